"""A pad to try the pen on: it sees what draws and how closely it is followed."""

from __future__ import annotations

import time

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
    QTextOption,
)
from qgis.PyQt.QtWidgets import QWidget

from ....gis.i18n import tr

MOUSE, TOUCH, STYLUS = "mouse", "touch", "stylus"
_TOUCHES = (
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel,
)  # fmt: skip
_MOST_POINTS = 20_000


class PenPad(QWidget):
    """Draws what the hand draws. ``tried`` says that a stroke is over.

    ``kinds`` are what was seen, in order: mouse, touch, stylus; ``points`` came in ``seconds`` of
    drawing, pauses between strokes not counted.
    """

    tried = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicRehearsalPad")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMinimumHeight(110)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.forget()

    def forget(self) -> None:
        """Wipe the pad."""
        self.kinds: list[str] = []
        self.points = 0
        self.seconds = 0.0
        self._strokes: list[QPolygonF] = []
        self._began: float | None = None
        self._kind = ""
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt)
        """Be wide enough for a stroke of the arm."""
        return QSize(420, 120)

    def event(self, event: QEvent) -> bool:
        """Take touches before Qt makes mouse events of them."""
        if event.type() not in _TOUCHES:
            return super().event(event)
        event.accept()
        # Qt 6 calls them points
        touches = event.points() if hasattr(event, "points") else event.touchPoints()
        if touches:
            first = touches[0]
            where = first.position() if hasattr(first, "position") else first.pos()
            if event.type() == QEvent.Type.TouchBegin:
                self._begin(TOUCH, where)
            elif event.type() == QEvent.Type.TouchUpdate:
                self._go(where)
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._end()
        return True

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802 (Qt)
        """Take a stylus before Qt makes mouse events of it."""
        event.accept()
        where = event.position() if hasattr(event, "position") else event.posF()
        if event.type() == QEvent.Type.TabletPress:
            self._begin(STYLUS, where)
        elif event.type() == QEvent.Type.TabletMove and self._began is not None:
            self._go(where)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(_kind_of(event), QPointF(event.pos()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Go on."""
        if self._began is not None:
            self._go(QPointF(event.pos()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """End it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt)
        """Draw the frame, what to do and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(Qt.GlobalColor.gray, 1, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if not self._strokes:
            centre = QTextOption(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(QRectF(self.rect()), tr("Press, drag and lift here"), centre)
        painter.setPen(
            QPen(Qt.GlobalColor.black, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        for stroke in self._strokes:
            painter.drawPolyline(stroke)
        painter.end()

    def _begin(self, kind: str, where: QPointF) -> None:
        if self.points > _MOST_POINTS:
            self.forget()
        self._kind, self._began = kind, time.monotonic()
        self._strokes.append(QPolygonF([where]))
        self.update()

    def _go(self, where: QPointF) -> None:
        if self._began is not None:
            self._strokes[-1].append(where)
            self.update()

    def _end(self) -> None:
        if self._began is None:
            return
        if self._kind not in self.kinds:
            self.kinds.append(self._kind)
        self.points += len(self._strokes[-1])
        self.seconds += time.monotonic() - self._began
        self._began = None
        self.tried.emit()


def _kind_of(event: QMouseEvent) -> str:
    """Return what made a mouse event: some systems make one of every finger."""
    if hasattr(event, "source"):
        made = Qt.MouseEventSource.MouseEventSynthesizedBySystem
        return TOUCH if event.source() == made else MOUSE
    device = event.device().type().name  # Qt 6
    return {"TouchScreen": TOUCH, "Stylus": STYLUS}.get(device, MOUSE)
