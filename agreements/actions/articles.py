"""Acts on the articles of a draft and what parties promise under them."""

from django.core.exceptions import ValidationError
from django.db.models import F

from agreements import rules, voluntary
from agreements.models import Article, Commitment, Framework, FrameworkVersion
from ledger.decide import decide
from partners.models import Person

from .frameworks import follow, refuse_conditions

OUT_OF_THE_WAY = 1000  # places of a new order never meet those of the old one


def write_article(article: Article, *, by: Person) -> Article:
    """Put a new article at the end, or change one; what BOA does not allow goes back to its field."""
    facts: dict = {}
    with decide(article.version, rules.WRITE_ARTICLE, by=by, facts=facts) as version:
        article.version = version
        if article.pk is None:
            article.place = version.articles.count() + 1
            article.number = str(article.place)
        refuse_conditions(version, text=article.text, heading=article.heading)
        if article.makes_participation_a_condition and version.framework.kind == Framework.Kind.BOA:
            sentence = voluntary.refusal(str(article))
            raise ValidationError({"makes_participation_a_condition": sentence})
        article.full_clean(exclude=["version"])
        article.save()
        facts["article"] = {
            name: getattr(article, name) for name in ("number", "heading", "text", "principle")
        }
        follow(version, by=by)
    return article


def move_article(article: Article, *, by: Person, up: bool) -> Article:
    """One place up or down; the others are numbered again."""
    facts: dict = {}
    with decide(article.version, rules.MOVE_ARTICLE, by=by, facts=facts) as version:
        order = list(version.articles.all())
        at = order.index(article)
        to = max(0, at - 1) if up else min(len(order) - 1, at + 1)
        order.insert(to, order.pop(at))
        _number(version, order)
        facts["article"] = {"heading": article.heading, "number": str(to + 1)}
        follow(version, by=by)
    return article


def remove_article(article: Article, *, by: Person) -> FrameworkVersion:
    """Take an article and its commitments out of a draft."""
    facts = {"article": {name: getattr(article, name) for name in ("number", "heading", "text")}}
    with decide(article.version, rules.REMOVE_ARTICLE, by=by, facts=facts) as version:
        article.commitments.all().delete()
        article.delete()
        _number(version, list(version.articles.all()))
        follow(version, by=by)
    return version


def write_commitment(commitment: Commitment, *, by: Person) -> Commitment:
    """What a party promises under an article, new or changed."""
    facts: dict = {}
    with decide(commitment.article.version, rules.WRITE_COMMITMENT, by=by, facts=facts) as version:
        commitment.version = version
        refuse_conditions(version, text=commitment.text, owner=commitment.owner, evidence=commitment.evidence)
        commitment.full_clean(exclude=["version", "article"])
        commitment.save()
        facts["commitment"] = _told(commitment)
        follow(version, by=by)
    return commitment


def remove_commitment(commitment: Commitment, *, by: Person) -> FrameworkVersion:
    """Take a promise out of a draft."""
    facts = {"commitment": _told(commitment)}
    with decide(commitment.version, rules.REMOVE_COMMITMENT, by=by, facts=facts) as version:
        commitment.delete()
        follow(version, by=by)
    return version


def _number(version: FrameworkVersion, order: list[Article]) -> None:
    version.articles.update(place=F("place") + OUT_OF_THE_WAY)
    for place, article in enumerate(order, start=1):
        article.place, article.number = place, str(place)
    Article.objects.bulk_update(order, ["place", "number"])


def _told(commitment: Commitment) -> dict[str, str]:
    names = ("party", "text", "owner", "due_on", "evidence")
    return {name: str(getattr(commitment, name) or "") for name in names}
