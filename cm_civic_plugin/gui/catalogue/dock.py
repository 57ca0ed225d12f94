"""The catalogue dock: find a layer, see what it is, put it on the map."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from html import escape
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QShowEvent
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog, QWidget

from ...core.catalogue.pack import PackManifest, read_manifest
from ...core.catalogue.recipes import recipes
from ...core.catalogue.records import Catalogue, catalogue
from ...core.catalogue.search import SearchIndex, search_index
from ...core.errors import CivicError
from ...gis.catalogue.badges import age_in_words
from ...gis.catalogue.current_pack import current_pack, remember_pack
from ...gis.catalogue.loading import add_layers, loaded, remove_layers
from ...gis.catalogue.recipes import add_recipe
from ...gis.catalogue.relabel import relabel_project
from ...gis.i18n import language, pick, say, set_language, tr
from ...gis.tasks import CivicTask
from ..messages import inform, warn
from .build_dialog import BuildWish, packs_folder
from .builder import PackBuilder
from .details import details_html
from .first_view import show_city
from .layer_tree import LAYER_ROLE
from .panel import CataloguePanel
from .recipes_menu import RecipesMenu
from .tools import CatalogueTools

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CatalogueDock(QDockWidget):
    """Search, read and add the layers of one city pack.

    Reads no file before it is first shown (or first asked for something).
    """

    pack_changed = pyqtSignal(str)
    layers_added = pyqtSignal(list)
    language_changed = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicCatalogueDock")
        self._iface = iface
        self._catalogue: Catalogue | None = None
        self._index: SearchIndex | None = None
        self._folder: Path | None = None
        self._manifest: PackManifest | None = None
        self._added: list[list[str]] = []
        self.panel = CataloguePanel()
        self.setWidget(self.panel)
        self._builder = PackBuilder(iface, self.panel)
        self._builder.built.connect(self._built)
        self.tools = CatalogueTools(iface, self._pack_in_use, self)
        self.tools.all_wanted.connect(self.add_all)
        self.tools.pack_wanted.connect(self.set_pack)
        self.tools.layer_wanted.connect(self.show_layer)
        self.tools.build_wanted.connect(self._build_from)
        self.recipes = RecipesMenu(lambda: self._manifest, self)
        self.recipes.chosen.connect(self.add_recipe)
        panel = self.panel
        panel.tools_button.setMenu(self.tools.menu)
        panel.recipes_button.setMenu(self.recipes)
        panel.search_box.textChanged.connect(self._refresh)
        panel.search_box.returnPressed.connect(self._add_chosen)
        panel.search_box.installEventFilter(self)
        panel.tree.wanted.connect(self.add)
        panel.tree.itemSelectionChanged.connect(self._show_details)
        panel.language_box.activated.connect(self._choose_language)
        panel.open_button.clicked.connect(self._ask_for_pack)
        panel.build_button.clicked.connect(lambda _checked: self._builder.ask())
        panel.sample_button.clicked.connect(self.use_sample)
        panel.add_button.clicked.connect(self._add_chosen)
        panel.add_theme_button.clicked.connect(self._add_chosen_theme)
        panel.undo_button.clicked.connect(self.remove_last)
        panel.cancel_button.clicked.connect(self._builder.cancel)
        self._retranslate()

    # --- for the plugin, other docks and tests

    def current_pack(self) -> Path | None:
        """Return the folder of the pack in use, or None."""
        self._load()
        return self._folder

    def set_pack(self, folder: str | Path) -> bool:
        """Use a pack and remember it; a folder that is none is said and changes nothing."""
        self._load()
        return self._use(Path(folder), quiet=False)

    def search(self, text: str) -> list[str]:
        """Type into the search box and return the ids of the layers found, best first."""
        self._load()
        self.panel.search_box.setText(text)
        return [record.id for record in self._index.find(text)]

    def add(self, layer_ids: list[str]) -> list[str]:
        """Add layers to the project; return the ids of the map layers that were added."""
        return self._add(
            layer_ids,
            lambda folder, refused: add_layers(
                QgsProject.instance(), folder, layer_ids, language(), refused
            ),
        )

    def add_recipe(self, recipe_id: str) -> list[str]:
        """Add the layers of a recipe and say how to read them; return ids of map layers."""
        recipe = next(found for found in recipes() if found.id == recipe_id)
        ids = self._add(
            [item.id for item in recipe.layers],
            lambda folder, refused: add_recipe(
                QgsProject.instance(), folder, recipe, language(), refused
            ),
        )
        if self._folder is not None:
            reading = recipe.text("reading", language())
            inform(self._iface, f"{reading} {recipe.text('caution', language())}", seconds=0)
        return ids

    def show_layer(self, layer_id: str) -> None:
        """Choose a layer in the list and bring the dock to the front."""
        self._load()
        self.panel.search_box.clear()
        self.show()
        self.raise_()
        self.panel.tree.choose(layer_id)

    def _add(
        self,
        layer_ids: list[str],
        adding: Callable[[Path, Callable[[str], None]], list[QgsMapLayer]],
    ) -> list[str]:
        self._load()
        if self._folder is None:
            warn(self._iface, tr("Open or build a city pack first, or use the sample city."))
            return []
        project = QgsProject.instance()
        first = not project.mapLayers()
        refused: list[str] = []
        there = set(loaded(project, self._folder)) & set(layer_ids)
        try:
            layers = adding(self._folder, refused.append)
        except CivicError as error:
            warn(self._iface, say(error))
            return []
        ids = [layer.id() for layer in layers]
        if layers:
            self._added.append(ids)
            self.panel.undo_button.setEnabled(True)
            if first:
                show_city(self._iface.mapCanvas(), layers, self._manifest, self._catalogue)
            self.layers_added.emit(ids)
        self._tell(len(layers), len(there), refused, asked=len(layer_ids))
        return ids

    def add_all(self) -> list[str]:
        """Add every ready layer of the pack; return the ids of the map layers that were added."""
        self._load()
        return self.add(self._manifest.ready() if self._manifest else [])

    def add_theme(self, theme_id: str) -> list[str]:
        """Add a theme's ready layers; return the ids of the map layers that were added."""
        self._load()
        records = self._catalogue.of_theme(theme_id)
        ready = self._manifest.ready() if self._manifest else []
        ids = [record.id for record in records if record.id in ready]
        if self._folder is not None and not ids:
            warn(
                self._iface,
                tr(
                    "No layer of {theme} is ready in this pack. Choose a layer to see why.",
                    theme=pick(records[0].theme.title_en, records[0].theme.title_th),
                ),
            )
            return []
        return self.add(ids)

    def remove_last(self) -> int:
        """Take back the latest addition; return how many layers went."""
        count = 0
        while self._added and not count:  # a batch the user removed by hand is passed over
            count = remove_layers(QgsProject.instance(), self._added.pop())
        self.panel.undo_button.setEnabled(bool(self._added))
        if count:
            self._iface.mapCanvas().refresh()  # QGIS leaves the last picture of an emptied map
            inform(self._iface, tr("Layers removed again: {count}.", count=count))
        return count

    def build(self, extract: str | Path, folder: str | Path) -> CivicTask:
        """Build a pack in the background and use it when it is whole; return the task."""
        return self._builder.build(BuildWish(Path(extract), Path(folder)))

    def use_sample(self) -> None:
        """Use the sample city, building its pack first where this version has not yet."""
        self._builder.use_sample()

    def unload(self) -> None:
        """Stop what runs and close what is open (the plugin goes away)."""
        self._builder.close()
        self.tools.close()
        self.panel.search_box.removeEventFilter(self)
        self.close()

    # --- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Read the catalogue and the last pack when the dock is first seen."""
        self._load()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Say everything anew when the plugin's translator changes."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "panel"):
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the arrow keys walk the list while the cursor is in the search box."""
        if event.type() == QEvent.Type.KeyPress and event.key() in _WALKING:
            keys = QKeyEvent(event.type(), event.key(), event.modifiers())
            QCoreApplication.sendEvent(self.panel.tree, keys)
            return True
        return super().eventFilter(watched, event)

    # --- inside

    def _load(self) -> None:
        if self._catalogue is not None:
            return
        self._catalogue = catalogue()
        self._index = search_index()
        last = current_pack()
        if last is None or not self._use(last, quiet=True):
            self._show_pack()

    def _use(self, folder: Path, *, quiet: bool) -> bool:
        try:
            self._manifest = read_manifest(folder)
        except CivicError as error:
            if not quiet:  # a stick that is not plugged in today is nothing to be warned of
                warn(self._iface, say(error))
            return False
        self._folder = folder
        remember_pack(folder)
        self._show_pack()
        self.pack_changed.emit(str(folder))
        return True

    def _show_pack(self) -> None:
        manifest = self._manifest
        sample = bool(manifest and manifest.sample)
        self.panel.sample_label.setVisible(sample)
        self.panel.sample_button.setVisible(not sample)
        if manifest is None:
            text = tr("No city pack is open. Open one, build one, or try the sample city.")
        else:
            date = manifest.extract_date
            text = tr(
                "{name}: {ready} of {all} layers ready. Data of {date}.",
                name=self._folder.name,
                ready=len(manifest.ready()),
                all=len(self._catalogue.records),
                date=f"{date[:10]} ({age_in_words(date, datetime.now(timezone.utc))})"
                if date
                else tr("a date not stated"),
            )
        self.panel.pack_label.setText(text)
        self.panel.pack_label.setToolTip(str(self._folder or ""))
        self._refresh()

    def _refresh(self, _text: str = "") -> None:
        if self._catalogue is None:
            return
        text = self.panel.search_box.text()
        if text.strip():
            found = self._index.find(text)
            self.panel.tree.show_found(found, self._manifest)
        else:
            found = list(self._catalogue.records)
            self.panel.tree.show_themes(self._catalogue, self._manifest)
        self.panel.empty_label.setVisible(not found)
        self._show_details()

    def _show_details(self) -> None:
        tree = self.panel.tree
        ids = tree.layer_ids()
        item = tree.currentItem()
        current = item.data(0, LAYER_ROLE) if item else None
        self.panel.add_button.setEnabled(bool(ids))
        self.panel.add_theme_button.setEnabled(tree.theme_id() is not None)
        if not current:
            self.panel.details.setHtml("" if ids else self._hint())
            return
        manifest = self._manifest
        self.panel.details.setHtml(
            details_html(
                self._catalogue.record(current),
                manifest.layers.get(current) if manifest else None,
                self._catalogue,
                sample=bool(manifest and manifest.sample),
                pack=self._folder,
            )
        )

    def _hint(self) -> str:
        text = tr("Choose a layer to read what it shows, where it comes from and how old it is.")
        return f"<p style='color:gray'>{escape(text)}</p>"

    def _tell(self, added: int, there: int, refused: list[str], *, asked: int) -> None:
        if refused and (asked == 1 or len(refused) == 1):
            warn(self._iface, refused[0])
        elif refused:
            warn(
                self._iface,
                tr(
                    "{count} layers could not be added. The first: {reason}",
                    count=len(refused),
                    reason=refused[0],
                ),
            )
        if added:
            inform(self._iface, tr("Layers added: {count}.", count=added))
        elif there and not refused:
            inform(self._iface, tr("Already on the map."))

    def _add_chosen(self) -> None:
        ids = self.panel.tree.layer_ids()
        if ids:
            self.add(ids)

    def _add_chosen_theme(self) -> None:
        theme_id = self.panel.tree.theme_id()
        if theme_id:
            self.add_theme(theme_id)

    def _ask_for_pack(self) -> None:
        start_at = str(self._folder.parent if self._folder else packs_folder())
        folder = QFileDialog.getExistingDirectory(self, tr("Open a city pack"), start_at)
        if folder:
            self.set_pack(folder)

    def _pack_in_use(self) -> tuple[Path, PackManifest] | None:
        self._load()
        return (self._folder, self._manifest) if self._folder and self._manifest else None

    def _build_from(self, extract: str, sources: str) -> None:
        self._builder.ask(Path(extract) if extract else None, Path(sources) if sources else None)

    def _built(self, folder: Path) -> None:
        for layer in loaded(QgsProject.instance(), folder).values():
            layer.dataProvider().reloadData()  # its file is a new one
            layer.triggerRepaint()
        self._use(folder, quiet=False)

    def _choose_language(self, _index: int) -> None:
        code = self.panel.language_box.currentData()
        if code == language():
            return
        set_language(code)
        self.language_changed.emit(code)  # the plugin changes its translator
        relabel_project(QgsProject.instance(), code)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Chiang Mai Civic: layers"))
        self.panel.retranslate()
        self.panel.undo_button.setEnabled(bool(self._added))
        if self._catalogue is not None:
            self._show_pack()


def _with_age(date: str) -> str:
    return f"{date[:10]} ({age_in_words(date, datetime.now(timezone.utc))})"
