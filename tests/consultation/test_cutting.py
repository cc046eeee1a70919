"""Cutting a text in clauses: what people paste, what Word holds, and nothing that harms."""
