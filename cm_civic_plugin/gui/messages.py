"""The message bar: how the plugin talks to the user without a modal box."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt.QtWidgets import QPushButton

_TITLE = "Chiang Mai Civic"  # a name: the same in every language
_SECONDS = 8
_KIND = "cm_civic_kind"

Button = tuple[str, Callable[[], None]]
"""A button's words and what it does."""


def inform(
    iface: QgisInterface, text: str, seconds: int = _SECONDS, button: Button | None = None
) -> None:
    """Say something that went as it should; it goes when the next comes, or after ``seconds``.

    With 0 seconds it stays until it is closed or the next comes.
    """
    bar = iface.messageBar()
    for item in bar.items():
        if item.title() == _TITLE and item.level() == Qgis.MessageLevel.Info:
            bar.popWidget(item)
    if button is None:
        bar.pushMessage(_TITLE, text, Qgis.MessageLevel.Info, seconds)
        return
    words, pressed = button
    item = bar.createMessage(_TITLE, text)
    item.setLevel(Qgis.MessageLevel.Info)
    item.setDuration(seconds)
    widget = QPushButton(words)
    widget.clicked.connect(lambda _on: pressed())
    item.layout().addWidget(widget)
    bar.pushItem(item)


def warn(iface: QgisInterface, text: str, kind: str = "") -> None:
    """Say what the user has to know or mend; it stays until closed.

    It takes the place of one that says the same, and of an older one of the same ``kind``.
    """
    bar = iface.messageBar()
    for item in bar.items():
        if _is_warning(item) and item.text() == text:
            bar.popWidget(item)
    if kind:
        withdraw(iface, kind)
    bar.pushMessage(_TITLE, text, Qgis.MessageLevel.Warning, 0)
    for item in bar.items():
        if _is_warning(item) and item.text() == text:
            item.setProperty(_KIND, kind)


def withdraw(iface: QgisInterface, kind: str) -> None:
    """Take back the warnings of a kind: what they told of is mended."""
    bar = iface.messageBar()
    for item in bar.items():
        if _is_warning(item) and item.property(_KIND) == kind:
            bar.popWidget(item)


def _is_warning(item: QgsMessageBarItem) -> bool:
    return item.title() == _TITLE and item.level() == Qgis.MessageLevel.Warning
