"""Public places: the known ones, villages and communities, civic life, footpaths."""

# ruff: noqa: E501 (tables of names are read across)
from __future__ import annotations

import math
import random

from . import daily
from .buildings import Town, somewhere
from .geo import lls, to_ll, to_xy
from .osm import Osm
from .places_poi import CARE, CHUMCHON, GROUPS, KNOWN, VILLAGES


def draw(osm: Osm, town: Town, rng: random.Random) -> None:
    for tags, found in KNOWN:
        for n, (th, en, lon, lat) in enumerate(found):
            t = {**tags, "name": th}
            if en:
                t["name:en" if n % 4 else "int_name"] = en
            if tags == {"historic": "monument"} and n == 0:
                t |= {"name:th": th, "name:en": en}
            osm.node((lon, lat), t)
    for th, en, place, lon, lat in VILLAGES:
        t = {"place": place, "name": th, **({"name:en": en} if en else {})}
        if place in ("city", "town"):
            t["name:th"] = th
        if th == "เชียงใหม่":
            t["population"] = "127240"
        osm.node((lon, lat), t)
    for name, lon, lat in CHUMCHON:
        osm.node((lon, lat), {"place": "neighbourhood", "name": f"ชุมชน{name}"})
    _hamlets(osm, rng)
    daily.draw(osm, town, rng)
    _civic(osm, town, rng)


def _hamlets(osm: Osm, rng: random.Random) -> None:
    head = ("บ้านสัน", "บ้านหนอง", "บ้านป่า", "บ้านดง", "บ้านแม่", "บ้านห้วย", "บ้านทุ่ง", "บ้านร้อง")
    tail = ("กลาง", "เหนือ", "หลวง", "ทราย", "ไคร้", "แดง", "ขาม", "ตอง", "งาม", "แก้ว", "ยาว")
    for n in range(95):
        lon, lat = (rng.uniform(98.88, 99.13), rng.uniform(18.65, 18.94))
        if n >= 60:
            lon, lat = rng.uniform(98.3, 99.2), rng.uniform(18.1, 19.8)
        kind = ("village", "village", "hamlet", "isolated_dwelling")[n % 4 if n >= 60 else n % 3]
        osm.node((lon, lat), {"place": kind, "name": rng.choice(head) + rng.choice(tail)})


def _civic(osm: Osm, town: Town, rng: random.Random) -> None:
    for kind, th, what in GROUPS:
        osm.node(
            to_ll(somewhere(town, rng, daily.EVERYWHERE)),
            {"office": kind, "name": th, **({"description": what} if what else {})},
        )
    for kind, th, sort, who in CARE:
        tags = {"amenity": kind, "name": th}
        if sort:
            tags |= {"social_facility": sort, "social_facility:for": who}
        osm.node(to_ll(somewhere(town, rng, daily.EVERYWHERE)), tags)
    for n in range(34):
        osm.node(to_ll(somewhere(town, rng, daily.EVERYWHERE)), ({"emergency": "fire_hydrant"}, {"emergency": "defibrillator"}, {"emergency": "fire_hydrant"},
                 {"emergency": "ambulance_station", "name": f"จุดจอดรถกู้ชีพ {n}"})[n % 4])  # fmt: skip
    osm.node((99.0052, 18.7862), {"emergency": "water_rescue", "name": "หน่วยกู้ภัยทางน้ำ (ตัวอย่าง)"})
    for n in range(20):
        osm.node(
            to_ll(somewhere(town, rng, None)),
            {
                "office": "government",
                "name": ("ที่ทำการกำนัน", "ที่ทำการผู้ใหญ่บ้าน", "ศูนย์บริการประชาชน")[n % 3]
                + f" (ตัวอย่าง {n + 1})",
            },
        )
    for n in range(8):
        osm.node(
            to_ll(somewhere(town, rng, daily.EVERYWHERE)),
            {
                "amenity": ("community_centre", "social_centre", "coworking_space", "library")[
                    n % 4
                ],
                "name": f"{('ศูนย์ผู้สูงอายุ', 'ลานกิจกรรมชุมชน', 'พื้นที่ทำงานร่วม', 'บ้านหนังสือ')[n % 4]} (ตัวอย่าง {n + 1})",
            },
        )


def paths(osm: Osm, rng: random.Random) -> None:
    """Footways: riverside walks, the naga stairs, monks' trail, park and campus paths."""
    ways = (
        ("ทางเดินริมปิง", "footway", [(99.0035, 18.7925), (99.0052, 18.7885), (99.0057, 18.7868)], {"surface": "paving_stones", "lit": "yes"}),
        ("ทางเดินเลียบคลองแม่ข่า", "footway", [(98.9962, 18.7795), (98.9945, 18.7765), (98.9928, 18.7742), (98.9912, 18.7705)], {"surface": "paving_stones"}),
        ("บันไดนาค วัดพระธาตุดอยสุเทพ", "steps", [(98.9226, 18.8052), (98.9220, 18.8050)], {"step_count": "306"}),
        ("ทางเดินศึกษาธรรมชาติวัดผาลาด", "path", [(98.9430, 18.7975), (98.9390, 18.7985), (98.9345, 18.7998), (98.9300, 18.8020), (98.9245, 18.8050)], {}),
        ("ถนนคนเดินท่าแพ", "pedestrian", [(98.9937, 18.7878), (98.9934, 18.7878)], {}),
        ("ทางจักรยานรอบอ่างแก้ว", "cycleway", [(98.9490, 18.8065), (98.9500, 18.8076), (98.9520, 18.8072), (98.9525, 18.8058), (98.9505, 18.8050), (98.9490, 18.8065)], {"bicycle": "designated"}),
    )  # fmt: skip
    for name, kind, line, tags in ways:
        osm.way(line, {"highway": kind, "name": name, **tags})
    for n in range(40):  # hill and garden paths
        lon, lat = ((98.9255, 18.7475), (98.9740, 18.8310), (98.8900, 18.8180))[n % 3]
        c = to_xy((lon + rng.uniform(-0.0008, 0.0008), lat + rng.uniform(-0.0006, 0.0006)))
        a = rng.uniform(0, 6.28)
        osm.way(lls([c, (c[0] + 40 * math.cos(a), c[1] + 40 * math.sin(a)), (c[0] + 70 * math.cos(a + 0.5), c[1] + 70 * math.sin(a + 0.5))]),
                {"highway": "path" if n % 3 == 2 else "footway"})  # fmt: skip
    c = to_xy((98.9795, 18.7828))  # round the pond of Nong Buak Hat
    loop = [(c[0] + 56 * math.cos(i * 0.7), c[1] + 42 * math.sin(i * 0.7)) for i in range(9)]
    osm.way(lls([*loop, loop[0]]), {"highway": "footway", "name": "ทางวิ่งสวนบวกหาด"})
    # On purpose: a closed highway, which must stay a line (ข่วงสิงห์ roundabout as once drawn).
    c = to_xy((98.9815, 18.8140))
    ring = [
        (c[0] + 24 * math.cos(i * math.pi / 6), c[1] + 24 * math.sin(i * math.pi / 6))
        for i in range(12)
    ]
    osm.way(
        lls([*ring, ring[0]]),
        {"highway": "trunk", "junction": "roundabout", "oneway": "yes", "name": "วงเวียนข่วงสิงห์"},
    )
