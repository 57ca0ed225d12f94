"""The demo that `make run` opens: QGIS runs this at start-up, in a profile of its own.

It builds the sample city pack, loads a theme and a recipe, imports the sample opinions, finds their
places, waves and hotspots, opens a table of the sample workshop, and saves the project and pictures
of the window. Folder and
behaviour come from the environment: CM_CIVIC_DEMO (where to write), CM_CIVIC_CLOSE (close QGIS at
the end), CM_CIVIC_SCREENSHOTS (where the README's pictures go).
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsInterval,
    QgsLayoutExporter,
    QgsProject,
    QgsRectangle,
    QgsTemporalNavigationObject,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QDockWidget, QWidget
from qgis.utils import iface, plugins

from cm_civic_plugin.core.catalogue.recipes import Recipe, recipes
from cm_civic_plugin.core.resources import SAMPLE_DATA as SAMPLE
from cm_civic_plugin.gis.catalogue.credit_layout import make_credit_layout
from cm_civic_plugin.gis.i18n import language

DEMO = Path(os.environ["CM_CIVIC_DEMO"])
ERRORS = DEMO / "errors.txt"
CLOSE = "CM_CIVIC_CLOSE" in os.environ
# the old city, Nimmanhaemin and the Ping: west, south, east, north in EPSG:32647
VIEW = QgsRectangle(494_400, 2_074_600, 502_000, 2_079_900)
BASE = ["rivers_streams", "water_bodies", "road_network", "parks_green_spaces"]


def record_error(kind: type, value: BaseException, trace: object) -> None:
    """Write a Python error into errors.txt, then let QGIS show it as it does."""
    with ERRORS.open("a", encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(kind, value, trace)))
    if not CLOSE:
        qgis_hook(kind, value, trace)


def record_message(text: str, tag: str, level: Qgis.MessageLevel) -> None:
    """Write what QGIS logs as a Python error, and our own failures, into errors.txt."""
    python_error = tag == "Python error"
    ours = tag == "Chiang Mai Civic" and level == Qgis.MessageLevel.Critical
    if python_error or ours:
        with ERRORS.open("a", encoding="utf-8") as file:
            file.write(f"[{tag}] {text}\n")


def wait_for(signal: object, start: object, seconds: int = 120) -> list:
    """Run ``start`` and return what ``signal`` brings; raises TimeoutError."""
    loop = QEventLoop()
    brought: list = []

    def caught(*arguments: object) -> None:
        brought.append(arguments)
        loop.quit()

    signal.connect(caught)
    QTimer.singleShot(seconds * 1000, loop.quit)
    QTimer.singleShot(0, start)
    loop.exec()
    signal.disconnect(caught)
    if not brought:
        raise TimeoutError("the demo waited in vain")
    return list(brought[0])


def picture(name: str, widget: QWidget | None = None) -> None:
    """Wait until the map is drawn and save a picture of the QGIS window, or of one widget."""
    canvas = iface.mapCanvas()
    iface.messageBar().clearWidgets()
    canvas.refresh()
    canvas.waitWhileRendering()
    for _ in range(20):
        QCoreApplication.processEvents()
    keep((widget or iface.mainWindow()).grab().toImage(), name)


def keep(image: QImage, name: str) -> None:
    """Save a picture in the demo's folder, and smaller among the README's where asked for."""
    image.save(str(DEMO / f"{name}.png"))
    if "CM_CIVIC_SCREENSHOTS" in os.environ:
        folder = Path(os.environ["CM_CIVIC_SCREENSHOTS"])
        folder.mkdir(parents=True, exist_ok=True)
        small = image.scaledToWidth(1200, Qt.TransformationMode.SmoothTransformation)
        small.save(str(folder / f"{name}_{language()}.png"))


def prepare() -> None:
    """Save an empty project to work in, and make room for the docks."""
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    project.setTitle("Chiang Mai Civic: SAMPLE city / เมืองตัวอย่าง")
    save()
    window = iface.mainWindow()
    window.resize(QSize(1600, 1000))
    browser = window.findChild(QDockWidget, "Browser")
    if browser is not None:
        browser.hide()


def save() -> None:
    """Write the project. Raises OSError."""
    target = DEMO / "demo.qgz"
    if not QgsProject.instance().write(str(target)):
        raise OSError(f"the project could not be written to {target}")


def show_catalogue(plugin: object) -> str:
    """Build the sample pack, open the dock on it and load a theme."""
    from qgis import processing

    pack = DEMO / "pack"
    built = processing.run(
        "cmcivic:buildcitypack",
        {
            "EXTRACT": str(SAMPLE / "chiangmai_sample.osm.pbf"),
            "SOURCES": str(SAMPLE / "sources"),
            "OUTPUT": str(pack),
        },
    )
    dock = plugin.catalogue_dock()
    dock.show()
    dock.set_pack(str(pack))
    dock.add(BASE)
    dock.add_theme("heritage_culture")
    dock.search("กาด" if language() == "th" else "market")
    layers = iface.mainWindow().findChild(QDockWidget, "Layers")
    iface.mainWindow().resizeDocks([layers, dock], [330, 560], Qt.Orientation.Vertical)
    iface.mainWindow().resizeDocks([dock], [340], Qt.Orientation.Horizontal)
    iface.mapCanvas().setExtent(VIEW)
    picture("1_catalogue")
    dock.search("")
    return f"{built['LAYERS_READY']} layers, {built['FEATURES']} features in {pack}"


def show_recipe(plugin: object) -> str:
    """Load the layers for a question and print them with credits; look at the data's health."""
    dock = plugin.catalogue_dock()
    themes = iface.layerTreeView().layerTreeModel().rootGroup().findGroups()
    for group in themes:
        group.setItemVisibilityChecked(False)
    dock.add_recipe("people_and_services")
    iface.mapCanvas().setExtent(VIEW)
    picture("4_recipe")
    layout = make_credit_layout(
        QgsProject.instance(),
        language(),
        VIEW,
        recipes_by_id()["people_and_services"].title(language()),
    )
    exporter = QgsLayoutExporter(layout)
    keep(exporter.renderPageToImage(0, dpi=150), "6_map_with_credits")
    QgsProject.instance().layoutManager().removeLayout(layout)
    dock.tools.start("health")
    window = dock.tools.window("health")
    window.resize(1200, 720)
    picture("5_health", window)
    window.close()
    dock.remove_last()
    for group in themes:
        group.setItemVisibilityChecked(True)
    return "a recipe on the map, the health of the data, and a page to print, as pictures"


