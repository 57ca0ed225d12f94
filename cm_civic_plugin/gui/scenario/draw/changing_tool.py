"""What eraser and mover share: they change what is drawn, and show it until the map does."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas

from .hand_tool import HandTool
from .under_hand import Offered, UnderHand


class ChangingTool(HandTool):
    """A tool for the drawings under the hand; ``offered`` gives (uuid, shape in EPSG:4326).

    The tool itself changes nothing, it says what to change. Its marks stay on the canvas until a
    rendering that began after the hand lifted is done: then the map shows the change.
    """

    def __init__(self, canvas: QgsMapCanvas, offered: Offered) -> None:
        super().__init__(canvas)
        self._under = UnderHand(canvas, offered)
        self._waits = self._began = False

    def set_tolerance(self, pixels: float) -> None:
        """Set how far a finger reaches: 12 px at first, more for a touch table."""
        self._under.tolerance_px = float(pixels)

    def activate(self) -> None:
        """Come into the hand, and learn what there is so that the first press is quick."""
        super().activate()
        self._under.look()

    def deactivate(self) -> None:
        """Finish what is begun; nothing stays on the canvas."""
        super().deactivate()
        if not self._is_orphan():
            self._clear()

    def _wait_for_the_map(self) -> None:
        """Clear the marks when the map shows the change."""
        self._waits, self._began = True, False
        self.canvas().renderStarting.connect(self._rendering_began)
        self.canvas().mapCanvasRefreshed.connect(self._rendering_ended)
        self.canvas().refresh()

    def _rendering_began(self) -> None:
        self._began = True

    def _rendering_ended(self) -> None:
        if self._began:
            self._clear()

    def _clear(self) -> None:
        """Take the marks off the canvas; a subclass adds its own."""
        if self._waits:
            self._waits = False
            self.canvas().renderStarting.disconnect(self._rendering_began)
            self.canvas().mapCanvasRefreshed.disconnect(self._rendering_ended)
