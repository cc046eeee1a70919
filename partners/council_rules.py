"""The rules of the council: legislatures, segments and memberships. Part of partners/rules, by size apart."""

from ledger.rules import NEW, Rule

from . import known
from .models import Membership, Segment, Term
from .roles import is_own_seat
from .rules import is_administrator, is_convener, is_member, is_regie

PUBLIC = "member.changed"


def seats_are_taken(person, membership):
    """A segment seats no more voting members than it has seats."""
    if membership.capacity != Membership.Capacity.VOTING:
        return ""
    free = membership.segment.seats - known.taken_count.of(membership)
    return "" if free > 0 else f"Alle zetels van “{membership.segment}” zijn bezet."


def members_still_sit(person, segment):
    """A list of segments brings the count along; for one segment it is asked."""
    seated = getattr(segment, "sitting_count", None)
    if seated is None:
        seated = Membership.objects.filter(segment=segment).exclude(state=Membership.State.ENDED).count()
    who = "lid of kandidaat" if seated == 1 else "leden of kandidaten"
    return f"In deze geleding zit{'' if seated == 1 else 'ten'} nog {seated} {who}." if seated else ""


PLAN_TERM = Rule(
    "partners.plan_term",
    Term,
    "Begin een legislatuur",
    is_regie,
    (NEW,),
    Term.State.PLANNED,
    told="Legislatuur begonnen",
)
INSTALL_TERM = Rule(
    "partners.install_term",
    Term,
    "Leg de samenstelling vast",
    is_administrator,
    (Term.State.PLANNED,),
    Term.State.INSTALLED,
    kind=PUBLIC,
    told="Samenstelling van het LOK vastgesteld",
)
END_TERM = Rule(
    "partners.end_term",
    Term,
    "Sluit de legislatuur af",
    is_administrator,
    (Term.State.INSTALLED,),
    Term.State.ENDED,
    kind=PUBLIC,
    told="Legislatuur afgesloten",
)

ADD_SEGMENT = Rule(
    "partners.add_segment",
    Segment,
    "Voeg een geleding toe",
    is_regie | is_convener,
    (NEW,),
    Segment.State.ACTIVE,
    kind=PUBLIC,
    told="Geleding toegevoegd",
)
EDIT_SEGMENT = Rule(
    "partners.edit_segment",
    Segment,
    "Wijzig",
    is_regie | is_convener,
    (Segment.State.ACTIVE,),
    kind=PUBLIC,
    told="Geleding gewijzigd",
)
END_SEGMENT = Rule(
    "partners.end_segment",
    Segment,
    "Hef op",
    is_regie | is_convener,
    (Segment.State.ACTIVE,),
    Segment.State.ENDED,
    unless=(members_still_sit,),
    kind=PUBLIC,
    reason=True,
    told="Geleding opgeheven",
)

NOMINATE = Rule(
    "partners.nominate",
    Membership,
    "Stel een kandidaat voor",
    is_regie | is_convener | is_member,
    (NEW,),
    Membership.State.CANDIDATE,
    told="Kandidaat voorgesteld",
)
SEAT = Rule(
    "partners.seat",
    Membership,
    "Neem op als lid",
    is_administrator | is_convener,
    (Membership.State.CANDIDATE,),
    Membership.State.SEATED,
    unless=(seats_are_taken,),
    told="Lid van het LOK",
)
EDIT_MEMBERSHIP = Rule(
    "partners.edit_membership",
    Membership,
    "Wijzig",
    is_regie | is_convener,
    (Membership.State.CANDIDATE, Membership.State.SEATED),
    told="Lidmaatschap gewijzigd",
)
SHOW_NAME = Rule(
    "partners.show_name",
    Membership,
    "Kies of uw naam openbaar is",
    is_own_seat,
    (Membership.State.CANDIDATE, Membership.State.SEATED),
    told="Lid koos of de naam openbaar is",
)
END_MEMBERSHIP = Rule(
    "partners.end_membership",
    Membership,
    "Beëindig",
    is_regie | is_convener,
    (Membership.State.CANDIDATE, Membership.State.SEATED),
    Membership.State.ENDED,
    told="Lidmaatschap beëindigd",
)
