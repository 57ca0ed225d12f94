"""Where the map looks when the first layers of a city come into an empty project."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer

from ...core.catalogue.pack import PackManifest
from ...core.catalogue.records import Catalogue
from ...gis.catalogue.loading import LAYER_ID

_OUTLINES = "boundaries_governance"  # layers one wants to see whole


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
    core = QgsRectangle(*area["core_bbox"])
    ours = QgsRectangle(*manifest.area).intersects(QgsRectangle(*area["province_bbox"]))
    outlines = all(
        catalogue.record(layer.customProperty(LAYER_ID)).theme.id == _OUTLINES for layer in layers
    )
    view = core if extent.intersects(core) and not outlines else extent

    def look() -> None:
        project = QgsProject.instance()
        if ours:
            project.setCrs(QgsCoordinateReferenceSystem(area["analysis_crs"]))
        to_map = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(area["storage_crs"]), project.crs(), project
        )
        try:
            canvas.setExtent(to_map.transformBoundingBox(view))
        except QgsCsException:
            return  # the user's CRS does not reach there; leave the view as it is
        canvas.refresh()

    # QGIS sets CRS and extent for a first layer in events of its own; ours has to come after.
    QTimer.singleShot(0, look)
