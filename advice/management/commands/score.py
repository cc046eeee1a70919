"""`score SET.json FACTS.json`: what these facts score on this criteria set, without database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from advice.criteria import CARE_LABELS, CriteriaDocument, parse, words
from advice.criteria.node import DocumentError, load
from advice.scoring import FactsRefused, Line, Result, score


class Command(BaseCommand):
    """Print a score; wrong input ends with status 2 and Dutch sentences on stderr."""

    help = "Berekent de score van een aanvraag op een criteriaset, met een tabel of als JSON."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the two files, and `--json` for machines."""
        parser.add_argument("set", type=Path, metavar="SET.json", help="criteriaset (lok-criteria/v1)")
        parser.add_argument("facts", type=Path, metavar="FACTS.json", help="soort opvang en antwoorden")
        parser.add_argument("--json", action="store_true", help="schrijf één JSON-object")

    def handle(self, **options: Any) -> None:
        """Read both files, score, print."""
        document = self._read(options["set"], parse)
        result = self._read(options["facts"], lambda raw: score(document, load(raw, FactsRefused)))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(result), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(as_table(document, result)))

    def _read(self, path: Path, use: Any) -> Any:
        try:
            return use(path.read_bytes())
        except OSError:
            self.stderr.write(f"{path}: dit bestand kan niet gelezen worden.")
        except DocumentError as error:
            self.stderr.write(f"{path} is niet geldig:\n{error}")
        raise SystemExit(2)


def as_json(result: Result) -> dict[str, Any]:
    """Return the result with every number as a string: decimals where they are exact, else lowest terms."""
    final = words.plain if result.scale.rounding else words.fraction
    return {
        "criteria": {
            line.code: None if line.points is None else words.plain(line.points) for line in result.lines
        },
        "raw": words.plain(result.raw),
        "attainable": words.plain(result.attainable),
        "exact": words.fraction(result.exact),
        "score": final(result.score),
        "below_minimum": result.below_minimum,
    }


def as_table(document: CriteriaDocument, result: Result) -> list[str]:
    """Return the lines that a person reads."""
    wide = max(len(line.code) for line in result.lines)
    below = ["Deze score ligt onder de minimumscore van de set."] if result.below_minimum else []
    return [
        document.title,
        f"Soort opvang: {CARE_LABELS[result.kind_of_care]}",
        "",
        *(row for line in result.lines for row in _rows(line, wide)),
        "",
        f"Punten: {words.number(result.raw)} van {words.number(result.attainable)}",
        f"Exacte score: {words.number(result.exact)}",
        f"Score: {words.number(result.score)} op {words.number(document.scale.maximum)}",
        f"Berekening: {result.formula()}",
        *below,
    ]


def _rows(line: Line, wide: int) -> list[str]:
    given = "-" if line.points is None else f"{words.number(line.points)} / {words.number(line.max_points)}"
    return [f"{line.code:<{wide}}  {given:>9}  {line.title}", f"{'':<{wide + 13}}{line.explanation}"]
