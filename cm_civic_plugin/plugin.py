"""Wiring only: what load() puts into QGIS, unload() takes out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolBar

from .core.errors import msg
from .core.resources import ICONS
from .gis import tasks
from .gis.catalogue.current_pack import current_pack
from .gis.held_crs import hold_crs
from .gis.i18n import make_translator, tr
from .gis.processing.provider import CivicProvider
from .gui.catalogue.faces import CatalogueFaces
from .gui.catalogue.repair_paths import RepairPaths

if TYPE_CHECKING:
    from collections.abc import Callable

    from .gui.opinion.dock import OpinionDock
    from .gui.scenario.dock import ScenarioDock

_MENU = "Chiang Mai Civic"  # a name: the same in every language
_TITLES = {
    "catalogue": msg("City catalogue"),
    "opinion": msg("Opinion hotspots"),
    "scenario": msg("Draw futures"),
}


class CivicPlugin:
    """The plugin as QGIS sees it.

    The docks are made when they are first shown: starting QGIS opens no file of the plugin's and
    imports no more than its toolbar needs.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self._translator: QTranslator | None = None
        self._provider: CivicProvider | None = None
        self._toolbar: QToolBar | None = None
        self._actions: dict[str, QAction] = {}
        self._docks: dict[str, QDockWidget] = {}
        self._repair: RepairPaths | None = None
        self._faces: CatalogueFaces | None = None

    # QGIS calls these three by name

    def initProcessing(self) -> None:  # noqa: N802
        """Register the Processing provider; all that qgis_process asks for."""
        self._install_translator()
        hold_crs()
        if self._provider is None:
            self._provider = CivicProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:  # noqa: N802
        """Put the toolbar, the menu and the Processing provider into QGIS."""
        self.initProcessing()
        self._toolbar = self.iface.addToolBar(_MENU)
        self._toolbar.setObjectName("cmCivicToolBar")
        self._add_action("catalogue", self.catalogue_dock)
        self._add_action("opinion", self.opinion_dock)
        self._add_action("scenario", self.scenario_dock)
        self._repair = RepairPaths(self.iface)
        self._faces = CatalogueFaces(self.iface, lambda ids: self.catalogue_dock().add(ids))

    def unload(self) -> None:
        """Take out everything that was put in, in reverse."""
        tasks.cancel_all()
        if self._faces is not None:
            self._faces.close()
            self._faces = None
        if self._repair is not None:
            self._repair.close()
            self._repair = None
        for key in list(self._docks):
            self._remove_dock(key)
        for action in self._actions.values():
            self.iface.removePluginMenu(_MENU, action)
            action.deleteLater()
        self._actions.clear()
        if self._toolbar is not None:
            self.iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    # the docks, one a column

    def catalogue_dock(self) -> QDockWidget:
        """Return the catalogue dock, made at its first use."""
        from .gui.catalogue.dock import CatalogueDock

        new = "catalogue" not in self._docks
        dock = self._dock("catalogue", CatalogueDock, Qt.DockWidgetArea.RightDockWidgetArea)
        if new:
            dock.language_changed.connect(self.speak)
            dock.pack_changed.connect(self._refresh_faces)
            dock.pack_changed.connect(self._share_pack)
            if self._repair is not None:
                dock.tools.repair_wanted.connect(self._repair.repair)
        return dock

    def opinion_dock(self) -> QDockWidget:
        """Return the opinion dock, made at its first use."""
        from .gui.opinion.dock import OpinionDock

        new = "opinion" not in self._docks
        dock = self._dock("opinion", OpinionDock, Qt.DockWidgetArea.RightDockWidgetArea)
        if new:
            dock.use_pack(current_pack())
        return dock

    def scenario_dock(self) -> QDockWidget:
        """Return the scenario dock, made at its first use."""
        from .gui.scenario.dock import ScenarioDock

        new = "scenario" not in self._docks
        dock = self._dock("scenario", ScenarioDock, Qt.DockWidgetArea.RightDockWidgetArea)
        if new:
            dock.set_pack(current_pack())
        return dock

    def speak(self, language: str) -> None:
        """Take the language that the user has just chosen.

        Toolbar, menu, docks and a workshop's layers on the map change at once, the dock of
        opinions once it is no longer busy. The dock of the catalogue sees to its layers itself.
        """
        from .gis.scenario.relabel import relabel_project

        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        self._install_translator()
        for key, action in self._actions.items():
            action.setText(tr(_TITLES[key]))
            action.setToolTip(tr(_TITLES[key]))
        self._refresh_faces()
        drawing = self._docks.get("scenario")
        if drawing is not None:
            self._renew_drawing(drawing)
        relabel_project(QgsProject.instance(), language)  # also of a saved project without the dock
        opinions = self._docks.get("opinion")
        if opinions is not None:
            if opinions.is_busy():  # it changes once its task has ended
                opinions.work.busy_changed.connect(self._speak_later)
            else:
                self._renew_opinions(opinions)

    def _renew_drawing(self, old: ScenarioDock) -> None:
        """Make the drawing dock anew with the workshop in hand, in the language of now."""
        shown, held = old.isVisible(), old.what_is_held()
        sitting = old.hand_over()
        self._remove_dock("scenario")
        new = self.scenario_dock()
        if sitting is not None:
            new.take_over(sitting)
        new.hold(held)
        if shown:
            self._show(new, True)

    def _speak_later(self, busy: bool) -> None:
        opinions = self._docks.get("opinion")
        if not busy and opinions is not None:
            # not now: the task's result is still to be taken in
            QTimer.singleShot(0, lambda: self._renew_opinions(opinions))

    def _renew_opinions(self, old: OpinionDock) -> None:
        """Make the dock of opinions anew with what it has in hand, in the language of now."""
        if self._docks.get("opinion") is not old or old.is_busy():
            return
        shown = old.isVisible()
        del self._docks["opinion"]
        self.iface.removeDockWidget(old)
        new = self.opinion_dock()
        new.go_on(old)
        old.unload()
        old.deleteLater()
        if shown:
            self._show(new, True)

    def _refresh_faces(self, _pack: str = "") -> None:
        if self._faces is not None:
            self._faces.refresh()

    def _share_pack(self, _pack: str) -> None:
        if "opinion" in self._docks:
            self._docks["opinion"].use_pack(current_pack())
        if "scenario" in self._docks:
            self._docks["scenario"].set_pack(current_pack())

    def _remove_dock(self, key: str) -> None:
        dock = self._docks.pop(key)
        dock.unload()
        self.iface.removeDockWidget(dock)
        dock.deleteLater()

    def _dock(self, key: str, make: type[QDockWidget], area: Qt.DockWidgetArea) -> QDockWidget:
        if key not in self._docks:
            dock = make(self.iface)
            window = self.iface.mainWindow()
            # QGIS restores only docks that are there as it starts; these are made at first use
            if not window.restoreDockWidget(dock):
                self.iface.addDockWidget(area, dock)
                for other in self._docks.values():  # two in one column would squeeze each other
                    if window.dockWidgetArea(other) == area:
                        window.tabifyDockWidget(other, dock)
            self._docks[key] = dock
            dock.hide()
            action = self._actions.get(key)
            if action is not None:
                dock.visibilityChanged.connect(action.setChecked)
        return self._docks[key]

    def _add_action(self, key: str, dock: Callable[[], QDockWidget]) -> None:
        icon = QIcon(str(ICONS / f"{key}.svg"))
        action = QAction(icon, tr(_TITLES[key]), self.iface.mainWindow())
        action.setObjectName(f"cmCivicAction_{key}")
        action.setCheckable(True)
        action.triggered.connect(lambda shown: self._show(dock(), shown))
        assert self._toolbar is not None  # initGui made it
        self._toolbar.addAction(action)
        self.iface.addPluginToMenu(_MENU, action)
        self._actions[key] = action

    @staticmethod
    def _show(dock: QDockWidget, shown: bool) -> None:
        dock.setVisible(shown)
        if shown:
            dock.raise_()

    def _install_translator(self) -> None:
        if self._translator is None:
            self._translator = make_translator()
            if self._translator is not None:
                QCoreApplication.installTranslator(self._translator)
