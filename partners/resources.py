"""The columns of organisers and locations in a spreadsheet: how they are called, read and written."""

import csv
import io
import re

import tablib
from import_export.fields import Field
from import_export.resources import Resource

from .models import Location, Organiser, Sector, SubsidyGroup
from .widgets import (
    Choice,
    Comma,
    Day,
    Digits,
    EnterpriseNumber,
    Hour,
    Lines,
    Link,
    Whole,
    Words,
    YesNo,
    safe,
)

BOM = "\ufeff"  # Excel reads a CSV as UTF-8 only behind it


def folded(text: str) -> str:
    """As headers are compared: no case, no signs, no remark between brackets."""
    return re.sub(r"[\W_]+", " ", re.sub(r"\(.*?\)", "", str(text).casefold())).strip()


class Column(Field):
    """A field with other names people give it; a key is never emptied by an empty cell."""

    def __init__(self, attribute, column_name, widget, *, other="", example="", **ways):
        super().__init__(attribute=attribute, column_name=column_name, widget=widget)
        self.names = {folded(name) for name in (column_name, *other.split(","))} - {""}
        self.required, self.is_key = ways.get("required", False), ways.get("is_key", False)
        self.example = example

    @property
    def is_reference(self):
        """It names another record, so its value is looked up rather than set."""
        return "__" in self.attribute


class Told(Field):
    """Goes out and never comes in: to change it is an act of its own."""


class Sheeted(Resource):
    """What both have in common: safe cells going out, columns known by many names coming in."""

    title = ""

    def export_field(self, field, instance, **kwargs):
        return safe(super().export_field(field, instance, **kwargs))

    def columns(self) -> dict[str, Column]:
        """The columns that can come in, by name."""
        return {name: field for name, field in self.fields.items() if isinstance(field, Column)}

    def guess(self, headers: list[str]) -> dict[str, str]:
        """Place of a column, as text: the field its header means; each field once, the first that fits."""
        found = {}
        for place, header in enumerate(headers):
            for name, column in self.columns().items():
                if name not in found.values() and folded(header) in column.names | {folded(name)}:
                    found[str(place)] = name
                    break
        return found

    def blank_sheet(self) -> tablib.Dataset:
        """The columns, and one row of examples."""
        columns = self.columns().values()
        return tablib.Dataset(
            [safe(column.example) for column in columns],
            headers=[column.column_name for column in columns],
            title=self.title,
        )


class OrganiserResource(Sheeted):
    """Organisers of a LOK."""

    title = "organisatoren"
    name = Column(
        "name", "naam", Words(), required=True, example="Het Voorbeeld vzw",
        other="organisator,naam organisator,organisatie,naam organisatie,name,organiser,inrichter",
    )  # fmt: skip
    enterprise_number = Column(
        "enterprise_number", "ondernemingsnummer", EnterpriseNumber(), is_key=True, example="0403.019.261",
        other="kbo,kbo nummer,kbonummer,kbo nr,ondernemingsnr,nummer,btw nummer,enterprise number",
    )  # fmt: skip
    legal_form = Column(
        "legal_form", "rechtsvorm", Words(), example="vzw", other="juridische vorm,legal form,vorm"
    )
    sector = Column(
        "sector",
        "sector",
        Choice(
            Sector.choices,
            public="openbaar,publiek,gemeente,ocmw,lokaal bestuur,stad",
            nonprofit="vzw,non profit,private non profit,privaat non profit",
            independent="zelfstandig,bv,nv,particulier",
            family_day_carer="onthaalouder,zelfstandige onthaalouder,kinderbegeleider gezinsopvang",
            family_care_service="dienst voor onthaalouders,dienst gezinsopvang,dienst",
        ),
        required=True, example="vzw of andere private non-profit", other="soort organisator,type,soort",
    )  # fmt: skip
    is_local_authority = Column(
        "is_local_authority", "lokaal bestuur", YesNo(), example="nee",
        other="lokaal bestuur als organisator,is lokaal bestuur,local authority",
    )  # fmt: skip
    email = Column(
        "email", "e-mail", Words(), example="info@voorbeeld.example", other="email,mail,e mailadres,mailadres"
    )
    phone = Column("phone", "telefoon", Words(), example="09 300 00 00", other="tel,telefoonnummer,gsm,phone")
    website = Column("website", "website", Link(), example="https://voorbeeld.example", other="site,url,web")
    about = Column("about", "voorstelling", Lines(), example="", other="omschrijving,about,over,beschrijving")
    state = Told("get_state_display", "toestand")


