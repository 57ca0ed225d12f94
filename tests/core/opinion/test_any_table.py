"""Workbooks, GeoJSON and GeoPackages of no platform, made up; also broken and hostile ones."""

from __future__ import annotations

import json
import sqlite3
import struct
import zipfile

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.readers import geometry, utm
from cm_civic_plugin.core.opinion.reading import read_all, read_posts
from tests.core.opinion.workbooks import sheet_xml, write_xlsx

HEADER = ["ละติจูด", "ลองจิจูด", "ข้อความ", "วันที่", "ประเภท", "ชื่อผู้แจ้ง"]
ROWS = [
    [18.79, 98.98, "น้ำท่วม โทร 081-234-5678", 46023.5, "น้ำ", "สมชาย"],
    [18.80, 98.99, "ถนนพัง", 46024.25, "ถนน", "สมหญิง"],
    [18.81, 98.97, "ไฟดับ", 46024, "ไฟ", "สมชาย"],
]


# --- workbooks


def test_a_workbook_with_a_title_above_its_header(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", [["ความเห็น 2569"], [], HEADER, *ROWS], days={3})
    posts, report = read_all(path)
    assert (report.platform, report.encoding, report.read, report.placed) == ("csv", "XLSX", 3, 3)
    assert posts["text"].tolist() == ["น้ำท่วม โทร [phone]", "ถนนพัง", "ไฟดับ"]
    assert posts["source_row"].tolist() == [4, 5, 6]  # as the sheet itself counts them
    assert [str(time) for time in posts["created_at"]] == [
        "2026-01-01 05:00:00+00:00",
        "2026-01-01 23:00:00+00:00",
        "2026-01-01 17:00:00+00:00",
    ]
    assert posts["author_no"].nunique() == 2
    assert "สมชาย" not in posts.to_csv() + report.to_json()


def test_a_workbook_named_csv_is_read_as_what_it_is(tmp_path):
    path = write_xlsx(tmp_path / "a.csv", [HEADER, *ROWS])
    assert read_all(path)[1].placed == 3


def test_days_counted_from_1904(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, *ROWS], days={3}, date_1904=True)
    posts, _ = read_all(path, timezone="UTC")
    assert str(posts["created_at"][0]) == "2030-01-02 12:00:00+00:00"


def test_rows_of_a_workbook_that_do_not_fit_are_counted(tmp_path):
    rows = [["lat", "lon", "text"], [18.7, 98.9, "ก", "เกิน"], [18.7, 98.9], [18.8, 98.8, "ข"]]
    posts, report = read_all(write_xlsx(tmp_path / "a.xlsx", rows))
    assert report.skipped[post_table.WRONG_FIELDS].examples == [2]
    assert posts["source_row"].tolist() == [3, 4]


def test_a_workbook_in_chunks_is_the_same(tmp_path):
    rows = [["lat", "lon", "text"], *([18.7, 98.9, f"ก{n}"] for n in range(25))]
    report = post_table.ReadReport()
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    chunks = list(read_posts(path, report, chunk_rows=10))
    assert [len(chunk) for chunk in chunks] == [10, 10, 5]
    assert (report.read, report.kept) == (25, 25)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rows": [["lat", "lon", "text"]]}, "no rows"),
        ({"rows": []}, "no rows"),
        ({"sheet": sheet_xml([HEADER, *ROWS])[:400]}, "no whole XLSX"),
        ({"sheet": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "no workbook does"),
        ({"sheet": "<a/>" + " " * (30 << 20)}, "unpack to far more"),
        ({"rows": [HEADER, *ROWS], "extra": ["../evil.txt"]}, r"unsafe name \.\./evil\.txt"),
    ],
    ids=["no rows", "empty", "cut", "entities", "bomb", "out of its folder"],
)
def test_bad_workbooks_get_one_sentence(tmp_path, changes, says):
    path = write_xlsx(tmp_path / "a.xlsx", **changes)
    with pytest.raises(BadInput, match=says) as caught:
        read_all(path)
    assert "a.xlsx" in str(caught.value)


