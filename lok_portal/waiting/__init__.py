"""What waits for a person, in every LOK: one question to the database, and the rules say who may."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from django.db.models import Q, QuerySet

from ledger.gathering import Asked, gather
from partners.models import Activity, Lok, Organiser, Person
from partners.templatetags.words import aantal

from . import consultations, council, frameworks, meetings, plan, policy, register, rounds
from .task import day_of

Source = Callable[[Person], Asked]

OF_EVERYBODY: tuple[Source, ...] = (
    rounds.applications,
    meetings.meetings,
    meetings.convocations,
    consultations.to_say,
    plan.actions,
    frameworks.to_sign,
)
OF_A_ROLE: tuple[Source, ...] = (
    consultations.to_do,
    frameworks.drafts,
    frameworks.to_evaluate,
    rounds.criteria,
    rounds.rounds,
    rounds.sheets,
    meetings.proposals,
    meetings.resolutions,
    meetings.procedures,
    council.candidates,
    council.terms,
    register.news,
    register.campaigns,
    policy.measures,
    policy.subsidies,
)
OF_AN_ORGANISER: tuple[Source, ...] = (rounds.open_rounds, rounds.shared, register.data)


def overview(person: Person) -> dict:
    """The tasks of this person with how many there are in words, and its LOKs by name."""
    tasks, loks = _answered(_sources(person), person)
    return {"tasks": tasks, "loks": loks, "sentence": _in_words(tasks)}


def for_person(person: Person, sources: Sequence[Source] = ()) -> list[dict]:
    """Tasks with title, address, note and date; what has a date comes first, the nearest on top."""
    return _answered(sources or _sources(person), person)[0]


def _in_words(tasks: list[dict]) -> str:
    late = sum("state" in task for task in tasks)
    count = aantal(len(tasks), "taak,taken")
    if not late:
        return f"{count}." if tasks else ""
    return f"{count}, waarvan {late} te laat."


def _sources(person: Person) -> Sequence[Source]:
    """Where something may wait for this person."""
    of_a_role = OF_A_ROLE if person.roles else ()
    return (*OF_EVERYBODY, *of_a_role, *(OF_AN_ORGANISER if person.organiser_ids else ()))


def _answered(sources: Sequence[Source], person: Person) -> tuple[list[dict], list[Lok]]:
    """Tasks and LOKs, in one question."""
    asked = [source(person) for source in sources]
    *found, loks = gather([*asked, Asked(_near(person), related=())])
    tasks = []
    for each, records in zip(asked, found, strict=True):
        told = [task for record in records for task in each.tell(person, record)]
        tasks += sorted(told, key=itemgetter("note"))
    return sorted(tasks, key=lambda task: day_of(task["until"])), sorted(loks, key=lambda lok: lok.name)


def _near(person: Person) -> QuerySet[Lok]:
    """The LOKs this person has to do with; the host sees all."""
    if person.is_host:
        return Lok.objects.filter(state=Lok.State.ACTIVE)
    mine = person.organiser_ids
    kept = Organiser.objects.filter(pk__in=mine).values("lok")
    welcomed = Activity.objects.filter(organiser__in=mine, state=Activity.State.ACTIVE).values("lok")
    inside = {*person.roles, *person.sits_in}
    return Lok.objects.filter(Q(pk__in=inside) | Q(pk__in=kept) | Q(pk__in=welcomed))
