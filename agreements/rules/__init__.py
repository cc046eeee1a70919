"""Who may do what with frameworks, the action plan, policy, subsidies and support, from which state."""

from agreements.rules.plan import (
    ADD_ACTION,
    DROP_ACTION,
    EDIT_ACTION,
    FINISH_ACTION,
    REMIND_ACTION,
    REPORT_PROGRESS,
    is_owner,
    pulls,
)

__all__ = [
    "ADD_ACTION",
    "DROP_ACTION",
    "EDIT_ACTION",
    "FINISH_ACTION",
    "REMIND_ACTION",
    "REPORT_PROGRESS",
    "is_owner",
    "pulls",
]
