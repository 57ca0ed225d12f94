#!/usr/bin/env python3
"""Draw the sample city of Chiang Mai and pack it as chiangmai_sample.osm.pbf.

    python3 sample_data/make_city.py [--out DIR] [--keep-xml]

Standard library only, plus the program `osmium` (osmium-tool) for the last step. The same
program gives the same elements every time.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from city import (  # noqa: E402
    admin,
    buildings,
    land,
    mesh,
    oldcity,
    pois,
    roads,
    temples,
    transit,
    water,
)
from city.osm import Osm  # noqa: E402

NAME = "chiangmai_sample.osm.pbf"


def draw() -> Osm:
    """The whole city as one document."""
    osm = Osm()
    admin.draw(osm)
    oldcity.draw(osm)
    main = roads.lines()
    front = roads.Frontage(main)
    water.draw(osm, random.Random(101))
    land.draw(osm, front, random.Random(102))
    no_go = [*water.no_go(), *land.no_go(front), *temples.no_go(front)]
    lanes = mesh.build(main, no_go, random.Random(103), land.CMU_RING)
    roads.emit(osm, main, mesh.count_points(lanes, main))
    mesh.emit(osm, lanes, main, random.Random(104))
    town = buildings.Town(main, lanes, [g for g in no_go if g is not land.CMU_RING])
    temples.draw(osm, town, front, random.Random(105))
    land.patches(osm, town, random.Random(109))
    buildings.draw(osm, town, main, lanes, random.Random(106))
    pois.paths(osm, random.Random(107))
    transit.crossings(osm)
    transit.draw(osm)
    pois.draw(osm, town, random.Random(108))
    return osm


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--out", type=Path, default=HERE, help="folder for the result")
    ap.add_argument("--keep-xml", action="store_true", help="leave the OSM XML beside the pbf")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    osm = draw()
    with tempfile.TemporaryDirectory() as tmp:
        folder = args.out if args.keep_xml else Path(tmp)
        xml = folder / "chiangmai_sample.osm"
        osm.write(xml)
        pbf = args.out / NAME
        subprocess.run(
            ["osmium", "cat", "--overwrite", "--generator=chiang-mai-civic-sample",
             str(xml), "-o", str(pbf)],
            check=True,
        )  # fmt: skip
    size = pbf.stat().st_size
    print(f"{pbf}: {size:,} bytes, {len(osm.nodes):,} nodes, {len(osm.ways):,} ways, "
          f"{len(osm.relations)} relations")  # fmt: skip


if __name__ == "__main__":
    main()
