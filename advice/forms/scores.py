"""Forms of score sheets: the points of one assessor, and the points agreed from all of them."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django import forms

from advice import scoring
from advice.assessing import Question
from advice.criteria import Checklist, Criterion, Fact, Judgement, words
from advice.models import Score, ScoreSheet

MOST_NAMED = 12
TEXTS = ("motivation", "evidence", "suggestion")
WITHOUT_POINTS = "Geef ook punten, anders kan uw tekst niet bewaard worden."
NOT_EMPTIED = "Punten die bewaard zijn, kunt u wijzigen maar niet wissen."
NO_NUMBER = "Schrijf een getal, bijvoorbeeld 1,5."
TOO_FINE = "Schrijf hoogstens vier cijfers na de komma."


class Later:
    """Belongs in a complete form, but may be empty while it is kept to go on later."""

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class PointsField(Later, forms.DecimalField):
    """Points as people write them, with comma or point."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_digits=9, decimal_places=4, widget=widget, **kwargs)
        self.error_messages |= {"invalid": NO_NUMBER, "max_decimal_places": TOO_FINE}

    def to_python(self, value):
        return super().to_python(str(value or "").strip().replace(",", "."))


class ChoiceOfPoints(Later, forms.TypedChoiceField):
    """One of the answers a criterion knows, each with its points."""

    def __init__(self, choices, **kwargs):
        super().__init__(
            choices=choices, coerce=_number, empty_value=None, widget=forms.RadioSelect, **kwargs
        )


def _number(value) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise ValueError from error


class Text(Later, forms.CharField):
    """A few sentences."""


