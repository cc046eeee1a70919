"""News of organisers: reported by a contact, applied by the act that fits or declined, with a reply."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ledger.models import Entry
from ledger.rules import Refused
from partners import actions
from partners.models import ChangeReport, Location, Mail, Role
from tests.factories import (
    LocationFactory,
    LokFactory,
    OrganiserFactory,
    PersonFactory,
    contact_of,
    plant,
    staff,
)

from .news import TODAY, at, report_of

pytestmark = pytest.mark.django_db
SECRET = "Ik stop omdat ik ziek ben."
PLACES = {"name": "Bij An", "kind": "family_care", "places_licensed": 6}
PLACES |= {"places_income_tariff": 0, "places_free_price": 0}


@pytest.fixture
def lok(travel):
    travel("2026-05-12 10:00")
    return LokFactory()


@pytest.fixture
def coordinator(lok):
    return staff(lok, Role.COORDINATOR)


@pytest.fixture
def organiser(lok):
    return OrganiserFactory(lok=lok, name="Onthaalouder An")


@pytest.fixture
def contact(organiser):
    return contact_of(organiser)


@pytest.fixture
def location(organiser):
    return LocationFactory(organiser=organiser, name="Bij An", kind="family_care", places_licensed=8)


@pytest.fixture
def report(organiser, contact, location):
    return report_of(organiser, contact, location=location, text=SECRET)


def test_report_change_waits_and_tells_the_regie(client, lok, organiser, contact, location):
    client.force_login(contact)
    form = {"kind": "closing", "location": location.pk, "happens_on": "2026-06-30", "text": SECRET}
    answer = client.post(at("report_change", lok, organiser.pk), form)
    report, mail = ChangeReport.objects.get(), Mail.objects.get()
    assert (report.state, report.reported_by, report.location) == ("reported", contact, location)
    assert answer.url == at("report_detail", lok, report.pk)
    assert (mail.to, SECRET in mail.body) == (lok.contact_email, True)
    assert mail.subject == "Melding van Onthaalouder An: Sluiting: Bij An"


def test_report_change_is_the_organisers_own(client, lok, organiser, coordinator):
    client.force_login(coordinator)
    page = client.get(at("report_change", lok, organiser.pk))
    said = "“Meld nieuws” is voorbehouden aan een contactpersoon van de organisator."
    assert (page.status_code, said in page.text) == (403, True)


def test_report_change_is_refused_to_a_stopped_organiser(lok, coordinator, organiser, contact):
    organiser = actions.stop_organiser(organiser, by=coordinator, reason="Met pensioen.")
    new = ChangeReport(lok=lok, organiser=organiser, kind="correction", text="x", happens_on=TODAY)
    with pytest.raises(Refused, match="Deze organisator is gestopt."):
        actions.report_change(new, by=contact)


@pytest.mark.parametrize(
    ("form", "errors"),
    [
        ({"kind": "closing"}, {"location": ["Kies om welke locatie het gaat."]}),
        ({"kind": "opening"}, {"location_name": ["Geef de naam van de nieuwe locatie."]}),
        ({"kind": "opening", "location": "old"}, {"location": ["Deze locatie is al open."]}),
    ],
)
def test_report_change_asks_what_it_is_about(client, contact, location, form, errors):
    client.force_login(contact)
    about = {"location": location.pk} if "location" in form else {}
    form = form | about | {"happens_on": "2026-06-30", "text": "x"}
    page = client.post(at("report_change", location.lok, location.organiser_id), form)
    assert page.context["form"].errors == errors


def test_report_change_offers_only_own_locations(client, lok, organiser, contact, location):
    other = LocationFactory(organiser=OrganiserFactory(lok=lok))
    client.force_login(contact)
    form = {"kind": "closing", "happens_on": "2026-06-30", "text": "x", "location": other.pk}
    page = client.post(at("report_change", lok, organiser.pk), form)
    assert (list(page.context["form"].errors), other.name in page.text) == (["location"], False)


def test_report_change_is_filled_in_by_the_link_that_led_there(client, lok, organiser, contact, location):
    client.force_login(contact)
    asked = {"wat": "correction", "locatie": location.pk, "over": "adres"}
    form = client.get(at("report_change", lok, organiser.pk), asked).context["form"]
    assert (form["kind"].value(), form["location"].value()) == ("correction", str(location.pk))
    assert form["text"].value() == "Dit klopt niet: adres. Het moet zijn: "


def test_a_correction_of_the_organiser_goes_to_the_lok_that_keeps_it(organiser, contact):
    new = ChangeReport(lok=LokFactory(), organiser=organiser, kind="correction", text="x", happens_on=TODAY)
    assert actions.report_change(new, by=contact).lok == organiser.lok


def test_a_report_about_somebody_elses_location_is_refused_by_the_database(organiser):
    with pytest.raises(IntegrityError, match="niet van deze organisator in dit LOK"), transaction.atomic():
        report_of(organiser, location=LocationFactory())


@pytest.mark.parametrize("values", [{"text": "iets anders"}, {"kind": "moving"}, {"location": None}])
def test_a_report_stays_as_it_was_said(report, values):
    with pytest.raises(IntegrityError, match="Een melding blijft zoals ze gemeld is."), transaction.atomic():
        plant(report, **values)


def test_an_answered_report_changes_no_more(report, coordinator):
    report = actions.decline_report(report, by=coordinator, reply="Dat kan niet.")
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        plant(report, reply="Toch wel.")


@pytest.mark.parametrize(
    "news",
    [
        ("closing", "active", "partners.stop_location", "stopped"),
        ("pausing", "active", "partners.pause_location", "inactive"),
        ("opening", "inactive", "partners.resume_location", "active"),
    ],
)
def test_apply_report_does_the_act_that_fits(client, organiser, coordinator, news):
    kind, before, act, after = news
    location = LocationFactory(organiser=organiser, state=before)
    report = report_of(organiser, kind=kind, location=location)
    client.force_login(coordinator)
    url = at("apply_report", organiser.lok, report.pk)
    filled_in = client.get(url).context["form"]["reason"].value()
    assert filled_in == "Gemeld door Onthaalouder An, vanaf dinsdag 12 mei 2026."
    client.post(url, {"reason": filled_in, "reply": "Dank u."})
    location.refresh_from_db(), report.refresh_from_db()
    assert (location.state, report.state, report.followed_by) == (after, "applied", act)
    acts = Entry.objects.filter(act__in=[act, "partners.apply_report"]).order_by("act")
    assert list(acts.values_list("act", flat=True)) == sorted([act, "partners.apply_report"])


def test_apply_report_adds_a_new_location_filled_in(client, lok, organiser, coordinator):
    report = report_of(organiser, kind="opening", location_name="Bij An")
    client.force_login(coordinator)
    url = at("apply_report", lok, report.pk)
    form = client.get(url).context["form"]
    assert (form["name"].value(), form["started_on"].value()) == ("Bij An", TODAY)
    client.post(url, PLACES | {"reply": "Welkom."})
    report.refresh_from_db()
    assert (report.location, report.followed_by) == (Location.objects.get(), "partners.register_location")


@pytest.mark.parametrize("kind", ["moving", "places", "correction"])
def test_apply_report_changes_the_location(client, lok, organiser, coordinator, location, kind):
    report = report_of(organiser, kind=kind, location=location)
    client.force_login(coordinator)
    client.post(at("apply_report", lok, report.pk), PLACES | {"street": "Nieuwstraat 1", "reply": "Dank u."})
    location.refresh_from_db(), report.refresh_from_db()
    assert (location.places_licensed, location.street) == (6, "Nieuwstraat 1")
    assert (report.state, report.followed_by) == ("applied", "partners.edit_location")


def test_apply_report_corrects_the_organiser(client, lok, organiser, coordinator):
    report = report_of(organiser, kind="correction")
    client.force_login(coordinator)
    values = {"name": "An en Co", "sector": "independent", "reply": "Aangepast."}
    client.post(at("apply_report", lok, report.pk), values)
    organiser.refresh_from_db(), report.refresh_from_db()
    assert (organiser.name, report.followed_by) == ("An en Co", "partners.edit_organiser")


def test_apply_report_only_answers_what_the_register_says_already(client, lok, coordinator, report, location):
    actions.stop_location(location, by=coordinator, reason="Telefonisch gemeld.")
    client.force_login(coordinator)
    page = client.get(at("apply_report", lok, report.pk))
    assert list(page.context["form"].fields) == ["reply"]
    client.post(at("apply_report", lok, report.pk), {"reply": "Dat wisten we al."})
    report.refresh_from_db()
    assert (report.state, report.followed_by) == ("applied", "partners.stop_location")


def test_apply_report_is_refused_where_the_register_refuses(lok, organiser, coordinator, location):
    moving = report_of(organiser, kind="moving", location=location)
    actions.stop_location(location, by=coordinator, reason="Gestopt.")
    with pytest.raises(Refused, match="“Wijzig de locatie” kan alleen in de toestand"):
        actions.apply_report(moving, by=coordinator, reply="Dank u.", street="Nieuwstraat 1")
    assert ChangeReport.objects.get().state == "reported"


def test_apply_report_changes_nothing_without_a_reply(lok, coordinator, report, location, client):
    client.force_login(coordinator)
    page = client.post(at("apply_report", lok, report.pk), {"reason": "Gestopt.", "reply": ""})
    location.refresh_from_db()
    assert (page.context["form"].errors, location.state) == ({"reply": ["Dit veld is verplicht."]}, "active")


def test_decline_report_answers_with_the_reason(client, lok, coordinator, contact, organiser, report):
    client.force_login(coordinator)
    client.post(at("decline_report", lok, report.pk), {"reply": "De vergunning loopt nog."})
    report.refresh_from_db()
    mail = Mail.objects.get()
    assert (report.state, report.answered_by, report.answered_at) == ("declined", coordinator, timezone.now())
    assert (mail.to, mail.subject) == (contact.email, "Antwoord op uw melding: Sluiting: Bij An")
    assert "nam ze niet over. Het antwoord:\n\nDe vergunning loopt nog." in mail.body


def test_both_answers_stand_at_the_organiser_with_their_date(
    client, lok, coordinator, contact, organiser, report
):
    actions.apply_report(report, by=coordinator, reply="We pasten het aan.", reason="Gemeld.")
    actions.decline_report(report_of(organiser, kind="correction"), by=coordinator, reply="Het klopt al.")
    client.force_login(contact)
    page = client.get(at("organiser_detail", lok, organiser.pk)).text
    words = ("Verwerkt", "We pasten het aan.", "Niet overgenomen", "Het klopt al.", "12\u00a0mei\u00a02026")
    assert [each for each in words if each not in page] == []
    assert Mail.objects.filter(to=contact.email, body__contains="verwerkte ze in het register").count() == 1


def test_an_answer_without_words_is_refused_by_the_database(report, coordinator):
    answered = {"state": "declined", "answered_by": coordinator, "answered_at": timezone.now()}
    with pytest.raises(IntegrityError, match="changereport_answered"), transaction.atomic():
        plant(report, **answered)


@pytest.mark.parametrize("verb", ["apply_report", "decline_report"])
def test_apply_and_decline_report_are_the_regies(client, lok, contact, report, verb):
    client.force_login(contact)
    page = client.get(at(verb, lok, report.pk))
    assert (page.status_code, "voorbehouden aan de beheerder of de coördinator" in page.text) == (403, True)


def test_withdraw_report_is_the_organisers_until_it_is_answered(client, lok, coordinator, contact, report):
    client.force_login(coordinator)
    assert client.post(at("withdraw_report", lok, report.pk)).status_code == 403
    client.force_login(contact)
    client.post(at("withdraw_report", lok, report.pk))
    report.refresh_from_db()
    assert report.state == "withdrawn"
    with pytest.raises(Refused, match="Nu is de toestand “Ingetrokken”."):
        actions.decline_report(report, by=coordinator, reply="Te laat.")


def test_a_report_is_seen_by_its_organiser_and_the_staff_of_the_lok_only(client, lok, contact, report):
    people = [contact, staff(lok, Role.AUDITOR), contact_of(OrganiserFactory(lok=lok)), PersonFactory()]
    people += [staff(LokFactory(), Role.COORDINATOR), staff(lok, Role.CHAIR)]
    found = []
    for person in people:
        client.force_login(person)
        found.append(client.get(at("report_detail", lok, report.pk)).status_code)
    assert found == [200, 200, 404, 404, 404, 404]


@pytest.mark.parametrize("verb", ["apply_report", "decline_report", "withdraw_report"])
def test_another_organisers_contact_cannot_touch_a_report(client, lok, report, verb):
    client.force_login(contact_of(OrganiserFactory(lok=lok)))
    assert client.post(at(verb, lok, report.pk), {"reply": "Ik ook."}).status_code == 404


def test_another_organisers_contact_reads_no_report_in_any_list(client, lok, organiser, report, location):
    client.force_login(contact_of(OrganiserFactory(lok=lok)))
    pages = [client.get(at(name, lok)).text for name in ("report_list", "overview")]
    assert [SECRET in page or location.name in page for page in pages] == [False, False]


def test_the_list_has_what_waits_on_top_and_filters(client, lok, organiser, coordinator, report):
    declined = actions.decline_report(report_of(organiser, kind="correction"), by=coordinator, reply="Nee.")
    client.force_login(coordinator)
    asked = [{}, {"toestand": "declined"}, {"wat": "closing"}, {"wat": "onzin"}]
    shown = [list(client.get(at("report_list", lok), each).context["page"]) for each in asked]
    assert shown == [[report, declined], [declined], [report], [report, declined]]


@pytest.mark.parametrize("count", [1, 30])
def test_the_reports_take_as_many_queries_for_thirty_as_for_one(
    client, lok, coordinator, count, django_assert_num_queries
):
    for _ in range(count):
        organiser = OrganiserFactory(lok=lok)
        report_of(organiser, location=LocationFactory(organiser=organiser))
    client.force_login(coordinator)
    with django_assert_num_queries(5):
        assert len(client.get(at("report_list", lok)).context["page"]) == count


@pytest.fixture
def changed(organiser, coordinator, report):
    """A day carer who closed, a crèche that moved, and one that changed its places only."""
    creches = [LocationFactory(organiser=organiser, name=name) for name in ("De Zonnebloem", "Stil")]
    june = datetime.date(2026, 6, 1)
    moved = report_of(organiser, kind="moving", location=creches[0], happens_on=june, text=SECRET)
    hidden = report_of(organiser, kind="places", location=creches[1])
    actions.apply_report(report, by=coordinator, reply="Dank u.", reason="Gemeld.")
    for each in (moved, hidden):
        actions.apply_report(each, by=coordinator, reply="Dank u.", street="Nieuwstraat 1")


@pytest.mark.usefixtures("changed")
def test_the_public_reads_what_opened_closed_and_moved_without_names_of_day_carers(client, lok, organiser):
    page = client.get(at("overview", lok))
    assert [(c.kind, c.public_name) for c in page.context["changes"]] == [
        ("moving", "De Zonnebloem"),
        ("closing", "een gezinsopvang"),
    ]
    said = [words in page.text for words in (SECRET, "Bij An", organiser.name, "Stil", "Nieuwstraat")]
    assert said == [False] * 5
