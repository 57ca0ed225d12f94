"""Building a city pack: geometry rules, truths of the sample, bad input, nothing half-written."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from osgeo import ogr

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput, BadOutput, Cancelled
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from tests.shared_data import shared_file

RING = '<nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>'
SQUARE = """
<node id="1" lat="18.78" lon="98.98" version="1"/><node id="2" lat="18.78" lon="98.99" version="1"/>
<node id="3" lat="18.79" lon="98.99" version="1"/><node id="4" lat="18.79" lon="98.98" version="1"/>
"""


def osm(body: str) -> str:
    return f'<?xml version="1.0"?><osm version="0.6">{SQUARE}{textwrap.dedent(body)}</osm>'


def build(tmp_path: Path, body: str, **options) -> Path:
    extract = tmp_path / "made.osm"
    extract.write_text(osm(body), encoding="utf-8")
    build_pack(extract, tmp_path / "pack", catalogue(), thumbnails=False, **options)
    return tmp_path / "pack" / "layers.gpkg"


def rows(gpkg: Path, layer: str) -> list[dict]:
    dataset = ogr.Open(str(gpkg))
    return [
        {**feature.items(), "wkt": feature.GetGeometryRef().ExportToWkt()}
        for feature in dataset.GetLayerByName(layer)
    ]


def test_a_closed_way_is_an_area_or_a_line_as_the_record_says(tmp_path):
    gpkg = build(
        tmp_path,
        f"""
        <way id="10" version="1">{RING}<tag k="landuse" v="forest"/></way>
        <way id="11" version="1">{RING}<tag k="highway" v="residential"/></way>
        <way id="12" version="1">{RING}<tag k="highway" v="pedestrian"/><tag k="area" v="yes"/></way>
        <way id="13" version="1">{RING}<tag k="barrier" v="city_wall"/></way>
        <way id="14" version="1"><nd ref="1"/><nd ref="2"/><tag k="barrier" v="city_wall"/></way>
        <way id="15" version="1"><nd ref="1"/><nd ref="2"/><tag k="landuse" v="forest"/></way>
        """,
    )
    assert [row["wkt"][:12] for row in rows(gpkg, "forest_woodland")] == ["MULTIPOLYGON"]
    assert [row["wkt"][:10] for row in rows(gpkg, "road_network")] == ["LINESTRING"]
    (square,) = rows(gpkg, "walking_cycling_network")
    assert square["wkt"].startswith("LINESTRING") and square["osm_type"] == "way"
    walls = {row["osm_id"]: row["wkt"] for row in rows(gpkg, "city_wall_remains")}
    assert walls[13].startswith("POLYGON") and walls[14].startswith("POLYGON")
    manifest = read_manifest(gpkg.parent)
    assert sum(manifest.layers["forest_woodland"].dropped.values()) == 1


def test_points_of_nodes_areas_and_lines(tmp_path):
    gpkg = build(
        tmp_path,
        f"""
        <node id="20" lat="18.7" lon="98.9" version="1"><tag k="amenity" v="parking"/></node>
        <way id="21" version="1">{RING}<tag k="amenity" v="parking"/></way>
        <way id="22" version="1"><nd ref="1"/><nd ref="2"/><tag k="amenity" v="parking"/></way>
        <node id="23" lat="18.7" lon="98.9" version="1"><tag k="amenity" v="parking"/>
          <tag k="access" v="private"/></node>
        """,
    )
    found = {row["osm_id"]: row for row in rows(gpkg, "parking")}
    assert set(found) == {20, 21, 22}
    assert found[20]["wkt"] == "POINT (98.9 18.7)" and found[20]["area_m2"] is None
    assert found[22]["wkt"] == "POINT (98.985 18.78)"
    # by hand on the WGS 84 ellipsoid at 18.785 N: 0.01 degrees are 1106.9 m by 1054.4 m
    assert found[21]["area_m2"] == pytest.approx(1106.9 * 1054.4, rel=0.002)


def test_names_fall_back_as_the_catalogue_says(tmp_path):
    node = '<node id="{}" lat="18.7" lon="98.9" version="1"><tag k="amenity" v="marketplace"/>{}</node>'
    tags = '<tag k="{}" v="{}"/>'
    gpkg = build(
        tmp_path,
        "".join(
            node.format(number, "".join(tags.format(*pair) for pair in pairs))
            for number, pairs in {
                31: [("name", "ตลาดวโรรส"), ("name:en", "Warorot")],
                32: [("name", "Night Bazaar"), ("name:th", "ไนท์บาซาร์")],
                33: [("name", "Night Bazaar"), ("name:th", "Night Bazaar")],
                34: [("name", "กาดหลวง"), ("int_name", "Kad Luang")],
                35: [("name", "a&quot;b\\c, &quot;=&gt;&quot; d")],
            }.items()
        ),
    )
    names = {row["osm_id"]: (row["name_th"], row["name_en"]) for row in rows(gpkg, "markets")}
    assert names == {
        31: ("ตลาดวโรรส", "Warorot"),
        32: ("ไนท์บาซาร์", "Night Bazaar"),
        33: (None, "Night Bazaar"),
        34: ("กาดหลวง", "Kad Luang"),
        35: (None, 'a"b\\c, "=>" d'),
    }


def test_a_temple_drawn_twice_is_one(tmp_path):
    wat = '<tag k="amenity" v="place_of_worship"/><tag k="religion" v="buddhist"/><tag k="name" v="{}"/>'
    gpkg = build(
        tmp_path,
        f"""
        <node id="40" lat="18.785" lon="98.985" version="1">{wat.format("วัดพระสิงห์")}</node>
        <node id="41" lat="18.785" lon="98.985" version="1">{wat.format("วัดอื่น")}</node>
        <node id="42" lat="18.9" lon="98.985" version="1">{wat.format("วัดพระสิงห์")}</node>
        <way id="43" version="1">{RING}{wat.format("วัดพระสิงห์")}</way>
        """,
    )
    assert {row["osm_id"] for row in rows(gpkg, "buddhist_temples")} == {41, 42, 43}


def test_routes_say_how_much_of_them_is_missing(tmp_path):
    gpkg = build(
        tmp_path,
        """
        <node id="5" lat="18.79" lon="99.00" version="1"/>
        <way id="50" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="road"/></way>
        <way id="51" version="1"><nd ref="2"/><nd ref="3"/><tag k="highway" v="road"/></way>
        <way id="52" version="1"><nd ref="5"/><nd ref="4"/><tag k="highway" v="road"/></way>
        <relation id="60" version="1"><member type="way" ref="50" role=""/>
          <member type="way" ref="51" role="forward"/><tag k="type" v="route"/>
          <tag k="route" v="bus"/></relation>
        <relation id="61" version="1"><member type="way" ref="50" role=""/>
          <member type="way" ref="52" role=""/><tag k="type" v="route"/><tag k="route" v="bus"/>
        </relation>
        """,
    )
    gaps = {row["osm_id"]: row["osm_gap_km"] for row in rows(gpkg, "bus_songthaew_routes")}
    assert gaps[60] == 0
    assert gaps[61] == pytest.approx(1.107, abs=0.002)  # (98.98,18.78)-(98.98,18.79), by hand


def test_a_platform_is_no_part_of_its_route(tmp_path):
    road = '<tag k="highway" v="road"/>'
    platform = '<tag k="public_transport" v="platform"/>'
    route = '<tag k="type" v="route"/><tag k="route" v="bus"/>'
    gpkg = build(
        tmp_path,
        f"""
        <way id="50" version="1"><nd ref="1"/><nd ref="2"/>{road}</way>
        <way id="51" version="1"><nd ref="3"/><nd ref="4"/>{platform}</way>
        <way id="52" version="1">{RING}{platform}<tag k="area" v="yes"/></way>
        <relation id="60" version="1"><member type="way" ref="51" role="platform"/>
          <member type="way" ref="50" role=""/><member type="way" ref="52" role="platform"/>
          {route}</relation>
        <relation id="61" version="1"><member type="way" ref="51" role="platform"/>{route}
        </relation>
        """,
    )
    (found,) = rows(gpkg, "bus_songthaew_routes")
    assert (found["osm_id"], found["osm_gap_km"]) == (60, 0)
    dataset = ogr.Open(str(gpkg))
    feature = dataset.GetLayerByName("bus_songthaew_routes").GetNextFeature()
    assert feature.GetGeometryRef().GetGeometryCount() == 1
    state = read_manifest(tmp_path / "pack").layers["bus_songthaew_routes"]
    assert state.dropped == {"element that is not a line": 1}


def test_area_keeps_what_touches_it(tmp_path):
    body = """
        <node id="70" lat="18.785" lon="98.985" version="1"><tag k="amenity" v="toilets"/></node>
        <node id="71" lat="19.5" lon="98.985" version="1"><tag k="amenity" v="toilets"/></node>
        """
    gpkg = build(tmp_path, body, area=(98.9, 18.7, 99.1, 18.9))
    assert [row["osm_id"] for row in rows(gpkg, "toilets_water_waste")] == [70]
    with pytest.raises(BadInput, match="area"):
        build(tmp_path, body, area=(24.0, 60.0, 25.0, 61.0))
    assert read_manifest(tmp_path / "pack").layers["toilets_water_waste"].features == 1


def test_what_ogr_and_qgis_see_in_the_pack(tmp_path):
    gpkg = build(tmp_path, f'<way id="10" version="1">{RING}<tag k="building" v="yes"/></way>')
    dataset = ogr.Open(str(gpkg))
    layer = dataset.GetLayerByName("buildings")
    names = {dataset.GetLayer(place).GetName() for place in range(dataset.GetLayerCount())}
    with_table = {"ready", "empty"}
    states = read_manifest(gpkg.parent).layers.items()
    assert names == {"layer_styles"} | {
        layer_id for layer_id, state in states if state.status in with_table
    }
    assert layer.TestCapability(ogr.OLCFastSpatialFilter)
    assert layer.TestCapability(ogr.OLCFastFeatureCount) and layer.GetFeatureCount() == 1
    assert layer.GetExtent() == pytest.approx((98.98, 98.99, 18.78, 18.79))
    with sqlite3.connect(gpkg) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    pack = tmp_path_factory.mktemp("sample") / "pack"
    build_pack(SAMPLE_DATA / "chiangmai_sample.osm.pbf", pack, catalogue(), thumbnails=False)
    return pack


def test_the_sample_says_that_it_is_one_and_fills_all_43_layers(sample):
    manifest = read_manifest(sample)
    assert manifest.sample
    osm_layers = [record.id for record in catalogue().osm_records()]
    assert len(osm_layers) == 43
    assert [layer for layer in osm_layers if manifest.layers[layer].status != "ready"] == []
    assert len(manifest.layers) == 64
    others = {
        (catalogue().record(layer).access["type"], state.status)
        for layer, state in manifest.layers.items()
        if layer not in osm_layers
    }
    # what is computed from OpenStreetMap alone is there, what needs other files is not
    assert others == {
        ("web", "online"), ("web", "failed"), ("file", "failed"), ("derived", "ready"),
        ("derived", "failed"),
    }  # fmt: skip


def test_the_truths_of_the_city_hold_on_the_sample(sample):
    gpkg = sample / "layers.gpkg"
    assert len(rows(gpkg, "district_boundaries")) == 25
    assert {row["dopa_code"] for row in rows(gpkg, "district_boundaries")} == {
        f"50{number:02d}" for number in range(1, 26)
    }
    assert len(rows(gpkg, "city_gates")) == 5
    assert len(rows(gpkg, "city_wall_remains")) == 14
    assert len(rows(gpkg, "old_city_moat")) == 19
    assert len(rows(gpkg, "municipal_quarters")) == 4
    assert any(row["name_th"] == "ตลาดวโรรส" for row in rows(gpkg, "markets"))


def broken(tmp_path: Path, kind: str) -> Path:
    if kind == "cut pbf":
        path = tmp_path / "cut.osm.pbf"
        whole = (SAMPLE_DATA / "chiangmai_sample.osm.pbf").read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "text named pbf":
        path = tmp_path / "text.osm.pbf"
        path.write_text("this is no map\n", encoding="utf-8")
    elif kind == "cut gzip":
        path = tmp_path / "cut.osm.gz"
        whole = gzip.compress(osm('<node id="9" lat="1" lon="1" version="1"/>' * 2000).encode())
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "entity bomb":
        path = tmp_path / "bomb.osm"
        entities = "".join(
            f'<!ENTITY {name} "{f"&{inner};" * 10}">' for name, inner in zip("bcdefgh", "abcdefg")
        )
        path.write_text(
            f'<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "aaaaaaaaaa">{entities}]><osm version="0.6">'
            '<node id="1" lat="1" lon="1" version="1"><tag k="amenity" v="&h;"/></node></osm>',
            encoding="utf-8",
        )
    elif kind == "empty osm":
        path = tmp_path / "empty.osm"
        path.write_text('<?xml version="1.0"?><osm version="0.6"></osm>', encoding="utf-8")
    else:
        path = tmp_path / "missing.osm.pbf"
    return path


@pytest.mark.parametrize(
    "kind", ["cut pbf", "text named pbf", "cut gzip", "entity bomb", "empty osm", "missing"]
)
def test_a_bad_extract_gets_a_sentence_and_leaves_nothing(tmp_path, kind):
    path = broken(tmp_path, kind)
    (tmp_path / "out").mkdir()
    with pytest.raises(BadInput) as caught:
        build_pack(path, tmp_path / "out" / "pack", catalogue())
    assert path.name in str(caught.value)
    assert str(caught.value).endswith(".")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_failed_or_cancelled_build_leaves_the_old_pack(tmp_path, sample):
    out = tmp_path / "pack"
    build_pack(SAMPLE_DATA / "chiangmai_sample.osm.pbf", out, catalogue(), thumbnails=False)
    before = (out / "pack.json").read_bytes()

    def cancel_half_way(percent: float, _word: str) -> None:
        if percent > 30:
            raise Cancelled

    with pytest.raises(BadInput):
        build_pack(broken(tmp_path, "cut pbf"), out, catalogue(), thumbnails=False)
    with pytest.raises(Cancelled):
        build_pack(
            SAMPLE_DATA / "chiangmai_sample.osm.pbf", out, catalogue(), progress=cancel_half_way
        )
    assert (out / "pack.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_with_other_things_is_not_touched(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "moat.jpg").write_bytes(b"x")
    with pytest.raises(BadOutput, match="photos"):
        build_pack(SAMPLE_DATA / "chiangmai_sample.osm.pbf", tmp_path / "photos", catalogue())
    assert (tmp_path / "photos" / "moat.jpg").read_bytes() == b"x"


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadOutput, match="cannot be written"):
        build_pack(
            SAMPLE_DATA / "chiangmai_sample.osm.pbf", tmp_path / "file" / "pack", catalogue()
        )


def test_a_read_only_folder_is_named(tmp_path):
    script = textwrap.dedent(f"""
        import os, sys
        sys.path.insert(0, {str(Path(__file__).parents[3])!r})
        if os.getuid() == 0:
            os.setuid(65534)  # root may write anywhere: become nobody
        from pathlib import Path
        from cm_civic_plugin.core.errors import BadOutput
        from cm_civic_plugin.gis.replacing import replacing
        try:
            with replacing(Path({str(tmp_path)!r}) / "locked" / "pack", "pack.json"):
                pass
        except BadOutput as error:
            print(error)
        """)
    locked = tmp_path / "locked"
    locked.mkdir()
    for folder in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(0o755)
    locked.chmod(0o555)
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    locked.chmod(0o755)
    assert "cannot be written (Permission denied)" in said.stdout, said.stderr
    assert list(locked.iterdir()) == []


def test_the_pbf_header_states_the_date(tmp_path):
    from cm_civic_plugin.core.catalogue.osm_header import extract_date

    stated = subprocess.run(
        ["osmium", "fileinfo", "-g", "header.option.osmosis_replication_timestamp",
         str(shared_file("osm/helsinki-centre.osm.pbf"))],
        capture_output=True, text=True, check=False,
    ).stdout.strip()  # fmt: skip
    assert (extract_date(shared_file("osm/helsinki-centre.osm.pbf")) or "") == stated


def test_the_report_is_the_manifest(sample):
    data = json.loads((sample / "pack.json").read_text(encoding="utf-8"))
    assert data["extract"] == "chiangmai_sample.osm.pbf"
    assert len(data["extract_sha256"]) == 64
    assert data["schema_version"] == 2
