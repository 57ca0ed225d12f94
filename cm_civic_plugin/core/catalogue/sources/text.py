"""Opening a source file as text or JSON, and saying what it is instead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ...errors import BadInput, msg

MAX_BYTES = 64 << 20  # the largest of these sources holds some megabytes
_HEAD = 1 << 18


def head(path: Path) -> str:
    """Return the first 256 KB of a file as text; bytes that are no UTF-8 become ``\ufffd``."""
    with path.open("rb") as file:
        return _decode(file.read(_HEAD), "replace").lstrip("\ufeff")


def _decode(data: bytes, errors: str = "strict") -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors)
    return data.decode("utf-8-sig", errors)


def is_web_page(start: str) -> bool:
    """Tell whether a text is HTML or XML."""
    return (
        start.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<head", "<body", "<?xml"))
    )


def read_text(path: Path) -> str:
    """Return a whole text file: UTF-8, UTF-16 with its mark, or Thai Windows-874.

    Raises BadInput where it is too big, empty, a web page, or no text.
    """
    if path.stat().st_size > MAX_BYTES:
        raise BadInput(
            msg(
                "{file} is larger than {size} MB. Put the part of it that is needed in the folder."
            ),
            file=path.name,
            size=MAX_BYTES >> 20,
        )
    data = path.read_bytes()
    try:
        text = _decode(data)
    except UnicodeDecodeError:
        text = data.decode("cp874", "replace")
    if not text.strip():
        raise BadInput(msg("{file} is empty. Download it again."), file=path.name)
    if "\x00" in text:
        raise BadInput(
            msg("{file} holds bytes that are no text. Download it again."), file=path.name
        )
    if is_web_page(text):
        raise BadInput(
            msg(
                "{file} is a web page, not data: the site answered with a page. Download it again."
            ),
            file=path.name,
        )
    return text


def read_json(path: Path) -> Any:
    """Return what a JSON file holds. Raises BadInput naming the line where it breaks off."""
    text = read_text(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(
            msg("{file}, line {line}: the JSON is cut short or broken here. Download it again."),
            file=path.name,
            line=error.lineno,
        ) from error
    except RecursionError as error:
        raise BadInput(
            msg("{file} is JSON nested too deep to be data. Download it again."), file=path.name
        ) from error


def records(path: Path, data: Any, key: str) -> list[dict[str, Any]]:
    """Return the list of objects under a key. Raises BadInput where there is none."""
    found = data.get(key) if isinstance(data, dict) else None
    if not isinstance(found, list):
        raise BadInput(
            msg("{file} has no list called {key}. Download it again from the source."),
            file=path.name,
            key=key,
        )
    return [item for item in found if isinstance(item, dict)]


def at(item: Any, *keys: str) -> Any:
    """Return ``item[key][key]...``, None where a step is missing."""
    for key in keys:
        item = item.get(key) if isinstance(item, dict) else None
    return item
