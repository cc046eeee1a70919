"""Forms of the chain of a criteria set: consultation, the LOK's advice, ratification."""

import datetime

from django import forms
from django.db.models import Case, Value, When
from django.utils import timezone

from advice.models import CriteriaSet, LokStance
from meetings.models import Resolution

from .criteria_fields import DAY, suggested
from .criteria_parts import BODIES

USUAL_DAYS = 21


def first_words(criteria_set: CriteriaSet) -> dict:
    """What a consultation starts with: a fair title, and three weeks."""
    last = timezone.localtime() + datetime.timedelta(days=USUAL_DAYS)
    return {
        "title": criteria_set.title[:200],
        "intro": (
            "Het lokaal bestuur wil deze criteria gebruiken voor zijn advies over "
            f"{criteria_set.get_purpose_display()}. Zeg per onderdeel wat u ervan vindt. "
            "Op elke inbreng komt een antwoord. Daarna geeft het LOK advies."
        ),
        "closes_at": last.replace(hour=23, minute=59, second=0, microsecond=0),
    }


class BindAdviceForm(forms.Form):
    """Which advice of the LOK is about these criteria, and what it says."""

    resolution = forms.ModelChoiceField(
        label="Advies van het LOK",
        queryset=Resolution.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text="Adviezen over een agendapunt dat naar deze criteria verwijst staan bovenaan.",
    )
    stance = forms.ChoiceField(label="Wat zegt het LOK?", choices=LokStance.choices, widget=forms.RadioSelect)

    def __init__(self, resolutions, criteria_set: CriteriaSet, *args, **kwargs):
        super().__init__(*args, **kwargs)
        about_this = When(item__subject_url=criteria_set.get_absolute_url(), then=Value(0))
        sent = resolutions.exclude(state=Resolution.State.DRAFT).select_related("item__meeting")
        nearest = Case(about_this, default=Value(1))
        self.fields["resolution"].queryset = sent.order_by(nearest, "-sent_at")
        self.fields["resolution"].label_from_instance = _named


def _named(resolution: Resolution) -> str:
    day = f"{timezone.localdate(resolution.sent_at):%d-%m-%Y}"
    return f"{resolution.title}, bezorgd op {day}" + ("" if resolution.is_valid else " (niet geldig)")


class RatifyForm(forms.Form):
    """Who ratified the adoption, and when."""

    ratified_by = suggested("Bekrachtigd door", BODIES, max_length=120)
    ratified_on = forms.DateField(label="Bekrachtigd op", widget=forms.DateInput(**DAY))

    def clean_ratified_on(self):
        """Nobody ratified tomorrow."""
        if self.cleaned_data["ratified_on"] > timezone.localdate():
            raise forms.ValidationError(
                "Deze dag ligt in de toekomst. Leg de bekrachtiging vast nadat ze gebeurde."
            )
        return self.cleaned_data["ratified_on"]
