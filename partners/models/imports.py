"""An import of organisers or locations on its way: read, mapped, shown, confirmed, written."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

PATIENCE = datetime.timedelta(seconds=60)  # that a run may stand still before we say so


class ImportRunQuerySet(models.QuerySet):
    """Who sees which imports."""

    def visible_to(self, person):
        """The person who made it."""
        return self.filter(made_by=person)

    def take(self, pk: int, states: list[str], **values) -> bool:
        """Move one run on from one of these states; False when somebody else already did."""
        return bool(self.filter(pk=pk, state__in=states).update(moved_at=timezone.now(), **values))


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
    columns = models.JSONField(default=list)  # [{"header": …, "samples": […]}]
    mapping = models.JSONField(default=dict)  # place of the column, as text: name of the field
    state = models.CharField("toestand", max_length=20, choices=State, default=State.READ)
    rows_count = models.PositiveIntegerField("rijen", default=0)
    done_count = models.PositiveIntegerField("rijen klaar", default=0)
    counts = models.JSONField(default=dict)  # verdict: number of rows; "neighbourhoods": names to be made
    message = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = "invoer"
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["organisers", "locations"]), name="importrun_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["read", "comparing", "compared", "writing", "done", "failed", "dropped"]
                ),
                name="importrun_state",
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def is_busy(self):
        """A job has it in hand, or will have."""
        return self.state in (self.State.COMPARING, self.State.WRITING)

    @property
    def is_waiting(self):
        """Nothing moved for a while: nobody seems to be working on it."""
        return self.is_busy and timezone.now() - self.moved_at > PATIENCE

    @property
    def percent(self):
        return 100 * self.done_count // self.rows_count if self.rows_count else 0

    @property
    def writes_count(self):
        """Rows that change the register when this is confirmed."""
        return sum(self.counts.get(verdict, 0) for verdict in ImportRow.WRITTEN)


class ImportRow(models.Model):
    """What one row of the file would do, cell by cell, as its maker saw it."""

    class Verdict(models.TextChoices):
        NEW = "new", "Nieuw"
        CHANGED = "changed", "Gewijzigd"
        WELCOME = "welcome", "Opgenomen in dit LOK"
        SAME = "same", "Gelijk"
        ERROR = "error", "Fout"

    WRITTEN = (Verdict.NEW, Verdict.CHANGED, Verdict.WELCOME)

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("rij")
    verdict = models.CharField("oordeel", max_length=20, choices=Verdict)
    is_warned = models.BooleanField("let op", default=False)
    label = models.CharField("naam", max_length=200)
    notes = models.JSONField(default=list)  # about the whole row
    cells = models.JSONField(default=list)  # [{"field", "verdict", "old", "new", "note"}]

    class Meta:
        verbose_name = "rij van een invoer"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=["new", "changed", "welcome", "same", "error"]),
                name="importrow_verdict",
            ),
            models.UniqueConstraint(fields=["run", "number"], name="importrow_once"),
        ]

    def __str__(self):
        return f"rij {self.number}"
