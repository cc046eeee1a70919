"""Who and what there is."""

from .campaigns import Campaign, CampaignPart
from .council import Membership, Segment, Term
from .imports import ImportRow, ImportRun
from .lok import Lok, Municipality, Neighbourhood
from .organisers import Activity, DataConfirmation, Organiser, Sector
from .people import CONVENERS, STAFF, Appointment, Contact, Person, Role
from .places import Location, SubsidyGroup
from .post import Mail
from .reports import ChangeReport

__all__ = [
    "CONVENERS",
    "STAFF",
    "Activity",
    "Appointment",
    "Campaign",
    "CampaignPart",
    "ChangeReport",
    "Contact",
    "DataConfirmation",
    "ImportRow",
    "ImportRun",
    "Location",
    "Lok",
    "Mail",
    "Membership",
    "Municipality",
    "Neighbourhood",
    "Organiser",
    "Person",
    "Role",
    "Sector",
    "Segment",
    "SubsidyGroup",
    "Term",
]
