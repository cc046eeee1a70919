"""Forms about locations and neighbourhoods."""

from django import forms

from partners.models import Location, Neighbourhood

from .fresh import FreshForm


class LocationFilters(forms.Form):
    """The filter bar above the locations."""

    q = forms.CharField(label="Zoek op naam, dossier of organisator", required=False)
    soort = forms.ChoiceField(
        label="Soort opvang", required=False, choices=[("", "alle"), *Location.Kind.choices]
    )
    toestand = forms.ChoiceField(
        label="Toestand", required=False, choices=[("", "alle"), *Location.State.choices]
    )
    buurt = forms.ModelChoiceField(
        Neighbourhood.objects.none(), label="Buurt", required=False, empty_label="alle"
    )

    def __init__(self, *args, lok, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["buurt"].queryset = lok.neighbourhoods.all()

    def narrow(self, locations):
        """The locations that fit; a filter that makes no sense is as if it were not there."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("q"):
            locations = locations.matching(wanted["q"])
        names = {"soort": "kind", "toestand": "state", "buurt": "neighbourhood"}
        chosen = {field: wanted[name] for name, field in names.items() if wanted.get(name)}
        return locations.filter(**chosen)


TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
HOURS = {"opens_at": TIME, "closes_at": TIME}


class OwnLocationForm(FreshForm):
    """What an organiser says about its own location: places and opening hours."""

    class Meta:
        model = Location
        fields = Location.own_fields
        widgets = HOURS


class LocationForm(FreshForm):
    """All data of a location; its groups and neighbourhoods are those of its organiser and its LOK."""

    class Meta:
        model = Location
        fields = (
            *("name", "kind", "dossier_number", "establishment_number"),
            *("street", "postcode", "town", "neighbourhood", "subsidy_group"),
            *Location.own_fields,
            "started_on",
        )
        widgets = HOURS | {
            "kind": forms.RadioSelect,
            "started_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = self.instance
        self.fields["kind"].choices = Location.Kind.choices
        self.fields["neighbourhood"].queryset = here.lok.neighbourhoods.all()
        self.fields["subsidy_group"].queryset = here.organiser.subsidy_groups.filter(state="active")


class NeighbourhoodForm(forms.ModelForm):
    """A neighbourhood by the name criteria use."""

    class Meta:
        model = Neighbourhood
        fields = ("name", "remark")

    def clean_name(self):
        """A name is used once in a LOK, whatever its capitals."""
        name = self.cleaned_data["name"]
        others = self.instance.lok.neighbourhoods.exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("Deze buurt bestaat al in dit LOK.")
        return name
