"""What must not be seen: drafts by others, and who spoke where a consultation is without names."""

import json
import subprocess

import pytest
from django.urls import reverse

from consultation import actions
from consultation.models import Input
from ledger.models import Entry, Opening
from partners.models import Mail

pytestmark = [pytest.mark.django_db, pytest.mark.typeset]
SECRET = "Dit woord is nog van mij: zwaluwnest"


def address(name, hearing, thing):
    return reverse(f"consultation:{name}", args=[hearing.lok.slug, thing.pk])


def pages(client, hearing, person):
    """Everything this reader can open about the consultation, as one text."""
    client.logout()
    if person:
        client.force_login(person)
    about = hearing.consultation
    found = [address(name, hearing, about) for name in ("consultation_detail", "answering", "report")]
    found += [
        address("input_sheet", hearing, about),
        reverse("consultation:consultation_list", args=[hearing.lok.slug]),
    ]
    found += [address("clause_detail", hearing, clause) for clause in about.clauses.all()]
    answers = [client.get(each) for each in found]
    return "\n".join(answer.content.decode() for answer in answers if answer.status_code == 200)


def the_log(client, hearing):
    """The public log, with the lines that only say that something happened."""
    return client.get(reverse("ledger:log", args=[hearing.lok.slug]), {"soort": "alles"}).content.decode()


def payloads(kind="consultation.input"):
    """What the log holds of inputs, opened."""
    entries = Entry.objects.filter(subject_type=kind)
    return [json.loads(opening.payload) for opening in Opening.objects.filter(entry__in=entries)]


# --- drafts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", ["coordinator", "chair", "auditor", "member", "second"])
def test_draft_input_shows_on_no_page_of_anybody_else(client, shared, reader):
    shared.draft(2, 0, kind="red_card", text=SECRET)
    shared.second = shared.contacts[1]
    person = getattr(shared, reader)
    seen = pages(client, shared, person) + the_log(client, shared)
    assert ("Doel" in seen, "zwaluwnest" in seen, "said-who" in seen) == (True, False, False)


def test_draft_input_shows_to_its_own_organisation_with_the_word_that_it_is_a_draft(client, shared):
    shared.draft(2, 0, kind="red_card", text=SECRET)
    client.force_login(shared.contacts[0])
    page = client.get(address("clause_detail", shared, shared.clause(2))).content.decode()
    assert ("zwaluwnest" in page, "ontwerp, alleen u ziet dit" in page) == (True, True)


def test_draft_input_counts_nowhere(client, shared):
    shared.draft(2, 0, kind="red_card", text=SECRET)
    client.force_login(shared.coordinator)
    page = client.get(address("consultation_detail", shared, shared.consultation)).content.decode()
    listed = client.get(reverse("consultation:consultation_list", args=[shared.lok.slug])).context["page"]
    assert "positions-bar" not in page
    assert [(each.given_count, each.unanswered_count) for each in listed] == [(0, 0)]


def test_draft_input_is_in_no_report_and_no_table(client, shared):
    shared.draft(2, 0, kind="red_card", text=SECRET)
    shared.give(1, 1)
    shared.end().answer().close()
    seen = pages(client, shared, None) + pages(client, shared, shared.coordinator)
    assert "zwaluwnest" not in seen


def test_draft_input_leaves_no_words_and_no_position_in_the_log(shared):
    entry = shared.draft(2, 0, kind="red_card", text=SECRET, proposed_wording=SECRET)
    actions.draft_input(entry, by=shared.contacts[0], kind="remark", text=SECRET)
    actions.withdraw_input(entry, by=shared.contacts[0])
    after = [payload["after"] for payload in payloads()]
    assert [sorted(each) for each in after] == [
        ["channel", "clause_id", "consultation_id", "lok_id", "organiser_id", "state"],
        [],
        ["state"],
    ]


def test_give_input_leaves_its_position_but_no_words_in_the_log(shared):
    shared.give(2, 0, kind="red_card", text=SECRET)
    [payload] = payloads()
    assert payload["after"]["kind"] == "red_card"
    assert "zwaluwnest" not in json.dumps(payload)


def test_drafted_answers_show_to_nobody_but_the_staff(client, shared):
    shared.give(1)
    shared.end().answer(reason="Nog geheim antwoord")
    for reader in (shared.contacts[0], shared.contacts[1], shared.member, shared.chair):
        assert "Nog geheim antwoord" not in pages(client, shared, reader)
    client.force_login(shared.coordinator)
    shown = client.get(address("answering", shared, shared.consultation), {"toon": "alles"})
    assert "Nog geheim antwoord" in shown.content.decode()


# --- without names ------------------------------------------------------------------------------------------


@pytest.fixture
def spoken(nameless):
    """Everybody spoke; names that can be found nowhere else."""
    for at, kind in enumerate(("red_card", "remark", "amend")):
        nameless.travel(f"2026-03-0{at + 3} 14:37")
        nameless.give(2, at, kind=kind, text=f"Woord {at}", proposed_wording="Open van 6 uur.")
    actions.enter_input(
        nameless.entry(3, 0), by=nameless.coordinator, kind="remark", text="Op papier", channel="paper"
    )
    nameless.names = [organiser.name for organiser in nameless.organisers]
    return nameless


