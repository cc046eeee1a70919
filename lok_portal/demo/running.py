"""The rounds of now: one in assessment, one open, one in preparation, and one of the neighbour."""

from advice import actions
from advice.models import Application, Round

from . import asks, filing, texts
from .assessing import ASSESSORS, agree, assess
from .shifts import SHIFTS, Shift
from .world import World


def plan_shift(world: World) -> None:
    """The round about existing places that go to income tariff."""
    round_ = Round(
        lok=world.lok(),
        title="Omschakeling naar inkomenstarief",
        call=texts.SHIFT_CALL,
        conversion_set=world.sets["omschakeling-1"],
        conversion_count=34,
        opens_on=world.day(-43),
        closes_at=world.moment(-12, 12),
        lok_meets_on=world.day(9),
        decision_due_on=world.day(17),
        advice_due_on=world.day(21),
    )
    world.rounds["shift"] = actions.plan_round(round_, by=world.person("coordinator"))


def start(name: str, by: str = "beheerder"):
    """Open the round of this name."""

    def opened(world: World) -> None:
        world.rounds[name] = actions.open_round(world.rounds[name], by=world.person(by))

    return opened


def apply_for_shift(place: int):
    """The organiser at this place of the table hands in its application."""

    def applied(world: World) -> None:
        asked = SHIFTS[place]
        filing.hand_in(world, filing.shift(world, "shift", asked), asked.who)

    return applied


def close_shift(world: World) -> None:
    """The portal closes the round at its deadline."""
    actions.close_due_rounds()
    world.rounds["shift"].refresh_from_db()


def _application(world: World, asked: Shift) -> Application:
    organiser = world.location(asked.where).organiser
    return Application.objects.get(round=world.rounds["shift"], organiser=organiser)


def start_assessing_shift(world: World) -> None:
    """Three of four are acknowledged; assessors may begin."""
    by = world.person("coordinator")
    for asked in SHIFTS:
        actions.acknowledge(_application(world, asked), by=by)
    world.rounds["shift"] = actions.start_assessment(world.rounds["shift"], by=by)


def score_shift(place: int, who: int, *, upto: int = 0):
    """One assessor on one application; with `upto` the sheet stays half done."""

    def scored(world: World) -> None:
        asked = SHIFTS[place]
        points = asked.points[who] if len(asked.points) > who else "0"
        given = {"3.1": (points, "", asked.view)}
        assess(world, _application(world, asked), ASSESSORS[who], given, upto=upto)

    return scored


def agree_on_shift(world: World) -> None:
    """The first application has its agreed points; its advice waits to be written."""
    asked = SHIFTS[0]
    given = {"3.1": (asked.points[0], "", asked.view)}
    agree(world, _application(world, asked), given, texts.SHIFT_SUGGESTIONS)


def plan_open(world: World) -> None:
    """The round that is open on any day of the demo."""
    round_ = Round(
        lok=world.lok(),
        title="Nieuwe plaatsen met inkomenstarief",
        call=texts.OPEN_CALL,
        new_places_set=world.sets["nieuwe-plaatsen-2"],
        new_places_count=24,
        opens_on=world.day(-8),
        closes_at=world.moment(20, 17),
        lok_meets_on=world.day(34),
        decision_due_on=world.day(41),
        advice_due_on=world.day(48),
    )
    world.rounds["open"] = actions.plan_round(round_, by=world.person("coordinator"))


def apply_now(place: int):
    """An application in the open round: sealed for the staff."""

    def applied(world: World) -> None:
        asked = asks.OPEN[place]
        filing.hand_in(world, filing.ask(world, "open", asked), asked.who)

    return applied


def begin(world: World) -> None:
    """A day carer began one evening and did not finish yet."""
    asked = asks.STARTED
    values = {"purpose": "new_places", "kind_of_care": asked.care, "tier_from": "T1", "tier_to": "T2"}
    application = filing.start(world, "open", asked, **values)
    answers = {
        "1.2": {"answer": asked.desk, "basis": "fact", "statement": ""},
        "2.1": {"answer": asked.hours, "basis": "fact", "statement": ""},
    }
    actions.edit_application(application, by=world.person(asked.who), answers=answers)


def plan_next(world: World) -> None:
    """The next round, still in preparation."""
    round_ = Round(
        lok=world.lok(),
        title="Volgende oproep: nieuwe plaatsen",
        call=texts.NEXT_CALL,
        new_places_set=world.sets["nieuwe-plaatsen-2"],
        opens_on=world.day(76),
        closes_at=world.moment(111, 12),
    )
    actions.plan_round(round_, by=world.person("coordinator"))


def plan_donkmeer(world: World) -> None:
    """A round of the neighbour, on its own criteria."""
    round_ = Round(
        lok=world.lok("donkmeer"),
        title="Nieuwe plaatsen in Donkmeer",
        call=texts.DONKMEER_CALL,
        new_places_set=world.sets["donkmeer-1"],
        new_places_count=12,
        opens_on=world.day(-20),
        closes_at=world.moment(34, 12),
    )
    world.rounds["donkmeer"] = actions.plan_round(round_, by=world.person("donkmeer"))
