"""Forms of the action plan: an action, its progress, its end, and the filters above the plan."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from agreements import origins
from agreements.models import Action
from ledger.uploads import EvidenceField
from partners.models import Appointment, Contact, Membership, Organiser, Person

from .fields import RecordForm, day, lines

PROMISED = (
    "Een belofte uit een aanvraag lezen alleen het bestuur en wie trekt. Zet dit alleen aan als de aanvrager"
    " akkoord is: dan leest iedereen titel, toelichting, datum en resultaat."
)


def people_of(lok):
    """Who can own an action: who holds a role, has a seat, or acts for an organiser of this LOK."""
    here = Organiser.objects.in_lok(lok)
    contacts = Contact.objects.filter(state=Contact.State.ACTIVE, organiser__in=here)
    held = (
        Appointment.objects.current().filter(lok=lok),
        Membership.objects.seated().filter(lok=lok),
        contacts,
    )
    around = Q()
    for rows in held:
        around |= Q(pk__in=rows.order_by().values("person"))
    return Person.objects.filter(around, is_active=True)


class ActionForm(RecordForm):
    """What is done, by whom, by when; where it comes from is handed over and does not change."""

    class Meta:
        model = Action
        fields = (
            "title",
            "description",
            "side",
            "organiser",
            "owner_name",
            "owner",
            "alone_because",
            "due_on",
            "is_public",
        )
        widgets = {"side": forms.RadioSelect, "due_on": day(), "description": lines(4)}
        labels = {"side": "Wie is aan zet", "organiser": "Welke organisator trekt"}
        help_texts = {
            "title": "Begin met een werkwoord: “Maak de wachttijden bekend”.",
            "organiser": "Haar contactpersonen noteren de voortgang en krijgen een herinnering.",
            "owner_name": "Bijvoorbeeld “dienst Gezin”. Iedereen die de actie ziet, leest dit.",
            "owner": "Krijgt de herinneringen. Alleen wie rond de tafel zit, leest deze naam.",
            "alone_because": "Verplicht bij een beleidsdoel dat het bestuur alleen uitvoert.",
            "is_public": "Iedereen leest titel, toelichting, wie trekt, datum en resultaat."
            " De voortgang lezen alleen de leden, de organisatoren en het bestuur.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lok = self.instance.lok
        active = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE)
        self.fields["organiser"].queryset = active.order_by("name")
        self.fields["organiser"].empty_label = "geen"
        self.fields["side"].choices = Action.Side.choices
        self.fields["owner"].queryset = people_of(lok)
        self.fields["owner"].empty_label = "niemand in het bijzonder"
        if self.instance.origin == Action.Origin.EARNED:
            self.fields["is_public"].help_text = PROMISED
        if self.instance.origin != Action.Origin.GOAL:
            del self.fields["alone_because"]

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}


class AddActionForm(ActionForm):
    """The same with what it comes from, as another page handed it over."""

    origin = forms.ChoiceField(choices=Action.Origin, widget=forms.HiddenInput)
    origin_type = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    origin_id = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    origin_label = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    origin_url = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    FROM = ("origin", "origin_type", "origin_id", "origin_label", "origin_url")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_origin_url(self):
        """Only a page of this LOK."""
        return origins.own_link(self.cleaned_data["origin_url"], self.instance.lok)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("origin") == Action.Origin.OWN:
            return cleaned | dict.fromkeys(self.FROM[1:], "")
        label, key = cleaned.get("origin_type", ""), cleaned.get("origin_id", "")
        found = origins.source(label, key, self.person)
        is_here = found is not None and origins.lok_id(found) == self.instance.lok.pk
        if not is_here or origins.KIND_OF[label] != cleaned.get("origin"):
            raise forms.ValidationError("Waar deze actie vandaan komt, bestaat niet of is niet voor u.")
        cleaned["origin_label"] = cleaned.get("origin_label") or str(found)[:200]
        return cleaned

    def values(self) -> dict:
        return super().values() | {name: self.cleaned_data[name] for name in self.FROM}


class ProgressForm(forms.Form):
    """How far it is, with a file that shows it."""

    text = forms.CharField(
        label="Hoe ver staat het",
        max_length=4000,
        widget=lines(5),
        help_text="De leden, de organisatoren en het bestuur lezen dit. Later wijzigen kan niet.",
    )
    file = EvidenceField(
        label="Bewijs", required=False, help_text="Een PDF, een foto, of een document van Word of Excel."
    )


class FinishForm(forms.Form):
    """What came of it."""

    result = forms.CharField(
        label="Resultaat",
        max_length=4000,
        widget=lines(4),
        help_text="Wie de actie ziet, leest dit: bij een openbare actie iedereen.",
    )
    finished_on = forms.DateField(label="Klaar op", widget=day(), initial=timezone.localdate)


MINE = "mij"
ALL = ("", "alle")


class PlanFilters(forms.Form):
    """The filter bar above the plan; what makes no sense is as if it were not there."""

    beeld = forms.ChoiceField(
        choices=[("bord", "Bord"), ("lijst", "Lijst"), ("tijdlijn", "Tijdlijn")],
        widget=forms.HiddenInput,
        required=False,
    )
    kant = forms.ChoiceField(label="Kant", choices=[ALL, *Action.Side.choices], required=False)
    wie = forms.ChoiceField(label="Wie trekt", required=False)
    bron = forms.ChoiceField(label="Komt van", choices=[ALL, *Action.Origin.choices], required=False)
    toestand = forms.ChoiceField(
        label="Toestand",
        choices=[
            ALL,
            (Action.LATE, "te laat"),
            *((value, label.lower()) for value, label in Action.State.choices),
        ],
        required=False,
    )

    def __init__(self, data, *, plan, person):
        super().__init__(data)
        self.person = person
        mine = [(MINE, "wat ik trek")] if person.is_authenticated else []
        pulling = Organiser.objects.filter(pk__in=plan.order_by().values("organiser")).order_by("name")
        names = [(str(pk), name) for pk, name in pulling.values_list("pk", "name")]
        self.fields["wie"].choices = [ALL, *mine, *names]
        self.full_clean()
        self.wanted = getattr(self, "cleaned_data", {})

    @property
    def shape(self) -> str:
        """How the plan is shown."""
        return self.wanted.get("beeld") or "bord"

    @property
    def is_narrowing(self) -> bool:
        """Whether anything is filtered away."""
        return any(value for name, value in self.wanted.items() if name != "beeld")

    def narrow(self, plan):
        """The actions that fit; what was dropped only when asked for."""
        who, place = self.wanted.get("wie"), self.wanted.get("toestand")
        plan = plan.filter(place=place) if place else plan.exclude(state=Action.State.DROPPED)
        if who == MINE:
            plan = plan.pulled_by(self.person)
        elif who:
            plan = plan.filter(organiser=who)
        exact = {"side": self.wanted.get("kant"), "origin": self.wanted.get("bron")}
        return plan.filter(**{name: value for name, value in exact.items() if value})
