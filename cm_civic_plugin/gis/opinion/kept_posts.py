"""Keep text in this project: which files of posts belong to a project.

The files lie beside the project's file and the project holds their names, as paths from its
folder, so that the folder can be moved or handed on whole. Nothing is read when a project opens.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ...core.errors import BadInput, BadOutput, msg
from ...core.opinion.erasure import Ledger
from ...core.opinion.post_store import SUFFIX, Progress, load_posts, save_posts
from .profile import ledger_path
from .session import Import

if TYPE_CHECKING:
    from qgis.core import QgsProject

SCOPE = "cm_civic"
_KEY = "opinion/kept_posts"
_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f.\s]+')  # on any system
_LONGEST_NAME = 40  # letters; a Thai one is three bytes, of 255 that a name may have


def kept_files(project: QgsProject) -> list[Path]:
    """Return the files of posts that a project keeps; a file may be gone all the same."""
    return [_absolute(project, name) for name in _names(project)]


def keep(project: QgsProject, imported: Import, progress: Progress | None = None) -> Path:
    """Write an import, its masked texts with it, beside the project and return the file.

    The same export kept again takes the place of what was kept of it. The project then has to be
    saved for it to know. In a task call ``file_for``, ``write`` and ``remember`` one by one, the
    first and the last on the main thread.

    Raises:
        BadInput: the project is not saved yet, or the texts are not in memory.
        BadOutput: the project's folder cannot be written.
    """
    path = write(file_for(project, imported), imported, progress)
    remember(project, path)
    return path


def file_for(project: QgsProject, imported: Import) -> Path:
    """Return the file that an import is kept in: one of this project's own, or a new one.

    Raises:
        BadInput: the project is not saved as a file yet.
    """
    home = project.absolutePath()
    if not home or not Path(home).is_dir():
        raise BadInput(msg("Save the project as a file first: the posts are kept beside it."))
    name = _NOT_IN_A_NAME.sub("_", Path(imported.report.file).stem)[:_LONGEST_NAME].strip("_")
    name = "-".join(part for part in (name or "posts", imported.sha256[:8]) if part)
    mine, number = kept_files(project), 1
    path = Path(home) / f"{name}{SUFFIX}"
    while path.exists() and path not in mine:  # another project's, in the same folder
        number += 1
        path = Path(home) / f"{name}-{number}{SUFFIX}"
    return path


def write(path: Path, imported: Import, progress: Progress | None = None) -> Path:
    """Write an import into a file; touches no project.

    Raises:
        BadInput: the texts are not in memory.
        BadOutput: the file cannot be written.
    """
    if imported.texts is None:
        raise BadInput(msg("The texts were not kept in memory. Read the file again to keep them."))
    return save_posts(
        path,
        imported.posts,
        imported.texts,
        imported.report,
        imported.sha256,
        progress,
        imported.how,
    )


def remember(project: QgsProject, path: Path) -> None:
    """Note in the project that it keeps a file."""
    if path not in kept_files(project):
        project.writeEntry(SCOPE, _KEY, [*_names(project), _relative(project, path)])


def forget(project: QgsProject, path: Path) -> None:
    """Delete a file of kept posts and take it out of the project.

    Raises:
        BadOutput: it cannot be deleted; the project then still knows it.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise BadOutput(
            msg("{file} cannot be deleted ({reason}). Close it elsewhere and try again."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error
    gone = _absolute(project, str(path))
    left = [name for name in _names(project) if _absolute(project, name) != gone]
    if left:
        project.writeEntry(SCOPE, _KEY, left)
    else:
        project.removeEntry(SCOPE, _KEY)


def open_kept(project: QgsProject, path: Path, progress: Progress | None = None) -> Import:
    """Return the import that a file of kept posts holds; a path may be from the project's folder.

    Raises:
        BadInput: the file is gone, damaged, no file of posts, or of a newer plugin.
    """
    return read(_absolute(project, str(path)), progress)


def read(path: Path, progress: Progress | None = None) -> Import:
    """Return the import that a file of kept posts holds; touches no project. Errors: see above.

    A copy of the file may still hold posts that were erased since: they are left out.
    """
    stored = load_posts(path, progress)
    erased = Ledger.load(ledger_path()).rows(stored.sha256)
    how = dict(stored.how)
    if erased:
        how["ERASED"] = len(erased)
        if stored.posts["source_row"].isin(erased).any():
            stored = stored.without(erased)
    return Import(stored.posts, stored.report, stored.texts, stored.sha256, how)


def _names(project: QgsProject) -> list[str]:
    names, _found = project.readListEntry(SCOPE, _KEY)
    return [name for name in names if name]


def _absolute(project: QgsProject, name: str) -> Path:
    return Path(os.path.normpath(Path(project.absolutePath()) / name))


def _relative(project: QgsProject, path: Path) -> str:
    try:
        return Path(os.path.relpath(path, project.absolutePath())).as_posix()
    except ValueError:  # on another drive
        return str(path)
