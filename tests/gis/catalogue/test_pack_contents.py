"""What a pack holds beside its features: provenance, styles, thumbnails, report, where it lies."""

from __future__ import annotations

import html
import json
import re
import sqlite3
from contextlib import closing

import pytest
from osgeo import gdal
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtGui import QImage

from cm_civic_plugin.core.catalogue.pack import LayerState, read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import Cancelled
from cm_civic_plugin.core.resources import SAMPLE_DATA, STYLES
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.build_report import report_html
from tests.shared_data import shared_file


@pytest.fixture(scope="module")
def pack(full_pack):
    return full_pack


def test_every_table_names_its_source(pack):
    manifest = read_manifest(pack)
    dataset = gdal.OpenEx(str(pack / "layers.gpkg"))
    for record in catalogue().records:
        if record.id not in manifest.ready() or record.geometry == "Raster":
            continue
        said = dataset.GetLayerByName(record.id).GetMetadata()
        state = manifest.layers[record.id]
        assert said["TITLE_TH"] == record.title("th")
        assert said["TOOL"] == manifest.tool
        assert said["SAMPLE"].startswith("YES")
        if record.access["type"] == "osm":
            assert said["SOURCE_SHA256"] == manifest.extract_sha256
            assert json.loads(said["FILTER"])["any_of"] == record.access["any_of"]
        if state.files:
            assert said["SOURCE_FILES"] == ", ".join(state.files)
    with closing(sqlite3.connect(pack / "layers.gpkg")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (count,) = db.execute("SELECT count(*) FROM gpkg_metadata_reference").fetchone()
    assert count >= 43


def test_a_table_opened_without_the_plugin_is_styled(pack):
    layer = QgsVectorLayer(f"{pack / 'layers.gpkg'}|layername=rivers_streams", "bare", "ogr")
    ours = QgsVectorLayer("LineString?crs=EPSG:4326&field=waterway:string", "styled", "memory")
    ours.loadNamedStyle(str(STYLES / "rivers_streams.qml"))
    assert layer.renderer().type() == ours.renderer().type() != "singleSymbol"
    assert [item.label() for item in layer.renderer().legendSymbolItems()] == [
        item.label() for item in ours.renderer().legendSymbolItems()
    ]


def test_every_ready_layer_has_a_thumbnail_with_something_in_it(pack):
    manifest = read_manifest(pack)
    blank = []
    for layer_id in manifest.ready():
        image = QImage(str(pack / "thumbnails" / f"{layer_id}.png"))
        assert (image.width(), image.height()) == (240, 160), layer_id
        colours = {image.pixel(x, y) for x in range(0, 240, 2) for y in range(0, 160, 2)}
        if len(colours) < 2:
            blank.append(layer_id)
    assert blank == []


def test_no_thumbnails_where_none_are_wanted(tmp_path):
    extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
    build_pack(extract, tmp_path / "pack", catalogue(), thumbnails=False)
    assert not (tmp_path / "pack" / "thumbnails").exists()


def test_a_build_cancelled_while_drawing_leaves_nothing(tmp_path):
    extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
    seen = []

    def stop(_percent, word):
        seen.append(word)
        if sum(words.startswith("Drawing a small picture: ") for words in seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_pack(extract, tmp_path / "pack", catalogue(), progress=stop)
    assert seen[-1] == "Drawing a small picture: Municipality and SAO areas"  # the third layer
    assert list(tmp_path.iterdir()) == []


def test_progress_never_goes_back(tmp_path):
    extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
    seen = []
    build_pack(
        extract, tmp_path / "pack", catalogue(), sources=SAMPLE_DATA / "sources",
        progress=lambda percent, _word: seen.append(percent),
    )  # fmt: skip
    assert seen == sorted(seen)
    assert seen[0] >= 0
    assert seen[-1] <= 100


def test_the_report_page_has_every_layer_and_escapes_what_files_say(pack):
    page = (pack / "report.html").read_text(encoding="utf-8")
    manifest = read_manifest(pack)
    for record in catalogue().records:
        assert f"({record.id})" in page
    assert manifest.extract_sha256 in page
    assert "drawn for practice" in page or "ตัวอย่าง" in page
    manifest.layers["markets"] = LayerState("failed", message="<script>alert(1)</script>")
    hostile = report_html(manifest, catalogue())
    assert "<script>" not in hostile
    assert html.escape("<script>alert(1)</script>") in hostile
    row = re.search(r"<tr class='failed'>(?:(?!</tr>).)*\(markets\).*?</tr>", hostile)
    assert row is not None


def test_an_extract_of_another_city_says_so(tmp_path):
    manifest = build_pack(
        shared_file("osm/helsinki-centre.osm.pbf"), tmp_path / "pack", catalogue()
    )
    (note,) = manifest.notes
    assert note["message"].startswith("0 of {count} features lies in Chiang Mai province")
    assert note["params"]["count"] == sum(state.features for state in manifest.layers.values())
    assert read_manifest(tmp_path / "pack").notes == manifest.notes


def test_the_sample_is_of_this_city(pack):
    assert read_manifest(pack).notes == []
