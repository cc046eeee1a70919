"""Pages of people and roles, settings, invitations, and of the host."""

import datetime

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils import timezone

from ledger.models import Entry
from partners.models import Appointment, Lok, Mail, Role
from tests.factories import (
    AppointmentFactory,
    LokFactory,
    PersonFactory,
    staff,
)

pytestmark = pytest.mark.django_db
PASSWORD = "regenboog-fiets-42"
ROLE = {"email": "bea@example.be", "name": "Bea", "role": "assessor", "starts_on": "2026-01-01"}


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def administrator(client, lok):
    client.force_login(staff(lok, Role.ADMINISTRATOR))
    return client


@pytest.fixture
def host(client):
    client.force_login(PersonFactory(is_host=True))
    return client


def at(name, lok, *args):
    return reverse(f"partners:{name}", args=[lok.slug, *args])


@pytest.mark.parametrize("count", [1, 29])
def test_people_take_as_many_queries_for_thirty_as_for_two(
    administrator, lok, count, django_assert_num_queries
):
    AppointmentFactory.create_batch(count, lok=lok)
    with django_assert_num_queries(6):
        assert len(administrator.get(at("appointment_list", lok)).context["page"]) == count + 1


def test_a_stranger_sees_nobodys_role(client, lok):
    client.force_login(PersonFactory())
    assert client.get(at("appointment_list", lok)).status_code == 403


def test_appoint_gives_a_role_and_invites_by_mail(administrator, lok):
    assert administrator.get(at("appoint", lok)).status_code == 200
    administrator.post(at("appoint", lok), ROLE)
    appointment = Appointment.objects.get(role=Role.ASSESSOR)
    assert (appointment.person.email, appointment.lok) == ("bea@example.be", lok)
    assert [mail.to for mail in Mail.objects.all()] == ["bea@example.be"]


def test_appoint_twice_is_told_beside_what_was_typed(administrator, lok):
    administrator.post(at("appoint", lok), ROLE)
    response = administrator.post(at("appoint", lok), ROLE)
    assert response.context["form"].non_field_errors() == ["Deze persoon heeft deze rol al."]


def test_appoint_is_not_for_the_coordinator(client, lok):
    client.force_login(staff(lok, Role.COORDINATOR))
    assert client.post(at("appoint", lok), ROLE).status_code == 403


def test_end_appointment_ends_it_today(administrator, lok):
    appointment = AppointmentFactory(lok=lok)
    today = timezone.localdate()
    administrator.post(at("end_appointment", lok, appointment.pk), {"ends_on": today.isoformat()})
    appointment.refresh_from_db()
    assert (appointment.state, appointment.ends_on) == ("ended", today)


def test_end_appointment_refuses_a_day_to_come(administrator, lok):
    appointment = AppointmentFactory(lok=lok)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    response = administrator.post(
        at("end_appointment", lok, appointment.pk), {"ends_on": tomorrow.isoformat()}
    )
    assert response.context["form"].errors == {"ends_on": ["Kies vandaag of een dag in het verleden."]}


def test_end_appointment_keeps_the_last_administrator(administrator, lok):
    last = Appointment.objects.get()
    response = administrator.get(at("end_appointment", lok, last.pk))
    assert response.status_code == 403
    assert "Dit is de laatste beheerder." in response.content.decode()


def settings_of(lok, **values):
    names = (
        "name",
        "adopting_body",
        "authority",
        "contact_email",
        "accent",
        "notice_days",
        "acknowledgement_days",
    )
    now = {name: getattr(lok, name) for name in (*names, "reaction_days", "target_max")}
    return now | values


def test_change_settings_is_public(administrator, lok):
    assert "openbare logboek" in administrator.get(at("change_settings", lok)).content.decode()
    administrator.post(at("change_settings", lok), settings_of(lok, notice_days=21))
    lok.refresh_from_db()
    assert lok.notice_days == 21
    assert Entry.objects.get(act="partners.change_settings").opening.is_public


