"""The agenda on screen: points, order, proposals, papers, what is handed in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ledger.rules import Refused
from meetings import actions
from meetings.models import AgendaItem, ItemPaper, Resolution
from tests.council import SECRET

from .test_meetings import page, url

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
POINT = {"title": "Vakantieopvang", "kind": "discussion", "minutes": 15, "is_public": "on"}


def titles(council):
    return [str(item) for item in council.meeting.items.numbered()]


def test_list_item_puts_a_point_at_the_end(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    client.post(url("add_item", council, council.meeting), POINT)
    assert titles(council) == ["1. Nood aan opvang", f"2. {SECRET}", "3. Varia", "4. Vakantieopvang"]


def test_add_item_keeps_what_was_typed(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    text = client.post(url("add_item", council, council.meeting), POINT | {"minutes": 999}).content.decode()
    assert ("Vakantieopvang" in text, "480" in text, len(titles(council))) == (True, True, 3)


@pytest.mark.parametrize("name", ["edit_item", "add_paper", "list_item", "decline_item"])
def test_a_point_is_not_for_members_to_change(client, council, name):
    council.to("convened")
    client.force_login(council.members[0])
    assert client.get(url(name, council, council.public_item)).status_code == 403


def test_edit_item_forgets_the_minutes_when_it_asks_no_approval(client, council):
    council.to("closed")
    later = council.plan("2026-09-08 19:30", title="September")
    item = council.item(later, title="Verslag", kind="minutes", minutes_of=council.meeting)
    client.force_login(council.secretary)
    client.post(url("edit_item", council, item), POINT | {"minutes_of": council.meeting.pk})
    item.refresh_from_db()
    assert (item.kind, item.minutes_of) == ("discussion", None)


def test_papers_are_fixed_once_the_meeting_closed(council):
    council.to("closed")
    values = {"name": "x.pdf", "mime": "application/pdf", "content": PDF}
    with pytest.raises(Refused, match="Nu is de toestand “Behandeld”"):
        actions.add_paper(council.public_item, by=council.secretary, **values)


def test_edit_item_changes_a_point(client, council):
    council.to("convened")
    client.force_login(council.secretary)
    client.post(url("edit_item", council, council.public_item), POINT)
    assert titles(council)[0] == "1. Vakantieopvang"


def test_reorder_swaps_with_the_neighbour(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    client.post(url("reorder", council, council.last_item), {"op": ""})
    client.post(url("reorder", council, council.public_item), {"neer": ""})
    client.post(url("reorder", council, council.last_item), {"op": ""})
    assert titles(council) == ["1. Varia", "2. Nood aan opvang", f"3. {SECRET}"]


def test_reorder_is_refused_for_a_proposal_and_for_members(client, council):
    item = propose(client, council)
    answers = [client.post(url("reorder", council, council.last_item), {"op": ""}).status_code]
    client.force_login(council.secretary)
    answers.append(client.post(url("reorder", council, item), {"op": ""}).status_code)
    assert (answers, titles(council)[-1]) == ([403, 403], "3. Varia")


@pytest.mark.parametrize("who", ["neighbour", "stranger"])
def test_a_closed_point_does_not_exist_outside(client, council, who):
    council.to("convened")
    seen = [
        page(client, council, it, "item_detail", council.closed_item) for it in (getattr(council, who), None)
    ]
    inside = page(client, council, council.members[0], "item_detail", council.closed_item)
    assert ([it.status_code for it in seen], inside.status_code) == ([404, 404], 200)


def test_a_public_point_is_for_everybody(client, council):
    council.to("convened")
    assert (
        "Nood aan opvang" in page(client, council, None, "item_detail", council.public_item).content.decode()
    )


def propose(client, council):
    council.to("convened")
    client.force_login(council.members[0])
    sent = {"title": "Opvang op woensdag", "kind": "discussion", "minutes": 10}
    client.post(url("propose_item", council, council.meeting), sent)
    return AgendaItem.objects.get(title="Opvang op woensdag")


def test_propose_item_waits_for_chair_or_secretary(client, council):
    item = propose(client, council)
    assert (item.state, item.proposed_by, item.number) == ("proposed", council.members[0], 0)
    others = (council.members[0], council.secretary, council.members[1], None)
    seen = [item.title in page(client, council, who).content.decode() for who in others]
    assert seen == [True, True, False, False]


def test_propose_item_is_for_members(client, council):
    council.to("convened")
    client.force_login(council.coordinator)
    assert client.get(url("propose_item", council, council.meeting)).status_code == 403


def test_list_item_takes_up_a_proposal(client, council):
    item = propose(client, council)
    client.force_login(council.chair)
    client.post(url("list_item", council, item), POINT)
    assert titles(council)[-1] == "4. Vakantieopvang"


def test_decline_item_answers_the_member(client, council):
    item = propose(client, council)
    client.force_login(council.secretary)
    client.post(url("decline_item", council, item), {"answer": "Volgende keer."})
    item.refresh_from_db()
    assert (item.state, item.answer) == ("declined", "Volgende keer.")
    assert "Antwoord: Volgende keer." in page(client, council, council.members[0]).content.decode()


def upload(client, council, item, content=PDF):
    client.force_login(council.secretary)
    return client.post(url("add_paper", council, item), {"file": SimpleUploadedFile("nota.pdf", content)})


def test_add_paper_keeps_a_checked_file(client, council):
    upload(client, council.to("convened"), council.public_item)
    paper = ItemPaper.objects.get()
    assert (paper.name, paper.mime, bytes(paper.content)) == ("nota.pdf", "application/pdf", PDF)
    client.logout()
    answer = client.get(url("paper_file", council, paper))
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, PDF)


def test_add_paper_refuses_a_program(client, council):
    text = upload(client, council.to("listed"), council.public_item, b"MZ" + bytes(200)).content.decode()
    assert ("een programma" in text, ItemPaper.objects.count()) == (True, 0)


def test_a_paper_is_as_visible_as_its_point(client, council):
    upload(client, council.to("convened"), council.closed_item)
    paper, people = ItemPaper.objects.get(), (council.members[0], council.neighbour, council.stranger, None)
    seen = [page(client, council, who, "paper_file", paper).status_code for who in people]
    assert seen == [200, 404, 404, 404]


def test_remove_paper_while_the_agenda_may_change(client, council):
    upload(client, council.to("listed"), council.public_item)
    client.post(url("remove_paper", council, ItemPaper.objects.get()))
    assert ItemPaper.objects.count() == 0


def test_a_point_put_off_is_offered_once(client, council):
    council.to("in_session")
    carried = actions.carry_item(council.public_item, by=council.secretary)
    later = council.plan("2026-09-08 19:30", title="September")
    text = page(client, council, council.secretary, thing=later).content.decode()
    assert "Verdaagd in Vergadering van mei: Nood aan opvang." in text
    client.post(url("add_item", council, later) + f"?over={carried.pk}", POINT)
    assert later.items.get().carried_from == carried
    assert "Verdaagd in" not in page(client, council, council.secretary, thing=later).content.decode()


def test_what_is_not_offered_is_not_filled_in(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    address = url("add_item", council, council.meeting) + f"?over={council.public_item.pk}&verslag=1"
    assert 'name="title" maxlength="200"' in client.get(address).content.decode()
    client.post(address, POINT)
    assert council.meeting.items.numbered().last().carried_from is None


def test_minutes_that_wait_are_offered_for_approval(client, council):
    council.to("closed")
    later = council.plan("2026-09-08 19:30", title="September")
    assert "wacht op goedkeuring" in page(client, council, council.secretary, thing=later).content.decode()
    address = url("add_item", council, later) + f"?verslag={council.meeting.pk}"
    assert f'value="{council.meeting.pk}" selected' in client.get(address).content.decode()
    client.post(address, POINT | {"kind": "minutes", "minutes_of": council.meeting.pk})
    assert later.items.get().minutes_of == council.meeting
    assert (
        "wacht op goedkeuring" not in page(client, council, council.secretary, thing=later).content.decode()
    )


def test_approval_of_minutes_names_the_meeting(client, council):
    council.to("closed")
    later = council.plan("2026-09-08 19:30", title="September")
    client.force_login(council.secretary)
    text = client.post(url("add_item", council, later), POINT | {"kind": "minutes"}).content.decode()
    assert "Kies van welke vergadering het verslag is." in text


HANDED = {"subject_label": "Criteria 2027", "subject_url": "/x/criteria/1/"}


def test_hand_in_chooses_the_meeting_and_keeps_the_subject(client, council):
    council.to("planned")
    client.force_login(council.coordinator)
    address = url("hand_in", council) + "?titel=Criteria%202027&link=/x/criteria/1/&over=Criteria"
    assert 'value="/x/criteria/1/"' in client.get(address).content.decode()
    client.post(url("hand_in", council), POINT | HANDED | {"meeting": council.meeting.pk})
    item = council.meeting.items.get()
    assert (item.subject_label, item.subject_url) == ("Criteria 2027", "/x/criteria/1/")


@pytest.mark.parametrize(
    "link", ["https://elders.example/", "//elders.example/", "/\t/elders.example/", "javascript:alert(1)"]
)
def test_hand_in_links_to_this_portal_only(client, council, link):
    council.to("planned")
    client.force_login(council.secretary)
    sent = POINT | HANDED | {"meeting": council.meeting.pk, "subject_url": link}
    client.post(url("hand_in", council), sent)
    assert council.meeting.items.get().subject_url == ""


def test_hand_in_says_when_no_meeting_is_planned(client, council):
    client.force_login(council.secretary)
    assert "Plan eerst een vergadering." in client.get(url("hand_in", council)).content.decode()


def test_hand_in_is_refused_to_members(client, council):
    client.force_login(council.members[0])
    assert client.get(url("hand_in", council)).status_code == 403


def test_a_treated_point_offers_the_advice_to_who_may_write_it(client, council):
    council.to("treated")
    address = url("start_resolution", council, council.public_item)
    people = (council.secretary, council.members[0], None)
    seen = [page(client, council, who, "item_detail", council.public_item) for who in people]
    assert [address in it.content.decode() for it in seen] == [True, False, False]


def test_a_point_shows_a_draft_advice_to_its_writers_only(client, council):
    council.to("treated")
    council.public_item.refresh_from_db()
    words = {"title": "Meer plaatsen", "text": "Wij vragen 18.", "addressee": "het college"}
    draft = Resolution(lok=council.lok, item=council.public_item, **words)
    actions.write_resolution(draft, by=council.secretary)
    people = (council.secretary, None)
    seen = [page(client, council, who, "item_detail", council.public_item) for who in people]
    assert ["Meer plaatsen" in it.content.decode() for it in seen] == [True, False]


def test_minutes_of_a_closed_meeting_are_not_named_outside(client, council):
    council.to("convened")
    held = council.plan("2026-03-10 19:30", title="Vertrouwelijk dossier", is_public=False)
    item = council.item(title="Verslag", kind="minutes", minutes_of=held)
    seen = [
        page(client, council, who, "item_detail", item)
        for who in (council.members[0], council.neighbour, None)
    ]
    assert ["Vertrouwelijk dossier" in it.content.decode() for it in seen] == [True, False, False]
