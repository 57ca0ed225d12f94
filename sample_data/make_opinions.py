#!/usr/bin/env python3
"""Write the sample opinions: a Traffy Fondue dump and a Facebook group export, with their truth.

    python3 sample_data/make_opinions.py [--out DIR]

Every sentence, author and number is invented. The same program gives the same bytes every time.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import math
import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from city import phrases as thai  # noqa: E402
from city import places_admin as shape  # noqa: E402
from city.admin import Lines  # noqa: E402
from city.geo import inside, to_ll, to_xy  # noqa: E402
from city.names import TAMBON_NAMES  # noqa: E402

FALLBACK = (98.9853, 18.7883)  # lon, lat: where a geocoder puts "เชียงใหม่" when it knows no more
HOTSPOTS = {
    "flood_chang_khlan": {"lon": 99.0005, "lat": 18.7800, "radius_m": 600, "topics": ["น้ำท่วม"],
                          "name_th": "น้ำท่วมย่านช้างคลาน ริมปิงและคลองแม่ข่า"},
    "noise_footpath_nimman": {"lon": 98.9680, "lat": 18.7955, "radius_m": 600,
                              "topics": ["เสียงรบกวน", "ทางเท้า"],
                              "name_th": "เสียงดังและทางเท้าย่านนิมมานเหมินท์"},
}  # fmt: skip
WAVES = {
    "flood": [{"from": "2025-07-25", "days": 10}, {"from": "2025-10-03", "days": 10}],
    "smoke": [{"from": "2025-02-15", "days": 50}],
}
TRAFFY_ROWS, FACEBOOK_POSTS = 1400, 600
_TRAFFY = {"flood_chang_khlan": 230, "noise_footpath_nimman": 210}
_FACEBOOK = {"flood_chang_khlan": 138, "noise_footpath_nimman": 130}
_PLACES = {"flood_chang_khlan": thai.AT_CHANG_KHLAN, "noise_footpath_nimman": thai.AT_NIMMAN}
_TEXTS = {"flood_chang_khlan": (("น้ำท่วม", thai.FLOOD),),
          "noise_footpath_nimman": (("เสียงรบกวน", thai.NOISE), ("ทางเท้า", thai.FOOTPATH))}  # fmt: skip
# Invented private details, for tests that none of them comes out again.
_PRIVATE = [
    ("phone", "โทรกลับได้ที่ 080-000-0012"), ("phone", "เบอร์ 0800000034 ครับ"),
    ("email", "ส่งรูปมาที่ somsri.sample@example.com ได้ค่ะ"), ("line_id", "ไลน์ @sample_chiangmai"),
    ("name", "ติดต่อคุณสมหมาย ตัวอย่างดี บ้านเลขที่ 99/999"), ("national_id", "เลขบัตร 1-0000-00000-00-1"),
    ("plate", "รถทะเบียน กข 0000 เชียงใหม่ จอดขวาง"), ("phone", "โทร 08 0000 0056 แม่ค้า"),
]  # fmt: skip
_PRIVATE_VALUE = ("080-000-0012", "0800000034", "somsri.sample@example.com", "@sample_chiangmai",
                  "สมหมาย ตัวอย่างดี", "1-0000-00000-00-1", "กข 0000 เชียงใหม่", "08 0000 0056")  # fmt: skip
_AMPHOE = "เมืองเชียงใหม่"
ELSEWHERE = tuple(say for say, _, _ in thai.AT_ELSEWHERE)


class Areas:
    """Which tambon of Mueang a point lies in."""

    def __init__(self) -> None:
        lines = Lines()
        self.rings = {c: lines.ring(r) for c, r in shape.TAMBON.items()}

    def name(self, p: tuple[float, float]) -> str:
        for code, ring in self.rings.items():
            if inside(p, ring):
                return TAMBON_NAMES[code][0]
        return ""


def near(spot: dict, rng: random.Random) -> tuple[float, float]:
    """A point within the hotspot's radius, denser in the middle; six decimals."""
    while True:
        x, y = rng.gauss(0, 230), rng.gauss(0, 230)
        if math.hypot(x, y) < spot["radius_m"] - 5:
            c = to_xy((spot["lon"], spot["lat"]))
            lon, lat = to_ll((c[0] + x, c[1] + y))
            return round(lon, 6), round(lat, 6)


