"""The shipped catalogue: 64 records in 8 files, each complete in both languages."""

from __future__ import annotations

import copy
import itertools
import json
import re
from collections import Counter
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml", reason="PyYAML is needed to read the catalogue")

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "catalogue"
ICONS = FOLDER.parent / "icons"
THAI = re.compile("[\u0e00-\u0e7f]")
OSM_SOURCE = re.compile(
    r"@(id|type|name_th|name_en|area_m2|length_m|gap_km|lgo_type|dopa_code|is_chumchon|kind)"
    r"|[A-Za-z][\w:-]*(\|[A-Za-z][\w:-]*)*"
)
NEEDS = {
    "osm": {"elements", "any_of", "extract"},
    "web": {"service", "url"},
    "file": {"format"},
    "derived": {"inputs", "recipe"},
}
EXTRACT_GEOMETRY = {
    "polygon": {"Polygon", "MultiPolygon"},
    "wall_polygon": {"Polygon", "MultiPolygon"},
    "line": {"LineString"},
    "route": {"MultiLineString"},
    "point": {"Point"},
    "temple_point": {"Point"},
}


def read(name: str):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


FILES = {p.stem: read(p.name) for p in sorted(FOLDER.glob("[a-z]*.yaml"))}
SHARED = read("_shared.yaml")
SCHEMA = json.loads((FOLDER / "record.schema.json").read_text(encoding="utf-8"))
RECORDS = {r["id"]: r for f in FILES.values() for r in f["layers"]}
each_record = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
each_theme = pytest.mark.parametrize("theme", FILES)


@pytest.fixture(scope="module")
def validator():
    reason = "jsonschema is not installed, so the schema itself cannot be tried"
    return pytest.importorskip("jsonschema", reason=reason).Draft202012Validator(SCHEMA)


def test_eight_files_of_eight_records_numbered_without_a_gap():
    assert [len(f["layers"]) for f in FILES.values()] == [8] * 8
    assert len(RECORDS) == 64
    assert sorted(r["order"] for r in RECORDS.values()) == list(range(1, 65))
    for f in FILES.values():
        orders = [r["order"] for r in f["layers"]]
        assert orders == list(range(orders[0], orders[0] + 8))
        assert orders[0] % 8 == 1


def test_how_the_layers_are_reached():
    kinds = Counter(r["access"]["type"] for r in RECORDS.values())
    assert kinds == {"osm": 43, "web": 7, "file": 6, "derived": 8}


@each_theme
def test_theme_block_matches_its_file_and_icon(theme, validator):
    block = FILES[theme]["theme"]
    schema = {"$ref": "#/$defs/theme", "$defs": SCHEMA["$defs"]}
    errors = list(type(validator)(schema).iter_errors(block))
    assert not errors, errors
    assert block["id"] == theme
    icon = (ICONS / f"theme_{theme}.svg").read_text(encoding="utf-8")
    assert block["colour"] in icon
    assert "<text" not in icon
    assert len(icon.encode()) < 2048


@each_record
def test_record_obeys_the_schema(record, validator):
    errors = [f"{list(e.path)}: {e.message}" for e in validator.iter_errors(record)]
    assert not errors, errors


def test_schema_uses_only_the_keywords_the_plugin_can_run():
    allowed = {
        *("$schema", "$defs", "$ref", "title", "description", "type", "required", "properties"),
        *("additionalProperties", "items", "enum", "pattern", "minLength", "minItems"),
        *("maxItems", "minimum", "maximum"),
    }

    def check(schema, where):
        assert set(schema) <= allowed, f"{where}: {set(schema) - allowed}"
        assert isinstance(schema.get("type", ""), str), f"{where}: one type only"
        if "$ref" in schema:
            name = schema["$ref"].removeprefix("#/$defs/")
            assert name in SCHEMA["$defs"], f"{where}: {schema['$ref']}"
        for group in ("properties", "$defs"):
            for name, part in schema.get(group, {}).items():
                check(part, f"{where}/{name}")
        for one in ("items", "additionalProperties"):
            if isinstance(schema.get(one), dict):
                check(schema[one], f"{where}/{one}")

    check(SCHEMA, "")


@each_record
def test_both_languages_everywhere(record):
    for key in ("title", "abstract", "limits", "civic_question"):
        assert THAI.search(record[f"{key}_th"]), key
        assert re.search("[A-Za-z]{3}", record[f"{key}_en"]), key
        assert not THAI.search(record[f"{key}_en"]), f"Thai script in {key}_en"
    for alias in record["aliases_th"]:
        assert THAI.search(alias), alias
    for language in ("en", "th"):
        aliases = record[f"aliases_{language}"]
        assert len(aliases) == len(set(aliases))
        for a in record["attributes"]:
            shared = SHARED["attributes"].get(a["name"], {})
            assert a.get(f"alias_{language}", shared.get(f"alias_{language}")), a["name"]


@each_record
def test_texts_are_of_a_readable_length(record):
    sentences = re.findall(r"[.!?](?:\s|$)", record["abstract_en"])
    assert 2 <= len(sentences) <= 4
    assert len(re.findall(r"[.!?](?:\s|$)", record["limits_en"])) == 1
    assert len(record["abstract_th"]) >= 60


