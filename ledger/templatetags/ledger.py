"""{% acts thing %} prints the buttons, {% timeline thing %} the history; never by hand."""

import json
from dataclasses import dataclass, replace

from django import template
from django.apps import apps
from django.urls import reverse

from ledger.models import Entry
from ledger.rules import RULES, Rule, buttons_of

register = template.Library()


@dataclass(frozen=True)
class Act:
    """One button: allowed, or disabled with the reason why not."""

    label: str
    url: str
    why_not: str
    is_primary: bool
    is_quick: bool


def acts_of(thing, person) -> list[Act]:
    """The acts this person could do on this record in its state.

    The first allowed state change that needs no excuse is primary.
    """
    rules = [rule for rule in buttons_of(type(thing)) if rule.who(person, thing) and rule.starts_from(thing)]
    answers = [(rule, rule.why_not(person, thing)) for rule in rules]
    onward = (rule for rule, why in answers if not why and not rule.reason)
    primary = next((rule for rule in onward if rule.to not in (None, thing.state)), None)
    return [Act(rule.label, _url(rule, thing), why, rule is primary, rule.is_quick) for rule, why in answers]


def _url(rule: Rule, thing) -> str:
    return reverse(rule.url_name, args=[thing.log_slug, thing.pk])


@register.inclusion_tag("ledger/acts.html", takes_context=True)
def acts(context, thing, is_quiet=False):
    """The buttons for this record, for the person who looks; in a row of a list none of them is primary."""
    buttons = acts_of(thing, context["request"].user)
    if is_quiet:
        buttons = [replace(button, is_primary=False) for button in buttons]
    return {"acts": buttons, "request": context["request"]} | _csrf(context)


@register.inclusion_tag("ledger/acts.html", takes_context=True)
def begin(context, name, would_be, url, is_primary=False, label=""):  # noqa: PLR0913 - a tag
    """The button of an act that makes something new: `would_be` is the unsaved record, `url` its page."""
    rule, person = RULES[name], context["request"].user
    buttons = []
    if rule.who(person, would_be):
        buttons = [Act(label or rule.label, url, rule.why_not(person, would_be), is_primary, rule.is_quick)]
    return {"acts": buttons, "request": context["request"]} | _csrf(context)


def _csrf(context) -> dict:
    return {"csrf_token": context.get("csrf_token", "")}


@dataclass(frozen=True)
class Told:
    """One entry as people read it."""

    label: str
    at: object
    by: str
    as_: str
    reason: str
    is_sealed: bool
    changes: list
    verify_url: str
    subject: str = ""


def tell(entry: Entry, *, is_open: bool, verify_url: str = "") -> Told:
    """An entry in words; without the right to open it only that something happened, and when.

    Who did it is named where the entries were asked `with_actors`; for others the capacity is enough.
    """
    if not is_open:
        return Told("Vertrouwelijke handeling", entry.at, "", "", "", True, [], verify_url)
    said = json.loads(entry.opening.payload)
    rule = RULES.get(said["act"])
    label = rule.past if rule else said["act"]
    return Told(
        label,
        entry.at,
        getattr(entry, "actor_name", "") or "",
        said["by"]["as"],
        said["reason"],
        False,
        _changes(said, rule),
        verify_url,
        said["subject"]["label"],
    )


def _changes(said: dict, rule: Rule | None) -> list[tuple]:
    model = rule.on if rule else apps.get_model(said["subject"]["type"].replace("_", ".", 1))
    names = [name for name in said["after"] if name in said["before"]] if said["before"] else []
    names += [name for name in said["before"] if name not in said["after"]]
    return [
        (
            _label(model, name),
            _say(model, name, said["before"][name]),
            _say(model, name, said["after"].get(name)),
        )
        for name in names
    ]


def _field(model, name):
    try:
        return next(field for field in model._meta.concrete_fields if field.attname == name)
    except StopIteration:
        return None


def _label(model, name: str) -> str:
    field = _field(model, name)
    return str(field.verbose_name) if field else name


def _say(model, name: str, value):
    if isinstance(value, dict):
        return f"tekst van {value['bytes']} bytes, vingerafdruk {value['sha256'][:12]}…"
    field = _field(model, name)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return dict(field.choices).get(value, value) if field is not None and field.choices else value


@register.inclusion_tag("ledger/timeline.html", takes_context=True)
def timeline(context, thing):
    """Who did what when, from the log; the page that shows it has already fetched `thing` for this person."""
    reader = context["request"].user
    is_inside = bool(reader.is_authenticated and reader.reads_log_of(thing))
    about = Entry.objects.about(thing).told()
    entries = (about.with_actors() if is_inside else about)[:100]
    told = [
        tell(each, is_open=is_inside or each.opening.is_public, verify_url=_verify(thing, each))
        for each in entries
    ]
    return {"entries": told, "request": context["request"]}


def _verify(thing, entry: Entry) -> str:
    return reverse("ledger:entry", args=[thing.log_slug, entry.index])
