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
    remind,
    remind_due,
)
from .inputs import (
    agree_with_rest,
    answer_alike,
    draft_input,
    enter_input,
    give_input,
    note_agreements,
    response_to,
    withdraw_input,
    write_response,
)

__all__ = [
    "agree_with_rest",
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
    "note_agreements",
    "open_consultation",
    "remind",
    "remind_due",
    "response_to",
    "withdraw_input",
    "write_response",
]
