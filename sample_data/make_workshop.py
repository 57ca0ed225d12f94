"""Write the SAMPLE workshop: five tables that draw Chiang Mai's futures, all of it made up.

Run by hand with the Python of QGIS: ``python3 sample_data/make_workshop.py``. The same program
writes the same files: uuids, times and the wobble of the hands come from fixed seeds. Places
are where people of Chiang Mai would put such things; nobody did, and every file says so.
"""

from __future__ import annotations

import sys
import uuid
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from cm_civic_plugin.core.scenario.elements import load_elements  # noqa: E402
from cm_civic_plugin.core.scenario.events import Ballot, Event  # noqa: E402
from cm_civic_plugin.core.scenario.journal import JournalRow, utc_text  # noqa: E402
from cm_civic_plugin.core.scenario.plan import Plan, default_plan, plan_to_text  # noqa: E402
from cm_civic_plugin.core.scenario.shape import Shape, shape_of  # noqa: E402
from cm_civic_plugin.core.scenario.stroke import shape_stroke  # noqa: E402
from cm_civic_plugin.core.scenario.warm_up import metres_between  # noqa: E402
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile  # noqa: E402

NAMESPACE = uuid.UUID("6d1a3f52-0c83-5d0e-9a56-3a1f5b0c7e11")
START = datetime(2022, 8, 20, 2, 30, tzinfo=timezone.utc)  # 09:30 in Chiang Mai
TABLES = "ABCDE"
METRE = np.array([1 / (111_320 * np.cos(np.radians(18.79))), 1 / 110_700])  # degrees per metre
PIXEL = 3.0  # metres on the ground per pixel of the imagined screen

# Lines as (lon, lat) corners; areas as (lon, lat, half width m, half height m); stamps as a point.
LINES = {
    "ratchadamnoen": [(98.9932, 18.7878), (98.9873, 18.7881), (98.9815, 18.7885)],
    "wualai": [(98.9889, 18.7812), (98.9868, 18.7788), (98.9846, 18.7762)],
    "thaphae": [(98.9935, 18.7878), (98.9975, 18.7874), (99.0012, 18.7870), (99.0047, 18.7869)],
    "changmoi": [(98.9936, 18.7913), (98.9968, 18.7909), (98.9999, 18.7905)],
    "moat_north": [(98.9934, 18.7951), (98.9866, 18.7955), (98.9785, 18.7957)],
    "moat_east": [(98.9935, 18.7950), (98.9933, 18.7880), (98.9928, 18.7814)],
    "moat_south": [(98.9927, 18.7813), (98.9850, 18.7815), (98.9781, 18.7817)],
    "moat_west": [(98.9780, 18.7818), (98.9782, 18.7888), (98.9784, 18.7956)],
    "moat": [
        (98.9934, 18.7950),
        (98.9932, 18.7880),
        (98.9927, 18.7814),
        (98.9850, 18.7815),
        (98.9781, 18.7818),
        (98.9782, 18.7888),
        (98.9785, 18.7956),
        (98.9866, 18.7955),
        (98.9932, 18.7951),
    ],
    "maekha": [
        (98.9925, 18.8030),
        (98.9958, 18.7968),
        (98.9968, 18.7905),
        (98.9963, 18.7850),
        (98.9947, 18.7795),
        (98.9930, 18.7735),
    ],
    "maekha_south": [(98.9963, 18.7850), (98.9947, 18.7795), (98.9930, 18.7735)],
    "ping_west": [
        (99.0012, 18.7990),
        (99.0030, 18.7920),
        (99.0045, 18.7872),
        (99.0046, 18.7820),
        (99.0034, 18.7760),
        (99.0012, 18.7702),
    ],
    "ping_east": [(99.0050, 18.7935), (99.0058, 18.7872), (99.0060, 18.7815), (99.0050, 18.7755)],
    "huaykaew": [(98.9785, 18.7957), (98.9730, 18.7988), (98.9677, 18.8016), (98.9580, 18.8062)],
    "nimman": [(98.9678, 18.8012), (98.9681, 18.7965), (98.9687, 18.7908)],
    "bus_ew": [
        (99.0168, 18.7836),
        (99.0105, 18.7858),
        (99.0051, 18.7869),
        (98.9975, 18.7874),
        (98.9936, 18.7878),
        (98.9934, 18.7950),
        (98.9866, 18.7957),
        (98.9786, 18.7958),
        (98.9730, 18.7988),
        (98.9677, 18.8016),
    ],
    "bus_arcade": [
        (99.0172, 18.8008),
        (99.0105, 18.7960),
        (99.0048, 18.7915),
        (99.0005, 18.7906),
        (98.9936, 18.7913),
    ],
    "bus_airport": [(98.9690, 18.7700), (98.9745, 18.7762), (98.9785, 18.7816), (98.9888, 18.7812)],
    "changkhlan": [(99.0003, 18.7868), (99.0000, 18.7820), (98.9996, 18.7775), (98.9990, 18.7720)],
    "tonyang": [(99.0085, 18.7745), (99.0118, 18.7680), (99.0150, 18.7610), (99.0182, 18.7545)],
    "chotana": [(98.9866, 18.7957), (98.9860, 18.8020), (98.9852, 18.8090)],
}
AREAS = {
    "kadluang": (99.0003, 18.7903, 190, 150),
    "flood_changkhlan": (99.0012, 18.7778, 380, 640),
    "flood_ping": (99.0035, 18.7895, 330, 560),
    "flood_nonghoi": (99.0065, 18.7700, 480, 420),
    "nimman": (98.9682, 18.7968, 330, 520),
    "oldcity": (98.9858, 18.7885, 640, 620),
    "threekings": (98.9874, 18.7903, 170, 150),
    "watket": (99.0057, 18.7908, 150, 330),
    "buakhat": (98.9794, 18.7823, 110, 80),
    "nightbazaar": (99.0000, 18.7850, 170, 260),
    "santitham": (98.9800, 18.8005, 420, 330),
    "railway": (99.0155, 18.7838, 260, 330),
    "riverside": (99.0038, 18.7800, 140, 620),
    "haiya": (98.9868, 18.7768, 300, 260),
    "airport": (98.9690, 18.7705, 420, 420),
    "changmoi": (98.9960, 18.7915, 230, 190),
    "cmgate": (98.9890, 18.7808, 150, 90),
}
POINTS = {
    "phrasing": (98.9817, 18.7885), "chediluang": (98.9867, 18.7870), "suandok": (98.9676, 18.7882),
    "thaphaegate": (98.9932, 18.7878), "station": (99.0168, 18.7835), "arcade": (99.0172, 18.8008),
    "nawarat": (99.0051, 18.7870), "huahlin": (98.9785, 18.7956), "sriphum": (98.9934, 18.7950),
    "rincome": (98.9676, 18.8015), "santitham": (98.9802, 18.8008), "condo1": (98.9996, 18.7800), "condo2": (98.9712, 18.7962),
    "condo3": (99.0048, 18.7815), "watket": (99.0056, 18.7898), "kawila": (99.0075, 18.7862),
}  # fmt: skip

