"""How long the pen waits: one stroke's commit against one durable SQLite insert of its bytes.

Run: ``python3 tests/bench/bench_scenario.py [folder]``; the folder's disk is what is measured.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cm_civic_plugin.core.scenario.journal import new_row, next_redo, next_undo, replay
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.stroke import shape_stroke
from cm_civic_plugin.gis.scenario.records import to_blob
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

STROKES = 400
VERTICES = 200
JOURNAL = 20_000


def hand(rng: np.random.Generator) -> np.ndarray:
    """Return a stroke of 200 points in metres."""
    turn = np.cumsum(rng.normal(0, 0.15, VERTICES))
    return np.cumsum(8 * np.column_stack([np.cos(turn), np.sin(turn)]), axis=0)


def percentile(seconds: list[float], share: int) -> float:
    return float(np.percentile(seconds, share)) * 1000


def main(folder: str | None = None) -> None:
    rng = np.random.default_rng(3)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        plain = sqlite3.connect(Path(made) / "plain.db", isolation_level=None)
        plain.execute("PRAGMA synchronous = FULL")
        plain.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, shape BLOB, raw BLOB)")
        file = WorkshopFile.create(Path(made) / "table_A.gpkg", "A")
        shaping, ours, theirs = [], [], []
        for _ in range(STROKES):  # turn by turn, so that both meet the same disk
            began = time.perf_counter()
            shape, raw = shape_stroke(hand(rng) / 111_000 + [99, 18.8], 3 / 111_000, ("line",))
            shaping.append(time.perf_counter() - began)
            row = new_row(
                "draw", "s", "A", future_id="chaos", element_id="road", certainty="sure",
                shape=shape, raw=raw,
            )  # fmt: skip
            began = time.perf_counter()
            file.append(row)
            ours.append(time.perf_counter() - began)
            bytes_of_it = (to_blob(shape), raw.to_wkb())
            began = time.perf_counter()
            plain.execute("INSERT INTO t (shape, raw) VALUES (?, ?)", bytes_of_it)
            theirs.append(time.perf_counter() - began)
        rows = file.rows()
        file.close()
        plain.close()
    ratio = percentile(ours, 95) / percentile(theirs, 95)
    print(f"commit of one {VERTICES}-vertex stroke, {STROKES} strokes")
    print(f"  stroke    p50 {percentile(ours, 50):.2f} ms, p95 {percentile(ours, 95):.2f} ms")
    print(f"  insert    p50 {percentile(theirs, 50):.2f} ms, p95 {percentile(theirs, 95):.2f} ms")
    print(f"  ratio p95 {ratio:.2f} (aim <= 3)")
    print(f"  smoothing p95 {percentile(shaping, 95):.2f} ms, before the commit")
    began = time.perf_counter()
    replay(rows)
    next_undo(rows)
    next_redo(rows)
    print(
        f"  replay + undo + redo of {len(rows)} rows {1000 * (time.perf_counter() - began):.2f} ms"
    )
    with tempfile.TemporaryDirectory(dir=folder) as made:
        replay_any_moment(Path(made) / "table_B.gpkg", rng)


def replay_any_moment(path: Path, rng: np.random.Generator) -> None:
    """Replay a long journal to moments taken at random, against one plain reading of its table."""
    rows = []
    for number in range(JOURNAL):
        action = "draw" if number % 4 < 2 or number < 4 else ("undo", "erase", "note", "move")[
            number // 4 % 4
        ]  # fmt: skip
        shape = shape_of("line", hand(rng)[:50] / 111_000 + [99, 18.8])
        about = {
            "draw": {"future_id": "chaos", "element_id": "road", "shape": shape, "raw": shape},
            "move": {"shape": shape, "raw": shape},
            "note": {"note": "ริมน้ำ"},
        }.get(action, {})
        if action != "draw":
            about["target_uuid"] = rows[-rng.integers(1, 4)].uuid
        rows.append(new_row(action, "s", "A", **about))
    with WorkshopFile.create(path, "A") as file:
        file.append_all(rows)
        began = time.perf_counter()
        rows = file.rows()
        opened = time.perf_counter() - began
    db = sqlite3.connect(path)
    reading, replaying = [], []
    for _ in range(15):
        began = time.perf_counter()
        db.execute("SELECT * FROM strokes ORDER BY seq").fetchall()
        reading.append(time.perf_counter() - began)
        moment = int(rng.integers(1, JOURNAL + 1))
        began = time.perf_counter()
        replay(rows, until=moment)
        replaying.append(time.perf_counter() - began)
    db.close()
    print(f"replay of a journal of {JOURNAL} rows to any moment")
    print(
        f"  replay    p50 {percentile(replaying, 50):.1f} ms, p95 {percentile(replaying, 95):.1f} ms"
    )
    print(f"  read      p50 {percentile(reading, 50):.1f} ms (the plain table)")
    print(f"  ratio p95 {percentile(replaying, 95) / percentile(reading, 50):.2f} (aim <= 2)")
    print(f"  once, at opening: rows made of the table in {1000 * opened:.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:2])
