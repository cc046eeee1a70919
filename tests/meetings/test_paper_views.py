"""Who gets which paper, and that what was decided is served as it was kept, with its hash in the log."""

import hashlib
import json

import pytest
from django.urls import reverse

from ledger.models import Entry, Paper
from meetings import actions
from tests.factories import plant

from .paperwork import Paperwork, words

pytestmark = [pytest.mark.django_db, pytest.mark.typeset]
KINDS = ("oproeping", "agenda", "aanwezigheden", "verslag", "bundel")


@pytest.fixture
def desk(db, travel):
    return Paperwork(travel)


def at(name, desk, *args):
    return reverse(f"meetings:{name}", args=[desk.lok.slug, *args])


def statuses(client, desk, person) -> list[int]:
    client.logout()
    if person:
        client.force_login(person)
    return [client.get(at("meeting_paper", desk, desk.meeting.pk, kind)).status_code for kind in KINDS]


STAGES = {  # stage: stranger, member, secretary; in the order of KINDS
    "listed": ([404] * 5, [404] * 5, [200, 200, 403, 404, 200]),
    "convened": ([200, 200, 403, 404, 200], [200, 200, 403, 404, 200], [200, 200, 200, 404, 200]),
    "closed": ([200, 200, 403, 404, 200], [200, 200, 403, 200, 200], [200] * 5),
    "published": ([200, 200, 403, 200, 200], [200, 200, 403, 200, 200], [200] * 5),
}


@pytest.mark.parametrize("stage", STAGES)
def test_each_reader_gets_its_own_papers(client, desk, stage):
    desk.to(stage)
    readers = (desk.stranger, desk.members[2], desk.secretary)
    assert tuple(statuses(client, desk, reader) for reader in readers) == STAGES[stage]


def test_somebody_without_account_gets_what_a_stranger_gets(client, desk):
    desk.to("published")
    assert statuses(client, desk, None) == STAGES["published"][0]


def test_members_choose_names_and_only_conveners_closed_points_and_notes(client, desk):
    desk.to("published")
    queries, found = ("?namen=1", "?besloten=1", "?nota=1"), []
    address = at("meeting_paper", desk, desk.meeting.pk, "oproeping")
    for reader in (desk.members[2], desk.coordinator, desk.chair):
        client.force_login(reader)
        found.append([client.get(address + query).status_code for query in queries])
    assert found == [[200, 403, 403], [200, 403, 403], [200, 200, 200]]


def test_an_unknown_kind_of_paper_is_not_there(client, desk):
    desk.to("convened")
    assert client.get(at("meeting_paper", desk, desk.meeting.pk, "notulen")).status_code == 404


def test_a_paper_is_a_pdf_that_no_cache_keeps(client, desk):
    desk.to("convened")
    answer = client.get(at("meeting_paper", desk, desk.meeting.pk, "agenda"))
    headers = ("Content-Type", "Content-Disposition", "Cache-Control")
    name = f'inline; filename="agenda-{desk.meeting.pk}.pdf"'
    assert [answer[header] for header in headers] == ["application/pdf", name, "private, no-store"]


def logged(thing, act) -> dict:
    """What the log says of the paper that was kept with this act."""
    entry = Entry.objects.about(thing).get(act=act)
    return json.loads(entry.opening.payload)["facts"]["paper"]


def assert_kept(client, address, thing, act):
    served = client.get(address).content
    said = {"sha256": hashlib.sha256(served).hexdigest(), "bytes": len(served)}
    assert (logged(thing, act), client.get(address).content) == (said, served)
    assert "Is dit stuk echt?" in words(served)


def test_convene_keeps_the_convocation_with_its_hash_in_the_log(client, desk):
    desk.to("convened")
    address = at("meeting_paper", desk, desk.meeting.pk, "oproeping")
    assert_kept(client, address, desk.meeting, "meetings.convene")


def test_publish_minutes_keeps_them_with_their_hash_in_the_log(client, desk):
    desk.to("published")
    address = at("meeting_paper", desk, desk.meeting.pk, "verslag")
    assert_kept(client, address, desk.meeting, "meetings.publish_minutes")


def test_send_resolution_keeps_the_letter_with_its_hash_in_the_log(client, desk):
    desk.to("closed")
    advice = actions.send_resolution(desk.advice(), by=desk.secretary)
    assert_kept(client, at("resolution_letter", desk, advice.pk), advice, "meetings.send_resolution")


def test_adopt_rules_keeps_the_text_with_its_hash_in_the_log(client, desk):
    assert_kept(client, at("procedure_paper", desk, desk.rules.pk), desk.rules, "meetings.adopt_rules")


def test_edit_meeting_keeps_the_changed_convocation_with_its_hash_in_the_log(client, desk):
    desk.to("convened")
    desk.meeting = actions.edit_meeting(desk.meeting, by=desk.secretary, place="Bibliotheek")
    address = at("meeting_paper", desk, desk.meeting.pk, "oproeping")
    assert_kept(client, address, desk.meeting, "meetings.edit_meeting")
    assert [*Paper.objects.filter(kind__startswith="convocation").values_list("kind", flat=True)] == [
        "convocation",
        "convocation.1",
    ]


