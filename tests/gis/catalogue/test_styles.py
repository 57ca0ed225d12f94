"""The styles of the catalogue: every file fits its record, reads in both languages, and is honest."""

from __future__ import annotations

import itertools
import re
import struct
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRasterLayer,
    QgsRenderContext,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsSingleBandColorDataRenderer,
    QgsSymbolLayer,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from cm_civic_plugin.core.catalogue.pack import READY, read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.resources import STYLES
from cm_civic_plugin.gis.catalogue import layer_style
from cm_civic_plugin.gis.catalogue.loading import make_layer

THAI = re.compile("[\u0e00-\u0e7f]")
RECORDS = {record.id: record for record in catalogue().records}
PATHS = sorted(STYLES.glob("*.qml"))
TILES = {"planning_zones"}  # drawn by its server: our style leaves its colours as they are
STYLED = [path.stem for path in PATHS if path.stem in RECORDS]
VECTORS = [name for name in STYLED if RECORDS[name].geometry != "Raster"]
RASTERS = [name for name in STYLED if name not in {*VECTORS, *TILES}]
# field, lower ends of the classes, a value that nothing exceeds
BREAKS = {
    "building_density_grid": ("footprint_ratio", [0, 0.05, 0.1, 0.2, 0.35], 1),
    "street_connectivity": ("intersections_km2", [0, 25, 50, 80, 120], 5000),
    "noise_proxy": ("noise_score", [0, 2, 5, 10, 20], 100),
    "heat_proxy": ("heat_score", [0, 20, 40, 60, 80], 100),
    "tourism_intensity": ("score", [0, 0.5, 2, 8, 30], 10_000),
    "registered_population": ("population", [0, 25, 50, 100, 250, 1000], 100_000),
}
AGGREGATES = {
    function.name() for function in QgsExpression.Functions() if "Aggregates" in function.groups()
}
TYPES = {"number": "double"}  # the memory provider's names, where they are not ours
# how many classes are left when a dense layer is seen at the scale of the whole basin
LEFT_AT_150000 = {
    "buildings": 0,
    "satellite_buildings": 0,
    "food_drink": 0,
    "shops_crafts": 0,
    "parking": 0,
    "crossings_signals": 0,
    "bridges": 0,
    "tourist_accommodation": 2,
    "schools_education": 2,
    "health_facilities": 3,
    "transit_stops_hubs": 4,
    "road_network": 4,
    "canals_drains": 1,
    "walking_cycling_network": 1,
    "settlements_places": 2,
}
# how colours look to all, and to those without green or red cones: linear RGB to linear RGB
# (Machado, Oliveira and Fernandes 2009, severity 1)
EYES = {
    "all": np.eye(3),
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
}
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
WHITE = (0.9505, 1.0, 1.089)
TELLABLE = 9  # CIE 1976 colour difference; 2.3 is just seen side by side, a legend is not beside
SOFT = re.compile(r"estimate|proxy|model", re.IGNORECASE)
SOFT_THAI = re.compile("ค่าประมาณ|แบบจำลอง")


def bare(layer_id):
    """Return an empty layer with the geometry and the fields of a record."""
    record = RECORDS[layer_id]
    columns = "&".join(f"field={a.name}:{TYPES.get(a.type, a.type)}" for a in record.attributes)
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
    found = [clause.expression() for clause in renderer.orderBy().list()]
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


def classes_of(layer, features, scale=1000):
    """Return for each feature the legend labels, whole, of the rules that draw it at a scale.

    By QGIS's own rule: those whose filter is true, and "else" where there is none.
    """
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    rules = layer.renderer().rootRule().descendants()
    filters = {
        rule.label(): QgsExpression(rule.filterExpression()) for rule in rules if not rule.isElse()
    }
    otherwise = [rule.label() for rule in rules if rule.isElse() and rule.isScaleOK(scale)]
    seen = {rule.label() for rule in rules if rule.isScaleOK(scale)}
    found = []
    for feature in list(features):
        context.setFeature(feature)
        true = [
            label
            for label, wanted in filters.items()
            if not wanted.expression() or wanted.evaluate(context) in (True, 1)
        ]
        found.append([label for label in true if label in seen] if true else otherwise)
    return found


