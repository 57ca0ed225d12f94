"""The list of what can be downloaded: ticked, with sizes and what became of each file."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ...core.catalogue.fetch_plan import FetchItem, by_hand
from ...core.catalogue.records import Catalogue
from ...core.errors import CivicError
from ...gis.catalogue.fetching.file_by_file import Outcome, megabytes
from ...gis.i18n import language, pick, say, tr

_FILE, _FOR, _PUBLISHER, _LICENCE, _SIZE, _STATE = range(6)
_ITEM = Qt.ItemDataRole.UserRole
_BAD = "✕"
_FREE = "free to use; credit: "  # how a record says so where the terms have no name


class FetchList(QTreeWidget):
    """Each file in a row; below them what can only be had by hand.

    ``said`` carries in full what the row in hand says of its file: it may be too long for its
    column.
    """

    said = pyqtSignal(str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._sizes: dict[str, int | None] = {}
        self._mute: set[str] = set()  # those that could not be asked for their size
        self.setObjectName("cmCivicFetchItems")
        self.setRootIsDecorated(False)
        self.setHeaderLabels(
            [tr("File"), tr("For"), tr("Publisher"), tr("Licence"), tr("Size"), tr("Status")]
        )
        self.setColumnWidth(_FILE, 350)  # names of tiles differ at their end
        self.setColumnWidth(_FOR, 170)
        self.setColumnWidth(_PUBLISHER, 150)
        self.setColumnWidth(_SIZE, 80)
        self.header().setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(
            lambda row, _before: self.said.emit(row.text(_STATE) if row else "")
        )

    # --- what is offered and what is chosen

    def show_items(self, items: Iterable[FetchItem]) -> None:
        """Offer these; sizes that are known already stand beside them."""
        self.blockSignals(True)
        self.clear()
        for item in items:
            row = _cells(
                item.file.rpartition("/")[2],
                self._titles(item.layers),
                pick(item.publisher_en, item.publisher_th),
                self._licence(item.licence),
                megabytes(self._sizes[item.id]) if item.id in self._sizes else "",
                "" if item.builds else tr("not for packs: to open in QGIS by hand"),
            )
            _tip(row, _FILE, f"{item.file}\n{item.url}")
            _tip(row, _FOR, ", ".join(self._title(layer) for layer in item.layers))
            row.setData(_FILE, _ITEM, item)
            ticked = Qt.CheckState.Checked if item.wanted else Qt.CheckState.Unchecked
            row.setCheckState(_FILE, ticked)
            self.addTopLevelItem(row)
        for missing in by_hand(self._catalogue):
            row = _cells(
                tr("by hand"),
                self._title(missing.layer),
                pick(missing.publisher_en, missing.publisher_th),
                self._licence(self._catalogue.record(missing.layer).licence),
                "",
                f"{tr(missing.reason)} {missing.homepage}",
            )
            row.setDisabled(True)
            self.addTopLevelItem(row)
        self.blockSignals(False)

    def chosen(self) -> list[FetchItem]:
        """Return the items that are ticked."""
        rows = map(self.topLevelItem, range(self.topLevelItemCount()))
        return [
            row.data(_FILE, _ITEM)
            for row in rows
            if row.data(_FILE, _ITEM) is not None and row.checkState(_FILE) == Qt.CheckState.Checked
        ]

    def tick_live(self) -> None:
        """Tick what has the values of now, and nothing else."""
        for place in range(self.topLevelItemCount()):
            row = self.topLevelItem(place)
            item = row.data(_FILE, _ITEM)
            if item is not None:
                on = Qt.CheckState.Checked if item.live else Qt.CheckState.Unchecked
                row.setCheckState(_FILE, on)

    def was_asked(self, item: FetchItem) -> bool:
        """Tell whether its size was asked for, whatever the answer."""
        return item.id in self._sizes

    def sum_words(self) -> str:
        """Say how many files are chosen and how big they are together, as far as is known."""
        chosen = self.chosen()
        asked = [item for item in chosen if self.was_asked(item)]
        answered = [item for item in asked if item.id not in self._mute]
        known = [size for item in answered if (size := self._sizes[item.id]) is not None]
        text = tr("Files chosen: {count}.", count=len(chosen))
        if known:
            text += " " + tr(
                "{size} in all; {unknown} state no size.",
                size=megabytes(sum(known)),
                unknown=len(answered) - len(known),
            )
        elif answered == asked and asked:
            text += " " + tr("Their size is not known: no server states it.")
        if len(answered) < len(asked):
            text += " " + tr(
                "Could not be asked for their size: {count}; their rows say why.",
                count=len(asked) - len(answered),
            )
        if len(asked) < len(chosen):
            text += " " + tr(
                "Not asked for their size yet: {count}.", count=len(chosen) - len(asked)
            )
        return text

    # --- what comes

    def show_size(self, outcome: Outcome) -> None:
        """Show how big a file is, or why that cannot be had."""
        self._sizes[outcome.item.id] = outcome.result
        self._mute.discard(outcome.item.id)
        row = self._row(outcome.item)
        if outcome.error is not None:
            self._mute.add(outcome.item.id)
        if row is None:
            return
        _put(row, _SIZE, megabytes(outcome.result))
        if outcome.error is not None:
            self._fail(row, outcome.error)
        elif row.text(_STATE).startswith(_BAD):  # what was said before is no longer so
            self._say(row, "")

    def show_fetched(self, outcome: Outcome) -> None:
        """Show that a file came, and untick it; or why it did not."""
        row, done = self._row(outcome.item), outcome.result
        if row is None:
            return
        if outcome.error is not None:
            self._fail(row, outcome.error)
            return
        if done.checked:
            word = tr("checksum matches")
        elif done.whole:
            word = tr("whole")
        else:
            word = tr("came, but nothing says where it ends: look whether it is whole")
        self._say(row, f"✓ {word}, {megabytes(done.size)}")
        row.setCheckState(_FILE, Qt.CheckState.Unchecked)

    def _row(self, item: FetchItem) -> QTreeWidgetItem | None:
        for place in range(self.topLevelItemCount()):
            row = self.topLevelItem(place)
            listed = row.data(_FILE, _ITEM)
            if listed is not None and listed.id == item.id:
                return row
        return None

    def _fail(self, row: QTreeWidgetItem, error: CivicError) -> None:
        name = row.text(_FILE)
        self._say(row, f"{_BAD} {say(error).removeprefix(f'{name}: ')}")  # the row names it already
        self.setCurrentItem(row)  # its sentence is too long for its column

    def _say(self, row: QTreeWidgetItem, text: str) -> None:
        _put(row, _STATE, text)
        if row is self.currentItem():
            self.said.emit(text)

    # --- what a record is called

    def _titles(self, layers: tuple[str, ...]) -> str:
        if len(layers) > 3:
            return tr("{count} layers", count=len(layers))
        return ", ".join(map(self._title, layers))

    def _title(self, layer: str) -> str:
        return self._catalogue.record(layer).title(language())

    def _licence(self, name: str) -> str:
        known = self._catalogue.shared["licences"].get(name)
        if known:
            return known[f"name_{language()}"]
        if name.startswith(_FREE):
            return tr("free to use; credit: {credit}", credit=name[len(_FREE) :])
        return name


def _cells(*texts: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem(list(texts))
    for place, text in enumerate(texts):
        _tip(row, place, text)
    return row


def _put(row: QTreeWidgetItem, place: int, text: str) -> None:
    row.setText(place, text)
    _tip(row, place, text)


def _tip(row: QTreeWidgetItem, place: int, text: str) -> None:
    """Show a text in full when the mouse rests on its cell: as HTML, for only that is wrapped."""
    lines = escape(text).replace("\n", "<br>")
    row.setToolTip(place, f"<p>{lines}</p>" if text else "")
