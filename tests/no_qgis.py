"""A pytest plugin that takes QGIS, GDAL and Qt out of reach, as tests/core promises to need none."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder


class _Refuse(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"qgis", "osgeo", "PyQt5", "PyQt6"}:
            raise ImportError(f"{name} is out of reach in tests/core")


sys.meta_path.insert(0, _Refuse())
