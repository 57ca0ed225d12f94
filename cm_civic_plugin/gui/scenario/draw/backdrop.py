"""The cached backdrop: drawing over a slow layer is not slowed by it."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas


class Backdrop:
    """Lets a canvas keep each layer's picture while people draw, whatever the user's setting."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._was_cached: bool | None = None

    def set_active(self, active: bool) -> None:
        """Keep pictures while a drawing tool is in the hand; else the user's setting holds."""
        if active and self._was_cached is None:
            self._was_cached = self._canvas.isCachingEnabled()
            self._canvas.setCachingEnabled(True)
        elif not active and self._was_cached is not None:
            self._canvas.setCachingEnabled(self._was_cached)
            self._was_cached = None

    def unload(self) -> None:
        """Leave the canvas as the user had it."""
        self.set_active(False)
