"""Ground floor: plain Python, numpy and pandas. Nothing here imports qgis, osgeo or Qt."""
