"""decide(): the one door through which a guarded record changes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models, transaction

from . import log
from .guard import Guarded
from .payload import plain
from .rules import SEALED, Refused, Rule

_pending = threading.local()


@contextmanager
def decide(
    thing: Guarded, rule: Rule, *, by, reason: str = "", facts: dict | None = None
) -> Iterator[Guarded]:
    """Decide `rule` on `thing`: all of it, with its line in the log, or nothing at all.

    Opens the transaction, re-reads and locks the row, asks the rule, yields the fresh object, sets the state,
    checks and saves it, and appends before, after and reason to the log of its LOK.
    Raises Refused (with the rule's Dutch sentence) or ValidationError; in both cases nothing is written.
    Decides may be nested; their lines are written when the outermost ends, so log locks are taken last.
    """
    with transaction.atomic(), _lines():
        thing = _locked(thing)
        _allow(thing, rule, by, reason)
        before = {} if thing.pk is None else _snapshot(thing)
        with _opened(thing):
            yield thing
            _settle(thing, rule)
        _pending.lines.append(_line(thing, rule, by, before, reason.strip(), facts or {}))


def amend(thing: Guarded, rule: Rule, *, by, reason: str = "", **values) -> Guarded:
    """Decide an act that only sets fields (or only the state); returns the fresh object."""
    with decide(thing, rule, by=by, reason=reason) as thing:
        for name, value in values.items():
            setattr(thing, name, value)
    return thing


@contextmanager
def together() -> Iterator[None]:
    """Many acts as one: all of them with their lines, or none; the log is locked only at the end."""
    with transaction.atomic(), _lines():
        yield


@contextmanager
def _lines() -> Iterator[None]:
    """Collect the lines of nested decides; write them when the outermost one ends well."""
    if getattr(_pending, "lines", None) is not None:
        yield
        return
    _pending.lines = []
    try:
        yield
        for line in _pending.lines:
            log.append(line)
    finally:
        _pending.lines = None


def _locked(thing: Guarded) -> Guarded:
    if thing.pk is None:
        return thing
    # no_key: who only points at the row may go on, else row and log could wait for each other
    return type(thing)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=thing.pk)


def _allow(thing: Guarded, rule: Rule, by, reason: str) -> None:
    if sentence := rule.why_not(by, thing):
        raise Refused(sentence)
    if rule.reason and not reason.strip():
        raise ValidationError({"reason": "Geef een reden."})


@contextmanager
def _opened(thing: Guarded) -> Iterator[None]:
    """Meanwhile this very object may be saved."""
    thing._open = True
    try:
        yield
    finally:
        thing._open = False


def _settle(thing: Guarded, rule: Rule) -> None:
    """Give it its state, check it and save it."""
    if rule.to is not None:
        thing.state = rule.to
    _check(thing)
    thing.save()


def _check(thing: models.Model) -> None:
    """As full_clean, but leaves it to the database whether the rows pointed at exist.

    That saves a query each.
    """
    thing.clean_fields(exclude={field.name for field in thing._meta.concrete_fields if field.is_relation})
    thing.clean()
    thing.validate_unique()
    _check_constraints(thing)


def _check_constraints(thing: models.Model) -> None:
    """As validate_constraints, with one question for all checks; one by one only to tell which fails.

    A question is three round trips, and a closing decides hundreds of records.
    """
    constraints = thing._meta.constraints
    checks = [each.condition for each in constraints if isinstance(each, models.CheckConstraint)]
    whole = [models.CheckConstraint(condition=models.Q(*checks), name="all_checks")] if checks else []
    others = [each for each in constraints if not isinstance(each, models.CheckConstraint)]
    try:
        for each in [*whole, *others]:
            each.validate(type(thing), thing)
    except ValidationError:
        thing.validate_constraints()


def _snapshot(thing: Guarded) -> dict:
    fields = (field for field in thing._meta.concrete_fields if field.name not in thing.ledger_omits)
    return {field.attname: plain(field.value_from_object(thing)) for field in fields if not field.primary_key}


def _line(thing: Guarded, rule: Rule, by, before: dict, reason: str, facts: dict) -> log.Line:
    after = _snapshot(thing)
    changed = sorted(name for name in after if before.get(name) != after[name])
    payload = {
        "act": rule.name,
        "subject": {"type": thing._meta.label_lower.replace(".", "_"), "id": thing.pk, "label": str(thing)},
        "by": {"id": by.pk, "as": rule.who.capacity(by, thing)},
        "before": {name: before[name] for name in changed if name in before},
        "after": {name: after[name] for name in changed if after[name] not in (None, "")},
        "facts": thing.ledger_facts() | facts,
        "reason": reason,
    }
    return log.Line(
        log=thing.log,
        act=rule.name,
        kind=SEALED if thing.ledger_is_sealed else rule.kind,
        subject_type=thing._meta.label_lower,
        subject_id=str(thing.pk),
        actor_id=by.pk,
        payload=payload,
    )
