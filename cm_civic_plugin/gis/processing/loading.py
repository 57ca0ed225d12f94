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
    """Remove the output file when the block fails, unless it was there before."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    path = Path(value) if isinstance(value, str) and Path(value).suffix else None
    new = path is not None and not path.exists()
    try:
        yield
    except BaseException:
        if new:
            for left in path.parent.glob(path.stem + ".*"):
                left.unlink(missing_ok=True)
        raise
