"""How the action plan of the demo grew: from advices, inputs, goals and promises, on both sides."""

import hashlib

from django.core.files.base import ContentFile
from django.urls import reverse

from advice import promises
from advice.models import Advice, Application
from agreements import actions, tasks
from agreements.models import Action, Commitment, PolicyGoal
from agreements.models.plan import origin_key
from consultation.models import Input
from meetings.models import Resolution

from . import council, plans
from .evidence import pdf
from .world import World


def _advice(world: World) -> tuple:
    advice = Resolution.objects.get(item__meeting=council.meeting_of("autumn"), item__subject_url="")
    return advice, "meetings:resolution_detail", advice.pk


def _input(world: World) -> tuple:
    answered = Input.objects.filter(lok=world.lok(), response__state="released")
    entry = answered.select_related("clause").order_by("pk").first()
    return entry, "consultation:clause_detail", entry.clause_id


def _goal(world: World) -> tuple:
    goal = PolicyGoal.objects.filter(lok=world.lok()).order_by("pk").first()
    return goal, "agreements:goal_detail", goal.pk


def _article(world: World) -> tuple:
    kept = Commitment.objects.filter(version__lok=world.lok(), version__state="adopted")
    commitment = kept.get(text__contains=plans.AGREED)
    return commitment, "agreements:version_detail", commitment.version_id


SOURCES = {"resolution": _advice, "input": _input, "goal": _goal, "article": _article}


def _origin(world: World, kind: str, thing, page: str, pk: int) -> dict:
    return {
        "origin": kind,
        "origin_type": thing._meta.label_lower,
        "origin_id": origin_key(thing),
        "origin_label": str(thing),
        "origin_url": reverse(page, args=[world.lok().slug, pk]),
    }


def _add(world: World, **values) -> None:
    actions.add_action(Action(lok=world.lok(), **values), by=world.person("coordinator"))


def add(*keys: str):
    """An act: these actions come into the plan."""

    def act(world: World) -> None:
        for key in keys:
            title, side, days, kind, more = plans.ACTIONS[key]
            more = dict(more)
            if "organiser" in more:
                more["organiser"] = world.organiser(more["organiser"])
            if "owner" in more:
                more["owner"] = world.person(more["owner"])
            if kind in SOURCES:
                more |= _origin(world, kind, *SOURCES[kind](world))
            _add(world, title=title, side=side, due_on=world.day(days), **more)

    return act


def keep_promises(world: World) -> None:
    """What applicants promised, and got points for, is followed up; not public."""
    promised = []
    for advice in Advice.objects.filter(lok=world.lok(), state="released").order_by("pk"):
        application = Application.objects.get(pk=advice.application_id)
        promised += [(advice, promise) for promise in promises.earned(advice, application)[:1]]
    for advice, promise in promised[: plans.PROMISES]:
        values = {"title": promise.summary, "side": "organisers", "organiser": advice.organiser}
        values |= {"due_on": world.day(plans.PROMISED_BY), "is_public": False}
        _add(world, **values, **_origin(world, "earned", advice, "advice:advice_detail", advice.pk))


def _action(key: str) -> Action:
    return Action.objects.select_related("lok__ledger").get(title=plans.ACTIONS[key][0])


def report(key: str):
    """An act: who pulls this action says how far it is, perhaps with a file."""

    def act(world: World) -> None:
        who, text, has_file = plans.NOTES[key]
        file = _file(text) if has_file else None
        actions.report_progress(_action(key), by=world.person(who), text=text, file=file)

    return act


def _file(text: str) -> ContentFile:
    content = pdf("Wachtlijst: formulier (voorbeeld)", "", text)
    file = ContentFile(content, name="formulier-wachtlijst.pdf")
    file.mime, file.sha256 = "application/pdf", hashlib.sha256(content).hexdigest()
    return file


def finish(key: str, days: int):
    """An act: this action was done on that day."""

    def act(world: World) -> None:
        who, result = plans.RESULTS[key]
        done = {"result": result, "finished_on": world.day(days)}
        actions.finish_action(_action(key), by=world.person(who), **done)

    return act


def drop(world: World) -> None:
    """One action will not be done."""
    key, reason = plans.DROPPED
    actions.drop_action(_action(key), by=world.person("coordinator"), reason=reason)


def remind(world: World) -> None:
    """The portal reminds who is due or late, as it does every morning."""
    tasks.remind_owners()
