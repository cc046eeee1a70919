"""Forms about campaigns along the data, and about news that organisers report."""

from django import forms
from django.utils import timezone

from partners import informing_rules as ours
from partners import rules
from partners.models import Campaign, ChangeReport, Location, Sector
from partners.templatetags.words import datum

from .organisers import OrganiserForm, ReasonForm
from .people import DATE
from .places import LocationForm

Kind = ChangeReport.Kind
QUESTION = (
    "Elk halfjaar kijken we samen na of wat we over de kinderopvang weten nog klopt. Zo krijgen gezinnen de "
    "juiste antwoorden en wegen we aanvragen eerlijk af."
)
THANKS = "Dank u voor uw melding. We pasten het register aan."
ANSWERS = [("", "alle"), ("ja", "bevestigd"), ("nee", "nog niet bevestigd")]


class CampaignForm(forms.ModelForm):
    """What is asked, from when, and until when."""

    class Meta:
        model = Campaign
        fields = ("title", "starts_on", "due_on", "text", "rhythm")
        widgets = {
            "starts_on": forms.DateInput(**DATE),
            "due_on": forms.DateInput(**DATE),
            "text": forms.Textarea(attrs={"rows": 4}),
            "rhythm": forms.RadioSelect,
        }
        help_texts = {
            "starts_on": "Op deze dag vertrekken de mails.",
            "due_on": "Wie nog niet bevestigde, krijgt een week ervoor en de dag erna een herinnering.",
            "text": "De eerste zinnen van de mail. De link en de laatste dag zet het portaal erbij.",
            "rhythm": "Het portaal herinnert u aan de volgende ronde.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        season = "Voorjaar" if today.month < 7 else "Najaar"
        self.fields["rhythm"].choices = Campaign.Rhythm.choices
        self.initial |= {"title": f"{season} {today.year}", "text": QUESTION}

    def clean_starts_on(self):
        """Nobody was asked in the past."""
        if self.cleaned_data["starts_on"] < timezone.localdate():
            raise forms.ValidationError("Kies vandaag of een dag die nog komt.")
        return self.cleaned_data["starts_on"]


class CampaignFilters(forms.Form):
    """The filter bar above the organisers of a campaign."""

    antwoord = forms.ChoiceField(label="Bevestigd", required=False, choices=ANSWERS)
    sector = forms.ChoiceField(label="Sector", required=False, choices=[("", "alle"), *Sector.choices])

    def narrow(self, parts):
        """The organisers that fit; a filter that makes no sense is as if it were not there."""
        wanted = self.cleaned_data if self.is_valid() else {}
        answer, sector = wanted.get("antwoord"), wanted.get("sector")
        if answer:
            parts = [part for part in parts if (part.confirmed_at is None) == (answer == "nee")]
        return [part for part in parts if part.organiser.sector == sector] if sector else parts


class ReportFilters(forms.Form):
    """The filter bar above the reports."""

    toestand = forms.ChoiceField(
        label="Toestand", required=False, choices=[("", "alle"), *ChangeReport.State.choices]
    )
    wat = forms.ChoiceField(label="Wat", required=False, choices=[("", "alle"), *Kind.choices])

    def narrow(self, reports):
        """The reports that fit."""
        wanted = self.cleaned_data if self.is_valid() else {}
        names = {"toestand": "state", "wat": "kind"}
        return reports.filter(**{names[name]: value for name, value in wanted.items() if value})


class ReportForm(forms.ModelForm):
    """What is new, where, and from when; its locations are those of the organiser in this LOK."""

    class Meta:
        model = ChangeReport
        fields = ("kind", "location", "location_name", "happens_on", "text")
        widgets = {
            "kind": forms.RadioSelect,
            "location": forms.RadioSelect,
            "happens_on": forms.DateInput(**DATE),
            "text": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {"kind": "Wat verandert er?", "location": "Waar?", "text": "Vertel kort"}
        help_texts = {"location_name": "Alleen als er een nieuwe locatie opengaat."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = self.instance
        self.fields["kind"].choices = Kind.choices
        self.fields["location"].queryset = here.organiser.locations.filter(lok=here.lok)
        self.fields["location"].empty_label = "een nieuwe locatie, of niets van deze"
        self.fields["location"].required = False
        self.initial["happens_on"] = self.initial.get("happens_on") or timezone.localdate()

    def clean(self):
        """Each kind of news is about something: an old location, a new one, or the organiser itself."""
        cleaned = super().clean()
        kind, location = cleaned.get("kind"), cleaned.get("location")
        if kind == Kind.OPENING and location and location.state == Location.State.ACTIVE:
            self.add_error("location", "Deze locatie is al open.")
        elif kind == Kind.OPENING and not location and not cleaned.get("location_name"):
            self.add_error("location_name", "Geef de naam van de nieuwe locatie.")
        elif kind and kind not in (Kind.OPENING, Kind.CORRECTION) and not location:
            self.add_error("location", "Kies om welke locatie het gaat.")
        if location or kind != Kind.OPENING:
            cleaned["location_name"] = ""
        return cleaned


REPLY = forms.CharField(
    label="Uw antwoord",
    max_length=2000,
    widget=forms.Textarea(attrs={"rows": 3}),
    help_text="De melder krijgt dit per mail en leest het bij de organisator.",
)


class ReplyForm(forms.Form):
    """The answer to who reported it."""

    reply = REPLY


class LocationReplyForm(LocationForm):
    """A location to add or to change, and the answer."""

    reply = REPLY


class OrganiserReplyForm(OrganiserForm):
    """An organiser to change, and the answer."""

    reply = REPLY


class ReasonReplyForm(ReasonForm):
    """Why a location changes its state, and the answer."""

    reply = REPLY


def form_that_follows(report: ChangeReport, data=None) -> forms.BaseForm:
    """The form of the act in the register this news asks for, filled in as far as the report tells."""
    follows = ours.act_that_follows(report)
    initial = {"reply": THANKS}
    if ours.is_already_so(report):
        return ReplyForm(data, initial=initial)
    if follows is rules.EDIT_ORGANISER:
        return OrganiserReplyForm(data, instance=report.organiser, initial=initial)
    if follows is rules.EDIT_LOCATION:
        return LocationReplyForm(data, instance=report.location, initial=initial)
    if follows is rules.REGISTER_LOCATION:
        new = {"name": report.location_name, "started_on": report.happens_on}
        instance = Location(lok=report.lok, organiser=report.organiser, **new)
        return LocationReplyForm(data, instance=instance, initial=initial)
    said = f"Gemeld door {report.organiser}, vanaf {datum(report.happens_on)}."
    return ReasonReplyForm(data, initial=initial | {"reason": said})