class LocationResource(Sheeted):
    """Locations in a LOK, with the organiser, neighbourhood and subsidy group each belongs to."""

    title = "locaties"
    organiser_number = Column(
        "organiser__enterprise_number", "ondernemingsnummer organisator", EnterpriseNumber(), is_key=True,
        example="0403.019.261", other="ondernemingsnummer,kbo,kbo nummer,kbo organisator,kbonummer",
    )  # fmt: skip
    organiser_name = Column(
        "organiser__name", "organisator", Words(), is_key=True, example="Het Voorbeeld vzw",
        other="naam organisator,organisatie,organiser,inrichter",
    )  # fmt: skip
    name = Column(
        "name", "naam", Words(), required=True, example="De Speelvogel",
        other="locatie,naam locatie,opvanglocatie,kinderopvanglocatie,opvanginitiatief,name,location",
    )  # fmt: skip
    dossier_number = Column(
        "dossier_number", "dossiernummer", Words(), is_key=True, example="910000001",
        other="dossier,dossiernr,dossier nr,dossier number",
    )  # fmt: skip
    establishment_number = Column(
        "establishment_number", "vestigingsnummer", Digits(), is_key=True, example="2.123.456.789",
        other="vestigingseenheidsnummer,vestigingsnr,vestigingseenheid,establishment number",
    )  # fmt: skip
    kind = Column(
        "kind", "soort opvang", Choice(
            Location.Kind.choices, family_care="gezin,onthaalouder",
            group_care="groep,kinderdagverblijf,groepsopvang samenwerkende onthaalouders",
        ),
        required=True, example="groepsopvang", other="soort,type,opvangvorm,vergunningstype,kind,type opvang",
    )  # fmt: skip
    places_licensed = Column(
        "places_licensed", "vergunde plaatsen", Whole(), required=True, example=18,
        other="plaatsen,aantal plaatsen,capaciteit,aantal vergunde plaatsen,totaal aantal plaatsen,places",
    )  # fmt: skip
    places_income_tariff = Column(
        "places_income_tariff", "plaatsen inkomenstarief", Whole(0), example=12,
        other="plaatsen ikt,ikt,ikt plaatsen,inkomenstarief",
    )  # fmt: skip
    places_free_price = Column(
        "places_free_price",
        "plaatsen vrije prijs",
        Whole(0),
        example=6,
        other="vrije prijs,niet ikt,niet ikt plaatsen",
    )
    street = Column(
        "street", "straat en nummer", Words(), example="Dorp 1", other="straat,adres,street,address"
    )
    postcode = Column("postcode", "postcode", Digits(), example="9990", other="postnummer,zip,postal code")
    town = Column(
        "town", "deelgemeente", Words(), example="Voorbeeldgem", other="gemeente,plaats,woonplaats,town,city"
    )
    neighbourhood = Column(
        "neighbourhood__name", "buurt", Words(), example="Centrum",
        other="wijk,leefkern,woonkern,kern,neighbourhood",
    )  # fmt: skip
    subsidy_group = Column(
        "subsidy_group__code", "subsidiegroep", Words(), example="",
        other="code subsidiegroep,subsidy group,groep",
    )  # fmt: skip
    subsidy_tier = Column(
        "subsidy_group__tier", "subsidietrap", Choice(SubsidyGroup.Tier.choices), example="",
        other="trap,hoogste trap,subsidy tier,tier",
    )  # fmt: skip
    days_per_week = Column(
        "days_per_week",
        "open dagen per week",
        Comma(),
        example="5",
        other="dagen per week,openingsdagen per week",
    )
    days_per_year = Column(
        "days_per_year",
        "open dagen per jaar",
        Whole(),
        example=230,
        other="dagen per jaar,openingsdagen per jaar",
    )
    opens_at = Column("opens_at", "open vanaf", Hour(), example="07:00", other="opent,openingsuur,van,opens")
    closes_at = Column(
        "closes_at", "open tot", Hour(), example="18:00", other="sluit,sluitingsuur,tot,closes"
    )
    started_on = Column(
        "started_on", "gestart op", Day(), example="01/09/2020", other="start,startdatum,begindatum,gestart"
    )
    state = Told("get_state_display", "toestand")


RESOURCES = {"organisers": OrganiserResource, "locations": LocationResource}
MODELS = {"organisers": Organiser, "locations": Location}


def as_csv(dataset: tablib.Dataset) -> bytes:
    """As Excel in Dutch opens it at once: ; between cells, UTF-8 behind a BOM."""
    out = io.StringIO(BOM, newline="")
    out.seek(len(BOM))
    writer = csv.writer(out, delimiter=";")
    writer.writerows([dataset.headers, *dataset])
    return out.getvalue().encode()


def as_xlsx(dataset: tablib.Dataset) -> bytes:
    """One sheet with a bold header that stays in sight."""
    return dataset.export("xlsx")


FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
