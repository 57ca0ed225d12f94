"""The optional libraries of the opinion column, asked for only when they are needed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from ..errors import MissingLibrary, msg

_NO_PANDAS = msg(
    "Reading opinions needs the Python library pandas, which this QGIS does not have. "
    "On Linux install python3-pandas; on Windows choose it in the OSGeo4W installer; "
    "on macOS run: pip3 install pandas, in the Python of QGIS. Then restart QGIS."
)


def need_pandas() -> Any:  # noqa: ANN401 (the module, whose type is only known where it is installed)
    """Return the pandas module.

    Raises:
        MissingLibrary: pandas is not installed; says how to get it.
    """
    try:
        return import_module("pandas")
    except ImportError as error:
        raise MissingLibrary(_NO_PANDAS) from error


def pandas_problem() -> MissingLibrary | None:
    """Return what to tell where pandas is absent, else None; does not import it (that is slow)."""
    try:
        found = find_spec("pandas")
    except ValueError:
        found = None
    return None if found else MissingLibrary(_NO_PANDAS)


def find_scipy(part: str) -> ModuleType | None:
    """Return ``scipy.<part>`` where scipy is installed, else None (numpy does the same, slower)."""
    try:
        return import_module(f"scipy.{part}")
    except ImportError:
        return None
