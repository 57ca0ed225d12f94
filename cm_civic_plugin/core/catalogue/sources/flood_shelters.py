"""The province's open data ``69_19``: temporary flood shelters, listed without coordinates."""

from __future__ import annotations

from .found import REPEATED, Found, integer
from .registered_population import district
from .table import Table

COLUMNS = ("สถานที่", "ตำบล", "อำเภอ")


def read(table: Table) -> Found:
    """Return the shelters: place, tambon, amphoe and what they offer; a row once given is kept.

    Raises BadInput where columns lack.
    """
    found = Found()
    seen: set[tuple[str, str, str]] = set()
    for _number, row in table.rows(COLUMNS):
        key = (row["สถานที่"], row["ตำบล"].removeprefix("ตำบล").strip(), district(row["อำเภอ"]))
        if not key[0]:
            continue
        if key in seen:
            found.dropped[REPEATED] += 1
            continue
        seen.add(key)
        found.rows.append(
            {
                "place": key[0],
                "tambon": key[1],
                "amphoe": key[2],
                "capacity": integer(row.get("รองรับผู้พัก")),
                "electricity": row.get("ไฟฟ้า") or None,
                "water": row.get("ประปา") or None,
                "toilets": integer(row.get("ห้องสุขา")),
            }
        )
    return found


def place_key(name: str) -> str:
    """Return a place's name as it is compared: no blanks, schools' and temples' words in full."""
    bare = "".join(name.split())
    for short, full in (("ร.ร.", "โรงเรียน"), ("รร.", "โรงเรียน"), ("ทต.", "เทศบาลตำบล")):
        if bare.startswith(short):
            return full + bare[len(short) :]
    return bare
