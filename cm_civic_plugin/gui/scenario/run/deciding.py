"""What the pages of votes and of bargaining share: a tap on the map, a layer on it, saving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, pyqtSignal
from qgis.PyQt.QtGui import QFont, QShowEvent
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....core.errors import CivicError
from ....core.scenario.journal import JournalRow
from ....core.scenario.shape import AREA, Shape
from ....gis.i18n import say, tr
from ....gis.scenario.decision_files import write_csv, write_geopackage
from ....gis.scenario.decision_layers import fill_layer, find_layer, make_layer
from ....gis.scenario.decision_tables import Table, all_drawings
from ....gis.scenario.decision_words import Pair
from ....gis.scenario.earth import geometry_of, on_earth
from ....gis.scenario.sitting import Sitting
from ...messages import inform, warn
from ..draw.hand_tool import HandTool
from ..draw.under_hand import Offered, UnderHand
from ..small_widgets import BIG_FINGER, FINGER, GREEN
from .deciding_widgets import Choices, Stepper, push

_REACH_PX = 24.0


class TapTool(HandTool):
    """Emits ``tapped(point, uuid)``: the place in map units and the drawing there, or None.

    ``offered`` gives (uuid, shape in EPSG:4326) of the drawings that can be meant. One is meant
    where it has a badge, a line or an edge near the finger, else the least area around it.
    """

    tapped = pyqtSignal(object, object)

    def __init__(self, canvas: QgsMapCanvas, offered: Offered) -> None:
        super().__init__(canvas)
        self._offered = offered
        self._under = UnderHand(canvas, offered)
        self._under.tolerance_px = _REACH_PX
        self._point = QgsPointXY()

    def _begin(self, point: QgsPointXY) -> None:
        self._point = point

    def _go_on(self, point: QgsPointXY) -> None:
        pass

    def _end(self) -> None:
        if self._strayed:
            return
        self._under.look()
        uuid = self._under.topmost(self._point)
        self.tapped.emit(self._point, uuid or self._around(self._point))

    def _forget(self) -> None:
        pass

    def _around(self, point: QgsPointXY) -> str | None:
        crs = self.canvas().mapSettings().destinationCrs()
        place = on_earth(point, crs, QgsProject.instance())
        if place is None:
            return None
        spot = QgsGeometry.fromPointXY(QgsPointXY(*place))
        areas = []
        for uuid, shape in self._offered():
            if shape.kind == AREA:
                area = geometry_of(shape)
                if area.contains(spot):
                    areas.append((area.area(), uuid))
        return min(areas)[1] if areas else None


class DecidingPage(QWidget):
    """What both pages are: a column of boxes, a sitting, a tap tool, a layer on the map.

    A subclass builds in ``_build``, shows in ``_show`` and takes taps in ``_tapped``; ``_name`` is
    that of its table.
    """

    _name: str

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self._iface = iface
        self._sitting: Sitting | None = None
        self._names: dict[str, JournalRow] | None = None
        self._layer_id = ""
        self._least = FINGER
        self._stale = False
        self.tool = TapTool(iface.mapCanvas(), self._offered)
        self.tool.tapped.connect(self._tapped)
        self.map_button = QPushButton(
            QgsApplication.getThemeIcon("/mActionIdentify.svg"), tr("Tap on the map")
        )
        self.map_button.setMinimumHeight(FINGER)
        self.map_button.setCheckable(True)
        self.map_button.setAutoDefault(False)
        self.map_button.setStyleSheet(
            f"QPushButton:checked {{ background: {GREEN}; color: white; font-weight: bold; }}"
        )
        self.map_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.map_button.clicked.connect(self.take_tool)
        self.tool.activated.connect(lambda: self.map_button.setChecked(True))
        self.tool.deactivated.connect(lambda: self.map_button.setChecked(False))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._build()
        self._show()

    # --- what the dock calls

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Work with this sitting from now on; None when there is none."""
        if self._sitting is not None:
            self._leave()
            self._sitting.rows_changed.disconnect(self._rows_changed)
            self._sitting.events_changed.disconnect(self._show)
            self._sitting.ballots_changed.disconnect(self._show)
        self._sitting, self._names, self._layer_id = sitting, None, ""
        if sitting is not None:
            there = find_layer(QgsProject.instance(), self._name, self._workshop_uuid())
            self._layer_id = there.id() if there is not None else ""
            sitting.rows_changed.connect(self._rows_changed)
            sitting.events_changed.connect(self._show)
            sitting.ballots_changed.connect(self._show)
            self._enter()
        self._show()

    def set_big(self, big: bool) -> None:
        """Make letters and buttons larger, for a touch table."""
        font = QFont()
        if big:
            font.setPointSizeF(QgsApplication.font().pointSizeF() * 1.25)
        self.setFont(font)
        self._least = BIG_FINGER if big else FINGER
        self._fit_fingers(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt)
        """Hand larger letters on to the buttons that have a style sheet: Qt does not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for button in self.findChildren(QAbstractButton):
                if button.styleSheet():
                    button.setFont(self.font())

    def _fit_fingers(self, part: QWidget) -> None:
        """Make a part's buttons as large as the page's fingers need."""
        for kind in (Choices, Stepper):
            for one in part.findChildren(kind):
                one.set_least(self._least)
        for kind in (QPushButton, QComboBox, QLineEdit):
            for one in part.findChildren(kind):
                one.setMinimumHeight(self._least)

    def unload(self) -> None:
        """Let go of sitting, tool and canvas."""
        self.set_sitting(None)
        self.drop_tool()
        self.tool.deleteLater()

    # --- the tool

    def take_tool(self, on: bool = True) -> None:
        """Put the tap tool in the hand, or away."""
        canvas = self._iface.mapCanvas()
        if on:
            canvas.setMapTool(self.tool)
        else:
            canvas.unsetMapTool(self.tool)

    def drop_tool(self) -> None:
        """Put the tap tool away if it is in the hand."""
        self.take_tool(False)

    def _offered(self) -> list[tuple[str, Shape]]:
        return [(row.uuid, row.shape) for row in self._picture() if row.shape is not None]

    def flash(self, uuid: str) -> None:
        """Let a drawing blink on the map."""
        row = self._drawings().get(uuid)
        if row is not None and row.shape is not None:
            canvas = self._iface.mapCanvas()
            wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
            canvas.flashGeometries([geometry_of(row.shape)], wgs84)

    # --- the sitting's things

    def _picture(self) -> list[JournalRow]:
        return self._sitting.picture() if self._sitting is not None else []

    def _drawings(self) -> dict[str, JournalRow]:
        if self._names is None and self._sitting is not None:
            self._names = all_drawings(self._sitting.rows, self._sitting.picture())
        return self._names or {}

    def _rows_changed(self) -> None:
        self._names = None
        if self.isVisible():
            self._show_drawings()
        else:  # a folded page holds up no pen
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt)
        """Take up what was drawn while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._show()

    # --- what a subclass has

    def _build(self) -> None:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    def _show_drawings(self) -> None:
        raise NotImplementedError

    def _tapped(self, point: QgsPointXY, uuid: str | None) -> None:
        raise NotImplementedError

    def show_on_map(self) -> QgsVectorLayer | None:
        """Show on the map what came of it; None where there is nothing to show."""
        raise NotImplementedError

    def _outcome(self) -> Table:
        raise NotImplementedError

    def _file_words(self) -> tuple[str, str]:
        """Return the title of a dialog that asks for a file, and the stem of the file's name."""
        raise NotImplementedError

    def _enter(self) -> None:
        """Begin with a sitting."""

    def _leave(self) -> None:
        """End with a sitting that is still open."""

    # --- the layer and the files

    def _layer(self) -> QgsVectorLayer | None:
        return QgsProject.instance().mapLayer(self._layer_id) if self._layer_id else None

    def _put_on_map(self, table: Table, titles: Pair) -> QgsVectorLayer:
        """Show a table's places as a layer in memory on top of the map, the same one each time."""
        layer = self._layer()
        if layer is not None:
            QgsProject.instance().removeMapLayer(layer.id())
        layer = make_layer(table, titles, self._workshop_uuid())
        QgsProject.instance().addMapLayer(layer, False)
        QgsProject.instance().layerTreeRoot().insertLayer(0, layer)
        self._layer_id = layer.id()
        return layer

    def _workshop_uuid(self) -> str:
        return self._sitting.workshop.meta["workshop_uuid"]

    def _follow_on_map(self, table: Table) -> None:
        layer = self._layer()
        if layer is not None:
            fill_layer(layer, table)

    def _saved(self, write: Callable[[Path], None], path: Path | str) -> bool:
        try:
            write(Path(path))
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        inform(self._iface, tr("Saved as {file}.", file=Path(path).name))
        return True

    def save_csv(self, path: Path | str) -> bool:
        """Write what came of it as CSV; say how it went."""
        table = self._outcome()
        return self._saved(lambda there: write_csv(there, table), path)

    def save_geopackage(self, path: Path | str) -> bool:
        """Write what came of it as a GeoPackage; say how it went."""
        table = self._outcome()
        return self._saved(lambda there: write_geopackage(there, [table]), path)

    def _outcome_buttons(self, name: str) -> list[QPushButton]:
        csv, gpkg = partial(self._ask_file, ".csv"), partial(self._ask_file, ".gpkg")
        return [
            push(name + "Show", tr("Show on the map"), self.show_on_map),
            push(name + "Csv", tr("Save CSV…"), csv, "/mActionFileSave.svg"),
            push(name + "Gpkg", tr("Save GeoPackage…"), gpkg),
        ]

    def _ask_file(self, suffix: str) -> None:
        title, stem = self._file_words()
        save, kind = {
            ".csv": (self.save_csv, "CSV (*.csv)"),
            ".gpkg": (self.save_geopackage, "GeoPackage (*.gpkg)"),
        }[suffix]
        path, _filter = QFileDialog.getSaveFileName(self, title, stem + suffix, kind)
        if path:
            save(path if path.lower().endswith(suffix) else path + suffix)
