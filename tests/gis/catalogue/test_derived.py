"""Derived layers: numbers by hand on made layers, missing inputs, fallbacks, cancelling."""

from __future__ import annotations

import json
import math
import sqlite3
import struct
from contextlib import closing

import numpy as np
import pytest
from osgeo import gdal, ogr, osr

from cm_civic_plugin.core.catalogue.pack import EMPTY, FAILED, READY, LayerState
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import Cancelled
from cm_civic_plugin.gis.catalogue.derived import arrays, ground, hexgrid, layers, shares, walks
from cm_civic_plugin.gis.catalogue.derived.heat import stretched
from cm_civic_plugin.gis.catalogue.derived.layers import build_derived
from cm_civic_plugin.gis.catalogue.derived.plane import Plane
from cm_civic_plugin.gis.catalogue.osm_geometry import Shape
from cm_civic_plugin.gis.catalogue.pack_writer import RowWriter, create_tables, drop_table

PLANE = Plane(98.99, 18.79)
(X, Y) = hexgrid.centres(hexgrid.keys_of(PLANE.to_metres(np.array([[98.99, 18.79]]))))[0]
EXTENT = (98.98, 18.78, 99.0, 18.8)
DERIVED = [r.id for r in catalogue().records if r.access["type"] == "derived"]


def degrees(*metres):
    """Return places given in metres east and north of the middle of a cell, in degrees."""
    return PLANE.to_degrees(np.array(metres, dtype=float) + (X, Y))


def geometry(kind, *metres):
    at = degrees(*metres)
    coordinates = ", ".join(f"{x:.9f} {y:.9f}" for x, y in at)
    text = {"point": f"POINT({coordinates})", "line": f"LINESTRING({coordinates})"}.get(
        kind, f"MULTIPOLYGON((({coordinates})))"
    )
    made = ogr.CreateGeometryFromWkt(text)
    return Shape(bytes(made.ExportToWkb(ogr.wkbNDR)), made.GetEnvelope())


def square(west, south, side):
    return geometry(
        "area",
        *[(west, south), (west + side, south), (west + side, south + side), (west, south + side)],
        (west, south),
    )


class City:
    """A pack being made: put rows into layers, then compute."""

    def __init__(self, folder):
        self.folder, self.states = folder, {}

    def put(self, layer_id, *rows, **state):
        record = catalogue().record(layer_id)
        create_tables(self.folder / "layers.gpkg", [record])
        with RowWriter(self.folder / "layers.gpkg", [record]) as writer:
            for shape, values in rows:
                writer.add(layer_id, shape, [values.get(a.name) for a in record.attributes])
        self.states[layer_id] = LayerState(READY if rows else EMPTY, len(rows), **state)

    def raster(self, layer_id, values, west, north, cell):
        (self.folder / "rasters").mkdir(exist_ok=True)
        path = self.folder / "rasters" / f"{layer_id}.tif"
        rows, columns = len(values), len(values[0])
        data = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32)
        data.SetGeoTransform((west, cell, 0, north, 0, -cell))
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(4326)
        data.SetProjection(crs.ExportToWkt())
        for row, line in enumerate(values):
            packed = struct.pack(f"{columns}f", *line)
            data.GetRasterBand(1).WriteRaster(0, row, columns, 1, packed)
        data = None
        self.states[layer_id] = LayerState(READY)

    def compute(self, tick=lambda _share, _title: None, **options):
        return build_derived(self.folder, catalogue(), self.states, EXTENT, tick, **options)

    def rows(self, layer_id):
        with closing(sqlite3.connect(self.folder / "layers.gpkg")) as db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(f'SELECT * FROM "{layer_id}"')]

    def tables(self):
        with closing(sqlite3.connect(self.folder / "layers.gpkg")) as db:
            return {name for (name,) in db.execute("SELECT table_name FROM gpkg_contents")}


@pytest.fixture
def city(tmp_path):
    return City(tmp_path)


def said(state):
    return " ".join(template.format(**params) for template, params in state.sentences())


# --- the ground


