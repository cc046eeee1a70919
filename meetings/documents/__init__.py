"""Papers of meetings: filled, rendered, and kept once decided."""

from .agenda import agenda, attendance, convocation, keep_convocation
from .bundle import bundle
from .choices import PUBLIC, Choices, usual
from .letter import keep_resolution_letter, resolution_letter
from .minutes import extract, keep_minutes, minutes
from .procedure import keep_rules_paper, rules_paper
from .year import held_in, year_report

__all__ = [
    "PUBLIC",
    "Choices",
    "agenda",
    "attendance",
    "bundle",
    "convocation",
    "extract",
    "held_in",
    "keep_convocation",
    "keep_minutes",
    "keep_resolution_letter",
    "keep_rules_paper",
    "minutes",
    "resolution_letter",
    "rules_paper",
    "usual",
    "year_report",
]
