"""Pages of an import, from the file to the register."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from partners import sheets
from partners.models import ImportRun, Location, Neighbourhood, Organiser, Role
from partners.models.imports import PATIENCE
from tests.factories import LokFactory, OrganiserFactory, PersonFactory, kbo, staff
from tests.partners.files import compared, csv, read_in, xlsx

pytestmark = pytest.mark.django_db
HEAD = ("naam", "kbo", "sector", "telefoon")


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def by(lok):
    return staff(lok, Role.COORDINATOR)


@pytest.fixture
def regie(client, by):
    client.force_login(by)
    return client


@pytest.fixture
def run(lok, by):
    return compared("organisers", csv(HEAD, ("A", kbo(1), "vzw", ""), ("B", kbo(2), "fout", "")), by, lok)


def url(name, lok, *args):
    return reverse(f"partners:{name}", args=[lok.slug, *args])


def upload(client, lok, content, name="lijst.csv", kind="organisers"):
    data = {"kind": kind, "file": SimpleUploadedFile(name, content)}
    return client.post(url("upload_import", lok), data)


def columns(*names):
    return {f"column_{place}": name for place, name in enumerate(names)}


def test_the_whole_road_from_a_file_to_the_register(regie, lok):
    page = upload(regie, lok, csv(HEAD, ("A", kbo(1), "vzw", "09 1"), encoding="cp1252"))
    run = ImportRun.objects.get()
    assert (page.url, run.file_name) == (url("map_import", lok, run.pk), "lijst.csv")
    shown = regie.get(page.url).content.decode()
    assert "We herkenden 4 van de 4\u00a0kolommen." in shown
    regie.post(page.url, columns("name", "enterprise_number", "sector", "-"))
    assert "Neem over" in regie.get(url("import_detail", lok, run.pk)).content.decode()
    assert "organisatoren, 1 toegevoegd" in regie.get(url("confirm_import", lok, run.pk)).content.decode()
    regie.post(url("confirm_import", lok, run.pk))
    assert list(Organiser.objects.values_list("name", "phone")) == [("A", "")]
    assert "Het bestand is overgenomen" in regie.get(url("import_detail", lok, run.pk)).content.decode()


def test_an_upload_is_judged_by_what_is_in_it(regie, lok):
    page = upload(regie, lok, xlsx(HEAD, ("A", kbo(1), "vzw", "")), name="lijst.csv")
    assert (page.status_code, ImportRun.objects.get().file_name) == (302, "lijst.xlsx")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", sheets.EMPTY),
        (b"naam\r\n", sheets.ONLY_HEADER),
        (b"%PDF-1.7", sheets.NO_TEXT),
        (b"MZ\x90\x00\x03\x00", sheets.NO_TEXT),
        (b"PK\x03\x04zip", "Dit bestand is niet volledig of beschadigd."),
    ],
)
def test_an_upload_that_is_no_table_says_so(regie, lok, content, sentence):
    page = upload(regie, lok, content)
    assert (sentence in page.content.decode(), ImportRun.objects.count()) == (True, 0)


def test_an_upload_of_another_kind_of_zip_is_refused(regie, lok):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("[Content_Types].xml", "<x/>")
        container.writestr("word/document.xml", "<x/>")
    assert sheets.WANTED in upload(regie, lok, out.getvalue()).content.decode()


def test_an_upload_above_the_cap_is_refused(regie, lok, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    page = upload(regie, lok, b"naam;sector\r\n" + b"A;vzw\r\n" * 200_000)
    assert "Dit bestand is te groot: hoogstens 1 MB per bestand" in page.content.decode()


def test_an_upload_without_a_file_asks_for_one(regie, lok):
    page = regie.post(url("upload_import", lok), {"kind": "organisers"})
    assert "Dit veld is verplicht." in page.content.decode()


def test_one_field_takes_one_column(regie, lok, by):
    run = read_in("organisers", csv(HEAD, ("A", kbo(1), "vzw", "")), by, lok)
    page = regie.post(url("map_import", lok, run.pk), columns("name", "-", "-", "name"))
    assert "“naam” komt al uit de kolom “naam”." in page.content.decode()


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("organisers", "Kies welke kolom “naam” is"),
        (
            "locations",
            "Kies welke kolom “ondernemingsnummer organisator” of “organisator” of “dossiernummer” is",
        ),
    ],
)
def test_columns_must_say_who_a_row_is_about(regie, lok, by, kind, sentence):
    run = read_in(kind, csv(HEAD, ("A", kbo(1), "vzw", "")), by, lok)
    page = regie.post(url("map_import", lok, run.pk), columns("-", "-", "-", "-"))
    assert sentence in page.content.decode()


def test_an_import_whose_columns_are_not_chosen_begins_there(regie, lok, by):
    run = read_in("organisers", csv(HEAD, ("A", kbo(1), "vzw", "")), by, lok)
    page = regie.get(url("import_detail", lok, run.pk))
    assert (page.url, str(run)) == (url("map_import", lok, run.pk), "lijst.xlsx")


def test_columns_chosen_before_are_kept(regie, lok, run):
    page = regie.get(url("map_import", lok, run.pk))
    assert page.context["form"].initial["column_1"] == "enterprise_number"


@pytest.mark.parametrize(
    ("toon", "names"),
    [("", ["A", "B"]), ("wijzigingen", ["A"]), ("fouten", ["B"]), ("opletten", []), ("onzin", ["A", "B"])],
)
def test_the_preview_shows_the_rows_asked_for(regie, lok, run, toon, names):
    page = regie.get(url("import_detail", lok, run.pk), {"toon": toon})
    assert [row.label for row in page.context["page"]] == names
    assert [str(row) for row in run.rows.all()] == ["rij 2", "rij 3"]


def test_rows_with_errors_are_left_out_only_when_somebody_says_so(regie, lok, run):
    page = regie.post(url("confirm_import", lok, run.pk))
    assert "Vink dit aan, of verbeter het bestand en begin opnieuw." in page.content.decode()
    assert Organiser.objects.count() == 0
    regie.post(url("confirm_import", lok, run.pk), {"leave_out_errors": "on"})
    assert list(Organiser.objects.values_list("name", flat=True)) == ["A"]


def test_new_neighbourhoods_are_made_only_when_somebody_says_so(regie, lok, by):
    OrganiserFactory(lok=lok, enterprise_number=kbo(1))
    content = csv(("kbo", "naam", "soort", "plaatsen", "wijk"), (kbo(1), "N", "groepsopvang", 9, "Kern"))
    run = compared("locations", content, by, lok)
    page = regie.post(url("confirm_import", lok, run.pk))
    assert "Maak deze buurten aan: Kern" in page.content.decode()
    regie.post(url("confirm_import", lok, run.pk), {"make_neighbourhoods": "on"})
    assert (Location.objects.get().neighbourhood.name, Neighbourhood.objects.count()) == ("Kern", 1)


def test_a_second_yes_finds_nothing_to_write(regie, lok, run):
    regie.post(url("confirm_import", lok, run.pk), {"leave_out_errors": "on"})
    assert regie.post(url("confirm_import", lok, run.pk), {"leave_out_errors": "on"}).status_code == 404


def test_a_file_that_changes_nothing_has_nothing_to_confirm(regie, lok, by):
    OrganiserFactory(lok=lok, name="A", enterprise_number=kbo(1))
    run = compared("organisers", csv(HEAD, ("A", kbo(1), "vzw", "")), by, lok)
    shown = regie.get(url("import_detail", lok, run.pk)).content.decode()
    assert "Er is niets over te nemen." in shown


def test_a_failure_tells_why_and_how_on(regie, lok, run):
    ImportRun.objects.filter(pk=run.pk).update(state="failed", message="Rij 3 klopt niet.")
    shown = regie.get(url("import_detail", lok, run.pk)).content.decode()
    assert ("Rij 3 klopt niet." in shown, url("map_import", lok, run.pk) in shown) == (True, True)


def test_dropping_forgets_the_file(regie, lok, run):
    regie.post(url("drop_import", lok, run.pk))
    run.refresh_from_db()
    assert (run.state, bytes(run.content), run.rows.count()) == ("dropped", b"", 0)
    assert "geannuleerd" in regie.get(url("import_detail", lok, run.pk)).content.decode()


def test_what_is_done_is_not_dropped(regie, lok, run):
    ImportRun.objects.filter(pk=run.pk).update(state="done")
    page = regie.post(url("drop_import", lok, run.pk))
    assert (page.status_code, "intussen al verder" in page.content.decode()) == (403, True)


def test_a_busy_import_shows_how_far_it_is_and_looks_again(regie, lok, run):
    ImportRun.objects.filter(pk=run.pk).update(state="writing", done_count=1)
    page = regie.get(url("import_detail", lok, run.pk))
    assert ('value="50"' in page.content.decode(), page["Refresh"]) == (True, "5")
    assert "Refresh" not in regie.get(url("import_detail", lok, run.pk), {"stil": 1})


def test_an_import_nobody_works_on_says_so_kindly(regie, lok, run):
    long_ago = timezone.now() - 2 * PATIENCE
    ImportRun.objects.filter(pk=run.pk).update(state="comparing", moved_at=long_ago)
    shown = regie.get(url("import_detail", lok, run.pk)).content.decode()
    assert "Het duurt langer dan gewoon" in shown


NAMES = ("import_detail", "map_import", "confirm_import", "drop_import")


@pytest.mark.parametrize("name", NAMES)
def test_an_import_is_its_makers_alone(client, lok, run, name):
    client.force_login(staff(lok, Role.COORDINATOR))
    assert client.post(url(name, lok, run.pk)).status_code == 404


@pytest.mark.parametrize("name", ["import_list", "upload_import", *NAMES])
@pytest.mark.parametrize("roles", [(), (Role.ASSESSOR,)])
def test_imports_are_for_the_regie(client, lok, run, name, roles):
    client.force_login(staff(lok, *roles) if roles else PersonFactory())
    needs_run = name in NAMES
    assert client.post(url(name, lok, *([run.pk] if needs_run else []))).status_code == 403


def test_an_import_lives_in_its_own_lok(client, run, by):
    other = LokFactory()
    client.force_login(staff(other, Role.COORDINATOR))
    assert client.get(url("import_detail", other, run.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_as_much_for_many_as_for_one(regie, lok, by, count, django_assert_num_queries):
    for _ in range(count):
        read_in("organisers", csv(HEAD, ("A", kbo(1), "vzw", "")), by, lok)
    with django_assert_num_queries(5):
        regie.get(url("import_list", lok))


@pytest.mark.parametrize("count", [1, 30])
def test_the_preview_asks_as_much_for_many_as_for_one(regie, lok, by, count, django_assert_num_queries):
    rows = [(f"A{n}", kbo(n), "vzw", "") for n in range(count)]
    run = compared("organisers", csv(HEAD, *rows), by, lok)
    with django_assert_num_queries(6):
        regie.get(url("import_detail", lok, run.pk))
