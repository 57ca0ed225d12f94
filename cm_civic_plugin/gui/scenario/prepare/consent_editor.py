"""What people agree to when they take part, in both languages, in set-up."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ....core.scenario.palette_file import Words
from ....core.scenario.plan import CONSENT_LETTERS, default_plan
from ....gis.i18n import tr
from ..small_widgets import push_button
from .setup_widgets import fault_label, one_line, show_fault

_HIGH = 68


class ConsentEditor(QWidget):
    """Two texts; where one is empty the other stands for both. ``changed`` says so."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicSetupConsent")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.thai, self.english = QPlainTextEdit(), QPlainTextEdit()
        for edit, name, words in (
            (self.thai, "Th", tr("In Thai")), (self.english, "En", tr("In English")),
        ):  # fmt: skip
            edit.setObjectName(f"cmCivicSetupConsent{name}")
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(_HIGH)
            edit.textChanged.connect(self.changed)
            caption = QLabel(words)
            caption.setBuddy(edit)
            column.addWidget(caption)
            column.addWidget(edit)
        self.fault = fault_label("cmCivicSetupConsentFault")
        column.addWidget(self.fault)
        column.addWidget(
            push_button(
                "cmCivicSetupConsentOwn",
                tr("The plugin's own wording"),
                "/mActionUndo.svg",
                lambda: self.set_words(default_plan().consent),
            )
        )

    def words(self) -> Words:
        """Return the texts, each as one paragraph."""
        english, thai = one_line(self.english.toPlainText()), one_line(self.thai.toPlainText())
        return Words(english or thai, thai or english)

    def set_words(self, words: Words) -> None:
        """Show other texts."""
        self.thai.setPlainText(words.th)
        self.english.setPlainText(words.en)

    def check(self) -> str:
        """Show what is wrong and return it; empty when nothing is."""
        words, said = self.words(), ""
        if not words.th:
            said = tr("Write what people agree to.")
        elif max(len(words.th), len(words.en)) > CONSENT_LETTERS:
            said = tr("It has more than {most} letters.", most=CONSENT_LETTERS)
        show_fault(self.fault, said)
        return said
