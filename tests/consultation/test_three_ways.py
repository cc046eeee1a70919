"""The invariants of consultations, tried three ways: in the screen, the ORM, and raw SQL as the web role."""

import datetime
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from consultation import actions
from consultation.models import Consultation, Input, Response
from ledger.guard import Unlogged
from ledger.rules import Refused
from partners.middleware import show_rows_to
from partners.models import Membership
from tests import factories

from .conftest import Hearing

pytestmark = pytest.mark.django_db


@contextmanager
def web_role(person=None):
    """Raw SQL as the portal's own web process would run it, for this reader."""
    with transaction.atomic():
        show_rows_to(str(person.pk) if person else "")
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE lok_web")
            yield cursor
            cursor.execute("RESET ROLE")
    connection.connection.lok_reader = None


def refused_in_sql(sentence, sql, params=(), *, person=None):
    """The statement fails with this sentence, and nothing is written."""
    with pytest.raises(DatabaseError, match=sentence), web_role(person) as cursor:
        cursor.execute(sql, params)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def page(name, hearing, thing):
    return reverse(f"consultation:{name}", args=[hearing.lok.slug, thing.pk])


# --- closing while an input has no answer (invariant 10) ---------------------------------------------------

CLOSE = "UPDATE consultation_consultation SET state = 'closed', closed_at = now() WHERE id = %s"


@pytest.fixture
def unanswered(hearing):
    """Two inputs, one answer: the window is over."""
    hearing.give(1), hearing.give(2, 1)
    hearing.end()
    first = hearing.consultation.inputs.in_order().first()
    actions.answer_alike([first], by=hearing.coordinator, outcome="noted", reason="Dank u.")
    return hearing


def test_close_consultation_with_unanswered_input_is_refused_in_the_screen(client, unanswered):
    client.force_login(unanswered.coordinator)
    for answer in (
        client.get(page("close_consultation", unanswered, unanswered.consultation)),
        client.post(page("close_consultation", unanswered, unanswered.consultation)),
    ):
        assert answer.status_code == 403
        assert "1 keer kreeg inbreng nog geen antwoord." in answer.content.decode()


def test_close_consultation_with_unanswered_input_is_refused_in_the_orm(unanswered):
    with pytest.raises(Refused, match="1 keer kreeg inbreng nog geen antwoord"):
        actions.close_consultation(unanswered.consultation, by=unanswered.coordinator)
    with pytest.raises(Unlogged):
        Consultation.objects.update(state="closed")
    assert (Response.objects.get().state, Consultation.objects.get().state) == ("draft", "answering")


@pytest.mark.parametrize("who", ["coordinator", "chair", "stranger", None])
def test_close_consultation_with_unanswered_input_is_refused_in_sql(unanswered, who):
    person = who and getattr(unanswered, who)
    sentence = "niet elke inbreng heeft een antwoord"
    refused_in_sql(sentence, CLOSE, [unanswered.consultation.pk], person=person)


def test_close_consultation_with_drafted_answers_only_is_refused_in_sql(hearing):
    hearing.give(1)
    hearing.end().answer()
    sentence = "niet elke inbreng heeft een antwoord"
    refused_in_sql(sentence, CLOSE, [hearing.consultation.pk], person=hearing.coordinator)


def test_a_consultation_without_a_window_is_refused_in_sql(hearing):
    copied = "title, intro, subject_label, subject_url, audience, visibility, is_anonymous, closes_at,"
    copied += " remind_days, reminded_at, opened_at, lok_id"
    insert = f"""INSERT INTO consultation_consultation (state, closed_at, {copied})
        SELECT 'closed', now(), {copied} FROM consultation_consultation WHERE id = %s"""
    pk, reader = hearing.consultation.pk, hearing.coordinator
    refused_in_sql("Een inspraak begint als ontwerp", insert, [pk], person=reader)


def test_release_response_before_the_closing_is_refused_in_sql(hearing):
    hearing.give(1)
    hearing.end().answer()
    sql = "UPDATE consultation_response SET state = 'released', released_at = now()"
    refused_in_sql("Alle antwoorden worden samen bekend", sql, person=hearing.coordinator)


# --- input outside the window ------------------------------------------------------------------------------


def test_give_input_after_the_window_is_refused_in_the_screen(client, hearing):
    hearing.travel("2026-03-24 09:00")
    client.force_login(hearing.contacts[0])
    answer = client.post(page("start_input", hearing, hearing.clause(1)), {"kind": "agree"})
    assert answer.status_code == 403
    assert "De termijn voor inbreng is voorbij." in answer.content.decode()


def test_give_input_after_the_window_is_refused_in_the_orm(hearing):
    hearing.travel("2026-03-24 09:00")
    with pytest.raises(Refused, match="De termijn voor inbreng is voorbij"):
        hearing.give(1)
    with pytest.raises(Unlogged):
        hearing.entry(1).save()


