"""What is to be erased is chosen here: a whole source, or one person's posts."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.opinion.platforms import SUFFIXES
from ...gis.i18n import tr
from ...gis.opinion.erase_search import Search
from ...gis.opinion.erase_words import source_words
from ...gis.opinion.made_from import Known, Source
from .widgets import push_button, row_of, text_label

_ROW = Qt.ItemDataRole.UserRole


class SourcePage(QWidget):
    """Lists the files of opinions that something was made from; ``chosen`` says another is."""

    chosen = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setObjectName("cmCivicEraseSources")
        self.list.currentRowChanged.connect(lambda _row: self.chosen.emit())
        hint = text_label("cmCivicEraseSourcesHint")
        hint.setText(html.escape(tr("Files of opinions that something was made from:")))
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self.list)

    def show_sources(self, known: Iterable[Known]) -> None:
        """List these; the first of them is chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        for one in known:
            item = QListWidgetItem(source_words(one))
            item.setData(_ROW, one.source)
            item.setToolTip(html.escape("\n".join(one.titles)).replace("\n", "<br>"))
            self.list.addItem(item)
        self.list.blockSignals(False)
        if self.list.count():
            self.list.setCurrentRow(0)

    def source(self) -> Source | None:
        """Return the one that is chosen, None where there is none."""
        item = self.list.currentItem()
        return item.data(_ROW) if item is not None else None


class PersonPage(QWidget):
    """Takes the words by which posts are found, and lists what a search found to be ticked.

    ``asked`` says that posts are to be looked for, ``changed`` that others are chosen. Another
    file (``path``) or other words forget what was found.
    """

    asked = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self.search: Search | None = None
        self.search_edit = QLineEdit()
        self.search_edit.setObjectName("cmCivicEraseSearch")
        self.search_edit.setPlaceholderText(
            tr("A whole name, the number of a post, words of a post, or a telephone number")
        )
        self.find_button = push_button("cmCivicEraseFind", tr("Find"))
        self.file_label = text_label("cmCivicEraseFile")
        self.file_button = push_button("cmCivicEraseChooseFile", tr("Choose the file…"))
        self.found_label = text_label("cmCivicEraseFound")
        self.hits_tree = QTreeWidget()
        self.hits_tree.setObjectName("cmCivicEraseHits")
        self.hits_tree.setRootIsDecorated(False)
        self.hits_tree.setUniformRowHeights(True)
        self.hits_tree.setHeaderLabels([tr("Row"), tr("Why"), tr("Text")])
        self.hits_tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for column in (0, 1):
            self.hits_tree.header().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        self.others_check = QCheckBox()
        self.others_check.setObjectName("cmCivicEraseOthers")
        column = QVBoxLayout(self)
        column.addLayout(row_of((self.file_label, 1), (self.file_button, 0)))
        column.addLayout(row_of((self.search_edit, 1), (self.find_button, 0)))
        for widget in (self.found_label, self.hits_tree, self.others_check):
            column.addWidget(widget)
        self.search_edit.textChanged.connect(lambda _text: self.forget())
        self.search_edit.returnPressed.connect(self.asked)
        self.find_button.clicked.connect(lambda _on: self.asked.emit())
        self.file_button.clicked.connect(lambda _on: self._choose_file())
        self.hits_tree.itemChanged.connect(lambda _item, _column: self._show_choice())
        self.others_check.toggled.connect(lambda _on: self._show_choice())
        self._show_file()
        self._show_choice()

    def words(self) -> str:
        """Return what is to be looked for."""
        return self.search_edit.text().strip()

    def use_file(self, path: Path) -> None:
        """Look for people in another export."""
        self.path = path
        self._show_file()
        self.forget()

    def forget(self) -> None:
        """Forget what was found."""
        self.search = None
        self.hits_tree.clear()
        self._show_choice()

    def show_found(self, search: Search) -> None:
        """List what a search found, all of it ticked; the choice is then the user's."""
        self.search = search
        self.hits_tree.blockSignals(True)
        self.hits_tree.clear()
        for match in search.found.matches:
            item = QTreeWidgetItem([f"{match.row:,}", tr(match.why), match.excerpt])
            item.setData(0, _ROW, match.row)
            item.setToolTip(2, html.escape(match.excerpt))
            item.setCheckState(0, Qt.CheckState.Checked)
            self.hits_tree.addTopLevelItem(item)
        self.hits_tree.blockSignals(False)
        self._show_choice()

    def chosen_rows(self) -> list[int]:
        """Return the rows that are ticked, with what else their authors wrote if that is asked."""
        if self.search is None:
            return []
        ticked = self._ticked()
        others = self.search.found.others(ticked) if self.others_check.isChecked() else []
        return sorted({*ticked, *others})

    def _ticked(self) -> list[int]:
        items = (
            self.hits_tree.topLevelItem(at) for at in range(self.hits_tree.topLevelItemCount())
        )
        return [item.data(0, _ROW) for item in items if item.checkState(0) == Qt.CheckState.Checked]

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("Choose a file of opinions"),
            str(self.path.parent) if self.path else "",
            tr("Opinions") + f" ({' '.join(SUFFIXES)});;" + tr("All files") + " (*)",
        )
        if name:
            self.use_file(Path(name))

    def _show_file(self) -> None:
        if self.path is None:
            self.file_label.setText(html.escape(tr("Choose the file that holds the posts.")))
        else:
            self.file_label.setText(html.escape(tr("In {file}", file=self.path.name)))

    def _show_choice(self) -> None:
        """Say what was found, and offer what else those who wrote the ticked posts wrote."""
        found = self.search.found if self.search else None
        self.found_label.setVisible(found is not None)
        self.others_check.setVisible(False)
        if found is not None:
            others = len(found.others(self._ticked()))
            self.others_check.setVisible(others > 0)
            self.others_check.setText(
                tr("Also everything else by the same authors (posts: {count})", count=f"{others:,}")
            )
            words = tr(
                "Found: {found} of {read} posts. Untick those of other people.",
                found=f"{len(found.matches):,}",
                read=f"{found.read:,}",
            )
            if not found.matches:
                words = tr(
                    "No post found among {read}. A name must be whole; words need four letters.",
                    read=f"{found.read:,}",
                )
            self.found_label.setText(html.escape(words))
        self.changed.emit()
