from __future__ import annotations

import re

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import load_futures

THAI = re.compile("[\u0e01-\u0e5b]")


def bare(text: str) -> str:
    return text.replace("\u200b", "")


def test_the_four_futures_of_the_study_with_the_default_pair_first():
    futures = load_futures()
    assert [future.id for future in futures] == ["good_living", "chaos", "joyful_trade", "beset"]
    assert [bare(future.name.th) for future in futures] == [
        "กินดีอยู่ดี", "อลหม่าน", "ขายม่วนขายหมาน", "ปัญหารุมเร้า",
    ]  # fmt: skip


def test_futures_can_be_told_apart_without_colour():
    futures = load_futures()
    assert len({future.sign for future in futures}) == len(futures)
    assert len({future.dash for future in futures}) == len(futures)

    def grey(future):
        red, green, blue = (int(future.colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    greys = sorted(grey(future) for future in futures)
    assert min(later - earlier for earlier, later in zip(greys, greys[1:])) > 15


def test_the_palette_speaks_both_languages_and_has_an_icon_each():
    elements = load_elements()
    assert len(elements) >= 8
    for element in elements:
        assert THAI.search(element.name.th), element
        assert not THAI.search(element.name.en), element
        assert element.icon is not None, element
    assert elements[-1].id == "idea"


GOOD = """version: 1
elements:
  - id: trees
    name: {en: Trees, th: ต้นไม้}
    colour: "#2e8b3d"
    takes: [area]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#2e8b3d", "green", "colour"),
        ("[area]", "[blob]", "takes"),
        ("[area]", "[]", "takes"),
        ("[area]", "area", "takes"),
        (", th: ต้นไม้", "", "th"),
        ("id: trees", "id: Trees'; drop", "id"),
        ("version: 1", "version: 9", "version"),
        ("elements:", "things:", "elements"),
        ("{en: Trees", "{en: [", "line 4"),
    ],
)
def test_a_bad_palette_is_refused_with_file_place_and_reason(tmp_path, old, new, said):
    file = tmp_path / "elements.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert load_elements(file)[0].takes == ("area",)
    assert old in GOOD
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_elements(file)
    assert str(file) in str(caught.value)
    assert said in str(caught.value)


def test_an_id_that_is_there_twice_is_refused(tmp_path):
    file = tmp_path / "elements.yaml"
    file.write_text(GOOD + GOOD.partition("elements:\n")[2], encoding="utf-8")
    with pytest.raises(BadInput, match="twice"):
        load_elements(file)


def test_yaml_that_would_run_code_is_refused(tmp_path):
    file = tmp_path / "elements.yaml"
    file.write_text("version: 1\nelements: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(BadInput):
        load_elements(file)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadInput, match="no.yaml"):
        load_futures(tmp_path / "no.yaml")
