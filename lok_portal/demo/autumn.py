"""The round that is over: from its opening to the advices in everybody's hands."""

from advice import actions
from advice.actions.advices import advice_on
from advice.models import Advice, Application, Round

from . import asks, filing, texts
from .assessing import ASSESSORS, agree, assess
from .world import World

NAME = "autumn"
REACTS = "onthaalouder"


def plan(world: World) -> None:
    """The coordinator prepares the round."""
    round_ = Round(
        lok=world.lok(),
        title="Nieuwe plaatsen met inkomenstarief, vorige ronde",
        call=texts.PAST_CALL,
        new_places_set=world.sets["nieuwe-plaatsen-1"],
        new_places_count=40,
        opens_on=world.day(-120),
        closes_at=world.moment(-90, 12),
        lok_meets_on=world.day(-76),
        decision_due_on=world.day(-64),
        advice_due_on=world.day(-57),
    )
    world.rounds[NAME] = actions.plan_round(round_, by=world.person("coordinator"))


def start(world: World) -> None:
    """The administrator opens it."""
    world.rounds[NAME] = actions.open_round(world.rounds[NAME], by=world.person("beheerder"))


def apply_(place: int):
    """The organiser at this place of the table hands in its application."""

    def applied(world: World) -> None:
        asked = asks.PAST[place]
        application = filing.ask(world, NAME, asked)
        world.applications[asked.who] = filing.hand_in(world, application, asked.who)

    return applied


def think_again(world: World) -> None:
    """One organiser hands in and takes it back."""
    asked = asks.WITHDRAWN
    application = filing.hand_in(world, filing.ask(world, NAME, asked), asked.who)
    reason = "De verbouwing in Korhoek gaat voor. Wij vragen deze plaatsen in een volgende ronde."
    actions.withdraw(application, by=world.person(asked.who), reason=reason)


def close(world: World) -> None:
    """The deadline passed: the portal itself closes the round."""
    actions.close_due_rounds()
    world.rounds[NAME].refresh_from_db()


def acknowledge(world: World) -> None:
    """Every applicant hears that the application arrived."""
    for key, application in world.applications.items():
        world.applications[key] = actions.acknowledge(application, by=world.person("coordinator"))


def start_assessment(world: World) -> None:
    """Assessors may begin."""
    world.rounds[NAME] = actions.start_assessment(world.rounds[NAME], by=world.person("coordinator"))
    for key, application in world.applications.items():
        world.applications[key] = Application.objects.get(pk=application.pk)


def _given(asked: asks.Ask, who: int) -> dict:
    points, evidence = asked.attended
    view = asked.view if who != 1 else f"{asked.view.split('. ')[-1]}"
    return {"1.1": (points, evidence, ""), "4.1": (asked.judged[who], "", view)}


def score(who: int):
    """One of the two assessors scores every application but the one nobody advises on."""

    def scored(world: World) -> None:
        for asked in _assessed():
            assess(world, world.applications[asked.who], ASSESSORS[who], _given(asked, who))

    return scored


def _assessed() -> list[asks.Ask]:
    return [asked for asked in asks.PAST if asked.outcome != "none"]


def lay_together(world: World) -> None:
    """The coordinator lays the sheets of each application together."""
    for asked in _assessed():
        agree(world, world.applications[asked.who], _given(asked, 2), texts.SUGGESTIONS)


def write(world: World) -> None:
    """Every application gets its draft advice."""
    for asked in asks.PAST:
        actions.write_advice(
            advice_on(world.applications[asked.who]),
            by=world.person("coordinator"),
            outcome=asked.outcome,
            motivation=asked.advice,
            grounds=list(asked.grounds),
            suggestion=asked.tip,
        )


def share(world: World) -> None:
    world.rounds[NAME] = actions.share_advices(world.rounds[NAME], by=world.person("coordinator"))


def react(world: World) -> None:
    """One applicant answers her draft."""
    actions.react(_reacted(world), by=world.person(REACTS), text=texts.REACTION)


def revise(world: World) -> None:
    """The coordinator takes the reaction up and sends the draft again."""
    by = world.person("coordinator")
    advice = actions.revise_advice(_reacted(world), by=by, reason=texts.REVISED)
    advice = actions.write_advice(
        advice, by=by, outcome=advice.outcome, motivation=texts.AFTER_REACTION, suggestion=advice.suggestion
    )
    actions.share_advice(advice, by=by)


def _reacted(world: World) -> Advice:
    return Advice.objects.get(application=world.applications[REACTS])


def record_lok_advice(world: World) -> None:
    """What the LOK said, with its minority view."""
    world.rounds[NAME] = actions.record_lok_advice(
        world.rounds[NAME],
        by=world.person("coordinator"),
        body="LOK Heidebeke",
        advised_on=world.day(-76),
        advice=texts.LOK_ADVICE,
        minority=texts.MINORITY,
    )


def decide(world: World) -> None:
    """The college decided; letters and report are kept."""
    world.rounds[NAME] = actions.decide_round(
        world.rounds[NAME],
        by=world.person("beslisser"),
        body="college van burgemeester en schepenen",
        decided_on=world.day(-64),
        reference="CBS, agendapunt 14",
    )


def release(world: World) -> None:
    """All advices go to all applicants at once."""
    world.rounds[NAME] = actions.release_round(world.rounds[NAME], by=world.person("beheerder"))
