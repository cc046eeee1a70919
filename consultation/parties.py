"""For whom a person may speak in a consultation, and who is asked."""

from dataclasses import dataclass

from django.db.models import Q

from partners.models import Contact, Membership, Organiser

from .models import Consultation
from .models.consultations import acts_for


@dataclass(frozen=True)
class Party:
    """One organisation that is asked: an organiser, or the seat of who sits for another organisation."""

    organiser: Organiser | None = None
    membership: Membership | None = None

    @property
    def name(self) -> str:
        return self.organiser.name if self.organiser else self.membership.represents or "uzelf, als lid"

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"organisator-{self.organiser.pk}" if self.organiser else f"lid-{self.membership.pk}"

    @property
    def fields(self) -> dict:
        """As an input holds it."""
        return {"organiser": self.organiser, "membership": self.membership}


def parties_of(person, consultation: Consultation) -> list[Party]:
    """The organisations this person speaks for here; two queries, once for each consultation at hand."""
    known = vars(consultation).setdefault("_parties", {})
    if person.pk not in known:
        known[person.pk] = _parties_of(person, consultation) if person.is_authenticated else []
    return known[person.pk]


def _parties_of(person, consultation: Consultation) -> list[Party]:
    organisers = asked_organisers(consultation).filter(pk__in=acts_for(person))
    seats = asked_seats(consultation).filter(Q(person=person) | Q(substitute=person))
    return [Party(organiser=each) for each in organisers] + [Party(membership=each) for each in seats]


def all_parties(consultation: Consultation) -> list[Party]:
    """Everybody who is asked, by name."""
    parties = [Party(organiser=each) for each in asked_organisers(consultation)]
    parties += [Party(membership=each) for each in asked_seats(consultation)]
    return sorted(parties, key=lambda party: party.name.casefold())


def asked_organisers(consultation: Consultation):
    """Active organisers of the LOK, unless only its members are asked."""
    if consultation.audience == Consultation.Audience.MEMBERS:
        seated = Membership.objects.filter(lok=consultation.lok_id).seated().values("organiser")
        return Organiser.objects.filter(pk__in=seated)
    return Organiser.objects.in_lok(consultation.lok_id).filter(state=Organiser.State.ACTIVE)


def asked_seats(consultation: Consultation):
    """Seats of organisations that are no organiser; an organiser's seat speaks as the organiser."""
    seats = Membership.objects.filter(lok=consultation.lok_id).seated().filter(organiser=None).with_names()
    return seats.none() if consultation.audience == Consultation.Audience.ORGANISERS else seats


def addresses(consultation: Consultation) -> list[str]:
    """Mail addresses of everybody who is asked, each once."""
    return _addresses(asked_organisers(consultation), asked_seats(consultation))


def silent_addresses(consultation: Consultation) -> list[str]:
    """The same, of organisations that gave nothing yet."""
    given = consultation.inputs.given()
    organisers = asked_organisers(consultation).exclude(pk__in=_named(given, "organiser"))
    return _addresses(organisers, asked_seats(consultation).exclude(pk__in=_named(given, "membership")))


def _named(given, party: str):
    return given.exclude(**{party: None}).order_by().values(party)


def _addresses(organisers, seats) -> list[str]:
    contacts = Contact.objects.filter(organiser__in=organisers, state=Contact.State.ACTIVE)
    members = seats.values_list("person__email", flat=True)
    substitutes = seats.exclude(substitute=None).values_list("substitute__email", flat=True)
    return sorted({*contacts.values_list("person__email", flat=True), *members, *substitutes})
