"""Looking for one person's posts in an export, and for all that was made from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...core.opinion.erasure import Found, Ledger, find_posts, options_of
from ...core.opinion.source import source_sha256
from ..tasks import Progress, shares
from .made_from import Plan, ProjectSeen, Source, find_made
from .profile import ledger_path
from .session import Import, import_posts


@dataclass
class Search:
    """What a search found, and all that was made from the export; held in memory only."""

    source: Source
    imported: Import
    found: Found
    plan: Plan
    words: str


def find_person(
    path: Path,
    words: str,
    imported: Import | None,
    seen: ProjectSeen,
    progress: Progress,
) -> Search:
    """Find the posts that words mean and what was made from their export; in a task.

    ``imported`` is the import in hand, which is taken where it is of this file.
    """
    sha = source_sha256(path, lambda _size: progress(0, ""))
    if imported is None or imported.sha256 != sha:
        imported = import_posts(path, lambda percent, word: progress(0.4 * percent, word))
    done = shares(progress)
    options = options_of(imported.report)
    found = find_posts(path, words, lambda share: done(0.4 + 0.4 * share), **options)
    found = found.without(Ledger.load(ledger_path()).rows(sha))
    source = Source(sha, path.name, path)
    plan = find_made(seen, source, lambda share: done(0.8 + 0.2 * share), imported)
    return Search(source, imported, found, plan, words)
