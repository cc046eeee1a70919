"""`paper KIND ID`: a paper of meetings as PDF on standard output, the public one unless asked otherwise."""

import re
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Model

from meetings import documents
from meetings.documents import Choices
from meetings.models import AgendaItem, Meeting, Resolution, RulesOfProcedure
from partners.models import Lok

NO_MINUTES = "Van deze vergadering is er nog geen verslag: ze is niet gesloten."
NOT_CONVENED = "Deze vergadering is nog niet bijeengeroepen: er is nog geen lijst."


class Unreadable(Exception):
    """There is no such paper; the message is a Dutch sentence."""


class Command(BaseCommand):
    """Write the PDF; what cannot be ends with status 2 and a Dutch sentence on stderr."""

    help = "Schrijft een stuk van een vergadering als PDF: paper minutes 3 > verslag.pdf"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the kind, its number (or LOK and year), and what goes on it."""
        parser.add_argument("kind", nargs="?", metavar="SOORT", help=f"één van: {', '.join(KINDS)}")
        parser.add_argument("of", nargs="*", metavar="NUMMER", help="bij year: naam in het adres, jaar")
        parser.add_argument("--closed", action="store_true", help="met de besloten punten")
        parser.add_argument("--notes", action="store_true", help="met de interne nota's")
        parser.add_argument("--names", action="store_true", help="met alle namen")

    def handle(self, *, kind: str | None, of: list[str], **options: Any) -> None:
        """Find, render, write."""
        asked = Choices(options["closed"], options["notes"], options["names"])
        try:
            pdf = KINDS.get(kind, _unknown)(of, asked)
        except Unreadable as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from error
        sys.stdout.buffer.write(pdf)
        sys.stdout.buffer.flush()


def _unknown(of: list[str], asked: Choices) -> bytes:
    raise Unreadable(f"Zeg welk stuk: {', '.join(KINDS)}.")


def _only(of: list[str], model: type[Model], *related: str) -> Any:
    """The record with that number."""
    name = model._meta.verbose_name
    if len(of) != 1 or not re.fullmatch(r"[0-9]{1,18}", of[0]):
        raise Unreadable(f"Geef één nummer ({name}), zoals in het adres van de bladzijde.")
    found = model.objects.filter(pk=int(of[0])).select_related("lok__ledger", *related).first()
    if found is None:
        raise Unreadable(f"Er is geen {name} met nummer {of[0]}.")
    return found


def _meeting(of: list[str], asked: Choices) -> tuple[Meeting, Choices]:
    meeting = _only(of, Meeting, "rules", "approved_in")
    usual = documents.usual(meeting)
    return meeting, Choices(asked.closed or usual.closed, asked.notes, asked.names or usual.names)


def _held(of: list[str], asked: Choices) -> tuple[Meeting, Choices]:
    meeting, choices = _meeting(of, asked)
    if meeting.state not in Meeting.AFTER:
        raise Unreadable(NO_MINUTES)
    return meeting, choices


def _attendance(of: list[str], asked: Choices) -> bytes:
    meeting, _ = _meeting(of, asked)
    if not meeting.convened_at:
        raise Unreadable(NOT_CONVENED)
    return documents.attendance(meeting)


def _bundle(of: list[str], asked: Choices) -> bytes:
    """The minutes are in it once they are published, or when something is asked that is not public."""
    meeting, choices = _meeting(of, asked)
    is_told = meeting.state == Meeting.State.PUBLISHED or not choices.is_public
    return documents.bundle(meeting, choices, has_minutes=is_told and meeting.state in Meeting.AFTER)


def _extract(of: list[str], asked: Choices) -> bytes:
    item = _only(of, AgendaItem, "meeting__rules", "meeting__lok__ledger")
    if item.state not in AgendaItem.ON_AGENDA or item.meeting.state not in Meeting.AFTER:
        raise Unreadable(NO_MINUTES)
    return documents.extract(item)


def _resolution(of: list[str], asked: Choices) -> bytes:
    resolution = _only(of, Resolution, "item__meeting__rules", "item__meeting__lok", "item__lok")
    return documents.resolution_letter(resolution)


def _year(of: list[str], asked: Choices) -> bytes:
    slug, year = (*of, "", "")[:2]
    lok = Lok.objects.filter(slug=slug).select_related("ledger").first()
    if lok is None or len(of) != 2 or not re.fullmatch("[1-9][0-9]{3}", year):
        raise Unreadable("Geef het LOK zoals in zijn adres, en een jaar: paper year voorbeeldgem 2026.")
    if not documents.held_in(lok, int(year)).exists():
        raise Unreadable(f"In {year} was er geen openbare vergadering van dit LOK die voorbij is.")
    return documents.year_report(lok, int(year))


KINDS = {
    "convocation": lambda of, asked: documents.convocation(*_meeting(of, asked)),
    "agenda": lambda of, asked: documents.agenda(*_meeting(of, asked)),
    "attendance": _attendance,
    "minutes": lambda of, asked: documents.minutes(*_held(of, asked)),
    "bundle": _bundle,
    "extract": _extract,
    "resolution": _resolution,
    "rules": lambda of, asked: documents.rules_paper(_only(of, RulesOfProcedure)),
    "year": _year,
}
