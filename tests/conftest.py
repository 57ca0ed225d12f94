"""What all tests share."""

from __future__ import annotations

import contextlib
import gc
import types

import pytest


@pytest.fixture(autouse=True, scope="module")
def let_go():
    """Free the layers and data sets that a module's caught errors still hold through their frames.

    QGIS never lets go of the traceback of an error that passed through it, and a layer or data set
    that outlives QGIS crashes at the very end, when its driver is gone.
    """
    yield
    for thing in gc.get_objects():
        if isinstance(thing, types.TracebackType):
            frame = thing.tb_frame
            while frame is not None:
                with contextlib.suppress(RuntimeError):  # still running
                    frame.clear()
                frame = frame.f_back
    gc.collect()
