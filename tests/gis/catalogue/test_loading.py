"""Layers of a pack in a project: names, metadata, styles, order, no duplicates, undo."""

from __future__ import annotations

import re
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsLayerTreeGroup,
    QgsLayoutItemMap,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRuleBasedLabeling,
    QgsVectorLayer,
    QgsWkbTypes,
)

from cm_civic_plugin.core.catalogue.pack import READY, LayerState, read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import STYLES
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.loading import (
    LAYER_ID,
    add_layers,
    loaded,
    make_layer,
    remove_layers,
    why_not,
)
from cm_civic_plugin.gis.catalogue.tree_order import covers_ground
from tests.shared_data import shared_file

THAI = re.compile("[\u0e00-\u0e7f]")
STYLED = sorted(STYLES.glob("*.qml"))
VECTORS = {r.id for r in catalogue().records if r.geometry != "Raster"}
RECORD_STYLES = [path for path in STYLED if path.stem in VECTORS]
TEN = [
    "land_use", "buildings", "road_network", "rivers_streams", "water_bodies", "parks_green_spaces",
    "markets", "buddhist_temples", "district_boundaries", "old_city_moat",
]  # fmt: skip


@pytest.fixture(scope="session")
def real_pack(tmp_path_factory):
    """A pack of a real city."""
    folder = tmp_path_factory.mktemp("packs") / "helsinki"
    build_pack(shared_file("osm/helsinki-centre.osm.pbf"), folder, catalogue(), thumbnails=False)
    return folder


@pytest.fixture
def project():
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


def record(layer_id):
    return catalogue().record(layer_id)


def names(layers):
    return [layer.name() for layer in layers]


@pytest.mark.parametrize(
    ("language", "name", "alias"),
    [
        ("th", "ประตูเมือง (ตัวอย่าง)", "ชื่อภาษาไทย"),
        ("en", "City gates (sample)", "Thai name"),
    ],
)
def test_a_sample_layer_is_named_in_the_language_and_says_sample(
    sample_pack, language, name, alias
):
    layer = make_layer(sample_pack, record("city_gates"), language)
    assert layer.isValid()
    assert layer.featureCount() == 5
    assert layer.name() == name
    assert layer.attributeAlias(layer.fields().indexOf("name_th")) == alias
    said = layer.metadata().abstract()
    assert said.startswith("ตัวอย่าง" if language == "th" else "SAMPLE")
    assert record("city_gates").text("abstract", language).strip() in said
    assert record("city_gates").text("limits", language).strip() in said
    assert not any("OpenStreetMap" in line for line in layer.metadata().rights())


def test_a_real_layer_carries_credit_licence_and_provenance(real_pack):
    layer = make_layer(real_pack, record("road_network"), "en")
    manifest = read_manifest(real_pack)
    metadata = layer.metadata()
    assert layer.name() == "Road network"
    assert metadata.rights() == ["© OpenStreetMap contributors"]
    assert "opendatacommons.org/licenses/odbl" in metadata.licenses()[0]
    assert metadata.categories() == ["Mobility", "Transport"]
    assert ["TN Transport networks"] in metadata.keywords().values()  # INSPIRE
    history = "\n".join(metadata.history())
    assert "helsinki-centre.osm.pbf" in history
    assert manifest.extract_sha256 in history
    assert manifest.tool in history
    assert "motorway" in history  # the filter
    (extent,) = metadata.extent().spatialExtents()
    assert extent.extentCrs.authid() == "EPSG:4326"
    assert 24.9 < extent.bounds.xMinimum() < extent.bounds.xMaximum() < 25.0
    assert 60.1 < extent.bounds.yMinimum() < extent.bounds.yMaximum() < 60.2


def test_credits_reach_a_layout(real_pack, project):
    layers = add_layers(project, real_pack, ["road_network", "buildings"], "en")
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    item = QgsLayoutItemMap(layout)
    item.setId("map")
    item.setLayers(layers)
    layout.addLayoutItem(item)
    credits_of = QgsExpression("map_credits('map')")
    assert credits_of.evaluate(layout.createExpressionContext()) == ["© OpenStreetMap contributors"]


