"""Rivers, canals, ponds, weirs: the Ping, Mae Kha, the irrigation canal and the plain's ditches."""

from __future__ import annotations

import random

from .geo import Point, blob, box, chaikin, crooked, lls, offset, to_xy, xys
from .osm import Osm
from .places_admin import PING

IRRIGATION: list[Point] = [
    (98.9480, 19.0300), (98.9400, 18.9900), (98.9330, 18.9500), (98.9320, 18.9150),
    (98.9420, 18.8850), (98.9530, 18.8600), (98.9575, 18.8400), (98.9600, 18.8200),
    (98.9603, 18.8050), (98.9592, 18.7920), (98.9545, 18.7780), (98.9490, 18.7600),
    (98.9420, 18.7420), (98.9290, 18.7200), (98.9130, 18.7000), (98.8900, 18.6700),
]  # fmt: skip
MAE_KHA: list[Point] = [
    (98.9700, 18.8420), (98.9760, 18.8300), (98.9815, 18.8210), (98.9885, 18.8120),
    (98.9935, 18.8040), (98.9965, 18.7975), (98.9968, 18.7925), (98.9975, 18.7878),
    (98.9978, 18.7830), (98.9960, 18.7790), (98.9930, 18.7745), (98.9905, 18.7690),
    (98.9900, 18.7620), (98.9880, 18.7530), (98.9860, 18.7445),
]  # fmt: skip
LAM_KHU_WAI: list[Point] = [  # the south-west canal that joins Mae Kha
    (98.9735, 18.7900), (98.9745, 18.7820), (98.9790, 18.7760), (98.9850, 18.7720),
    (98.9905, 18.7690),
]  # fmt: skip
STREAMS: list[tuple[str, str, list[Point]]] = [
    ("ห้วยแก้ว", "Huai Kaeo", [(98.918, 18.8120), (98.930, 18.8125), (98.9425, 18.8105),
                              (98.9520, 18.8035), (98.9595, 18.7985)]),
    ("ห้วยช่างเคี่ยน", "Huai Chang Khian", [(98.915, 18.838), (98.935, 18.830), (98.955, 18.826),
                                          (98.9760, 18.8300)]),
    ("ห้วยฝายหิน", "Huai Fai Hin", [(98.922, 18.8000), (98.935, 18.7960), (98.9480, 18.7965)]),
    ("น้ำแม่เหียะ", "Nam Mae Hia", [(98.905, 18.765), (98.922, 18.752), (98.942, 18.743),
                                  (98.962, 18.736), (98.9850, 18.733)]),
    ("น้ำแม่สา", "Nam Mae Sa", [(98.840, 18.880), (98.875, 18.900), (98.915, 18.912),
                               (98.9715, 18.9145)]),
    ("น้ำแม่ริม", "Nam Mae Rim", [(98.850, 18.990), (98.900, 18.960), (98.9300, 18.925),
                                (98.9720, 18.9135)]),
    ("น้ำแม่กวง", "Nam Mae Kuang", [(99.180, 18.960), (99.120, 18.920), (99.098, 18.860),
                                  (99.085, 18.790), (99.070, 18.730), (99.045, 18.660)]),
    ("น้ำแม่ออน", "Nam Mae On", [(99.290, 18.800), (99.220, 18.750), (99.150, 18.710),
                                (99.070, 18.700)]),
    ("น้ำแม่แตง", "Nam Mae Taeng", [(98.660, 19.280), (98.740, 19.180), (98.860, 19.120),
                                  (98.972, 19.110)]),
    ("น้ำแม่แจ่ม", "Nam Mae Chaem", [(98.330, 18.900), (98.360, 18.500), (98.420, 18.300),
                                   (98.610, 18.140)]),
    ("น้ำแม่ขาน", "Nam Mae Khan", [(98.620, 18.850), (98.760, 18.700), (98.840, 18.620),
                                 (98.905, 18.590)]),
    ("น้ำแม่กลาง", "Nam Mae Klang", [(98.490, 18.570), (98.580, 18.500), (98.680, 18.420),
                                   (98.760, 18.415)]),
    ("น้ำแม่ฝาง", "Nam Mae Fang", [(99.150, 19.700), (99.200, 19.900), (99.330, 20.040)]),
]  # fmt: skip
PING_HALF = 42.0  # half the drawn width of the river in the city, m
PONDS: list[tuple[str, str, float, float, float, float, str]] = [
    ("อ่างแก้ว", "Ang Kaew Reservoir", 98.9508, 18.8062, 190, 120, "reservoir"),
    ("อ่างเก็บน้ำห้วยตึงเฒ่า", "Huay Tueng Thao Reservoir", 98.9400, 18.8680, 420, 330, "reservoir"),
    ("หนองบวกหาด", "Nong Buak Hat", 98.9795, 18.7828, 38, 26, "pond"),
    ("อ่างเก็บน้ำแม่เหียะ", "Mae Hia Reservoir", 98.9220, 18.7535, 160, 120, "reservoir"),
    ("บึงเชียงใหม่ 700 ปี", "700th Anniversary Pond", 98.9570, 18.8455, 110, 90, "pond"),
    ("อ่างเก็บน้ำแม่กวงอุดมธารา", "Mae Kuang Udom Thara Reservoir", 99.1300, 18.9380, 1500, 1100,
     "reservoir"),
    ("ทะเลสาบดอยเต่า", "Doi Tao Lake", 98.6500, 17.9300, 2800, 2200, "reservoir"),
    ("เขื่อนแม่งัดสมบูรณ์ชล", "Mae Ngat Reservoir", 99.0500, 19.1700, 1800, 1300, "reservoir"),
    ("หนองเขียว", "Nong Khiao", 99.0120, 18.8350, 130, 90, "pond"),
]  # fmt: skip
WEIRS: list[tuple[str, str, str, float, float]] = [
    ("ฝายหินหนองผึ้ง", "Nong Phueng Weir", "weir", 98.9848, 18.7335),
    ("ประตูระบายน้ำป่าแดด", "Pa Daet Sluice Gate", "sluice_gate", 98.9880, 18.7440),
    ("ฝายพญาคำ", "Phaya Kham Weir", "weir", 98.9990, 18.7640),
    ("ฝายดอยน้อย", "Doi Noi Weir", "weir", 98.8250, 18.4900),
    ("ประตูระบายน้ำแม่แตง", "Mae Taeng Head Regulator", "sluice_gate", 98.9480, 19.0300),
    ("ประตูน้ำคลองแม่ข่า", "Mae Kha Canal Gate", "sluice_gate", 98.9862, 18.7447),
    ("เขื่อนแม่กวงอุดมธารา", "Mae Kuang Dam", "dam", 99.1250, 18.9290),
    ("ฝายแม่สา", "Mae Sa Weir", "weir", 98.9300, 18.9130),
    ("ประตูระบายน้ำห้วยแก้ว", "Huai Kaeo Gate", "sluice_gate", 98.9600, 18.7990),
]  # fmt: skip


