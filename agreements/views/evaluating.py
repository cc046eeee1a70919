"""The page on which the regie records an evaluation of a framework."""

from functools import partial

from agreements import actions, rules
from agreements.forms.evaluations import EvaluationForm, first_look
from agreements.models import Evaluation
from ledger.asking import ask
from meetings.models import AgendaItem
from partners.views.pages import fill

from .frameworks import page_of, visible_version


def evaluate_framework(request, lok, pk):
    """What was found, what follows, and when to look again."""
    version = visible_version(request, pk)
    evaluation = Evaluation(lok=request.lok, version=version)
    ask(request.user, rules.EVALUATE_FRAMEWORK, evaluation)
    items = AgendaItem.objects.visible_to(request.user).filter(lok=request.lok)
    form = EvaluationForm(items, request.POST or None, instance=evaluation, initial=first_look())
    page = page_of(
        *(version, "Leg een evaluatie vast", "De evaluatie staat bij het afsprakenkader."),
        intro="Iedereen kan lezen wat u hier schrijft. Een evaluatie verandert daarna niet meer.",
    )
    do = partial(_evaluate, request, evaluation, form)
    return fill(request, page, form, do, then=lambda made: version.get_absolute_url() + "#evaluatie")


def _evaluate(request, evaluation, form):
    for name, value in form.values().items():
        setattr(evaluation, name, value)
    return actions.evaluate_framework(evaluation, by=request.user)
