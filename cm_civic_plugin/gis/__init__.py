"""First floor: adds qgis.core, GDAL/OGR and geopandas to the ground floor. No widgets."""
