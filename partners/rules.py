"""The rules of the register: who may do what to a LOK, its people, organisers and locations."""

from ledger.rules import NEW, Rule

from . import known
from .models import (
    Activity,
    Appointment,
    Contact,
    DataConfirmation,
    Location,
    Lok,
    Organiser,
    Role,
    SubsidyGroup,
)
from .roles import (  # noqa: F401 - the rules of other rooms and the pages find them here
    acts_for_somebody,
    can_see_staff_pages,
    has_a_role,
    is_administrator,
    is_assessor,
    is_chair,
    is_contact,
    is_convener,
    is_coordinator,
    is_decider,
    is_host,
    is_member,
    is_regie,
    is_secretary,
    is_staff,
    is_system,
)


def organiser_has_stopped(person, thing):
    """A stopped organiser does nothing new."""
    stopped = thing.organiser.state == Organiser.State.STOPPED
    return "Deze organisator is gestopt. Neem contact op met de coördinator." if stopped else ""


def has_active_locations(person, organiser):
    """An organiser stops after its locations did."""
    active = known.running_locations_count.of(organiser)
    if not active:
        return ""
    words = (
        "is nog 1 locatie die niet gestopt is"
        if active == 1
        else f"zijn nog {active} locaties die niet gestopt zijn"
    )
    return f"Er {words}. Zet die eerst op gestopt."


def is_last_administrator(person, appointment):
    """A LOK always has somebody who can give roles."""
    others = (
        Appointment.objects.current()
        .filter(lok=appointment.lok, role=Role.ADMINISTRATOR)
        .exclude(pk=appointment.pk)
    )
    if appointment.role == Role.ADMINISTRATOR and not others.exists():
        return "Dit is de laatste beheerder. Stel eerst een andere aan."
    return ""


CREATE_LOK = Rule(
    "partners.create_lok",
    Lok,
    "Maak een LOK",
    is_host,
    (NEW,),
    Lok.State.ACTIVE,
    kind="settings.changed",
    told="LOK gemaakt",
)
CHANGE_SETTINGS = Rule(
    "partners.change_settings",
    Lok,
    "Wijzig de instellingen",
    is_administrator,
    (Lok.State.ACTIVE,),
    kind="settings.changed",
    told="Instellingen gewijzigd",
)
ARCHIVE_LOK = Rule(
    "partners.archive_lok",
    Lok,
    "Archiveer dit LOK",
    is_host,
    (Lok.State.ACTIVE,),
    Lok.State.ARCHIVED,
    kind="settings.changed",
    reason=True,
    told="LOK gearchiveerd",
)

APPOINT = Rule(
    "partners.appoint",
    Appointment,
    "Geef een rol",
    is_administrator | is_host,
    (NEW,),
    Appointment.State.ACTIVE,
    told="Rol gegeven",
)
END_APPOINTMENT = Rule(
    "partners.end_appointment",
    Appointment,
    "Beëindig",
    is_administrator | is_host,
    (Appointment.State.ACTIVE,),
    Appointment.State.ENDED,
    unless=(is_last_administrator,),
    told="Rol beëindigd",
)

