"""Daily life in plausible numbers and streets: food, shops, beds, schools, clinics, sport."""

# ruff: noqa: E501 (tables of names are read across)
from __future__ import annotations

import math
import random

from .buildings import Town, open_ground, somewhere
from .geo import box, to_ll, to_xy
from .osm import Osm


def _pull(*centres: tuple[float, float, float]):
    """Weight of a place (lon, lat): near one of the (lon, lat, radius m) centres counts more."""
    pts = [(to_xy((lon, lat)), r) for lon, lat, r in centres]

    def weight(p: tuple[float, float]) -> float:
        x, y = to_xy(p)
        return 0.06 + max(math.exp(-(((x - c[0]) ** 2 + (y - c[1]) ** 2) / r**2)) for c, r in pts)

    return weight


TOURIST = _pull(
    (98.9875, 18.7885, 700),
    (98.9678, 18.7955, 600),
    (98.9995, 18.7850, 600),
    (99.0040, 18.7900, 400),
)
EVERYWHERE = _pull((98.9880, 18.7900, 3500), (99.0000, 18.8000, 4000))
EVEN = None

_DISH = (
    "ข้าวซอย",
    "ก๋วยเตี๋ยว",
    "ข้าวมันไก่",
    "ลาบ",
    "ขนมจีน",
    "ส้มตำ",
    "อาหารเมือง",
    "ข้าวต้ม",
    "ข้าวขาหมู",
    "ราดหน้า",
    "ไส้อั่ว",
    "น้ำเงี้ยว",
)
_WHO = (
    "ป้าดา",
    "ลุงคำ",
    "แม่บัวผัน",
    "เจ๊นก",
    "พ่ออุ๊ยแก้ว",
    "ป้าศรี",
    "น้าแดง",
    "แม่จันทร์",
    "ลุงปัน",
    "คำปัน",
    "เจ้าเก่า",
    "นายหมู",
    "แม่มาลี",
    "ป้าอร",
)
_CAFE = (
    "กาแฟดอย",
    "บ้านกาแฟ",
    "ริมระเบียง",
    "ใต้ต้นลำไย",
    "ฮอมกาแฟ",
    "ละอ่อน",
    "สโลว์",
    "ม่วนใจ๋",
    "แอ่วดอย",
    "หมอกเช้า",
)
_INN = (
    "เฮือนคำ",
    "เฮือนแก้ว",
    "ล้านนา",
    "ลายคำ",
    "ตองทอง",
    "ริมปิง",
    "บ้านเวียง",
    "ดอยแก้ว",
    "ศรีเวียง",
    "พิงค์นคร",
    "แสนคำ",
    "ม่อนดาว",
    "เรือนไม้",
    "ช้างงาม",
)
_FEM = ("วิลล่า", "บูติค", "เพลส", "การ์เด้น", "ลอดจ์", "เฮ้าส์", "โฮม", "รีสอร์ท")
_SHOP = (("convenience", "ร้านสะดวกซื้อ"), ("clothes", "ร้านเสื้อผ้า"), ("hairdresser", "ร้านตัดผม"), ("massage", "นวดแผนไทย"),
         ("laundry", "ร้านซักรีด"), ("motorcycle_repair", "ร้านซ่อมมอเตอร์ไซค์"), ("hardware", "ร้านวัสดุก่อสร้าง"), ("bakery", "ร้านขนมปัง"),
         ("gold", "ห้างทอง"), ("florist", "ร้านดอกไม้"), ("greengrocer", "ร้านผัก"), ("mobile_phone", "ร้านมือถือ"), ("bicycle", "ร้านจักรยาน"),
         ("books", "ร้านหนังสือ"), ("tea", "ร้านชา"), ("travel_agency", "บริษัททัวร์"), ("supermarket", "ซูเปอร์มาร์เก็ต"), ("tailor", "ร้านตัดเสื้อ"))  # fmt: skip
_CRAFT = (
    ("jeweller", "เครื่องเงินวัวลาย"),
    ("handicraft", "งานไม้"),
    ("pottery", "เครื่องปั้นดินเผา"),
    ("tailor", "ผ้าทอล้านนา"),
    ("metal_construction", "ร้านเหล็ก"),
)


def draw(osm: Osm, town: Town, rng: random.Random) -> None:
    _food(osm, town, rng)
    _shops(osm, town, rng)
    _stays(osm, town, rng)
    _schools_health(osm, town, rng)
    _sport_parking_toilets(osm, town, rng)


