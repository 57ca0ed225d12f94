"""The agreement map of 100 tables × 200 strokes at 100 m, against shapely cell by cell.

Both see the same strokes and must find the same cells. Shapely is asked the way a script would
ask it: for each stroke, each cell of its bounding box, does the intersection exist. To spare an
hour, it does so for some of the tables, and its time is scaled by the strokes.

Run: ``python3 tests/bench/bench_agreement.py``
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cm_civic_plugin.core import hexagons
from cm_civic_plugin.core.scenario.agreement import Drawings, agree, appendix
from cm_civic_plugin.core.scenario.convergence import compare, now
from cm_civic_plugin.core.scenario.cover import cover
from cm_civic_plugin.core.scenario.journal import DRAW, JournalRow
from cm_civic_plugin.core.scenario.shape import AREA, LINE, STAMP, shape_of
from cm_civic_plugin.core.scenario.spots import agreed_spots, opposed_spots

TABLES, STROKES, SIZE = 100, 200, 100.0
ASKED = 4  # tables of which shapely is asked
CITY = 9_000.0  # metres
FUTURES, ELEMENTS = ("chaos", "good_living"), ("keep", "market", "night_life", "road", "trees")


def hand(rng: np.random.Generator):
    """Return a stroke like those of people on a city map: lines, loops and stamps."""
    kind = rng.choice([LINE, AREA, STAMP], p=[0.4, 0.4, 0.2])
    at = rng.normal(CITY / 2, CITY / 6, 2) + [496_000, 2_074_000]
    if kind == STAMP:
        return shape_of(kind, [at])
    if kind == LINE:
        turn = rng.uniform(0, 6.3) + np.cumsum(rng.normal(0, 0.12, 60))
        return shape_of(kind, at + np.cumsum(20 * np.column_stack([np.cos(turn), np.sin(turn)]), 0))
    turn = np.linspace(0, 2 * np.pi, 61)[:-1]
    radius = rng.uniform(120, 500) * (1 + 0.1 * np.sin(3 * turn + rng.uniform(0, 6)))
    ring = at + radius[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    return shape_of(kind, np.vstack([ring, ring[:1]]))


def by_shapely(shapes) -> set[tuple[int, int, int]]:
    """Return (q, r, stroke) where a stroke and a cell intersect, one by one."""
    found = set()
    polygons: dict[tuple[int, int], shapely.Polygon] = {}
    for number, shape in enumerate(shapes):
        geometry = geometry_of(shape)
        for cell in cells_of_box(geometry.bounds):
            if cell not in polygons:
                polygons[cell] = shapely.Polygon(hexagons.outlines(np.array([cell]), SIZE)[0])
            if not geometry.intersection(polygons[cell]).is_empty:
                found.add((*cell, number))
    return found


def geometry_of(shape):
    if shape.kind == STAMP:
        return shapely.Point(shape.points[0])
    if shape.kind == LINE:
        return shapely.LineString(shape.points)
    return shapely.make_valid(shapely.Polygon(shape.points))


def all_at_once(shapes, cells) -> int:
    """Return how many pairs of stroke and cell there are, as shapely finds them at its best."""
    tree = shapely.STRtree(shapely.polygons(hexagons.outlines(cells, SIZE)))
    return tree.query([geometry_of(shape) for shape in shapes], "intersects").shape[1]


def cells_of_box(bounds) -> list[tuple[int, int]]:
    west, south, east, north = bounds
    cells = []
    for r in range(
        int(np.floor((south - SIZE) / (SIZE * hexagons.ROW))),
        int(np.ceil((north + SIZE) / (SIZE * hexagons.ROW))) + 1,
    ):
        first = int(np.floor((west - SIZE) / SIZE - r / 2))
        last = int(np.ceil((east + SIZE) / SIZE - r / 2))
        cells += [(q, r) for q in range(first, last + 1)]
    return cells


def main() -> None:
    rng = np.random.default_rng(4)
    shapes = tuple(hand(rng) for _ in range(TABLES * STROKES))
    codes = tuple(f"T{number:03}" for number in range(TABLES))
    drawings = Drawings(
        codes,
        FUTURES,
        ELEMENTS,
        np.repeat(np.arange(TABLES), STROKES),
        rng.integers(0, len(FUTURES), len(shapes)),
        rng.integers(0, len(ELEMENTS), len(shapes)),
        tuple(str(number) for number in range(len(shapes))),
        shapes,
    )
    ours = []
    for _ in range(3):
        began = time.perf_counter()
        found = agree(drawings, SIZE, width=0)
        ours.append(time.perf_counter() - began)
    began = time.perf_counter()
    pairs = all_at_once(shapes, found.cover.cells)
    tree_seconds = time.perf_counter() - began
    some = shapes[: ASKED * STROKES]
    began = time.perf_counter()
    theirs = by_shapely(some)
    shapely_seconds = (time.perf_counter() - began) * TABLES / ASKED
    part = cover(some, SIZE)
    mine = {(*part.cells[c].tolist(), n) for c, n in zip(part.cell, part.drawing)}
    began = time.perf_counter()
    agree(drawings, SIZE)
    wide = time.perf_counter() - began
    began = time.perf_counter()
    appendix(found)
    extra = time.perf_counter() - began
    rows = [
        JournalRow(
            name, "", code, DRAW, "", "", FUTURES[future], ELEMENTS[element], shape=shape, seq=seq
        )
        for seq, (name, code, future, element, shape) in enumerate(
            zip(
                drawings.uuids,
                np.repeat(codes, STROKES).tolist(),
                drawings.future,
                drawings.element,
                shapes,
            ),
            1,
        )
    ]
    half = {code: STROKES * number + STROKES // 2 for number, code in enumerate(codes)}
    began = time.perf_counter()
    moved = compare(rows, half, now(rows), lambda xy: xy, SIZE)
    before_and_after = time.perf_counter() - began
    began = time.perf_counter()
    spots = len(agreed_spots(found)) + len(opposed_spots(found))
    listing = time.perf_counter() - began
    print(f"agreement of {TABLES} tables x {STROKES} strokes, cells of {SIZE:g} m")
    print(f"  ours     {min(ours):.2f} s: {len(found.drew)} cells, {len(found.cover.cell)} pairs")
    print(f"  shapely  {shapely_seconds:.1f} s (from {ASKED} tables), the cells alone")
    print(f"  ratio    {shapely_seconds / min(ours):.0f} (aim >= 50)")
    print(f"  shapely all at once, with its index: {tree_seconds:.1f} s, {pairs} pairs, "
          f"ratio {tree_seconds / min(ours):.1f}")  # fmt: skip
    print(f"  pairs of stroke and cell: ours {len(mine)}, shapely {len(theirs)}, "
          f"not in both {len(mine ^ theirs)}")  # fmt: skip
    print(f"  with lines as wide as on the map {wide:.2f} s; coefficients {extra:.2f} s more")
    print(f"  before and after half of the strokes, with {moved.chance:.0%} by chance: "
          f"{before_and_after:.2f} s; {spots} places {listing:.2f} s")  # fmt: skip
    if mine != theirs:
        raise SystemExit("the two results differ")


if __name__ == "__main__":
    main()
