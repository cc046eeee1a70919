"""What the page of a version shows its reader: the text, where it stands, and who put their name to it."""

import datetime
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from agreements import rules
from agreements.framework_steps import chain, coverage, hand_in_url, next_step, sentence
from agreements.models import Endorsement, Evaluation, Framework, FrameworkVersion, next_evaluation
from agreements.models.readers import around
from meetings import rules as meeting_rules
from meetings.models import AgendaItem, Meeting
from partners.models import Organiser

AUTHORITY = "bestuur"
TOLD = {"pk": "pk", "title": "title", "starts_at": "meeting__starts_at", "state": "state"}
SHOWN = {name: name for name in ("id", "number", "state", "adopted_on", "adopted_by")}


@dataclass(frozen=True)
class Point:
    """A point on an agenda of the LOK, as far as this reader may know of it."""

    pk: int
    title: str
    starts_at: datetime.datetime
    state: str

    @property
    def is_to_come(self) -> bool:
        """Whether the LOK still has to treat it."""
        return self.state in (AgendaItem.State.PROPOSED, AgendaItem.State.LISTED)


def page_query(versions, pk: int, lok, reader):
    """One version with what its page tells besides the text, in the same query."""
    link = reverse("agreements:version_detail", args=[lok.slug, pk])
    spoke = Endorsement.objects.standing().filter(version=pk, organiser__isnull=False).values("organiser")
    here = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE).exclude(pk__in=spoke)
    about = Q(subject_url=link) | Q(pk=OuterRef("item"))
    items = AgendaItem.objects.visible_to(reader).filter(about, lok=lok).order_by("-meeting__starts_at")
    siblings = FrameworkVersion.objects.visible_to(reader).filter(framework=OuterRef("framework"))
    return versions.filter(pk=pk).annotate(
        is_around=Exists(around(reader).filter(pk=lok.pk)),
        here=ArraySubquery(here.order_by("name").values(facts=JSONObject(id="pk", name="name"))),
        points=ArraySubquery(items.values(facts=JSONObject(**TOLD))),
        siblings=ArraySubquery(siblings.order_by("-number").values(facts=JSONObject(**SHOWN))),
        next_evaluation_on=next_evaluation(),
        has_draft=Exists(siblings.filter(state=FrameworkVersion.State.DRAFT)),
    )


def version_context(version: FrameworkVersion, reader) -> dict:
    """For the template, of a version read by `page_query`."""
    articles = list(version.articles.with_promises())
    points = points_in(version.points)
    signing = _signing(version, reader) if version.adopted_on else {}
    return (
        _course(version, reader, points, signing.get("signed", ""))
        | signing
        | {
            "version": version,
            "articles": articles,
            "groups": coverage(articles),
            "sentence": sentence(version),
            "versions": [_sibling(row) for row in version.siblings],
            "is_in_force": is_in_force(version),
            "may_follow": _may_follow(version, reader),
        }
    )


def _course(version: FrameworkVersion, reader, points: list[Point], signed: str) -> dict:
    """How far it is, and what comes next."""
    is_draft = version.state == FrameworkVersion.State.DRAFT
    is_changed = is_draft and version.is_changed_since_discussion()
    is_listed = any(point.is_to_come or not is_changed for point in points)
    return {
        "is_changed": is_changed,
        "steps": chain(version, points, signed, is_changed=is_changed),
        "next": next_step(version, points, is_changed=is_changed) if is_draft else {},
        "hand_in_url": "" if is_listed else _hand_in(version, reader),
    }


def evaluations_of(version: FrameworkVersion, reader) -> list[Evaluation]:
    """The last first, each with the `point` of the LOK where this reader may know of it."""
    points = AgendaItem.objects.visible_to(reader).filter(pk=OuterRef("item"))
    told = points.values(facts=JSONObject(**TOLD))
    found = Evaluation.objects.visible_to(reader).filter(version=version)
    evaluations = list(found.annotate(points=ArraySubquery(told)))
    for each in evaluations:
        each.point = next(iter(points_in(each.points)), None)
    return evaluations


def _after(version: FrameworkVersion, evaluations: list[Evaluation], reader) -> dict:
    """What the last evaluation asks of this reader: `text`, `url` and `label`, or nothing."""
    outcome = evaluations[0].outcome if evaluations and is_in_force(version) else ""
    if outcome == Evaluation.Outcome.CHANGE and _may_follow(version, reader):
        url = reverse("agreements:draft_version", args=[version.lok.slug, version.pk])
        text = "De evaluatie vraagt een andere tekst."
        return {"text": text, "url": url, "label": rules.DRAFT_VERSION.label}
    if outcome == Evaluation.Outcome.END and rules.END_FRAMEWORK.who(reader, version.framework):
        url = reverse("agreements:end_framework", args=[version.lok.slug, version.framework_id])
        text = "De evaluatie besloot dit kader stop te zetten."
        return {"text": text, "url": url, "label": rules.END_FRAMEWORK.label}
    return {}