def test_give_input_after_the_window_is_refused_in_sql(hearing):
    entry = hearing.give(1)
    hearing.end()
    sql = "UPDATE consultation_input SET kind = 'red_card', text = 'toch niet' WHERE id = %s"
    refused_in_sql("niet meer open", sql, [entry.pk], person=hearing.contacts[0])


def test_an_answer_that_is_known_changes_in_no_way(hearing):
    hearing.give(1)
    hearing.end().answer().close()
    response = Response.objects.get()
    with pytest.raises(Refused, match="kan alleen in de toestand “Ontwerp”"):
        actions.write_response(response, by=hearing.coordinator, reason="Anders")
    sql = "UPDATE consultation_response SET reason = 'Anders'"
    refused_in_sql("verandert niet meer", sql, person=hearing.coordinator)


def test_the_text_of_an_open_consultation_changes_in_no_way(hearing):
    with pytest.raises(Refused, match="kan alleen in de toestand “Ontwerp”"):
        actions.edit_consultation(hearing.consultation, by=hearing.coordinator, clauses=[])
    for sql in ("UPDATE consultation_clause SET text = 'Anders'", "DELETE FROM consultation_clause"):
        refused_in_sql("verandert niet meer", sql, person=hearing.coordinator)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("is_anonymous = true", "houdt haar voorwaarden"),
        ("visibility = 'during'", "houdt haar voorwaarden"),
        ("closes_at = closes_at - interval '1 day'", "alleen langer"),
        ("state = 'closed', closed_at = now()", "slaat geen stap over"),
    ],
)
def test_the_terms_of_an_open_consultation_stay_in_sql(hearing, change, sentence):
    refused_in_sql(sentence, f"UPDATE consultation_consultation SET {change}", person=hearing.coordinator)


def test_the_window_is_not_cut_short_in_sql(db, travel):
    hearing = Hearing(travel, closes_at=datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)).open()
    sql = "UPDATE consultation_consultation SET state = 'answering'"
    refused_in_sql("niet voor de laatste dag", sql, person=hearing.coordinator)


# --- who reads what: the database and visible_to say the same ----------------------------------------------


def portal(model, lively, name):
    """Ids this reader sees in the portal; roles are remembered per request, so the person is read anew."""
    person = getattr(lively, name, None)
    reader = person and type(person).objects.get(pk=person.pk)
    seen = model.objects.visible_to(reader or AnonymousUser())
    return list(seen.order_by("pk").values_list("pk", flat=True))


def readable(table, lively, name):
    """Ids this reader sees in the database."""
    with web_role(getattr(lively, name, None)) as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


READERS = "coordinator chair auditor stranger neighbour member first second seated nobody".split()


@pytest.fixture(params=["hearing", "shared", "nameless"])
def lively(request):
    """Given, drafted and withdrawn input of several organisations, also entered and of a seat."""
    hearing = request.getfixturevalue(request.param)
    hearing.give(1), hearing.draft(2), hearing.draft(3, 1, text="geheim")
    actions.withdraw_input(hearing.give(2, 1), by=hearing.contacts[1])
    actions.enter_input(
        hearing.entry(4, 2), by=hearing.coordinator, kind="remark", text="op papier", channel="paper"
    )
    actions.give_input(hearing.entry(4, membership=hearing.seat), by=hearing.member, kind="agree")
    hearing.first, hearing.second = hearing.contacts[:2]
    hearing.seated = _contact_of_a_seated_organiser_elsewhere(hearing)
    return hearing


def _contact_of_a_seated_organiser_elsewhere(hearing):
    """An organiser kept by the neighbouring LOK that has a seat in this one: asked as a member."""
    organiser = factories.OrganiserFactory(lok=hearing.neighbour.appointments.get().lok)
    seat = Membership(lok=hearing.lok, segment=hearing.seat.segment, person=factories.PersonFactory())
    factories.plant(seat, state="seated", starts_on=hearing.seat.starts_on, organiser=organiser)
    return factories.contact_of(organiser)


@pytest.mark.parametrize("stage", ["open", "answering", "closed"])
def test_the_database_shows_each_reader_the_same_input_and_answers_as_the_portal(lively, stage):
    if stage != "open":
        lively.end().answer()
    if stage == "closed":
        lively.close()
    for model in (Input, Response):
        wanted = {name: portal(model, lively, name) for name in READERS}
        assert {name: readable(model._meta.db_table, lively, name) for name in READERS} == wanted


def test_a_draft_is_shown_to_its_own_organisation_only(lively):
    draft = Input.objects.get(state="draft", text="geheim")
    readers = [name for name in READERS if draft.pk in readable("consultation_input", lively, name)]
    assert readers == ["second"]
