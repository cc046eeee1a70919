"""Pages and papers of frameworks: who sees what, in how many queries."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements import actions
from agreements.models import Endorsement, Framework, FrameworkVersion
from tests import factories
from tests.advice.test_documents import words
from tests.agreements.framework_room import Pact

pytestmark = pytest.mark.django_db


@pytest.fixture
def pact(db, travel):
    return Pact(travel)


def url(pact, name, *args):
    return reverse(f"agreements:{name}", args=[pact.lok.slug, *args])


def text_of(answer):
    return " ".join(answer.content.decode().split())


def sign_many(pact, count, stance="signed"):
    """So many organisers, each with a stance; one more said nothing."""
    for number in range(count):
        organiser = factories.OrganiserFactory(lok=pact.lok, name=f"Organisator {number:02}")
        person = factories.contact_of(organiser)
        endorsement = pact.stance(organiser, stance, reservation="Artikel 1")
        values = {"signed_by": person, "signed_at": timezone.now(), "text_sha256": pact.version.text_sha256}
        factories.plant(endorsement, **values)


# --- who sees what -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "who", "status"),
    [
        ("drafted", None, 404),
        ("drafted", "contact", 404),
        ("drafted", "coordinator", 200),
        ("drafted", "chair", 200),
        ("consulted", "contact", 404),
        ("opened", "contact", 200),
        ("opened", "stranger", 404),
        ("opened", None, 404),
        ("closed", None, 200),
        ("adopted", None, 200),
    ],
)
def test_a_draft_is_read_by_who_is_asked_and_an_adopted_text_by_all(client, pact, stage, who, status):
    pact.to(stage)
    if who:
        client.force_login(getattr(pact, who))
    assert client.get(url(pact, "version_detail", pact.version.pk)).status_code == status


def test_the_list_is_empty_before_the_first_framework(client, pact):
    assert "Er is nog geen afsprakenkader" in text_of(client.get(url(pact, "framework_list")))


def test_the_address_of_a_framework_leads_to_the_text_that_holds(client, pact):
    first = pact.to("adopted").version
    actions.draft_version(pact.framework, by=pact.coordinator, source=first)
    client.force_login(pact.coordinator)
    answer = client.get(url(pact, "framework_detail", pact.framework.pk))
    assert answer.url == url(pact, "version_detail", first.pk)


def test_the_list_leads_to_a_draft_of_a_new_version_for_who_reads_it(client, pact):
    pact.to("adopted")
    draft = actions.draft_version(pact.framework, by=pact.coordinator, source=pact.version)
    pages = [text_of(client.get(url(pact, "framework_list")))]
    client.force_login(pact.coordinator)
    pages.append(text_of(client.get(url(pact, "framework_list"))))
    assert [url(pact, "version_detail", draft.pk) in page for page in pages] == [False, True]


def test_the_public_reads_who_signed_and_not_who_declined_nor_names(client, pact):
    pact.to("signed")
    actions.endorse(pact.stance(pact.other, "declined", reservation="Te vroeg"), by=pact.rival)
    page = text_of(client.get(url(pact, "version_detail", pact.version.pk)))
    said = [word in page for word in ("De Bolderkar", "1 ondertekend", "Zonnestraal", "Te vroeg")]
    assert (said, pact.contact.name in page) == ([True, True, False, False], False)


def test_around_the_table_all_stances_are_read_with_names(client, pact):
    pact.to("signed")
    actions.endorse(pact.stance(pact.other, "declined"), by=pact.rival)
    client.force_login(pact.coordinator)
    page = text_of(client.get(url(pact, "version_detail", pact.version.pk)))
    assert [word in page for word in ("Zonnestraal", "Niet ondertekend", pact.contact.name)] == [True] * 3


def test_a_point_of_a_closed_meeting_is_not_named_to_the_public(client, pact):
    pact.to("discussed")
    factories.plant(pact.item.meeting, is_public=False)
    pact.to("adopted")
    page = text_of(client.get(url(pact, "version_detail", pact.version.pk)))
    assert url(pact, "framework_list") in page
    assert reverse("meetings:item_detail", args=[pact.lok.slug, pact.item.pk]) not in page


def test_an_ended_framework_says_so_and_asks_nobody(client, pact):
    pact.to("adopted")
    actions.end_framework(pact.framework, by=pact.administrator, reason="Voorbij.")
    client.force_login(pact.contact)
    page = text_of(client.get(url(pact, "version_detail", pact.version.pk)))
    assert ("Dit kader is beëindigd." in page, "Neem een standpunt in" in page) == (True, False)


# --- acting through the screen -----------------------------------------------------------------------------


def test_draft_framework_through_the_screen(client, pact):
    client.force_login(pact.coordinator)
    said = {"kind": "loket", "title": "Loket", "start": "text"}
    answer = client.post(url(pact, "draft_framework"), said)
    version = FrameworkVersion.objects.get()
    assert answer.url == url(pact, "edit_framework", version.pk)
    assert version.articles.filter(heading="Vragen van ouders").exists()


def test_edit_framework_through_the_screen(client, pact):
    pact.to("drafted")
    client.force_login(pact.coordinator)
    first = pact.version.articles.first()
    said = {"purpose": "Samen.", "joining": "", "leaving": "", "changes": ""}
    client.post(url(pact, "edit_words", pact.version.pk), said)
    client.post(url(pact, "edit_article", first.pk), {"heading": "Kop", "text": "Tekst.", "principle": "A2"})
    client.post(url(pact, "add_commitment", first.pk), {"party": "desk", "text": "onthaalt ouders"})
    client.post(url(pact, "move_article", first.pk), {"neer": ""})
    rows = list(pact.version.articles.values_list("number", "heading"))
    pact.version.refresh_from_db()
    assert (rows, pact.version.purpose) == ([("1", "Vrijwillig meewerken"), ("2", "Kop")], "Samen.")
    assert first.commitments.count() == 2


def test_edit_commitment_and_removing_through_the_screen(client, pact):
    pact.to("drafted")
    client.force_login(pact.coordinator)
    promise = pact.version.commitments.get()
    client.post(url(pact, "edit_commitment", promise.pk), {"party": "desk", "text": "Anders"})
    promise.refresh_from_db()
    client.post(url(pact, "remove_commitment", promise.pk))
    client.post(url(pact, "remove_article", pact.version.articles.first().pk))
    left = (pact.version.articles.count(), pact.version.commitments.count())
    assert (promise.text, promise.party, left) == ("Anders", "desk", (1, 0))


def test_consult_framework_and_withdraw_framework_through_the_screen(client, pact):
    pact.to("drafted")
    client.force_login(pact.coordinator)
    form = client.get(url(pact, "consult_framework", pact.version.pk)).context["form"]
    said = {name: form[name].value() for name in form.fields} | {"closes_at": "2026-03-01T17:00"}
    answer = client.post(url(pact, "consult_framework", pact.version.pk), said)
    version = FrameworkVersion.objects.get()
    assert answer.url.endswith(f"/inspraak/{version.consultation_id}/")
    assert version.consultation.clauses.count() == 5


def test_withdraw_framework_and_end_framework_through_the_screen(client, pact):
    pact.to("drafted")
    client.force_login(pact.administrator)
    client.post(url(pact, "withdraw_framework", pact.version.pk), {"reason": "Te vroeg."})
    client.post(url(pact, "end_framework", pact.framework.pk), {"reason": "Er komt iets anders."})
    states = (FrameworkVersion.objects.get().state, Framework.objects.get().state)
    assert states == ("withdrawn", "ended")


def test_adopt_framework_through_the_screen_shows_who_gets_mail(client, pact):
    pact.to("discussed")
    client.force_login(pact.administrator)
    page = text_of(client.get(url(pact, "adopt_framework", pact.version.pk)))
    assert ("2 personen" in page, "Wie niet tekent, is niet openbaar." in page) == (True, True)
    today = f"{timezone.localdate():%Y-%m-%d}"
    said = {"adopted_by": "gemeenteraad", "adopted_on": today, "starts_on": today, "evaluate_on": today}
    address = url(pact, "adopt_framework", pact.version.pk)
    assert "komt na de begindatum" in text_of(client.post(address, said))
    client.post(address, said | {"evaluate_on": "2027-03-01"})
    assert FrameworkVersion.objects.get().state == "adopted"


def test_adopt_framework_is_not_recorded_for_tomorrow(client, pact):
    pact.to("discussed")
    client.force_login(pact.administrator)
    said = {"adopted_by": "raad", "adopted_on": "2030-01-01", "starts_on": "2030-01-01"}
    page = client.post(url(pact, "adopt_framework", pact.version.pk), said | {"evaluate_on": "2031-01-01"})
    assert "Deze dag moet nog komen" in text_of(page)


def test_endorse_through_the_screen_for_the_own_organiser_and_the_authority(client, pact):
    pact.to("adopted")
    client.force_login(pact.contact)
    client.post(url(pact, "endorse", pact.version.pk), {"stance": "signed", "capacity": "directeur"})
    client.force_login(pact.decider)
    address = url(pact, "endorse", pact.version.pk) + "?namens=bestuur"
    client.post(address, {"stance": "reservation", "reservation": "Art. 1", "capacity": "algemeen directeur"})
    stances = sorted(Endorsement.objects.standing().values_list("party", "stance"))
    assert stances == [("authority", "reservation"), ("organiser", "signed")]


def test_endorse_with_an_empty_reservation_comes_back(client, pact):
    pact.to("adopted")
    client.force_login(pact.contact)
    said = {"stance": "reservation", "capacity": "directeur", "reservation": "  "}
    assert "Schrijf het voorbehoud." in text_of(client.post(url(pact, "endorse", pact.version.pk), said))


@pytest.mark.parametrize("whom", ["bestuur", "999999", "²", ""])
def test_endorse_for_somebody_else_is_not_there(client, pact, whom):
    pact.to("adopted")
    client.force_login(pact.coordinator)
    assert client.get(url(pact, "endorse", pact.version.pk), {"namens": whom}).status_code == 404


def test_endorse_shows_what_changed_since_the_text_that_was_signed(client, pact):
    pact.to("signed")
    pact.again()
    client.force_login(pact.contact)
    page = text_of(client.get(url(pact, "endorse", pact.version.pk)))
    assert ("Wat veranderde sinds versie 1, die u ondertekende" in page, "Drie keer per jaar." in page) == (
        True,
        True,
    )
    assert "<ins>" in page


def test_withdraw_endorsement_through_the_screen(client, pact):
    pact.to("signed")
    client.force_login(pact.contact)
    address = url(pact, "withdraw_endorsement", pact.endorsement.pk)
    assert "Trek het standpunt in van De Bolderkar" in text_of(client.get(address))
    client.post(address)
    assert Endorsement.objects.standing().count() == 0


# --- what changed ------------------------------------------------------------------------------------------


def test_version_changes_shows_the_words_with_the_human_changelog(client, pact):
    first = pact.to("adopted").version
    second = pact.again()
    page = text_of(client.get(url(pact, "version_changes", second.pk, first.pk)))
    said = ["Drie keer per jaar." in page, "toegevoegd" in page, "Artikel 1: Samen ondernemen" in page]
    assert (said, "andere onderdelen bleven" in page) == ([True, True, True], True)


def test_consulted_changes_shows_what_was_edited_after_the_consultation(client, pact):
    pact.to("closed")
    article = pact.version.articles.first()
    article.text = "Partijen overleggen minstens vier keer per jaar."
    actions.write_article(article, by=pact.coordinator)
    page = text_of(client.get(url(pact, "consulted_changes", pact.version.pk)))
    assert ("<del>" in page, "vier" in page, "de tekst van de inspraak" in page) == (True, True, True)


def test_discussed_changes_shows_what_was_edited_after_the_lok_discussed_it(client, pact):
    pact.to("discussed")
    client.force_login(pact.coordinator)
    article = pact.version.articles.first()
    article.text = "Partijen overleggen elke maand."
    actions.write_article(article, by=pact.coordinator)
    page = text_of(client.get(url(pact, "version_detail", pact.version.pk)))
    assert "Zie wat veranderde sinds de bespreking" in page
    assert "de tekst veranderde daarna" in page
    assert "Zet de tekst op de agenda van het LOK" in page
    pact.travel("2026-03-11 09:00")
    factories.plant(pact.treated(), state="listed", outcome="")
    client.force_login(pact.coordinator)
    page = text_of(client.get(url(pact, "version_detail", pact.version.pk)))
    assert ("Hij staat opnieuw op de agenda." in page, "Zet de tekst op de agenda" in page) == (True, False)
    page = text_of(client.get(url(pact, "discussed_changes", pact.version.pk)))
    assert "naast de tekst die het LOK besprak" in page
    assert "elke maand" in page


def test_discussed_changes_is_not_there_without_a_discussion(client, pact):
    pact.to("closed")
    client.force_login(pact.coordinator)
    assert client.get(url(pact, "discussed_changes", pact.version.pk)).status_code == 404


def test_consulted_changes_is_not_there_without_a_consultation(client, pact):
    pact.to("drafted")
    client.force_login(pact.coordinator)
    assert client.get(url(pact, "consulted_changes", pact.version.pk)).status_code == 404


# --- papers ------------------------------------------------------------------------------------------------


@pytest.mark.typeset
def test_framework_paper_is_kept_at_adoption_and_a_draft_says_so(client, pact):
    pact.to("drafted")
    client.force_login(pact.coordinator)
    draft = words(client.get(url(pact, "framework_paper", pact.version.pk)).content)
    assert ("Ontwerp" in draft, "Artikel 1. Samen ondernemen" in draft, "plant het overleg" in draft) == (
        True,
        True,
        True,
    )
    pact.to("adopted")
    first = client.get(url(pact, "framework_paper", pact.version.pk)).content
    pact.travel("2026-12-01 09:00")
    assert client.get(url(pact, "framework_paper", pact.version.pk)).content == first


@pytest.mark.typeset
def test_signed_paper_shows_stances_with_names_only_around_the_table(client, pact):
    pact.to("signed")
    actions.endorse(pact.stance(pact.other, "declined"), by=pact.rival)
    public = words(client.get(url(pact, "signed_paper", pact.version.pk)).content)
    client.force_login(pact.rival)
    inside = words(client.get(url(pact, "signed_paper", pact.version.pk)).content)
    names = ("De Bolderkar", "Zonnestraal", pact.contact.name)
    assert [[name in paper for name in names] for paper in (public, inside)] == [
        [True, False, False],
        [True, True, True],
    ]


def test_signed_paper_of_a_draft_is_not_there(client, pact):
    pact.to("drafted")
    client.force_login(pact.coordinator)
    assert client.get(url(pact, "signed_paper", pact.version.pk)).status_code == 404


# --- how many queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_database_as_much_for_many(client, pact, count, django_assert_num_queries):
    for number in range(count):
        framework = Framework(lok=pact.lok, kind="lok", title=f"Kader {number:02}")
        actions.draft_framework(framework, by=pact.coordinator)
    client.force_login(pact.coordinator)
    with django_assert_num_queries(6):
        page = client.get(url(pact, "framework_list"))
    assert page.content.decode().count("Kader ") >= count


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize("who", [None, "contact", "coordinator"])
def test_a_text_asks_the_database_as_much_for_many(client, pact, who, count, django_assert_num_queries):
    pact.to("adopted")
    sign_many(pact, count, "reservation")
    for number in range(count - 1):
        factories.OrganiserFactory(lok=pact.lok, name=f"Stille {number}")
    most = {None: 6, "contact": 8, "coordinator": 8}[who]
    if who:
        client.force_login(getattr(pact, who))
    client.get(url(pact, "framework_list"))
    with django_assert_num_queries(most):
        client.get(url(pact, "version_detail", pact.version.pk))


def test_the_course_of_a_text_has_a_page_of_its_own(client, pact):
    pact.to("adopted")
    page = text_of(client.get(url(pact, "version_history", pact.version.pk)))
    assert ("Afsprakenkader vastgesteld" in page, "Vertrouwelijke handeling" in page) == (True, True)
