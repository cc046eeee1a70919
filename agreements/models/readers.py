"""Which LOKs a person reads from the inside, and in which it takes part."""

from django.db.models import Q

from partners.models import STAFF, Lok


def inside(person) -> list[int]:
    """LOKs whose staff, chair or secretary this person is: they also read drafts."""
    if not person.is_authenticated:
        return []
    return [*person.loks_as(*STAFF), *person.convenes_in]


def around(person) -> list[int]:
    """Those, and LOKs in which it is a member or acts for an active organiser."""
    if not person.is_authenticated:
        return []
    mine = person.organiser_ids
    active = Q(organisers__in=mine) | Q(activities__organiser__in=mine, activities__state="active")
    near = Lok.objects.filter(active).values_list("pk", flat=True).distinct() if mine else []
    return [*inside(person), *person.sits_in, *near]
