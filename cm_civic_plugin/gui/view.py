"""Where the map looks when something first comes into an empty project."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer

from ..core.city import METRIC_CRS


def look_at(canvas: QgsMapCanvas, view: QgsRectangle, metric: bool = True) -> None:
    """Look at ``view`` (EPSG:4326), in the city's metric CRS unless it lies elsewhere.

    QGIS sets CRS and extent for a first layer in events of its own; this comes after them.
    """

    def look() -> None:
        project = QgsProject.instance()
        if metric:
            project.setCrs(QgsCoordinateReferenceSystem(METRIC_CRS))
        to_map = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"), project.crs(), project
        )
        try:
            canvas.setExtent(to_map.transformBoundingBox(view))
        except QgsCsException:
            return  # the user's CRS does not reach there; leave the view as it is
        canvas.refresh()

    QTimer.singleShot(0, look)


def stay(canvas: QgsMapCanvas) -> Callable[[], None]:
    """Return what puts back the view and CRS of now, once layers have come into an empty project.

    QGIS takes those of a first layer, also where the user looks at something already.
    """
    crs, view = canvas.mapSettings().destinationCrs(), canvas.extent()

    def put_back() -> None:
        QgsProject.instance().setCrs(crs)
        canvas.setExtent(view)
        canvas.refresh()

    return lambda: QTimer.singleShot(0, put_back)
