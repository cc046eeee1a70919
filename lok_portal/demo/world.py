"""Everything the demo made so far, by the keys of its tables."""

import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from partners.models import Location, Organiser, Person

from . import clock, people


class World:
    """People, LOKs, organisers and records of the demo, to act with."""

    def __init__(self):
        self.today = clock.last_tuesday(timezone.localdate())
        self.tomorrow = (timezone.localdate() - self.today).days + 1
        self.password = make_password(people.PASSWORD)  # slow on purpose, so once for all
        self.people = {}
        self.loks = {}
        self.sets = {}
        self.rounds = {}
        self.applications = {}

    def day(self, days: int) -> datetime.date:
        """So many days from the last Tuesday; before 0: ago."""
        return self.today + datetime.timedelta(days=days)

    def moment(self, days: int, hour: int = 10, minute: int = 0) -> datetime.datetime:
        return clock.on(self.day(days), hour, minute)

    def person(self, key: str) -> Person:
        """This person as known today: what was kept of roles is forgotten."""
        person = self.people[key]
        for kept in ("roles", "organiser_ids", "sits_in"):
            person.__dict__.pop(kept, None)
        return person

    def welcome(self, key: str, name: str, **fields) -> Person:
        """An account with a verified address."""
        person = Person(email=people.email(key), name=name, password=self.password, **fields)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        self.people[key] = person
        return person

    def lok(self, slug: str = "heidebeke"):
        return self.loks[slug]

    def organiser(self, name: str) -> Organiser:
        return Organiser.objects.select_related("lok__ledger").get(name=name)

    def location(self, name: str) -> Location | None:
        return Location.objects.get(name=name) if name else None
