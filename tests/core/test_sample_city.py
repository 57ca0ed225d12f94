"""The sample city and sample opinions are what their README says, and remake themselves."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_data"
PBF = SAMPLE / "chiangmai_sample.osm.pbf"

# Hand-checkable truths, read from OpenStreetMap and official pages by others, not by make_city.py.
GATES = {
    "ประตูท่าแพ": (98.9932697, 18.7877625),
    "ประตูเชียงใหม่": (98.9889812, 18.7813553),
    "ประตูสวนดอก": (98.9781922, 18.7888357),
    "ประตูแสนปุง": (98.9815967, 18.7815449),
    "ประตูช้างเผือก": (98.9865942, 18.7954331),
}
BASTIONS = {
    "แจ่งศรีภูมิ": (98.9934, 18.795),
    "แจ่งก๊ะต๊ำ": (98.9927, 18.7814),
    "แจ่งกู่เฮือง": (98.9781, 18.7818),
    "แจ่งหัวลิน": (98.9785, 18.7956),
}
MOAT_SIDES = {"north": 1633, "east": 1575, "south": 1597, "west": 1575}
KHWAENG_KM2 = {"แขวงนครพิงค์": 11.7, "แขวงกาวิละ": 11.4, "แขวงเม็งราย": 7.7, "แขวงศรีวิชัย": 9.2}
LANDMARKS = {  # name -> (lon, lat), to stand within 150 m
    "ตลาดวโรรส": (99.00053, 18.79022),
    "อนุสาวรีย์สามกษัตริย์": (98.9873524, 18.7902299),
    "สถานีขนส่ง อาเขต (หมายเลข 2)": (99.017243, 18.800791),
    "สถานีรถไฟเชียงใหม่": (99.016823, 18.783522),
    "ดอยสุเทพ": (98.89236, 18.81661),
}


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Haversine distance on a sphere of 6,371,008.8 m; the points are lon, lat in degrees."""
    (x0, y0), (x1, y1) = (map(math.radians, p) for p in (a, b))
    h = math.sin((y1 - y0) / 2) ** 2 + math.cos(y0) * math.cos(y1) * math.sin((x1 - x0) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(math.sqrt(h))


def km2(ring: list[tuple[float, float]]) -> float:
    """Area on the equal-area cylinder of the sphere, ring given open or closed."""
    pts = [(math.radians(x), math.sin(math.radians(y))) for x, y in ring]
    pairs = zip(pts, pts[1:] + pts[:1])
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2 * 6371.0088**2


def osmium(*args: str | Path) -> bytes:
    """Run osmium-tool, or skip saying that it is missing."""
    if shutil.which("osmium") is None:
        pytest.skip("needs the program osmium (osmium-tool) to read the pbf")
    return subprocess.run(["osmium", *map(str, args)], check=True, capture_output=True).stdout


class City:
    """The shipped pbf as dictionaries."""

    def __init__(self) -> None:
        self.nodes: dict[str, tuple[float, float]] = {}
        self.tagged: list[tuple[str, dict[str, str], tuple[float, float]]] = []
        self.ways: dict[str, tuple[list[str], dict[str, str]]] = {}
        self.relations: list[tuple[list[tuple[str, str, str]], dict[str, str]]] = []
        for _, e in ET.iterparse(io.BytesIO(osmium("cat", PBF, "-f", "osm"))):
            if e.tag not in ("node", "way", "relation"):
                continue
            tags = {t.get("k", ""): t.get("v", "") for t in e.findall("tag")}
            i = e.get("id", "")
            if e.tag == "node":
                self.nodes[i] = at = (float(e.get("lon", "nan")), float(e.get("lat", "nan")))
                if tags:
                    self.tagged.append((i, tags, at))
            elif e.tag == "way":
                self.ways[i] = ([n.get("ref", "") for n in e.findall("nd")], tags)
            else:
                members = [
                    (m.get("type", ""), m.get("ref", ""), m.get("role", ""))
                    for m in e.findall("member")
                ]
                self.relations.append((members, tags))
            e.clear()

    def line(self, way: str) -> list[tuple[float, float]]:
        return [self.nodes[n] for n in self.ways[way][0]]

    def ring(self, members: list[tuple[str, str, str]]) -> list[tuple[float, float]] | None:
        """The outer members joined end to end, or None if they do not close."""
        left = [self.ways[r][0] for t, r, role in members if t == "way" and role == "outer"]
        ring = list(left.pop(0))
        while left:
            for k, w in enumerate(left):
                if ring[-1] in (w[0], w[-1]):
                    ring += (w if w[0] == ring[-1] else w[::-1])[1:]
                    del left[k]
                    break
            else:
                return None
        return [self.nodes[n] for n in ring] if ring[0] == ring[-1] else None

    def named(self, name: str) -> list[tuple[float, float]]:
        """Where features of that name are: the node, or the mean of the way's corners."""
        out = [at for _, t, at in self.tagged if t.get("name") == name]
        for w, (refs, t) in self.ways.items():
            if t.get("name") == name:
                pts = self.line(w)[: -1 if refs[0] == refs[-1] else None]
                out.append((sum(p[0] for p in pts) / len(pts), sum(p[1] for p in pts) / len(pts)))
        return out


@pytest.fixture(scope="module")
def city() -> City:
    return City()


@pytest.fixture(scope="module")
def truth() -> dict:
    return json.loads((SAMPLE / "opinions/truth.json").read_text(encoding="utf-8"))


def run(script: str, out: Path) -> None:
    subprocess.run([sys.executable, SAMPLE / script, "--out", out], check=True, capture_output=True)


def test_the_city_remakes_itself(tmp_path: Path) -> None:
    shipped = osmium("cat", PBF, "-f", "opl")
    run("make_city.py", tmp_path)
    assert osmium("cat", tmp_path / PBF.name, "-f", "opl") == shipped


@pytest.mark.parametrize(
    "script, folder", [("make_opinions.py", "opinions"), ("make_sources.py", "sources")]
)
def test_the_other_files_remake_themselves(script: str, folder: str, tmp_path: Path) -> None:
    run(script, tmp_path)
    made = sorted(p.name for p in tmp_path.iterdir())
    assert len(made) >= 3
    for name in made:
        new, old = tmp_path / name, SAMPLE / folder / name
        if name.endswith(
            ".xlsx"
        ):  # packed bytes may differ with the zip library, the sheets may not
            with zipfile.ZipFile(new) as a, zipfile.ZipFile(old) as b:
                assert {n: a.read(n) for n in a.namelist()} == {n: b.read(n) for n in b.namelist()}
        else:
            assert new.read_bytes() == old.read_bytes(), name


def test_the_data_stay_small() -> None:
    files = [p for p in SAMPLE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert max(p.stat().st_size for p in files) < 2_000_000
    assert sum(p.stat().st_size for p in files) < 6_000_000


def test_every_feature_says_it_is_a_sample(city: City) -> None:
    tags = [t for _, t, _ in city.tagged] + [t for _, t in city.ways.values() if t]
    tags += [t for _, t in city.relations]
    assert {t.get("source") for t in tags} == {"Chiang Mai Civic sample"}


def test_gates_and_bastions_stand_where_they_are(city: City) -> None:
    gates = {t["name"]: at for _, t, at in city.tagged if t.get("historic") == "city_gate"}
    assert gates.keys() == GATES.keys()
    assert all(metres(gates[n], GATES[n]) < 10 for n in GATES)
    for name, at in BASTIONS.items():
        assert min(metres(at, p) for p in city.named(name)) < 15


def test_the_moat_has_its_measured_sides(city: City) -> None:
    pieces = [w for w, (r, t) in city.ways.items() if t.get("water") == "moat" and r[0] == r[-1]]
    assert len(pieces) == 19
    pts = [p for w in pieces for p in city.line(w)]
    nw, ne, se, sw = (
        max(pts, key=lambda p: sx * p[0] + sy * p[1])  # noqa: B023
        for sx, sy in ((-1, 1), (1, 1), (1, -1), (-1, -1))
    )
    sides = {"north": (nw, ne), "east": (ne, se), "south": (se, sw), "west": (sw, nw)}
    for name, ends in sides.items():
        assert metres(*ends) == pytest.approx(MOAT_SIDES[name], rel=0.03)


def test_the_wall_is_fourteen_closed_pieces(city: City) -> None:
    walls = [r for r, t in city.ways.values() if t.get("barrier") == "city_wall"]
    assert len(walls) == 14
    assert all(r[0] == r[-1] for r in walls)


def test_districts_tile_the_province(city: City) -> None:
    level = {k: [m for m, t in city.relations if t.get("admin_level") == k] for k in ("4", "6")}
    assert len(level["4"]) == 1
    assert len(level["6"]) == 25
    used = Counter(ref for members in level["6"] for _, ref, _ in members)
    assert set(used.values()) == {1, 2}
    assert {r for r, n in used.items() if n == 1} == {ref for _, ref, _ in level["4"][0]}
    rings = [city.ring(m) for m in level["6"]]
    whole = city.ring(level["4"][0])
    assert None not in rings
    assert sum(km2(r) for r in rings) == pytest.approx(km2(whole), rel=1e-9)
    assert 20_000 < km2(whole) < 23_000


def test_tambon_tile_mueang(city: City) -> None:
    data = json.loads((SAMPLE / "sources/tambon_sample.geojson").read_text(encoding="utf-8"))
    tambon = data["features"]
    assert sorted(f["properties"]["adm3_pcode"] for f in tambon) == [
        f"TH5001{n:02d}" for n in range(1, 17)
    ]
    edges: Counter = Counter()
    for f in tambon:
        ring = [tuple(p) for p in f["geometry"]["coordinates"][0]]
        edges.update(frozenset(e) for e in zip(ring, ring[1:]))
    assert set(edges.values()) == {1, 2}
    members = next(m for m, t in city.relations if t.get("name") == "อำเภอเมืองเชียงใหม่")
    area = sum(km2(f["geometry"]["coordinates"][0]) for f in tambon)
    assert area == pytest.approx(km2(city.ring(members)), rel=1e-4)


def test_khwaeng_are_about_their_size(city: City) -> None:
    found = {
        t["name"]: city.ring(m) for m, t in city.relations if t.get("name", "").startswith("แขวง")
    }
    assert found.keys() == KHWAENG_KM2.keys()
    for name, size in KHWAENG_KM2.items():
        assert km2(found[name]) == pytest.approx(size, rel=0.2)


def test_well_known_places(city: City) -> None:
    for name, at in LANDMARKS.items():
        assert min((metres(at, p) for p in city.named(name)), default=1e9) < 150, name
    names = {t.get("name") for _, t in city.ways.values()}
    assert {"แม่น้ำปิง", "คลองแม่ข่า", "สะพานนวรัฐ", "สะพานนครพิงค์", "สะพานเหล็ก"} <= names
    assert {"ถนนนิมมานเหมินท์", "ถนนห้วยแก้ว", "ถนนช้างคลาน", "ถนนท่าแพ"} <= names


def test_the_ping_flows_south_under_nawarat_bridge(city: City) -> None:
    rivers = [city.line(w) for w, (_, t) in city.ways.items()
              if t.get("name") == "แม่น้ำปิง" and t.get("waterway") == "river"]  # fmt: skip
    assert all(line[0][1] > line[-1][1] for line in rivers)
    assert min(metres((99.005089, 18.786961), p) for line in rivers for p in line) < 120


def test_there_is_enough_of_everything(city: City) -> None:
    tags = [t for _, t, _ in city.tagged] + [t for _, t in city.ways.values()]
    many = {
        ("highway", None): 3500, ("building", None): 5000, ("place", None): 100, ("landuse", None): 200,
        ("shop", None): 500, ("tourism", "hotel|hostel|guest_house|motel|apartment"): 200,
        ("amenity", "restaurant|cafe|fast_food|bar"): 500, ("amenity", "school|kindergarten|college"): 100,
        ("religion", "buddhist"): 200, ("highway", "crossing|traffic_signals"): 100,
        ("natural", "water|wetland"): 100, ("waterway", "canal|ditch|drain"): 50,
    }  # fmt: skip
    for (key, values), least in many.items():
        n = sum(
            key in t and (values is None or re.fullmatch(values, t[key]) is not None) for t in tags
        )
        assert n >= least, (key, values, n)
    routes = [m for m, t in city.relations if t.get("type") == "route" and t.get("route") == "bus"]
    assert len(routes) == 6
    assert all({k for k, *_ in m} == {"node", "way"} for m in routes)


def test_the_awkward_cases_are_there(city: City) -> None:
    closed = [t for r, t in city.ways.values() if "highway" in t and r[0] == r[-1]]
    assert any(t.get("junction") == "roundabout" for t in closed)
    inner = {t.get("name") for m, t in city.relations if any(role == "inner" for *_, role in m)}
    assert inner == {"มหาวิทยาลัยเชียงใหม่", "อ่างเก็บน้ำห้วยตึงเฒ่า"}
    open_ones = [t["name"] for m, t in city.relations if t.get("boundary") and city.ring(m) is None]
    assert open_ones == ["อบต.ออนใต้"]
    assert any(t.get("name:th") == "Wat Phra Singh" for _, t in city.ways.values())
    assert len(city.named("วัดเจดีย์หลวง")) == 2
    assert any(
        t.get("amenity") == "place_of_worship" and "name" not in t for _, t, _ in city.tagged
    )


def test_known_figures_in_the_sources() -> None:
    with (SAMPLE / "sources/registered_population.csv").open(encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    people = {(r["อำเภอ"], int(r["ปี"])): int(r["จำนวน"].replace(",", "")) for r in rows}
    assert len(rows) == len(people) == 150
    assert people["เมืองเชียงใหม่", 2562] == 233_632
    assert people["เมืองเชียงใหม่", 2567] == 222_106
    assert people["สันทราย", 2567] == 146_626
    assert people["กัลยาณิวัฒนา", 2567] == 13_093
    assert sum(n for (_, year), n in people.items() if year == 2567) == 1_799_019
    air = json.loads((SAMPLE / "sources/air4thai.json").read_text(encoding="utf-8"))["stations"]
    at = {s["stationID"]: (float(s["long"]), float(s["lat"])) for s in air}
    assert at["35t"] == (98.96978, 18.840732)
    assert at["36t"] == (98.99, 18.7909333)
    water = json.loads((SAMPLE / "sources/thaiwater_waterlevel.json").read_text(encoding="utf-8"))
    p1 = next(r for r in water["data"] if r["station"]["tele_station_oldcode"] == "P.1")
    assert (p1["waterlevel_msl"], p1["diff_wl_bank"]) == ("301.78", "2.42")
    assert p1["station"]["critical_level_msl"] == 304.2
    with zipfile.ZipFile(SAMPLE / "sources/fire_hotspots.xlsx") as z:
        sheet = z.read("xl/worksheets/sheet1.xml").decode()
    assert "VI1202601010701w5jyk99x3h" in sheet
    assert "424384.139" in sheet


def test_utm_agrees_with_published_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLE))
    from city.geo import utm47

    for east, north, lon, lat in (
        (424384.139, 1988465.726, 98.2858, 17.98314),
        (532216.771, 2179760.405, 99.30743, 19.71308),
        (500536.3, 2077255.4, 99.005089, 18.786961),
    ):
        # lon and lat were published to five or six places: up to 0.7 m
        assert math.dist(utm47(lon, lat), (east, north)) < 1.0


def traffy() -> list[dict[str, str]]:
    with (SAMPLE / "opinions/traffy_sample.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def facebook() -> list[dict]:
    def repair(v):
        if isinstance(v, str):
            return v.encode("latin-1").decode("utf-8")
        if isinstance(v, list):
            return [repair(x) for x in v]
        return {k: repair(x) for k, x in v.items()} if isinstance(v, dict) else v

    raw = json.loads((SAMPLE / "opinions/facebook_sample.json").read_text(encoding="ascii"))
    return repair(raw)["group_posts_v2"]


def spots(posts: list[dict]) -> list[tuple[tuple[float, float], str]]:
    out = []
    for p in posts:
        for a in p.get("attachments", []):
            c = a["data"][0].get("place", {}).get("coordinate")
            if c:
                out.append(((c["longitude"], c["latitude"]), p["author"]))
    return out


def test_planted_hotspots_in_the_reports(truth: dict) -> None:
    rows = traffy()
    pts = [tuple(map(float, r["coords"].split(","))) for r in rows]
    assert len(rows) == 1400
    fallback = (truth["fallback_point"]["lon"], truth["fallback_point"]["lat"])
    assert Counter(pts).most_common(1) == [(fallback, 168)]
    assert Counter(pts).most_common(2)[1][1] <= 2
    for name, s in truth["hotspots"].items():
        near = sum(metres((s["lon"], s["lat"]), p) <= s["radius_m"] for p in pts)
        assert near >= truth["traffy_sample.csv"][name] >= 120
    rest = [
        p
        for p in pts
        if p != fallback
        and all(metres((s["lon"], s["lat"]), p) > 700 for s in truth["hotspots"].values())
    ]
    densest = max(sum(metres(p, q) < 600 for q in rest) for p in rest[:200])
    assert densest < 45  # nothing else comes near the two planted ones
    assert {r["timestamp"][:4] for r in rows} == {"2025"}
    assert any(r["type"] == "{}" for r in rows)


def test_planted_hotspots_in_the_group(truth: dict) -> None:
    posts = facebook()
    counted = truth["facebook_sample.json"]
    assert len(posts) == counted["posts"] == 600
    fallback = (truth["fallback_point"]["lon"], truth["fallback_point"]["lat"])
    placed = spots(posts)
    assert sum(p == fallback for p, _ in placed) == 72
    assert max(n for p, n in Counter(p for p, _ in placed).items() if p != fallback) <= 2
    cues = {"flood_chang_khlan": "ช้างคลาน", "noise_footpath_nimman": "นิมมาน"}
    for name, s in truth["hotspots"].items():
        assert counted[name] >= 120
        assert counted["authors"][name] >= 60
        near = [
            a
            for p, a in placed
            if p != fallback and metres((s["lon"], s["lat"]), p) <= s["radius_m"]
        ]
        assert len(near) >= 30
        naming = {p["author"] for p in posts if cues[name] in p["data"][0]["post"]}
        assert len(naming) >= 30
    assert all("(สมมติ)" in p["author"] for p in posts)


def test_private_details_are_where_the_truth_says(truth: dict) -> None:
    rows = {r["ticket_id"]: r["comment"] for r in traffy()}
    posts = [p["data"][0]["post"] for p in facebook()]
    assert len(truth["private_rows"]) == 10
    for row in truth["private_rows"]:
        text = rows[row["ticket_id"]] if "ticket_id" in row else posts[row["index"]]
        assert row["value"] in text
