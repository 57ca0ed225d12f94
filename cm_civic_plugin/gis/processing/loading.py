"""What algorithms share around their output: dressing it when it loads, removing half of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputLayerDefinition,
    QgsVectorLayer,
)

_kept: list[_Dresser] = []  # QGIS holds no reference of its own


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Runs ``dress(layer)`` on the main thread when QGIS has loaded the layer."""

    def __init__(self, dress: Callable[[QgsVectorLayer], None]) -> None:
        super().__init__()
        self._dress = dress

    def postProcessLayer(  # noqa: N802
        self, layer: QgsMapLayer, _context: QgsProcessingContext, _feedback: QgsProcessingFeedback
    ) -> None:
        """Dress the layer; QGIS calls this."""
        if isinstance(layer, QgsVectorLayer):
            self._dress(layer)
            layer.triggerRepaint()
        _kept.remove(self)


def load_with(
    context: QgsProcessingContext, output: str, dress: Callable[[QgsVectorLayer], None]
) -> None:
    """Let ``dress`` style the output layer, if QGIS is going to load it."""
    if context.willLoadLayerOnCompletion(output):
        dresser = _Dresser(dress)
        _kept.append(dresser)
        context.layerToLoadOnCompletionDetails(output).setPostProcessor(dresser)


@contextmanager
def whole_or_nothing(parameters: dict[str, Any], name: str) -> Iterator[None]:
    """Remove the output file, and what goes with it, when the block fails.

    Files that were there before stay: an input of the same name beside it, an older output.
    """
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    path = Path(value) if isinstance(value, str) and Path(value).suffix else None
    before = _family(path)
    try:
        yield
    except BaseException:
        for left in _family(path) - before:
            left.unlink(missing_ok=True)
        raise


def _family(path: Path | None) -> set[Path]:
    """Return the files beside ``path`` that begin with its name (a shapefile is several)."""
    if path is None or not path.parent.is_dir():
        return set()
    return {file for file in path.parent.iterdir() if file.name.startswith(path.stem + ".")}
