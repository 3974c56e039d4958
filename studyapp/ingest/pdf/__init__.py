"""From a PDF file with a text layer to its parts in reading order; only ``pages`` knows the library that opens it."""
