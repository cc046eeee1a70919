"""Papers of advice: filled, rendered, and kept once decided."""

from .booklet import criteria_booklet
from .letter import advice_letter, keep_advice_letter
from .receipt import receipt
from .report import keep_round_report, round_report

__all__ = [
    "advice_letter",
    "criteria_booklet",
    "keep_advice_letter",
    "keep_round_report",
    "receipt",
    "round_report",
]