def _food(osm: Osm, town: Town, rng: random.Random) -> None:
    kinds = (("restaurant", 270), ("cafe", 170), ("fast_food", 60), ("food_court", 12), ("bar", 45), ("pub", 14),
             ("ice_cream", 14), ("nightclub", 5), ("biergarten", 3))  # fmt: skip
    for kind, count in kinds:
        for n in range(count):
            p = to_ll(somewhere(town, rng, TOURIST if n % 3 else EVERYWHERE))
            tags = {"amenity": kind}
            if kind == "restaurant":
                tags["name"] = f"{rng.choice(_DISH)}{rng.choice(_WHO)}"
                tags["cuisine"] = rng.choice(
                    ("thai", "thai", "noodle", "regional", "chinese", "japanese", "burmese")
                )
                if n % 11 == 0:
                    tags |= {"name": f"ร้านเจ{rng.choice(_WHO)}", "diet:vegetarian": "only"}
                if n % 13 == 0:
                    tags |= {"name": f"Riverside Kitchen {n}", "name:th": f"ครัวริมน้ำ {n}"}
            elif kind == "cafe":
                tags["name"] = f"{rng.choice(_CAFE)} {rng.choice(('คาเฟ่', 'คอฟฟี่', ''))}".strip()
                tags["outdoor_seating"] = rng.choice(("yes", "no"))
                if n % 7 == 0:
                    tags["name"] = f"Doi Roast {n}"
            elif kind in ("bar", "pub", "nightclub", "biergarten"):
                tags["name"] = f"{rng.choice(('บาร์', 'ร้านเหล้า', 'ลานเบียร์'))}{rng.choice(_CAFE)}"
                tags["opening_hours"] = "18:00-24:00"
            elif n % 4:
                tags["name"] = (
                    f"{rng.choice(('ร้านขนม', 'ไอศกรีม', 'ลูกชิ้นทอด', 'ศูนย์อาหาร'))}{rng.choice(_WHO)}"
                )
            osm.node(p, tags)


def _shops(osm: Osm, town: Town, rng: random.Random) -> None:
    for n in range(610):
        p = to_ll(somewhere(town, rng, TOURIST if n % 2 else EVERYWHERE))
        kind, th = _SHOP[n % len(_SHOP)]
        tags = {"shop": kind}
        if n % 6:
            tags["name"] = th if kind in ("convenience",) else f"{th}{rng.choice(_WHO)}"
        if n % 40 == 0:
            tags = {"shop": "vacant"}
        if n % 25 == 3:
            tags["opening_hours"] = "09:00-20:00"
        osm.node(p, tags)
    wualai = _pull((98.9850, 18.7785, 350), (99.0850, 18.7620, 500))
    for n in range(45):
        kind, th = _CRAFT[n % len(_CRAFT)]
        osm.node(
            to_ll(somewhere(town, rng, wualai)), {"craft": kind, "name": f"{th} {rng.choice(_WHO)}"}
        )


def _stays(osm: Osm, town: Town, rng: random.Random) -> None:
    for n in range(235):
        kind = (
            "hotel",
            "hotel",
            "guest_house",
            "hostel",
            "guest_house",
            "apartment",
            "hotel",
            "motel",
        )[n % 8]
        tags = {"tourism": kind, "name": f"{rng.choice(_INN)} {rng.choice(_FEM)}"}
        if n % 5 == 0:
            tags["rooms"] = str(rng.randrange(8, 180))
        if kind == "hotel" and n % 4 == 0:
            tags["stars"] = rng.choice("345")
        if n % 9 == 0:
            tags |= {"name": f"Lanna Stay {n}", "name:th": f"ลานนาสเตย์ {n}"}
        osm.node(to_ll(somewhere(town, rng, TOURIST)), tags)
    for th, en, lon, lat in (("โรงแรมอิมพีเรียลแม่ปิง", "Imperial Mae Ping Hotel", 98.9974, 18.7826),
                             ("ลานกางเต็นท์ดอยปุย", "Doi Pui Campsite", 98.8900, 18.8120),
                             ("บ้านพักอุทยานดอยสุเทพ", "", 98.9190, 18.8075)):  # fmt: skip
        kind = {"โ": "hotel", "ล": "camp_site", "บ": "chalet"}[th[0]]
        osm.node((lon, lat), {"tourism": kind, "name": th, **({"name:en": en} if en else {})})
    for n in range(18):
        tags = ({"tourism": "artwork", "artwork_type": "statue"}, {"tourism": "gallery", "name": f"แกลเลอรี่{rng.choice(_CAFE)}"},
                {"tourism": "artwork", "artwork_type": "mural"}, {"amenity": "studio", "name": f"สตูดิโอ{rng.choice(_CAFE)}"})[n % 4]  # fmt: skip
        osm.node(to_ll(somewhere(town, rng, TOURIST)), tags)
    for n in range(14):
        osm.node(to_ll(somewhere(town, rng, TOURIST)),
                 {"historic": ("wayside_shrine", "house", "yes", "tomb")[n % 4], **({"name": f"บ้านไม้สักเก่า {n}"} if n % 4 == 1 else {})})  # fmt: skip


