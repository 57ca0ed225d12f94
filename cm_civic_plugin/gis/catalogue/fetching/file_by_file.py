"""One question after the other, in the background; each file's outcome is known at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qgis.PyQt.QtCore import pyqtSignal

from ....core.catalogue.fetch_plan import FetchItem
from ....core.errors import Cancelled, CivicError
from ...i18n import tr
from ...tasks import CivicTask, Progress
from .download import Fetched, Report
from .failures import unexpected

_MB = 1_000_000


@dataclass(frozen=True)
class Outcome:
    """What one question came to: the file or its size, or the error that says why not."""

    item: FetchItem
    result: Fetched | int | None = None
    error: CivicError | None = None


class FileByFile(CivicTask):
    """Ask for one file after the other; one that fails does not stop the rest.

    ``came`` carries each Outcome at once, on the main thread; the result is the list of all.
    """

    came = pyqtSignal(object)

    def __init__(
        self,
        title: str,
        items: list[FetchItem],
        ask: Callable[[FetchItem, Report], Fetched | int | None],
    ) -> None:
        super().__init__(title, self._all)
        self._items = items
        self._ask = ask

    def _all(self, progress: Progress) -> list[Outcome]:
        outcomes = []
        for place, item in enumerate(self._items):

            def report(
                got: int, whole: int | None, place: int = place, item: FetchItem = item
            ) -> None:
                share = min(got / whole, 1.0) if whole else 0.0
                name = item.file.rpartition("/")[2]
                progress(
                    100 * (place + share) / len(self._items),
                    f"{name} {megabytes(got)}" if got else name,
                )

            try:
                outcome = Outcome(item, result=self._ask(item, report))
            except Cancelled:
                raise
            except CivicError as error:
                # its frames hold what belongs to this thread and must not outlive it
                outcome = Outcome(item, error=error.with_traceback(None))
            except Exception as error:  # noqa: BLE001 (said in its row; the others go on)
                outcome = Outcome(item, error=unexpected(item, error))
            outcomes.append(outcome)
            self.came.emit(outcome)
        return outcomes


def megabytes(size: int | None) -> str:
    """Return a size in words of the current language."""
    if size is None:
        return tr("not stated")
    if size >= _MB:
        return f"{size / _MB:,.0f} MB"
    return f"{max(1, size // 1000):,} kB"
