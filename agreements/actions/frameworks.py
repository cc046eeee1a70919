"""Acts on frameworks and their versions: begin, consult, adopt, replace, end."""

import datetime
from collections.abc import Sequence
from dataclasses import astuple

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from agreements import mails, rules, voluntary
from agreements.documents.frameworks import keep_framework_paper
from agreements.models import Article, Commitment, Framework, FrameworkVersion
from agreements.starting_text import ArticleText, words_for
from agreements.wording import clauses_of
from consultation import actions as consultation_actions
from consultation.models import Consultation
from ledger.decide import amend, decide
from meetings.models import AgendaItem
from partners.documents import hashed
from partners.models import Person

AROUND = ("purpose", "joining", "leaving")


def draft_framework(
    framework: Framework, *, by: Person, articles: Sequence[ArticleText] = ()
) -> FrameworkVersion:
    """Begin a framework with version 1 as a draft, from a starting text or empty."""
    with decide(framework, rules.DRAFT_FRAMEWORK, by=by) as framework:
        framework.save()
        words = words_for(framework.kind, framework.lok.authority) if articles else {}
        version = FrameworkVersion(lok=framework.lok, framework=framework, number=1, **words)
        with decide(version, rules.DRAFT_VERSION, by=by) as version:
            version.save()
            for place, article in enumerate(articles, start=1):
                _write(version, place, article)
    return version


def draft_version(
    framework: Framework, *, by: Person, source: FrameworkVersion | None = None, changes: str = ""
) -> FrameworkVersion:
    """The next version as a draft: a copy of `source` to change, or empty."""
    number = framework.versions.aggregate(last=Max("number"))["last"] + 1
    version = FrameworkVersion(lok=framework.lok, framework=framework, number=number, changes=changes)
    for name in AROUND if source else ():
        setattr(version, name, getattr(source, name))
    with decide(version, rules.DRAFT_VERSION, by=by) as version:
        if source and (sentence := rules.participation_is_a_condition(by, source)):
            raise ValidationError({"start": sentence})
        version.save()
        for article in source.articles.prefetch_related("commitments") if source else ():
            _copy(version, article)
    return version


def edit_framework(version: FrameworkVersion, *, by: Person, **values) -> FrameworkVersion:
    """Change purpose and parties, how to join and leave, or the words on what changes."""
    with decide(version, rules.EDIT_FRAMEWORK, by=by) as version:
        refuse_conditions(version, **{name: values.get(name, "") for name in AROUND})
        for name, value in values.items():
            setattr(version, name, value)
        follow(version, by=by)
    return version


def consult_framework(
    version: FrameworkVersion, *, by: Person, closes_at: datetime.datetime, **terms
) -> FrameworkVersion:
    """Prepare a consultation on the text, article by article; it opens in its own room."""
    with decide(version, rules.CONSULT_FRAMEWORK, by=by) as version:
        about = Consultation(
            lok=version.lok,
            closes_at=closes_at,
            subject_label=str(version)[:200],
            subject_url=version.get_absolute_url(),
            **terms,
        )
        made = consultation_actions.draft_consultation(about, by=by, clauses=clauses_of(version))
        version.consultation = made
    return version


def bind_discussion(version: FrameworkVersion, *, by: Person, item: AgendaItem) -> FrameworkVersion:
    """Record at which point of which meeting the LOK discussed this text, and which text that was."""
    with decide(version, rules.BIND_DISCUSSION, by=by) as version:
        if item.lok_id != version.lok_id:
            raise ValidationError({"item": "Kies een punt."})
        if sentence := rules.item_is_not_about_this_text(item, version):
            raise ValidationError({"item": sentence})
        version.item, version.discussed_sha256 = item, version.fingerprint()
        version.discussed_text = [astuple(clause) for clause in clauses_of(version)]
    return version


def adopt_framework(
    version: FrameworkVersion, *, by: Person, adopted_by: str, adopted_on: datetime.date, **term
) -> FrameworkVersion:
    """Record who adopted the text; it is fixed, replaces the version in force, and asks everybody anew.

    `term`: `starts_on`, `ends_on` (None: indefinite) and `evaluate_on`.
    """
    facts: dict = {}
    with decide(version, rules.ADOPT_FRAMEWORK, by=by, facts=facts) as version:
        in_force = FrameworkVersion.objects.in_force().filter(framework=version.framework_id)
        older = in_force.with_all().first()
        if older:
            amend(older, rules.SUPERSEDE_VERSION, by=by)
        for name, value in {"adopted_by": adopted_by, "adopted_on": adopted_on, **term}.items():
            setattr(version, name, value)
        version.text_sha256 = version.fingerprint()
        facts |= hashed(keep_framework_paper(version, by=by))
        mails.framework_adopted(version, older)
    return version


def withdraw_framework(version: FrameworkVersion, *, by: Person, reason: str) -> FrameworkVersion:
    """Give up a draft; the version in force stays."""
    return amend(version, rules.WITHDRAW_FRAMEWORK, by=by, reason=reason)


def end_framework(framework: Framework, *, by: Person, reason: str) -> Framework:
    """The agreements no longer hold; they stay readable, and nobody is asked to sign them any more."""
    return amend(framework, rules.END_FRAMEWORK, by=by, reason=reason, ended_on=timezone.localdate())


def follow(version: FrameworkVersion, *, by: Person) -> None:
    """Remember when the text changed; a consultation that is still a draft gets the words of now."""
    version.edited_at = timezone.now()
    about = version.consultation
    if about is not None and about.state == Consultation.State.DRAFT:
        consultation_actions.edit_consultation(about, by=by, clauses=clauses_of(version))


def refuse_conditions(version: FrameworkVersion, heading: str = "", **texts: str) -> None:
    """Decree of 3 May 2019, art. 7: quote the sentence that makes taking part in BOA a condition."""
    if version.framework.kind != Framework.Kind.BOA:
        return
    wrong = _refused({"heading": heading}) or _refused(texts, heading)
    if wrong:
        raise ValidationError(wrong)


def _refused(texts: dict[str, str], under: str = "") -> dict[str, str]:
    found = {name: voluntary.conditions_in(text, under) for name, text in texts.items()}
    return {name: voluntary.refusal(sentences[0]) for name, sentences in found.items() if sentences}


def _write(version: FrameworkVersion, place: int, text: ArticleText) -> None:
    words = {name: getattr(text, name) for name in ("heading", "text", "principle")}
    article = Article.objects.create(version=version, place=place, number=str(place), **words)
    Commitment.objects.bulk_create(
        Commitment(
            version=version,
            article=article,
            party=each.party,
            text=each.text,
            owner=each.owner,
            evidence=each.evidence,
            due_on=_within(each.within_days),
        )
        for each in text.promises
    )


def _within(days: int | None) -> datetime.date | None:
    return timezone.localdate() + datetime.timedelta(days) if days else None


def _copy(version: FrameworkVersion, article: Article) -> None:
    """The same article with its commitments, as rows of the new version."""
    promises = list(article.commitments.all())
    article.pk, article.version, article._state.adding = None, version, True
    article.save()
    for each in promises:
        each.pk, each.version, each.article, each._state.adding = None, version, article, True
    Commitment.objects.bulk_create(promises)
