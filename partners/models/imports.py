"""An import of organisers or locations on its way: read, mapped, shown, confirmed, written."""

from django.conf import settings
from django.db import models


class ImportRunQuerySet(models.QuerySet):
    """Who sees which imports."""

    def visible_to(self, person):
        """The person who made it."""
        return self.filter(made_by=person)


class ImportRun(models.Model):
    """One uploaded file. Nothing of it is written to the register before it is confirmed."""

    class Kind(models.TextChoices):
        ORGANISERS = "organisers", "organisatoren"
        LOCATIONS = "locations", "locaties"

    class State(models.TextChoices):
        READ = "read", "Kolommen kiezen"
        COMPARING = "comparing", "Wordt vergeleken"
        COMPARED = "compared", "Klaar om na te kijken"
        WRITING = "writing", "Wordt overgenomen"
        DONE = "done", "Overgenomen"
        FAILED = "failed", "Mislukt"
        DROPPED = "dropped", "Geannuleerd"

    lok = models.ForeignKey("partners.Lok", on_delete=models.CASCADE, related_name="import_runs")
    kind = models.CharField("wat", max_length=20, choices=Kind)
    file_name = models.CharField("bestand", max_length=200)
    content = models.BinaryField()
    columns = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.READ)
    rows_count = models.PositiveIntegerField("rijen", default=0)
    done_count = models.PositiveIntegerField("rijen klaar", default=0)
    preview = models.JSONField(default=list)
    outcome = models.JSONField(default=dict)
    message = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self):
        return self.file_name
