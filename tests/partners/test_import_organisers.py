"""Rows of organisers against the register, and into it."""

import pytest
from django.db import connection

from ledger.models import Entry
from partners import imports, tasks
from partners.models import Activity, ImportRow, ImportRun, Organiser, Role
from tests.factories import LokFactory, OrganiserFactory, kbo, staff
from tests.partners.files import cells, compared, csv, verdicts, written, xlsx

pytestmark = pytest.mark.django_db
HEAD = ("naam", "kbo", "sector", "telefoon")


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def by(lok):
    return staff(lok, Role.COORDINATOR)


@pytest.fixture
def look(lok, by):
    return lambda *rows, head=HEAD: compared("organisers", csv(head, *rows), by, lok)


def test_compare_writes_nothing(look):
    run = look(("Het Nest", kbo(1), "vzw", ""))
    assert (run.state, verdicts(run), Organiser.objects.count()) == ("compared", ["new"], 0)


def test_compare_tells_new_changed_and_same_apart(look, lok):
    OrganiserFactory(lok=lok, name="A", enterprise_number=kbo(1), phone="09 1")
    OrganiserFactory(lok=lok, name="B", enterprise_number=kbo(2), phone="09 2")
    run = look(("A", kbo(1), "vzw", "09 1"), ("B", kbo(2), "vzw", "09 3"), ("C", kbo(3), "vzw", ""))
    assert verdicts(run) == ["same", "changed", "new"]
    assert cells(run, 3) == {"phone": ("changed", "09 2", "09 3", "")}
    assert run.counts == {"same": 1, "changed": 1, "new": 1, "warned": 0, "neighbourhoods": []}


def test_an_empty_cell_empties_with_a_warning_but_never_a_number(look, lok):
    OrganiserFactory(lok=lok, name="A", enterprise_number=kbo(1), phone="09 1")
    run = look(("A", "", "vzw", ""))
    assert cells(run) == {"phone": ("changed", "09 1", "", "Wordt leeggemaakt.")}
    assert run.rows.get().notes == ["Gevonden op naam, niet op ondernemingsnummer."]


def test_a_row_with_a_number_fills_the_record_of_that_name_without_one(look, lok):
    OrganiserFactory(lok=lok, name="A", enterprise_number="", sector="nonprofit")
    run = look(("a", kbo(1), "vzw", ""))
    assert cells(run)["enterprise_number"] == (
        "changed",
        "",
        f"0{kbo(1)[1:4]}.{kbo(1)[4:7]}.{kbo(1)[7:]}",
        "",
    )


def test_the_same_name_with_another_number_is_somebody_else(look, lok):
    OrganiserFactory(lok=lok, name="A", enterprise_number=kbo(1))
    run = look(("A", kbo(2), "vzw", ""))
    note = "Er is al een organisator met deze naam, met een ander nummer."
    assert (verdicts(run), run.rows.get().notes) == (["new"], [note])


def test_two_namesakes_need_a_number(look, lok):
    OrganiserFactory.create_batch(2, lok=lok, name="A")
    run = look(("A", "", "vzw", ""))
    note = "Meer dan één organisator heet zo. Vul het ondernemingsnummer in."
    assert (verdicts(run), run.rows.get().notes) == (["error"], [note])


def test_two_rows_about_the_same_are_one_too_many(look):
    run = look(("A", kbo(1), "vzw", ""), ("B", kbo(1), "vzw", ""))
    assert (verdicts(run), run.rows.last().notes) == (
        ["new", "error"],
        ["Rij 2 gaat over dezelfde organisator."],
    )


@pytest.mark.parametrize(
    ("row", "field", "sentence"),
    [
        (("", kbo(1), "vzw", ""), "name", "Vul dit in: het is verplicht."),
        (
            ("A", "0403019262", "vzw", ""),
            "enterprise_number",
            "Dit is geen geldig ondernemingsnummer. Voorbeeld: 0403.019.261.",
        ),
        (("A", kbo(1), "", ""), "sector", "Vul dit in: het is verplicht."),
        (
            ("A" * 9000, kbo(1), "vzw", ""),
            "name",
            "Zorg dat deze waarde niet meer dan 200 tekens bevat (het zijn er nu 9000).",
        ),
        (("A" * 10_001, kbo(1), "vzw", ""), "name", "Veel te lang: 10001 tekens."),
    ],
)
def test_a_cell_that_is_wrong_says_why(look, row, field, sentence):
    run = look(row)
    assert (verdicts(run), cells(run)[field][3]) == (["error"], sentence)


def test_a_formula_is_an_error_in_its_cell(lok, by):
    run = compared("organisers", xlsx(("naam", "sector"), ("=1+1", "vzw")), by, lok)
    assert cells(run)["name"] == ("error", "", "=1+1", "Cel bevat een formule. Plak ze als waarde.")


def test_a_record_that_is_wrong_in_another_field_says_which(look, lok):
    OrganiserFactory(lok=lok, name="A", enterprise_number=kbo(1))
    with connection.cursor() as cursor:  # as an older portal may have kept it
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE partners_organiser SET email = 'geen adres'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    run = look(("A", kbo(1), "vzw", "09 1"))
    assert run.rows.get().notes == ["e-mail: Voer een geldig e-mailadres in."]


