"""How far the assessment of a round is, application by application."""

from collections import defaultdict
from dataclasses import dataclass

from .models import Advice, Application, Round, ScoreSheet
from .rules import OWN_ASSESSORS


@dataclass(frozen=True)
class Progress:
    """One application with its sheets and its advice, as far as they are there."""

    application: Application
    own: ScoreSheet | None
    sheets: list[ScoreSheet]
    agreed: ScoreSheet | None
    advice: Advice | None

    @property
    def final_count(self) -> int:
        return sum(sheet.state == ScoreSheet.State.FINAL for sheet in self.sheets)

    @property
    def wanted_count(self) -> int:
        """An own application of the authority needs two assessors (invariant 6)."""
        return OWN_ASSESSORS if self.application.organiser.is_local_authority else 1

    @property
    def is_scored(self) -> bool:
        return self.final_count >= self.wanted_count

    @property
    def is_agreed(self) -> bool:
        return self.agreed is not None and self.agreed.state == ScoreSheet.State.FINAL


def progress(round_: Round, person, advices: list[Advice]) -> list[Progress]:
    """Every application of the round that is assessed; two queries, whatever the number."""
    applications = Application.objects.visible_to(person).filter(round=round_).to_assess()
    applications = list(applications.select_related("organiser"))
    sheets = defaultdict(list)
    for sheet in ScoreSheet.objects.visible_to(person).filter(application__in=applications):
        sheets[sheet.application_id].append(sheet)
    written = {advice.application_id: advice for advice in advices}
    return [_of(each, sheets[each.pk], written.get(each.pk), person) for each in applications]


def _of(application, sheets, advice, person) -> Progress:
    assessed = [sheet for sheet in sheets if sheet.kind == ScoreSheet.Kind.ASSESSOR]
    agreed = next((sheet for sheet in sheets if sheet.kind == ScoreSheet.Kind.CONSOLIDATED), None)
    own = next((sheet for sheet in assessed if sheet.assessor_id == person.pk), None)
    return Progress(application, own, assessed, agreed, advice)
