"""Work on plain strings: cleaning with offsets, sentences, dates, acronyms, similarity; knows no article and no model."""
