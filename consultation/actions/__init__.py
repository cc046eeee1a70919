"""The acts of consultations: what changes."""

from .consultations import (
    cancel_consultation,
    close_consultation,
    draft_consultation,
    edit_consultation,
    end_consultation,
    end_due_consultations,
    extend_consultation,
    open_consultation,
)
from .inputs import answer_alike, draft_input, enter_input, give_input, withdraw_input, write_response

__all__ = [
    "answer_alike",
    "cancel_consultation",
    "close_consultation",
    "draft_consultation",
    "draft_input",
    "edit_consultation",
    "end_consultation",
    "end_due_consultations",
    "enter_input",
    "extend_consultation",
    "give_input",
    "open_consultation",
    "withdraw_input",
    "write_response",
]
