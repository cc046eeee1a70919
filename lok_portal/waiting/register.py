"""What waits for a person in the register: data to confirm, news to check, a round along the data."""

from collections.abc import Iterator

from django.db.models import OuterRef, Q, Subquery

from ledger.gathering import Asked
from ledger.known import how_many, known
from partners import informing_rules as rules
from partners.models import Campaign, CampaignPart, ChangeReport, Organiser, Person
from partners.templatetags.words import datum

from .task import task


@known
def asked_until():
    """The last day of the round that asks this organiser to confirm, the nearest of them."""
    parts = CampaignPart.objects.running().waiting().filter(organiser=OuterRef("pk"))
    return Subquery(parts.order_by("campaign__due_on").values("campaign__due_on")[:1])


@known
def late_count():
    """Organisers that did not confirm in this round."""
    return how_many(CampaignPart.objects.waiting().filter(campaign=OuterRef("pk")))


def data(person: Person) -> Asked:
    """Own organisers that a round asks to confirm, or whose data nobody confirmed for half a year (D5)."""
    own = Organiser.objects.filter(pk__in=person.organiser_ids, state=Organiser.State.ACTIVE)
    asked = CampaignPart.objects.running().waiting().values("organiser")
    rows = own.filter(Q(pk__in=asked) | Q(pk__in=own.unconfirmed()))
    return Asked(rows, _confirm, known=(asked_until,))


def _confirm(person: Person, organiser: Organiser) -> Iterator[dict]:
    name, until = "partners:check_data", organiser.asked_until
    yield task("Bevestig uw gegevens", name, organiser, str(organiser), until)


def news(person: Person) -> Asked:
    """News of organisers that the regie has to check and answer."""
    waiting = ChangeReport.objects.visible_to(person).waiting().filter(lok__in=person.roles)
    return Asked(waiting, _news, related=("lok", "organiser", "location"))


def _news(person: Person, report: ChangeReport) -> Iterator[dict]:
    if not rules.DECLINE_REPORT.why_not(person, report):
        note = f"{report.organiser}: {report}"
        yield task("Kijk een melding na", "partners:report_detail", report, note)


def campaigns(person: Person) -> Asked:
    """The newest round along the data of each LOK."""
    seen = Campaign.objects.visible_to(person).filter(lok__in=person.roles)
    newest = seen.order_by("lok_id", "-starts_on", "-pk").distinct("lok_id")
    return Asked(Campaign.objects.filter(pk__in=newest.values("pk")), _campaign, known=(late_count,))


def _campaign(person: Person, campaign: Campaign) -> Iterator[dict]:
    """Late answers to follow up, or time for the next."""
    if campaign.is_overdue and not rules.CLOSE_CAMPAIGN.why_not(person, campaign):
        title, note = "Vraag na wie nog niet bevestigde", f"{campaign}: {_late(campaign.late_count)}"
    elif campaign.is_due_again and rules.OPEN_CAMPAIGN.who(person, campaign):
        title, note = rules.OPEN_CAMPAIGN.label, f"De vorige begon op {datum(campaign.starts_on)}"
    else:
        return
    yield task(title, "partners:campaign_detail", campaign, note)


def _late(count: int) -> str:
    words = "organisator is te laat" if count == 1 else "organisatoren zijn te laat"
    return f"{count} {words}" if count else "iedereen bevestigde, sluit de ronde"
