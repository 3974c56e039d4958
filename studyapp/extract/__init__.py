"""From an Article to its Facts; the only room that knows spaCy."""
