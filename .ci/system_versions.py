"""Print a pip constraints file that holds the libraries QGIS itself uses at their versions."""

from importlib.metadata import version

for name in ("numpy", "pandas", "geopandas"):
    print(f"{name}=={version(name)}")
