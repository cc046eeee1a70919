"""Evaluations of a framework: of the text in force, each a new one, and asked again at the next date."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from agreements import actions, rules
from agreements.models import Evaluation, FrameworkVersion, next_evaluation
from ledger.guard import Unlogged
from ledger.models import Entry
from ledger.rules import Refused
from partners.templatetags.words import kort
from tests.advice.test_three_ways import refused_in_sql
from tests.agreements.framework_room import Pact
from tests.factories import plant

pytestmark = pytest.mark.django_db
ON, AGAIN = datetime.date(2027, 3, 1), datetime.date(2028, 3, 1)


@pytest.fixture
def pact(db, travel):
    """A year after the adoption."""
    pact = Pact(travel).to("signed")
    travel("2027-03-02 09:00")
    return pact


def look(pact, **values):
    said = {
        "version": pact.version,
        "evaluated_on": ON,
        "findings": "Het overleg loopt goed.",
        "outcome": "keep",
        "next_on": AGAIN,
    }
    return Evaluation(lok=pact.lok, **said | values)


def evaluate(pact, **values):
    return actions.evaluate_framework(look(pact, **values), by=pact.coordinator)


def next_on(pact):
    return FrameworkVersion.objects.annotate(day=next_evaluation()).get(pk=pact.version.pk).day


def page(pact, name="version_detail"):
    return reverse(f"agreements:{name}", args=[pact.lok.slug, pact.version.pk])


def test_evaluate_framework_is_a_public_line_and_asks_again_at_the_next_date(pact):
    assert next_on(pact) == pact.version.evaluate_on
    evaluation = evaluate(pact, item=pact.item)
    assert next_on(pact) == AGAIN
    entry = Entry.objects.about(evaluation).get()
    assert (entry.act, entry.opening.is_public) == ("agreements.evaluate_framework", True)
    assert "Het overleg loopt goed." in entry.opening.payload


def test_evaluate_framework_adds_and_the_last_look_counts(pact):
    evaluate(pact)
    pact.travel("2028-03-02 09:00")
    evaluate(pact, evaluated_on=AGAIN, outcome="end", next_on=None)
    assert [each.outcome for each in pact.version.evaluations.all()] == ["end", "keep"]
    assert next_on(pact) is None


@pytest.mark.parametrize("who", ["contact", "chair", "assessor", "decider", "stranger"])
def test_evaluate_framework_is_for_the_regie(pact, who):
    with pytest.raises(Refused):
        actions.evaluate_framework(look(pact), by=getattr(pact, who))


def test_evaluate_framework_refuses_a_text_that_does_not_hold(pact):
    sentence = "Alleen de tekst die nu geldt kan geëvalueerd worden."
    first = pact.version
    draft = actions.draft_version(pact.framework, by=pact.coordinator, source=first)
    assert rules.EVALUATE_FRAMEWORK.why_not(pact.coordinator, look(pact, version=draft)) == sentence
    actions.end_framework(pact.framework, by=pact.administrator, reason="Voorbij.")
    pact.version = FrameworkVersion.objects.get(pk=first.pk)
    assert rules.EVALUATE_FRAMEWORK.why_not(pact.coordinator, look(pact)) == sentence


WRONG = [
    ({"findings": ""}, "findings"),
    ({"outcome": "perhaps"}, "outcome"),
    ({"next_on": None}, "__all__"),
    ({"next_on": ON}, "__all__"),
    ({"outcome": "end"}, "__all__"),
    ({"evaluated_on": datetime.date(2027, 3, 3)}, "evaluated_on"),
    ({"evaluated_on": datetime.date(2026, 3, 1)}, "evaluated_on"),
]


@pytest.mark.parametrize(("values", "field"), WRONG)
def test_evaluate_framework_refuses_what_is_not_right(pact, values, field):
    with pytest.raises(ValidationError) as refused:
        evaluate(pact, **values)
    assert [*refused.value.message_dict] == [field]


def test_evaluate_framework_names_a_point_that_was_treated_here(pact, travel):
    elsewhere = Pact(travel).to("drafted").treated()
    pact.travel("2027-03-02 09:00")
    listed = plant(pact.treated(), state="carried")
    for item in (elsewhere, listed):
        with pytest.raises(ValidationError, match="nog niet behandeld"):
            evaluate(pact, item=item)


# --- the screen --------------------------------------------------------------------------------------------


def test_evaluate_framework_in_the_screen(client, pact):
    client.force_login(pact.coordinator)
    assert "Leg een evaluatie vast" in client.get(page(pact)).content.decode()
    address = page(pact, "evaluate_framework")
    said = {"evaluated_on": ON, "findings": "Drie van vier doelen gehaald.", "outcome": "change"}
    for wrong in ({}, {"next_on": ON}, {"outcome": "end", "next_on": AGAIN}, {"evaluated_on": "2029-01-01"}):
        assert client.post(address, said | wrong).status_code == 200
    answer = client.post(address, said | {"next_on": AGAIN, "item": pact.item.pk})
    assert answer.url == f"{page(pact)}#evaluatie"
    assert Evaluation.objects.values_list("outcome", "next_on", "item").get() == (
        "change",
        AGAIN,
        pact.item.pk,
    )


def test_everybody_reads_the_evaluation_and_only_who_may_the_point(client, pact):
    evaluate(pact, item=plant(pact.item, is_public=False), outcome="change")
    text = client.get(page(pact)).content.decode()
    assert ("Het overleg loopt goed." in text, "Aanpassen in een nieuwe versie" in text) == (True, True)
    assert ("1 maart 2028" in text, "Besproken op het LOK" in text) == (True, False)
    client.force_login(pact.coordinator)
    assert "Besproken op het LOK" in client.get(page(pact)).content.decode()
    listed = client.get(reverse("agreements:framework_list", args=[pact.lok.slug])).content.decode()
    assert kort(AGAIN) in listed


@pytest.mark.parametrize(
    ("outcome", "who", "said"),
    [
        ("change", "coordinator", "De evaluatie vraagt een andere tekst."),
        ("end", "administrator", "De evaluatie besloot dit kader stop te zetten."),
    ],
)
def test_an_evaluation_leads_on_who_can_follow_it(client, pact, outcome, who, said):
    actions.endorse(pact.stance(), by=pact.decider)
    evaluate(pact, outcome=outcome, next_on=AGAIN if outcome == "change" else None)
    shown = []
    for person in (pact.stranger, getattr(pact, who)):
        client.force_login(person)
        shown.append(said in client.get(page(pact)).content.decode())
    assert shown == [False, True]


# --- the database ------------------------------------------------------------------------------------------

THEN = datetime.date(2026, 6, 1)  # the web role has the real clock
INSERT = """INSERT INTO agreements_evaluation (lok_id, version_id, evaluated_on, findings, outcome, next_on,
    item_id, state) VALUES (%s, %s, %s, 'Goed.', %s, %s, %s, 'recorded')"""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"on": "2998-09-01", "again": "2999-01-01"}, "niet in de toekomst"),
        ({"on": "2025-09-01"}, "na de vaststelling"),
        ({"again": "2026-06-01"}, "evaluation_next_is_later"),
        ({"again": None}, "evaluation_asks_again"),
        ({"outcome": "end"}, "evaluation_ends_without_next"),
        ({"outcome": "perhaps"}, "evaluation_outcome"),
        ({"item": "listed"}, "nog niet behandeld"),
    ],
)
def test_evaluate_framework_is_refused_in_sql(pact, change, sentence):
    pact.listed = plant(pact.treated(), state="carried")
    said = {"on": THEN, "outcome": "keep", "again": AGAIN, "item": "item"} | change
    row = [
        pact.lok.pk,
        pact.version.pk,
        said["on"],
        said["outcome"],
        said["again"],
        getattr(pact, said["item"]).pk,
    ]
    refused_in_sql(sentence, INSERT, row, person=pact.coordinator)


def test_an_evaluation_of_what_does_not_hold_or_rewritten_is_refused_in_sql(pact):
    draft = actions.draft_version(pact.framework, by=pact.coordinator, source=pact.version)
    row = [pact.lok.pk, draft.pk, ON, "keep", AGAIN, None]
    refused_in_sql("tekst die nu geldt", INSERT, row, person=pact.coordinator)
    evaluate(pact)
    sql = "UPDATE agreements_evaluation SET findings = 'Slecht.'"
    refused_in_sql("verandert niet meer", sql, person=pact.coordinator)
    with pytest.raises(Unlogged):
        Evaluation.objects.update(findings="Slecht.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT findings FROM agreements_evaluation")
        assert cursor.fetchall() == [("Het overleg loopt goed.",)]
