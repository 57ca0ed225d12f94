"""Small pictures of a pack's layers, drawn when the pack is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from qgis.core import (
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QGuiApplication, QImage, QPainter

from ...core.catalogue.pack import THUMBNAILS, PackManifest
from ...core.catalogue.records import Catalogue
from ...core.city import CORE
from ...core.errors import CivicError
from ..i18n import language
from .loading import make_layer

SIZE = QSize(240, 160)
_DPI = 96
_METRES_PER_DEGREE = 111_320  # along the equator; near enough to choose a view
_CLOSER = (20_000, 8_000, 2_500)  # scales
_NEAR_DEGREES = 0.08  # the width of what is shown of a pack that is not of Chiang Mai


def draw_thumbnails(
    pack: Path,
    manifest: PackManifest,
    catalogue: Catalogue,
    tick: Callable[[float, str], None] = lambda _share, _title: None,
) -> int:
    """Write ``thumbnails/<id>.png`` for every ready layer into a pack folder; return how many.

    The picture is the layer in its own style, Thai labels first, over the heart of the city;
    a layer with nothing there is shown whole. ``tick`` gets the share done and the layer's
    title, and may raise to cancel. Works in any thread; draws nothing where there is no
    QGuiApplication, without which Qt has no fonts.
    """
    if QGuiApplication.instance() is None:
        return 0
    folder = pack / THUMBNAILS
    folder.mkdir(exist_ok=True)
    ready = [record for record in catalogue.records if record.id in manifest.ready()]
    drawn = 0
    for place, record in enumerate(ready):
        tick(place / len(ready), record.title(language()))
        try:
            layer = make_layer(pack, record, "th", manifest, catalogue)
        except CivicError:
            continue  # whoever adds the layer is told why
        for view in views_of(layer, manifest):
            picture = draw_layer(layer, view)
            if not _is_blank(picture):
                break
        drawn += picture.save(str(folder / f"{record.id}.png"))
    return drawn


def views_of(layer: QgsMapLayer, manifest: PackManifest) -> Iterator[QgsRectangle]:
    """Yield what a thumbnail may show, in the layer's own EPSG:4326 degrees, widest first.

    The heart of the city, or the middle of a pack of another place; the whole layer where it has
    nothing there. Then closer and closer around a feature, as dense layers are drawn only near;
    then the whole layer, as the edge of a wide area is seen only from afar.
    """
    area = QgsRectangle(*manifest.area)
    heart = QgsRectangle(*CORE)
    if not area.intersects(heart):
        middle = area.center()
        heart = QgsRectangle.fromCenterAndSize(middle, _NEAR_DEGREES, _NEAR_DEGREES)
    extent = layer.extent()
    whole = extent.buffered(max(extent.width(), extent.height(), 0.002) * 0.05)
    yield heart if extent.isNull() or extent.intersects(heart) else whole
    if isinstance(layer, QgsVectorLayer):
        middle = _feature_near(layer, heart.center())
        for scale in _CLOSER:
            width = SIZE.width() / _DPI * 0.0254 * scale / _METRES_PER_DEGREE
            height = width * SIZE.height() / SIZE.width()
            yield QgsRectangle.fromCenterAndSize(middle, width, height)
    if not extent.isNull():
        yield whole


def _feature_near(layer: QgsVectorLayer, middle: QgsPointXY) -> QgsPointXY:
    look = 0.002
    while look < 360:
        request = QgsFeatureRequest(QgsRectangle.fromCenterAndSize(middle, look, look))
        found = next(layer.getFeatures(request.setNoAttributes().setLimit(1)), None)
        if found is not None:
            return found.geometry().boundingBox().center()
        look *= 2
    return middle


def _is_blank(picture: QImage) -> bool:
    ground = picture.pixel(0, 0)
    return all(
        picture.pixel(x, y) == ground
        for x in range(0, SIZE.width(), 2)
        for y in range(0, SIZE.height(), 2)
    )


def draw_layer(layer: QgsMapLayer, view: QgsRectangle) -> QImage:
    """Return a picture of one layer over a white ground."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(_DPI)
    settings.setExtent(view)
    picture = QImage(SIZE, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    return picture
