"""The applicant's journey on screen, and the file the staff reads after the deadline."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from advice.actions import submit
from advice.models import Application, Evidence
from partners.models import Sector
from tests import factories

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def long_sessions(settings):
    """The road takes weeks; whoever logged in at its start still is."""
    settings.SESSION_COOKIE_AGE = 365 * 24 * 3600


def page(road, name, thing=None):
    return reverse(f"advice:{name}", args=[road.lok.slug, (thing or road.application).pk])


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def contact(client, road):
    road.to("opened")
    client.force_login(road.contact)
    return client


def test_start_application_from_the_public_round_page(contact, road):
    assert "Start een aanvraag" in text_of(contact.get(page(road, "round_detail", road.round)))
    answer = contact.post(
        page(road, "start_application", road.round),
        {
            "organiser": road.organiser.pk,
            "purpose": "new_places",
            "kind_of_care": "group_care",
            "places_requested": "9",
            "new_address": "Dorpsstraat 1",
        },
    )
    made = Application.objects.get()
    assert (answer.status_code, made.state, made.organiser) == (302, "draft", road.organiser)


def test_start_application_keeps_what_was_typed_and_says_what_lacks(contact, road):
    data = {
        "organiser": road.organiser.pk,
        "purpose": "new_places",
        "kind_of_care": "group_care",
        "summary": "Ons plan",
    }
    said = text_of(contact.post(page(road, "start_application", road.round), data))
    assert "Kies een bestaande locatie, of schrijf waar de nieuwe komt." in said
    assert "Ons plan" in said
    assert Application.objects.count() == 0


def test_edit_application_saves_a_step_and_goes_on(contact, road):
    road.to("started")
    url = page(road, "edit_application")
    answer = contact.post(f"{url}?stap=1", {"1.1-answer": "in jaar 2", "1.1-statement": "Zo snel kan het."})
    assert answer.url == f"{url}?stap=2"
    kept = Application.objects.get(pk=road.application.pk).answers
    assert kept == {"1.1": {"answer": "in jaar 2", "basis": "commitment", "statement": "Zo snel kan het."}}


def test_edit_application_takes_a_dutch_comma_and_keeps_the_rest_when_one_answer_is_wrong(contact, road):
    road.to("started")
    data = {"2.1-answer": "veel", "2.2-answer": "4,5", "2.2-basis": "fact"}
    said = text_of(contact.post(f"{page(road, 'edit_application')}?stap=2", data))
    assert "Schrijf een getal, bijvoorbeeld 11,5." in said
    assert 'value="veel"' in said
    assert Application.objects.get(pk=road.application.pk).answers["2.2"]["answer"] == "4.5"


def test_a_draft_says_what_is_missing_with_a_link_to_its_step(contact, road):
    road.to("started")
    said = text_of(contact.get(page(road, "application_detail")))
    assert "Dit ontbreekt nog" in said
    assert f"{page(road, 'edit_application')}?stap=1#c-1.1" in said


def test_evidence_is_added_shown_and_removed(contact, road):
    road.to("filled")
    url = page(road, "add_evidence")
    contact.post(url, {"file": SimpleUploadedFile("plan.pdf", PDF), "code": "1.1"})
    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.mime, evidence.code) == ("plan.pdf", "application/pdf", "1.1")
    contact.post(reverse("advice:remove_evidence", args=[road.lok.slug, evidence.pk]))
    assert Evidence.objects.count() == 0


def test_evidence_that_is_a_program_is_refused_beside_the_field(contact, road):
    road.to("filled")
    answer = contact.post(
        page(road, "add_evidence"), {"file": SimpleUploadedFile("plan.pdf", b"MZ" + b"\0" * 200)}
    )
    assert "Dit bestand is een programma, ook al heet het anders." in text_of(answer)
    assert Evidence.objects.count() == 0


def test_evidence_that_is_too_large_is_refused_and_the_choice_is_kept(contact, road, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    road.to("filled")
    big = SimpleUploadedFile("groot.pdf", PDF + b"\0" * (2 * 1024 * 1024))
    said = text_of(contact.post(page(road, "add_evidence"), {"file": big, "code": "1.1"}))
    assert "1 MB" in said
    assert 'value="1.1" selected' in said
    assert Evidence.objects.count() == 0


def test_evidence_file_goes_to_its_own_organiser_as_a_download_and_to_nobody_else(contact, road, client):
    road.to("filled")
    contact.post(page(road, "add_evidence"), {"file": SimpleUploadedFile("plan.pdf", PDF)})
    url = reverse("advice:evidence_file", args=[road.lok.slug, Evidence.objects.get().pk])
    served = contact.get(url)
    assert (b"".join(served.streaming_content), served["X-Content-Type-Options"]) == (PDF, "nosniff")
    client.force_login(road.rival)
    assert client.get(url).status_code == 404


def test_submit_asks_for_the_declaration_and_then_gives_a_receipt(contact, road):
    road.to("filled")
    url = page(road, "submit")
    assert "Vink dit aan om in te dienen." in text_of(contact.post(url, {"is_declared": ""}))
    answer = contact.post(url, {"is_declared": "on"}, follow=True)
    assert "Ontvangstbewijs" in text_of(answer)
    assert Application.objects.get(pk=road.application.pk).state == "submitted"


def test_submit_twice_gives_the_second_presser_a_sentence(contact, road):
    road.to("filled")
    submit(road.application, by=road.contact)
    answer = contact.post(page(road, "submit"), {"is_declared": "on"})
    assert answer.status_code == 403
    assert "Nu is de toestand “Ingediend”." in text_of(answer)


def test_submit_with_answers_missing_names_them(contact, road):
    road.to("started")
    answer = contact.get(page(road, "submit"))
    assert answer.status_code == 403
    assert "U vulde nog niet alles in: 1.1 Start na de oproep" in text_of(answer)


def test_the_receipt_is_a_pdf_for_who_submitted(contact, road):
    road.to("submitted")
    answer = contact.get(page(road, "receipt"))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_withdraw_asks_why(contact, road):
    road.to("submitted")
    url = page(road, "withdraw")
    assert "withdrawn" not in text_of(contact.post(url, {"reason": ""}))
    contact.post(url, {"reason": "Plannen gewijzigd."})
    assert Application.objects.get(pk=road.application.pk).state == "withdrawn"


def test_staff_cannot_read_an_application_while_the_round_is_open(client, road):
    road.to("submitted")
    client.force_login(road.coordinator)
    assert client.get(page(road, "application_detail")).status_code == 404
    assert road.organiser.name not in text_of(client.get(page(road, "application_list", road.round)))


def test_acknowledge_is_one_press_after_closing(client, road):
    road.to("closed")
    client.force_login(road.coordinator)
    assert "Meld de ontvangst" in text_of(client.get(page(road, "application_detail")))
    client.post(page(road, "acknowledge"))
    assert Application.objects.get(pk=road.application.pk).state == "acknowledged"


ONWARD = {
    "assess": "Vul de punten in",
    "agree": "Leg de beoordelingen samen",
    "start_advice": "Schrijf het advies",
}


@pytest.mark.parametrize(
    ("stage", "who", "names"),
    [
        ("assessing", "assessor", {"assess"}),
        ("assessing", "coordinator", {"start_advice"}),
        ("scored", "coordinator", {"agree", "start_advice"}),
        ("released", "coordinator", set()),
    ],
)
def test_a_file_leads_on_only_to_what_this_person_can_do_now(client, road, stage, who, names):
    road.to(stage)
    client.force_login(getattr(road, who))
    text = text_of(client.get(page(road, "application_detail")))
    links = {name for name, label in ONWARD.items() if f'href="{page(road, name)}">{label}</a>' in text}
    assert links == names


def test_an_own_application_of_the_authority_carries_its_mark(client, road):
    road.organiser = factories.plant(road.organiser, is_local_authority=True, sector=Sector.PUBLIC)
    road.to("closed")
    client.force_login(road.coordinator)
    assert "aanvraag van het lokaal bestuur zelf" in text_of(
        client.get(page(road, "application_list", road.round))
    )


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_of_applications_asks_the_same_number_of_queries(
    client, road, count, django_assert_num_queries
):
    road.to("opened")
    for _ in range(count):
        organiser = factories.OrganiserFactory(lok=road.lok)
        factories.plant(road.blank(organiser))
    road.to("closed")
    client.force_login(road.coordinator)
    with django_assert_num_queries(6):
        client.get(page(road, "application_list", road.round))


def test_the_form_of_a_step_stays_within_ten_queries(contact, road, django_assert_max_num_queries):
    road.to("started")
    with django_assert_max_num_queries(10):
        contact.get(f"{page(road, 'edit_application')}?stap=2")


def test_a_name_of_ten_thousand_characters_is_refused_beside_the_field(contact, road):
    data = {"organiser": road.organiser.pk, "purpose": "new_places", "kind_of_care": "group_care"}
    data |= {"places_requested": "9", "new_address": "x" * 10_000}
    said = text_of(contact.post(page(road, "start_application", road.round), data))
    assert "300 tekens" in said
    assert Application.objects.count() == 0


def test_a_file_of_another_encoding_is_no_text_trouble(contact, road):
    road.to("filled")
    file = io.BytesIO("naam;é".encode("latin-1"))
    file.name = "lijst.csv"
    said = text_of(contact.post(page(road, "add_evidence"), {"file": file}))
    assert "We herkennen dit soort bestand niet." in said
