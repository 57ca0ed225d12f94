"""What the pages of votes and of bargaining share: a tap on the map, large choices, saving."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QFont, QIcon, QKeyEvent, QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import CivicError
from ...core.scenario.journal import JournalRow
from ...core.scenario.plan import Plan
from ...core.scenario.shape import AREA, Shape
from ...gis.i18n import pick, say, tr
from ...gis.scenario.decision_files import write_csv, write_geopackage
from ...gis.scenario.decision_layers import fill_layer, make_layer
from ...gis.scenario.decision_tables import Table, all_drawings
from ...gis.scenario.decision_words import drawing_words
from ...gis.scenario.earth import geometry_of, on_earth
from ...gis.scenario.sitting import Sitting
from ..messages import inform, warn
from .hand_tool import HandTool
from .small_widgets import BIG_FINGER, FINGER, GREEN, plain_label, push_button
from .under_hand import Offered, UnderHand

_LIST_PX = 200
_REACH_PX = 24.0
_AGAIN_MS = 4000
_FRAME = 12  # what a button's border and padding take of its width
_FACE = (
    "QToolButton { border: 2px solid #8a8a8a; border-radius: 6px; padding: 3px; }"
    "QToolButton:checked { background: #1a1a1a; color: white; border-color: #1a1a1a; }"
    "QToolButton:focus { border-color: #1f6fd6; }"
    "QToolButton:disabled { border-color: #c8c8c8; color: #8a8a8a; }"
)


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


def push(
    name: str, text: str, pressed: Callable[[], object], icon: str = "", *, strong: bool = False
) -> QPushButton:
    """Return a button as wide as there is room, whose letters may grow with the page's."""
    button = push_button(name, text, icon, pressed)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    if strong:
        font = QFont()
        font.setBold(True)
        button.setFont(font)
    return button


