"""Pages of the action plan: what each reader finds, what leaks nowhere, files to take along, their cost."""

import csv
import io
import re
import subprocess

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements import actions
from agreements.models import Action, ProgressNote
from partners.models import Membership, Segment
from tests import factories

SECRET = "Gesprek over de betaling"
NOTE = "De gemeenteraad beslist in mei"
SHAPES = ("bord", "lijst", "tijdlijn")


@pytest.fixture
def secret(plan):
    """An action that is not public, and a public one with a note and a file."""
    plan.hidden = plan.add(title=SECRET, is_public=False)
    plan.shown = plan.add(title="Zoek een locatie", owner=plan.owner)
    file = SimpleUploadedFile("raad.pdf", b"%PDF-1.4 geheim %%EOF")
    file.mime, file.sha256 = "application/pdf", "0" * 64
    plan.note = actions.report_progress(plan.shown, by=plan.contact, text=NOTE, file=file)
    return plan


def pages_of(plan) -> list[str]:
    shapes = [f"?beeld={shape}" for shape in SHAPES]
    return [plan.url(it) for it in ("", *shapes, "actieplan.csv")] + [plan.url("", plan.shown)]


def reads(client, person, urls) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return "".join(client.get(url).content.decode() for url in urls)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (None, (False, False)),
        ("stranger", (False, False)),
        ("neighbour", (False, False)),
        ("other_contact", (True, True)),
        ("contact", (True, True)),
        ("decider", (True, True)),
        ("chair", (True, True)),
    ],
)
def test_what_is_not_public_is_for_those_around_the_table(client, secret, who, sees):
    text = reads(client, who and getattr(secret, who), pages_of(secret))
    assert (SECRET in text, NOTE in text) == sees


def test_a_member_is_around_the_table(client, secret):
    segment = factories.plant(Segment(lok=secret.lok, name="Ouders", side="users", seats=1))
    seat = Membership(lok=secret.lok, segment=segment, person=secret.stranger, gender="woman")
    factories.plant(seat, state="seated", starts_on="2026-01-01")
    assert SECRET in reads(client, secret.stranger, pages_of(secret))


@pytest.mark.parametrize("who", ["stranger", "neighbour"])
def test_strangers_find_neither_hidden_action_nor_evidence(client, secret, who):
    client.force_login(getattr(secret, who))
    urls = [secret.url("", secret.hidden), f"{secret.url('')}bewijs/{secret.note.pk}/"]
    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_the_name_of_the_owner_is_not_for_the_public(client, secret):
    names = [secret.owner.name in reads(client, who, pages_of(secret)) for who in (None, secret.contact)]
    assert names == [False, True]


def test_evidence_comes_as_a_download(client, secret):
    client.force_login(secret.other_contact)
    answer = client.get(f"{secret.url('')}bewijs/{secret.note.pk}/")
    assert (answer.getvalue(), answer["Content-Disposition"]) == (
        b"%PDF-1.4 geheim %%EOF",
        'attachment; filename="raad.pdf"',
    )


def test_a_note_without_file_has_nothing_to_download(client, plan):
    note = actions.report_progress(plan.add(), by=plan.contact, text="Half klaar.")
    client.force_login(plan.contact)
    assert client.get(f"{plan.url('')}bewijs/{note.pk}/").status_code == 404


def test_an_action_of_another_lok_is_not_here(client, plan):
    action = plan.add()
    assert client.get(f"/buurdorp/actieplan/{action.pk}/").status_code == 404


FORM = {"title": "Maak een folder", "side": "organisers", "due_on": "2026-03-31", "origin": "own"}


def test_add_action_by_the_page(client, plan):
    client.force_login(plan.coordinator)
    asked = FORM | {"organiser": plan.organiser.pk, "is_public": "on"}
    answer = client.post(plan.url("nieuw/"), asked)
    action = Action.objects.get()
    assert (answer.url, str(action), action.organiser, action.is_public) == (
        plan.url("", action),
        "Maak een folder",
        plan.organiser,
        True,
    )


def test_add_action_says_beside_the_field_what_is_wrong(client, plan):
    client.force_login(plan.coordinator)
    page = client.post(plan.url("nieuw/"), FORM | {"due_on": "2026-01-01", "owner_name": "wij"})
    assert page.context["form"].errors == {"due_on": ["Deze dag is voorbij. Kies een dag die nog komt."]}


def test_an_owner_is_somebody_of_this_lok(client, plan):
    client.force_login(plan.coordinator)
    for person, is_fit in ((plan.stranger, False), (plan.neighbour, False), (plan.contact, True)):
        page = client.post(plan.url("nieuw/"), FORM | {"owner": person.pk, "organiser": ""})
        assert ("owner" not in page.context["form"].errors) == is_fit


@pytest.mark.parametrize("who", ["contact", "owner", "decider", "chair"])
def test_pages_to_add_edit_or_drop_are_refused_to_others(client, plan, who):
    action = plan.add(owner=plan.owner)
    client.force_login(getattr(plan, who))
    urls = (plan.url("nieuw/"), plan.url("wijzigen/", action), plan.url("schrappen/", action))
    assert [client.get(url).status_code for url in urls] == [403, 403, 403]


