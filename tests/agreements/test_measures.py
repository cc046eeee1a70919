"""Measures: drafted, consulted on, and decided only after every input got its answer (commitment B4)."""

import datetime

import pytest

from agreements import actions
from agreements.models import Measure, PolicyGoal
from consultation import actions as consultation_actions
from consultation.models import Consultation
from ledger.guard import Unlogged
from ledger.models import Entry
from ledger.rules import Refused
from tests import factories
from tests.advice.test_three_ways import refused_in_sql
from tests.agreements.policy_room import AFTER, CLOSES_AT, DECISION, PolicyRoom
from tests.agreements.test_policy import action, page

WORDS = {"title": "Lokaal in Noord", "theme": "viability", "text": "Een lokaal.\n\nGratis.", "goal": ""}
DECIDED = {"decided_by": "gemeenteraad", "decided_on": "2026-03-24", "explanation": "Het lokaal werd groter."}
ASKED = {"closes_at": "2026-03-23T17:00", "audience": "all", "visibility": "after", "intro": "Zeg het ons."}


@pytest.fixture
def room(db, travel):
    return PolicyRoom(travel)


def status(client, room, who, name):
    client.force_login(getattr(room, who))
    return client.get(page(name, room, room.measure)).status_code


def told(thing):
    """Whether each line about it is public, in order."""
    lines = Entry.objects.about(thing).order_by("index").select_related("opening")
    return [line.opening.is_public for line in lines]


def text_of(client, room, name="measure_detail"):
    return client.get(page(name, room, room.measure)).content.decode()


def test_draft_measure(client, room):
    client.force_login(room.coordinator)
    client.post(page("draft_measure", room), WORDS)
    made = Measure.objects.get()
    assert (made.title, made.theme, made.state, made.goal) == ("Lokaal in Noord", "viability", "draft", None)


def test_draft_measure_asks_what_it_is_for_and_keeps_the_text(client, room):
    client.force_login(room.coordinator)
    text = client.post(page("draft_measure", room), WORDS | {"theme": ""}).content.decode()
    assert ("Dit veld is verplicht" in text, "Gratis." in text, Measure.objects.count()) == (True, True, 0)


def test_a_proposal_is_for_those_around_the_table(client, room):
    room.with_measure()
    seen = {who: status(client, room, who, "measure_detail") for who in ("coordinator", "chair", "stranger")}
    client.force_login(room.contacts[0])
    seen["contact"] = client.get(page("measure_detail", room, room.measure)).status_code
    assert seen == {"coordinator": 200, "chair": 200, "stranger": 404, "contact": 200}


def test_the_public_sees_a_measure_once_decided(client, room):
    room.ready()
    before = client.get(page("measure_detail", room, room.measure)).status_code
    room.fresh()
    actions.decide_measure(room.measure, by=room.decider, explanation="Groter.", **DECISION)
    text = text_of(client, room)
    assert (before, "Groter." in text, "Lees elke inbreng en het antwoord erop" in text) == (404, True, True)


def test_edit_measure_takes_the_draft_of_its_consultation_along(client, room):
    room.with_measure().consulted()
    client.force_login(room.coordinator)
    client.post(page("edit_measure", room, room.measure), WORDS | {"text": "Een.\n\nTwee.\n\nDrie."})
    clauses = room.consultation().clauses.values_list("text", flat=True)
    assert list(clauses) == ["Een.", "Twee.", "Drie."]


def test_edit_measure_is_refused_while_people_give_their_view(client, room):
    room.with_measure().consulted().opened()
    client.force_login(room.coordinator)
    answer = client.get(page("edit_measure", room, room.measure))
    assert (answer.status_code, "ligt voor in een inspraak" in answer.content.decode()) == (403, True)


def test_edit_measure_works_the_answers_into_the_text(room):
    room.ready()
    measure = actions.edit_measure(room.measure, by=room.coordinator, text="Een groter lokaal.")
    assert (measure.text, room.consultation().clauses.count()) == ("Een groter lokaal.", 2)


def test_consult_measure_prepares_a_consultation_on_the_text_in_clauses(client, room):
    room.with_measure()
    client.force_login(room.coordinator)
    answer = client.post(page("consult_measure", room, room.measure), ASKED)
    made = room.consultation()
    assert answer.url == f"/{room.lok.slug}/inspraak/{made.pk}/"
    assert (made.state, made.intro, made.closes_at) == (
        "draft",
        "Zeg het ons.",
        CLOSES_AT.astimezone(datetime.UTC),
    )
    assert (made.subject_url, made.clauses.count()) == (page("measure_detail", room, room.measure), 2)
    assert Measure.objects.get().consultation == made


