"""One module per platform; ``detect`` tells them apart by what is in the file."""
