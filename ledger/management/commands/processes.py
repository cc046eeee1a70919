"""docs/processes.md, made from the rules: what people do, who may, and how states follow each other."""

import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand

from ledger.rules import NEW, Rule, rules_of

HEAD = """# Processes

Made from the rules by `./portal manage processes`; `./portal check` fails when it is stale.
"""


class Command(BaseCommand):
    """Writes the page, or with --check only says whether it is fresh."""

    help = "Schrijft docs/processes.md uit de regels."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check, **options):
        path, text = Path(settings.BASE_DIR) / "docs" / "processes.md", page()
        if not check:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            sys.exit("docs/processes.md is stale: run ./portal manage processes")


def page() -> str:
    """The whole page as Markdown."""
    models = [model for model in apps.get_models() if rules_of(model)]
    models.sort(key=lambda model: model._meta.label)
    return HEAD + "".join(_section(model) for model in models)


def _section(model) -> str:
    rows = "".join(_row(rule) for rule in rules_of(model))
    return (
        f"\n## {model._meta.label} ({model._meta.verbose_name})\n\n"
        "| act | button | who | from | to | unless | in the log |\n|---|---|---|---|---|---|---|\n"
        f"{rows}\n{_diagram(model)}"
    )


def _row(rule: Rule) -> str:
    states = ", ".join("new" if state is NEW else state for state in rule.states)
    unless = ", ".join(ask.__name__ for ask in rule.unless) or "–"
    cells = (f"`{rule.name}`", rule.label, rule.who.label, states, rule.to or "=", unless, rule.kind)
    return f"| {' | '.join(cells)} |\n"


def _diagram(model) -> str:
    moves = [
        f"    {'[*]' if state is NEW else state} --> {rule.to}: {rule.verb}"
        for rule in rules_of(model)
        for state in rule.states
        if rule.to and rule.to != state
    ]
    return "```mermaid\nstateDiagram-v2\n" + "\n".join(moves) + "\n```\n" if moves else ""
