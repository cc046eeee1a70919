"""How applications of the demo are filled in, with their evidence."""

from advice import actions
from advice.models import Application
from partners.models import Neighbourhood, Organiser

from . import places
from .asks import Ask
from .evidence import pdf
from .shifts import Shift
from .world import World


def start(world: World, name: str, asked: Ask | Shift, **values) -> Application:
    """A new application of this contact in the round."""
    round_ = world.rounds[name]
    application = Application(
        lok=round_.lok,
        round=round_,
        organiser=_organiser(world, asked),
        location=world.location(asked.where),
        neighbourhood=Neighbourhood.objects.filter(lok=round_.lok, name=asked.area).first(),
        places_requested=asked.places,
        summary=asked.summary,
        **values,
    )
    return actions.start_application(application, by=world.person(asked.who))


def _organiser(world: World, asked) -> Organiser:
    names = {row[0]: row[1] for row in (*places.ORGANISERS, *places.DONKMEER_ORGANISERS)}
    return world.organiser(names[getattr(asked, "organiser", "") or asked.who])


def ask(world: World, name: str, asked: Ask) -> Application:
    """An application for new places, filled in but not handed in."""
    values = {"purpose": "new_places", "kind_of_care": asked.care, "new_address": asked.address}
    application = start(world, name, asked, tier_to="T2", **values)
    said = {
        "1.1": (None, "commitment" if "engagement" in asked.attended[1] else "fact", ""),
        "1.2": (asked.desk, "fact", ""),
        "2.1": (asked.hours, "fact", ""),
        "2.2": (asked.days, "fact", ""),
        "2.3": (asked.reserved, "commitment", "Wij houden deze plaatsen vrij en melden ze aan het loket."),
        "3.2": (asked.start, "commitment", ""),
        "4.1": (None, "fact", asked.welcome),
    }
    return _fill(world, application, asked, said, "2.1")


def shift(world: World, name: str, asked: Shift) -> Application:
    """An application for another tariff, filled in but not handed in."""
    values = {"purpose": "conversion", "kind_of_care": "group_care"}
    application = start(world, name, asked, tier_from="T1", tier_to="T2", **values)
    said = {
        "1.1": (asked.hours, "fact", ""),
        "2.1": (list(asked.access), "fact", ""),
        "3.1": (None, "commitment", asked.plan),
    }
    return _fill(world, application, asked, said, "1.1")


def _fill(world, application, asked, said, proven) -> Application:
    codes = {criterion.code for criterion in application.applicable}
    answers = {
        code: {"answer": answer, "basis": basis, "statement": statement}
        for code, (answer, basis, statement) in said.items()
        if code in codes
    }
    by = world.person(asked.who)
    application = actions.edit_application(application, by=by, answers=answers, knock_outs={"agency": "yes"})
    content = pdf("Huishoudelijk reglement (voorbeeld)", str(application.organiser), "", asked.summary)
    actions.add_evidence(
        application,
        by=by,
        name="huishoudelijk-reglement.pdf",
        mime="application/pdf",
        content=content,
        code=proven,
    )
    return application


def hand_in(world: World, application: Application, key: str) -> Application:
    """The contact hands it in."""
    return actions.submit(application, by=world.person(key))
