"""Forms of frameworks: start, text, articles, commitments, the chain to adoption, and stances."""

import datetime

from django import forms
from django.db.models import Case, Value, When
from django.utils import timezone

from agreements.models import Article, Commitment, Endorsement, Framework, FrameworkVersion
from agreements.principles import GROUPS, Principle
from consultation.models import Consultation
from meetings.models import AgendaItem

from .fields import RecordForm, day, lines
from .policy import AskForm

USUAL_DAYS = 21
TERM = 365


class StartForm(forms.Form):
    """What the framework is for, and what it begins with."""

    kind = forms.ChoiceField(label="Soort", choices=Framework.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label="Titel", max_length=200, help_text="Bijvoorbeeld: Afsprakenkader kinderopvang Heidebeke."
    )
    start = forms.ChoiceField(
        label="Waarmee begint u?",
        choices=[
            ("text", "met een voorbeeldtekst: artikelen bij elk principe, om aan te passen"),
            ("empty", "zonder tekst"),
        ],
        initial="text",
        widget=forms.RadioSelect,
    )


class NewVersionForm(forms.Form):
    """A next version, and in plain words what will be different."""

    start = forms.ChoiceField(
        label="Waarmee begint u?",
        choices=[("copy", "met de tekst van de vorige versie"), ("empty", "zonder tekst")],
        initial="copy",
        widget=forms.RadioSelect,
    )
    changes = forms.CharField(
        label="Wat verandert er, in gewone woorden?",
        required=False,
        max_length=4000,
        widget=lines(4),
        help_text="Wie tekent, leest dit. U kunt het later nog aanvullen.",
    )


class WordsForm(RecordForm):
    """What stands around the articles."""

    class Meta:
        model = FrameworkVersion
        fields = ("purpose", "joining", "leaving", "changes")
        widgets = {"purpose": lines(5), "joining": lines(3), "leaving": lines(3), "changes": lines(4)}
        help_texts = {"changes": "Wie tekent, leest dit. Laat leeg bij een eerste versie."}


class PartForm(RecordForm):
    """A form about a part of a draft; the action checks and writes it."""

    def whole(self):
        return self.instance.version

    def filled(self):
        for name, value in self.values().items():
            setattr(self.instance, name, value)
        return self.instance


class ArticleForm(PartForm):
    """One article and the principle it rests on."""

    class Meta:
        model = Article
        fields = ("heading", "text", "principle", "makes_participation_a_condition")
        widgets = {"text": lines(8)}
        labels = {"makes_participation_a_condition": "Maakt deelname een voorwaarde voor erkenning of steun"}
        help_texts = {
            "text": "Korte zinnen in gewone taal. Het nummer komt vanzelf.",
            "makes_participation_a_condition": "Bij BOA kan dit niet: deelname is vrijwillig.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        groups = [
            (f"{letter} {name}", [each for each in Principle.choices if each[0][0] == letter])
            for letter, name in GROUPS.items()
        ]
        self.fields["principle"].choices = [("", "Kies een principe"), *groups]


