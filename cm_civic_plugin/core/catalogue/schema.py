"""Check a layer record against resources/catalogue/record.schema.json.

QGIS does not ship a JSON Schema library, so this reads the few keywords our schema uses; the tests
hold its verdicts against the `jsonschema` package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description", "$comment"}
_KEYWORDS = _ANNOTATIONS | {
    "$ref", "type", "required", "properties", "additionalProperties", "items", "enum", "pattern",
    "minLength", "minItems", "maxItems", "minimum", "maximum",
}  # fmt: skip


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> list[str]:
    """Return what is wrong with ``value``, one ``key.path: reason`` each; empty if it fits.

    ``root`` is the schema that local ``$ref``s point into (default: ``schema`` itself).
    Raises ValueError where the schema uses a keyword this reader does not know.
    """
    return [f"{path or 'record'}: {why}" for path, why in _walk(value, schema, root or schema, "")]


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool) and kind != "boolean":
        return False
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()  # JSON Schema: 5.0 is an integer
    return isinstance(value, _TYPES[kind])


def _walk(value: Any, schema: Any, root: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    if schema is True:
        return
    unknown = set(schema) - _KEYWORDS
    if unknown:
        raise ValueError(f"schema keyword not supported: {', '.join(sorted(unknown))}")
    if "$ref" in schema:
        target: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from _walk(value, target, root, path)
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(_is(value, kind) for kind in kinds):
            yield path, f"must be {' or '.join(kinds)}"
            return
    if "enum" in schema and value not in schema["enum"]:
        yield path, f"{value!r} is not one of {', '.join(map(str, schema['enum']))}"
    if isinstance(value, str):
        yield from _string(value, schema, path)
    elif isinstance(value, dict):
        yield from _object(value, schema, root, path)
    elif isinstance(value, list):
        yield from _array(value, schema, root, path)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < schema.get("minimum", value):
            yield path, f"must be at least {schema['minimum']}"
        if value > schema.get("maximum", value):
            yield path, f"must be at most {schema['maximum']}"


def _string(value: str, schema: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    if len(value) < schema.get("minLength", 0):
        yield path, f"must have at least {schema['minLength']} characters"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield path, f"{value!r} does not fit the pattern {schema['pattern']}"


def _object(value: dict, schema: dict, root: dict, path: str) -> Iterator[tuple[str, str]]:
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{path}.{key}".lstrip("."), "is missing"
    known = schema.get("properties", {})
    rest = schema.get("additionalProperties", True)
    for key, item in value.items():
        here = f"{path}.{key}".lstrip(".")
        if key in known:
            yield from _walk(item, known[key], root, here)
        elif rest is False:
            yield here, "is not a key of a record"
        else:
            yield from _walk(item, rest, root, here)


def _array(value: list, schema: dict, root: dict, path: str) -> Iterator[tuple[str, str]]:
    if len(value) < schema.get("minItems", 0):
        yield path, f"must have at least {schema['minItems']} items"
    if len(value) > schema.get("maxItems", len(value)):
        yield path, f"must have at most {schema['maxItems']} items"
    for number, item in enumerate(value):
        yield from _walk(item, schema.get("items", True), root, f"{path}[{number}]")
