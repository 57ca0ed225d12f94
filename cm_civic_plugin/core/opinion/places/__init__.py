"""From names in Thai texts to places of a city pack: found, weighed, reviewed."""
