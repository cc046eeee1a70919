"""What lies on the table per criterion: the applicant's words and files, the proposal, and the points."""

from dataclasses import dataclass, field
from fractions import Fraction

from .criteria import Criterion
from .criteria.kinds import PROOF_LABELS
from .models import Application, Evidence, Score, ScoreSheet
from .questions import Proposal, answer_to, proposal


@dataclass(frozen=True)
class Question:
    """One criterion of one application, as an assessor reads it."""

    criterion: Criterion
    said: str
    basis: str
    statement: str
    files: list[Evidence]
    proposal: Proposal
    given: list[Score] = field(default_factory=list)

    @property
    def source_label(self) -> str:
        return dict(Score.Source.choices)[self.proposal.source]

    @property
    def differs(self) -> bool:
        """Whether assessors gave different points."""
        return len({score.points for score in self.given}) > 1

    @property
    def agreed(self) -> Fraction | None:
        """The points all assessors gave, None when they differ or nobody scored yet."""
        return Fraction(self.given[0].points) if self.given and not self.differs else None


def questions_of(application: Application, given: list[Score] = ()) -> list[Question]:
    """Every criterion that applies, in order, with these points of assessors beside each other."""
    files = list(application.evidence.listed())
    return [
        _question(
            application,
            criterion,
            [file for file in files if file.code == criterion.code],
            [score for score in given if score.code == criterion.code],
        )
        for criterion in application.applicable
    ]


def given_points(application: Application) -> list[Score]:
    """The points of all assessors who finished, with who gave them."""
    is_final = {"sheet__state": ScoreSheet.State.FINAL, "sheet__kind": ScoreSheet.Kind.ASSESSOR}
    given = Score.objects.filter(sheet__application=application, **is_final)
    return list(given.select_related("sheet__assessor").order_by("sheet", "code"))


def _question(application, criterion, files, given) -> Question:
    answer = application.answer(criterion.code)
    return Question(
        criterion=criterion,
        said=in_words(answer_to(application, criterion), criterion),
        basis=PROOF_LABELS.get(answer.get("basis"), ""),
        statement=answer.get("statement", ""),
        files=files,
        proposal=proposal(application, criterion),
        given=given,
    )


def in_words(answer, criterion: Criterion) -> str:
    """An answer as people read it; "" when there is none."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "ja" if answer else "nee"
    if isinstance(answer, list):
        return "; ".join(answer) or "niets aangevinkt"
    return f"{str(answer).replace('.', ',')} {criterion.unit}" if criterion.kind == "bands" else str(answer)
