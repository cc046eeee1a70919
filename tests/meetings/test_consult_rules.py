"""Rules of procedure may be put to consultation before they are adopted."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from consultation import actions as consultation_actions
from ledger.rules import Refused
from meetings import actions, rules
from meetings.models import RulesOfProcedure
from tests.chain import consulted

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(council):
    """A second version, still a draft."""
    procedure = RulesOfProcedure(lok=council.lok, text="De stukken zijn drie dagen vooraf te lezen.")
    return actions.draft_rules(procedure, by=council.secretary)


def consult(draft, council):
    closes_at = timezone.now() + datetime.timedelta(days=20)
    return actions.consult_rules(draft, by=council.coordinator, title="Reglement", closes_at=closes_at)


def test_consult_rules_puts_numbers_and_provisions_before_people(draft, council):
    asked = [clause.heading for clause in consult(draft, council).consultation.clauses.all()]
    assert asked == ["Bijeenroepen", "Quorum", "Stemmen", "Verslag en advies", "Overige bepalingen"]


def test_consult_rules_in_the_screen_leads_to_the_consultation(client, draft, council):
    client.force_login(council.coordinator)
    page = reverse("meetings:consult_rules", args=[council.lok.slug, draft.pk])
    assert client.get(page).status_code == 200
    closes_at = f"{timezone.localtime() + datetime.timedelta(days=20):%Y-%m-%dT%H:%M}"
    terms = {"title": "Reglement", "audience": "all", "visibility": "after", "remind_days": "3"}
    answer = client.post(page, terms | {"closes_at": closes_at})
    draft.refresh_from_db()
    assert answer.url.endswith(f"/inspraak/{draft.consultation_id}/")


def test_consult_rules_once_at_a_time(draft, council):
    draft = consult(draft, council)
    assert rules.CONSULT_RULES.why_not(council.coordinator, draft) == (
        "Er is al een inspraak over dit reglement: “Reglement”."
    )


def test_edit_rules_waits_while_people_say_something(draft, council):
    draft = consult(draft, council)
    consultation_actions.open_consultation(draft.consultation, by=council.coordinator)
    draft.consultation.refresh_from_db()
    assert rules.EDIT_RULES.why_not(council.secretary, draft) == (
        "De inspraak over dit reglement loopt. Bewerk het nadat ze voorbij is."
    )


def test_adopt_rules_waits_for_the_answers_once_people_were_asked(draft, council):
    draft, adopted = consult(draft, council), {"adopted_by": "gemeenteraad"}
    day = timezone.localdate()
    with pytest.raises(Refused, match="nog niet afgesloten met een antwoord op elke inbreng"):
        actions.adopt_rules(draft, by=council.administrator, adopted_on=day, **adopted)
    consulted(draft)
    draft = actions.adopt_rules(draft, by=council.administrator, adopted_on=day, **adopted)
    assert draft.state == "in_force"
