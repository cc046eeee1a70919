"""Seats of a council for the tests of its composition."""

import datetime

from partners.models import Membership, Segment, Term
from tests.factories import PersonFactory, plant

LONG_AGO = datetime.date(2025, 1, 1)


def term(lok, **values):
    """A legislature that runs, its composition fixed."""
    fixed = {"state": "installed", "installed_by": "gemeenteraad", "installed_on": LONG_AGO}
    return plant(Term(lok=lok, name="2025-2030", starts_on=LONG_AGO, **(fixed | values)))


def segment(lok, **values):
    """A segment of local actors with one seat."""
    return plant(Segment(**({"lok": lok, "name": "Opvang", "side": "actors", "seats": 1} | values)))


def member(of, **values):
    """Somebody on a voting seat of this segment."""
    usual = {"state": "seated", "starts_on": LONG_AGO, "gender": "other"}
    person = values.pop("person", None) or PersonFactory()
    return plant(Membership(lok=of.lok, segment=of, person=person, **(usual | values)))


def candidate(of, **values):
    """Somebody proposed for this segment."""
    return member(of, state="candidate", **values)