@pytest.mark.parametrize(
    ("lon", "lat", "epsg"), [(98.99, 18.79, 32647), (24.94, 60.17, 32635), (-70, -33, 32719)]
)
def test_metres_are_those_of_the_utm_zone_and_come_back(lon, lat, epsg):
    places = np.array([[lon, lat], [lon + 1.2, lat - 0.8]])
    plane = Plane(lon, lat)
    assert plane.epsg == epsg
    wgs84, utm = osr.SpatialReference(), osr.SpatialReference()
    for reference, code in ((wgs84, 4326), (utm, epsg)):
        reference.ImportFromEPSG(code)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    expected = osr.CoordinateTransformation(wgs84, utm).TransformPoints(places.tolist())
    metres = plane.to_metres(places)
    assert metres == pytest.approx(np.array(expected)[:, :2], abs=0.001)
    assert plane.to_degrees(metres) == pytest.approx(places, abs=1e-9)


def test_a_hexagon_is_250_m_wide_and_holds_its_middle_alone():
    keys = hexgrid.in_box(X - 1000, Y - 1000, X + 1000, Y + 1000)
    assert np.array_equal(hexgrid.keys_of(hexgrid.centres(keys)), keys)
    assert len(set(hexgrid.names(keys))) == len(keys)
    ring = hexgrid.outlines(keys[:1])[0] - hexgrid.centres(keys[:1])[0]
    assert np.ptp(ring[:, 0]) == pytest.approx(250)
    assert pytest.approx(250**2 * math.sqrt(3) / 2) == hexgrid.AREA
    near = hexgrid.around(hexgrid.keys_of(np.array([[X, Y]])), 1)[0]
    away = np.hypot(*(hexgrid.centres(near) - (X, Y)).T)
    assert sorted(away.round(3)) == [0.0] + [250.0] * 6


# --- numbers by hand


def test_density_shares_a_building_between_the_cells_it_lies_in(city):
    city.put(
        "buildings",
        (square(0, 0, 20), {"levels": 2}),
        (square(-40, -40, 30), {"levels": 5}),
        (square(110, -15, 30), {}),  # across the side 125 m east: half in either cell
    )
    state = city.compute()["building_density_grid"]
    rows = sorted(city.rows("building_density_grid"), key=lambda row: -row["footprint_ratio"])
    assert state.status == READY and state.features == len(rows) == 2
    assert rows[0]["footprint_ratio"] == pytest.approx((400 + 900 + 450) / hexgrid.AREA, abs=2e-4)
    assert rows[1]["footprint_ratio"] == pytest.approx(450 / hexgrid.AREA, abs=2e-4)
    assert sum(row["building_count"] for row in rows) == 3
    assert rows[0]["mean_levels"] == 3.5
    assert "estimate" in said(state)


def test_a_cell_inside_a_great_hall_is_built_over_whole(city):
    west, south = -300.0, -280.0  # no corner of the hall lies in the middle cell
    ring = [(west, south), (-west, south), (-west, -south), (west, -south), (west, south)]
    court = [(-10, -10), (-10, 10), (10, 10), (10, -10), (-10, -10)]
    outer, inner = (", ".join(f"{x:.9f} {y:.9f}" for x, y in degrees(*r)) for r in (ring, court))
    made = ogr.CreateGeometryFromWkt(f"MULTIPOLYGON((({outer}),({inner})))")
    city.put("buildings", (Shape(bytes(made.ExportToWkb(ogr.wkbNDR)), made.GetEnvelope()), {}))
    city.compute()
    rows = {row["cell_id"]: row for row in city.rows("building_density_grid")}
    (middle,) = hexgrid.names(hexgrid.keys_of(np.array([[X, Y]])))
    assert rows[middle]["footprint_ratio"] == pytest.approx(1 - 400 / hexgrid.AREA, abs=1e-4)
    whole = sum(row["footprint_ratio"] for row in rows.values()) * hexgrid.AREA
    assert whole == pytest.approx(600 * 560 - 400, rel=1e-3)
    assert sum(row["building_count"] for row in rows.values()) == 1


