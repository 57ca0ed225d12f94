"""Reading a long XML list of records a few at a time, in flat memory, and nothing but that.

A document type is refused before anything in it is read: with it go entities that grow without
end ("billion laughs") and entities that fetch other files.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from xml.parsers import expat

from ...errors import BadInput, msg
from .archive import Member
from .text_file import Head

_BLOCK = 1 << 16
_LONGEST_TOKEN = 4 << 20
_LONGEST_TEXT = 100_000
_DECLARED = re.compile(r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_NOT_PYTHONS = {"windows-874": "cp874", "x-windows-874": "cp874", "utf-16": ""}
_ENTITIES = msg(
    "{file} declares a document type, which no list of opinions needs and which may be an attack, "
    "so it was not read. Export the opinions again, or take the JSON or CSV of the same service."
)
_BROKEN = msg("{file} is broken or cut short after entry {count}. Download or export it again.")


def read_elements(
    head: Head, record: str, wanted: Collection[str], rows: int
) -> Iterator[tuple[list[dict[str, str]], float]]:
    """Yield up to ``rows`` records, each as field -> text, with the share of the file read (0-1).

    Args:
        head: the beginning of the file, which was looked at for its encoding.
        record: the element that each record is.
        wanted: the elements in it that are its fields; others are passed over.

    Raises:
        BadInput: the XML declares a document type, is broken or cut short.
    """
    member = head.member
    records = _Records(member, record, wanted)
    decoder = codecs.getincrementaldecoder(encoding_of(head))(errors="replace")
    taken = 0
    with member.open() as stream:
        while block := stream.read(_BLOCK):
            taken += len(block)
            records.feed(decoder.decode(block))
            while len(records.found) >= rows:
                yield records.found[:rows], min(1.0, taken / max(1, member.size))
                del records.found[:rows]
    records.feed(decoder.decode(b"", final=True), last=True)
    if records.found:
        yield records.found, 1.0


def encoding_of(head: Head) -> str:
    """Return the encoding that the XML names, or the one it looks like if it names none known."""
    declared = _DECLARED.match(head.text.lstrip("\ufeff \t\r\n"))
    name = declared[1].lower() if declared else ""
    try:
        known = codecs.lookup(_NOT_PYTHONS.get(name, name) or head.encoding).name
        codecs.getincrementaldecoder(known)().decode(b"")  # not all codecs are of texts
    except (LookupError, ValueError):
        return head.encoding
    return "utf-8-sig" if known == "utf-8" else known


class _Records:
    """What the parser calls while it goes through the file."""

    def __init__(self, member: Member, record: str, wanted: Collection[str]) -> None:
        self.found: list[dict[str, str]] = []
        self._member = member
        self._record, self._wanted = record, wanted
        self._count = self._depth = self._record_depth = self._quiet = 0
        self._now: dict[str, str] = {}
        self._field = ""
        self._text: list[str] = []
        self._length = 0
        parser = expat.ParserCreate("utf-8")  # whatever it was written in
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        self._parse = parser.Parse

    def feed(self, text: str, last: bool = False) -> None:
        """Parse the next piece of the file."""
        self._quiet += len(text)
        try:
            self._parse(text.encode("utf-8", "replace"), last)
        except expat.ExpatError as error:
            raise BadInput(_BROKEN, file=self._member.where, count=self._count) from error
        if self._quiet > _LONGEST_TOKEN:  # one tag or remark without end would fill the memory
            raise BadInput(_BROKEN, file=self._member.where, count=self._count)

    def _refuse(self, *_what: object) -> None:
        raise BadInput(_ENTITIES, file=self._member.where)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._quiet = 0
        self._depth += 1
        name = name.rpartition(":")[2].lower()
        if not self._record_depth and name == self._record:
            self._record_depth = self._depth
            self._now = {}
        inside = self._record_depth and self._depth == self._record_depth + 1
        if inside and name in self._wanted and name not in self._now:
            self._field, self._text, self._length = name, [], 0

    def _take(self, text: str) -> None:
        self._quiet = 0
        if self._field and self._length < _LONGEST_TEXT:
            self._text.append(text)
            self._length += len(text)

    def _end(self, _name: str) -> None:
        self._quiet = 0
        if self._field and self._depth == self._record_depth + 1:
            self._now[self._field] = "".join(self._text)[:_LONGEST_TEXT].strip()
            self._field = ""
        if self._record_depth and self._depth == self._record_depth:
            self._record_depth = 0
            self._count += 1
            self.found.append(self._now)
        self._depth -= 1