G, C, T, B = "good_living", "chaos", "joyful_trade", "beset"
# future, element, place (a key above; the same key may be a line and an area), kind, tables that
# draw it, notes of tables; "?" after a table: perhaps, "!": disputed.
WISHES = [
    (G, "walking_street", "ratchadamnoen", "line", "A B D E", {"A": "ปิดถนนเฉพาะเย็นวันอาทิตย์ก็พอ", "D": "เดินได้ทุกวันยิ่งดี"}),
    (C, "walking_street", "ratchadamnoen", "line", "C!", {"C": "คนนอกมาขาย คนในเวียงออกจากบ้านไม่ได้"}),
    (G, "walking_street", "wualai", "line", "A C E", {"E": "ให้ช่างเงินวัวลายได้ขายหน้าบ้านตัวเอง"}),
    (G, "walking_street", "thaphae", "line", "B? D", {"D": "ทางเท้ากว้าง มีร่มไม้"}),
    (G, "trees", "moat", "line", "A D", {"A": "ปลูกไม้พื้นเมืองรอบคูเมือง"}),
    (G, "trees", "moat_north", "line", "B C E", {"C": "ต้นไม้ใหญ่อย่าตัด"}),
    (G, "trees", "moat_east", "line", "B E", {}),
    (G, "trees", "moat_west", "line", "C", {}),
    (G, "trees", "huaykaew", "line", "A B D E?", {"B": "ถนนห้วยแก้วร่มรื่นเหมือนแต่ก่อน"}),
    (G, "trees", "buakhat", "area", "A B C E", {}),
    (G, "trees", "riverside", "area", "A D E", {"D": "สวนริมปิงให้ทุกคนเดินเล่นได้"}),
    (G, "homes", "riverside", "area", "C!", {"C": "คนอยากอยู่ริมน้ำก็มี"}),
    (C, "homes", "riverside", "area", "B E", {"E": "คอนโดบังแม่น้ำหมด"}),
    (G, "water_care", "maekha", "line", "A B C D E", {"A": "คลองแม่ข่าน้ำใส เด็กลงเล่นได้", "E": "แยกน้ำเสียก่อนลงคลอง"}),
    (G, "water_care", "ping_west", "line", "A B D", {"B": "ทางเดินริมปิงต่อกันตลอด"}),
    (G, "water_care", "moat_south", "line", "C E?", {}),
    (G, "market", "kadluang", "area", "A B D E", {"A": "กาดหลวงอยู่คู่คนเมือง", "B": "ของกินถูก คนเดินสบาย"}),
    (C, "road", "kadluang", "area", "C", {"C": "รถจอดซ้อนคันรอบกาดหลวง"}),
    (G, "market", "cmgate", "area", "A C D", {"C": "กาดประตูเชียงใหม่ กับข้าวทุกเช้า"}),
    (G, "heritage", "phrasing", "stamp", "A B C D E", {}),
    (G, "heritage", "chediluang", "stamp", "A B D E", {}),
    (G, "heritage", "suandok", "stamp", "B C", {}),
    (G, "heritage", "watket", "area", "A D E", {"D": "ย่านวัดเกต บ้านไม้เก่า"}),
    (G, "keep", "threekings", "area", "A B C E", {"A": "ลานสามกษัตริย์เป็นที่ของทุกคน"}),
    (G, "keep", "oldcity", "area", "B D?", {"B": "ในเวียงอย่าให้มีตึกสูง"}),
    (G, "keep", "tonyang", "line", "A C D E", {"E": "ต้นยางนาต้องอยู่ต่อไป"}),
    (G, "bus", "bus_ew", "line", "A B C D E", {"C": "รถเมล์มาตรงเวลา คนแก่ขึ้นได้"}),
    (G, "bus", "bus_arcade", "line", "A B D", {"D": "ต่อรถจากอาเขตไม่ต้องเหมา"}),
    (G, "bus", "bus_airport", "line", "C E?", {}),
    (G, "bus", "station", "stamp", "B D", {}),
    (G, "homes", "santitham", "area", "B C E", {"B": "บ้านเช่าราคาที่คนทำงานจ่ายไหว"}),
    (G, "homes", "railway", "area", "D E?", {}),
    (G, "night_life", "nimman", "area", "C!", {"C": "เลิกเที่ยงคืน มีงานให้เด็กจบใหม่"}),
    (C, "night_life", "nimman", "area", "A D E", {"A": "เสียงดังจนนอนไม่ได้", "D": "เมาแล้วขับทุกคืน"}),
    (T, "night_life", "nimman", "area", "B", {"B": "ดนตรีสด ของกิน คนมาเที่ยวทั้งปี"}),
    (T, "market", "nightbazaar", "area", "B C E", {"E": "ไนท์บาซาร์กลับมาคึกคัก ขายของคนเมือง"}),
    (T, "market", "changmoi", "area", "B D", {"D": "ช้างม่อย ร้านเก่าร้านใหม่อยู่ด้วยกัน"}),
    (C, "flood_water", "flood_changkhlan", "area", "A B C D E", {"A": "ช้างคลานท่วมทุกปี", "C": "สร้างขวางทางน้ำ"}),
    (C, "flood_water", "flood_ping", "area", "A? C E", {"E": "น้ำล้นสะพานนวรัฐ"}),
    (B, "flood_water", "flood_nonghoi", "area", "A B D", {"B": "น้ำท่วมหนองหอย ไม่มีใครมาดู"}),
    (B, "flood_water", "ping_east", "line", "D", {}),
    (C, "homes", "condo1", "stamp", "A B D", {"A": "ตึกสูงบังดอยสุเทพ"}),
    (C, "homes", "condo2", "stamp", "A C E", {"E": "คอนโดผุดทุกซอย"}),
    (C, "homes", "condo3", "stamp", "D E", {}),
    (C, "homes", "haiya", "area", "C", {"C": "รื้อบ้านเก่าทำโรงแรม"}),
    (C, "road", "nimman", "line", "A B C D E", {"B": "รถติดตั้งแต่รินคำถึงสี่แยกตลาดต้นพยอม"}),
    (C, "road", "changkhlan", "line", "A C D", {}),
    (C, "road", "huaykaew", "line", "C E", {"C": "ขยายถนนแล้วก็ยังติด"}),
    (C, "road", "chotana", "line", "B E?", {}),
    (C, "road", "rincome", "stamp", "A D", {}),
    (B, "air", "airport", "area", "C E!", {"E": "เสียงเครื่องบินกับฝุ่นควันทุกเดือนมีนา"}),
    (B, "air", "oldcity", "area", "A B D", {"B": "มีนาคมออกจากบ้านไม่ได้ แสบตา"}),
    (C, "waste", "maekha_south", "line", "B E", {"B": "น้ำเสียจากตลาดกับโรงแรมลงคลองหมด"}),
    (C, "parking", "changmoi", "area", "A C", {"C": "รถทัวร์จอดแช่ทั้งวัน"}),
    (C, "danger", "rincome", "stamp", "B E", {"E": "ข้ามถนนทีต้องวิ่ง"}),
    (G, "elderly_care", "santitham", "stamp", "B D", {"D": "ที่ให้คนเฒ่าคนแก่มานั่งคุยกัน"}),
    (T, "tourism", "wualai", "line", "A D", {"A": "พานักท่องเที่ยวมาดูช่างเงินทำงาน"}),
    (T, "work", "railway", "area", "C E", {"C": "งานใกล้บ้านให้ลูกหลานไม่ต้องไปกรุงเทพฯ"}),
    (C, "market", "thaphae", "line", "A", {"A": "แย่งกันตั้งแผง ทางเท้าเดินไม่ได้"}),
    (G, "idea", "nawarat", "stamp", "A", {"A": "ป้ายบอกระดับน้ำให้คนทั่วไปอ่านออก"}),
    (G, "idea", "thaphaegate", "stamp", "B E", {"E": "ลานให้เด็กเล่น ไม่ใช่แค่ที่ถ่ายรูป"}),
]  # fmt: skip


