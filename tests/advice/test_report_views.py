"""The score matrix, the ranking and the report of a round."""

from fractions import Fraction

import pytest
from django.urls import reverse

from advice import actions
from advice.actions.scores import sheet_for
from advice.models import Application
from advice.views.reports import SEALED
from partners.models import Role
from tests.advice.rounds import advise, apply, assessing, judgement, opened, road_on, score
from tests.factories import PersonFactory, staff

pytestmark = pytest.mark.django_db
PAGES = ("score_matrix", "ranking", "round_report")


def at(name, road):
    return reverse(f"advice:{name}", args=[road.lok.slug, road.round.pk])


def as_(client, person):
    client.force_login(person)
    return client


@pytest.fixture
def small(travel, tmp_path):
    return road_on(travel, tmp_path, judgement("1", "9"), judgement("2", "9", applies_to=["group_care"]))


def cells(page):
    return [
        [(cell["applies"], cell["points"], cell["differs"]) for cell in row["cells"]]
        for row in page.context["tables"][0]["rows"]
    ]


def test_the_matrix_shows_what_does_not_apply_and_what_is_agreed(client, small):
    opened(small)
    family, centre = apply(small, kind_of_care="family_care"), apply(small)
    assessing(small)
    score(small, family, c1=6)
    score(small, centre, c1=9, c2=4.5)
    page = as_(client, small.auditor).get(at("score_matrix", small))
    assert cells(page) == [
        [(True, [6], False), (True, [9], False)],
        [(False, [], False), (True, [Fraction(9, 2)], False)],
    ]
    sums = [(column["raw"], column["attainable"]) for column in page.context["tables"][0]["columns"]]
    assert sums == [(6, 9), (Fraction(27, 2), 18)]


def test_the_matrix_marks_where_assessors_differ_until_points_are_agreed(client, small):
    opened(small)
    application = apply(small)
    assessing(small)
    for points in (3, 5):
        person = staff(small.lok, Role.ASSESSOR)
        given = [{"code": c, "points": points, "source": "judged", "motivation": "Zo."} for c in ("1", "2")]
        application = Application.objects.get(pk=application.pk)
        sheet = actions.score(sheet_for(application, person), by=person, scores=given)
        actions.finish_sheet(sheet, by=person)
    page = as_(client, small.coordinator).get(at("score_matrix", small))
    assert cells(page) == [[(True, [3, 5], True)], [(True, [3, 5], True)]]
    assert page.content.decode().count("verschillend") == 2


def test_a_round_nobody_scored_yet_says_what_will_be_here(client, small):
    small.to("opened")
    as_(client, small.coordinator)
    texts = [client.get(at(name, small)).content.decode() for name in ("score_matrix", "ranking")]
    assert ["Nog niets om te vergelijken" in texts[0], "Nog geen positief advies" in texts[1]] == [True, True]


def test_the_ranking_gives_exact_fractions_and_keeps_ties(client, small):
    opened(small)
    applications = [apply(small, kind_of_care=care) for care in ("family_care", "group_care", "group_care")]
    assessing(small)
    for application, points in zip(
        applications, ({"c1": 6}, {"c1": 6, "c2": 6}, {"c1": 9, "c2": 7}), strict=True
    ):
        advise(small, score(small, application, **points))
    page = as_(client, small.coordinator).get(at("ranking", small))
    rows = page.context["purposes"][0]["places"]
    found = [(row["place"].rank, row["place"].is_tied, row["exact"], row["advice"].raw) for row in rows]
    third = Fraction(16, 3)
    assert found == [(1, False, Fraction(64, 9), "16"), (2, True, third, "6"), (2, True, third, "12")]
    assert "5\u00a01/3" in page.content.decode()


def test_a_set_on_three_points_is_rescaled_to_the_round(client, travel, tmp_path):
    road = road_on(travel, tmp_path, judgement("1", "3"), target="3")
    opened(road)
    application = apply(road)
    assessing(road)
    advice = advise(road, score(road, application, c1=0.5))
    assert (advice.raw, advice.exact, advice.score) == ("1/2", "4/3", "4/3")
    assert advice.formula == "0,5 × 3 ÷ 3 = 0,5; op 8: 0,5 × 8 ÷ 3 = 1 1/3"
    shown = as_(client, road.coordinator).get(at("ranking", road)).content.decode()
    assert "1\u00a01/3" in shown


def test_these_pages_are_for_the_staff_and_the_report_for_all_once_released(client, road):
    road.to("shared")
    people = (road.auditor, road.contact, PersonFactory())
    seen = {
        name: [as_(client, person).get(at(name, road)).status_code for person in people] for name in PAGES
    }
    assert seen == {
        "score_matrix": [200, 403, 403],
        "ranking": [200, 403, 403],
        "round_report": [200, 404, 404],
    }
    road.to("released")
    client.logout()
    assert [client.get(at(name, road)).status_code for name in PAGES] == [302, 302, 200]


def test_there_is_no_report_to_count_applications_in_while_the_round_is_open(client, road):
    road.to("submitted")
    page = as_(client, road.coordinator).get(at("round_report", road))
    listed = client.get(at("advice_list", road)).content.decode()
    assert (page.status_code, SEALED in page.content.decode()) == (403, True)
    assert at("round_report", road) not in listed


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(("name", "queries"), [("score_matrix", 7), ("ranking", 5)])
def test_pages_take_as_many_queries_for_thirty_as_for_one(  # noqa: PLR0913
    client, small, count, name, queries, django_assert_num_queries
):
    opened(small)
    applications = [apply(small) for _ in range(count)]
    assessing(small)
    for application in applications:
        advise(small, score(small, application, c1=6, c2=0))
    as_(client, small.coordinator)
    with django_assert_num_queries(queries):
        client.get(at(name, small))
