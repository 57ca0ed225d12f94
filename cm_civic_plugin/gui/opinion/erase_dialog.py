"""Erase…: an export, or one person's posts, for good; and the proof that nothing is left."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import Cancelled, CivicError
from ...core.opinion.erasure import Ledger, Trace, searched_for
from ...gis.i18n import say, tr
from ...gis.opinion import erase_proof, erasing
from ...gis.opinion.erase_proof import Proof
from ...gis.opinion.erase_search import Search, find_person
from ...gis.opinion.erase_words import (
    done_sentences,
    proof_sentences,
    warning_of_posts,
    warning_of_source,
)
from ...gis.opinion.erasing import Done, Prepared
from ...gis.opinion.made_from import Known, Plan, ProjectSeen, Source, find_made, known_sources, see
from ...gis.opinion.making import Population
from ...gis.opinion.profile import ledger_path
from ...gis.opinion.session import Import
from ...gis.tasks import Progress, shares
from ..one_task import OneTask
from .erase_pages import PersonPage, SourcePage
from .widgets import push_button, row_of, text_label


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
        self._imported, self._path = imported, path
        self._pack, self._residents = pack, residents
        self._task = OneTask(self)
        self._task.busy_changed.connect(self._set_busy)
        self._task.failed.connect(lambda sentence: self._say([sentence]))
        self._plan: Plan | None = None
        self._erased: _Erased | None = None
        self.source_page, self.person_page = SourcePage(), PersonPage(path)
        self._make_widgets()
        self.source_page.chosen.connect(self._look_at_source)
        self.person_page.asked.connect(self._find)
        self.person_page.changed.connect(self._show_choice)
        self.tabs.currentChanged.connect(lambda _tab: self._show_choice())
        self.erase_button.clicked.connect(lambda _on: self.erase())
        self.save_button.clicked.connect(lambda _on: self._save_and_prove())
        self._task.progressed.connect(self.progress_bar.setValue)
        self.cancel_button.clicked.connect(lambda _on: self.cancel())
        self.buttons.rejected.connect(self.close)
        self._set_busy(False)
        self._list_sources()

    def _make_widgets(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("cmCivicEraseTabs")
        self.tabs.addTab(self.source_page, tr("A whole source"))
        self.tabs.addTab(self.person_page, tr("One person's posts"))
        self.warning_label = text_label("cmCivicEraseWarning")
        self.erase_button = push_button("cmCivicEraseButton", tr("Erase for good"))
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("cmCivicEraseProgress")
        self.cancel_button = push_button("cmCivicEraseCancel", tr("Cancel"))
        self.proof_view = QTextBrowser()
        self.proof_view.setObjectName("cmCivicEraseProof")
        self.save_button = push_button("cmCivicEraseSave", tr("Save the project and look again"))
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
        whole.addLayout(row_of((self.warning_label, 1), (self.erase_button, 0)))
        whole.addLayout(row_of((self.progress_bar, 1), (self.cancel_button, 0)))
        whole.addWidget(self.proof_view, 2)
        whole.addLayout(row_of((self.save_button, 0), (self.buttons, 1)))
        self.proof_view.hide()
        self.save_button.hide()

    # --- a whole source

    def _list_sources(self) -> None:
        seen, imported, path = see(QgsProject.instance()), self._imported, self._path
        self._run(
            tr("Looking for what was made from opinions"),
            lambda _progress: known_sources(seen, imported, path),
            self._show_sources,
        )

    def _show_sources(self, known: list[Known]) -> None:
        self._plan = None
        self._show_choice()
        self.source_page.show_sources(known)

    def _look_at_source(self) -> None:
        self._plan = None
        self._show_choice()
        source = self.source_page.source()
        if source is None:
            return
        seen = see(QgsProject.instance())
        imported = self._import_of(source.sha256)
        self._run(
            tr("Looking for what was made from opinions"),
            lambda progress: find_made(seen, source, shares(progress), imported),
            self._show_plan,
        )

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self._show_choice()

    # --- one person's posts

    def _find(self) -> None:
        """Look for the posts that the words mean; the choice is then the user's."""
        path, words = self.person_page.path, self.person_page.words()
        if path is None or not words:
            self._say([tr("Type a name, the number of a post, or words of its text.")])
            return
        self.person_page.forget()
        seen, imported = see(QgsProject.instance()), self._imported
        self._run(
            tr("Looking for the posts"),
            lambda progress: find_person(path, words, imported, seen, progress),
            self.person_page.show_found,
        )

    # --- what will happen

    def _show_choice(self) -> None:
        """Say what will happen, and let it happen where there is something to erase."""
        warning = ""
        if self.tabs.currentWidget() is self.source_page:
            if self._plan is not None:
                warning = warning_of_source(self._plan)
        elif rows := self.person_page.chosen_rows():
            warning = warning_of_posts(self.person_page.search.plan, len(rows))
        self.warning_label.setText(html.escape(warning))
        self.erase_button.setEnabled(bool(warning) and not self._task.is_busy())

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
            self._erase_posts(self.person_page.search, self.person_page.chosen_rows())

    def _erase_source(self, plan: Plan) -> None:
        try:
            kept_out = len(Ledger.load(ledger_path()).rows(plan.source.sha256))
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

    def _erase_posts(self, search: Search, rows: list[int]) -> None:
        try:
            before = Ledger.load(ledger_path()).rows(search.source.sha256)
        except CivicError as error:
            self._say([say(error)])
            return
        pack, residents = self._pack, self._residents
        self._run(
            tr("Making maps again without the posts"),
            lambda progress: erasing.prepare(
                search.plan, rows, before, shares(progress), search.imported, pack, residents
            ),
            lambda prepared: self._put_in_project(search, prepared),
            hold=True,
        )

    def _put_in_project(self, search: Search, prepared: Prepared) -> None:
        project, rows = QgsProject.instance(), sorted(prepared.rows)
        try:
            ledger = Ledger.load(ledger_path())
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
        self.person_page.search_edit.clear()  # forgets the search, too
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
        erased, project = self._erased, QgsProject.instance()
        if erased is None:
            return
        if not erase_proof.tidy(project, erased.traces):
            self._say([tr("The project could not be saved. Save it yourself, then look again.")])
            return
        seen = see(project)
        self._run(
            tr("Looking for what is left"),
            lambda progress: _prove(erased, seen, progress),
            self._show_proof,
        )

    def _show_proof(self, proof: Proof | None) -> None:
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
        self.person_page.find_button.setEnabled(not busy)
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
        self.person_page.search_edit.clear()
        self._erased = None
        super().done(result)

    def _import_of(self, sha256: str) -> Import | None:
        mine = self._imported
        return mine if mine is not None and mine.sha256 == sha256 else None


def _prove(erased: _Erased, seen: ProjectSeen, progress: Progress) -> Proof | None:
    """Return the proof, None where it was cancelled; in a task."""
    try:
        return erase_proof.prove(
            seen,
            erased.source,
            erased.traces,
            shares(progress),
            erased.rows,
            erased.erased,
            erased.imported,
            common=erased.common,
        )
    except Cancelled:
        return None
