"""The meeting in session: presence, outcomes, recusals, closing; two secretaries at once."""

import pytest
from django.urls import reverse

from meetings import actions
from meetings.actions.presence import STALE
from meetings.forms.session import OutcomeForm
from meetings.models import AgendaItem, Presence, Recusal
from tests.factories import plant

from .conftest import Table

pytestmark = pytest.mark.django_db


def at(name, table, thing=None):
    return reverse(f"meetings:{name}", args=[table.lok.slug, (thing or table.meeting).pk])


def as_(client, person):
    client.force_login(person)
    return client


def press(client, table, who, move, **more):
    """One press beside a member, on the version the database has now unless told otherwise."""
    row = Presence.objects.get(pk=table.rows[who].pk)
    return client.post(at("set_presence", table, row), {"move": move, "version": row.version} | more)


def written(table, number):
    row = Presence.objects.get(pk=table.rows[number].pk)
    return row.status, row.from_item, row.until_item, row.version


def test_open_session_is_one_press_and_goes_to_the_presences(client, table):
    early = plant(table._meeting(), state="convened", opened_at=None, title="Juni")
    as_(client, table.chair)
    assert client.get(at("open_session", table, early)).status_code == 405
    done = client.post(at("open_session", table, early))
    early.refresh_from_db()
    assert (done.url, early.state) == (at("presences", table, early), "in_session")


@pytest.mark.parametrize("name", ["session", "presences", "close_session"])
def test_the_screen_is_for_chair_and_secretary(client, table, name):
    seen = {}
    for who in ("chair", "secretary", "coordinator", "stranger"):
        seen[who] = as_(client, getattr(table, who)).get(at(name, table)).status_code
    assert seen == {"chair": 200, "secretary": 200, "coordinator": 403, "stranger": 403}


def test_the_screen_shows_one_point_with_its_quorum(client, table):
    table.come(0, 1)
    page = as_(client, table.secretary).get(at("session", table)).content.decode()
    said = "Het quorum is niet bereikt: 2 van de 6 stemgerechtigde leden, nodig 3 (minstens 1/2)."
    assert (said in page, "1. Onderwerp 1</h2>" in page) == (True, True)


@pytest.mark.parametrize("move", ["present", "substitute", "excused", "absent"])
def test_set_presence_takes_one_press(client, table, move):
    done = press(as_(client, table.secretary), table, 0, move)
    assert (done.url, written(table, 0)) == (
        f"{at('presences', table)}#lid-{table.rows[0].pk}",
        (move, None, None, 2),
    )


def test_a_substitute_is_written_by_name(client, table):
    press(as_(client, table.secretary), table, 0, "substitute")
    assert Presence.objects.get(pk=table.rows[0].pk).substitute == table.seats[0].substitute


def test_coming_and_going_is_written_at_the_point(client, table):
    as_(client, table.secretary)
    there = {"number": 2, "punt": table.items[1].pk}
    done = press(client, table, 1, "arrives", **there)
    assert done.url == f"{at('session', table)}?punt={table.items[1].pk}#lid-{table.rows[1].pk}"
    assert written(table, 1) == ("present", 2, None, 2)
    press(client, table, 1, "leaves", **there | {"number": 3})
    assert written(table, 1) == ("present", 2, 2, 3)


def test_a_stale_press_changes_nothing_and_says_so(client, table):
    as_(client, table.secretary)
    press(client, table, 0, "present")
    page = client.post(
        at("set_presence", table, table.rows[0]), {"move": "absent", "version": 1}, follow=True
    )
    assert (written(table, 0), STALE in page.content.decode()) == (("present", None, None, 2), True)


def test_a_stale_page_keeps_what_was_typed_and_shows_the_newest(client, table):
    as_(client, table.secretary)
    press(client, table, 0, "excused")
    sent = {"version": 1, "status": "present", "from_item": 2}
    page = client.post(at("set_presence", table, table.rows[0]), sent).content.decode()
    kept = (
        'value="2"' in page,
        "Iemand anders noteerde intussen iets" in page,
        "<dd>verontschuldigd</dd>" in page,
    )
    assert (written(table, 0)[0], kept) == ("excused", (True, True, True))
    client.post(at("set_presence", table, table.rows[0]), sent | {"version": 2})
    assert written(table, 0) == ("present", 2, None, 3)


def test_a_proxy_needs_a_holder_and_no_more_than_the_rules_allow(client, table):
    as_(client, table.secretary)
    table.come(0)
    sent = {"version": 1, "status": "proxy"}
    page = client.post(at("set_presence", table, table.rows[1]), sent).content.decode()
    assert "Kies aan wie de volmacht gaat." in page
    sent["proxy_to"] = table.seats[0].pk
    first = client.post(at("set_presence", table, table.rows[1]), sent)
    second = client.post(at("set_presence", table, table.rows[2]), sent).content.decode()
    assert (first.status_code, "hoogstens 1 volmacht" in second) == (302, True)


def shown(item):
    """What the page of this point knows that it showed."""
    return OutcomeForm(instance=item).initial["seen"]


