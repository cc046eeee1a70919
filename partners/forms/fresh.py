"""Two people at one form: who saves last overwrites nothing unseen, and keeps what was typed."""

import datetime
import hashlib
import json

from django import forms
from django.core.exceptions import ValidationError

from partners.templatetags.words import moment, uur

STALE = (
    "Iemand anders wijzigde dit intussen. Wat er nu staat, leest u hierboven; wat u typte, staat nog in het"
    " formulier. Bewaart u opnieuw, dan geldt het formulier."
)


class FreshForm(forms.ModelForm):
    """A form about a record that others may be changing; `seen` tells which words the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    newest = ()  # what stands there now, after somebody else wrote: label and words

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["seen"]
        else:
            self.initial["seen"] = fingerprint([self.instance], self._meta.fields)

    def whole(self):
        """The record that is decided, and so locked, when this one changes."""
        return self.instance

    def refuse_stale(self) -> None:
        """Lock the record and raise ValidationError when it is another than the page showed."""
        if not (seen := self.cleaned_data.pop("seen", "")):
            return
        lock(self.whole())
        now = type(self.instance)._base_manager.get(pk=self.instance.pk)
        found, others = fingerprint([now], self._meta.fields), list(self._others(now))
        if found == seen or not others:
            return
        self.newest, self.data = others, self.data.copy()
        self.data["seen"] = found
        raise ValidationError(STALE)

    def _others(self, now):
        """What stands there now where this form says otherwise."""
        for name in self._meta.fields:
            if name in self.fields and self.cleaned_data[name] != getattr(now, name):
                yield self.fields[name].label, said(now, name, self.fields[name])


def lock(record) -> None:
    """Nobody changes it until this transaction ends."""
    type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)


def fingerprint(records, names) -> str:
    """Of these fields of these records, as the database holds them."""
    rows = [[record._meta.get_field(name).value_from_object(record) for name in names] for record in records]
    return hashlib.sha256(json.dumps(rows, default=str).encode()).hexdigest()[:20]


def said(record, name: str, field: forms.Field) -> str:
    """One value of a record in words."""
    value = getattr(record, name)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime.date):
        return moment(value)
    if isinstance(value, datetime.time):
        return uur(value)
    if isinstance(value, list):
        return ", ".join(dict(field.choices).get(each, each) for each in value)
    words = getattr(record, f"get_{name}_display", lambda: value)()
    return "" if words is None else str(words)
