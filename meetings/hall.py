"""Who could take part in an item: from presences and recusals to the numbers votes are counted on."""

from meetings.counting import Hall
from meetings.models import AgendaItem, Presence


def hall_of(item: AgendaItem) -> Hall:
    """The hall at this item. Recused voting members count neither as entitled nor as present."""
    recused = set(item.recusals.values_list("membership_id", flat=True))
    rows = item.meeting.presences.filter(membership__capacity="voting")
    rows = list(rows)
    taking_part = [row for row in rows if row.membership_id not in recused]
    here = {row.membership_id for row in taking_part if row.is_in_hall(item.number)}
    proxies = [row for row in taking_part if row.status == Presence.Status.PROXY and row.proxy_to_id in here]
    return Hall(
        voting=len(rows), present=len(here), proxies=len(proxies), recused=len(rows) - len(taking_part)
    )


def entitled_to_vote(item: AgendaItem) -> list[int]:
    """Membership ids that may vote here: in the hall, or by proxy through somebody in the hall.

    Never recused.
    """
    recused = set(item.recusals.values_list("membership_id", flat=True))
    rows = list(item.meeting.presences.filter(membership__capacity="voting").exclude(membership__in=recused))
    here = {row.membership_id for row in rows if row.is_in_hall(item.number)}
    by_proxy = {row.membership_id for row in rows if row.status == "proxy" and row.proxy_to_id in here}
    return sorted(here | by_proxy)
