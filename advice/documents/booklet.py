"""The criteria booklet: all an organiser needs to read before applying."""

from advice import criteria, scoring
from advice.models import CriteriaSet
from ledger import paper
from partners.documents import frame


def criteria_booklet(criteria_set: CriteriaSet) -> bytes:
    """The booklet as PDF, with the set itself attached as data; a draft carries its watermark."""
    document = criteria_set.document
    context = frame(criteria_set.lok) | {
        "document": document,
        "version": f"versie {criteria_set.version}",
        "published_at": criteria_set.published_at,
        "example": _example(document),
        "content_hash": criteria_set.content_sha256,
    }
    return paper.render(
        "pdf/booklet.html",
        context,
        title=f"Criteriaboekje: {document.title}",
        draft=criteria_set.state == CriteriaSet.State.DRAFT,
        attachments=[
            paper.Attachment("criteria.json", criteria_set.content.encode(), "De criteria als gegevens")
        ],
    )


def _example(document: criteria.CriteriaDocument) -> str:
    """One total worked out: somebody who earns half of every criterion."""
    care = document.criteria[0].applies_to[0]
    points = {c.code: c.max_points / 2 for c in document.criteria if care in c.applies_to}
    return scoring.total(document, care, points).formula()