def test_consult_measure_refuses_a_moment_that_is_past(client, room):
    room.with_measure()
    client.force_login(room.coordinator)
    sent = ASKED | {"closes_at": "2026-03-01T17:00"}
    text = client.post(page("consult_measure", room, room.measure), sent).content.decode()
    assert ("Kies een moment in de toekomst." in text, Consultation.objects.count()) == (True, 0)


def test_draft_measure_says_when_the_text_cannot_be_read_in_pieces(client, room):
    client.force_login(room.coordinator)
    sent = WORDS | {"text": "\n\n".join(f"Zin {number}." for number in range(301))}
    text = client.post(page("draft_measure", room), sent).content.decode()
    assert ("301 stukken" in text, Measure.objects.count()) == (True, 0)


def test_everybody_reads_what_the_answers_changed(client, room):
    room.ready()
    same = actions.edit_measure(room.measure, by=room.coordinator, title="Lokaal in Oost")
    client.force_login(room.coordinator)
    before = text_of(client, room)
    text = same.text.replace("gratis", "goedkoop")
    room.measure = actions.edit_measure(same, by=room.coordinator, text=text)
    actions.decide_measure(room.measure, by=room.decider, explanation="Te duur.", **DECISION)
    client.logout()
    after, said = text_of(client, room), "Wat veranderde sinds de inspraak"
    assert (said in before, said in after, "gratis<" in after) == (False, True, True)


def test_consult_measure_happens_once_unless_it_was_stopped(room):
    room.with_measure().consulted()
    with pytest.raises(Refused, match="al inspraak gevraagd"):
        actions.consult_measure(room.measure, by=room.coordinator, closes_at=CLOSES_AT)
    consultation_actions.cancel_consultation(room.consultation(), by=room.coordinator, reason="Fout.")
    measure = actions.consult_measure(room.fresh().measure, by=room.coordinator, closes_at=CLOSES_AT)
    assert (measure.consultation.state, Consultation.objects.count()) == ("draft", 2)


# --- deciding without a consultation, three ways -----------------------------------------------------------


STAGES = {
    "drafted": lambda room: room.with_measure(),
    "prepared": lambda room: room.with_measure().consulted(),
    "open": lambda room: room.with_measure().consulted().opened(),
}


@pytest.fixture(params=STAGES)
def early(request, room):
    """A measure at each stage before its consultation closed."""
    return STAGES[request.param](room)


def test_decide_measure_before_every_answer_is_refused_in_the_screen(client, early):
    client.force_login(early.decider)
    answer = client.post(page("decide_measure", early, early.measure), DECIDED)
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "Vraag eerst inspraak" in said or "nog niet afgesloten met een antwoord op elke inbreng" in said


def test_decide_measure_before_every_answer_is_refused_in_the_orm(early):
    with pytest.raises(Refused, match="inspraak"):
        actions.decide_measure(early.measure, by=early.decider, explanation="x", **DECISION)
    with pytest.raises(Unlogged):
        Measure.objects.filter(pk=early.measure.pk).update(state="decided")


@pytest.mark.parametrize("state", ["decided", "ended"])
def test_decide_measure_before_every_answer_is_refused_in_sql(early, state):
    sql = """UPDATE agreements_measure SET state = %s, decided_by = 'raad', decided_on = '2026-03-02',
        explanation = 'x' WHERE id = %s"""
    refused_in_sql("geen inspraak|slaat geen stap over", sql, [state, early.measure.pk], person=early.decider)


def test_a_measure_cannot_borrow_a_consultation_about_something_else_in_sql(room):
    room.ready()
    closed, room.measure = room.measure.consultation_id, None
    room.with_measure(title="Zonder inspraak")
    sql = "UPDATE agreements_measure SET consultation_id = %s WHERE id = %s"
    refused_in_sql(
        "de tekst waarvoor ze gemaakt werd", sql, [closed, room.measure.pk], person=room.coordinator
    )


@pytest.mark.parametrize("table", ["measure", "localsubsidy"])
def test_a_goal_of_another_lok_is_refused_in_sql(room, table):
    room.with_measure().with_subsidy()
    elsewhere = factories.LokFactory()
    other = factories.plant(PolicyGoal(lok=elsewhere, title="Elders"))
    sql = f"UPDATE agreements_{table} SET goal_id = %s WHERE lok_id = %s"
    refused_in_sql("van een ander LOK", sql, [other.pk, room.lok.pk], person=room.coordinator)


def test_a_measure_keeps_its_consultation_in_sql(room):
    room.ready()
    sql = "UPDATE agreements_measure SET consultation_id = NULL WHERE id = %s"
    refused_in_sql("Die blijft erbij horen", sql, [room.measure.pk], person=room.coordinator)


@pytest.mark.parametrize(
    "change",
    ["text = 'x'", "title = 'x'", "explanation = 'x'", "decided_on = '2020-01-01'", "state = 'draft'"],
)
def test_a_decided_measure_is_fixed_in_sql(room, change):
    room.decided()
    sql = f"UPDATE agreements_measure SET {change} WHERE id = %s"
    refused_in_sql("besliste maatregel verandert niet", sql, [room.measure.pk], person=room.decider)


