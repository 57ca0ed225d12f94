"""Where the city is: the facts every column needs to look at it.

The same as ``study_area`` in resources/catalogue/_shared.yaml, here so that a column can look at
the city without reading the catalogue; a test holds them equal.
"""

from __future__ import annotations

CORE = (98.94, 18.74, 99.02, 18.83)
"""The heart of the city: west, south, east, north in EPSG:4326 degrees."""
METRIC_CRS = "EPSG:32647"
"""UTM zone 47 north: the CRS in which the city is measured."""
