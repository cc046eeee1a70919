"""The composition monitor: what the law and the balance of the LOK ask, found in its memberships.

A finding blocks where the law blocks: an advice given meanwhile is not valid (DLB art. 304 §3; domain 1.3).
"""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone

from partners.models import Appointment, Contact, Location, Lok, Membership, Organiser, Role, Segment, Term

MOST_OF_ONE_GENDER = Fraction(2, 3)
ENDING_SOON = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Finding:
    """One thing the monitor sees, in plain words. `names` says whom it is about, for readers inside only."""

    code: str
    sentence: str
    is_blocking: bool = False
    names: str = ""


@dataclass(frozen=True)
class Share:
    """A segment's part of the seats, and its sectors' parts of what is organised; each 0 to 1."""

    segment: Segment
    seats: Fraction
    organisers: Fraction
    locations: Fraction
    places: Fraction


class Council:
    """The composition of a LOK on a day; each part is fetched once."""

    def __init__(self, lok: Lok, on: datetime.date | None = None):
        self.lok, self.on = lok, on or timezone.localdate()

    @cached_property
    def seated(self) -> list[Membership]:
        return list(Membership.objects.seated(self.on).filter(lok=self.lok).with_names())

    @cached_property
    def segments(self) -> list[Segment]:
        return list(Segment.objects.filter(lok=self.lok).active().with_sitting().select_related("lok"))

    @cached_property
    def term(self) -> Term | None:
        """The legislature of that day, or else the one to come."""
        running = Term.objects.filter(Q(ends_on=None) | Q(ends_on__gte=self.on), lok=self.lok)
        return running.exclude(state=Term.State.ENDED).select_related("lok").order_by("starts_on").first()

    @cached_property
    def table(self) -> list[Appointment]:
        """Who is chair and who is secretary."""
        goes_on = Q(ends_on=None) | Q(ends_on__gt=self.on) | Q(ends_on=self.on, state="active")
        held = Appointment.objects.filter(goes_on, lok=self.lok, starts_on__lte=self.on)
        table = held.filter(role__in=[Role.CHAIR, Role.SECRETARY]).select_related("person")
        contacts = Contact.objects.filter(person=OuterRef("person"), state=Contact.State.ACTIVE)
        tie = contacts.filter(organiser__in=Organiser.objects.in_lok(self.lok))
        return list(table.annotate(acts_for_an_organiser=Exists(tie)))

    @cached_property
    def organisers(self) -> list[Organiser]:
        return list(Organiser.objects.in_lok(self.lok).filter(state=Organiser.State.ACTIVE))

    @cached_property
    def located(self) -> dict[str, tuple[int, int]]:
        """Active locations and their licensed places, by sector of the organiser."""
        rows = Location.objects.filter(lok=self.lok, state=Location.State.ACTIVE).order_by()
        figures = rows.values_list("organiser__sector").annotate(Count("pk"), Sum("places_licensed"))
        return {sector: (locations, places) for sector, locations, places in figures}

    def holders(self, role: str) -> list[Appointment]:
        return [appointment for appointment in self.table if appointment.role == role]

    def taken(self, segment: Segment) -> int:
        """Seats of the segment with somebody on it."""
        return sum(m.segment_id == segment.pk and m.capacity == "voting" for m in self.seated)


def findings(lok: Lok, on: datetime.date) -> list[Finding]:
    """Everything that is not as it should be on that day; the blocking ones first."""
    return findings_of(Council(lok, on))


def findings_of(council: Council) -> list[Finding]:
    """The same for a council that is fetched already."""
    found = [
        *_gender(council.seated),
        *_politicians(council.seated),
        *_table(council),
        *_term(council),
        *_sides(council),
        *_vacancies(council),
        *_ending(council),
        *_unrepresented(council),
    ]
    return sorted(found, key=lambda finding: not finding.is_blocking)


def shares(lok: Lok) -> list[Share]:
    """Seats against organisers, locations and licensed places, for each segment that speaks for a sector."""
    return shares_of(Council(lok))


def shares_of(council: Council) -> list[Share]:
    """The same for a council that is fetched already."""
    speaking = [segment for segment in council.segments if segment.sectors]
    seats = sum(segment.seats for segment in speaking)
    return [
        Share(segment, _part(segment.seats, seats), *_parts(council, set(segment.sectors)))
        for segment in speaking
    ]


