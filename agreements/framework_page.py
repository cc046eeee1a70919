"""What the page of a version shows its reader: the text, where it stands, and who put their name to it."""

from django.db.models import Q

from agreements import rules
from agreements.framework_steps import chain, coverage, hand_in_url, next_step, sentence
from agreements.models import Endorsement, Framework, FrameworkVersion
from agreements.models.readers import is_around
from meetings import rules as meeting_rules
from meetings.models import AgendaItem, Meeting
from partners.models import Activity, Organiser

AUTHORITY = "bestuur"


def version_context(version: FrameworkVersion, reader) -> dict:
    """For the template; few queries, whatever the number of organisations."""
    articles = list(version.articles.prefetch_related("commitments"))
    items = _items(version, reader)
    seen = FrameworkVersion.objects.visible_to(reader).filter(framework=version.framework_id)
    signing = _signing(version, reader) if version.adopted_on else {}
    item = items[0] if items else None
    return signing | {
        "version": version,
        "articles": articles,
        "groups": coverage(articles),
        "sentence": sentence(version),
        "steps": chain(version, items, signing.get("signed", "")),
        "next": next_step(version, item) if version.state == FrameworkVersion.State.DRAFT else {},
        "versions": list(seen.order_by("-number")),
        "hand_in_url": "" if item else _hand_in(version, reader),
        "would_follow": FrameworkVersion(lok=version.lok, framework=version.framework),
        "is_in_force": is_in_force(version),
    }


def is_in_force(version: FrameworkVersion) -> bool:
    is_adopted = version.state == FrameworkVersion.State.ADOPTED
    return is_adopted and version.framework.state == Framework.State.ACTIVE


def _items(version: FrameworkVersion, reader) -> list[AgendaItem]:
    """Points of the LOK about this text that this reader may know of, the newest first."""
    about = Q(subject_url=version.get_absolute_url()) | Q(pk=version.item_id)
    items = AgendaItem.objects.visible_to(reader).filter(about, lok=version.lok_id)
    return list(items.select_related("meeting").order_by("-meeting__starts_at"))


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
    for each in endorsements:
        each.version, each.lok = version, version.lok
    is_inside = is_around(reader, version.lok)
    silent = _silent(version, endorsements) if is_inside and is_in_force(version) else []
    return {
        "endorsements": endorsements,
        "is_around": is_inside,
        "silent": silent,
        "parties": _pending(version, reader, silent, endorsements),
        "signed": _signed(endorsements, silent),
    }


def _silent(version: FrameworkVersion, endorsements: list[Endorsement]) -> list[Organiser]:
    """Organisers of this LOK that said nothing yet."""
    spoke = {each.organiser_id for each in endorsements}
    here = Organiser.objects.in_lok(version.lok).filter(state=Organiser.State.ACTIVE)
    return [organiser for organiser in here if organiser.pk not in spoke]


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
    if whom.isdigit():
        own = own.filter(pk=whom)
    organiser = own.first() if whom != AUTHORITY else None
    if organiser is None and whom.isdigit():
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


def unanswered_by(person) -> list[Endorsement]:
    """Stances that wait for this person: of its organisers, on each text in force where they are active."""
    if not person.organiser_ids:
        return []
    organisers = {
        each.pk: each for each in Organiser.objects.filter(pk__in=person.organiser_ids, state="active")
    }
    places = {(each.lok_id, each.pk) for each in organisers.values()}
    active = Activity.objects.filter(organiser__in=organisers, state=Activity.State.ACTIVE)
    places |= set(active.values_list("lok_id", "organiser_id"))
    versions = FrameworkVersion.objects.in_force().filter(lok__in={lok for lok, _ in places}).with_all()
    spoke = Endorsement.objects.standing().filter(organiser__in=organisers, version__in=versions)
    said = set(spoke.values_list("version_id", "organiser_id"))
    return [
        _party(version, organisers[organiser])
        for version in versions
        for lok, organiser in sorted(places)
        if lok == version.lok_id and (version.pk, organiser) not in said
    ]


def unsigned_by_authority(person) -> list[Endorsement]:
    """Stances of the authority that wait for this person, who may sign for it."""
    if not person.roles:
        return []
    spoke = Endorsement.objects.standing().filter(party=Endorsement.Party.AUTHORITY).values("version")
    waiting = FrameworkVersion.objects.in_force().filter(lok__in=person.roles).exclude(pk__in=spoke)
    parties = [_party(version) for version in waiting.with_all()]
    return [party for party in parties if rules.speaks_for_the_party(person, party)]
