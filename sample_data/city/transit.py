"""Stops and route relations: RTC-like city buses and songthaew lines over the real roads."""

# ruff: noqa: E501 (tables of names are read across)
from __future__ import annotations

import heapq

from .geo import dist, to_ll, to_xy
from .osm import Osm

# ref, name, English, colour, route, through points (lon, lat), stop names
ROUTES = [
    ("24A", "รถเมล์ RTC สาย 24A ท่าอากาศยาน-นิมมาน", "RTC 24A Airport-Nimman", "#d62728", "bus",
     [(98.9690, 18.7690), (98.9768, 18.7720), (98.9780, 18.7775), (98.9752, 18.7972), (98.9676, 18.8006), (98.9674, 18.7968), (98.9662, 18.7893)]),
    ("24B", "รถเมล์ RTC สาย 24B ท่าอากาศยาน-คูเมือง-ไนท์บาซาร์", "RTC 24B Airport-Night Bazaar", "#1f77b4", "bus",
     [(98.9690, 18.7690), (98.9780, 18.7775), (98.9936, 18.7806), (99.0000, 18.7815), (99.0001, 18.7842), (99.0000, 18.7875)]),
    ("24C", "รถเมล์ RTC สาย 24C ท่าอากาศยาน-ประตูท่าแพ", "RTC 24C Airport-Tha Phae", "#2ca02c", "bus",
     [(98.9690, 18.7690), (98.9780, 18.7775), (98.9893, 18.7806), (98.9942, 18.7846), (98.9942, 18.7878), (98.9866, 18.7962)]),
    ("R1", "รถเมล์เชียงใหม่ สาย R1 สวนสัตว์-อาเขต", "City bus R1 Zoo-Arcade", "#9467bd", "bus",
     [(98.9480, 18.8113), (98.9676, 18.8006), (98.9781, 18.7964), (98.9942, 18.7975), (99.0120, 18.8000), (99.0172, 18.7998)]),
    ("R2", "รถเมล์เชียงใหม่ สาย R2 สถานีรถไฟ-มหาราช", "City bus R2 Station-Suan Dok", "#8c564b", "bus",
     [(99.0160, 18.7848), (99.0063, 18.7868), (99.0000, 18.7875), (98.9942, 18.7878), (98.9936, 18.7806), (98.9776, 18.7810), (98.9714, 18.7893)]),
    ("R3", "รถเมล์เชียงใหม่ สาย R3 ศาลากลาง-ท่าแพ", "City bus R3 City Hall-Tha Phae", "#e377c2", "bus",
     [(98.9700, 18.8408), (98.9768, 18.8350), (98.9815, 18.8140), (98.9858, 18.8040), (98.9866, 18.7962), (98.9942, 18.7878)]),
    ("", "รถสี่ล้อเหลือง กาดหลวง-แม่ริม", "Yellow songthaew Warorot-Mae Rim", "#ffbf00", "share_taxi",
     [(98.9992, 18.7950), (98.9866, 18.7962), (98.9815, 18.8140), (98.9740, 18.8430), (98.9560, 18.8850), (98.9440, 18.9200)]),
    ("", "รถสี่ล้อขาว กาดหลวง-สันกำแพง", "White songthaew Warorot-San Kamphaeng", "#cccccc", "share_taxi",
     [(99.0000, 18.7875), (99.0063, 18.7868), (99.0262, 18.7838), (99.0700, 18.7680), (99.1220, 18.7450)]),
    ("", "รถสี่ล้อฟ้า เชียงใหม่-สารภี-ลำพูน", "Blue songthaew Chiang Mai-Saraphi", "#3399ff", "minibus",
     [(99.0030, 18.7871), (99.0063, 18.7868), (99.0075, 18.7740), (99.0080, 18.7550), (99.0340, 18.7130)]),
]  # fmt: skip


def _graph(osm: Osm):
    """Road graph over way ends and shared nodes: node -> [(node, metres, way)]."""
    graph: dict[int, list[tuple[int, float, int]]] = {}
    main = {"trunk", "primary", "secondary", "tertiary", "residential"}
    for w, (refs, tags) in osm.ways.items():
        if tags.get("highway") not in main or (
            tags["highway"] == "residential" and "embankment" not in tags
        ):
            continue
        for a, b in zip(refs, refs[1:]):
            d = dist(_xy(osm, a), _xy(osm, b))
            graph.setdefault(a, []).append((b, d, w))
            graph.setdefault(b, []).append((a, d, w))
    return graph


def _xy(osm: Osm, n: int):
    lon, lat, _ = osm.nodes[n]
    return to_xy((lon / 1e7, lat / 1e7))


def _closest(osm: Osm, nodes: list[int], p: tuple[float, float]) -> int:
    q = to_xy(p)
    return min(nodes, key=lambda n: dist(_xy(osm, n), q))