def _parts(council: Council, sectors: set[str]) -> list[Fraction]:
    organisers = [organiser.sector in sectors for organiser in council.organisers]
    own = [figures for sector, figures in council.located.items() if sector in sectors]
    every = council.located.values()
    pairs = [(sum(f[n] for f in own), sum(f[n] for f in every)) for n in (0, 1)]
    return [_part(sum(organisers), len(organisers)), *(_part(*pair) for pair in pairs)]


def _part(some: int, every: int) -> Fraction:
    return Fraction(some, every or 1)


def _gender(seated: list[Membership]) -> list[Finding]:
    """At most two thirds of the members of one gender; shown only as a count."""
    for gender in (Membership.Gender.WOMAN, Membership.Gender.MAN):
        same = sum(member.gender == gender for member in seated)
        if same > MOST_OF_ONE_GENDER * len(seated):
            said = f"{same} van de {len(seated)} leden zijn van hetzelfde geslacht; hoogstens twee derde mag."
            return [Finding("gender", said, is_blocking=True)]
    unstated = sum(member.gender == Membership.Gender.UNSTATED for member in seated)
    if unstated:
        said = f"Van {unstated} {'lid' if unstated == 1 else 'leden'} is het geslacht niet bekend."
        return [Finding("gender_unstated", said)]
    return []


def _politicians(seated: list[Membership]) -> list[Finding]:
    voting = [m for m in seated if m.is_politician and m.capacity == Membership.Capacity.VOTING]
    if not voting:
        return []
    sentence = "Een raadslid of lid van het college is stemgerechtigd; dat mag niet."
    return [Finding("politician", sentence, is_blocking=True)]


def _table(council: Council) -> list[Finding]:
    """There are a chair and a secretary; the chair has no ties to a facility, derived from the register."""
    chairs = council.holders(Role.CHAIR)
    found = [] if chairs else [Finding("no_chair", "Er is geen voorzitter.")]
    if not council.holders(Role.SECRETARY):
        found.append(Finding("no_secretary", "Er is geen secretaris."))
    if chairs and _has_tie(council, chairs):
        sentence = "De voorzitter heeft een band met een organisator; dat mag niet."
        found.append(Finding("chair_tie", sentence, is_blocking=True))
    return found


def _has_tie(council: Council, chairs: list[Appointment]) -> bool:
    sits_for = {member.person_id for member in council.seated if member.organiser_id}
    return any(chair.acts_for_an_organiser or chair.person_id in sits_for for chair in chairs)


def _term(council: Council) -> list[Finding]:
    """Composition and working rules are fixed within six months of a new legislature."""
    term = council.term
    if term is None or term.starts_on > council.on:
        return [Finding("no_term", "Er is geen lopende legislatuur.")]
    if term.state != Term.State.PLANNED:
        return []
    day = f"{term.compose_before:%d/%m/%Y}"
    if council.on > term.compose_before:
        said = f"De samenstelling voor “{term}” moest vastgesteld zijn op {day}."
        return [Finding("composition_late", said)]
    said = f"De samenstelling voor “{term}” moet vastgesteld zijn op {day}."
    return [Finding("composition_due", said)]


def _sides(council: Council) -> list[Finding]:
    """Local actors, users and the local authority each have a segment."""
    there = {segment.side for segment in council.segments}
    missing = [side for side in Segment.Side if side not in there]
    return [Finding("side", f"Er is geen geleding voor de kant “{side.label}”.") for side in missing]


def _vacancies(council: Council) -> list[Finding]:
    free = [(segment, segment.seats - council.taken(segment)) for segment in council.segments]
    return [
        Finding("vacancy", f"{segment}: {count} {'zetel' if count == 1 else 'zetels'} niet ingevuld.")
        for segment, count in free
        if count > 0
    ]


def _ending(council: Council) -> list[Finding]:
    soon = [m for m in council.seated if m.ends_on and m.ends_on <= council.on + ENDING_SOON]
    return [
        Finding(
            "ending", f"Een mandaat in “{m.segment}” eindigt op {m.ends_on:%d/%m/%Y}.", names=m.person.name
        )
        for m in soon
    ]


def _unrepresented(council: Council) -> list[Finding]:
    """Active organisers that nobody speaks for: not seated themselves, and no segment for their sector."""
    spoken_for = {sector for m in council.seated for sector in m.segment.sectors}
    own = {m.organiser_id for m in council.seated}
    silent = [o for o in council.organisers if o.pk not in own and o.sector not in spoken_for]
    if not silent:
        return []
    words = "actieve organisator is" if len(silent) == 1 else "actieve organisatoren zijn"
    names = ", ".join(organiser.name for organiser in silent)
    return [Finding("unrepresented", f"{len(silent)} {words} niet vertegenwoordigd.", names=names)]
