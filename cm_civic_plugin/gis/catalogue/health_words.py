"""Say the sentences of the ground floor in a language of choice, not only in the current one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QTranslator

from ...core.catalogue.records import Catalogue
from ...core.resources import I18N
from ..i18n import CONTEXT

Say = Callable[[str, dict[str, Any]], str]


def sayer(language: str, catalogue: Catalogue) -> Say:
    """Return what says a template with its slots in ``"th"`` or ``"en"``.

    Slots that hold layer ids are said as the layers' titles, and slots that are themselves words
    to translate are translated. An exported file holds both languages, whichever the plugin speaks.
    """
    translator: QTranslator | None = None
    if language != "en":
        translator = QTranslator()
        if not translator.load(str(I18N / f"cm_civic_{language}.qm")):
            translator = None
    titles = {record.id: record.title(language) for record in catalogue.records}

    def translated(text: str) -> str:
        # as bytes: PyQt takes a text here for ASCII
        return (translator.translate(CONTEXT, text.encode()) if translator else "") or text

    def slot(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = value.split(", ")
        if any(part in titles for part in parts):
            return ", ".join(titles.get(part, part) for part in parts)
        return translated(value)

    def say(template: str, params: dict[str, Any]) -> str:
        text = translated(template)
        return (
            text.format(**{key: slot(value) for key, value in params.items()}) if params else text
        )

    return say
