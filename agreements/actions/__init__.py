"""The acts of agreements: what changes."""

from .plan import (
    add_action,
    drop_action,
    edit_action,
    finish_action,
    remind_action,
    report_progress,
)

__all__ = [
    "add_action",
    "drop_action",
    "edit_action",
    "finish_action",
    "remind_action",
    "report_progress",
]
