"""The composition monitor: what the law and the balance of the LOK ask, found in its memberships.

A finding blocks where the law blocks: an advice given meanwhile is not valid (DLB art. 304 §3; domain 1.3).
"""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from partners.models import Appointment, Contact, Lok, Membership, Organiser, Role, Segment

MOST_OF_ONE_GENDER = Fraction(2, 3)
ENDING_SOON = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Finding:
    """One thing the monitor sees, in plain words."""

    code: str
    sentence: str
    is_blocking: bool = False


def findings(lok: Lok, on: datetime.date) -> list[Finding]:
    """Everything that is not as it should be on that day; the blocking ones first."""
    seated = list(Membership.objects.seated(on).filter(lok=lok).with_names())
    found = [
        *_gender(seated),
        *_politicians(seated),
        *_chair(lok, seated),
        *_vacancies(lok, seated),
        *_ending(seated, on),
        *_unrepresented(lok, seated),
    ]
    return sorted(found, key=lambda finding: not finding.is_blocking)


def _gender(seated: list[Membership]) -> list[Finding]:
    """At most two thirds of the members of one gender; shown only as a count."""
    for gender in (Membership.Gender.WOMAN, Membership.Gender.MAN):
        same = sum(member.gender == gender for member in seated)
        if same > MOST_OF_ONE_GENDER * len(seated):
            sentence = (
                f"{same} van de {len(seated)} leden zijn van hetzelfde geslacht; hoogstens twee derde mag."
            )
            return [Finding("gender", sentence, is_blocking=True)]
    unstated = sum(member.gender == Membership.Gender.UNSTATED for member in seated)
    if unstated:
        return [Finding("gender_unstated", f"Van {unstated} leden is het geslacht niet bekend.")]
    return []


def _politicians(seated: list[Membership]) -> list[Finding]:
    voting = [m for m in seated if m.is_politician and m.capacity == Membership.Capacity.VOTING]
    if not voting:
        return []
    sentence = "Een raadslid of lid van het college is stemgerechtigd; dat mag niet."
    return [Finding("politician", sentence, is_blocking=True)]


def _chair(lok: Lok, seated: list[Membership]) -> list[Finding]:
    """There is a chair, without ties to any facility, derived from the register."""
    chairs = [a.person_id for a in Appointment.objects.current().filter(lok=lok, role=Role.CHAIR)]
    if not chairs:
        return [Finding("no_chair", "Er is geen voorzitter.")]
    acts_for = Contact.objects.filter(person__in=chairs, state=Contact.State.ACTIVE).exists()
    sits_for = any(m.organiser_id and m.person_id in chairs for m in seated)
    if acts_for or sits_for:
        sentence = "De voorzitter heeft een band met een organisator; dat mag niet."
        return [Finding("chair_tie", sentence, is_blocking=True)]
    return []


def _vacancies(lok: Lok, seated: list[Membership]) -> list[Finding]:
    found = []
    for segment in Segment.objects.filter(lok=lok, state=Segment.State.ACTIVE):
        taken = sum(m.segment_id == segment.pk and m.capacity == Membership.Capacity.VOTING for m in seated)
        if taken < segment.seats:
            free = segment.seats - taken
            seats = "zetel" if free == 1 else "zetels"
            found.append(Finding("vacancy", f"{segment}: {free} {seats} niet ingevuld."))
    return found


def _ending(seated: list[Membership], on: datetime.date) -> list[Finding]:
    soon = [m for m in seated if m.ends_on and m.ends_on <= on + ENDING_SOON]
    return [Finding("ending", f"Het mandaat van {m.person} eindigt op {m.ends_on:%d/%m/%Y}.") for m in soon]


def _unrepresented(lok: Lok, seated: list[Membership]) -> list[Finding]:
    """Active organisers that nobody speaks for: not seated themselves, and no segment for their sector."""
    spoken_for = {sector for m in seated for sector in m.segment.sectors}
    own = {m.organiser_id for m in seated}
    active = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE).exclude(pk__in=own - {None})
    silent = [organiser.name for organiser in active if organiser.sector not in spoken_for]
    if not silent:
        return []
    return [Finding("unrepresented", f"Niet vertegenwoordigd: {', '.join(silent)}.")]
