"""Campaigns along the data: who is asked, reminded and warned, each once; who confirmed; what stays."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ledger.models import Entry
from ledger.rules import Refused
from partners import actions
from partners.campaigns import remind_organisers
from partners.models import Campaign, CampaignPart, DataConfirmation, Mail, Role
from partners.tasks import remind
from tests.factories import (
    LocationFactory,
    LokFactory,
    OrganiserFactory,
    PersonFactory,
    contact_of,
    plant,
    staff,
)

from .news import DUE, at, opened, would_be

pytestmark = pytest.mark.django_db


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


def subjects():
    return list(Mail.objects.order_by("pk").values_list("subject", flat=True))


def test_open_campaign_asks_every_contact_of_who_is_active_once(lok, coordinator, organiser, contact):
    contact_of(OrganiserFactory(lok=lok, state="stopped"))
    contact_of(OrganiserFactory())
    campaign = opened(lok, coordinator)
    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == (contact.email, "Kloppen uw gegevens nog? (Onthaalouder An)")
    assert at("check_data", lok, organiser.pk) in mail.body
    assert [part.organiser for part in campaign.parts.all()] == [organiser]


def test_open_campaign_asks_an_organiser_welcomed_from_elsewhere(lok, coordinator):
    guest = OrganiserFactory(name="Gast")
    contact_of(guest)
    actions.welcome_organiser(guest, lok, by=coordinator)
    opened(lok, coordinator)
    assert subjects() == ["Kloppen uw gegevens nog? (Gast)"]


def test_open_campaign_is_the_regies(lok, organiser, contact):
    said = "“Begin een ronde langs de gegevens” is voorbehouden aan de beheerder of de coördinator."
    for person in (contact, staff(lok, Role.AUDITOR), staff(LokFactory(), Role.COORDINATOR)):
        with pytest.raises(Refused, match=said):
            opened(lok, person)
    assert subjects() == []


def test_open_campaign_is_refused_while_one_is_open(lok, coordinator):
    opened(lok, coordinator)
    with pytest.raises(Refused, match="Er loopt al een ronde in dit LOK. Sluit die eerst."):
        opened(lok, coordinator)


def test_two_open_campaigns_are_refused_by_the_database(lok, coordinator):
    opened(lok, coordinator)
    with pytest.raises(IntegrityError, match="campaign_one_open"), transaction.atomic():
        plant(would_be(lok))


def test_a_campaign_that_starts_later_asks_nobody_before(lok, coordinator, contact, travel):
    opened(lok, coordinator, starts_on=datetime.date(2026, 5, 20))
    assert (remind_organisers(), subjects()) == (0, [])
    travel("2026-05-20 07:10")
    assert (remind_organisers(), len(subjects())) == (1, 1)


def test_who_comes_later_is_asked_the_next_morning(lok, coordinator, travel):
    opened(lok, coordinator)
    contact_of(OrganiserFactory(lok=lok, name="Nieuw"))
    travel("2026-05-13 07:10")
    assert (remind_organisers(), subjects()) == (1, ["Kloppen uw gegevens nog? (Nieuw)"])


@pytest.mark.parametrize("mornings", [1, 3])
def test_reminders_go_once_before_and_once_after_the_last_day(lok, coordinator, contact, travel, mornings):
    opened(lok, coordinator)
    for day in ("2026-06-01", "2026-06-02", "2026-06-09", "2026-06-10"):
        travel(f"{day} 07:10")
        for _ in range(mornings):
            remind(timestamp=0)
    assert subjects() == [
        "Kloppen uw gegevens nog? (Onthaalouder An)",
        "Herinnering: kijk uw gegevens na voor dinsdag 9 juni 2026 (Onthaalouder An)",
        "Uw gegevens zijn nog niet bevestigd (Onthaalouder An)",
    ]


def test_who_confirmed_is_not_reminded(lok, coordinator, organiser, contact, travel):
    opened(lok, coordinator)
    actions.confirm_data(organiser, by=contact)
    travel("2026-06-10 07:10")
    assert (remind_organisers(), len(subjects())) == (0, 1)


def test_who_confirmed_on_the_first_morning_is_not_asked_but_counted(lok, coordinator, organiser, contact):
    actions.confirm_data(organiser, by=contact)
    campaign = opened(lok, coordinator)
    assert (subjects(), campaign.parts.figures()) == ([], {"asked": 1, "confirmed": 1})


def test_only_a_confirmation_within_the_window_counts(lok, coordinator, organiser, contact, travel):
    travel("2026-05-11 23:00")
    actions.confirm_data(organiser, by=contact)
    travel("2026-05-12 10:00")
    campaign = opened(lok, coordinator)
    assert campaign.parts.figures() == {"asked": 1, "confirmed": 0}
    travel("2026-06-20 10:00")
    campaign = actions.close_campaign(campaign, by=coordinator)
    travel("2026-06-20 10:01")
    actions.confirm_data(organiser, by=contact)
    assert campaign.parts.figures() == {"asked": 1, "confirmed": 0}


def test_close_campaign_keeps_its_figures_and_ends_the_mails(lok, coordinator, organiser, contact, travel):
    OrganiserFactory(lok=lok)
    campaign = opened(lok, coordinator)
    actions.confirm_data(organiser, by=contact)
    campaign = actions.close_campaign(campaign, by=coordinator)
    assert (campaign.state, campaign.asked_count, campaign.confirmed_count) == ("closed", 2, 1)
    travel("2026-06-10 07:10")
    assert (remind_organisers(), Entry.objects.filter(act="partners.close_campaign").count()) == (0, 1)


def test_close_campaign_is_the_regies_and_once(lok, coordinator, contact):
    campaign = opened(lok, coordinator)
    with pytest.raises(Refused, match="“Sluit de ronde” is voorbehouden aan de beheerder of de coördinator."):
        actions.close_campaign(campaign, by=contact)
    campaign = actions.close_campaign(campaign, by=coordinator)
    with pytest.raises(Refused, match="Nu is de toestand “Gesloten”."):
        actions.close_campaign(campaign, by=coordinator)


def test_a_campaign_keeps_its_question_and_a_closed_one_everything(lok, coordinator):
    campaign = opened(lok, coordinator)
    with pytest.raises(IntegrityError, match="Een lopende ronde houdt haar vraag"), transaction.atomic():
        plant(Campaign.objects.get(), due_on=DUE + datetime.timedelta(days=1))
    actions.close_campaign(campaign, by=coordinator)
    with pytest.raises(IntegrityError, match="Een gesloten ronde verandert niet meer."), transaction.atomic():
        plant(Campaign.objects.get(), state="open")


def test_a_mail_that_went_is_not_forgotten(lok, coordinator, organiser):
    opened(lok, coordinator)
    CampaignPart.objects.update(reminded_at=timezone.now())
    with pytest.raises(IntegrityError, match="Een verstuurde vraag blijft verstuurd."), transaction.atomic():
        CampaignPart.objects.update(reminded_at=None)


@pytest.mark.parametrize(
    ("starts_on", "rhythm", "next_on"),
    [
        ("2026-05-12", "half_yearly", "2026-11-12"),
        ("2026-08-31", "half_yearly", "2027-02-28"),
        ("2028-02-29", "yearly", "2029-02-28"),
    ],
)
def test_the_next_campaign_is_due_by_its_rhythm(starts_on, rhythm, next_on):
    campaign = Campaign(starts_on=datetime.date.fromisoformat(starts_on), rhythm=rhythm)
    assert campaign.next_on == datetime.date.fromisoformat(next_on)


def test_open_campaign_page_says_who_gets_mail_and_sends_it(client, lok, coordinator, contact):
    client.force_login(coordinator)
    page = client.get(at("open_campaign", lok))
    assert (page.context["mail_count"], page.context["mail_to"]) == (
        *(1, "de contactpersonen van 1\u00a0organisator"),
    )
    form = {"title": "Voorjaar", "starts_on": "2026-05-12", "due_on": "2026-06-09", "text": "Hallo"}
    answer = client.post(at("open_campaign", lok), form | {"rhythm": "yearly"})
    assert (answer.url, len(subjects())) == (at("campaign_detail", lok, Campaign.objects.get().pk), 1)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"starts_on": "2026-05-11"}, "starts_on", "Kies vandaag of een dag die nog komt."),
        ({"due_on": "2026-05-12"}, "__all__", "De laatste dag komt na de eerste dag."),
    ],
)
def test_open_campaign_page_refuses_days_that_make_no_sense(client, lok, coordinator, values, field, said):
    client.force_login(coordinator)
    form = {"title": "V", "starts_on": "2026-05-12", "due_on": "2026-06-09", "text": "H", "rhythm": "yearly"}
    page = client.post(at("open_campaign", lok), form | values)
    assert page.context["form"].errors == {field: [said]}


def test_close_campaign_page_says_how_many_confirmed(client, lok, coordinator, organiser):
    campaign = opened(lok, coordinator)
    client.force_login(coordinator)
    assert "0 van 1 bevestigd" in client.get(at("close_campaign", lok, campaign.pk)).text
    client.post(at("close_campaign", lok, campaign.pk))
    assert Campaign.objects.get().state == "closed"


@pytest.mark.parametrize("count", [1, 30])
def test_a_campaign_takes_as_many_queries_for_thirty_as_for_one(
    client, lok, coordinator, count, django_assert_num_queries
):
    for _ in range(count):
        contact_of(OrganiserFactory(lok=lok))
    campaign = opened(lok, coordinator)
    client.force_login(coordinator)
    with django_assert_num_queries(6):
        assert len(client.get(at("campaign_detail", lok, campaign.pk)).context["page"]) == count


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_of_campaigns_takes_as_many_queries_for_thirty_as_for_one(
    client, lok, coordinator, count, django_assert_num_queries
):
    over = {"state": "closed", "closed_at": timezone.now(), "asked_count": 3, "confirmed_count": 2}
    for _ in range(count):
        plant(would_be(lok, **over))
    client.force_login(coordinator)
    with django_assert_num_queries(7):
        assert len(client.get(at("campaign_list", lok)).context["page"]) == count


def test_a_campaign_shows_who_confirmed_and_who_is_late_by_sector(
    client, lok, coordinator, organiser, travel
):
    contact, late = contact_of(organiser), OrganiserFactory(lok=lok, name="Traag", sector="independent")
    campaign = opened(lok, coordinator)
    actions.confirm_data(organiser, by=contact)
    travel("2026-06-10 10:00")
    client.force_login(coordinator)
    page = client.get(at("campaign_detail", lok, campaign.pk))
    assert [(bar["label"], bar["text"]) for bar in page.context["bars"]] == [
        ("vzw of andere private non-profit", "1 van 1"),
        ("zelfstandige", "0 van 1"),
    ]
    assert [part.organiser for part in page.context["page"]] == [late, organiser]
    assert ("Te laat" in page.text, "geen contactpersoon" in page.text) == (True, True)


def test_a_campaign_filters_by_answer(client, lok, coordinator, organiser):
    contact, silent = contact_of(organiser), OrganiserFactory(lok=lok)
    url = at("campaign_detail", lok, opened(lok, coordinator).pk)
    actions.confirm_data(organiser, by=contact)
    client.force_login(coordinator)
    shown = [client.get(url, {"antwoord": answer}).context["page"] for answer in ("ja", "nee")]
    assert [[part.organiser for part in parts] for parts in shown] == [[organiser], [silent]]


def test_a_campaign_filters_by_sector(client, lok, coordinator, organiser):
    other = OrganiserFactory(lok=lok, sector="independent")
    campaign = opened(lok, coordinator)
    client.force_login(coordinator)
    url = at("campaign_detail", lok, campaign.pk)
    shown = [client.get(url, {"sector": value}).context["page"] for value in ("independent", "onzin")]
    assert [len(parts) for parts in shown] == [1, 2]
    assert shown[0][0].organiser == other


def test_an_organiser_that_stopped_before_it_answered_does_not_count(lok, coordinator, organiser):
    campaign = opened(lok, coordinator)
    actions.stop_organiser(organiser, by=coordinator, reason="Met pensioen.")
    assert campaign.parts.figures() == {"asked": 0, "confirmed": 0}


def test_a_campaign_is_seen_by_staff_not_by_contacts_and_nowhere_else(client, lok, coordinator, contact):
    url = at("campaign_detail", lok, opened(lok, coordinator).pk)
    people = [staff(lok, Role.AUDITOR), contact, staff(LokFactory(), Role.COORDINATOR), PersonFactory()]
    found = []
    for person in people:
        client.force_login(person)
        found.append(client.get(url).status_code)
    assert found == [200, 403, 404, 404]


def test_the_overview_shows_the_share_of_locations_confirmed_in_half_a_year(client, lok, organiser, contact):
    LocationFactory(organiser=organiser)
    old = OrganiserFactory(lok=lok)
    LocationFactory(organiser=old)
    LocationFactory(organiser=old, state="stopped")
    long_ago = timezone.now() - datetime.timedelta(days=184)
    plant(DataConfirmation(lok=lok, organiser=old, confirmed_by=contact, confirmed_at=long_ago))
    actions.confirm_data(organiser, by=contact)
    assert "50\u00a0% van de locaties" in client.get(at("overview", lok)).text
