"""What rules of consultations ask the database: see `ledger.known`."""

from django.db.models import Exists, OuterRef

from consultation.models import Clause, Input
from ledger.known import how_many, known

OF_CONSULTATION = OuterRef("pk")


@known
def has_text():
    """Whether there is something to say something about."""
    return Exists(Clause.objects.filter(consultation=OF_CONSULTATION))


@known
def unanswered_count():
    """Input without an answer, not even one that is not known yet."""
    return how_many(Input.objects.unanswered().filter(consultation=OF_CONSULTATION))
