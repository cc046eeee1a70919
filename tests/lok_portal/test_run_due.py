"""What is due by date is done in the portal's own name; the demo's mailbox shows its mails."""

from io import StringIO

from django.core.management import call_command
from django.urls import reverse

from advice.models import Round
from ledger.models import Entry
from lok_portal.tasks import run_due
from partners.mails import post
from partners.models import Person
from tests import factories


def run():
    said = StringIO()
    call_command("run_due", stdout=said)
    return said.getvalue()


def test_run_due_closes_a_round_past_its_deadline_as_the_portal(road):
    road.to("submitted").travel("2026-03-16 12:00")
    assert run() == "1 ronde gesloten.\n"
    last = Entry.objects.about(road.round).order_by("-pk").first()
    assert [last.act, last.actor_id] == ["advice.close_round", Person.objects.system().pk]


def test_run_due_leaves_an_open_round_alone(road):
    road.to("submitted")
    assert [run(), Round.objects.get().state] == ["0 rondes gesloten.\n", "open"]


def test_the_worker_does_the_same_every_five_minutes(road):
    road.to("submitted").travel("2026-03-16 12:00")
    run_due(timestamp=0)
    assert Round.objects.get().state == "closed"


def test_the_mailbox_shows_every_mail_in_the_demo(client, db, settings):
    settings.DEMO = True
    person = factories.PersonFactory()
    post("invitation", "an@example.be", "Uw account", {"person": person, "link": "/welkom/"})
    client.force_login(person)
    page = client.get(reverse("demo_mailbox"))
    assert [mail.subject for mail in page.context["page"]] == ["Uw account"]


def test_the_mailbox_is_empty_before_the_first_mail(client, db, settings):
    settings.DEMO = True
    client.force_login(factories.PersonFactory())
    assert "Nog geen mails" in client.get(reverse("demo_mailbox")).text


def test_the_mailbox_exists_only_in_the_demo(client, db):
    client.force_login(factories.PersonFactory())
    assert client.get(reverse("demo_mailbox")).status_code == 404
