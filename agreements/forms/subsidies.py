"""Forms of local subsidies, their conditions, and grants."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.utils import timezone

from agreements.models import Condition, LocalSubsidy
from partners.forms.fresh import STALE, fingerprint, lock
from partners.models import Organiser
from partners.templatetags.words import euro

from .fields import RecordForm, day, lines, money
from .policy import goals_of


class SubsidyForm(RecordForm):
    """What the subsidy is, for whom, and how much."""

    class Meta:
        model = LocalSubsidy
        fields = ("title", "goal", "text", "amount", "budget", "hour_value")
        widgets = {"text": lines(12), "amount": money(), "budget": money(), "hour_value": money(most=9999)}
        help_texts = {
            "text": "Een lege regel begint een alinea, een streepje een opsomming.",
            "amount": "Wat een organisator gewoonlijk krijgt. Tegenover dit bedrag staan de voorwaarden.",
            "budget": "Wat er in totaal beschikbaar is, en niet meer. Laat leeg voor een open einde.",
            "hour_value": "Om uren werk bij een voorwaarde in euro te tellen.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["goal"].queryset = goals_of(self.instance)
        self.fields["goal"].empty_label = "geen beleidsdoel"


class ConditionForm(forms.ModelForm):
    """One condition; a draft may leave the rest open."""

    class Meta:
        model = Condition
        fields = ("text", "goal", "evidence", "hours", "cost")
        widgets = {
            "text": lines(2),
            "hours": forms.NumberInput(attrs={"step": "0.5", "min": "0", "inputmode": "decimal"}),
            "cost": money(most=9_999_999),
        }
        help_texts = {
            "evidence": "Vraag geen bewijs dat het bestuur al heeft.",
            "hours": "Schat wat dit een organisator aan tijd vraagt. 0 als het niets vraagt.",
            "cost": "Schat wat hij ervoor betaalt. 0 als het niets kost.",
        }

    def _get_validation_exclusions(self):
        """The subsidy is filled in by the act."""
        return super()._get_validation_exclusions() | {"subsidy", "place"}


class ConditionsOfADraft(forms.BaseModelFormSet):
    """All conditions of a draft on one page, which knows the ones it showed."""

    fields = ()  # what an act complains of is about all of them together
    newest = ()

    def __init__(self, *args, subsidy: LocalSubsidy, **kwargs):
        super().__init__(*args, queryset=subsidy.conditions.all(), **kwargs)
        self.subsidy = subsidy

    @property
    def seen(self) -> str:
        """The fingerprint the page sends back."""
        return self.data.get("seen") or self._now()

    def _now(self) -> str:
        return fingerprint(self.subsidy.conditions.all(), ("place", *ConditionForm.Meta.fields))

    def clean(self):
        """Also tell it when something else is wrong: a condition may be gone."""
        super().clean()
        self._compare()

    def refuse_stale(self) -> None:
        """Lock the subsidy and raise ValidationError when its conditions are others than the page showed."""
        lock(self.subsidy)
        self._compare()

    def _compare(self) -> None:
        if self.seen != (found := self._now()):
            self.newest = [(f"Voorwaarde {each.place}", each.text) for each in self.subsidy.conditions.all()]
            self.data = self.data.copy()
            self.data["seen"] = found
            raise ValidationError(STALE)

    def add_error(self, name: None, complaints) -> None:
        """Beside no field: above all of them."""
        self._non_form_errors.extend(complaints)


ConditionFormSet = forms.modelformset_factory(
    Condition,
    form=ConditionForm,
    formset=ConditionsOfADraft,
    extra=2,
    can_delete=True,
    can_delete_extra=False,
    max_num=40,
    validate_max=True,
    absolute_max=60,
)


def conditions_in(formset) -> list[Condition]:
    """The conditions that stay and the new ones, in the order of the page."""
    gone = set(map(id, formset.deleted_forms))
    filled = (form for form in formset.forms if id(form) not in gone)
    return [form.instance for form in filled if form.instance.pk or form.has_changed()]


class NoteForm(RecordForm):
    """Why the conditions are in proportion."""

    proportionality_note = forms.CharField(
        label="Waarom staan de voorwaarden in verhouding tot de subsidie?",
        max_length=10_000,
        widget=lines(10),
        help_text="Leg de cijfers hierboven uit. Kan een voorwaarde lichter?",
    )

    class Meta:
        model = LocalSubsidy
        fields = ("proportionality_note",)


class RemarksForm(forms.Form):
    """A box for the remark of the LOK on each condition."""

    def __init__(self, *args, conditions, **kwargs):
        super().__init__(*args, **kwargs)
        for number, condition in enumerate(conditions, start=1):
            self.fields[f"remark_{condition.pk}"] = forms.CharField(
                label=f"Voorwaarde {number}",
                max_length=2000,
                required=False,
                widget=lines(3),
                initial=condition.lok_remark,
                help_text=condition.text,
            )

    def remarks(self) -> dict[int, str]:
        return {int(name.removeprefix("remark_")): said for name, said in self.cleaned_data.items()}


class GrantForm(forms.Form):
    """Who gets the subsidy, how much, and who decided."""

    organiser = forms.ModelChoiceField(
        Organiser.objects.none(), label="Organisator", empty_label="kies een organisator"
    )
    amount = forms.DecimalField(
        label="Bedrag (euro)",
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"), "Het bedrag is groter dan nul.")],
        widget=money(),
    )
    granted_on = forms.DateField(label="Toegekend op", widget=day())
    decided_by = forms.CharField(label="Beslist door", max_length=120)
    note = forms.CharField(
        label="Nota",
        max_length=500,
        required=False,
        help_text="Alleen voor het bestuur en deze organisator.",
    )

    def __init__(self, *args, lok, left: Decimal | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organiser"].queryset = Organiser.objects.in_lok(lok).distinct()
        told = (
            "Open einde: er is geen vast budget."
            if left is None
            else f"Van het budget is nog {euro(left)} over."
        )
        self.fields["amount"].help_text = told
        if left is not None:
            self.initial["amount"] = min(self.initial["amount"], left)

    def clean_granted_on(self):
        granted_on = self.cleaned_data["granted_on"]
        if granted_on > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen.")
        return granted_on
