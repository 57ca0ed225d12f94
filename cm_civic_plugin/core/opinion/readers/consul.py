"""CONSUL Democracy (Decide Madrid and others): proposals, debates and budgets as CSV.

===========================  ================================================================
open data                    ``cached_votes_up``, ``comments_count``, ``hot_score``
lists taken from the site    a ``code`` such as MAD-2015-09-7, or ``/proposals/7-title``
participatory budget         headers in the language of the site, no date, no supports
===========================  ================================================================

None holds coordinates. The name of a district, where there is one, is put below the text, so
that place matching finds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...errors import msg
from .cells import find_roles, first_of, joined
from .csv_reader import CsvReader
from .generic_csv import GenericCsv
from .headers import plain
from .reader import Reader
from .sample import Sample

PLATFORM = "consul"
_CODE = re.compile(r"[A-Z]{2,6}-\d{4}-\d{2}-\d+")
_LINK = re.compile(
    r"(?:https?://[^/\s]+)?/(?:proposals|debates|budgets/[\w-]+/investments)/\d+(?:-\S*)?"
)
_SCORES = ("hotscore", "confidencescore", "cachedvotesup", "cachedvotestotal")
# The words of a budget's list as sites in several languages show them; spelt as ``plain`` does.
_FEASIBILITY = ("feasibility", "viabilidad", "viabilité", "faisabilité", "machbarkeit",
                "fattibilità", "viabilidade", "viabilitat", "haalbaarheid",
                "ความเป็นไปได้")  # fmt: skip
_VALUATOR = ("valuator", "evaluador", "évaluateur", "begutachter", "valutatore", "avaliador",
             "avaluador", "beoordelaar", "ผู้ประเมิน")  # fmt: skip
_ROLES = {
    "id": ("id", "รหัส"),
    "title": ("title", "título", "titre", "titel", "titolo", "títol", "ชื่อเรื่อง", "หัวข้อ", "ชื่อ"),
    "summary": ("summary", "resumen"),
    "text": ("text", "description", "body", "descripción", "descrição", "beschreibung",
             "descrizione", "descripció", "beschrijving", "รายละเอียด", "คำอธิบาย"),
    "date": ("createdat", "publishedat", "date", "fecha", "วันที่"),
    "topic": ("tags", "category", "categories", "etiquetas", "categorías", "หมวดหมู่", "แท็ก"),
    "author": ("userid", "authorid", "author", "username", "authorusername", "usuarioautor",
               "autor", "auteur", "autore", "ชื่อผู้ใช้ของผู้เขียน", "ผู้เขียน", "ผู้เสนอ"),
    "reactions": ("numsupports", "supports", "cachedvotestotal", "cachedvotesup", "totalvotes",
                  "apoyos", "soutiens", "unterstützung", "คะแนนสนับสนุน", "ผู้สนับสนุน"),
    "area": ("geozonename", "geozone", "district", "distrito", "scopeofoperation", "scope",
             "ámbitodeactuación", "headingname", "heading", "partida", "เขต", "ตำบล", "อำเภอ",
             "ขอบเขตการดำเนินงาน", "พื้นที่"),
}  # fmt: skip


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a CONSUL export, else None."""
    if sample.table is None:
        return None
    names = [plain(name) for name in sample.names]
    index = find_roles(names, _ROLES)
    if not {"title", "text"} & index.keys():
        return None
    reasons = []
    if sum(name in names for name in _SCORES) >= 2:
        reasons.append(msg("the header has CONSUL's counts, such as cached_votes_up and hot_score"))
    if _most(sample, names, ("code", "código", "รหัสข้อเสนอ"), _CODE):
        reasons.append(msg("its codes are written as CONSUL numbers proposals: MAD-2015-09-7"))
    if _most(sample, names, ("url", "link", "ลิงก์"), _LINK):
        reasons.append(msg("its links lead to /proposals/ or /debates/ as on a CONSUL site"))
    if first_of(names, _FEASIBILITY) is not None and first_of(names, _VALUATOR) is not None:
        reasons.append(msg("the header is a CONSUL budget's: feasibility beside valuators"))
    if not reasons:
        return None
    if "area" in index:
        reasons.append(msg("it names areas but no coordinates: place matching can find them"))
    else:
        reasons.append(msg("it has no coordinates: place matching can look for places in the text"))
    return Consul(sample.table, reasons, index)


class Consul(CsvReader):
    """Title, summary and text are one text: many proposals have no more than a title."""

    platform = PLATFORM
    topic_of = staticmethod(GenericCsv.topic_of)

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return what each proposal says, and where."""
        return joined(
            *(self.column(records, role) for role in ("title", "summary", "text", "area"))
        )


def _most(sample: Sample, names: list[str], wanted: tuple[str, ...], form: re.Pattern[str]) -> bool:
    """Tell whether most cells of a column have a form."""
    column = first_of(names, wanted)
    if column is None or sample.table is None:
        return False
    cells = [row[column].strip() for row in sample.table.sample if len(row) > column]
    cells = [cell for cell in cells if cell]
    return sum(bool(form.fullmatch(cell)) for cell in cells) > len(cells) / 2
