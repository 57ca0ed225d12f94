"""Language: which one the plugin speaks, and how a sentence is said in it."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale, QTranslator

from ..core.errors import CivicError
from ..core.resources import I18N

CONTEXT = "CmCivic"
LANGUAGES = ("th", "en")
_SETTING = "cm_civic/language"


def language() -> str:
    """Return the plugin's language, ``"th"`` or ``"en"``.

    The user's own choice in the plugin comes first; without one, Thai where QGIS speaks
    Thai and English elsewhere.
    """
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
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**params) if params else translated


def say(error: CivicError) -> str:
    """Return an error's sentence in the current language."""
    return tr(error.template, **error.params)


def pick(english: str, thai: str) -> str:
    """Return the text of a bilingual pair that fits the current language."""
    return thai if language() == "th" else english


def day_words(day: QDate, code: str = "") -> str:
    """Return a day in a language (that of now if none is said); in Thai with the Buddhist year."""
    thai = (code or language()) == "th"
    locale = QLocale(QLocale.Language.Thai if thai else QLocale.Language.English)
    month = locale.monthName(day.month(), QLocale.FormatType.ShortFormat)
    return f"{day.day()} {month} {day.year() + (543 if thai else 0)}"
