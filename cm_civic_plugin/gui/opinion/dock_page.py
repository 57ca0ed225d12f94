"""The widgets of the opinion dock and what they show."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...gis.i18n import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ...core.opinion.post_table import ReadReport
    from ...gis.opinion.session import Settings


class DockPage(QScrollArea):
    """One page, top to bottom: the file, what became of it, the settings, the button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicOpinionPage")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        self._busy = False
        self._ready = False

        self.missing_label = _label("cmCivicOpinionMissing")
        self.missing_label.hide()
        column.addWidget(self.missing_label)

        self.choose_button = QPushButton(tr("Choose a file of opinions…"))
        self.choose_button.setObjectName("cmCivicOpinionChoose")
        column.addWidget(self.choose_button)
        self.file_label = _label("cmCivicOpinionFile")
        column.addWidget(self.file_label)

        self.report_label = _label("cmCivicOpinionReport")
        self.report_label.hide()
        column.addWidget(self.report_label)
        self.details_box = QgsCollapsibleGroupBoxBasic(tr("What became of every row"))
        self.details_box.setObjectName("cmCivicOpinionDetails")
        self.details_label = _label("cmCivicOpinionDetailsText")
        QVBoxLayout(self.details_box).addWidget(self.details_label)
        self.details_box.setCollapsed(True)
        self.details_box.hide()
        column.addWidget(self.details_box)

        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.topic_combo = QComboBox()
        self.topic_combo.setObjectName("cmCivicOpinionTopic")
        self.topic_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.topic_combo.setMinimumContentsLength(6)
        self.cell_spin = _spin("cmCivicOpinionCell", 50, 5000, 250, 50)
        self.cell_spin.setSuffix(" " + tr("m"))
        self.rings_spin = _spin("cmCivicOpinionRings", 1, 5, 1, 1)
        self.people_spin = _spin("cmCivicOpinionPeople", 3, 100, 5, 1)
        form.addRow(tr("Topic"), self.topic_combo)
        form.addRow(tr("Width of a cell"), self.cell_spin)
        form.addRow(tr("Rings of neighbours"), self.rings_spin)
        form.addRow(tr("Least people in a cell"), self.people_spin)
        column.addLayout(form)

        self.privacy_label = _label("cmCivicOpinionPrivacy")
        self.privacy_label.setText(
            tr(
                "The points themselves are not put on the map: they could show who wrote. "
                "Cells of few people are withheld."
            )
        )
        column.addWidget(self.privacy_label)

        self.find_button = QPushButton(tr("Find hotspots"))
        self.find_button.setObjectName("cmCivicOpinionFind")
        column.addWidget(self.find_button)
        row = QHBoxLayout()
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("cmCivicOpinionProgress")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("cmCivicOpinionCancel")
        row.addWidget(self.progress_bar, 1)
        row.addWidget(self.cancel_button)
        column.addLayout(row)

        self.result_label = _label("cmCivicOpinionResult")
        self.result_label.hide()
        column.addWidget(self.result_label)
        column.addStretch(1)
        self.setWidget(inner)
        self.forget_reading(False)
        self.set_busy(False)

    def settings(self) -> Settings:
        """Return what the user asks for."""
        from ...gis.opinion.session import Settings

        return Settings(
            float(self.cell_spin.value()),
            self.rings_spin.value(),
            self.people_spin.value(),
            self.topic_combo.currentData() or "",
        )

    def show_missing(self, sentence: str) -> None:
        """Say which library is missing and how to get it; nothing else can be done then."""
        self.missing_label.setText(html.escape(sentence))
        self.missing_label.show()
        self.choose_button.setEnabled(False)
        self.file_label.hide()

    def show_reading(self, name: str) -> None:
        """Say that a file is being read."""
        self._ready = False
        self.file_label.setText(html.escape(tr("Reading {file}", file=name)))
        self.report_label.hide()
        self.details_box.hide()
        self.result_label.hide()

    def forget_reading(self, keep: bool) -> None:
        """Go back to asking for a file, unless one has been read."""
        if not keep:
            self._ready = False
            self.file_label.setText(
                html.escape(tr("Or drop the file here, as the platform exported it."))
            )
            self._fill_topics({})

    def show_report(self, report: ReadReport) -> None:
        """Show what was recognised and what became of the rows."""
        from ...gis.opinion.report_words import details, fallbacks, headline, recognised

        self._ready = report.placed > 0
        self.file_label.setText(f"<b>{html.escape(report.file)}</b>")
        lines = (headline(report), recognised(report), *fallbacks(report))
        self.report_label.setText("<br>".join(html.escape(line) for line in lines))
        self.report_label.show()
        self.details_label.setText(
            "<br>".join("• " + html.escape(line) for line in details(report))
        )
        self.details_box.show()
        self._fill_topics(report.topics)
        self.set_busy(self._busy)

    def show_result(self, sentences: list[str], path: Path) -> None:
        """Show what was found and the file it was written to."""
        name = path.name.replace("_", "_\u200b")  # a name may break at its underscores
        lines = (*sentences, tr("Saved as {file}", file=name))
        self.result_label.setText("<br>".join(html.escape(line) for line in lines))
        self.result_label.setToolTip(str(path))
        self.result_label.show()

    def show_progress(self, percent: float) -> None:
        """Show how far the work is (0-100)."""
        self.progress_bar.setValue(int(percent))

    def set_busy(self, busy: bool) -> None:
        """Show that work goes on, or that the buttons may be pressed."""
        self._busy = busy
        self.progress_bar.setValue(0)
        self.progress_bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.find_button.setEnabled(self._ready and not busy)

    def _fill_topics(self, topics: dict[str, int]) -> None:
        self.topic_combo.clear()
        self.topic_combo.addItem(tr("All topics"), "")
        for topic, count in sorted(topics.items(), key=lambda item: -item[1]):
            self.topic_combo.addItem(f"{topic} ({count:,})", topic)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setMinimumWidth(1)  # else one long word, such as a file name, widens the whole dock
    return label


def _spin(name: str, least: int, most: int, value: int, step: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setObjectName(name)
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setSingleStep(step)
    spin.setMinimumWidth(80)
    return spin
