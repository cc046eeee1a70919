"""A closed point leaks through no public paper: not its title, not that it is there, not how many."""

import pytest
from django.urls import reverse

from meetings import actions
from meetings.models import Meeting
from tests.council import SECRET
from tests.factories import plant

from .paperwork import NOTE, SECRET_FILE, Paperwork, everything, outline, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.typeset]
KINDS = ("oproeping", "agenda", "verslag", "bundel")
TOLD = (SECRET, SECRET_FILE, "klacht", NOTE, "besloten", "Mijn vraag over het dossier", "3. Varia")


@pytest.fixture
def desk(db, travel):
    """A council whose second point of three is closed, with a file, a note and a remark."""
    return Paperwork(travel)


def url(desk, kind, query=""):
    return reverse("meetings:meeting_paper", args=[desk.lok.slug, desk.meeting.pk, kind]) + query


def public_papers(client, desk) -> dict[str, bytes]:
    """Every paper of meetings that somebody without an account gets."""
    client.logout()
    answers = {kind: client.get(url(desk, kind)) for kind in KINDS}
    slug = desk.lok.slug
    for name, item in (("extract", desk.public_item), ("closed extract", desk.closed_item)):
        answers[name] = client.get(reverse("meetings:item_extract", args=[slug, item.pk]))
    answers["year"] = client.get(reverse("meetings:year_report", args=[slug, 2026]))
    return {kind: answer.content for kind, answer in answers.items() if answer.status_code == 200}


@pytest.mark.parametrize(
    ("stage", "kinds"),
    [
        ("listed", set()),
        ("convened", {"oproeping", "agenda", "bundel"}),
        ("closed", {"oproeping", "agenda", "bundel", "year"}),
        ("published", {*KINDS, "extract", "year"}),
    ],
)
def test_no_public_paper_tells_of_the_closed_point(client, desk, stage, kinds):
    desk.to(stage)
    papers = public_papers(client, desk)
    told = {kind: [mark for mark in TOLD if mark in everything(pdf)] for kind, pdf in papers.items()}
    assert told == dict.fromkeys(kinds, [])


def test_what_could_leak_is_there_for_the_secretary(client, desk):
    desk.to("published")
    client.force_login(desk.secretary)
    papers = [client.get(url(desk, kind, "?besloten=1&nota=1&namen=1")).content for kind in KINDS]
    everywhere = [everything(pdf) for pdf in papers]
    assert [SECRET in text for text in everywhere] == [True] * 4
    assert [mark in " ".join(everywhere) for mark in TOLD] == [True] * len(TOLD)


def test_outlines_of_public_papers_count_the_public_points_without_a_gap(client, desk):
    desk.to("published")
    papers = public_papers(client, desk)
    points = ["1. Nood aan opvang", "2. Varia"]
    found = {kind: [title for title in outline(papers[kind]) if title[0].isdigit()] for kind in KINDS}
    assert found == {"oproeping": [], "agenda": points, "verslag": points, "bundel": points * 2}


def test_public_papers_count_neither_the_time_nor_the_files_of_the_closed_point(client, desk):
    desk.to("published")
    papers = public_papers(client, desk)
    timed = [papers[kind] for kind in ("oproeping", "agenda", "bundel")]
    assert ["Samen 30 min." in words(pdf) for pdf in timed] == [True] * 3
    assert {kind: [*read(pdf).attachments] for kind, pdf in papers.items() if read(pdf).attachments} == {
        "bundel": ["01 punt 1 nota wachttijden.pdf"]
    }


def test_public_papers_are_those_of_a_meeting_that_never_had_the_closed_point(client, desk):
    desk.to("listed")
    pairs = []
    for has_secret in (True, False):
        bare = Meeting.objects.get(pk=desk.meeting.pk) if has_secret else desk.plan()
        if not has_secret:
            desk.item(bare, title="Nood aan opvang", kind="advice", minutes=20)
            desk.item(bare, title="Varia", kind="information")
        bare = actions.convene(bare, by=desk.secretary)
        address = reverse("meetings:meeting_paper", args=[desk.lok.slug, bare.pk, "oproeping"])
        pairs.append(words(client.get(address).content).split("Is dit stuk echt?")[0])
    assert pairs[0] == pairs[1]


@pytest.mark.parametrize("query", ["?besloten=1", "?nota=1", "?besloten=1&nota=1&namen=1", "?namen=1"])
def test_a_stranger_asks_for_more_in_vain(client, desk, query):
    desk.to("published")
    seen = [client.get(url(desk, kind, query)).status_code for kind in KINDS]
    client.force_login(desk.neighbour)
    seen += [client.get(url(desk, kind, query)).status_code for kind in KINDS]
    assert seen == [403] * 8


def test_the_advice_on_a_closed_point_is_no_public_letter(client, desk):
    desk.to("closed")
    advice = actions.send_resolution(desk.advice(desk.closed_item, title=SECRET), by=desk.secretary)
    address = reverse("meetings:resolution_letter", args=[desk.lok.slug, advice.pk])
    outside = client.get(address).status_code
    client.force_login(desk.members[2])
    letter = client.get(address)
    assert (outside, letter.status_code, SECRET in words(letter.content)) == (404, 200, True)
    client.logout()
    desk.to("published")
    assert SECRET not in everything(public_papers(client, desk)["year"])


def test_a_closed_meeting_has_no_public_paper(client, desk):
    desk.to("listed").close_whole_meeting().to("published")
    seen = [client.get(url(desk, kind)).status_code for kind in KINDS]
    years = client.get(reverse("meetings:year_report", args=[desk.lok.slug, 2026])).status_code
    assert (seen, years) == ([404] * 4, 404)


def test_minutes_approved_in_a_closed_meeting_do_not_name_it(client, desk):
    desk.to("closed")
    later = plant(desk.plan("2026-06-09 19:30", title="Geheim beraad"), is_public=False)
    desk.travel("2026-06-20 10:00")
    meeting = actions.approve_minutes(desk.meeting, by=desk.chair, approved_in=later)
    actions.publish_minutes(meeting, by=desk.chair)
    page = client.get(reverse("meetings:minutes", args=[desk.lok.slug, meeting.pk])).content.decode()
    text = words(client.get(url(desk, "verslag")).content)
    found = [
        ["in een latere vergadering" in said, "Geheim" in said, "9 juni" in said] for said in (page, text)
    ]
    assert found == [[True, False, False]] * 2
