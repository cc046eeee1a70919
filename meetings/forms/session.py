"""Forms of a meeting in session: presence, outcomes, recusals and votes."""

from django import forms

from meetings import counting
from meetings.models import AgendaItem, Ballot, Presence, Vote
from partners.forms.fresh import FreshForm
from partners.models import Membership

Status = Presence.Status


def moved(row: Presence, move: str, number: int) -> dict | None:
    """The fields one press changes: a status for the whole meeting, or coming and going at a point."""
    if move in (Status.PRESENT, Status.SUBSTITUTE, Status.EXCUSED, Status.ABSENT):
        return _status(row, move)
    if move == "arrives":
        status = row.status if row.status in Presence.IN_THE_HALL else Status.PRESENT
        first = number if number > 1 else None
        return {"status": status, "proxy_to": None, "from_item": first, "until_item": None}
    if move == "leaves":
        return {"until_item": max(number - 1, 0)}
    return None


def _status(row: Presence, status: str) -> dict:
    values = {"status": status, "proxy_to": None, "substitute": None}
    if status == Status.SUBSTITUTE:
        values["substitute"] = row.membership.substitute
    if not {row.status, status} <= set(Presence.IN_THE_HALL):
        values |= {"from_item": None, "until_item": None}
    return values


class PressForm(forms.Form):
    """One press in the list: which move, on which version of the row, at which point."""

    move = forms.ChoiceField(
        choices=[(move, move) for move in ("present", "substitute", "excused", "absent", "arrives", "leaves")]
    )
    version = forms.IntegerField(min_value=1)
    number = forms.IntegerField(min_value=1, required=False)
    punt = forms.IntegerField(min_value=1, required=False)


class PresenceForm(forms.ModelForm):
    """All about one member's presence: proxy, later, earlier."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Presence
        fields = ("status", "proxy_to", "from_item", "until_item")
        widgets = {"status": forms.RadioSelect}
        help_texts = {
            "proxy_to": "Alleen bij een volmacht. De drager moet zelf in de zaal zijn.",
            "from_item": "Leeg: van bij het begin.",
            "until_item": "Leeg: tot het einde.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        self.initial["version"] = row.version
        self.fields["status"].choices = Status.choices
        seats = Membership.objects.filter(presences__meeting=row.meeting, capacity="voting")
        self.fields["proxy_to"].queryset = seats.exclude(pk=row.membership_id).with_names()
        self.fields["proxy_to"].required = False
        self.fields["proxy_to"].empty_label = "niemand"

    def values(self) -> dict:
        """What to write; a substitute is the one of the seat."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        is_proxy, is_substitute = (values["status"] == s for s in (Status.PROXY, Status.SUBSTITUTE))
        values["proxy_to"] = values["proxy_to"] if is_proxy else None
        return values | {"substitute": self.instance.membership.substitute if is_substitute else None}

    def clean(self):
        cleaned = super().clean()
        status = cleaned.get("status")
        if status == Status.PROXY and not cleaned.get("proxy_to"):
            self.add_error("proxy_to", "Kies aan wie de volmacht gaat.")
        if status == Status.SUBSTITUTE and not self.instance.membership.substitute_id:
            self.add_error("status", "Dit lid heeft geen plaatsvervanger.")
        first, last = cleaned.get("from_item"), cleaned.get("until_item")
        if first and last is not None and last < first:
            self.add_error("until_item", "Dit punt komt voor het eerste.")
        return cleaned

    def _post_clean(self):
        """Leave the row as it was read: the action writes, and compares versions."""


class WrittenForm(FreshForm):
    """A text of the minutes; several people may be writing it."""

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self):
        """Leave the item as it was read: the action writes."""


class OutcomeForm(WrittenForm):
    """What came of a point."""

    class Meta:
        model = AgendaItem
        fields = ("outcome", "is_consensus", "minority_view", "report", "internal_notes")
        widgets = {
            "outcome": forms.Textarea(attrs={"rows": 3}),
            "minority_view": forms.Textarea(attrs={"rows": 2}),
            "report": forms.Textarea(attrs={"rows": 5}),
            "internal_notes": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "minority_view": "Wat wie het niet eens was, opgenomen wil zien.",
            "report": "Een streepje begint een opsomming. Het mag ook na de vergadering.",
            "internal_notes": "Alleen voor voorzitter, secretaris en medewerkers; komt niet in het verslag.",
        }


class RecuseForm(forms.Form):
    """Who takes no part, and why."""

    membership = forms.ModelChoiceField(label="Wie", queryset=Membership.objects.none(), empty_label="kies")
    ground = forms.CharField(
        label="Grond",
        max_length=300,
        help_text="Bijvoorbeeld: bestuurder van de organisator waarover het gaat. De grond is openbaar.",
    )

    def __init__(self, *args, item, person, **kwargs):
        super().__init__(*args, **kwargs)
        seats = Membership.objects.filter(presences__meeting=item.meeting).exclude(recusals__item=item)
        if person.pk and item.lok_id not in person.convenes_in:
            seats = seats.filter(person=person) | seats.filter(substitute=person)
        self.fields["membership"].queryset = seats.with_names()


class OpenVoteForm(forms.Form):
    """What is put to the vote, and how."""

    question = forms.CharField(
        label="Voorstel",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zo dat men met voor of tegen kan antwoorden.",
    )
    method = forms.ChoiceField(
        label="Hoe", choices=Vote.Method.choices, widget=forms.RadioSelect, initial=Vote.Method.COUNTS
    )


NO_VOTE = "none"
CHAIR = [("", "stemde niet"), ("for", "stemde voor"), ("against", "stemde tegen")]


class CloseVoteForm(forms.Form):
    """The votes, as counts or by name; how the chair voted where its vote breaks a tie."""

    def __init__(self, *args, vote, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = seats if vote.method == Vote.Method.NAMES else []
        for seat in self.seats:
            self.fields[f"seat_{seat.pk}"] = _ballot(seat)
        if vote.method != Vote.Method.NAMES:
            for name, label in COUNTS:
                self.fields[name] = forms.IntegerField(label=label, min_value=0, initial=0)
        chair_decides = vote.item.meeting.rules.tie == counting.TIE_CHAIR
        if chair_decides and vote.method != Vote.Method.SECRET:
            self.fields["chair"] = forms.ChoiceField(label="De voorzitter", choices=CHAIR, required=False)

    def values(self) -> dict:
        chair = {"for": True, "against": False}.get(self.cleaned_data.get("chair"))
        if self.seats:
            given = {seat.pk: self.cleaned_data[f"seat_{seat.pk}"] for seat in self.seats}
            return {
                "ballots": {pk: choice for pk, choice in given.items() if choice != NO_VOTE},
                "chair_voted_for": chair,
            }
        counts = [self.cleaned_data.get(name, 0) for name, _ in COUNTS]
        return {"tally": counting.Tally(*counts), "chair_voted_for": chair}


COUNTS = (
    ("votes_for", "Voor"),
    ("votes_against", "Tegen"),
    ("votes_abstained", "Onthoudingen"),
    ("votes_invalid", "Ongeldig"),
)


def _ballot(seat: Membership) -> forms.ChoiceField:
    choices = [*Ballot.Choice.choices, (NO_VOTE, "stemde niet")]
    return forms.ChoiceField(label=str(seat), choices=choices, widget=forms.RadioSelect, initial=NO_VOTE)


class FindOtherwiseForm(forms.Form):
    """The chair's other finding, and why."""

    finding = forms.ChoiceField(label="Vaststelling", choices=Vote.Result.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Waarom",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De telling blijft zichtbaar, met deze reden ernaast.",
    )
