"""import_criteria and export_criteria: the same document in and out, and Dutch sentences with status 2."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from advice.models import CriteriaSet
from partners.models import Role
from tests import factories
from tests.advice.samples import CASES, case

pytestmark = pytest.mark.django_db
NAMES = ("maldegem-2020", "moorslede-2023", "pelt-2020", "wichelen-conversion", "zaventem-2021")


@pytest.fixture
def lok():
    lok = factories.LokFactory()
    factories.staff(lok, Role.ADMINISTRATOR)
    return lok


def run(*args):
    """What the command prints."""
    out = io.StringIO()
    call_command(*[str(arg) for arg in args], stdout=out)
    return out.getvalue()


def stopped(*args):
    """Exit status and stderr of a command that does not go through."""
    err = io.StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command(*[str(arg) for arg in args], stderr=err)
    return stop.value.code, err.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_import_criteria_and_export_criteria_give_the_same_document_back(lok, name):
    said = run("import_criteria", CASES / f"{name}.json", "--lok", lok.slug)
    made = CriteriaSet.objects.get()
    assert said == f"Ingevoerd als ontwerp: {made.title} (versie 1), nummer {made.pk}\n"
    assert (made.state, run("export_criteria", made.pk)) == ("draft", case(name))


def test_import_criteria_acts_as_the_person_named(lok):
    person = factories.staff(lok, Role.COORDINATOR)
    run("import_criteria", CASES / "pelt-2020.json", "--lok", lok.slug, "--by", person.email.upper())
    with connection.cursor() as cursor:
        cursor.execute("SELECT actor_id FROM ledger_entry WHERE act = 'advice.draft_criteria'")
        assert cursor.fetchall() == [(person.pk,)]


def test_import_criteria_refuses_a_person_who_may_not(lok):
    person = factories.contact_of(factories.OrganiserFactory(lok=lok))
    refused = stopped("import_criteria", CASES / "pelt-2020.json", "--lok", lok.slug, "--by", person.email)
    assert refused == (2, "“Maak nieuwe criteria” is voorbehouden aan de beheerder of de coördinator.\n")


def test_import_criteria_refuses_a_document_with_places_and_sentences(lok, tmp_path):
    path = tmp_path / "set.json"
    path.write_text(case("pelt-2020").replace('"raw_max": "', '"raw_max": "9'))
    code, said = stopped("import_criteria", path, "--lok", lok.slug)
    assert (code, said.splitlines()[0], CriteriaSet.objects.count()) == (2, f"{path} is niet geldig:", 0)
    assert said.splitlines()[1].startswith("$.scale.raw_max: Hier staat 9")


def test_import_criteria_refuses_what_it_cannot_find(lok, tmp_path):
    empty = factories.LokFactory()
    file = CASES / "pelt-2020.json"
    told = [
        stopped("import_criteria", file, "--lok", "nergens"),
        stopped("import_criteria", file, "--lok", lok.slug, "--by", "niemand@example.be"),
        stopped("import_criteria", file, "--lok", empty.slug),
        stopped("import_criteria", tmp_path / "x", "--lok", lok.slug),
    ]
    assert told == [
        (2, "Er is geen LOK met het adres “nergens”.\n"),
        (2, "Er is geen account met het e-mailadres niemand@example.be.\n"),
        (2, "Dit LOK heeft nog geen beheerder. Zeg met --by wie invoert.\n"),
        (2, f"{tmp_path / 'x'}: dit bestand kan niet gelezen worden.\n"),
    ]


def test_import_criteria_says_what_to_do_with_an_empty_database(lok):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE partners_lok RENAME TO partners_none")
    file = CASES / "pelt-2020.json"
    ready = "De databank is nog niet klaar. Voer eerst uit: ./portal manage migrate\n"
    assert stopped("import_criteria", file, "--lok", lok.slug) == (2, ready)


def test_export_criteria_finds_the_set_in_force_or_the_version_asked_for(road):
    road.to("published")
    slug = road.lok.slug
    run("import_criteria", CASES / "pelt-2020.json", "--lok", slug)
    named = ("export_criteria", "--lok", slug, "--purpose", "new_places")
    assert run(*named) == road.criteria_set.content
    assert run(*named, "--version", 2) == case("pelt-2020")


def test_export_criteria_takes_the_newest_draft_when_nothing_is_in_force(lok):
    for name in ("pelt-2020", "maldegem-2020"):
        run("import_criteria", CASES / f"{name}.json", "--lok", lok.slug)
    assert run("export_criteria", "--lok", lok.slug, "--purpose", "new_places") == case("maldegem-2020")


def test_export_criteria_writes_to_a_file_byte_for_byte(lok, tmp_path):
    run("import_criteria", CASES / "pelt-2020.json", "--lok", lok.slug)
    pk = CriteriaSet.objects.get().pk
    assert run("export_criteria", pk, "--out", tmp_path / "x.json") == ""
    assert (tmp_path / "x.json").read_bytes() == (CASES / "pelt-2020.json").read_bytes()
    code, said = stopped("export_criteria", pk, "--out", tmp_path / "no" / "x.json")
    assert (code, said) == (2, f"{tmp_path / 'no' / 'x.json'}: dit bestand kan niet geschreven worden.\n")


def test_export_criteria_writes_bytes_whatever_the_terminal(lok):
    run("import_criteria", CASES / "pelt-2020.json", "--lok", lok.slug)
    raw = io.BytesIO()
    terminal = io.TextIOWrapper(raw, "ascii")
    call_command("export_criteria", CriteriaSet.objects.get().pk, stdout=terminal)
    assert raw.getvalue() == (CASES / "pelt-2020.json").read_bytes()


def test_export_criteria_refuses_what_it_cannot_find(lok):
    told = [stopped("export_criteria"), stopped("export_criteria", 999)]
    told += [stopped("export_criteria", "--lok", lok.slug, "--purpose", "conversion")]
    gone = (2, "Deze criteriaset bestaat niet.\n")
    assert told == [(2, "Geef een nummer, of --lok en --purpose.\n"), gone, gone]
