"""Stances: who may take one, on which text, and what a new version asks."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agreements import actions, rules
from agreements.framework_page import earlier_text
from agreements.models import Endorsement
from ledger.rules import Refused
from lok_portal import waiting
from lok_portal.waiting import frameworks
from partners import actions as register
from tests import factories
from tests.agreements.framework_room import Pact


@pytest.fixture
def pact(db, travel):
    return Pact(travel)


def asked(person):
    """The pages where this person is asked to take a stance."""
    fresh = type(person).objects.get(pk=person.pk)
    return [task["url"] for task in waiting.for_person(fresh, (frameworks.to_sign,))]


def test_endorse_signs_the_text_that_holds(pact):
    pact.to("signed")
    endorsement = pact.endorsement
    assert (endorsement.state, endorsement.signed_by, endorsement.text_sha256) == (
        "given",
        pact.contact,
        pact.version.text_sha256,
    )


@pytest.mark.parametrize("who", ["rival", "coordinator", "administrator", "stranger"])
def test_endorse_refuses_who_does_not_speak_for_the_organiser(pact, who):
    pact.to("adopted")
    with pytest.raises(Refused, match="voorbehouden aan wie voor deze partij mag tekenen"):
        actions.endorse(pact.stance(pact.organiser), by=getattr(pact, who))


@pytest.mark.parametrize(
    ("who", "may"),
    [("administrator", True), ("decider", True), ("coordinator", False), ("contact", False)],
)
def test_endorse_for_the_authority_is_for_administrator_and_decider(pact, who, may):
    pact.to("adopted")
    assert (rules.ENDORSE.why_not(getattr(pact, who), pact.stance()) == "") is may


@pytest.mark.parametrize("stage", ["drafted", "discussed"])
def test_endorse_refuses_a_draft(pact, stage):
    pact.to(stage)
    with pytest.raises(Refused, match="Alleen de versie die nu geldt"):
        actions.endorse(pact.stance(pact.organiser), by=pact.contact)


def test_endorse_refuses_a_version_that_was_replaced(pact):
    first = pact.to("signed").version
    pact.again()
    stance = pact.stance(pact.other)
    stance.version = first
    first.refresh_from_db()
    with pytest.raises(Refused, match="Alleen de versie die nu geldt"):
        actions.endorse(stance, by=pact.rival)


def test_endorse_with_a_reservation_says_which(pact):
    pact.to("adopted")
    with pytest.raises(ValidationError, match="Schrijf het voorbehoud"):
        actions.endorse(pact.stance(pact.organiser, "reservation"), by=pact.contact)


def test_endorse_may_decline_without_a_reason(pact):
    pact.to("adopted")
    declined = actions.endorse(pact.stance(pact.organiser, "declined"), by=pact.contact)
    assert (declined.stance, declined.reservation) == ("declined", "")


def test_endorse_once_until_it_is_withdrawn(pact):
    pact.to("signed")
    with pytest.raises(Refused, match="Trek dat eerst in"):
        actions.endorse(pact.stance(pact.organiser), by=pact.contact)
    actions.withdraw_endorsement(pact.endorsement, by=pact.contact)
    again = actions.endorse(pact.stance(pact.organiser, "declined"), by=pact.contact)
    assert list(Endorsement.objects.standing()) == [again]


def test_withdraw_endorsement_is_for_the_party_itself(pact):
    pact.to("signed")
    with pytest.raises(Refused):
        actions.withdraw_endorsement(pact.endorsement, by=pact.rival)


def test_endorse_refuses_an_organiser_that_is_not_active_here(pact):
    pact.to("adopted")
    elsewhere = factories.OrganiserFactory()
    with pytest.raises(Refused, match="niet actief in dit LOK"):
        actions.endorse(pact.stance(elsewhere), by=factories.contact_of(elsewhere))


def test_a_party_joins_and_another_leaves_without_asking_the_rest_again(pact):
    pact.to("signed")
    newcomer = factories.OrganiserFactory()
    register.welcome_organiser(newcomer, pact.lok, by=pact.coordinator)
    joined = actions.endorse(pact.stance(newcomer), by=factories.contact_of(newcomer))
    actions.withdraw_endorsement(pact.endorsement, by=pact.contact)
    assert list(Endorsement.objects.standing()) == [joined]
    assert pact.version.endorsements.count() == 2


def test_a_new_version_asks_anew_and_compares_with_the_text_that_was_signed(pact):
    first = pact.to("signed").version
    actions.endorse(pact.stance(pact.other, "declined"), by=pact.rival)
    assert asked(pact.contact) == []
    second = pact.again()
    page = reverse("agreements:endorse", args=[pact.lok.slug, second.pk])
    assert asked(pact.contact) == [f"{page}?namens={pact.organiser.pk}"]
    assert earlier_text(pact.stance(pact.organiser)) == first
    assert earlier_text(pact.stance(pact.other)) is None


def test_nobody_is_asked_to_sign_a_draft_or_an_ended_framework(pact):
    pact.to("discussed")
    assert asked(pact.contact) == []
    pact.to("adopted")
    actions.end_framework(pact.framework, by=pact.administrator, reason="Voorbij.")
    assert asked(pact.contact) == []


@pytest.mark.parametrize(
    ("who", "seen"), [("stranger", 1), ("contact", 2), ("rival", 2), ("coordinator", 2), ("chair", 2)]
)
def test_who_declined_is_seen_only_around_the_table(pact, who, seen):
    pact.to("signed")
    actions.endorse(pact.stance(pact.other, "declined"), by=pact.rival)
    assert Endorsement.objects.visible_to(getattr(pact, who)).count() == seen