def english_class(layer_id, **values):
    """Return the English legend label of the one class a feature with these values falls into."""
    layer = styled(layer_id)
    ((label,),) = classes_of(layer, [feature_of(layer, **values)])
    return label.partition(" | ")[2]


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


def lab(colour, eyes="all", opacity=1.0):
    """Return CIE L*a*b* (D65) of a colour on white paper as seen by some eyes."""
    alpha = colour.alphaF() * opacity
    parts = np.array([colour.redF(), colour.greenF(), colour.blueF()]) * alpha + 1 - alpha
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(EYES[eyes] @ linear, 0, 1)
    xyz = TO_XYZ @ seen / WHITE
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one, other, opacity=1.0):
    """Return how far apart two colours are to the eyes that tell them worst."""
    return min(np.linalg.norm(lab(one, eyes, opacity) - lab(other, eyes, opacity)) for eyes in EYES)


def form(symbol):
    """Return what tells a symbol from others without colour: shapes, dashes, hatching."""
    keys = ("name", "angle", "customdash", "line_style", "style", "outline_style")
    return [
        (part.layerType(), *(part.properties().get(key) for key in keys))
        for part in symbol.symbolLayers()
    ]


def widths(symbol):
    keys = ("size", "line_width")
    return [float(part.properties().get(key, 1)) for part in symbol.symbolLayers() for key in keys]


def paints(symbol):
    """Return all colours of a symbol, in the order of its parts."""
    found = []
    for part in symbol.symbolLayers():
        found += [part.color(), part.strokeColor()]
    return [colour if colour.isValid() else QColor("white") for colour in found]


# --- files


def test_every_file_belongs_to_a_record_and_every_record_has_one():
    assert {path.stem for path in PATHS} == set(RECORDS)
    assert len(PATHS) == 64


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
def test_labels_lie_flat_on_a_buffer_and_stay_away_from_wrong_scales(layer_id):
    layer = styled(layer_id)
    for settings in label_settings(layer):
        # a turned or bent Thai word tears its vowels and tone marks from their letters
        assert settings.placement in (
            QgsPalLayerSettings.Placement.Horizontal,
            QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint,
        )
        assert settings.angleOffset == 0
        assert not settings.displayAll
        text = settings.format()
        assert text.size() >= 9  # points: what the last row of a hall can read
        assert text.buffer().enabled() and text.buffer().size() >= 0.8
        assert settings.scaleVisibility
        assert settings.minimumScale > settings.maximumScale


@pytest.mark.parametrize("layer_id", LEFT_AT_150000)
def test_a_dense_layer_thins_out_as_one_zooms_out(layer_id):
    layer = styled(layer_id)
    rules = layer.renderer().rootRule().descendants()
    assert all(rule.isScaleOK(5_000) for rule in rules)
    assert sum(rule.isScaleOK(150_000) for rule in rules) == LEFT_AT_150000[layer_id]


@pytest.mark.parametrize(
    "layer_id", ["buddhist_temples", "food_drink", "shops_crafts", "tourist_accommodation"]
)
def test_crowded_markers_shrink_on_the_map_but_not_in_the_legend(layer_id):
    layer = styled(layer_id)

    def size(part, scale=None):
        properties = part.dataDefinedProperties()
        (key,) = properties.propertyKeys()
        assert QgsSymbolLayer.propertyDefinitions()[key].name() == "size"
        context = QgsExpressionContext()
        if scale:
            scope = QgsExpressionContextScope()
            scope.setVariable("map_scale", scale)
            context.appendScope(scope)
        return properties.property(key).valueAsDouble(context, part.size())[0]

    for symbol in markers(layer):
        for part in symbol.symbolLayers():
            assert size(part) == size(part, 5_000) == part.size()
            assert size(part, 150_000) <= part.size() * 0.65 + 1e-9
        assert size(symbol.symbolLayer(0), 150_000) >= 1


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


@pytest.mark.parametrize("layer_id", VECTORS)
def test_classes_of_one_form_and_size_differ_in_colour_to_all_eyes(layer_id):
    layer = styled(layer_id)
    items = layer.renderer().legendSymbolItems()
    for one, other in itertools.combinations(items, 2):
        first, second = one.symbol(), other.symbol()
        ratios = [max(a, b) / min(a, b) for a, b in zip(widths(first), widths(second))]
        if form(first) != form(second) or max(ratios) >= 1.2:
            continue
        pairs = zip(paints(first), paints(second))
        far = max(distance(a, b, layer.opacity()) for a, b in pairs)
        assert far >= TELLABLE, (one.label(), other.label())


