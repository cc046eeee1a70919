"""What waits for a person in frameworks: to sign, to adopt, to evaluate."""

import datetime
from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from agreements import rules
from agreements.models import Endorsement, FrameworkVersion, next_evaluation
from ledger.gathering import Asked
from ledger.known import Known, known
from partners.models import Activity, Organiser, Person
from partners.rules import is_regie

from .task import task

AHEAD, AFTER = datetime.timedelta(days=30), datetime.timedelta(days=90)
NEXT = Known("next_evaluation_on", next_evaluation)
RELATED = ("lok", "framework")
SIGN = "Onderteken het afsprakenkader"


def to_sign(person: Person) -> Asked:
    """Texts in force in the LOKs around, with who of this person's organisers took no stance."""
    mine = Organiser.objects.filter(pk__in=person.organiser_ids, state=Organiser.State.ACTIVE)
    kept, welcomed = mine.values("lok"), Activity.objects.filter(organiser__in=mine, state="active")
    near = Q(lok__in=person.roles) | Q(lok__in=kept) | Q(lok__in=welcomed.values("lok"))
    silent = Known("silent", lambda: _silent(mine))
    return Asked(FrameworkVersion.objects.in_force().filter(near), _sign, RELATED, (silent, has_authority))


def _silent(mine) -> ArraySubquery:
    """Of these organisers, those active in the LOK of a version that took no stance on it."""
    standing = Endorsement.objects.standing().filter(version=OuterRef(OuterRef("pk")))
    here = OuterRef(OuterRef("lok"))
    welcomed = Activity.objects.filter(organiser=OuterRef("pk"), lok=here, state=Activity.State.ACTIVE)
    around = mine.filter(Q(lok=OuterRef("lok")) | Exists(welcomed))
    silent = around.exclude(Exists(standing.filter(organiser=OuterRef("pk"))))
    signed = Endorsement.objects.standing().filter(version__framework=OuterRef(OuterRef("framework")))
    before = Exists(signed.filter(organiser=OuterRef("pk")).exclude(stance=Endorsement.Stance.DECLINED))
    facts = JSONObject(id="pk", name="name", has_signed=before)
    return ArraySubquery(silent.order_by("name").values(facts=facts))


@known
def has_authority():
    """Whether the authority took its stance on this version."""
    standing = Endorsement.objects.standing().filter(version=OuterRef("pk"))
    return Exists(standing.filter(party=Endorsement.Party.AUTHORITY))


def _sign(person: Person, version: FrameworkVersion) -> Iterator[dict]:
    """Who signed an earlier version is asked anew (invariant 11)."""
    for row in version.silent or ():
        title = "Onderteken de nieuwe versie" if row["has_signed"] else SIGN
        yield _stance(title, version, row["name"], row["id"])
    party = Endorsement(lok=version.lok, party=Endorsement.Party.AUTHORITY)
    if not version.has_authority and rules.speaks_for_the_party(person, party):
        yield _stance(SIGN, version, party.who, "bestuur")


def _stance(title: str, version: FrameworkVersion, who: str, key: int | str) -> dict:
    note = f"{version.framework}, voor {who}"
    return task(title, "agreements:endorse", version, note, query=f"?namens={key}")


def drafts(person: Person) -> Asked:
    """Drafts whose next act is this person's."""
    rows = FrameworkVersion.objects.visible_to(person).filter(state=FrameworkVersion.State.DRAFT)
    return Asked(
        rows.filter(lok__in=person.roles),
        _draft,
        related=(*RELATED, "consultation", "item"),
        large=("purpose", "joining", "leaving"),
        below=("articles", "commitments"),
    )


def _draft(person: Person, version: FrameworkVersion) -> Iterator[dict]:
    """The furthest act; a discussion is bound once for each text."""
    is_bound = version.item_id and not version.is_changed_since_discussion()
    binding = () if is_bound else (rules.BIND_DISCUSSION,)
    acts = (rules.ADOPT_FRAMEWORK, *binding, rules.CONSULT_FRAMEWORK)
    act = next((rule for rule in acts if not rule.why_not(person, version)), None)
    if act:
        yield task(f"{act.label}: afsprakenkader", act.url_name, version, str(version))


def to_evaluate(person: Person) -> Asked:
    """Frameworks whose evaluation comes near, or was due and led to no new draft yet."""
    today = timezone.localdate()
    days = FrameworkVersion.objects.annotate(day=next_evaluation())
    due = days.filter(day__range=(today - AFTER, today + AHEAD)).values("pk")
    asked = FrameworkVersion.objects.in_force().filter(pk__in=due, lok__in=person.roles)
    settled = asked.exclude(framework__versions__state=FrameworkVersion.State.DRAFT)
    return Asked(settled, _evaluate, related=RELATED, known=(NEXT,))


def _evaluate(person: Person, version: FrameworkVersion) -> Iterator[dict]:
    if is_regie(person, version):
        title, name = "Evalueer het afsprakenkader", "agreements:evaluate_framework"
        yield task(title, name, version, str(version.framework), NEXT.of(version))
