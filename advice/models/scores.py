"""Score sheets: one per assessor, and one consolidated per application.

Points with source, proof and motivation.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from advice import triggers
from ledger import triggers as ledger_triggers
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF

from .applications import Application


class ScoreSheetQuerySet(GuardedQuerySet):
    """Who sees which sheets."""

    def visible_to(self, person):
        """Staff of the LOK; an assessor sees colleagues' sheets only once they are final."""
        if not person.is_authenticated:
            return self.none()
        return self.filter(lok__in=person.loks_as(*STAFF)).filter(
            Q(state=ScoreSheet.State.FINAL) | Q(assessor=person) | Q(kind=ScoreSheet.Kind.CONSOLIDATED)
        )

    def final(self):
        return self.filter(state=ScoreSheet.State.FINAL)


class ScoreSheet(Guarded):
    """All points one assessor gives one application, or the points agreed from all assessors."""

    class State(models.TextChoices):
        DRAFT = "draft", "Wordt ingevuld"
        FINAL = "final", "Afgerond"

    class Kind(models.TextChoices):
        ASSESSOR = "assessor", "beoordeling"
        CONSOLIDATED = "consolidated", "samengelegde beoordeling"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sheets")
    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.ASSESSOR)
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sheets")
    remark = models.TextField("opmerking", blank=True, max_length=4000)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = ScoreSheetQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "beoordeling"
        ordering = ["kind", "pk"]
        triggers = [*Guarded.Meta.triggers, triggers.sheet_in_assessment(), triggers.complete_sheet()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "final"]),
                name="scoresheet_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["assessor", "consolidated"]),
                name="scoresheet_kind",
                violation_error_message="Onbekende soort.",
            ),
            models.UniqueConstraint(
                fields=["application", "assessor"],
                condition=Q(kind="assessor"),
                name="scoresheet_once_per_assessor",
                violation_error_message="U hebt deze aanvraag al in beoordeling.",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(kind="consolidated"),
                name="scoresheet_one_consolidated",
                violation_error_message="Deze aanvraag heeft al een samengelegde beoordeling.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} van {self.application}"

    @property
    def round(self):
        return self.application.round

    def points(self) -> dict:
        """Points given so far, by criterion code, exact."""
        return {score.code: score.points for score in self.scores.all()}

    def why_incomplete(self) -> str:
        """ "" when it can be finished.

        Else a Dutch sentence naming what lacks (the database asks the same).
        """
        given = {score.code: score for score in self.scores.all()}
        criteria = self.application.applicable
        wanting = [
            ("Er ontbreken punten voor", [c.code for c in criteria if c.code not in given]),
            (
                "Motiveer nog",
                [c.code for c in criteria if c.code in given and given[c.code].lacks_motivation(self.kind)],
            ),
            (
                "Noem nog een bewijs voor",
                [c.code for c in criteria if c.code in given and given[c.code].lacks_evidence],
            ),
            ("Geef nog een suggestie voor", [c.code for c in criteria if self._lacks_suggestion(c, given)]),
        ]
        return " ".join(f"{what}: {', '.join(codes)}." for what, codes in wanting if codes)

    def _lacks_suggestion(self, criterion, given: dict) -> bool:
        """Each criticism carries a suggestion (invariant 8): every agreed loss of points."""
        score = given.get(criterion.code)
        is_agreed = self.kind == self.Kind.CONSOLIDATED and score is not None
        return is_agreed and score.points < criterion.max_points and not score.suggestion.strip()

    def ledger_facts(self):
        if self.pk is None:
            return {}
        rows = self.scores.order_by("code").values_list("code", "points", "source")
        return {
            "criteria": {"sha256": self.application.criteria_set.content_sha256},
            "scores": [
                {"code": code, "points": str(points.normalize() + 0), "source": source}
                for code, points, source in rows
            ],
        }


class Score(models.Model):
    """The points for one criterion on one sheet. Logged through its sheet."""

    class Source(models.TextChoices):
        COMPUTED = "computed", "berekend"
        STATED = "stated", "opgegeven"
        RECORDED = "recorded", "vastgesteld met bewijs"
        JUDGED = "judged", "beoordeeld"

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="scores")
    code = models.CharField("criterium", max_length=20)
    points = models.DecimalField("punten", max_digits=9, decimal_places=4)
    source = models.CharField("bron", max_length=20, choices=Source)
    evidence = models.CharField("bewijs", max_length=300, blank=True)
    motivation = models.TextField("motivering", blank=True, max_length=4000)
    suggestion = models.TextField("suggestie", blank=True, max_length=4000)

    class Meta:
        verbose_name = "score"
        ordering = ["code"]
        triggers = [
            ledger_triggers.logged(subject="advice.scoresheet", column="sheet_id"),
            triggers.score_within_bounds(),
            triggers.score_of_a_draft(),
        ]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "code"], name="score_once_per_criterion"),
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="score_not_negative",
                violation_error_message="Punten zijn nooit negatief.",
            ),
            models.CheckConstraint(
                condition=Q(source__in=["computed", "stated", "recorded", "judged"]),
                name="score_source",
                violation_error_message="Kies waar de punten vandaan komen.",
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.points}"

    @property
    def lacks_evidence(self) -> bool:
        return self.source == self.Source.RECORDED and not self.evidence.strip()

    def lacks_motivation(self, kind: str) -> bool:
        """Judged points are motivated; agreed points always, since they are the applicant's reasons."""
        must = self.source == self.Source.JUDGED or kind == ScoreSheet.Kind.CONSOLIDATED
        return must and not self.motivation.strip()
