"""Source files of the layers that are not OpenStreetMap: plain parsing, one module a source."""
