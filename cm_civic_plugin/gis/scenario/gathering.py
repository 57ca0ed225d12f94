"""The tables' files, read and merged to be looked at; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...core.errors import BadInput
from ...core.scenario.journal import replay
from ...core.scenario.merge import Journal, merge
from ...core.scenario.plan import Plan
from ..i18n import say, tr
from .agreement_layer import plan_in
from .merging import make_report, read_journal
from .sitting import Sitting


@dataclass(frozen=True)
class TableFile:
    """A file as people see it in a list; ``refused`` says why it was left out, if it was."""

    path: Path
    name: str
    code: str
    strokes: int
    refused: str


@dataclass(frozen=True)
class Gathered:
    """The files, and the journal of all that could be used with its plan: None where none could.

    ``doubts`` are sentences on what a person should look at.
    """

    files: tuple[TableFile, ...]
    journal: Journal | None
    plan: Plan | None
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class OpenFile:
    """The file that is open, as it is in memory: also with what waits to be saved."""

    path: Path
    journal: Journal


def open_file(sitting: Sitting) -> OpenFile:
    """Return a copy of what a sitting has in hand, for a worker to read."""
    path = sitting.workshop.path
    return OpenFile(
        path,
        Journal(
            path.name,
            dict(sitting.workshop.meta),
            list(sitting.rows),
            ballots=list(sitting.ballots),
            events=list(sitting.events),
        ),
    )


def gather(
    paths: Sequence[Path],
    opened: OpenFile | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Gathered:
    """Read files, and merge what is of one workshop; ``opened`` is taken from memory.

    What cannot be used is in the list with its reason. ``progress`` takes the share done (0-1)
    and may raise ``Cancelled``. Raises ``BadInput`` where the plan in the files cannot be read.
    """
    paths = [Path(path).resolve() for path in paths]
    if opened is not None:
        paths.insert(0, opened.path)
    paths = list(dict.fromkeys(paths))
    journals: dict[Path, Journal] = {}
    unread: dict[Path, BadInput] = {}
    names = _names(paths)
    for number, path in enumerate(paths, 1):
        try:
            mine = opened is not None and path == opened.path
            found = opened.journal if mine else read_journal(path)
            journals[path] = replace(found, name=names[path])
        except BadInput as error:
            unread[path] = error
        progress(number / len(paths))
    merged = merge(journals.values()) if journals else None
    refused = {path: say(error) for path, error in unread.items()}
    for path, journal in journals.items():
        if journal.name in merged.refused:
            refused[path] = say(merged.refused[journal.name])
    files = tuple(_listed(path, names[path], journals, refused) for path in paths)
    if merged is None or not merged.used:
        return Gathered(files, None, None, ())
    name = merged.meta.get("title") or ", ".join(sorted(merged.used))
    whole = Journal(name, merged.meta, merged.rows, (), merged.ballots, merged.events)
    used = [journal for path, journal in journals.items() if path not in refused]
    return Gathered(
        files, whole, plan_in(whole), (*_same_codes(used), *doubts(make_report(merged)))
    )


def _same_codes(journals: Sequence[Journal]) -> list[str]:
    """Return what to say of files that were begun apart under one code."""
    by_code: dict[str, dict[str, str]] = {}
    for journal in journals:
        code, begun = (journal.meta.get(key) or "" for key in ("table_code", "workshop_uuid"))
        by_code.setdefault(code, {}).setdefault(begun, journal.name)
    return [
        tr(
            "{files} were begun apart, and all say that they are table {code}: they count as one "
            "table.",
            files=", ".join(sorted(names.values())),
            code=code,
        )
        for code, names in sorted(by_code.items())
        if len(names) > 1
    ]


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """Return the files' names; those that are not alone with theirs, with their folder or path."""
    short = [path.name for path in paths]
    longer = [f"{path.parent.name}/{path.name}" for path in paths]
    return {
        path: one if short.count(one) == 1 else other if longer.count(other) == 1 else str(path)
        for path, one, other in zip(paths, short, longer)
    }


def _listed(
    path: Path, name: str, journals: dict[Path, Journal], refused: dict[Path, str]
) -> TableFile:
    journal = journals.get(path)
    if journal is None:
        return TableFile(path, name, "", 0, refused[path])
    code = journal.meta.get("table_code") or "?"
    return TableFile(path, name, code, len(replay(journal.rows)), refused.get(path, ""))


def doubts(said: dict[str, Any]) -> list[str]:
    """Return what a merge (``said`` is its report) leaves in doubt: strokes and clocks."""
    sentences = [
        tr(
            "Table {code}: stroke {uuid} is not the same in all files; that of {kept} was "
            "kept, that of {left} left out.",
            code=one["table"],
            uuid=one["uuid"],
            kept=", ".join(one["kept_from"]),
            left=", ".join(one["left_out_from"]),
        )
        for one in said.get("conflicts", ())
    ]
    for one in said.get("clocks", ()):
        minutes = round(abs(one["seconds"]) / 60, 1)
        if one["kind"] == "back":
            text = tr(
                "Table {code}: its clock was set back by {minutes} minutes. The order of its "
                "strokes is not affected.",
                code=one["table"],
                minutes=minutes,
            )
        else:
            text = tr(
                "Table {code}: it began {minutes} minutes away from the others. It came at another "
                "time, or its clock is wrong.",
                code=one["table"],
                minutes=minutes,
            )
        sentences.append(text)
    return sentences