REGISTER_ORGANISER = Rule(
    "partners.register_organiser",
    Organiser,
    "Voeg een organisator toe",
    is_regie,
    (NEW,),
    Organiser.State.ACTIVE,
    told="Organisator toegevoegd",
)
EDIT_ORGANISER = Rule(
    "partners.edit_organiser",
    Organiser,
    "Wijzig de gegevens",
    is_regie,
    (Organiser.State.ACTIVE, Organiser.State.STOPPED),
    told="Gegevens gewijzigd door de regie",
)
EDIT_PROFILE = Rule(
    "partners.edit_profile",
    Organiser,
    "Wijzig uw gegevens",
    is_contact,
    (Organiser.State.ACTIVE,),
    told="Gegevens gewijzigd door de organisator",
)
WELCOME_ORGANISER = Rule(
    "partners.welcome_organiser",
    Activity,
    "Neem op in dit LOK",
    is_regie,
    (NEW,),
    Activity.State.ACTIVE,
    unless=(organiser_has_stopped,),
    told="Organisator opgenomen in dit LOK",
)
END_ACTIVITY = Rule(
    "partners.end_activity",
    Activity,
    "Beëindig de werking hier",
    is_regie,
    (Activity.State.ACTIVE,),
    Activity.State.ENDED,
    reason=True,
    told="Werking in dit LOK beëindigd",
)
STOP_ORGANISER = Rule(
    "partners.stop_organiser",
    Organiser,
    "Zet op gestopt",
    is_regie,
    (Organiser.State.ACTIVE,),
    Organiser.State.STOPPED,
    unless=(has_active_locations,),
    reason=True,
    told="Organisator gestopt",
)
RESUME_ORGANISER = Rule(
    "partners.resume_organiser",
    Organiser,
    "Zet weer op actief",
    is_regie,
    (Organiser.State.STOPPED,),
    Organiser.State.ACTIVE,
    reason=True,
    told="Organisator weer actief",
)
CONFIRM_DATA = Rule(
    "partners.confirm_data",
    DataConfirmation,
    "Bevestig dat alles klopt",
    is_contact,
    (NEW,),
    DataConfirmation.State.CONFIRMED,
    unless=(organiser_has_stopped,),
    is_quick=True,
    told="Gegevens bevestigd",
)

ADD_CONTACT = Rule(
    "partners.add_contact",
    Contact,
    "Voeg een contactpersoon toe",
    is_regie | is_contact,
    (NEW,),
    Contact.State.ACTIVE,
    unless=(organiser_has_stopped,),
    told="Contactpersoon toegevoegd",
)
END_CONTACT = Rule(
    "partners.end_contact",
    Contact,
    "Beëindig",
    is_regie | is_contact,
    (Contact.State.ACTIVE,),
    Contact.State.ENDED,
    told="Contactpersoon beëindigd",
)

ADD_SUBSIDY_GROUP = Rule(
    "partners.add_subsidy_group",
    SubsidyGroup,
    "Voeg een subsidiegroep toe",
    is_regie,
    (NEW,),
    SubsidyGroup.State.ACTIVE,
    told="Subsidiegroep toegevoegd",
)
EDIT_SUBSIDY_GROUP = Rule(
    "partners.edit_subsidy_group",
    SubsidyGroup,
    "Wijzig",
    is_regie,
    (SubsidyGroup.State.ACTIVE,),
    told="Subsidiegroep gewijzigd",
)
END_SUBSIDY_GROUP = Rule(
    "partners.end_subsidy_group",
    SubsidyGroup,
    "Beëindig",
    is_regie,
    (SubsidyGroup.State.ACTIVE,),
    SubsidyGroup.State.ENDED,
    reason=True,
    told="Subsidiegroep beëindigd",
)

REGISTER_LOCATION = Rule(
    "partners.register_location",
    Location,
    "Voeg een locatie toe",
    is_regie,
    (NEW,),
    Location.State.ACTIVE,
    unless=(organiser_has_stopped,),
    told="Locatie toegevoegd",
)
EDIT_LOCATION = Rule(
    "partners.edit_location",
    Location,
    "Wijzig de locatie",
    is_regie | is_contact,
    (Location.State.ACTIVE, Location.State.INACTIVE),
    told="Locatie gewijzigd",
)
PAUSE_LOCATION = Rule(
    "partners.pause_location",
    Location,
    "Zet tijdelijk op niet actief",
    is_regie,
    (Location.State.ACTIVE,),
    Location.State.INACTIVE,
    reason=True,
    told="Locatie tijdelijk niet actief",
)
RESUME_LOCATION = Rule(
    "partners.resume_location",
    Location,
    "Zet weer op actief",
    is_regie,
    (Location.State.INACTIVE, Location.State.STOPPED),
    Location.State.ACTIVE,
    reason=True,
    told="Locatie weer actief",
)
STOP_LOCATION = Rule(
    "partners.stop_location",
    Location,
    "Zet op gestopt",
    is_regie,
    (Location.State.ACTIVE, Location.State.INACTIVE),
    Location.State.STOPPED,
    reason=True,
    told="Locatie gestopt",
)
