"""Pages of scores."""

from decimal import Decimal

import pytest
from django.urls import reverse

from advice import actions
from advice.actions.scores import sheet_for
from advice.models import Score, ScoreSheet
from partners.models import Role
from tests.factories import AppointmentFactory, PersonFactory, contact_of, plant, staff
from tests.road import Road

pytestmark = pytest.mark.django_db


@pytest.fixture
def road(db, travel):
    """A round on criteria with judged, chosen, counted and recorded points."""
    return Road(travel, case="zaventem-2021")


def at(name, road, thing):
    return reverse(f"advice:{name}", args=[road.lok.slug, thing.pk])


def marks(road, **own):
    """What a form sends: full points and a reason everywhere, unless told otherwise."""
    sent = {}
    for criterion in road.application.applicable:
        sent[criterion.code] = str(criterion.max_points)
        sent[f"{criterion.code}-motivation"] = "Volgens het dossier."
        sent[f"{criterion.code}-evidence"] = "lijst van 12 maart"
    return sent | {code.replace("_", "."): value for code, value in own.items()}


def judged(road):
    return next(c for c in road.application.applicable if c.kind == "judgement")


def as_(client, person):
    client.force_login(person)
    return client


def test_the_first_look_shows_the_dossier_with_the_proposal_filled_in(client, road):
    road.to("assessing")
    page = as_(client, road.assessor).get(at("assess", road, road.application))
    text = page.content.decode()
    assert (page.status_code, ScoreSheet.objects.count(), "Zo doen wij dat." in text) == (200, 0, True)


def test_all_points_are_kept_in_one_go_and_the_sheet_can_be_finished(client, road):
    road.to("assessing")
    as_(client, road.assessor)
    kept = client.post(at("assess", road, road.application), marks(road))
    sheet = ScoreSheet.objects.get()
    assert kept.url == at("score", road, sheet)
    done = client.post(at("finish_sheet", road, sheet), follow=True)
    sheet.refresh_from_db()
    assert (sheet.state, done.status_code, "Afgerond" in done.content.decode()) == ("final", 200, True)


def test_part_of_the_points_can_be_kept_and_the_page_says_what_is_missing(client, road):
    road.to("assessing")
    criterion = judged(road)
    sent = {criterion.code: "1", f"{criterion.code}-motivation": "Goed plan."}
    page = as_(client, road.assessor).post(at("assess", road, road.application), sent, follow=True)
    kept = list(Score.objects.values_list("code", "points", "source", "motivation"))
    assert kept == [(criterion.code, Decimal(1), "judged", "Goed plan.")]
    assert "Er ontbreken punten voor" in page.content.decode()


def test_points_may_be_written_with_a_comma(client, road):
    road.to("assessing")
    criterion = judged(road)
    sent = {criterion.code: f"{criterion.step}".replace(".", ",")}
    as_(client, road.assessor).post(at("assess", road, road.application), sent)
    assert Score.objects.get().points == criterion.step


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("99", "Punten liggen tussen 0 en"),
        ("-1", "Punten liggen tussen 0 en"),
        ("0,0001", "Geef punten in stappen van"),
        ("veel", "Schrijf een getal, bijvoorbeeld 1,5."),
        ("0,00001", "Schrijf hoogstens vier cijfers na de komma."),
        ("", "Geef ook punten, anders kan uw tekst niet bewaard worden."),
    ],
)
def test_wrong_points_get_a_sentence_beside_the_field_and_nothing_typed_is_lost(
    client, road, written, sentence
):
    road.to("assessing")
    code = judged(road).code
    sent = {code: written, f"{code}-motivation": "Mijn reden."}
    page = as_(client, road.assessor).post(at("assess", road, road.application), sent)
    form = page.context["form"]
    assert (form.errors[code][0].startswith(sentence), form[f"{code}-motivation"].value()) == (
        True,
        "Mijn reden.",
    )
    assert Score.objects.count() == 0


def test_an_answer_that_was_not_offered_gets_a_sentence(client, road):
    road.to("assessing")
    sent = dict.fromkeys([each.code for each in road.application.criteria_set.document.criteria], " ")
    page = as_(client, road.assessor).post(at("assess", road, road.application), sent)
    assert "is geen beschikbare keuze" in page.content.decode()


def test_kept_points_are_changed_but_not_emptied(client, road):
    road.to("assessing")
    code, address = judged(road).code, at("assess", road, road.application)
    as_(client, road.assessor).post(address, {code: "1"})
    page = client.post(address, {code: ""})
    assert page.context["form"].errors[code] == ["Punten die bewaard zijn, kunt u wijzigen maar niet wissen."]


def test_points_as_proposed_keep_their_source_and_others_are_judged(client, road):
    road.to("assessing")
    criterion = next(c for c in road.application.applicable if c.kind in ("levels", "bands"))
    address = at("assess", road, road.application)
    as_(client, road.assessor).post(address, {criterion.code: str(criterion.highest)})
    proposed = Score.objects.get().source
    least = min(row.points for row in criterion.rows)
    client.post(address, {criterion.code: str(least)})
    assert (proposed in ("stated", "computed"), Score.objects.get().source) == (True, "judged")


def test_who_acts_for_a_rival_does_not_assess(client, road):
    road.to("opened")
    rival = road.rival.contacts.get().organiser
    actions.start_application(road.blank(rival), by=road.rival)
    road.to("assessing")
    both = contact_of(rival)
    AppointmentFactory(lok=road.lok, person=both, role=Role.ASSESSOR)
    page = as_(client, both).get(at("assess", road, road.application))
    assert (page.status_code, "Daarom beoordeelt u hier niet." in page.content.decode()) == (403, True)


