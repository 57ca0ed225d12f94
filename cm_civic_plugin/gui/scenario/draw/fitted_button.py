"""A button of a palette: its column says how wide it is, and its words are never cut."""

from __future__ import annotations

from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton

_LEAST_POINTS = 6.0
_STEP = 0.95
_BOLD = 1.1
"""The words of a chosen button are bold, and that much wider."""


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

    def set_points(self, points: float) -> None:
        """Set how large the letters are where there is room."""
        self._points = points
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
            if self.sizeHint().width() + (_BOLD - 1) * words <= self.width():
                return
            points *= _STEP
            if points < _LEAST_POINTS:
                return
