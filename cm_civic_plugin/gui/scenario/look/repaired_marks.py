"""The drawings that were repaired for measuring: how many there are, and where on the maps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ....gis.i18n import tr
from ....gis.scenario.footprints import CRS
from ....gis.scenario.indicators import Repaired
from ..small_widgets import plain_label, tall

Map = tuple[QgsMapCanvas, Callable[[], Optional[str]]]
"""A map, and what tells the future that it shows (its id; None for all)."""


class RepairedMarks(QWidget):
    """Says how many drawings were repaired, and outlines them on ``maps`` while it is asked to.

    The first of the maps is the main one, which shows all futures.
    """

    def __init__(self, maps: Sequence[Map]) -> None:
        super().__init__()
        self._maps = list(maps)
        self._repaired: Sequence[Repaired] = ()
        self._bands: list[QgsRubberBand] = []
        self.label = plain_label("cmCivicIndicatorsRepaired")
        self.button = tall(
            QPushButton(
                QgsApplication.getThemeIcon("/mActionHighlightFeature.svg"),
                tr("Show them on the map"),
            ),
            "cmCivicIndicatorsMark",
        )
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def set_maps(self, maps: Sequence[Map]) -> None:
        """Mark on these maps from now on."""
        self.unmark()
        self._maps = list(maps)

    def show_repaired(self, repaired: Sequence[Repaired]) -> None:
        """Say how many there are now; nothing is shown where there is none."""
        self.unmark()
        self._repaired = repaired
        count = len(repaired)
        self.label.setText(
            tr("1 shape that crossed itself was repaired for measuring; it is kept as drawn.")
            if count == 1
            else tr(
                "{count} shapes that crossed themselves were repaired for measuring; they are kept "
                "as drawn.",
                count=count,
            )
        )
        self.setVisible(count > 0)
        if count == 0:
            self.button.setChecked(False)
        elif self.button.isChecked():
            self._mark()

    def mark_again(self) -> None:
        """Mark anew: a map shows another future."""
        self.unmark()
        if self.button.isChecked():
            self._mark()

    def unmark(self) -> None:
        """Take all marks off the maps."""
        for band in self._bands:
            band.hide()
            scene = band.scene()
            if scene is not None:
                scene.removeItem(band)
        self._bands = []

    def _toggled(self, on: bool) -> None:
        self.unmark()
        if on:
            self._mark()
            self._find()

    def _mark(self) -> None:
        crs = QgsCoordinateReferenceSystem(CRS)
        for canvas, future_of in self._maps:
            for one in self._repaired:
                if future_of() not in (None, one.row.future_id):
                    continue
                band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
                band.setFillColor(QColor(0, 0, 0, 0))
                band.setStrokeColor(QColor("black"))
                band.setSecondaryStrokeColor(QColor("white"))  # seen on any map, also in grey
                band.setLineStyle(Qt.PenStyle.DashLine)
                band.setWidth(3)
                band.addGeometry(one.outline, crs)
                self._bands.append(band)

    def _find(self) -> None:
        """Look at the repaired shapes where the main map shows none of them."""
        boxes = [band.asGeometry().boundingBox() for band in self._bands[: len(self._repaired)]]
        canvas, _future_of = self._maps[0]
        if boxes and not any(box.intersects(canvas.extent()) for box in boxes):
            whole = QgsRectangle(boxes[0])
            for box in boxes[1:]:
                whole.combineExtentWith(box)
            whole.grow(0.2 * max(whole.width(), whole.height()))
            canvas.setExtent(whole)
            canvas.refresh()
