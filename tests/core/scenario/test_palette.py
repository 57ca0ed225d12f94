from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.scenario.agreement import OPPOSED
from cm_civic_plugin.core.scenario.elements import (
    MOST_ELEMENTS,
    Element,
    elements_from_text,
    elements_to_text,
    load_elements,
)
from cm_civic_plugin.core.scenario.futures import (
    DASHES,
    SIGNS,
    futures_from_text,
    futures_to_text,
    load_futures,
)
from cm_civic_plugin.core.scenario.icons import MOST_BYTES, plugin_icon
from cm_civic_plugin.core.scenario.palette_file import Words

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
    for element in elements:
        assert THAI.search(element.name.th), element
        assert not THAI.search(element.name.en), element
        assert element.icon is not None, element
    assert len({element.icon for element in elements}) == len(elements)
    assert elements[-1].id == "idea"


def test_the_palette_is_of_a_thai_city_in_the_order_people_look():
    ids = [element.id for element in load_elements()]
    assert ids == [
        "homes", "work", "market", "tourism", "night_life", "heritage", "trees", "water_care",
        "flood_water", "walking_street", "bus", "road", "parking", "school", "health",
        "elderly_care", "waste", "air", "danger", "keep", "idea",
    ]  # fmt: skip
    opposed = {one for rule in OPPOSED for one in rule.one | rule.other}
    assert opposed <= set(ids)


