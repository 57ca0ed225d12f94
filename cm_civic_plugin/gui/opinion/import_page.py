"""First step of the opinion dock: the file, and what became of every row."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from ...gis.i18n import tr
from .widgets import Page, text_label

if TYPE_CHECKING:
    from ...core.opinion.post_table import ReadReport


class ImportPage(Page):
    """Chooses a file and tells what was recognised, kept, mended and taken out.

    ``without_changed`` carries the ids of the repairs that the user switched off,
    ``believed_changed`` the points (lon, lat) shared by too many rows that the user takes for real.
    """

    without_changed = pyqtSignal(object)
    believed_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cmCivicOpinionImport", parent)
        self.choose_button = QPushButton(tr("Choose a file of opinions…"))
        self.choose_button.setObjectName("cmCivicOpinionChoose")
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
        self.repair_checks: dict[str, QCheckBox] = {}
        self.points_box = QWidget()
        self.points_box.setObjectName("cmCivicOpinionPoints")
        QVBoxLayout(self.points_box).setContentsMargins(0, 0, 0, 0)
        self.point_checks: dict[tuple[float, float], QCheckBox] = {}
        for widget in (
            self.choose_button,
            self.file_label,
            self.report_label,
            self.points_box,
            self.columns_button,
            self.details_box,
            self.repairs_box,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.forget()

    def show_missing(self) -> None:
        """Offer nothing: a library is missing, which the dock has said."""
        self.choose_button.setEnabled(False)
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

    def show_report(self, report: ReadReport, without: frozenset[str]) -> None:
        """Show what was recognised and what became of the rows."""
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
        self._fill_repairs(report, without)
        self._fill_points(report)

    def _show_report(self, shown: bool) -> None:
        for widget in (
            self.report_label,
            self.points_box,
            self.columns_button,
            self.details_box,
            self.repairs_box,
        ):
            widget.setVisible(shown)

    def _fill_repairs(self, report: ReadReport, without: frozenset[str]) -> None:
        from ...gis.opinion.report_words import repairs

        _empty(self.repairs_box)
        self.repair_checks = {}
        for code, words in repairs(report, without):
            check = QCheckBox(words)
            check.setObjectName(f"cmCivicOpinionRepair_{code}")
            check.setChecked(code not in without)
            check.toggled.connect(self._say_without)
            self.repairs_box.layout().addWidget(check)
            self.repair_checks[code] = check
        self.repairs_box.setVisible(bool(self.repair_checks))

    def _fill_points(self, report: ReadReport) -> None:
        """Ask of each point that too many rows share whether its rows are to be used."""
        _empty(self.points_box)
        self.point_checks = {}
        for number, point in enumerate(report.fallback_points):
            check = QCheckBox(
                tr(
                    "Use the {rows} rows on {lat}, {lon} all the same",
                    rows=f"{point.rows:,}",
                    lat=f"{point.lat:.5f}",
                    lon=f"{point.lon:.5f}",
                )
            )
            check.setObjectName(f"cmCivicOpinionPoint_{number + 1}")
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
