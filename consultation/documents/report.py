"""The report of a consultation: rendered once, at the closing, and kept."""

from consultation import steps
from consultation.models import Consultation
from consultation.reporting import said_on
from consultation.standing import in_all, positions
from ledger import paper
from ledger.models import Paper
from partners.documents import frame, keep, kept, strip

REPORT = "consultation_report"


def report(consultation: Consultation) -> bytes | None:
    """The report as it was kept; None before the closing."""
    return kept(consultation, REPORT)


def keep_report(consultation: Consultation, *, by) -> Paper:
    """Render the report with every input and answer, and keep it."""
    title = f"Verslag van de inspraak: {consultation.title}"
    return keep(consultation, REPORT, title, _render(consultation, title), by=by)


def _render(consultation: Consultation, title: str) -> bytes:
    inputs = consultation.inputs.given()
    context = {
        "consultation": consultation,
        "terms": steps.terms(consultation),
        "whole": in_all(positions(inputs)),
        "said": said_on(consultation.clauses.all(), inputs),
        "strip": strip(consultation.lok),
    }
    return paper.render("pdf/consultation_report.html", frame(consultation.lok) | context, title=title)
