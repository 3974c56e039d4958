"""Small parts that places are built of; they know values, not the library."""
