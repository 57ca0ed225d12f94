"""A printable map that names its sources, and the licence sheet as pages of a layout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsLayerTreeGroup,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF

from ...core.catalogue.licence_sheet import Entry, sheet_blocks, verdict
from ...core.city import METRIC_CRS
from ..compat import set_label_font, set_legend_size
from .licences import project_entries

MAP_ID = "cmCivicMap"
# map_credits() wants the map's id up to QGIS 3.22 at least, and gives a list
CREDITS = f"[% array_to_string(map_credits('{MAP_ID}'), ' · ') %]"
_A4 = (297.0, 210.0)  # mm, landscape
_MARGIN = 10.0  # mm
_SHEET_SIZES = (9.0, 8.0, 7.0)  # points; smaller is not read on paper
_LEGEND_SIZES = (9.0, 8.0, 7.0)
_MM_A_POINT = 25.4 / 72

_WORDS = {
    "credits": {"en": "Credits: ", "th": "ที่มาข้อมูล: "},
    "dates": {"en": "Date of the data: ", "th": "วันที่ของข้อมูล: "},
    "no_date": {"en": "not stated", "th": "ไม่ระบุ"},
    "legend": {"en": "Legend", "th": "สัญลักษณ์"},
    "behind": {"en": "Legend: see page 2.", "th": "คำอธิบายสัญลักษณ์อยู่หน้า 2"},
    "km": {"en": "km", "th": "กม."},
    "metres": {"en": "m", "th": "ม."},
}


def make_credit_layout(
    project: QgsProject, language: str, extent: QgsRectangle, title: str
) -> QgsPrintLayout:
    """Add a one-page A4 map of the project's visible layers to the project and return its layout.

    ``extent`` is in the project's CRS; the map is drawn in UTM 47N, so that the scale bar is true.
    It has title, legend, scale bar, north arrow, the credits of what the map shows by
    ``map_credits()``, the dates of the data and the licence sheet's verdict. A legend too long for
    the page goes to a second one, as large as it needs.
    """
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(_free_name(project, title))
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*_A4))
    layers = [
        layer
        for layer in project.layerTreeRoot().checkedLayers()
        if layer.isSpatial() and layer.isValid()
    ]
    entries = project_entries(project, layers)
    foot = [(text, text_height(shown, 277, 7)) for text, shown in _foot(entries, language)]
    foot_height = sum(height for _text, height in foot)
    top, bottom = 24.0, _A4[1] - _MARGIN - foot_height
    height = bottom - top - 2
    _label(layout, _no_expression(title), 16, QRectF(_MARGIN, 9, 205, 12), bold=True)
    chart = _add_map(layout)
    beside = _add_legend(layout, chart, layers, language, QRectF(219, top, 68, height))
    width = 205.0
    if not beside:  # then the map has the whole page
        width = 277.0
        note = _label(layout, _WORDS["behind"][language], 9, QRectF(219, 13, 68, 8))
        note.setHAlign(Qt.AlignmentFlag.AlignRight)
    _place_map(chart, project, extent, QRectF(_MARGIN, top, width, height))
    _add_scale_bar(layout, chart, language, _MARGIN + 3, bottom - 17)
    _add_north_arrow(layout, chart, QRectF(_MARGIN + width - 15, top + 3, 12, 14))
    y = bottom
    for text, height in foot:
        _label(layout, text, 7, QRectF(_MARGIN, y, 277, height))
        y += height
    project.layoutManager().addLayout(layout)
    return layout


def insert_sheet(
    layout: QgsPrintLayout, entries: Sequence[Entry], languages: Sequence[str]
) -> list[QgsLayoutItemLabel]:
    """Put the licence sheet behind the last page of a layout; return its plain-text labels.

    It gets pages of its own, as large as the first, so that it covers nothing that is there.
    """
    pages = layout.pageCollection()
    if pages.pageCount():
        size = layout.convertToLayoutUnits(pages.page(0).pageSize())
        width, height = size.width(), size.height()
    else:
        width, height = _A4
    room = QRectF(0, 0, width - 3 * _MARGIN, height - 3 * _MARGIN)
    blocks = [block for each in languages for block in sheet_blocks(entries, each)]
    points, texts = _paginate(blocks, room)
    labels = []
    for text in texts:
        page = QgsLayoutItemPage(layout)
        page.setPageSize(QgsLayoutSize(width, height))
        pages.addPage(page)
        label = _label(layout, _no_expression(text), points, room)
        label.setId(f"cmCivicLicenceSheet{len(labels) + 1}")
        place = QgsLayoutPoint(1.5 * _MARGIN, 1.5 * _MARGIN)
        label.attemptMove(place, True, False, pages.pageCount() - 1)
        labels.append(label)
    return labels


def text_height(text: str, width: float, points: float) -> float:
    """Return the height in mm of a text wrapped to ``width`` mm, at a font size in points.

    Generous by a seventh: QGIS and Qt do not break Thai lines at quite the same places.
    """
    font = QFont()
    font.setPixelSize(100)  # measured large: small sizes are rounded to whole pixels
    mm = points * _MM_A_POINT / 100
    flags = int(Qt.TextFlag.TextWordWrap)
    box = QFontMetricsF(font).boundingRect(QRectF(0, 0, width / mm, 1e7), flags, text)
    return box.height() * mm * 1.15 + 0.5


def _paginate(blocks: Sequence[str], room: QRectF) -> tuple[float, list[str]]:
    """Return a font size and the text of each page: the largest size with the fewest pages."""
    tries = [(points, _pages(blocks, room, points)) for points in _SHEET_SIZES]
    return min(tries, key=lambda tried: len(tried[1]))


def _pages(blocks: Sequence[str], room: QRectF, points: float) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        joined = f"{texts[-1]}\n\n{block}" if texts else block
        if texts and text_height(joined, room.width(), points) <= room.height():
            texts[-1] = joined
        else:
            texts.append(block)
    return texts


def _no_expression(text: str) -> str:
    """Keep ``[% … %]`` from being evaluated: names of layers may come from anywhere."""
    return text.replace("[%", "[ %")


def _free_name(project: QgsProject, title: str) -> str:
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    name, number = title, 2
    while name in taken:
        name, number = f"{title} {number}", number + 1
    return name


def _foot(entries: Sequence[Entry], language: str) -> list[tuple[str, str]]:
    """Return the texts below the map, each with what it will show once evaluated."""
    words = {key: value[language] for key, value in _WORDS.items()}
    days = sorted({entry.date[:10] for entry in entries if entry.date})
    if any(not entry.date for entry in entries):
        days.append(words["no_date"])
    sentence = _no_expression(verdict(entries, language))
    texts = [(sentence, sentence)]
    if entries:
        dates = words["dates"] + ", ".join(days)
        shown = " · ".join(dict.fromkeys(entry.credit[language] for entry in entries))
        texts = [(words["credits"] + CREDITS, words["credits"] + shown), (dates, dates), *texts]
    return texts


def _label(
    layout: QgsPrintLayout, text: str, points: float, box: QRectF, *, bold: bool = False
) -> QgsLayoutItemLabel:
    label = QgsLayoutItemLabel(layout)
    label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    label.setMarginX(0)
    label.setMarginY(0)
    font = QFont()
    font.setBold(bold)
    set_label_font(label, font, points)
    label.setText(text)
    layout.addLayoutItem(label)
    label.attemptSetSceneRect(box)
    return label


def _add_map(layout: QgsPrintLayout) -> QgsLayoutItemMap:
    chart = QgsLayoutItemMap(layout)
    chart.setId(MAP_ID)
    chart.setFrameEnabled(True)
    layout.addLayoutItem(chart)
    return chart


def _place_map(
    chart: QgsLayoutItemMap, project: QgsProject, extent: QgsRectangle, box: QRectF
) -> None:
    chart.attemptSetSceneRect(box)
    crs = QgsCoordinateReferenceSystem(METRIC_CRS)
    chart.setCrs(crs)
    # a project without a CRS draws the layers' own coordinates, which are degrees
    own = project.crs() if project.crs().isValid() else QgsCoordinateReferenceSystem("EPSG:4326")
    change = QgsCoordinateTransform(own, crs, project)
    chart.zoomToExtent(change.transformBoundingBox(extent))


def _add_scale_bar(
    layout: QgsPrintLayout, chart: QgsLayoutItemMap, language: str, x: float, y: float
) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(chart)
    bar.applyDefaultSize(QgsUnitTypes.DistanceMeters)
    if chart.extent().width() > 8000:
        bar.applyDefaultSize(QgsUnitTypes.DistanceKilometers)
        bar.setUnitLabel(_WORDS["km"][language])
    else:
        bar.setUnitLabel(_WORDS["metres"][language])
    bar.setBackgroundEnabled(True)
    layout.addLayoutItem(bar)
    bar.update()
    bar.attemptMove(QgsLayoutPoint(x, y))


def _add_north_arrow(layout: QgsPrintLayout, chart: QgsLayoutItemMap, box: QRectF) -> None:
    """Add QGIS's own north arrow, where this QGIS brings one."""
    for folder in QgsApplication.svgPaths():
        file = Path(folder) / "arrows" / "NorthArrow_02.svg"
        if file.is_file():
            picture = QgsLayoutItemPicture(layout)
            picture.setPicturePath(str(file))
            picture.setLinkedMap(chart)
            layout.addLayoutItem(picture)
            picture.attemptSetSceneRect(box)
            return


