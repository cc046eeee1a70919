"""Forms of the minutes: the text of a point, remarks, answers, approval."""

from django import forms
from django.utils import timezone

from meetings.models import AgendaItem, Meeting
from partners.templatetags.words import datum

from .session import WrittenForm


class ReportForm(WrittenForm):
    """The text of the minutes for one point."""

    class Meta:
        model = AgendaItem
        fields = ("report", "internal_notes")
        widgets = {
            "report": forms.Textarea(attrs={"rows": 14}),
            "internal_notes": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "report": "Een lege regel begint een alinea, een streepje een opsomming.",
            "internal_notes": "Alleen voor voorzitter, secretaris en medewerkers; komt niet in het verslag.",
        }


class IntroForm(WrittenForm):
    """What stands above the first point."""

    class Meta:
        model = Meeting
        fields = ("minutes_intro",)
        labels = {"minutes_intro": "Inleiding"}
        widgets = {"minutes_intro": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"minutes_intro": "Komt boven het eerste punt. Een streepje begint een opsomming."}


class ObjectForm(forms.Form):
    """A remark on draft minutes."""

    text = forms.CharField(
        label="Uw opmerking",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Noem het punt en wat er volgens u moet staan.",
    )


class AnswerForm(forms.Form):
    """The answer to a remark."""

    answer = forms.CharField(label="Antwoord", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class ApproveForm(forms.Form):
    """In which meeting the minutes were approved."""

    approved_in = forms.ModelChoiceField(
        label="Goedgekeurd in",
        queryset=Meeting.objects.none(),
        required=False,
        empty_label="niet in een vergadering (schriftelijk)",
    )

    def __init__(self, *args, meeting, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        held = (Meeting.State.IN_SESSION, *Meeting.AFTER)
        later = meetings.filter(starts_at__gt=meeting.starts_at, starts_at__lte=timezone.now())
        field = self.fields["approved_in"]
        field.queryset = later.filter(lok=meeting.lok, state__in=held).order_by("starts_at")
        field.label_from_instance = lambda it: f"{it.title}, {datum(it.starts_at)}"
