"""Who people are to a file: who fills in a sheet, whose application was handed in."""

from ledger.rules import who
from partners.rules import (
    is_assessor,
)

OWN_ASSESSORS = 2  # an own application of the authority needs two independent assessors (invariant 6)


@who("de beoordelaar die dit formulier invult")
def is_sheet_owner(person, sheet):
    return sheet.assessor_id == person.pk and is_assessor(person, sheet)


@who("wie deze aanvraag indiende of behandelt, nadat ze is ingediend")
def is_submitted(person, application):
    return application.submitted_at is not None