def city_ping() -> list[Point]:
    """The Ping through the plain, smoothed, plane metres, north to south."""
    return xys(chaikin([p for p in PING if 18.64 < p[1] < 19.01], 2))


def no_go(margin: float = 12.0) -> list[list[Point]]:
    """Rings (plane metres) of open water that streets and houses keep off."""
    ping = city_ping()
    rings = []
    for a in range(0, len(ping) - 1, 6):
        piece = ping[a : a + 7]
        d = PING_HALF + margin
        rings.append([*offset(piece, d), *offset(piece, -d)[::-1]])
    for _, _, lon, lat, rx, ry, _ in PONDS[:5]:
        rings.append(box(to_xy((lon, lat)), rx * 2.2, ry * 2.2))
    return rings


def draw(osm: Osm, rng: random.Random) -> None:
    north = [p for p in PING if p[1] >= 19.0]
    south = [p for p in PING if p[1] <= 18.66]
    city = lls(city_ping())
    river = {"waterway": "river", "name": "แม่น้ำปิง", "name:th": "แม่น้ำปิง", "name:en": "Ping River"}
    osm.way([*north, city[0]], river)
    k = len(city) // 3
    for part in (city[: k + 1], city[k : 2 * k + 1], city[2 * k :]):
        osm.way(part, {**river, "width": "80"})
    osm.way([city[-1], *south], river)
    _banks(osm)
    for th, en, line in STREAMS:
        pts = _wander(line, rng, 400, 0.10)
        tags = {"waterway": "river" if th.startswith("น้ำ") else "stream", "name": th, "name:en": en}
        osm.way(pts, tags | ({"intermittent": "yes"} if th.startswith("ห้วย") else {}))
    for _ in range(26):  # hill streams without a name
        lon, lat = rng.uniform(98.84, 98.93), rng.uniform(18.70, 18.98)
        end = (lon + rng.uniform(0.012, 0.03), lat + rng.uniform(-0.012, 0.012))
        osm.way(_wander([(lon, lat), end], rng, 500, 0.14), {"waterway": "stream"})
    osm.way(lls(_canal("irrigation")), {
        "waterway": "canal", "name": "คลองชลประทานแม่แตง", "name:en": "Mae Taeng Irrigation Canal",
        "usage": "irrigation", "alt_name": "คลองชลประทาน"})  # fmt: skip
    osm.way(lls(_canal("mae kha")), {
        "waterway": "canal", "name": "คลองแม่ข่า", "name:th": "คลองแม่ข่า", "name:en": "Mae Kha Canal"})  # fmt: skip
    osm.way(_wander(LAM_KHU_WAI, rng, 350, 0.06), {
        "waterway": "drain", "name": "ลำคูไหว", "name:en": "Lam Khu Wai"})  # fmt: skip
    _ditches(osm, rng)
    _ponds(osm, rng)
    for th, en, kind, lon, lat in WEIRS:
        tags = {"waterway": kind, "name": th, "name:en": en}
        if kind == "sluice_gate":
            tags["operator"] = "โครงการชลประทานเชียงใหม่"
        osm.node((lon, lat), tags)
    for th, kind, lon, lat in (
        ("สถานีสูบน้ำคลองแม่ข่า", "pumping_station", 98.9864, 18.7450),
        ("สถานีสูบน้ำประตูก้อม", "pumping_station", 98.9899, 18.7768),
        ("โรงกรองน้ำอุโมงค์", "water_works", 98.9560, 18.7815),
        ("โรงปรับปรุงคุณภาพน้ำเทศบาลนครเชียงใหม่", "wastewater_plant", 98.9860, 18.7480),
    ):
        osm.area_xy(box(to_xy((lon, lat)), 60, 45), {"man_made": kind, "name": th})