def hand_line(corners, rng: np.random.Generator) -> np.ndarray:
    """Return (n, 2) degrees: a hand that follows the corners, cuts them and trembles."""
    xy = np.array(corners, dtype=float) / METRE
    xy += rng.normal(0, 14, xy.shape)  # it does not aim exactly
    if rng.random() < 0.4:
        xy = xy[::-1]
    length = np.hypot(*np.diff(xy, axis=0).T)
    at = np.r_[0, length.cumsum()]
    count = int(np.clip(at[-1] / 34, 24, 74))
    pace = np.cumsum(rng.uniform(0.5, 1.5, count))
    pace = (pace - pace[0]) / (pace[-1] - pace[0]) * at[-1]
    path = np.column_stack([np.interp(pace, at, xy[:, axis]) for axis in (0, 1)])
    padded = np.pad(path, ((2, 2), (0, 0)), mode="edge")  # round the corners
    path = sum(padded[shift : shift + count] for shift in range(5)) / 5
    return (path + tremble(count, rng)) * METRE


def hand_ring(place, rng: np.random.Generator) -> np.ndarray:
    """Return (n, 2) degrees: a hand that goes once round a place and does not quite meet."""
    lon, lat, wide, high = place
    count = int(np.clip((wide + high) / 13, 30, 64))
    start = rng.uniform(0, 2 * np.pi)
    turn = start + np.linspace(0.05, 2 * np.pi - 0.05, count) * rng.choice([-1, 1])
    wave = sum(
        rng.normal(0, 0.20 / order) * np.sin(order * turn + rng.uniform(0, 6))
        for order in (2, 3, 4, 5)
    )
    size = (1 + wave) * rng.normal(1, 0.08)
    corner = 1 + 0.06 * np.abs(np.sin(2 * turn))  # hands draw rooms rather than ellipses
    path = np.column_stack([wide * np.cos(turn), high * np.sin(turn)]) * (size * corner)[:, None]
    centre = np.array([lon, lat]) / METRE + rng.normal(0, 22, 2)
    return (centre + path + tremble(count, rng) * 0.8) * METRE


