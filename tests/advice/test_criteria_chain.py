"""Criteria through the whole chain: consultation, the LOK's advice, adoption, ratification, round."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from advice import actions, criteria_clauses, rules
from advice.chain import chain
from advice.changes import changes
from advice.models import CriteriaSet
from consultation import actions as consultation_actions
from ledger.rules import Refused
from partners.models import Role
from tests import chain as planted
from tests import factories
from tests.factories import plant, staff

pytestmark = pytest.mark.django_db
ADOPTION = {
    "adopted_by": "gemeenteraad",
    "adopted_on": datetime.date(2026, 1, 14),
    "legal_basis": "BVR 24 mei 2013, art. 7",
}

TERMS = {
    "title": "Wat vindt u?",
    "intro": "Zeg het.",
    "audience": "all",
    "visibility": "after",
    "remind_days": "3",
}


def page(name, thing, *more):
    return reverse(f"advice:{name}", args=[thing.lok.slug, thing.pk, *more])


def consult(road, days=21):
    closes_at = timezone.now() + datetime.timedelta(days=days)
    said = {"title": "Wat vindt u?", "intro": "Zeg het ons.", "closes_at": closes_at}
    return actions.consult_criteria(road.criteria_set, by=road.coordinator, **said)


def test_consult_criteria_puts_every_part_of_the_set_before_people(road):
    criteria_set = consult(road.to("drafted"))
    asked = [clause.number for clause in criteria_set.consultation.clauses.all()]
    assert asked == [clause.number for clause in criteria_clauses.clauses_of(criteria_set.document)]
    assert criteria_set.consultation.subject_url == criteria_set.get_absolute_url()


def test_consult_criteria_is_refused_while_another_consultation_runs(road):
    road.criteria_set = consult(road.to("drafted"))
    assert rules.CONSULT_CRITERIA.why_not(road.coordinator, road.criteria_set) == (
        "Er is al een inspraak over deze criteria: “Wat vindt u?”."
    )


@pytest.mark.parametrize(("is_open", "found"), [(False, [200, 404, 404]), (True, [200, 200, 404])])
def test_a_draft_is_read_by_who_is_asked_for_a_view_once_the_consultation_is_open(
    client, road, is_open, found
):
    consultation = consult(road.to("drafted")).consultation
    if is_open:
        consultation_actions.open_consultation(consultation, by=road.coordinator)
    answers = []
    for person in (road.coordinator, road.contact, staff(factories.LokFactory(), Role.COORDINATOR)):
        client.force_login(person)
        answers.append(client.get(page("criteria_detail", road.criteria_set)).status_code)
    assert answers == found


def test_a_draft_says_who_reads_along(client, road):
    consultation = consult(road.to("drafted")).consultation
    client.force_login(road.coordinator)
    address = page("criteria_detail", road.criteria_set)
    before = client.get(address).text
    consultation_actions.open_consultation(consultation, by=road.coordinator)
    during = client.get(address).text
    planted.consulted(road.criteria_set)
    sentences = ("de voorzitter en de secretaris zien dit", "gevraagd is, leest mee", "Iedereen leest mee")
    told = [
        [sentence in text for sentence in sentences] for text in (before, during, client.get(address).text)
    ]
    assert told == [[True, False, False], [False, True, False], [False, False, True]]


def test_edit_criteria_waits_until_the_consultation_is_over(road):
    road.criteria_set = consult(road.to("drafted"))
    consultation_actions.open_consultation(road.criteria_set.consultation, by=road.coordinator)
    road.criteria_set.consultation.refresh_from_db()
    assert rules.EDIT_CRITERIA.why_not(road.coordinator, road.criteria_set) == (
        "De inspraak over deze tekst loopt. Bewerk hem nadat ze voorbij is."
    )


def test_bind_advice_waits_for_a_closed_consultation(road):
    road.to("drafted")
    assert rules.BIND_ADVICE.why_not(road.coordinator, road.criteria_set) == (
        "Vraag eerst inspraak: over deze criteria kon nog niemand iets zeggen."
    )


def test_bind_advice_refuses_an_advice_that_is_not_valid(road):
    road.to("drafted")
    planted.consulted(road.criteria_set)
    advice = planted.lok_resolution(road.lok, is_valid=False, invalid_reason="Er was geen quorum.")
    with pytest.raises(ValidationError, match="niet geldig. Er was geen quorum"):
        actions.bind_advice(road.criteria_set, by=road.coordinator, resolution=advice, stance="favourable")


def test_adopt_criteria_is_refused_before_the_lok_advised(road):
    road.to("drafted")
    planted.consulted(road.criteria_set)
    with pytest.raises(Refused, match="Het LOK gaf nog geen advies"):
        actions.adopt_criteria(road.criteria_set, by=road.administrator, **ADOPTION)


def test_adopt_criteria_asks_a_reason_when_the_text_changed_after_the_advice(road):
    road.to("shaped")
    shorter = road.criteria_set.document.__class__(**_fields(road, title="Een andere titel"))
    road.criteria_set = actions.edit_criteria(road.criteria_set, shorter, by=road.coordinator)
    with pytest.raises(ValidationError, match="De tekst veranderde na het advies"):
        actions.adopt_criteria(road.criteria_set, by=road.administrator, **ADOPTION)
    deviating = {"follows": "partly", "deviation": "De titel was onduidelijk."}
    adopted = actions.adopt_criteria(road.criteria_set, by=road.administrator, **ADOPTION, **deviating)
    assert (adopted.state, adopted.deviation) == ("adopted", "De titel was onduidelijk.")


def _fields(road, **other):
    document = road.criteria_set.document
    names = [name for name in document.__dataclass_fields__ if name != "format"]
    return {name: getattr(document, name) for name in names} | other


def test_adopt_criteria_never_follows_an_unfavourable_advice(road):
    road.to("drafted")
    road.criteria_set = planted.shape(road.criteria_set, by=road.coordinator, stance="unfavourable")
    with pytest.raises(ValidationError, match="Het LOK was ongunstig"):
        actions.adopt_criteria(road.criteria_set, by=road.administrator, **ADOPTION)


def test_ratify_criteria_only_where_the_settings_ask_it(road):
    road.to("adopted")
    assert rules.RATIFY_CRITERIA.why_not(road.administrator, road.criteria_set) == (
        "In dit LOK hoeft niemand criteria te bekrachtigen."
    )


def test_ratify_criteria_comes_before_a_round_where_the_settings_ask_it(client, road):
    road.to("planned")
    plant(road.lok, ratifying_body="council")
    road.round.refresh_from_db()
    assert "nog niet bekrachtigd" in rules.chain_is_broken(road.administrator, road.round)
    client.force_login(road.administrator)
    where = page("ratify_criteria", road.criteria_set)
    assert client.get(where).status_code == 200
    client.post(where, {"ratified_by": "gemeenteraad", "ratified_on": "2026-01-20"})
    road.round.refresh_from_db()
    assert rules.chain_is_broken(road.administrator, road.round) == ""


def test_a_round_refuses_criteria_without_consultation_or_advice(road):
    road.to("planned")
    road.round.new_places_set.resolution_id = None
    assert rules.chain_is_broken(road.administrator, road.round) == (
        f"Over de criteria “{road.criteria_set}” was er geen inspraak of geen advies van het LOK."
    )


@pytest.mark.parametrize(
    ("stage", "now"),
    [
        ("drafted", "Inspraak"),
        ("shaped", "Vaststelling"),
        ("adopted", "Bekendmaking"),
        ("published", "Adviesronde"),
        ("opened", None),
    ],
)
def test_the_chain_shows_what_is_done_and_what_is_missing(road, stage, now):
    road.to(stage)
    rounds = [road.round] if road.round else []
    steps = chain(road.criteria_set, road.administrator, rounds)
    assert next((step["label"] for step in steps if step["status"] == "now"), None) == now


def test_consult_criteria_and_bind_advice_in_the_screen(client, road):
    road.to("drafted")
    client.force_login(road.coordinator)
    where = page("consult_criteria", road.criteria_set)
    asked = TERMS | {"closes_at": "2026-02-01T23:59"}
    assert client.get(where).status_code == 200
    assert client.post(where, asked).status_code == 302
    about = CriteriaSet.objects.get().consultation
    consultation_actions.cancel_consultation(about, by=road.coordinator, reason="Proef.")
    planted.consulted(CriteriaSet.objects.get())
    advice = planted.lok_resolution(road.lok)
    client.post(page("bind_advice", road.criteria_set), {"resolution": advice.pk, "stance": "remarks"})
    assert CriteriaSet.objects.get().resolution == advice


def test_consult_criteria_keeps_what_was_typed_when_the_day_has_passed(client, road):
    road.to("drafted")
    client.force_login(road.coordinator)
    asked = TERMS | {"closes_at": "2025-02-01T23:59"}
    answer = client.post(page("consult_criteria", road.criteria_set), asked)
    assert answer.context["form"].errors == {"closes_at": ["Kies een moment in de toekomst."]}
    assert "Wat vindt u?" in answer.content.decode()


def test_adopt_criteria_asks_why_when_the_advice_is_not_followed(client, road):
    road.to("shaped")
    client.force_login(road.administrator)
    given = ADOPTION | {"adopted_on": "2026-01-11", "follows": "not", "deviation": " "}
    answer = client.post(page("adopt_criteria", road.criteria_set), given)
    assert answer.context["form"].errors == {
        "deviation": ["Geef de reden om van het advies van het LOK af te wijken."]
    }


def test_a_chair_reads_a_draft_and_an_organiser_does_not(client, road):
    road.to("drafted")
    seen = []
    for person in (staff(road.lok, Role.CHAIR), road.contact):
        client.force_login(person)
        seen.append(client.get(page("criteria_detail", road.criteria_set)).status_code)
    assert seen == [200, 404]


def test_two_versions_side_by_side_show_what_changed(client, road):
    road.to("published")
    older = road.criteria_set
    del road.drafted, road.shaped, road.adopted, road.published
    road.to("published")
    answer = client.get(page("criteria_changes", road.criteria_set, older.pk))
    assert "Er veranderde niets" in answer.content.decode()


def test_changes_names_what_is_new_gone_and_changed(road):
    document = road.to("drafted").criteria_set.document
    fewer = document.__class__(**_fields(road, knock_outs=(), groups=document.groups[:-1]))
    kinds = {change.kind for change in changes(document, fewer)}
    assert kinds == {"same", "gone"} | ({"changed"} if document.knock_outs else set())


def test_the_page_of_a_draft_takes_few_queries(client, road, django_assert_num_queries):
    road.criteria_set = consult(road.to("drafted"))
    client.force_login(road.coordinator)
    with django_assert_num_queries(8):
        client.get(page("criteria_detail", road.criteria_set))
