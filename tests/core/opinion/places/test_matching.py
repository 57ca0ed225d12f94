"""Names found without spaces: one spelling for many, leftmost-longest, the same by both matchers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_civic_plugin.core.opinion.places.matcher import AhoMatcher, Matcher
from cm_civic_plugin.core.opinion.places.normal import WALL, normalise, normalise_texts

LETTERS = "กขคนมaB19 .่้ำาํเแิ\u200b\n😀"
texts = st.text(alphabet=LETTERS, max_size=40)
names = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=10), max_size=30)


def found(names, text, matcher=Matcher):
    result = matcher(map(normalise, names)).find([text])
    return [text[start:end] for start, end in zip(result.starts, result.ends)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("นํ้าปิง", "น้ำปิง"),  # NIKHAHIT + SARA AA for SARA AM, tone between
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),  # tone after SARA AM
        ("ท่่าแพ", "ท่าแพ"),  # a tone typed twice
        ("เเม่ริม", "แม่ริม"),  # two SARA E for SARA AE
        ("ท่ี", "ที่"),  # tone before vowel
        ("ท่า\u200bแพ", "ท่าแพ"),
        ("ONE  Nimman", "One Nimman"),
        ("ม.ช.", "มช"),
        ("เซนทรัล", "เซ็นทรัล"),
        ("๗๐๐ ปี", "700 ปี"),
        ("Café", "cafe"),
    ],
)
def test_spellings_of_one_name_are_one(typed, meant):
    assert normalise(typed) == normalise(meant)


def test_tones_tell_names_apart():
    assert normalise("ป่าแดด") != normalise("ป้าแดด")


@given(texts)
def test_normalising_keeps_the_place_of_each_letter(text):
    normal = normalise_texts([text, text])
    assert (np.diff(normal.origins) > 0).all()
    assert normal.codes[-1] == WALL
    half = len(normal.codes) // 2
    assert normal.codes[:half].tobytes() == normal.codes[half:].tobytes()


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["วโรรส", "ตลาดวโรรส"], "ไปตลาดวโรรสมา", ["ตลาดวโรรส"]),
        (["ตลาดว", "วโรรสใหม่"], "ตลาดวโรรสใหม่", ["ตลาดว"]),  # leftmost before longest
        (["ท่าแพ"], "ท่าแพ่", []),  # inside a syllable
        (["วโรรส"], "เวโรรส", ["วโรรส"][:0]),
        (["maya"], "near Maya, amaya mayan maya2 MAYA", ["Maya", "MAYA"]),
        (["ซอย 1"], "ซอย 17 ซอย1", ["ซอย1"]),
        (["ซอย 1", "ซอย 17"], "ซอย 17", ["ซอย 17"]),
        (["one nimman"], "One Nimman/OneNimman", ["One Nimman", "OneNimman"]),
        (["มช"], "😀 มช.", ["มช"]),
        (["สันทราย"], "สัน\nทราย", []),  # not over a line break
        (["คูเมือง"], "คู เมือง", ["คู เมือง"]),
    ],
)
def test_leftmost_longest_on_word_borders(names, text, expected):
    assert found(names, text) == expected


def test_texts_do_not_run_into_one_another():
    result = Matcher([normalise("ท่าแพ")]).find(["ท่า", "แพ", "ท่าแพ", ""])
    assert result.texts.tolist() == [2]
    assert result.starts.tolist() == [0]


def test_no_texts_and_no_names():
    assert not Matcher([]).find(["ท่าแพ"]).keys
    assert not Matcher([b"\x30\x31\x32"]).find([]).keys


@settings(max_examples=300, deadline=None)
@given(names, st.lists(texts, max_size=4))
def test_both_matchers_find_the_same(names, texts):
    pytest.importorskip("ahocorasick")
    keys = [normalise(name) for name in names]
    ours, theirs = Matcher(keys).find(texts), AhoMatcher(keys).find(texts)
    for one, other in zip(ours[:3], theirs[:3]):
        assert one.tolist() == other.tolist()
    assert ours.keys == theirs.keys


@settings(max_examples=300, deadline=None)
@given(names, texts)
def test_the_matcher_finds_what_a_plain_search_finds(names, text):
    """Every (start, end) whose letters are a name, found the slow way."""
    keys = {key for key in map(normalise, names) if len(key) >= 2 and WALL not in key}
    data = normalise_texts([text]).codes.tobytes()
    slow = {
        (start, end)
        for start in range(len(data))
        for end in range(start + 2, len(data) + 1)
        if data[start:end] in keys
    }
    starts, ends = Matcher(keys)._occurrences(data)
    assert set(zip(starts.tolist(), ends.tolist())) == slow
