"""The warm-up: find places that everybody knows, and learn how exactly this table draws."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsProject, QgsRectangle, QgsWkbTypes
from qgis.gui import QgisInterface, QgsMapCanvas, QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QHideEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ....core.errors import CivicError
from ....core.scenario.events import LANDMARK, Event
from ....core.scenario.plan import Landmark
from ....core.scenario.shape import STAMP, shape_of
from ....core.scenario.warm_up import (
    LANDMARK_SKIPPED,
    Found,
    accuracy_of,
    found_landmarks,
    kind_words,
    landmarks_to_find,
    metres_between,
    rounded,
)
from ....gis.i18n import pick, say, tr
from ....gis.scenario.earth import on_map, to_degrees
from ....gis.scenario.sitting import Sitting
from ...messages import warn
from ..draw.hand_tool import HandTool
from ..small_widgets import GREEN, plain_label, tall

_GUESS, _RIGHT = QColor("#d35400"), QColor(GREEN)


class TapTool(HandTool):
    """Puts a pin: it goes with the hand until that lifts, and another tap moves it."""

    pinned = pyqtSignal(QgsPointXY)

    def _begin(self, point: QgsPointXY) -> None:
        self._point = point
        self.pinned.emit(point)

    def _go_on(self, point: QgsPointXY) -> None:
        self._begin(point)

    def _end(self) -> None:
        pass

    def _forget(self) -> None:
        pass  # of two fingers that pan; the pin is not yet an answer


class WarmUpPage(QWidget):
    """Asks for one landmark after the other.

    A tap on the map puts a pin where the table thinks it is; the button says that this is the
    answer. Then the right place is shown too, with a kind sentence.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicWarmUpPage")
        self._iface = iface
        self._sitting: Sitting | None = None
        self._asked: Landmark | None = None
        self._answered = False
        self._pin: QgsPointXY | None = None
        self._marks: list[QgsVertexMarker | QgsRubberBand] = []
        self._build()
        self.tool = TapTool(iface.mapCanvas())
        self.tool.pinned.connect(self._pinned)
        self.tool.deactivated.connect(self._tool_left)
        iface.mapCanvas().destinationCrsChanged.connect(self._lift_pin)
        self.set_sitting(None)

    # --- what the dock calls

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Show the landmarks of an open workshop file that are still to be found."""
        if self._sitting is not None:
            self._sitting.events_changed.disconnect(self._show_results)
        self._sitting = sitting
        if sitting is not None:
            sitting.events_changed.connect(self._show_results)
        self.ask_next()

    def unload(self) -> None:
        """Leave canvas and file as if this page had never been."""
        canvas = self._canvas()
        canvas.unsetMapTool(self.tool)
        self.set_sitting(None)
        canvas.destinationCrsChanged.disconnect(self._lift_pin)

    # --- what people do

    def take_pin(self) -> None:
        """Take the tool that puts the pin."""
        if self._asked is not None and not self._answered:
            self._canvas().setMapTool(self.tool)
        self._show_buttons()

    def answer(self) -> None:
        """Take the pin for the table's answer: keep it, show the right place, say it kindly."""
        if self._sitting is None or self._asked is None or self._pin is None or self._answered:
            return
        canvas = self._canvas()
        crs = canvas.mapSettings().destinationCrs()
        try:
            spot = to_degrees(
                shape_of(STAMP, [(self._pin.x(), self._pin.y())]), crs, QgsProject.instance()
            )
        except CivicError as error:
            warn(self._iface, say(error))
            return
        lon, lat = spot.points[0]
        landmark = self._asked
        metres = metres_between((lon, lat), (landmark.lon, landmark.lat))
        self._answered = True
        self._show_answer(landmark, metres)
        self._sitting.note_event(
            LANDMARK,
            landmark=landmark.id,
            lon=round(lon, 7),
            lat=round(lat, 7),
            metres=round(metres, 1),
        )
        self._show_buttons()

    def skip(self) -> None:
        """Leave this landmark out and go on."""
        if self._sitting is not None and self._asked is not None and not self._answered:
            self._sitting.note_event(LANDMARK_SKIPPED, landmark=self._asked.id)
            self.ask_next()

    def ask_next(self) -> None:
        """Ask for the next landmark that was neither found nor skipped."""
        self._clear()
        self._answered = False
        left: list[Landmark] = []
        if self._sitting is not None:
            left = landmarks_to_find(self._sitting.plan.landmarks, self._events())
        self._asked = left[0] if left else None
        if self._asked is None:
            self._canvas().unsetMapTool(self.tool)
        self.setEnabled(self._sitting is not None)
        self._show_question()
        self._show_results()
        self._show_buttons()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt)
        """Take pins off the map with the page; what was answered is kept."""
        super().hideEvent(event)
        if self._sitting is None or event.spontaneous():  # the window is only minimized
            return
        self._canvas().unsetMapTool(self.tool)
        if self._answered:
            self.ask_next()
        else:
            self._lift_pin()

    # --- inside

    def _canvas(self) -> QgsMapCanvas:
        return self._iface.mapCanvas()

    def _events(self) -> list[Event]:
        code = self._sitting.table_code
        return [event for event in self._sitting.events if event.table_code == code]

    def _pinned(self, point: QgsPointXY) -> None:
        if self._answered or self._asked is None:
            return
        self._pin = QgsPointXY(point)
        if not self._marks:
            self._mark(point, _GUESS, QgsVertexMarker.IconType.ICON_CROSS)
        self._marks[0].setCenter(self._pin)
        self._show_buttons()

    def _lift_pin(self) -> None:
        # Marks are in the map's units: in another CRS they would be elsewhere.
        self._clear()
        self._show_buttons()

    def _clear(self) -> None:
        scene = self._canvas().scene()
        for mark in self._marks:
            scene.removeItem(mark)
        self._marks = []
        self._pin = None

    def _mark(self, point: QgsPointXY, colour: QColor, icon: int) -> None:
        mark = QgsVertexMarker(self._canvas())
        mark.setCenter(point)
        mark.setColor(colour)
        mark.setIconType(icon)
        mark.setIconSize(30)
        mark.setPenWidth(5)
        self._marks.append(mark)

    def _show_answer(self, landmark: Landmark, metres: float) -> None:
        self.sentence.setText(tr(kind_words(metres), distance=distance_words(metres)))
        canvas = self._canvas()
        crs = canvas.mapSettings().destinationCrs()
        right = on_map(landmark.lon, landmark.lat, crs, QgsProject.instance())
        if right is None:  # the map's CRS does not reach there: the words say enough
            return
        self._mark(right, _RIGHT, QgsVertexMarker.IconType.ICON_CIRCLE)
        line = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.LineGeometry)
        line.setColor(_RIGHT)
        line.setWidth(3)
        line.setLineStyle(Qt.PenStyle.DashLine)
        line.addPoint(self._pin, False)
        line.addPoint(right, True)
        self._marks.append(line)
        if not canvas.extent().contains(right):
            both = QgsRectangle(self._pin, right)
            both.combineExtentWith(canvas.extent())
            both.scale(1.1)
            canvas.setExtent(both)
            canvas.refresh()

    def _show_question(self) -> None:
        asked = self._asked
        if self._sitting is None:
            self.question.setText(tr("No workshop is open."))
        elif asked is not None:
            name = pick(asked.name.en, asked.name.th)
            self.question.setText(tr("Find {place}", place=name))
        elif self._sitting.plan.landmarks:
            self.question.setText(tr("All places are done. Now draw!"))
        else:
            self.question.setText(tr("This workshop has no places to find."))
        self.sentence.setText(
            tr("Tap the map where you think it is. You can move the pin until all agree.")
            if asked is not None
            else ""
        )

    def _show_results(self) -> None:
        if self._sitting is None:
            self.results.setText("")
            self.advice.setVisible(False)
            return
        names = {one.id: pick(one.name.en, one.name.th) for one in self._sitting.plan.landmarks}
        found = found_landmarks(self._events())
        lines = [
            f"✓ {names.get(one.landmark, one.landmark)} · {distance_words(one.metres)}"
            for one in found.values()
        ]
        if found:
            lines.append(accuracy_words(list(found.values())))
        self.results.setText("\n".join(lines))
        self.advice.setVisible(self._asked is not None)

    def _show_buttons(self) -> None:
        asking = self._asked is not None and not self._answered
        in_hand = self._canvas().mapTool() is self.tool
        self.pin_button.setVisible(asking)
        self.pin_button.setChecked(asking and in_hand)
        self.answer_button.setVisible(asking)
        self.answer_button.setEnabled(asking and self._pin is not None)
        self.skip_button.setVisible(asking)
        self.next_button.setVisible(self._answered)

    def _tool_left(self) -> None:
        self.pin_button.setChecked(False)

    def _pin_clicked(self, checked: bool) -> None:
        if checked:
            self.take_pin()
        else:
            self._canvas().unsetMapTool(self.tool)

    def _build(self) -> None:
        self.question = plain_label("cmCivicWarmUpQuestion", factor=1.5, bold=True)
        self.sentence = plain_label("cmCivicWarmUpSentence", factor=1.15)
        self.pin_button = tall(QPushButton(tr("Put a pin on the map")), "cmCivicWarmUpPin")
        self.pin_button.setCheckable(True)
        self.pin_button.clicked.connect(self._pin_clicked)
        self.answer_button = tall(QPushButton(tr("Here it is")), "cmCivicWarmUpAnswer")
        self.answer_button.clicked.connect(lambda _on: self.answer())
        self.skip_button = tall(QPushButton(tr("Skip")), "cmCivicWarmUpSkip")
        self.skip_button.clicked.connect(lambda _on: self.skip())
        self.next_button = tall(QPushButton(tr("Next place")), "cmCivicWarmUpNext")
        self.next_button.clicked.connect(lambda _on: self._go_on())
        self.results = plain_label("cmCivicWarmUpResults")
        self.advice = plain_label("cmCivicWarmUpAdvice", factor=0.9)
        self.advice.setText(
            tr(
                "For the facilitator: hide labels and base maps with names first, or the map gives "
                "the answer away. Distances are kept as this table's accuracy; nobody is marked."
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.answer_button, 2)
        row.addWidget(self.skip_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.addWidget(self.question)
        column.addWidget(self.sentence)
        column.addWidget(self.pin_button)
        column.addLayout(row)
        column.addWidget(self.next_button)
        column.addWidget(self.results)
        column.addWidget(self.advice)
        column.addStretch(1)

    def _go_on(self) -> None:
        self.ask_next()
        self.take_pin()


def distance_words(metres: float) -> str:
    """Return a distance in words, as exactly as a hand can mean it."""
    number, unit = rounded(metres)
    if unit == "km":
        return tr("{distance} km", distance=f"{number:g}")
    return tr("{distance} metres", distance=f"{number:.0f}")


def accuracy_words(found: list[Found]) -> str:
    """Return what a table's accuracy means for its drawings, in a sentence."""
    accuracy = accuracy_of(found)
    return tr(
        "This table's drawings can be read to about {distance}. Half of the places were found that "
        "well or better (places tried: {count}).",
        distance=distance_words(accuracy.median),
        count=accuracy.count,
    )
