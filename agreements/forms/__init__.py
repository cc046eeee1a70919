"""Forms of agreements, one module per kind of page."""
