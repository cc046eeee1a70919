"""Acts on agenda items, their papers, and recusals."""

import hashlib

from django.db import transaction
from django.utils import timezone

from ledger.decide import amend, decide, together
from ledger.rules import Refused
from meetings import rules
from meetings.models import AgendaItem, ItemPaper, Meeting, Recusal
from partners.models import Membership, Person


def propose_item(item: AgendaItem, *, by: Person) -> AgendaItem:
    """A member proposes a point; chair or secretary answer."""
    item.proposed_by = by
    return amend(item, rules.PROPOSE_ITEM, by=by)


def list_item(item: AgendaItem, *, by: Person) -> AgendaItem:
    """Put a point on the agenda, at its end."""
    with decide(item, rules.LIST_ITEM, by=by) as item:
        item.number = item.meeting.items.numbered().count() + 1
    return item


def decline_item(item: AgendaItem, *, by: Person, answer: str) -> AgendaItem:
    """Not this time, and why."""
    return amend(item, rules.DECLINE_ITEM, by=by, answer=answer.strip())


def withdraw_item(item: AgendaItem, *, by: Person, reason: str) -> AgendaItem:
    """Take a point off the agenda before the meeting; the others move up."""
    with together():
        with decide(item, rules.WITHDRAW_ITEM, by=by, reason=reason) as item:
            item.number, item.answer = 0, reason.strip()
        number_items(item.meeting, by=by)
    return item


def number_items(meeting: Meeting, *, by: Person) -> None:
    """Number the points on the agenda 1, 2, 3, keeping their order."""
    for number, item in enumerate(meeting.items.numbered(), start=1):
        if item.number != number:
            amend(item, rules.EDIT_ITEM, by=by, number=number)


def edit_item(item: AgendaItem, *, by: Person, **values) -> AgendaItem:
    """Change title, kind, duration, presenter, openness."""
    return amend(item, rules.EDIT_ITEM, by=by, **values)


@transaction.atomic
def reorder(item: AgendaItem, *, by: Person, up: bool) -> AgendaItem:
    """Swap with the neighbour above or below."""
    items = list(item.meeting.items.numbered())
    if item not in items:
        raise Refused("Dit punt staat niet op de agenda.")
    place = items.index(item)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(items):
        return item
    theirs = items[other].number
    amend(items[other], rules.EDIT_ITEM, by=by, number=item.number)
    return amend(item, rules.EDIT_ITEM, by=by, number=theirs)


def treat_item(item: AgendaItem, *, by: Person, **values) -> AgendaItem:
    """Write down the outcome: report, outcome, consensus, minority view, internal notes."""
    return amend(item, rules.TREAT_ITEM, by=by, **values)


def carry_item(item: AgendaItem, *, by: Person) -> AgendaItem:
    """The point moves to a next meeting."""
    return amend(item, rules.CARRY_ITEM, by=by)


def write_report(item: AgendaItem, *, by: Person, **values) -> AgendaItem:
    """The text of the minutes for this point, and internal notes; late minuting is normal."""
    return amend(item, rules.WRITE_REPORT, by=by, **values)


def recuse(item: AgendaItem, membership: Membership, *, by: Person, ground: str) -> Recusal:
    """This member takes no part in this point."""
    recusal = Recusal(
        lok=item.lok, item=item, membership=membership, ground=ground.strip(), declared_at=timezone.now()
    )
    return amend(recusal, rules.RECUSE, by=by)


@transaction.atomic
def add_paper(item: AgendaItem, *, by: Person, name: str, mime: str, content: bytes) -> ItemPaper:
    """Add a file that was checked by its content."""
    _editable(item, by)
    return ItemPaper.objects.create(
        item=item,
        name=name,
        mime=mime,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        added_by=by,
    )


@transaction.atomic
def remove_paper(paper: ItemPaper, *, by: Person) -> None:
    """Take a file away while the agenda may still change."""
    _editable(paper.item, by)
    paper.delete()


def _editable(item: AgendaItem, by: Person) -> None:
    locked = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if sentence := rules.EDIT_ITEM.why_not(by, locked):
        raise Refused(sentence)