@pytest.mark.parametrize(
    "colour, complaint",
    [
        ("#ffff00", "Deze kleur is te licht om op wit te lezen. Kies een donkerdere."),
        ("rood", "Schrijf de kleur als #rrggbb."),
    ],
)
def test_change_settings_refuses_a_colour_one_cannot_read(administrator, lok, colour, complaint):
    response = administrator.post(at("change_settings", lok), settings_of(lok, accent=colour))
    assert response.context["form"].errors == {"accent": [complaint]}


def test_change_settings_is_the_administrators(client, lok):
    client.force_login(staff(lok, Role.COORDINATOR))
    assert client.get(at("change_settings", lok)).status_code == 403


NEW = {
    "name": "LOK Nieuwstad",
    "slug": "nieuwstad",
    "authority": "stad Nieuwstad",
    "contact_email": "lok@nieuwstad.example",
    "municipalities": "36012 Nieuwstad\n36015 Oud Dorp\n",
}


@pytest.mark.parametrize("address", ["create_lok", "partners:create_lok"])
def test_create_lok_makes_room_and_asks_for_an_administrator(host, lok, address):
    url = reverse(address, args=[lok.slug] if ":" in address else [])
    assert host.get(url).status_code == 200
    response = host.post(url, NEW)
    new = Lok.objects.get(slug="nieuwstad")
    assert [str(each) for each in new.municipalities.all()] == ["Nieuwstad", "Oud Dorp"]
    assert response.url == at("appoint", new)
    assert host.get(response.url).status_code == 200


@pytest.mark.parametrize(
    "field, value, complaint",
    [
        ("slug", "Account", "Dit adres gebruikt het portaal zelf. Kies een ander."),
        ("municipalities", "36012", "Schrijf op elke regel een NIS-code en een naam."),
        ("municipalities", "3601 Dorp", "Een NIS-code heeft vijf cijfers."),
        ("municipalities", "36012 Dorp\n36012 Dorp", "Elke NIS-code staat er maar één keer."),
    ],
)
def test_create_lok_says_what_is_wrong_beside_the_field(host, field, value, complaint):
    response = host.post(reverse("create_lok"), NEW | {field: value})
    assert response.context["form"].errors == {field: [complaint]}


def test_the_host_finds_create_lok_and_archive_lok_among_the_people(host, lok):
    page = host.get(at("appointment_list", lok)).content.decode()
    assert (at("create_lok", lok) in page, at("archive_lok", lok) in page) == (True, True)


def test_create_lok_is_the_hosts(administrator, lok):
    assert administrator.get(at("create_lok", lok)).status_code == 403


def test_archive_lok_asks_a_reason(host, lok):
    assert host.get(at("archive_lok", lok)).status_code == 200
    host.post(at("archive_lok", lok), {"reason": "Fusie van gemeenten."})
    lok.refresh_from_db()
    assert lok.state == "archived"


def invitation(person):
    return reverse("accept_invitation", args=[person.pk, default_token_generator.make_token(person)])


def test_accept_invitation_chooses_a_password_and_logs_in(client):
    person = PersonFactory()
    link = invitation(person)
    assert person.email in client.get(link).content.decode()
    response = client.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert response.url == reverse("home")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_accept_invitation_explains_a_weak_password(client):
    response = client.post(invitation(PersonFactory()), {"new_password1": "kort", "new_password2": "anders"})
    assert response.context["form"].errors == {
        "new_password2": ["De twee wachtwoordvelden komen niet overeen."]
    }


def test_accept_invitation_works_once(client):
    person = PersonFactory()
    link = invitation(person)
    client.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    response = client.get(link)
    assert response.status_code == 410
    assert "regie van uw LOK" in response.content.decode()


def test_accept_invitation_expires_after_a_week(client, travel):
    travel("2026-03-01 10:00")
    link = invitation(PersonFactory())
    travel("2026-03-09 10:00")
    assert client.get(link).status_code == 410


def test_accept_invitation_of_nobody_is_as_expired(client):
    assert client.get(reverse("accept_invitation", args=[999, "x-y"])).status_code == 410