def test_no_thai_name_needs_more_than_two_lines_of_a_button():
    for element in load_elements():
        parts = re.split("[ \u200b]", element.name.th)
        assert len(parts) <= 3, element
        # Letters that stand side by side; vowels and tone marks sit above and below them.
        widths = [len(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", part)) for part in parts]
        assert max(widths) <= 10, element


def lab(colour):
    """CIE L*a*b* (D65) of #rrggbb, and its contrast with white (WCAG 2)."""
    rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    rgb = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    matrix = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.array(matrix) @ rgb / [0.9505, 1.0, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    contrast = 1.05 / (rgb @ [0.2126, 0.7152, 0.0722] + 0.05)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]), contrast


def test_colours_are_distinct_and_carry_a_white_icon():
    colours = {element.id: lab(element.colour) for element in load_elements()}
    for one, other in itertools.combinations(colours, 2):
        assert np.linalg.norm(colours[one][0] - colours[other][0]) > 20, (one, other)
    assert min(contrast for _lab, contrast in colours.values()) >= 3  # WCAG 2.2, 1.4.11


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
        ('"#2e8b3d"', "#2e8b3d", "needs quotes"),
        ("{en: Trees, th: ต้นไม้}", "{}", "neither th nor en"),
        ("{en: Trees, th: ต้นไม้}", "{en: [], th: ต้นไม้}", "trees/name"),
        ("{en: Trees, th: ต้นไม้}", "2569", "2569"),
        ("{en: Trees, th: ต้นไม้}", "ต" * 61, "60"),
        ("{en: Trees, th: ต้นไม้}", '"a\\u0007"', "cannot be"),
        ("    takes", "    icon: nowhere\n    takes", "walking_street"),
        ("    takes", "    icon: none.svg\n    takes", "none.svg"),
        ("    takes", "    icon: ../secret.svg\n    takes", "../secret.svg"),
        ("    takes", "    icon: /etc/x.svg\n    takes", "/etc/x.svg"),
        ("    takes", "    svg: hello\n    takes", "svg"),
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


HERE = Path("workshop.gpkg")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">%s</svg>'
LEAF = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1h9z" /></svg>'


def palette_of(tmp_path, more, **files):
    for name, content in files.items():
        (tmp_path / f"{name}.svg").write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
    file = tmp_path / "elements.yaml"
    file.write_text(GOOD + more, encoding="utf-8")
    return load_elements(file)


def test_a_wording_in_one_language_is_said_in_both():
    for written in ("สวนผัก", "{th: สวนผัก}"):
        text = GOOD.replace("{en: Trees, th: ต้นไม้}", written)
        assert elements_from_text(text, HERE)[0].name == Words("สวนผัก", "สวนผัก")
    text = GOOD.replace("{en: Trees, th: ต้นไม้}", "{en: Garden}")
    assert elements_from_text(text, HERE)[0].name == Words("Garden", "Garden")


def test_an_icon_is_the_plugins_or_a_file_beside_the_list_or_none(tmp_path):
    ours = plugin_icon("trees")
    assert ours and palette_of(tmp_path, "")[0].icon == ours
    assert palette_of(tmp_path, "    icon: bus\n")[0].icon == plugin_icon("bus")
    assert palette_of(tmp_path, "    icon: none\n")[0].icon is None
    assert palette_of(tmp_path, "    icon: ใบไม้.svg\n", **{"ใบไม้": LEAF})[0].icon == LEAF.encode()
    more = """  - {id: garden, name: สวนผัก, colour: "#118811", takes: [area]}\n"""
    assert palette_of(tmp_path, more)[1].icon is None
    assert palette_of(tmp_path, more, garden=LEAF)[1].icon == LEAF.encode()


def test_what_an_editor_of_pictures_saves_is_good(tmp_path):
    inkscape = """\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r
<!-- วาดเอง -->\r
<svg xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="http://www.w3.org/2000/svg"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://www.w3.org/2000/svg"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:xlink="http://www.w3.org/1999/xlink" width="24" height="24" inkscape:version="1.2">
<title>ใบไม้</title><inkscape:namedview id="base"/>
<metadata><rdf:RDF><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></rdf:RDF></metadata>
<defs><linearGradient id="a"/><linearGradient id="b" xlink:href="#a"/></defs>
<g style="fill:url(#b)" inkscape:label="ชั้น 1"><path d="M1 1h9z"/></g></svg>
"""
    (element,) = palette_of(tmp_path, "    icon: leaf.svg\n", leaf=inkscape)
    for part in (b"M1 1h9z", b'xlink:href="#a"', b"fill:url(#b)"):
        assert part in element.icon
    for part in (b"rdf", b"inkscape", b"title", b"\r"):  # what no shape needs
        assert part not in element.icon
    (again,) = elements_from_text(elements_to_text([element]), HERE)
    assert again == element


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        (SVG % "<script>alert(1)</script>", "script"),
        (SVG % '<image href="file:///etc/passwd"/>', "image"),
        (SVG % '<use href="#a"/>', "use"),
        (
            SVG % '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
            "foreign",
        ),
        (SVG % '<animate attributeName="x"/>', "animate"),
        (SVG % "<text>x</text>", "text"),
        (SVG % '<path onclick="x()"/>', "onclick"),
        (
            SVG % '<linearGradient xmlns:x="http://www.w3.org/1999/xlink" x:href="http://x"/>',
            "href",
        ),
        (SVG % '<path style="fill:url(http://x)"/>', "style"),
        (SVG % '<path fill="url( &quot;http://x&quot;)"/>', "fill"),
        (SVG % "<style>@import 'x.css';</style>", "style"),
        (SVG % "<style><path/>@import 'x.css';</style>", "style"),
        (SVG % '<path stroke-dasharray="0.0001"/>', "dasharray"),
        (SVG % '<path style="stroke-dasharray:0.0001"/>', "style"),
        (SVG % ("<g>" * 30 + "</g>" * 30), "<g>"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + LEAF, "not an SVG"),
        ("<?xml-stylesheet href='http://x'?>" + LEAF, "not an SVG"),
        (LEAF.encode("utf-16"), "not an SVG"),
        ('<?xml version="1.0" encoding="utf-16"?>' + LEAF, "not an SVG"),
        ("<svg>", "not an SVG"),
        ("<svg/>", "not an SVG"),
        ("", "not an SVG"),
        (b"\x89PNG\r\n\x1a\n", "not an SVG"),
        (SVG % ("<g>" * 4000 + "</g>" * 4000), "<g>"),
        (SVG % ("<g/>" * (MOST_BYTES // 4)), "64 kB"),
    ],
)
def test_an_unsafe_icon_is_refused_from_a_file_and_from_inside(tmp_path, svg, said):
    with pytest.raises(BadInput) as caught:
        palette_of(tmp_path, "    icon: leaf.svg\n", leaf=svg)
    for part in (str(tmp_path / "elements.yaml"), "trees", "icon", "leaf.svg", said):
        assert part in str(caught.value)
    if isinstance(svg, str) and svg:
        text = GOOD + "    svg: " + "'" + svg.replace("'", "''").replace("\n", " ") + "'\n"
        with pytest.raises(BadInput, match=re.escape(said)):
            elements_from_text(text, HERE)


def test_any_style_survives_the_text(tmp_path):
    svg = (
        SVG % '<style>\n\n  .a {fill: red}\t\x7f\x85\n ก &lt;\u2028 \n</style><path class="a\nb"/>'
    )
    (element,) = palette_of(tmp_path, "    icon: leaf.svg\n", leaf=svg)
    (again,) = elements_from_text(elements_to_text([element]), HERE)
    assert again == element and b".a {fill: red}" in again.icon


def test_what_hides_in_another_namespace_is_left_out(tmp_path):
    svg = SVG % '<path d="M1 1h9z"/><x:image xmlns:x="urn:x" href="/etc/passwd"/><use xmlns=""/>'
    (element,) = palette_of(tmp_path, "    icon: leaf.svg\n", leaf=svg)
    assert element.icon.count(b"<") == 3 and b"passwd" not in element.icon


def test_the_plugins_own_icons_pass_the_same_check(tmp_path):
    for element in load_elements():
        (own,) = palette_of(tmp_path, "    icon: own.svg\n", own=element.icon)
        assert len(own.icon) > 0.9 * len(element.icon)
        assert plugin_icon(element.id) == element.icon


def test_a_palette_goes_into_a_text_and_comes_out_the_same():
    elements = (
        *load_elements(),
        Element("leaf", Words("Leaf", "ใบไม้\u200bเขียว"), "#123456", ("stamp",), LEAF.encode()),
        Element("bare", Words("No: icon #1", "ไม่มี"), "#654321", ("area", "line"), None),
        replace(load_elements()[0], id="like_homes"),
    )
    text = elements_to_text(elements)
    assert elements_from_text(text, HERE) == elements
    assert text.count("<svg") == 1  # the plugin's own go by name
    assert "\u200b" not in text and "\\u200b" in text  # what the eye cannot see is written out
    futures = load_futures()
    assert futures_from_text(futures_to_text(futures), HERE) == futures


@pytest.mark.parametrize(
    "text", [elements_to_text(load_elements()), futures_to_text(load_futures())]
)
def test_the_text_begins_with_how_to_edit_it_in_both_languages(text):
    comments = text[: text.index("version:")]
    assert all(line.startswith("#") for line in comments.splitlines())
    assert THAI.search(comments) and "Edit it" in comments
    assert max(map(len, comments.splitlines())) <= 110


def test_any_name_survives_the_text():
    hypothesis = pytest.importorskip("hypothesis")

    @hypothesis.given(hypothesis.strategies.text(min_size=1, max_size=40))
    @hypothesis.example("0\x850")
    @hypothesis.example("ก\u2028ข")
    def check(name):
        element = replace(load_elements()[0], name=Words(name, name))
        try:
            (again,) = elements_from_text(elements_to_text([element]), HERE)
        except BadInput:
            shown = re.sub(r"[\t\n\r]", " ", name.strip())
            kinds = {unicodedata.category(letter) for letter in shown}
            assert not shown or kinds & {"Cc", "Cs", "Cn", "Co"}
        else:
            # U+0085 is a line break to YAML, too
            assert again.name.th == re.sub(r"[\t\n\r\x85]", " ", name.strip())

    check()


THREE = """version: 1
futures:
  - {id: a, name: ก, sentence: ก, colour: "#111111"}
  - {id: b, name: ข, sentence: ข, colour: "#222222", sign: circle, dash: dot}
  - {id: c, name: ค, sentence: ค, colour: "#333333", sign: star}
"""


def test_a_future_without_sign_or_dash_gets_one_that_is_free():
    futures = futures_from_text(THREE, HERE)
    assert [future.sign for future in futures] == ["triangle", "circle", "star"]
    assert [future.dash for future in futures] == ["solid", "dot", "dash"]


def test_two_futures_that_would_look_the_same_on_grey_paper_are_refused():
    with pytest.raises(BadInput, match="circle") as caught:
        futures_from_text(THREE.replace("sign: star", "sign: circle"), HERE)
    assert "entry c" in str(caught.value)


def test_eight_futures_can_be_told_apart_and_a_ninth_is_refused():
    entry = '  - {{id: f{0}, name: ก, sentence: ก, colour: "#111111"}}\n'
    eight = "version: 1\nfutures:\n" + "".join(entry.format(n) for n in range(8))
    futures = futures_from_text(eight, HERE)
    assert {future.sign for future in futures} == set(SIGNS)
    assert {future.dash for future in futures} == set(DASHES)
    with pytest.raises(BadInput, match="9 entries"):
        futures_from_text(eight + entry.format(8), HERE)


def test_a_palette_that_no_panel_could_show_is_refused():
    entry = '  - {{id: e{0}, name: ก, colour: "#111111", takes: [area]}}\n'
    many = "".join(entry.format(n) for n in range(MOST_ELEMENTS + 1))
    with pytest.raises(BadInput, match=str(MOST_ELEMENTS)):
        elements_from_text("version: 1\nelements:\n" + many, HERE)
