"""The stages of a workshop in set-up: what, how, how long, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QTime, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.palette_file import NAME_LETTERS, Words
from ....core.scenario.plan import MOST_STAGES, STAGE_KINDS, Stage, most
from ....gis.i18n import language, pick, tr
from ..small_widgets import FINGER, plain_label, push_button
from .rows_editor import RowsEditor
from .setup_widgets import fault_label, show_fault, small_button

_NEW_MINUTES = 15


def kind_words() -> dict[str, str]:
    """Return the kinds of stages in words."""
    return {
        "warm_up": tr("Warm-up"),
        "silent": tr("Each alone"),
        "table": tr("At the table"),
        "plenary": tr("All together"),
        "vote": tr("Vote"),
        "bargain": tr("Bargain"),
        "break": tr("Break"),
    }


def reworded(words: Words, text: str) -> Words:
    """Return a wording with the current language's text changed.

    The other language follows where it said the same, or nothing.
    """
    same = words.en == words.th
    if language() == "th":
        return Words(text if same or not words.en else words.en, text)
    return Words(text, text if same or not words.th else words.th)


def length_words(minutes: int) -> str:
    """Return a length like "1 h 50 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min", minutes=rest)
    if not rest:
        return tr("{hours} h", hours=hours)
    return tr("{hours} h {minutes} min", hours=hours, minutes=rest)


class StagesTable(RowsEditor):
    """A row per stage; ``changed`` says that something is other than before."""

    def __init__(self) -> None:
        super().__init__("cmCivicSetupStages")
        self.begins = QTimeEdit(QTime(13, 0))
        self.begins.setObjectName("cmCivicSetupBegins")
        self.begins.setDisplayFormat("HH:mm")
        self.begins.setMinimumHeight(FINGER)
        self.begins.timeChanged.connect(lambda _time: self._show_total())
        self._calm.calm(self.begins)
        self.total = plain_label("cmCivicSetupTotal")
        self.fault = fault_label("cmCivicSetupStagesFault")
        self.add_button = push_button(
            "cmCivicSetupAddStage", tr("Add a stage"), "/symbologyAdd.svg", self.add
        )
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.total, 1)
        caption = QLabel(tr("Begins at"))
        caption.setBuddy(self.begins)
        foot.addWidget(caption)
        foot.addWidget(self.begins)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._column)
        whole.addWidget(self.fault)
        whole.addLayout(foot)

    def stages(self) -> tuple[Stage, ...]:
        """Return the stages as they stand."""
        return tuple(row.stage() for row in self._rows)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        self._clear()
        for stage in stages:
            self._insert(stage)
        self._settle()

    def add(self) -> None:
        """Add a stage at the end, and put the cursor into its name."""
        if len(self._rows) < MOST_STAGES:
            row = self._insert(Stage(Words("", ""), _NEW_MINUTES, "table"))
            self._settle()
            row.name.setFocus()

    def check(self) -> str:
        """Show what is wrong and return it; empty when nothing is."""
        said = ""
        if not self._rows:
            said = tr("There is no stage. Add one.")
        elif any(not row.name.text().strip() for row in self._rows):
            said = tr("A stage has no name. Write one.")
        elif not sum(row.minutes.value() for row in self._rows):
            said = tr("The stages take no time. Give them minutes.")
        show_fault(self.fault, said)
        return said

    def _insert(self, stage: Stage) -> _StageRow:
        row = _StageRow(stage)
        self._calm.calm(row.kind, row.minutes)
        self._append(row)
        return row

    def _settle(self) -> None:
        super()._settle()
        self.add_button.setEnabled(len(self._rows) < MOST_STAGES)
        self._show_total()
        self.changed.emit()

    def _show_total(self) -> None:
        minutes = sum(row.minutes.value() for row in self._rows)
        end = self.begins.time().addSecs(60 * minutes)
        self.total.setText(
            tr(
                "{length} in all, over at about {end}.",
                length=length_words(minutes),
                end=end.toString("HH:mm"),
            )
        )


class _StageRow(QWidget):
    changed = pyqtSignal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._words = stage.name
        self.name = QLineEdit(pick(stage.name.en, stage.name.th))
        self.name.setObjectName("cmCivicSetupStageName")
        self.name.setPlaceholderText(tr("Name of the stage"))
        self.name.setMaxLength(NAME_LETTERS)
        self.name.setCursorPosition(0)
        self.kind = QComboBox()
        self.kind.setObjectName("cmCivicSetupStageKind")
        self.kind.setToolTip(tr("How people work in this stage"))
        words = kind_words()
        for kind in STAGE_KINDS:
            self.kind.addItem(words[kind], kind)
        self.kind.setCurrentIndex(self.kind.findData(stage.kind))
        self.kind.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.kind.setMinimumContentsLength(7)
        self.minutes = QSpinBox()
        self.minutes.setObjectName("cmCivicSetupStageMinutes")
        self.minutes.setRange(0, most("minutes"))
        self.minutes.setValue(stage.minutes)
        self.minutes.setSuffix(" " + tr("min"))
        self.up = small_button("cmCivicSetupStageUp", tr("Earlier"), "/mActionArrowUp.svg", int)
        self.down = small_button("cmCivicSetupStageDown", tr("Later"), "/mActionArrowDown.svg", int)
        self.remove = small_button(
            "cmCivicSetupStageRemove", tr("Take it out"), "/symbologyRemove.svg", int
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.name, self.kind, self.minutes):
            widget.setMinimumHeight(FINGER)
        row.addWidget(self.name, 1)
        for widget in (self.kind, self.minutes, self.up, self.down, self.remove):
            row.addWidget(widget)
        self.name.textEdited.connect(self._rename)
        self.kind.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.minutes.valueChanged.connect(lambda _value: self.changed.emit())

    def stage(self) -> Stage:
        """Return the stage as it stands."""
        return Stage(self._words, self.minutes.value(), self.kind.currentData())

    def _rename(self, text: str) -> None:
        self._words = reworded(self._words, text.strip())
        self.changed.emit()
