"""What assessors read per criterion, and the bounds of their points."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from advice import actions
from advice.actions.scores import consolidation_of, sheet_for
from advice.assessing import in_words
from advice.forms.scores import bounds
from advice.models import Score
from tests.advice.rounds import road_on
from tests.advice.samples import criterion
from tests.road import Road

pytestmark = pytest.mark.django_db


@pytest.fixture
def road(db, travel):
    return Road(travel, case="zaventem-2021")


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        ("bands", "11.5", "11,5 uur"),
        ("levels", "plan", "plan"),
        ("checklist", ["a", "b"], "a; b"),
        ("checklist", [], "niets aangevinkt"),
        ("fact", True, "ja"),
        ("fact", False, "nee"),
        ("zones", None, ""),
    ],
)
def test_an_answer_reads_as_words(kind, answer, said):
    assert in_words(answer, SimpleNamespace(kind=kind, unit="uur")) == said


def test_a_long_list_of_possible_points_is_told_by_its_ends(travel, tmp_path):
    items = [{"label": f"punt {index}", "points": str(index)} for index in range(1, 6)]
    road = road_on(travel, tmp_path, criterion("1", "15", "checklist", items=items, cap=None))
    road.to("drafted")
    assert bounds(road.criteria_set.document.criteria[0]) == "Van 0 tot 15."


@pytest.mark.parametrize(
    ("code", "points", "sentence"),
    [
        ("9.9", 1, "Dit criterium geldt niet voor deze aanvraag."),
        ("2.1", Decimal("0.3"), "Geef punten in stappen van 0,5."),
    ],
)
def test_a_score_is_refused_for_another_criterion_or_other_points(road, code, points, sentence):
    road.to("assessing")
    sheet = sheet_for(road.application, road.assessor)
    with pytest.raises(ValidationError) as refused:
        actions.score(sheet, by=road.assessor, scores=[{"code": code, "points": points, "source": "judged"}])
    assert (refused.value.message_dict, Score.objects.count()) == ({code: [sentence]}, 0)


def test_agreed_points_above_the_maximum_are_refused(road):
    road.to("scored")
    scores = [{"code": "2.1", "points": 3, "source": "judged"}]
    with pytest.raises(ValidationError) as refused:
        actions.consolidate(
            consolidation_of(road.application, road.coordinator), by=road.coordinator, scores=scores
        )
    assert refused.value.message_dict == {"2.1": ["Punten liggen tussen 0 en 2."]}