def test_the_source_date_of_an_extract_becomes_the_time_of_the_layer(real_pack, tmp_path):
    folder = shutil.copytree(real_pack, tmp_path / "dated")
    manifest = read_manifest(folder)
    manifest.layers["markets"].source_date = "2026-03-01T20:21:22Z"
    manifest.write(folder)
    layer = make_layer(folder, record("markets"), "th")
    metadata = layer.metadata()  # its extent is a part of it, and goes with it
    (when,) = metadata.extent().temporalExtents()
    assert when.begin().toUTC().toString("yyyy-MM-dd HH:mm") == "2026-03-01 20:21"


def test_layers_of_a_pack_are_not_edited_in_place(real_pack):
    layer = make_layer(real_pack, record("markets"), "en")
    assert not layer.startEditing()


def test_one_call_adds_all_in_groups_of_their_themes(sample_pack, project):
    calls = []
    project.layersAdded.connect(calls.append)
    try:
        layers = add_layers(project, sample_pack, TEN, "th")
    finally:
        project.layersAdded.disconnect(calls.append)
    assert len(layers) == 10
    assert [len(call) for call in calls] == [10]
    groups = project.layerTreeRoot().children()
    assert all(isinstance(group, QgsLayerTreeGroup) for group in groups)
    assert [group.name() for group in groups][0] == "ขอบเขตและการปกครอง"
    assert len(groups) == 7
    for group in groups:
        for node in group.findLayers():
            assert record(node.layer().customProperty(LAYER_ID)).theme.title_th == group.name()


def test_what_covers_the_ground_is_drawn_first(sample_pack, project):
    add_layers(project, sample_pack, TEN, "th")
    drawn = [
        layer.customProperty(LAYER_ID) for layer in reversed(project.layerTreeRoot().layerOrder())
    ]
    assert drawn[0] == "land_use"
    for under, over in [
        ("land_use", "buildings"),
        ("buildings", "parks_green_spaces"),
        ("water_bodies", "rivers_streams"),
        ("buildings", "road_network"),
        ("road_network", "buddhist_temples"),
        ("old_city_moat", "buddhist_temples"),
        ("road_network", "markets"),
        ("road_network", "district_boundaries"),
    ]:
        assert drawn.index(under) < drawn.index(over), (under, over)


@pytest.mark.parametrize("order", [1, -1])
def test_inside_a_group_points_are_above_lines_above_areas(sample_pack, project, order):
    ids = [r.id for r in catalogue().of_theme("water_flood")][::order]
    for layer_id in ids:  # one by one, in both orders
        add_layers(project, sample_pack, [layer_id], "en")
    (group,) = project.layerTreeRoot().children()
    kinds = [node.layer().geometryType() for node in group.findLayers()]
    point = QgsWkbTypes.GeometryType.PointGeometry
    line = QgsWkbTypes.GeometryType.LineGeometry
    area = QgsWkbTypes.GeometryType.PolygonGeometry
    assert kinds == [point, line, line, line, area]


def test_a_basemap_stays_below_and_other_columns_stay_above(sample_pack, project):
    hotspots = QgsVectorLayer("Polygon?crs=EPSG:4326", "hotspots", "memory")
    hotspots.setCustomProperty("cm_civic/kind", "hotspots")
    ground = QgsVectorLayer("Polygon?crs=EPSG:4326", "someone's basemap", "memory")
    project.addMapLayers([hotspots, ground], False)
    root = project.layerTreeRoot()
    root.addLayer(hotspots)
    root.addLayer(ground)
    add_layers(project, sample_pack, ["markets", "land_use"], "en")
    assert [node.name() for node in root.children()] == [
        "hotspots",
        record("markets").theme.title_en,
        record("land_use").theme.title_en,
        "someone's basemap",
    ]


def layer_nodes(project):
    return {
        node.layer().customProperty(LAYER_ID): node for node in project.layerTreeRoot().findLayers()
    }


