"""Green, protected and built-up areas, and the city's big compounds."""

# ruff: noqa: E501 (tables of names are read across)
from __future__ import annotations

import math
import random

from . import oldcity
from .geo import Point, blob, box, inside, lls, to_xy, xys
from .osm import Osm, Tags
from .roads import Frontage

DOI_SUTHEP: list[Point] = [
    (98.9390, 18.8190), (98.9420, 18.8400), (98.9250, 18.8650), (98.9050, 18.9000),
    (98.8700, 18.9150), (98.8350, 18.8950), (98.8300, 18.8550), (98.8450, 18.8150),
    (98.8550, 18.7700), (98.8700, 18.7350), (98.9000, 18.7450), (98.9150, 18.7700),
    (98.9380, 18.7850), (98.9430, 18.8000), (98.9440, 18.8090),
]  # fmt: skip
AIRPORT: list[Point] = [
    (98.9605, 18.7812), (98.9655, 18.7812), (98.9665, 18.7745), (98.9695, 18.7735),
    (98.9700, 18.7640), (98.9660, 18.7600), (98.9658, 18.7520), (98.9605, 18.7520),
]  # fmt: skip
CMU: list[Point] = [
    (98.9594, 18.7920), (98.9599, 18.8034), (98.9560, 18.8066), (98.9500, 18.8099),
    (98.9455, 18.8080), (98.9470, 18.7990), (98.9472, 18.7941), (98.9545, 18.7930),
]  # fmt: skip
GOLF: list[Point] = [(98.9700, 18.8345), (98.9755, 18.8345), (98.9740, 18.8280), (98.9690, 18.8270)]
# Wooded ranges of the province: lon, lat, half axes in km.
RANGES: list[tuple[float, float, float, float]] = [
    (98.62, 18.72, 9, 6), (98.50, 18.52, 10, 7), (98.86, 19.42, 10, 7), (98.72, 19.13, 11, 7),
    (99.30, 19.28, 9, 6), (99.28, 19.00, 7, 6), (98.24, 18.48, 11, 9), (98.22, 18.72, 9, 8),
    (98.35, 17.68, 13, 10), (98.40, 17.40, 9, 8), (99.10, 19.88, 6, 5), (98.62, 19.64, 7, 5),
    (98.60, 18.90, 9, 7), (98.36, 18.14, 12, 6), (98.80, 17.86, 7, 6), (99.32, 18.80, 6, 5),
    (98.25, 19.03, 9, 7), (98.86, 19.62, 9, 7), (99.40, 19.98, 6, 5), (98.85, 18.98, 6, 5),
]  # fmt: skip
# (name, English, lon, lat, half width m, half height m, tags)
PARKS: list[tuple[str, str, float, float, float, float, Tags]] = [
    ("สวนสาธารณะหนองบวกหาด", "Nong Buak Hat Park", 98.9795, 18.7828, 78, 62, {"leisure": "park"}),
    ("สวนหลวง ร.9", "Lanna Rama IX Park", 98.9740, 18.8310, 190, 150, {"leisure": "park"}),
    ("สวนเฉลิมพระเกียรติกาญจนาภิเษก", "Kanchanaphisek Park", 99.0036, 18.7925, 40, 110,
     {"leisure": "park"}),
    ("สวนสาธารณะเจริญประเทศ", "Charoen Prathet Park", 99.0022, 18.7735, 45, 70, {"leisure": "park"}),
    ("อุทยานหลวงราชพฤกษ์", "Royal Park Rajapruek", 98.9255, 18.7475, 520, 430,
     {"leisure": "garden", "garden:type": "botanical"}),
    ("สวนสัตว์เชียงใหม่", "Chiang Mai Zoo", 98.9460, 18.8100, 20, 20, {"leisure": "playground"}),
    ("ข่วงประตูท่าแพ", "Tha Phae Gate Square", 98.9937, 18.7874, 24, 38, {"place": "square"}),
    ("ลานอนุสาวรีย์สามกษัตริย์", "Three Kings Monument Square", 98.9874, 18.7900, 25, 34,
     {"place": "square"}),
    ("สวนล้านนา ร.9 ฝั่งเหนือ", "Lanna Park North", 98.9720, 18.8430, 120, 80, {"leisure": "park"}),
    ("สวนสุขภาพบ้านเด่น", "Ban Den Health Park", 99.0080, 18.7690, 50, 60, {"leisure": "park"}),
    ("สวนเทเวศร์", "Thewet Garden", 98.9890, 18.8040, 40, 35, {"leisure": "garden"}),
    ("สวนพฤกษศาสตร์สมเด็จพระนางเจ้าสิริกิติ์", "Queen Sirikit Botanic Garden", 98.8630, 18.8920,
     700, 500, {"leisure": "garden", "garden:type": "botanical"}),
    ("สวนสาธารณะแม่ข่า", "Mae Kha Linear Park", 98.9925, 18.7738, 18, 90, {"leisure": "park"}),
    ("สนามหญ้าอ่างแก้ว", "Ang Kaew Lawn", 98.9535, 18.8060, 90, 45, {"landuse": "grass"}),
    ("ศาลาธรรม มช.", "Sala Tham Garden", 98.9550, 18.7995, 60, 50, {"landuse": "grass"}),
    ("สวนสุขภาพฟ้าฮ่าม", "Fa Ham Health Park", 99.0060, 18.8080, 50, 40, {"leisure": "park"}),
]  # fmt: skip
CAMPUSES: list[tuple[str, str, float, float, float, float, Tags]] = [
    ("โรงพยาบาลมหาราชนครเชียงใหม่", "Maharaj Nakorn Chiang Mai Hospital", 98.9742, 18.7895, 190, 170,
     {"amenity": "hospital", "healthcare": "hospital", "emergency": "yes", "beds": "1400",
      "operator:type": "public", "alt_name": "สวนดอก"}),
    ("โรงพยาบาลนครพิงค์", "Nakornping Hospital", 98.9560, 18.8730, 130, 110,
     {"amenity": "hospital", "healthcare": "hospital", "emergency": "yes", "operator:type": "public"}),
    ("โรงพยาบาลเชียงใหม่ราม", "Chiang Mai Ram Hospital", 98.9766, 18.7945, 55, 45,
     {"amenity": "hospital", "healthcare": "hospital", "emergency": "yes", "operator:type": "private"}),
    ("โรงพยาบาลแมคคอร์มิค", "McCormick Hospital", 99.0095, 18.7985, 90, 60,
     {"amenity": "hospital", "healthcare": "hospital", "emergency": "yes", "operator:type": "private"}),
    ("โรงพยาบาลลานนา", "Lanna Hospital", 98.9925, 18.8150, 60, 50,
     {"amenity": "hospital", "healthcare": "hospital", "operator:type": "private"}),
    ("โรงพยาบาลเทศบาลนครเชียงใหม่", "Chiang Mai Municipal Hospital", 98.9990, 18.7775, 45, 45,
     {"amenity": "hospital", "healthcare": "hospital", "operator:type": "public"}),
    ("โรงพยาบาลประสาทเชียงใหม่", "Chiang Mai Neurological Hospital", 98.9728, 18.7868, 70, 60,
     {"amenity": "hospital", "healthcare": "hospital", "healthcare:speciality": "neurology"}),
    ("โรงพยาบาลกรุงเทพเชียงใหม่", "Bangkok Hospital Chiang Mai", 99.0260, 18.8040, 70, 60,
     {"amenity": "hospital", "healthcare": "hospital", "operator:type": "private"}),
    ("มหาวิทยาลัยราชภัฏเชียงใหม่", "Chiang Mai Rajabhat University", 98.9876, 18.8062, 180, 130,
     {"amenity": "university", "operator:type": "public"}),
    ("มหาวิทยาลัยพายัพ", "Payap University", 99.0490, 18.8010, 220, 170,
     {"amenity": "university", "operator:type": "private"}),
    ("มหาวิทยาลัยแม่โจ้", "Maejo University", 99.0130, 18.8985, 420, 330,
     {"amenity": "university", "operator:type": "public"}),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคลล้านนา", "Rajamangala University of Technology Lanna",
     98.9520, 18.8115, 150, 110, {"amenity": "university", "operator:type": "public"}),
    ("โรงเรียนยุพราชวิทยาลัย", "Yupparaj Wittayalai School", 98.9890, 18.7912, 110, 75,
     {"amenity": "school", "operator:type": "public", "isced:level": "2;3"}),
    ("โรงเรียนมงฟอร์ตวิทยาลัย", "Montfort College", 99.0105, 18.7795, 130, 110,
     {"amenity": "school", "operator:type": "private"}),
    ("โรงเรียนดาราวิทยาลัย", "Dara Academy", 99.0065, 18.7975, 90, 70,
     {"amenity": "school", "operator:type": "private"}),
    ("โรงเรียนปรินส์รอยแยลส์วิทยาลัย", "The Prince Royal's College", 99.0098, 18.7945, 130, 90,
     {"amenity": "school", "operator:type": "private"}),
    ("โรงเรียนวัฒโนทัยพายัพ", "Wattanothaipayap School", 98.9852, 18.7925, 65, 55,
     {"amenity": "school", "operator:type": "public"}),
    ("ศูนย์ราชการจังหวัดเชียงใหม่ (ศาลากลาง)", "Chiang Mai Provincial Hall", 98.9697, 18.8405, 110, 85,
     {"office": "government", "government": "administrative"}),
    ("สนามกีฬาสมโภชเชียงใหม่ 700 ปี", "700th Anniversary Stadium", 98.9566, 18.8400, 210, 180,
     {"leisure": "stadium", "sport": "soccer"}),
    ("สนามกีฬาเทศบาลนครเชียงใหม่", "Municipal Stadium", 98.9925, 18.8030, 95, 85,
     {"leisure": "stadium", "sport": "soccer"}),
    ("สถานีรถไฟเชียงใหม่", "Chiang Mai Railway Station", 99.016823, 18.783522, 35, 70,
     {"railway": "station", "public_transport": "station", "operator": "การรถไฟแห่งประเทศไทย"}),
    ("สถานีขนส่ง อาเขต (หมายเลข 2)", "Arcade Bus Terminal", 99.017243, 18.800791, 75, 55,
     {"amenity": "bus_station", "public_transport": "station"}),
    ("สถานีขนส่งช้างเผือก (หมายเลข 1)", "Chang Phueak Bus Terminal", 98.9848, 18.8015, 40, 40,
     {"amenity": "bus_station", "public_transport": "station"}),
    ("ตลาดวโรรส", "Warorot Market", 99.00053, 18.79022, 38, 45,
     {"amenity": "marketplace", "alt_name": "กาดหลวง", "opening_hours": "Mo-Su 04:00-19:00"}),
    ("ตลาดต้นลำไย", "Ton Lamyai Market", 99.00112, 18.7899, 16, 40,
     {"amenity": "marketplace", "operator": "เทศบาลนครเชียงใหม่"}),
    ("ตลาดเมืองใหม่", "Mueang Mai Market", 98.9998, 18.7966, 60, 55, {"amenity": "marketplace"}),
    ("ตลาดธานินทร์", "Thanin Market", 98.9838, 18.8036, 60, 45, {"amenity": "marketplace"}),
    ("ตลาดคำเที่ยง", "Kham Thiang Market", 98.9932, 18.8115, 75, 55, {"amenity": "marketplace"}),
    ("เชียงใหม่ไนท์บาซาร์", "Chiang Mai Night Bazaar", 99.0004, 18.7853, 28, 60,
     {"amenity": "marketplace", "opening_hours": "17:00-24:00"}),
    ("กาดสวนแก้ว", "Kad Suan Kaew", 98.9757, 18.7960, 75, 55,
     {"shop": "mall", "building": "retail"}),
    ("เมญ่า ไลฟ์สไตล์ ช้อปปิ้งเซ็นเตอร์", "MAYA Lifestyle Shopping Center", 98.9672, 18.8021, 50, 40,
     {"shop": "mall", "building": "retail", "building:levels": "6"}),
    ("วัน นิมมาน", "One Nimman", 98.9683, 18.7999, 45, 40,
     {"shop": "mall", "building": "retail", "building:levels": "3"}),
    ("เซ็นทรัล เชียงใหม่ แอร์พอร์ต", "Central Chiang Mai Airport", 98.9747, 18.7695, 95, 70,
     {"shop": "mall", "building": "retail", "building:levels": "5"}),
    ("เซ็นทรัล เชียงใหม่", "Central Chiang Mai", 99.0178, 18.8070, 110, 85,
     {"shop": "mall", "building": "retail", "building:levels": "6"}),
]  # fmt: skip
ESTATES = ("บ้านสวนล้านนา", "เวียงพิงค์", "ร่มไม้งาม", "ลานนาวิลล์", "เชียงใหม่ธานี", "สวนนนทรี",
           "ดาราวิลล์", "สินธนา", "กุลพันธ์วิลล์", "เคหะหนองหอย", "พิมุกต์", "ฟ้าใหม่", "อิงดอย",
           "บ้านแสนสุข", "เวียงทอง", "ชลนิเวศน์")  # fmt: skip