def test_a_building_counts_where_it_is_widest(city):
    # an L across the side 125 m east: its corner box's middle is empty, its wide foot lies east
    corners = [(115, 0), (155, 0), (155, 10), (121, 10), (121, 40), (115, 40), (115, 0)]
    city.put("buildings", (geometry("area", *corners), {"levels": 3}))
    city.compute()
    (east,) = hexgrid.names(hexgrid.keys_of(np.array([[X + 250, Y]])))
    rows = {row["cell_id"]: row for row in city.rows("building_density_grid")}
    # halfway between the levels at 10 and 40 m the leg is 6 m wide and lies west
    assert {name for name, row in rows.items() if row["building_count"]} == set(rows) - {east}
    areas = {name: row["footprint_ratio"] * hexgrid.AREA for name, row in rows.items()}
    assert areas[east] == pytest.approx(30 * 10, abs=6)
    assert sum(areas.values()) == pytest.approx(40 * 10 + 6 * 30, abs=12)


def test_a_street_cross_has_one_junction_and_four_dead_ends(city):
    city.put(
        "road_network",
        (geometry("line", (-50, 0), (0, 0), (50, 0)), {"highway": "residential"}),
        (geometry("line", (0, -50), (0, 0), (0, 50)), {"highway": "residential"}),
        (geometry("line", (0, 0), (60, 60)), {"highway": "trunk"}),
    )
    city.put("walking_cycling_network", (geometry("line", (-50, 0), (0, 0)), {"highway": "path"}))
    city.compute()
    (row,) = city.rows("street_connectivity")
    assert row["intersections_km2"] == pytest.approx(1 / (hexgrid.AREA / 1e6), abs=0.001)
    assert row["dead_end_share"] == pytest.approx(4 / 5)
    assert row["link_node_ratio"] == pytest.approx(4 / 5)  # four links, five nodes


def test_noise_fades_with_distance_and_a_named_road_counts_once(city):
    city.put(
        "road_network",
        (geometry("line", (-500, 75), (10, 75)), {"highway": "primary", "name": "ก"}),
        (geometry("line", (10, 75), (500, 75)), {"highway": "primary_link", "name": "ก"}),
        (geometry("line", (-500, -100), (500, -100)), {"highway": "residential"}),
    )
    city.put("transit_stops_hubs", (geometry("point", (0, 1900)), {"kind": "aerodrome"}))
    city.compute()
    (name,) = hexgrid.names(hexgrid.keys_of(np.array([[X, Y]])))
    (row,) = [row for row in city.rows("noise_proxy") if row["cell_id"] == name]
    expected = 4 * math.exp(-1) + math.exp(-100 / 75) + 20
    assert row["noise_score"] == pytest.approx(expected, abs=0.001)
    assert row["main_source"] == "airport"
    assert all(row["noise_score"] <= 100 for row in city.rows("noise_proxy"))


def put_visitors(city):
    city.put("tourist_accommodation", *[(geometry("point", (0, 0)), {})] * 2)
    city.put("museums_arts_venues", (geometry("point", (9, 9)), {}))
    bars = [
        (geometry("point", (5, 5)), {"amenity": kind}) for kind in ("bar", "cafe", "restaurant")
    ]
    city.put("food_drink", *bars)


def test_tourism_per_100_residents_and_per_hectare_without_them(city):
    put_visitors(city)
    state = city.compute()["tourism_intensity"]
    (row,) = city.rows("tourism_intensity")
    assert row["score"] == pytest.approx(8 / (hexgrid.AREA / 1e4), abs=1e-3)
    assert row["residents"] is None and row["accommodation"] == 2
    assert "per hectare" in said(state)


