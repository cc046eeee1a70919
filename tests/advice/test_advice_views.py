"""Pages of advices."""

import pytest
from django.urls import reverse

from advice.models import Advice, Reaction
from partners.models import Role
from tests.advice.rounds import GROUNDS, advise, apply, assessing, judgement, opened, road_on, score
from tests.factories import AppointmentFactory, PersonFactory, plant, staff

pytestmark = pytest.mark.django_db


def at(name, road, thing):
    return reverse(f"advice:{name}", args=[road.lok.slug, thing.pk])


def as_(client, person):
    client.force_login(person)
    return client


def statuses(client, address, *people):
    """What each of them gets; None is somebody who did not log in."""
    found = []
    for person in people:
        client.logout()
        found.append((as_(client, person) if person else client).get(address).status_code)
    return found


@pytest.fixture
def small(travel, tmp_path):
    """A road on two judged criteria of 9 points each, with one applicant scored 9 of 18."""
    return road_on(travel, tmp_path, judgement("1", "9"), judgement("2", "9"))


def scored(small, **points):
    opened(small)
    application = apply(small)
    assessing(small)
    return score(small, application, **(points or {"c1": 9, "c2": 0}))


def positive(**said):
    return {"outcome": "positive", "motivation": "Past bij de nood.", "suggestion": ""} | said


def test_the_coordinator_writes_a_positive_advice_with_its_exact_score(client, small):
    application = scored(small, c1=9, c2=3)
    as_(client, small.coordinator)
    shown = client.get(at("start_advice", small, application)).content.decode()
    assert "12 × 8 ÷ 18 = 5 1/3" in shown
    page = client.post(at("start_advice", small, application), positive(), follow=True)
    advice = Advice.objects.get()
    assert (advice.score, advice.raw, advice.attainable) == ("16/3", "12", "18")
    assert "5\u00a01/3" in page.content.decode()


def test_without_agreed_points_a_positive_advice_is_refused_with_a_sentence(client, small):
    opened(small)
    application = apply(small)
    assessing(small)
    as_(client, small.coordinator)
    shown = client.get(at("start_advice", small, application)).content.decode()
    page = client.post(at("start_advice", small, application), positive(motivation="Mijn tekst."))
    assert ("Nog geen score" in shown, "Mijn tekst." in page.content.decode()) == (True, True)
    assert page.context["form"].errors == {
        "outcome": ["Leg eerst de beoordelingen samen: een positief advies heeft een score."]
    }


def test_below_the_minimum_the_page_says_so_and_positive_is_refused(client, travel, tmp_path):
    road = road_on(travel, tmp_path, judgement("1", "9"), judgement("2", "9"), minimum_score="5")
    application = scored(road)
    as_(client, road.coordinator)
    shown = client.get(at("start_advice", road, application)).content.decode()
    page = client.post(at("start_advice", road, application), positive())
    assert "De score blijft onder het minimum" in shown
    assert page.context["form"].errors == {
        "outcome": ["De score blijft onder het minimum van 5: dan is het advies negatief."]
    }


def test_a_negative_advice_asks_a_ground_and_a_suggestion(client, small):
    address = at("start_advice", small, scored(small))
    as_(client, small.coordinator)
    page = client.post(address, positive(outcome="negative"))
    assert page.context["form"].errors == {
        "grounds": ["Een negatief advies steunt op minstens één grond uit de criteria."],
        "suggestion": ["Een negatief advies geeft altijd een suggestie."],
    }
    client.post(address, positive(outcome="negative", grounds=["need"], suggestion="Kies een andere buurt."))
    assert Advice.objects.values_list("outcome", "grounds", "score").get() == ("negative", ["need"], "")


def test_a_ground_belongs_to_a_negative_advice_only(client, small):
    address = at("start_advice", small, scored(small))
    page = as_(client, small.coordinator).post(address, positive(grounds=["need"]))
    assert page.context["form"].errors == {"grounds": ["Een grond hoort enkel bij een negatief advies."]}


