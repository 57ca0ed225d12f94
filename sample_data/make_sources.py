#!/usr/bin/env python3
"""Write the small sample files in the shapes of the sources that are not OpenStreetMap.

    python3 sample_data/make_sources.py [--out DIR]

Standard library only; the rasters are made by make_rasters.py. True figures are those listed in
README.md; everything else is plausible and made up.
"""

# ruff: noqa: E501 (tables of names are read across)
from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import make_city  # noqa: E402
from city import places_admin as shape  # noqa: E402
from city.admin import Lines  # noqa: E402
from city.geo import area, to_xy, utm47  # noqa: E402
from city.names import AMPHOE_NAMES, TAMBON_NAMES  # noqa: E402

SAMPLE_TH = "(ตัวอย่าง)"
# Registered people in BE 2567; the rest of the province's 1,799,019 is shared out over _SHARES.
TOTAL_2567 = 1_799_019
KNOWN_2567 = {"5001": 222_106, "5014": 146_626, "5025": 13_093}
MUEANG_2562 = 233_632
_SHARES = {"5002": 65.8, "5003": 60.2, "5004": 97.5, "5005": 74.5, "5006": 76.2, "5007": 96.5,
           "5008": 23.4, "5009": 122.5, "5010": 79.8, "5011": 47.0, "5012": 72.8, "5013": 88.5,
           "5015": 92.3, "5016": 43.8, "5017": 26.8, "5018": 64.2, "5019": 86.0, "5020": 49.5,
           "5021": 48.9, "5022": 31.0, "5023": 20.7, "5024": 24.5}  # fmt: skip


def save_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def air4thai(path: Path) -> None:
    """Air4Thai getNewAQI_JSON: numbers are strings, -1 means missing, times are Bangkok's."""

    def part(value: str) -> dict[str, str]:
        aqi = "-1" if value == "-1" else str(round(float(value) * 1.9))
        return {"color_id": "0" if value == "-1" else "2", "aqi": aqi, "value": value}

    def station(sid, th, en, area_th, area_en, lat, lon, pm25, pm10):
        return {
            "stationID": sid, "nameTH": th, "nameEN": en, "areaTH": area_th, "areaEN": area_en,
            "stationType": "GROUND", "lat": lat, "long": lon, "forecast": [],
            "AQILast": {
                "date": "2026-03-14", "time": "12:00", "PM25": part(pm25), "PM10": part(pm10),
                "O3": part("41"), "CO": part("0.9"), "NO2": part("18"), "SO2": part("-1"),
                "AQI": {**part(pm25), "param": "PM25"},
            },
        }  # fmt: skip

    rows = [
        station("35t", "ศาลากลางจังหวัดเชียงใหม่", "Chiang Mai City Hall",
                "ต.ช้างเผือก อ.เมือง, เชียงใหม่", "Chang Phueak, Mueang, Chiang Mai",
                "18.840732", "98.96978", "84.3", "112"),
        station("36t", "โรงเรียนยุพราชวิทยาลัย", "Yupparaj Wittayalai School",
                "ต.ศรีภูมิ อ.เมือง, เชียงใหม่", "Si Phum, Mueang, Chiang Mai",
                "18.7909333", "98.99", "91.7", "121"),
        station("sample1", f"สถานีตัวอย่าง 1 {SAMPLE_TH}", "Sample station 1",
                "ต.หางดง อ.หางดง, เชียงใหม่", "Hang Dong, Chiang Mai", "18.6880", "98.9200", "-1", "-1"),
        station("sample2", f"สถานีตัวอย่าง 2 {SAMPLE_TH}", "Sample station 2",
                "ต.ช่างเคิ่ง อ.แม่แจ่ม, เชียงใหม่", "Mae Chaem, Chiang Mai", "18.4990", "98.3620", "133.0", "170"),
        station("sample3", f"สถานีตัวอย่าง 3 {SAMPLE_TH}", "Sample station 3",
                "ต.ในเมือง อ.เมือง, ลำพูน", "Mueang, Lamphun", "18.5800", "99.0070", "77.0", "98"),
    ]  # fmt: skip
    save_json(path, {"sample": "values are made up", "stations": rows})


