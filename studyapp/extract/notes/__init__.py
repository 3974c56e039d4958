"""Facts from telegraphic study notes, by a small exact grammar and without a parser."""