class TwicePressed(QPushButton):
    """A button for what cannot be taken back: pressed once it asks, pressed again it does."""

    confirmed = pyqtSignal()

    def __init__(self, name: str, text: str, again: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setMinimumHeight(FINGER)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._texts = (text, again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(lambda: self.setText(self._texts[0]))
        self.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.setText(self._texts[0])
            self.confirmed.emit()
        else:
            self.setText(self._texts[1])
            self._timer.start()


class Choices(QWidget):
    """A grid of large buttons. ``pressed`` carries the key of the one that a finger pressed.

    With ``one`` a single one of them is chosen at any time (``key``); without, they only act.
    """

    pressed = pyqtSignal(str)

    def __init__(self, name: str, columns: int, *, one: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns, self._one, self._least = columns, one, FINGER
        self._group = QButtonGroup(self)
        self._group.setExclusive(one)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._options: list[tuple[str, str, QIcon | None]] = []

    def fill(self, options: Sequence[tuple[str, str, QIcon | None]], chosen: str = "") -> None:
        """Show options, each (key, words, icon); the one chosen stays so if it is still there."""
        keys = [key for key, _text, _icon in options]
        if keys != self.keys():
            self._rebuild(options, chosen or self.key())
        self._options = list(options)
        for button, (_key, text, icon) in zip(self._group.buttons(), options):
            if icon is not None:
                button.setIcon(icon)
            button.setToolTip(text.replace("\u200b", ""))
        self._write()
        if chosen:
            self.choose(chosen)

    def key(self) -> str:
        """Return the key of what is chosen, "" where nothing is."""
        button = self._group.checkedButton()
        return button.property("key") if button is not None else ""

    def choose(self, key: str) -> None:
        """Choose by program; nothing is emitted."""
        for button in self._group.buttons():
            if button.property("key") == key:
                button.setChecked(True)

    def keys(self) -> list[str]:
        """Return the keys of all options."""
        return [key for key, _text, _icon in self._options]

    def button(self, key: str) -> QToolButton | None:
        """Return the button of a key."""
        return next((one for one in self._group.buttons() if one.property("key") == key), None)

    def set_least(self, pixels: int) -> None:
        """Set the least height of the buttons."""
        self._least = pixels
        for button in self._group.buttons():
            button.setMinimumHeight(pixels)

    def set_columns(self, columns: int) -> None:
        """Set how many buttons stand side by side."""
        if columns != self._columns:
            chosen, self._columns = self.key(), columns
            self._rebuild(self._options, chosen)
            self.fill(self._options, chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Break the words anew for the room there is."""
        super().resizeEvent(event)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt)
        """Break the words anew for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()

    def _write(self) -> None:
        room = (self.width() + self._grid.spacing()) // self._columns - self._grid.spacing()
        metrics = self.fontMetrics()
        for button, (_key, text, _icon) in zip(self._group.buttons(), self._options):
            button.setText(
                in_lines(text, lambda line: metrics.horizontalAdvance(line) <= room - _FRAME)
            )

    def _rebuild(self, options: Sequence[tuple[str, str, QIcon | None]], chosen: str) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        for number, (key, _text, icon) in enumerate(options):
            button = QToolButton()
            button.setObjectName(f"{self.objectName()}_{key}")
            button.setProperty("key", key)
            button.setCheckable(self._one)
            button.setStyleSheet(_FACE)
            button.setFont(self.font())
            button.setMinimumHeight(self._least)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            if icon is not None:
                button.setIconSize(QSize(24, 24))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.clicked.connect(partial(self._clicked, key))
            self._group.addButton(button)
            self._grid.addWidget(button, number // self._columns, number % self._columns)
        if self._one and options:
            self.choose(chosen if any(key == chosen for key, *_rest in options) else options[0][0])

    def _clicked(self, key: str, _checked: bool) -> None:
        self.pressed.emit(key)


class Stepper(QWidget):
    """A number with a large − and + beside it."""

    changed = pyqtSignal(int)

    def __init__(self, name: str, text: str, least: int, most: int) -> None:
        super().__init__()
        self.spin = QSpinBox()
        self.spin.setObjectName(name)
        self.spin.setRange(least, most)
        self.spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.spin.setMinimumHeight(FINGER)
        self.spin.setMinimumWidth(48)
        self.spin.valueChanged.connect(self.changed)
        caption = plain_label(name + "Caption", text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(caption, 1)
        self._buttons = []
        for sign, word, step in (("−", "Less", -1), ("+", "More", 1)):
            button = QToolButton()
            button.setObjectName(name + word)
            button.setText(sign)
            button.setStyleSheet(_FACE)
            button.setMinimumSize(FINGER, FINGER)
            button.setAutoRepeat(True)
            button.setAccessibleName(f"{text} {sign}")
            button.clicked.connect(partial(self._step, step))
            self._buttons.append(button)
        row.addWidget(self._buttons[0])
        row.addWidget(self.spin)
        row.addWidget(self._buttons[1])

    def value(self) -> int:
        """Return the number."""
        return self.spin.value()

    def set_value(self, value: int) -> None:
        """Set the number, within its range."""
        self.spin.setValue(value)

    def set_least(self, pixels: int) -> None:
        """Set the least size of the buttons."""
        for button in self._buttons:
            button.setMinimumSize(pixels, pixels)
        self.spin.setMinimumHeight(pixels)

    def _step(self, step: int, _on: bool) -> None:
        self.spin.setValue(self.spin.value() + step)


class DrawingList(QListWidget):
    """The drawings in view, the newest first, for those who would rather not aim at the map.

    ``meant`` carries the uuid of the one that was tapped, or chosen with Enter.
    """

    meant = pyqtSignal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LIST_PX)
        self.setSpacing(1)
        self.itemClicked.connect(self._emit)

    def fill(
        self, picture: Iterable[JournalRow], plan: Plan, dots: Mapping[str, int] | None = None
    ) -> None:
        """Show the drawings, with their dots where there are any to show."""
        shown = []
        for row in reversed(list(picture)):
            count = (dots or {}).get(row.uuid, 0)
            text = pick(*drawing_words(row, plan)) + (f"  ● {count}" if count else "")
            shown.append((row.uuid, text))
        if [uuid for uuid, _text in shown] != self.uuids():
            self.clear()
            for uuid, _text in shown:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, uuid)
                self.addItem(item)
        for number, (_uuid, text) in enumerate(shown):
            self.item(number).setText(text)
        self._fit()

    def uuids(self) -> list[str]:
        """Return the drawings in the list."""
        return [self.item(number).data(Qt.ItemDataRole.UserRole) for number in range(self.count())]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt)
        """Make room for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give each drawing room for two lines of Thai, whose marks need more than Latin."""
        high = max(FINGER, int(2.6 * self.fontMetrics().lineSpacing()) + 8)
        for number in range(self.count()):
            if self.item(number).sizeHint().height() != high:
                self.item(number).setSizeHint(QSize(10, high))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Enter means the drawing in hand."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentItem() is not None:
                self._emit(self.currentItem())
            return
        super().keyPressEvent(event)

    def _emit(self, item: QListWidgetItem) -> None:
        self.meant.emit(item.data(Qt.ItemDataRole.UserRole))


class DecidingPage(QWidget):
    """What both pages are: a column of boxes, a sitting, a tap tool, a layer on the map.

    A subclass builds in ``_build``, shows in ``_show`` and takes taps in ``_tapped``.
    """

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

    def _put_on_map(self, table: Table, title: str) -> QgsVectorLayer:
        """Show a table's places as a layer in memory on top of the map, the same one each time."""
        layer = self._layer()
        if layer is not None:
            QgsProject.instance().removeMapLayer(layer.id())
        layer = make_layer(table, title)
        QgsProject.instance().addMapLayer(layer, False)
        QgsProject.instance().layerTreeRoot().insertLayer(0, layer)
        self._layer_id = layer.id()
        return layer

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


def box_in(column: QBoxLayout) -> tuple[QWidget, QVBoxLayout]:
    """Return a part of a page that can be hidden as a whole, and its column."""
    part = QWidget()
    inner = QVBoxLayout(part)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(6)
    column.addWidget(part)
    return part, inner


def in_lines(text: str, fits: Callable[[str], bool]) -> str:
    """Break words at spaces or U+200B into lines that fit: buttons never wrap by themselves."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for piece in re.findall("[^ \u200b]+[ \u200b]?", part):
            if line and not fits((line + piece).rstrip()):
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return "\n".join(line.replace("\u200b", "").rstrip() for line in lines)
