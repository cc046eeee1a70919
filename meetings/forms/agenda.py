"""Forms of the agenda: points, proposals, papers."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme

from ledger.uploads import EvidenceField
from meetings.models import AgendaItem, Meeting
from partners.forms.fresh import FreshForm
from partners.templatetags.words import datum


def _when(meeting: Meeting) -> str:
    return f"{meeting.title}, {datum(meeting.starts_at)}"


class ItemForm(FreshForm):
    """A point on the agenda; `unapproved` are the meetings whose minutes may be put to approval."""

    class Meta:
        model = AgendaItem
        fields = ("title", "kind", "minutes_of", "minutes", "presenter", "is_public", "description")
        widgets = {"kind": forms.RadioSelect, "description": forms.Textarea(attrs={"rows": 5})}
        labels = {"minutes": "Hoelang, in minuten"}
        help_texts = {
            "presenter": "Wie het punt toelicht.",
            "is_public": "Een besloten punt zien alleen de leden: ook de titel niet voor anderen.",
            "description": "Wat de leden vooraf moeten weten. Een streepje begint een opsomming.",
        }

    def __init__(self, *args, unapproved=(), **kwargs):
        super().__init__(*args, **kwargs)
        pks = [meeting.pk for meeting in unapproved] + [self.instance.minutes_of_id]
        field = self.fields["minutes_of"]
        field.queryset = Meeting.objects.filter(lok=self.instance.lok, pk__in=[pk for pk in pks if pk])
        field.label_from_instance, field.empty_label = _when, "geen verslag"
        kinds = AgendaItem.Kind.choices
        if not any(pks):
            del self.fields["minutes_of"]
            kinds = [kind for kind in kinds if kind[0] != AgendaItem.Kind.MINUTES]
        self.fields["kind"].choices = kinds

    def clean(self):
        cleaned = super().clean()
        is_approval = cleaned.get("kind") == AgendaItem.Kind.MINUTES
        if is_approval and not cleaned.get("minutes_of"):
            self.add_error("minutes_of", "Kies van welke vergadering het verslag is.")
        if not is_approval and "minutes_of" in self.fields:
            cleaned["minutes_of"] = None
        return cleaned

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}

    def _post_clean(self):
        """Leave the point as it was read: the action writes."""


class ProposeForm(ItemForm):
    """What a member proposes; chair and secretary choose the rest."""

    class Meta(ItemForm.Meta):
        fields = ("title", "kind", "minutes", "description")
        help_texts = {"description": "Waarom het LOK dit moet bespreken."}

    def __init__(self, *args, **kwargs):
        FreshForm.__init__(self, *args, **kwargs)
        kinds = AgendaItem.Kind
        self.fields["kind"].choices = [
            (kind.value, kind.label) for kind in (kinds.INFORMATION, kinds.DISCUSSION, kinds.ADVICE)
        ]


class HandInForm(ItemForm):
    """A subject from another room, for a meeting that is still to come."""

    meeting = forms.ModelChoiceField(
        label="Vergadering", queryset=Meeting.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    subject_label = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    subject_url = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    field_order = ("meeting",)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = _when

    def clean_subject_url(self):
        """Only a page of this portal."""
        url = self.cleaned_data["subject_url"]
        is_own = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
        return url if is_own else ""

    def values(self) -> dict:
        names = ("subject_label", "subject_url")
        return super().values() | {name: self.cleaned_data[name] for name in names}


class DeclineForm(forms.Form):
    """Why a proposal is not taken up."""

    answer = forms.CharField(
        label="Waarom niet", max_length=300, help_text="Het lid dat het voorstelde, leest dit."
    )


class PaperForm(forms.Form):
    """A file with a point."""

    file = EvidenceField(label="Bestand", help_text="Een PDF, een foto, of een document van Word of Excel.")
