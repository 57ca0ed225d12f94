"""Tables that come in a ZIP archive: a form's submissions, or one CSV packed for its size."""

from __future__ import annotations

from ...archive import safe_entries
from ...errors import BadInput, msg
from .archive import MOST_ENTRIES, Member, base_name
from .sample import Sample

IN_ARCHIVE = msg("it lies in a ZIP archive and was read there")
OTHERS_LEFT = msg(
    "other tables of the archive were left out, such as repeated questions or votes: "
    "what is said stands in this one"
)
MEDIA_LEFT = msg("pictures and other files of the archive were left out")
_SUFFIXES = (".csv", ".tsv")
_MOST_TABLES = 100


def find_tables(sample: Sample) -> list[Member]:
    """Return the CSV files in an archive, of any other file none.

    Raises BadInput where the archive is not safe to read.
    """
    if sample.entries is None:
        return []
    path = sample.path
    return [
        Member(path, entry.filename, entry.file_size, base_name(path), entry)
        for entry in safe_entries(path, _is_table, MOST_ENTRIES)
    ][:_MOST_TABLES]


def only_table(sample: Sample) -> Sample | None:
    """Return the one CSV file in an archive, None where it holds none.

    Raises BadInput where it holds several, or is not safe to read.
    """
    tables = find_tables(sample)
    if len(tables) > 1:
        raise several_tables(sample)
    return Sample(tables[0], sample.without) if tables else None


def several_tables(sample: Sample) -> BadInput:
    """Return what to say of an archive in which more than one table may hold the opinions."""
    return BadInput(
        msg("{file} holds several tables. Unpack it and choose the one with the opinions."),
        file=sample.path.name,
    )


def what_was_left(sample: Sample) -> list[str]:
    """Return reasons that say what of an archive was not read beside its table."""
    tables = find_tables(sample)
    files = sum(not name.endswith("/") for name in sample.entries or ())
    return [
        IN_ARCHIVE,
        *([OTHERS_LEFT] if len(tables) > 1 else ()),
        *([MEDIA_LEFT] if files > len(tables) else ()),
    ]


def _is_table(name: str) -> bool:
    """Tell whether a name is a table's; macOS packs a shadow of every file beside it."""
    last = name.rpartition("/")[2]
    return (
        last.lower().endswith(_SUFFIXES)
        and not last.startswith(".")
        and not name.startswith("__MACOSX/")
    )
