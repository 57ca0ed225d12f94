from __future__ import annotations

import html
import json
from dataclasses import replace

import pytest
from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRenderContext,
    QgsVectorLayer,
)

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.agreement import OPPOSED, Opposition
from cm_civic_plugin.core.scenario.convergence import Convergence, Picture
from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis import i18n
from cm_civic_plugin.gis.i18n import pick
from cm_civic_plugin.gis.processing.agreement_map import AgreementMap
from cm_civic_plugin.gis.scenario.agreement_layer import FIELDS, style
from cm_civic_plugin.gis.scenario.agreement_words import OPPOSED_WORDS, opposition_words
from cm_civic_plugin.gis.scenario.convergence_words import convergence_words
from cm_civic_plugin.gis.scenario.footprints import transforms
from cm_civic_plugin.gis.scenario.merging import merge_files
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

TABLES = sorted((SAMPLE_DATA / "workshop").glob("table_*.gpkg"))


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    path = tmp_path_factory.mktemp("merged") / "all.gpkg"
    merge_files(TABLES, path)
    return path


def run(folder, workshop, **more):
    """Return the answer, the layer and the report."""
    parameters = {
        "WORKSHOP": str(workshop),
        "OUTPUT": str(folder / "agreement.gpkg"),
        "REPORT": str(folder / "report.json"),
        **more,
    }
    answer, ok = (
        AgreementMap()
        .create()
        .run(
            parameters,
            QgsProcessingContext(),
            QgsProcessingFeedback(),
            {},
            catchExceptions=False,
        )
    )
    assert ok
    layer = QgsVectorLayer(answer["OUTPUT"], "agreement", "ogr")
    assert layer.isValid()
    return answer, layer, json.loads((folder / "report.json").read_text("utf-8"))


def cell_at(layer, lon, lat):
    point = QgsGeometry.fromPointXY(QgsPointXY(*transforms()[0].TransformPoint(lon, lat)[:2]))
    (found,) = [one for one in layer.getFeatures() if one.geometry().contains(point)]
    return found


def test_the_map_of_the_sample_workshop(qgis_app, merged, tmp_path):
    answer, layer, report = run(tmp_path, merged)
    assert [field.name() for field in layer.fields()][1:] == [name for name, _ in FIELDS]
    assert layer.crs().authid() == "EPSG:32647"
    cells = list(layer.getFeatures())
    assert len(cells) == answer["CELLS"] == report["cells"] > 500
    for cell in cells:
        assert cell["tables"] == 5
        if cell["suppressed"]:
            assert all(
                cell[name] == NULL
                for name in ("drew", "share", "element_mode", "consensus", "conflict", "opposed")
            )
        else:
            assert 3 <= cell["drew"] <= 5 and cell["share"] == pytest.approx(cell["drew"] / 5)
            assert 1 / 5 <= cell["consensus"] <= 1 and 0 <= cell["conflict"] <= 1
    shown = [cell for cell in cells if not cell["suppressed"]]
    assert report["withheld"] == len(cells) - len(shown)
    assert report["at_odds"] == sum(cell["conflict"] >= 0.5 for cell in shown) > 0
    assert report["agreed"] == sum(cell["consensus"] >= 0.5 for cell in shown) > 0
    # all five tables drew the bus along Tha Phae road
    assert cell_at(layer, 98.9975, 18.7874)["drew"] == 5
    assert report["sample"] and "SAMPLE" in report["words"]["en"][0]
    assert "ตัวอย่าง" in report["words"]["th"][0]
    assert "SAMPLE" in layer.metadata().abstract() and "ตัวอย่าง" in layer.metadata().abstract()


def test_one_future_by_its_id_or_name_in_either_language(qgis_app, merged, tmp_path):
    counts = []
    for name in ("joyful_trade", "Joyful, thriving trade", "ขายม่วนขายหมาน", ""):
        folder = tmp_path / (name or "all")
        folder.mkdir()
        answer, layer, report = run(folder, merged, FUTURE=name, MIN_TABLES=1)
        assert report["future"] == ("joyful_trade" if name else None)
        counts.append(answer["CELLS"])
        if name:
            assert {cell["future_mode"] for cell in layer.getFeatures()} == {"joyful_trade"}
            assert {cell["tables"] for cell in layer.getFeatures()} == {5}
    assert counts[0] == counts[1] == counts[2] < counts[3]
    with pytest.raises(QgsProcessingException, match=r"utopia.*good_living"):
        run(tmp_path, merged, FUTURE="utopia")


