"""The workshop part of the demo: set up, drawn by a program's hand, compared, put together.

``demo.py`` calls ``show_workshop``. Strokes are real mouse events on the map, as a hand makes them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgisInterface, QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.gis.i18n import pick

Picture = Callable[..., None]
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
# future, element, tool and the corners (lon, lat) of what the hand draws
_STROKES = (
    ("good_living", "walking_street", "pen", [(98.9932, 18.7878), (98.9873, 18.7881), (98.9815, 18.7885)]),
    ("good_living", "trees", "marker", [(98.9935, 18.7950), (98.9933, 18.7880), (98.9928, 18.7814)]),
    ("good_living", "market", "pen", "ring 99.0003 18.7903"),
    ("good_living", "heritage", "pen", [(98.9817, 18.7885)]),
    ("chaos", "flood_water", "pen", "ring 99.0022 18.7800"),
    ("chaos", "road", "pen", [(99.0003, 18.7868), (99.0000, 18.7820), (98.9996, 18.7775)]),
)  # fmt: skip


def show_workshop(
    iface: QgisInterface,
    plugin: object,
    tables: Sequence[Path],
    view: QgsRectangle,
    picture: Picture,
) -> str:
    """Set a workshop up, draw in it, and look at the sample's five tables; return what was made.

    ``tables`` are copies of the sample's files, ``picture(name, widget)`` keeps a picture.
    """
    dock = plugin.scenario_dock()
    dock.show()
    dock.raise_()
    iface.mainWindow().resizeDocks([dock], [430], Qt.Orientation.Horizontal)
    made = _set_up(dock, tables[0].parent.parent / "my_workshop", picture)
    iface.mapCanvas().setExtent(view)
    count = _draw(iface, dock, picture)
    dock.open_workshop(str(tables[0]))
    dock.panel.tabs.setCurrentIndex(0)
    iface.mapCanvas().setExtent(view)
    picture("3_futures")
    iface.mapCanvas().zoomByFactor(0.6)
    _compare(dock, picture)
    places = _agree(iface, dock, tables, view, picture)
    return f"{made} tables' files, {count} strokes drawn by mouse, {places}"


def _set_up(dock: object, folder: Path, picture: Picture) -> int:
    plan = replace(
        default_plan(),
        title=pick("Trying it out: our riverside", "ลองใช้: ริมน้ำบ้านเรา"),
        place=pick("A hall in Chiang Mai", "ห้องประชุมในเชียงใหม่"),
        tables=("A", "B", "C"),
    )
    setup = dock.run_tab.setup
    setup.set_plan(plan)
    setup.show_window()
    _spin(0.5)
    picture("10_setup", setup)
    folder.mkdir()
    setup.prepare_in(folder)
    _until(lambda: dock.holds_work())
    setup.close()
    return len(list(folder.glob("*.gpkg")))


def _draw(iface: QgisInterface, dock: object, picture: Picture) -> int:
    """Draw with the mouse in big-button mode; return how many strokes are in the file."""
    dock.run_tab.big_button.setChecked(True)
    dock.run_tab.conduct.stages.setCurrentIndex(2)  # at the table
    dock.run_tab.conduct.begin()
    dock.panel.tabs.setCurrentIndex(0)
    canvas = iface.mapCanvas()
    canvas.waitWhileRendering()
    for future, element, tool, way in _STROKES:
        dock.set_future(future)
        dock.set_element(element)
        dock.start_drawing(tool)
        stroke(canvas, _ring(way) if isinstance(way, str) else way)
    count = len(dock.sitting.picture())
    picture("11_big_buttons")
    dock.run_tab.conduct.end()
    dock.run_tab.big_button.setChecked(False)
    dock.drawing.put_away()
    return count


def _compare(dock: object, picture: Picture) -> None:
    window = dock.look_tab.compare
    dock.look_tab.show_compare()
    _until(lambda: window.indicators.is_up_to_date)
    for canvas in window.canvases:
        canvas.waitWhileRendering()
    picture("12_compare", window)
    window.close()


def _agree(
    iface: QgisInterface, dock: object, tables: Sequence[Path], view: QgsRectangle, picture: Picture
) -> str:
    page = dock.look_tab.agreement
    dock.panel.tabs.setCurrentIndex(2)
    _spin(0.3)
    page.files.add(list(tables))
    _until(lambda: not page.is_busy)
    page.show_agreement()
    _until(lambda: not page.is_busy)
    iface.mapCanvas().setExtent(view)
    others = [
        node
        for node in QgsProject.instance().layerTreeRoot().findLayers()
        if node.isVisible() and _covers(node.layer())
    ]
    for node in others:  # the map of agreement speaks for itself
        node.setItemVisibilityChecked(False)
    picture("13_agreement")
    for node in others:
        node.setItemVisibilityChecked(True)
    page.keep_map(tables[0].parent / "agreement.gpkg")
    _until(lambda: not page.is_busy)
    return f"{len(tables)} tables put together and their map saved"


def _covers(layer: QgsMapLayer | None) -> bool:
    """Tell whether a layer is of drawings or opinions, which would lie over or show through."""
    keys = () if layer is None else layer.customPropertyKeys()
    return "cm_civic/future" in keys or "opinion" in (layer.source() if layer else "")


def stroke(canvas: QgsMapCanvas, corners: Sequence[tuple[float, float]]) -> None:
    """Press, drag and lift along corners (lon, lat), with a hand's small steps."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    crs = canvas.mapSettings().destinationCrs()
    to_map = QgsCoordinateTransform(degrees, crs, QgsProject.instance())
    to_pixel = canvas.getCoordinateTransform()
    pixels = []
    for lon, lat in corners:
        point = to_pixel.transform(to_map.transform(QgsPointXY(lon, lat)))
        pixels.append((point.x(), point.y()))
    way = [pixels[0]]
    for one, other in zip(pixels, pixels[1:]):
        steps = max(1, int(math.dist(one, other) / 6))
        for step in range(1, steps + 1):
            share = step / steps
            wobble = 1.5 * math.sin(len(way) / 3)
            x, y = (a + share * (b - a) for a, b in zip(one, other))
            way.append((x + wobble, y - wobble))
    viewport = canvas.viewport()

    def send(kind: QEvent.Type, place: tuple[float, float], button: object, held: object) -> None:
        where = QPointF(*place)
        there = QPointF(viewport.mapToGlobal(where.toPoint()))
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(viewport, QMouseEvent(kind, where, there, button, held, plain))
        QCoreApplication.processEvents()

    send(QEvent.Type.MouseButtonPress, way[0], _LEFT, _LEFT)
    for place in way[1:]:
        send(QEvent.Type.MouseMove, place, _NONE, _LEFT)
    send(QEvent.Type.MouseButtonRelease, way[-1], _LEFT, _NONE)
    canvas.waitWhileRendering()


def _ring(text: str) -> list[tuple[float, float]]:
    """Return a ring of some hundred metres round the place that ``ring lon lat`` names."""
    lon, lat = (float(one) for one in text.split()[1:])
    turns = [2 * math.pi * n / 24 for n in range(25)]
    return [(lon + 0.0024 * math.cos(turn), lat + 0.0021 * math.sin(turn)) for turn in turns]


def _spin(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def _until(condition: Callable[[], bool], seconds: int = 60) -> None:
    """Let QGIS work until the condition holds; raises TimeoutError."""
    for _ in range(10 * seconds):
        _spin(0.1)
        if condition():
            return
    raise TimeoutError("the demo's workshop waited in vain")
