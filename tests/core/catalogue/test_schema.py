"""The plugin's own schema reader gives the verdicts of the jsonschema package."""

from __future__ import annotations

import copy
import json
import random

import pytest

from cm_civic_plugin.core.catalogue import schema
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.resources import CATALOGUE

jsonschema = pytest.importorskip("jsonschema")

RULES = json.loads((CATALOGUE / "record.schema.json").read_text(encoding="utf-8"))
RECORDS = [record.data for record in catalogue().records]
JUDGE = jsonschema.Draft202012Validator(RULES)
STRANGE = [None, True, 0, -1, 65, 2.5, "", "a", "กาด", "2024", [], ["x"], {}, {"th": "ก"}]


def places(value, path=()):
    """Yield the path of every value inside a record."""
    yield path
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, item in items:
        yield from places(item, (*path, key))


def spoil(record, chance):
    """Return a copy of a record with one thing removed, replaced or added somewhere in it."""
    record = copy.deepcopy(record)
    path = chance.choice([p for p in places(record) if p])
    parent = record
    for key in path[:-1]:
        parent = parent[key]
    what = chance.choice(["remove", "replace", "add"])
    if what == "remove":
        del parent[path[-1]]
    elif what == "replace":
        parent[path[-1]] = copy.deepcopy(chance.choice(STRANGE))
    elif isinstance(parent, dict):
        parent[chance.choice(["extra", "ชั้น", "id", "type"])] = copy.deepcopy(chance.choice(STRANGE))
    else:
        parent.append(copy.deepcopy(chance.choice(STRANGE)))
    return record, (what, path)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r["id"])
def test_shipped_records_are_good_to_both(record):
    assert schema.problems(record, RULES) == []
    assert JUDGE.is_valid(record)


def test_verdicts_agree_on_spoiled_records():
    chance = random.Random(64)
    bad = 0
    for _ in range(3000):
        record, how = spoil(chance.choice(RECORDS), chance)
        ours = schema.problems(record, RULES)
        assert bool(ours) is not JUDGE.is_valid(record), (record.get("id"), how, ours)
        bad += bool(ours)
    assert 1000 < bad < 2900  # both kinds of verdict were put to the test


def test_the_first_problem_names_the_key_that_jsonschema_names():
    record = copy.deepcopy(RECORDS[0])
    record["access"]["elements"] = ["relation", "ทาง"]
    (problem,) = schema.problems(record, RULES)
    (error,) = JUDGE.iter_errors(record)
    assert error.json_path == "$.access.elements[1]"
    assert problem.startswith("access.elements[1]: 'ทาง' is not one of node, way, relation")


def test_an_unknown_keyword_is_not_passed_over():
    with pytest.raises(ValueError, match="maxLength"):
        schema.problems("กาด", {"type": "string", "maxLength": 2})
