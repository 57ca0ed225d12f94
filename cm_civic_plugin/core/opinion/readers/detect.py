"""Which platform a file comes from, judged by its content and never by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from ...errors import BadInput, msg
from ..platforms import PLATFORMS
from . import (
    business_suite,
    consul,
    content_library,
    crowdtangle,
    decidim,
    facebook,
    fixmystreet,
    generic_csv,
    google_forms,
    kobo,
    line_chat,
    odk,
    open311,
    polis,
    traffy,
    ushahidi,
)
from .archive import Member
from .folder import is_folder, open_folder
from .reader import Reader
from .sample import Sample
from .zipped import find_tables, several_tables, what_was_left

# Each has PLATFORM (its code in ``platforms.PLATFORMS``) and recognise(sample). The first that
# recognises a file has it: those that look for more come before those that look for less.
_KNOWN: tuple[ModuleType, ...] = (
    traffy,
    facebook,
    content_library,
    crowdtangle,
    business_suite,
    decidim,
    polis,
    ushahidi,
    fixmystreet,
    open311,
    consul,
    kobo,
    odk,
    line_chat,
    google_forms,
)


def recognise(sample: Sample, platform: str | None = None) -> Reader | None:
    """Return the reader of the platform that a file is recognised as, None for any other table.

    Raises BadInput where it is known what the file is, and that it holds no opinions.
    """
    modules = [module for module in _KNOWN if platform in (None, module.PLATFORM)]
    tables = find_tables(sample)
    if tables and facebook in modules:  # a download may hold a table that somebody was sent
        reader = facebook.recognise(sample)
        if reader is not None:
            return reader
    if tables:
        return _in_archive(sample, tables, platform)
    for module in modules:
        reader = module.recognise(sample)
        if reader is not None:
            return reader
    return None


def _in_archive(sample: Sample, tables: list[Member], platform: str | None) -> Reader | None:
    """Return the reader of the one table in an archive that is a known platform's."""
    inside = (recognise(Sample(table, sample.without), platform) for table in tables)
    readers = [reader for reader in inside if reader is not None]
    if len(readers) > 1:
        raise several_tables(sample)
    if not readers:
        return None
    readers[0].reasons += what_was_left(sample)
    return readers[0]


def find_reader(
    path: str | Path,
    platform: str | None = None,
    mapping: Mapping[str, str] | None = None,
    without: frozenset[str] = frozenset(),
) -> Reader:
    """Return the reader for a file.

    Args:
        path: the file, or the folder of a download in several files.
        platform: one of ``PLATFORMS`` if the user says so; None to detect.
        mapping: role -> header for a CSV of no known platform (see ``headers.ROLES``).
        without: repairs to leave out, keys of ``post_table.REPAIRS``.

    Raises:
        BadInput: it is no table of opinions, or not one of ``platform``.
    """
    sample = Sample(path, without)
    reader = None if mapping else recognise(sample, platform)
    if reader is not None:
        return reader
    if is_folder(sample):
        return open_folder(sample.path, lambda file: find_reader(file, platform, mapping, without))
    if platform not in (None, generic_csv.PLATFORM):
        sample.head  # noqa: B018 (says what is wrong with a file that is no text)
        raise BadInput(
            msg(
                "{file} is not an export of {platform}: its content does not show it. Choose "
                "another platform, or let it be detected."
            ),
            file=sample.path.name,
            platform=PLATFORMS[platform],
        )
    return generic_csv.open_any(sample, mapping)
