"""What rules of the council ask the database: see `ledger.known`."""

from django.db.models import OuterRef

from ledger.known import how_many, known

from .models import Location, Membership


@known
def taken_count():
    """Seats of its segment that other voting members take."""
    return how_many(Membership.objects.taking_seats(OuterRef("segment")).exclude(pk=OuterRef("pk")))


@known
def running_locations_count():
    """Of an organiser: its locations that did not stop."""
    return how_many(Location.objects.filter(organiser=OuterRef("pk")).exclude(state=Location.State.STOPPED))
