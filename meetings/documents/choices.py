"""For whom a paper of a meeting is made: what everybody may read, or what goes with it inside."""

from dataclasses import dataclass

from meetings.models import Meeting


@dataclass(frozen=True)
class Choices:
    """What goes on a paper besides what is public: closed points, internal notes, all names."""

    closed: bool = False
    notes: bool = False
    names: bool = False

    @property
    def is_public(self) -> bool:
        return not (self.closed or self.notes or self.names)

    @property
    def warning(self) -> str:
        """For whom it is, in Dutch; "" for a paper everybody may read."""
        if self.notes:
            return "Alleen voor voorzitter en secretaris"
        return "" if self.is_public else "Alleen voor leden van het LOK en medewerkers"


PUBLIC = Choices()


def usual(meeting: Meeting) -> Choices:
    """Without asking: what is public. Of a closed meeting nothing is, so its papers are for those inside."""
    return PUBLIC if meeting.is_public else Choices(closed=True, names=True)


def items_on_paper(meeting: Meeting, choices: Choices):
    """The points that go on it, in the order of the agenda."""
    items = meeting.items.numbered()
    return items if choices.closed else items.open_to_all()


def subject(meeting: Meeting, choices: Choices) -> dict:
    """What the heading of every paper of a meeting says, and for whom it is."""
    return {"meeting": meeting, "choices": choices, "warning": choices.warning}
