"""Acts that are due by date, done by the portal itself."""

from advice.actions import close_due_rounds
from consultation.actions import end_due_consultations, keep_due_reports
from partners.middleware import show_rows_to


def run() -> int:
    """Close every open round and end every consultation past its last day; returns how many.

    Then make the reports of closed consultations that the worker missed.
    """
    show_rows_to("system")
    closed = close_due_rounds() + end_due_consultations()
    keep_due_reports()
    return closed
