"""Pages of criteria sets: who reads what, and the acts from draft to withdrawal."""

import datetime
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from advice import actions, criteria
from advice.models import CriteriaSet
from partners.models import Mail, Role
from tests import factories
from tests.advice.samples import case, put, sample

pytestmark = pytest.mark.django_db
CASES = ("maldegem-2020", "moorslede-2023", "pelt-2020", "wichelen-conversion", "zaventem-2021")


@pytest.fixture
def lok():
    return factories.LokFactory()


@pytest.fixture
def coordinator(lok):
    return factories.staff(lok, Role.COORDINATOR)


@pytest.fixture
def regie(client, coordinator):
    client.force_login(coordinator)
    return client


def at(name, lok, *args):
    return reverse(f"advice:{name}", args=[lok.slug, *args])


def draft(lok, person, tree=None):
    return actions.draft_criteria(lok, criteria.from_dict(tree or sample()), by=person)


def complaints(response):
    return response.context["form"].errors.get_json_data()


def said(response):
    return [each["message"] for errors in complaints(response).values() for each in errors]


# --- reading -----------------------------------------------------------------------------------------------


def test_the_list_shows_per_purpose_what_is_in_force_first(client, road):
    road.to("published")
    newer = draft(road.lok, road.coordinator)
    conversion = draft(road.lok, road.coordinator, put(sample(), ".purpose", "conversion"))
    client.force_login(road.coordinator)
    page = client.get(at("criteria_list", road.lok)).context["page"]
    assert list(page) == [road.criteria_set, newer, conversion]


def test_the_public_list_leaves_drafts_out(client, road):
    road.to("published")
    draft(road.lok, road.coordinator)
    assert list(client.get(at("criteria_list", road.lok)).context["page"]) == [road.criteria_set]


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_as_many_queries_for_thirty_as_for_one(
    regie, lok, coordinator, count, django_assert_num_queries
):
    for _ in range(count):
        draft(lok, coordinator)
    with django_assert_num_queries(5):
        assert len(regie.get(at("criteria_list", lok)).context["page"]) == count


def test_an_empty_list_says_how_criteria_get_there(client, lok):
    assert "Er zijn nog geen criteria" in client.get(at("criteria_list", lok)).content.decode()


def test_a_draft_is_not_found_by_strangers_and_members_of_another_lok(client, lok, coordinator):
    page = at("criteria_detail", lok, draft(lok, coordinator).pk)
    codes = [client.get(page).status_code]
    client.force_login(factories.staff(factories.LokFactory(), Role.ADMINISTRATOR))
    assert [*codes, client.get(page).status_code] == [404, 404]


def test_a_set_is_not_found_below_another_lok(client, road):
    road.to("published")
    other = factories.LokFactory()
    assert client.get(at("criteria_detail", other, road.criteria_set.pk)).status_code == 404


def test_everybody_reads_a_published_set_in_plain_words(client, road):
    road.to("opened")
    page = client.get(at("criteria_detail", road.lok, road.criteria_set.pk)).content.decode()
    words = ("in jaar 1", "verklaring op eer", "gezinsopvang en groepsopvang", "Ronde voorjaar 2026")
    words += (road.criteria_set.content_sha256, "7,5 × 8 ÷ 8 = 7,5", "8 van 8 punten")
    assert [word for word in words if word not in page] == []


def test_every_kind_of_criterion_and_ground_is_told(client, road):
    road.to("published")
    kept = draft(road.lok, road.coordinator)
    client.force_login(road.coordinator)
    page = client.get(at("criteria_detail", road.lok, kept.pk)).content.decode()
    words = ("samen hoogstens", "minstens 10 uur", "Heide en Zand", "elders", "in stappen van 0,5")
    words += ("Geen lokale nood.", "Is er een vergunning?", "Een score lager dan 2", "B.6, A.1")
    words += ("19 van 21 punten", "niet van toepassing: B.1")
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize("stage", ["adopted", "published"])
def test_the_page_of_a_set_takes_few_queries(client, road, stage, django_assert_max_num_queries):
    road.to(stage)
    client.force_login(road.coordinator)
    with django_assert_max_num_queries(10):
        client.get(at("criteria_detail", road.lok, road.criteria_set.pk))


def test_a_superseded_set_leads_to_the_one_in_force(client, road):
    road.to("published")
    old = road.criteria_set
    del road.drafted, road.shaped, road.adopted, road.published
    road.to("published")
    page = client.get(at("criteria_detail", road.lok, old.pk)).content.decode()
    assert "Lees de geldende criteria" in page


@pytest.mark.parametrize("name", CASES)
def test_the_json_is_the_document_byte_for_byte(client, road, name):
    road.case = road.case.with_name(f"{name}.json")
    road.to("drafted")
    client.force_login(road.coordinator)
    answer = client.get(at("criteria_json", road.lok, road.criteria_set.pk))
    assert answer.content.decode() == case(name)
    assert answer["Content-Disposition"].startswith('attachment; filename="criteria-voorbeeldgem-')


