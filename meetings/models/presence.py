"""Who replied, who came, from which item until which. Fast rows while in session.

Fixed once the meeting closed.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings import triggers
from partners.models import Membership

from .meetings import Meeting


class PresenceQuerySet(models.QuerySet):
    """Rows with what a page prints of them."""

    def with_names(self):
        return self.select_related(*Presence.NAMES)


class Presence(models.Model):
    """One member at one meeting. Logged as a whole when the meeting closes.

    `version` catches a stale page.
    """

    class Reply(models.TextChoices):
        NONE = "none", "nog niet geantwoord"
        ACCEPTED = "accepted", "komt"
        EXCUSED = "excused", "verontschuldigd"
        SUBSTITUTE = "substitute", "stuurt de plaatsvervanger"

    class Status(models.TextChoices):
        UNKNOWN = "unknown", "nog niet genoteerd"
        PRESENT = "present", "aanwezig"
        SUBSTITUTE = "substitute", "vervangen"
        PROXY = "proxy", "gaf volmacht"
        EXCUSED = "excused", "verontschuldigd"
        ABSENT = "absent", "afwezig"

    IN_THE_HALL = (Status.PRESENT, Status.SUBSTITUTE)
    NAMES = (
        "membership__person",
        "membership__substitute",
        "membership__segment",
        "membership__organiser",
        "substitute",
        "proxy_to__person",
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presences")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="presences")
    reply = models.CharField("antwoord", max_length=20, choices=Reply, default=Reply.NONE)
    replied_at = models.DateTimeField("geantwoord op", null=True, blank=True)
    reminded_at = models.DateTimeField("herinnerd op", null=True, blank=True)
    status = models.CharField("aanwezigheid", max_length=20, choices=Status, default=Status.UNKNOWN)
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proxy_to = models.ForeignKey(
        Membership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="volmacht aan",
    )
    from_item = models.PositiveSmallIntegerField("vanaf punt", null=True, blank=True)
    until_item = models.PositiveSmallIntegerField("tot en met punt", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = "aanwezigheid"
        ordering = ["membership__segment__place", "membership__person__name"]
        triggers = [triggers.presence_until_closed()]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "membership"], name="presence_once"),
            models.CheckConstraint(
                condition=Q(reply__in=["none", "accepted", "excused", "substitute"]), name="presence_reply"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["unknown", "present", "substitute", "proxy", "excused", "absent"]),
                name="presence_status",
            ),
            models.CheckConstraint(
                condition=~Q(status="proxy") | Q(proxy_to__isnull=False),
                name="presence_proxy_to",
                violation_error_message="Kies aan wie de volmacht gaat.",
            ),
        ]

    def __str__(self):
        return f"{self.membership}: {self.get_status_display()}"

    def is_in_hall(self, number: int) -> bool:
        """Whether somebody sits on this seat at the item with that number."""
        started = self.from_item is None or self.from_item <= number
        stays = self.until_item is None or number <= self.until_item
        return self.status in self.IN_THE_HALL and started and stays
