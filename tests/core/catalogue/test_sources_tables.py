"""Tables of source files: values, headers, Buddhist years, workbooks, and what is no table."""

from __future__ import annotations

import zipfile

import pytest

from cm_civic_plugin.core.archive import safe_names
from cm_civic_plugin.core.catalogue.sources import (
    fire_hotspots,
    flood_shelters,
    registered_population,
    wikidata,
)
from cm_civic_plugin.core.catalogue.sources.found import bangkok_time, day, integer, lon_lat, number
from cm_civic_plugin.core.catalogue.sources.recognise import raster_layer, table_layer
from cm_civic_plugin.core.catalogue.sources.table import read_table
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA

SOURCES = SAMPLE_DATA / "sources"


def table(tmp_path, text, name="made.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_table(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [("222,106", 222106), ("๑๒", 12), (" 7 ", 7), ("-", None), ("", None), (None, None), ("nan", None),
     ("inf", None), (True, None), ("1.5", None)],
)  # fmt: skip
def test_whole_numbers(text, value):
    assert integer(text) == value


def test_numbers_and_places():
    assert number("-1.25") == -1.25
    assert lon_lat("98.9", 18.7) == (98.9, 18.7)
    assert lon_lat(0, 0) is None and lon_lat("18.7", "98.9") is None and lon_lat(None, 1) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("46023", "2026-01-01"), ("2026-01-31", "2026-01-31"), ("31/1/2569", "2026-01-31"),
     ("1/2/2026", "2026-02-01"), ("99/99/2026", None), ("soon", None), ("12", None)],
)  # fmt: skip
def test_days(text, value):
    # 46023: 1 January 2026 as spreadsheets count, checked by hand: 126 years after 1900
    found = day(text)
    assert (found.isoformat() if found else None) == value


def test_bangkok_is_seven_hours_ahead_of_utc():
    assert bangkok_time("2026-03-14 05:30") == (
        "2026-03-14T05:30:00+07:00",
        "2026-03-13T22:30:00.000Z",
    )
    assert bangkok_time("None None") is None


def test_the_population_of_the_newest_year():
    found = registered_population.read(read_table(SOURCES / "registered_population.csv"))
    people = {row["name_th"]: row["population"] for row in found.rows}
    assert {row["year_ce"] for row in found.rows} == {2024}
    assert len(people) == 25
    assert people["เมืองเชียงใหม่"] == 222_106
    assert people["สันทราย"] == 146_626
    assert people["กัลยาณิวัฒนา"] == 13_093
    assert sum(people.values()) == 1_799_019
    assert found.notes[0][1] == {"file": "registered_population.csv", "be": 2567, "ce": 2024}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_in_every_dress(tmp_path, encoding, delimiter):
    text = (
        "ประชากรจังหวัด\r\nรายการ,ปี,อำเภอ,จำนวน\r\nก,2024,อ.เมือง,5\r\nก,2567,อำเภอฝาง,6\r\n,,รวม,\r\n"
    )
    found = registered_population.read(
        table(tmp_path, text.replace(",", delimiter), encoding=encoding)
    )
    assert {row["name_th"]: row["population"] for row in found.rows} == {
        "เมืองเชียงใหม่": 5,
        "ฝาง": 6,
    }
    assert sum(found.dropped.values()) == 1


def test_two_figures_for_one_district_are_refused(tmp_path):
    text = "ปี,อำเภอ,จำนวน\n2567,ฝาง,1\n2567,ฝาง,1\n2567,ฝาง,2\n"
    with pytest.raises(BadInput, match=r"made\.csv, row 4: ฝาง .*row 2"):
        registered_population.read(table(tmp_path, text))


def test_missing_columns_are_named(tmp_path):
    with pytest.raises(BadInput, match=r"made\.csv has no column อำเภอ, จำนวน\."):
        registered_population.read(table(tmp_path, "ปี,จังหวัด\n2567,เชียงใหม่\n"))


def test_shelters_once_each():
    found = flood_shelters.read(read_table(SOURCES / "flood_shelters.csv"))
    assert len(found.rows) == 21 and sum(found.dropped.values()) == 1
    assert found.rows[0]["place"] == "โรงเรียนยุพราชวิทยาลัย"
    assert found.rows[0]["capacity"] == 150 and found.rows[0]["electricity"] == "มี"


def test_hotspots_of_a_workbook():
    found = fire_hotspots.read(read_table(SOURCES / "fire_hotspots.xlsx"))
    assert len(found.rows) == 121
    first = found.rows[0]
    assert first["hotspot_id"] == "VI1202601010701w5jyk99x3h"
    assert (first["east"], first["north"]) == (424384.139, 1988465.726)
    assert first["date"] == "2026-01-01" and first["tambon_code"] == "501801"
    assert found.source_date == max(row["date"] for row in found.rows)


