"""Guarded: a record that changes only while it is being decided, and never without a line in the log."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models

from . import triggers

YEARS = range(1900, 2200)  # a date outside them is a slip of the pen


class Unlogged(RuntimeError):
    """Code tried to change a guarded record outside `decide()`.

    A programming error, never shown to people.
    """


class GuardedQuerySet(models.QuerySet):
    """Reads as any queryset; whatever would write past `decide()` raises Unlogged."""

    def _refuse(self, *args, **kwargs):
        raise Unlogged(f"{self.model._meta.label} changes one by one, inside decide().")

    update = delete = bulk_create = bulk_update = update_or_create = _refuse
    for _name in ("update", "delete", "bulk_create", "bulk_update"):
        vars()[f"a{_name}"] = _refuse
    del _name


class Guarded(models.Model):
    """Base of every record with legal or moral weight. Children have a `state` and a `log`.

    `ledger_facts()` gives what every entry about the record names besides the changed fields.
    `ledger_omits` names fields whose content must not enter the log.
    """

    objects = GuardedQuerySet.as_manager()
    ledger_omits: tuple[str, ...] = ()
    _open = False

    class Meta:
        abstract = True
        triggers = [triggers.logged(), *triggers.no_delete()]

    def save(self, *args, **kwargs):
        if not self._open:
            raise Unlogged(f"{self._meta.label} is saved only inside decide().")
        if self._state.adding:  # an act may save before decide() checks the whole
            relations = {field.name for field in self._meta.concrete_fields if field.is_relation}
            self.clean_fields(exclude=relations)
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude=exclude)
        values = {field.name: field.value_from_object(self) for field in self._meta.concrete_fields}
        if slips := [name for name, value in values.items() if _is_slip(value)]:
            raise ValidationError(dict.fromkeys(slips, "Kijk het jaartal na."))

    def delete(self, *args, **kwargs):
        raise Unlogged(f"{self._meta.label} is never deleted.")

    @property
    def log(self):
        """The log of the LOK this record belongs to."""
        return self.lok.log

    @property
    def log_slug(self) -> str:
        """The `<lok>` part of this record's addresses."""
        return self.lok.slug

    @property
    def ledger_is_sealed(self) -> bool:
        """Whether its entries stay sealed even where the act is public, as for a closed agenda item."""
        return False

    def ledger_facts(self) -> dict:
        """Facts that go with every entry about this record."""
        return {}


def _is_slip(value) -> bool:
    return isinstance(value, datetime.date) and value.year not in YEARS
