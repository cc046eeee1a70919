"""Who could take part in an item: from presences and recusals to the numbers votes are counted on.

The functions `…_at` work on rows already read, for pages about many items; the others read them.
Recused voting members count neither as entitled nor as present, and carry no proxy.
"""

from meetings.counting import Hall
from meetings.models import AgendaItem, Presence


def hall_at(seats: list[Presence], recused: set[int], number: int) -> Hall:
    """The hall at the item with that number; `seats` are the presences of voting members."""
    here, by_proxy = _taking_part(seats, recused, number)
    away = sum(seat.membership_id in recused for seat in seats)
    return Hall(voting=len(seats), present=len(here), proxies=len(by_proxy), recused=away)


def entitled_at(seats: list[Presence], recused: set[int], number: int) -> list[int]:
    """Membership ids that may vote there: in the hall, or by proxy through somebody in the hall."""
    here, by_proxy = _taking_part(seats, recused, number)
    return sorted(here | by_proxy)


def hall_of(item: AgendaItem) -> Hall:
    """The hall at this item, as written down now."""
    return hall_at(voting_seats(item.meeting), recused_at(item), item.number)


def entitled_to_vote(item: AgendaItem) -> list[int]:
    """Membership ids that may vote at this item, as written down now."""
    return entitled_at(voting_seats(item.meeting), recused_at(item), item.number)


def voting_seats(meeting) -> list[Presence]:
    """The presences of those with a vote."""
    return list(meeting.presences.filter(membership__capacity="voting").order_by("pk"))


def recused_at(item: AgendaItem) -> set[int]:
    """Membership ids that take no part in this item."""
    return set(item.recusals.values_list("membership_id", flat=True))


def _taking_part(seats, recused, number) -> tuple[set[int], set[int]]:
    free = [seat for seat in seats if seat.membership_id not in recused]
    here = {seat.membership_id for seat in free if seat.is_in_hall(number)}
    proxies = (seat for seat in free if seat.status == Presence.Status.PROXY)
    return here, {seat.membership_id for seat in proxies if seat.proxy_to_id in here}
