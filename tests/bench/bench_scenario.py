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
from cm_civic_plugin.core.scenario.stroke import shape_stroke
from cm_civic_plugin.gis.scenario.records import to_blob
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

STROKES = 400
VERTICES = 200


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


if __name__ == "__main__":
    main(*sys.argv[1:2])
