"""Frames of the replay film as pictures, one after another and without holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
from qgis.PyQt.QtCore import QObject, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from ...core.errors import BadOutput, msg
from ...core.scenario.film import Film
from ..i18n import say
from .film_layers import frame_range

_BAND = 0.07
"""The caption's height as a share of the picture's."""


class FilmExport(QObject):
    """Renders each frame with the map's settings into ``frame_0001.png`` and so on.

    ``caption`` gives the words of a frame. ``progressed`` carries the share done (0-1),
    ``finished`` the pictures, ``failed`` a sentence. One of the last two comes, unless it was
    cancelled: then what was written is taken away again.
    """

    progressed = pyqtSignal(float)
    finished = pyqtSignal(list)
    failed = pyqtSignal(str)

    def __init__(
        self,
        film: Film,
        settings: QgsMapSettings,
        folder: Path,
        caption: Callable[[int], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._film = film
        self._settings = QgsMapSettings(settings)
        self._folder = folder
        self._caption = caption
        self._job: QgsMapRendererParallelJob | None = None
        self._written: list[Path] = []
        self._cancelled = False

    def start(self) -> None:
        """Begin; fails at once where the folder holds frames already or cannot be made."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            taken = sorted(self._folder.glob("frame_*.png"))
        except OSError as error:
            self._fail(
                msg("{file} cannot be made: {reason}. Choose a folder that can be written."),
                self._folder,
                error.strerror,
            )
            return
        if taken:
            error = BadOutput(
                msg("{file} holds frames of a film already. Choose another folder."),
                file=self._folder,
            )
            self.failed.emit(say(error))
            return
        self._next()

    def cancel(self) -> None:
        """Stop, and take away the pictures written so far."""
        self._cancelled = True
        if self._job is not None:
            self._job.finished.disconnect(self._rendered)
            self._job.cancel()
            self._job = None
        for path in self._written:
            path.unlink(missing_ok=True)
        self._written = []

    def _next(self) -> None:
        number = len(self._written)
        if number == len(self._film.frames):
            written, self._written = self._written, []
            self.finished.emit(written)
            return
        self._settings.setIsTemporal(True)
        self._settings.setTemporalRange(frame_range(self._film.frames[number]))
        self._job = QgsMapRendererParallelJob(self._settings)
        self._job.finished.connect(self._rendered)
        self._job.start()

    def _rendered(self) -> None:
        number = len(self._written)
        image = self._job.renderedImage()
        self._job.deleteLater()
        self._job = None
        write_caption(image, self._caption(number))
        path = self._folder / f"frame_{number + 1:04d}.png"
        self._written.append(path)
        if not image.save(str(path)):
            self.cancel()
            self._fail(
                msg("{file} could not be written: {reason}. Look after its disk and folder."),
                path,
                "PNG",
            )
            return
        self.progressed.emit((number + 1) / len(self._film.frames))
        if not self._cancelled:  # by one who listens
            self._next()

    def _fail(self, sentence: str, file: Path, reason: str) -> None:
        self.failed.emit(say(BadOutput(sentence, file=file, reason=reason)))


def write_caption(image: QImage, words: str) -> None:
    """Write words on a white band at the foot of a picture, smaller where they are many."""
    image.setDevicePixelRatio(1.0)  # measured in its own pixels
    height = max(20.0, image.height() * _BAND)
    band = QRectF(0, image.height() - height, image.width(), height)
    painter = QPainter(image)
    painter.fillRect(band, QColor(255, 255, 255, 225))
    font = QFont()
    pixels = max(10, round(height * 0.52))
    font.setPixelSize(pixels)
    inner = band.adjusted(height / 3, 0, -height / 3, 0)
    wide = QFontMetricsF(font).horizontalAdvance(words)
    if wide > inner.width():
        font.setPixelSize(max(7, int(pixels * inner.width() / wide)))
    painter.setFont(font)
    painter.setPen(QColor("black"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.end()