def test_a_name_nobody_can_write_is_changed_by_the_file(look, lok):
    OrganiserFactory(lok=lok, name="A\x07", enterprise_number=kbo(1))
    assert cells(look(("A", kbo(1), "vzw", "")))["name"] == ("changed", "A\x07", "A", "")


def test_a_new_organiser_needs_the_column_of_its_sector(look):
    run = look(("A", kbo(1)), head=("naam", "kbo"))
    note = "De kolom “sector” ontbreekt; een nieuwe organisator heeft die nodig."
    assert (verdicts(run), run.rows.get().notes) == (["error"], [note])


def test_a_local_authority_is_of_the_public_sector(look):
    run = look(("A", "ja", "vzw"), head=("naam", "lokaal bestuur", "sector"))
    assert cells(run)["is_local_authority"][3] == "Een lokaal bestuur hoort bij de sector openbaar bestuur."


def test_a_row_longer_than_the_header_is_refused(look):
    run = look(("A", kbo(1), "vzw", "", "meer"))
    assert (verdicts(run), run.rows.get().notes) == (["error"], ["Deze rij heeft meer cellen dan de kop."])


def test_an_organiser_of_another_lok_is_welcomed_and_not_shown(look, lok):
    known = OrganiserFactory(enterprise_number=kbo(1), name="Geheim", phone="09 9")
    run = written(look(("Anders", kbo(1), "vzw", "09 1")))
    assert (verdicts(run), cells(run), known.name) == (["welcome"], {}, "Geheim")
    assert "Geheim" not in str(run.rows.values())
    assert Activity.objects.get(lok=lok).organiser == known
    assert Organiser.objects.get().phone == "09 9"


def test_a_welcomed_organiser_is_not_changed_from_here(look, lok):
    known = OrganiserFactory(enterprise_number=kbo(1), name="A")
    written(look(("A", kbo(1), "vzw", "")))
    run = look(("A", kbo(1), "vzw", "09 1"))
    assert (verdicts(run), known.phone) == (["same"], "")


def test_a_stopped_organiser_of_another_lok_is_refused(look):
    OrganiserFactory(enterprise_number=kbo(1), state="stopped")
    run = look(("A", kbo(1), "vzw", ""))
    assert run.rows.get().notes[1] == "Deze organisator is gestopt. Neem contact op met de coördinator."


def test_write_does_each_row_through_its_own_act(look, lok, by):
    kept = OrganiserFactory(lok=lok, name="A", enterprise_number=kbo(1))
    run = written(look(("A", kbo(1), "vzw", "09 1"), ("B", kbo(2), "vzw", "09 2")))
    fresh = Organiser.objects.get(name="B")
    acts = Entry.objects.filter(actor_id=by.pk).order_by("pk").values_list("act", "subject_id")
    assert list(acts) == [
        ("partners.edit_organiser", str(kept.pk)),
        ("partners.register_organiser", str(fresh.pk)),
    ]
    assert (run.state, bytes(run.content), fresh.phone) == ("done", b"", "09 2")


def test_write_leaves_a_row_with_an_error_out_whole(look):
    run = look(("A", kbo(1), "vzw", ""), ("B", kbo(2), "fout", "09 1"))
    written(run, leave_out_errors=True)
    assert list(Organiser.objects.values_list("name", flat=True)) == ["A"]


def test_write_refuses_errors_that_nobody_left_out(look):
    run = written(look(("A", kbo(1), "vzw", ""), ("B", kbo(2), "fout", "")))
    assert (run.state, run.message, Organiser.objects.count()) == (
        "failed",
        "Er zijn rijen met fouten. Kies of u die weglaat.",
        0,
    )


def test_write_stops_when_the_register_changed_since_it_was_shown(look, lok):
    run = look(("A", kbo(1), "vzw", ""), ("B", kbo(2), "vzw", ""))
    OrganiserFactory(lok=lok, name="B", enterprise_number=kbo(2), phone="09 2")
    run = written(run)
    assert (run.state, list(Organiser.objects.values_list("name", flat=True))) == ("failed", ["B"])
    assert run.message == (
        "Rij 3 (B) is in het register gewijzigd sinds u ze nakeek. "
        "Er is niets overgenomen. Vergelijk het bestand opnieuw."
    )


def test_write_says_which_row_could_not_be_done(look, by):
    run = look(("A", kbo(1), "vzw", ""))
    comparer = imports.comparer(run, by=by)
    OrganiserFactory(enterprise_number=kbo(1))
    with pytest.raises(imports.Stopped) as caught:
        imports.write(run, comparer, leave_out_errors=False)
    assert str(caught.value) == (
        "Rij 2 (A): Er bestaat al een organisator met dit ondernemingsnummer. Er is niets overgenomen."
    )


def test_write_does_nothing_for_who_lost_the_role(look, lok):
    run = look(("A", kbo(1), "vzw", ""))
    ImportRun.objects.filter(pk=run.pk).update(made_by=staff(lok))
    run = written(run)
    assert (run.state, Organiser.objects.count()) == ("failed", 0)


def test_compare_again_forgets_the_rows_of_before(look):
    run = look(("A", kbo(1), "vzw", ""))
    tasks.start_compare(run, {"0": "name", "2": "sector"})
    assert ImportRow.objects.filter(run=run).count() == 1
