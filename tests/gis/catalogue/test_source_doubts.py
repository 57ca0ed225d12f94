"""Source files that leave something unsaid: the datum, the era, the columns, the driver."""

from __future__ import annotations

import json
import math
import shutil

import pytest
from osgeo import gdal, ogr, osr

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.catalogue.sources.found import bangkok_time, day, sure_year
from cm_civic_plugin.core.catalogue.sources.recognise import raster_layer
from cm_civic_plugin.core.catalogue.sources.registered_population import read as read_population
from cm_civic_plugin.core.catalogue.sources.table import read_table
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.loading import make_layer

SOURCES = SAMPLE_DATA / "sources"
OSM = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="18.70" lon="98.90" version="1"/><node id="2" lat="18.70" lon="99.10" version="1"/>
<node id="3" lat="18.90" lon="99.10" version="1"/><node id="4" lat="18.90" lon="98.90" version="1"/>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
<tag k="landuse" v="forest"/></way></osm>"""


@pytest.fixture
def build(tmp_path):
    """Build a small city with the files in ``sources``."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "small.osm").write_text(OSM, encoding="utf-8")

    def run(extract=tmp_path / "small.osm"):
        return build_pack(
            extract,
            tmp_path / "pack",
            catalogue(),
            sources=tmp_path / "sources",
            thumbnails=False,
        )

    return run


def said(state):
    return " ".join(template.format(**params) for template, params in state.sentences())


