"""Forms about the composition of the LOK: legislatures, segments, candidates and members."""

from django import forms
from django.utils import timezone

from partners import rules
from partners.models import Membership, Organiser, Sector, Segment, Term

from .fresh import FreshForm
from .people import DATE

KEEP = ("", "laat zoals het is")


class TermForm(forms.ModelForm):
    """A legislature to come."""

    class Meta:
        model = Term
        fields = ("name", "starts_on", "ends_on")
        widgets = {"starts_on": forms.DateInput(**DATE), "ends_on": forms.DateInput(**DATE)}
        help_texts = {
            "name": "Bijvoorbeeld: legislatuur 2025-2030.",
            "starts_on": "Zes maanden later moet de samenstelling vastgesteld zijn.",
            "ends_on": "Leeg: nog niet bekend.",
        }


class InstallTermForm(forms.Form):
    """Which body fixed the composition, and when."""

    installed_by = forms.CharField(label="Vastgesteld door", max_length=120, initial="de gemeenteraad")
    installed_on = forms.DateField(
        label="Vastgesteld op", initial=timezone.localdate, widget=forms.DateInput(**DATE)
    )


class SegmentForm(FreshForm):
    """A segment, the side it stands for and its seats."""

    sectors = forms.MultipleChoiceField(
        label="Spreekt voor deze sectoren",
        required=False,
        choices=Sector.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Zo kan het portaal zetels vergelijken met organisatoren, locaties en plaatsen.",
    )

    class Meta:
        model = Segment
        fields = ("name", "side", "sectors", "seats", "place")
        widgets = {"side": forms.RadioSelect}
        help_texts = {
            "seats": "Het aantal stemgerechtigde leden.",
            "place": "Een lager getal staat hoger in de lijst.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = Segment.Side.choices


class MembershipForm(forms.ModelForm):
    """What is known of a seat besides who sits on it; the gender is asked, never shown."""

    substitute_email = forms.EmailField(
        label="E-mail van de plaatsvervanger",
        required=False,
        help_text="Wie nog geen account heeft, krijgt een mail met een link om een wachtwoord te kiezen.",
    )
    substitute_name = forms.CharField(label="Naam van de plaatsvervanger", max_length=120, required=False)
    gender = forms.ChoiceField(
        label="Geslacht",
        required=False,
        choices=[KEEP, *Membership.Gender.choices],
        widget=forms.RadioSelect,
        help_text="Enkel om de wettelijke verhouding te tellen. Niemand krijgt dit antwoord nog te zien.",
    )

    class Meta:
        model = Membership
        fields = (
            *("segment", "organiser", "organisation", "capacity", "is_politician", "starts_on", "ends_on"),
            *("substitute_email", "substitute_name", "gender", "shows_name"),
        )
        widgets = {
            "capacity": forms.RadioSelect,
            "starts_on": forms.DateInput(**DATE),
            "ends_on": forms.DateInput(**DATE),
        }
        help_texts = {
            "organisation": "Vul dit in als het lid niet namens een organisator zit.",
            "ends_on": "Leeg: zonder einddatum.",
            "shows_name": "Vink dit alleen aan als het lid ermee akkoord gaat.",
        }

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        here, substitute = self.instance.lok, self.instance.substitute
        self.fields["segment"].queryset = Segment.objects.filter(lok=here).active()
        self.fields["organiser"].queryset = _organisers(person, self.instance)
        self.fields["segment"].empty_label = "kies een geleding"
        self.fields["organiser"].empty_label = "geen organisator"
        self.fields["capacity"].choices = Membership.Capacity.choices
        self.initial["gender"] = ""
        if substitute:
            self.initial |= {"substitute_email": substitute.email, "substitute_name": substitute.name}

    def _post_clean(self):
        """The act sets the values and checks them; the record shown on the page stays as it is."""

    def clean(self):
        """A substitute has an address and a name, and an unanswered gender stays what it was."""
        said = super().clean()
        if bool(said.get("substitute_email")) != bool(said.get("substitute_name")):
            self.add_error("substitute_name", "Geef van een plaatsvervanger het e-mailadres en de naam.")
        said["gender"] = said.get("gender") or self.instance.gender
        return said


class NominateForm(MembershipForm):
    """A candidate by e-mail address."""

    email = forms.EmailField(
        label="E-mail van de kandidaat",
        help_text="Wie nog geen account heeft, krijgt een mail met een link om een wachtwoord te kiezen.",
    )
    name = forms.CharField(label="Naam van de kandidaat", max_length=120)
    field_order = ("email", "name")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gender"].choices = Membership.Gender.choices
        self.initial["gender"] = Membership.Gender.UNSTATED


def _organisers(person, membership):
    """The organisers somebody may sit for: all of the LOK for who composes it, else one's own."""
    composes = (rules.is_regie | rules.is_convener)(person, membership)
    here = Organiser.objects.in_lok(membership.lok)
    mine = here if composes else here.filter(pk__in=person.organiser_ids)
    return mine.filter(state=Organiser.State.ACTIVE) | here.filter(pk=membership.organiser_id)


class ShowNameForm(forms.Form):
    """Whether a member's name is public."""

    shows_name = forms.BooleanField(
        label="Mijn naam mag openbaar zijn",
        required=False,
        help_text="Op de openbare ledenlijst en in verslagen die iedereen leest. Zonder uw akkoord staat daar"
        " alleen namens wie u zetelt. U kunt dit altijd weer wijzigen; wat al bekendgemaakt is, blijft.",
    )


class SeatForm(forms.Form):
    """From which day the candidate is a member."""

    starts_on = forms.DateField(label="Lid vanaf", initial=timezone.localdate, widget=forms.DateInput(**DATE))


class MemberFilters(forms.Form):
    """The filter bar above the members; without it who ended stays away."""

    STATES = (
        ("", "leden en kandidaten"),
        ("seated", "leden"),
        ("candidate", "kandidaten"),
        ("ended", "vroegere leden"),
        ("alle", "alle"),
    )
    q = forms.CharField(label="Zoek op naam", required=False)
    geleding = forms.ModelChoiceField(
        label="Geleding", required=False, queryset=Segment.objects.none(), empty_label="alle"
    )
    toestand = forms.ChoiceField(label="Toestand", required=False, choices=STATES)

    def __init__(self, *args, lok, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["geleding"].queryset = Segment.objects.filter(lok=lok)

    def narrow(self, members):
        """The memberships that fit; a filter that makes no sense is as if it were not there."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("q"):
            members = members.filter(person__name__icontains=wanted["q"])
        if wanted.get("geleding"):
            members = members.filter(segment=wanted["geleding"])
        state = wanted.get("toestand")
        if not state:
            return members.exclude(state=Membership.State.ENDED)
        return members if state == "alle" else members.filter(state=state)
