"""The one calendar of the demo: what happened how many days ago, walked in order."""

from django.db import transaction

from . import autumn, clock, register, running, texts
from . import criteria_sets as criteria
from .world import World

CALENDAR = (
    # days from the last Tuesday, hour, minute, act
    (-400, 9, 0, register.found),
    (-399, 9, 30, register.appoint_staff),
    (-398, 9, 0, register.map_neighbourhoods),
    (-398, 10, 0, register.register_organisers),
    (-397, 14, 0, register.register_locations),
    (-390, 11, 0, register.add_contacts),
    (-300, 10, 0, register.settle_donkmeer),
    (-250, 20, 15, register.confirm("onthaalouder", "nadia", "bolleboos", "duimelot", "heidevlinder")),
    (-200, 16, 0, register.open_longer),
    (-169, 9, 0, criteria.draft("nieuwe-plaatsen-1")),
    (-155, 11, 0, criteria.adopt("nieuwe-plaatsen-1")),
    (-148, 9, 0, criteria.publish("nieuwe-plaatsen-1")),
    (-130, 14, 0, autumn.plan),
    (-125, 9, 0, criteria.draft("omschakeling-1")),
    (-120, 8, 0, autumn.start),
    (-112, 10, 20, autumn.apply_(2)),
    (-106, 15, 45, autumn.apply_(0)),
    (-103, 11, 10, autumn.apply_(3)),
    (-102, 9, 5, autumn.apply_(4)),
    (-100, 13, 0, register.confirm("zonnekind", "sterrenkinderen")),
    (-99, 14, 0, autumn.think_again),
    (-97, 16, 30, autumn.apply_(1)),
    (-95, 11, 40, autumn.apply_(6)),
    (-92, 8, 50, autumn.apply_(8)),
    (-92, 17, 15, autumn.apply_(5)),
    (-91, 21, 35, autumn.apply_(7)),
    (-90, 10, 55, autumn.apply_(9)),
    (-90, 12, 5, autumn.close),
    (-89, 9, 30, autumn.acknowledge),
    (-89, 16, 0, autumn.start_assessment),
    (-88, 10, 0, autumn.score(0)),
    (-85, 14, 0, autumn.score(1)),
    (-84, 10, 0, autumn.lay_together),
    (-83, 9, 0, autumn.write),
    (-82, 10, 0, autumn.share),
    (-80, 20, 50, autumn.react),
    (-78, 9, 15, autumn.revise),
    (-78, 11, 0, criteria.adopt("omschakeling-1")),
    (-76, 21, 30, autumn.record_lok_advice),
    (-75, 9, 0, criteria.publish("omschakeling-1")),
    (-64, 16, 0, autumn.decide),
    (-60, 9, 0, autumn.release),
    (-57, 10, 0, criteria.draft("nieuwe-plaatsen-2", changes=texts.CHANGES_2)),
    (-55, 10, 0, running.plan_shift),
    (-43, 8, 0, running.start("shift")),
    (-43, 9, 0, criteria.draft("donkmeer-1", "donkmeer")),
    (-42, 9, 0, criteria.adopt("donkmeer-1", "donkmeer")),
    (-40, 9, 0, criteria.publish("donkmeer-1", "donkmeer")),
    (-32, 11, 0, criteria.adopt("nieuwe-plaatsen-2")),
    (-29, 15, 0, register.close_for_works),
    (-28, 20, 40, register.confirm("onthaalouder", "nestje")),
    (-27, 10, 0, running.apply_for_shift(1)),
    (-25, 9, 0, criteria.publish("nieuwe-plaatsen-2")),
    (-22, 10, 0, running.plan_donkmeer),
    (-20, 8, 0, running.start("donkmeer", "donkmeer")),
    (-20, 14, 0, running.plan_open),
    (-18, 11, 30, running.apply_for_shift(0)),
    (-15, 9, 0, criteria.draft("omschakeling-2", of="omschakeling-1", changes=texts.CHANGES_SHIFT)),
    (-14, 16, 20, running.apply_for_shift(2)),
    (-12, 11, 45, running.apply_for_shift(3)),
    (-12, 12, 5, running.close_shift),
    (-11, 9, 0, running.start_assessing_shift),
    (-8, 8, 0, running.start("open")),
    (-7, 10, 0, running.score_shift(0, 0)),
    (-6, 15, 0, running.score_shift(0, 1)),
    (-6, 16, 0, running.score_shift(1, 0)),
    (-5, 11, 0, running.agree_on_shift),
    (-5, 20, 10, register.introduce),
    (-4, 9, 0, criteria.adopt("omschakeling-2")),
    (-4, 14, 0, running.score_shift(1, 1, upto=1)),
    (-4, 16, 45, running.apply_now(0)),
    (-4, 17, 10, criteria.draft("nieuwe-plaatsen-3", of="nieuwe-plaatsen-2", changes=texts.CHANGES_3)),
    (-4, 17, 30, running.score_shift(2, 0, upto=2)),
    (-2, 13, 50, running.apply_now(1)),
    (-2, 21, 20, running.begin),
    (-1, 9, 30, running.plan_next),
    (-1, 12, 10, register.confirm("bolleboos", "speelvogel")),
)


@transaction.atomic
def walk() -> World:
    """Do everything in order, each act at its own moment; all of it or nothing."""
    world = World()
    for days, hour, minute, act in CALENDAR:
        with clock.at(world.moment(days, hour, minute)):
            act(world)
    return world
