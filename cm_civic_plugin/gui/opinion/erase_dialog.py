"""Erase…: an export, or one person's posts, for good; and the proof that nothing is left."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import Cancelled, CivicError
from ...core.opinion.platforms import SUFFIXES
from ...gis.i18n import say, tr
from ...gis.tasks import Progress
from ..one_task import OneTask
from .widgets import text_label

if TYPE_CHECKING:
    from ...core.opinion.erasure import Found, Ledger, Trace
    from ...gis.opinion.erase_proof import Proof
    from ...gis.opinion.erasing import Done, Prepared
    from ...gis.opinion.made_from import Known, Plan, ProjectSeen, Source
    from ...gis.opinion.making import Population
    from ...gis.opinion.session import Import

_ROW = Qt.ItemDataRole.UserRole


@dataclass
class _Search:
    """What a search found, and all that was made from the export; held in memory only."""

    source: Source
    imported: Import
    found: Found
    plan: Plan
    words: str


@dataclass
class _Erased:
    """What an erasure did, with all that it takes to prove it again."""

    source: Source
    imported: Import | None
    traces: list[Trace]
    rows: list[int] | None
    erased: int
    common: int
    done: Done


class EraseDialog(QDialog):
    """Asks what is to go, says what will happen, erases it in the background and proves it.

    ``erased_source`` carries the SHA-256 of an export of which nothing is left, ``erased_posts``
    the same of one that has lost posts, and their rows: whoever holds its posts is to drop them
    (``gis.opinion.erasing.without_rows``).

    Args:
        imported: the import in hand, with the places that were decided; ``path`` its file.
        pack: the city pack, ``residents`` the population, for maps that were made with them.
    """

    erased_source = pyqtSignal(str)
    erased_posts = pyqtSignal(str, object)

    def __init__(
        self,
        imported: Import | None,
        path: Path | None,
        pack: Path | None,
        parent: QWidget | None = None,
        residents: Population | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicErase")
        self.setWindowTitle(tr("Erase opinions"))
        self.setModal(False)
        self.resize(720, 620)
        self._imported, self._path, self._pack, self._residents = imported, path, pack, residents
        self._task = OneTask(self)
        self._task.busy_changed.connect(self._set_busy)
        self._task.failed.connect(lambda sentence: self._say([sentence]))
        self._plan: Plan | None = None
        self._search: _Search | None = None
        self._erased: _Erased | None = None
        self._make_widgets()
        self.sources_list.currentRowChanged.connect(lambda _row: self._look_at_source())
        self.search_edit.textChanged.connect(lambda _text: self._forget_search())
        self.search_edit.returnPressed.connect(self.find)
        self.find_button.clicked.connect(lambda _on: self.find())
        self.file_button.clicked.connect(lambda _on: self._choose_file())
        self.hits_tree.itemChanged.connect(lambda _item, _column: self._show_choice())
        self.others_check.toggled.connect(lambda _on: self._show_choice())
        self.tabs.currentChanged.connect(lambda _tab: self._show_choice())
        self.erase_button.clicked.connect(lambda _on: self.erase())
        self.save_button.clicked.connect(lambda _on: self._save_and_prove())
        self._task.progressed.connect(self.progress_bar.setValue)
        self.cancel_button.clicked.connect(lambda _on: self.cancel())
        self.buttons.rejected.connect(self.close)
        self._set_busy(False)
        self._show_file()
        self._list_sources()

    def _make_widgets(self) -> None:
        self.sources_list = QListWidget()
        self.sources_list.setObjectName("cmCivicEraseSources")
        self.search_edit = QLineEdit()
        self.search_edit.setObjectName("cmCivicEraseSearch")
        self.search_edit.setPlaceholderText(
            tr("A whole name, the number of a post, words of a post, or a telephone number")
        )
        self.find_button = _button("cmCivicEraseFind", tr("Find"))
        self.file_label = text_label("cmCivicEraseFile")
        self.file_button = _button("cmCivicEraseChooseFile", tr("Choose the file…"))
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
        self.tabs = QTabWidget()
        self.tabs.setObjectName("cmCivicEraseTabs")
        self.source_page, self.person_page = QWidget(), QWidget()
        column = QVBoxLayout(self.source_page)
        hint = text_label("cmCivicEraseSourcesHint")
        hint.setText(html.escape(tr("Files of opinions that something was made from:")))
        column.addWidget(hint)
        column.addWidget(self.sources_list)
        column = QVBoxLayout(self.person_page)
        column.addLayout(_row_of((self.file_label, 1), (self.file_button, 0)))
        column.addLayout(_row_of((self.search_edit, 1), (self.find_button, 0)))
        for widget in (self.found_label, self.hits_tree, self.others_check):
            column.addWidget(widget)
        self.tabs.addTab(self.source_page, tr("A whole source"))
        self.tabs.addTab(self.person_page, tr("One person's posts"))
        self.warning_label = text_label("cmCivicEraseWarning")
        self.erase_button = _button("cmCivicEraseButton", tr("Erase for good"))
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("cmCivicEraseProgress")
        self.cancel_button = _button("cmCivicEraseCancel", tr("Cancel"))
        self.proof_view = QTextBrowser()
        self.proof_view.setObjectName("cmCivicEraseProof")
        self.save_button = _button("cmCivicEraseSave", tr("Save the project and look again"))
        self.save_button.setToolTip(
            tr("Backups of the project that still hold what was erased are deleted with it.")
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.setObjectName("cmCivicEraseButtons")
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        close.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.addWidget(self.tabs, 3)
        whole.addLayout(_row_of((self.warning_label, 1), (self.erase_button, 0)))
        whole.addLayout(_row_of((self.progress_bar, 1), (self.cancel_button, 0)))
        whole.addWidget(self.proof_view, 2)
        whole.addLayout(_row_of((self.save_button, 0), (self.buttons, 1)))
        self.proof_view.hide()
        self.save_button.hide()

    # --- a whole source

    def _list_sources(self) -> None:
        from ...gis.opinion.made_from import known_sources, see

        seen, imported, path = see(QgsProject.instance()), self._imported, self._path
        self._run(
            tr("Looking for what was made from opinions"),
            lambda _progress: known_sources(seen, imported, path),
            self._show_sources,
        )

    def _show_sources(self, known: list[Known]) -> None:
        self.sources_list.blockSignals(True)
        self.sources_list.clear()
        for one in known:
            item = QListWidgetItem(_said_of(one))
            item.setData(_ROW, one.source)
            item.setToolTip(html.escape("\n".join(one.titles)).replace("\n", "<br>"))
            self.sources_list.addItem(item)
        self.sources_list.blockSignals(False)
        self._plan = None
        self._show_choice()
        if self.sources_list.count():
            self.sources_list.setCurrentRow(0)

    def _look_at_source(self) -> None:
        from ...gis.opinion.made_from import find_made, see

        self._plan = None
        self._show_choice()
        item = self.sources_list.currentItem()
        if item is None:
            return
        source, seen = item.data(_ROW), see(QgsProject.instance())
        imported = self._import_of(source.sha256)
        self._run(
            tr("Looking for what was made from opinions"),
            lambda progress: find_made(seen, source, _shares(progress), imported),
            self._show_plan,
        )

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self._show_choice()

    # --- one person's posts

    def find(self) -> None:
        """Look for the posts that the words in the box mean; the choice is then the user's."""
        path, words = self._path, self.search_edit.text().strip()
        if path is None or not words:
            self._say([tr("Type a name, the number of a post, or words of its text.")])
            return
        self._forget_search()
        from ...gis.opinion.made_from import see

        seen, imported = see(QgsProject.instance()), self._imported
        self._run(
            tr("Looking for the posts"),
            lambda progress: _find(path, words, imported, seen, progress),
            self._show_found,
        )

    def _show_found(self, search: _Search) -> None:
        self._search = search
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
        if self._search is None:
            return []
        ticked = self._ticked()
        others = self._search.found.others(ticked) if self.others_check.isChecked() else []
        return sorted({*ticked, *others})

    def _ticked(self) -> list[int]:
        items = (
            self.hits_tree.topLevelItem(at) for at in range(self.hits_tree.topLevelItemCount())
        )
        return [item.data(0, _ROW) for item in items if item.checkState(0) == Qt.CheckState.Checked]

    def _forget_search(self) -> None:
        self._search = None
        self.hits_tree.clear()
        self._show_choice()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("Choose a file of opinions"),
            str(self._path.parent) if self._path else "",
            tr("Opinions") + f" ({' '.join(SUFFIXES)});;" + tr("All files") + " (*)",
        )
        if name:
            self.use_file(Path(name))

    def use_file(self, path: Path) -> None:
        """Look for people in another export."""
        self._path = path
        self._show_file()
        self._forget_search()

    # --- what will happen

    def _show_file(self) -> None:
        if self._path is None:
            self.file_label.setText(html.escape(tr("Choose the file that holds the posts.")))
        else:
            self.file_label.setText(html.escape(tr("In {file}", file=self._path.name)))

    def _show_choice(self) -> None:
        """Say what will happen, and let it happen where there is something to erase."""
        from ...gis.opinion.erase_words import warning_of_posts, warning_of_source

        busy = self._task.is_busy()
        found = self._search.found if self._search else None
        self.found_label.setVisible(found is not None)
        self.others_check.setVisible(False)
        warning = ""
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
        if self.tabs.currentWidget() is self.source_page:
            if self._plan is not None:
                warning = warning_of_source(self._plan)
        elif rows := self.chosen_rows():
            warning = warning_of_posts(self._search.plan, len(rows))
        self.warning_label.setText(html.escape(warning))
        self.erase_button.setEnabled(bool(warning) and not busy)

    def erase(self) -> None:
        """Erase what is chosen; there is no way back."""
        if not self.erase_button.isEnabled():
            return
        self._erased = None
        self.proof_view.hide()
        self.save_button.hide()
        if self.tabs.currentWidget() is self.source_page:
            self._erase_source(self._plan)
        else:
            self._erase_posts(self._search, self.chosen_rows())

    def _erase_source(self, plan: Plan) -> None:
        from ...gis.opinion import erase_proof, erasing

        try:
            kept_out = len(_ledger().rows(plan.source.sha256))
        except CivicError as error:
            self._say([say(error)])
            return
        done = erasing.let_go(QgsProject.instance(), plan)
        imported = self._import_of(plan.source.sha256)
        erased = _Erased(
            plan.source,
            imported,
            erase_proof.traces_of_source(plan.source),
            None,
            kept_out,
            0,
            done,
        )
        if imported is not None:
            self._imported = None
        self.erased_source.emit(plan.source.sha256)
        self._finish(erased, lambda: erasing.delete(plan, done))

    def _erase_posts(self, search: _Search, rows: list[int]) -> None:
        from ...gis.opinion.erasing import prepare

        try:
            before = _ledger().rows(search.source.sha256)
        except CivicError as error:
            self._say([say(error)])
            return
        pack, residents = self._pack, self._residents
        self._run(
            tr("Making maps again without the posts"),
            lambda progress: prepare(
                search.plan, rows, before, _shares(progress), search.imported, pack, residents
            ),
            lambda prepared: self._put_in_project(search, prepared),
            hold=True,
        )

    def _put_in_project(self, search: _Search, prepared: Prepared) -> None:
        from ...core.opinion.erasure import searched_for
        from ...gis.opinion import erasing

        project, rows = QgsProject.instance(), sorted(prepared.rows)
        try:
            ledger = _ledger()
            erasing.put_in_project(project, prepared, ledger)
        except CivicError as error:
            erasing.discard(prepared)
            self._say([say(error)])
            return
        count = len(ledger.rows(search.source.sha256))
        erased = _Erased(
            search.source,
            search.imported,
            [*prepared.traces.traces, *searched_for(search.words)],
            rows,
            count,
            prepared.traces.common,
            prepared.done,
        )
        if self._import_of(search.source.sha256) is not None:
            self._imported = erasing.without_rows(self._imported, rows, count)
        self.search_edit.clear()  # forgets the search, too
        self.erased_posts.emit(search.source.sha256, rows)
        self._finish(
            erased,
            lambda: erasing.finish(prepared),
            lambda: erasing.refresh(project, prepared),
        )

    def _finish(
        self,
        erased: _Erased,
        work: Callable[[], Done],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Do what is left of the erasure, which no cancelling stops, and prove it."""
        from ...gis.opinion.made_from import see

        self._erased = erased
        seen = see(QgsProject.instance())

        def finish(progress: Progress) -> Proof | None:
            work()
            return _prove(erased, seen, progress)

        def publish(proof: Proof | None) -> None:
            then()
            self._show_proof(proof)

        self._run(tr("Erasing and looking for what is left"), finish, publish, hold=True)

    # --- the proof

    def _save_and_prove(self) -> None:
        from ...gis.opinion.erase_proof import tidy
        from ...gis.opinion.made_from import see

        erased, project = self._erased, QgsProject.instance()
        if erased is None:
            return
        if not tidy(project, erased.traces):
            self._say([tr("The project could not be saved. Save it yourself, then look again.")])
            return
        seen = see(project)
        self._run(
            tr("Looking for what is left"),
            lambda progress: _prove(erased, seen, progress),
            self._show_proof,
        )

    def _show_proof(self, proof: Proof | None) -> None:
        from ...gis.opinion.erase_words import done_sentences, proof_sentences

        erased = self._erased
        if proof is None:
            self._say(
                [
                    *done_sentences(erased.done),
                    tr("Erased, but the search for what is left was stopped."),
                ]
            )
        else:
            self._say(proof_sentences(proof, erased.done), proof.is_clean)
        saved = bool(QgsProject.instance().fileName())
        self.save_button.setVisible(saved and (proof is None or bool(proof.left)))
        self._list_sources()

    def _say(self, sentences: list[str], clean: bool = False) -> None:
        items = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in sentences)
        head = f"<p><b>{html.escape(tr('Nothing is left.'))}</b></p>" if clean else ""
        self.proof_view.setHtml(f"{head}<ul>{items}</ul>")
        self.proof_view.show()

    # --- work in the background

    def _run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        publish: Callable[[Any], None],
        hold: bool = False,
    ) -> None:
        """Do ``work`` in place of what runs and publish its result.

        With ``hold`` nothing else can be chosen meanwhile.
        """
        self._task.run(title, work, publish)
        self.tabs.setEnabled(not hold)

    def _set_busy(self, busy: bool) -> None:
        self.progress_bar.setValue(0)
        for widget in (self.progress_bar, self.cancel_button):
            widget.setVisible(busy)
        self.find_button.setEnabled(not busy)
        self.save_button.setEnabled(not busy)
        if not busy:
            self.tabs.setEnabled(True)
        self._show_choice()

    def cancel(self) -> None:
        """Stop what runs; what is already being deleted is deleted all the same."""
        self._task.cancel()

    def done(self, result: int) -> None:
        """Close: stop what runs and forget what was searched for and found."""
        self.cancel()
        self.search_edit.clear()
        self._erased = None
        super().done(result)

    def _import_of(self, sha256: str) -> Import | None:
        mine = self._imported
        return mine if mine is not None and mine.sha256 == sha256 else None


def _find(
    path: Path,
    words: str,
    imported: Import | None,
    seen: ProjectSeen,
    progress: Progress,
) -> _Search:
    """Find the posts and what was made from their export; in a task."""
    from ...core.opinion.erasure import find_posts, options_of
    from ...core.opinion.source import source_sha256
    from ...gis.opinion.made_from import Source, find_made
    from ...gis.opinion.session import import_posts

    sha = source_sha256(path, lambda _size: progress(0, ""))
    if imported is None or imported.sha256 != sha:
        erased = _ledger().rows(sha)
        imported = import_posts(
            path, lambda percent, word: progress(0.4 * percent, word), erased=erased
        )
    shares = _shares(progress)
    options = options_of(imported.report)
    found = find_posts(path, words, lambda share: shares(0.4 + 0.4 * share), **options)
    found = found.without(_ledger().rows(sha))
    source = Source(sha, path.name, path)
    plan = find_made(seen, source, lambda share: shares(0.8 + 0.2 * share), imported)
    return _Search(source, imported, found, plan, words)


def _prove(
    erased: _Erased,
    seen: Any,
    progress: Progress,  # noqa: ANN401 (ProjectSeen)
) -> Proof | None:
    """Return the proof, None where it was cancelled; in a task."""
    from ...gis.opinion.erase_proof import prove

    try:
        return prove(
            seen,
            erased.source,
            erased.traces,
            _shares(progress),
            erased.rows,
            erased.erased,
            erased.imported,
            common=erased.common,
        )
    except Cancelled:
        return None


def _ledger() -> Ledger:
    from ...core.opinion.erasure import Ledger
    from ...gis.opinion.profile import ledger_path

    return Ledger.load(ledger_path())


def _shares(progress: Progress) -> Callable[[float], None]:
    return lambda share: progress(100 * share, "")


def _said_of(known: Known) -> str:
    name = known.source.name or tr("A file that is no longer known by name")
    said = []
    if known.in_hand:
        said.append(tr("imported now"))
    if known.titles:
        said.append(tr("results: {count}", count=len(known.titles)))
    if known.stores:
        said.append(tr("posts kept in the project"))
    return f"{name} ({known.source.sha256[:8]}): {', '.join(said)}" if said else name


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)  # Enter in the search box is to find, never to erase
    return button


def _row_of(*widgets: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget, stretch in widgets:
        row.addWidget(widget, stretch)
    return row
