"""Which layers of a project belong beside each other when futures are compared."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject

from .agreement_project import PROPERTY as AGREEMENT_PROPERTY
from .film_layers import FILM_PROPERTY
from .ghosts import GHOST_PROPERTY
from .room_layers import ROOM_PROPERTY
from .workshop_layers import FUTURE_PROPERTY

_OF_NEITHER = (FILM_PROPERTY, AGREEMENT_PROPERTY)


def side_layers(
    project: QgsProject,
    future_id: str,
    workshop: Path | None = None,
    *,
    today: bool = True,
    without: Collection[str] = (),
) -> list[QgsMapLayer]:
    """Return what to show of a project for one future, top first: its visible layers, less those
    of other futures (also what other tables draw live), the film's, which is of another time, and
    the map of agreement, which is of all futures and would lie over both.

    The drawings of the workshop in hand (its file) are shown also where they are hidden in the
    main map, or not at all if not ``today``. ``without`` are ids of layers that are about to go.
    """
    root = project.layerTreeRoot()
    checked = {layer.id() for layer in root.checkedLayers() if layer is not None}
    found = []
    for layer in root.layerOrder():
        if layer is None or layer.id() in without or not layer.isValid() or not layer.isSpatial():
            continue
        of = layer.customProperty(FUTURE_PROPERTY) or layer.customProperty(ROOM_PROPERTY)
        if (of and of != future_id) or any(map(layer.customProperty, _OF_NEITHER)):
            continue
        wanted = layer.id() in checked
        if of and _is_drawn_in(layer, workshop):
            wanted = today
        if wanted:
            found.append(layer)
    return found


def _is_drawn_in(layer: QgsMapLayer, workshop: Path | None) -> bool:
    if workshop is None or layer.customProperty(GHOST_PROPERTY):
        return False
    return Path(layer.source().partition("|")[0]) == workshop
