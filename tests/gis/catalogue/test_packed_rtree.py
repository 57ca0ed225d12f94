"""The spatial index that is filled in one go: sound by SQLite's own check, and it finds what is there."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from cm_civic_plugin.gis.catalogue import packed_rtree
from cm_civic_plugin.gis.catalogue.osm_geometry import Shape, gpkg_blob, point
from tests.gis.catalogue.wkb import rectangle

# a root alone, one row more than it holds, two levels, three levels
SIZES = [0, 1, 51, 52, 2_000, 3_000]


def table(rows: list[tuple[int, bytes]]) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB)")
    db.execute("CREATE VIRTUAL TABLE rtree_t_geom USING rtree(id, minx, maxx, miny, maxy)")
    db.executemany("INSERT INTO t VALUES (?, ?)", rows)
    return db


def boxes(count: int) -> list[tuple[int, tuple[float, float, float, float]]]:
    """Return ids with gaps, and west, east, south, north around Chiang Mai."""
    chance = random.Random(7)
    made = []
    for number in range(count):
        west, south = 98.9 + chance.random() / 5, 18.7 + chance.random() / 5
        made.append((3 * number + 1, (west, west + chance.random() / 500, south, south + 1e-4)))
    return made


@pytest.mark.parametrize("count", SIZES)
def test_areas_are_found_where_they_are_and_nowhere_else(count, monkeypatch):
    monkeypatch.setattr(packed_rtree, "_CHUNK", 1_000)  # so that there are several
    rows = boxes(count)
    blobs = [(fid, gpkg_blob(Shape(rectangle(*box), box))) for fid, box in rows]
    with closing(table(blobs)) as db:
        packed_rtree.fill(db, "t", "geom")
        assert db.execute("SELECT rtreecheck('rtree_t_geom')").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM rtree_t_geom").fetchone() == (count,)
        chance = random.Random(11)
        hit = 0
        for _ in range(50):
            west, south = 98.9 + chance.random() / 5, 18.7 + chance.random() / 5
            east, north = west + 0.01, south + 0.01
            found = db.execute(
                "SELECT id FROM rtree_t_geom"
                " WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?",
                (east, west, north, south),
            )
            near = {fid for (fid,) in found}
            there = {
                fid
                for fid, box in rows
                if box[0] <= east and box[1] >= west and box[2] <= north and box[3] >= south
            }
            assert there <= near
            # single precision: a box is at most 0.00001 degree (1 m) wider than its row
            assert all(
                box[0] <= east + 1e-5
                and box[1] >= west - 1e-5
                and box[2] <= north + 1e-5
                and box[3] >= south - 1e-5
                for fid, box in rows
                if fid in near
            )
            hit += len(there)
        assert hit or count < 2_000


def test_points_and_later_changes():
    rows = [(number, gpkg_blob(point(98 + number / 1000, 18.0))) for number in range(1, 201)]
    with closing(table(rows)) as db:
        packed_rtree.fill(db, "t", "geom")
        # SQLite goes on with it as with a tree of its own making
        for number in range(1, 150):
            db.execute("DELETE FROM rtree_t_geom WHERE id = ?", (number,))
        db.execute("INSERT INTO rtree_t_geom VALUES (500, 98.5, 98.5, 18, 18)")
        assert db.execute("SELECT rtreecheck('rtree_t_geom')").fetchone() == ("ok",)
        found = db.execute("SELECT id FROM rtree_t_geom WHERE minx >= 98.1985").fetchall()
        assert sorted(found) == [(199,), (200,), (500,)]
