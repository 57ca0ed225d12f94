"""First step of the opinion dock: the file, and what became of every row."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...gis.i18n import tr
from .widgets import CheckLine, Page, text_label

if TYPE_CHECKING:
    from ...core.opinion.post_table import ReadReport


class ImportPage(Page):
    """Chooses a file and tells what was recognised, kept, mended and taken out.

    ``without_changed`` carries the ids of the repairs that the user switched off,
    ``believed_changed`` the points (lon, lat) shared by too many rows that the user takes for real,
    ``suggest_changed`` whether topics, and whether stances, are to be suggested. ``keep_wanted``
    tells whether the posts are to be kept in the project; ``open_wanted`` and ``forget_wanted``
    carry a file of kept posts.
    """

    without_changed = pyqtSignal(object)
    believed_changed = pyqtSignal(object)
    suggest_changed = pyqtSignal(bool, bool)
    keywords_wanted = pyqtSignal()
    keep_wanted = pyqtSignal(bool)
    open_wanted = pyqtSignal(object)
    forget_wanted = pyqtSignal(object)
    erase_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cmCivicOpinionImport", parent)
        self.choose_button = QPushButton(tr("Choose a file of opinions…"))
        self.choose_button.setObjectName("cmCivicOpinionChoose")
        self.folder_button = QToolButton()
        self.folder_button.setIcon(QgsApplication.getThemeIcon("mIconFolder.svg"))
        self.folder_button.setText(tr("Folder…"))
        self.folder_button.setObjectName("cmCivicOpinionChooseFolder")
        self.folder_button.setToolTip(tr("A folder with the parts of one export, read as one"))
        choices = QHBoxLayout()
        choices.addWidget(self.choose_button, 1)
        choices.addWidget(self.folder_button)
        self.column.addLayout(choices)
        self.file_label = text_label("cmCivicOpinionFile")
        self.report_label = text_label("cmCivicOpinionReport")
        self.columns_button = QPushButton(tr("Columns…"))
        self.columns_button.setObjectName("cmCivicOpinionColumns")
        self.columns_button.setToolTip(tr("Say which column holds what, and read the file again"))
        self.details_label = text_label("cmCivicOpinionDetailsText")
        self.details_box = _folded(tr("What became of every row"), "cmCivicOpinionDetails")
        self.details_box.layout().addWidget(self.details_label)
        self.repairs_box = _folded(tr("Mending"), "cmCivicOpinionRepairs")
        self.repairs_box.setToolTip(tr("Untick one to read the file again without it"))
        self.repairs_list = QWidget()  # the box folds what it had as it was folded, and no more
        self.repairs_list.setObjectName("cmCivicOpinionRepairsList")
        QVBoxLayout(self.repairs_list).setContentsMargins(0, 0, 0, 0)
        self.repairs_box.layout().addWidget(self.repairs_list)
        self.repair_checks: dict[str, CheckLine] = {}
        self.points_box = QWidget()
        self.points_box.setObjectName("cmCivicOpinionPoints")
        QVBoxLayout(self.points_box).setContentsMargins(0, 0, 0, 0)
        self.point_checks: dict[tuple[float, float], CheckLine] = {}
        self.keep_check = CheckLine(tr("Keep the texts in this project"), "cmCivicOpinionKeep")
        self.keep_check.toggled.connect(self.keep_wanted)
        self.keep_label = text_label("cmCivicOpinionKeepText")
        self.keep_label.setText(
            html.escape(
                tr(
                    "They then lie in a file beside the project, masked but in the writers' own "
                    "words: whoever gets the folder can read them. Left off, the texts are "
                    "forgotten when QGIS closes."
                )
            )
        )
        self.kept_box = QWidget()
        self.kept_box.setObjectName("cmCivicOpinionKept")
        QVBoxLayout(self.kept_box).setContentsMargins(0, 0, 0, 0)
        self.erase_button = QPushButton(tr("Erase…"))
        self.erase_button.setObjectName("cmCivicOpinionErase")
        self.erase_button.setToolTip(
            tr("Take a source, or the posts of one person, out of everything made from them")
        )
        self.erase_button.clicked.connect(lambda _on: self.erase_wanted.emit())
        for widget in (
            self.kept_box,
            self.file_label,
            self.report_label,
            self.points_box,
            self.columns_button,
            self.details_box,
            self.repairs_box,
            self._make_suggestions(),
            self.keep_check,
            self.keep_label,
            self.erase_button,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.forget()

    def _make_suggestions(self) -> QWidget:
        self.topics_check = CheckLine(
            tr("Suggest topics by key words where the file names none"),
            "cmCivicOpinionSuggestTopics",
        )
        self.topics_check.setChecked(True)
        self.stance_check = CheckLine(
            tr("Suggest who is for and who is against"),
            "cmCivicOpinionSuggestStance",
            tr("A machine's guess by a few words; it is counted in cells only, and can be edited"),
        )
        for check in (self.topics_check, self.stance_check):
            check.toggled.connect(
                lambda _on: self.suggest_changed.emit(
                    self.topics_check.isChecked(), self.stance_check.isChecked()
                )
            )
        self.keywords_button = QPushButton(tr("Key words…"))
        self.keywords_button.setObjectName("cmCivicOpinionKeywords")
        self.keywords_button.clicked.connect(lambda _on: self.keywords_wanted.emit())
        box = _folded(tr("Topics and stance"), "cmCivicOpinionSuggestions")
        for widget in (self.topics_check, self.stance_check, self.keywords_button):
            box.layout().addWidget(widget)
        self.suggestions_box = box
        return box

    def show_kept(self, files: list[Path], current: bool) -> None:
        """Offer what the project keeps; ``current``: the import in hand is among it."""
        _empty(self.kept_box)
        for number, file in enumerate(files, start=1):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            name = file.name.replace("_", "_\u200b")  # a name may break at its underscores
            label = text_label(f"cmCivicOpinionKeptName_{number}")
            label.setText(html.escape(tr("Kept in this project: {file}", file=name)))
            line.addWidget(label, 1)
            for words, what, signal in (
                (tr("Open"), "Open", self.open_wanted),
                (tr("Forget"), "Forget", self.forget_wanted),
            ):
                button = QToolButton()
                button.setObjectName(f"cmCivicOpinionKept{what}_{number}")
                button.setText(words)
                button.clicked.connect(lambda _on, s=signal, f=file: s.emit(f))
                line.addWidget(button)
            self.kept_box.layout().addWidget(row)
        self.kept_box.setVisible(bool(files))
        self.keep_check.blockSignals(True)
        self.keep_check.setChecked(current)
        self.keep_check.blockSignals(False)

    def suggestions(self) -> tuple[CheckLine, CheckLine]:
        """Return the boxes that ask for topics and for stances."""
        return self.topics_check, self.stance_check

    def allow_reading_again(self, possible: bool) -> None:
        """Say whether the file is at hand: repairs and points need it read again."""
        for box in (self.repairs_box, self.points_box, self.columns_button):
            box.setEnabled(possible)

    def show_missing(self) -> None:
        """Offer nothing: a library is missing, which the dock has said."""
        for button in (
            self.choose_button,
            self.folder_button,
            self.erase_button,
            self.keywords_button,
        ):
            button.setEnabled(False)
        self.file_label.hide()

    def show_reading(self, name: str) -> None:
        """Say that a file is being read."""
        self.file_label.setText(html.escape(tr("Reading {file}", file=name)))
        self._show_report(False)

    def forget(self) -> None:
        """Ask for a file."""
        self.file_label.setText(
            html.escape(tr("Or drop the file here, as the platform exported it."))
        )
        self._show_report(False)

    def show_report(
        self, report: ReadReport, without: frozenset[str], tabular: bool = True
    ) -> None:
        """Show what was recognised and what became of the rows; ``tabular``: it has columns."""
        from ...gis.opinion.report_words import (
            details,
            fallbacks,
            far_away,
            found_by_text,
            headline,
            recognised,
        )

        self.file_label.setText(f"<b>{html.escape(report.file)}</b>")
        lines = (
            headline(report),
            recognised(report),
            *found_by_text(report),
            *fallbacks(report),
            *far_away(report),
        )
        self.report_label.setText("<br>".join(html.escape(line) for line in lines))
        self.details_label.setText(
            "<br>".join("• " + html.escape(line) for line in details(report))
        )
        self._show_report(True)
        self.columns_button.setVisible(tabular)
        self._fill_repairs(report, without)
        self._fill_points(report)

    def _show_report(self, shown: bool) -> None:
        for widget in (
            self.report_label,
            self.points_box,
            self.columns_button,
            self.details_box,
            self.repairs_box,
            self.suggestions_box,
            self.keep_check,
            self.keep_label,
        ):
            widget.setVisible(shown)

    def _fill_repairs(self, report: ReadReport, without: frozenset[str]) -> None:
        from ...gis.opinion.report_words import repairs

        _empty(self.repairs_list)
        self.repair_checks = {}
        for code, words in repairs(report, without):
            check = CheckLine(words, f"cmCivicOpinionRepair_{code}")
            check.setChecked(code not in without)
            check.toggled.connect(self._say_without)
            self.repairs_list.layout().addWidget(check)
            self.repair_checks[code] = check
        self.repairs_box.setVisible(bool(self.repair_checks))

    def _fill_points(self, report: ReadReport) -> None:
        """Ask of each point that too many rows share whether its rows are to be used."""
        _empty(self.points_box)
        self.point_checks = {}
        for number, point in enumerate(report.fallback_points):
            check = CheckLine(
                tr(
                    "Use the {rows} rows on {lat}, {lon} all the same",
                    rows=f"{point.rows:,}",
                    lat=f"{point.lat:.5f}",
                    lon=f"{point.lon:.5f}",
                ),
                f"cmCivicOpinionPoint_{number + 1}",
            )
            check.setChecked(point.believed)
            check.toggled.connect(self._say_believed)
            self.points_box.layout().addWidget(check)
            self.point_checks[point.lon, point.lat] = check
        self.points_box.setVisible(bool(self.point_checks))

    def _say_believed(self) -> None:
        on = (point for point, check in self.point_checks.items() if check.isChecked())
        self.believed_changed.emit(frozenset(on))

    def _say_without(self) -> None:
        off = (code for code, check in self.repair_checks.items() if not check.isChecked())
        self.without_changed.emit(frozenset(off))


def _empty(box: QWidget) -> None:
    while box.layout().count():
        box.layout().takeAt(0).widget().deleteLater()


def _folded(title: str, name: str) -> QgsCollapsibleGroupBoxBasic:
    box = QgsCollapsibleGroupBoxBasic(title)
    box.setObjectName(name)
    QVBoxLayout(box)
    box.setCollapsed(True)
    return box