@each_record
def test_codes_exist_in_the_shared_file(record):
    assert record["licence"] in SHARED["licences"]
    for vocabulary, code in record["mapping"].items():
        label = SHARED["vocabularies"][vocabulary]["codes"][code]
        assert label["en"]
        assert THAI.search(label["th"])


@each_record
def test_someone_can_be_credited(record):
    licence = SHARED["licences"][record["licence"]]
    assert record["source"].get("attribution") or licence["attribution"]


@each_record
def test_access_holds_what_its_type_needs(record):
    access = record["access"]
    assert NEEDS[access["type"]] <= set(access)
    others = set().union(*(v for k, v in NEEDS.items() if k != access["type"]))
    assert not (set(access) & (others - {"url"} - NEEDS[access["type"]]))
    assert access["offline"] == (access["type"] in ("osm", "derived"))
    if access["type"] == "osm":
        assert record["geometry"] in EXTRACT_GEOMETRY[access["extract"]]
        for c in itertools.chain(*access["any_of"], access.get("none_of", [])):
            wants = {"in": {"values"}, "regex": {"pattern"}, "exists": set()}[c["op"]]
            assert set(c) - {"key", "op"} == wants, c
            re.compile(c.get("pattern", ""))


@each_record
def test_attributes_are_named_once_and_osm_sources_are_machine_readable(record):
    names = [a["name"] for a in record["attributes"]]
    assert len(names) == len(set(names))
    if record["access"]["type"] == "osm":
        assert names[:5] == ["osm_id", "osm_type", "name", "name_th", "name_en"]
        for a in record["attributes"]:
            assert OSM_SOURCE.fullmatch(a["source"]), a


def test_derived_layers_stand_on_known_layers_without_a_circle():
    inputs = {r["id"]: r["access"].get("inputs", []) for r in RECORDS.values()}
    for layer, needed in inputs.items():
        assert set(needed) <= set(RECORDS), layer
        assert set(RECORDS[layer]["access"].get("optional_inputs", [])) <= set(needed), layer
    done: set[str] = set()
    while len(done) < len(inputs):
        ready = {k for k, v in inputs.items() if k not in done and set(v) <= done}
        assert ready, f"a circle among {sorted(set(inputs) - done)}"
        done |= ready


def test_derived_layers_keep_the_share_alike_of_their_inputs():
    licences = SHARED["licences"]
    for r in RECORDS.values():
        inputs = [RECORDS[i] for i in r["access"].get("inputs", [])]
        if any(licences[i["licence"]]["share_alike"] for i in inputs):
            assert licences[r["licence"]]["share_alike"], r["id"]


def test_guesses_are_called_guesses():
    words = ("estimate", "proxy", "index")
    for r in RECORDS.values():
        if r["access"]["type"] == "derived":
            assert any(w in r["abstract_en"] for w in words), r["id"]
            assert "ประมาณ" in r["abstract_th"], r["id"]


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda r: r.pop("licence"), []),
        (lambda r: r["refresh"].update(cadence="monthly"), ["refresh", "cadence"]),
        (lambda r: r["refresh"].update(cadence="P๑M"), ["refresh", "cadence"]),
        (lambda r: r.update(title_th="Markets"), ["title_th"]),
        (lambda r: r["access"].update(extract="blob"), ["access", "extract"]),
        (lambda r: r["access"].update(overpass="node;"), ["access"]),
        (lambda r: r["access"]["any_of"].clear(), ["access", "any_of"]),
        (lambda r: r["access"]["any_of"][0][0].update(op="eval"), ["access", "any_of", 0, 0, "op"]),
        (lambda r: r["attributes"][0].update(type="text"), ["attributes", 0, "type"]),
        (lambda r: r.update(abstract_th="ตลาด"), ["abstract_th"]),
        (lambda r: r.update(order=0), ["order"]),
        (lambda r: r.update(aliases_th=["กาด"]), ["aliases_th"]),
    ],
)
def test_spoiled_record_is_refused_where_it_is_spoiled(spoil, where, validator):
    record = copy.deepcopy(RECORDS["markets"])
    assert validator.is_valid(record)
    spoil(record)
    assert where in [list(e.path) for e in validator.iter_errors(record)]


def _linear(colour: str) -> list[float]:
    values = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def _times(matrix, v: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, v)) for row in matrix]


def _oklab(rgb: list[float]) -> list[float]:
    """Linear RGB to Oklab (Ottosson 2020)."""
    to_lms = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    return _times(to_lab, [max(v, 0) ** (1 / 3) for v in _times(to_lms, rgb)])


# Machado, Oliveira & Fernandes 2009, severity 1.0.
SIGHT = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@each_theme
def test_theme_colour_stands_out_on_white(theme):
    r, g, b = _linear(FILES[theme]["theme"]["colour"])
    # WCAG 2.1, 1.4.11: graphics need a contrast of 3 to 1.
    assert 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 3


@pytest.mark.parametrize("sight", SIGHT)
def test_theme_colours_differ_to_every_kind_of_sight(sight):
    seen = {
        t: _oklab([min(max(v, 0), 1) for v in _times(SIGHT[sight], _linear(f["theme"]["colour"]))])
        for t, f in FILES.items()
    }
    for one, two in itertools.combinations(seen, 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[two])) ** 0.5
        # 0.02 is a just noticeable difference in Oklab; four times that reads across a hall.
        assert apart >= 0.08, (one, two, round(apart, 3))
