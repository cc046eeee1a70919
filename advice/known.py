"""What rules of rounds and scores ask the database: see `ledger.known`."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery

from advice.models import Advice, Application, ScoreSheet
from ledger.known import how_many, known

OF_ROUND, OF_APPLICATION = OuterRef("pk"), OuterRef("pk")


@known
def unwritten_count():
    """Of a round: applications to assess without an advice."""
    return how_many(Application.objects.to_assess().filter(round=OF_ROUND, advice=None))


@known
def unshared_count():
    """Of a round: draft advices that their applicants did not get yet."""
    return how_many(Advice.objects.filter(round=OF_ROUND, state=Advice.State.DRAFT))


@known
def silent_since():
    """Of a round: when the last draft advice was shared that its applicant did not react to."""
    silent = Advice.objects.filter(round=OF_ROUND, shared_at__isnull=False, reactions=None)
    return Subquery(silent.order_by("-shared_at").values("shared_at")[:1])


@known
def final_count():
    """Of an application: assessments that are finished."""
    return how_many(_final(ScoreSheet.Kind.ASSESSOR))


@known
def agreed_count():
    """Of an application: one when its points are agreed, else none."""
    return how_many(_final(ScoreSheet.Kind.CONSOLIDATED))


def _final(kind):
    return ScoreSheet.objects.final().filter(application=OF_APPLICATION, kind=kind)


@known
def applicant_ids():
    """Of an application: the organisers that apply in its round, itself among them."""
    rivals = Application.objects.filter(round=OuterRef("round")).order_by()
    return ArraySubquery(rivals.values("organiser"))
