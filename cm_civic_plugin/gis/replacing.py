"""Write a folder beside its final name and let it take the place only when it is whole."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import BadOutput, msg


@contextmanager
def replacing(output: Path, holds: str) -> Iterator[Path]:
    """Give a new folder that takes the place of ``output`` when the block ends well.

    Otherwise the new folder is removed and ``output`` stays untouched. ``holds`` is the name of
    the file by which an older result is known; raises BadOutput where ``output`` holds something
    else, or cannot be written.
    """
    if output.exists() and not _may_replace(output, holds):
        raise BadOutput(
            msg(
                "{folder} holds other things, so nothing was written. Choose a new or empty folder."
            ),
            folder=str(output),
        )
    beside = output.with_name(f".{output.name}.building-{os.getpid()}-{time.monotonic_ns()}")
    old = beside.with_name(f"{beside.name}.old")
    try:
        beside.mkdir(parents=True)
        yield beside
        if output.exists():
            output.rename(old)
        try:
            beside.rename(output)
        except OSError:
            if old.exists():
                old.rename(output)
            raise
    except OSError as error:
        raise BadOutput(
            msg("{folder} cannot be written ({reason}). Choose a folder you may write to."),
            folder=str(output),
            reason=error.strerror or type(error).__name__,
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if output.exists():
            shutil.rmtree(old, ignore_errors=True)


def _may_replace(output: Path, holds: str) -> bool:
    return output.is_dir() and ((output / holds).exists() or not any(output.iterdir()))
