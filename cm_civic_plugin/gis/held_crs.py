"""CRSs that work in the background uses, made on the main thread before it does.

QGIS keeps what it knows of a CRS for all threads, but in the hands of the one that first asked.
Where that is a worker, which QGIS ends after half a minute without work, the CRS still calls itself
valid, yet its WKT is empty and what is transformed with it stays as it was, without a word.
"""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem

NEEDED = ("EPSG:4326", "EPSG:32647", "EPSG:3857")

_held: dict[str, QgsCoordinateReferenceSystem] = {}


def hold_crs() -> None:
    """Make the CRSs that the plugin's work uses; call on the main thread."""
    for name in NEEDED:
        if name not in _held:
            _held[name] = QgsCoordinateReferenceSystem(name)
