"""Pages of a consultation: who sees what and what they can do, from list to report, with few queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone

from consultation import actions
from consultation.clauses import ClauseText
from consultation.models import Consultation, Input, Response
from partners.models import Mail
from tests import factories

from .conftest import Hearing
from .test_cutting import docx, paragraph

pytestmark = pytest.mark.django_db


def page(name, hearing, thing=None):
    args = [hearing.lok.slug] + ([thing.pk] if thing else [])
    return reverse(f"consultation:{name}", args=args)


def text(answer):
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.fixture
def prepared(travel):
    return Hearing(travel)


@pytest.fixture
def regie(client, prepared):
    client.force_login(prepared.coordinator)
    return client


@pytest.fixture
def contact(client, hearing):
    client.force_login(hearing.contacts[0])
    return client


# --- prepare and open ---------------------------------------------------------------------------------------

TERMS = {
    "title": "Reglement opvang",
    "intro": "Waarom",
    "audience": "all",
    "visibility": "after",
    "remind_days": "3",
}


def test_draft_consultation_leads_to_the_page_of_the_text(regie, prepared):
    answer = regie.post(page("draft_consultation", prepared), TERMS | {"closes_at": "2026-04-01T12:00"})
    made = Consultation.objects.get(title="Reglement opvang")
    assert (answer.url, made.state) == (page("import_text", prepared, made), "draft")


def test_draft_consultation_that_ends_in_the_past_is_told_beside_the_field(regie, prepared):
    answer = regie.post(page("draft_consultation", prepared), TERMS | {"closes_at": "2026-03-01T12:00"})
    assert "Kies een moment in de toekomst." in text(answer)


def test_edit_consultation_changes_the_terms(regie, prepared):
    values = TERMS | {"closes_at": "2026-04-01T12:00", "is_anonymous": "on"}
    regie.post(page("edit_consultation", prepared, prepared.consultation), values)
    assert Consultation.objects.get().is_anonymous


def test_a_pasted_text_is_shown_cut_before_it_replaces_anything(regie, prepared):
    url = page("import_text", prepared, prepared.consultation)
    shown = regie.post(url, {"text": "Artikel 1. Een\nx\nArtikel 2. Twee\ny"})
    assert "Zo knippen we de tekst: 2 artikelen" in text(shown)
    assert prepared.consultation.clauses.count() == 4
    regie.post(url, {"text": shown.context["form"].initial["text"], "keep": "1"})
    assert [str(each) for each in prepared.consultation.clauses.all()] == [
        "Artikel 1: Een",
        "Artikel 2: Twee",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "reglement.docx",
            docx(paragraph("Doel", style="Heading1") + paragraph("Wat we willen.")).getvalue(),
        ),
        ("reglement.md", b"# Doel\n\nWat we willen."),
        ("reglement.txt", "\ufeff1. Doel\nWat we willen.".encode()),
        ("oud.txt", "1. Doel\nWat we willen.".encode("ascii")),
    ],
)
def test_a_file_is_read_and_cut(regie, prepared, name, content):
    url = page("import_text", prepared, prepared.consultation)
    shown = regie.post(url, {"file": SimpleUploadedFile(name, content)})
    assert shown.context["clauses"] == [ClauseText("1", "Doel", "Wat we willen.")]


def test_a_text_file_of_an_old_program_is_read_as_well(regie, prepared):
    file = SimpleUploadedFile("oud.txt", "Één café".encode("cp1252"))
    shown = regie.post(page("import_text", prepared, prepared.consultation), {"file": file})
    assert shown.context["clauses"] == [ClauseText("1", "", "Één café")]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("foto.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20 + b"IEND", "Kies een Word-document"),
        ("leeg.txt", b" \n", "Dit bestand is leeg"),
        ("vals.md", b"tekst\x00", "Kies een Word-document"),
        ("groot.txt", b"x" * 2_500_000, "te groot"),
        ("bom.docx", docx("x", head='<!DOCTYPE a [<!ENTITY b "c">]>').getvalue(), "beschadigd"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(regie, prepared, name, content, sentence):
    answer = regie.post(
        page("import_text", prepared, prepared.consultation), {"file": SimpleUploadedFile(name, content)}
    )
    assert sentence in text(answer)


def test_an_empty_or_endless_text_is_refused_in_words(regie, prepared):
    url = page("import_text", prepared, prepared.consultation)
    assert "Plak een tekst of kies een bestand." in text(regie.post(url, {"text": " "}))
    assert "Artikel 1 is te lang" in text(regie.post(url, {"text": "x" * 20_001}))


def test_clauses_are_added_changed_moved_and_removed_one_by_one(regie, prepared):
    about, numbers = prepared.consultation, lambda: list(about.clauses.values_list("number", flat=True))
    regie.post(page("add_clause", prepared, about), {"number": "5", "heading": "", "text": "Nieuw."})
    regie.post(page("move_clause", prepared, prepared.clause(5)), {"up": ""})
    regie.post(page("move_clause", prepared, prepared.clause(1)), {"down": ""})
    regie.post(page("move_clause", prepared, prepared.clause(1)), {"up": ""})
    regie.post(page("remove_clause", prepared, prepared.clause(3)))
    changed = {"number": "2bis", "heading": "Doel", "text": "Anders."}
    regie.post(page("edit_clause", prepared, prepared.clause(2)), changed)
    assert numbers() == ["2", "2bis", "5", "4"]
    assert "2bis" in text(regie.get(page("text", prepared, about)))


def test_a_clause_is_split_and_put_behind_the_one_before_it(regie, prepared):
    about = prepared.consultation
    split = {"number": "2", "heading": "Uren", "text": "Eerst.\r\n---\r\nDan.\r\n\r\n---\r\n"}
    regie.post(page("edit_clause", prepared, prepared.clause(2)), split)
    assert list(about.clauses.values_list("number", "heading", "text"))[1:3] == [
        ("2", "Uren", "Eerst."),
        ("2 bis", "", "Dan."),
    ]
    for place in (3, 2, 1):
        regie.post(page("merge_clause", prepared, prepared.clause(place)))
    first = about.clauses.first()
    assert (first.number, first.text.split("\n\n")[1:], about.clauses.count()) == (
        *("1", ["Uren", "Eerst.", "Dan."]),
        3,
    )


def test_two_people_change_two_clauses_of_one_draft(regie, prepared):
    pages = [page("edit_clause", prepared, prepared.clause(place)) for place in (1, 3)]
    split = {"number": "1", "heading": "", "text": "Een.\n---\nTwee."}
    answers = [
        regie.post(pages[0], split),
        regie.post(pages[1], {"number": "3", "heading": "", "text": "Drie."}),
    ]
    texts = prepared.consultation.clauses.values_list("place", "text")
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [row for row in texts if row[0] in (1, 2, 4)] == [(1, "Een."), (2, "Twee."), (4, "Drie.")]


def test_a_clause_split_in_nothing_or_put_behind_a_full_one_is_refused_in_words(regie, prepared):
    url = page("edit_clause", prepared, prepared.clause(1))
    assert "Schrijf een tekst, gesplitst" in text(regie.post(url, {"number": "1", "text": "---"}))
    regie.post(url, {"number": "1", "text": "x" * 19_990})
    merged = regie.post(page("merge_clause", prepared, prepared.clause(2)), follow=True)
    assert "Samen zijn deze artikelen te lang" in text(merged)


def test_open_consultation_says_first_who_gets_mail_and_what_the_log_will_tell(regie, prepared):
    url = page("open_consultation", prepared, prepared.consultation)
    shown = text(regie.get(url))
    assert "4 personen" in shown
    assert "Inspraak geopend: Reglement lokale subsidie, 4 artikelen, tot maandag 23 maart 2026" in shown
    assert regie.post(url, {"sure": "1"}).status_code == 302
    assert Mail.objects.count() == 4


def test_extend_consultation_and_cancel_consultation_ask_why(client, hearing):
    client.force_login(hearing.coordinator)
    url = page("extend_consultation", hearing, hearing.consultation)
    client.post(url, {"closes_at": "2026-03-30T12:00", "reason": "Vakantie."})
    assert timezone.localdate(Consultation.objects.get().closes_at).day == 30
    client.post(page("cancel_consultation", hearing, hearing.consultation), {"reason": "Niet nodig."})
    assert Consultation.objects.get().state == "cancelled"
    assert client.get(page("consultation_detail", hearing, hearing.consultation)).status_code == 200


def test_remind_and_end_consultation_are_one_press(client, hearing):
    client.force_login(hearing.coordinator)
    client.post(page("remind", hearing, hearing.consultation))
    hearing.travel("2026-03-24 09:00")
    client.force_login(hearing.coordinator)
    assert "Beëindig de inbreng en schrijf de antwoorden" in text(
        client.get(page("consultation_detail", hearing, hearing.consultation))
    )
    client.post(page("end_consultation", hearing, hearing.consultation))
    assert (Consultation.objects.get().reminded_at is None, Consultation.objects.get().state) == (
        False,
        "answering",
    )


@pytest.mark.parametrize(
    ("stage", "who", "words"),
    [
        ("draft", "coordinator", "Zet de tekst erin, kijk de voorwaarden na en open de inspraak."),
        ("open", "contact", "Zeg per artikel wat u ervan vindt."),
        ("open", "auditor", "Organisaties geven hun inbreng."),
        ("over", "contact", "De termijn is voorbij. De antwoorden volgen."),
        ("ended", "contact", "De regie antwoordt op elke inbreng, met een reden."),
        ("ended", "coordinator", "Antwoord op elke inbreng."),
        ("closed", "stranger", "Lees het verslag"),
    ],
)
def test_the_next_step_says_what_comes_and_who_does_it(client, prepared, stage, who, words):
    prepared.contact = prepared.contacts[0]
    if stage != "draft":
        prepared.open()
    if stage == "over":
        prepared.travel("2026-03-24 09:00")
    if stage in ("ended", "closed"):
        prepared.end()
    if stage == "closed":
        prepared.close()
    client.force_login(getattr(prepared, who))
    assert words in text(client.get(page("consultation_detail", prepared, prepared.consultation)))


# --- input --------------------------------------------------------------------------------------------------


def test_give_input_leads_to_the_next_article_on_which_nothing_was_said(contact, hearing):
    hearing.give(2)
    answer = contact.post(page("start_input", hearing, hearing.clause(1)), {"kind": "agree"})
    assert answer.url == page("clause_detail", hearing, hearing.clause(3))
    answer = contact.post(page("start_input", hearing, hearing.clause(4)), {"kind": "agree"})
    assert answer.url == page("consultation_detail", hearing, hearing.consultation)


def test_give_input_keeps_a_wording_only_where_another_text_is_proposed_and_it_differs(contact, hearing):
    start = page("start_input", hearing, hearing.clause(2))
    same = {"proposed_wording": hearing.clause(2).text.replace("\n", "\r\n")}
    assert "Schrijf de tekst zoals u die voorstelt." in text(contact.post(start, {"kind": "amend"} | same))
    contact.post(start, {"kind": "red_card", "text": "Neen", "proposed_wording": "Anders"})
    assert list(Input.objects.values_list("kind", "proposed_wording")) == [("red_card", "")]


def test_line_ends_of_browsers_do_not_make_a_text_differ(client, travel):
    two = [ClauseText("1", "", "Eerste regel.\nTweede regel.")]
    hearing = Hearing(travel, clauses=two).open()
    client.force_login(hearing.contacts[0])
    wording = {"kind": "amend", "proposed_wording": "Eerste regel.\r\nLaatste regel."}
    client.post(page("start_input", hearing, hearing.clause(1)), wording)
    shown = client.get(page("clause_detail", hearing, hearing.clause(1))).content.decode()
    assert "Eerste regel.\n<del>" in shown


def test_draft_input_stays_a_draft_until_it_is_given(contact, hearing):
    contact.post(
        page("start_input", hearing, hearing.clause(1)), {"kind": "remark", "text": "x", "as_draft": "1"}
    )
    entry = Input.objects.get()
    contact.post(page("draft_input", hearing, entry), {"kind": "remark", "text": "y"})
    entry.refresh_from_db()
    assert (entry.state, entry.text) == ("draft", "y")
    assert "Bewaar als ontwerp" in text(contact.get(page("give_input", hearing, entry)))
    contact.post(page("give_input", hearing, entry), {"kind": "remark", "text": "z"})
    entry.refresh_from_db()
    assert (entry.state, entry.text) == ("given", "z")


def test_withdraw_input_asks_first(contact, hearing):
    entry = hearing.give(1)
    assert "Uw inbreng telt dan niet mee" in text(contact.get(page("withdraw_input", hearing, entry)))
    contact.post(page("withdraw_input", hearing, entry), {"sure": "1"})
    assert Input.objects.get().state == "withdrawn"


def test_agree_with_rest_shows_which_articles_and_agrees_in_one_press(contact, hearing):
    hearing.give(1, kind="remark", text="Vraag")
    url = page("agree_with_rest", hearing, hearing.consultation)
    assert "zei nog niets over 3 artikelen" in text(contact.get(url))
    contact.post(url, {"party": f"organisator-{hearing.organisers[0].pk}"})
    assert Input.objects.given().filter(kind="agree").count() == 3
    assert "U zei al iets over elk artikel" in text(contact.get(url))


def test_who_speaks_for_two_organisations_says_for_which(contact, hearing):
    factories.ContactFactory(organiser=hearing.organisers[1], person=hearing.contacts[0])
    start = page("start_input", hearing, hearing.clause(1))
    assert "U spreekt namens" in text(contact.get(start))
    contact.post(start, {"kind": "agree", "party": f"organisator-{hearing.organisers[1].pk}"})
    assert Input.objects.get().organiser == hearing.organisers[1]


def test_progress_says_how_far_an_organisation_is(contact, hearing):
    hearing.give(1), hearing.give(3), hearing.draft(2)
    shown = text(contact.get(page("consultation_detail", hearing, hearing.consultation)))
    assert f"{hearing.organisers[0].name}</strong>: 2 van 4 artikelen" in shown
    assert page("clause_detail", hearing, hearing.clause(4)) in shown


def test_enter_input_is_written_down_for_an_organisation(client, hearing):
    client.force_login(hearing.coordinator)
    url = page("enter_input", hearing, hearing.consultation)
    assert "Namens welke organisatie" in text(client.get(url, {"artikel": hearing.clause(2).pk}))
    said = {"party": f"lid-{hearing.seat.pk}", "clause": hearing.clause(2).pk, "channel": "phone"}
    nobody = client.post(url, said | {"party": "", "kind": "agree"})
    assert "Kies een organisatie" in text(nobody)
    client.post(url, said | {"kind": "red_card", "text": "Neen"})
    entry = Input.objects.get()
    assert (entry.party, entry.clause.place, entry.channel) == ("Basisschool De Brug", 2, "phone")


def test_enter_input_is_offered_at_the_article_to_the_regie_only(client, hearing):
    url = f"{page('enter_input', hearing, hearing.consultation)}?artikel={hearing.clause(2).pk}"
    offered = []
    for person in (hearing.coordinator, hearing.chair, hearing.contacts[0]):
        client.force_login(person)
        offered.append(url in client.get(page("clause_detail", hearing, hearing.clause(2))).content.decode())
    assert offered == [True, False, False]


def test_enter_input_warns_where_names_are_left_out(client, nameless):
    client.force_login(nameless.coordinator)
    shown = text(client.get(page("enter_input", nameless, nameless.consultation)))
    assert "Schrijf niets waaraan men de organisatie herkent" in shown


@pytest.mark.parametrize(("setting", "is_seen"), [("hearing", False), ("shared", True)])
def test_others_see_input_as_the_setting_says(client, request, setting, is_seen):
    hearing = request.getfixturevalue(setting)
    hearing.give(1, 1, kind="red_card", text="Dit kan voor ons niet.")
    client.force_login(hearing.contacts[0])
    shown = text(client.get(page("clause_detail", hearing, hearing.clause(1))))
    table = client.get(page("input_sheet", hearing, hearing.consultation))
    assert ("Dit kan voor ons niet." in shown, table.status_code == 200) == (is_seen, is_seen)


@pytest.mark.parametrize("name", ["give_input", "withdraw_input"])
@pytest.mark.parametrize("who", ["coordinator", "member", "stranger"])
def test_input_of_another_organisation_has_no_page(client, hearing, name, who):
    entry = hearing.give(1)
    client.force_login(getattr(hearing, who))
    assert client.get(page(name, hearing, entry)).status_code == 404


@pytest.mark.parametrize("name", ["start_input", "clause_detail"])
def test_a_stranger_finds_no_article(client, hearing, name):
    client.force_login(hearing.stranger)
    assert client.get(page(name, hearing, hearing.clause(1))).status_code == 404


def test_start_input_by_who_is_not_asked_is_refused_in_words(client, hearing):
    client.force_login(hearing.chair)
    answer = client.get(page("start_input", hearing, hearing.clause(1)))
    assert answer.status_code == 403
    assert "voorbehouden aan wie spreekt namens een gevraagde organisatie" in text(answer)
    assert client.get(page("agree_with_rest", hearing, hearing.consultation)).status_code == 403


# --- answers ------------------------------------------------------------------------------------------------


@pytest.fixture
def ended(client, hearing):
    """Three inputs, the window over, the coordinator at work."""
    hearing.give(1), hearing.give(2, 1, kind="amend", proposed_wording="Open van 6 uur.")
    hearing.give(3, 2, kind="red_card", text="Te weinig.")
    hearing.end()
    client.force_login(hearing.coordinator)
    return hearing


def asked(*inputs):
    return "?" + "&".join(f"inbreng={each.fingerprint}" for each in inputs)


def test_answering_shows_what_waits_and_lets_choose(client, ended):
    url = page("answering", ended, ended.consultation)
    counts = {
        query: client.get(f"{url}?{query}").context["page"].paginator.count
        for query in ("", "toon=alles", "standpunt=red_card", f"artikel={ended.clause(2).pk}", "toon=onzin")
    }
    assert list(counts.values()) == [3, 3, 1, 1, 3]


def test_note_agreements_is_one_press(client, ended):
    client.post(page("note_agreements", ended, ended.consultation))
    assert list(Response.objects.values_list("outcome", "input__kind")) == [("noted", "agree")]


def test_write_response_starts_from_the_proposal_and_keeps_the_new_text_when_it_is_followed(client, ended):
    entry = Input.objects.get(kind="amend")
    url = page("write_response", ended, ended.consultation) + asked(entry)
    assert client.get(url).context["form"].initial["new_wording"] == "Open van 6 uur."
    answer = {"outcome": "accepted", "reason": "Goed.", "change": "Uur.", "new_wording": "Open van 6 uur."}
    client.post(url, answer)
    assert Response.objects.get().new_wording == "Open van 6 uur."
    client.post(url, answer | {"outcome": "rejected"})
    assert Response.objects.get().new_wording == ""


def test_write_response_to_inputs_on_several_articles_has_no_new_text(client, ended):
    inputs = Input.objects.filter(kind__in=["amend", "red_card"])
    url = page("write_response", ended, ended.consultation) + asked(*inputs)
    assert "new_wording" not in client.get(url).context["form"].fields
    client.post(url, {"outcome": "noted", "reason": "Dank u."})
    assert set(Response.objects.values_list("reason", "new_wording")) == {("Dank u.", "")}


def test_write_response_can_begin_from_an_earlier_answer(client, ended):
    [red, amend] = [Input.objects.get(kind=kind) for kind in ("red_card", "amend")]
    actions.answer_alike([red], by=ended.coordinator, outcome="rejected", reason="Geen budget.")
    url = page("write_response", ended, ended.consultation) + asked(amend)
    assert "Niet overgenomen: Geen budget." in text(client.get(url))
    begun = client.get(f"{url}&zoals={Response.objects.get().pk}").context["form"].initial
    assert (begun["outcome"], begun["reason"]) == ("rejected", "Geen budget.")


def test_write_response_without_a_reason_is_told_beside_the_field(client, ended):
    url = page("write_response", ended, ended.consultation) + asked(Input.objects.get(kind="amend"))
    answer = client.post(url, {"outcome": "accepted", "reason": "Goed."})
    assert "Zeg wat er verandert door deze inbreng." in text(answer)


@pytest.mark.parametrize("query", ["", "?inbreng=onzin", "?inbreng=5cf9e5b5-0b0c-4b0b-8a0e-0d8b6a3a1f11"])
def test_write_response_to_nothing_is_not_found(client, ended, query):
    assert client.get(page("write_response", ended, ended.consultation) + query).status_code == 404


def test_answers_are_for_the_regie_only(client, ended):
    for person in (ended.chair, ended.auditor, ended.contacts[0]):
        client.force_login(person)
        for name in ("answering", "write_response"):
            assert client.get(page(name, ended, ended.consultation)).status_code == 403


def test_close_consultation_says_first_what_becomes_public(client, ended):
    ended.answer()
    url = page("close_consultation", ended, ended.consultation)
    assert "Alle inbreng (3), met de naam van de organisatie" in text(client.get(url))
    client.post(url, {"sure": "1"})
    assert Consultation.objects.get().state == "closed"


@pytest.fixture
def many(client, hearing):
    """Three red cards on the first article and a remark on the second wait for an answer."""
    for who in range(3):
        hearing.give(1, who, kind="red_card", text=f"Neen {who}")
    hearing.give(2, kind="remark", text="Waarom?")
    hearing.end()
    client.force_login(hearing.coordinator)
    return hearing


REASON = {"outcome": "rejected", "reason": "Geen budget."}


def test_write_response_leads_on_to_the_next_input_of_the_same_list(client, many):
    red = list(Input.objects.filter(kind="red_card").in_order())
    url = page("write_response", many, many.consultation)
    kept = "standpunt=red_card&inbreng="
    onward = [
        client.post(f"{url}?{kept}{each.fingerprint}", REASON | {"verder": "1"}).url for each in red[1:]
    ]
    assert onward == [f"{url}?{kept}{red[2].fingerprint}", f"{url}?{kept}{red[0].fingerprint}"]
    last = client.post(f"{url}?{kept}{red[0].fingerprint}", REASON | {"verder": "1"}).url
    assert last == f"{page('answering', many, many.consultation)}?standpunt=red_card"


def test_write_response_answers_all_that_the_list_shows(client, many):
    url = page("write_response", many, many.consultation)
    shown = text(client.get(page("answering", many, many.consultation), {"standpunt": "red_card"}))
    client.post(f"{url}?alles=1&standpunt=red_card", REASON)
    assert ("Beantwoord deze 3 samen" in shown, Response.objects.count()) == (True, 3)
    assert client.post(f"{url}?alles=1", REASON).status_code == 404


def test_everybody_finds_at_the_closing_what_became_of_its_input(client, ended):
    actions.answer_alike(
        [Input.objects.get(kind="amend")],
        by=ended.coordinator,
        outcome="accepted",
        reason="Ja.",
        change="Het uur wordt half zeven.",
    )
    ended.answer().close()
    client.force_login(Input.objects.get(kind="amend").given_by)
    shown = text(client.get(page("consultation_detail", ended, ended.consultation)))
    for words in ("gebeurt", "Het uur wordt half zeven.", "<strong>overgenomen</strong>"):
        assert words in shown


# --- report -------------------------------------------------------------------------------------------------


def test_the_report_is_public_once_closed_and_not_before(client, ended):
    names = ("report", "report_paper", "input_sheet", "consultation_detail")
    client.logout()
    before = [client.get(page(name, ended, ended.consultation)).status_code for name in names]
    ended.answer().close().paper()
    after = [client.get(page(name, ended, ended.consultation)).status_code for name in names]
    assert (before, after) == ([404] * 4, [200] * 4)


def test_the_report_shows_input_answer_and_what_changed(client, ended):
    actions.answer_alike(
        [Input.objects.get(kind="amend")],
        by=ended.coordinator,
        outcome="partly",
        reason="Half zeven kan.",
        change="Het uur.",
        new_wording="De opvang is open van 6.30 tot 18 uur.",
    )
    ended.answer().close()
    shown = text(client.get(page("report", ended, ended.consultation)))
    for words in ("Antwoord: deels overgenomen", "Half zeven kan.", "6.30", "Akkoord zonder meer"):
        assert words in shown


NASTY = '<script>alert(1)</script> **vet** [x](http://boos.example) 😀 שלום & "aan" {{ x }} ' + "é" * 19_000


def test_input_is_shown_to_the_letter_and_harms_nobody(client, hearing):
    hearing.give(1, kind="remark", text=NASTY, proposed_wording="")
    hearing.give(2, kind="amend", proposed_wording=NASTY)
    hearing.end().answer().close().paper()
    shown = client.get(page("report", hearing, hearing.consultation)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet** [x](http://boos.example) 😀 שלום &amp;" in shown
    assert ("<script>alert" in shown, "<strong>vet" in shown) == (False, False)
    assert client.get(page("report_paper", hearing, hearing.consultation)).content[:5] == b"%PDF-"


def test_the_table_runs_nothing_in_a_spreadsheet(client, hearing):
    hearing.give(1, kind="remark", text='=HYPERLINK("http://boos.example")')
    hearing.end().answer().close()
    lines = client.get(page("input_sheet", hearing, hearing.consultation)).content.decode().splitlines()
    assert "'=HYPERLINK" in lines[1]


# --- few queries --------------------------------------------------------------------------------------------


@pytest.fixture
def crowded(travel):
    """40 organisations, 60 articles, 500 inputs; put there past the rules, for speed."""
    clauses = [ClauseText(str(n), f"Kop {n}", f"Tekst van artikel {n}, " * 20) for n in range(1, 61)]
    return Hearing(travel, organisers=40, clauses=clauses, visibility="during").open()


def fill(hearing, number):
    """So many inputs, and as many answers, spread over articles and organisations."""
    clauses, person = list(hearing.consultation.clauses.all()), hearing.coordinator
    kinds = ("agree", "amend", "red_card", "remark")
    common = {"lok": hearing.lok, "consultation": hearing.consultation, "state": "given"}
    common |= {"given_at": timezone.now(), "given_by": person, "text": "Omdat.", "proposed_wording": "Anders"}
    rows = [
        Input(clause=clauses[n % 60], organiser=hearing.organisers[n % 37], kind=kinds[n % 4], **common)
        for n in range(number)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        models.QuerySet(Input).bulk_create(rows)
        cursor.execute("SET LOCAL session_replication_role = origin")
    return hearing


BOUNDS = {
    "consultation_list": 5,
    "consultation_detail": 8,
    "clause_detail": 8,
    "answering": 8,
    "input_sheet": 5,
}


@pytest.mark.parametrize("number", [1, 500])
@pytest.mark.parametrize(("name", "bound"), BOUNDS.items())
def test_pages_ask_the_database_as_often_for_one_input_as_for_many(
    client, crowded, django_assert_num_queries, name, bound, number
):
    fill(crowded, number)
    thing = {"clause_detail": crowded.clause(1), "consultation_list": None}.get(name, crowded.consultation)
    client.force_login(crowded.coordinator)
    client.get(page("consultation_list", crowded))  # the database knows who reads
    with django_assert_num_queries(bound):
        assert client.get(page(name, crowded, thing)).status_code == 200


@pytest.mark.parametrize("number", [1, 500])
def test_the_page_of_a_contact_asks_as_often_for_one_input_as_for_many(
    client, crowded, django_assert_num_queries, number
):
    fill(crowded, number)
    client.force_login(crowded.contacts[0])
    client.get(page("consultation_list", crowded))
    clause = crowded.clause(1)
    with django_assert_num_queries(9):
        client.get(page("consultation_detail", crowded, crowded.consultation))
    with django_assert_num_queries(9):
        client.get(page("clause_detail", crowded, clause))


def test_the_report_asks_as_often_for_one_input_as_for_many(client, crowded, django_assert_num_queries):
    fill(crowded, 8).end().answer().close()
    url = page("report", crowded, crowded.consultation)
    client.get(url)
    with django_assert_num_queries(6):
        client.get(url)
    with django_assert_num_queries(6):
        client.get(f"{url}?page=2")
