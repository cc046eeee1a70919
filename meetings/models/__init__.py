"""Rules of procedure, meetings, agenda, presence, votes, resolutions."""

from .agenda import AgendaItem, ItemPaper, Recusal
from .meetings import Meeting, Objection
from .presence import Presence
from .procedure import RulesOfProcedure
from .resolutions import Reply, Resolution
from .votes import Ballot, Vote

__all__ = [
    "AgendaItem",
    "Ballot",
    "ItemPaper",
    "Meeting",
    "Objection",
    "Presence",
    "Recusal",
    "Reply",
    "Resolution",
    "RulesOfProcedure",
    "Vote",
]