def test_the_booklet_is_a_pdf(client, road):
    road.to("published")
    answer = client.get(at("criteria_booklet", road.lok, road.criteria_set.pk))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


# --- starting ----------------------------------------------------------------------------------------------


def test_draft_criteria_starts_with_the_smallest_set(regie, lok):
    assert regie.get(at("draft_criteria", lok)).status_code == 200
    start = {"title": "Criteria 2027", "purpose": "conversion", "valid_from": "2027-01-01"}
    answer = regie.post(at("draft_criteria", lok), start)
    made = CriteriaSet.objects.get()
    assert answer.url == at("edit_criteria", lok, made.pk)
    assert (made.title, made.purpose, made.state, made.document.scale.raw_max) == (
        *("Criteria 2027", "conversion", "draft", 8),
    )


def test_draft_criteria_keeps_what_was_typed_when_something_is_wrong(regie, lok):
    start = {"title": "Criteria \x01", "purpose": "new_places", "valid_from": "2027-01-01"}
    answer = regie.post(at("draft_criteria", lok), start)
    assert said(answer) == ["In deze tekst staat een teken dat niet bewaard kan worden."]
    assert answer.context["form"]["title"].value() == "Criteria \x01"


@pytest.mark.parametrize("name", ["draft_criteria", "import_criteria"])
def test_draft_criteria_is_the_regies(client, lok, name):
    client.force_login(factories.contact_of(factories.OrganiserFactory(lok=lok)))
    assert client.get(at(name, lok)).status_code == 403


@pytest.mark.parametrize("name", CASES)
def test_import_criteria_takes_a_file_unchanged(regie, lok, name):
    file = SimpleUploadedFile("set.json", case(name).encode())
    answer = regie.post(at("import_criteria", lok), {"file": file})
    made = CriteriaSet.objects.get()
    assert (answer.url, made.content) == (at("criteria_detail", lok, made.pk), case(name))


def test_import_criteria_takes_pasted_text_unchanged(regie, lok):
    regie.post(at("import_criteria", lok), {"pasted": case("pelt-2020").replace("\n", "\r\n")})
    assert CriteriaSet.objects.get().content == case("pelt-2020")


def test_import_criteria_wants_a_file_or_a_text(regie, lok):
    assert regie.get(at("import_criteria", lok)).status_code == 200
    both = {"pasted": "{}", "file": SimpleUploadedFile("x.json", b"{}")}
    told = [said(regie.post(at("import_criteria", lok), given)) for given in ({"pasted": " "}, both)]
    assert told == [["Kies een bestand of plak de tekst, één van de twee."]] * 2


def _too_long():
    return json.dumps(put(sample(), ".title", "x" * 10_000)).encode()


HOSTILE = [
    (b'{"format": ', "$: Dit is geen geldige JSON (regel 1, kolom 12)."),
    (b"\xff\xfe{\x00}\x00", "$: Dit document is geen tekst in UTF-8."),
    (b"[" * 100_000, "$: Dit document is te diep genest."),
    (b'{"title": "a", "title": "b"}', "$.title: Deze sleutel staat twee keer in hetzelfde object."),
    (_too_long(), "$.title: Deze tekst is langer dan 300 tekens."),
]


@pytest.mark.parametrize(("content", "sentence"), HOSTILE)
def test_import_criteria_refuses_a_hostile_file_with_its_place_and_imports_nothing(
    regie, lok, content, sentence
):
    answer = regie.post(at("import_criteria", lok), {"file": SimpleUploadedFile("x.json", content)})
    assert said(answer) == ["Er is niets ingevoerd. Dit schort er aan het document:", sentence]
    assert CriteriaSet.objects.count() == 0


@pytest.mark.parametrize("size", [1_000_001, 11 * 1024 * 1024])
def test_import_criteria_refuses_a_file_that_is_too_large(regie, lok, size):
    answer = regie.post(at("import_criteria", lok), {"file": SimpleUploadedFile("x.json", b" " * size)})
    assert said(answer) == ["Dit bestand is groter dan 1 MB. Een criteriaset is veel kleiner."]


def test_import_criteria_tells_every_problem_with_its_place(regie, lok):
    tree = put(put(sample(), ".valid_from", "2026-02-30"), ".groups[0].criteria[0].kind", "guess")
    said_ = said(regie.post(at("import_criteria", lok), {"pasted": json.dumps(tree)}))
    assert [each.split(":")[0] for each in said_[1:]] == ["$.valid_from", "$.groups[0].criteria[0].kind"]


