"""Papers of meetings: what they say, in which order, and that they keep the rules of PDF/UA."""

import page
import pytest
from django.utils import timezone

from meetings import actions, documents
from meetings.documents import Choices
from meetings.models import Meeting, Presence, RulesOfProcedure
from tests.council import SECRET
from tests.factories import OrganiserFactory, plant

from .conftest import Table
from .paperwork import NOTE, Paperwork, outline, read, tags, words

pytestmark = [pytest.mark.django_db, pytest.mark.typeset]
ALL = Choices(closed=True, notes=True, names=True)


@pytest.fixture
def desk(db, travel):
    """A council with something on every paper."""
    return Paperwork(travel)


def papers(desk) -> dict[str, bytes]:
    """Every paper there is, of a published meeting and a sent advice."""
    desk.to("closed")
    advice = actions.send_resolution(desk.advice(), by=desk.secretary)
    desk.to("published")
    meeting = Meeting.objects.get(pk=desk.meeting.pk)
    drawn = {kind: getattr(documents, kind) for kind in ("convocation", "agenda", "minutes", "bundle")}
    return {
        **{kind: draw(meeting) for kind, draw in drawn.items()},
        **{f"{kind} with all": draw(meeting, ALL) for kind, draw in drawn.items()},
        "attendance": documents.attendance(meeting),
        "extract": documents.extract(meeting.items.get(number=1)),
        "letter": documents.resolution_letter(advice),
        "rules": documents.rules_paper(desk.rules),
        "year": documents.year_report(desk.lok, 2026),
    }


def test_every_paper_keeps_the_rules_of_pdf_ua(desk):
    reports = {kind: page.validate_pdf_bytes(pdf) for kind, pdf in papers(desk).items()}
    failures = {kind: [failure.message for failure in it.failures] for kind, it in reports.items()}
    assert failures == dict.fromkeys(failures, [])


def test_every_paper_says_its_title_language_and_page(desk):
    for kind, pdf in papers(desk).items():
        reader = read(pdf)
        said = (reader.root_object["/Lang"], bool(reader.metadata.title), reader.metadata.author)
        assert (kind, *said) == (kind, "nl", True, "Gemeente Voorbeeldgem")
        text = [each.extract_text() for each in reader.pages]
        count = len(text)
        assert [f"bladzijde {n} van {count}" in it for n, it in enumerate(text, 1)] == [True] * count


@pytest.fixture
def long(travel):
    """A hundred points and fifty members, closed, with a vote on every tenth point."""
    table = Table(travel, members=50, items=0)
    for number in range(1, 101):
        report = f"Gezegd over {number}.\n\n## Verder\n\nEen **tweede** alinea."
        item = table.add_item(number, report=report, outcome=f"Besluit {number} is genomen.", state="treated")
        table.items.append(item)
    table.all_come()
    table.meeting = plant(table.meeting, state="closed", closed_at=timezone.now())
    return table


def test_minutes_of_a_hundred_points_have_them_all_in_their_outline(long):
    points = [f"{number}. Onderwerp {number}" for number in range(1, 101)]
    expected = ["Verslag: Vergadering van mei", "Aanwezigheid", *points, "Goedkeuring"]
    assert outline(documents.minutes(long.meeting)) == expected


def test_minutes_of_a_hundred_points_read_from_first_to_last(long):
    pdf = documents.minutes(long.meeting)
    text = words(pdf)
    said = [
        [text.index(it) for it in (f"Gezegd over {n}.", f"Besluit {n} is genomen.")] for n in range(1, 101)
    ]
    flat = [place for pair in said for place in pair]
    places = [(page, place) for _, page, place in tags(pdf)]
    assert (flat, places) == (sorted(flat), sorted(places))
    assert sum(tag == "/H2" for tag, *_ in tags(pdf)) >= 102


def test_outline_of_long_minutes_leads_to_the_page_of_each_point(long):
    reader = read(documents.minutes(long.meeting))
    (_, below) = reader.outline
    found = [
        each.title.split(". ")[1] in reader.pages[reader.get_destination_page_number(each)].extract_text()
        for each in below[1:-1]
    ]
    assert found == [True] * 100


