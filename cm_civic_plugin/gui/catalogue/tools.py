"""The dock's tools menu: what one does with a pack beside putting its layers on the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QMenu, QWidget

from ...core.catalogue.pack import PackManifest
from ...core.catalogue.records import catalogue
from ...core.errors import CivicError, msg
from ...gis.i18n import say, tr
from ..messages import warn
from .offline_pack import OfflinePackActions

Pack = tuple[Path, PackManifest]
# name of the method, words, whether it works on the pack in use; None is a line between
_ENTRIES: tuple[tuple[str, str, bool] | None, ...] = (
    ("add_all", msg("Add every ready layer"), True),
    None,
    ("fetch", msg("Get current data…"), False),
    ("health", msg("Data health…"), True),
    ("changes", msg("What changed…"), True),
    None,
    ("licences", msg("Licences of this map…"), False),
    None,
    ("make_offline", msg("Make an offline workshop pack…"), True),
    ("open_offline", msg("Open an offline workshop pack…"), False),
    ("repair", msg("Reconnect lost layers"), False),
    None,
    ("diagnostics", msg("About this installation…"), False),
)


class CatalogueTools(QObject):
    """Opens one window a tool; none blocks QGIS, and each is made when it is first asked for.

    ``pack`` gives the pack in use, or None. ``all_wanted`` asks for all of its layers,
    ``pack_wanted`` carries the folder of a pack to use,
    ``layer_wanted`` the id of a layer to show in the catalogue, ``build_wanted`` the extract and
    the folder of sources to build a pack from. ``repair_wanted`` asks for layers to be
    reconnected whose pack was moved.
    """

    all_wanted = pyqtSignal()
    pack_wanted = pyqtSignal(object)
    layer_wanted = pyqtSignal(str)
    build_wanted = pyqtSignal(str, str)
    repair_wanted = pyqtSignal()

    def __init__(
        self, iface: QgisInterface, pack: Callable[[], Pack | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._iface = iface
        self._pack = pack
        self._parent = parent
        self._windows: dict[str, QDialog] = {}
        self._offline = OfflinePackActions(iface, parent)
        self._offline.opened.connect(self.pack_wanted)
        self.menu = QMenu(parent)
        self.menu.setObjectName("cmCivicTools")
        self.menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the tools in the current language."""
        self.menu.clear()
        has_pack = self._pack() is not None
        for entry in _ENTRIES:
            if entry is None:
                self.menu.addSeparator()
                continue
            name, words, needs_pack = entry
            action = self.menu.addAction(tr(words))
            action.setObjectName(f"cmCivicTool_{name}")
            action.setEnabled(has_pack or not needs_pack)
            action.triggered.connect(lambda _on, tool=name: self.start(tool))

    def start(self, tool: str) -> None:
        """Start a tool by its name; one that needs a catalogue that cannot be read says so."""
        try:
            getattr(self, tool)()
        except CivicError as error:
            warn(self._iface, say(error), "catalogue")

    def window(self, tool: str) -> QDialog | None:
        """Return a tool's window where it is open."""
        return self._windows.get(tool)

    def add_all(self) -> None:
        """Put every layer that the pack has ready on the map."""
        self.all_wanted.emit()

    def fetch(self) -> None:
        """Choose what to download; nothing is fetched before the user says so there."""
        from .fetch_dialog import FetchDialog

        window = self._show("fetch", lambda: FetchDialog(self._parent))
        if window is not None:
            window.fetched.connect(self.build_wanted)

    def health(self) -> None:
        """List all layers with what is wrong and who is responsible."""
        from .health_window import HealthWindow

        pack = self._pack()
        window = self._show(
            "health",
            lambda: HealthWindow(
                self._iface,
                catalogue(),
                pack[0] if pack else None,
                pack[1] if pack else None,
                self._parent,
            ),
        )
        if window is not None:
            window.chosen.connect(self.layer_wanted)

    def changes(self) -> None:
        """Compare the pack in use with an older one."""
        from .changes_dialog import ChangesDialog

        pack = self._pack()
        if pack is None:
            warn(self._iface, tr("Open or build a city pack first, or use the sample city."))
            return
        self._show("changes", lambda: ChangesDialog(self._iface, pack[0], self._parent))

    def licences(self) -> None:
        """Show what may be done with the layers of the project."""
        from .licence_dialog import LicenceDialog

        self._show(
            "licences", lambda: LicenceDialog(self._iface, QgsProject.instance(), self._parent)
        )

    def make_offline(self) -> None:
        """Make a folder or zip that carries the pack to a machine with no internet."""
        pack = self._pack()
        if pack is not None:
            self._offline.make(pack[0])

    def open_offline(self) -> None:
        """Take in an offline workshop pack."""
        self._offline.open()

    def repair(self) -> None:
        """Reconnect layers of the project whose pack was moved."""
        self.repair_wanted.emit()

    def diagnostics(self) -> None:
        """Show what to send along when something does not work."""
        from .diagnostics_dialog import DiagnosticsDialog

        self._show("diagnostics", lambda: DiagnosticsDialog(self._parent))

    def close(self) -> None:
        """Close every window and stop what runs (the plugin goes away)."""
        self._offline.close()
        for window in list(self._windows.values()):
            window.close()

    def _show(self, name: str, make: Callable[[], QDialog]) -> QDialog | None:
        """Show a tool's window; return it where it is new, to be connected."""
        window = self._windows.get(name)
        new = window is None
        if new:
            window = make()
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.destroyed.connect(lambda _gone=None: self._windows.pop(name, None))
            self._windows[name] = window
        window.show()
        window.raise_()
        return window if new else None
