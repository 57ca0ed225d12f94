"""What else is in the hot cells: layers measured cell by cell, and the table that tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsRectangle,
    QgsWkbTypes,
)

from ...core.errors import BadInput, msg
from ...core.opinion.hexgrid import CellIndex, HexGrid, convex_hull, inside_ring
from ...core.opinion.overlap import Overlap, counts_in_cells, lengths_in_cells
from ..compat import make_field
from ..i18n import pick
from .hotspots_layer import polygons
from .placed_posts import CRS

FIELDS = (
    ("layer_id", "string"),
    ("title_en", "string"),
    ("title_th", "string"),
    ("measure", "string"),
    ("observed", "number"),
    ("expected", "number"),
    ("ratio", "number"),
    ("p_value", "number"),
    ("p_fdr", "number"),
    ("note", "string"),
)
_NAMED = 8  # of the layers that differ from chance, in a sentence
COUNT, LENGTH, AREA, MEAN = "count", "length_m", "area_m2", "mean"


@dataclass
class ShownCells:
    """The cells (m, 2 axial ids) that a hotspot layer shows, and which of them are hot (m,).

    ``outside``: how many were left out, see ``read_cells``.
    """

    grid: HexGrid
    cells: np.ndarray
    hot: np.ndarray
    withheld: int
    outside: int


@dataclass
class Compared:
    """A layer of the pack: its id and titles, and what is measured, or why nothing is."""

    layer_id: str
    title_en: str
    title_th: str
    measure: str = ""
    note: str = ""


def read_cells(source: QgsFeatureSource, outline: np.ndarray | None = None) -> ShownCells:
    """Return the shown cells of a layer that ``opinionhotspots`` made.

    Cells beyond the hull of those where anybody spoke are left out: in a map of a whole province
    every street would seem to lie in the hot cells. So are those whose centre is beyond
    ``outline`` (k, 2) in EPSG:32647: where the pack has no data, nothing found means nothing.

    Raises:
        BadInput: the layer has not the fields or the cell ids of a hotspot layer.
    """
    names = ("cell_id", "class", "suppressed", "authors")
    at = [source.fields().lookupField(name) for name in names]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    sizes, cells, hot, spoken, withheld = set(), [], [], [], 0
    try:
        if min(at) < 0:
            raise ValueError("no such field")
        for feature in source.getFeatures(request):
            cell_id, class_, suppressed, people = (feature[index] for index in at)
            size, q, r = str(cell_id).split("_")
            sizes.add(float(size))
            if suppressed:
                withheld += 1
                spoken.append((int(q), int(r)))
                continue
            if people > 0 or int(class_) > 0:
                spoken.append((int(q), int(r)))
            cells.append((int(q), int(r)))
            hot.append(int(class_) > 0)
        (size,) = sizes
    except (ValueError, TypeError) as error:
        raise BadInput(
            msg("{layer} is not a layer that Opinion hotspots made. Choose one."),
            layer=source.sourceName(),
        ) from error
    grid = HexGrid(size)
    ids, hot_ = np.array(cells, dtype=np.int64).reshape(-1, 2), np.array(hot, dtype=bool)
    within = np.ones(len(ids), dtype=bool)
    hull = convex_hull(grid.centres(np.array(spoken, dtype=np.int64).reshape(-1, 2)))
    if len(hull) > 2:
        # Widened a little: a corner's own centre counts as within.
        middle = hull.mean(axis=0)
        hull = middle + (hull - middle) * (1 + size / np.hypot(*(hull - middle).T).min())
        within &= inside_ring(grid.centres(ids), hull)
    if outline is not None:
        within &= inside_ring(grid.centres(ids), outline)
    outside = int((~within).sum())
    ids, hot_ = ids[within], hot_[within]
    # In the order of their ids, whatever order the layer has them in: chance draws by position.
    order = np.lexsort(ids.T)
    return ShownCells(grid, ids[order], hot_[order], withheld, outside)


def measure(
    source: QgsFeatureSource, shown: ShownCells, check: Callable[[], None] = lambda: None
) -> tuple[str, np.ndarray]:
    """Return what is measured of a layer and how much of it lies in each cell (m,).

    Points are counted, lines measured in metres, areas in square metres, in EPSG:32647.
    ``check`` is called now and then and may raise ``Cancelled``.
    """
    to_metres = QgsCoordinateTransform(
        source.sourceCrs(), QgsCoordinateReferenceSystem(CRS), QgsCoordinateTransformContext()
    )
    request = QgsFeatureRequest().setNoAttributes()
    geometries = []
    for number, feature in enumerate(source.getFeatures(request)):
        if number % 1000 == 0:
            check()
        if feature.hasGeometry():
            geometry = QgsGeometry(feature.geometry())
            geometry.transform(to_metres)
            geometries.append(geometry)
    return amounts_of(geometries, QgsWkbTypes.geometryType(source.wkbType()), shown, check)


def amounts_of(
    geometries: list[QgsGeometry],
    kind: QgsWkbTypes.GeometryType,
    shown: ShownCells,
    check: Callable[[], None] = lambda: None,
) -> tuple[str, np.ndarray]:
    """Return what is measured of geometries (EPSG:32647), and how much is in each cell."""
    index, count = CellIndex(shown.cells), len(shown.cells)
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        points = [(v.x(), v.y()) for geometry in geometries for v in geometry.vertices()]
        return COUNT, counts_in_cells(_pairs(points), shown.grid, index, count)
    if kind == QgsWkbTypes.GeometryType.LineGeometry:
        pieces = [piece for geometry in geometries for piece in _pieces(geometry)]
        starts, ends = (_pairs([piece[side] for piece in pieces]) for side in (0, 1))
        return LENGTH, lengths_in_cells(starts, ends, shown.grid, index, count)
    return AREA, _areas(geometries, shown, index, check)


def make_fields() -> QgsFields:
    """Return the fields of the table."""
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(make_field(name, kind))
    return fields


def make_features(compared: list[Compared], found: Overlap) -> Iterator[QgsFeature]:
    """Yield a row per layer of the pack; ``found`` is of those that have a measure, in order."""
    fields, position = make_fields(), 0
    for layer in compared:
        feature = QgsFeature(fields)
        values: list = [layer.layer_id, layer.title_en, layer.title_th, layer.measure or None]
        if layer.measure:
            ratio = float(found.ratio[position])
            values += [
                float(found.observed[position]),
                float(found.expected[position]),
                ratio if ratio == ratio else None,
                float(found.p[position]),
                float(found.p_fdr[position]),
            ]
            position += 1
        else:
            values += [None] * 5
        feature.setAttributes([*values, layer.note or None])
        yield feature


def summary(compared: list[Compared], found: Overlap, level: float = 0.05) -> tuple[str, str]:
    """Return which layers lie in hot cells more, or less, than chance, English and Thai."""
    measured = [layer for layer in compared if layer.measure]
    sure = [n for n in np.argsort(-np.nan_to_num(found.ratio)) if found.p_fdr[n] <= level]
    if not sure:
        return (
            f"None of {len(measured)} layers lies in the hot cells more or less than chance.",
            f"ไม่มีชั้นข้อมูลใดใน {len(measured)} ชั้นที่อยู่ในช่องร้อนมากหรือน้อยกว่าความบังเอิญ",
        )
    named = sure[:_NAMED]
    english = "; ".join(f"{measured[n].title_en} ×{found.ratio[n]:.1f}" for n in named)
    thai = " ".join(f"{measured[n].title_th} ×{found.ratio[n]:.1f}" for n in named)
    if len(sure) > len(named):
        english, thai = f"{english}; and others", f"{thai} และอื่น ๆ"
    return (
        f"{len(sure)} of {len(measured)} layers lie in the hot cells otherwise than chance: "
        f"{english}.",
        f"{len(sure)} จาก {len(measured)} ชั้นข้อมูลอยู่ในช่องร้อนต่างจากความบังเอิญ: {thai}",
    )


def abstract(compared: list[Compared], found: Overlap, shown: ShownCells, trials: int) -> str:
    """Return what the table is made of and how far to believe it, Thai first then English."""
    english, thai = summary(compared, found)
    hot, cells = int(shown.hot.sum()), len(shown.cells)
    return (
        f"{thai}\nเทียบช่องร้อน {hot} ช่องกับการสุ่มเลือก {hot} จาก {cells} ช่องที่แสดง {trials} ครั้ง "
        f"(ปิดไว้ {shown.withheld} ไม่ใช้ {shown.outside} ช่องที่อยู่นอกบริเวณที่คนพูดถึงหรือนอกชุดข้อมูลเมือง) "
        "ของราสเตอร์เทียบค่าเฉลี่ยในช่อง (mean) ของชั้นอื่นเทียบผลรวม "
        "ปรับค่า p ด้วยวิธี Benjamini–Hochberg ช่องร้อนมักอยู่ติดกัน ค่า p จึงอาจดูดีเกินจริง "
        "การอยู่ด้วยกันไม่ได้แปลว่าเป็นสาเหตุ\n\n"
        f"{english}\n{hot} hot cells compared with {trials} random draws of {hot} of the {cells} "
        f"shown cells ({shown.withheld} withheld; {shown.outside} beyond where people spoke or "
        "outside the city pack are left out). Of rasters the mean of the cells is compared, of "
        "other layers the sum; p after Benjamini–Hochberg. Hot cells lie together, so that p is on "
        "the hopeful side, and to be in the same place is not to be the cause."
    )


def classes_note() -> str:
    """Return why a raster whose numbers stand for classes is not compared."""
    return pick(
        "A raster of classes: they have no mean, so not compared.",
        "เป็นราสเตอร์แบบจำแนกประเภท หาค่าเฉลี่ยไม่ได้ จึงไม่ได้เทียบ",
    )


def absent_note() -> str:
    """Return why a layer that the pack does not hold is not compared."""
    return pick("Not ready in this city pack.", "ยังไม่พร้อมในชุดข้อมูลเมืองนี้")


def empty_note() -> str:
    """Return why a layer with nothing in the shown cells is not compared."""
    return pick("Nothing of it lies in the shown cells.", "ไม่มีอยู่ในช่องที่แสดงเลย")


def _pairs(points: list[tuple[float, float]]) -> np.ndarray:
    return np.array(points, dtype=float).reshape(-1, 2)


def _pieces(geometry: QgsGeometry) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    for part in geometry.constParts():
        points = [(vertex.x(), vertex.y()) for vertex in part.vertices()]
        yield from zip(points, points[1:])


def _areas(
    geometries: list[QgsGeometry], shown: ShownCells, index: CellIndex, check: Callable[[], None]
) -> np.ndarray:
    """Return the square metres (m,) of polygons in each cell."""
    areas = np.zeros(len(shown.cells))
    boxes = [geometry.boundingBox() for geometry in geometries]
    corners = np.array(
        [
            [(b.xMinimum(), b.yMinimum()), (b.xMaximum(), b.yMinimum()),
             (b.xMinimum(), b.yMaximum()), (b.xMaximum(), b.yMaximum())]
            for b in boxes
        ]
    ).reshape(-1, 4, 2)  # fmt: skip
    ids = shown.grid.cells_of(*corners.reshape(-1, 2).T).reshape(-1, 4, 2)
    # A hexagon has no dents: with the box's corners it holds all that is in the box.
    single = (ids == ids[:, :1]).all(axis=(1, 2))
    at = index.find(ids[:, 0])
    for number in np.flatnonzero(single & (at >= 0)):
        areas[at[number]] += geometries[number].area()
    shapes = polygons(shown.grid.rings(shown.cells))
    centres, reach = shown.grid.centres(shown.cells), shown.grid.size
    full = reach**2 * 3**0.5 / 2
    for position, number in enumerate(np.flatnonzero(~single)):
        if position % 200 == 0:
            check()
        engine = QgsGeometry.createGeometryEngine(geometries[number].constGet())
        engine.prepareGeometry()
        for cell in _near(boxes[number], centres, reach):
            hexagon = QgsGeometry()
            hexagon.fromWkb(shapes[cell].tobytes())
            if engine.contains(hexagon.constGet()):
                areas[cell] += full
            elif engine.intersects(hexagon.constGet()):
                areas[cell] += max(0.0, geometries[number].intersection(hexagon).area())
    return areas


def _near(box: QgsRectangle, centres: np.ndarray, reach: float) -> np.ndarray:
    x, y = centres.T
    return np.flatnonzero(
        (x > box.xMinimum() - reach)
        & (x < box.xMaximum() + reach)
        & (y > box.yMinimum() - reach)
        & (y < box.yMaximum() + reach)
    )
