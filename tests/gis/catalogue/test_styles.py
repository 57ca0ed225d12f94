"""The styles of the catalogue: every file fits its record, reads in both languages, and is honest."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRasterLayer,
    QgsRenderContext,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsWkbTypes,
)

from cm_civic_plugin.core.catalogue.pack import READY, read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.resources import SAMPLE_DATA, STYLES
from cm_civic_plugin.gis.catalogue import layer_style
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.loading import make_layer

THAI = re.compile("[\u0e00-\u0e7f]")
RECORDS = {record.id: record for record in catalogue().records}
PATHS = sorted(STYLES.glob("*.qml"))
VECTORS = [path.stem for path in PATHS if path.stem in RECORDS]
RASTERS = [name for name in VECTORS if RECORDS[name].geometry == "Raster"]
VECTORS = [name for name in VECTORS if name not in RASTERS]
# tiles drawn by their servers have no style of ours
TILES = {"planning_zones", "flood_recurrence"}
BREAKS = {
    "building_density_grid": ("footprint_ratio", [0, 0.05, 0.1, 0.2, 0.35]),
    "street_connectivity": ("intersections_km2", [0, 25, 50, 80, 120]),
    "noise_proxy": ("noise_score", [0, 20, 40, 60, 80]),
    "heat_proxy": ("heat_score", [0, 20, 40, 60, 80]),
    "tourism_intensity": ("score", [0, 0.5, 2, 8, 30]),
    "registered_population": ("population", [0, 25, 50, 100, 250, 1000]),
}
AGGREGATES = {
    function.name()
    for function in QgsExpression.Functions()
    if "Aggregates" in function.groups() and function.name() != "array_agg"
} | {"array_agg"}
SOFT = re.compile(r"estimate|proxy|model", re.IGNORECASE)
SOFT_THAI = re.compile("ค่าประมาณ|แบบจำลอง")


def by_type(type_name: str) -> str:
    """Return the memory provider's name of a record's type."""
    plain = {"number": "double", "datetime": "datetime", "date": "date"}
    return {"integer": "integer", "boolean": "boolean"}.get(type_name) or plain.get(
        type_name, "string"
    )


def bare(layer_id):
    """Return an empty layer with the geometry and the fields of a record."""
    record = RECORDS[layer_id]
    columns = "&".join(f"field={a.name}:{by_type(a.type)}" for a in record.attributes)
    layer = QgsVectorLayer(f"{record.geometry}?crs=EPSG:4326&{columns}", layer_id, "memory")
    assert layer.isValid()
    return layer


def load(layer):
    """Load a layer's style as its file says; return what QGIS logged meanwhile."""
    logged = []

    def keep(text, tag, _level):
        logged.append((tag, text))

    log = QgsApplication.messageLog()
    log.messageReceived.connect(keep)
    try:
        message, ok = layer.loadNamedStyle(str(STYLES / f"{layer.name()}.qml"))
    finally:
        log.messageReceived.disconnect(keep)
    assert ok, message
    return logged


def styled(layer_id):
    layer = bare(layer_id)
    load(layer)
    return layer


def label_settings(layer):
    labeling = layer.labeling() if layer.labelsEnabled() else None
    if labeling is None:
        return []
    if isinstance(labeling, QgsRuleBasedLabeling):
        return [rule.settings() for rule in labeling.rootRule().descendants()]
    return [labeling.settings()]


def expressions(layer):
    """Return every expression a style evaluates."""
    renderer = layer.renderer()
    found = [clause.expression() for clause in renderer.orderBy()]
    if isinstance(renderer, QgsRuleBasedRenderer):
        rules = renderer.rootRule().descendants()
        found += [
            QgsExpression(r.filterExpression())
            for r in rules
            if r.filterExpression() and not r.isElse()
        ]
    elif hasattr(renderer, "classAttribute"):
        found.append(QgsExpression(renderer.classAttribute()))
    return found + [QgsExpression(settings.fieldName) for settings in label_settings(layer)]


def legend(layer):
    return [item.label() for item in layer.renderer().legendSymbolItems()]


def symbols(layer):
    return [symbol.clone() for symbol in layer.renderer().symbols(QgsRenderContext())]


def markers(layer):
    """Return all marker symbols of a style, also those inside lines and fills."""
    found, todo = [], list(symbols(layer))
    while todo:
        symbol = todo.pop()
        if isinstance(symbol, QgsMarkerSymbol):
            found.append(symbol)
        todo += [p.subSymbol().clone() for p in symbol.symbolLayers() if p.subSymbol()]
    return found