def test_a_set_without_grounds_has_no_negative_advice(client, travel, tmp_path):
    road = road_on(travel, tmp_path, judgement("1", "9"), negative_grounds=[])
    application = scored(road, c1=3)
    address, sent = at("start_advice", road, application), positive(outcome="negative", suggestion="Zo.")
    page = as_(client, road.coordinator).post(address, sent)
    assert page.context["form"].errors == {
        "outcome": ["Een negatief advies steunt op minstens één grond uit de criteria."]
    }


def test_who_acts_for_the_applicant_does_not_write_its_advice(client, road):
    road.to("consolidated")
    AppointmentFactory(lok=road.lok, person=road.contact, role=Role.COORDINATOR)
    page = as_(client, road.contact).get(at("start_advice", road, road.application))
    assert (page.status_code, "Daarom beoordeelt u hier niet." in page.content.decode()) == (403, True)


def test_an_existing_advice_is_opened_and_rewritten(client, small):
    advice = advise(small, scored(small))
    as_(client, small.coordinator)
    assert client.get(at("start_advice", small, advice.application)).url == at("advice_detail", small, advice)
    client.post(at("write_advice", small, advice), positive(outcome="none", motivation="Ingetrokken vraag."))
    advice.refresh_from_db()
    assert (advice.outcome, advice.motivation, advice.score) == ("none", "Ingetrokken vraag.", "")


def test_only_the_applicant_and_the_staff_see_a_shared_draft(client, road):
    road.to("written")
    people = (road.coordinator, road.contact, road.rival, PersonFactory(), None)
    before = statuses(client, at("advice_detail", road, road.advice), *people)
    road.to("shared")
    after = statuses(client, at("advice_detail", road, road.advice), *people)
    assert (before, after) == ([200, 404, 404, 404, 404], [200, 200, 404, 404, 404])


def test_everybody_sees_the_advice_once_it_is_released_and_not_before(client, road):
    road.to("decided")
    before = statuses(client, at("advice_detail", road, road.advice), road.contact, road.rival, None)
    letter = statuses(client, at("advice_letter", road, road.advice), road.contact, road.rival, None)
    road.to("released")
    after = statuses(client, at("advice_detail", road, road.advice), road.contact, road.rival, None)
    assert (before, letter, after) == ([404] * 3, [404] * 3, [200] * 3)


def test_the_applicant_reacts_on_the_draft_and_the_coordinator_reads_it(client, road):
    road.to("shared")
    as_(client, road.contact)
    page = client.get(at("advice_detail", road, road.advice)).content.decode()
    assert ("Reageer op het ontwerp" in page, "Volgens het dossier." in page) == (True, True)
    client.post(at("react", road, road.advice), {"text": "De buurt klopt niet."})
    assert Reaction.objects.values_list("text", "given_by").get() == ("De buurt klopt niet.", road.contact.pk)
    seen = as_(client, road.coordinator).get(at("advice_detail", road, road.advice))
    assert "De buurt klopt niet." in seen.content.decode()


def test_an_empty_reaction_gets_a_sentence(client, road):
    road.to("shared")
    page = as_(client, road.contact).post(at("react", road, road.advice), {"text": " "})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["text"])


def test_a_reaction_after_the_term_is_refused_with_the_moment(client, road, travel):
    road.to("shared")
    travel("2026-06-01 09:00")
    page = as_(client, road.contact).post(at("react", road, road.advice), {"text": "Te laat."})
    assert (page.status_code, "Reageren kon tot" in page.content.decode()) == (403, True)


def test_the_form_to_react_is_not_shown_after_the_term(client, road, travel):
    road.to("shared")
    travel("2026-06-01 09:00")
    page = as_(client, road.contact).get(at("react", road, road.advice))
    assert (page.status_code, "Reageren kon tot" in page.content.decode()) == (403, True)