def test_edit_action_by_the_page(client, plan):
    action = plan.add()
    client.force_login(plan.coordinator)
    assert client.get(plan.url("wijzigen/", action)).context["form"].initial["title"] == "Maak een folder"
    client.post(plan.url("wijzigen/", action), FORM | {"title": "Maak een website", "owner_name": "allen"})
    action.refresh_from_db()
    assert (action.title, action.owner_name, action.organiser, action.is_public) == (
        "Maak een website",
        "allen",
        None,
        False,
    )


def test_report_progress_by_the_page(client, plan):
    action = plan.add()
    client.force_login(plan.contact)
    assert client.get(plan.url("voortgang/", action)).status_code == 200
    file = SimpleUploadedFile("..\\folder.pdf", b"%PDF-1.4 hier %%EOF")
    answer = client.post(plan.url("voortgang/", action), {"text": "Gedrukt.", "file": file})
    note = ProgressNote.objects.get()
    assert (answer.url, note.text, note.name) == (plan.url("", action), "Gedrukt.", "folder.pdf")


def test_a_program_is_no_evidence(client, plan):
    action = plan.add()
    client.force_login(plan.contact)
    file = SimpleUploadedFile("folder.pdf", b"MZ\x90\x00")
    page = client.post(plan.url("voortgang/", action), {"text": "Gedrukt.", "file": file})
    assert (list(page.context["form"].errors), ProgressNote.objects.count()) == (["file"], 0)


def test_finish_action_by_the_page(client, plan):
    action = plan.add()
    client.force_login(plan.contact)
    assert client.get(plan.url("klaar/", action)).status_code == 200
    client.post(plan.url("klaar/", action), {"result": "Verdeeld.", "finished_on": "2026-03-02"})
    action.refresh_from_db()
    assert (action.state, action.result) == ("done", "Verdeeld.")


def test_drop_action_by_the_page(client, plan):
    action = plan.add()
    client.force_login(plan.coordinator)
    client.post(plan.url("schrappen/", action), {"reason": "De school stopt."})
    assert "Waarom geschrapt" in client.get(plan.url("", action)).content.decode()


def test_what_people_write_is_shown_and_never_run(client, plan):
    evil = "<script>alert(1)</script> \u202e’s avonds 😀"
    action = plan.add(title=evil, description=evil)
    actions.report_progress(action, by=plan.contact, text=evil)
    pages = [plan.url(""), plan.url("?beeld=lijst"), plan.url("?beeld=tijdlijn"), plan.url("", action)]
    text = reads(client, plan.contact, pages)
    assert ("<script>alert" in text, text.count("&lt;script&gt;alert") >= 6) == (False, True)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {0, 1, 2, 3, 4, 5}),
        ("kant=authority", {0, 3}),
        ("toestand=late", {1, 3}),
        ("toestand=done", {0, 5}),
        ("toestand=open&kant=together", {2}),
        ("wie=mij", {1, 4}),
        ("bron=own", {0, 1, 2, 3, 4, 5}),
        ("bron=earned", set()),
        ("kant=onzin&wie=99999&bron=%00", {0, 1, 2, 3, 4, 5}),
    ],
)
def test_filters_narrow_the_list(client, plan, asked, found):
    plan.many(6)
    client.force_login(plan.contact)
    page = client.get(plan.url(f"?beeld=lijst&{asked}"))
    assert {action.title for action in page.context["page"]} == {f"Actie {number}" for number in found}


def test_an_organiser_is_a_filter_once_it_pulls_something(client, plan):
    action = plan.add()
    page = client.get(plan.url(f"?beeld=lijst&wie={plan.organiser.pk}"))
    names = dict(page.context["filters"].fields["wie"].choices)
    assert (list(page.context["page"]), names) == (
        [action],
        {"": "alle", str(plan.organiser.pk): "De Speelvogel"},
    )


def test_what_was_dropped_shows_only_when_asked_for(client, plan):
    actions.drop_action(plan.add(), by=plan.coordinator, reason="Niet nodig.")
    found = [
        len(client.get(plan.url(f"?beeld=lijst{it}")).context["page"]) for it in ("", "&toestand=dropped")
    ]
    assert found == [0, 1]


def test_the_board_has_a_lane_per_side_with_late_open_and_done(client, plan):
    plan.many(30)
    lanes = client.get(plan.url("")).context["lanes"]
    counted = {lane["label"]: [column["count"] for column in lane["columns"]] for lane in lanes}
    assert counted == {
        "lokaal bestuur": [4, 4, 2],
        "organisatoren": [4, 4, 2],
        "samen": [4, 4, 2],
    }


def test_a_long_column_leads_to_the_whole_list(client, plan):
    for number in range(8):
        plan.add(title=f"Actie {number}")
    column = client.get(plan.url("")).context["lanes"][0]["columns"][1]
    assert (len(column["cards"]), column["more"], column["url"]) == (
        6,
        2,
        "?beeld=lijst&kant=organisers&toestand=open",
    )
    assert len(client.get(plan.url(column["url"])).context["page"]) == 8


