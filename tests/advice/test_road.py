"""The main road from a real municipal set to a released advice, act by act."""

from ledger.models import Entry


def test_the_road_leads_from_a_draft_set_to_a_released_advice(road):
    road.to("released")
    assert (road.round.state, road.advice.state, road.advice.score) == ("sent", "released", "8")


def test_every_act_on_the_road_is_in_the_log(road):
    road.to("released")
    acts = Entry.objects.exclude(act="test.plant").order_by("index").values_list("act", flat=True)
    assert list(acts) == [
        "advice.draft_criteria",
        "advice.bind_advice",
        "advice.adopt_criteria",
        "advice.publish_criteria",
        "advice.plan_round",
        "advice.open_round",
        "advice.start_application",
        "advice.edit_application",
        "advice.submit",
        "advice.close_round",
        "advice.start_assessment",
        "advice.score",
        "advice.finish_sheet",
        "advice.consolidate",
        "advice.finish_consolidation",
        "advice.write_advice",
        "advice.share_advice",
        "advice.share_advices",
        "advice.record_lok_advice",
        "advice.decide_advice",
        "advice.decide_round",
        "advice.release_advice",
        "advice.release_round",
    ]
