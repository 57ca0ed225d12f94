"""The file or files behind an import: what they are called by for good, and what can be chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from ..checksum import sha256
from ..errors import BadInput, msg
from .readers.any_table import any_table
from .readers.detect import find_reader, recognise
from .readers.facebook import FacebookDownload
from .readers.folder import FolderReader
from .readers.line_chat import LineChat
from .readers.sample import Sample
from .readers.xlsx import looks_like_xlsx


def source_files(path: str | Path) -> list[Path]:
    """Return all files that are read as one with this one, in no order that means anything.

    They are the parts of a download, or the files of a folder that hold opinions. Of any other
    file it is the file alone.

    Raises BadInput where a folder holds no opinions.
    """
    path = Path(path)
    sample = Sample(path)
    if not path.is_dir() and (sample.entries is None or looks_like_xlsx(sample)):
        return [path]
    try:
        reader = find_reader(path)
    except BadInput:
        if path.is_dir():
            raise
        reader = None
    if isinstance(reader, (FacebookDownload, FolderReader)):
        return reader.files
    return [path if reader is None else reader.path]


def source_sha256(path: str | Path, tick: Callable[[int], None] = lambda _size: None) -> str:
    """Return the SHA-256 that an export is known by, whatever it and its folder are called.

    Of one file it is the file's own; of several, that of their own sorted ones, one a line.

    Args:
        path: the file or folder, as it is given to ``read_posts``.
        tick: gets the bytes read and may raise to cancel.

    Raises:
        BadInput: a file cannot be read, or the folder holds no opinions.
    """
    files = source_files(path)
    try:
        digests = sorted(sha256(file, tick) for file in files)
    except OSError as error:
        raise BadInput(
            msg("{file} cannot be read: {reason}. Check that it exists and may be opened."),
            file=Path(path).name,
            reason=error.strerror or type(error).__name__,
        ) from error
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def columns_can_be_chosen(path: str | Path) -> bool:
    """Tell whether a file is a table, so that the user may say which column is what.

    A chat or a download of JSON has no columns. A table has, also where none of them was found to
    hold a text or a place and reading it was refused.
    """
    sample = Sample(path)
    try:
        reader = recognise(sample)
    except BadInput:
        return False
    return not isinstance(reader, (FacebookDownload, LineChat)) and any_table(sample) is not None
