"""Forms of input: what an organisation says about one clause, and what came in another way."""

from django import forms

from consultation import rules
from consultation.clauses import as_lines
from consultation.models import Clause, Input
from consultation.parties import Party

from .words import WordsField

KINDS = (
    (Input.Kind.AGREE, "Akkoord"),
    (Input.Kind.AMEND, "Ik stel een andere tekst voor"),
    (Input.Kind.RED_CARD, "Rode kaart: dit kan voor ons niet"),
    (Input.Kind.REMARK, "Alleen een opmerking of vraag"),
)
NAMELESS = "Deze inspraak is zonder namen: schrijf niets waaraan anderen u herkennen."
CHANNELS = [choice for choice in Input.Channel.choices if choice[0] != Input.Channel.PORTAL]


class InputForm(forms.Form):
    """A position or a remark on one clause; `entry` is the input it is about, new or not."""

    kind = forms.ChoiceField(label="Wat vindt u van dit artikel?", choices=KINDS, widget=forms.RadioSelect)
    proposed_wording = WordsField(
        label="De tekst zoals u die voorstelt",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text="Verander wat u anders wilt. Wij tonen zelf wat er bijkwam en wegviel.",
    )
    text = WordsField(
        label="Uw uitleg",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text="Nodig bij een rode kaart en bij een opmerking.",
    )

    def __init__(self, *args, entry: Input, parties: list[Party] = (), **kwargs):
        initial = {
            "kind": entry.kind,
            "text": entry.text,
            "proposed_wording": entry.proposed_wording or entry.clause.text,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.entry, self.parties = entry, {party.key: party for party in parties}
        if entry.consultation.is_anonymous:
            self.fields["text"].help_text += " " + NAMELESS
        if len(self.parties) > 1:
            self.fields["party"] = _party(parties)
            self.order_fields(["party"])

    def values(self) -> dict:
        """What was said; a wording belongs to a proposal only, and one that changes nothing is none."""
        said = {name: self.cleaned_data.get(name, "") for name in ("kind", "text", "proposed_wording")}
        differs = said["proposed_wording"] != as_lines(self.entry.clause.text)
        is_changed = said["kind"] == Input.Kind.AMEND and differs
        return said | {"proposed_wording": said["proposed_wording"] if is_changed else ""}

    def party(self) -> dict:
        """For whom, as an input holds it."""
        only = next(iter(self.parties.values()))
        return (self.parties.get(self.cleaned_data.get("party")) or only).fields


def _party(parties) -> forms.ChoiceField:
    choices = [(party.key, party.name) for party in parties]
    return forms.ChoiceField(label="U spreekt namens", choices=choices, widget=forms.RadioSelect)


class EnterForm(InputForm):
    """Input that came on paper, by phone or at a meeting, written down by the coordinator."""

    field_order = ("party", "clause", "channel", "kind", "proposed_wording", "text")
    clause = forms.ModelChoiceField(
        label="Over welk artikel", queryset=Clause.objects.none(), empty_label=None
    )
    channel = forms.ChoiceField(label="Hoe kwam het binnen", choices=CHANNELS, widget=forms.RadioSelect)

    def __init__(self, *args, entry: Input, parties: list[Party], **kwargs):
        super().__init__(*args, entry=entry, parties=parties, **kwargs)
        choices = [("", "Kies een organisatie"), *((party.key, party.name) for party in parties)]
        self.fields["party"] = forms.ChoiceField(label="Namens welke organisatie", choices=choices)
        self.fields["clause"].queryset = entry.consultation.clauses.all()
        self.initial |= {"clause": entry.clause, "proposed_wording": ""}
        self.fields["proposed_wording"].help_text = "De hele tekst van het artikel, zoals zij die voorstelt."
        self.fields["kind"].label = "Wat vindt die organisatie?"
        self.fields["text"].label = "Wat zij zei of schreef"
        if entry.consultation.is_anonymous:
            self._take_remarks_only()
        self.order_fields(self.field_order)

    def _take_remarks_only(self):
        """Without names: that a position is refused because there is one already would tell who spoke."""
        del self.fields["proposed_wording"]
        self.fields["kind"].choices = [choice for choice in KINDS if choice[0] == Input.Kind.REMARK]
        self.fields["kind"].help_text = rules.ONLY_REMARKS
        self.initial["kind"] = Input.Kind.REMARK

    def values(self) -> dict:
        """The same, with the clause and the way it came."""
        self.entry.clause = self.cleaned_data["clause"]
        return super().values() | {"clause": self.entry.clause, "channel": self.cleaned_data["channel"]}
