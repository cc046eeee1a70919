"""What must hold in advice whatever program writes to the database. Sentences are for people: Dutch."""

from advice.triggers.advices import decided_is_locked, motivated_advice
from advice.triggers.applications import evidence_of_a_draft, fixed_application, submits_in_time
from advice.triggers.criteria_sets import fixed_set, shaped_together, true_to_content
from advice.triggers.rounds import bound_round, opens_on_published_criteria
from advice.triggers.scores import complete_sheet, score_of_a_draft, score_within_bounds, sheet_in_assessment

__all__ = [
    "bound_round",
    "complete_sheet",
    "decided_is_locked",
    "evidence_of_a_draft",
    "fixed_application",
    "fixed_set",
    "motivated_advice",
    "opens_on_published_criteria",
    "shaped_together",
    "score_of_a_draft",
    "score_within_bounds",
    "sheet_in_assessment",
    "submits_in_time",
    "true_to_content",
]
