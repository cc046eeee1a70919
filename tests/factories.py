"""Makes records for tests. Guarded ones are planted: saved with a line in the log, as any record must be."""

import datetime
from decimal import Decimal

import factory
from django.conf import settings
from django.db import transaction

from ledger import log
from ledger.models import Guarded, Log
from partners import models

PASSWORD = "een lang wachtwoord voor de proef"


def plant(thing: Guarded, **values) -> Guarded:
    """Save a guarded record as it is, past its rules but with its line in the log."""
    for name, value in values.items():
        setattr(thing, name, value)
    with transaction.atomic():
        thing._open = True
        thing.save()
        thing._open = False
        log.append(
            log.Line(
                log=thing.log,
                act="test.plant",
                kind="sealed",
                subject_type=thing._meta.label_lower,
                subject_id=str(thing.pk),
                actor_id=0,
                payload={
                    "act": "test.plant",
                    "subject": {
                        "type": thing._meta.label_lower.replace(".", "_"),
                        "id": thing.pk,
                        "label": str(thing),
                    },
                    "by": {"id": 0, "as": "de proef"},
                    "before": {},
                    "after": {},
                    "facts": {},
                    "reason": "",
                },
            )
        )
    return thing


class Planted(factory.django.DjangoModelFactory):
    """Factory of a guarded model."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return plant(model_class(*args, **kwargs))


class LokFactory(Planted):
    class Meta:
        model = models.Lok

    name = factory.Sequence(lambda n: f"LOK Voorbeeldgem {n}")
    slug = factory.Sequence(lambda n: f"voorbeeldgem-{n}")
    authority = "gemeente Voorbeeldgem"
    contact_email = "regie@voorbeeldgem.example"
    ledger = factory.LazyAttribute(
        lambda lok: Log.objects.create(origin=f"{settings.LEDGER_HOST}/{lok.slug}/logboek")
    )


class NeighbourhoodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Neighbourhood

    lok = factory.SubFactory(LokFactory)
    name = factory.Sequence(lambda n: f"Buurt {n}")


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Person

    email = factory.Sequence(lambda n: f"mens{n}@example.be")
    name = factory.Sequence(lambda n: f"Mens {n}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        person = model_class(**kwargs)
        person.set_password(PASSWORD) if kwargs.pop("has_password", False) else person.set_unusable_password()
        person.save()
        return person


class AppointmentFactory(Planted):
    class Meta:
        model = models.Appointment

    lok = factory.SubFactory(LokFactory)
    person = factory.SubFactory(PersonFactory)
    role = models.Role.COORDINATOR
    starts_on = datetime.date(2020, 1, 1)


class OrganiserFactory(Planted):
    class Meta:
        model = models.Organiser

    lok = factory.SubFactory(LokFactory)
    name = factory.Sequence(lambda n: f"Kinderopvang {n}")
    enterprise_number = factory.Sequence(lambda n: kbo(n))  # noqa: PLW0108 - kbo is defined below
    sector = models.Sector.NONPROFIT


class ContactFactory(Planted):
    class Meta:
        model = models.Contact

    organiser = factory.SubFactory(OrganiserFactory)
    person = factory.SubFactory(PersonFactory)


class SubsidyGroupFactory(Planted):
    class Meta:
        model = models.SubsidyGroup

    organiser = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"SG{n}")
    tier = models.SubsidyGroup.Tier.T1


class LocationFactory(Planted):
    class Meta:
        model = models.Location

    organiser = factory.SubFactory(OrganiserFactory)
    lok = factory.SelfAttribute("organiser.lok")
    name = factory.Sequence(lambda n: f"Locatie {n}")
    kind = models.Location.Kind.GROUP_CARE
    places_licensed = 18
    days_per_week = Decimal(5)


def kbo(n: int) -> str:
    """The n-th valid enterprise number of the tests: 04…, last two digits 97 - (rest mod 97)."""
    stem = 4_000_000 + n
    return f"0{stem}{97 - stem % 97:02}"


def staff(lok: models.Lok, *roles: str) -> models.Person:
    """A person with these roles in the LOK."""
    person = PersonFactory()
    for role in roles:
        AppointmentFactory(lok=lok, person=person, role=role)
    return person


def contact_of(organiser: models.Organiser) -> models.Person:
    """A person who acts for the organiser."""
    return ContactFactory(organiser=organiser).person
