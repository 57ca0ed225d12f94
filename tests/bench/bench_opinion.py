"""How fast the opinion column is, as ratios to a peer measured in the same run.

``python tests/bench/bench_opinion.py`` prints them; nothing is asserted. Rows are made up.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import pandas as pd

from cm_civic_plugin.core.opinion.codebook import shipped
from cm_civic_plugin.core.opinion.gi_star import Links, classes, gi_star, two_sided_p
from cm_civic_plugin.core.opinion.hexgrid import CellIndex, HexGrid
from cm_civic_plugin.core.opinion.hotspots import PlacedPosts, find_hotspots, people_in_cells
from cm_civic_plugin.core.opinion.overlap import overlap
from cm_civic_plugin.core.opinion.robustness import robust_shares
from cm_civic_plugin.core.opinion.scan import scan
from cm_civic_plugin.core.opinion.stance import suggest_all
from cm_civic_plugin.core.opinion.waves import find_waves
from tests.core.opinion.labelled_topics import (
    own_type_suggested,
    score_stances,
    score_topics,
    sentences,
)
from tests.shared_data import SHARED

ROOT = Path(__file__).resolve().parents[2]
HEADER = (
    "ticket_id,type,organization,comment,photo,photo_after,coords,address,subdistrict,district,"
    "province,timestamp,state,star,count_reopen,last_activity\n"
)
COMMENTS = (
    "น้ำท่วมขังหน้าปากซอย ระบายไม่ทันตั้งแต่เมื่อคืน รถเล็กผ่านไม่ได้เลยครับ",
    "ฝาท่อชำรุดใกล้ประตูเมือง คนเดินสะดุดบ่อย ช่วยมาซ่อมด้วยนะคะ",
    "ไฟทางดับ 3 ดวง เลขเสา 12 มืดมากตอนกลางคืน โทร 080-000-0000",
    "ควันจากการเผาเศษไม้ทุกเย็น คนแก่หายใจไม่ออก อยากให้เจ้าหน้าที่เข้ามาดูแลพื้นที่นี้บ้าง",
    "จอดรถกีดขวางทางเท้า รถเข็นผ่านไม่ได้",
)


def make_traffy(path: Path, rows: int) -> None:
    """Write a made-up dump of Traffy Fondue's shape."""
    chance = random.Random(1)
    block = []
    for number in range(20_000):
        lon, lat = chance.gauss(98.99, 0.05), chance.gauss(18.79, 0.05)
        day, second = chance.randrange(1, 29), chance.randrange(60)
        block.append(
            f'M-{number:06d},"{{น้ำท่วม,ถนน}}",เทศบาลนครตัวอย่าง,"{chance.choice(COMMENTS)}",'
            f"https://example.org/attachment/2025-07/{number:040x}.jpg,,"
            f'"{lon:.5f},{lat:.5f}",{number % 300} ถนนตัวอย่าง ตำบลตัวอย่าง อำเภอเมืองเชียงใหม่ '
            f"เชียงใหม่ 50000 ประเทศไทย,ตัวอย่าง,เมืองเชียงใหม่,จังหวัดเชียงใหม่,"
            f"2025-07-{day:02d} 21:38:{second:02d}.071998+00,เสร็จสิ้น,,0,"
            f"2025-08-16 15:01:20.179267+00\n"
        )
    text = "".join(block)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEADER)
        for _ in range(rows // len(block)):
            stream.write(text)


def best(work: Callable[[], object], times: int) -> float:
    """Return the shortest time of several runs, in seconds."""
    shortest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


# What a process of its own does with a file: rows, seconds, and the most memory it ever held (MB).
_CHILD = """
import sys, time
from pathlib import Path
import pandas as pd
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.reading import read_posts
what, path = sys.argv[1], Path(sys.argv[2])
start = time.perf_counter()
if what == "ours":
    rows = sum(len(chunk) for chunk in read_posts(path, ReadReport()))
else:
    rows = len(pd.read_csv(path))
seconds = time.perf_counter() - start
status = Path("/proc/self/status").read_text()
print(rows, seconds, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def _in_a_process(what: str, path: Path) -> tuple[int, float, float]:
    words = [sys.executable, "-W", "ignore", "-c", _CHILD, what, str(path)]
    said = subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    rows, seconds, megabytes = said.split()
    return int(rows), float(seconds), float(megabytes)


def bench_reading(rows: int = 1_000_000) -> float:
    """Print reading of a Traffy dump against ``pandas.read_csv`` of the same file, and memory."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.csv", Path(folder) / "large.csv"
        make_traffy(small, rows // 5)
        make_traffy(large, rows)
        few, _, memory_small = _in_a_process("ours", small)
        count, ours, memory_large = _in_a_process("ours", large)
        table, theirs, memory_pandas = _in_a_process("pandas", large)
        print(
            f"read, mend and place {count:,} Traffy rows ({large.stat().st_size / 1e6:.0f} MB): "
            f"{ours:.1f} s = {ours / theirs:.2f} x pandas.read_csv ({theirs:.1f} s, "
            f"{table:,} rows); aim <= 4"
        )
        print(
            f"  peak memory of the process: {few:,} rows {memory_small:.0f} MB, {count:,} rows "
            f"{memory_large:.0f} MB (aim: flat); pandas.read_csv {memory_pandas:.0f} MB"
        )
    return ours / theirs


def bench_gi_star(side: int = 224) -> None:
    """Print Gi* on about 50,000 cells against one sparse matrix-vector product."""
    from scipy import sparse

    ring = np.array([[0, 0], [side, 0], [side, side * 1.0], [0, side * 1.0]]) * 250.0
    cells = HexGrid(250.0 * 2**0.5 / 3**0.25).cells_within(ring)
    values = np.random.default_rng(1).poisson(2.0, len(cells)).astype(float)
    for rings in (1, 2):
        indptr, indices = CellIndex(cells).neighbours(rings)
        matrix = sparse.csr_matrix(
            (np.ones(len(indices)), indices, indptr), shape=(len(cells), len(cells))
        )
        product = best(lambda matrix=matrix: matrix @ values, 30)
        links = Links(indptr, indices)
        scores = best(lambda links=links: gi_star(values, links), 30)

        def decided(links: Links = links) -> np.ndarray:
            z = gi_star(values, links)
            return classes(z, two_sided_p(z))

        whole = best(decided, 30)
        building = best(lambda rings=rings: Links(*CellIndex(cells).neighbours(rings)), 5)
        print(
            f"Gi* on {len(cells):,} cells, {len(indices):,} links: {1e3 * scores:.2f} ms = "
            f"{scores / product:.1f} x one scipy.sparse product ({1e3 * product:.2f} ms); with p "
            f"and classes {1e3 * whole:.2f} ms = {whole / product:.1f} x; aim <= 20 "
            f"(finding the neighbours once: {1e3 * building:.1f} ms)"
        )


def bench_hotspots(side: int = 224, people: int = 100_000) -> None:
    """Print whole hotspots, waves, overlap and scan of a made-up city, in seconds."""
    chance = np.random.default_rng(2)
    square = np.array([[0, 0], [side, 0], [side, side * 1.0], [0, side * 1.0]]) * 250.0
    centre = chance.uniform(0.2, 0.8, (40, 2)) * side * 250
    place = centre[chance.integers(0, 40, people)] + chance.normal(0, 1500, (people, 2))
    posts = PlacedPosts(
        *place.T,
        np.arange(people),
        np.zeros(people, dtype=int),
        np.array(["a;b"] * people, dtype=object),
        np.datetime64("2025-01-01") + chance.integers(0, 360, people),
    )
    size = 250.0 * 2**0.5 / 3**0.25

    def hotspots(width: float = size):
        return find_hotspots(posts, width, area=square)

    found = hotspots()
    once = best(hotspots, 3)
    robust = best(lambda: robust_shares(found, hotspots), 1)
    print(
        f"hotspots of {people:,} people in {len(found.cells):,} cells: {once:.2f} s; two more cell "
        f"sizes: {robust:.2f} s"
    )
    for step, width in (("month", size), ("week", 2 * size), ("day", 4 * size)):
        start = time.perf_counter()
        waves = find_waves(posts, step, width, area=square)
        print(
            f"waves by {step} in {len(waves.cells):,} cells x {len(waves.starts) - 1} steps: "
            f"{time.perf_counter() - start:.2f} s"
        )
    shown = ~found.suppressed
    amounts = chance.poisson(0.5, (60, int(shown.sum()))).astype(float)
    start = time.perf_counter()
    overlap(amounts, found.class_[shown] > 0)
    print(
        f"overlap of 60 layers with {found.hot:,} hot of {int(shown.sum()):,} cells, 999 draws: "
        f"{time.perf_counter() - start:.2f} s"
    )
    for width, trials in ((1000.0, 999), (500.0, 99)):
        grid = HexGrid(width)
        cells = grid.cells_within(square)
        spoke = people_in_cells(posts, grid, cells)
        base = chance.gamma(1.0, 200, len(cells))
        start = time.perf_counter()
        scan(spoke, base, grid, cells, permutations=trials)
        print(f"scan of {len(cells):,} cells, {trials} maps: {time.perf_counter() - start:.1f} s")


def bench_codebook(texts: int = 100_000) -> None:
    """Print how well and how fast topics and stances are suggested by words."""
    for half, words in (("tune", "tuned on"), ("held", "held out")):
        rows = sentences(half)
        print(
            f"topics of {len(rows)} labelled sentences ({words}): {score_topics(shipped(), rows)}"
        )
        print(f"stances of {len(rows)} labelled sentences ({words}): {score_stances(rows)}")
    real = SHARED / "reports" / "traffy_2022_bangkok.csv"
    if real.exists():
        held = pd.read_csv(real)[["type", "comment"]].fillna("").iloc[::2]
        hit, topics = own_type_suggested(shipped(), list(held.itertuples(index=False, name=None)))
        print(
            f"the platform's own type is among those suggested in {hit:.3f} of {len(held):,} real "
            f"Traffy rows, held out ({topics:.2f} topics a row)"
        )
    many = [row["text"] for row in sentences()]
    many = (many * (texts // len(many) + 1))[:texts]
    topics, stances = best(lambda: shipped().topics_of(many), 3), best(lambda: suggest_all(many), 3)
    print(f"{texts:,} texts: topics in {topics:.2f} s, stances in {stances:.2f} s")


if __name__ == "__main__":
    bench_codebook()
    bench_gi_star()
    bench_hotspots()
    bench_reading()
