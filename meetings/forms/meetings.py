"""Forms of meetings: plan, change, cancel, reply."""

from django import forms

from meetings.models import Meeting, Presence
from partners.forms.fresh import FreshForm
from partners.templatetags.words import datum


class MomentInput(forms.DateTimeInput):
    """Day and hour, in the way the browser offers them."""

    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class MeetingForm(FreshForm):
    """When, where and what kind of meeting."""

    online_url = forms.URLField(
        label="Online adres",
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text="Voor wie van op afstand meedoet.",
    )

    class Meta:
        model = Meeting
        fields = (
            "title",
            "kind",
            "starts_at",
            "ends_at",
            "place",
            "online_url",
            "message",
            "is_public",
            "second_of",
            "notice_waived_reason",
        )
        widgets = {
            "kind": forms.RadioSelect,
            "starts_at": MomentInput(),
            "ends_at": MomentInput(),
            "message": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "kind": "Bij een schriftelijke ronde zijn begin en einde de dagen waartussen leden reageren.",
            "message": "Komt boven de agenda in de mail aan de leden.",
            "is_public": "Iedereen ziet de vergadering en haar openbare punten, zodra ze bijeengeroepen is.",
            "second_of": "Alleen als de vorige geen quorum haalde en u ze overdoet.",
            "notice_waived_reason": "Als u later bijeenroept dan het reglement vraagt. Komt in de mail.",
        }

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Meeting.Kind.choices
        held = meetings.filter(lok=self.instance.lok, state__in=Meeting.AFTER).order_by("-starts_at")
        self._offer(held) if held.exists() else self.fields.pop("second_of")

    def _offer(self, held):
        """A second meeting is one of a meeting that was held."""
        second_of = self.fields["second_of"]
        second_of.queryset, second_of.empty_label = held, "geen"
        second_of.label_from_instance = lambda it: f"{it.title}, {datum(it.starts_at)}"

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Het einde valt na het begin.")
        return cleaned

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}

    def _post_clean(self):
        """Leave the meeting as it was read: the action writes."""


class ReplyForm(forms.Form):
    """Whether a member comes."""

    seat = forms.ModelChoiceField(queryset=Presence.objects.none())
    reply = forms.ChoiceField(choices=[row for row in Presence.Reply.choices if row[0] != "none"])

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