def test_what_few_tables_drew_is_nowhere_in_the_outputs(qgis_app, tmp_path):
    """Two tables only: nothing may be shown, neither by cell nor by coefficients."""
    two = tmp_path / "two.gpkg"
    merge_files(TABLES[:2], two)
    _, layer, report = run(tmp_path, two)
    assert all(cell["suppressed"] for cell in layer.getFeatures())
    assert set(report["appendix"].values()) == {None}
    assert report["agreed"] == report["at_odds"] == 0
    assert "Merge the files" in " ".join(report["words"]["en"])
    assert "รวมไฟล์" in " ".join(report["words"]["th"])
    assert all(element not in json.dumps(report["words"]) for element in ("night_life", "market"))


def test_a_workshop_with_nothing_drawn_gives_an_empty_map_that_says_so(qgis_app, tmp_path):
    WorkshopFile.create(tmp_path / "empty.gpkg", "A").close()
    answer, layer, report = run(tmp_path, tmp_path / "empty.gpkg")
    assert answer["CELLS"] == layer.featureCount() == 0
    assert "Nothing is drawn in this workshop." in report["words"]["en"]


def test_bad_input_is_a_sentence_and_leaves_nothing(qgis_app, merged, tmp_path):
    bad = tmp_path / "bad.gpkg"
    bad.write_text("x")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(QgsProcessingException, match=r"bad\.gpkg"):
        run(out, bad)
    far = tmp_path / "far.gpkg"
    with WorkshopFile.create(far, "A") as file:
        stamp = shape_of("stamp", [(-0.1, 51.5)])
        file.append(new_row("draw", "s", "A", future_id="chaos", element_id="road", shape=stamp))
    with pytest.raises(QgsProcessingException, match="far from Chiang Mai"):
        run(out, far)
    with pytest.raises(QgsProcessingException, match="report"):
        run(out, merged, REPORT=str(tmp_path / "no" / "report.json"))
    assert list(out.iterdir()) == []


@pytest.fixture(params=["th", "en"])
def spoken(request, monkeypatch):
    monkeypatch.setattr(i18n, "language", lambda: request.param)
    return request.param


def test_every_cell_has_one_colour_and_the_legend_is_spoken(qgis_app, merged, tmp_path, spoken):
    _, layer, _ = run(tmp_path, merged)
    style(layer, default_plan())
    renderer = layer.renderer()
    rules = renderer.rootRule().children()
    for rule in rules:
        assert not QgsExpression(rule.filterExpression()).hasParserError()
    context = QgsRenderContext()
    context.expressionContext().appendScopes(
        QgsExpressionContextUtils.globalProjectLayerScopes(layer)
    )
    renderer.startRender(context, layer.fields())
    odds = 0
    for cell in layer.getFeatures():
        context.expressionContext().setFeature(cell)
        symbols = renderer.symbolsForFeature(cell, context)
        at_odds = not cell["suppressed"] and cell["conflict"] >= 0.5
        odds += at_odds
        assert len(symbols) == 1 + at_odds
    renderer.stopRender(context)
    assert odds
    assert ("ปิดไว้" in rules[0].label()) == (spoken == "th")


def tip_of(layer, feature):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def test_a_plan_in_the_file_rules_names_futures_and_oppositions(qgis_app, tmp_path, spoken):
    """Names are shown as they are, whatever they are; rules are those of the workshop."""
    plan = default_plan()
    evil = "<i>%]</i> [% 1 + 1 %]"
    ours = Opposition("wet", frozenset({"pond", "trees"}), frozenset({"homes", "gone"}))
    pond = replace(plan.elements[0], id="pond", name=Words(evil, evil))
    future = replace(
        plan.futures[0], id="ours", name=Words("Ours", "ของเรา"), sign="star", dash="sparse_dot"
    )
    plan = replace(
        plan,
        elements=(pond, *plan.elements),
        futures=(*plan.futures, future),
        oppositions=(ours,),
    )
    path = tmp_path / "all.gpkg"
    with WorkshopFile.create(path, "A", plan=plan_to_text(plan), workshop=plan.workshop) as file:
        for code, element in zip("ABCD", ("pond", "pond", "homes", "homes")):
            stamp = shape_of("stamp", [(98.99, 18.79)])
            row = new_row("draw", code, code, future_id="ours", element_id=element, shape=stamp)
            file.append(row)
    _, layer, report = run(tmp_path, path, FUTURE=future.name.th)
    (cell,) = layer.getFeatures()
    assert (cell["opposed"], cell["conflict"], report["future"]) == ("wet", 1, "ours")
    assert report["opposed"] == [
        {"id": "wet", "one": ["pond", "trees"], "other": ["gone", "homes"]}
    ]
    assert f"a rule of this workshop: {evil}, Trees and parks, against Homes, gone;" in (
        " ".join(report["words"]["en"])
    )
    assert f"{evil}, ต้นไม้และสวน กับ บ้านเรือน, gone;" in " ".join(report["words"]["th"])
    style(layer, plan)
    tip = tip_of(layer, cell)
    assert pick("Ours", "ของเรา") in tip
    assert html.unescape(tip).count(evil) == 1 and "<i>" not in tip
    assert pick("against Homes", "กับ บ้านเรือน") in html.unescape(tip) or "Homes" in tip


