"""The posts of a cell, read by a person: which may be quoted, on what they are, for or against."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QTextCursor, QWheelEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import BadInput, msg
from ...core.opinion.post_table import FROM_CODEBOOK
from ...core.opinion.privacy import mask_text
from ...core.opinion.stance import STANCES, suggest_all
from ...gis.i18n import tr
from ...gis.opinion.quotes import Quote, quotes_of, read_quotes, write_quotes
from .posts_table import STANCE, TEXT, TOPIC, Draft, PostsModel, PostsTable, stance_words
from .widgets import push_button, text_label

if TYPE_CHECKING:
    import numpy as np
    from qgis.core import QgsProject

    from ...gis.opinion.session import Import

BLANK = "[…]"
_MOST_TOPICS = 300
_LONGEST_TOPIC = 100
_PAUSE = 400  # ms without a key before what was typed is kept


class PostsDialog(QDialog):
    """Shows the masked posts of one cell of a map; not modal.

    Quotes are kept in the project at once; the import itself is not changed: whoever shows the
    dialog does that.

    Signals:
        quotes_changed: the quotes of the cell (``Quote``), as the project now has them.
        topics_changed: position in the import -> topics joined by ``;``, None for no topic.
        stance_changed: position in the import -> one of ``STANCES``, chosen by a person.

    Args:
        imported: with its texts. The stance is shown where the import was read with it.
        layer_sha256: of the export that the map was made from.
        rows: positions in ``imported.posts``, from ``gis.opinion.quotes.posts_of_cell``.

    Raises:
        BadInput: there is nothing to show: no posts, no texts, or the map is of another file.
    """

    quotes_changed = pyqtSignal(object)
    topics_changed = pyqtSignal(object)
    stance_changed = pyqtSignal(object)

    def __init__(
        self,
        imported: Import,
        layer_sha256: str,
        cell_id: str,
        rows: np.ndarray,
        project: QgsProject,
        parent: QWidget | None = None,
    ) -> None:
        _check(imported, layer_sha256, rows)
        super().__init__(parent)
        self.setObjectName("cmCivicPostsDialog")
        self.setWindowTitle(tr("Posts of cell {cell}", cell=cell_id))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 640)
        self._project, self._sha256, self._cell_id = project, layer_sha256, cell_id
        has_stance = "stance" in imported.posts and bool(imported.posts["stance"].notna().any())
        quotes = quotes_of(project, layer_sha256, cell_id)
        drafts = _drafts(imported, rows, quotes, has_stance)
        self.model = PostsModel(drafts, has_stance, self)
        self._row = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._build(_topics(imported), has_stance)
        self._connect()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()
        self._count()

    @property
    def current(self) -> Draft:
        """The post in hand."""
        return self.model.drafts[self._row]

    def blank_out(self) -> None:
        """Replace the selected words of the post in hand by […]."""
        cursor = self.editor.textCursor()
        if cursor.hasSelection():
            cursor.insertText(BLANK)

    def put_back(self) -> None:
        """Show the post in hand as it was written (masked)."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self.current.original)

    def done(self, result: int) -> None:
        """Keep what was typed last, and close."""
        self._leave()
        super().done(result)

    # --- inside

    def _build(self, topics: list[str], has_stance: bool) -> None:
        intro = text_label("cmCivicPostsIntro")
        intro.setText(
            html.escape(
                tr(
                    "Tick a post only when you have read it and nobody can be picked out by it: "
                    "it is then shown as a quote on the card of the cell."
                )
            )
        )
        self.table = PostsTable(self.model)
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("cmCivicPostsText")
        self.editor.setTabChangesFocus(True)
        self.blank_button = push_button("cmCivicPostsBlank", tr("Blank out"))
        self.blank_button.setToolTip(tr("Replace the selected words by […]"))
        self.blank_button.setEnabled(False)
        self.back_button = push_button("cmCivicPostsBack", tr("As it was"))
        self.back_button.setToolTip(tr("Show the text of the post again as it was read"))
        self.topic_combo = _Combo("cmCivicPostsTopic")
        self.topic_combo.setEditable(True)
        self.topic_combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.topic_combo.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.topic_combo.addItems(topics)
        self.topic_combo.setToolTip(tr("Several topics are parted by a semicolon (;)"))
        self.stance_combo = _Combo("cmCivicPostsStance")
        for stance in STANCES:
            self.stance_combo.addItem(stance_words(stance), stance)
        self.suggested_label = QLabel(f"<i>{html.escape(tr('suggested by a machine'))}</i>")
        self.suggested_label.setObjectName("cmCivicPostsSuggested")
        self.count_label = text_label("cmCivicPostsCount")

        above = QHBoxLayout()
        say = _name(tr("The &quote: shorten it or blank words out before you tick it"), self.editor)
        say.setWordWrap(True)
        above.addWidget(say, 1)
        above.addWidget(self.blank_button)
        above.addWidget(self.back_button)
        below = QHBoxLayout()
        below.addWidget(_name(tr("&Topic:"), self.topic_combo))
        below.addWidget(self.topic_combo, 1)
        if has_stance:
            below.addSpacing(16)
            below.addWidget(_name(tr("&Stance:"), self.stance_combo))
            below.addWidget(self.stance_combo)
            below.addWidget(self.suggested_label)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addWidget(self.editor, 1)
        column.addLayout(below)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        close.setAutoDefault(False)  # Enter in a text is not the end of it
        last = QHBoxLayout()
        last.addWidget(self.count_label, 1)
        last.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.addWidget(intro)
        whole.addWidget(splitter, 1)
        whole.addLayout(last)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show)
        self.table.edit_wanted.connect(self._edit)
        self.model.approval_changed.connect(self._approval_changed)
        self.editor.textChanged.connect(self._text_changed)
        self.editor.copyAvailable.connect(self.blank_button.setEnabled)
        self.blank_button.clicked.connect(lambda _on: self.blank_out())
        self.back_button.clicked.connect(lambda _on: self.put_back())
        self.topic_combo.activated.connect(lambda _index: self._take_topic())
        self.topic_combo.lineEdit().editingFinished.connect(self._take_topic)
        self.stance_combo.activated.connect(lambda _index: self._take_stance())
        self.buttons.rejected.connect(self.reject)
        self._timer.timeout.connect(self._write)
        self._project.cleared.connect(self._forget)

    def _show(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """Show another post below the table."""
        if index.row() == self._row or not index.isValid():
            return
        self._leave()
        self._row = index.row()
        self._show_text()
        self._show_topic()
        self._show_stance()

    def _leave(self) -> None:
        """Take what was typed for the post in hand."""
        if self._row < 0:
            return
        self._take_topic()
        draft = self.current
        draft.text = mask_text(draft.text)
        self.model.refresh(self._row)
        if self._timer.isActive():
            self._write()

    def _show_text(self) -> None:
        self.editor.blockSignals(True)
        self.editor.setPlainText(self.current.text)
        self.editor.blockSignals(False)
        self.blank_button.setEnabled(False)
        self.back_button.setEnabled(self.current.text != self.current.original)

    def _show_topic(self) -> None:
        self.topic_combo.setEditText(self.current.topic)

    def _show_stance(self) -> None:
        stance = self.current.stance
        if stance and self.stance_combo.findData(stance) < 0:
            self.stance_combo.addItem(stance_words(stance), stance)
        self.stance_combo.setCurrentIndex(self.stance_combo.findData(stance))
        self.suggested_label.setVisible(STANCE in self.current.guessed)

    def _edit(self, column: int) -> None:
        """Go where a column is edited."""
        where = {TOPIC: self.topic_combo, STANCE: self.stance_combo}.get(column, self.editor)
        where.setFocus()

    def _text_changed(self) -> None:
        draft = self.current
        draft.text = self.editor.toPlainText()
        self.back_button.setEnabled(draft.text != draft.original)
        self.model.refresh(self._row)
        if draft.approved:
            if draft.text.strip():
                self._timer.start()
            else:
                self.model.approve(self._row, False)

    def _approval_changed(self, row: int) -> None:
        if row != self._row:  # Qt does not make the row of a clicked box the current one
            self.table.setCurrentIndex(self.model.index(row, TEXT))
        if self.editor.toPlainText() != self.current.text:
            self._show_text()
        self._write()

    def _take_topic(self) -> None:
        typed = mask_text(self.topic_combo.currentText()).split(";")
        parts = dict.fromkeys(part.strip()[:_LONGEST_TOPIC] for part in typed)
        topic = ";".join(part for part in parts if part)
        if topic != self.current.topic:
            self.current.topic = topic
            self.current.guessed.discard(TOPIC)
            self.model.refresh(self._row)
            self.topics_changed.emit({self.current.position: topic or None})
        self._show_topic()

    def _take_stance(self) -> None:
        draft = self.current
        draft.stance = self.stance_combo.currentData()
        draft.guessed.discard(STANCE)
        self._show_stance()
        self.model.refresh(self._row)
        self.stance_changed.emit({draft.position: draft.stance})

    def _write(self) -> None:
        """Keep the quotes of the cell in the project, beside those of other cells and exports."""
        self._timer.stop()
        of_here = {draft.source_row for draft in self.model.drafts}
        others = [
            quote
            for quote in read_quotes(self._project)
            if (quote.sha256, quote.cell_id) != (self._sha256, self._cell_id)
            or quote.source_row not in of_here
        ]
        mine = [
            Quote(self._sha256, draft.source_row, self._cell_id, draft.text)
            for draft in self.model.drafts
            if draft.approved
        ]
        write_quotes(self._project, others + mine)
        self._count()
        self.quotes_changed.emit(quotes_of(self._project, self._sha256, self._cell_id))

    def _count(self) -> None:
        words = tr(
            "Posts: {posts}. Quotes: {quotes}. Space ticks, Delete takes the tick away, the arrow "
            "keys move.",
            posts=f"{len(self.model.drafts):,}",
            quotes=f"{sum(draft.approved for draft in self.model.drafts):,}",
        )
        self.count_label.setText(html.escape(words))

    def _forget(self) -> None:
        """Close without a word into a project that is another one now."""
        self._timer.stop()
        self._row = -1
        self.close()


class _Combo(QComboBox):
    """A combo box that the mouse wheel changes only when it is in use."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to what lies behind."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _check(imported: Import, layer_sha256: str, rows: np.ndarray) -> None:
    if imported.texts is None:
        raise BadInput(
            msg("The texts of the posts were not kept. Read the file again to see them.")
        )
    if not layer_sha256 or layer_sha256 != imported.sha256:
        raise BadInput(
            msg("The map was made from another file than the posts in hand. Read its file again.")
        )
    if not len(rows):
        raise BadInput(
            msg("No posts can be shown of this cell: nobody wrote here, or too few people did.")
        )


def _drafts(
    imported: Import, rows: np.ndarray, quotes: list[Quote], has_stance: bool
) -> list[Draft]:
    posts = imported.posts.iloc[rows]
    texts = [text if isinstance(text, str) else "" for text in imported.texts[rows]]
    quoted = {quote.source_row: quote.text for quote in quotes}
    drafts = [
        Draft(int(position), int(row), text, quoted.get(int(row), text), topic)
        for position, row, text, topic in zip(
            rows, posts["source_row"], texts, posts["topic"].fillna("")
        )
    ]
    for draft in drafts:
        draft.approved = draft.source_row in quoted
    if "topic_source" in posts:
        for draft, source in zip(drafts, posts["topic_source"]):
            draft.guessed |= {TOPIC} if source == FROM_CODEBOOK else set()
    if has_stance:
        # what a machine would not say of the text, a person said
        for draft, stance, guess in zip(drafts, posts["stance"].fillna(""), suggest_all(texts)):
            draft.stance = stance
            draft.guessed |= {STANCE} if stance and stance == guess else set()
    return drafts


def _topics(imported: Import) -> list[str]:
    """Return the topics of an import, the commonest first."""
    counts: Counter[str] = Counter()
    for topics, count in imported.posts["topic"].dropna().value_counts().items():
        for topic in topics.split(";"):
            counts[topic] += int(count)
    return [topic for topic, _count in counts.most_common(_MOST_TOPICS) if topic]


def _name(words: str, of: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(of)
    return label