def test_minutes_say_who_came_what_was_voted_and_who_stepped_aside(desk):
    desk.to("closed")
    text = words(documents.minutes(desk.meeting, ALL))
    said = (
        "2 voor, 0 tegen, 0 onthoudingen: aangenomen (gewone meerderheid, 1 nodig van 2 getelde stemmen)",
        "Het quorum is bereikt: 2 van de 4 stemgerechtigde leden, nodig 2 (minstens 1/2).",
        f"Wraking. {desk.members[3].name} nam niet deel: bestuurder van de aanvrager.",
        f"{desk.members[1].name}, vanaf punt 2",
        "Verontschuldigd (1)",
        "Eén lid wil eerst cijfers.",
        "Besluit of conclusie bij consensus",
        "Mijn vraag over het dossier ontbreekt. Genoteerd Die staat in de nota.",
    )
    assert [sentence in text for sentence in said] == [True] * len(said)


def test_minutes_name_nobody_who_did_not_agree(desk):
    desk.to("published")
    plant(desk.memberships[0], shows_name=True)
    text = words(documents.minutes(desk.meeting, Choices(closed=True)))
    assert [member.name + " " in text for member in desk.members[:4]] == [True, False, False, False]
    assert "2 leden namens Geleding 2" in text


def test_names_closed_points_and_notes_are_chosen_one_by_one(desk):
    desk.to("published")
    marks = (desk.members[1].name, SECRET, NOTE)
    choices = (Choices(names=True), Choices(closed=True), Choices(notes=True), ALL)
    texts = [words(documents.minutes(desk.meeting, each)) for each in choices]
    found = [[mark in text for mark in marks] for text in texts]
    assert found == [[True, False, False], [False, True, False], [False, False, True], [True] * 3]


def test_a_paper_that_is_not_public_says_for_whom_it_is(desk):
    desk.to("published")
    inside, chair = "Alleen voor leden van het LOK en medewerkers", "Alleen voor voorzitter en secretaris"
    choices = (documents.PUBLIC, Choices(names=True), Choices(notes=True))
    texts = [words(documents.agenda(desk.meeting, each)) for each in choices]
    assert [(inside in it, chair in it) for it in texts] == [(False, False), (True, False), (False, True)]


@pytest.mark.parametrize(("stage", "is_draft"), [("closed", True), ("approved", False), ("published", False)])
def test_minutes_carry_a_watermark_until_they_are_approved(desk, stage, is_draft):
    desk.to(stage)
    text = words(documents.minutes(desk.meeting))
    assert ("ONTWERP" in text, "nog niet goedgekeurd" in text) == (is_draft, is_draft)


def test_a_convocation_is_a_draft_until_it_goes_out(desk):
    desk.to("listed")
    before = words(documents.convocation(desk.meeting))
    desk.to("convened")
    after = words(documents.convocation(desk.meeting))
    assert ("ONTWERP" in before, "ONTWERP" in after) == (True, False)
    assert "1 Nood aan opvang Advies 20 min. 2 Varia Ter informatie 10 min. Samen 30 min." in after


def test_a_changed_convocation_is_kept_beside_the_first(desk):
    desk.to("convened")
    first = documents.convocation(desk.meeting)
    desk.meeting = actions.edit_meeting(desk.meeting, by=desk.secretary, place="Bibliotheek")
    second = words(documents.convocation(desk.meeting))
    assert ("Bibliotheek" in words(first), "Bibliotheek" in second) == (False, True)
    assert "Gewijzigde oproeping: Vergadering van mei" in second


def test_the_list_to_sign_has_every_member_in_its_segment(desk):
    desk.to("convened")
    Presence.objects.filter(membership=desk.memberships[2]).update(reply="excused")
    text = words(documents.attendance(desk.meeting))
    order = ["Geleding 1", desk.members[0].name, "Geleding 2", desk.members[2].name, "Verontschuldigd"]
    order += ["Geleding 3", desk.members[5].name, "stemt niet", "Genodigden en anderen", "De secretaris"]
    places = [text.index(f"{mark} ") for mark in order]
    assert (places, f"plaatsvervanger: {desk.substitute.name}" in text) == (sorted(places), True)


