"""The log.

Entries nobody can change, their openings, the papers kept with them, and the guard on what must be logged.
"""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.functions import Now

from . import triggers
from .guard import Guarded, GuardedQuerySet

__all__ = ["Entry", "Guarded", "GuardedQuerySet", "Log", "Opening", "Paper"]


class Log(models.Model):
    """One append-only log; its origin is the public address people check it under."""

    origin = models.CharField(max_length=200, unique=True)
    opened_at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers = [*triggers.append_only()]

    def __str__(self):
        return self.origin


class EntryQuerySet(models.QuerySet):
    """What can be asked of the log."""

    def about(self, thing):
        """Entries whose subject is this record."""
        return self.filter(subject_type=thing._meta.label_lower, subject_id=str(thing.pk))

    def told(self):
        """With their openings, newest first, in one query."""
        return self.select_related("opening").order_by("-pk")

    def with_actors(self):
        """With the name of who did it, for readers inside the LOK."""
        actor = get_user_model().objects.filter(pk=models.OuterRef("actor_id")).values("name")
        return self.annotate(actor_name=models.Subquery(actor))


class Entry(models.Model):
    """One leaf of a log. The leaf is public; act, subject and actor stay inside the portal.

    Record format `lok-log/v1`: leaf = canonical JSON {at, commit, kind, v}, leaf_hash = SHA-256(0x00 || leaf)
    (RFC 6962 section 2.1).
    """

    log = models.ForeignKey(Log, on_delete=models.PROTECT, related_name="entries")
    index = models.BigIntegerField()
    leaf = models.BinaryField()
    leaf_hash = models.GeneratedField(
        expression=models.Func(models.F("leaf"), template=r"sha256('\x00'::bytea || %(expressions)s)"),
        output_field=models.BinaryField(),
        db_persist=True,
    )
    at = models.DateTimeField()
    act = models.CharField(max_length=100)
    subject_type = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=40)
    actor_id = models.BigIntegerField()
    transaction_id = models.BigIntegerField(editable=False, default=0)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "index"], name="entry_index_once_per_log"),
            models.UniqueConstraint(fields=["leaf_hash"], name="entry_leaf_once"),
            models.CheckConstraint(condition=models.Q(index__gte=0), name="entry_index_not_negative"),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "transaction_id"], name="entry_subject")
        ]
        triggers = [triggers.numbered(), *triggers.append_only()]

    def __str__(self):
        return f"{self.log_id}/{self.index}"


class Opening(models.Model):
    """Salt and payload behind an entry's commitment; a public one is shown to everybody."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="opening")
    salt = models.BinaryField(max_length=32)
    payload = models.TextField()
    is_public = models.BooleanField(default=False)

    class Meta:
        triggers = [triggers.disclose_only(), *triggers.no_delete()]

    def __str__(self):
        return str(self.pk)


class Paper(models.Model):
    """A decided paper: rendered once, kept with its SHA-256, never made again."""

    log = models.ForeignKey(Log, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    actor_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id"], name="paper_once_per_subject"
            ),
        ]
        triggers = [*triggers.append_only()]

    def __str__(self):
        return self.title
