"""`paper`: a PDF on standard output, or a Dutch sentence and status 2."""

import pytest
from django.core.management import call_command

from meetings import actions
from meetings.documents import held_in
from tests.council import SECRET

from .paperwork import Paperwork, words

pytestmark = [pytest.mark.django_db, pytest.mark.typeset]


@pytest.fixture
def desk(db, travel):
    return Paperwork(travel)


def write(capfdbinary, *args, **options) -> bytes:
    call_command("paper", *map(str, args), **options)
    return capfdbinary.readouterr().out


def test_every_paper_is_written_to_standard_output(desk, capfdbinary):
    desk.to("closed")
    advice = actions.send_resolution(desk.advice(), by=desk.secretary)
    desk.to("published")
    kinds = dict.fromkeys(("convocation", "agenda", "attendance", "minutes", "bundle"), desk.meeting.pk)
    kinds |= {"extract": desk.public_item.pk, "resolution": advice.pk, "rules": desk.rules.pk}
    written = [write(capfdbinary, kind, pk)[:5] for kind, pk in kinds.items()]
    written.append(write(capfdbinary, "year", desk.lok.slug, 2026)[:5])
    assert written == [b"%PDF-"] * 9


def test_a_paper_is_the_public_one_unless_asked_otherwise(desk, capfdbinary):
    desk.to("published")
    plain = write(capfdbinary, "minutes", desk.meeting.pk)
    whole = write(capfdbinary, "minutes", desk.meeting.pk, closed=True, names=True)
    assert [SECRET in words(pdf) for pdf in (plain, whole)] == [False, True]
    assert desk.members[1].name in words(whole)


def test_the_bundle_holds_draft_minutes_only_when_more_is_asked(desk, capfdbinary):
    desk.to("closed")
    plain = words(write(capfdbinary, "bundle", desk.meeting.pk))
    whole = words(write(capfdbinary, "bundle", desk.meeting.pk, names=True))
    assert ["Ontwerp van het verslag" in text for text in (plain, whole)] == [False, True]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ([], "Zeg welk stuk: convocation, agenda, attendance, minutes, bundle, extract, resolution"),
        (["notulen", "1"], "Zeg welk stuk: convocation"),
        (["minutes"], "Geef één nummer (vergadering), zoals in het adres van de bladzijde."),
        (["minutes", "x"], "Geef één nummer (vergadering), zoals in het adres van de bladzijde."),
        (["minutes", "1", "2"], "Geef één nummer (vergadering), zoals in het adres van de bladzijde."),
        (["minutes", "999999999999"], "Er is geen vergadering met nummer 999999999999."),
        (["rules", "0"], "Er is geen huishoudelijk reglement met nummer 0."),
        (["year", "nergens", "2026"], "Geef het LOK zoals in zijn adres, en een jaar"),
        (["year"], "Geef het LOK zoals in zijn adres, en een jaar"),
    ],
)
def test_a_wrong_question_ends_with_status_two_and_a_sentence(args, sentence, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("paper", *args)
    said = capsys.readouterr()
    assert (ended.value.code, said.out, sentence in said.err) == (2, "", True)


@pytest.mark.parametrize(
    ("stage", "kind", "sentence"),
    [
        ("convened", "minutes", "er nog geen verslag"),
        ("convened", "extract", "er nog geen verslag"),
        ("listed", "attendance", "nog niet bijeengeroepen"),
    ],
)
def test_a_paper_that_is_not_there_yet_says_why(desk, capsys, stage, kind, sentence):
    desk.to(stage)
    pk = desk.public_item.pk if kind == "extract" else desk.meeting.pk
    with pytest.raises(SystemExit) as ended:
        call_command("paper", kind, str(pk))
    assert (ended.value.code, sentence in capsys.readouterr().err) == (2, True)


def test_a_year_without_a_meeting_has_no_report(desk, capsys):
    desk.to("convened")
    with pytest.raises(SystemExit) as ended:
        call_command("paper", "year", desk.lok.slug, "2026")
    assert (ended.value.code, held_in(desk.lok, 2026).exists()) == (2, False)
    assert "In 2026 was er geen openbare vergadering" in capsys.readouterr().err
