"""Votes: question, method, who was entitled when it closed, counts or names, result."""

from django.db import models
from django.db.models import Q

from ledger import triggers as ledger_triggers
from ledger.models import Guarded, GuardedQuerySet
from meetings import counting, triggers
from partners.models import Membership

from .agenda import AgendaItem


class VoteQuerySet(GuardedQuerySet):
    """A vote is as visible as its item."""

    def visible_to(self, person):
        return self.filter(item__in=AgendaItem.objects.visible_to(person))


class Vote(Guarded):
    """One question put to the vote. Closing it freezes the hall, the counts and the computed result."""

    class State(models.TextChoices):
        OPEN = "open", "Loopt"
        CLOSED = "closed", "Gesloten"

    class Method(models.TextChoices):
        COUNTS = "counts", "met handopsteken (aantallen)"
        NAMES = "names", "bij naam"
        SECRET = "secret", "geheim (aantallen)"

    class Result(models.TextChoices):
        ADOPTED = counting.ADOPTED, "aangenomen"
        REJECTED = counting.REJECTED, "verworpen"
        TIED = counting.TIED, "staking van stemmen"
        NO_QUORUM = counting.NO_QUORUM, "geen quorum"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    question = models.CharField("voorstel", max_length=500)
    method = models.CharField("hoe", max_length=20, choices=Method, default=Method.COUNTS)
    votes_for = models.PositiveSmallIntegerField("voor", default=0)
    votes_against = models.PositiveSmallIntegerField("tegen", default=0)
    votes_abstained = models.PositiveSmallIntegerField("onthoudingen", default=0)
    votes_invalid = models.PositiveSmallIntegerField("ongeldig", default=0)
    chair_voted_for = models.BooleanField("de voorzitter stemde voor", null=True, blank=True)
    hall = models.JSONField("stemgerechtigden bij het sluiten", default=dict, blank=True)
    quorum_statement = models.CharField("quorum", max_length=300, blank=True)
    statement = models.CharField("telling", max_length=400, blank=True)
    result = models.CharField("uitslag", max_length=20, choices=Result, blank=True)
    finding = models.CharField("vaststelling van de voorzitter", max_length=20, choices=Result, blank=True)
    finding_reason = models.CharField("waarom de voorzitter anders vaststelt", max_length=500, blank=True)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.OPEN)

    objects = VoteQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "stemming"
        ordering = ["pk"]
        triggers = [*Guarded.Meta.triggers, triggers.closed_vote_is_fixed()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "closed"]),
                name="vote_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(method__in=["counts", "names", "secret"]),
                name="vote_method",
                violation_error_message="Kies hoe er gestemd wordt.",
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", "adopted", "rejected", "tied", "no_quorum"]),
                name="vote_result",
                violation_error_message="Onbekende uitslag.",
            ),
            models.CheckConstraint(
                condition=Q(finding__in=["", "adopted", "rejected", "tied", "no_quorum"]),
                name="vote_finding",
                violation_error_message="Onbekende uitslag.",
            ),
            models.CheckConstraint(
                condition=Q(finding="") | ~Q(finding_reason=""),
                name="vote_finding_reason",
                violation_error_message="Zeg waarom u anders vaststelt dan de telling.",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(closed_at__isnull=False) & ~Q(result="") & ~Q(statement="")),
                name="vote_closed",
                violation_error_message="Een gesloten stemming heeft een uitslag.",
            ),
        ]

    def __str__(self):
        return self.question

    @property
    def tally(self) -> counting.Tally:
        return counting.Tally(self.votes_for, self.votes_against, self.votes_abstained, self.votes_invalid)

    @property
    def final_result(self) -> str:
        """What counts: the chair's finding where there is one, else the computed result."""
        return self.finding or self.result


class Ballot(models.Model):
    """How one member voted in a vote by name. Logged through its vote."""

    class Choice(models.TextChoices):
        FOR = "for", "voor"
        AGAINST = "against", "tegen"
        ABSTAIN = "abstain", "onthouding"

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="ballots")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField("stem", max_length=20, choices=Choice)

    class Meta:
        verbose_name = "stem"
        ordering = ["membership__person__name"]
        triggers = [
            ledger_triggers.logged(subject="meetings.vote", column="vote_id"),
            triggers.ballot_of_an_open_vote(),
        ]
        constraints = [
            models.UniqueConstraint(fields=["vote", "membership"], name="ballot_once"),
            models.CheckConstraint(
                condition=Q(choice__in=["for", "against", "abstain"]), name="ballot_choice"
            ),
        ]

    def __str__(self):
        return f"{self.membership}: {self.get_choice_display()}"