def test_the_bundle_has_contents_with_pages_and_the_papers_inside(desk):
    desk.to("published")
    pdf = documents.bundle(desk.meeting, ALL, has_minutes=True)
    text = words(pdf)
    assert "Inhoud Agenda 2 1. Nood aan opvang 2 2. Vertrouwelijk dossier 2" in text
    names = ["01 punt 1 nota wachttijden.pdf", "02 punt 2 klacht-over-de-buren.pdf"]
    assert ([*read(pdf).attachments], [name in text for name in names]) == (names, [True, True])
    (content,) = read(pdf).attachments[names[0]]
    assert content == bytes(desk.public_item.papers.get().content)


def test_an_advice_that_is_not_valid_says_so_with_the_reason(desk):
    desk.to("closed")
    advice = actions.send_resolution(desk.advice(minority_view="Eerst cijfers."), by=desk.secretary)
    text = words(documents.resolution_letter(advice))
    said = (
        "Dit advies is niet geldig gegeven",
        advice.invalid_reason,
        "Minderheidsstandpunt Eerst cijfers.",
        "Een lid namens Geleding 2 nam niet deel",
        "antwoord, met redenen, tegen donderdag 11 juni 2026",
    )
    assert [sentence in text for sentence in said] == [True] * 5


def test_a_draft_of_an_advice_or_of_rules_carries_its_watermark(desk):
    desk.to("closed")
    draft = actions.draft_rules(RulesOfProcedure(lok=desk.lok), by=desk.secretary)
    texts = [words(documents.resolution_letter(desk.advice())), words(documents.rules_paper(draft))]
    assert ["ONTWERP" in text for text in texts] == [True, True]


def test_the_rules_are_printed_in_plain_words(desk):
    text = words(documents.rules_paper(desk.rules))
    said = ("Het LOK vergadert minstens 2 keer per jaar.", "Een lid draagt hoogstens 1 volmacht.")
    assert [sentence in text.replace("\u00a0", " ") for sentence in said] == [True, True]


def test_the_yearly_report_counts_excused_apart_and_tells_of_replies(desk):
    desk.to("closed")
    actions.send_resolution(desk.advice(), by=desk.secretary)
    desk.to("published")
    text = words(documents.year_report(desk.lok, 2026)).replace("\u00a0", " ")
    said = (
        "vergaderde 1 keer en gaf 1 advies",
        "Geleding 1 2 2 0 0 0 100 % Geleding 2 2 2 0 0 0 100 % Geleding 3 2 1 0 1 0 50 %",
        "Samen 6 5 0 1 0 83 %",
        "Het antwoord is over tijd. Verwacht op donderdag 11 juni 2026",
        "1 Nood aan opvang Het LOK vraagt 18 plaatsen in Noord. Advies",
    )
    assert [sentence in text for sentence in said] == [True] * 5


def test_the_yearly_report_tells_only_of_published_minutes(desk):
    desk.to("closed")
    text = words(documents.year_report(desk.lok, 2026))
    assert ("nog niet bekendgemaakt" in text, "Nood aan opvang" in text, "100" in text) == (
        True,
        False,
        False,
    )


def test_papers_of_a_closed_meeting_are_whole_and_for_those_inside(desk):
    desk.to("listed").close_whole_meeting().to("published")
    texts = [words(documents.minutes(desk.meeting)), words(documents.convocation(desk.meeting))]
    assert [(SECRET in it, "Alleen voor leden" in it) for it in texts] == [(True, True)] * 2


def test_a_member_who_is_its_own_organiser_is_not_named_by_it(desk):
    desk.to("published")
    own = OrganiserFactory(lok=desk.lok, name=desk.members[0].name)
    plant(desk.memberships[0], organiser=own)
    text = words(documents.minutes(desk.meeting, Choices(closed=True)))
    assert ("Een lid namens Geleding 1" in text, f"{desk.members[0].name} " in text) == (True, False)
