"""The report, on screen and on paper, and the table of all input."""
