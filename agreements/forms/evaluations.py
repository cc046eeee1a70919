"""The form of an evaluation."""

import datetime

from django import forms
from django.utils import timezone

from agreements.models import Evaluation
from meetings.models import AgendaItem

from .fields import RecordForm, day, lines
from .frameworks import TERM, named


class EvaluationForm(RecordForm):
    """When, what was found, what follows, when again, and at which point of the LOK."""

    class Meta:
        model = Evaluation
        fields = ("evaluated_on", "findings", "outcome", "next_on", "item")
        widgets = {
            "evaluated_on": day(),
            "findings": lines(8),
            "outcome": forms.RadioSelect,
            "next_on": day(),
        }
        labels = {"outcome": "Wat gebeurt er met het kader?", "item": "Besproken op het LOK"}
        help_texts = {
            "findings": "Wat lukte, wat lukte niet, en wie dacht mee? Iedereen leest dit.",
            "next_on": "De regie krijgt dan een herinnering. Leeg als het kader stopt.",
            "item": "Wie erbij was, staat in het verslag van die vergadering.",
        }

    def __init__(self, items, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = Evaluation.Outcome.choices
        treated = items.filter(state=AgendaItem.State.TREATED).select_related("meeting")
        self.fields["item"].queryset = treated.order_by("-meeting__starts_at", "number")
        self.fields["item"].label_from_instance = named
        self.fields["item"].empty_label = "niet besproken op het LOK"

    def clean(self):
        """What goes on is looked at again, later."""
        said = self.cleaned_data
        on, again, ends = (said.get(name) for name in ("evaluated_on", "next_on", "outcome"))
        if ends == Evaluation.Outcome.END and again:
            self.add_error("next_on", "Wat stopt, wordt niet opnieuw geëvalueerd. Laat deze datum leeg.")
        elif ends != Evaluation.Outcome.END and not again and "next_on" not in self.errors:
            self.add_error("next_on", "Zeg wanneer de volgende evaluatie komt.")
        elif on and again and again <= on:
            self.add_error("next_on", "De volgende evaluatie komt na deze.")


def first_look() -> dict:
    """Today, and again in a year."""
    today = timezone.localdate()
    return {"evaluated_on": today, "next_on": today + datetime.timedelta(days=TERM)}