def test_archives_that_are_no_workbook(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../evil.csv", "lat,lon\n18,98\n")
    with pytest.raises(BadInput, match="unsafe name"):
        read_all(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.csv", b"0" * (12 << 20))
    with pytest.raises(BadInput, match="unpack to far more"):
        read_all(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with pytest.raises(BadInput, match="holds no opinions"):
        read_all(path)
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(BadInput, match="ZIP archive"):
        read_all(path)


# --- GeoJSON


def feature(geometry, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features, **more):
    return {"type": "FeatureCollection", **more, "features": list(features)}


def point(*place):
    return {"type": "Point", "coordinates": place}


def write_json(path, data):
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


SQUARE = {"type": "Polygon", "coordinates": [[[98, 18], [99, 18], [99, 19], [98, 18]]]}


def test_geojson_points_and_other_shapes(tmp_path):
    path = write_json(
        tmp_path / "a.json",
        collection(
            feature(
                point(98.98, 18.79, 300), comment="น้ำท่วม", category=["น้ำ", "ถนน"], name="สมชาย"
            ),
            feature(SQUARE, comment="ทั้งย่านเหม็นควัน", category=None),
            feature(None, comment="ไม่มีที่", more={"a": 1}),
            feature({"type": "MultiPoint", "coordinates": [[98.97, 18.78]]}, comment="จุดเดียว"),
            feature(point("x", None), comment="พัง"),
            feature({"type": "LineString", "coordinates": [[98, 18], [99, 19]]}, comment="ถนน"),
        ),
    )
    posts, report = read_all(path)
    assert (report.platform, report.read, report.kept, report.placed) == ("csv", 6, 6, 2)
    assert posts["lon"].dropna().tolist() == [98.98, 98.97]
    assert posts["topic"][0] == "น้ำ;ถนน"
    assert posts["place_source"].tolist() == ["export", "none", "none", "export", "none", "none"]
    assert report.unplaced[geometry.NOT_A_POINT].rows == 3
    assert report.unplaced[geometry.NOT_A_POINT].examples == [2, 5, 6]
    assert report.unplaced[post_table.NO_COORDINATES].rows == 4
    assert "สมชาย" not in posts.to_csv() + report.to_json()


def test_geojson_in_utm_is_turned_into_degrees(tmp_path):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32647"}}
    path = write_json(
        tmp_path / "a.geojson",
        collection(feature(point(498450.8805, 2077403.6448), text="ก"), name="x", crs=crs),
    )
    posts, _ = read_all(path)
    assert posts["lon"][0] == pytest.approx(98.9853, abs=1e-8)
    assert posts["lat"][0] == pytest.approx(18.7883, abs=1e-8)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (collection(), "no rows"),
        (collection(feature(point(1, 2), a=1), crs={"properties": {"name": "EPSG:24047"}}), "EPSG:24047"),
    ],
    ids=["empty", "another system"],
)  # fmt: skip
def test_bad_geojson_gets_one_sentence(tmp_path, data, says):
    if data.get("crs"):
        data = {"type": data["type"], "crs": data["crs"], "features": data["features"]}
    with pytest.raises(BadInput, match=says) as caught:
        read_all(write_json(tmp_path / "a.geojson", data))
    assert "a.geojson" in str(caught.value)


def test_geojson_whose_places_stand_among_its_properties(tmp_path):
    path = write_json(
        tmp_path / "a.geojson", collection(*(feature(None, lat=18.79, lon=98.98) for _ in range(3)))
    )
    posts, report = read_all(path)
    assert posts["lon"].tolist() == [98.98] * 3
    assert any("no column holds a text" in reason for reason in report.reasons)


def test_geojson_cut_short(tmp_path):
    text = json.dumps(collection(*(feature(point(98.9, 18.7), text=f"ก{n}") for n in range(9))))
    path = tmp_path / "a.geojson"
    path.write_text(text[:-40], encoding="utf-8")
    with pytest.raises(BadInput, match="after entry 8"):
        read_all(path)


# --- UTM


@pytest.mark.parametrize(
    ("epsg", "lon", "lat", "x", "y"),
    [  # from PROJ 9
        (32647, 98.9853, 18.7883, 498450.8805, 2077403.6448),
        (32647, 97.3, 20.4, 322604.7778, 2256663.8428),
        (32647, 101.9, 5.7, 821247.8323, 630850.0760),
        (32648, 104.9, 15.2, 489259.3061, 1680449.5331),
        (32748, 106.8, -6.2, 699163.3906, 9314348.9616),
    ],
)
def test_utm_to_degrees(epsg, lon, lat, x, y):
    assert utm.is_utm(epsg)
    got_lon, got_lat = utm.to_degrees(np.array([x]), np.array([y]), epsg)
    # A tenth of a millimetre of the reference is a billionth of a degree.
    assert got_lon[0] == pytest.approx(lon, abs=2e-9)
    assert got_lat[0] == pytest.approx(lat, abs=2e-9)


def test_which_codes_are_utm():
    assert not [
        code for code in (4326, 24047, 32600, 32661, 32700, 32761, 3857) if utm.is_utm(code)
    ]


# --- GeoPackage


def blob(x, y, srs=4326, kind=1, envelope=0, order="<"):
    flags = (envelope << 1) | (order == "<")
    head = b"GP\x00" + bytes([flags]) + struct.pack(order + "i", srs)
    head += b"\x00" * (0, 32, 48, 48, 64)[envelope]
    return head + bytes([order == "<"]) + struct.pack(order + "I2d", kind, x, y) + b"\x00" * 16


POLYGON = blob(0, 0, kind=3)
EMPTY = b"GP\x00\x11" + struct.pack("<i", 4326) + blob(float("nan"), float("nan"))[8:]


def make_gpkg(path, rows, srs=4326, geometry="geom", name="opinions", organization="EPSG"):
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT,"
        " organization_coordsys_id INTEGER);"
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);"
    )
    database.execute(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?)",
        (f"The system {srs}", srs, organization, srs),
    )
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?)", (name, "features" if geometry else "attributes")
    )
    if geometry:
        database.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?)", (name, geometry, srs)
        )
    quoted = '"' + name.replace('"', '""') + '"'
    place = f'"{geometry}" BLOB, ' if geometry else ""
    database.execute(
        f'CREATE TABLE {quoted} (fid INTEGER PRIMARY KEY, {place}"ข้อความ" TEXT, created TEXT,'
        " photo BLOB, author TEXT)"
    )
    width = 6 if geometry else 5
    database.executemany(f'INSERT INTO {quoted} VALUES ({",".join("?" * width)})', rows)
    database.commit()
    database.close()
    return path


