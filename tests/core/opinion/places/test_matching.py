"""Names found without spaces: one spelling for many, leftmost-longest, the same by both matchers."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_civic_plugin.core.opinion.places import matcher
from cm_civic_plugin.core.opinion.places.matcher import AhoMatcher, Found, Matcher
from cm_civic_plugin.core.opinion.places.normal import (
    WALL,
    hangs_on,
    leads,
    normalise,
    normalise_all,
    normalise_texts,
)

LETTERS = "กขคนมaB19 .่้ำาํเแิ\u200b\n\0😀"
texts = st.text(alphabet=LETTERS, max_size=40)
names = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=10), max_size=30)


def found(names, text):
    result = Matcher(map(normalise, names)).find([text])
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


@given(st.lists(texts, max_size=5))
def test_many_are_normalised_as_one_by_one(some):
    assert normalise_all(some) == [normalise(text) for text in some]


def test_tones_tell_names_apart():
    assert normalise("ป่าแดด") != normalise("ป้าแดด")


@given(texts)
def test_normalising_keeps_the_place_of_each_letter(text):
    normal = normalise_texts([text, text])
    places = np.arange(len(normal.codes))
    origins = normal.origins(places)
    assert (np.diff(origins) > 0).all()
    assert origins[-1] == 2 * len(text) + 1
    starts, ends = normal.spans(places[:-1], places[1:])
    assert starts.tolist() == origins[:-1].tolist()
    assert ends.tolist() == (origins[:-1] + 1).tolist()
    starts, ends = normal.spans(places[:-3], places[3:])
    assert ends.tolist() == (origins[2:-1] + 1).tolist()
    assert normal.starts.tolist() == [0, len(text) + 1, 2 * len(text) + 2]
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
        (["ช้างคลานซอยเก้าแยกช้างคลาน"], "ช้างคลานซอยเข้าแยกช้างคลาน", []),  # the middle differs
        (["กก"], "ก" * 9, ["กก"] * 4),
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


ENGINES = [Matcher, AhoMatcher]
# Names that share their beginnings, middles and ends, up to many times eight letters long.
PIECES = [
    "ซอย",
    "ซ",
    "บ้าน",
    "ช้าง",
    "คลาน",
    "ม่อน",
    "ก",
    "1",
    "2",
    "12",
    "น้ํา",
    "นำ้",
    " ",
    "cafe",
    "B",
]
long_names = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join)
long_texts = st.lists(st.sampled_from([*PIECES, "\n", "\0", "😀", "เ", "์"]), max_size=25).map(
    "".join
)


def slowly(keys: set[bytes], text: str) -> list[tuple[int, int, bytes]]:
    """Return what is to be found in one text, letter by letter: start, end and name."""
    normal = normalise_texts([text])
    codes, data = normal.codes.tolist(), normal.codes.tobytes()
    at = normal.origins(np.arange(len(codes))).tolist()
    latin = [2 <= code < 40 for code in codes]
    made, place = [], 0
    while place < len(codes):
        for end in range(len(codes) - 1, place + 1, -1):
            first, last = place, end - 1
            near_before = first and at[first] - at[first - 1] == 1
            near_after = at[end] - at[last] == 1
            if latin[first]:
                goes_on = latin[first - 1] and (codes[first] >= 12 or codes[first - 1] < 12)
            else:
                goes_on = bool(leads(normal.codes[first - 1 : first]).any())
            if latin[last]:
                cut = near_after and latin[end] and (codes[last] >= 12 or codes[end] < 12)
            else:
                cut = hangs_on(normal.codes[end])
            if data[place:end] in keys and not (near_before and goes_on) and not cut:
                made.append((at[first], at[last] + 1, data[place:end]))
                place = end - 1
                break
        place += 1
    return made


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("batch", [1, 2, 100])
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_matcher_finds_what_a_slow_search_finds(engine, batch, data):
    if engine is AhoMatcher:
        pytest.importorskip("ahocorasick")
    some_names, some_texts = data.draw(
        st.one_of(
            st.tuples(names, st.lists(texts, max_size=4)),
            st.tuples(
                st.lists(long_names, min_size=1, max_size=40), st.lists(long_texts, max_size=4)
            ),
        )
    )
    keys = {key for key in map(normalise, some_names) if len(key) >= 2 and WALL not in key}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matcher, "_BATCH", batch)
        found = engine(map(normalise, some_names)).find(some_texts)
    rows = zip(found.texts.tolist(), found.starts.tolist(), found.ends.tolist(), found.keys)
    assert list(rows) == [
        (number, *found) for number, text in enumerate(some_texts) for found in slowly(keys, text)
    ]


def test_many_names_in_many_random_thai_texts():
    """Thousands of names share every table of the search; both engines and the slow search agree."""
    pytest.importorskip("ahocorasick")
    chance = random.Random(7)
    syllables = [
        lead + consonant + vowel + tone
        for lead in ("", "เ")
        for consonant in "กคงชดตนมรส"
        for vowel in ("", "ั", "า", "ี")
        for tone in ("", "้")
    ]

    def say(least: int, most: int) -> str:
        return "".join(chance.choices(syllables, k=chance.randint(least, most)))

    names = {say(1, 6) for _ in range(5000)}
    keys = {key for key in map(normalise, names) if len(key) >= 2}
    spoken = [
        "".join(
            chance.choice([say(1, 5), " ", *chance.sample(sorted(names), 2)]) for _ in range(12)
        )
        for _ in range(100)
    ]
    ours, theirs = Matcher(keys).find(spoken), AhoMatcher(keys)
    for one, other in zip(ours, _by_automaton(theirs, spoken)):
        assert list(one) == list(other)
    rows = zip(ours.texts.tolist(), ours.starts.tolist(), ours.ends.tolist(), ours.keys)
    assert list(rows) == [
        (number, *found) for number, text in enumerate(spoken) for found in slowly(keys, text)
    ]
    assert len(ours.keys) > 1000


def _by_automaton(engine: AhoMatcher, texts: list[str]) -> Found:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matcher, "_FEW", 10**9)
        return engine.find(texts)


@settings(max_examples=300, deadline=None)
@given(names, texts)
def test_every_place_of_every_name_is_looked_at(names, text):
    """Every start and name whose letters stand there, found the slow way."""
    keys = {key for key in map(normalise, names) if len(key) >= 2 and WALL not in key}
    data = normalise_texts([text]).codes.tobytes()
    slow = [
        (start, data[start:end])
        for start in range(len(data))
        for end in range(len(data), start + 1, -1)
        if data[start:end] in keys
    ]
    engine = Matcher(keys)
    starts, numbers = engine._occurrences(data)
    assert list(zip(starts.tolist(), [engine.keys[number] for number in numbers])) == slow
