"""Which platform a file comes from, judged by its content and never by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...errors import BadInput, msg
from .generic_csv import GenericCsv
from .reader import Reader
from .text_file import look_at_csv, read_head
from .traffy import TraffyGeoJson, recognise_csv

PLATFORMS = ("traffy", "csv")
"""Platforms with a reader of their own, in the order of the PLATFORM parameter."""


def find_reader(
    path: str | Path, platform: str | None = None, mapping: Mapping[str, str] | None = None
) -> Reader:
    """Return the reader for a file.

    Args:
        path: the file.
        platform: one of ``PLATFORMS`` if the user says so; None to detect.
        mapping: role -> header for a CSV of no known platform (see ``headers.ROLES``).

    Raises:
        BadInput: it is no table of opinions, or not one of ``platform``.
    """
    head = read_head(path)
    start = head.text.lstrip()
    if start.startswith("{") and '"FeatureCollection"' in head.text[:5000]:
        telling = next(
            (
                name
                for name in ("problem_type_fondue", "state_type_latest", "ticket_id", "message_id")
                if f'"{name}"' in head.text
            ),
            None,
        )
        if telling is None and platform != "traffy":
            raise BadInput(
                msg(
                    "{file} is GeoJSON of a platform that is not known yet. "
                    "Save it as CSV with lat and lon columns and choose that file."
                ),
                file=head.path.name,
            )
        return TraffyGeoJson(
            head.path,
            head.encoding,
            [msg("it is GeoJSON whose features carry Traffy Fondue's own fields")],
        )
    table = look_at_csv(head)
    traffy = None if platform == "csv" or mapping else recognise_csv(table)
    if traffy is not None:
        return traffy
    if platform == "traffy":
        raise BadInput(
            msg(
                "{file} is not a Traffy Fondue export: its header has no coords, or no comment "
                "with a ticket number. Choose another platform, or let it be detected."
            ),
            file=head.path.name,
        )
    return GenericCsv(table, mapping)
