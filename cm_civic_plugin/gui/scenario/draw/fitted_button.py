"""A button of a palette: its column says how wide it is, and its words are never cut."""

from __future__ import annotations

from qgis.core import QgsMarkerSymbol
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap, QResizeEvent, qGray
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton

from ....gis.scenario.symbols import picture_of

BIG_ROW = 48
"""What is pressed less often is less high on a touch table, or no palette would be in sight."""
_LEAST_POINTS = 6.0
_STEP = 0.95
ANY_SIZE = 16_777_215  # of Qt: no limit
_BOLD = 1.1
"""The words of a chosen button are bold, and that much wider."""
# A thin border and a quiet face until chosen; the chosen one fills with its colour.
_BUTTON = (
    "QToolButton {{ border: {border}px solid {colour}; border-radius: 6px; padding: 2px; }}"
    "QToolButton:checked {{ background: {colour}; color: {ink}; font-weight: bold; }}"
    "QToolButton:disabled {{ border-color: #b8b8b8; }}"
)


class FittedButton(QToolButton):
    """Takes smaller letters where its words would be cut, as with the large fonts of a projector.

    A name too long for that, from somebody's own palette, is cut and stands in the tool tip.
    """

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._points = self.font().pointSizeF()
        self._most = ANY_SIZE

    def set_points(self, points: float, most: int = ANY_SIZE) -> None:
        """Set how large the letters are where there is room; ``most`` is how high it may be."""
        self._points, self._most = points, most
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Fit the words into the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        font, points = self.font(), self._points
        while True:
            if font.pointSizeF() != points:
                font.setPointSizeF(points)
                self.setFont(font)
            words = max(map(self.fontMetrics().horizontalAdvance, self.text().split("\n")))
            size = self.sizeHint()
            if size.width() + (_BOLD - 1) * words <= self.width() and size.height() <= self._most:
                return
            points *= _STEP
            if points < _LEAST_POINTS:
                return


def choice_button(
    name: str, text: str, tip: str, symbol: QgsMarkerSymbol | None, colour: str, *, border: int
) -> FittedButton:
    """Return one of several to choose from: quiet until then, and filled with its colour."""
    button = FittedButton(name, text)
    button.setToolTip(tip)
    if symbol is not None:
        # beside the words: under them, half as many would be in sight on a small laptop
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(QIcon(QPixmap.fromImage(picture_of(symbol, 64))))
    ink = "black" if qGray(QColor(colour).rgb()) > 150 else "white"
    button.setStyleSheet(_BUTTON.format(border=border, colour=colour, ink=ink))
    return button
