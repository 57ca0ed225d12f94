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
from .reader import Reader
from .sample import Sample

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


def find_reader(
    path: str | Path,
    platform: str | None = None,
    mapping: Mapping[str, str] | None = None,
    without: frozenset[str] = frozenset(),
) -> Reader:
    """Return the reader for a file.

    Args:
        path: the file.
        platform: one of ``PLATFORMS`` if the user says so; None to detect.
        mapping: role -> header for a CSV of no known platform (see ``headers.ROLES``).
        without: repairs to leave out, keys of ``post_table.REPAIRS``.

    Raises:
        BadInput: it is no table of opinions, or not one of ``platform``.
    """
    sample = Sample(path, without)
    if not mapping:
        for module in _KNOWN:
            if platform in (None, module.PLATFORM):
                reader = module.recognise(sample)
                if reader is not None:
                    return reader
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
