"""ODK Central (and Collect's older servers): submissions of a form as CSV.

A place question ``loc`` comes as ``loc-Latitude``, ``loc-Longitude``, ``loc-Altitude`` and
``loc-Accuracy``. ``SubmissionDate`` is UTC, the form's own ``start`` and ``end`` carry their zone.
The submitter is the interviewer's account, not the person asked, and is not read.
"""

from __future__ import annotations

import re

from ...errors import msg
from .any_table import Table, any_table
from .reader import Reader
from .sample import Sample
from .survey import SurveyReader, filled

PLATFORM = "odk"
_OWN = frozenset(
    (
        "submissiondate", "key", "submitterid", "submittername", "attachmentspresent",
        "attachmentsexpected", "status", "reviewstate", "deviceid", "edits", "formversion",
        "instanceid", "instancename", "start", "end", "today", "username", "phonenumber",
        "email", "subscriberid", "simserial", "parent_key", "isvalidated", "audit",
    )
)  # fmt: skip
_PLACE = re.compile(r"(?P<stem>.+[-:])(?P<part>Latitude|Longitude|Altitude|Accuracy)")


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is an ODK export, else None."""
    table = any_table(sample)
    if table is None or table.header[0] != "SubmissionDate" or "KEY" not in table.header:
        return None
    return OdkReader(table)


class OdkReader(SurveyReader):
    """The submissions of a form."""

    platform = PLATFORM

    def __init__(self, table: Table) -> None:
        header = table.header
        reasons = [msg("the header begins with SubmissionDate and holds KEY, as ODK writes it")]
        index = {"id": header.index("KEY"), "date": 0}
        for name in ("end", "start"):
            if name in header and filled(table, header.index(name)):
                index["date"] = header.index(name)
                break
        leave = {
            place
            for place, name in enumerate(header)
            if name.lower() in _OWN or name.lower().startswith(("meta-", "meta:"))
        }
        stems: dict[str, dict[str, int]] = {}
        for place, name in enumerate(header):
            part = _PLACE.fullmatch(name)
            if part:
                stems.setdefault(part["stem"], {})[part["part"]] = place
                leave.add(place)
        whole = [parts for parts in stems.values() if {"Latitude", "Longitude"} <= parts.keys()]
        if whole:
            best = max(whole, key=lambda parts: filled(table, parts["Latitude"]))
            index.update(lat=best["Latitude"], lon=best["Longitude"])
            reasons.append(msg("a place question has its columns -Latitude and -Longitude"))
        super().__init__(table, reasons, index, leave)
