"""Temples: the well-known at their places, the rest with names as northern villages give them."""

# ruff: noqa: E501 (tables of names are read across)
from __future__ import annotations

import math
import random

from .buildings import Town
from .geo import Point, box, dist, to_ll, to_xy
from .mesh import DISTRICTS
from .osm import Osm
from .roads import Frontage

# (name, English or "", lon, lat, half size m)
KNOWN: list[tuple[str, str, float, float, float]] = [
    ("วัดพระสิงห์", "Wat Phra Singh", 98.9808, 18.7886, 72), ("วัดเจดีย์หลวง", "Wat Chedi Luang", 98.9866, 18.7869, 75),
    ("วัดเชียงมั่น", "Wat Chiang Man", 98.9893, 18.7938, 50), ("วัดพันเตา", "Wat Phan Tao", 98.9877, 18.7877, 28),
    ("วัดสวนดอก", "Wat Suan Dok", 98.9677, 18.7880, 80), ("วัดอุโมงค์", "Wat Umong", 98.9512, 18.7830, 90),
    ("วัดพระธาตุดอยสุเทพ", "Wat Phra That Doi Suthep", 98.9217, 18.8049, 60), ("วัดศรีสุพรรณ", "Wat Sri Suphan", 98.9836, 18.7790, 45),
    ("วัดเกตการาม", "Wat Ket Karam", 99.0043, 18.7906, 42), ("วัดโลกโมฬี", "Wat Lok Moli", 98.9826, 18.7969, 45),
    ("วัดเจ็ดยอด", "Wat Chet Yot", 98.9722, 18.8093, 80), ("วัดบุพพาราม", "Wat Buppharam", 98.9967, 18.7884, 32),
    ("วัดมหาวัน", "Wat Mahawan", 98.9955, 18.7872, 30), ("วัดแสนฝาง", "Wat Saen Fang", 98.9990, 18.7885, 32),
    ("วัดเชตวัน", "Wat Chetawan", 98.9954, 18.7884, 28), ("วัดอุปคุต", "Wat Upakhut", 99.0022, 18.7877, 26),
    ("วัดพวกหงษ์", "Wat Phuak Hong", 98.9797, 18.7845, 30), ("วัดฟ่อนสร้อย", "Wat Fon Soi", 98.9885, 18.7826, 28),
    ("วัดหมื่นล้าน", "Wat Muen Lan", 98.9907, 18.7885, 26), ("วัดสำเภา", "Wat Samphao", 98.9915, 18.7887, 24),
    ("วัดพันอ้น", "Wat Phan On", 98.9893, 18.7886, 28), ("วัดทุงยู", "Wat Thung Yu", 98.9833, 18.7891, 26),
    ("วัดศรีเกิด", "Wat Si Koet", 98.9834, 18.7882, 28), ("วัดชัยพระเกียรติ", "Wat Chai Phra Kiat", 98.9849, 18.7890, 26),
    ("วัดปราสาท", "Wat Prasat", 98.9816, 18.7903, 26), ("วัดดับภัย", "Wat Dap Phai", 98.9826, 18.7926, 28),
    ("วัดผาบ่อง", "Wat Pha Bong", 98.9829, 18.7840, 24), ("วัดหม้อคำตวง", "Wat Mo Kham Tuang", 98.9852, 18.7935, 26),
    ("วัดราชมณเฑียร", "Wat Rajamontean", 98.9853, 18.7948, 26), ("วัดควรค่าม้า", "Wat Khuan Khama", 98.9841, 18.7947, 26),
    ("วัดล่ามช้าง", "Wat Lam Chang", 98.9906, 18.7931, 26), ("วัดอู่ทรายคำ", "Wat U Sai Kham", 98.9963, 18.7913, 24),
    ("วัดหนองคำ", "Wat Nong Kham", 98.9956, 18.7902, 22), ("วัดชมพู", "Wat Chomphu", 98.9954, 18.7920, 26),
    ("วัดเชียงยืน", "Wat Chiang Yuen", 98.9878, 18.7969, 38), ("วัดป่าเป้า", "Wat Pa Pao", 98.9906, 18.7967, 32),
    ("วัดกู่เต้า", "Wat Ku Tao", 98.9905, 18.8050, 42), ("วัดข่วงสิงห์", "Wat Khuang Sing", 98.9803, 18.8128, 34),
    ("วัดชัยมงคล", "Wat Chai Mongkhon", 99.0027, 18.7832, 32), ("วัดชัยศรีภูมิ", "Wat Chai Si Phum", 98.9950, 18.7950, 26),
    ("วัดดวงดี", "Wat Duang Di", 98.9879, 18.7894, 26), ("วัดอินทขีลสะดือเมือง", "Wat Inthakhin Saduemuang", 98.9864, 18.7901, 20),
    ("วัดเมธัง", "Wat Methang", 98.9851, 18.7842, 24), ("วัดพระเจ้าเม็งราย", "Wat Phra Chao Mengrai", 98.9850, 18.7864, 26),
    ("วัดหมื่นตูม", "Wat Muen Tum", 98.9862, 18.7838, 26), ("วัดพวกแต้ม", "Wat Phuak Taem", 98.9834, 18.7826, 26),
    ("วัดเจ็ดลิน", "Wat Chet Lin", 98.9868, 18.7848, 34), ("วัดช่างแต้ม", "Wat Chang Taem", 98.9881, 18.7861, 24),
    ("วัดศรีดอนไชย", "Wat Si Don Chai", 98.9988, 18.7820, 34), ("วัดหมื่นสาร", "Wat Muen San", 98.9846, 18.7776, 32),
    ("วัดนันทาราม", "Wat Nantharam", 98.9870, 18.7770, 36), ("วัดธาตุคำ", "Wat That Kham", 98.9897, 18.7775, 32),
    ("วัดดาวดึงษ์", "Wat Dao Dueng", 98.9919, 18.7790, 26), ("วัดยางกวง", "Wat Yang Kuang", 98.9907, 18.7793, 28),
    ("วัดท่าสะต๋อย", "Wat Tha Satoi", 99.0066, 18.7838, 32), ("วัดสันป่าข่อย", "Wat San Pa Khoi", 99.0108, 18.7866, 32),
    ("วัดป่าแพ่ง", "Wat Pa Phaeng", 98.9960, 18.7945, 26), ("วัดร่ำเปิง (ตโปทาราม)", "Wat Ram Poeng", 98.9455, 18.7768, 60),
    ("วัดพระธาตุดอยคำ", "Wat Phra That Doi Kham", 98.9188, 18.7597, 55), ("วัดผาลาด", "Wat Pha Lat", 98.9345, 18.7998, 40),
    ("วัดศรีโสดา", "Wat Si Soda", 98.9420, 18.8122, 36), ("วัดป่าแดงมหาวิหาร", "Wat Pa Daeng", 98.9440, 18.7905, 40),
    ("วัดเจดีย์เหลี่ยม", "Wat Chedi Liam", 98.9962, 18.7538, 40), ("วัดช้างค้ำ (กานโถม)", "Wat Chang Kham", 99.0020, 18.7502, 40),
    ("วัดช่างฆ้อง", "Wat Chang Khong", 98.9972, 18.7858, 26),
    ("วัดลอยเคราะห์", "Wat Loi Khro", 98.9963, 18.7839, 26), ("วัดพันตอง", "Wat Phan Tong", 98.9955, 18.7850, 22),
    ("วัดพันแหวน", "Wat Phan Waen", 98.9867, 18.7825, 26), ("วัดทรายมูลเมือง", "Wat Sai Mun Mueang", 98.9917, 18.7862, 22),
    ("วัดป่าพร้าวใน", "Wat Pa Phrao Nai", 98.9905, 18.7919, 24), ("วัดบ้านปิง", "Wat Ban Ping", 98.9890, 18.7900, 20),
    ("วัดสันติธรรม", "Wat Santitham", 98.9792, 18.8034, 40), ("วัดป่าตัน", "Wat Pa Tan", 98.9970, 18.8125, 34),
    ("วัดเมืองกาย", "Wat Mueang Kai", 99.0068, 18.7766, 30), ("วัดฟ้าฮ่าม", "Wat Fa Ham", 99.0031, 18.8072, 34),
    ("วัดหนองป่าครั่ง", "Wat Nong Pa Khrang", 99.0320, 18.7932, 34), ("วัดบวกครกหลวง", "Wat Buak Khrok Luang", 99.0355, 18.7785, 36),
    ("วัดหนองหอย", "Wat Nong Hoi", 99.0110, 18.7600, 34), ("วัดป่าแดด", "Wat Pa Daet", 98.9870, 18.7540, 34),
    ("วัดพระนอนแม่ปูคา", "Wat Phra Non Mae Pu Kha", 99.1000, 18.7560, 40), ("วัดต้นเกว๋น", "Wat Ton Kwen", 98.9250, 18.7205, 40),
    ("วัดป่าดาราภิรมย์", "Wat Pa Darabhirom", 98.9410, 18.9105, 60), ("วัดเจดีย์แม่ครัว", "", 99.0200, 18.9500, 36),
    ("วัดพระธาตุดอยสะเก็ด", "Wat Phra That Doi Saket", 99.1400, 18.8775, 50), ("วัดพระธาตุศรีจอมทอง", "Wat Phra That Si Chom Thong", 98.6800, 18.4175, 60),
    ("วัดถ้ำเชียงดาว", "Wat Tham Chiang Dao", 98.9290, 19.3935, 50),
]  # fmt: skip
_HEAD = ("ป่า", "สัน", "ดอน", "หนอง", "ศรี", "ทุ่ง", "ท่า", "ต้น", "ห้วย", "ร้อง", "บวก", "แม่")
_TAIL = ("กล้วย", "ทราย", "ไม้แดง", "แก้ว", "คำ", "หลวง", "ชัย", "มูล", "ยาง", "เหมือด", "ข่อย", "สัก",
         "เกี๋ยง", "กว๋าว", "ปูเลย", "พระเจ้า", "งาม", "ทอง", "เปา", "ปอ", "จ๊อม", "ไคร้", "ขาม")  # fmt: skip
