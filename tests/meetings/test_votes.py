"""Votes: opened, closed with counts or names, counted, and the chair's other finding."""

import pytest
from django.core.exceptions import ValidationError

from meetings import actions
from meetings.counting import Tally
from meetings.models import Ballot, Presence, Vote

from .conftest import Table
from .test_session import as_, at

pytestmark = pytest.mark.django_db


def put(table, method="counts"):
    return actions.open_vote(table.items[0], by=table.secretary, question="Gaan wij akkoord?", method=method)


def counts(for_, against, abstained=0, invalid=0):
    names = ("votes_for", "votes_against", "votes_abstained", "votes_invalid")
    return dict(zip(names, (for_, against, abstained, invalid), strict=True))


def names(table, **choices):
    return {f"seat_{table.seats[int(n[1:])].pk}": choice for n, choice in choices.items()}


def test_open_vote_puts_the_question(client, table):
    sent = {"question": "Gaan wij akkoord?", "method": "counts"}
    done = as_(client, table.secretary).post(at("open_vote", table, table.items[0]), sent)
    vote = Vote.objects.get()
    assert (vote.question, vote.state, done.url) == (
        "Gaan wij akkoord?",
        "open",
        at("close_vote", table, vote),
    )


def test_close_vote_counts_and_keeps_who_was_entitled(client, table):
    table.come(0, 1, 2, 3)
    actions.recuse(table.items[0], table.seats[3], by=table.secretary, ground="bestuurder")
    vote = put(table)
    as_(client, table.secretary).post(at("close_vote", table, vote), counts(2, 1))
    vote.refresh_from_db()
    assert (vote.result, vote.statement, vote.quorum_statement) == (
        "adopted",
        "2 voor, 1 tegen, 0 onthoudingen: aangenomen (gewone meerderheid, 2 nodig van 3 getelde stemmen).",
        "Het quorum is bereikt: 3 van de 5 stemgerechtigde leden, nodig 3 (minstens 1/2)."
        " Wie zich wraakt, telt niet mee: 1.",
    )
    entitled = [table.seats[n].pk for n in range(3)]
    assert vote.hall == {"voting": 6, "present": 3, "proxies": 0, "recused": 1, "entitled": entitled}


def test_close_vote_refuses_more_votes_than_entitled(client, table):
    table.come(0, 1, 2)
    vote = put(table)
    page = as_(client, table.secretary).post(at("close_vote", table, vote), counts(3, 1)).content.decode()
    said = "Er zijn meer stemmen dan stemgerechtigden: hoogstens 3."
    assert (said in page, Vote.objects.get().state) == (True, "open")


def test_close_vote_by_name_offers_only_the_entitled(client, table):
    table.come(0, 1, 2, 3)
    actions.recuse(table.items[0], table.seats[3], by=table.secretary, ground="bestuurder")
    vote = put(table, "names")
    as_(client, table.secretary)
    page = client.get(at("close_vote", table, vote)).content.decode()
    assert [f"seat_{seat.pk}" in page for seat in table.seats] == [True] * 3 + [False] * 3
    client.post(at("close_vote", table, vote), names(table, n0="for", n1="against", n2="for"))
    vote.refresh_from_db()
    assert (vote.tally, vote.result, Ballot.objects.count()) == (Tally(2, 1), "adopted", 3)


@pytest.mark.parametrize("number", [3, 4])
def test_the_recused_and_the_absent_cannot_vote(table, number):
    table.come(0, 1, 2, 3)
    actions.recuse(table.items[0], table.seats[3], by=table.secretary, ground="bestuurder")
    vote = put(table, "names")
    with pytest.raises(ValidationError, match="niet mag stemmen"):
        actions.close_vote(vote, by=table.secretary, ballots={table.seats[number].pk: "for"})
    assert (Vote.objects.get().state, Ballot.objects.count()) == ("open", 0)


def test_a_proxy_votes_through_its_holder(table):
    table.come(0, 1, 2)
    Presence.objects.filter(pk=table.rows[4].pk).update(status="proxy", proxy_to=table.seats[0])
    vote = actions.close_vote(put(table), by=table.secretary, tally=Tally(4, 0))
    assert (vote.result, vote.hall["proxies"]) == ("adopted", 1)


def test_without_quorum_there_is_no_valid_vote(table):
    table.come(0, 1)
    vote = actions.close_vote(put(table), by=table.secretary, tally=Tally(2, 0))
    assert (vote.result, "quorum is niet bereikt" in vote.statement) == ("no_quorum", True)


@pytest.mark.parametrize(("said", "result"), [("for", "adopted"), ("against", "rejected"), ("", "rejected")])
def test_the_vote_of_the_chair_breaks_a_tie_where_the_rules_say_so(client, travel, db, said, result):
    table = Table(travel, tie="chair").come(0, 1, 2, 3)
    vote = put(table)
    as_(client, table.secretary).post(at("close_vote", table, vote), counts(2, 2) | {"chair": said})
    vote.refresh_from_db()
    assert vote.result == result


def test_in_a_secret_vote_nobody_asks_how_the_chair_voted(client, travel, db):
    table = Table(travel, tie="chair").come(0, 1, 2, 3)
    vote = put(table, "secret")
    page = as_(client, table.secretary).get(at("close_vote", table, vote)).content.decode()
    vote = actions.close_vote(vote, by=table.secretary, tally=Tally(2, 2), chair_voted_for=True)
    assert ('name="chair"' in page, vote.result, vote.chair_voted_for) == (False, "rejected", None)


def test_find_otherwise_needs_a_reason_and_shows_both(client, table):
    table.come(0, 1, 2)
    vote = actions.close_vote(put(table), by=table.secretary, tally=Tally(2, 1))
    as_(client, table.chair)
    empty = client.post(at("find_otherwise", table, vote), {"finding": "rejected", "reason": ""})
    assert (empty.status_code, Vote.objects.get().finding) == (200, "")
    client.post(at("find_otherwise", table, vote), {"finding": "rejected", "reason": "Twee stemden te laat."})
    page = client.get(at("session", table) + f"?punt={table.items[0].pk}").content.decode()
    assert all(said in page for said in (vote.statement, "stelt anders vast", "Twee stemden te laat."))
    assert Vote.objects.get().final_result == "rejected"


def test_find_otherwise_refuses_what_the_count_already_gives(client, table):
    table.come(0, 1, 2)
    vote = actions.close_vote(put(table), by=table.secretary, tally=Tally(2, 1))
    sent = {"finding": "adopted", "reason": "Omdat."}
    page = as_(client, table.chair).post(at("find_otherwise", table, vote), sent).content.decode()
    assert ("Dat is wat de telling al geeft." in page, Vote.objects.get().finding) == (True, "")


@pytest.mark.parametrize("name", ["open_vote", "treat_item"])
def test_a_member_writes_no_votes_or_outcomes(client, table, name):
    page = as_(client, table.seats[0].person).get(at(name, table, table.items[0]))
    assert page.status_code == 403


def test_a_stranger_finds_no_vote_of_a_closed_point(client, table):
    table.come(0, 1, 2)
    hidden = table.add_item(4, is_public=False)
    vote = actions.open_vote(hidden, by=table.secretary, question="Wie?", method="secret")
    assert as_(client, table.stranger).get(at("close_vote", table, vote)).status_code == 404
