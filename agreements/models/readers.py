"""Which LOKs a person reads from the inside, and in which it takes part."""

from django.db.models import Q, QuerySet

from ledger.models import GuardedQuerySet
from partners.models import STAFF, Activity, Contact, Lok, Membership, Organiser


def inside(person) -> list[int]:
    """LOKs whose staff, chair or secretary this person is: they also read drafts."""
    if not person.is_authenticated:
        return []
    return [*person.loks_as(*STAFF), *person.convenes_in]


def around(person) -> QuerySet:
    """Ids of those LOKs, and of LOKs where it is a member or acts for an active organiser.

    Made for a subquery: besides the roles, which every page has read already, it asks nothing by itself.
    """
    if not person.is_authenticated:
        return Lok.objects.none().values_list("pk", flat=True)
    seats = Membership.objects.seated().filter(Q(person=person) | Q(substitute=person))
    mine = Contact.objects.filter(person=person, state=Contact.State.ACTIVE).values("organiser")
    here = Q(pk__in=inside(person)) | Q(pk__in=seats.values("lok"))
    here |= Q(pk__in=Organiser.objects.filter(pk__in=mine).values("lok"))
    here |= Q(pk__in=Activity.objects.filter(organiser__in=mine, state=Activity.State.ACTIVE).values("lok"))
    return Lok.objects.filter(here).values_list("pk", flat=True)


def is_around(person, lok) -> bool:
    """Whether this person sits around the table of this LOK, or acts for an organiser in it."""
    return around(person).filter(pk=lok.pk).exists()


class OwnQuerySet(GuardedQuerySet):
    """What is about one organiser: a grant, a use of support."""

    def visible_to(self, person):
        """Staff of the LOK, and each organiser its own; everybody the figures per sector."""
        if not person.is_authenticated:
            return self.none()
        return self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids))

    def own_of(self, person):
        """What organisers got for which this person acts."""
        if not person.is_authenticated:
            return self.none()
        mine = Contact.objects.filter(person=person, state=Contact.State.ACTIVE)
        return self.filter(organiser__in=mine.values("organiser")).select_related("organiser")
