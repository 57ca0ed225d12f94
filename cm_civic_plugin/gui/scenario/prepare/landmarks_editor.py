"""The landmarks of a workshop in set-up: which to find, and more from the map or a layer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgisInterface, QgsMapTool, QgsMapToolEmitPoint
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.palette_file import NAME_LETTERS, Words
from ....core.scenario.plan import MOST_LANDMARKS, TITLE_LETTERS, Landmark
from ....gis.i18n import pick, tr
from ....gis.scenario.earth import on_earth
from ..small_widgets import FINGER, push_button
from .setup_widgets import TickText, fault_label, show_fault, small_button

_NAME_FIELDS = ("name_th", "name:th", "name")


class LandmarksEditor(QWidget):
    """A tick per landmark, and a small form for more. ``changed`` says that something is other.

    ``picking`` says that the map is to be clicked (True), and that this is over (False): on a
    small screen the window is in the way meanwhile.
    """

    changed = pyqtSignal()
    picking = pyqtSignal(bool)

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicSetupLandmarks")
        self._iface = iface
        self._rows: list[_LandmarkRow] = []
        self._tool = QgsMapToolEmitPoint(iface.mapCanvas())
        self._before: QgsMapTool | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.name_th, self.name_en = QLineEdit(), QLineEdit()
        self.name_th.setObjectName("cmCivicSetupLandmarkTh")
        self.name_en.setObjectName("cmCivicSetupLandmarkEn")
        for edit in (self.name_th, self.name_en):
            edit.setMaxLength(NAME_LETTERS)
            edit.setMinimumHeight(FINGER)
        form = QFormLayout()
        form.setSpacing(3)
        form.addRow(tr("Name in Thai"), self.name_th)
        form.addRow(tr("Name in English"), self.name_en)
        self.pick_button = push_button(
            "cmCivicSetupLandmarkPick",
            tr("Click it on the map"),
            "/mActionCapturePoint.svg",
            self._pick_clicked,
        )
        self.pick_button.setCheckable(True)
        self.take_button = push_button(
            "cmCivicSetupLandmarkTake",
            tr("Take the selected point"),
            "/mActionSelectRectangle.svg",
            self.take_selected,
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(3)
        buttons.addWidget(self.pick_button, 1)
        buttons.addWidget(self.take_button, 1)
        self.fault = fault_label("cmCivicSetupLandmarksFault")
        self._form = QWidget()
        inner = QVBoxLayout(self._form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(3)
        inner.addLayout(form)
        inner.addLayout(buttons)
        inner.addWidget(self.fault)
        self._form.hide()
        self.add_button = push_button(
            "cmCivicSetupAddLandmark", tr("Add a place"), "/symbologyAdd.svg", self._show_form
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(self._column)
        whole.addWidget(self._form)
        whole.addWidget(self.add_button)
        self._tool.canvasClicked.connect(self._clicked)
        self._tool.deactivated.connect(self._put_down)

    def landmarks(self) -> tuple[Landmark, ...]:
        """Return the landmarks that are ticked."""
        return tuple(row.landmark for row in self._rows if row.tick.isChecked())

    def set_landmarks(self, ticked: Sequence[Landmark], others: Sequence[Landmark] = ()) -> None:
        """Show landmarks, and after them others that could be ticked."""
        for row in self._rows:
            self._take_out(row)
        self._rows = []
        ids = {landmark.id for landmark in ticked}
        for landmark in ticked:
            self._insert(landmark, ticked=True)
        for landmark in others:
            if landmark.id not in ids:
                self._insert(landmark, ticked=False)
        self.changed.emit()

    def add(self, lon: float, lat: float, source: str, name: str = "") -> bool:
        """Add a landmark under the name in the form, or under ``name`` where that is empty.

        ``lon`` and ``lat`` are degrees (EPSG:4326). False, and why beside the field, when it
        has no name or there are too many.
        """
        thai, english = self.name_th.text().strip(), self.name_en.text().strip()
        thai = thai or english or " ".join(name.split())[:NAME_LETTERS]
        if not thai or not thai.isprintable():
            self._ask_name()
            return False
        if len(self._rows) >= MOST_LANDMARKS:
            show_fault(
                self.fault, tr("There are {count} places; take one out.", count=len(self._rows))
            )
            return False
        ids = {row.landmark.id for row in self._rows}
        number = next(n for n in range(1, len(ids) + 2) if f"own_{n}" not in ids)
        words = Words(english or thai, thai)
        source = " ".join(source.split())[:TITLE_LETTERS]
        self._insert(Landmark(f"own_{number}", words, lon, lat, source), ticked=True)
        self.name_th.clear()
        self.name_en.clear()
        show_fault(self.fault, "")
        self.changed.emit()
        return True

    def take_selected(self) -> bool:
        """Add the one selected feature of the active point layer; False, and why, where none is."""
        layer = self._iface.activeLayer()
        points = QgsWkbTypes.GeometryType.PointGeometry
        if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != points:
            show_fault(self.fault, tr("Click a layer of points in the layer list first."))
            return False
        if layer.selectedFeatureCount() != 1:
            show_fault(self.fault, tr("Select one point of “{layer}” first.", layer=layer.name()))
            return False
        feature = layer.selectedFeatures()[0]
        if feature.geometry().isEmpty():
            show_fault(self.fault, tr("That feature has no place on the map."))
            return False
        where = self._degrees(feature.geometry().centroid().asPoint(), layer.crs())
        return where is not None and self.add(*where, layer.name(), _name_of(layer, feature))

    def unload(self) -> None:
        """Give the map back."""
        self._tool.canvasClicked.disconnect(self._clicked)
        self._tool.deactivated.disconnect(self._put_down)
        self._let_go()

    def _pick_clicked(self) -> None:
        if self.pick_button.isChecked():
            if not (self.name_th.text().strip() or self.name_en.text().strip()):
                self.pick_button.setChecked(False)
                self._ask_name()
                return
            canvas = self._iface.mapCanvas()
            self._before = canvas.mapTool()
            canvas.setMapTool(self._tool)
            self.picking.emit(True)
        else:
            self._let_go()

    def _clicked(self, point: QgsPointXY, button: Qt.MouseButton) -> None:
        if button != Qt.MouseButton.LeftButton:
            return
        crs = self._iface.mapCanvas().mapSettings().destinationCrs()
        where = self._degrees(point, crs)
        self._let_go()
        if where is not None:
            self.add(*where, tr("Pointed at on the map"))

    def _degrees(
        self, point: QgsPointXY, crs: QgsCoordinateReferenceSystem
    ) -> tuple[float, float] | None:
        place = on_earth(point, crs, QgsProject.instance())
        if place is None:
            show_fault(self.fault, tr("That place lies off the earth. Zoom to the city."))
            return None
        return round(place[0], 7), round(place[1], 7)

    def _let_go(self) -> None:
        """Put the tool that was in use back into the hand."""
        canvas = self._iface.mapCanvas()
        if canvas.mapTool() is self._tool:
            if self._before is not None:
                with suppress(RuntimeError):  # its owner may have let it go meanwhile
                    canvas.setMapTool(self._before)
            canvas.unsetMapTool(self._tool)
        self._before = None

    def _put_down(self) -> None:
        self.pick_button.setChecked(False)
        self.picking.emit(False)

    def _ask_name(self) -> None:
        show_fault(self.fault, tr("Write the place's name first."))
        self.name_th.setFocus()

    def _show_form(self) -> None:
        self._form.show()
        self.add_button.hide()
        self.name_th.setFocus()

    def _insert(self, landmark: Landmark, *, ticked: bool) -> None:
        row = _LandmarkRow(landmark, ticked)
        row.tick.toggled.connect(lambda _on: self.changed.emit())
        row.remove.clicked.connect(lambda _on: self._remove(row))
        self._rows.append(row)
        self._column.addWidget(row)

    def _remove(self, row: _LandmarkRow) -> None:
        self._rows.remove(row)
        self._take_out(row)
        self.changed.emit()

    def _take_out(self, row: _LandmarkRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class _LandmarkRow(QWidget):
    def __init__(self, landmark: Landmark, ticked: bool) -> None:
        super().__init__()
        self.landmark = landmark
        name = pick(landmark.name.en, landmark.name.th)
        self.setObjectName("cmCivicSetupLandmark_" + landmark.id)
        self.tick = QCheckBox()
        self.tick.setObjectName("cmCivicSetupLandmarkTick")
        self.tick.setAccessibleName(name)
        self.tick.setMinimumSize(FINGER - 8, FINGER)
        self.tick.setChecked(ticked)
        self.name = TickText("cmCivicSetupLandmarkName", self.tick)
        self.name.setText(name)
        self.setToolTip(
            tr(
                "{lat} N, {lon} E. Source: {source}",
                lat=f"{landmark.lat:.5f}",
                lon=f"{landmark.lon:.5f}",
                source=landmark.source or "?",
            )
        )
        self.remove = small_button(
            "cmCivicSetupLandmarkRemove", tr("Take it out"), "/symbologyRemove.svg", int
        )
        self.remove.setVisible(landmark.id.startswith("own_"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.tick)
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)


def _name_of(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    """Return what the feature is called, from plain fields: an expression is never worked out."""
    for field in (layer.displayField(), *_NAME_FIELDS):
        at = layer.fields().lookupField(field) if field else -1
        if at >= 0 and isinstance(feature[at], str) and feature[at].strip():
            return feature[at]
    return ""
