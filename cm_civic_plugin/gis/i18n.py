"""Language: which one the plugin speaks, and how a sentence is said in it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import TypeVar

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale, QTranslator

from ..core.errors import CivicError
from ..core.resources import I18N

CONTEXT = "CmCivic"
LANGUAGES = ("th", "en")
_SETTING = "cm_civic/language"
_FOR_NOW: ContextVar[str] = ContextVar("cm_civic_for_now", default="")  # each thread has its own
_Made = TypeVar("_Made")


def language() -> str:
    """Return the plugin's language, ``"th"`` or ``"en"``.

    The user's own choice in the plugin comes first; without one, Thai where QGIS speaks
    Thai and English elsewhere.
    """
    if _FOR_NOW.get():
        return _FOR_NOW.get()
    settings = QgsSettings()
    chosen = settings.value(_SETTING, "", type=str)
    if chosen in LANGUAGES:
        return chosen
    locale = QLocale().name()
    if settings.value("locale/overrideFlag", False, type=bool):
        locale = settings.value("locale/userLocale", locale, type=str)
    return "th" if locale.startswith("th") else "en"


def set_language(code: str) -> None:
    """Remember the user's choice of language (``"th"`` or ``"en"``)."""
    if code not in LANGUAGES:
        raise ValueError(f"not a language of the plugin: {code!r}")
    QgsSettings().setValue(_SETTING, code)


def make_translator() -> QTranslator | None:
    """Return a translator for the current language, or None for the source language.

    The caller installs it and keeps the reference.
    """
    if language() == "en":
        return None
    translator = QTranslator()
    loaded = translator.load(str(I18N / f"cm_civic_{language()}.qm"))
    return translator if loaded else None


def tr(text: str, **params: object) -> str:
    """Translate a literal English template and fill its ``{name}`` slots."""
    if _FOR_NOW.get():
        translator = _translator(_FOR_NOW.get())
        # as bytes: PyQt takes a text here for ASCII
        translated = (translator.translate(CONTEXT, text.encode()) if translator else "") or text
    else:
        translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**params) if params else translated


def say(error: CivicError) -> str:
    """Return an error's sentence in the current language."""
    return tr(error.template, **error.params)


def pick(english: str, thai: str) -> str:
    """Return the text of a bilingual pair that fits the current language."""
    return thai if language() == "th" else english


def both(make: Callable[[], _Made]) -> tuple[_Made, _Made]:
    """Return what is made in English and what is made in Thai, whichever the plugin speaks."""
    made = []
    for code in ("en", "th"):
        before = _FOR_NOW.set(code)
        try:
            made.append(make())
        finally:
            _FOR_NOW.reset(before)
    return made[0], made[1]


@cache
def _translator(_code: str) -> QTranslator | None:
    return make_translator()


def day_words(day: QDate, code: str = "") -> str:
    """Return a day in a language (that of now if none is said); in Thai with the Buddhist year."""
    thai = (code or language()) == "th"
    locale = QLocale(QLocale.Language.Thai if thai else QLocale.Language.English)
    month = locale.monthName(day.month(), QLocale.FormatType.ShortFormat)
    return f"{day.day()} {month} {day.year() + (543 if thai else 0)}"
