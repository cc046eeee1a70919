"""Acts on locations."""

from ledger.decide import amend
from partners import rules
from partners.models import Location, Person


def register_location(location: Location, *, by: Person) -> Location:
    """A new location of an organiser."""
    return amend(location, rules.REGISTER_LOCATION, by=by)


def edit_location(location: Location, *, by: Person, **values) -> Location:
    """Change its data; the organiser itself changes its `own_fields`, the rest is the regie's to check."""
    if not rules.is_regie(by, location):
        values = {name: value for name, value in values.items() if name in Location.own_fields}
    return amend(location, rules.EDIT_LOCATION, by=by, **values)


def pause_location(location: Location, *, by: Person, reason: str) -> Location:
    """Not active for a while; after twelve months the licence lapses by law (domain 5.1)."""
    return amend(location, rules.PAUSE_LOCATION, by=by, reason=reason)


def resume_location(location: Location, *, by: Person, reason: str) -> Location:
    """Active again."""
    return amend(location, rules.RESUME_LOCATION, by=by, reason=reason)


def stop_location(location: Location, *, by: Person, reason: str) -> Location:
    """The location closes; its history stays."""
    return amend(location, rules.STOP_LOCATION, by=by, reason=reason)