CMU_RING = xys(CMU)


def no_go(front: Frontage) -> list[list[Point]]:
    """Compounds (plane metres) that lanes keep out of."""
    rings = [xys(AIRPORT), CMU_RING, xys(GOLF), xys(DOI_SUTHEP)]
    for _, _, lon, lat, rx, ry, tags in [*CAMPUSES, *PARKS]:
        if "place" not in tags:
            c, rx, ry = front.settle(to_xy((lon, lat)), rx, ry)
            rings.append(box(c, rx * 2 + 12, ry * 2 + 12))
    return rings


def draw(osm: Osm, front: Frontage, rng: random.Random) -> None:
    park = {"boundary": "national_park", "protect_class": "2", "name": "อุทยานแห่งชาติดอยสุเทพ-ปุย",
            "name:th": "อุทยานแห่งชาติดอยสุเทพ-ปุย", "name:en": "Doi Suthep-Pui National Park",
            "operator": "กรมอุทยานแห่งชาติ สัตว์ป่า และพันธุ์พืช"}  # fmt: skip
    half = len(DOI_SUTHEP) // 2
    a = osm.way(DOI_SUTHEP[: half + 1], {})
    b = osm.way([*DOI_SUTHEP[half:], DOI_SUTHEP[0]], {})
    osm.relation([("way", a, "outer"), ("way", b, "outer")], {**park, "type": "boundary"})
    for th, en, lon, lat, r, tags in (
        ("ป่าสงวนแห่งชาติป่าแม่ขานและป่าแม่วาง", "Mae Khan-Mae Wang Forest Reserve", 98.70, 18.66, 7000,
         {"boundary": "protected_area", "protect_class": "6"}),
        ("เขตรักษาพันธุ์สัตว์ป่าเชียงดาว", "Chiang Dao Wildlife Sanctuary", 98.87, 19.40, 9000,
         {"boundary": "protected_area", "protect_class": "1a"}),
        ("อุทยานแห่งชาติดอยอินทนนท์", "Doi Inthanon National Park", 98.52, 18.54, 9500,
         {"boundary": "national_park", "protect_class": "2"}),
        ("อุทยานแห่งชาติศรีลานนา", "Sri Lanna National Park", 99.14, 19.26, 9000,
         {"boundary": "national_park"}),
        ("ป่าชุมชนบ้านแม่เหียะใน", "Ban Mae Hia Nai Community Forest", 98.918, 18.738, 700,
         {"leisure": "nature_reserve"}),
    ):  # fmt: skip
        ring = blob(to_xy((lon, lat)), r, r * 0.7, rng, 20, 0.16)
        osm.area_xy(ring, {**tags, "name": th, "name:en": en})
    forest = {
        "landuse": "forest",
        "leaf_type": "broadleaved",
        "name": "ป่าดอยสุเทพ",
        "name:en": "Doi Suthep forest",
    }
    osm.area_xy(blob(to_xy((98.888, 18.828)), 6200, 4200, rng, 26, 0.10), forest)
    for lon, lat, rx, ry in RANGES:
        ring = blob(to_xy((lon, lat)), rx * 1350, ry * 1350, rng, 26, 0.2)
        osm.area_xy(ring, {"natural": "wood"} if rx > 7 else {"landuse": "forest"})
    for n in range(30):
        lon, lat = rng.uniform(98.84, 98.925), rng.uniform(18.70, 18.98)
        tags = (
            {"natural": rng.choice(("wood", "wood", "scrub"))} if n % 3 else {"landuse": "forest"}
        )
        r = rng.uniform(250, 900)
        osm.area_xy(blob(to_xy((lon, lat)), r, r * 0.7, rng, 12, 0.2), tags)
    for th, en, lon, lat, rx, ry, tags in PARKS:
        if "place" in tags:
            shape = box(to_xy((lon, lat)), rx * 2, ry * 2)
        else:
            c, rx, ry = front.settle(to_xy((lon, lat)), rx, ry)
            turn = 0.0 if rx > ry else math.pi / 2
            shape = blob(c, max(rx, ry) * 0.95, min(rx, ry) * 0.95, rng, 12, 0.06, turn)
        osm.area_xy(shape, {**tags, "name": th, "name:en": en})
    _cmu(osm)
    _airport(osm)
    osm.area(
        GOLF, {"leisure": "golf_course", "name": "สนามกอล์ฟลานนา", "name:en": "Lanna Golf Course"}
    )
    for th, en, lon, lat, rx, ry, tags in CAMPUSES:
        c, rx, ry = front.settle(to_xy((lon, lat)), rx, ry)
        osm.area_xy(
            box(c, rx * 2, ry * 2, rng.uniform(-0.03, 0.03)), {**tags, "name": th, "name:en": en}
        )


