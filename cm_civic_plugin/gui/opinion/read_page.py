"""Last step of the opinion dock: a cell of the map is clicked, and its card is read."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent, QTextDocumentFragment
from qgis.PyQt.QtWidgets import QPushButton, QSizePolicy, QWidget

from ...gis.i18n import tr
from .widgets import Page, text_label

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsProject, QgsVectorLayer


class ReadPage(Page):
    """Offers the tool that picks a cell, and shows the cell's card and its course over time.

    ``tool_wanted`` carries whether the user wants the tool; ``review_wanted`` asks for the posts of
    the cell that is shown, ``overlap_wanted`` for what else is in all hot cells of its map.
    """

    tool_wanted = pyqtSignal(bool)
    review_wanted = pyqtSignal()
    overlap_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cmCivicOpinionRead", parent)
        self.pick_button = QPushButton(tr("Read a cell on the map"))
        self.pick_button.setObjectName("cmCivicOpinionPick")
        self.pick_button.setCheckable(True)
        self.pick_button.toggled.connect(self.tool_wanted)
        self.hint_label = text_label("cmCivicOpinionPickHint")
        self.card_label = text_label("cmCivicOpinionCard")
        self.card_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.picture = _Picture("cmCivicOpinionTrend")
        self.copy_button = QPushButton(tr("Copy"))
        self.copy_button.setObjectName("cmCivicOpinionCopyCard")
        self.copy_button.setToolTip(tr("Copy the card as plain text"))
        self.copy_button.clicked.connect(self._copy)
        self.here_label = text_label("cmCivicOpinionHere")
        self.here_label.setTextInteractionFlags(self.card_label.textInteractionFlags())
        self.overlap_button = QPushButton(tr("Compare with the layers"))
        self.overlap_button.setObjectName("cmCivicOpinionOverlap")
        self.overlap_button.setToolTip(
            tr(
                "What else is in the hot cells: every layer of the city pack against chance, "
                "as a table"
            )
        )
        self.overlap_button.clicked.connect(lambda _on: self.overlap_wanted.emit())
        self.overlap_label = text_label("cmCivicOpinionOverlapText")
        self.review_button = QPushButton(tr("Review the posts…"))
        self.review_button.setObjectName("cmCivicOpinionReview")
        self.review_button.clicked.connect(lambda _on: self.review_wanted.emit())
        for widget in (
            self.pick_button,
            self.hint_label,
            self.card_label,
            self.picture,
            self.here_label,
            self.review_button,
            self.overlap_button,
            self.overlap_label,
            self.copy_button,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.forget()

    def set_tool_active(self, active: bool) -> None:
        """Show whether the tool is in hand, without asking for it."""
        self.pick_button.blockSignals(True)
        self.pick_button.setChecked(active)
        self.pick_button.blockSignals(False)

    def show_cell(
        self,
        project: QgsProject,
        layer: QgsVectorLayer,
        cell: QgsFeature,
        readable: bool = False,
    ) -> None:
        """Show the card of a cell of a hotspot layer, with its course where waves are there.

        ``readable``: the posts of the layer are at hand with their texts.
        """
        from ...gis.opinion.card import (
            attributes_of,
            card_html,
            find_trend,
            is_withheld,
            quotes_in,
        )
        from .trend_picture import draw_trend, trend_words

        trend = find_trend(project, layer, cell)
        attributes = attributes_of(cell)
        card = card_html(
            attributes,
            layer.metadata().abstract(),
            layer.name(),
            trend,
            quotes_in(project, layer, attributes),
        )
        self.review_button.setVisible(readable and not is_withheld(attributes))
        self.show_card(card, draw_trend(trend, self._picture_width()) if trend else None)
        self.picture.describe(trend_words(trend) if trend else "")

    def show_card(self, card: str, image: QImage | None = None) -> None:
        """Show a card (HTML whose data is escaped) and a picture under it."""
        self.card_label.setText(card)
        self.picture.set_image(image)
        self.hint_label.hide()
        self.here_label.hide()
        for widget in (self.card_label, self.overlap_button, self.copy_button):
            widget.show()
        self.picture.setVisible(image is not None)

    def show_here(self, lines: list[str]) -> None:
        """Show what else is in the cell, a line for each layer of the city pack."""
        title = f"<b>{html.escape(tr('What else is here'))}</b>"
        self.here_label.setText("<br>".join((title, *map(html.escape, lines))))
        self.here_label.setVisible(bool(lines))

    def show_overlap(self, sentences: list[str]) -> None:
        """Show what else is in the hot cells of the map."""
        self.overlap_label.setText("<br>".join(html.escape(line) for line in sentences))
        self.overlap_label.setVisible(bool(sentences))

    def show_missed(self, map_in_sight: bool) -> None:
        """Say that no cell was clicked; the card of the cell before, still outlined, stays."""
        self._hint(
            tr("There is no cell of a hotspot map there.")
            if map_in_sight
            else tr("No hotspot map is in sight. Make one, or tick its layer.")
        )

    def forget(self) -> None:
        """Show no card and ask for a cell."""
        self.card_label.clear()
        self.picture.set_image(None)
        for widget in (
            self.card_label,
            self.picture,
            self.here_label,
            self.review_button,
            self.overlap_button,
            self.overlap_label,
            self.copy_button,
        ):
            widget.hide()
        self._hint(tr("Press the button, then click or tap a cell of a hotspot map."))

    def _picture_width(self) -> int:
        """Return the width for a new picture: drawn as wide as the dock its words stay legible."""
        if not self.isVisible():
            return 320
        margins = self.column.contentsMargins()
        return min(480, max(230, self.viewport().width() - margins.left() - margins.right()))

    def _hint(self, words: str) -> None:
        self.hint_label.setText(html.escape(words))
        self.hint_label.show()

    def _copy(self) -> None:
        both = [label.text() for label in (self.card_label, self.here_label) if label.isVisible()]
        text = QTextDocumentFragment.fromHtml("<br>".join(both)).toPlainText()
        QGuiApplication.clipboard().setText(text.replace("\u200b", ""))


class _Picture(QWidget):
    """A picture that shrinks with the dock and never grows beyond its own size."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._image: QImage | None = None

    def set_image(self, image: QImage | None) -> None:
        """Show an image, or none."""
        self._image = image
        self.updateGeometry()
        self.update()

    def describe(self, words: str) -> None:
        """Say what the picture shows."""
        self.setToolTip(html.escape(words))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt)
        """Return the image's size on the screen."""
        if self._image is None:
            return QSize(0, 0)
        return self._image.size() / self._image.devicePixelRatio()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt)
        """Return the height that keeps the image's proportions."""
        natural = self.sizeHint()
        if natural.isEmpty():
            return 0
        return round(natural.height() * min(1.0, width / natural.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt)
        """Draw the image at the width there is."""
        if self._image is None:
            return
        width = min(self.width(), self.sizeHint().width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, width, self.heightForWidth(width)), self._image)
        painter.end()
