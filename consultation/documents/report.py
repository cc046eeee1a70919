"""The report of a consultation: rendered once, after the closing, and kept."""

from django.utils import timezone

from consultation import steps
from consultation.models import REPORT, Consultation
from consultation.reporting import said_on
from consultation.standing import in_all, positions
from ledger import paper
from ledger.models import Paper
from partners.documents import frame, keep, kept, strip

TEMPLATE = "pdf/consultation_report.html"


def report(consultation: Consultation) -> bytes | None:
    """The report as it was kept; None until it is made."""
    return kept(consultation, REPORT)


def keep_report(consultation: Consultation, *, by) -> Paper:
    """Render the report with every input and answer, and keep it."""
    title = f"Verslag van de inspraak: {consultation.title}"
    pdf = paper.render(TEMPLATE, written_on_paper(consultation), title=title)
    return keep(consultation, REPORT, title, pdf, by=by)


def written_on_paper(consultation: Consultation) -> dict:
    """What the report says, with the day of the closing, whenever it is made."""
    closed_at = consultation.closed_at
    inputs = consultation.inputs.given()
    by_clause = positions(inputs)
    return frame(consultation.lok) | {
        "on": timezone.localdate(closed_at),
        "at": closed_at,
        "consultation": consultation,
        "terms": steps.terms(consultation),
        "whole": in_all(by_clause),
        "said": said_on(consultation.clauses.all(), inputs, by_clause),
        "strip": strip(consultation.lok),
    }
