"""Records that come along in the one question of the home page are the records the database holds."""

from decimal import Decimal

import pytest
from django.db.models import OuterRef, Subquery

from advice import known
from advice.models import Advice, Application, Round
from ledger.gathering import LARGE, Asked, gather
from ledger.known import Known
from partners.models import Lok, Organiser
from tests import factories

pytestmark = pytest.mark.django_db


def small(record) -> dict:
    """What a record holds, but for its large columns."""
    fields = record._meta.concrete_fields
    return {field.name: field.value_from_object(record) for field in fields if not isinstance(field, LARGE)}


def test_a_record_holds_what_the_database_holds_to_the_last_decimal(road, django_assert_num_queries):
    lok = factories.plant(road.to("shared").lok, target_max=Decimal("7.10"))
    rounds = Asked(Round.objects.all(), known=(known.silent_since,))
    [[record], [alone]] = gather([rounds, Asked(Lok.objects.all(), related=())])
    with django_assert_num_queries(0):
        found = [small(record), small(record.lok), small(alone), record.silent_since]
    road.advice.refresh_from_db()
    assert found == [small(Round.objects.get()), small(lok), small(lok), road.advice.shared_at]


def test_what_is_not_there_is_none_and_what_is_large_waits_until_it_is_asked(road):
    road.to("planned")
    asked = Asked(Round.objects.all(), related=("new_places_set", "conversion_set"), large=("call",))
    [[record]] = gather([asked])
    sets = {record.new_places_set, record.conversion_set}
    assert sets == {road.criteria_set, None}
    assert (record.get_deferred_fields(), record.call) == (
        {"lok_advice", "lok_minority", "deviation_reason"},
        road.round.call,
    )


def test_a_record_behind_another_comes_along(road):
    road.to("written")
    [[record]] = gather([Asked(Advice.objects.all(), related=("round", "round__lok"))])
    assert record.round.lok == road.lok


def test_nothing_comes_along_behind_what_is_not_there(road):
    road.to("started")
    [[record]] = gather([Asked(Application.objects.all(), related=("location", "location__lok"))])
    assert record.location is None


def test_nothing_is_asked_when_nothing_can_be_found(django_assert_num_queries):
    nothing = Known("nothing", lambda: Subquery(Lok.objects.filter(pk=OuterRef("lok")).values("name")))
    with django_assert_num_queries(0):
        assert gather(
            [Asked(Organiser.objects.none(), known=(nothing,)), Asked(Lok.objects.none(), related=())]
        ) == [
            [],
            [],
        ]