def points_in(rows: list[dict]) -> list[Point]:
    """As the database told of them."""
    return [Point(**row | {"starts_at": parse_datetime(row["starts_at"])}) for row in rows]


def _may_follow(version: FrameworkVersion, reader) -> bool:
    """Whether this reader may begin the next version now."""
    is_open = version.framework.state == Framework.State.ACTIVE and not version.has_draft
    return is_open and rules.DRAFT_VERSION.who(reader, version)


def _sibling(row: dict) -> FrameworkVersion:
    day = row["adopted_on"] and datetime.date.fromisoformat(row["adopted_on"])
    return FrameworkVersion(**row | {"adopted_on": day})


def is_in_force(version: FrameworkVersion) -> bool:
    is_adopted = version.state == FrameworkVersion.State.ADOPTED
    return is_adopted and version.framework.state == Framework.State.ACTIVE


def _hand_in(version: FrameworkVersion, reader) -> str:
    """The way to an agenda, for who may use it, once the consultation is over."""
    if version.state != FrameworkVersion.State.DRAFT or rules.framework_is_not_consulted(reader, version):
        return ""
    would_be = AgendaItem(lok=version.lok, meeting=Meeting(lok=version.lok))
    return hand_in_url(version) if meeting_rules.LIST_ITEM.who(reader, would_be) else ""


def _signing(version: FrameworkVersion, reader) -> dict:
    """Who took which stance, who did not yet, and for whom this reader may still take one."""
    of_version = Endorsement.objects.visible_to(reader).standing().filter(version=version)
    endorsements = list(of_version.select_related("organiser", "signed_by"))
    evaluations = evaluations_of(version, reader)
    for each in endorsements:
        each.version, each.lok = version, version.lok
    is_asked = version.is_around and is_in_force(version)
    silent = [Organiser(**row) for row in version.here] if is_asked else []
    return {
        "endorsements": endorsements,
        "evaluations": evaluations,
        "after": _after(version, evaluations, reader),
        "would_evaluate": Evaluation(lok=version.lok, version=version),
        "is_around": version.is_around,
        "silent": silent,
        "parties": _pending(version, reader, silent, endorsements),
        "signed": _signed(endorsements, silent),
    }


def _signed(endorsements: list[Endorsement], silent: list[Organiser]) -> str:
    signed = sum(each.stance != Endorsement.Stance.DECLINED for each in endorsements)
    of = f" van {len(endorsements) + len(silent)}" if silent else ""
    return f"{signed}{of} ondertekend"


def _pending(version, reader, silent, endorsements) -> list[Endorsement]:
    """Stances this reader could take now: for its organisers here, and for the authority."""
    mine = [_party(version, each) for each in silent if each.pk in reader.organiser_ids] if silent else []
    authority = _party(version)
    has_spoken = any(each.party == Endorsement.Party.AUTHORITY for each in endorsements)
    if is_in_force(version) and not has_spoken and rules.speaks_for_the_party(reader, authority):
        mine.append(authority)
    return mine


def _party(version: FrameworkVersion, organiser: Organiser | None = None) -> Endorsement:
    """The stance that is still to be taken by this organiser, or else by the authority."""
    kind = Endorsement.Party.ORGANISER if organiser else Endorsement.Party.AUTHORITY
    return Endorsement(lok=version.lok, version=version, party=kind, organiser=organiser)


def party_of(version: FrameworkVersion, reader, whom: str) -> Endorsement | None:
    """The party an address names, when this reader may speak for it; without a name its own organiser."""
    own = Organiser.objects.in_lok(version.lok).filter(pk__in=reader.organiser_ids)
    is_named = whom.isascii() and whom.isdigit()
    if is_named:
        own = own.filter(pk=whom)
    organiser = own.first() if whom != AUTHORITY else None
    if organiser is None and is_named:
        return None
    party = _party(version, organiser)
    return party if rules.speaks_for_the_party(reader, party) else None


def earlier_text(party: Endorsement) -> FrameworkVersion | None:
    """The last version this party put its name to before this one."""
    signed = Endorsement.objects.standing().exclude(stance=Endorsement.Stance.DECLINED)
    of_party = signed.filter(
        version__framework=party.version.framework_id,
        version__number__lt=party.version.number,
        party=party.party,
        organiser=party.organiser_id,
    )
    last = of_party.select_related("version").order_by("-version__number").first()
    return last and last.version
