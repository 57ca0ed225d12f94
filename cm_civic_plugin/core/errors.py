"""The one family of errors the plugin raises for people to read."""

from __future__ import annotations


def msg(template: str) -> str:
    """Mark an English message template for translation; returns it unchanged.

    The ground floor knows no Qt, so it only marks; ``gis.i18n.say`` translates.
    """
    return template


class CivicError(Exception):
    """One clear sentence for a person: file, place in it, reason, what to do.

    ``template`` is the English sentence with ``{name}`` slots and is the key of its
    translation; ``params`` fill the slots. ``str(error)`` is the English sentence.
    """

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template)
        self.template = template
        self.params = params

    def __str__(self) -> str:
        return self.template.format(**self.params) if self.params else self.template


class BadInput(CivicError):
    """A file or value the user gave cannot be used."""


class BadOutput(CivicError):
    """The place the user chose to write to cannot be written."""


class MissingLibrary(CivicError):
    """An optional Python library that this feature needs is absent."""


class Cancelled(CivicError):
    """The user cancelled; nothing half-written was left behind."""

    def __init__(self) -> None:
        super().__init__(msg("Cancelled. Nothing was changed."))
