"""Who and what there is."""

from .imports import ImportRun
from .lok import Lok, Municipality, Neighbourhood
from .organisers import Activity, DataConfirmation, Organiser, Sector
from .people import STAFF, Appointment, Contact, Person, Role
from .places import Location, SubsidyGroup
from .post import Mail

__all__ = [
    "STAFF",
    "Activity",
    "Appointment",
    "Contact",
    "DataConfirmation",
    "ImportRun",
    "Location",
    "Lok",
    "Mail",
    "Municipality",
    "Neighbourhood",
    "Organiser",
    "Person",
    "Role",
    "Sector",
    "SubsidyGroup",
]
