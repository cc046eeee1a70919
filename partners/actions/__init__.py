"""What changes in the register when somebody acts."""

from .loks import archive_lok, change_settings, create_lok
from .organisers import (
    add_subsidy_group,
    confirm_data,
    edit_organiser,
    edit_profile,
    edit_subsidy_group,
    end_activity,
    end_subsidy_group,
    register_organiser,
    resume_organiser,
    stop_organiser,
    welcome_organiser,
)
from .people import add_contact, appoint, end_appointment, end_contact, invite
from .places import edit_location, pause_location, register_location, resume_location, stop_location

__all__ = [
    "add_contact",
    "add_subsidy_group",
    "appoint",
    "archive_lok",
    "change_settings",
    "confirm_data",
    "create_lok",
    "edit_location",
    "edit_organiser",
    "edit_profile",
    "edit_subsidy_group",
    "end_activity",
    "end_appointment",
    "end_contact",
    "end_subsidy_group",
    "invite",
    "pause_location",
    "register_location",
    "register_organiser",
    "resume_location",
    "resume_organiser",
    "stop_location",
    "stop_organiser",
    "welcome_organiser",
]
