"""Rules of consultations."""

from django.core.exceptions import ValidationError

from consultation import known
from consultation.models import Consultation
from ledger.rules import NEW, Rule
from partners.rules import is_regie, is_system
from partners.templatetags.words import moment


def text_is_empty(person, consultation):
    """There is something to say something about."""
    return "" if known.has_text.of(consultation) else "Zet eerst de tekst erin, artikel per artikel."


def window_is_over(person, consultation):
    if not consultation.is_past_closing:
        return ""
    return "De laatste dag voor inbreng ligt al in het verleden. Pas die eerst aan."


def window_still_runs(person, consultation):
    """Nobody's time is cut short."""
    if consultation.is_past_closing:
        return ""
    return f"Inbreng kan nog tot {moment(consultation.closes_at)}."


def input_is_unanswered(person, consultation):
    """No consultation closes while one input lacks a reasoned answer (invariant 10)."""
    waiting = known.unanswered_count.of(consultation)
    if not waiting:
        return ""
    return f"{waiting} keer kreeg inbreng nog geen antwoord. Antwoord eerst op elke inbreng."


def report_is_kept(person, consultation):
    """One report, never a second."""
    waits = Consultation.objects.filter(pk=consultation.pk).without_report().exists()
    return "" if waits else "Het verslag op papier is er al."


def window_is_closed(person, consultation):
    return "De termijn voor inbreng is voorbij." if consultation.is_past_closing else ""


def silent_were_reminded(person, consultation):
    """Once is enough."""
    if not consultation.reminded_at:
        return ""
    return f"Wie nog niets zei, kreeg al een herinnering op {moment(consultation.reminded_at)}."


DRAFT_CONSULTATION = Rule(
    "consultation.draft_consultation",
    Consultation,
    "Bereid een inspraak voor",
    is_regie,
    (NEW,),
    Consultation.State.DRAFT,
    told="Inspraak voorbereid",
)
EDIT_CONSULTATION = Rule(
    "consultation.edit_consultation",
    Consultation,
    "Bewerk de inspraak",
    is_regie,
    (Consultation.State.DRAFT,),
    told="Voorbereiding van de inspraak bewerkt",
)
OPEN_CONSULTATION = Rule(
    "consultation.open_consultation",
    Consultation,
    "Open de inspraak",
    is_regie,
    (Consultation.State.DRAFT,),
    Consultation.State.OPEN,
    unless=(text_is_empty, window_is_over),
    kind="settings.changed",
    told="Inspraak geopend",
)
REMIND = Rule(
    "consultation.remind",
    Consultation,
    "Herinner wie nog niets zei",
    is_regie | is_system,
    (Consultation.State.OPEN,),
    unless=(window_is_closed, silent_were_reminded),
    is_quick=True,
    told="Herinnering gestuurd aan wie nog niets zei",
)
EXTEND_CONSULTATION = Rule(
    "consultation.extend_consultation",
    Consultation,
    "Geef meer tijd",
    is_regie,
    (Consultation.State.OPEN,),
    kind="correction",
    reason=True,
    told="Meer tijd voor inbreng",
)
END_CONSULTATION = Rule(
    "consultation.end_consultation",
    Consultation,
    "Beëindig de inbreng",
    is_regie | is_system,
    (Consultation.State.OPEN,),
    Consultation.State.ANSWERING,
    unless=(window_still_runs,),
    is_quick=True,
    told="Termijn voor inbreng voorbij",
)
CLOSE_CONSULTATION = Rule(
    "consultation.close_consultation",
    Consultation,
    "Maak de antwoorden bekend en sluit af",
    is_regie,
    (Consultation.State.ANSWERING,),
    Consultation.State.CLOSED,
    unless=(input_is_unanswered,),
    kind="settings.changed",
    told="Inspraak afgesloten met antwoorden",
)
KEEP_REPORT = Rule(
    "consultation.keep_report",
    Consultation,
    "Maak het verslag op papier",
    is_system,
    (Consultation.State.CLOSED,),
    unless=(report_is_kept,),
    kind="settings.changed",
    told="Verslag van de inspraak op papier bewaard",
    within="consultation.close_consultation",
)
CANCEL_CONSULTATION = Rule(
    "consultation.cancel_consultation",
    Consultation,
    "Zet stop",
    is_regie,
    (Consultation.State.DRAFT, Consultation.State.OPEN),
    Consultation.State.CANCELLED,
    reason=True,
    told="Inspraak stopgezet",
)


def later_than(closes_at):
    """An extension is later for everybody."""
    return ValidationError({"closes_at": f"Kies een later moment dan {moment(closes_at)}."})