def test_a_new_version_copies_the_content_and_says_what_changes(client, road):
    road.to("published")
    client.force_login(road.coordinator)
    page = at("new_version", road.lok, road.criteria_set.pk)
    assert client.get(page).status_code == 200
    client.post(page, {"changes": "Meer punten.", "valid_from": "2027-01-01"})
    made = CriteriaSet.objects.get(version=2)
    assert (made.changes, made.state, made.document.groups) == (
        *("Meer punten.", "draft", road.criteria_set.document.groups),
    )
    assert (made.document.adopted_on, made.document.valid_from) == (None, datetime.date(2027, 1, 1))


# --- adopting, publishing, withdrawing ---------------------------------------------------------------------

ADOPTED = {
    "adopted_by": "raad voor maatschappelijk welzijn",
    "adopted_on": "2026-01-04",
    "legal_basis": "BVR 24 mei 2013, art. 7",
    "decision_url": "https://voorbeeldgem.example/besluit",
    "follows": "fully",
}


def test_adopt_criteria_records_body_day_ground_and_decision(client, road):
    road.to("shaped")
    client.force_login(road.administrator)
    page = at("adopt_criteria", road.lok, road.criteria_set.pk)
    assert client.get(page).status_code == 200
    assert client.post(page, ADOPTED).status_code == 302
    made = CriteriaSet.objects.get()
    assert (made.state, made.adopted_by, made.document.adopted_by) == (
        "adopted",
        *[ADOPTED["adopted_by"]] * 2,
    )


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (
            "adopted_on",
            "2026-01-13",
            "Deze dag ligt in de toekomst. Leg de vaststelling vast nadat ze gebeurde.",
        ),
        ("adopted_by", "raad\x02", "In deze tekst staat een teken dat niet bewaard kan worden."),
        ("legal_basis", "", "Dit veld is verplicht."),
    ],
)
def test_adopt_criteria_says_beside_the_field_what_is_wrong(client, road, field, value, sentence):
    road.to("shaped")
    client.force_login(road.administrator)
    page = at("adopt_criteria", road.lok, road.criteria_set.pk)
    answer = client.post(page, ADOPTED | {field: value})
    assert answer.context["form"].errors == {field: [sentence]}


def test_publish_criteria_first_shows_what_becomes_public_and_who_gets_mail(client, road):
    road.to("adopted")
    client.force_login(road.administrator)
    page = client.get(at("publish_criteria", road.lok, road.criteria_set.pk)).content.decode()
    words = ("2\N{NO-BREAK SPACE}personen", "ten vroegste open op dinsdag 3 februari 2026")
    words += (f"Criteria bekendgemaakt: {road.criteria_set}.",)
    assert [word for word in words if word not in page] == []


def test_supersede_criteria_comes_with_the_publication_of_a_newer_version(client, road):
    road.to("published")
    old = road.criteria_set
    del road.drafted, road.shaped, road.adopted
    road.to("adopted")
    client.force_login(road.administrator)
    page = at("publish_criteria", road.lok, road.criteria_set.pk)
    assert "Ze vervangen versie 1" in client.get(page).content.decode()
    before = Mail.objects.count()
    client.post(page)
    states = [CriteriaSet.objects.get(pk=each.pk).state for each in (old, road.criteria_set)]
    assert (states, Mail.objects.count() - before) == (["superseded", "published"], 2)


def test_withdraw_criteria_asks_a_reason_and_keeps_the_set_readable(client, road):
    road.to("published")
    client.force_login(road.administrator)
    page = at("withdraw_criteria", road.lok, road.criteria_set.pk)
    assert client.get(page).status_code == 200
    assert said(client.post(page, {"reason": ""})) == ["Dit veld is verplicht."]
    client.post(page, {"reason": "Vernietigd door de toezichthouder."})
    detail = client.get(at("criteria_detail", road.lok, road.criteria_set.pk)).content.decode()
    assert "Vernietigd door de toezichthouder." in detail


def test_withdraw_criteria_is_refused_while_a_round_leans_on_them(client, road):
    road.to("opened")
    client.force_login(road.administrator)
    answer = client.get(at("withdraw_criteria", road.lok, road.criteria_set.pk))
    assert answer.status_code == 403
    assert "De ronde “Ronde voorjaar 2026” steunt op deze criteria." in answer.content.decode()


def test_withdraw_criteria_gives_up_a_draft_that_stays_inside(client, road):
    road.to("drafted")
    client.force_login(road.administrator)
    client.post(at("withdraw_criteria", road.lok, road.criteria_set.pk), {"reason": "Niet nodig."})
    client.logout()
    state = CriteriaSet.objects.get().state
    public = client.get(at("criteria_detail", road.lok, road.criteria_set.pk)).status_code
    assert (state, public) == ("withdrawn", 404)


@pytest.mark.parametrize("name", ["adopt_criteria", "withdraw_criteria"])
def test_adopt_criteria_and_withdraw_criteria_are_the_administrators(client, road, name):
    road.to("drafted")
    client.force_login(road.coordinator)
    assert client.get(at(name, road.lok, road.criteria_set.pk)).status_code == 403
