"""Acts that happen late on the road, one by one: what they ask, what they change."""

import pytest
from django.core.exceptions import ValidationError

from advice import actions, rules
from advice.actions.scores import consolidation_of
from advice.models import Advice, ScoreSheet
from ledger.models import Entry
from ledger.rules import Refused

pytestmark = pytest.mark.django_db


def test_finish_consolidation_fixes_the_agreed_points(road):
    road.to("consolidated")
    with pytest.raises(Refused, match="Nu is de toestand “Afgerond”"):
        actions.consolidate(road.agreed, by=road.coordinator, scores=[])
    assert ScoreSheet.objects.get(pk=road.agreed.pk).state == "final"


def test_finish_consolidation_waits_for_every_reason(road):
    road.to("scored")
    sheet = consolidation_of(road.application, road.coordinator)
    scores = [score | {"motivation": ""} for score in road.full_marks()]
    sheet = actions.consolidate(sheet, by=road.coordinator, scores=scores)
    with pytest.raises(Refused, match="Motiveer nog: 1.1, 2.1, 2.2, 2.3."):
        actions.finish_consolidation(sheet, by=road.coordinator)


def test_revise_advice_takes_a_shared_draft_back_with_a_reason(road):
    road.to("shared")
    with pytest.raises(ValidationError):
        actions.revise_advice(road.advice, by=road.coordinator, reason=" ")
    assert actions.revise_advice(road.advice, by=road.coordinator, reason="Reactie.").state == "draft"


def test_decide_advice_is_no_button_but_a_step_of_deciding_the_round(road):
    road.to("decided")
    entry = Entry.objects.about(road.advice).get(act="advice.decide_advice")
    assert (rules.DECIDE_ADVICE.within, road.advice.state) == ("advice.decide_round", "decided")
    assert '"paper":{"bytes":' in entry.opening.payload


def test_release_advice_makes_it_public_in_the_log_as_well(road):
    road.to("released")
    entry = Entry.objects.about(road.advice).get(act="advice.release_advice")
    assert (entry.opening.is_public, Advice.objects.get().state) == (True, "released")


def test_withdrawing_a_draft_that_was_never_adopted_stays_sealed(road):
    road.to("drafted")
    actions.withdraw_criteria(road.criteria_set, by=road.administrator, reason="Vergissing.")
    entry = Entry.objects.about(road.criteria_set).get(act="advice.withdraw_criteria")
    assert entry.opening.is_public is False


def test_share_advice_starts_the_term_to_react_anew(road):
    road.to("shared")
    road.advice = actions.revise_advice(road.advice, by=road.coordinator, reason="Reactie.")
    road.travel("2026-03-23 12:00")
    road.advice = actions.write_advice(
        road.advice, by=road.coordinator, outcome="positive", motivation="Herwerkt na de reactie."
    )
    road.advice = actions.share_advice(road.advice, by=road.coordinator)
    assert (road.advice.state, road.advice.shared_at.day) == ("shared", 23)
