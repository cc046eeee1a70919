"""What changes in meetings when somebody acts."""

from .agenda import (
    add_paper,
    carry_item,
    decline_item,
    edit_item,
    list_item,
    propose_item,
    recuse,
    remove_paper,
    reorder,
    treat_item,
    withdraw_item,
    write_report,
)
from .meetings import (
    approve_minutes,
    cancel_meeting,
    close_session,
    convene,
    edit_meeting,
    note_objection,
    object,  # noqa: A004 - the verb of the act
    open_session,
    plan_meeting,
    publish_minutes,
    send_agenda,
    take_objection,
)
from .presence import reply_to_convocation, set_presence
from .procedure import adopt_rules, draft_rules, edit_rules
from .resolutions import follow_up, reply, send_resolution, write_resolution
from .votes import close_vote, find_otherwise, open_vote

__all__ = [
    "add_paper",
    "adopt_rules",
    "approve_minutes",
    "cancel_meeting",
    "carry_item",
    "close_session",
    "close_vote",
    "convene",
    "decline_item",
    "draft_rules",
    "edit_item",
    "edit_meeting",
    "edit_rules",
    "find_otherwise",
    "follow_up",
    "list_item",
    "note_objection",
    "object",
    "open_session",
    "open_vote",
    "plan_meeting",
    "propose_item",
    "publish_minutes",
    "recuse",
    "remove_paper",
    "reorder",
    "reply",
    "reply_to_convocation",
    "send_agenda",
    "send_resolution",
    "set_presence",
    "take_objection",
    "treat_item",
    "withdraw_item",
    "write_report",
    "write_resolution",
]