def _schools_health(osm: Osm, town: Town, rng: random.Random) -> None:
    temple_names = [
        t["name"]
        for *_, t in osm.nodes.values()
        if t.get("religion") == "buddhist" and t.get("name", "").startswith("วัด")
    ]
    for n in range(72):
        th = (
            f"โรงเรียน{temple_names[n * 3 % len(temple_names)]}"
            if n % 3
            else f"โรงเรียนบ้าน{rng.choice(('สันทราย', 'ดอนปิน', 'ห้วยทราย', 'กู่แดง', 'ป่าแดด', 'หนองไคร้', 'ร้องเรือ'))}"
        )
        tags = {
            "amenity": "school",
            "name": th,
            "operator:type": "public",
            "isced:level": rng.choice(("1", "1;2")),
        }
        c = None if n % 2 else open_ground(town, rng, 34, EVEN)
        if c is None:
            osm.node(to_ll(somewhere(town, rng, EVEN)), tags)
        else:
            osm.area_xy(box(c, 58, 40), tags)
    for n in range(48):
        kind, th = (
            ("kindergarten", "โรงเรียนอนุบาล"),
            ("language_school", "โรงเรียนสอนภาษา"),
            ("college", "วิทยาลัยอาชีวะ"),
            ("music_school", "โรงเรียนดนตรี"),
        )[(0, 1, 0, 3, 1, 2)[n % 6]]
        osm.node(
            to_ll(somewhere(town, rng, EVERYWHERE)),
            {"amenity": kind, "name": f"{th}{rng.choice(_INN)}"},
        )
    for n in range(105):
        kind, th = (
            ("pharmacy", "ร้านขายยา"),
            ("clinic", "คลินิก"),
            ("dentist", "คลินิกทันตกรรม"),
            ("doctors", "คลินิกแพทย์"),
            ("pharmacy", "ร้านยา"),
        )[n % 5]
        osm.node(
            to_ll(somewhere(town, rng, EVERYWHERE)),
            {
                "amenity": kind,
                "name": f"{th}{rng.choice(_WHO + _INN)}",
                **({"healthcare": kind} if n % 2 else {}),
            },
        )
    for n in range(16):
        osm.node(
            to_ll(somewhere(town, rng, EVEN)),
            {"healthcare": "centre", "name": f"โรงพยาบาลส่งเสริมสุขภาพตำบล (ตัวอย่าง {n + 1})"},
        )


def _sport_parking_toilets(osm: Osm, town: Town, rng: random.Random) -> None:
    for n in range(44):
        tags = ({"leisure": "pitch", "sport": "soccer"}, {"leisure": "fitness_station"}, {"leisure": "pitch", "sport": "basketball"},
                {"leisure": "swimming_pool"}, {"leisure": "sports_centre", "name": f"โรงยิมชุมชน {n}"}, {"leisure": "track"},
                {"leisure": "pitch", "sport": "sepak_takraw"}, {"leisure": "sports_hall", "name": f"สนามแบดมินตัน {n}"})[n % 8]  # fmt: skip
        pool = tags["leisure"] == "swimming_pool"
        flat = tags["leisure"] in ("pitch", "swimming_pool", "track")
        c = open_ground(town, rng, 12 if pool else 26, EVERYWHERE) if flat else None
        if c:
            osm.area_xy(box(c, *((20, 10) if pool else (45, 26)), rng.uniform(-0.2, 0.2)), tags)
        else:
            osm.node(to_ll(somewhere(town, rng, EVERYWHERE)), tags)
    for n in range(82):
        tags = {
            "amenity": ("parking", "parking", "motorcycle_parking", "parking", "bicycle_parking")[
                n % 5
            ]
        }
        if n % 5 == 0:
            tags |= {
                "parking": "surface",
                "capacity": str(rng.randrange(10, 120)),
                "fee": rng.choice(("yes", "no")),
            }
        if n % 17 == 0:
            tags["access"] = "private"
        pull = TOURIST if n % 2 else EVERYWHERE
        c = (
            open_ground(town, rng, 19, pull)
            if n % 3 == 0 and tags["amenity"] == "parking"
            else None
        )
        if c:
            osm.area_xy(box(c, 32, 20), tags)
        else:
            osm.node(to_ll(somewhere(town, rng, pull)), tags)
    for n in range(64):
        tags = ({"amenity": "toilets", "wheelchair": rng.choice(("yes", "no"))}, {"amenity": "waste_basket"}, {"amenity": "drinking_water"},
                {"amenity": "recycling", "recycling_type": "container"}, {"amenity": "vending_machine", "vending": "drinking_water"},
                {"amenity": "waste_disposal"}, {"amenity": "toilets", "fee": "yes"}, {"amenity": "water_point"})[n % 8]  # fmt: skip
        osm.node(to_ll(somewhere(town, rng, EVERYWHERE)), tags)
    for th, lon, lat in (
        ("ห้องน้ำสาธารณะ ข่วงประตูท่าแพ", 98.9940, 18.7872),
        ("ห้องน้ำสาธารณะ สวนบวกหาด", 98.9786, 18.7829),
        ("ห้องน้ำสาธารณะ ลานสามกษัตริย์", 98.9877, 18.7898),
    ):
        osm.node((lon, lat), {"amenity": "toilets", "name": th, "wheelchair": "yes"})
