"""One file for each format of an item."""
