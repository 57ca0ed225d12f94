"""Two maps in one frame: side by side, or one over the other with a divider to swipe."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, QRect, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ....gis.i18n import tr

_GAP = 6
_HANDLE = 48  # as wide as a finger needs
_STEP, _LEAP = 0.02, 0.1
_EDGE = 0.02  # the divider never leaves the frame


class SwipeFrame(QWidget):
    """Holds two canvases; ``set_swiping`` lays the right one over the left.

    What is left of the divider shows the left one. Masked so, both stay live maps: the hand pans
    and zooms whichever lies under it.
    """

    def __init__(self, left: QgsMapCanvas, right: QgsMapCanvas) -> None:
        super().__init__()
        self.setObjectName("cmCivicCompareMaps")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)
        self._left, self._right = left, right
        self._swiping = False
        self._share = 0.5
        for canvas in (left, right):
            canvas.setParent(self)
        self.divider = Divider(self)
        self.divider.moved.connect(self.set_share)
        self._arrange()

    @property
    def share(self) -> float:
        """The part of the width (0-1) that is left of the divider."""
        return self._share

    def set_swiping(self, swiping: bool) -> None:
        """Lay the maps on each other, or side by side."""
        self._swiping = swiping
        self._arrange()
        if swiping:
            self.divider.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_share(self, share: float) -> None:
        """Move the divider; it stays within the frame."""
        self._share = min(1.0 - _EDGE, max(_EDGE, share))
        self._part()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Give each map its place."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        if self._swiping:
            self._left.setGeometry(0, 0, width, height)
            self._right.setGeometry(0, 0, width, height)
            self._right.raise_()
        else:
            half = (width - _GAP) // 2
            self._left.setGeometry(0, 0, half, height)
            self._right.setGeometry(half + _GAP, 0, half, height)
        self.divider.setVisible(self._swiping)
        self.divider.raise_()
        self._part()

    def _part(self) -> None:
        if not self._swiping:
            self._right.clearMask()
            return
        at = round(self._share * self.width())
        self._right.setMask(QRegion(at, 0, self.width() - at, self.height()))
        self.divider.setGeometry(at - _HANDLE // 2, 0, _HANDLE, self.height())


class Divider(QWidget):
    """The line between two maps with a knob: dragged by mouse or finger, moved by the arrow keys.

    ``moved`` carries the share of its parent's width (0-1) that it asks to stand at.
    """

    moved = pyqtSignal(float)

    def __init__(self, parent: SwipeFrame) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicCompareDivider")
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Divider between the two futures"))
        self.setToolTip(tr("Drag the divider, or move it with the arrow keys."))
        self._held_at: int | None = None

    # A finger comes as a mouse too: Qt makes mouse events of touches that nobody takes.

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.pos().x() - self.width() // 2
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Go along with the hand."""
        if self._held_at is not None:
            there = self.mapToParent(event.pos()).x() - self._held_at
            self.moved.emit(there / max(1, self.parentWidget().width()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Let go."""
        self._held_at = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Move by the arrow keys, further with Shift; Home and End go to the sides."""
        step = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        share = self.parentWidget().share
        goals = {
            Qt.Key.Key_Left: share - step,
            Qt.Key.Key_Right: share + step,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }
        if event.key() in goals:
            self.moved.emit(goals[event.key()])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt)
        """Show that the keys work here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt)
        """Show that they no longer do."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt)
        """Draw a line in white and black, seen on any map, and a knob with two arrows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() // 2
        painter.fillRect(QRect(middle - 3, 0, 6, self.height()), QColor("white"))
        painter.fillRect(QRect(middle - 1, 0, 2, self.height()), QColor("black"))
        knob = QRect(middle - 20, self.height() // 2 - 20, 40, 40)
        painter.setPen(QPen(QColor("black"), 4 if self.hasFocus() else 2))
        painter.setBrush(QColor("white"))
        painter.drawEllipse(knob)
        painter.setPen(QPen(QColor("black"), 3))
        for side in (-1, 1):
            tip = QPoint(middle + side * 14, knob.center().y())
            painter.drawLine(tip, tip + QPoint(-side * 6, -6))
            painter.drawLine(tip, tip + QPoint(-side * 6, 6))
        painter.end()
