"""Who is at the door: a person comes in with all it is today, in one question to the database."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from .models import Appointment, Contact, Membership, Person


class PersonBackend(AuthenticationBackend):
    """Allauth's way in; what each page asks of its reader comes along."""

    def get_user(self, user_id):
        person = Person.objects.filter(pk=user_id).annotate(**_today()).first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.roles = {}
        for held in person.held_today:
            person.roles.setdefault(held["lok"], set()).add(held["role"])
        person.organiser_ids = frozenset(person.acts_for_today)
        person.sits_in = frozenset(person.sits_today)
        return person


def _today() -> dict[str, ArraySubquery]:
    """The same questions as `Person.roles`, `organiser_ids` and `sits_in`, as columns of the person."""
    me = OuterRef("pk")
    held = Appointment.objects.current().filter(person=me).order_by()
    contacts = Contact.objects.filter(person=me, state=Contact.State.ACTIVE).order_by()
    seats = Membership.objects.seated().filter(Q(person=me) | Q(substitute=me)).order_by()
    return {
        "held_today": ArraySubquery(held.values(pair=JSONObject(lok=F("lok_id"), role=F("role")))),
        "acts_for_today": ArraySubquery(contacts.values("organiser_id")),
        "sits_today": ArraySubquery(seats.values("lok_id")),
    }