def table(tmp_path, text, name="made.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_table(path)


# --- the datum of UTM coordinates

# shared/catalogue/facts.yaml: one pair of metres, and where it lies on either datum
FACT = (424384.139, 1988465.726)
FACT_LON_LAT = {32647: (98.2858, 17.98314), 24047: (98.28091, 17.98631)}


def crs(code):
    found = osr.SpatialReference()
    found.ImportFromEPSG(code)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def tambon_points():
    """Return (lon, lat, tambon code, tambon, amphoe) on a grid of 700 m over Mueang's tambon."""
    dataset = ogr.Open(str(SOURCES / "tambon_sample.geojson"))
    found = []
    for feature in dataset.GetLayer(0):
        area = feature.GetGeometryRef()
        west, east, south, north = area.GetEnvelope()
        step = 0.0063
        for row in range(int((north - south) / step) + 1):
            for column in range(int((east - west) / step) + 1):
                spot = ogr.Geometry(ogr.wkbPoint)
                lon, lat = west + column * step, south + row * step
                spot.AddPoint_2D(lon, lat)
                if area.Contains(spot):
                    code = feature["adm3_pcode"][2:]
                    found.append((lon, lat, code, feature["adm3_name1"], "เมืองเชียงใหม่"))
    assert len(found) > 100
    return found


def write_hotspots(path, points, code, lon_lat=False, codes=True):
    """Write a hotspot list as the province does, with its metres on a datum."""
    to_utm = osr.CoordinateTransformation(crs(4326), crs(code))
    lines = [
        "รหัส HotSpot,วัน,UTM East,UTM North,รหัสตำบล,ตำบล,อำเภอ" + ",Latitude,Longitude" * lon_lat
    ]
    for number, (lon, lat, tambon_code, tambon, amphoe) in enumerate(points):
        east, north, _height = to_utm.TransformPoint(lon, lat)
        known = f"{tambon_code if codes else ''},{tambon},{amphoe}"
        beside = f",{lat:.5f},{lon:.5f}" * lon_lat
        lines.append(f"V{number},2026-03-01,{east:.3f},{north:.3f},{known}{beside}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def off(pack, points):
    """Return how many metres the built points lie from where they were meant to be, at most."""
    dataset = ogr.Open(str(pack / "layers.gpkg"))
    worst = 0.0
    for feature in dataset.GetLayerByName("fire_hotspots"):
        lon, lat = points[int(feature["hotspot_id"][1:])][:2]
        at = feature.GetGeometryRef()
        across = (at.GetX() - lon) * math.cos(math.radians(lat))
        worst = max(worst, math.hypot(across, at.GetY() - lat) * 111_320)
    return worst


def test_the_two_datums_are_as_far_apart_as_facts_say():
    for code, (lon, lat) in FACT_LON_LAT.items():
        at = osr.CoordinateTransformation(crs(code), crs(4326)).TransformPoint(*FACT)
        assert at[:2] == pytest.approx((lon, lat), abs=1e-5)


@pytest.mark.parametrize("codes", [True, False])
@pytest.mark.parametrize("code", [24047, 32647])
def test_the_datum_is_told_by_the_tambon_that_points_name(build, tmp_path, code, codes):
    shutil.copy(SOURCES / "tambon_sample.geojson", tmp_path / "sources")
    points = tambon_points()
    write_hotspots(tmp_path / "sources" / "hotspot2569.csv", points, code, codes=codes)
    state = build().layers["fire_hotspots"]
    assert state.status == "ready" and state.features == len(points)
    assert off(tmp_path / "pack", points) < 1
    if code == 24047:
        sentence = said(state)
        assert "hotspot2569.csv" in sentence and "EPSG:24047" in sentence
        note = next(params for _text, params in state.sentences() if "metres" in params)
        assert 400 < note["metres"] < 700
        assert note["hits"] >= 0.8 * note["count"] >= 4
    else:
        assert "datum" not in said(state)


@pytest.mark.parametrize("code", [24047, 32647])
def test_the_datum_is_told_by_longitude_and_latitude_beside(build, tmp_path, code):
    points = [(98.9 + n * 0.01, 18.8, "500101", "ศรีภูมิ", "เมืองเชียงใหม่") for n in range(8)]
    write_hotspots(tmp_path / "sources" / "hotspot.csv", points, code, lon_lat=True)
    state = build().layers["fire_hotspots"]
    assert off(tmp_path / "pack", points) < 2  # five decimals beside them: a metre
    assert ("EPSG:24047" in said(state)) == (code == 24047)
    assert ("longitude and latitude" in said(state)) == (code == 24047)


def test_where_nothing_tells_the_datum_that_is_said(build, tmp_path):
    points = [(98.95, 18.8, "", "", "")] * 1 + [
        (98.96 + n * 0.01, 18.8, "", "", "") for n in range(9)
    ]
    write_hotspots(tmp_path / "sources" / "hotspot.csv", points, 32647)
    state = build().layers["fire_hotspots"]
    assert "hotspot.csv does not state the datum" in said(state)
    assert "taken as WGS 84" in said(state)
    assert off(tmp_path / "pack", points) < 1


def test_each_file_has_its_own_datum(build, tmp_path):
    shutil.copy(SOURCES / "tambon_sample.geojson", tmp_path / "sources")
    points = tambon_points()
    write_hotspots(tmp_path / "sources" / "hotspot2567.csv", points, 24047)
    text = (tmp_path / "sources" / "hotspot2567.csv").read_text(encoding="utf-8")
    write_hotspots(tmp_path / "sources" / "hotspot2568.csv", points, 32647)
    text = (tmp_path / "sources" / "hotspot2568.csv").read_text(encoding="utf-8")
    (tmp_path / "sources" / "hotspot2568.csv").write_text(
        text.replace("\nV", "\nW"), encoding="utf-8"
    )
    state = build().layers["fire_hotspots"]
    assert state.features == 2 * len(points)
    assert off(tmp_path / "pack", points) < 1
    assert "hotspot2567.csv are on the datum" in said(state)
    assert "hotspot2568.csv are on" not in said(state)


def test_a_few_points_over_a_border_do_not_change_the_datum(build, tmp_path):
    shutil.copy(SOURCES / "tambon_sample.geojson", tmp_path / "sources")
    points = tambon_points()
    wrong = [(lon, lat, "500199", name, amphoe) for lon, lat, _code, name, amphoe in points[:9]]
    write_hotspots(tmp_path / "sources" / "hotspot.csv", [*wrong, *points[9:]], 32647)
    state = build().layers["fire_hotspots"]
    assert off(tmp_path / "pack", points) < 1 and "EPSG:24047" not in said(state)


def test_the_sample_is_not_taken_for_the_other_datum(build, tmp_path):
    for name in ("tambon_sample.geojson", "fire_hotspots.xlsx"):
        shutil.copy(SOURCES / name, tmp_path / "sources")
    state = build(SAMPLE_DATA / "chiangmai_sample.osm.pbf").layers["fire_hotspots"]
    assert "EPSG:24047" not in said(state)
    dataset = ogr.Open(str(tmp_path / "pack" / "layers.gpkg"))
    rows = {f["hotspot_id"]: f.GetGeometryRef().Clone() for f in dataset.GetLayerByName("fire_hotspots")}  # fmt: skip
    at = rows["VI1202601010701w5jyk99x3h"]
    assert (at.GetX(), at.GetY()) == pytest.approx(FACT_LON_LAT[32647], abs=1e-5)


# --- two eras in one column


def test_years_of_both_eras_are_one_row_of_years(tmp_path):
    text = "ปี,อำเภอ,จำนวน\n2565,ฝาง,1\n2566,ฝาง,2\n2022,เชียงดาว,3\n2023,เชียงดาว,4\n"
    found = read_population(table(tmp_path, text))
    assert {row["name_th"]: (row["year_ce"], row["population"]) for row in found.rows} == {
        "ฝาง": (2023, 2),
        "เชียงดาว": (2023, 4),
    }
    ((template, params),) = found.notes
    sentence = template.format(**params)
    assert "made.csv mixes" in sentence and "2566" in sentence and "2023" in sentence
    assert found.source_date == "2023-12-31"


def test_the_same_year_in_both_eras_with_two_figures_is_refused(tmp_path):
    text = "ปี,อำเภอ,จำนวน\n2566,ฝาง,1\n2023,ฝาง,2\n"
    with pytest.raises(BadInput, match=r"made\.csv, row 3: ฝาง already has another figure"):
        read_population(table(tmp_path, text))


def test_a_year_of_no_clear_era_is_left_out_and_named(tmp_path):
    text = "ปี,อำเภอ,จำนวน\n2566,ฝาง,1\n66,เชียงดาว,2\n3109,ฮอด,3\n"
    found = read_population(table(tmp_path, text))
    assert [row["name_th"] for row in found.rows] == ["ฝาง"]
    assert sum(found.dropped.values()) == 2
    sentence = " ".join(template.format(**params) for template, params in found.notes)
    assert "made.csv, row 3: the year 66" in sentence and "2 rows" in sentence


@pytest.mark.parametrize(
    ("year", "common"),
    [(2567, 2024), (2024, 2024), (2400, 1857), (1990, 1990), (67, None), (2700, None), (0, None)],
)
def test_sure_years(year, common):
    assert sure_year(year) == common


def test_dates_and_times_of_both_eras_in_one_column():
    assert [d.isoformat() for d in map(day, ("1/2/2569", "2026-02-01", "2569-02-01")) if d] == [
        "2026-02-01"
    ] * 3
    assert bangkok_time("2569-03-14 05:30") == bangkok_time("2026-03-14 05:30")
    # 2567 is a leap year in Thailand, as 2024 is; 2567 of the Common Era is none
    assert bangkok_time("2567-02-29 12:00")[0].startswith("2024-02-29")


def test_hotspots_of_both_eras_have_one_calendar(build, tmp_path):
    path = tmp_path / "sources" / "hotspot.csv"
    path.write_text(
        "รหัส HotSpot,วัน,UTM East,UTM North\nA,1/2/2569,500000,2078000\nB,2026-02-03,500100,2078000\n",
        encoding="utf-8",
    )
    state = build().layers["fire_hotspots"]
    assert state.source_date == "2026-02-03"
    dataset = ogr.Open(str(tmp_path / "pack" / "layers.gpkg"))
    dates = {f["hotspot_id"]: f["date"] for f in dataset.GetLayerByName("fire_hotspots")}
    assert dates == {"A": "2026/02/01", "B": "2026/02/03"}


# --- columns that lack


@pytest.mark.parametrize(
    ("name", "header", "layer", "missing"),
    [
        ("hotspot2569.csv", "รหัส HotSpot,วัน,UTM East", "fire_hotspots", "UTM North"),
        ("shelter.csv", "สถานที่,อำเภอ", "flood_shelters", "ตำบล"),
        ("ประชากร.csv", "ปี,อำเภอ", "registered_population", "จำนวน"),
        ("wikidata.csv", "item,itemLabel", "wikidata_heritage", "coord"),
    ],
)
def test_a_missing_column_is_named_with_what_was_looked_for(
    build, tmp_path, name, header, layer, missing
):
    (tmp_path / "sources" / name).write_text(f"{header}\n1,2\n", encoding="utf-8")
    state = build().layers[layer]
    assert state.status == "failed"
    sentence = said(state)
    assert f"{name} has no column {missing}." in sentence
    assert f"Looked for the columns {', '.join(_columns(layer))}" in sentence
    assert "Choose the file" in sentence


def test_a_table_of_no_telling_name_that_is_nearly_known_is_told_what_it_lacks(build, tmp_path):
    folder = tmp_path / "sources"
    (folder / "data.csv").write_text("ปี,อำเภอ\n2567,ฝาง\n", encoding="utf-8")
    (folder / "shops.csv").write_text("ปี,เจ้าของ\n2567,ก\n", encoding="utf-8")
    notes = build().unused_sources
    one, other = (note["message"].format(**note["params"]) for note in notes)
    assert "data.csv has no column จำนวน. Looked for the columns ปี, อำเภอ, จำนวน" in one
    assert "shops.csv is none of the source files that are known" in other


def _columns(layer):
    return {
        "fire_hotspots": ("รหัส HotSpot", "วัน", "UTM East", "UTM North"),
        "flood_shelters": ("สถานที่", "ตำบล", "อำเภอ"),
        "registered_population": ("ปี", "อำเภอ", "จำนวน"),
        "wikidata_heritage": ("item", "coord"),
    }[layer]


# --- Global Surface Water


@pytest.mark.parametrize(
    "name",
    ["occurrence_90E_20Nv1_4_2021.tif", "recurrence_90E_20Nv1_4_2021.tif", "GSW_recurrence.tif",
     "global-surface-water.tif".replace("-", "_"), "surface_water_sample.tif"],
)  # fmt: skip
def test_tiles_of_global_surface_water_are_known_by_name(name):
    assert raster_layer(name) == "flood_recurrence"


@pytest.mark.parametrize("name", ["dem_1.tif", "th_pop_2020.tif", "ESA_WorldCover_10m.tif"])
def test_other_tiles_are_not_taken_for_it(name):
    assert raster_layer(name) not in (None, "flood_recurrence")


def write_tile(path, values, kind=gdal.GDT_Byte, west=98.9):
    data = gdal.GetDriverByName("GTiff").Create(str(path), len(values), 1, 1, kind)
    data.SetGeoTransform((west, 0.01, 0, 18.8, 0, -0.01))
    data.SetProjection(crs(4326).ExportToWkt())
    data.GetRasterBand(1).WriteRaster(0, 0, len(values), 1, bytes(values), buf_type=gdal.GDT_Byte)


def test_a_tile_of_global_surface_water_becomes_the_layer(build, tmp_path):
    write_tile(tmp_path / "sources" / "recurrence_90E_20Nv1_4_2021.tif", [0, 5, 100, 255])
    state = build().layers["flood_recurrence"]
    assert state.status == "ready" and state.source_date == "2021-12-31" and not state.sample
    assert "EC JRC/Google" in said(state) and "recurrence_90E_20Nv1_4_2021.tif" in said(state)
    path = tmp_path / "pack" / "rasters" / "flood_recurrence.tif"
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    assert band.GetNoDataValue() == 255  # the published tiles name none
    assert band.ReadAsArray().tolist() == [[0, 5, 100, 255]]
    layer = make_layer(tmp_path / "pack", catalogue().record("flood_recurrence"), "en")
    assert layer.isValid()
    legend = [label for label, _colour in layer.renderer().legendSymbologyItems()]
    assert legend[0] == "No water seen" and len(legend) == 6


@pytest.mark.parametrize("values", [[0, 5, 100, 101], [200, 200, 200, 255]])
def test_other_values_than_per_cent_are_refused(build, tmp_path, values):
    write_tile(tmp_path / "sources" / "occurrence_x.tif", values)
    state = build().layers["flood_recurrence"]
    assert state.status == "failed" and "occurrence_x.tif holds other values" in said(state)
    assert not list((tmp_path / "pack").glob("rasters/*.tif"))


def test_a_tile_of_decimals_is_refused(build, tmp_path):
    write_tile(tmp_path / "sources" / "occurrence_x.tif", [1, 2], gdal.GDT_Float32)
    assert "holds other values" in said(build().layers["flood_recurrence"])


def test_without_its_file_a_layer_says_what_it_needs_and_only_tiles_are_live(build):
    layers = build().layers
    assert {layer for layer, state in layers.items() if state.status == "online"} == {
        "planning_zones"
    }
    flood, air = layers["flood_recurrence"], layers["air_quality_stations"]
    assert (flood.status, air.status) == ("failed", "failed")
    assert "{source}" in flood.message and flood.message_params["source"]
    assert "Get current data" in air.message


# --- Overture's Parquet


def overture(path, driver):
    """Write one building in Overture's columns."""
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = dataset.CreateLayer("building", crs(4326), ogr.wkbPolygon)
    for name, kind in (("id", ogr.OFTString), ("height", ogr.OFTReal), ("sources", ogr.OFTString)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["id"], feature["height"] = "a", 6.5
    feature["sources"] = json.dumps([{"dataset": "OpenStreetMap", "confidence": None}])
    feature.SetGeometry(
        ogr.CreateGeometryFromWkt("POLYGON((98.98 18.78,98.981 18.78,98.981 18.781,98.98 18.78))")
    )
    layer.CreateFeature(feature)


def test_parquet_without_its_driver_is_named_with_what_to_do(build, tmp_path, monkeypatch):
    (tmp_path / "sources" / "overture_buildings.parquet").write_bytes(b"PAR1" + bytes(60) + b"PAR1")
    known = gdal.GetDriverByName
    monkeypatch.setattr(
        gdal, "GetDriverByName", lambda name: None if name == "Parquet" else known(name)
    )
    state = build().layers["satellite_buildings"]
    assert state.status == "failed"
    sentence = said(state)
    assert "overture_buildings.parquet is Parquet" in sentence
    assert "driver called Parquet" in sentence and "GeoJSON" in sentence


@pytest.mark.skipif(
    gdal.GetDriverByName("Parquet") is None, reason="needs a GDAL with the Parquet driver"
)
def test_parquet_is_read_where_its_driver_is(build, tmp_path):
    overture(tmp_path / "sources" / "overture_buildings.parquet", "Parquet")
    state = build().layers["satellite_buildings"]
    assert state.status == "ready" and state.features == 1, said(state)


def test_the_same_building_as_geojson(build, tmp_path):
    overture(tmp_path / "sources" / "overture_buildings.geojson", "GeoJSON")
    state = build().layers["satellite_buildings"]
    assert state.status == "ready" and state.features == 1, said(state)