def test_geopackage_points(tmp_path):
    rows = [
        (1, blob(98.98, 18.79), "น้ำท่วม", "2025-11-28T01:00:00Z", b"\xff\xd8", "สมชาย"),
        (2, blob(98.97, 18.78, envelope=1), "ถนนพัง", None, None, "สมหญิง"),
        (3, blob(98.96, 18.77, kind=1001, order=">"), "ไฟดับ โทร 081-234-5678", None, None, "สมชาย"),
        (4, POLYGON, "ทั้งย่าน", None, None, None),
        (5, EMPTY, "ว่าง", None, None, None),
        (6, None, "ไม่มี", None, None, None),
        (7, b"GP", "พัง", None, None, None),
    ]
    posts, report = read_all(make_gpkg(tmp_path / "a.gpkg", rows))
    assert (report.platform, report.read, report.placed) == ("csv", 7, 3)
    assert posts["lon"].dropna().tolist() == [98.98, 98.97, 98.96]
    assert posts["lat"].dropna().tolist() == [18.79, 18.78, 18.77]
    assert posts["text"][2] == "ไฟดับ โทร [phone]"
    assert str(posts["created_at"][0]) == "2025-11-28 01:00:00+00:00"
    assert report.unplaced[geometry.NOT_A_POINT].examples == [4]
    assert report.unplaced[post_table.NO_COORDINATES].examples == [4, 5, 6, 7]
    assert posts["author_no"].nunique() == 2
    assert "สมชาย" not in posts.to_csv() + report.to_json()


