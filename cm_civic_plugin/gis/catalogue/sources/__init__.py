"""Source files of the layers that are not OpenStreetMap, turned into layers of a pack."""