def test_tourism_is_divided_by_the_residents_of_the_cell(city):
    put_visitors(city)
    (west, _s), (_e, north) = degrees((-1000, -1000), (1000, 1000))
    city.raster("population_grid", [[10.0] * 25] * 25, west, north, 0.0008)
    city.compute()
    (row,) = city.rows("tourism_intensity")
    wide, high = PLANE.to_metres(np.array([[98.99, 18.79], [98.9908, 18.7908]])).T
    expected = 10 * hexgrid.AREA / float(np.ptp(wide) * np.ptp(high))
    assert row["residents"] == pytest.approx(expected, rel=0.02)
    assert row["score"] == pytest.approx(8 / (row["residents"] / 100), rel=1e-3)


def tambon(west, south, east, north, code):
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    text = ", ".join(f"{x} {y}" for x, y in ring)
    made = ogr.CreateGeometryFromWkt(f"MULTIPOLYGON((({text})))")
    shape = Shape(bytes(made.ExportToWkb(ogr.wkbNDR)), made.GetEnvelope())
    return shape, {"dopa_code": code}


def test_population_counts_the_inner_part_of_a_cell(city):
    city.raster("population_grid", [[1, 2, 3], [4, 5, 6], [7, 8, 9]], 98.98, 18.793, 0.001)
    city.put("subdistrict_boundaries", tambon(98.98, 18.791, 98.9815, 18.793, "500101"))
    (shape, values) = tambon(98.98, 18.79, 98.983, 18.793, "5001")
    city.put("registered_population", (shape, {**values, "year_ce": 2024, "population": 90}))
    state = city.compute()["population_by_subdistrict"]
    (row,) = city.rows("population_by_subdistrict")
    assert row["population_est"] == pytest.approx(1 + 4 + (2 + 5) / 2)
    assert row["model_to_registered"] == pytest.approx(45 / 90)
    assert "estimate" in said(state)


def test_heat_is_stretched_between_the_percentiles():
    assert stretched(np.arange(101.0))[[0, 2, 50, 98, 100]] == pytest.approx([0, 0, 50, 100, 100])
    assert stretched(np.full(3, 0.2)).tolist() == [50, 50, 50]


def put_heat(city):
    city.put("buildings", (square(-20, -20, 40), {}))
    city.put("parks_green_spaces", (square(400, 0, 200), {"osm_id": 1, "area_m2": 40000.0}))
    city.put("water_bodies")
    city.put("old_city_moat")


def test_heat_takes_land_cover_where_it_is(city):
    put_heat(city)
    city.raster("land_cover_2021", [[10] * 20 + [50] * 20] * 40, 98.97, 18.81, 0.001)
    city.compute()
    rows = {row["cell_id"]: row for row in city.rows("heat_proxy")}
    assert all(row["built_share"] + row["tree_share"] == pytest.approx(1) for row in rows.values())
    assert {0.0, 100.0} <= {row["heat_score"] for row in rows.values()}


def test_heat_without_land_cover_says_what_stands_for_it(city):
    put_heat(city)
    state = city.compute()["heat_proxy"]
    rows = city.rows("heat_proxy")
    assert "buildings stand for" in said(state)
    assert all(row["tree_share"] is None for row in rows)
    most = max(row["built_share"] for row in rows)
    assert most == pytest.approx(1600 / hexgrid.AREA, abs=2e-4)


def put_park(city):
    park = square(0, 0, 100)
    small = square(-400, -400, 30)
    city.put(
        "parks_green_spaces",
        (park, {"osm_id": 7, "area_m2": 10000.0}),
        (small, {"osm_id": 8, "area_m2": 900.0}),
    )
    near, far = square(350, 40, 20), square(450, 40, 20)
    city.put("buildings", (near, {}), (far, {}))


def test_a_walk_of_300_m_follows_the_street(city):
    put_park(city)
    city.put("road_network", (geometry("line", (105, 50), (900, 50)), {"highway": "residential"}))
    state = city.compute()["green_space_access"]
    (row,) = city.rows("green_space_access")
    assert (row["park_id"], row["method"], row["buildings_served"]) == (7, "network", 1)
    reach = ogr.CreateGeometryFromWkb(row["geom"][40:])
    easternmost = PLANE.to_metres(np.array([[reach.GetEnvelope()[1], 18.79]]))[0, 0] - X
    # from within 10 m of the edge (100 to 110) go 300 m and widen by 30; looked for every 5 m
    assert 430 <= easternmost <= 441
    assert "50.0 % of the 2" in said(state)


