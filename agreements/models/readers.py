"""Which LOKs a person reads from the inside, and in which it takes part."""

from django.db.models import Q, QuerySet

from partners.models import STAFF, Activity, Lok, Organiser


def inside(person) -> list[int]:
    """LOKs whose staff, chair or secretary this person is: they also read drafts."""
    if not person.is_authenticated:
        return []
    return [*person.loks_as(*STAFF), *person.convenes_in]


def around(person) -> QuerySet:
    """Ids (a subquery) of those LOKs, and of LOKs where it is a member or acts for an active organiser."""
    if not person.is_authenticated:
        return Lok.objects.none().values_list("pk", flat=True)
    here = Q(pk__in=[*inside(person), *person.sits_in])
    if person.organiser_ids:
        organisers = Organiser.objects.filter(pk__in=person.organiser_ids)
        here |= Q(pk__in=organisers.values("lok"))
        here |= Q(pk__in=Activity.objects.filter(organiser__in=organisers, state="active").values("lok"))
    return Lok.objects.filter(here).values_list("pk", flat=True)


def is_around(person, lok) -> bool:
    """Whether this person sits around the table of this LOK, or acts for an organiser in it."""
    return lok.pk in around(person)