@pytest.mark.parametrize("layer_id", ["land_use", "forest_woodland"])
def test_areas_that_overlap_do_not_look_like_another_class(layer_id):
    layer = styled(layer_id)
    assert {symbol.color().alpha() for symbol in symbols(layer)} == {255}
    assert 0.5 <= layer.opacity() < 0.8


@pytest.mark.parametrize("layer_id", [*BREAKS, "population_by_subdistrict", "land_use"])
def test_what_fills_the_map_stays_light_enough_to_lie_under_others(layer_id):
    layer = styled(layer_id)
    fills = [symbol.color() for symbol in symbols(layer)[: len(legend(layer))]]
    assert min(lab(colour, opacity=layer.opacity())[0] for colour in fills) >= 48


@pytest.mark.parametrize("layer_id", [n for n in VECTORS if RECORDS[n].access["type"] == "osm"])
def test_every_sample_feature_is_drawn_at_street_scale_and_points_once(sample_pack, layer_id):
    if read_manifest(sample_pack).layers[layer_id].status != READY:
        pytest.skip("the sample city has none")
    layer = make_layer(sample_pack, RECORDS[layer_id], "th")
    if not isinstance(layer.renderer(), QgsRuleBasedRenderer):
        pytest.skip("one symbol for all")
    counts = {len(found) for found in classes_of(layer, list(layer.getFeatures()))}
    assert 0 not in counts
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        assert counts == {1}


# --- classes


@pytest.mark.parametrize("layer_id", BREAKS)
def test_breaks_are_fixed_and_darken_step_by_step(layer_id):
    field, breaks, top = BREAKS[layer_id]
    layer = styled(layer_id)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsGraduatedSymbolRenderer)
    assert QgsExpression(renderer.classAttribute()).referencedColumns() == {field}
    ranges = renderer.ranges()
    assert [step.lowerValue() for step in ranges] == breaks
    for before, after in zip(ranges, ranges[1:]):
        assert before.upperValue() == after.lowerValue()
        light, dark = luminance(before.symbol().color()), luminance(after.symbol().color())
        assert light > dark  # so that it reads without colour too
        assert (light + 0.05) / (dark + 0.05) > 1.25
    assert ranges[-1].upperValue() >= top
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
    assert english_class("air_quality_stations", pm25=pm25).startswith(english)


def test_pm25_classes_differ_in_shape_as_well_as_colour():
    found = symbols(styled("air_quality_stations"))
    shapes = [s.symbolLayer(0).properties()["name"] for s in found[:5]]
    assert len(set(shapes)) == 5
    assert len({s.color().name() for s in found[:5]}) == 5


@pytest.mark.parametrize(
    ("precision", "english"),
    [
        ("place", "Placed by the name"),
        ("tambon", "Known by tambon only"),
        (None, "Known by tambon"),
    ],
)
def test_a_shelter_placed_by_tambon_alone_looks_like_a_guess(precision, english):
    assert english_class("flood_shelters", geocode_precision=precision).startswith(english)
    known, guessed = symbols(styled("flood_shelters"))
    assert known.symbolLayer(0).fillColor().name() != "#ffffff"
    assert guessed.symbolLayer(0).fillColor().name() == "#ffffff"


@pytest.mark.parametrize(
    ("values", "english"),
    [
        ({"source_dataset": "OpenStreetMap"}, "Drawn by people"),
        (
            {"source_dataset": "Microsoft ML Buildings", "confidence": 0.9},
            "Found by computer, confidence 0.75",
        ),
        (
            {"source_dataset": "Microsoft ML Buildings", "confidence": 0.6},
            "Found by computer, confidence below",
        ),
        ({"source_dataset": "Microsoft ML Buildings"}, "Found by computer, confidence not given"),
        ({}, "Found by computer, confidence not given"),
    ],
)
def test_a_footprint_says_who_found_it(values, english):
    assert english_class("satellite_buildings", **values).startswith(english)


@pytest.mark.parametrize(("ratio", "classes"), [(1.0, 1), (0.7, 2), (1.3, 2), (0.8, 1), (None, 1)])
def test_a_doubtful_population_is_hatched_over_its_class(ratio, classes):
    layer = styled("population_by_subdistrict")
    feature = feature_of(layer, density_km2=800.0, model_to_registered=ratio)
    assert len(classes_of(layer, [feature])[0]) == classes


