"""Who people are to a LOK: role predicates live here and nowhere else; every room asks for them."""

from ledger.rules import who

from .models import STAFF, Lok, Person, Role


def _lok_id(thing):
    """The LOK of this record, without reading it where the record holds its number."""
    return getattr(thing, "lok_id", None) or thing.lok.pk


@who("de beheerder van de installatie")
def is_host(person, thing):
    return person.is_host


@who("het portaal zelf")
def is_system(person, thing):
    return person.is_system


@who("de beheerder")
def is_administrator(person, thing):
    return person.holds(Role.ADMINISTRATOR, lok=_lok_id(thing))


@who("de coördinator")
def is_coordinator(person, thing):
    return person.holds(Role.COORDINATOR, lok=_lok_id(thing))


@who("een beoordelaar")
def is_assessor(person, thing):
    return person.holds(Role.ASSESSOR, lok=_lok_id(thing))


@who("de beslisser")
def is_decider(person, thing):
    return person.holds(Role.DECIDER, lok=_lok_id(thing))


@who("een contactpersoon van de organisator")
def is_contact(person, thing):
    return thing.organiser_id in person.organiser_ids


@who("de medewerkers van het lokaal bestuur")
def is_staff(person, thing):
    return person.holds(*STAFF, lok=_lok_id(thing))


@who("wie een rol heeft in dit LOK")
def has_a_role(person, thing):
    return bool(person.roles.get(_lok_id(thing)))


@who("wie voor een organisator optreedt")
def acts_for_somebody(person, thing):
    return bool(person.organiser_ids)


@who("de voorzitter")
def is_chair(person, thing):
    return person.holds(Role.CHAIR, lok=_lok_id(thing))


@who("de secretaris")
def is_secretary(person, thing):
    return person.holds(Role.SECRETARY, lok=_lok_id(thing))


@who("een lid van het LOK")
def is_member(person, thing):
    return _lok_id(thing) in person.sits_in


@who("het lid zelf")
def is_own_seat(person, membership):
    return person.pk is not None and person.pk == membership.person_id


is_regie = is_administrator | is_coordinator
is_convener = is_chair | is_secretary


def can_see_staff_pages(person: Person, lok: Lok) -> bool:
    """Whether the person holds any role of the authority in this LOK; for menus, never for acts."""
    return bool(person.is_authenticated and person.roles.get(lok.pk))