def _cmu(osm: Osm) -> None:
    """Chiang Mai University as a multipolygon: the reservoir Ang Kaew is an inner ring."""
    outer = osm.way([*CMU, CMU[0]], {})
    hole = lls(blob(to_xy((98.9508, 18.8062)), 215, 140, random.Random(3), 16, 0.05))
    inner = osm.way([*hole, hole[0]], {})
    osm.relation([("way", outer, "outer"), ("way", inner, "inner")], {
        "type": "multipolygon", "amenity": "university", "name": "มหาวิทยาลัยเชียงใหม่",
        "name:th": "มหาวิทยาลัยเชียงใหม่", "name:en": "Chiang Mai University",
        "operator:type": "public", "alt_name": "มช."})  # fmt: skip


def _airport(osm: Osm) -> None:
    osm.area(AIRPORT, {"aeroway": "aerodrome", "name": "ท่าอากาศยานเชียงใหม่",
                       "name:th": "ท่าอากาศยานเชียงใหม่", "int_name": "Chiang Mai International Airport",
                       "iata": "CNX"})  # fmt: skip
    osm.way([(98.9630, 18.7805), (98.9630, 18.7530)], {"aeroway": "runway", "ref": "18/36"})
    osm.area_xy(box(to_xy((98.96811, 18.7690)), 70, 330), {
        "aeroway": "terminal", "building": "transportation", "name": "อาคารผู้โดยสาร ท่าอากาศยานเชียงใหม่",
        "name:en": "Chiang Mai Airport terminal"})  # fmt: skip