def thaiwater(path: Path) -> None:
    """ThaiWater public/waterlevel: P.1 with its true levels of one hour, two made-up stations."""

    def row(n, code, th, en, lat, lon, msl, bank, critical, zero, when="2026-10-02 12:00"):
        return {
            "id": 9_000_000 + n, "waterlevel_datetime": when, "waterlevel_m": None,
            "waterlevel_msl": f"{msl:.2f}", "discharge": None, "situation_level": None,
            "diff_wl_bank": f"{bank - msl:.2f}", "diff_wl_bank_text": "ต่ำกว่าตลิ่ง (ม.)",
            "river_name": "แม่น้ำปิง",
            "agency": {"agency_shortname": {"en": "RID"}, "agency_name": {"th": "กรมชลประทาน"}},
            "basin": {"basin_code": 6, "basin_name": {"th": "ลุ่มน้ำปิง"}},
            "geocode": {"province_code": "50", "province_name": {"th": "เชียงใหม่"}},
            "station": {
                "id": n, "tele_station_oldcode": code, "tele_station_name": {"th": th, "en": en},
                "tele_station_lat": lat, "tele_station_long": lon, "min_bank": bank,
                "critical_level_m": round(critical - zero, 2), "critical_level_msl": critical,
                "offset": zero,
            },
        }  # fmt: skip

    save_json(path, {
        "result": "OK", "sample": "P.1 is one true reading; the other stations are made up",
        "data": [
            row(3226, "P.1", "สะพานนวรัฐ", "Nawarat Bridge", 18.786961, 99.005089, 301.78, 304.2, 304.2, 300.5),
            row(9901, "SAMPLE.1", f"สันผีเสื้อ {SAMPLE_TH}", "San Phisuea (sample)", 18.842, 98.9945, 305.10, 308.0, 307.4, 303.0),
            row(9902, "SAMPLE.2", f"ป่าแดด {SAMPLE_TH}", "Pa Daet (sample)", 18.738, 98.986, 299.40, 302.1, 301.6, 297.8),
        ],
    })  # fmt: skip


def population() -> dict[tuple[str, int], int]:
    """(district code, BE year) -> people."""
    rest = TOTAL_2567 - sum(KNOWN_2567.values())
    codes, total = sorted(_SHARES), sum(_SHARES.values())
    last = {c: round(rest * _SHARES[c] / total) for c in codes}
    last[codes[0]] += rest - sum(last.values())
    last |= KNOWN_2567
    out = {}
    rng = random.Random(2567)
    for code, n in sorted(last.items()):
        first = MUEANG_2562 if code == "5001" else round(n * rng.uniform(0.975, 1.03))
        for i in range(6):
            out[code, 2562 + i] = round(first + (n - first) * i / 5)
    return out


