"""The demo's data: a lively LOK that does not exist, made by real acts, each in the log."""

from django.core.management.base import BaseCommand, CommandError

from lok_portal.demo import calendar
from partners.models import Lok


class Command(BaseCommand):
    help = "Laadt de voorbeeldgegevens in een lege databank (als eigenaar van de databank)."

    def handle(self, *, verbosity, **options):
        if Lok.objects.exists():
            raise CommandError("Er is al een LOK. Voorbeeldgegevens komen alleen in een lege databank.")
        calendar.walk()
        if verbosity:
            self.stdout.write("Voorbeeldgegevens geladen.")
