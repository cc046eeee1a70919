"""The pages around an account: in our own Dutch, in our own frame, with one heading each."""

import re

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from partners.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "regenboog-fiets-42"


@pytest.fixture
def person():
    person = Person.objects.create_user("an@lok.invalid", "An Peeters", PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


@pytest.fixture
def inside(client, person):
    client.post(
        reverse("account_login"), {"login": person.email, "password": PASSWORD, "next": "/account/email/"}
    )
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": "/account/email/"})
    return client


def headings(response):
    return [
        re.sub(r"<[^>]+>", "", each).strip()
        for each in re.findall(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.S)
    ]


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("account_login", "Log in"),
        ("account_signup", "Een account krijgt u op uitnodiging"),
        ("account_reset_password", "Wachtwoord vergeten"),
        ("account_reset_password_done", "Kijk in uw mailbox"),
        ("account_reset_password_from_key_done", "Uw wachtwoord is bewaard"),
        ("account_inactive", "Dit account is niet actief"),
        ("account_email_verification_sent", "Bevestig uw e-mailadres"),
        ("socialaccount_login_cancelled", "Inloggen gestopt"),
    ],
)
def test_pages_before_logging_in_have_one_dutch_heading(client, page, heading):
    assert headings(client.get(reverse(page))) == [heading]


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("account_logout", "Afmelden"),
        ("account_email", "E-mailadres"),
        ("account_change_password", "Wachtwoord"),
        ("account_reauthenticate", "Bent u het zelf?"),
        ("mfa_index", "Extra beveiliging"),
        ("mfa_activate_totp", "Stel de app in"),
        ("mfa_list_webauthn", "Passkeys en sleutels"),
        ("mfa_add_webauthn", "Voeg een sleutel toe"),
        ("socialaccount_connections", "Andere aanmeldingen"),
        ("socialaccount_login_error", "Inloggen lukte niet"),
    ],
)
def test_pages_of_my_account_have_one_dutch_heading(inside, page, heading):
    assert headings(inside.get(reverse(page), follow=True)) == [heading]


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("mfa_deactivate_totp", "Zet de app uit"),
        ("mfa_view_recovery_codes", "Noodcodes"),
        ("mfa_generate_recovery_codes", "Maak noodcodes"),
        ("mfa_reauthenticate", "Bent u het zelf?"),
    ],
)
def test_pages_of_the_second_step_have_one_dutch_heading(inside, person, page, heading):
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    assert headings(inside.get(reverse(page), follow=True)) == [heading]


def test_logging_in_with_an_app_asks_for_the_second_step(client, person):
    TOTP.activate(person, generate_totp_secret())
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, follow=True)
    assert headings(answer) == ["Tweede stap"]


def test_the_link_in_the_mail_leads_to_a_new_password(client, person):
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    page = client.get(f"/account/password/reset/key/{key}/", follow=True)
    assert headings(page) == ["Kies een wachtwoord"]


def test_a_used_link_says_that_it_no_longer_works(client):
    assert headings(client.get("/account/password/reset/key/1-oud/")) == ["Deze link werkt niet meer"]


def test_a_wrong_password_is_told_above_the_form_in_dutch(client, person):
    answer = client.post(reverse("account_login"), {"login": person.email, "password": "fout"})
    assert "Kijk dit na" in answer.content.decode()


def test_logging_in_greets_by_name(inside):
    assert "Welkom, An Peeters." in inside.get(reverse("account_email")).content.decode()