def test_a_decision_is_not_hidden_in_a_draft_in_sql(room):
    room.with_measure()
    sql = "UPDATE agreements_measure SET decided_on = '2026-03-02', decided_by = 'raad' WHERE id = %s"
    refused_in_sql("measure_undecided", sql, [room.measure.pk], person=room.coordinator)


# --- deciding, ending, withdrawing -------------------------------------------------------------------------


def test_decide_measure_records_body_date_and_what_the_input_changed(client, room):
    room.ready()
    client.force_login(room.decider)
    client.post(page("decide_measure", room, room.measure), DECIDED)
    made = Measure.objects.get()
    expected = ("decided", "gemeenteraad", datetime.date(2026, 3, 24), "Het lokaal werd groter.")
    assert (made.state, made.decided_by, made.decided_on, made.explanation) == expected
    assert told(made) == [False, False, True]


@pytest.mark.parametrize("wrong", [{"explanation": " "}, {"decided_by": ""}, {"decided_on": "2026-03-25"}])
def test_decide_measure_asks_all_of_it_and_no_day_to_come(client, room, wrong):
    room.ready()
    client.force_login(room.decider)
    client.post(page("decide_measure", room, room.measure), DECIDED | wrong)
    assert Measure.objects.get().state == "draft"


def test_decide_measure_is_for_the_regie_and_the_decider(client, room):
    room.ready()
    people = ("administrator", "coordinator", "decider", "chair", "secretary", "auditor")
    assert [status(client, room, who, "decide_measure") for who in people] == [200, 200, 200, 403, 403, 403]


def test_end_measure_says_why_and_stays_readable(client, room):
    room.decided()
    client.force_login(room.coordinator)
    client.post(page("end_measure", room, room.measure), {"reason": "Het lokaal is verkocht."})
    client.logout()
    assert (Measure.objects.get().state, "Het lokaal is verkocht." in text_of(client, room)) == (
        "ended",
        True,
    )


def test_withdraw_measure_gives_up_a_proposal(client, room):
    room.with_measure()
    client.force_login(room.coordinator)
    client.post(page("withdraw_measure", room, room.measure), {"reason": "Geen geld."})
    assert Measure.objects.get().state == "withdrawn"


def test_withdraw_measure_waits_for_answers_to_who_was_asked(client, room):
    room.with_measure().consulted().opened()
    client.force_login(room.coordinator)
    answer = client.get(page("withdraw_measure", room, room.measure))
    assert (answer.status_code, "Sluit ze af met antwoorden" in answer.content.decode()) == (403, True)


def test_the_chain_shows_what_is_done_and_what_is_missing(client, room):
    room.with_measure()
    client.force_login(room.coordinator)
    asked = text_of(client, room)
    room.consulted().opened()
    running = text_of(client, room)
    said = (
        "nog niet gevraagd" in asked,
        "open voor inspraak" in running,
        "Organisaties geven hun inbreng" in running,
    )
    assert said == (True, True, True)


def test_links_to_its_consultation_are_for_who_may_open_it(client, room):
    room.with_measure().consulted()
    link = f"/{room.lok.slug}/inspraak/{room.measure.consultation_id}/"
    seen = []
    for stage in (None, "opened", "answered"):
        if stage:
            getattr(room, stage)()
        for who in (room.coordinator, room.contacts[0]):
            client.force_login(who)
            seen.append(link in text_of(client, room))
    assert seen == [True, False, True, True, True, True]


def test_a_draft_leads_to_the_agenda_for_who_makes_it(client, room):
    room.with_measure().with_subsidy()
    seen = []
    for who in (room.secretary, room.contacts[0]):
        client.force_login(who)
        subsidy = client.get(page("subsidy_detail", room, room.subsidy)).content.decode()
        seen.append(["agendapunt-maken/?titel=" in text for text in (text_of(client, room), subsidy)])
    assert seen == [[True, True], [False, False]]


def test_the_page_of_a_measure_leads_to_its_actions_and_to_a_new_one(client, room):
    room.decided()
    action(room, "goal", room.measure, title="Zoek een lokaal", organiser=room.organisers[0])
    public = text_of(client, room)
    client.force_login(room.coordinator)
    inside = text_of(client, room)
    new = f"oorsprong=goal&amp;type=agreements.measure&amp;id={room.measure.pk}"
    assert ("Zoek een lokaal" in public, new in public, new in inside) == (True, False, True)


def test_a_proposal_is_nowhere_outside(client, room):
    room.with_measure(title="Geheim plan")
    room.travel(AFTER)
    listed = client.get(page("measure_list", room)).content.decode()
    assert (told(room.measure), "Geheim plan" in listed) == ([False], False)
