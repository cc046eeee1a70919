"""The act of looking back at a framework."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from agreements import rules
from agreements.models import Evaluation
from ledger.decide import decide
from partners.models import Person


def evaluate_framework(evaluation: Evaluation, *, by: Person) -> Evaluation:
    """Record how a version in force works out and what follows; it asks again at the next date."""
    with decide(evaluation, rules.EVALUATE_FRAMEWORK, by=by) as evaluation:
        if sentence := _wrong_day(evaluation):
            raise ValidationError({"evaluated_on": sentence})
        item = evaluation.item
        if item and (item.lok_id != evaluation.lok_id or rules.item_is_not_treated(item)):
            raise ValidationError({"item": "Dit punt is nog niet behandeld op het LOK."})
    return evaluation


def _wrong_day(evaluation: Evaluation) -> str:
    if evaluation.evaluated_on > timezone.localdate():
        return "Deze dag moet nog komen. Leg de evaluatie vast nadat ze gebeurde."
    is_early = evaluation.evaluated_on < evaluation.version.adopted_on
    return "Op die dag was deze tekst nog niet vastgesteld." if is_early else ""