def drawn_by(layer, features, scale=1000):
    """Return for each feature the symbols that draw it at a scale."""
    context = QgsRenderContext()
    context.setRendererScale(scale)
    context.setExpressionContext(
        QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    )
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    try:
        found = []
        for feature in features:
            context.expressionContext().setFeature(feature)
            found.append([s.clone() for s in renderer.originalSymbolsForFeature(feature, context)])
        return found
    finally:
        renderer.stopRender(context)


def feature_of(layer, **values):
    feature = QgsFeature(layer.fields())
    for name, value in values.items():
        feature[name] = value
    return feature


def luminance(colour):
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2)."""
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts))


@pytest.fixture(scope="module")
def sample_pack(tmp_path_factory):
    """A pack of the drawn sample city."""
    extract = next(SAMPLE_DATA.glob("*.osm.pbf"), None)
    if extract is None:
        pytest.skip("needs sample_data/*.osm.pbf")
    folder = tmp_path_factory.mktemp("packs") / "sample"
    build_pack(extract, folder, catalogue())
    return folder


# --- files


def test_every_file_belongs_to_a_record_and_every_record_but_tiles_has_one():
    assert {path.stem for path in PATHS} == set(RECORDS) - TILES


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_a_file_is_small_and_holds_no_path_code_or_action(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 25_000
    root = ET.fromstring(text)
    assert set(root.get("styleCategories").split("|")) == {"Symbology", "Labeling", "Rendering"}
    assert not re.search(r"(?i)<(attributeactions|actionsetting|editform|editforminit)", text)
    assert "python" not in text.lower()
    assert not re.search(r'(?i)["\'](/|[a-z]:[\\/]|file:|base64:|https?://(?!mrcc))', text)


# --- vectors


@pytest.mark.parametrize("layer_id", VECTORS)
def test_a_style_loads_in_silence_and_asks_only_for_fields_of_its_record(layer_id):
    layer = bare(layer_id)
    assert load(layer) == []
    fields = {a.name for a in RECORDS[layer_id].attributes}
    for expression in expressions(layer):
        assert not expression.hasParserError(), expression.parserErrorString()
        assert expression.referencedColumns() <= fields, expression.expression()
        # an aggregate waits for the main thread, which may be waiting for the map
        assert not expression.referencedFunctions() & AGGREGATES, expression.expression()
    assert layer.renderer().usedAttributes(QgsRenderContext()) <= fields | {
        getattr(layer.renderer(), "classAttribute", str)()
    }


@pytest.mark.parametrize("layer_id", VECTORS)
def test_a_legend_speaks_both_languages_and_each_alone_when_loaded(layer_id):
    layer = styled(layer_id)
    whole = list(filter(None, legend(layer)))
    if len(legend(layer)) > 1:
        assert len(whole) == len(legend(layer))
        assert len(set(whole)) == len(whole)
    for label in whole:
        thai, between, english = label.partition(" | ")
        assert between, label
        assert thai == thai.strip() and english == english.strip()
        assert not THAI.search(english)
        assert THAI.search(thai) or re.search(r"\d", thai)
    for language in ("th", "en"):
        layer = bare(layer_id)
        layer_style.apply_style(layer, RECORDS[layer_id], language)
        for label in legend(layer):
            assert "|" not in label
            assert not (language == "en" and THAI.search(label))


@pytest.mark.parametrize("layer_id", VECTORS)
def test_markers_are_measured_on_paper_and_fit_a_legend(layer_id):
    layer = styled(layer_id)
    point = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    assert bool(markers(layer)) or not point
    for symbol in markers(layer):
        assert symbol.outputUnit() == QgsUnitTypes.RenderUnit.RenderMillimeters
        assert {part.sizeUnit() for part in symbol.symbolLayers()} == {
            QgsUnitTypes.RenderUnit.RenderMillimeters
        }
        assert 0.3 < symbol.size() < 7


@pytest.mark.parametrize("layer_id", VECTORS)
def test_labels_are_straight_and_stay_away_from_the_whole_province(layer_id):
    for settings in label_settings(styled(layer_id)):
        assert settings.placement not in (
            QgsPalLayerSettings.Placement.Curved,
            QgsPalLayerSettings.Placement.PerimeterCurved,
        )
        assert settings.scaleVisibility
        assert settings.minimumScale > settings.maximumScale


@pytest.mark.parametrize("layer_id", VECTORS)
def test_classes_can_be_told_from_each_other(layer_id):
    layer = styled(layer_id)
    renderer = layer.renderer()
    looks = [str([part.properties() for part in s.symbolLayers()]) for s in symbols(layer)]
    patterned = any(part.subSymbol() for s in symbols(layer) for part in s.symbolLayers())
    assert patterned or len(set(looks)) == len(looks)
    if isinstance(renderer, QgsRuleBasedRenderer):
        keys = [rule.ruleKey() for rule in renderer.rootRule().descendants()]
        assert len(set(keys)) == len(keys)  # one key for two rules: one tick box for both


@pytest.mark.parametrize("layer_id", [n for n in VECTORS if RECORDS[n].access["type"] == "osm"])
def test_every_sample_feature_is_drawn_at_street_scale_and_points_once(sample_pack, layer_id):
    if read_manifest(sample_pack).layers[layer_id].status != READY:
        pytest.skip("the sample city has none")
    layer = make_layer(sample_pack, RECORDS[layer_id], "th")
    counts = {len(found) for found in drawn_by(layer, layer.getFeatures())}
    assert 0 not in counts
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        assert counts == {1}


# --- classes


@pytest.mark.parametrize("layer_id", BREAKS)
def test_breaks_are_fixed_and_darken_step_by_step(layer_id):
    field, breaks = BREAKS[layer_id]
    layer = styled(layer_id)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsGraduatedSymbolRenderer)
    assert QgsExpression(renderer.classAttribute()).referencedColumns() - {"", "*"} == {field}
    ranges = renderer.ranges()
    assert [step.lowerValue() for step in ranges] == breaks
    for before, after in zip(ranges, ranges[1:]):
        assert before.upperValue() == after.lowerValue()
        light, dark = luminance(before.symbol().color()), luminance(after.symbol().color())
        assert light > dark  # so that it reads without colour too
        assert (light + 0.05) / (dark + 0.05) > 1.25
    assert ranges[-1].upperValue() >= {"ratio": 1, "score": 100}.get(field[-5:], 1000)
    for value, step in zip(breaks[1:], ranges):
        assert f"{value:g}" in step.label().replace(",", "") or f"{value:.0%}" in step.label()


@pytest.mark.parametrize(
    "layer_id", [r.id for r in RECORDS.values() if r.access["type"] == "derived"]
)
def test_what_is_worked_out_says_so_in_every_class(layer_id):
    labels = legend(styled(layer_id))
    assert labels
    for label in labels:
        thai, _, english = label.partition(" | ")
        assert SOFT_THAI.search(thai), label
        assert SOFT.search(english), label


@pytest.mark.parametrize(
    ("pm25", "english"),
    [
        (0, "Very good"), (15, "Very good"), (15.1, "Good"), (25, "Good"), (25.1, "Moderate"),
        (37.5, "Moderate"), (37.6, "Starts to affect"), (75, "Starts to affect"),
        (75.1, "Affects"), (480, "Affects"), (None, "No recent"), (-1, "No recent"),
    ],
)  # fmt: skip
def test_pm25_falls_into_the_steps_of_the_thai_24_hour_index(pm25, english):
    layer = styled("air_quality_stations")
    ((symbol,),) = drawn_by(layer, [feature_of(layer, pm25=pm25)])
    (label,) = [
        rule.label()
        for rule in layer.renderer().rootRule().children()
        if rule.symbol().dump() == symbol.dump()
    ]
    assert label.partition(" | ")[2].startswith(english)


def test_pm25_classes_differ_in_shape_as_well_as_colour():
    found = symbols(styled("air_quality_stations"))
    shapes = [s.symbolLayer(0).properties()["name"] for s in found[:5]]
    assert len(set(shapes)) == 5
    assert len({s.color().name() for s in found[:5]}) == 5


@pytest.mark.parametrize(
    ("precision", "hollow"), [("place", False), ("tambon", True), (None, True)]
)
def test_a_shelter_placed_by_tambon_alone_looks_like_a_guess(precision, hollow):
    layer = styled("flood_shelters")
    ((symbol,),) = drawn_by(layer, [feature_of(layer, geocode_precision=precision)])
    assert (symbol.symbolLayer(0).fillColor().name() == "#ffffff") is hollow


@pytest.mark.parametrize(
    ("values", "english"),
    [
        ({"source_dataset": "OpenStreetMap"}, "Drawn by people"),
        (
            {"source_dataset": "Microsoft ML Buildings", "confidence": 0.9},
            "Found by computer, conf",
        ),
        (
            {"source_dataset": "Microsoft ML Buildings", "confidence": 0.6},
            "Found by computer, conf",
        ),
        ({"source_dataset": "Microsoft ML Buildings"}, "Found by computer, confidence not given"),
        ({}, "Found by computer, confidence not given"),
    ],
)
def test_a_footprint_says_who_found_it(values, english):
    layer = styled("satellite_buildings")
    ((symbol,),) = drawn_by(layer, [feature_of(layer, **values)])
    (label,) = [
        rule.label()
        for rule in layer.renderer().rootRule().children()
        if rule.symbol().symbolLayerCount() == symbol.symbolLayerCount()
        and rule.symbol().symbolLayer(0).properties() == symbol.symbolLayer(0).properties()
    ]
    assert label.partition(" | ")[2].startswith(english)


@pytest.mark.parametrize(
    ("ratio", "symbols_drawn"), [(1.0, 1), (0.7, 2), (1.3, 2), (0.8, 1), (None, 1)]
)
def test_a_doubtful_population_is_hatched(ratio, symbols_drawn):
    layer = styled("population_by_subdistrict")
    feature = feature_of(layer, density_km2=800.0, model_to_registered=ratio)
    assert len(drawn_by(layer, [feature])[0]) == symbols_drawn


def test_the_latest_year_of_the_register_lies_on_top():
    layer = styled("registered_population")
    renderer = layer.renderer()
    assert renderer.orderByEnabled()
    (clause,) = renderer.orderBy()
    assert clause.expression().referencedColumns() == {"year_ce"}
    assert clause.ascending()
    assert all(step.symbol().color().alpha() == 255 for step in renderer.ranges())


# --- rasters


@pytest.fixture
def raster(tmp_path):
    """Make a raster of one row of values, styled as a layer of the catalogue."""

    def make(layer_id, values):
        path = tmp_path / f"{layer_id}.tif"
        data = gdal.GetDriverByName("GTiff").Create(str(path), len(values), 1, 1, gdal.GDT_Float32)
        data.SetGeoTransform((98.9, 0.001, 0, 18.8, 0, -0.001))
        data.SetProjection(QgsProject.instance().crs().toWkt() or "EPSG:4326")
        for column, value in enumerate(values):
            data.GetRasterBand(1).WriteRaster(column, 0, 1, 1, _float(value))
        data = None
        layer = QgsRasterLayer(str(path), layer_id, "gdal")
        assert layer.isValid()
        assert load(layer) == []
        return layer

    return make


def _float(value):
    import struct

    return struct.pack("f", value)


def colours(layer):
    """Return the colours a raster layer draws its cells in."""
    provider = layer.dataProvider()
    block = layer.renderer().block(1, provider.extent(), provider.xSize(), 1)
    return [block.color(0, column).name() for column in range(provider.xSize())]


@pytest.mark.parametrize("layer_id", RASTERS)
def test_raster_classes_are_named_in_both_languages(raster, layer_id):
    layer = raster(layer_id, [1])
    labels = [label for label, _colour in layer.renderer().legendSymbologyItems()]
    assert len(labels) > 4
    for label in labels:
        thai, between, english = label.partition(" | ")
        assert between
        assert THAI.search(thai)
        assert english and not THAI.search(english)


def test_land_cover_has_a_colour_for_every_class_of_its_record(raster):
    source = next(a.source for a in RECORDS["land_cover_2021"].attributes if a.name == "class")
    classes = [int(number) for number in re.findall(r"\b\d0\b", source)]
    assert classes == [10, 20, 30, 40, 50, 60, 80, 90]
    layer = raster("land_cover_2021", classes)
    assert [entry.value for entry in layer.renderer().classes()] == classes
    assert len(set(colours(layer))) == 8


@pytest.mark.parametrize(
    ("layer_id", "cells", "classes"),
    [
        ("elevation", [290, 299.9, 302, 307, 315, 330, 370, 500, 800, 1300, 2093],
         [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("population_grid", [0.2, 4.9, 10, 30, 70, 150, 900], [0, 0, 1, 2, 3, 4, 4]),
    ],
)  # fmt: skip
def test_cells_fall_into_the_steps_the_legend_names_and_darken(raster, layer_id, cells, classes):
    layer = raster(layer_id, cells)
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert len(items) == classes[-1] + 1
    names = [item.color.name() for item in items]
    assert [names.index(name) for name in colours(layer)] == classes
    lights = [luminance(item.color) for item in items]
    assert lights == sorted(lights, reverse=True)


# --- no file


@pytest.mark.parametrize("layer_id", ["food_drink", "heat_proxy", "rivers_streams"])
def test_a_layer_without_a_style_of_its_own_wears_its_theme_colour(monkeypatch, tmp_path, layer_id):
    monkeypatch.setattr(layer_style, "STYLES", tmp_path)
    layer = bare(layer_id)
    layer_style.apply_style(layer, RECORDS[layer_id], "th")
    colour = layer.renderer().symbol().symbolLayer(0).color().name()
    assert colour == RECORDS[layer_id].theme.colour
