"""The countdown over the map, large enough to be read from the last row of a hall."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics, QMouseEvent
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from ....core.scenario.stages import FIVE, ONE, OVER, StageClock, clock_text
from ....gis.i18n import tr

CORNERS = ("top_left", "top_right", "bottom_left", "bottom_right")
_CORNER_SETTING = "cm_civic/countdown_corner"
_MARGIN = 12
# Paper and ink; the words say the same, so grey print and colour-blind eyes lose nothing.
_COLOURS = {
    "": ("#ffffff", "#1b1b1b"),
    FIVE: ("#ffc400", "#1b1b1b"),
    ONE: ("#b71c1c", "#ffffff"),
    OVER: ("#b71c1c", "#ffffff"),
}
_FACE = (
    "QWidget#{name} {{ background: {paper}; border: 2px solid #1b1b1b; border-radius: 8px; }}"
    "QLabel, QToolButton {{ color: {ink}; background: transparent; border: none; }}"
)


def state_words(clock: StageClock) -> str:
    """Return in words what the colour says too, empty while there is nothing to say."""
    if not clock.running:
        return tr("Clock stopped")
    return {
        "": "",
        FIVE: tr("Less than 5 minutes left"),
        ONE: tr("Last minute"),
        OVER: tr("Time is up"),
    }[clock.warning]


def coloured(name: str, warning: str) -> str:
    """Return the style sheet of a frame of that object name, in the colours of a warning."""
    paper, ink = _COLOURS[warning]
    return _FACE.format(name=name, paper=paper, ink=ink)


class CountdownOverlay(QFrame):
    """Shows the stage and what is left of it in a corner of a canvas.

    It is dragged to another corner by mouse or finger, and stays there when the window changes.
    ``closed`` says that the user hid it with its button.
    """

    closed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas.viewport())
        self.setObjectName("cmCivicCountdown")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys stay with the map
        # Else a finger on it would be passed on to the canvas and draw beneath it.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._clock: StageClock | None = None
        self._wanted = True
        self._shown: tuple[str, ...] = ()
        self._held: QPoint | None = None
        corner = QgsSettings().value(_CORNER_SETTING, "", type=str)
        self.corner = corner if corner in CORNERS else CORNERS[0]
        self.name = self._label("cmCivicCountdownName")
        self.digits = self._label("cmCivicCountdownDigits")
        self.words = self._label("cmCivicCountdownWords")
        self._build()
        canvas.viewport().installEventFilter(self)
        self.hide()

    def show_clock(self, clock: StageClock | None, name: str) -> None:
        """Show a stage's clock; None hides it until there is one again."""
        self._clock = clock
        if clock is not None:
            shown = (name, clock_text(clock.left), state_words(clock), clock.warning)
            if shown != self._shown:
                self._show(shown)
        self.setVisible(self._wanted and clock is not None)

    def set_wanted(self, wanted: bool) -> None:
        """Show it whenever a stage is on, or never."""
        self._wanted = wanted
        self.setVisible(wanted and self._clock is not None)

    def unload(self) -> None:
        """Leave the canvas for good."""
        self.parentWidget().removeEventFilter(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    def _build(self) -> None:
        hide = QToolButton()
        hide.setObjectName("cmCivicCountdownHide")
        hide.setText("×")  # as text it takes the colour of the ink
        hide.setToolTip(tr("Hide the countdown on the map"))
        hide.setAccessibleName(hide.toolTip())
        hide.setMinimumSize(QSize(36, 36))
        hide.setCursor(Qt.CursorShape.ArrowCursor)
        hide.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hide.clicked.connect(lambda _on: self._close())
        head = QHBoxLayout()
        head.addSpacing(36)  # as wide as the button: the name stands in the middle
        head.addWidget(self.name, 1)
        head.addWidget(hide, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 10)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.digits)
        column.addWidget(self.words)

    def _close(self) -> None:
        self.set_wanted(False)
        self.closed.emit()

    def _show(self, shown: tuple[str, ...]) -> None:
        before, self._shown = self._shown, shown
        name, digits, words, warning = shown
        self.name.setText(name)
        self.digits.setText(digits)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        if before[3:] != shown[3:]:
            self.setStyleSheet(coloured("cmCivicCountdown", warning))
        as_wide = before and len(before[1]) == len(digits)
        if not as_wide or (before[0], before[2:]) != (name, shown[2:]):
            self._fit()

    def _fit(self) -> None:
        """Take a size that suits the canvas: a tenth of its height for the digits."""
        room = self.parentWidget().size()
        high = max(36, min(room.height() // 8, room.width() // 8, 220))
        digits = self._shown[1] if self._shown else ""
        cross = self.findChild(QToolButton).font()
        cross.setPixelSize(26)
        self.findChild(QToolButton).setFont(cross)
        for label, share, bold in (
            (self.name, 0.26, False),
            (self.digits, 1.0, True),
            (self.words, 0.34, True),
        ):
            font = label.font()
            font.setPixelSize(max(14, int(high * share)))
            font.setBold(bold)
            label.setFont(font)
        metrics = QFontMetrics(self.digits.font())  # as wide as any digits: it must not tremble
        widest = "".join("8" if letter.isdigit() else letter for letter in digits)
        self.digits.setMinimumWidth(metrics.horizontalAdvance(widest) + 8)
        words = QFontMetrics(self.name.font())
        self.name.setWordWrap(words.horizontalAdvance(self.name.text()) > room.width() // 3)
        self.name.setMinimumWidth(
            min(words.horizontalAdvance(self.name.text()) + 8, room.width() // 3)
        )
        self.layout().activate()
        self.adjustSize()
        self._place()

    def _place(self) -> None:
        room, size = self.parentWidget().size(), self.size()
        right = max(_MARGIN, room.width() - size.width() - _MARGIN)
        bottom = max(_MARGIN, room.height() - size.height() - _MARGIN)
        self.move(
            right if self.corner.endswith("right") else _MARGIN,
            bottom if self.corner.startswith("bottom") else _MARGIN,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt)
        """Keep to the corner when the canvas changes its size."""
        if event.type() == QEvent.Type.Resize and self._shown:
            self._fit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.pos()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Follow the hand, within the canvas."""
        if self._held is None:
            return
        goal = self.mapToParent(event.pos()) - self._held
        room = self.parentWidget().size() - self.size()
        self.move(
            max(0, min(goal.x(), max(0, room.width()))),
            max(0, min(goal.y(), max(0, room.height()))),
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Go to the nearest corner, and remember it."""
        if self._held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        middle, room = self.geometry().center(), self.parentWidget().rect().center()
        rows = "bottom" if middle.y() > room.y() else "top"
        columns = "right" if middle.x() > room.x() else "left"
        self.corner = f"{rows}_{columns}"
        QgsSettings().setValue(_CORNER_SETTING, self.corner)
        self._place()
