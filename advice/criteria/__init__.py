"""The `lok-criteria/v1` document: read it, refuse it with reasons, write it back byte for byte."""

from typing import Any

from advice.criteria import bounds, drafting
from advice.criteria.document import (
    FORMAT,
    PURPOSE_LABELS,
    ROUNDING_LABELS,
    CriteriaDocument,
    Ground,
    Group,
    KnockOut,
    Rounding,
    Scale,
)
from advice.criteria.drafting import blank
from advice.criteria.facts import FACT_LABELS, FRAMEWORK_LABELS
from advice.criteria.kinds import (
    CARE_LABELS,
    KIND_LABELS,
    OPERATOR_LABELS,
    PROOF_LABELS,
    Band,
    Bands,
    Checklist,
    Criterion,
    Fact,
    Judgement,
    Levels,
    Option,
    Row,
    Zone,
    Zones,
)
from advice.criteria.node import DocumentError, Node, load
from advice.criteria.reading import read_document
from advice.criteria.writing import canonical, sha256, to_dict

__all__ = [
    "CARE_LABELS",
    "FACT_LABELS",
    "FORMAT",
    "FRAMEWORK_LABELS",
    "KIND_LABELS",
    "OPERATOR_LABELS",
    "PROOF_LABELS",
    "PURPOSE_LABELS",
    "ROUNDING_LABELS",
    "Band",
    "Bands",
    "Checklist",
    "CriteriaDocument",
    "CriteriaRefused",
    "Criterion",
    "Fact",
    "Ground",
    "Group",
    "Judgement",
    "KnockOut",
    "Levels",
    "Option",
    "Rounding",
    "Row",
    "Scale",
    "Zone",
    "Zones",
    "blank",
    "canonical",
    "from_dict",
    "parse",
    "sha256",
    "to_dict",
]


class CriteriaRefused(DocumentError):  # noqa: N818 - the house says "refused"
    """A criteria set that is not valid; `problems` holds (JSON path, Dutch sentence)."""


def parse(source: str | bytes) -> CriteriaDocument:
    """Return the document in `source` (JSON, UTF-8); raise CriteriaRefused with what is wrong."""
    return from_dict(load(source, CriteriaRefused))


def from_dict(data: Any, *, recount: bool = False) -> CriteriaDocument:
    """Return the document in a JSON object; raise CriteriaRefused with every problem.

    With `recount` all maxima (but those of judgements) are counted from the points inside.
    """
    document = _shaped(data)
    if recount:
        document = _shaped(to_dict(drafting.recount(document)))
    if problems := list(bounds.problems_of(document)):
        raise CriteriaRefused(problems)
    return document


def _shaped(data: Any) -> CriteriaDocument:
    root = Node(data, "$", [])
    document = read_document(root)
    if root.problems:
        raise CriteriaRefused(root.problems)
    return document