def test_with_everything_added_nothing_is_hidden_by_what_covers_the_ground(sample_pack, project):
    ready = read_manifest(sample_pack).ready()
    add_layers(project, sample_pack, ready, "en")
    nodes = layer_nodes(project)
    grids = {r.id for r in catalogue().records if r.access["type"] == "derived"} & set(ready)
    assert {"building_density_grid", "tourism_intensity", "noise_proxy"} <= grids
    for layer_id, node in nodes.items():
        assert node.isVisible() is (layer_id not in grids), layer_id
    drawn = [layer.customProperty(LAYER_ID) for layer in project.layerTreeRoot().layerOrder()]
    assert set(drawn[-len(grids) :]) == grids
    *_themes, last = project.layerTreeRoot().children()
    assert last.name() == "Background layers"
    assert {node.layer().customProperty(LAYER_ID) for node in last.findLayers()} == grids


def test_what_covers_the_ground_is_shown_when_it_comes_alone(sample_pack, project):
    add_layers(project, sample_pack, ["noise_proxy"], "th")
    add_layers(project, sample_pack, ["markets", "building_density_grid"], "th")
    ids = [layer.customProperty(LAYER_ID) for layer in project.layerTreeRoot().layerOrder()]
    assert ids == ["markets", "building_density_grid", "noise_proxy"]  # the newest on top
    assert all(node.isVisible() for node in layer_nodes(project).values())
    layers = list(project.mapLayers())
    assert remove_layers(project, layers) == 3
    assert project.layerTreeRoot().children() == []


def test_backgrounds_lie_below_all_of_ours_and_above_a_basemap(sample_pack, project):
    drawn = QgsVectorLayer("Polygon?crs=EPSG:4326", "drawn", "memory")
    drawn.setCustomProperty("cm_civic/scenario", "x")
    ground = QgsVectorLayer("Polygon?crs=EPSG:4326", "someone's basemap", "memory")
    project.addMapLayers([drawn, ground], False)
    root = project.layerTreeRoot()
    root.addLayer(drawn)
    root.addLayer(ground)
    add_layers(project, sample_pack, ["noise_proxy"], "en")  # before any theme has a group
    add_layers(project, sample_pack, ["land_use", "markets"], "en")
    assert [node.name() for node in root.children()] == [
        "drawn",
        record("markets").theme.title_en,
        record("land_use").theme.title_en,
        "Background layers",
        "someone's basemap",
    ]


def test_which_layers_cover_the_ground():
    found = {r.id for r in catalogue().records if covers_ground(r)}
    assert {r.id for r in catalogue().records if r.geometry == "Raster"} < found
    assert {"registered_population", "satellite_buildings", "heat_proxy"} < found
    assert not found & {"subdistrict_boundaries", "postcode_areas", "buildings", "water_bodies"}
    assert not any(r.geometry in ("Point", "LineString") for r in map(record, found))


def test_what_is_loaded_is_not_loaded_again(sample_pack, real_pack, project):
    first = add_layers(project, sample_pack, ["markets", "markets", "city_gates"], "th")
    assert len(first) == 2
    again = add_layers(project, sample_pack, ["markets", "buddhist_temples"], "en")
    assert names(again) == ["Buddhist temples (wat) (sample)"]
    assert set(loaded(project, sample_pack)) == {"markets", "city_gates", "buddhist_temples"}
    assert len(add_layers(project, real_pack, ["markets"], "en")) == 1  # another pack's
    assert len(project.mapLayers()) == 4


def test_a_project_that_moved_with_its_pack_still_knows_its_layers(sample_pack, project, tmp_path):
    home = tmp_path / "a"
    shutil.copytree(sample_pack, home / "pack")
    add_layers(project, home / "pack", ["markets"], "th")
    assert project.write(str(home / "city.qgz"))
    project.clear()
    home.rename(tmp_path / "b")
    assert project.read(str(tmp_path / "b" / "city.qgz"))
    assert set(loaded(project, tmp_path / "b" / "pack")) == {"markets"}
    assert add_layers(project, tmp_path / "b" / "pack", ["markets"], "th") == []


