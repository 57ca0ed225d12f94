"""Find out what the files in a folder of sources are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ....core.catalogue.sources.recognise import (
    RASTER,
    TABLE,
    VECTOR,
    columns_layer,
    is_feature_collection,
    json_layer,
    layer_by_name,
    nearly,
    raster_layer,
    table_layer,
)
from ....core.catalogue.sources.table import Table, read_table
from ....core.catalogue.sources.text import head, is_web_page, read_text
from ....core.errors import BadInput, Cancelled, CivicError, msg
from .vectors import columns_of

_SIDECARS = {
    ".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qmd", ".qml", ".xml", ".ovr", ".tfw",
    ".md", ".pdf",
}  # fmt: skip
_MOST_FILES = 1000


@dataclass
class Source:
    """A file that belongs to a layer; ``error`` says why it cannot be read."""

    path: Path
    table: Table | None = None
    error: CivicError | None = None


@dataclass
class Sources:
    """What a folder holds: files by layer id, and what is known to belong to no layer."""

    by_layer: dict[str, list[Source]] = field(default_factory=dict)
    unused: list[CivicError] = field(default_factory=list)

    def files(self) -> Iterator[Path]:
        """Yield the files that belong to a layer."""
        for sources in self.by_layer.values():
            for source in sources:
                yield source.path


def find_sources(folder: Path) -> Sources:
    """Look at every file of a folder (not of folders in it) and tell which layer it is for.

    A file is known by what it holds; one that is too broken for that, by its name. Raises
    BadInput where there is no such folder.
    """
    try:
        paths = sorted(folder.iterdir())[:_MOST_FILES]
    except OSError as error:
        raise BadInput(
            msg("{folder} is no folder that can be read. Choose the folder of source files."),
            folder=str(folder),
        ) from error
    found = Sources()
    for path in paths:
        if path.name.startswith((".", "~$")) or path.suffix.lower() in _SIDECARS:
            continue
        if path.is_dir() and path.suffix.lower() != ".gdb":
            continue
        source = Source(path)
        layer: str | None = None
        try:
            layer = _layer(source)
        except Cancelled:
            raise
        except CivicError as error:
            source.error = error
        except (OSError, ValueError, RuntimeError) as error:
            source.error = damaged(path, error)
        if not RASTER.search(path.name):
            layer = layer or layer_by_name(path.name)
        if layer is None and source.table is not None and source.error is None:
            wanted = nearly(source.table)
            source.error = source.table.lacks(wanted) if wanted else None
        if layer is not None:
            found.by_layer.setdefault(layer, []).append(source)
        else:
            found.unused.append(
                source.error
                or BadInput(
                    msg("{file} is none of the source files that are known, so it was not used."),
                    file=path.name,
                )
            )
    return found


def damaged(path: Path, error: Exception) -> CivicError:
    """Return the sentence for a file whose reading broke in a way no reader foresaw."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return BadInput(
        msg("{file} is not as its source publishes it ({reason}). Download it again."),
        file=path.name,
        reason=reason,
    )


def _layer(source: Source) -> str | None:
    """Return the layer by what a file holds; fills in its table. Raises CivicError and others."""
    path = source.path
    if RASTER.search(path.name):
        return raster_layer(path.name)
    if TABLE.search(path.name):
        source.table = read_table(path)
        return table_layer(source.table)
    if VECTOR.search(path.name):
        return columns_layer(columns_of(path))
    if path.suffix.lower() == ".json":
        start = head(path)
        if is_feature_collection(start):
            return columns_layer(columns_of(path))
        if not start.strip() or is_web_page(start):
            read_text(path)  # says which of the two it is
        return json_layer(path)
    return None
