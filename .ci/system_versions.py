"""Print a pip constraints file that holds the libraries QGIS itself uses at their versions."""

import importlib

for name in ("numpy", "pandas", "geopandas"):
    try:
        print(f"{name}=={importlib.import_module(name).__version__}")
    except ImportError:
        pass
