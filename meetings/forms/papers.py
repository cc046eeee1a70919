"""What goes on a paper: which one, and for those who may, closed points, internal notes and names."""

from django import forms

from meetings.documents import Choices

KINDS = {
    "oproeping": "Oproeping",
    "agenda": "Agenda",
    "verslag": "Verslag",
    "bundel": "Bundel met de stukken",
}


class ChoicesForm(forms.Form):
    """The choices in the address of a paper: `?besloten=1&nota=1&namen=1`."""

    besloten = forms.BooleanField(
        label="Met de besloten punten",
        required=False,
        help_text="Met ook de uren, het bericht bij de oproeping en de opmerkingen op het verslag.",
    )
    nota = forms.BooleanField(label="Met de interne nota's", required=False)
    namen = forms.BooleanField(
        label="Met alle namen",
        required=False,
        help_text="Anders alleen de namen van leden die openbaar genoemd willen worden.",
    )

    def choices(self) -> Choices:
        """What was asked; an address that says something else asks nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        return Choices(*(bool(asked.get(name)) for name in ("besloten", "nota", "namen")))


class PaperForm(ChoicesForm):
    """Choose a paper of a meeting and what goes on it."""

    stuk = forms.ChoiceField(label="Welk stuk", widget=forms.RadioSelect)
    field_order = ("stuk",)

    def __init__(self, *args, has_minutes, may_have_all, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [kind for kind in KINDS if kind != "verslag" or has_minutes]
        self.fields["stuk"].choices = [(kind, KINDS[kind]) for kind in offered]
        self.fields["stuk"].initial = offered[-2]
        for name in () if may_have_all else ("besloten", "nota"):
            del self.fields[name]

    def query(self) -> dict:
        """What was chosen, as it stands in the address of the paper."""
        return {name: 1 for name in ("besloten", "nota", "namen") if self.cleaned_data.get(name)}
