"""Inspraak: a text cut in clauses, what organisations say about it, and the answer to each."""
