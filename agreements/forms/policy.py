"""Forms of policy goals, measures and the consultation on a text."""

from django import forms
from django.utils import timezone

from agreements.models import Measure, PolicyGoal
from consultation.forms.consultations import ConsultationForm

from .fields import RecordForm, day, lines


class GoalForm(RecordForm):
    """What the municipality wants to reach, and where that was decided."""

    class Meta:
        model = PolicyGoal
        fields = ("title", "text", "term", "source")
        widgets = {"text": lines(5)}
        help_texts = {
            "title": "Kort en in gewone woorden. Criteria die dit doel noemen, komen hier vanzelf bij.",
            "text": "Een streepje begint een opsomming.",
            "source": "Bijvoorbeeld: meerjarenplan 2026-2031, actie 3.2.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["term"].queryset = self.instance.lok.terms.all()
        self.fields["term"].empty_label = "geen legislatuur"


class EndGoalForm(forms.Form):
    """What came of a goal."""

    outcome = forms.CharField(
        label="Wat kwam ervan?",
        max_length=4000,
        widget=lines(5),
        help_text="Ook als het niet gelukt is: zeg waarom. Iedereen leest dit.",
    )


class MeasureForm(RecordForm):
    """The text that organisers can say something about."""

    class Meta:
        model = Measure
        fields = ("title", "theme", "goal", "text")
        widgets = {"theme": forms.RadioSelect, "text": lines(14)}
        help_texts = {
            "text": "Laat een lege regel tussen de delen: over elk deel kan men apart iets zeggen.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = Measure.Theme.choices
        self.fields["goal"].queryset = goals_of(self.instance)
        self.fields["goal"].empty_label = "geen beleidsdoel"


def goals_of(thing):
    """Running goals of the LOK, and the one it serves already."""
    running = thing.lok.policy_goals.running()
    return running | thing.lok.policy_goals.filter(pk=thing.goal_id) if thing.goal_id else running


class AskForm(ConsultationForm):
    """Until when, and to whom: the terms of a consultation; its title is that of the text."""

    class Meta(ConsultationForm.Meta):
        fields = ("closes_at", "audience", "visibility", "is_anonymous", "intro")


class DecisionForm(forms.Form):
    """Which body decided, and when."""

    decided_by = forms.CharField(
        label="Beslist door", max_length=120, help_text="Bijvoorbeeld: gemeenteraad."
    )
    decided_on = forms.DateField(label="Beslist op", widget=day())

    def clean_decided_on(self):
        decided_on = self.cleaned_data["decided_on"]
        if decided_on > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Leg een beslissing pas vast als ze er is.")
        return decided_on


class DecideMeasureForm(DecisionForm):
    """The same, with what the input changed."""

    explanation = forms.CharField(
        label="Hoe telde de inspraak mee?",
        max_length=4000,
        widget=lines(6),
        help_text="Wat veranderde door de inbreng, en wat niet en waarom.",
    )
