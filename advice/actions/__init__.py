"""What changes in criteria, rounds, applications, scores and advices when somebody acts."""

from .advices import react, revise_advice, share_advice, write_advice
from .applications import (
    acknowledge,
    add_evidence,
    edit_application,
    remove_evidence,
    start_application,
    submit,
    withdraw,
)
from .criteria_sets import adopt_criteria, draft_criteria, edit_criteria, publish_criteria, withdraw_criteria
from .rounds import (
    cancel_round,
    close_due_rounds,
    close_round,
    decide_round,
    edit_round,
    extend_round,
    open_round,
    plan_round,
    record_lok_advice,
    release_round,
    share_advices,
    start_assessment,
)
from .scores import consolidate, finish_consolidation, finish_sheet, score

__all__ = [
    "acknowledge",
    "add_evidence",
    "adopt_criteria",
    "cancel_round",
    "close_due_rounds",
    "close_round",
    "consolidate",
    "decide_round",
    "draft_criteria",
    "edit_application",
    "edit_criteria",
    "edit_round",
    "extend_round",
    "finish_consolidation",
    "finish_sheet",
    "open_round",
    "plan_round",
    "publish_criteria",
    "react",
    "record_lok_advice",
    "release_round",
    "remove_evidence",
    "revise_advice",
    "score",
    "share_advice",
    "share_advices",
    "start_application",
    "start_assessment",
    "submit",
    "withdraw",
    "withdraw_criteria",
    "write_advice",
]