_WORDS = ("วัดศรีบุญชุม", "วัดไชยสถาน", "วัดเทพประสิทธิ์", "วัดสว่างอารมณ์", "วัดบุปผาราม", "วัดชัยชนะ",
          "วัดศรีดอนมูล", "วัดกู่คำ", "วัดพระเจ้าเม็งรายหลวง", "วัดเวฬุวัน")  # fmt: skip


def _invented(rng: random.Random):
    seen: set[str] = set()
    yield from _WORDS
    while True:
        name = f"วัด{rng.choice(_HEAD)}{rng.choice(_TAIL)}" + rng.choice(
            ("", "", "", "หลวง", "น้อย", "เหนือ", "ใต้")
        )
        if name not in seen and "หลวงหลวง" not in name:
            seen.add(name)
            yield name


def settled(front: Frontage) -> dict[str, tuple[Point, float]]:
    """Name -> centre (plane metres) and half side of the known temples, clear of main roads."""
    out = {}
    for th, _, lon, lat, half in KNOWN:
        c, rx, _ = front.settle(to_xy((lon, lat)), half, half * 0.8)
        out[th] = (c, rx)
    return out


def no_go(front: Frontage) -> list[list[Point]]:
    """Temple grounds that lanes keep out of."""
    return [box(c, half * 2 + 8, half * 1.6 + 8) for c, half in settled(front).values()]