def test_geopackage_in_utm_and_in_chunks(tmp_path):
    rows = [
        (n, blob(498450.8805 + 900 * n, 2077403.6448, 32647), f"ก{n}", None, None, None)
        for n in range(5)
    ]
    report = post_table.ReadReport()
    path = make_gpkg(tmp_path / "a b%20#?.gpkg", rows, srs=32647, name='odd "name')
    chunks = list(read_posts(path, report, chunk_rows=2))
    assert [len(chunk) for chunk in chunks] == [2, 2, 1]
    assert chunks[0]["lon"][0] == pytest.approx(98.9853, abs=1e-8)
    assert chunks[0]["lat"][0] == pytest.approx(18.7883, abs=1e-8)
    assert report.placed == 5


def test_geopackage_table_without_geometries(tmp_path):
    rows = [(1, "น้ำท่วม", None, None, None), (2, "ถนนพัง", None, None, None)]
    posts, report = read_all(make_gpkg(tmp_path / "a.gpkg", rows, geometry=None))
    assert (report.kept, report.placed) == (2, 0)
    assert posts["text"].tolist() == ["น้ำท่วม", "ถนนพัง"]


def test_a_view_is_not_run(tmp_path):
    path = make_gpkg(tmp_path / "a.gpkg", [(1, blob(98.9, 18.7), "ก", None, None, None)])
    database = sqlite3.connect(path)
    database.executescript(
        "DELETE FROM gpkg_contents; INSERT INTO gpkg_contents VALUES ('endless', 'features');"
        "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT x FROM n;"
    )
    database.close()
    with pytest.raises(BadInput, match="no rows"):
        read_all(path)


def test_bad_geopackages_get_one_sentence(tmp_path):
    path = make_gpkg(tmp_path / "a.gpkg", [(1, blob(1, 2), "ก", None, None, None)], srs=24047)
    with pytest.raises(BadInput, match=r"a\.gpkg is in the coordinate system The system 24047"):
        read_all(path)
    path = make_gpkg(tmp_path / "b.gpkg", [])
    with pytest.raises(BadInput, match=r"b\.gpkg has no rows"):
        read_all(path)
    path = tmp_path / "c.gpkg"
    sqlite3.connect(path).execute("CREATE TABLE a (b)").connection.close()
    with pytest.raises(BadInput, match=r"c\.gpkg is no whole GeoPackage"):
        read_all(path)
    whole = make_gpkg(tmp_path / "d.gpkg", [(1, blob(1, 2), "ก" * 90_000, None, None, None)])
    whole.write_bytes(whole.read_bytes()[:9000])
    with pytest.raises(BadInput, match=r"d\.gpkg is no whole GeoPackage"):
        read_all(whole)


def test_what_another_program_has_just_written_is_read(tmp_path):
    path = make_gpkg(tmp_path / "a.gpkg", [(1, blob(98.9, 18.7), "ก", None, None, None)])
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("INSERT INTO opinions VALUES (2, NULL, 'ข', NULL, NULL, NULL)")
    other.commit()
    posts, _ = read_all(path)
    other.close()
    assert posts["text"].tolist() == ["ก", "ข"]


def test_reading_a_geopackage_leaves_nothing_beside_it(tmp_path):
    path = make_gpkg(tmp_path / "a.gpkg", [(1, blob(98.9, 18.7), "ก", None, None, None)])
    before = path.read_bytes()
    read_all(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.gpkg"]