class SheetForm(forms.Form):
    """All criteria of one application on one page; fields are named by code, where complaints find them."""

    use_required_attribute = False

    def __init__(self, sheet: ScoreSheet, questions: list[Question], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet, self.questions = sheet, questions
        self.kept = {score.code: score for score in sheet.scores.all()} if sheet.pk else {}
        for question in questions:
            self._add(question)
        self.fields["remark"] = forms.CharField(
            label="Opmerking bij het geheel",
            required=False,
            max_length=4000,
            initial=sheet.remark,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def _add(self, question: Question):
        code, start = question.criterion.code, self.start(question)
        self.fields[code] = self.points_field(question.criterion, initial=start["points"])
        for name, made in self.texts(question).items():
            made.initial = start[name]
            self.fields[f"{code}-{name}"] = made

    def start(self, question: Question) -> dict:
        """What is filled in beforehand: what was kept, else what is proposed."""
        kept = self.kept.get(question.criterion.code)
        if kept:
            return {name: getattr(kept, name) for name in TEXTS} | {"points": shown(kept.points)}
        return dict.fromkeys(TEXTS, "") | self.proposed(question)

    def proposed(self, question: Question) -> dict:
        """What the set makes of the answer; for a fact from the records, these are the proof."""
        found = question.proposal.recorded
        return {
            "points": shown(question.proposal.points),
            "evidence": found.explanation if found and found.answer is not None else "",
        }

    def points_field(self, criterion: Criterion, initial):
        label = f"Punten voor {criterion.code}"
        if isinstance(criterion, Judgement | Checklist):
            return PointsField(label=label, initial=initial, help_text=bounds(criterion))
        return ChoiceOfPoints(choices_of(criterion), label=label, initial=_plain(initial))

    def texts(self, question: Question) -> dict:
        judged = isinstance(question.criterion, Judgement)
        free = isinstance(question.criterion, Judgement | Fact)
        hint = "" if free else "Nodig wanneer u andere punten geeft dan voorgesteld."
        return {
            "motivation": text("Motivering", 4000, rows=3, required=judged, help_text=hint),
            "evidence": line("Bewijs", required=isinstance(question.criterion, Fact)),
        }

    def clean(self):
        for question in self.questions:
            self._check(question.criterion)

    def _check(self, criterion: Criterion):
        code, points = criterion.code, self.cleaned_data.get(criterion.code)
        if points is not None:
            if sentence := self.why_not(criterion, points):
                self.add_error(code, sentence)
        elif code not in self.errors and code in self.kept:
            self.add_error(code, NOT_EMPTIED)
        elif code not in self.errors and {f"{code}-{name}" for name in TEXTS} & set(self.changed_data):
            self.add_error(code, WITHOUT_POINTS)

    def why_not(self, criterion: Criterion, points: Decimal) -> str:
        return scoring.check_points(criterion, points)

    def source(self, question: Question, points: Decimal) -> str:
        """Recorded with proof, as proposed, or judged because it differs from the proposal."""
        if isinstance(question.criterion, Fact):
            return Score.Source.RECORDED
        return question.proposal.source if question.proposal.points == points else Score.Source.JUDGED

    def scores(self) -> list[dict]:
        """What to keep: every criterion that has points."""
        filled = [(q, self.cleaned_data[q.criterion.code]) for q in self.questions]
        return [self._score(question, points) for question, points in filled if points is not None]

    def _score(self, question: Question, points: Decimal) -> dict:
        code = question.criterion.code
        texts = {name: self.cleaned_data.get(f"{code}-{name}", "") for name in TEXTS}
        return {"code": code, "points": points, "source": self.source(question, points)} | texts

    def parts(self) -> list[dict]:
        """Per group its criteria, each with its fields, for the page."""
        of = {question.criterion.code: question for question in self.questions}
        groups = self.sheet.application.criteria_set.document.groups
        return [
            {"group": group, "parts": [self._part(of[c.code]) for c in group.criteria if c.code in of]}
            for group in groups
            if any(criterion.code in of for criterion in group.criteria)
        ]

    def _part(self, question: Question) -> dict:
        code = question.criterion.code
        names = [code, *(f"{code}-{name}" for name in TEXTS)]
        return {
            "question": question,
            "fields": [self[name] for name in names if name in self.fields],
            "is_kept": code in self.kept,
        }


class AgreementForm(SheetForm):
    """The points agreed from all assessors, with the words the applicant will read."""

    def proposed(self, question: Question) -> dict:
        """What all assessors gave and wrote; the explanation of the proposal where nobody wrote anything."""
        motivation = _together(score.motivation for score in question.given)
        return {
            "points": shown(question.agreed),
            "motivation": motivation or (question.proposal.explanation if not question.differs else ""),
            "evidence": _together((score.evidence for score in question.given), "; ")[:300],
        }

    def points_field(self, criterion: Criterion, initial):
        hint = f"Van 0 tot {words.number(criterion.max_points)}; een gemiddelde mag."
        label = f"Samen gegeven punten voor {criterion.code}"
        return PointsField(label=label, initial=initial, help_text=hint)

    def texts(self, question: Question) -> dict:
        return {
            "motivation": text("Motivering voor de aanvrager", 4000, rows=3),
            "evidence": line("Bewijs", required=isinstance(question.criterion, Fact)),
            "suggestion": text(
                "Suggestie voor de aanvrager",
                4000,
                rows=2,
                required=False,
                help_text="Nodig wanneer de aanvrager niet het maximum krijgt: wat kan beter?",
            ),
        }

    def why_not(self, criterion: Criterion, points: Decimal) -> str:
        is_between = 0 <= points <= criterion.max_points
        return "" if is_between else scoring.check_points(criterion, points)

    def source(self, question: Question, points: Decimal) -> str:
        if isinstance(question.criterion, Fact):
            return Score.Source.RECORDED
        sources = {score.source for score in question.given}
        return sources.pop() if question.agreed == points and len(sources) == 1 else Score.Source.JUDGED


def text(label: str, max_length: int, *, rows: int, required: bool = True, help_text: str = "") -> Text:
    """A field for a few sentences."""
    area = forms.Textarea(attrs={"rows": rows})
    return Text(label=label, max_length=max_length, required=required, help_text=help_text, widget=area)


def line(label: str, *, required: bool) -> Text:
    """A field for a reference to proof."""
    hint = "Waar staat dit? Bijvoorbeeld: aanwezigheidslijst van 12 maart." if required else ""
    return Text(label=label, max_length=300, required=required, help_text=hint)


def choices_of(criterion: Criterion) -> list[tuple[str, str]]:
    """The answers a criterion knows with their points; answers worth the same stand on one line."""
    rows = [(row.label, row.points) for row in criterion.rows]
    if isinstance(criterion, Fact) and not criterion.is_measured:
        rows = [(f"ja: {criterion.rule.sentence}", criterion.points), ("nee", Decimal(0))]
    labels: dict[str, list[str]] = {}
    for label, points in rows:
        labels.setdefault(words.plain(points), []).append(label)
    return [(points, f"{' / '.join(said)} ({_points(points)})") for points, said in labels.items()]


def bounds(criterion: Criterion) -> str:
    """What may be filled in, in one sentence."""
    if isinstance(criterion, Judgement):
        return f"Van {criterion.rows[0].label}."
    possible = sorted(scoring.possible_points(criterion) or ())
    if 0 < len(possible) <= MOST_NAMED:
        return f"Mogelijk: {'; '.join(words.number(points) for points in possible)}."
    return f"Van 0 tot {words.number(criterion.max_points)}."


def shown(points) -> str | None:
    """Points as people write them: 1,5."""
    return None if points is None else words.number(Fraction(points))


def _plain(points: str | None) -> str | None:
    return points and points.replace(",", ".")


def _points(plain: str) -> str:
    return words.points(Decimal(plain))


def _together(texts, between: str = "\n\n") -> str:
    return between.join(dict.fromkeys(text.strip() for text in texts if text.strip()))
