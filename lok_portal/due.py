"""Acts that are due by date, done by the portal itself."""

from advice.actions import close_due_rounds
from partners.middleware import show_rows_to


def run() -> int:
    """Close every open round past its deadline; returns how many."""
    show_rows_to("system")
    return close_due_rounds()
