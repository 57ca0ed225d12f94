"""Layer records, search and the city pack manifest."""