def _wander(line: list[Point], rng: random.Random, step: float, rough: float) -> list[Point]:
    pts = xys(line)
    out = [pts[0]]
    for a, b in zip(pts, pts[1:]):
        out += crooked(a, b, rng, rough, step)[1:]
    return lls(out)


def _banks(osm: Osm) -> None:
    """River surface as polygons; one large piece is a multipolygon with an island."""
    ping = city_ping()
    cuts = list(range(0, len(ping), 14))
    for n, a in enumerate(cuts):
        piece = ping[a : a + 15]
        if len(piece) < 2:
            continue
        ring = [*offset(piece, PING_HALF), *offset(piece, -PING_HALF)[::-1]]
        tags = {"natural": "water", "water": "river", "name": "แม่น้ำปิง", "name:en": "Ping River"}
        if n == len(cuts) // 2 + 3:  # an old way of tagging, still met in data
            tags = {"waterway": "riverbank", "name": "แม่น้ำปิง"}
        osm.area_xy(ring, tags)


def _ditches(osm: Osm, rng: random.Random) -> None:
    """Field ditches (เหมือง) between the canal, the Ping and the Kuang."""
    names = ("เหมืองพญาคำ", "เหมืองแม่เหียะ", "เหมืองกลาง", "เหมืองใหม่", "เหมืองล่อง", "ลำเหมืองสาธารณะ")
    for n in range(70):
        lon = rng.choice((rng.uniform(98.905, 98.955), rng.uniform(99.02, 99.10)))
        lat = rng.uniform(18.66, 18.93) if lon > 99 else rng.uniform(18.66, 18.745)
        end = (lon + rng.uniform(-0.006, 0.010), lat - rng.uniform(0.006, 0.018))
        tags = {"waterway": rng.choice(("ditch", "ditch", "drain", "canal"))}
        if n % 3 == 0:
            tags["name"] = names[n // 3 % len(names)]
        if n % 9 == 0:
            tags |= {"tunnel": "culvert"}
        osm.way(_wander([(lon, lat), end], rng, 400, 0.08), tags)


def _ponds(osm: Osm, rng: random.Random) -> None:
    for th, en, lon, lat, rx, ry, kind in PONDS:
        ring = blob(to_xy((lon, lat)), rx, ry, rng, 20, 0.14)
        tags = {"natural": "water", "water": kind, "name": th, "name:en": en}
        if th == "อ่างเก็บน้ำห้วยตึงเฒ่า":  # a lake with an island: multipolygon with an inner ring
            outer = osm.way(lls([*ring, ring[0]]), {})
            isle = blob(to_xy((lon + 0.0006, lat)), 45, 30, rng, 9)
            inner = osm.way(lls([*isle, isle[0]]), {"natural": "wood"})
            osm.relation([("way", outer, "outer"), ("way", inner, "inner")],
                         {**tags, "type": "multipolygon"})  # fmt: skip
            continue
        osm.area_xy(ring, tags)
    for n in range(95):
        east = n % 2
        lon = rng.uniform(99.02, 99.13) if east else rng.uniform(98.90, 98.975)
        lat = (
            rng.uniform(18.66, 18.92)
            if east
            else rng.choice((rng.uniform(18.66, 18.74), rng.uniform(18.83, 18.92)))
        )
        tags = {"natural": "water", "water": rng.choice(("pond", "pond", "basin"))}
        if n % 12 == 0:
            tags = {"natural": "wetland", "wetland": "marsh"}
        if n % 20 == 7:
            tags = {"landuse": rng.choice(("reservoir", "basin"))}
        osm.area_xy(blob(to_xy((lon, lat)), rng.uniform(15, 60), rng.uniform(12, 40), rng, 8), tags)


def canal_lines() -> list[tuple[str, list[Point], float]]:
    """(name, plane line, half width) of the water that roads bridge."""
    return [
        ("แม่น้ำปิง", city_ping(), PING_HALF + 14),
        ("คลองแม่ข่า", _canal("mae kha"), 9.0),
        ("คลองชลประทาน", _canal("irrigation"), 12.0),
    ]


def _canal(name: str) -> list[Point]:
    """The two named canals, bent the same way every time they are asked for."""
    line, step, rough = {"mae kha": (MAE_KHA, 350, 0.06), "irrigation": (IRRIGATION, 900, 0.02)}[
        name
    ]
    return xys(_wander(line, random.Random(name), step, rough))
