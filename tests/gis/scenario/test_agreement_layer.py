from __future__ import annotations

import json

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
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis import i18n
from cm_civic_plugin.gis.processing.agreement_map import AgreementMap
from cm_civic_plugin.gis.scenario.agreement_layer import FIELDS, style
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
    style(layer)
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
    style(layer)
    tips = []
    for cell in layer.getFeatures():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(cell)
        tips.append(QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context))
    assert len(tips) == 2 and not any("script" in tip or "[%" in tip for tip in tips)
    assert any({"th": "ต้นไม้", "en": "Trees"}[spoken] in tip for tip in tips)
    assert all("3" in tip and "6" in tip for tip in tips)