def _path(graph, a: int, b: int) -> list[tuple[int, int]]:
    """Shortest way from a to b as (node, way) steps (Dijkstra)."""
    best, back, heap = {a: 0.0}, {}, [(0.0, a)]
    while heap:
        d, n = heapq.heappop(heap)
        if n == b:
            break
        if d > best[n]:
            continue
        for m, step, w in graph[n]:
            if d + step < best.get(m, 1e18):
                best[m], back[m] = d + step, (n, w)
                heapq.heappush(heap, (d + step, m))
    steps, n = [], b
    while n != a:
        n, w = back[n]
        steps.append((n, w))
    return steps[::-1]


def draw(osm: Osm) -> None:
    graph = _graph(osm)
    nodes = sorted(graph)
    for ref, th, en, colour, kind, through in ROUTES:
        stops = [_closest(osm, nodes, p) for p in through]
        members: list[tuple[str, int, str]] = []
        ways: list[int] = []
        for a, b in zip(stops, stops[1:]):
            for _, w in _path(graph, a, b):
                if not ways or ways[-1] != w:
                    ways.append(w)
        for n, s in enumerate(stops):
            x, y = _xy(osm, s)
            label = ("ป้ายรถเมล์" if kind == "bus" else "จุดจอดรถสี่ล้อ") + f" {ref or 'สาย'}-{n + 1}"
            tags = {"highway": "bus_stop", "public_transport": "platform", "name": label,
                    "shelter": "yes" if n % 2 else "no"}  # fmt: skip
            if kind == "bus":
                tags |= {"network": "เชียงใหม่", "bus": "yes"}
            platform = osm.node(to_ll((x + 9, y + 5)), tags)
            members += [("node", s, "stop"), ("node", platform, "platform")]
        if ref == "24B":  # as met in real data: one member is missing, the line jumps
            del ways[len(ways) // 2]
        members += [("way", w, "" if n % 9 else "forward") for n, w in enumerate(ways)]
        first, last = th.rsplit(" ", 1)[1].split("-")[0], th.rsplit(" ", 1)[1].split("-")[-1]
        tags = {
            "type": "route",
            "route": kind,
            "name": th,
            "name:en": en,
            "colour": colour,
            "from": first,
            "to": last,
        }
        if ref:
            tags |= {
                "ref": ref,
                "operator": "รีเจียนอล ทรานซิท คอร์ปอเรชัน" if ref[0] == "2" else "เทศบาลนครเชียงใหม่",
                "network": "เชียงใหม่",
            }
        else:
            tags["operator"] = "สหกรณ์เดินรถ (ตัวอย่าง)"
        osm.relation(members, tags)
    for th, lon, lat in (("คิวรถแดง ประตูท่าแพ", 98.9946, 18.7882), ("คิวรถแดง กาดหลวง", 99.0008, 18.7906),
                         ("คิวรถแดง สวนสัตว์", 98.9478, 18.8108), ("คิวแท็กซี่ สนามบิน", 98.9685, 18.7685)):  # fmt: skip
        osm.node((lon, lat), {"amenity": "taxi", "name": th})
    osm.node(
        (99.0400, 18.7120), {"railway": "halt", "name": "ที่หยุดรถสารภี", "name:en": "Saraphi halt"}
    )
    osm.way([(99.0168, 18.7835), (99.0200, 18.7700), (99.0280, 18.7480), (99.0400, 18.7120), (99.0300, 18.6500)],
            {"railway": "rail", "name": "ทางรถไฟสายเหนือ", "gauge": "1000"})  # fmt: skip


def crossings(osm: Osm) -> None:
    """Traffic signals and zebra crossings where main roads meet."""
    rank = {"trunk": 4, "primary": 3, "secondary": 2, "tertiary": 1}
    seen: dict[int, list[int]] = {}
    for refs, tags in osm.ways.values():
        r = rank.get(tags.get("highway", ""), 0)
        if r and "bridge" not in tags:
            for n in (refs[0], refs[-1], *refs[1:-1]):
                seen.setdefault(n, []).append(r)
    big = [n for n, rs in sorted(seen.items()) if len(rs) >= 3 and sum(rs) >= 5]
    for k, n in enumerate(big):
        osm.tag(
            n,
            {"highway": "traffic_signals"}
            if k % 3
            else {"highway": "crossing", "crossing": "traffic_signals"},
        )
    more = [n for n, rs in sorted(seen.items()) if len(rs) >= 2 and n not in set(big)]
    for k, n in enumerate(more[:: max(1, len(more) // 150)]):
        tags = {"highway": "crossing", "crossing": ("uncontrolled", "unmarked", "marked")[k % 3]}
        if k % 6 == 0:
            tags["tactile_paving"] = ("yes", "no")[k // 6 % 2]
        osm.tag(n, tags)
