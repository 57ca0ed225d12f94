"""Make a big extract for benchmarks by tiling a real one.

Coordinates are shifted and tags kept. Helsinki tiled 60 times gives about 1.46 M nodes, 308 k ways
and 40 MB. Needs osmium-tool. Two things are kept as a real extract of that size has them, because a
reader's time and memory hang on them:

- Ids stay in the range OpenStreetMap uses today (about 12,000 million nodes): the gaps between a
  tile's ids are shortened, their runs are kept.
- What stands once in the source stands once in each tile with a tag of its own (``tile``), so that
  a tag string is repeated as often as in the source and not 60 times more.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections import Counter
from pathlib import Path

_ID_STEP = 200_000_000
_LONGEST_GAP = 1_000
_DEGREES = 0.12
_COLUMNS = 10
_MEMBER = re.compile(r"^([nwr])(\d+)")
Ids = dict[str, dict[int, int]]


def _closer(lines: list[str]) -> dict[int, int]:
    """Return new ids of the elements, in the same order and with no gap over the longest."""
    new: dict[int, int] = {}
    before = last = 0
    for osm_id in sorted(int(line[1 : line.index(" ")]) for line in lines):
        last += min(osm_id - before, _LONGEST_GAP)
        before = osm_id
        new[osm_id] = last
    return new


def _tags(line: str) -> str:
    return next(
        (field for field in line.split(" ") if field.startswith("T") and len(field) > 1), ""
    )


def _shift(line: str, tile: int, ids: Ids, own: bool) -> str:
    offset = tile * _ID_STEP

    def new_id(kind: str, osm_id: str) -> str:
        # a member outside the extract stays outside: beyond every tile
        known = ids[kind].get(int(osm_id))
        return f"{kind}{known + offset if known is not None else int(osm_id) + 10**12}"

    dx = (tile % _COLUMNS) * _DEGREES
    dy = -(tile // _COLUMNS) * _DEGREES
    fields = line.rstrip("\n").split(" ")
    fields[0] = new_id(fields[0][0], fields[0][1:])
    for at, field in enumerate(fields):
        if at == 0 or len(field) < 2:
            continue
        if field[0] == "x":
            fields[at] = f"x{float(field[1:]) + dx:.7f}"
        elif field[0] == "y":
            fields[at] = f"y{float(field[1:]) + dy:.7f}"
        elif field[0] == "T" and own:
            fields[at] = f"{field},tile={tile}"
        elif field[0] in "NM":
            members = field[1:].split(",")
            shifted = (_MEMBER.sub(lambda g: new_id(g[1], g[2]), m) for m in members)
            fields[at] = field[0] + ",".join(shifted)
    return " ".join(fields) + "\n"


def tile(source: Path, target: Path, times: int) -> None:
    """Write ``target`` (.osm.pbf) holding ``times`` shifted copies of ``source``."""
    text = subprocess.run(
        ["osmium", "cat", "-f", "opl,add_metadata=false", str(source)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    kinds = {kind: [ln for ln in text.splitlines() if ln.startswith(kind)] for kind in "nwr"}
    ids = {kind: _closer(lines) for kind, lines in kinds.items()}
    with subprocess.Popen(
        ["osmium", "cat", "-F", "opl", "-", "-o", str(target), "--overwrite"],
        stdin=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdin is not None
        for kind in "nwr":
            seen = Counter(_tags(line) for line in kinds[kind])
            for number in range(times):
                writer.stdin.writelines(
                    _shift(line, number, ids, seen[_tags(line)] == 1) for line in kinds[kind]
                )
        writer.stdin.close()
    if writer.returncode:
        raise SystemExit("osmium could not write the tiled extract")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--times", type=int, default=60)
    given = parser.parse_args()
    tile(given.source, given.target, given.times)
