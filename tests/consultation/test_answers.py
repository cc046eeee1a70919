"""The answers: written in silence, one for many, each with its reason."""

import pytest
from django.core.exceptions import ValidationError

from consultation import actions
from consultation.models import Input, Response
from ledger.rules import Refused

pytestmark = pytest.mark.django_db
ANSWER = {"outcome": "rejected", "reason": "Geen budget."}


@pytest.fixture
def ended(hearing):
    """Two agree, one shows a red card, one proposes other words; the window is over."""
    hearing.give(1), hearing.give(1, 1), hearing.give(1, 2, kind="red_card", text="Neen")
    hearing.give(2, kind="amend", proposed_wording="Open van 6 uur.")
    return hearing.end()


def entry(**which):
    return Input.objects.get(**which)


def test_write_response_drafts_an_answer_and_rewrites_it(ended):
    red = entry(kind="red_card")
    first = actions.write_response(actions.response_to(red), by=ended.coordinator, **ANSWER)
    actions.write_response(first, by=ended.coordinator, outcome="noted", reason="We bekijken dit.")
    assert list(Response.objects.values_list("outcome", "reason", "state")) == [
        ("noted", "We bekijken dit.", "draft")
    ]


def test_write_response_while_input_may_still_change_is_refused(hearing):
    red = hearing.give(1, kind="red_card", text="Neen")
    with pytest.raises(Refused, match="De inbreng kan nog veranderen"):
        actions.write_response(actions.response_to(red), by=hearing.coordinator, **ANSWER)


def test_write_response_to_withdrawn_input_is_refused(hearing):
    red = actions.withdraw_input(hearing.give(1), by=hearing.contacts[0])
    hearing.end()
    with pytest.raises(Refused, match="werd niet doorgegeven of is ingetrokken"):
        actions.write_response(actions.response_to(red), by=hearing.coordinator, **ANSWER)


def test_write_response_after_the_closing_is_refused(ended):
    ended.answer().close()
    with pytest.raises(Refused, match="De inspraak is afgesloten"):
        actions.write_response(
            Response(lok=ended.lok, input=entry(kind="red_card")), by=ended.coordinator, **ANSWER
        )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"outcome": "noted", "reason": ""}, "Dit veld kan niet leeg zijn"),
        ({"outcome": "accepted", "reason": "Goed idee."}, "Zeg wat er verandert"),
        ({"outcome": "partly", "reason": "Deels."}, "Zeg wat er verandert"),
        ({"outcome": "anders", "reason": "Deels."}, "geen geldige keuze"),
    ],
)
def test_write_response_says_what_is_missing(ended, values, sentence):
    with pytest.raises(ValidationError, match=sentence):
        actions.write_response(actions.response_to(entry(kind="amend")), by=ended.coordinator, **values)


@pytest.mark.parametrize("who", ["chair", "auditor", "stranger", "neighbour"])
def test_write_response_is_for_the_regie_only(ended, who):
    with pytest.raises(Refused, match="voorbehouden aan"):
        actions.write_response(actions.response_to(entry(kind="amend")), by=getattr(ended, who), **ANSWER)


def test_answer_alike_answers_all_or_none(ended):
    inputs = list(Input.objects.filter(clause__place=1))
    actions.answer_alike(inputs, by=ended.coordinator, **ANSWER)
    assert set(Response.objects.values_list("input", flat=True)) == {each.pk for each in inputs}
    with pytest.raises(ValidationError):
        actions.answer_alike(Input.objects.all(), by=ended.coordinator, outcome="accepted", reason="Ja")
    assert set(Response.objects.values_list("outcome", flat=True)) == {"rejected"}


def test_note_agreements_answers_plain_agreements_only_and_once(ended):
    assert actions.note_agreements(ended.consultation, by=ended.coordinator) == 2
    assert actions.note_agreements(ended.consultation, by=ended.coordinator) == 0
    assert set(Input.objects.unanswered().values_list("kind", flat=True)) == {"red_card", "amend"}


def test_release_response_has_no_button_and_happens_at_the_closing_only(ended):
    ended.answer()
    assert set(Response.objects.values_list("state", flat=True)) == {"draft"}
    ended.close()
    assert set(Response.objects.values_list("state", flat=True)) == {"released"}


def test_earlier_answers_to_start_from_are_each_shown_once_without_notes_of_agreement(ended):
    actions.note_agreements(ended.consultation, by=ended.coordinator)
    for which in ({"kind": "red_card"}, {"kind": "amend"}):
        actions.answer_alike([entry(**which)], by=ended.coordinator, **ANSWER)
    assert [each.reason for each in Response.objects.as_templates()] == ["Geen budget."]