def anywhere(rng: random.Random, areas: Areas) -> tuple[float, float]:
    """A point in the plain part of Mueang, away from the planted hotspots."""
    while True:
        p = (round(rng.uniform(98.943, 99.042), 6), round(rng.uniform(18.737, 18.855), 6))
        x, y = to_xy(p)
        far = all(
            math.hypot(x - to_xy((s["lon"], s["lat"]))[0], y - to_xy((s["lon"], s["lat"]))[1]) > 700
            for s in HOTSPOTS.values()
        )
        if far and areas.name(p):
            return p


def sentence(texts: tuple[str, ...], places: tuple[str, ...], rng: random.Random) -> str:
    body = rng.choice(texts).format(
        p=rng.choice(places), t=rng.choice(thai.TIMES), d=rng.choice(thai.SPANS)
    )
    ends = rng.choice((thai.ENDS_POLITE, thai.ENDS_POLITE, thai.ENDS_PLAIN, thai.ENDS_NORTH))
    if any(w in body for w in ("บ่", "ขนาด", "กาด", "แต๊")):  # the northern tongue stays northern
        ends = thai.ENDS_NORTH
    return re.sub(r"(\d)(?=[ก-๙])", r"\1 ", body) + rng.choice(ends)


def around(p: tuple[float, float], areas: Areas) -> tuple[str, ...]:
    """What people there would call the place: a known spot within 900 m, else the tambon."""
    x, y = to_xy(p)
    names = [
        say for say, lon, lat in thai.AT_ELSEWHERE
        if math.hypot(x - to_xy((lon, lat))[0], y - to_xy((lon, lat))[1]) < 900
    ]  # fmt: skip
    return tuple(names) or (f"ในตำบล{areas.name(p)}",)


def bare(place: str) -> str:
    """The place's own name, without the word for where one stands."""
    for cue in ("หน้า", "แถว", "ที่", "ตรง", "บน", "ในย่าน", "ใน", "ริมปิง", "หลัง", "ท้าย", "ปาก"):
        if place.startswith(cue):
            place = place[len(cue) :]
            return bare(place) if cue in ("ตรง", "ริมปิง") else place
    return place


def when(rng: random.Random, kind: str) -> dt.datetime:
    """A time of 2025 (UTC); floods and smoke mostly come in their waves."""
    wave = {"น้ำท่วม": WAVES["flood"], "PM2.5": WAVES["smoke"]}.get(kind)
    if wave and rng.random() < 0.8:
        first = rng.choice(wave)
        start, days = dt.datetime.fromisoformat(first["from"]), abs(rng.gauss(0, first["days"] / 2))
    else:
        start, days = dt.datetime(2025, 1, 1), rng.uniform(0, 364)
    return start + dt.timedelta(
        days=days, hours=rng.uniform(0, 23), microseconds=rng.randrange(10**6)
    )


def pick(rng: random.Random) -> tuple[str, str, tuple[str, ...]]:
    key, kind, texts, _ = rng.choices(thai.SCATTER, [s[3] for s in thai.SCATTER])[0]
    return key, kind, texts