def test_undo_takes_out_what_was_added_and_its_empty_group(sample_pack, project):
    add_layers(project, sample_pack, ["markets"], "th")
    added = [layer.id() for layer in add_layers(project, sample_pack, TEN, "th")]
    assert len(added) == 9
    assert remove_layers(project, added) == 9
    assert names(project.mapLayers().values()) == ["ตลาดและกาด (ตัวอย่าง)"]
    assert len(project.layerTreeRoot().children()) == 1
    assert remove_layers(project, added) == 0  # twice does no harm


def test_what_is_not_ready_is_said_and_the_rest_goes_on(sample_pack, project):
    said = []
    layers = add_layers(
        project, sample_pack, ["elevation", "markets", "river_gauges"], "th", said.append
    )
    assert len(layers) == 1
    assert len(said) == 2


@pytest.mark.parametrize("layer_id", [r.id for r in catalogue().records])
def test_why_not_names_the_layer_for_every_status(sample_pack, layer_id):
    state = read_manifest(sample_pack).layers[layer_id]
    said = why_not(record(layer_id), state)
    if state.status == READY or layer_id == "planning_zones":  # live tiles for anyone
        assert said == ""
        return
    assert record(layer_id).title("en") in said or record(layer_id).title("th") in said
    assert "{" not in said
    assert said.endswith((".", "/")) or "http" in said
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", said.split("http")[0])  # no ids, only titles


def test_why_not_of_an_empty_or_unknown_layer():
    assert "empty" in why_not(record("markets"), LayerState("empty"))
    assert "not in this city pack" in why_not(record("markets"), None)


def test_a_pack_whose_file_lost_a_table_says_so(sample_pack, tmp_path, project):
    folder = shutil.copytree(sample_pack, tmp_path / "broken")
    with sqlite3.connect(folder / "layers.gpkg") as db:
        db.execute("DELETE FROM gpkg_contents WHERE table_name = 'markets'")
        db.execute("DELETE FROM gpkg_geometry_columns WHERE table_name = 'markets'")
        db.execute("DROP TABLE markets")
    with pytest.raises(BadInput, match=r"layers\.gpkg does not hold Markets"):
        make_layer(folder, record("markets"), "en")
    said = []
    layers = add_layers(project, folder, ["markets", "city_gates"], "en", said.append)
    assert names(layers) == ["City gates (sample)"]
    assert len(said) == 1


def test_a_folder_that_is_no_pack_is_refused(tmp_path, project):
    with pytest.raises(BadInput, match=r"pack\.json"):
        add_layers(project, tmp_path, ["markets"], "en")


# --- styles


def test_the_layers_of_the_first_line_have_styles_of_their_own():
    themes = {"heritage_culture", "water_flood"}
    wanted = {
        r.id for r in catalogue().records if r.theme.id in themes and r.geometry != "Raster"
    } | {
        "road_network", "walking_cycling_network", "buildings", "land_use", "parks_green_spaces",
        "forest_woodland", "markets", "province_boundary", "district_boundaries",
        "local_government_areas", "municipal_quarters", "settlements_places", "transit_stops_hubs",
        "bus_songthaew_routes",
    }  # fmt: skip
    assert wanted <= {path.stem for path in RECORD_STYLES}


