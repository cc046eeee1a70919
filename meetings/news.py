"""What changed on an agenda since the members got it: new, changed and gone points, and the order."""

from dataclasses import dataclass

from meetings.models import AgendaItem, Meeting

NEW, CHANGED = "nieuw", "gewijzigd"


@dataclass(frozen=True)
class News:
    """Every point on the agenda with what is new about it ("" when nothing is), and what was taken off."""

    lines: list[tuple[AgendaItem, str]]
    gone: list[AgendaItem]
    is_reordered: bool

    @property
    def sentences(self) -> list[str]:
        """One line for each change."""
        changed = [f"{item.title}: {word}" for item, word in self.lines if word]
        off = [f"{item.title}: van de agenda gehaald" for item in self.gone]
        return [*changed, *off, *(["De volgorde is gewijzigd"] if self.is_reordered else [])]


def has_news(meeting: Meeting, items: list[AgendaItem]) -> bool:
    """Whether those invited have an agenda that is no longer right; `items` is the whole of it, in order."""
    is_out = meeting.state == Meeting.State.CONVENED
    return is_out and [[item.pk, item.told_fingerprint] for item in items] != meeting.agenda_sent


def news_of(meeting: Meeting) -> News:
    """Compare the agenda as it is with the one that was sent."""
    items, sent = list(meeting.items.numbered().with_papers()), dict(meeting.agenda_sent)
    now = [item.pk for item in items]
    return News(
        lines=[(item, _word(item, sent)) for item in items],
        gone=list(meeting.items.filter(pk__in=sent.keys() - {*now}).order_by("pk")),
        is_reordered=[pk for pk in now if pk in sent] != [pk for pk in sent if pk in now],
    )


def _word(item: AgendaItem, sent: dict) -> str:
    if item.pk not in sent:
        return NEW
    return "" if sent[item.pk] == item.told_fingerprint else CHANGED