def test_the_coordinator_does_not_react_for_the_applicant(client, road):
    road.to("shared")
    assert as_(client, road.coordinator).get(at("react", road, road.advice)).status_code == 403


def test_a_shared_draft_is_taken_back_with_a_reason_and_shared_again(client, road):
    road.to("shared")
    as_(client, road.coordinator)
    client.post(at("revise_advice", road, road.advice), {"reason": "De buurt klopte niet."})
    road.advice.refresh_from_db()
    taken_back = road.advice.state
    assert client.get(at("share_advice", road, road.advice)).status_code == 200
    client.post(at("share_advice", road, road.advice))
    road.advice.refresh_from_db()
    assert (taken_back, road.advice.state) == ("draft", "shared")


def test_the_list_shows_the_staff_how_far_the_assessment_is(client, road):
    road.to("assessing")
    shown = as_(client, road.assessor).get(at("advice_list", road, road.round)).content.decode()
    assert at("assess", road, road.application) in shown
    road.to("scored")
    shown = as_(client, road.coordinator).get(at("advice_list", road, road.round)).content.decode()
    assert (at("agree", road, road.application) in shown, "nodig" in shown) == (True, False)
    road.to("consolidated")
    shown = as_(client, road.coordinator).get(at("advice_list", road, road.round)).content.decode()
    assert (at("consolidate", road, road.agreed) in shown, "Afgerond" in shown) == (True, True)


def test_the_list_says_that_an_own_application_needs_two(client, road):
    plant(road.organiser, is_local_authority=True, sector="public")
    road.to("scored")
    shown = as_(client, road.coordinator).get(at("advice_list", road, road.round)).content.decode()
    assert ("2 nodig" in shown, "Lokaal bestuur" in shown) == (True, True)


def test_the_list_is_empty_for_the_public_until_all_is_released(client, road):
    road.to("decided")
    before = client.get(at("advice_list", road, road.round)).content.decode()
    road.to("released")
    after = client.get(at("advice_list", road, road.round)).content.decode()
    name = road.organiser.name
    assert ("Nog geen adviezen" in before, name in before, name in after) == (True, False, True)


def test_the_applicant_finds_its_draft_in_the_list_and_nobody_else_does(client, road):
    road.to("shared")
    address = at("advice_list", road, road.round)
    mine = as_(client, road.contact).get(address).content.decode()
    other = as_(client, road.rival).get(address).content.decode()
    assert ("Uw ontwerpadvies" in mine, road.organiser.name in other) == (True, False)


def finish(road):
    for stage in ("written", "scored", "consolidated"):
        setattr(road, stage, True)
    road.__dict__["advice"] = road.round.advices.first()
    road.to("released")


def test_ties_stay_ties_and_what_is_not_positive_has_its_ground(client, small):
    opened(small)
    first, second, third, fourth = (apply(small) for _ in range(4))
    assessing(small)
    for application, points in ((first, 6), (second, 6), (third, 9)):
        advise(small, score(small, application, c1=points, c2=0))
    advise(small, fourth, "negative", grounds=["need"], suggestion="Kies een andere buurt.")
    finish(small)
    purpose = client.get(at("advice_list", small, small.round)).context["purposes"][0]
    places = [(place.rank, place.is_tied, place.advice.score) for place in purpose["places"]]
    assert places == [(1, False, "4"), (2, True, "8/3"), (2, True, "8/3")]
    assert [each["ground"] for each in purpose["negatives"]] == [GROUNDS[0]["text"]]


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_as_many_queries_for_thirty_as_for_one(
    client, small, count, django_assert_num_queries
):
    opened(small)
    applications = [apply(small) for _ in range(count)]
    assessing(small)
    for application in applications:
        advise(small, application, "none")
    as_(client, staff(small.lok, Role.ASSESSOR, Role.COORDINATOR))
    with django_assert_num_queries(7):
        assert len(client.get(at("advice_list", small, small.round)).context["rows"]) == count