def test_send_agenda_keeps_the_changed_convocation_with_its_hash_in_the_log(client, desk):
    desk.to("convened")
    desk.item(title="Nieuw punt")
    desk.meeting = actions.send_agenda(desk.meeting, by=desk.secretary)
    address = at("meeting_paper", desk, desk.meeting.pk, "oproeping")
    assert_kept(client, address, desk.meeting, "meetings.send_agenda")
    assert "Nieuw punt" in words(client.get(address).content)


def test_kept_minutes_stay_as_they_were_when_a_member_later_agrees_to_be_named(client, desk):
    desk.to("published")
    address = at("meeting_paper", desk, desk.meeting.pk, "verslag")
    first = client.get(address).content
    plant(desk.memberships[0], shows_name=True)
    assert (client.get(address).content, Paper.objects.filter(kind="minutes").count()) == (first, 1)


def test_an_extract_of_a_closed_point_is_for_chair_and_secretary(client, desk):
    desk.to("published")
    found = []
    for item in (desk.public_item, desk.closed_item):
        for reader in (desk.stranger, desk.members[2], desk.secretary):
            client.force_login(reader)
            found.append(client.get(at("item_extract", desk, item.pk)).status_code)
    assert found == [200, 200, 200, 404, 404, 200]


def test_an_extract_says_what_came_of_the_point(client, desk):
    desk.to("published")
    text = words(client.get(at("item_extract", desk, desk.last_item.pk)).content)
    said = ("Punt 2 van Vergadering van mei", "Over Varia.", "Voor eensluidend uittreksel uit het verslag")
    assert [sentence in text for sentence in said] == [True] * 3


def test_there_is_no_extract_before_the_meeting_closed(client, desk):
    desk.to("treated")
    client.force_login(desk.secretary)
    assert client.get(at("item_extract", desk, desk.public_item.pk)).status_code == 404


def test_a_draft_advice_is_a_paper_for_conveners_and_staff(client, desk):
    desk.to("closed")
    address = at("resolution_letter", desk, desk.advice().pk)
    found = []
    for reader in (desk.secretary, desk.coordinator, desk.members[2], desk.stranger):
        client.force_login(reader)
        found.append(client.get(address).status_code)
    assert found == [200, 200, 404, 404]


def test_the_yearly_report_is_there_for_years_with_a_meeting(client, desk):
    desk.to("closed")
    years = (0, 2025, 2026, 10**20)
    found = [client.get(at("year_report", desk, year)).status_code for year in years]
    assert found == [404, 404, 200, 404]
    assert "Jaarverslag 2026" in client.get(at("meeting_list", desk)).content.decode()


def test_the_page_of_choices_leads_to_the_paper_that_was_chosen(client, desk):
    desk.to("published")
    client.force_login(desk.secretary)
    page = at("meeting_papers", desk, desk.meeting.pk)
    answer = client.get(page, {"stuk": "verslag", "besloten": "on", "namen": "on"})
    assert answer.url == at("meeting_paper", desk, desk.meeting.pk, "verslag") + "?besloten=1&namen=1"
    assert client.get(page, {"stuk": "notulen"}).status_code == 200


def test_the_page_of_choices_offers_members_only_names(client, desk):
    desk.to("convened")
    found = []
    for reader in (desk.members[2], desk.secretary):
        client.force_login(reader)
        page = client.get(at("meeting_papers", desk, desk.meeting.pk)).content.decode()
        found.append([f'name="{name}"' in page for name in ("stuk", "namen", "besloten", "nota")])
    client.force_login(desk.stranger)
    outside = client.get(at("meeting_papers", desk, desk.meeting.pk)).status_code
    assert (found, outside) == ([[True, True, False, False], [True] * 4], 403)


def test_pages_lead_to_the_papers_their_reader_gets(client, desk):
    desk.to("published")
    paper = [at("meeting_paper", desk, desk.meeting.pk, kind) for kind in KINDS]
    extract = at("item_extract", desk, desk.public_item.pk)
    pages = {
        at("meeting_detail", desk, desk.meeting.pk): [paper[0], paper[1], paper[3], paper[4]],
        at("minutes", desk, desk.meeting.pk): [paper[3]],
        at("item_detail", desk, desk.public_item.pk): [extract],
        at("procedure_detail", desk, desk.rules.pk): [at("procedure_paper", desk, desk.rules.pk)],
    }
    shown = {page: client.get(page).content.decode() for page in pages}
    assert [[link in shown[page] for link in links] for page, links in pages.items()] == [
        [True] * len(links) for links in pages.values()
    ]
    assert paper[2] not in shown[at("meeting_detail", desk, desk.meeting.pk)]
