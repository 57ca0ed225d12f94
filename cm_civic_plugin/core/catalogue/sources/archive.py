"""ZIP archives that strangers packed: look before anything is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ...errors import BadInput, msg

MAX_ENTRIES = 2000
MAX_BYTES = 4 << 30
MAX_RATIO = 200
_SMALL = 10 << 20  # a small file may shrink by more without being a bomb


def safe_names(path: Path) -> list[str]:
    """Return the names of the files in a ZIP archive after checking names, number and sizes.

    Raises BadInput where it is damaged, holds a name that leads out of its folder, or would
    unpack to more than is sane.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadInput(
            msg("{file} is no whole ZIP archive. Download it again."), file=path.name
        ) from error
    total = 0
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise BadInput(
                msg("{file} holds the unsafe name {name}, so it was not opened. Do not use it."),
                file=path.name,
                name=entry.filename[:80],
            )
        total += entry.file_size
        packed = max(1, entry.compress_size)
        if entry.file_size > _SMALL and entry.file_size / packed > MAX_RATIO:
            total = MAX_BYTES + 1
    if len(entries) > MAX_ENTRIES or total > MAX_BYTES:
        raise BadInput(
            msg("{file} would unpack to far more than such data hold. Unpack it and look inside."),
            file=path.name,
        )
    return [entry.filename for entry in entries if not entry.is_dir()]
