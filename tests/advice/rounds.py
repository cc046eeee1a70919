"""Rounds to test with: criteria made for one question, several applicants, and advices on all of them."""

import json

from advice import actions
from advice.actions.advices import advice_on
from advice.actions.scores import consolidation_of, sheet_for
from advice.models import Application
from tests import factories
from tests.advice.samples import criterion, document, group
from tests.road import Road

GROUNDS = [{"code": "need", "text": "De aanvraag komt niet tegemoet aan de lokale nood."}]


def judgement(code, max_points, **own):
    return criterion(code, max_points, "judgement", step="0.5", **own)


def road_on(travel, tmp_path, *criteria, target="8", **changes):
    """The road on a set of these judged criteria; round scores are on 8."""
    raw_max = str(sum(float(each["max_points"]) for each in criteria)).removesuffix(".0")
    scale = {"raw_max": raw_max, "target_max": target, "rounding": None}
    only = group("G", raw_max, *criteria)
    content = document(raw_max, only, scale=scale, **({"negative_grounds": GROUNDS} | changes))
    case = tmp_path / "set.json"
    case.write_text(json.dumps(content))
    road = Road(travel)
    road.case = case
    return road


def opened(road):
    """The round is open, and nobody applied yet."""
    road.to("opened")
    road.__dict__ |= dict.fromkeys(("started", "filled", "submitted"), True)


def assessing(road):
    """The round closed and its assessment began."""
    road.application = road.round.applications.first()
    road.to("assessing")


def apply(road, **values):
    """One more applicant in the open round; returns its submitted application."""
    organiser = factories.OrganiserFactory(lok=road.lok, **values.pop("organiser", {}))
    contact = factories.contact_of(organiser)
    application = road.blank(organiser)
    for name, value in values.items():
        setattr(application, name, value)
    application = actions.start_application(application, by=contact)
    said = {c.code: {"basis": c.accepts[-1], "statement": "Zo."} for c in application.applicable}
    application = actions.edit_application(application, by=contact, answers=said, is_declared=True)
    return actions.submit(application, by=contact)


def score(road, application, **points):
    """One assessor, and the coordinator agrees: `c1=2` gives criterion "1" two points."""
    given = [
        {"code": code.removeprefix("c"), "points": amount, "source": "judged", "motivation": "Daarom."}
        | {"suggestion": "Doe meer."}
        for code, amount in points.items()
    ]
    application = Application.objects.get(pk=application.pk)
    sheet = actions.score(sheet_for(application, road.assessor), by=road.assessor, scores=given)
    actions.finish_sheet(sheet, by=road.assessor)
    agreed = consolidation_of(application, road.coordinator)
    agreed = actions.consolidate(agreed, by=road.coordinator, scores=given)
    actions.finish_consolidation(agreed, by=road.coordinator)
    return application


def advise(road, application, outcome="positive", **said):
    """The coordinator writes the draft."""
    application = Application.objects.get(pk=application.pk)
    said = {"motivation": "Past bij de lokale nood."} | said
    return actions.write_advice(advice_on(application), by=road.coordinator, outcome=outcome, **said)
