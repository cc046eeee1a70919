"""How the demo came to its policy: goals, measures with their consultation, local subsidies and support."""

import datetime
from decimal import Decimal

from django.utils import timezone

from agreements import actions
from agreements.models import (
    Action,
    Condition,
    Grant,
    LocalSubsidy,
    Measure,
    PolicyGoal,
    SupportOffer,
    SupportUse,
)
from consultation import actions as consultation
from consultation.models import Input, Response
from partners.models import Contact

from . import policies
from .closing import close
from .world import World


def _goal(key: str) -> PolicyGoal:
    return PolicyGoal.objects.get(title=policies.GOALS[key][0])


def _measure(key: str) -> Measure:
    return Measure.objects.select_related("lok__ledger").get(title=policies.MEASURES[key][1])


def _subsidy(key: str) -> LocalSubsidy:
    return LocalSubsidy.objects.select_related("lok__ledger").get(title=policies.SUBSIDIES[key][1])


def begin(world: World) -> None:
    """Three goals of the multi-year plan, and what the authority offers already."""
    _set_goals(world)
    _offer_support(world)


def _set_goals(world: World) -> None:
    term = world.lok().terms.first()
    for title, text, source in policies.GOALS.values():
        goal = PolicyGoal(lok=world.lok(), title=title, text=text, source=source, term=term)
        actions.add_goal(goal, by=world.person("coordinator"))


def plan_action(world: World) -> None:
    """The authority and an organiser do something together for one of the goals."""
    goal = _goal("everyone")
    action = Action(
        lok=world.lok(),
        title="Een folder over opvang in vijf talen",
        side="together",
        organiser=world.organiser("Nadia El Amrani"),
        owner_name="Huis van het Kind",
        due_on=world.day(60),
        origin=Action.Origin.GOAL,
        origin_type=goal._meta.label_lower,
        origin_id=str(goal.pk),
        origin_label=goal.title,
        origin_url=f"/{world.lok().slug}/beleid/{goal.pk}/",
    )
    actions.add_action(action, by=world.person("coordinator"))


def propose(key: str, days: int):
    """An act: a measure is put forward, and everybody may say something about it, so many days."""

    def act(world: World) -> None:
        goal, title, theme, text = policies.MEASURES[key]
        by = world.person("coordinator")
        measure = Measure(lok=world.lok(), goal=_goal(goal), title=title, theme=theme, text=text)
        measure = actions.draft_measure(measure, by=by)
        closes_at = timezone.now() + datetime.timedelta(days=days)
        measure = actions.consult_measure(measure, by=by, closes_at=closes_at)
        consultation.open_consultation(measure.consultation, by=by)

    return act


def say(key: str):
    """An act: some organisations give their view on the measure."""

    def act(world: World) -> None:
        about = _measure(key).consultation
        clauses = {clause.number: clause for clause in about.clauses.all()}
        for who, number, kind, text, wording in policies.INPUTS[key]:
            person = world.person(who)
            organiser = Contact.objects.get(person=person, state="active").organiser
            entry = Input(lok=about.lok, consultation=about, clause=clauses[number], organiser=organiser)
            consultation.give_input(entry, by=person, kind=kind, text=text, proposed_wording=wording)

    return act


def answer(key: str):
    """An act: every view gets its answer."""

    def act(world: World) -> None:
        by = world.person("coordinator")
        about = consultation.end_consultation(_measure(key).consultation, by=by)
        for entry in about.inputs.unanswered().with_all():
            response = Response(lok=about.lok, input=entry)
            consultation.write_response(response, by=by, **policies.ANSWERS[entry.kind])
        close(about, by=by)

    return act


def work_in(key: str):
    """An act: the answers are worked into the text."""

    def act(world: World) -> None:
        measure = _measure(key)
        text = measure.text.replace(*policies.CHANGED)
        actions.edit_measure(measure, by=world.person("coordinator"), text=text)

    return act


def decide(key: str):
    """An act: the college decides on the measure."""

    def act(world: World) -> None:
        said = {"decided_by": "college van burgemeester en schepenen", "explanation": policies.DECIDED}
        said["decided_on"] = timezone.localdate()
        actions.decide_measure(_measure(key), by=world.person("beslisser"), **said)

    return act


def draft_subsidy(key: str):
    """An act: a local subsidy with its conditions, as far as they are known."""

    def act(world: World) -> None:
        goal, title, amount, budget, text, conditions = policies.SUBSIDIES[key]
        by = world.person("coordinator")
        values = {"amount": Decimal(amount), "budget": budget and Decimal(budget), "text": text}
        subsidy = LocalSubsidy(lok=world.lok(), goal=_goal(goal), title=title, **values)
        subsidy = actions.draft_subsidy(subsidy, by=by)
        actions.edit_conditions(subsidy, [_condition(*row) for row in conditions], by=by)

    return act


def _condition(text, goal, evidence, hours, cost) -> Condition:
    numbers = {"hours": Decimal(hours) if hours else None, "cost": Decimal(cost) if cost else None}
    return Condition(text=text, goal=goal, evidence=evidence, **numbers)


def remark(key: str):
    """An act: the secretary writes down what the LOK said about the last condition."""

    def act(world: World) -> None:
        subsidy = _subsidy(key)
        condition = subsidy.conditions.last()
        actions.remark_condition(subsidy, {condition.pk: policies.REMARK}, by=world.person("secretaris"))

    return act


def publish_subsidy(key: str):
    """An act: the note is written, the council decided, and everybody hears of it."""

    def act(world: World) -> None:
        by, note = world.person("coordinator"), policies.NOTE
        subsidy = actions.write_note(_subsidy(key), by=by, proportionality_note=note)
        said = {"decided_by": "gemeenteraad", "decided_on": timezone.localdate()}
        actions.publish_subsidy(subsidy, by=world.person("beheerder"), **said)

    return act


def grant(place: int):
    """An act: the organiser at this place of the table gets the start premium."""

    def act(world: World) -> None:
        name, amount = policies.GRANTS[place]
        given = Grant(lok=world.lok(), subsidy=_subsidy("start"))
        values = {"amount": Decimal(amount), "granted_on": timezone.localdate(), "decided_by": "college"}
        actions.grant_subsidy(given, world.organiser(name), by=world.person("coordinator"), **values)

    return act


def _offer_support(world: World) -> None:
    """Three offers: one for all, one for some, one only for itself."""
    for title, kind, text, sectors, is_own, why in policies.OFFERS.values():
        values = {"kind": kind, "text": text, "sectors": sectors, "is_own_only": is_own, "why_limited": why}
        offer = SupportOffer(lok=world.lok(), title=title, starts_on=timezone.localdate(), **values)
        actions.add_support(offer, by=world.person("coordinator"))


def use_support(world: World) -> None:
    """It is written down who used which offer."""
    for key, names in policies.USES.items():
        offer = SupportOffer.objects.select_related("lok__ledger").get(title=policies.OFFERS[key][0])
        for name in names:
            use = SupportUse(lok=offer.lok, offer=offer)
            on = timezone.localdate() - datetime.timedelta(days=4)
            actions.record_use(use, world.organiser(name), by=world.person("coordinator"), used_on=on)
