"""The catalogue dock: find a layer, see what it is, put it on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from html import escape
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QShowEvent
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog, QWidget

from ...core.catalogue.pack import PackManifest, read_manifest
from ...core.catalogue.recipes import Recipe, recipes
from ...core.catalogue.records import Catalogue, catalogue
from ...core.catalogue.search import SearchIndex, search_index
from ...core.errors import CivicError
from ...gis.catalogue.badges import age_in_words
from ...gis.catalogue.current_pack import current_pack, remember_pack
from ...gis.catalogue.loading import add_layers, loaded, remove_layers, why_not
from ...gis.catalogue.recipes import OnMap, add_recipe, missing, take_recipe_back
from ...gis.catalogue.relabel import relabel_project
from ...gis.catalogue.tree_order import GROUND_TITLES
from ...gis.i18n import language, pick, say, set_language, tr
from ...gis.tasks import CivicTask
from ..messages import inform, warn, withdraw
from .build_dialog import BuildWish, packs_folder
from .builder import PackBuilder
from .details import details_html
from .first_view import show_city
from .layer_tree import LAYER_ROLE
from .panel import CataloguePanel
from .recipe_page import recipe_html
from .recipes_menu import RecipesMenu
from .tools import CatalogueTools

_ADDING = "adding"  # the kind of warnings that the next addition may put out of date
_CATALOGUE = "catalogue"  # of those that tell of a catalogue that cannot be read
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class _Batch:
    """What came onto the map at once: project ids, and the recipe it came by, if any."""

    ids: list[str]
    recipe: str = ""


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
        self._added: list[_Batch] = []
        self._reading: Recipe | None = None  # the recipe whose page is shown
        self._fault: CivicError | None = None  # why the catalogue could not be read
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
        panel.search_box.textChanged.connect(self._search)
        panel.search_box.returnPressed.connect(self._add_chosen)
        panel.search_box.installEventFilter(self)
        panel.tree.wanted.connect(self.add)
        panel.tree.itemSelectionChanged.connect(self._select)
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
        return self._load() and self._use(Path(folder), quiet=False)

    def search(self, text: str) -> list[str]:
        """Type into the search box and return the ids of the layers found, best first."""
        if not self._load():
            return []
        self.panel.search_box.setText(text)
        return [record.id for record in self._index.find(text)]

    def add(self, layer_ids: list[str]) -> list[str]:
        """Add layers to the project; return the ids of the map layers that were added."""
        project = QgsProject.instance()
        refused: list[str] = []
        there: dict[str, QgsMapLayer] = {}

        def adding(folder: Path) -> OnMap:
            there.update(loaded(project, folder))
            return OnMap(add_layers(project, folder, layer_ids, language(), refused.append), [])

        put = self._put(adding)
        if put is None:
            return []
        ids = [layer.id() for layer in put.added]
        self._warn_of(refused, asked=len(layer_ids))
        root = project.layerTreeRoot()
        off = sum(not root.findLayer(layer_id).itemVisibilityChecked() for layer_id in ids)
        if ids:
            self._tell_added(len(ids), off)
        elif there.keys() & set(layer_ids) and not refused:
            self._show_again([there[key] for key in layer_ids if key in there])
        return ids

    def add_recipe(self, recipe_id: str) -> list[str]:
        """Show the layers of a recipe and how to read them; return ids of the layers added."""
        recipe = next(found for found in recipes() if found.id == recipe_id)
        refused: list[str] = []
        put = self._put(
            lambda folder: add_recipe(
                QgsProject.instance(), folder, recipe, language(), refused.append
            ),
            recipe_id,
        )
        if put is None or self._manifest is None:
            return []
        lacking = missing(recipe, self._manifest)
        states = self._manifest.layers
        said = {why_not(self._catalogue.record(key), states.get(key)) for key in lacking}
        self._warn_of([reason for reason in refused if reason not in said])  # the page has those
        self._read(recipe)
        text = tr("The map now shows “{title}”.", title=recipe.title(language()))
        if lacking:
            text += " " + tr("Not ready in this pack: {count}.", count=len(lacking))
        button = (tr("How to read it"), lambda: self._read(recipe))
        inform(self._iface, text, seconds=0, button=button)
        return [layer.id() for layer in put.added]

    def show_layer(self, layer_id: str) -> None:
        """Choose a layer in the list and bring the dock to the front."""
        self.show()
        self.raise_()
        if self._load():
            self.panel.search_box.clear()
            self.panel.tree.choose(layer_id)

    def add_all(self) -> list[str]:
        """Add every ready layer of the pack; return the ids of the map layers that were added."""
        self._load()
        return self.add(self._manifest.ready() if self._manifest else [])

    def add_theme(self, theme_id: str) -> list[str]:
        """Add a theme's ready layers; return the ids of the map layers that were added."""
        if not self._load():
            return []
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
                _ADDING,
            )
            return []
        return self.add(ids)

    def remove_last(self) -> int:
        """Take back the latest addition; return how many layers went."""
        project = QgsProject.instance()
        removed = back = 0
        while self._added and not removed + back:  # what the user removed by hand is passed over
            batch = self._added.pop()
            if batch.recipe:
                removed, back = take_recipe_back(project, batch.recipe, batch.ids, language())
                if self._reading is not None and self._reading.id == batch.recipe:
                    self._reading = None
                    self._show_details()
            else:
                removed = remove_layers(project, batch.ids)
        self.panel.undo_button.setEnabled(bool(self._added))
        said = []
        if removed:
            said.append(tr("Layers removed again: {count}.", count=removed))
        if back:
            said.append(tr("Layers put back into their themes: {count}.", count=back))
        if said:
            self._iface.mapCanvas().refresh()  # QGIS leaves the last picture of an emptied map
            inform(self._iface, " ".join(said))
        return removed

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

    def _load(self) -> bool:
        """Read the catalogue at its first need; one that cannot be read is said, and tried again
        when the dock is next shown."""
        if self._catalogue is not None:
            return True
        try:
            records, self._index = catalogue(), search_index()
        except CivicError as error:
            self._fault = error
            self.panel.show_fault(say(error))
            warn(self._iface, say(error), _CATALOGUE)
            return False
        if self._fault is not None:
            self._fault = None
            self.panel.show_fault("")
            withdraw(self._iface, _CATALOGUE)
        self._catalogue = records
        last = current_pack()
        if last is None or not self._use(last, quiet=True):
            self._show_pack()
        return True

    def _put(self, adding: Callable[[Path], OnMap], recipe: str = "") -> OnMap | None:
        """Put layers on the map in one step that can be taken back; None where that failed."""
        if not self._load():
            return None
        if self._folder is None:
            text = tr("Open or build a city pack first, or use the sample city.")
            warn(self._iface, text, _ADDING)
            return None
        first = not QgsProject.instance().mapLayers()
        try:
            put = adding(self._folder)
        except CivicError as error:
            warn(self._iface, say(error), _ADDING)
            return None
        if put.added or put.moved:
            self._added.append(_Batch([layer.id() for layer in put.added], recipe))
            self.panel.undo_button.setEnabled(True)
        if put.added:
            if first:
                show_city(self._iface.mapCanvas(), put.added, self._manifest, self._catalogue)
            self.layers_added.emit([layer.id() for layer in put.added])
        return put

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

    def _search(self, _text: str) -> None:
        self._reading = None
        self._refresh()

    def _refresh(self) -> None:
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

    def _read(self, recipe: Recipe) -> None:
        """Show the page of a recipe until a layer is chosen, and the dock with it."""
        self.panel.tree.clearSelection()
        self._reading = recipe
        self._show_details()
        self.show()
        self.raise_()

    def _select(self) -> None:
        if self.panel.tree.selectedItems():
            self._reading = None
        self._show_details()

    def _show_details(self) -> None:
        tree = self.panel.tree
        ids = tree.layer_ids()
        item = tree.currentItem()
        current = item.data(0, LAYER_ROLE) if item else None
        self.panel.add_button.setEnabled(bool(ids))
        self.panel.add_theme_button.setEnabled(tree.theme_id() is not None)
        if self._reading is not None:
            page = recipe_html(self._reading, self._manifest, self._catalogue)
            self.panel.details.setHtml(page)
            return
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
                width=self.panel.details.viewport().width() - 10,
            )
        )

    def _hint(self) -> str:
        text = tr("Choose a layer to read what it shows, where it comes from and how old it is.")
        return f"<p style='color:gray'>{escape(text)}</p>"

    def _show_again(self, layers: list[QgsMapLayer]) -> None:
        """Say that layers are there already; one that was switched off is what is wanted: show it.

        Of several, which may have been switched off so that they do not hide each other, none is.
        """
        node = QgsProject.instance().layerTreeRoot().findLayer(layers[0].id())
        if len(layers) == 1 and node is not None and not node.isVisible():
            node.setItemVisibilityCheckedParentRecursive(True)
            inform(self._iface, tr("It was on the map already, and is switched on now."))
        else:
            inform(self._iface, tr("Already on the map."))

    def _warn_of(self, refused: list[str], asked: int = 2) -> None:
        if refused and (asked == 1 or len(refused) == 1):
            warn(self._iface, refused[0], _ADDING)
        elif refused:
            text = tr(
                "{count} layers could not be added. The first: {reason}",
                count=len(refused),
                reason=refused[0],
            )
            warn(self._iface, text, _ADDING)

    def _tell_added(self, count: int, off: int) -> None:
        text = tr("Layers added: {count}.", count=count)
        if not off:
            inform(self._iface, text)
            return
        text += " " + tr(
            "Switched off, so as not to cover the map: {count} in “{group}”.",
            count=off,
            group=GROUND_TITLES[language()],
        )
        inform(self._iface, text, seconds=30)

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
        if self._catalogue is not None:
            relabel_project(QgsProject.instance(), code)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Chiang Mai Civic: layers"))
        self.panel.retranslate()
        self.panel.undo_button.setEnabled(bool(self._added))
        if self._fault is not None:
            self.panel.show_fault(say(self._fault))
        if self._catalogue is not None:
            reading = self._reading  # filling the list anew chooses a layer
            self._show_pack()
            self._reading = reading
            self._show_details()
