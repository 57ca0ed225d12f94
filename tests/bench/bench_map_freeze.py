"""How long the window stands still while a map of 50,000 cells is made, added and drawn.

``python tests/bench/bench_map_freeze.py`` prints it; nothing is asserted. The opinion dock works
in a window with a canvas and a layer tree; a timer of 5 ms on the main thread tells the longest
time in which nothing else could happen there. ``--stacks`` adds where the main thread was.
"""

from __future__ import annotations

import faulthandler
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsLayerTreeModel, QgsProject
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsLayerTreeView, QgsMapCanvas
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer, qInstallMessageHandler
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

CELL, SIDE, POSTS = 100, 20_650, 100_000  # metres, metres, posts: about 50,000 cells
AIM = 100
_SLOW = 0.05  # seconds after which ``--stacks`` looks


class Watch:
    """Measures on the main thread how long its event loop takes from one turn to the next."""

    def __init__(self, stacks: bool = False) -> None:
        self.longest, self._last, self._stacks = 0.0, time.perf_counter(), stacks
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def restart(self) -> None:
        """Forget the longest time."""
        self.longest, self._last = 0.0, time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now
        if self._stacks:  # of all threads, unless the next turn comes first
            faulthandler.dump_traceback_later(_SLOW)


class Window:
    """A window as QGIS has it: canvas, layer tree, and the opinion dock."""

    def __init__(self) -> None:
        from cm_civic_plugin.gui.opinion.dock import OpinionDock

        self.main, self.canvas = QMainWindow(), QgsMapCanvas()
        self.canvas.setParallelRenderingEnabled(True)
        self.canvas.setCachingEnabled(True)
        self.main.setCentralWidget(self.canvas)
        project = QgsProject.instance()
        project.setCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
        self.canvas.setDestinationCrs(project.crs())
        root = project.layerTreeRoot()
        self._bridge = QgsLayerTreeMapCanvasBridge(root, self.canvas)
        self._model, self._tree = QgsLayerTreeModel(root), QgsLayerTreeView()
        self._model.setFlag(QgsLayerTreeModel.Flag.AllowNodeChangeVisibility)
        self._tree.setModel(self._model)
        layers = QDockWidget()
        layers.setWidget(self._tree)
        self.main.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, layers)
        self.iface = MagicMock()
        self.iface.mapCanvas.return_value = self.canvas
        self.dock = OpinionDock(self.iface, self.main)
        self.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.main.resize(1600, 1000)
        self.main.show()


def make_export(path: Path) -> None:
    """Write made-up posts: some everywhere, most around forty places."""
    chance = random.Random(1)
    west, south, degree = 98.9, 18.7, 105_400.0
    spots = [(chance.random(), chance.random()) for _ in range(40)]
    with path.open("w", encoding="utf-8") as stream:
        stream.write("lat,lon,date,text,topic,author\n")
        for number in range(POSTS):
            x, y = chance.random(), chance.random()
            if number % 3:
                spot = chance.choice(spots)
                x, y = (min(1, max(0, chance.gauss(at, 0.03))) for at in spot)
            lon = west + x * SIDE / degree
            lat = south + y * SIDE / 110_700.0
            stream.write(
                f"{lat:.6f},{lon:.6f},2025-0{number % 9 + 1}-{number % 27 + 1:02d} 10:00,"
                f"น้ำท่วมขังหน้าปากซอย ระบายไม่ทัน {number % 500},น้ำ,คน{number}\n"
            )


def wait(signal: object, start: Callable[[], object], quiet: Callable[[], bool]) -> None:
    """Run ``start``, wait for ``signal``, and then until it is quiet."""
    loop, poll, came = QEventLoop(), QTimer(), []
    poll.timeout.connect(lambda: came and quiet() and loop.quit())
    poll.start(50)
    end = QTimer()
    end.setSingleShot(True)
    end.timeout.connect(lambda: loop.exit(1))
    end.start(300_000)
    signal.connect(lambda *_arguments: came.append(True))
    QTimer.singleShot(0, start)
    if loop.exec():
        raise TimeoutError(f"{signal} did not come")
    poll.stop()


def bench(folder: Path, stacks: bool) -> None:
    """Print the longest standstill of each part of the way."""
    make_export(folder / "posts.csv")
    if not QgsProject.instance().write(str(folder / "work.qgz")):
        raise OSError("the project could not be written")
    window = Window()
    watch = Watch(stacks)
    dock, canvas = window.dock, window.canvas
    longest: list[float] = []

    def timed(words: str, signal: object, start: Callable[[], object]) -> None:
        begun = time.perf_counter()
        watch.restart()
        wait(signal, start, lambda: not canvas.isDrawing())
        longest.append(watch.longest)
        print(
            f"  {words}: longest standstill {1000 * watch.longest:.0f} ms of "
            f"{time.perf_counter() - begun:.1f} s"
        )

    timed(
        "reading 100,000 posts (not counted)",
        dock.import_step.imported,
        lambda: dock.import_file(folder / "posts.csv"),
    )
    longest.clear()
    dock.map_page.cell_spin.setValue(CELL)
    timed("finding, writing and adding", dock.map_step.added, dock.map_page.find_button.click)
    added = QgsProject.instance().layerTreeRoot().children()[0]
    timed("drawing", canvas.mapCanvasRefreshed, canvas.refreshAllLayers)
    timed("drawing all of it", canvas.mapCanvasRefreshed, canvas.zoomToFullExtent)
    timed("drawing a part", canvas.mapCanvasRefreshed, lambda: canvas.zoomByFactor(0.5))
    timed(
        "counting for the legend",
        added.layer().symbolFeatureCountMapChanged,
        lambda: added.setCustomProperty("showFeatureCount", 1),
    )
    print(
        f"a hotspot map of {added.layer().featureCount():,} cells found, added and drawn: longest "
        f"standstill of the window {1000 * max(longest):.0f} ms; aim <= {AIM}"
    )
    dock.unload()


if __name__ == "__main__":
    qInstallMessageHandler(lambda *_said: None)  # the offscreen platform complains of each window
    with tempfile.TemporaryDirectory() as name:
        application = QgsApplication([], True, str(Path(name) / "profile"))
        application.initQgis()
        bench(Path(name), "--stacks" in sys.argv)
        QgsProject.instance().clear()