def test_treat_item_writes_the_outcome_and_goes_on(client, table):
    item, after = table.items[:2]
    sent = {
        "seen": shown(item),
        "outcome": "Akkoord.",
        "is_consensus": "on",
        "minority_view": "Eén lid niet.",
    }
    done = as_(client, table.secretary).post(at("treat_item", table, item), sent | {"verder": "1"})
    item = AgendaItem.objects.get(pk=item.pk)
    assert done.url == f"{at('session', table)}?punt={after.pk}#punt"
    assert (item.state, item.outcome, item.is_consensus, item.minority_view) == (
        "treated",
        "Akkoord.",
        True,
        "Eén lid niet.",
    )


def test_treat_item_never_overwrites_what_another_wrote_meanwhile(client, table):
    item = table.items[0]
    seen = shown(item)
    actions.treat_item(item, by=table.chair, outcome="Van de voorzitter.")
    sent = {"seen": seen, "outcome": "Van de secretaris."}
    page = as_(client, table.secretary).post(at("treat_item", table, item), sent)
    text = page.content.decode()
    newest = AgendaItem.objects.get(pk=item.pk)
    assert (page.status_code, newest.outcome) == (200, "Van de voorzitter.")
    assert all(word in text for word in ("Van de voorzitter.", "Van de secretaris.", shown(newest)))


def test_treat_item_after_reading_the_other_text_is_kept(client, table):
    item = actions.treat_item(table.items[0], by=table.chair, outcome="Van de voorzitter.")
    sent = {"seen": shown(item), "outcome": "Samen."}
    as_(client, table.secretary).post(at("treat_item", table, item), sent)
    assert AgendaItem.objects.get(pk=item.pk).outcome == "Samen."


def test_carry_item_moves_the_point_on(client, table):
    client = as_(client, table.secretary)
    assert client.get(at("carry_item", table, table.items[0])).status_code == 405
    client.post(at("carry_item", table, table.items[0]))
    assert AgendaItem.objects.get(pk=table.items[0].pk).state == "carried"


def test_recuse_asks_for_a_ground_and_changes_the_quorum(client, table):
    table.all_come()
    as_(client, table.secretary)
    item, seat = table.items[0], table.seats[1]
    page = client.post(at("recuse", table, item), {"membership": seat.pk, "ground": ""})
    assert "Dit veld is verplicht" in page.content.decode()
    client.post(at("recuse", table, item), {"membership": seat.pk, "ground": "bestuurder van de aanvrager"})
    page = client.get(at("session", table) + f"?punt={item.pk}").content.decode()
    said = "5 van de 5 stemgerechtigde leden, nodig 3 (minstens 1/2). Wie zich wraakt, telt niet mee: 1."
    assert (Recusal.objects.get().membership, said in page) == (seat, True)


def test_a_member_recuses_only_itself(client, table):
    item = table.items[0]
    as_(client, table.seats[1].person)
    other = client.post(at("recuse", table, item), {"membership": table.seats[2].pk, "ground": "familie"})
    own = client.post(at("recuse", table, item), {"membership": table.seats[1].pk, "ground": "familie"})
    assert (other.status_code, own.status_code) == (200, 302)
    assert list(Recusal.objects.values_list("membership", flat=True)) == [table.seats[1].pk]


def test_close_session_tells_everything_that_is_missing(client, table):
    table.come(0, 1, 2, 3, 4)
    client = as_(client, table.chair)
    page = client.get(at("close_session", table)).content.decode()
    lines = [
        f"Aanwezigheid van {table.seats[5].person}",
        *(f"Uitkomst of verdaging van punt {n}." for n in "123"),
    ]
    assert [line in page for line in lines] == [True] * 4
    assert client.post(at("close_session", table), {"ja": 1}).status_code == 403


def test_close_session_closes_when_all_is_written_down(client, table):
    table.all_come()
    for item in table.items:
        actions.carry_item(item, by=table.chair)
    done = as_(client, table.chair).post(at("close_session", table), {"ja": 1})
    table.meeting.refresh_from_db()
    assert (done.url, table.meeting.state) == (at("minutes", table), "closed")


def test_presence_is_fixed_after_closing(client, table):
    table.all_come().close()
    page = press(as_(client, table.chair), table, 0, "absent")
    assert (page.status_code, written(table, 0)[0]) == (403, "present")


@pytest.mark.parametrize(("members", "items"), [(5, 5), (50, 100)])
def test_the_screen_asks_the_database_as_much_for_five_as_for_a_hundred(
    client, travel, members, items, django_assert_num_queries
):
    table = Table(travel, members=members, items=items).all_come()
    as_(client, table.secretary)
    with django_assert_num_queries(7):
        client.get(at("session", table))


@pytest.mark.parametrize(("members", "items"), [(5, 5), (50, 100)])
def test_a_press_is_fast_at_any_size(client, travel, members, items, django_assert_num_queries):
    table = Table(travel, members=members, items=items)
    as_(client, table.secretary)
    with django_assert_num_queries(5):
        client.post(at("set_presence", table, table.rows[0]), {"move": "present", "version": 1})
