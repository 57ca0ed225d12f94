"""The widgets of the catalogue dock and their words; what they do is in ``dock.py``."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...gis.i18n import LANGUAGES, language, tr
from .layer_tree import LayerTree

_LANGUAGE_NAMES = {"th": "ไทย", "en": "English"}  # each in itself, so that it can be found


def _named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(f"cmCivicCatalogue{name}")
    return widget


class CataloguePanel(QWidget):
    """Search on top, the layers, what the chosen one is, and the buttons below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search_box = _named(QLineEdit(), "Search")
        self.search_box.setClearButtonEnabled(True)
        self.language_box = _named(QComboBox(), "Language")
        for code in LANGUAGES:
            self.language_box.addItem(_LANGUAGE_NAMES[code], code)
        self.pack_label = _named(QLabel(), "Pack")
        self.pack_label.setWordWrap(True)
        self.pack_label.setTextFormat(Qt.TextFormat.PlainText)
        self.sample_label = _named(QLabel(), "SampleMark")
        self.sample_label.setStyleSheet(
            "background: #ffe08a; color: #3d2b00; font-weight: bold; padding: 3px 6px;"
        )
        self.sample_label.setWordWrap(True)
        self.open_button = _named(QToolButton(), "Open")
        self.build_button = _named(QToolButton(), "Build")
        self.recipes_button = _named(QToolButton(), "Recipes")
        self.tools_button = _named(QToolButton(), "Tools")
        for button in (self.recipes_button, self.tools_button):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sample_button = _named(QPushButton(), "UseSample")
        self.progress = _named(QProgressBar(), "Progress")
        self.cancel_button = _named(QToolButton(), "Cancel")
        self.tree = LayerTree()
        self.details = _named(QTextBrowser(), "Details")
        self.details.setOpenExternalLinks(True)
        self.empty_label = _named(QLabel(), "NothingFound")
        self.empty_label.setWordWrap(True)
        self.add_button = _named(QPushButton(), "Add")
        self.add_button.setDefault(True)
        self.add_theme_button = _named(QPushButton(), "AddTheme")
        self.undo_button = _named(QPushButton(), "Undo")

        top = QHBoxLayout()
        top.addWidget(self.search_box, 1)
        top.addWidget(self.language_box)
        packs = QHBoxLayout()
        packs.addWidget(self.open_button)
        packs.addWidget(self.build_button)
        packs.addStretch(1)
        packs.addWidget(self.recipes_button)
        packs.addWidget(self.tools_button)
        building = QHBoxLayout()
        building.addWidget(self.progress, 1)
        building.addWidget(self.cancel_button)
        self.split = _named(QSplitter(Qt.Orientation.Vertical), "Split")
        self.split.addWidget(self.tree)
        self.split.addWidget(self.details)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        adding = QHBoxLayout()
        adding.addWidget(self.add_button, 1)
        adding.addWidget(self.add_theme_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.sample_label)
        column.addWidget(self.pack_label)
        column.addLayout(packs)
        column.addWidget(self.sample_button)
        column.addLayout(building)
        column.addWidget(self.empty_label)
        column.addWidget(self.split, 1)
        column.addLayout(adding)
        column.addWidget(self.undo_button)
        self.show_building(False)
        self.sample_label.hide()
        self.empty_label.hide()

    def retranslate(self) -> None:
        """Say every fixed word in the current language."""
        # Both languages stay in sight here: a visitor may read only one of them.
        self.search_box.setPlaceholderText("ค้นหา เช่น กาด น้ำท่วม / markets, flood")
        self.language_box.setToolTip("ภาษาของปลั๊กอิน / Language of the plugin")
        self.language_box.setCurrentIndex(self.language_box.findData(language()))
        self.sample_label.setText(tr("SAMPLE city: drawn for practice, not survey data"))
        self.open_button.setText(tr("Open pack…"))
        self.open_button.setToolTip(tr("Use a city pack that is already built"))
        self.build_button.setText(tr("Build pack…"))
        self.build_button.setToolTip(tr("Make a city pack from an OpenStreetMap extract"))
        self.recipes_button.setText(tr("Questions"))
        self.recipes_button.setToolTip(tr("Load the layers for a question, with how to read them"))
        self.tools_button.setText(tr("Tools"))
        self.tools_button.setToolTip(
            tr("Get data, data health, what changed, licences, offline packs")
        )
        self.sample_button.setText(tr("Try the sample city"))
        self.sample_button.setToolTip(tr("Try the plugin on the drawn sample city"))
        self.cancel_button.setText(tr("Cancel"))
        self.add_button.setText(tr("Add to map"))
        self.add_button.setToolTip(tr("Add the chosen layers (Enter or double-click)"))
        self.add_theme_button.setText(tr("Add theme"))
        self.add_theme_button.setToolTip(tr("Add every ready layer of this theme"))
        self.undo_button.setText(tr("Remove what I just added"))
        self.empty_label.setText(
            tr("Nothing found. Try another word, in Thai or in English, or fewer words.")
        )

    def show_fault(self, sentence: str) -> None:
        """Show why there is no catalogue in the place of its layers; with "" all is well again."""
        needing = (
            self.search_box, self.tree, self.open_button, self.build_button, self.sample_button,
            self.recipes_button, self.add_button, self.add_theme_button,
        )  # fmt: skip
        for widget in needing:
            widget.setEnabled(not sentence)
        if sentence:
            self.details.setPlainText(sentence)

    def show_building(self, building: bool) -> None:
        """Show the progress bar, or hide it."""
        self.progress.setVisible(building)
        self.cancel_button.setVisible(building)
        self.build_button.setEnabled(not building)
        self.sample_button.setEnabled(not building)
        if building:
            self.progress.setValue(0)
