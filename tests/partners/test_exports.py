"""The register as a file: what goes out, and that it comes back the same."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from partners import sheets
from partners.models import Role
from partners.resources import RESOURCES
from tests.factories import (
    LocationFactory,
    LokFactory,
    NeighbourhoodFactory,
    OrganiserFactory,
    SubsidyGroupFactory,
    kbo,
    staff,
)
from tests.partners.files import compared

pytestmark = pytest.mark.django_db
RISKY = "=HYPERLINK(1)"


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def by(lok):
    return staff(lok, Role.COORDINATOR)


@pytest.fixture
def taken(client, lok, by):
    client.force_login(by)

    def taken(kind, file_format):
        page = client.get(reverse("partners:export", args=[lok.slug, kind, file_format]))
        return page.getvalue() if page.status_code == 200 else page.status_code

    return taken


@pytest.fixture
def organiser(lok):
    return OrganiserFactory(
        lok=lok,
        name=RISKY,
        enterprise_number=kbo(1),
        sector="public",
        is_local_authority=True,
        phone="+32 9 300",
        website="https://a.example",
        about="een\r\ntwee; drie, “vier”\n-vijf",
    )


@pytest.fixture
def location(organiser, lok):
    return LocationFactory(
        organiser=organiser,
        name="'t  Nest",
        dossier_number="0091",
        establishment_number="2123456789",
        places_income_tariff=9,
        neighbourhood=NeighbourhoodFactory(lok=lok),
        subsidy_group=SubsidyGroupFactory(organiser=organiser),
        postcode="9990",
        days_per_week="4.5",
        days_per_year=230,
        opens_at="07:00",
        closes_at="18:30",
        started_on="2020-09-01",
    )


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["organisatoren", "locaties"])
def test_what_goes_out_comes_back_the_same(taken, lok, by, location, kind, file_format):
    OrganiserFactory(lok=lok, enterprise_number="", name="Zonder nummer", sector="family_day_carer")
    LocationFactory(organiser=location.organiser)
    run = compared({"organisatoren": "organisers"}.get(kind, "locations"), taken(kind, file_format), by, lok)
    assert run.counts["same"] == run.rows_count == 2


def test_csv_is_for_excel_in_dutch(taken, organiser):
    content = taken("organisatoren", "csv")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert (content[:3], rows[0][:3]) == (b"\xef\xbb\xbf", ["naam", "ondernemingsnummer", "rechtsvorm"])
    assert rows[1][:7] == [f"'{RISKY}", "0400.000.185", "", "openbaar bestuur", "ja", "", "'+32 9 300"]


def test_workbook_holds_no_formula(taken, organiser):
    sheet = openpyxl.load_workbook(io.BytesIO(taken("organisatoren", "xlsx"))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert (sheet.title, sheet["A2"].value) == ("organisatoren", f"'{RISKY}")


def test_workbook_holds_numbers_as_numbers(taken, location):
    sheet = openpyxl.load_workbook(io.BytesIO(taken("locaties", "xlsx"))).active
    row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["vergunde plaatsen"], row["dossiernummer"], row["open vanaf"]) == (18, "0091", "07:00")


@pytest.mark.parametrize("kind", ["organisatoren", "locaties"])
def test_nothing_of_another_lok_goes_out(taken, kind):
    LocationFactory(organiser=OrganiserFactory(name="Geheim"), name="Geheim")
    assert "Geheim" not in taken(kind, "csv").decode()


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["organisers", "locations"])
def test_the_example_has_columns_we_know_and_a_row_we_can_read(taken, lok, by, kind, file_format):
    OrganiserFactory(lok=lok, enterprise_number="0403019261", name="Het Voorbeeld vzw")
    resource = RESOURCES[kind]()
    content = taken(f"{resource.title}-voorbeeld", file_format)
    run = compared(kind, content, by, lok)
    assert list(resource.guess(sheets.read(content).headers).values()) == list(resource.columns())
    assert run.counts.get("error", 0) == 0


@pytest.mark.parametrize(
    ("kind", "file_format"), [("mensen", "csv"), ("locaties", "pdf"), ("locaties-geheim", "csv")]
)
def test_a_file_that_does_not_exist_is_not_found(taken, kind, file_format):
    assert taken(kind, file_format) == 404


@pytest.mark.parametrize("roles", [(), (Role.AUDITOR,)])
def test_exports_are_for_the_regie(client, lok, roles):
    client.force_login(staff(lok, *roles))
    assert client.get(reverse("partners:export", args=[lok.slug, "locaties", "csv"])).status_code == 403


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("kind", ["organisatoren", "locaties"])
def test_an_export_asks_as_much_for_many_as_for_one(
    taken, organiser, lok, kind, count, django_assert_num_queries
):
    LocationFactory.create_batch(count, organiser=organiser)
    with django_assert_num_queries(4):
        taken(kind, "csv")