def test_without_a_network_the_reach_is_a_straight_belt(city):
    put_park(city)
    state = city.compute()["green_space_access"]
    (row,) = city.rows("green_space_access")
    assert row["method"] == "buffer" and row["buildings_served"] == 0
    reach = ogr.CreateGeometryFromWkb(row["geom"][40:])
    easternmost = PLANE.to_metres(np.array([[reach.GetEnvelope()[1], 18.79]]))[0, 0] - X
    assert easternmost == pytest.approx(100 + 300 / 1.3, abs=1)
    assert "straight belt" in said(state)


def test_the_middle_of_a_wide_block_is_out_of_reach(city):
    """By hand: of a block of 120 m with a street all round, the inner 60 m lie in no belt."""
    city.put("parks_green_spaces", (square(0, 0, 100), {"osm_id": 7, "area_m2": 10000.0}))
    ring = [(105, 50), (120, 50), (120, 170), (240, 170), (240, 50), (120, 50)]
    city.put("road_network", (geometry("line", *ring), {"highway": "residential"}))
    city.compute()
    (row,) = city.rows("green_space_access")
    reach = ogr.CreateGeometryFromWkb(row["geom"][40:])
    assert reach.GetGeometryCount() == 2
    for x, y in [(x, y) for x in range(121, 240, 4) for y in range(51, 170, 4)]:
        lon, lat = degrees((x, y))[0]
        at = ogr.CreateGeometryFromWkt(f"POINT({lon:.9f} {lat:.9f})")
        away = min(x - 120, 240 - x, y - 50, 170 - y)
        assert reach.Contains(at) == (away < 30), (x, y)


def test_postcodes_join_tambon_and_flag_those_with_two(city, tmp_path):
    city.put(
        "subdistrict_boundaries",
        tambon(98.98, 18.78, 98.99, 18.79, "500101"),
        tambon(98.99, 18.78, 99.0, 18.79, "500102"),
        tambon(98.98, 18.79, 98.99, 18.8, "500116"),
    )
    table = tmp_path / "codes.json"
    codes = {500101: 50200, 500102: 50200, 500116: [50290, 50300]}
    table.write_text(json.dumps([{"id": k, "postal_code": v} for k, v in codes.items()]), "utf-8")
    assert city.compute(postal_tables=[table])["postcode_areas"].status == READY
    found = {row["postcode"]: row for row in city.rows("postcode_areas")}
    assert {code: row["tambon_count"] for code, row in found.items()} == {"50200": 2, "50290": 1}
    assert (found["50200"]["ambiguous"], found["50290"]["ambiguous"]) == (0, 1)


# --- what is missing, and what goes wrong


def test_a_missing_input_fails_its_layer_with_its_name_and_leaves_no_table(city):
    city.put("buildings")
    done = city.compute()
    assert set(done) == set(DERIVED)
    for layer_id, missing in [
        ("street_connectivity", "road_network, walking_cycling_network"),
        ("population_by_subdistrict", "population_grid, subdistrict_boundaries"),
        ("green_space_access", "parks_green_spaces"),
    ]:
        assert done[layer_id].status == FAILED
        assert done[layer_id].message_params == {"inputs": missing}
    assert done["building_density_grid"].status == EMPTY
    assert city.tables() == {"buildings", "building_density_grid"}


def test_postcodes_without_a_table_say_what_they_need(city):
    city.put("subdistrict_boundaries", tambon(98.98, 18.78, 98.99, 18.79, "500101"))
    state = city.compute()["postcode_areas"]
    assert state.status == FAILED and "postal codes by tambon" in said(state)


def test_a_broken_raster_costs_its_own_layers_alone(city):
    put_visitors(city)
    city.put("buildings", (square(0, 0, 20), {}))
    (city.folder / "rasters").mkdir()
    (city.folder / "rasters" / "population_grid.tif").write_bytes(b"II*\x00 no tiff")
    city.states["population_grid"] = LayerState(READY)
    done = city.compute()
    assert done["tourism_intensity"].status == FAILED
    assert done["building_density_grid"].status == READY
    assert "tourism_intensity" not in city.tables()