def registered_population(path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as f:
        w = csv.writer(f, lineterminator="\r\n")
        w.writerow(["รายการ", "ปี", "อำเภอ", "จำนวน", "หน่วย"])
        for (code, year), n in population().items():
            w.writerow(
                [
                    f"จำนวนประชากรตามทะเบียนราษฎร {SAMPLE_TH}",
                    year,
                    AMPHOE_NAMES[code][0],
                    f"{n:,}",
                    "คน",
                ]
            )


SHELTERS = [  # place, tambon, district: public places of the sample city
    ("โรงเรียนยุพราชวิทยาลัย", "ศรีภูมิ", "เมืองเชียงใหม่"), ("วัดเชียงมั่น", "ศรีภูมิ", "เมืองเชียงใหม่"),
    ("วัดสวนดอก", "สุเทพ", "เมืองเชียงใหม่"), ("โรงเรียนวัฒโนทัยพายัพ", "ศรีภูมิ", "เมืองเชียงใหม่"),
    ("วัดศรีดอนไชย", "ช้างคลาน", "เมืองเชียงใหม่"), ("วัดชัยมงคล", "ช้างคลาน", "เมืองเชียงใหม่"),
    ("วัดเกตการาม", "วัดเกต", "เมืองเชียงใหม่"), ("โรงเรียนมงฟอร์ตวิทยาลัย", "วัดเกต", "เมืองเชียงใหม่"),
    ("สำนักงานเทศบาลตำบลป่าแดด", "ป่าแดด", "เมืองเชียงใหม่"), ("วัดป่าแดด", "ป่าแดด", "เมืองเชียงใหม่"),
    ("สำนักงานเทศบาลตำบลหนองหอย", "หนองหอย", "เมืองเชียงใหม่"), ("วัดหนองหอย", "หนองหอย", "เมืองเชียงใหม่"),
    ("วัดฟ้าฮ่าม", "ฟ้าฮ่าม", "เมืองเชียงใหม่"), ("สำนักงานเทศบาลตำบลสันผีเสื้อ", "สันผีเสื้อ", "เมืองเชียงใหม่"),
    ("สนามกีฬาเทศบาลนครเชียงใหม่", "ศรีภูมิ", "เทศบาลนครเมืองเชียงใหม่"), ("ศาลาอเนกประสงค์หมู่ 3", "บ้านแดด", "เมืองเชียงใหม่"),
    ("วัดศรีดอนไชย", "ช้างคลาน", "เมืองเชียงใหม่"), ("หอประชุมอำเภอ", "หางดง", "หางดง"),
    ("ศาลากลางบ้าน หมู่ 5", "ท่าวังตาล", "สารภี"), ("วัดแม่กำปอง", "ห้วยแก้ว", "แม่ออน"),
    ("ศาลาเอนกประสงค์ หมู่ 1", "แม่เหียะ", "เมืองเชียงใหม่"), ("ศาลาชุมชน 5 ธันวา", "หายยา", "เมืองเชียงใหม่"),
]  # fmt: skip


def flood_shelters(path: Path) -> None:
    """No coordinates, one row twice, one tambon that is none: as such lists come."""
    rng = random.Random(64)
    with path.open("w", encoding="utf-8-sig", newline="") as f:
        w = csv.writer(f, lineterminator="\r\n")
        w.writerow(
            ["ลำดับ", "สถานที่", "ตำบล", "อำเภอ", "รองรับผู้พัก", "ไฟฟ้า", "ประปา", "ห้องสุขา", "หมายเหตุ"]
        )
        for n, (place, tambon, amphoe) in enumerate(SHELTERS):
            w.writerow([n + 1, place, tambon, amphoe, rng.choice((50, 80, 100, 150, 200, 300)), "มี",
                        rng.choice(("มี", "มี", "ไม่มี")), rng.randrange(2, 16), "ตัวอย่าง"])  # fmt: skip


FIRE_HEAD = ["รหัส HotSpot", "วัน", "เวลา", "รหัสตำบล", "ตำบล", "อำเภอ", "จังหวัด", "UTM East",
             "UTM North", "พื้นที่รับผิดชอบ", "การใช้ที่ดิน"]  # fmt: skip


def fire_rows() -> list[list[str | int]]:
    """The one known row, then samples in the hills; dates as Excel's day numbers."""
    rows: list[list[str | int]] = [
        ["VI1202601010701w5jyk99x3h", 46023, "07:01", "501801", "อมก๋อย", "อมก๋อย", "เชียงใหม่",
         "424384.139", "1988465.726", "ป่าสงวนแห่งชาติ", "ป่าไม้"],
    ]  # fmt: skip
    rng = random.Random(38)
    hills = (("500306", "ปางหินฝน", "แม่แจ่ม", 98.22, 18.45), ("500403", "แม่นะ", "เชียงดาว", 98.87, 19.27),
             ("501802", "ยางเปียง", "อมก๋อย", 98.40, 17.75), ("501601", "หางดง", "ฮอด", 98.50, 18.15),
             ("500801", "สะเมิงใต้", "สะเมิง", 98.70, 18.85), ("500108", "สุเทพ", "เมืองเชียงใหม่", 98.905, 18.79))  # fmt: skip
    for n in range(120):
        code, tambon, amphoe, lon, lat = hills[min(5, int(rng.random() ** 1.4 * 6))]
        spread = 0.008 if amphoe == "เมืองเชียงใหม่" else 0.06
        e, north = utm47(lon + rng.uniform(-spread, spread), lat + rng.uniform(-spread, spread))
        rows.append([f"SAMPLE{n + 1:04d}", 46023 + rng.randrange(0, 69), rng.choice(("01:32", "07:01", "13:44", "19:05")),
                     code, tambon, amphoe, "เชียงใหม่", f"{e:.3f}", f"{north:.3f}",
                     rng.choice(("ป่าสงวนแห่งชาติ", "ป่าอนุรักษ์", "เขต ส.ป.ก.", "พื้นที่เกษตร")),
                     rng.choice(("ป่าไม้", "ข้าวโพด", "ไร่หมุนเวียน", "พื้นที่อื่นๆ"))])  # fmt: skip
    return rows


def xlsx(path: Path, sheet: str, rows: list[list[str | int]]) -> None:
    """A minimal workbook (ECMA-376): one sheet, strings in place, whole numbers as numbers."""

    def cell(col: int, row: int, v: str | int) -> str:
        at = f"{chr(65 + col)}{row}"
        if isinstance(v, int):
            return f'<c r="{at}"><v>{v}</v></c>'
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(v)}</t></is></c>'

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = "".join(
        f'<row r="{r}">' + "".join(cell(c, r, v) for c, v in enumerate(row)) + "</row>"
        for r, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{pack}/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{pack}/relationships"><Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as z:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, head + text)


def wikidata(path: Path) -> None:
    """A SPARQL 1.1 JSON result; item numbers are far beyond those in use."""
    places = [
        ("วัดพระสิงห์", "Wat Phra Singh", 98.9813, 18.7886, "1345-01-01T00:00:00Z"),
        ("วัดเจดีย์หลวง", "Wat Chedi Luang", 98.9866, 18.7869, "1391-01-01T00:00:00Z"),
        ("วัดเชียงมั่น", "Wat Chiang Man", 98.9893, 18.7938, "1297-01-01T00:00:00Z"),
        ("วัดพระธาตุดอยสุเทพ", "Wat Phra That Doi Suthep", 98.9217, 18.8049, "1383-01-01T00:00:00Z"),
        ("วัดสวนดอก", "Wat Suan Dok", 98.9677, 18.7880, ""), ("วัดเจ็ดยอด", "Wat Chet Yot", 98.9722, 18.8093, ""),
        ("พิพิธภัณฑสถานแห่งชาติ เชียงใหม่", "Chiang Mai National Museum", 98.9758, 18.8115, ""),
        ("เวียงกุมกาม", "Wiang Kum Kam", 99.0000, 18.7530, ""), ("", "Chiang Mai Foreign Cemetery", 99.0078, 18.7775, ""),
    ]  # fmt: skip
    out = []
    for n, (th, en, lon, lat, since) in enumerate(places):
        b = {
            "item": {"type": "uri", "value": f"http://www.wikidata.org/entity/Q99900000{n:02d}"},
            "itemLabel": {"type": "literal", "xml:lang": "th" if th else "en", "value": th or en},
            "itemLabelEn": {"type": "literal", "xml:lang": "en", "value": en},
            "coord": {"type": "literal", "value": f"Point({lon} {lat})",
                      "datatype": "http://www.opengis.net/ont/geosparql#wktLiteral"},
        }  # fmt: skip
        if since:
            b["inception"] = {
                "type": "literal",
                "value": since,
                "datatype": "http://www.w3.org/2001/XMLSchema#dateTime",
            }
        if n < 4:
            b["heritage"] = {"type": "uri", "value": "http://www.wikidata.org/entity/Q9990000100"}
        out.append(b)
    save_json(path, {
        "head": {"vars": ["item", "itemLabel", "itemLabelEn", "coord", "inception", "heritage"], "link": []},
        "sample": "item numbers are made up", "results": {"bindings": out}})  # fmt: skip


def feature(props: dict, ring: list) -> dict:
    pts = [[round(x, 6), round(y, 6)] for x, y in ring]
    if area([to_xy(p) for p in ring]) < 0:
        pts.reverse()
    return {"type": "Feature", "properties": props,
            "geometry": {"type": "Polygon", "coordinates": [[*pts, pts[0]]]}}  # fmt: skip


def collection(path: Path, name: str, features: list[dict]) -> None:
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text(
        f'{{"type":"FeatureCollection","name":"{name}","features":[\n{lines}\n]}}\n',
        encoding="utf-8",
    )


def tambon(path: Path) -> None:
    lines = Lines()
    out = []
    for code, corners in shape.TAMBON.items():
        th, en = TAMBON_NAMES[code]
        ring = lines.ring(corners)
        out.append(feature({
            "adm3_pcode": f"TH{code}", "adm3_name": en, "adm3_name1": th,
            "adm2_pcode": "TH5001", "adm2_name": "Mueang Chiang Mai", "adm2_name1": "เมืองเชียงใหม่",
            "adm1_pcode": "TH50", "adm1_name": "Chiang Mai", "adm1_name1": "เชียงใหม่", "adm0_pcode": "TH",
            "valid_on": "2026-01-01", "area_sqkm": round(abs(area([to_xy(p) for p in ring])) / 1e6, 3),
            "note": "sample: drawn lines"}, ring))  # fmt: skip
    collection(path, "tha_admin3_sample", out)


def overture(path: Path) -> None:
    """Houses around Nimman in Overture's buildings shape; some OSM lacks, some it has."""
    osm = make_city.draw()
    rng = random.Random(23)
    out = []
    for refs, tags in osm.ways.values():
        if "building" not in tags or len(refs) != 5:
            continue
        ring = [(osm.nodes[r][0] / 1e7, osm.nodes[r][1] / 1e7) for r in refs[:-1]]
        if (
            not (98.9660 < ring[0][0] < 98.9720 and 18.7920 < ring[0][1] < 18.7985)
            or rng.random() < 0.3
        ):
            continue
        ml = rng.random() < 0.35
        if ml:
            ring = [(x + 2e-5, y - 1e-5) for x, y in ring]
        floors = rng.choice((1, 2, 2, 3, 4))
        out.append(feature({
            "id": f"sample-{len(out) + 1:05d}", "height": None if ml else floors * 3.2, "num_floors": None if ml else floors,
            "sources": [{"property": "", "dataset": "Microsoft ML Buildings" if ml else "OpenStreetMap",
                         "confidence": round(rng.uniform(0.6, 0.98), 2) if ml else None}]}, ring))  # fmt: skip
        if len(out) == 320:
            break
    collection(path, "overture_buildings_sample", out)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--out", type=Path, default=HERE / "sources", help="folder for the result")
    out = ap.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    air4thai(out / "air4thai.json")
    thaiwater(out / "thaiwater_waterlevel.json")
    registered_population(out / "registered_population.csv")
    flood_shelters(out / "flood_shelters.csv")
    xlsx(out / "fire_hotspots.xlsx", "sample", [FIRE_HEAD, *fire_rows()])
    wikidata(out / "wikidata_heritage.json")
    tambon(out / "tambon_sample.geojson")
    overture(out / "overture_buildings.geojson")
    for f in sorted(out.iterdir()):
        print(f"{f}: {f.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
