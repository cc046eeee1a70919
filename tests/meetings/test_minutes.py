"""Minutes: written late, remarked upon, approved, published without what was closed."""

import pytest
from django.utils import timezone

from meetings import actions
from meetings.counting import Tally
from meetings.forms.minutes import IntroForm, ReportForm
from meetings.models import AgendaItem, Meeting, Objection, Presence
from tests.factories import plant

from .test_session import as_, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(table):
    """A meeting that was held, with a closed point in the middle and a vote by name."""
    table.all_come()
    secret = table.items[1]
    table.items[1] = actions.edit_item(secret, by=table.secretary, title="Klacht over X", is_public=False)
    actions.recuse(table.items[0], table.seats[5], by=table.secretary, ground="bestuurder van de aanvrager")
    vote = actions.open_vote(table.items[0], by=table.secretary, question="Akkoord?", method="names")
    ballots = {table.seats[n].pk: "for" for n in range(4)} | {table.seats[4].pk: "against"}
    actions.close_vote(vote, by=table.secretary, ballots=ballots)
    Presence.objects.filter(pk=table.rows[3].pk).update(from_item=3)
    return table.close()


def published(table):
    meeting = actions.approve_minutes(table.meeting, by=table.chair)
    table.meeting = actions.publish_minutes(meeting, by=table.chair)
    return table


def read(client, table, person=None):
    client.logout()
    if person:
        client.force_login(person)
    return client.get(at("minutes", table))


def test_nobody_reads_minutes_before_the_meeting_closed(client, table):
    seen = [read(client, table, who).status_code for who in (table.secretary, table.seats[0].person, None)]
    assert seen == [404, 404, 404]


def test_draft_minutes_are_for_those_inside(client, closed):
    people = (closed.secretary, closed.coordinator, closed.seats[0].person, closed.stranger, None)
    assert [read(client, closed, who).status_code for who in people] == [200, 200, 200, 404, 404]


def test_members_read_the_closed_point_too(client, closed):
    page = read(client, closed, closed.seats[0].person).content.decode()
    assert ("2. Klacht over X" in page, "3. Onderwerp 3" in page) == (True, True)


def test_write_report_may_come_late(client, closed):
    item = closed.items[0]
    item.refresh_from_db()
    sent = {"report": "Het LOK **besprak** de nood."}
    done = as_(client, closed.secretary).post(at("write_report", closed, item), sent)
    page = read(client, closed, closed.seats[0].person).content.decode()
    assert (done.url, "<strong>besprak</strong>" in page) == (f"{at('minutes', closed)}#punt-{item.pk}", True)


def test_write_report_goes_on_to_the_next_point_when_asked(client, closed):
    first, second = (AgendaItem.objects.get(pk=item.pk) for item in closed.items[:2])
    as_(client, closed.secretary)
    assert "Bewaar en schrijf punt 2" in client.get(at("write_report", closed, first)).content.decode()
    sent = {"report": "Besproken.", "verder": "1"}
    assert client.post(at("write_report", closed, first), sent).url == at("write_report", closed, second)


def test_write_report_never_overwrites_another_text(client, closed):
    item = closed.items[0]
    item.refresh_from_db()
    sent = {"seen": ReportForm(instance=item).initial["seen"], "report": "Van de secretaris."}
    actions.write_report(item, by=closed.chair, report="Van de voorzitter.")
    page = as_(client, closed.secretary).post(at("write_report", closed, item), sent).content.decode()
    assert all(text in page for text in ("Van de voorzitter.", "Van de secretaris."))
    assert AgendaItem.objects.get(pk=item.pk).report == "Van de voorzitter."


def test_object_is_for_members_within_the_term(client, closed):
    as_(client, closed.seats[0].person).post(at("object", closed), {"text": "Punt 1: ik was tegen."})
    assert Objection.objects.get().text == "Punt 1: ik was tegen."
    closed.travel("2026-06-17 10:00")  # 21 days to send them, 14 to remark: until 16 June
    late = as_(client, closed.seats[0].person).get(at("object", closed))
    assert (late.status_code, "konden tot dinsdag 16 juni 2026" in late.content.decode()) == (403, True)


def test_object_is_refused_to_who_does_not_sit(client, closed):
    assert as_(client, closed.coordinator).get(at("object", closed)).status_code == 403


def test_take_objection_answers_before_approval(client, closed):
    answered(client, closed, "take_objection", "taken")


def test_note_objection_answers_before_approval(client, closed):
    answered(client, closed, "note_objection", "noted")


def answered(client, closed, name, state):
    objection = actions.object(closed.meeting, by=closed.seats[0].person, text="Ik was tegen.")
    as_(client, closed.chair)
    refused = client.get(at("approve_minutes", closed))
    assert (refused.status_code, "Wacht nog op een antwoord" in refused.content.decode()) == (403, True)
    client.post(at(name, closed, objection), {"answer": "Dank u."})
    objection.refresh_from_db()
    assert (objection.state, objection.answer) == (state, "Dank u.")
    assert client.get(at("approve_minutes", closed)).status_code == 200


def test_approve_minutes_names_the_later_meeting(client, closed):
    later = closed._meeting()
    closed.travel("2026-09-15 20:00")
    later = closed_later(closed, later)
    as_(client, closed.chair)
    page = client.get(at("approve_minutes", closed) + f"?in={later.pk}").content.decode()
    assert f'value="{later.pk}" selected' in page
    client.post(at("approve_minutes", closed), {"approved_in": later.pk})
    closed.meeting.refresh_from_db()
    assert (closed.meeting.state, closed.meeting.approved_in) == ("minutes_approved", later)


