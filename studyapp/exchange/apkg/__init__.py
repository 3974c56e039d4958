"""Anki's packages (.apkg): the only place outside the store that knows SQLite, because a package holds such a file."""
