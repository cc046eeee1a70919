"""`export_criteria PK` or `export_criteria --lok SLUG --purpose new_places`: the document, byte for byte."""

from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from advice.models import CriteriaSet
from advice.models.criteria_sets import SetPurpose


class Command(BaseCommand):
    """Write one document to a file or to stdout, without a byte more; an unknown one ends with status 2."""

    help = "Schrijft een criteriaset (lok-criteria/v1) uit, byte voor byte."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Here `--version` is that of the criteria, not Django's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a number, or a LOK with a purpose and perhaps a version."""
        parser.add_argument("pk", type=int, nargs="?", metavar="NUMMER", help="nummer van de criteriaset")
        parser.add_argument("--lok", metavar="SLUG", help="adres van het LOK")
        parser.add_argument("--purpose", choices=SetPurpose.values, help="waarvoor de set dient")
        parser.add_argument(
            "--version", type=int, metavar="N", help="anders: de set die nu geldt, of de jongste"
        )
        parser.add_argument("--out", type=Path, metavar="FILE", help="schrijf naar dit bestand")

    def handle(self, **options: Any) -> None:
        """Find the set and write its content."""
        if options["pk"] is None and not (options["lok"] and options["purpose"]):
            self._stop("Geef een nummer, of --lok en --purpose.")
        found = self._find(**options)
        if found is None:
            self._stop("Deze criteriaset bestaat niet.")
        if options["out"] is None:
            self._write(found.content)
            return
        try:
            options["out"].write_bytes(found.content.encode())
        except OSError:
            self._stop(f"{options['out']}: dit bestand kan niet geschreven worden.")

    def _find(self, *, pk, lok, purpose, version, **_: Any) -> CriteriaSet | None:
        if pk is not None:
            return CriteriaSet.objects.filter(pk=pk).first()
        of_lok = CriteriaSet.objects.filter(lok__slug=lok, purpose=purpose)
        if version is not None:
            return of_lok.filter(version=version).first()
        return of_lok.in_force().first() or of_lok.order_by("-version").first()

    def _write(self, text: str) -> None:
        if raw := getattr(self.stdout, "buffer", None):  # whatever the encoding of the terminal
            raw.write(text.encode())
            raw.flush()
        else:
            self.stdout.write(text, ending="")

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(2)