def test_dates_are_the_oldest_and_sample_is_passed_on(city):
    city.put("tourist_accommodation", (geometry("point", (0, 0)), {}), source_date="2026-10-02")
    city.put("museums_arts_venues", source_date="2025-01-01", sample=True)
    city.put("food_drink", source_date="2026-10-02")
    state = city.compute()["tourism_intensity"]
    assert state.source_date == "2025-01-01" and state.sample and state.named is None


def test_cancelling_leaves_no_table_of_the_layer_at_work(city):
    city.put("road_network", (geometry("line", (0, 0), (90, 0)), {"highway": "residential"}))
    city.put("walking_cycling_network")
    record = catalogue().record("street_connectivity")

    def stop(share, word):
        if word in (record.title("en"), record.title("th")):
            raise Cancelled

    with pytest.raises(Cancelled):
        city.compute(stop)
    assert "street_connectivity" not in city.tables()


@pytest.fixture
def whole_city(city, monkeypatch):
    """A small town with all inputs; rows are read and written in steps of a few."""
    for module in (arrays, ground, layers, shares, walks):
        monkeypatch.setattr(module, "_CHECK_EVERY", 5)
    put_visitors(city)
    west, north = 98.97, 18.81
    city.put("parks_green_spaces", (square(400, 0, 200), {"osm_id": 1, "area_m2": 40000.0}))
    city.put("water_bodies")
    city.put("old_city_moat")
    city.put("buildings", *[(square(40 * n - 400, 5 * n, 20), {"levels": 2}) for n in range(20)])
    city.put("road_network", *[
        (geometry("line", (-600, 50 * n), (900, 50 * n)), {"highway": "primary"}) for n in range(12)
    ])  # fmt: skip
    city.put("walking_cycling_network", *[
        (geometry("line", (50 * n, -100), (50 * n, 700)), {"highway": "path"}) for n in range(12)
    ])  # fmt: skip
    city.put("transit_stops_hubs", (geometry("point", (0, 1900)), {"kind": "aerodrome"}))
    city.raster("land_cover_2021", [[10] * 20 + [50] * 20] * 40, west, north, 0.001)
    city.raster("population_grid", [[10.0] * 40] * 40, west, north, 0.001)
    parts = [tambon(98.98, 18.78 + 0.001 * n, 98.99, 18.781 + 0.001 * n, f"5001{n:02}")
             for n in range(1, 13)]  # fmt: skip
    city.put("subdistrict_boundaries", *parts)
    city.put("registered_population", *[
        (shape, {**values, "dopa_code": "5001", "year_ce": 2024, "population": 9})
        for shape, values in parts
    ])  # fmt: skip
    table = city.folder / "codes.json"
    codes = [{"id": int(values["dopa_code"]), "postal_code": 50200} for _shape, values in parts]
    table.write_text(json.dumps(codes), "utf-8")
    return city, table


@pytest.mark.parametrize("layer_id", DERIVED)
def test_every_layer_gives_way_again_and_again(whole_city, layer_id):
    city, table = whole_city
    seen = []
    done = city.compute(lambda share, word: seen.append((share, word)), postal_tables=[table])
    assert done[layer_id].status == READY
    assert [share for share, _word in seen] == sorted(share for share, _word in seen)
    record = catalogue().record(layer_id)
    titles = (record.title("en"), record.title("th"))
    ticks = sum(word in titles for _share, word in seen)
    assert ticks >= 5
    for last in (2, ticks // 2, ticks):
        left = last

        def stop(_share, word):
            nonlocal left
            left -= word in titles
            if not left:
                raise Cancelled

        for name in DERIVED:
            drop_table(city.folder / "layers.gpkg", name)
        with pytest.raises(Cancelled):
            city.compute(stop, postal_tables=[table])
        assert layer_id not in city.tables(), last
