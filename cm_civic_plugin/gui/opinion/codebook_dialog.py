"""The codebook in a window: topics, the words that tell them, and a box to try a sentence in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import BadOutput, msg
from ...core.opinion.codebook import (
    Category,
    Codebook,
    fault_of,
    save_changes,
    shipped,
    usable_codebook,
)
from ...gis.i18n import pick, say, tr
from ...gis.opinion.profile import codebook_file

_WAIT = 300  # milliseconds of quiet before a sentence is tried again
_CHANGED = "•"  # bold is hard to see in Thai
_KEYS = {
    "title_th": msg("Name in Thai"),
    "title_en": msg("Name in English"),
    "words": msg("Words"),
    "not": msg("Not these"),
}


class CodebookDialog(QDialog):
    """Shows and changes the codebook; it does not block QGIS: open it with ``show()``.

    ``codebook_changed`` carries the new ``Codebook`` once it is kept.

    Args:
        changes: the file of the user's changes; None takes the profile's.
    """

    codebook_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None, changes: Path | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicCodebook")
        self.setWindowTitle(tr("Topic codebook"))
        self.resize(860, 620)
        self._changes = changes or codebook_file()
        codebook, problem = usable_codebook(self._changes)
        self._kept = codebook
        self._broken = problem is not None
        self._categories = list(codebook.categories)
        self._tried: Codebook | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._fill_list(0)
        if problem is not None:
            self.problem.setText(
                say(problem)
                + " "
                + tr("Saving here puts it aside as {name}.", name=_aside(self._changes).name)
            )

    def codebook(self) -> Codebook | None:
        """Return the codebook as it stands in the window, None while it has a fault."""
        if self._tried is None and fault_of(self._categories) is None:
            self._tried = Codebook(tuple(self._categories))
        return self._tried

    def is_changed(self) -> bool:
        """Tell whether something is not saved yet."""
        return tuple(self._categories) != self._kept.categories

    def save(self) -> bool:
        """Keep the codebook and tell of it; returns whether it was kept."""
        codebook = self.codebook()
        if codebook is None:
            return False
        try:
            if self._broken:
                self._changes.replace(_aside(self._changes))
            save_changes(codebook, self._changes)
        except BadOutput as error:
            self.problem.setText(say(error))
            return False
        except OSError as error:
            self.problem.setText(f"{self._changes}: {error.strerror}")
            return False
        self._broken = False
        self._kept = codebook
        self._show_state()
        self.codebook_changed.emit(codebook)
        return True

    def add(self) -> None:
        """Add a category, ready to be named."""
        ids = {category.id for category in (*shipped().categories, *self._categories)}
        number = next(n for n in range(1, len(ids) + 2) if f"own_{n}" not in ids)
        names = (f"หัวข้อใหม่ {number}", f"New topic {number}")
        self._categories.append(Category(f"own_{number}", *names))
        self._fill_list(len(self._categories) - 1)
        self._say_changed()
        title = pick(self.title_en, self.title_th)
        title.setFocus()
        title.selectAll()

    def remove(self) -> None:
        """Take the current category away."""
        row = self.list.currentRow()
        if row >= 0:
            del self._categories[row]
            self._fill_list(min(row, len(self._categories) - 1))
            self._say_changed()

    def reset(self) -> None:
        """Make the current category what it is in the plugin's own codebook."""
        row = self.list.currentRow()
        ours = self._ours(row)
        if ours is not None:
            self._categories[row] = ours
            self._fill_list(row)
            self._say_changed()

    def reset_all(self) -> None:
        """Go back to the plugin's own codebook; it takes Save to keep that."""
        self._categories = list(shipped().categories)
        self._fill_list(0)
        self._say_changed()

    def reject(self) -> None:
        """Close, after asking what becomes of changes that are not saved."""
        if self._may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Close by the window's own button: the same."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    # --- inside

    def _make_widgets(self) -> None:
        self.intro = _label("Intro")
        self.intro.setText(
            tr(
                "Posts whose export names no topic get the topics whose words their text holds; "
                "they are called suggested. One word to a line; Thai words are found anywhere, "
                "Latin ones as whole words. Longer words under “Not these” speak of something else."
            )
        )
        self.list = QListWidget()
        self.list.setObjectName("cmCivicCodebookList")
        self.add_button = _button("Add", tr("Add"))
        self.remove_button = _button("Remove", tr("Remove"))
        self.reset_button = _button("Reset", tr("Reset this one"))
        self.reset_all_button = _button("ResetAll", tr("Reset all"))
        self.title_th, self.title_en, self.attempt = QLineEdit(), QLineEdit(), QLineEdit()
        self.words, self.exclusions = QPlainTextEdit(), QPlainTextEdit()
        for name, widget in (
            ("TitleTh", self.title_th),
            ("TitleEn", self.title_en),
            ("Words", self.words),
            ("Not", self.exclusions),
            ("Try", self.attempt),
        ):
            widget.setObjectName(f"cmCivicCodebook{name}")
        self.exclusions.setMaximumHeight(140)
        self.attempt.setPlaceholderText(tr("Type a sentence: which topics, by which words?"))
        self.answer, self.problem = _label("Answer"), _label("Problem")
        self.save_button = _button("Save", tr("Save"))
        self.close_button = _button("Close", tr("Close"))

    def _lay_out(self) -> None:
        left, form = QVBoxLayout(), QFormLayout()
        left.addWidget(self.list, 1)
        for pair in (
            (self.add_button, self.remove_button),
            (self.reset_button, self.reset_all_button),
        ):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button)
            left.addLayout(row)
        for key, widget in (
            ("title_th", self.title_th),
            ("title_en", self.title_en),
            ("words", self.words),
            ("not", self.exclusions),
        ):
            form.addRow(tr(_KEYS[key]), widget)
        middle = QHBoxLayout()
        middle.addLayout(left, 2)
        middle.addLayout(form, 3)
        bottom = QHBoxLayout()
        bottom.addWidget(self.problem, 1)
        bottom.addWidget(self.save_button)
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(self.intro)
        column.addLayout(middle, 1)
        column.addWidget(self.attempt)
        column.addWidget(self.answer)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_category)
        for button, pressed in (
            (self.add_button, self.add),
            (self.remove_button, self.remove),
            (self.reset_button, self.reset),
            (self.reset_all_button, self.reset_all),
            (self.save_button, self.save),
            (self.close_button, self.reject),
        ):
            button.clicked.connect(lambda _on, pressed=pressed: pressed())
        for line in (self.title_th, self.title_en):
            line.textEdited.connect(lambda _text: self._take())
        for lines in (self.words, self.exclusions):
            lines.textChanged.connect(self._take)
        self.attempt.textChanged.connect(lambda _text: self._timer.start())
        self._timer.timeout.connect(self._try)

    def _fill_list(self, row: int) -> None:
        """Show all categories, and the one of this row."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for category in self._categories:
                self.list.addItem(QListWidgetItem())
                self._name_item(self.list.count() - 1, category)
            self.list.setCurrentRow(row)
        self._show_category(row)

    def _name_item(self, row: int, category: Category) -> None:
        changed = category != self._ours(row)
        title = pick(category.title_en, category.title_th)
        item = self.list.item(row)
        item.setText(f"{title} {_CHANGED}" if changed else title)
        item.setToolTip(tr("Yours, or changed by you") if changed else "")

    def _show_category(self, row: int) -> None:
        known = 0 <= row < len(self._categories)
        category = self._categories[row] if known else Category("", "", "")
        for widget, text in (
            (self.title_th, category.title_th),
            (self.title_en, category.title_en),
        ):
            widget.setText(text)
            widget.setEnabled(known)
        for widget, words in (
            (self.words, category.words),
            (self.exclusions, category.exclusions),
        ):
            with QSignalBlocker(widget):
                widget.setPlainText("\n".join(words))
            widget.setEnabled(known)
        self.remove_button.setEnabled(known)
        self._show_state()

    def _take(self) -> None:
        """Take over what was typed into the current category."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._categories):
            return
        category = replace(
            self._categories[row],
            title_th=self.title_th.text().strip(),
            title_en=self.title_en.text().strip(),
            words=_lines(self.words),
            exclusions=_lines(self.exclusions),
        )
        self._categories[row] = category
        self._name_item(row, category)
        self._say_changed()

    def _say_changed(self) -> None:
        self._tried = None
        self._show_state()
        self._timer.start()

    def _show_state(self) -> None:
        fault = fault_of(self._categories)
        row = self.list.currentRow()
        ours = self._ours(row)
        self.reset_button.setEnabled(ours is not None and ours != self._categories[row])
        self.reset_all_button.setEnabled(tuple(self._categories) != shipped().categories)
        self.save_button.setEnabled(fault is None and (self.is_changed() or self._broken))
        if fault is None:
            if not self._broken:
                self.problem.setText("")
            return
        guilty = next(c for c in self._categories if c.id == fault.category)
        self.problem.setText(
            tr(
                "{topic}, {field}: {reason}.",
                topic=pick(guilty.title_en, guilty.title_th) or guilty.id,
                field=tr(_KEYS[fault.key]),
                reason=tr(fault.reason, word=fault.word),
            )
        )

    def _try(self) -> None:
        """Say which topics the sentence has, and by which words."""
        text = self.attempt.text().strip()
        codebook = self.codebook()
        if not text or codebook is None:
            self.answer.setText("")
            return
        found = codebook.explain(text)
        self.answer.setText(
            "\n".join(
                tr(
                    "{topic}: {words}",
                    topic=pick(category.title_en, category.title_th),
                    words=", ".join(words),
                )
                for category, words in found
            )
            or tr("No topic: none of the words is in it.")
        )

    def _ours(self, row: int) -> Category | None:
        """Return the plugin's own category of the id in this row."""
        if not 0 <= row < len(self._categories):
            return None
        mine = self._categories[row].id
        return next((c for c in shipped().categories if c.id == mine), None)

    def _may_close(self) -> bool:
        if not self.is_changed():
            return True
        answer = self._ask()
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        if answer == QMessageBox.StandardButton.Discard:
            self._categories = list(self._kept.categories)
            self._tried = None
            self._fill_list(0)
            return True
        return False

    def _ask(self) -> QMessageBox.StandardButton:
        return QMessageBox.question(
            self,
            self.windowTitle(),
            tr("Save the changes to the codebook?"),
            QMessageBox.StandardButton.Save
            | QMessageBox.StandardButton.Discard
            | QMessageBox.StandardButton.Cancel,
        )


def _aside(changes: Path) -> Path:
    """Return where a file goes that cannot be read: it may hold hours of somebody's work."""
    return changes.with_name(changes.name + ".broken")


def _lines(widget: QPlainTextEdit) -> tuple[str, ...]:
    lines = (line.strip() for line in widget.toPlainText().splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _button(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"cmCivicCodebook{name}")
    button.setAutoDefault(False)
    return button


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"cmCivicCodebook{name}")
    label.setTextFormat(Qt.TextFormat.PlainText)  # what users wrote is in it
    label.setWordWrap(True)
    return label