def traffy(rng: random.Random, areas: Areas, truth: dict) -> list[list[str]]:
    rows = []
    plan: list[str] = [k for k, n in _TRAFFY.items() for _ in range(n)]
    plan += ["fallback"] * round(TRAFFY_ROWS * 0.12)
    plan += ["scatter"] * (TRAFFY_ROWS - len(plan))
    rng.shuffle(plan)
    private = iter(zip(_PRIVATE, _PRIVATE_VALUE))
    counts: dict[str, int] = {}
    for n, what in enumerate(plan):
        counts[what] = counts.get(what, 0) + 1
        if what in HOTSPOTS:
            p = near(HOTSPOTS[what], rng)
            kind, texts = rng.choice(_TEXTS[what])
            places = _PLACES[what]
        else:
            p = FALLBACK if what == "fallback" else anywhere(rng, areas)
            _, kind, texts = pick(rng)
            places = ELSEWHERE if what == "fallback" else around(p, areas)
        text = sentence(texts, places, rng)
        ticket = f"SAMPLE-{n + 1:05d}"
        if n % 160 == 25:
            entry = next(private, None)
            if entry:
                text += " " + entry[0][1]
                truth["private_rows"].append(
                    {"file": "traffy_sample.csv", "ticket_id": ticket, "kind": entry[0][0],
                     "value": entry[1]})  # fmt: skip
        at = when(rng, kind)
        stamp = at.isoformat(sep=" ") + "+00"
        if n % 5 == 1:
            stamp = at.strftime("%Y-%m-%d %H:%M:%S+00")
        done = rng.random() < 0.55
        last = at + dt.timedelta(days=rng.expovariate(1 / 9))
        types = [kind] + (["ร้องเรียน"] if rng.random() < 0.12 and kind != "ร้องเรียน" else [])
        if n % 45 == 7:
            types = []
        tambon = areas.name(p)
        rows.append([
            ticket, "{" + ",".join(types) + "}", "เทศบาลนครเชียงใหม่ (ตัวอย่าง)", text, "", "",
            f"{p[0]:.6f},{p[1]:.6f}" if what != "fallback" else f"{p[0]},{p[1]}",
            f"ตำบล{tambon} อำเภอ{_AMPHOE} เชียงใหม่" if n % 3 else "", tambon, _AMPHOE,
            "จังหวัดเชียงใหม่", stamp, "เสร็จสิ้น" if done else rng.choice(("กำลังดำเนินการ", "รอรับเรื่อง")),
            str(rng.randrange(1, 6)) if done and rng.random() < 0.3 else "",
            str(rng.randrange(1, 3)) if rng.random() < 0.05 else "", last.isoformat(sep=" ") + "+00",
        ])  # fmt: skip
    truth["traffy_sample.csv"] = {"rows": len(rows), **counts}
    return rows


