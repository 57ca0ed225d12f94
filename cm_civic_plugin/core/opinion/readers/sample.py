"""A file that is looked at to tell its platform: more of it is read only when asked for."""

from __future__ import annotations

import zipfile
from functools import cached_property
from pathlib import Path

from ...errors import BadInput
from .archive import Member, lone_file
from .text_file import CsvTable, Head, look_at_csv, read_head


class Sample:
    """The beginning of a file, as text, as a table or as an archive.

    Each platform's module asks what it needs to recognise its own export. What the file is not
    is None, so that a recogniser asks without catching errors; ``head`` and ``need_table`` raise
    the sentence for the user.
    """

    def __init__(self, path: str | Path | Member, without: frozenset[str] = frozenset()) -> None:
        self.member = path if isinstance(path, Member) else lone_file(Path(path))
        self.path = self.member.path
        self.without = without

    @cached_property
    def entries(self) -> list[str] | None:
        """The names in a ZIP archive, None of any other file."""
        if self.member.entry is not None:  # an archive in an archive is not opened
            return None
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.namelist()
        except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
            return None

    @cached_property
    def head(self) -> Head:
        """The first megabyte as text. Raises BadInput where the file is no text."""
        return read_head(self.member)

    @cached_property
    def text(self) -> str:
        """The first megabyte as text without space before it, empty where it is no text."""
        try:
            return self.head.text.lstrip()
        except BadInput:
            return ""

    @property
    def is_json(self) -> bool:
        """Tell whether the file begins as JSON does."""
        return self.text.startswith(("{", "["))

    def need_table(self) -> CsvTable:
        """Return the file as a table. Raises BadInput where it is none."""
        return look_at_csv(self.head, "backslash_quotes" not in self.without)

    @cached_property
    def table(self) -> CsvTable | None:
        """The file as a table, None where it is none."""
        try:
            return self.need_table() if self.text and not self.is_json else None
        except BadInput:
            return None

    @cached_property
    def names(self) -> list[str]:
        """The table's header in lower case, empty where the file is no table."""
        return [name.lower() for name in self.table.header] if self.table else []
