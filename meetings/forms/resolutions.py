"""Forms of the LOK's advices and of the authority's replies."""

from django import forms

from meetings.models import Reply, Resolution


class ResolutionForm(forms.ModelForm):
    """The written advice."""

    class Meta:
        model = Resolution
        fields = ("title", "text", "minority_view", "addressee")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 14}),
            "minority_view": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "text": "Het advies en waarom. Een streepje begint een opsomming.",
            "minority_view": "Wat wie het niet eens was, opgenomen wil zien.",
            "addressee": "Bijvoorbeeld: het college van burgemeester en schepenen.",
        }

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self):
        """Leave the advice as it was read: the action writes."""


class ReplyForm(forms.Form):
    """The authority's reasoned reply."""

    stance = forms.ChoiceField(label="Het bestuur", choices=Reply.Stance.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Gemotiveerd antwoord",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Wat het bestuur met het advies doet, en waarom. Een streepje begint een opsomming.",
    )
    body = forms.CharField(
        label="Door",
        max_length=120,
        help_text="Het orgaan dat antwoordt: college van burgemeester en schepenen of gemeenteraad.",
    )
    replied_on = forms.DateField(
        label="Op", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class FollowUpForm(forms.Form):
    """What came of it."""

    follow_up = forms.CharField(
        label="Wat er gebeurde", max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
