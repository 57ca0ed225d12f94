"""Taking turns: whose it is, who is next, and who has held the pen how long."""

from __future__ import annotations

import math

from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QTextOption
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.events import TURN, Event
from ....core.scenario.turns import Airtime, airtime, next_seat, seat_on, seats_to_invite
from ....gis.i18n import tr
from ....gis.scenario.sitting import Sitting
from ..small_widgets import plain_label, tall

_SHOWN = "cm_civic/turns_shown"
_COLUMNS = 6
_WAIT_MS = 250
_CORNERS = (0, 3, 4, 5, 6, 8)  # of the seats' forms; 0 is a circle
_ON, _BAR = QColor("#1a5fb4"), QColor("#6b7885")


class SeatButton(QToolButton):
    """A seat: its number in a form of its own, and a bar of how long it has drawn."""

    def __init__(self, seat: int) -> None:
        super().__init__()
        self.seat = seat
        self.share = 0.0
        self.setObjectName(f"cmCivicSeat_{seat}")
        self.setCheckable(True)

    def show_time(self, time: Airtime, most: float) -> None:
        """Show what the seat has drawn; ``most`` is what the busiest seat has."""
        self.share = time.seconds / most if most else 0.0
        minutes, seconds = divmod(round(time.seconds), 60)
        words = tr(
            "Seat {seat}: {minutes} min {seconds} s with the pen, turns: {turns}",
            seat=self.seat,
            minutes=minutes,
            seconds=seconds,
            turns=time.turns,
        )
        if words != self.toolTip():
            self.setToolTip(words)
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt)
        """Draw the form, the number and the bar; the seat whose turn it is, filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        ink = palette.color(group, QPalette.ColorRole.ButtonText)
        paper = palette.color(group, QPalette.ColorRole.Button)
        outline = _ON if self.isChecked() else ink
        side = min(self.width(), self.height() - 12) - 6.0
        centre = QPointF(self.width() / 2, 3 + side / 2)
        painter.setPen(QPen(outline, 3.0 if self.isChecked() else 1.5))
        painter.setBrush(_ON if self.isChecked() else paper)
        corners = _CORNERS[(self.seat - 1) % len(_CORNERS)]
        if corners:
            painter.drawPolygon(_polygon(corners, centre, side / 2))
        else:
            painter.drawEllipse(centre, side / 2 - 2, side / 2 - 2)
        font = self.font()
        font.setBold(True)
        font.setPixelSize(max(11, int(side * 0.42)))
        painter.setFont(font)
        painter.setPen(QColor("white") if self.isChecked() else ink)
        room = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        if corners == 3:
            room.translate(0, side * 0.1)
        painter.drawText(room, str(self.seat), QTextOption(Qt.AlignmentFlag.AlignCenter))
        bar = QRectF(4, self.height() - 8, self.width() - 8, 6)
        painter.setPen(QPen(_BAR, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        painter.fillRect(QRectF(bar.x(), bar.y(), bar.width() * self.share, bar.height()), _BAR)
        if self.hasFocus():
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class TurnsStrip(QWidget):
    """The seats of a table in a row. Pressing one gives it the turn; once more, nobody has it.

    Seats are numbers and forms, never names. Hidden until asked for (``set_shown``), and always
    where the plan counts no seats.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicTurnsStrip")
        self._iface = iface
        self._sitting: Sitting | None = None
        self._seats: list[SeatButton] = []
        self._shown = QgsSettings().value(_SHOWN, False, type=bool)
        self._later = QTimer(self)  # the pen comes first: several strokes are counted at once
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self.refresh)
        self.caption = plain_label("cmCivicTurnsCaption", bold=True)
        self.hint = plain_label("cmCivicTurnsHint")
        self.next_button = tall(QPushButton(tr("Next turn")), "cmCivicTurnsNext")
        self.next_button.setIcon(QgsApplication.getThemeIcon("/mActionArrowRight.svg"))
        self.next_button.clicked.connect(lambda _on: self.give_turn(self.next_seat()))
        self._low = 0
        self._head = QHBoxLayout()
        self._head.addWidget(self.caption, 1)
        self._head.addWidget(self.next_button)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._seat_row = QHBoxLayout()
        self._seat_row.addLayout(self._grid, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addLayout(self._head)
        column.addLayout(self._seat_row)
        column.addWidget(self.hint)
        self.set_sitting(None)

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Show the turns of an open workshop file; None shows none."""
        if self._sitting is not None:
            self._sitting.events_changed.disconnect(self.refresh)
            self._sitting.rows_changed.disconnect(self._rows_changed)
        self._sitting = sitting
        self._later.stop()
        if sitting is not None:
            sitting.events_changed.connect(self.refresh)
            sitting.rows_changed.connect(self._rows_changed)
        self._make_seats(sitting.plan.seats if sitting is not None else 0)
        self._show_or_hide()

    def unload(self) -> None:
        """Let the sitting go."""
        self.set_sitting(None)

    @property
    def is_on(self) -> bool:
        """Whether turns are taken: the strip is wanted and the table has seats."""
        return self._shown and bool(self._seats)

    def set_shown(self, shown: bool) -> None:
        """Show the strip, or hide it wholly; whose turn it is stays as it was."""
        self._shown = shown
        self._show_or_hide()

    def set_low(self, low: int) -> None:
        """Take one row where the dock is low (1): the filled seat says whose turn it is.

        Where it is very low (2) the bars alone say who has drawn little.
        """
        if low == self._low:
            return
        self._low = low
        for row in (self._head, self._seat_row):
            row.removeWidget(self.next_button)
        (self._seat_row if low else self._head).addWidget(self.next_button)
        self.next_button.setText("" if low else tr("Next turn"))
        self.next_button.setToolTip(tr("Next turn") if low else "")
        self.next_button.setAccessibleName(self.next_button.toolTip())
        self._grid.setSpacing(1 if low else 4)
        self.layout().setContentsMargins(*((0, 0, 0, 0) if low else (6, 4, 6, 6)))
        self._size_seats()
        self.caption.setVisible(not low)
        self.refresh()

    def next_seat(self) -> int:
        """Return the seat whose turn is next, 0 where there are none."""
        return next_seat(self._events(), len(self._seats)) if self._sitting is not None else 0

    def give_turn(self, seat: int) -> None:
        """Let a seat have the turn, or nobody (0)."""
        if self._sitting is not None and 0 <= seat <= len(self._seats):
            self._sitting.note_event(TURN, seat=seat)

    def refresh(self) -> None:
        """Show turns and airtime as they are now; does nothing while hidden."""
        self._later.stop()
        if self._sitting is None or self.isHidden():
            return
        events = self._events()
        on = seat_on(events)
        code = self._sitting.table_code
        rows = (row for row in self._sitting.rows if row.table_code == code)
        times = airtime(events, rows, len(self._seats))
        most = max((time.seconds for time in times.values()), default=0.0)
        for button in self._seats:
            button.setChecked(button.seat == on)
            button.show_time(times[button.seat], most)
        self.caption.setText(
            tr("Seat {seat} has the pen", seat=on) if on else tr("Whose turn? Touch a seat.")
        )
        invited = seats_to_invite(times)
        self.hint.setText(_hint(invited))
        self.hint.setVisible(bool(invited) and self._low < 2)

    def _events(self) -> list[Event]:
        code = self._sitting.table_code
        return [event for event in self._sitting.events if event.table_code == code]

    def _rows_changed(self) -> None:
        if not self.isHidden() and not self._later.isActive():
            self._later.start()

    def _pressed(self, button: SeatButton) -> None:
        on = seat_on(self._events()) if self._sitting is not None else 0
        self.give_turn(0 if button.seat == on else button.seat)

    def _show_or_hide(self) -> None:
        self.setVisible(self.is_on)
        self.refresh()

    def _make_seats(self, count: int) -> None:
        if count == len(self._seats):
            return
        for button in self._seats:
            self._grid.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._seats = [SeatButton(seat) for seat in range(1, count + 1)]
        for index, button in enumerate(self._seats):
            button.clicked.connect(lambda _on, one=button: self._pressed(one))
            self._grid.addWidget(button, index // _COLUMNS, index % _COLUMNS)
        self._size_seats()

    def _size_seats(self) -> None:
        for button in self._seats:
            button.setMinimumSize(QSize(36, 40) if self._low else QSize(44, 52))


def _hint(invited: list[int]) -> str:
    if not invited:
        return ""
    if len(invited) == 1:
        return tr(
            "The pen has been with few of you so far. Would seat {seat} like it?",
            seat=invited[0],
        )
    return tr(
        "The pen has been with few of you so far. Would seats {seats} like it?",
        seats=", ".join(map(str, invited[:6])),
    )


def _polygon(corners: int, centre: QPointF, radius: float) -> QPolygonF:
    # Those with an even number of corners but the diamond stand on a side.
    turn = math.pi / corners if corners in (6, 8) else 0.0
    grown = radius * (1.12 if corners == 3 else 1.0)
    return QPolygonF(
        [
            QPointF(
                centre.x() + grown * math.sin(turn + 2 * math.pi * n / corners),
                centre.y() - grown * math.cos(turn + 2 * math.pi * n / corners),
            )
            for n in range(corners)
        ]
    )