def test_the_latest_year_of_the_register_lies_on_top():
    layer = styled("registered_population")
    renderer = layer.renderer()
    assert renderer.orderByEnabled()
    (clause,) = renderer.orderBy().list()
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
        data.SetProjection(QgsCoordinateReferenceSystem("EPSG:4326").toWkt())
        for column, value in enumerate(values):
            data.GetRasterBand(1).WriteRaster(column, 0, 1, 1, struct.pack("f", value))
        data = None
        layer = QgsRasterLayer(str(path), layer_id, "gdal")
        assert layer.isValid()
        assert load(layer) == []
        return layer

    return make


def colours(layer):
    """Return the colours a raster layer draws its cells in."""
    provider = layer.dataProvider()
    block = layer.renderer().block(1, provider.extent(), provider.xSize(), 1)
    return [QColor(block.color(0, column)).name() for column in range(provider.xSize())]


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
        ("elevation", [290, 299.9, 300.5, 302, 307, 315, 330, 370, 500, 800, 1300, 2093],
         [0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("population_grid", [0.2, 4.9, 5.1, 30, 70, 150, 900], [0, 0, 1, 2, 3, 4, 4]),
    ],
)  # fmt: skip
def test_cells_fall_into_the_steps_the_legend_names_and_darken(raster, layer_id, cells, classes):
    layer = raster(layer_id, cells)
    layer.renderer().setOpacity(1)  # a cell is asked for its colour, not for its share of it
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert len(items) == classes[-1] + 1
    names = [item.color.name() for item in items]
    assert [names.index(name) for name in colours(layer)] == classes
    lights = [luminance(item.color) for item in items]
    assert lights == sorted(lights, reverse=True)


def test_water_that_was_never_seen_stays_clear_and_the_rest_darkens(raster):
    cells = [0, 1, 5, 6, 25, 30, 50, 60, 75, 80, 100]
    layer = raster("flood_recurrence", cells)
    layer.renderer().setOpacity(1)
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert items[0].color.alpha() == 0
    assert all(item.color.alpha() == 255 for item in items[1:])
    names = [item.color.name() for item in items]
    assert [names.index(name) for name in colours(layer)[1:]] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    provider = layer.dataProvider()
    block = layer.renderer().block(1, provider.extent(), provider.xSize(), 1)
    assert QColor.fromRgba(block.color(0, 0)).alpha() == 0
    lights = [luminance(item.color) for item in items]
    for light, dark in zip(lights, lights[1:]):
        assert (light + 0.05) / (dark + 0.05) > 1.25  # so that it reads without colour too


@pytest.mark.parametrize("layer_id", RASTERS)
def test_raster_classes_differ_in_colour_to_all_eyes(raster, layer_id):
    layer = raster(layer_id, [1])
    opacity = layer.renderer().opacity()
    classes = layer.renderer().legendSymbologyItems()
    for (one, colour), (other, next_colour) in itertools.combinations(classes, 2):
        assert distance(colour, next_colour, opacity) >= TELLABLE, (one, other)


def test_tiles_keep_the_colours_of_their_server():
    address = RECORDS["planning_zones"].access["url"].replace("{", "%7B").replace("}", "%7D")
    layer = QgsRasterLayer(f"type=xyz&url={address}&zmax=10&zmin=0", "planning_zones", "wms")
    assert layer.isValid()
    assert load(layer) == []
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandColorDataRenderer)
    assert 0.5 < renderer.opacity() < 0.8
    assert layer.hueSaturationFilter().saturation() == 0
    assert layer.brightnessFilter().brightness() == 0


# --- no file


@pytest.mark.parametrize("layer_id", ["food_drink", "heat_proxy", "rivers_streams"])
def test_a_layer_without_a_style_of_its_own_wears_its_theme_colour(monkeypatch, tmp_path, layer_id):
    monkeypatch.setattr(layer_style, "STYLES", tmp_path)
    layer = bare(layer_id)
    layer_style.apply_style(layer, RECORDS[layer_id], "th")
    colour = layer.renderer().symbol().symbolLayer(0).color().name()
    assert colour == RECORDS[layer_id].theme.colour
