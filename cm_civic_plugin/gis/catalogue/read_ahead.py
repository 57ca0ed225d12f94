"""Iterate over what a thread makes ahead of need."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

_LOOK = 0.1  # seconds between two looks at whether to go on
_PATIENCE = 0.2  # seconds that stopping waits for the thread
_END = object()


class ReadAhead:
    """Iterates over ``make(stopped)``, which runs on a thread of its own, ``room`` items ahead.

    The iterator is made, advanced and closed on the thread; what it
    raises is raised here. Between its items, None comes several times a second, so that the
    caller can look at a cancel button. When it is stopped, ``stopped()`` turns true; a thread
    deep in a call that cannot be broken off ends by itself later.
    """

    def __init__(self, make: Callable[[Callable[[], bool]], Iterator[Any]], room: int) -> None:
        self._make = make
        self._made: queue.Queue[Any] = queue.Queue(room)
        self._stop = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="read ahead", daemon=True)

    def start(self) -> None:
        """Begin to make items."""
        self._thread.start()

    def stop(self) -> None:
        """Make no more; after the last item there is nothing to stop."""
        self._stop.set()
        self._thread.join(_PATIENCE)

    def __iter__(self) -> Iterator[Any]:
        while True:
            try:
                item = self._made.get(timeout=_LOOK)
            except queue.Empty:
                yield None
                continue
            if item is _END:
                if self._error is not None:
                    raise self._error
                return
            yield item

    def _run(self) -> None:
        try:
            made = self._make(self._stop.is_set)
            for item in made:
                if not self._put(item):
                    made.close()
                    return
        except BaseException as error:  # noqa: BLE001 (raised where the items are taken)
            self._error = error
        self._put(_END)

    def _put(self, item: Any) -> bool:
        while not self._stop.is_set():
            try:
                self._made.put(item, timeout=_LOOK)
            except queue.Full:
                continue
            return True
        return False