def _add_legend(
    layout: QgsPrintLayout,
    chart: QgsLayoutItemMap,
    layers: Sequence[QgsMapLayer],
    language: str,
    box: QRectF,
) -> bool:
    """Add the legend of the map's layers beside it, or on a page of its own where it is long.

    Returns whether it stands beside the map.
    """
    legend = QgsLayoutItemLegend(layout)
    legend.setTitle(_WORDS["legend"][language])
    legend.setLinkedMap(chart)
    legend.setAutoUpdateModel(False)
    _keep_only(legend.model().rootGroup(), {layer.id() for layer in layers})
    layout.addLayoutItem(legend)
    legend.setLegendFilterByMapEnabled(True)
    for points in _LEGEND_SIZES:
        set_legend_size(legend, points)
        legend.setSymbolHeight(points * 0.4)
        legend.setSymbolWidth(points * 0.65)
        # Asked of the renderer, with all classes: the item leaves out those the map does not show,
        # and knows its own size, only once it is painted.
        size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize()
        if size.height() <= box.height() and size.width() <= box.width():
            legend.attemptMove(QgsLayoutPoint(box.x(), box.y()))
            return True
    legend.setColumnCount(4)
    legend.setSplitLayer(True)
    size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize()
    page = QgsLayoutItemPage(layout)  # larger than A4 where the legend of many layers needs it
    page.setPageSize(
        QgsLayoutSize(
            max(_A4[0], size.width() + 2 * _MARGIN), max(_A4[1], size.height() + 2 * _MARGIN)
        )
    )
    layout.pageCollection().addPage(page)
    legend.attemptMove(QgsLayoutPoint(_MARGIN, _MARGIN), True, False, 1)
    return False


def _keep_only(group: QgsLayerTreeGroup, ids: set[str]) -> None:
    for node in list(group.children()):
        if isinstance(node, QgsLayerTreeGroup):
            _keep_only(node, ids)
            if not node.children():
                group.removeChildNode(node)
        elif node.layerId() not in ids:
            group.removeChildNode(node)
