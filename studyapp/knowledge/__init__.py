"""The shipped bank of things that exam takers confuse: names with their kind, aliases and single-valued relations."""
