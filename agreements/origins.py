"""Where actions come from: the record they name, shown to who may read it; upper rooms hand theirs over."""

import re

from django.apps import apps
from django.db import models
from django.utils.http import url_has_allowed_host_and_scheme

from agreements.models import Action, Commitment
from agreements.models.plan import ORIGIN_KEYS

SOURCES = {
    Action.Origin.ARTICLE: ("agreements.article", "agreements.commitment"),
    Action.Origin.RESOLUTION: ("meetings.resolution",),
    Action.Origin.INPUT: ("consultation.input",),
    Action.Origin.EARNED: ("advice.application", "advice.advice"),
    Action.Origin.GOAL: ("agreements.policygoal", "agreements.measure"),
}
KIND_OF = {label: kind for kind, labels in SOURCES.items() for label in labels}
NUMBER, UUID = re.compile("[0-9]{1,18}"), re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CONFIDENTIAL = (Action.Origin.INPUT, Action.Origin.EARNED)  # such actions start as not public


def source(label: str, key: str, person) -> models.Model | None:
    """The record an action names, or None when it does not exist or is not for this person."""
    field = ORIGIN_KEYS.get(label, "pk")
    shape = NUMBER if field == "pk" else UUID
    if label not in KIND_OF or not shape.fullmatch(key):
        return None
    return apps.get_model(label).objects.visible_to(person).filter(**{field: key}).first()


def lok_id(thing: models.Model) -> int:
    """The LOK of a record: its own, or that of the version it is part of."""
    return thing.lok_id if hasattr(thing, "lok_id") else thing.version.lok_id


def own_link(url: str, lok) -> str:
    """The address when it is a page of this LOK on this site, else nothing."""
    is_own = url.startswith(f"/{lok.slug}/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if is_own else ""


def readable(action: Action, person) -> dict | None:
    """Name and page of what it comes from, for who may read that; others read only the kind."""
    if source(action.origin_type, action.origin_id, person) is None:
        return None
    return {"label": action.origin_label, "url": action.origin_url}


def told(thing: models.Model) -> dict:
    """What a record tells about who will do it by when: an applicant, or the party of a commitment."""
    sides = Action.Side
    if isinstance(thing, Commitment):
        side = sides.ORGANISERS if thing.party == Commitment.Party.ORGANISERS else sides.AUTHORITY
        return {"kant": side.value, "wie": thing.owner, "tegen": thing.due_on or ""}
    organiser = getattr(thing, "organiser_id", None)
    return {"kant": sides.ORGANISERS.value, "organisator": organiser} if organiser else {}


def handed(asked, lok) -> dict:
    """What an address asks to fill in.

    `?oorsprong=&type=&id=&over=&titel=&link=`, and `kant=&organisator=&wie=&tegen=` of who does it by when.
    """
    label, kind = asked.get("type", ""), asked.get("oorsprong", "")
    given = {"title": asked.get("titel", "")[:200], "is_public": kind not in CONFIDENTIAL}
    given |= {"side": asked.get("kant", ""), "organiser": asked.get("organisator", "")}
    given |= {"owner_name": asked.get("wie", "")[:120], "due_on": asked.get("tegen", "")[:10]}
    if KIND_OF.get(label) != kind:
        return given
    return given | {
        "origin": kind,
        "origin_type": label,
        "origin_id": asked.get("id", "")[:40],
        "origin_label": (asked.get("over") or asked.get("titel", ""))[:200],
        "origin_url": own_link(asked.get("link", "")[:300], lok),
    }
