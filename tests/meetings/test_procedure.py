"""The rules of procedure on screen: versions, plain words, draft, adopt."""

import datetime

import pytest

from meetings import actions
from meetings.forms.procedure import ProcedureForm
from meetings.models import RulesOfProcedure
from meetings.plain_words import sentences

from .test_meetings import page, url

NUMBERS = {
    "notice_days": 14,
    "meetings_a_year": 3,
    "quorum_numerator": 1,
    "quorum_denominator": 3,
    "majority": "absolute",
    "tie": "chair",
    "proxies_max": 0,
    "minutes_days": 10,
    "objection_days": 7,
    "reply_days": 45,
    "text": "De secretaris wordt aangeduid door het LOK.",
    "changes": "Langere termijn.",
}


def draft(council):
    return actions.draft_rules(RulesOfProcedure(lok=council.lok, notice_days=21), by=council.secretary)


def test_everybody_reads_the_rules_in_force(client, council):
    text = client.get(url("procedure_list", council)).content.decode()
    said = "Tussen de oproeping en de vergadering liggen minstens 10\xa0dagen."
    assert (said in text, "Versie 1, vastgesteld door gemeenteraad" in text) == (True, True)


def test_a_draft_is_for_conveners_and_staff(client, council):
    procedure = draft(council)
    people = (council.secretary, council.coordinator, council.administrator, council.members[0], None)
    seen = [page(client, council, who, "procedure_detail", procedure).status_code for who in people]
    assert seen == [200, 200, 200, 404, 404]


def test_a_lok_without_rules_says_how_they_come(client, council):
    council.lok = council.neighbour.appointments.get().lok
    assert "Nog geen reglement van kracht" in client.get(url("procedure_list", council)).content.decode()


def test_draft_rules_starts_from_the_version_in_force(client, council):
    client.force_login(council.coordinator)
    text = client.get(url("draft_rules", council)).content.decode()
    assert ("Vertrekt van versie 1" in text, 'name="notice_days" value="10"' in text) == (True, True)
    client.post(url("draft_rules", council), NUMBERS)
    made = RulesOfProcedure.objects.get(version=2)
    assert (made.state, {name: getattr(made, name) for name in NUMBERS}) == ("draft", NUMBERS)


def test_draft_rules_of_a_lok_without_any_starts_from_the_usual(client, council):
    client.force_login(council.neighbour)
    council.lok = council.neighbour.appointments.get().lok
    client.post(url("draft_rules", council), NUMBERS)
    assert RulesOfProcedure.objects.get(lok=council.lok).version == 1


def test_a_quorum_above_the_whole_is_refused_beside_the_field(client, council):
    client.force_login(council.secretary)
    text = client.post(url("draft_rules", council), NUMBERS | {"quorum_numerator": 4}).content.decode()
    assert ("Het quorum is een deel van het geheel" in text, 'value="4"' in text) == (True, True)
    assert RulesOfProcedure.objects.count() == 1


def test_edit_rules_changes_a_draft(client, council):
    procedure = draft(council)
    client.force_login(council.secretary)
    client.post(url("edit_rules", council, procedure), NUMBERS)
    procedure.refresh_from_db()
    assert {name: getattr(procedure, name) for name in NUMBERS} == NUMBERS


def test_edit_rules_is_refused_once_in_force(client, council):
    client.force_login(council.secretary)
    assert client.get(url("edit_rules", council, council.rules)).status_code == 403


def test_adopt_rules_runs_replace_rules_on_the_version_before(client, council):
    procedure = draft(council)
    client.force_login(council.administrator)
    sent = {"adopted_by": "gemeenteraad", "adopted_on": "2026-01-04"}
    client.post(url("adopt_rules", council, procedure), sent)
    states = dict(RulesOfProcedure.objects.values_list("version", "state"))
    procedure.refresh_from_db()
    assert (states, procedure.adopted_on) == ({1: "replaced", 2: "in_force"}, datetime.date(2026, 1, 4))


def test_adopt_rules_is_for_the_administrator(client, council):
    procedure = draft(council)
    people = (council.secretary, council.coordinator, council.administrator)
    seen = [page(client, council, who, "adopt_rules", procedure).status_code for who in people]
    assert seen == [403, 403, 200]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("meetings_a_year", 3, "Het LOK vergadert minstens 3\xa0keer per jaar."),
        ("notice_days", 14, "Tussen de oproeping en de vergadering liggen minstens 14\xa0dagen."),
        ("meetings_are_public", False, "De vergaderingen zijn niet openbaar."),
        ("quorum_denominator", 3, "als minstens 1/3 van de stemgerechtigde leden aanwezig is."),
        ("quorum_numerator", 2, "als minstens 2/2 van de stemgerechtigde leden aanwezig is."),
        ("quorum_is_strict", True, "als meer dan 1/2 van de stemgerechtigde leden aanwezig is."),
        ("second_meeting_needs_none", False, "is alleen geldig met quorum."),
        ("proxies_count_for_quorum", True, "Volmachten tellen mee voor het quorum."),
        ("majority", "two_thirds", "als minstens twee derde van de stemmen voor is."),
        ("abstentions_count", True, "Onthoudingen tellen mee in dat aantal stemmen."),
        ("tie", "chair", "beslist de stem van de voorzitter."),
        ("proxies_max", 0, "Leden kunnen geen volmacht geven."),
        ("proxies_max", 2, "Een lid draagt hoogstens 2\xa0volmachten."),
        ("minutes_days", 10, "Het verslag komt binnen 10\xa0dagen na de vergadering."),
        ("objection_days", 7, "Daarna hebben de leden 7\xa0dagen voor opmerkingen."),
        ("reply_days", 45, "Het bestuur antwoordt binnen 45\xa0dagen op een advies, met redenen."),
    ],
)
def test_each_number_is_a_sentence(name, value, said):
    before, after = (_lines(RulesOfProcedure(**values)) for values in ({}, {name: value}))
    assert [said in " ".join(lines) for lines in (before, after)] == [False, True]


def _lines(procedure):
    return [line for _, lines in sentences(procedure) for line in lines]


def test_every_number_of_the_rules_can_be_set():
    settings = {field.name for field in RulesOfProcedure._meta.concrete_fields}
    kept = {"id", "lok", "version", "adopted_by", "adopted_on", "consultation", "state"}
    assert set(ProcedureForm.Meta.fields) == settings - kept


def test_replace_rules_leaves_a_convened_meeting_its_version(council):
    council.to("convened")
    newer = council.adopt_rules(notice_days=21)
    council.meeting.refresh_from_db()
    states = dict(RulesOfProcedure.objects.values_list("version", "state"))
    assert (council.meeting.rules, states) == (council.rules, {1: "replaced", newer.version: "in_force"})
