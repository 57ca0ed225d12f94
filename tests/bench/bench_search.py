"""Print how long one search takes: on the 64 records, and on 10,000 made from them.

Run: python tests/bench/bench_search.py
"""

from __future__ import annotations

import copy
import random
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from cm_civic_plugin.core.catalogue.records import Catalogue, catalogue  # noqa: E402
from cm_civic_plugin.core.catalogue.search import SearchIndex  # noqa: E402

QUERIES = [
    "กาด", "market", "tempel", "วัด", "chiengmai wall", "เจียงใหม่", "นำ้ท่วม", "โรงพยาบาน",
    "ตลาดน้ำท่วม", "songtaew", "bus stop", "xyzzyq", "hospitl near school", "ก",
]  # fmt: skip
_THAI_SYLLABLES = "กาด บ้าน ดอย ห้วย แม่ สัน ป่า หนอง ทุ่ง เวียง ปง ศรี ทราย คำ แก้ว หลวง น้อย".split()
_LATIN_SYLLABLES = (
    "ban doi huai mae san pa nong thung wiang pong si sai kham kaeo luang noi".split()
)


def many(count: int) -> Catalogue:
    """Return a catalogue of ``count`` records: the 64 over and over, each with words of its own."""
    own = catalogue()
    chance = random.Random(50)
    records = []
    for number in range(count):
        record = own.records[number % len(own.records)]
        data = copy.copy(record.data)
        thai = "".join(chance.choices(_THAI_SYLLABLES, k=3))
        latin = "".join(chance.choices(_LATIN_SYLLABLES, k=3))
        for key in ("title", "abstract", "civic_question"):
            data[f"{key}_th"] = f"{data[f'{key}_th']} {thai}"
            data[f"{key}_en"] = f"{data[f'{key}_en']} {latin}"
        data["aliases_th"] = [*data["aliases_th"], thai]
        data["aliases_en"] = [*data["aliases_en"], latin]
        records.append(replace(record, id=f"{record.id}_{number}", data=data | {"id": latin}))
    return Catalogue(own.themes, tuple(records), own.shared)


def measure(name: str, whole: Catalogue) -> None:
    """Print the time to build the index and the median and slowest time of a query."""
    start = time.perf_counter()
    index = SearchIndex(whole)
    built = time.perf_counter() - start
    times = {}
    for query in QUERIES:
        runs = []
        for _ in range(7):
            start = time.perf_counter()
            index.find(query)
            runs.append((time.perf_counter() - start) * 1000)
        times[query] = statistics.median(runs)
    slowest = max(times, key=times.get)
    print(
        f"{name}: index {built * 1000:.0f} ms, query median {statistics.median(times.values()):.2f} ms, "
        f"slowest {times[slowest]:.2f} ms ({slowest})"
    )


if __name__ == "__main__":
    measure("   64 records", catalogue())
    measure("10000 records", many(10_000))