def test_hotspots_of_a_csv_drop_what_has_no_place(tmp_path):
    text = (
        "รหัส HotSpot,วัน,UTM East,UTM North\nA,46023,500000,2000000\nA,46023,500000,2000000\n"
        "B,46023,,\nC,46023,98.9,18.7\n"
    )
    found = fire_hotspots.read(table(tmp_path, text))
    assert [row["hotspot_id"] for row in found.rows] == ["A"]
    assert sum(found.dropped.values()) == 3


def test_wikidata_items_of_a_csv_come_once(tmp_path):
    head = "item,itemLabel,coord,inception,heritage\n"
    item = "http://www.wikidata.org/entity/Q{},{},Point(98.98 18.78),1345-01-01T00:00:00Z,{}\n"
    text = head + item.format(1, "วัด", "http://x/Q5") + item.format(1, "วัด", "http://x/Q6")
    found = wikidata.read_csv(table(tmp_path, text + item.format(2, "Q2", "")))
    assert [(r["qid"], r["name_th"], r["heritage_status"]) for r in found.rows] == [
        ("Q1", "วัด", "Q5; Q6"),
        ("Q2", None, None),
    ]
    assert found.rows[0]["inception"] == "1345-01-01"


@pytest.mark.parametrize(
    ("name", "layer"),
    [("registered_population.csv", "registered_population"), ("flood_shelters.csv", "flood_shelters"),
     ("fire_hotspots.xlsx", "fire_hotspots")],
)  # fmt: skip
def test_a_table_is_known_by_its_columns(name, layer):
    assert table_layer(read_table(SOURCES / name)) == layer


@pytest.mark.parametrize(
    ("name", "layer"),
    [("tha_pop_2025_CN_100m_R2025A_v1.tif", "population_grid"),
     ("ESA_WorldCover_10m_2021_v200_N18E096_Map.tif", "land_cover_2021"),
     ("Copernicus_DSM_COG_10_N18_00_E098_00_DEM.tif", "elevation"), ("dem.tif", "elevation"),
     ("academy.tif", None)],
)  # fmt: skip
def test_a_raster_is_known_by_its_name(name, layer):
    assert raster_layer(name) == layer


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<!DOCTYPE html><html><body>503</body></html>", "web page"), (b"", "empty"),
     (b'{"a": 1}', "JSON"), (b"a,b\n\x00\x01\n", "no text")],
)  # fmt: skip
def test_what_is_no_table_says_what_it_is(tmp_path, content, said):
    path = tmp_path / "population.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=rf"population\.csv.*{said}.*\.$"):
        read_table(path)


def workbook(path, sheet, names=()):
    with zipfile.ZipFile(SOURCES / "fire_hotspots.xlsx") as good, zipfile.ZipFile(path, "w") as bad:
        for entry in good.namelist():
            old = good.read(entry)
            bad.writestr(entry, sheet(old) if "sheet1" in entry else old)
        for name in names:
            bad.writestr(name, b"x")
    return path


@pytest.mark.parametrize(
    "sheet",
    [lambda old: old[:2000],
     lambda old: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
     lambda old: b"<worksheet/>"],
    ids=["cut", "entities", "no rows"],
)  # fmt: skip
def test_a_broken_workbook_gets_one_sentence(tmp_path, sheet):
    with pytest.raises(BadInput, match=r"fire\.xlsx .*\.$"):
        read_table(workbook(tmp_path / "fire.xlsx", sheet))


def test_a_workbook_may_share_its_strings_and_leave_cells_out(tmp_path):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = workbook(
        tmp_path / "w.xlsx",
        lambda _old: (
            f'<worksheet xmlns="{main}"><sheetData><row r="3"><c r="A3" t="s"><v>1</v></c>'
            f'<c r="C3"><v>4.5</v></c></row></sheetData></worksheet>'
        ).encode(),
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/sharedStrings.xml",
            f'<sst xmlns="{main}"><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si></sst>',
        )
    assert read_table(path).lines == [(3, ["bc", "", "4.5"])]


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "..\\evil", "C:/evil"])
def test_a_zip_that_leads_out_of_its_folder_is_not_opened(tmp_path, name):
    path = tmp_path / "t.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(BadInput, match="unsafe name"):
        safe_names(path)


def test_a_zip_bomb_is_not_opened(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.geojson", b"0" * (12 << 20))
    with pytest.raises(BadInput, match="unpack"):
        safe_names(path)
    with zipfile.ZipFile(path, "w") as archive:
        for number_ in range(2001):
            archive.writestr(f"{number_}", b"")
    with pytest.raises(BadInput, match="unpack"):
        safe_names(path)
