"""Papers of consultations."""

from .report import keep_report, report

__all__ = ["keep_report", "report"]
