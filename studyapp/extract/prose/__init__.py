"""Facts from full sentences: parse, cut into clauses, resolve what hangs on the article, ask for typed parts."""
