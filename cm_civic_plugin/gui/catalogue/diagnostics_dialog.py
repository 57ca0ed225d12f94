"""A text on this installation, to copy into a question to whoever helps."""

from __future__ import annotations

from qgis.PyQt.QtGui import QFontDatabase, QGuiApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...gis.diagnostics import diagnostics_text
from ...gis.i18n import tr


class DiagnosticsDialog(QDialog):
    """Shows the text and copies it. It does not block QGIS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicDiagnostics")
        self.setWindowTitle(tr("About this installation"))
        self.resize(640, 460)
        note = QLabel(
            tr(
                "Send this along when something does not work. It names no user, no path of your "
                "home folder, and holds no opinions and no drawings."
            )
        )
        note.setWordWrap(True)
        self.text = QPlainTextEdit(diagnostics_text())
        self.text.setObjectName("cmCivicDiagnosticsText")
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self.copy_button = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setObjectName("cmCivicDiagnosticsCopy")
        self.copy_button.clicked.connect(lambda _on: self.copy())
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
