"""How the criteria of the demo came to be, version after version."""

import dataclasses
import datetime
from pathlib import Path

from django.utils import timezone

from advice import actions, criteria

from .world import World

FOLDER = Path(__file__).parent / "criteria"
LAW = "BVR 24 mei 2013 houdende het lokaal beleid kinderopvang, art. 7"
REGIE = {"heidebeke": ("coordinator", "beheerder"), "donkmeer": ("donkmeer", "donkmeer")}


def draft(name: str, slug: str = "heidebeke", *, of: str = "", changes: str = "", **other):
    """Draft the set in this file, or another version of it with another title or purpose."""

    def drafted(world: World) -> None:
        document = criteria.parse((FOLDER / f"{of or name}.json").read_bytes())
        document = dataclasses.replace(document, valid_from=timezone.localdate(), **other)
        by = world.person(REGIE[slug][0])
        world.sets[name] = actions.draft_criteria(world.lok(slug), document, by=by, changes=changes)

    return drafted


def adopt(name: str, slug: str = "heidebeke"):
    """Record that the council adopted the set four days before."""

    def adopted(world: World) -> None:
        world.sets[name] = actions.adopt_criteria(
            world.sets[name],
            by=world.person(REGIE[slug][1]),
            adopted_by="gemeenteraad",
            adopted_on=timezone.localdate() - datetime.timedelta(days=4),
            legal_basis=LAW,
        )

    return adopted


def publish(name: str, slug: str = "heidebeke"):
    """Make the set known."""

    def published(world: World) -> None:
        world.sets[name] = actions.publish_criteria(world.sets[name], by=world.person(REGIE[slug][1]))

    return published
