"""The rules of keeping each other informed: campaigns and reports. Part of partners/rules, by size apart."""

from ledger.rules import NEW, Rule

from . import rules
from .models import Campaign, ChangeReport
from .rules import is_contact, is_regie, organiser_has_stopped

Kind = ChangeReport.Kind


def one_is_open(person, campaign):
    """A LOK asks one thing at a time."""
    is_asking = Campaign.objects.open().filter(lok=campaign.lok).exists()
    return "Er loopt al een ronde in dit LOK. Sluit die eerst." if is_asking else ""


def act_that_follows(report: ChangeReport) -> Rule:
    """The act in the register this news asks for."""
    if report.location_id is None:
        return rules.REGISTER_LOCATION if report.kind == Kind.OPENING else rules.EDIT_ORGANISER
    return {
        Kind.OPENING: rules.RESUME_LOCATION,
        Kind.CLOSING: rules.STOP_LOCATION,
        Kind.PAUSING: rules.PAUSE_LOCATION,
    }.get(report.kind, rules.EDIT_LOCATION)


def is_already_so(report: ChangeReport) -> bool:
    """The register says already what the report says; only the answer is still to be given."""
    to = act_that_follows(report).to
    return bool(report.location_id and to and report.location.state == to)


def register_refuses(person, report):
    """What follows in the register must be allowed there."""
    follows = act_that_follows(report)
    if follows is rules.REGISTER_LOCATION or is_already_so(report):
        return ""
    return follows.why_not(person, report.location if report.location_id else report.organiser)


OPEN_CAMPAIGN = Rule(
    "partners.open_campaign",
    Campaign,
    "Begin een ronde langs de gegevens",
    is_regie,
    (NEW,),
    Campaign.State.OPEN,
    unless=(one_is_open,),
    told="Ronde langs de gegevens begonnen",
)
CLOSE_CAMPAIGN = Rule(
    "partners.close_campaign",
    Campaign,
    "Sluit de ronde",
    is_regie,
    (Campaign.State.OPEN,),
    Campaign.State.CLOSED,
    told="Ronde langs de gegevens gesloten",
)

REPORT_CHANGE = Rule(
    "partners.report_change",
    ChangeReport,
    "Meld nieuws",
    is_contact,
    (NEW,),
    ChangeReport.State.REPORTED,
    unless=(organiser_has_stopped,),
    told="Nieuws gemeld",
)
APPLY_REPORT = Rule(
    "partners.apply_report",
    ChangeReport,
    "Verwerk in het register",
    is_regie,
    (ChangeReport.State.REPORTED,),
    ChangeReport.State.APPLIED,
    unless=(register_refuses,),
    told="Melding verwerkt in het register",
)
DECLINE_REPORT = Rule(
    "partners.decline_report",
    ChangeReport,
    "Neem niet over",
    is_regie,
    (ChangeReport.State.REPORTED,),
    ChangeReport.State.DECLINED,
    told="Melding niet overgenomen",
)
WITHDRAW_REPORT = Rule(
    "partners.withdraw_report",
    ChangeReport,
    "Trek in",
    is_contact,
    (ChangeReport.State.REPORTED,),
    ChangeReport.State.WITHDRAWN,
    is_quick=True,
    told="Melding ingetrokken",
)