def patches(osm: Osm, town, rng: random.Random) -> None:
    """Fields, estates, building sites and small greens; `town` says which ground is free."""
    mountain, airport, square = xys(DOI_SUTHEP), xys(AIRPORT), oldcity.inner_ring(-25)
    for n in range(150):  # rice and longan around the city
        east = n % 2 == 0
        lon = rng.uniform(99.03, 99.14) if east else rng.uniform(98.885, 98.965)
        lat = (
            rng.uniform(18.66, 18.93)
            if east
            else rng.choice((rng.uniform(18.65, 18.73), rng.uniform(18.86, 18.95)))
        )
        c = to_xy((lon, lat))
        if inside(c, mountain):
            continue
        kind = rng.choice(("farmland", "farmland", "farmland", "orchard"))
        tags = {"landuse": kind}
        if kind == "farmland" and n % 4 == 0:
            tags["crop"] = "rice"
        if kind == "orchard" and n % 2:
            tags["trees"] = "longan_trees"
        osm.area_xy(
            box(c, rng.uniform(150, 420), rng.uniform(120, 320), rng.uniform(-0.4, 0.4)), tags
        )
    n = 0
    while n < 70:
        c = to_xy((rng.uniform(98.93, 99.06), rng.uniform(18.70, 18.90)))
        if inside(c, mountain) or inside(c, square) or inside(c, CMU_RING) or inside(c, airport):
            continue
        tags = {"landuse": ("residential", "residential", "commercial", "retail")[n % 4]}
        if n % 4 < 2 and n // 2 < len(ESTATES) * 1.3:
            second = " 2" if n // 2 >= len(ESTATES) else ""
            tags |= {"name": f"หมู่บ้าน{ESTATES[n // 2 % len(ESTATES)]}{second}",
                     "residential": "gated", "access": "private"}  # fmt: skip
        ring = box(c, rng.uniform(120, 300), rng.uniform(100, 240), rng.uniform(-0.3, 0.3))
        if any(town.barred(p) for p in ring):
            continue
        osm.area_xy(ring, tags)
        n += 1
    n = 0
    while n < 54:
        r = rng.uniform(14, 34)
        c = to_xy((rng.uniform(98.955, 99.045), rng.uniform(18.735, 18.86)))
        if inside(c, square) or not town.free(c, r):
            continue
        town.take(c, r)
        if n < 26:
            tags = ({"landuse": "construction"}, {"landuse": "brownfield"}, {"landuse": "greenfield"},
                    {"building": "construction"}, {"disused:building": "yes"},
                    {"abandoned:building": "house"})[n % 6]  # fmt: skip
            osm.area_xy(box(c, r * 1.5, r * 1.2, rng.uniform(-0.3, 0.3)), tags)
        else:
            tags = ({"leisure": "playground"}, {"landuse": "recreation_ground"}, {"leisure": "garden"},
                    {"leisure": "park"}, {"landuse": "village_green"}, {"leisure": "dog_park"})[n % 6]  # fmt: skip
            osm.area_xy(blob(c, r, r * 0.8, rng, 8), tags)
        n += 1
    osm.area_xy(box(to_xy((98.9990, 18.7080)), 260, 180),
                {"landuse": "landfill", "name": "สถานีขนถ่ายขยะ (ตัวอย่าง)"})  # fmt: skip
