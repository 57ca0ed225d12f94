"""A picture for the projector: what can still be read from the back row?"""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QTextOption
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ....core.scenario.futures import load_futures
from ....gis.i18n import pick, tr
from ....gis.scenario.symbols import future_sign, picture_of
from ..small_widgets import push_button

_SHARES = (11, 14, 18, 26, 36, 50)
"""Heights of the lines of letters: one part in so many of the picture's height."""
_LINES = (1, 2, 4, 8)


class ProjectorPicture(QWidget):
    """A window of its own with lines of letters, lines of the pen, and the futures' signs."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("cmCivicProjectorPicture")
        self.setWindowTitle(tr("Test picture: drag it to the projector"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._futures = load_futures()
        self.full_button: QPushButton = push_button(
            "cmCivicProjectorFull", tr("Fill the screen"), "/mActionZoomFullExtent.svg", self._fill
        )
        close = push_button("cmCivicProjectorClose", tr("Close"), "", self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.full_button)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        self.resize(960, 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Leave by Esc, as from any picture that fills a screen."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt)
        """Draw it in the window's size."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(Qt.GlobalColor.black)
        wide, high = self.width(), self.height()
        font, top, left = QFont(self.font()), high * 0.02, _at_left()
        for number, share in enumerate(_SHARES, 1):
            font.setPixelSize(max(6, high // share))
            painter.setFont(font)
            room = high / share * 1.75
            words = tr("{number}. Can the back row read this?", number=number)
            painter.drawText(
                QRectF(wide * 0.02, top, wide * 0.96, room),
                words,
                left,
            )
            top += room
        self._draw_signs(painter, top)
        painter.end()

    def _draw_signs(self, painter: QPainter, top: float) -> None:
        wide, high = self.width(), self.height()
        font, size = QFont(self.font()), max(24, int(high / 14))
        font.setPixelSize(max(10, high // 36))
        painter.setFont(font)
        step = wide * 0.96 / max(1, len(self._futures))
        for number, future in enumerate(self._futures):
            left = wide * 0.02 + number * step
            painter.drawImage(int(left), int(top), picture_of(future_sign(future), size))
            painter.drawText(
                QRectF(left + size * 1.1, top, step - size * 1.2, size),
                pick(future.name.en, future.name.th),
                _at_left(),
            )
        top += size * 1.4
        for number, width in enumerate(_LINES):
            pen = QPen(QColor(self._futures[number % len(self._futures)].colour), width)
            painter.setPen(pen)
            left = wide * 0.02 + number * wide * 0.24
            painter.drawLine(int(left), int(top), int(left + wide * 0.2), int(top))

    def _fill(self) -> None:
        if self.isFullScreen():
            self.showNormal()
            self.full_button.setText(tr("Fill the screen"))
        else:
            self.showFullScreen()
            self.full_button.setText(tr("Make it a window"))


def _at_left() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option