def closed_later(table, later):
    now = timezone.now()
    return plant(later, title="September", starts_at=now, ends_at=now.replace(hour=23))


def test_publish_minutes_says_what_becomes_public(client, closed):
    actions.approve_minutes(closed.meeting, by=closed.chair)
    as_(client, closed.chair)
    page = client.get(at("publish_minutes", closed)).content.decode()
    assert ("Punt: Onderwerp 1" in page, "1\u00a0besloten punt" in page, "Klacht over X" in page) == (
        True,
        True,
        False,
    )
    client.post(at("publish_minutes", closed), {"ja": 1})
    assert Meeting.objects.get(pk=closed.meeting.pk).state == "published"


def test_published_minutes_show_everybody_all_but_the_closed_point(client, closed):
    page = read(client, published(closed)).content.decode()
    shown = (
        "1. Onderwerp 1",
        "2. Onderwerp 3",
        "4 voor, 1 tegen",
        "bestuurder van de aanvrager",
        "Het quorum is bereikt: 5 van de 5",
    )
    hidden = ("Klacht", "3. Onderwerp", "besloten", "Interne nota")
    assert [text in page for text in shown + hidden] == [True] * 5 + [False] * 4


def test_published_minutes_count_coming_and_going_in_public_points(client, closed):
    page = read(client, published(closed)).content.decode()
    assert ("vanaf punt 2" in page, "vanaf punt 3" in page) == (True, False)


def test_published_minutes_name_only_who_agreed(client, closed):
    plant(closed.seats[0], shows_name=True)
    page = read(client, published(closed)).content.decode()
    names = [seat.person.name + "<" in page or f"{seat.person.name};" in page for seat in closed.seats]
    assert (closed.seats[0].person.name in page, names[1:]) == (True, [False] * 5)


def test_minutes_of_a_wholly_closed_meeting_stay_inside(client, closed):
    plant(closed.meeting, is_public=False)
    published(closed)
    people = (closed.seats[0].person, closed.stranger, None)
    assert [read(client, closed, who).status_code for who in people] == [200, 404, 404]


@pytest.mark.parametrize("more", [0, 40])
def test_the_minutes_ask_the_database_as_much_for_many_points(client, table, more, django_assert_num_queries):
    table.items += [table.add_item(4 + number) for number in range(more)]
    vote = actions.open_vote(table.all_come().items[0], by=table.chair, question="Akkoord?", method="counts")
    actions.close_vote(vote, by=table.chair, tally=Tally(3, 1))
    published(table.close())
    as_(client, table.secretary)
    with django_assert_num_queries(7):
        client.get(at("minutes", table))


def test_write_intro_stands_above_the_first_point(client, closed):
    sent = {"minutes_intro": "De voorzitter **opent** om half acht."}
    done = as_(client, closed.secretary).post(at("write_intro", closed), sent)
    page = read(client, closed, closed.seats[0].person).content.decode()
    assert (done.url, "voorzitter <strong>opent</strong>" in page) == (at("minutes", closed), True)


def test_write_intro_never_overwrites_another_text(client, closed):
    seen = IntroForm(instance=closed.meeting).initial["seen"]
    actions.write_intro(closed.meeting, by=closed.chair, minutes_intro="Van de voorzitter.")
    sent = {"seen": seen, "minutes_intro": "Van de secretaris."}
    page = as_(client, closed.secretary).post(at("write_intro", closed), sent).content.decode()
    assert [text in page for text in ("Van de voorzitter.", "Van de secretaris.")] == [True, True]
    assert Meeting.objects.get(pk=closed.meeting.pk).minutes_intro == "Van de voorzitter."


def test_write_intro_ends_when_the_minutes_are_approved(client, closed):
    actions.approve_minutes(closed.meeting, by=closed.chair)
    assert as_(client, closed.secretary).get(at("write_intro", closed)).status_code == 403


def step(client, table, who, name="minutes", thing=None):
    """The card "Volgende stap" on a page, as this person reads it."""
    page = as_(client, who).get(at(name, table, thing)).content.decode()
    return page.partition('<section class="next"')[2].partition("</section>")[0]


def test_a_member_is_asked_to_read_the_draft_and_nobody_to_do_what_is_done(client, closed):
    asked = step(client, closed, closed.seats[0].person)
    assert ("Lees het ontwerp na." in asked, "Schrijf" in asked) == (True, False)
    assert step(client, closed, closed.coordinator) == ""
    assert step(client, published(closed), closed.secretary) == ""


def test_a_treated_point_asks_for_its_report_until_it_is_written(client, closed):
    item = AgendaItem.objects.get(pk=closed.items[0].pk)
    asked = [step(client, closed, who, "item_detail", item) for who in (closed.secretary, closed.coordinator)]
    actions.write_report(item, by=closed.secretary, report="Besproken.")
    asked.append(step(client, closed, closed.secretary, "item_detail", item))
    assert ["Schrijf het verslag" in card for card in asked] == [True, False, False]


def test_the_page_of_the_meeting_leads_on_to_what_runs(client, table):
    assert at("session", table) in step(client, table, table.secretary, "meeting_detail")
    assert step(client, table, table.coordinator, "meeting_detail") == ""
    table.all_come().close()
    assert at("minutes", table) in step(client, table, table.secretary, "meeting_detail")