class CommitmentForm(PartForm):
    """Who promises what under an article."""

    class Meta:
        model = Commitment
        fields = ("party", "text", "owner", "due_on", "evidence")
        widgets = {"party": forms.RadioSelect, "text": lines(3), "due_on": day()}
        labels = {"text": "Wat wordt beloofd?"}
        help_texts = {
            "text": "Zonder naam vooraan: “antwoordt binnen tien werkdagen op een vraag”.",
            "owner": "Functie of dienst, bijvoorbeeld: coördinator.",
            "evidence": "Bijvoorbeeld: verslag van het LOK.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = Commitment.Party.choices


class ConsultForm(AskForm):
    """What people are asked about the text, and until when."""

    class Meta(AskForm.Meta):
        fields = ("title", *AskForm.Meta.fields)


def first_words(version: FrameworkVersion) -> dict:
    """What the form starts with: a fair title, and three weeks."""
    last = timezone.localtime() + datetime.timedelta(days=USUAL_DAYS)
    return {
        "title": str(version)[:200],
        "intro": (
            "Het lokaal bestuur wil deze afspraken met u maken. Zeg per artikel wat u ervan vindt: akkoord,"
            " een andere tekst, of een rode kaart. Op elke inbreng komt een antwoord. Daarna bespreekt het"
            " LOK de tekst."
        ),
        "closes_at": last.replace(hour=23, minute=59, second=0, microsecond=0),
        "audience": Consultation.Audience.ALL,
        "visibility": Consultation.Visibility.AFTER,
    }


class DiscussionForm(forms.Form):
    """At which point of which meeting the LOK discussed this text."""

    item = forms.ModelChoiceField(
        label="Agendapunt",
        queryset=AgendaItem.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text="Behandelde punten. Een punt dat naar deze tekst verwijst staat bovenaan.",
    )

    def __init__(self, items, version: FrameworkVersion, *args, **kwargs):
        super().__init__(*args, **kwargs)
        about_this = When(subject_url=version.get_absolute_url(), then=Value(0))
        treated = items.filter(state=AgendaItem.State.TREATED).select_related("meeting")
        nearest = Case(about_this, default=Value(1))
        self.fields["item"].queryset = treated.order_by(nearest, "-meeting__starts_at", "number")
        self.fields["item"].label_from_instance = named


def named(item: AgendaItem) -> str:
    """A point by its title, meeting and day."""
    return f"{item.title} ({item.meeting.title}, {timezone.localdate(item.meeting.starts_at):%d-%m-%Y})"


class AdoptForm(forms.Form):
    """Who adopted the text, when, and for how long it holds."""

    adopted_by = forms.CharField(
        label="Vastgesteld door", max_length=120, help_text="Bijvoorbeeld: gemeenteraad."
    )
    adopted_on = forms.DateField(label="Vastgesteld op", widget=day())
    starts_on = forms.DateField(label="Geldig vanaf", widget=day())
    ends_on = forms.DateField(
        label="Geldig tot en met", required=False, widget=day(), help_text="Leeg: voor onbepaalde duur."
    )
    evaluate_on = forms.DateField(
        label="Evaluatie op", widget=day(), help_text="De regie krijgt dan een herinnering."
    )

    def clean_adopted_on(self):
        """Nobody adopted tomorrow."""
        adopted_on = self.cleaned_data["adopted_on"]
        if adopted_on > timezone.localdate():
            raise forms.ValidationError(
                "Deze dag moet nog komen. Leg de vaststelling vast nadat ze gebeurde."
            )
        return adopted_on

    def clean(self):
        """The days follow each other."""
        starts = self.cleaned_data.get("starts_on")
        for name, word in (("ends_on", "einddatum"), ("evaluate_on", "evaluatie")):
            if starts and (on := self.cleaned_data.get(name)) and on <= starts:
                self.add_error(name, f"De {word} komt na de begindatum.")


def first_days() -> dict:
    """Adopted today, valid from today, evaluated after a year."""
    today = timezone.localdate()
    return {"starts_on": today, "evaluate_on": today + datetime.timedelta(days=TERM)}


class EndorseForm(RecordForm):
    """A stance, in which capacity, and a reservation in one's own words."""

    class Meta:
        model = Endorsement
        fields = ("stance", "reservation", "capacity")
        widgets = {"stance": forms.RadioSelect, "reservation": lines(4)}
        labels = {"stance": "Wat zegt uw organisatie?", "reservation": "Voorbehoud of reden"}
        help_texts = {
            "reservation": "Nodig bij een voorbehoud: over welk artikel, en waarom? Iedereen leest dit.",
            "capacity": "Bijvoorbeeld: directeur, zaakvoerder, onthaalouder.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stance"].choices = [
            (Endorsement.Stance.SIGNED, "wij ondertekenen"),
            (Endorsement.Stance.RESERVATION, "wij ondertekenen met een voorbehoud"),
            (Endorsement.Stance.DECLINED, "wij ondertekenen niet"),
        ]

    def clean(self):
        """Who signs with a reservation says which."""
        said = self.cleaned_data.get("reservation", "").strip()
        if self.cleaned_data.get("stance") == Endorsement.Stance.RESERVATION and not said:
            self.add_error("reservation", "Schrijf het voorbehoud.")
