"""The table of indicators on the sample city: the first one, and each as one stroke more is drawn.

The peer is what a script does: for each future and element, QgsVectorLayer.getFeatures() with the
drawing's box, each feature brought to metres, intersects() of the prepared drawing and
QgsGeometry.intersection(), and all of it anew for each stroke. It counts and measures what is touched, no rasters and no distances to
the nearest, so a first table is compared without those. Both must find the same numbers.

Run: ``python3 tests/bench/bench_indicators.py``
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.indicators import (
    AREA,
    COUNT,
    LENGTH,
    OF_FEATURES,
    load_indicators,
)
from cm_civic_plugin.core.scenario.journal import replay
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.scenario.footprints import CRS, make_footprint, transforms
from cm_civic_plugin.gis.scenario.indicators import Indicators
from cm_civic_plugin.gis.scenario.merging import read_journal

ROUNDS = 5


class Script:
    """The peer: the same numbers, each time from the layers."""

    def __init__(self, pack: Path) -> None:
        degrees, metres = (QgsCoordinateReferenceSystem(crs) for crs in ("EPSG:4326", CRS))
        self._there = QgsCoordinateTransform(degrees, metres, QgsProject.instance())
        self._indicators = [one for one in load_indicators() if one.measure in OF_FEATURES]
        self._layers = {
            one.layer: QgsVectorLayer(f"{pack / 'layers.gpkg'}|layername={one.layer}", "", "ogr")
            for one in self._indicators
        }
        self._to_metres, _back = transforms()

    def table(self, drawings) -> dict[tuple, float]:
        scopes: dict[tuple, list] = {("good_living", None): [], ("chaos", None): []}
        for row in drawings:
            for element in (None, row.element_id):
                scopes.setdefault((row.future_id, element), []).append(
                    make_footprint(row.shape, self._to_metres)
                )
        return {
            (indicator.id, *scope): self._measure(indicator, footprints)
            for scope, footprints in scopes.items()
            for indicator in self._indicators
        }

    def _measure(self, indicator, footprints) -> float:
        if not footprints:
            return 0.0
        layer = self._layers[indicator.layer]
        ground = QgsGeometry.unaryUnion([print_.ground for print_ in footprints])
        box = self._there.transformBoundingBox(
            ground.boundingBox(), Qgis.TransformDirection.Reverse
        )
        request = QgsFeatureRequest().setFilterRect(box).setNoAttributes()
        engine = QgsGeometry.createGeometryEngine(ground.constGet())
        engine.prepareGeometry()
        touched = [
            geometry
            for feature in layer.getFeatures(request)
            if engine.intersects((geometry := self._metres(feature)).constGet())
        ]
        if indicator.measure == COUNT:
            return float(len(touched))
        pieces = [geometry.intersection(ground) for geometry in touched]
        if indicator.measure == LENGTH:
            return sum(piece.length() for piece in pieces)
        united = QgsGeometry.unaryUnion(pieces)
        return united.area() if indicator.measure == AREA and pieces else 0.0

    def _metres(self, feature) -> QgsGeometry:
        geometry = feature.geometry()
        geometry.transform(self._there)
        return geometry if geometry.isGeosValid() else geometry.makeValid()


def timed(work) -> tuple[float, object]:
    began = time.perf_counter()
    result = work()
    return 1000 * (time.perf_counter() - began), result


def best(make, work, rounds: int = ROUNDS) -> float:
    """Return the least milliseconds of ``work`` on what ``make`` makes anew each round."""
    made = [make() for _ in range(rounds)]
    return min(timed(partial(work, one))[0] for one in made)


def main() -> None:
    app = QgsApplication([], False)
    app.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack"
        extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
        build_pack(extract, pack, catalogue(), sources=SAMPLE_DATA / "sources", thumbnails=False)
        drawings = replay(read_journal(SAMPLE_DATA / "workshop" / "table_A.gpkg").rows)
        measure(pack, drawings)
    QgsProject.instance().clear()
    app.exitQgis()


def measure(pack: Path, drawings) -> None:
    touched = [one for one in load_indicators() if one.measure in OF_FEATURES]

    def cold(indicators=None) -> Indicators:
        return Indicators(pack, indicators=indicators)

    def warmed(indicators=None) -> Indicators:
        made = cold(indicators)
        made.warm()
        return made

    first_cold = best(cold, lambda one: one.table(drawings))
    first = best(warmed, lambda one: one.table(drawings))
    first_touched = best(lambda: warmed(touched), lambda one: one.table(drawings))
    warm = best(cold, lambda one: one.warm())
    ours = warmed()
    more = [timed(lambda n=n: ours.table(drawings[:n]))[0] for n in range(1, len(drawings) + 1)]
    script = Script(pack)
    script.table(drawings)  # QGIS opens its connections
    theirs, found = min((timed(lambda: script.table(drawings)) for _ in range(2)), key=min_time)
    mine = warmed(touched).table(drawings)
    differing = differences(mine, found)
    rows = len(drawings)
    print(f"indicators of {rows} drawings on the sample city, milliseconds")
    print(f"  first table      ours {first:6.0f} (aim <= 200), its layers read beforehand in a task "
          f"({warm:.0f}); {first_cold:.0f} without")  # fmt: skip
    print(f"  touched alone    ours {first_touched:6.0f}, getFeatures + prepared intersects {theirs:.0f}: "
          f"ratio {theirs / first_touched:.1f}")  # fmt: skip
    print(f"  a stroke more    ours {statistics.median(more):6.0f} (most {max(more):.0f}), with "
          f"all indicators; the script measures all anew: "
          f"ratio {theirs / statistics.median(more):.0f}")  # fmt: skip
    print(f"  numbers that differ by more than 0.01 %: {len(differing)} of {len(found)}")
    if differing:
        raise SystemExit(f"the two results differ: {differing[:3]}")


def min_time(measured: tuple[float, object]) -> float:
    return measured[0]


def differences(table, found) -> list[tuple]:
    ours = {
        (row.id, row.future_id, row.element_id): row.value
        for row in table
        if row.minus_future_id is None
    }
    return [
        (key, ours[key], value)
        for key, value in found.items()
        if ours[key] is not None and abs(ours[key] - value) > 1e-4 * abs(value) + 0.01
    ]


if __name__ == "__main__":
    main()
