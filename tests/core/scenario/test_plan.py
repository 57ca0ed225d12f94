from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.scenario.agreement import OPPOSED, Opposition
from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import load_futures
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.plan import (
    STAGE_KINDS,
    Landmark,
    Stage,
    default_plan,
    plan_from_text,
    plan_of,
    plan_to_text,
)

FILE = Path("/tmp/แผน/plan.yaml")


def changed(**values) -> str:
    """The default plan's text with some keys changed; None takes one out."""
    content = yaml.safe_load(plan_to_text(default_plan()))
    content.update(values)
    content = {key: value for key, value in content.items() if value is not None}
    return yaml.safe_dump(content, allow_unicode=True)


def refusal(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        plan_from_text(text, FILE)
    assert str(FILE) in str(caught.value)
    return str(caught.value)


def test_the_plugins_own_plan_is_a_workshop_of_two_hours_in_both_languages():
    plan = default_plan()
    assert [future.id for future in plan.pair] == ["good_living", "chaos"]
    assert len(plan.futures) == 4
    assert plan.elements == load_elements()
    assert 60 <= sum(stage.minutes for stage in plan.stages) <= 120
    assert {stage.kind for stage in plan.stages} <= set(STAGE_KINDS)
    for words in (plan.consent, *(s.name for s in plan.stages), *(m.name for m in plan.landmarks)):
        assert words.en.isascii(), words
        assert not words.th.isascii(), words
    for landmark in plan.landmarks:  # in the old city of Chiang Mai or beside it
        assert 98.95 < landmark.lon < 99.02, landmark
        assert 18.76 < landmark.lat < 18.82, landmark
        assert landmark.source


def test_each_default_plan_is_a_workshop_of_its_own():
    assert default_plan().workshop != default_plan().workshop


def test_a_plan_comes_back_as_it_was_written():
    plan = default_plan()
    plan = replace(
        plan,
        title="เวิร์กช็อป “ย่านช้างม่อย”: #2 😀",
        place="on: yes",
        tables=("A", "NO", "1", "โต๊ะ ก"),
        futures=plan.futures[1:3],
        elements=(*plan.elements[:3], replace(plan.elements[0], id="own", icon=None)),
        oppositions=(Opposition("one", frozenset({"homes"}), frozenset({"trees", "road"})),),
        landmarks=(Landmark("gate", Words("Gate", "ประตู"), 98.9932697, 18.7877625, ""),),
        stages=(Stage(Words("Draw: all", "วาด"), 600, "table"),),
    )
    assert plan_from_text(plan_to_text(plan), FILE) == plan


def test_a_plan_of_no_stage_landmark_or_opposition_stays_so():
    plan = replace(default_plan(), stages=(), landmarks=(), oppositions=())
    assert plan_from_text(plan_to_text(plan), FILE) == plan


_LINE = (
    st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text == text.strip())
)


@settings(max_examples=60, deadline=None)
@given(title=_LINE, name=_LINE.filter(bool), minutes=st.integers(0, 600))
def test_whatever_can_be_shown_comes_back(title, name, minutes):
    words = Words(name, name)
    plan = replace(
        default_plan(),
        title=title,
        consent=words,
        elements=load_elements()[:1],
        stages=(Stage(words, minutes, "silent"),),
    )
    assert plan_from_text(plan_to_text(plan), FILE) == plan


def test_what_a_person_left_out_is_as_the_plugin_has_it():
    plan = plan_from_text("version: 1\ntitle: ย่านช้างม่อย\ntables: [A, B, A, 3]\n", FILE)
    own = default_plan()
    assert plan.title == "ย่านช้างม่อย"
    assert plan.tables == ("A", "B", "3")
    assert plan.workshop
    assert (plan.stages, plan.futures, plan.elements) == (own.stages, load_futures(), own.elements)
    assert plan.oppositions == OPPOSED
    assert plan.consent == own.consent


def test_a_wording_in_one_language_is_said_in_both():
    plan = plan_from_text("version: 1\nconsent: วาดได้เลย\n", FILE)
    assert plan.consent == Words("วาดได้เลย", "วาดได้เลย")


def test_a_file_without_a_plan_has_the_plugins_own_and_its_own_name():
    meta = {"table_code": "C", "title": "Old", "workshop_uuid": "w-1", "plan": None}
    plan = plan_of(meta, FILE)
    assert (plan.tables, plan.title, plan.workshop) == (("C",), "Old", "w-1")
    assert plan.futures == load_futures()
    assert plan_of({}, FILE).tables == ("A",)


def test_a_file_with_a_plan_has_that():
    plan = replace(default_plan(), title="Mine", tables=("X",))
    assert plan_of({"plan": plan_to_text(plan), "table_code": "C"}, FILE) == plan


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"version": 2}, "not a workshop's plan of version 1"),
        ({"seats": "six"}, "“seats”: it must be a whole number from 0 to 40"),
        ({"seats": True}, "“seats”"),
        ({"dots": -1}, "“dots”"),
        ({"tokens": 1001}, "“tokens”"),
        ({"tables": []}, "“tables”"),
        ({"tables": [None]}, "“tables”"),
        ({"tables": ["a code of many letters"]}, "“tables”"),
        ({"tables": ["A\x07"]}, "“tables”"),
        ({"tables": "A"}, "“tables”"),
        ({"tables": list(range(61))}, "more than 60"),
        ({"title": "x" * 121}, "“title”: it has more than 120 letters"),
        ({"title": ["a"]}, "“title”"),
        ({"title": "own \ue000"}, "“title”: it holds a character that cannot be shown"),
        ({"place": "bell \x07"}, "“place”"),
        ({"consent": {}}, "“th”"),
        ({"consent": "x" * 4001}, "“consent”"),
        ({"stages": {"a": 1}}, "“stages”: it is no list"),
        ({"stages": ["draw"]}, "“stages”"),
        ({"stages": [{"kind": "table", "minutes": 5}]}, "stages/1, key “name”"),
        ({"stages": [{"kind": "nap", "minutes": 5, "name": "a"}]}, "must be one of warm_up"),
        ({"stages": [{"kind": "table", "minutes": 601, "name": "a"}]}, "0 to 600"),
        ({"stages": [{"kind": "table", "minutes": 1, "name": "a"}] * 41}, "more than 40"),
        ({"futures": []}, "futures"),
        ({"elements": [{"id": "trees"}]}, "trees"),
        ({"oppositions": [{"id": "a", "one": ["homes"], "other": []}]}, "oppositions/1"),
        ({"landmarks": [{"id": "a", "name": "a", "lon": True, "lat": 1}]}, "“lon”"),
        ({"landmarks": [{"id": "a", "name": "a", "lon": 98.9, "lat": 118.8}]}, "“lat”"),
        ({"landmarks": [{"id": "a", "name": "a", "lon": float("nan"), "lat": 1}]}, "“lon”"),
        ({"landmarks": [{"id": "a", "name": "a", "lon": 1, "lat": 1}] * 2}, "there twice"),
    ],
)
def test_a_bad_plan_is_refused_by_its_place_and_reason(values, said):
    assert said in refusal(changed(**values))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 1",
        "version: 1\ntitle: [",
        "version: 1\ntitle: 2026-31-31",
        "version: 1\nx: " + "[" * 9999,
    ],
)
def test_what_is_no_yaml_or_no_plan_is_refused(text):
    refusal(text)


def test_a_list_that_holds_itself_is_refused():
    assert "entry 1" in refusal("version: 1\nelements: &a [*a]\n")
