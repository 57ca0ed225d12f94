"""Which column is what: proposed with reasons, changed by the user, remembered for next time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import msg
from ...core.opinion.mapping import SURE, Proposal, fingerprint, propose
from ...core.opinion.privacy import mask_text
from ...core.opinion.readers.headers import is_private, plain
from ...core.opinion.text_repair import mend_text
from ...gis.i18n import tr

if TYPE_CHECKING:
    from ...core.opinion.readers.any_table import Table

_SETTING = "cm_civic/opinion/mappings/"
_PREVIEW_ROWS = 8
_LONGEST_CELL = 80
_WIDEST_COLUMN = 300
_HIDDEN = "•••"
_BESIDE = 3  # roles beside one another: the dialog must fit a small screen
_ROLES = {
    "text": msg("Text"),
    "date": msg("Date and time"),
    "topic": msg("Topic"),
    "lat": msg("Latitude"),
    "lon": msg("Longitude"),
    "pair": msg("Both coordinates"),
    "author": msg("Author"),
    "reactions": msg("Reactions"),
    "id": msg("Number of the post"),
}
_CHOSEN_BEFORE = msg("as you chose for a table with the same columns")
_AUTHOR = msg("Only counted: names become random numbers and are not kept.")


def remembered(header: Sequence[str]) -> dict[str, str] | None:
    """Return the mapping that the user chose for a table with the same columns, None without."""
    try:
        saved = json.loads(QgsSettings().value(_SETTING + fingerprint(header), "", type=str))
        names = {plain(name): name for name in reversed(header)}
        return {role: names[plain(saved[role])] if saved[role] else "" for role in _ROLES}
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def remember(header: Sequence[str], mapping: dict[str, str]) -> None:
    """Keep a mapping for the next table with the same columns."""
    QgsSettings().setValue(_SETTING + fingerprint(header), json.dumps(mapping, ensure_ascii=False))


class MappingDialog(QDialog):
    """Asks which column of a table holds what.

    What identifies people is hidden in the rows shown. ``mapping()`` is what ``read_posts`` takes;
    it is remembered when the dialog is accepted.

    Args:
        table: the file, as ``core.opinion.readers.any_table.open_table`` opens it.
        proposals: what ``propose`` returns for it, where a task has asked already: a table of a
            hundred columns takes a second.
    """

    def __init__(
        self,
        table: Table,
        parent: QWidget | None = None,
        proposals: dict[str, Proposal] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicMapping")
        self.setWindowTitle(tr("Which column holds what?"))
        self.resize(940, 600)
        self._header = list(table.header)
        self._rows = [list(record) for record in table.sample[:_PREVIEW_ROWS]]
        self._proposals = propose(table.header, table.sample) if proposals is None else proposals
        self._before = remembered(self._header)
        self.intro = _label("Intro")
        self.intro.setText(
            tr(
                "{file}: the first rows, with what identifies people hidden. Choose which column "
                "holds what; your choice is remembered for tables with the same columns.",
                file=table.path.name,
            )
        )
        self.preview = QTableWidget(len(self._rows), len(self._header))
        self.preview.setObjectName("cmCivicMappingPreview")
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.verticalHeader().hide()
        self.combos: dict[str, QComboBox] = {}
        self.reasons: dict[str, QLabel] = {}
        grid = QGridLayout()
        for number, (role, words) in enumerate(_ROLES.items()):
            self._add_role(grid, number, role, tr(words))
        self.problem = _label("Problem")
        self.again_button = QPushButton(tr("Propose again"))
        self.again_button.setObjectName("cmCivicMappingAgain")
        self.again_button.setAutoDefault(False)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.setObjectName("cmCivicMappingButtons")
        self.ok_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setObjectName("cmCivicMappingOk")
        self.ok_button.setText(tr("Read the file"))
        self.cancel_button = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.cancel_button.setObjectName("cmCivicMappingCancel")
        self.cancel_button.setText(tr("Cancel"))
        self.buttons.addButton(self.again_button, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.addWidget(self.intro)
        column.addWidget(self.preview, 1)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self.again_button.clicked.connect(lambda _on: self._choose(None))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._choose(self._before)
        self.preview.resizeColumnsToContents()
        for place in range(self.preview.columnCount()):
            width = self.preview.columnWidth(place)
            self.preview.setColumnWidth(place, min(width, _WIDEST_COLUMN))

    def mapping(self) -> dict[str, str]:
        """Return role -> header, empty where the table has no such column."""
        chosen = {role: combo.currentData() or "" for role, combo in self.combos.items()}
        if chosen["lat"] and chosen["lon"]:
            chosen["pair"] = ""
        else:
            chosen["lat"] = chosen["lon"] = ""
        return chosen

    def accept(self) -> None:
        """Remember the choice and close."""
        remember(self._header, self.mapping())
        super().accept()

    # --- inside

    def _add_role(self, grid: QGridLayout, number: int, role: str, words: str) -> None:
        combo = QComboBox()
        combo.setObjectName(f"cmCivicMapping_{role}")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.addItem(tr("(none)"), "")
        for name in dict.fromkeys(self._header):
            if name:
                combo.addItem(name, name)
        combo.currentIndexChanged.connect(lambda _index: self._show())
        reason = _label(f"Reason_{role}")
        reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        font = reason.font()
        font.setItalic(True)
        reason.setFont(font)
        name = QLabel(words)
        name.setObjectName(f"cmCivicMappingName_{role}")
        name.setBuddy(combo)
        row, place = divmod(number, _BESIDE)
        grid.addWidget(name, 3 * row, place)
        grid.addWidget(combo, 3 * row + 1, place)
        grid.addWidget(reason, 3 * row + 2, place)
        grid.setColumnStretch(place, 1)
        self.combos[role] = combo
        self.reasons[role] = reason

    def _choose(self, mapping: dict[str, str] | None) -> None:
        """Choose the columns of a mapping, or else those proposed."""
        for role, combo in self.combos.items():
            combo.blockSignals(True)
            proposal = self._proposals.get(role)
            proposed = proposal.header if proposal else ""
            header = mapping[role] if mapping is not None else proposed
            combo.setCurrentIndex(max(0, combo.findData(header)))
            combo.blockSignals(False)
        self._show()

    def _show(self) -> None:
        """Show the reasons, the rows, and what is still missing."""
        mapping = self.mapping()
        for role, combo in self.combos.items():
            why = self._why(role, combo.currentData() or "")
            if role == "author" and combo.currentData():
                why = " · ".join(filter(None, (why, tr(_AUTHOR))))
            self.reasons[role].setText(why)
            combo.setToolTip(why)
        self._show_rows(mapping)
        ready = bool(mapping["text"] or mapping["pair"] or (mapping["lat"] and mapping["lon"]))
        self.problem.setText(
            "" if ready else tr("Choose at least the text, or the coordinates of the posts.")
        )
        self.ok_button.setEnabled(ready)

    def _why(self, role: str, header: str) -> str:
        """Return why a column is chosen, nothing where the user has just chosen another."""
        proposal = self._proposals.get(role)
        if self._before is not None and header and header == self._before[role]:
            return tr(_CHOSEN_BEFORE)
        if not header or proposal is None or proposal.header != header:
            return ""
        certain = tr("sure") if proposal.confidence > 0.8 else tr("likely")
        if proposal.confidence <= SURE:
            certain = tr("a guess")
        return tr(
            "{certain} ({percent} %): {reason}",
            certain=certain,
            percent=round(100 * proposal.confidence),
            reason=tr(proposal.reason),
        )

    def _show_rows(self, mapping: dict[str, str]) -> None:
        roles: dict[str, str] = {}
        for role, header in mapping.items():
            if header:
                roles[header] = ", ".join(filter(None, (roles.get(header), tr(_ROLES[role]))))
        for column, name in enumerate(self._header):
            hidden = is_private(name) or (name != "" and name == mapping["author"])
            said = roles.get(name, "") if self._header.index(name) == column else ""
            title = QTableWidgetItem(f"{name[:_LONGEST_CELL]}\n{said}")
            self.preview.setHorizontalHeaderItem(column, title)
            for row, record in enumerate(self._rows):
                cell = record[column] if column < len(record) else ""
                text = _HIDDEN if hidden and cell.strip() else _masked(cell)
                self.preview.setItem(row, column, QTableWidgetItem(text))


def _masked(cell: str) -> str:
    """Return a cell as it may be shown: mended first, for what is garbled hides what is private."""
    text = " ".join(mask_text(mend_text(cell)).split())
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"cmCivicMapping{name}")
    label.setTextFormat(Qt.TextFormat.PlainText)  # names of columns are in it
    label.setWordWrap(True)
    return label
