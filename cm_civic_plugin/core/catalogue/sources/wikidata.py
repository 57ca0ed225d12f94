"""A saved answer of the Wikidata Query Service, SPARQL JSON or CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ...errors import BadInput, msg
from .found import NO_PLACE, REPEATED, Found, lon_lat
from .table import Table
from .text import at, read_json, records

COLUMNS = ("item", "coord")
_POINT = re.compile(r"\s*Point\(\s*(\S+)\s+(\S+)\s*\)", re.IGNORECASE)
_QID = re.compile(r"Q[1-9]\d*$")
_THAI = re.compile("[\u0e00-\u0e7f]")


def read_sparql(path: Path) -> Found:
    """Return the items of a SPARQL 1.1 JSON result. Raises BadInput where it is none."""
    results = at(read_json(path), "results")
    answers = (
        {key.casefold(): str(at(value, "value") or "") for key, value in row.items()}
        for row in records(path, results, "bindings")
    )
    return _items(path, answers)


def read_csv(table: Table) -> Found:
    """Return the items of a CSV result. Raises BadInput where columns lack."""
    return _items(table.path, (row for _number, row in table.rows(COLUMNS)))


def _items(path: Path, answers: Iterable[dict[str, str]]) -> Found:
    """Return one row an item: an item with several heritage listings comes once for each."""
    found = Found()
    by_id: dict[str, dict[str, Any]] = {}
    no_item = 0
    for answer in answers:
        qid = _QID.search(answer.get("item", ""))
        if qid is None:
            no_item += 1
            continue
        place = _POINT.match(answer.get("coord", ""))
        where = lon_lat(place[1], place[2]) if place else None
        if where is None:
            found.dropped[NO_PLACE] += 1
            continue
        heritage = _known(answer.get("heritagelabel")) or _short(answer.get("heritage"))
        row = by_id.get(qid[0])
        if row is not None:
            found.dropped[REPEATED] += 1
            if heritage and heritage not in (row["heritage_status"] or "").split("; "):
                row["heritage_status"] = "; ".join(filter(None, (row["heritage_status"], heritage)))
            continue
        label, english = _known(answer.get("itemlabel")), _known(answer.get("itemlabelen"))
        thai = label if label and _THAI.search(label) else None
        by_id[qid[0]] = {
            "lon": where[0],
            "lat": where[1],
            "qid": qid[0],
            "name_th": thai,
            "name_en": english or (label if label != thai else None),
            "inception": (answer.get("inception") or "").partition("T")[0] or None,
            "heritage_status": heritage,
        }
    if no_item and not by_id:
        raise BadInput(
            msg("{file} names no Wikidata item in its column {column}. Save the answer again."),
            file=path.name,
            column="item",
        )
    found.rows = list(by_id.values())
    return found


def _known(label: str | None) -> str | None:
    """Return a label; Wikidata gives the bare item number where an item has none."""
    return label if label and not _QID.match(label) else None


def _short(address: str | None) -> str | None:
    return address.rpartition("/")[2] or None if address else None
