"""What is due by date: closes rounds past their deadline, as the portal itself."""

from django.core.management.base import BaseCommand

from lok_portal import due


class Command(BaseCommand):
    help = "Sluit rondes waarvan het uiterste moment voorbij is."

    def handle(self, **options):
        closed = due.run()
        self.stdout.write("1 ronde gesloten." if closed == 1 else f"{closed} rondes gesloten.")