@pytest.mark.parametrize("path", RECORD_STYLES, ids=lambda p: p.stem)
def test_a_style_is_small_and_holds_no_path_action_or_macro(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 25_000
    root = ET.fromstring(text)
    assert set(root.get("styleCategories").split("|")) == {"Symbology", "Labeling", "Rendering"}
    assert not re.search(r"(?i)<(attributeactions|actionsetting|editform|python)", text)
    assert not re.search(r'(?i)"(/|[a-z]:[\\/]|file:|base64:)', text)


def label_settings(layer):
    labeling = layer.labeling()
    if labeling is None:
        return []
    if isinstance(labeling, QgsRuleBasedLabeling):
        return [rule.settings() for rule in labeling.rootRule().children()]
    return [labeling.settings()]


def legend(layer):
    return [item.label() for item in layer.renderer().legendSymbolItems()]


@pytest.mark.parametrize("path", RECORD_STYLES, ids=lambda p: p.stem)
def test_a_style_fits_its_record_and_speaks_both_languages(path, tmp_path):
    layer_id = path.stem
    rec = record(layer_id)
    columns = "&".join(
        f"field={a.name}:{'double' if a.type == 'number' else 'string'}" for a in rec.attributes
    )
    layer = QgsVectorLayer(f"{rec.geometry}?crs=EPSG:4326&{columns}", layer_id, "memory")
    logged = []
    log = QgsApplication.messageLog()

    def keep(text, tag, _level):
        logged.append((tag, text))

    log.messageReceived.connect(keep)
    try:
        message, ok = layer.loadNamedStyle(str(path))
    finally:
        log.messageReceived.disconnect(keep)
    assert ok, message
    assert logged == []
    fields = {a.name for a in rec.attributes}
    for settings in label_settings(layer):
        expression = QgsExpression(settings.fieldName)
        assert not expression.hasParserError()
        assert expression.referencedColumns() <= fields
        assert settings.placement not in (
            QgsPalLayerSettings.Placement.Curved,
            QgsPalLayerSettings.Placement.PerimeterCurved,
        )
    root = layer.renderer().rootRule() if hasattr(layer.renderer(), "rootRule") else None
    for rule in root.children() if root else []:
        expression = QgsExpression(rule.filterExpression())
        assert rule.isElse() or not expression.hasParserError()
        assert expression.referencedColumns() <= fields
    for label in filter(None, legend(layer)):
        if len(legend(layer)) > 1:
            thai, between, english = label.partition(" | ")
            assert between
            assert THAI.search(thai)
            assert not THAI.search(english)


def test_legend_and_labels_follow_the_language(sample_pack):
    thai = make_layer(sample_pack, record("road_network"), "th")
    english = make_layer(sample_pack, record("road_network"), "en")
    assert legend(thai)[0] == "ทางหลวงสายหลัก"
    assert legend(english)[0] == "Trunk road or motorway"
    assert all('coalesce("name_th","name_en")' in s.fieldName for s in label_settings(thai))
    assert all('coalesce("name_en","name_th")' in s.fieldName for s in label_settings(english))
    assert thai.displayExpression() == 'coalesce("name_th","name_en")'
    assert english.labelsEnabled()


def test_the_plugins_style_comes_before_the_one_stored_in_the_pack(sample_pack, tmp_path):
    """A pack of an older version keeps that version's styles: they are for use without us."""
    pack = tmp_path / "pack"
    shutil.copytree(sample_pack, pack)
    with closing(sqlite3.connect(pack / "layers.gpkg")) as db, db:
        db.execute(
            "UPDATE layer_styles SET styleQML = replace(styleQML, 'สายหลัก', 'อย่างเก่า')"
            " WHERE f_table_name = 'road_network'"
        )
    bare = QgsVectorLayer(f"{pack / 'layers.gpkg'}|layername=road_network", "bare", "ogr")
    assert "อย่างเก่า" in legend(bare)[0]
    assert legend(make_layer(pack, record("road_network"), "th"))[0] == "ทางหลวงสายหลัก"


def test_live_tiles_are_added_when_asked_for_and_only_then(sample_pack, project):
    plan = catalogue().record("planning_zones")
    state = read_manifest(sample_pack).layers["planning_zones"]
    assert state.status == "online"
    assert why_not(plan, state) == ""
    (layer,) = add_layers(project, sample_pack, ["planning_zones"], "th")
    assert layer.isValid()
    assert layer.providerType() == "wms"
    assert plan.access["url"] in layer.source()
    assert "zmax=10" in layer.source()
    assert layer.name() == plan.title("th")  # the publisher's own map is no sample
    assert layer.metadata().rights() == [plan.data["source"]["attribution"]]
    assert "planning_zones" not in read_manifest(sample_pack).ready()
    assert add_layers(project, sample_pack, ["planning_zones"], "th") == []


def test_live_layers_that_need_a_key_say_where_they_are(sample_pack):
    flood = catalogue().record("flood_recurrence")
    state = read_manifest(sample_pack).layers["flood_recurrence"]
    assert "GISTDA" in why_not(flood, state) or "สทอภ." in why_not(flood, state)