def test_the_plugins_own_rules_name_all_that_they_are_about(spoken):
    """The words are hand-made: nothing in a rule may be missing from them."""
    elements = {element.id: element for element in load_elements()}
    assert {rule.id for rule in OPPOSED} == set(OPPOSED_WORDS)
    for rule in OPPOSED:
        assert rule.one | rule.other <= set(elements)
    wanted = {
        "green": ("parking", "roads", "work", "waste", "Trees", "water"),
        "quiet": ("Homes", "schools", "care", "temples", "night life", "waste"),
    }
    for name, words in wanted.items():
        assert all(word in OPPOSED_WORDS[name][0] for word in words)
    (keep,) = [rule for rule in OPPOSED if rule.id == "keep"]
    assert opposition_words(keep, elements) == OPPOSED_WORDS["keep"]
    other = keep._replace(other=frozenset({"road"}))
    assert opposition_words(other, elements)[0] == "Keep as it is, against Roads and traffic"


def test_the_map_tip_names_things_and_trusts_no_text_of_a_file(qgis_app, tmp_path, spoken):
    element = "<script>x</script>"
    path = tmp_path / "all.gpkg"
    with WorkshopFile.create(path, "A") as file:
        for number, code in enumerate("ABCDEF"):
            stamp = shape_of("stamp", [(98.99 + 0.01 * (number > 2), 18.79)])
            kind = "trees" if number > 2 else element
            file.append(
                new_row("draw", code, code, future_id="good_living", element_id=kind, shape=stamp)
            )
    _, layer, _ = run(tmp_path, path)
    style(layer, default_plan())
    tips = [tip_of(layer, cell) for cell in layer.getFeatures()]
    assert len(tips) == 2 and not any("script" in tip or "[%" in tip for tip in tips)
    assert any({"th": "ต้นไม้", "en": "Trees"}[spoken] in tip for tip in tips)
    assert all("3" in tip and "6" in tip for tip in tips)


# --- convergence in words


def moved(before, after, tables="ABCDE", chance=0.06, left=""):
    pictures = [Picture(value, value, 10, 4, 1) for value in (before, after)]
    return Convergence(tuple(tables), tuple(left), 12, *pictures, 8, 2, chance)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (moved(0.21, 0.34), "Tables drew more alike: IoU 0.21 → 0.34."),
        (moved(0.34, 0.21), "Tables drew less alike: IoU 0.34 → 0.21."),
        (moved(0.21, 0.34, chance=0.4), "more alike, but that may be chance: IoU 0.21 → 0.34"),
        (moved(0.34, 0.21, chance=0.4), "less alike, but that may be chance"),
        (moved(0.34, 0.35, chance=0.01), "No clear change: IoU 0.34 → 0.35."),
        (moved(0.1, 0.9, "AB", 0.5), "Too few tables to tell: 2 have both moments, 3 are needed."),
        (moved(float("nan"), 0.3), "Nothing is drawn at one of the two moments"),
    ],
)
def test_a_verdict_claims_no_more_than_the_numbers(qgis_app, found, said):
    assert said in convergence_words(found, 3)[0]


def test_too_few_tables_are_shown_no_number_and_few_are_told_so(qgis_app):
    said = convergence_words(moved(0.1, 0.9, "AB", 0.5, left="C"), 3)
    assert len(said) == 2 and "IoU" not in " ".join(said) and "C" in said[1]
    assert "never rule out chance" in " ".join(convergence_words(moved(0.1, 0.9, "ABCD", 0.125), 3))
    said = " ".join(convergence_words(moved(0.1, 0.9), 3))
    assert "6 of 100" in said and "never rule out" not in said and "8 came closer" in said