def tremble(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return (count, 2) metres of drift and tremor: each point leans on the one before."""
    drift = np.zeros((count, 2))
    for index in range(1, count):
        drift[index] = 0.86 * drift[index - 1] + rng.normal(0, 8.5, 2)
    return drift + rng.normal(0, 2.0, (count, 2))


TITLE = "เชียงใหม่ที่อยากเห็น · The Chiang Mai we want"
PLACE = "เชียงใหม่ · Chiang Mai"


def sample_plan() -> Plan:
    """Return the plugin's own plan for the five tables."""
    return replace(
        default_plan(),
        workshop=str(uuid.uuid5(NAMESPACE, "the workshop")),
        title=TITLE,
        place=PLACE,
        tables=tuple(TABLES),
    )


class Table:
    """One table's sitting: writes rows with the clock and the uuids of the sample."""

    def __init__(self, folder: Path, code: str) -> None:
        self.plan = sample_plan()
        self.events = 0
        self.code = code
        self.rng = np.random.default_rng(ord(code))
        self.clock = START + timedelta(seconds=int(self.rng.integers(0, 240)))
        self.count = 0
        path = folder / f"table_{code}.gpkg"
        path.unlink(missing_ok=True)
        self.file = WorkshopFile.create(
            path,
            code,
            title=TITLE,
            sample=True,
            workshop_uuid=self.uuid("workshop"),
            created_at=utc_text(START),
            place=PLACE,
            workshop=self.plan.workshop,
            futures=",".join(future.id for future in self.plan.futures),
            plan=plan_to_text(self.plan),
            note_th="ตัวอย่าง: แต่งขึ้นเพื่อทดลองใช้ ไม่ได้มาจากเวิร์กช็อปจริง",
            note_en="SAMPLE: made up to try the plugin with; no workshop drew this.",
        )

    def uuid(self, name: str) -> str:
        """Return the fixed uuid of a thing of this table."""
        return str(uuid.uuid5(NAMESPACE, f"{self.code}/{name}"))

    def write(self, action: str, seconds: int = 4, **values) -> JournalRow:
        """Append one row after a pause of some seconds up to a minute and a half."""
        self.clock += timedelta(seconds=int(self.rng.integers(8, 90)))
        began, self.clock = self.clock, self.clock + timedelta(seconds=seconds)
        self.count += 1
        row = JournalRow(
            uuid=self.uuid(f"row {self.count}"),
            session_uuid=self.uuid("session"),
            table_code=self.code,
            action=action,
            started_at=utc_text(began),
            ended_at=utc_text(self.clock),
            **values,
        )
        return self.file.append(row)

    def note_event(self, kind: str, seconds: int = 5, **detail) -> None:
        """Write down an event some seconds later."""
        self.clock += timedelta(seconds=seconds)
        self.events += 1
        event = Event(
            self.uuid(f"event {self.events}"),
            0,
            self.uuid("session"),
            self.code,
            kind,
            self.count,
            utc_text(self.clock),
            detail,
        )
        self.file.append_all([], [event])

    def find_places(self) -> None:
        """Tap where the landmarks are thought to be: some tens of metres off, now and then more."""
        for landmark in self.plan.landmarks:
            place = np.array([landmark.lon, landmark.lat])
            spread = self.rng.choice([25, 60, 220], p=[0.5, 0.35, 0.15])
            lon, lat = np.round(place + self.rng.normal(0, spread, 2) * METRE, 7).tolist()
            metres = metres_between((lon, lat), (landmark.lon, landmark.lat))
            self.note_event(
                "landmark",
                seconds=int(self.rng.integers(20, 90)),
                landmark=landmark.id,
                lon=lon,
                lat=lat,
                metres=round(metres, 1),
            )

    def vote(self) -> None:
        """Lay the table's dots on elements of good living, openly."""
        voting = self.uuid("vote")
        about = {"number": 1, "about": "elements", "secret": False, "dots": self.plan.dots}
        self.note_event("vote_opened", round=voting, name="", **about)
        liked = ["trees", "water_care", "bus", "market", "walking_street", "homes"]
        weight = np.array([6, 5, 4, 3, 2, 1]) / 21
        ballots = [
            Ballot(
                self.uuid(f"dot {number}"),
                self.uuid("session"),
                self.code,
                G,
                str(element),
                None,
                1,
                utc_text(self.clock),
                voting,
            )
            for number, element in enumerate(self.rng.choice(liked, self.plan.dots, p=weight))
        ]
        self.file.append_all([], [], ballots)
        self.note_event("vote_closed", seconds=120, round=voting)

    def stage(self, kind: str):
        """Run a stage of the plan: ``with table.stage("silent"):``."""
        return Stage(self, kind)

    def draw(self, future: str, element: str, place: str, kind: str, **values) -> JournalRow:
        """Draw one wish by hand."""
        if kind == "stamp":
            path = (np.array([POINTS[place]]) / METRE + self.rng.normal(0, 25, (1, 2))) * METRE
        else:
            path = (
                hand_line(LINES[place], self.rng)
                if kind == "line"
                else hand_ring(AREAS[place], self.rng)
            )
        shape, raw = (in_degrees(one) for one in shape_stroke(path / METRE, PIXEL, (kind,)))
        values = {"certainty": "sure", **values}
        return self.write(
            "draw",
            seconds=1 + len(raw.points) // 12,
            future_id=future,
            element_id=element,
            shape=shape,
            raw=raw,
            **values,
        )


class Stage:
    """Writes a stage's begin and end around what is done in it."""

    def __init__(self, table: Table, kind: str) -> None:
        self.table = table
        stages = table.plan.stages
        self.number = next(n for n, stage in enumerate(stages, 1) if stage.kind == kind)
        self.stage = stages[self.number - 1]

    def __enter__(self) -> None:
        name, minutes = self.stage.name.th, self.stage.minutes
        self.table.note_event("stage_begun", number=self.number, name=name, minutes=minutes)

    def __exit__(self, *_error: object) -> None:
        self.table.note_event("stage_ended", number=self.number, name=self.stage.name.th)


def in_degrees(shape: Shape) -> Shape:
    """Return a shape in metres as one in degrees, to a centimetre."""
    return shape_of(shape.kind, np.round(np.array(shape.points) * METRE, 7).tolist())


def sit(table: Table) -> None:
    """Let a table draw its wishes, change its mind now and then, and add notes."""
    mine = []
    for wish in WISHES:
        for who in wish[4].split():
            if who[0] == table.code:
                mine.append((wish, {"?": "perhaps", "!": "disputed"}.get(who[1:], "sure")))
    pairs = [mine[index] for index in table.rng.permutation(len(mine))]
    pairs.sort(key=lambda one: one[0][0] != G)  # good living is drawn first, then the others
    slip, second_thought, later_note = 4, len(pairs) // 2, len(pairs) - 3
    wishes = list(enumerate(pairs))
    alone = len(wishes) * 2 // 5
    with table.stage("warm_up"):
        table.find_places()
    with table.stage("silent"):
        for seat, start in enumerate(range(0, alone, 3), 1):
            table.note_event("turn", seat=seat)
            for number, wish in wishes[start : min(start + 3, alone)]:
                grant(table, number, wish, slip, second_thought, later_note)
    with table.stage("table"):
        for number, wish in wishes[alone:]:
            grant(table, number, wish, slip, second_thought, later_note)
    with table.stage("vote"):
        table.vote()


def grant(table: Table, number: int, wish: tuple, slip: int, thought: int, later: int) -> None:
    """Draw a wish and its note; take some back on the way."""
    (future, element, place, kind, _who, notes), certainty = wish
    note = notes.get(table.code)
    if number == slip:  # a slip of the hand: taken back and drawn again
        wrong = table.draw(future, element, place, kind, certainty=certainty)
        table.write("undo", target_uuid=wrong.uuid, seconds=0)
    drawn = table.draw(future, element, place, kind, certainty=certainty)
    if note:
        table.write("note", target_uuid=drawn.uuid, note=note, seconds=6)
    if number == thought:  # taken back, talked over, brought back
        target = table.uuid(f"row {table.count}")
        table.write("undo", target_uuid=target, seconds=0)
        table.write("redo", target_uuid=target, seconds=0)
    if number == later:  # drawn, then rubbed out
        extra = table.draw(C, "road", "moat_south", "line", certainty="perhaps")
        table.write("erase", target_uuid=extra.uuid, seconds=1)


def main(folder: Path = HERE / "workshop") -> None:
    """Write ``table_A.gpkg`` to ``table_E.gpkg`` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    takes = {element.id: element.takes for element in load_elements()}
    wrong = [wish for wish in WISHES if wish[3] not in takes[wish[1]]]
    assert not wrong, wrong
    for code in TABLES:
        table = Table(folder, code)
        sit(table)
        drawings = len([row for row in table.file.rows() if row.action == "draw"])
        path = table.file.path
        table.file.close()
        print(f"{path.name}: {table.count} rows, {drawings} strokes, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
