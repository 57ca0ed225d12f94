"""The sample city: short modules that each draw one side of Chiang Mai into an `Osm` document."""
