"""First step at work: a file, or several parts of one, becomes the import in hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.errors import CivicError
from ...core.opinion.platforms import SUFFIXES
from ...gis.i18n import say, tr
from ...gis.tasks import CivicTask, Progress, shares, start
from ..messages import inform, warn, withdraw
from .import_page import ImportPage
from .work import Work

if TYPE_CHECKING:
    from ...core.opinion.readers.any_table import Table
    from ...gis.opinion.session import Import

_KIND = "opinion_import"  # of warnings: the newest takes the place of the one before
_FOLDER_SETTING = "cm_civic/opinion/folder"


class ImportStep(QObject):
    """Reads the file that was chosen or dropped, as often as the user decides otherwise of it.

    ``imported`` carries the read report of a file that has been read; ``read_again`` says that it
    is the file from before, read otherwise.
    """

    imported = pyqtSignal(object)
    read_again = pyqtSignal()

    def __init__(self, work: Work, page: ImportPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self.path: Path | None = None
        self._options: dict[str, Any] = {}
        self._changed = False
        self._writing: CivicTask | None = None
        page.choose_button.clicked.connect(self._choose)
        page.folder_button.clicked.connect(self._choose_folder)
        page.columns_button.clicked.connect(self._choose_columns)
        page.without_changed.connect(lambda without: self._read_again(without=without))
        page.believed_changed.connect(lambda points: self._read_again(believed=points))
        page.suggest_changed.connect(lambda _topics, _stance: self._suggest())
        page.keywords_wanted.connect(self._edit_keywords)
        page.keep_wanted.connect(self._keep)
        page.open_wanted.connect(self._open_kept)
        page.forget_wanted.connect(self._forget_kept)
        work.busy_changed.connect(self._rest)
        work.import_changed.connect(self.show_kept)
        work.import_changed.connect(self._show_report)
        work.amended.connect(self._show_report)
        for changed in (work.import_changed, work.amended):
            changed.connect(self._note_change)
        QgsProject.instance().projectSaved.connect(self._keep_changes)
        QgsProject.instance().readProject.connect(self.show_kept)
        QgsProject.instance().cleared.connect(self.show_kept)
        self.show_kept()

    def read(self, path: str | Path, **options: Any) -> None:
        """Read a file in the background; see ``core.opinion.reading.read_posts`` for options."""
        withdraw(self._work.iface, _KIND)
        self._work.start_afresh()
        self._read(Path(path), options, self._publish)

    def _read(self, file: Path, options: dict[str, Any], publish: Callable[[Import], None]) -> None:
        from ...gis.opinion.session import import_posts
        from .mapping_dialog import remembered

        self.path, self._options = file, options
        topics, stance = self._page.topics_check.isChecked(), self._page.stance_check.isChecked()
        self._work.cancel()
        self._work.take(None)
        self._work.run(
            tr("Reading {file}", file=file.name),
            lambda progress: import_posts(
                file,
                progress,
                suggest_topics=topics,
                with_stance=stance,
                remembered=remembered,
                **options,
            ),
            publish,
            _KIND,
        )
        self._page.show_reading(file.name)

    def go_on(self, other: ImportStep) -> None:
        """Have in hand what another dock's step had read."""
        self.path, self._options = other.path, other._options
        for mine, theirs in zip(self._page.suggestions(), other._page.suggestions()):
            mine.blockSignals(True)
            mine.setChecked(theirs.isChecked())
            mine.blockSignals(False)
        self._publish(other._work.imported)
        self._changed = other._changed

    def _read_again(self, **changed: Any) -> None:
        """Read the same file otherwise; what was decided of its places stands."""
        if self.path is not None:
            self._work.settle()
            self._read(self.path, {**self._options, **changed}, self._publish_again)

    def _publish_again(self, imported: Import) -> None:
        self._publish(imported.decided(self._work.settled.values()))
        self.read_again.emit()

    def _publish(self, imported: Import) -> None:
        self._work.take(imported)
        if imported.fault is not None:
            warn(self._work.iface, say(imported.fault), _KIND)
        self.imported.emit(imported.report)

    def _show_report(self) -> None:
        """Show what is now to be said of the import in hand, whatever step changed it."""
        imported = self._work.imported
        if imported is not None:
            report = imported.report
            self._page.show_report(report, frozenset(report.switched_off), imported.tabular)
            self._page.allow_reading_again(self.path is not None)

    def forget(self) -> None:
        """Have no import in hand, and no file to read it from again."""
        self.path = None
        self._work.take(None)
        self._page.forget()

    def _suggest(self) -> None:
        """Suggest topics and stances as the page has them ticked now; places stay as they are."""
        from ...gis.opinion.session import suggest

        imported = self._work.imported
        if imported is None:
            return
        topics, stance = self._page.topics_check.isChecked(), self._page.stance_check.isChecked()
        self._work.run(
            tr("Suggesting topics and stances"),
            lambda progress: suggest(imported, topics, stance, progress),
            self._suggested,
        )

    def _suggested(self, imported: Import) -> None:
        self._work.amend_to(imported)
        if imported.fault is not None:
            warn(self._work.iface, say(imported.fault), _KIND)
        self.imported.emit(imported.report)

    def _edit_keywords(self) -> None:
        from .codebook_dialog import CodebookDialog

        dialog = CodebookDialog(self._page)
        dialog.codebook_changed.connect(lambda _codebook: self._suggest())
        dialog.show()

    # --- posts that the project keeps

    def show_kept(self) -> None:
        """Show which posts the project keeps."""
        from ...gis.opinion.kept_posts import file_for, kept_files

        project, imported = QgsProject.instance(), self._work.imported
        files = kept_files(project)
        current = bool(files) and imported is not None and file_for(project, imported) in files
        self._page.show_kept(files, current)

    def _keep(self, wanted: bool) -> None:
        from ...gis.opinion import kept_posts

        imported, project = self._work.decided(), QgsProject.instance()
        if imported is None:
            return
        try:
            path = kept_posts.file_for(project, imported)
            if not wanted:
                kept_posts.forget(project, path)
                self.show_kept()
                return
        except CivicError as error:
            warn(self._work.iface, say(error))
            self.show_kept()
            return
        self._work.run(
            tr("Keeping the texts in this project"),
            lambda progress: kept_posts.write(path, imported, shares(progress)),
            self._kept,
        )

    def _kept(self, path: Path) -> None:
        from ...gis.opinion.kept_posts import remember

        remember(QgsProject.instance(), path)
        self._changed = False
        self.show_kept()
        inform(self._work.iface, tr("The texts are kept. Save the project so that it knows."))

    def note_change(self) -> None:
        """Remember that what the project keeps of the import is older than what is in hand."""
        self._changed = True

    def _note_change(self) -> None:
        self._changed = self._work.imported is not None

    def _keep_changes(self) -> None:
        """Bring what the project keeps up to date as it is saved: places, topics, stances."""
        from ...gis.opinion import kept_posts

        imported, project = self._work.decided(), QgsProject.instance()
        if imported is None or imported.texts is None or not self._changed:
            return
        path = kept_posts.file_for(project, imported)
        if path in kept_posts.kept_files(project):
            self._changed = False
            self._writing = CivicTask(
                tr("Keeping the texts in this project"),
                lambda progress: kept_posts.write(path, imported, shares(progress)),
            )
            self._writing.failed.connect(self._could_not_keep)
            start(self._writing)

    def _could_not_keep(self, sentence: str) -> None:
        self._changed = True
        warn(self._work.iface, sentence)

    def _open_kept(self, path: Path) -> None:
        from ...gis.opinion.kept_posts import read

        self.path, self._options = None, {}
        self._work.start_afresh()
        self._work.run(
            tr("Opening {file}", file=path.name),
            lambda progress: read(path, shares(progress)),
            self._publish_kept,
        )

    def _publish_kept(self, imported: Import) -> None:
        self._publish(imported)
        self._changed = False  # the file holds just this

    def _forget_kept(self, path: Path) -> None:
        from ...gis.opinion.kept_posts import forget

        try:
            forget(QgsProject.instance(), path)
        except CivicError as error:
            warn(self._work.iface, say(error))
        self.show_kept()

    def _rest(self, busy: bool) -> None:
        """Ask for a file again where reading one came to nothing."""
        if not busy and self._work.imported is None:
            self._page.forget()

    def _choose(self) -> None:
        settings = QgsSettings()
        name, _ = QFileDialog.getOpenFileName(
            self._page,
            tr("Choose a file of opinions"),
            settings.value(_FOLDER_SETTING, "", type=str),
            tr("Opinions") + f" ({' '.join(SUFFIXES)});;" + tr("All files") + " (*)",
        )
        if name:
            settings.setValue(_FOLDER_SETTING, str(Path(name).parent))
            self.read(name)

    def _choose_folder(self) -> None:
        settings = QgsSettings()
        folder = QFileDialog.getExistingDirectory(
            self._page,
            tr("Choose a folder of opinions"),
            settings.value(_FOLDER_SETTING, "", type=str),
        )
        if folder:
            settings.setValue(_FOLDER_SETTING, folder)
            self.read(folder)

    def _choose_columns(self) -> None:
        if self.path is not None:
            self._work.run(
                tr("Looking at the columns of {file}", file=self.path.name),
                _looker(self.path),
                self._ask_for_columns,
            )

    def _ask_for_columns(self, found: tuple[Table, dict]) -> None:
        from .mapping_dialog import MappingDialog

        table, proposals = found
        dialog = MappingDialog(table, self._page, proposals)
        dialog.accepted.connect(
            lambda: self.read(table.path, **{**self._options, "mapping": dialog.mapping()})
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _looker(path: Path) -> Callable[[Progress], tuple[Table, dict]]:
    """Return what opens a table and proposes its columns, in a task."""
    from ...core.opinion.mapping import propose
    from ...core.opinion.readers.any_table import open_table

    def look(_progress: Progress) -> tuple[Table, dict]:
        table = open_table(path)
        return table, propose(table.header, table.sample)

    return look