def test_a_colleague_reads_a_sheet_only_once_it_is_final(client, road):
    road.to("assessing")
    colleague = staff(road.lok, Role.ASSESSOR)
    sheet = actions.score(
        sheet_for(road.application, road.assessor), by=road.assessor, scores=road.full_marks()
    )
    as_(client, colleague)
    before = client.get(at("score", road, sheet)).status_code
    actions.finish_sheet(sheet, by=road.assessor)
    after = client.get(at("score", road, sheet))
    assert (before, after.status_code, after.templates[0].name) == (404, 200, "advice/sheet.html")


def test_who_presses_second_gets_a_sentence(client, road):
    road.to("scored")
    as_(client, road.assessor)
    again = client.post(at("finish_sheet", road, road.sheet))
    late = client.post(at("score", road, road.sheet), marks(road))
    assert (again.status_code, late.status_code) == (403, 403)
    assert "Nu is de toestand “Afgerond”." in again.content.decode()


@pytest.mark.parametrize("name", ["assess", "agree", "start_advice"])
def test_strangers_and_applicants_do_not_score(client, road, name):
    road.to("assessing")
    seen = [
        as_(client, person).get(at(name, road, road.application)).status_code
        for person in (PersonFactory(), road.rival, road.contact, road.auditor)
    ]
    assert seen == [404, 404, 403, 403]


def two_sheets(road):
    """Two finished sheets that differ on one judged criterion."""
    second = staff(road.lok, Role.ASSESSOR)
    code = judged(road).code
    for person, less in ((road.assessor, 0), (second, 1)):
        scores = road.full_marks()
        for score in scores:
            if score["code"] == code:
                score["points"] -= less
                score["motivation"] = f"Reden {less}."
        sheet = actions.score(sheet_for(road.application, person), by=person, scores=scores)
        actions.finish_sheet(sheet, by=person)
    return code


def test_the_coordinator_sees_where_assessors_differ_and_the_rest_is_filled_in(client, road):
    road.to("assessing")
    code = two_sheets(road)
    page = as_(client, road.coordinator).get(at("agree", road, road.application))
    form = page.context["form"]
    empty = [c.code for c in road.application.applicable if form[c.code].value() in (None, "")]
    assert (empty, page.content.decode().count("Verschillend")) == ([code], 1)
    assert form[f"{code}-motivation"].value() == "Reden 0.\n\nReden 1."


def test_agreed_points_are_kept_and_a_loss_asks_a_suggestion(client, road):
    road.to("assessing")
    code = two_sheets(road)
    as_(client, road.coordinator)
    page = client.post(at("agree", road, road.application), marks(road) | {code: "0,5"}, follow=True)
    sheet = ScoreSheet.objects.get(kind="consolidated")
    assert f"Geef nog een suggestie voor: {code}." in page.content.decode()
    assert client.get(at("finish_consolidation", road, sheet)).status_code == 403
    client.post(
        at("consolidate", road, sheet), marks(road) | {code: "0,5", f"{code}-suggestion": "Schrijf een plan."}
    )
    client.post(at("finish_consolidation", road, sheet))
    sheet.refresh_from_db()
    read = client.get(at("consolidate", road, sheet))
    assert (sheet.state, sheet.points()[code], read.templates[0].name) == (
        "final",
        Decimal("0.5"),
        "advice/sheet.html",
    )


def test_agreed_points_outside_the_bounds_get_a_sentence(client, road):
    road.to("scored")
    code = judged(road).code
    page = as_(client, road.coordinator).post(at("agree", road, road.application), {code: "99"})
    assert page.context["form"].errors[code][0].startswith("Punten liggen tussen 0 en")


def test_an_own_application_needs_two_finished_sheets(client, road):
    plant(road.organiser, is_local_authority=True, sector="public")
    road.to("scored")
    page = as_(client, road.coordinator).get(at("agree", road, road.application))
    assert (page.status_code, "vraagt twee afgeronde beoordelingen" in page.content.decode()) == (403, True)


def test_an_agreed_sheet_is_not_made_before_somebody_finished(client, road):
    road.to("assessing")
    page = as_(client, road.coordinator).get(at("agree", road, road.application))
    assert (page.status_code, "nog geen afgeronde beoordeling" in page.content.decode()) == (403, True)


def test_the_form_with_all_points_side_by_side_takes_few_queries(client, road, django_assert_num_queries):
    road.to("scored")
    as_(client, road.coordinator)
    with django_assert_num_queries(9):
        client.get(at("agree", road, road.application))


def test_two_presses_at_once_keep_one_sheet_and_say_so(client, road, monkeypatch):
    road.to("assessing")
    address, code = at("assess", road, road.application), judged(road).code
    as_(client, road.assessor).post(address, {code: "1"})
    monkeypatch.setattr("advice.views.scores.sheet_for", lambda application, person: fresh(road, person))
    page = client.post(address, {code: "2"})
    assert page.context["form"].non_field_errors() == ["U hebt deze aanvraag al in beoordeling."]
    assert Score.objects.get().points == 1


def fresh(road, person):
    """The sheet as it looked to the second press: not there yet."""
    return ScoreSheet(lok=road.lok, application=road.application, assessor=person)