def facebook(rng: random.Random, areas: Areas, truth: dict) -> list[dict]:
    authors = [f"{a} {b} (สมมติ)" for a in thai.FIRST for b in thai.LAST]
    rng.shuffle(authors)
    pools = {"flood_chang_khlan": authors[:85], "noise_footpath_nimman": authors[70:150],
             "scatter": authors, "fallback": authors}  # fmt: skip
    plan: list[str] = [k for k, n in _FACEBOOK.items() for _ in range(n)]
    plan += ["fallback"] * round(FACEBOOK_POSTS * 0.12)
    plan += ["scatter"] * (FACEBOOK_POSTS - len(plan))
    rng.shuffle(plan)
    posts, who, placed, counts = [], {}, {}, {}
    turn = {k: 0 for k in pools}
    for n, what in enumerate(plan):
        counts[what] = counts.get(what, 0) + 1
        turn[what] += 1
        pool = pools[what]  # everyone in a hotspot's pool speaks once before chance decides
        author = (
            pool[turn[what] - 1]
            if what in HOTSPOTS and turn[what] <= len(pool)
            else rng.choice(pool)
        )
        if what in HOTSPOTS:
            kind, texts = rng.choice(_TEXTS[what])
            places = _PLACES[what]
        else:
            kind, texts = pick(rng)[1:]
            places = ELSEWHERE if n % 9 else ("", "แถวนี้", "หน้าบ้าน")
        text = sentence(texts, places, rng)
        if rng.random() < 0.25:
            text += "\n" + sentence(texts, ("แถวนี้", ""), rng)
        if rng.random() < 0.3:
            text += rng.choice((" #เชียงใหม่", " #เชียงใหม่ฉันจะดูแลเธอ", " 🙏", " 😷", " 📍"))
        if n in (40, 333):
            value = "080-000-0078" if n == 40 else "กรุณา ตัวอย่างมาก"
            text += f" ติดต่อ {value}"
            truth["private_rows"].append(
                {
                    "file": "facebook_sample.json",
                    "index": n,
                    "kind": "phone" if n == 40 else "name",
                    "value": value,
                }
            )
        who.setdefault(what, set()).add(author)
        at = when(rng, kind).replace(tzinfo=dt.timezone.utc)
        post: dict = {"timestamp": int(at.timestamp())}
        place = None
        if what == "fallback":
            place = ("เชียงใหม่", *FALLBACK)
        elif what in HOTSPOTS and turn[what] % 4 == 0:
            place = (bare(rng.choice(places)), *near(HOTSPOTS[what], rng))
        elif what == "scatter" and n % 6 == 0:
            spot = anywhere(rng, areas)
            named = around(spot, areas)
            text = sentence(texts, named, rng)
            place = (bare(rng.choice(named)), *spot)
        if place:
            placed[what] = placed.get(what, 0) + 1
            post["attachments"] = [{"data": [{"place": {
                "name": place[0], "coordinate": {"latitude": place[2], "longitude": place[1]},
                "address": "เชียงใหม่" if n % 2 else "", "url": ""}}]}]  # fmt: skip
        elif n % 23 == 0:
            post["attachments"] = [
                {"data": [{"external_context": {"url": "https://example.com/sample"}}]}
            ]
        post["data"] = [{"post": text}]
        post["title"] = f"{author} โพสต์ใน กลุ่มตัวอย่าง"
        post["author"] = author
        posts.append(post)
    truth["facebook_sample.json"] = {
        "posts": len(posts), **counts,
        "authors": {k: len(v) for k, v in sorted(who.items())},
        "with_coordinate": dict(sorted(placed.items())),
    }  # fmt: skip
    return posts


def as_facebook_writes(value):
    """Facebook's mojibake: the UTF-8 bytes of every string taken for Latin-1 characters."""
    if isinstance(value, str):
        return value.encode("utf-8").decode("latin-1")
    if isinstance(value, list):
        return [as_facebook_writes(v) for v in value]
    if isinstance(value, dict):
        return {k: as_facebook_writes(v) for k, v in value.items()}
    return value


HEADER = ("ticket_id,type,organization,comment,photo,photo_after,coords,address,subdistrict,district,"
          "province,timestamp,state,star,count_reopen,last_activity").split(",")  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--out", type=Path, default=HERE / "opinions", help="folder for the result")
    out = ap.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    areas = Areas()
    truth: dict = {
        "note": "What was planted in the sample opinions. Everything is invented.",
        "crs": "EPSG:4326", "hotspots": HOTSPOTS,
        "fallback_point": {"lon": FALLBACK[0], "lat": FALLBACK[1], "share": 0.12},
        "waves": WAVES, "private_rows": [],
    }  # fmt: skip
    rows = traffy(random.Random(2025), areas, truth)
    with (out / "traffy_sample.csv").open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)
    posts = facebook(random.Random(2026), areas, truth)
    with (out / "facebook_sample.json").open("w", encoding="ascii", newline="\n") as f:
        json.dump({"group_posts_v2": as_facebook_writes(posts)}, f, ensure_ascii=True, indent=1)
        f.write("\n")
    with (out / "truth.json").open("w", encoding="utf-8", newline="\n") as f:
        json.dump(truth, f, ensure_ascii=False, indent=2)
        f.write("\n")
    for name in ("traffy_sample.csv", "facebook_sample.json", "truth.json"):
        print(f"{out / name}: {(out / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
