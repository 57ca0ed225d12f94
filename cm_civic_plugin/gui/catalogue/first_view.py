"""Where the map looks when the first layers of a city come into an empty project."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsRectangle
from qgis.gui import QgsMapCanvas

from ...core.catalogue.pack import PackManifest
from ...core.catalogue.records import Catalogue
from ...core.city import CORE
from ...gis.catalogue.tree_order import LAYER_ID, OUTLINES
from ..view import look_at


def show_city(
    canvas: QgsMapCanvas, layers: list[QgsMapLayer], manifest: PackManifest, catalogue: Catalogue
) -> None:
    """Look at the heart of the city, in metres, once QGIS has taken the layers in.

    Boundaries alone, and layers wholly outside the heart, are shown whole.
    """
    area = catalogue.shared["study_area"]
    extent = QgsRectangle()
    for layer in layers:
        extent.combineExtentWith(layer.extent())
    core = QgsRectangle(*CORE)
    ours = QgsRectangle(*manifest.area).intersects(QgsRectangle(*area["province_bbox"]))
    outlines = all(
        catalogue.record(layer.customProperty(LAYER_ID)).theme.id == OUTLINES for layer in layers
    )
    view = core if extent.intersects(core) and not outlines else extent

    look_at(canvas, view, metric=ours)
