"""Postal codes by tambon: GeoThai's data (JSON of version 1 to 3) or a table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import BadInput, msg
from .table import read_table
from .text import read_json

COLUMNS = ("dopa_code", "postal_code")
JSON_KEYS = r'"(postal|zip)_?codes?"'
_TAMBON = ("dopa_code", "subdistrict_code", "subdistrict_id", "code", "id")
_POSTAL = ("postal_codes", "postal_code", "zip_code", "zipcode")


def read(path: Path) -> dict[str, list[str]]:
    """Return the postal codes of each tambon by its DOPA code of six digits, as listed.

    A CSV or XLSX has the columns ``dopa_code`` and ``postal_code``, several codes apart by
    commas or one a row. Raises BadInput where the file holds no postal code of a tambon.
    """
    if path.suffix.lower() == ".json":
        pairs = _of_json(read_json(path))
    else:
        table = read_table(path)
        pairs = ((row["dopa_code"], row["postal_code"]) for _number, row in table.rows(COLUMNS))
    found: dict[str, list[str]] = {}
    for tambon, listed in pairs:
        code = str(tambon).strip()
        if not re.fullmatch(r"\d{6}", code):
            continue
        for postal in re.findall(r"\b\d{5}\b", str(listed)):
            if postal not in found.setdefault(code, []):
                found[code].append(postal)
    found = {code: listed for code, listed in found.items() if listed}
    if not found:
        raise BadInput(
            msg("{file} holds no postal code of a tambon. Use GeoThai's subdistricts, or a table "
                "with the columns dopa_code and postal_code."),
            file=path.name,
        )  # fmt: skip
    return found


def _of_json(content: Any) -> Iterator[tuple[Any, Any]]:
    """Yield tambon codes with what is listed, from rows, rows by key, or codes with areas."""
    if isinstance(content, dict):
        inner = next((v for v in content.values() if isinstance(v, list)), None)
        content = inner if inner is not None else list(content.values())
    if not isinstance(content, list):
        return
    for row in content:
        if not isinstance(row, dict):
            continue
        listed = next((row[key] for key in _POSTAL if row.get(key)), None)
        if isinstance(row.get("areas"), list):
            yield from ((area, listed) for area in row["areas"])
            continue
        tambon = next((row[key] for key in _TAMBON if _is_tambon(row.get(key))), None)
        if tambon is not None and listed is not None:
            yield tambon, listed


def _is_tambon(value: Any) -> bool:
    return bool(re.fullmatch(r"\d{6}", str(value)))
