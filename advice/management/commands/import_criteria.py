"""`import_criteria FILE --lok SLUG [--by EMAIL]`: a criteria document becomes a draft of that LOK."""

from pathlib import Path
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.db import ProgrammingError

from advice import actions, criteria
from advice.criteria import CriteriaDocument, CriteriaRefused
from ledger.rules import Refused
from partners.models import Appointment, Lok, Person, Role


class Command(BaseCommand):
    """Import one document; a document with any fault ends with status 2, and nothing is imported."""

    help = "Voert een criteriaset (lok-criteria/v1) in als ontwerp van een LOK."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the LOK and who imports."""
        parser.add_argument("file", type=Path, metavar="FILE", help="criteriaset (lok-criteria/v1)")
        parser.add_argument("--lok", required=True, metavar="SLUG", help="adres van het LOK")
        parser.add_argument(
            "--by", metavar="EMAIL", help="wie invoert; anders de eerste beheerder van het LOK"
        )

    def handle(self, **options: Any) -> None:
        """Read, check and keep the document."""
        try:
            self._import(**options)
        except ProgrammingError:  # a table or column is not there
            self._stop("De databank is nog niet klaar. Voer eerst uit: ./portal manage migrate")

    def _import(self, **options: Any) -> None:
        lok = Lok.objects.select_related("ledger").filter(slug=options["lok"]).first()
        if lok is None:
            self._stop(f"Er is geen LOK met het adres “{options['lok']}”.")
        document, person = self._read(options["file"]), self._person(lok, options["by"])
        try:
            draft = actions.draft_criteria(lok, document, by=person)
        except (Refused, ValidationError) as error:
            self._stop("\n".join(getattr(error, "messages", [str(error)])))
        self.stdout.write(f"Ingevoerd als ontwerp: {draft.title} (versie {draft.version}), nummer {draft.pk}")

    def _read(self, path: Path) -> CriteriaDocument:
        try:
            return criteria.parse(path.read_bytes())
        except OSError:
            self._stop(f"{path}: dit bestand kan niet gelezen worden.")
        except CriteriaRefused as refused:
            self._stop(f"{path} is niet geldig:\n{refused}")

    def _person(self, lok: Lok, email: str | None) -> Person:
        if email:
            found = Person.objects.filter(email__iexact=email).first()
            return found or self._stop(f"Er is geen account met het e-mailadres {email}.")
        first = Appointment.objects.who_is_who(lok).filter(role=Role.ADMINISTRATOR).order_by("pk").first()
        return (
            first.person
            if first
            else self._stop("Dit LOK heeft nog geen beheerder. Zeg met --by wie invoert.")
        )

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(2)
