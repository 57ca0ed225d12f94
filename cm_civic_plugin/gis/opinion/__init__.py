"""Posts and hotspots as QGIS layers."""
