"""Forms of advice: one module per module of views."""
