"""What must hold in agreements whatever program writes to the database. Sentences are Dutch, for people."""

from .discussed import discussed_as_it_reads
from .evaluations import evaluates_what_holds, evaluation_is_fixed
from .frameworks import (
    adopted_version,
    endorses_what_is_adopted,
    framework_stays_what_it_is,
    part_of_a_draft,
    promised_in_its_version,
    signature_is_fixed,
)
from .policy import (
    condition_of_a_draft,
    consulted_before_decided,
    goal_of_this_lok,
    granted_under_published,
    linked_before_it_opened,
    published_subsidy_is_fixed,
    published_with_note,
    used_while_offered,
)
from .voluntary import boa_promises_stay_voluntary, boa_stays_voluntary, boa_text_stays_voluntary

__all__ = [
    "adopted_version",
    "boa_promises_stay_voluntary",
    "boa_stays_voluntary",
    "boa_text_stays_voluntary",
    "condition_of_a_draft",
    "consulted_before_decided",
    "discussed_as_it_reads",
    "endorses_what_is_adopted",
    "evaluates_what_holds",
    "evaluation_is_fixed",
    "framework_stays_what_it_is",
    "goal_of_this_lok",
    "granted_under_published",
    "linked_before_it_opened",
    "part_of_a_draft",
    "promised_in_its_version",
    "published_subsidy_is_fixed",
    "published_with_note",
    "signature_is_fixed",
    "used_while_offered",
]