def test_bars_tell_the_late_share_per_side(client, plan):
    plan.many(6)
    rows = client.get(plan.url("")).context["overdue"]["rows"]
    assert [(row["label"], row["share"], row["text"]) for row in rows] == [
        ("Lokaal bestuur", 100, "1 van 1"),
        ("Organisatoren", 50, "1 van 2"),
        ("Samen", 0, "0 van 1"),
    ]


@pytest.mark.parametrize(
    ("late", "ahead", "asked", "place"),
    [
        (0, 0, "", None),
        (2, 2, "", 2),
        (0, 2, "", 0),
        (30, 2, "", 0),
        (30, 0, "", 30),
        (31, 31, "", 1),
        (31, 31, "&page=1", None),
        (31, 31, "&page=3", None),
    ],
)
def test_today_is_on_the_timeline_once(client, plan, late, ahead, asked, place):
    for number in range(late + ahead):
        factories.plant(plan.make(due_on="2026-02-01" if number < late else "2026-04-01"))
    along = client.get(plan.url(f"?beeld=tijdlijn{asked}")).context["along"]
    found = along.index(None) if None in along else None
    assert found == (0 if late + ahead == 0 else place)


def rows(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode().lstrip("\ufeff")), delimiter=";"))


def test_the_spreadsheet_holds_what_fits_and_runs_no_formula(client, plan):
    plan.add(title="=1+1", side="authority", owner_name="dienst Gezin")
    plan.add()
    table = rows(client.get(plan.url("actieplan.csv?kant=authority")))
    assert table[1:] == [
        [
            "Lopend",
            "'=1+1",
            "",
            "lokaal bestuur",
            "dienst Gezin",
            "31/03/2026",
            "eigen voorstel",
            *[""] * 3,
            "ja",
        ]
    ]


@pytest.mark.typeset
def test_the_paper_holds_what_this_reader_may_see(client, secret):
    url, texts = secret.url("actieplan.pdf"), []
    for person in (None, secret.contact):
        client.logout()
        if person:
            client.force_login(person)
        pdf = client.get(url).content
        texts.append(
            subprocess.run(
                ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
            ).stdout.decode()
        )
    seen = [
        [word in text for word in ("Zoek een locatie", SECRET, "Niet voor verspreiding")] for text in texts
    ]
    assert (seen, any(NOTE in text or secret.owner.name in text for text in texts)) == (
        [[True, False, False], [True, True, True]],
        False,
    )


@pytest.mark.typeset
def test_an_empty_plan_says_how_it_fills(client, plan):
    words = [client.get(plan.url(f"?beeld={it}")).content.decode() for it in SHAPES]
    assert [("Nog geen acties" in text, "Te laat, per kant" in text) for text in words] == [(True, False)] * 3
    assert (
        "Er staat nog geen actie"
        in subprocess.run(
            ["pdftotext", "-", "-"],
            input=client.get(plan.url("actieplan.pdf")).content,
            capture_output=True,
            check=True,
        ).stdout.decode()
    )


def test_buttons_are_for_who_may(client, plan):
    action = plan.add()
    found = {}
    for name in ("coordinator", "contact", "decider"):
        client.force_login(getattr(plan, name))
        text = client.get(plan.url("", action)).content.decode()
        found[name] = re.findall(rf'class="btn[^"]*" href="{plan.url("", action)}(\w+)/"', text)
    assert found == {
        "coordinator": ["klaar", "voortgang", "wijzigen", "schrappen"],
        "contact": ["klaar", "voortgang"],
        "decider": [],
    }


def test_addresses_are_dutch(plan):
    assert reverse("agreements:action_list", args=["planstad"]) == "/planstad/actieplan/"


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (None, False),
        ("stranger", False),
        ("neighbour", False),
        ("other_contact", False),
        ("chair", False),
        ("contact", True),
        ("owner", True),
        ("decider", True),
    ],
)
def test_a_promise_of_an_applicant_is_hidden_from_other_organisers(client, plan, who, sees):
    action = factories.plant(plan.make(title=SECRET, origin="earned", is_public=False, owner=plan.owner))
    note = actions.report_progress(action, by=plan.contact, text=NOTE)
    plan.shown = plan.add()
    person = getattr(plan, who) if who else AnonymousUser()
    found = ProgressNote.objects.visible_to(person).filter(pk=note.pk).exists()
    assert (SECRET in reads(client, who and person, pages_of(plan)), found) == (sees, sees)


def test_the_page_says_who_reads_an_action(client, plan):
    client.force_login(plan.coordinator)
    made = [
        plan.make(**values) for values in ({}, {"is_public": False}, {"is_public": False, "origin": "earned"})
    ]
    texts = [client.get(plan.url("", factories.plant(action))).content.decode() for action in made]
    words = ("Iedereen", "Alleen wie rond de tafel zit", "Het bestuur en wie de actie trekt")
    assert [f"<dd>{word}</dd>" in text for word, text in zip(words, texts, strict=True)] == [True] * 3