def recipes_by_id() -> dict[str, Recipe]:
    """Return the recipes by their ids."""
    return {recipe.id: recipe for recipe in recipes()}


def show_opinions(plugin: object) -> str:
    """Import the sample exports, place and review their posts, and map them; a picture a step."""
    dock = plugin.opinion_dock()
    dock.show()
    window = iface.mainWindow()
    window.resizeDocks([dock], [430], Qt.Orientation.Horizontal)
    page = SAMPLE / "opinions" / "facebook_sample.json"
    wait_for(dock.import_step.imported, lambda: dock.import_file(str(page)))
    dock.import_page.details_box.setCollapsed(False)
    iface.mapCanvas().setExtent(VIEW)
    picture("7_import")
    dock.steps.setCurrentWidget(dock.places_page)
    wait_for(dock.places_step.found, dock.places_step.find)
    picture("8_review")

    export = SAMPLE / "opinions" / "traffy_sample.csv"
    wait_for(dock.import_step.imported, lambda: dock.import_file(str(export)))
    dock.steps.setCurrentWidget(dock.map_page)
    dock.map_page.cell_spin.setValue(400)
    (waves,) = wait_for(dock.map_step.added, dock.map_page.waves_button.click)
    iface.mapCanvas().setExtent(VIEW)
    show_time(8)
    picture("9_waves")
    hide_time()
    tree = QgsProject.instance().layerTreeRoot()
    tree.findLayer(waves).setItemVisibilityChecked(False)
    (layer,) = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    iface.mapCanvas().setExtent(VIEW)
    densest = max(layer.getFeatures('"class" = 3'), key=lambda cell: cell["posts"])
    wait_for(dock.read_step.looked_around, lambda: dock.read_step.show_cell(layer, densest))
    picture("2_opinions")
    classes = [feature["class"] for feature in layer.getFeatures()]
    hot = sum(1 for value in classes if isinstance(value, int) and value > 0)
    dock.hide()
    return f"{hot} hot cells of {export.name} in {layer.source().partition('|')[0]}"


def show_time(frame: int) -> None:
    """Open the temporal controller at a frame, a month wide."""
    time = iface.mapCanvas().temporalController()
    time.setTemporalExtents(QgsProject.instance().timeSettings().temporalRange())
    time.setFrameDuration(QgsInterval(1, QgsUnitTypes.TemporalUnit.TemporalMonths))
    time.setNavigationMode(QgsTemporalNavigationObject.NavigationMode.Animated)
    time.setCurrentFrameNumber(frame)
    iface.mainWindow().findChild(QDockWidget, "Temporal Controller").show()


def hide_time() -> None:
    """Let the map show all of time again."""
    time = iface.mapCanvas().temporalController()
    time.setNavigationMode(QgsTemporalNavigationObject.NavigationMode.NavigationOff)
    iface.mainWindow().findChild(QDockWidget, "Temporal Controller").hide()


def show_futures(plugin: object) -> str:
    """Run a workshop of the program's own, and look at copies of the sample's tables."""
    sys.path.insert(0, str(SAMPLE))
    from demo_workshop import show_workshop

    workshop = DEMO / "workshop"
    shutil.copytree(SAMPLE / "workshop", workshop)
    return show_workshop(iface, plugin, sorted(workshop.glob("*.gpkg")), VIEW, picture)


def close() -> None:
    """Leave QGIS without being asked what to save."""
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


def run() -> None:
    """Make the demo, then close QGIS if asked to."""
    try:
        plugin = plugins["cm_civic_plugin"]
        prepare()
        lines = [
            show_catalogue(plugin),
            show_recipe(plugin),
            show_opinions(plugin),
            show_futures(plugin),
        ]
        save()
        lines.append(f"project {DEMO / 'demo.qgz'}")
        lines.append(f"pictures {', '.join(sorted(p.name for p in DEMO.glob('*.png')))} in {DEMO}")
        (DEMO / "made.txt").write_text(
            "Made from the SAMPLE city, drawn by a program:\n"
            + "".join(f"  {line}\n" for line in lines),
            encoding="utf-8",
        )
    except Exception:  # noqa: BLE001 (whatever it is, it has to end in errors.txt)
        record_error(*sys.exc_info())
    if CLOSE:
        QTimer.singleShot(0, close)
        # a dialog that waits for an answer must not hold up a machine with no one before it
        QTimer.singleShot(30_000, lambda: os._exit(3))


qgis_hook = sys.excepthook
sys.excepthook = record_error
QgsApplication.messageLog().messageReceived.connect(record_message)
if "cm_civic_plugin" not in plugins:
    ERRORS.write_text("QGIS did not load the plugin; see qgis.log\n", encoding="utf-8")
QTimer.singleShot(500, run)
