"""Making the files of all tables of a workshop, each with the whole plan inside."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ...core.errors import BadInput, BadOutput, msg
from ...core.scenario.elements import Element, elements_from_text, elements_to_text
from ...core.scenario.plan import META_KEY, Plan, plan_from_text, plan_to_text
from ..tasks import Progress
from .workshop_file import WorkshopFile

PLAN_FILE = "plan.yaml"
_MOST_BYTES = 4 * 1024 * 1024
_UNFIT = re.compile(r'[<>:"/\\|?*\s]+')  # what some file system takes for more than a letter


def table_file(code: str) -> str:
    """Return the name of a table's file; Thai and every other letter that a disk takes stays."""
    kept = "".join(letter for letter in code if unicodedata.category(letter)[0] != "C")
    return f"table_{_UNFIT.sub('_', kept).strip('_') or 'x'}.gpkg"


def table_files(codes: Iterable[str]) -> list[str]:
    """Return a name for each code, none of them twice, also where a and A are the same."""
    names: list[str] = []
    for code in codes:
        stem = name = table_file(code)
        number = 1
        while name.casefold() in (other.casefold() for other in names):
            number += 1
            name = f"{Path(stem).stem}_{number}.gpkg"
        names.append(name)
    return names


def prepare(plan: Plan, folder: Path, progress: Progress | None = None) -> list[Path]:
    """Make the file of each table of a plan, and the plan itself, in ``folder``.

    Returns the tables' files, in the plan's order. All are made or none, and nothing that is
    there is overwritten. Raises ``BadOutput`` naming the file or folder and the reason; what
    ``progress`` raises passes, and then nothing was made either.
    """
    folder = Path(folder).resolve()
    names = table_files(plan.tables)
    try:
        taken = {path.name.casefold() for path in folder.iterdir()}
    except OSError as error:
        raise _unwritable(folder, error) from error
    for name in (*names, PLAN_FILE):
        if name.casefold() in taken:
            raise _exists(folder / name)
    text = plan_to_text(plan)
    room = folder / f".cm_civic_{os.getpid()}.part"
    made: list[Path] = []
    try:
        room.mkdir()
        for number, (name, code) in enumerate(zip(names, plan.tables)):
            if progress is not None:
                progress(100.0 * number / len(names), name)
            _make(room / name, code, plan, text)
        _write(room / PLAN_FILE, text)
        for name in (*names, PLAN_FILE):
            _put(room / name, folder / name, made)
    except BaseException as error:
        for path in made:  # all of them ours, made just now
            with suppress(OSError):
                path.unlink()
        if isinstance(error, OSError):
            raise _unwritable(folder, error) from error
        raise
    finally:
        _clear(room)
    return [folder / name for name in names]


def save_plan(plan: Plan, path: Path) -> None:
    """Write a plan where the user said, in place of what was there. Raises ``BadOutput``."""
    replace_text(path, plan_to_text(plan))


def open_plan(path: Path) -> Plan:
    """Return the plan in a YAML file, or in a table's file. Raises ``BadInput`` saying why not."""
    if path.suffix.lower() == ".gpkg":
        try:
            with WorkshopFile.open(path) as workshop:
                text = workshop.meta.get(META_KEY)
        except BadOutput as error:
            raise BadInput(error.template, **error.params) from error
        if not text:
            raise BadInput(msg("{file} holds no plan. Choose another file."), file=path)
        return plan_from_text(text, path)
    return plan_from_text(_text_of(path), path)


def save_palette(elements: Iterable[Element], path: Path) -> None:
    """Write a palette as YAML that says how to edit it. Raises ``BadOutput``."""
    replace_text(path, elements_to_text(tuple(elements)))


def open_palette(path: Path) -> tuple[Element, ...]:
    """Return the palette of a YAML file. Raises ``BadInput`` saying why not."""
    return elements_from_text(_text_of(path), path)


def replace_text(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises ``BadOutput``."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write(part, text)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise _unwritable(path, error) from error


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise BadInput(
                msg("{file} is larger than {most} MB: it is no plan and no palette."),
                file=path,
                most=_MOST_BYTES // 2**20,
            )
        return data.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(
            msg("{file} cannot be opened: {reason}."), file=path, reason=error.strerror
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput(
            msg("{file} is not written as UTF-8. Save it as UTF-8 and open it again."), file=path
        ) from error


def _make(path: Path, code: str, plan: Plan, text: str) -> None:
    WorkshopFile.create(
        path,
        code,
        title=plan.title,
        plan=text,
        workshop=plan.workshop,
        place=plan.place,
        futures=",".join(future.id for future in plan.futures),
    ).close()


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())  # a stick that is pulled out a moment later holds it


def _put(source: Path, target: Path, made: list[Path]) -> None:
    if target.exists():  # somebody made it meanwhile
        raise _exists(target)
    source.rename(target)
    made.append(target)


def _clear(room: Path) -> None:
    with suppress(OSError):
        for path in room.iterdir():
            path.unlink()
        room.rmdir()


def _exists(path: Path) -> BadOutput:
    return BadOutput(
        msg("{file} exists already; nothing was made. Choose an empty folder."), file=path
    )


def _unwritable(path: Path, error: OSError) -> BadOutput:
    return BadOutput(
        msg("{file} cannot be written: {reason}. Choose another folder."),
        file=path,
        reason=error.strerror or error,
    )
