"""Acts of keeping each other informed: campaigns along the data, and news of organisers."""

from django.db import transaction
from django.utils import timezone

from ledger.decide import amend, decide
from partners import campaigns, mails, rules
from partners import informing_rules as ours
from partners.models import Campaign, ChangeReport, Location, Person

from .organisers import edit_organiser
from .places import edit_location, pause_location, register_location, resume_location, stop_location


@transaction.atomic
def open_campaign(campaign: Campaign, *, by: Person) -> Campaign:
    """Ask everybody active in the LOK whether its data are right; who has a contact person gets a mail.

    With a first day still to come, the mails go out on that day.
    """
    campaign = amend(campaign, ours.OPEN_CAMPAIGN, by=by)
    campaigns.ask_organisers(campaign)
    return campaign


def close_campaign(campaign: Campaign, *, by: Person) -> Campaign:
    """Nobody is reminded any more; how many were asked and confirmed is kept."""
    with decide(campaign, ours.CLOSE_CAMPAIGN, by=by) as campaign:
        campaign.closed_at = timezone.now()
        figures = campaign.parts.figures()
        campaign.asked_count, campaign.confirmed_count = figures["asked"], figures["confirmed"]
    return campaign


@transaction.atomic
def report_change(report: ChangeReport, *, by: Person) -> ChangeReport:
    """A contact tells what opens, closes, moves or is not right; the regie gets a mail.

    What is about the organiser itself goes to the LOK that keeps its data.
    """
    if report.location_id is None and report.kind == ChangeReport.Kind.CORRECTION:
        report.lok = report.organiser.lok
    report = amend(report, ours.REPORT_CHANGE, by=by, reported_by=by, reported_at=timezone.now())
    mails.report_received(report)
    return report


def apply_report(report: ChangeReport, *, by: Person, reply: str, **values) -> ChangeReport:
    """The regie changes the register as reported, by the act that fits; who reported it gets the reply.

    `values` are those of that act: the fields of the location or the organiser, or its `reason`.
    Raises Refused with the sentence of that act when it may not be done.
    """
    with decide(report, ours.APPLY_REPORT, by=by) as report:
        follows = ours.act_that_follows(report)
        if not ours.is_already_so(report):
            report.location = FOLLOW[follows](report, by, values)
        report.followed_by = follows.name
        _answer(report, by, reply)
    return report


def decline_report(report: ChangeReport, *, by: Person, reply: str) -> ChangeReport:
    """The register stays as it is; who reported it gets the reason."""
    with decide(report, ours.DECLINE_REPORT, by=by) as report:
        _answer(report, by, reply)
    return report


def withdraw_report(report: ChangeReport, *, by: Person) -> ChangeReport:
    """The contact takes it back before it is answered."""
    return amend(report, ours.WITHDRAW_REPORT, by=by)


def _answer(report: ChangeReport, by: Person, reply: str) -> None:
    report.reply, report.answered_by, report.answered_at = reply.strip(), by, timezone.now()
    if report.reply:  # without one the database refuses the act
        mails.report_answered(report)


def _register(report, by, values):
    location = Location(lok=report.lok, organiser=report.organiser, **values)
    return register_location(location, by=by)


def _correct(report, by, values):
    edit_organiser(report.organiser, by=by, **values)


FOLLOW = {
    rules.REGISTER_LOCATION: _register,
    rules.RESUME_LOCATION: lambda report, by, values: resume_location(report.location, by=by, **values),
    rules.STOP_LOCATION: lambda report, by, values: stop_location(report.location, by=by, **values),
    rules.PAUSE_LOCATION: lambda report, by, values: pause_location(report.location, by=by, **values),
    rules.EDIT_LOCATION: lambda report, by, values: edit_location(report.location, by=by, **values),
    rules.EDIT_ORGANISER: _correct,
}