def draw(osm: Osm, town: Town, front: Frontage, rng: random.Random) -> None:
    base = {"amenity": "place_of_worship", "religion": "buddhist"}
    places = settled(front)
    for n, (th, en, *_) in enumerate(KNOWN):
        c, half = places[th]
        lon, lat = to_ll(c)
        town.take(c, half)
        tags = {**base, "name": th}
        if en:
            tags["name:en"] = en
        if n % 3 == 0:
            tags["denomination"] = "theravada"
        if th == "วัดพระสิงห์":  # as met in real data: name:th holds Latin script
            tags |= {"name:th": "Wat Phra Singh", "start_date": "1345", "heritage": "1"}
        if th == "วัดเชียงมั่น":
            tags |= {"name:th": "วัดเชียงมั่น", "start_date": "1297"}
        if half < 30 and n % 2:
            osm.node((lon, lat), tags)
            continue
        osm.area_xy(box(c, half * 2, half * 1.6, rng.uniform(-0.04, 0.04)), tags)
        for k, (w, h) in enumerate(
            ((half * 0.5, half * 0.22), (half * 0.22, half * 0.22), (half * 0.3, half * 0.18))
        ):
            q = (c[0] + (k - 1) * half * 0.55, c[1] + (0.1, -0.1, 0.35)[k] * half)
            osm.area_xy(
                box(q, w, h),
                {"building": "temple", **({"name": "วิหารหลวง"} if k == 0 and half > 40 else {})},
            )
        if th == "วัดเจดีย์หลวง":  # a node inside the polygon with the same name
            osm.node(to_ll((c[0] + 12, c[1] - 8)), {**base, "name": th})
            osm.node(
                to_ll((c[0] - 20, c[1])),
                {
                    "historic": "ruins",
                    "name": "พระธาตุเจดีย์หลวง",
                    "name:en": "Chedi Luang",
                    "start_date": "1391",
                },
            )
    names = _invented(rng)
    spots = [to_xy((p[2], p[3])) for p in KNOWN]
    while len(spots) < len(KNOWN) + 150:
        name, w, s, e, n, *_ = DISTRICTS[rng.randrange(9, len(DISTRICTS))]
        c = to_xy((rng.uniform(w, e), rng.uniform(s, n)))
        half = rng.uniform(20, 38)
        if min(dist(c, q) for q in spots) < 330 or not town.free(c, half * 1.15):
            continue
        spots.append(c)
        town.take(c, half)
        tags = {**base, "name": next(names)}
        if rng.random() < 0.12:
            tags = {
                "amenity": "monastery",
                "religion": "buddhist",
                "name": tags["name"].replace("วัด", "ที่พักสงฆ์", 1),
            }
        if rng.random() < 0.05:
            del tags["name"]
        if len(spots) % 2:
            osm.area_xy(box(c, half * 2, half * 1.5, rng.uniform(0, math.pi)), tags)
            osm.area_xy(box(c, half * 0.6, half * 0.3), {"building": "temple"})
        else:
            osm.node(to_ll(c), tags)