def leaks(text, hearing):
    """Names of organisations and contacts, and moments of their input, in this text."""
    people = [person.name for person in hearing.contacts] + [person.email for person in hearing.contacts]
    moments = ["14.37", "14:37", "13:37"]
    return [word for word in [*hearing.names, *people, *moments] if word in text]


READERS = {"coordinator", "chair", "auditor", "member", None}


@pytest.mark.parametrize("stage", ["open", "answering", "closed"])
def test_no_page_says_who_spoke_or_when(client, spoken, stage):
    if stage != "open":
        spoken.end().answer()
    if stage == "closed":
        spoken.close()
    seen = {name: pages(client, spoken, name and getattr(spoken, name)) for name in READERS}
    own = {
        name: text.replace(getattr(spoken, name).name, "") if name else text for name, text in seen.items()
    }
    assert {name: leaks(text, spoken) for name, text in own.items()} == dict.fromkeys(READERS, [])
    assert "Woord 0" in seen["coordinator"]


def test_the_public_log_tells_of_input_only_that_something_happened(client, spoken):
    names = [*spoken.names, *(person.name for person in spoken.contacts), "Inbreng", "Doel"]
    shown = the_log(client, spoken)
    assert shown.count("Vertrouwelijke handeling") >= 4
    assert [name for name in names if name in shown] == []


def test_own_input_still_shows_as_own(client, spoken):
    client.force_login(spoken.contacts[0])
    page = client.get(address("clause_detail", spoken, spoken.clause(2))).content.decode()
    assert (f"Wat {spoken.names[0]} zegt" in page, page.count("uw inbreng")) == (True, 1)
    assert [name for name in spoken.names[1:] if name in page] == []


def test_input_without_names_stands_in_an_order_drawn_by_lot(spoken):
    entries = Input.objects.given().filter(clause__place=2).in_order()
    assert [each.fingerprint for each in entries] == sorted(each.fingerprint for each in entries)
    assert {each.fingerprint.version for each in entries} == {4}


def test_addresses_of_answers_name_input_by_lot_and_not_by_number(client, spoken):
    spoken.end()
    client.force_login(spoken.coordinator)
    page = client.get(address("answering", spoken, spoken.consultation)).content.decode()
    numbers = [f"/inbreng/{pk}/" for pk in Input.objects.values_list("pk", flat=True)]
    assert [number for number in numbers if number in page] == []


def test_no_link_on_an_answered_article_tells_the_organisation_or_the_number_of_input(client, spoken):
    spoken.end().answer().close()
    client.force_login(spoken.coordinator)
    page = client.get(address("clause_detail", spoken, spoken.clause(2))).content.decode()
    assert [word for word in ("organisator=", "consultation.input") if word in page] == []


def test_the_log_of_input_without_names_holds_no_organisation_no_person_and_no_channel(spoken):
    actions.withdraw_input(spoken.give(1), by=spoken.contacts[0])
    found = payloads()
    assert {name for payload in found for name in payload["after"]} == {
        *("clause_id", "consultation_id", "kind", "lok_id", "state"),
    }
    assert [leaks(json.dumps(payload), spoken) for payload in found] == [[]] * len(found)


def test_release_response_in_the_log_follows_the_lot_as_well(spoken):
    spoken.end().answer().close()
    released = Entry.objects.filter(act="consultation.release_response").order_by("index")
    wanted = [each.response.pk for each in spoken.consultation.inputs.given().in_order()]
    assert [int(entry.subject_id) for entry in released] == wanted


def test_the_table_without_names_has_no_column_about_who(client, spoken):
    spoken.end().answer().close()
    lines = client.get(address("input_sheet", spoken, spoken.consultation)).content.decode().splitlines()
    assert lines[0] == (
        "\ufeffartikel;kop;standpunt;inbreng;voorgestelde tekst;antwoord;waarom;wat verandert;nieuwe tekst"
    )
    assert leaks("\n".join(lines), spoken) == []


def test_who_just_agreed_without_names_is_a_number_in_the_report(client, spoken):
    spoken.give(4), spoken.give(4, 1)
    spoken.end().answer().close()
    page = client.get(address("report", spoken, spoken.consultation)).content.decode().replace("\xa0", " ")
    assert ("Akkoord zonder meer: 2 deelnemers." in page, leaks(page, spoken)) == (True, [])


def test_the_paper_without_names_says_nobody_in_words_or_in_its_data(client, spoken, tmp_path):
    spoken.end().answer().close().paper()
    file = tmp_path / "verslag.pdf"
    file.write_bytes(client.get(address("report_paper", spoken, spoken.consultation)).content)
    words = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    data = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
    assert "Woord 0" in words.stdout
    assert leaks(words.stdout + data.stdout, spoken) == []


def test_who_asks_for_the_timeline_of_input_finds_none(client, spoken):
    client.force_login(spoken.contacts[0])
    page = client.get(address("clause_detail", spoken, spoken.clause(2))).content.decode()
    assert "Wie deed wat" not in page


def test_mails_about_a_nameless_consultation_say_nobody(spoken):
    spoken.end().answer().close()
    assert [leaks(mail.subject + mail.body, spoken) for mail in Mail.objects.all()] == [
        []
    ] * Mail.objects.count()
