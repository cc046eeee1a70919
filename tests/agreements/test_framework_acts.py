"""Acts on frameworks: beginning, editing, the chain to adoption, the next version, the end."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agreements import actions, rules
from agreements.models import Article, Commitment, Framework, FrameworkVersion
from agreements.starting_text import articles_for
from consultation import actions as consultation_actions
from ledger.models import Entry, Paper
from ledger.rules import Refused
from partners.models import Mail
from tests.agreements.framework_room import Pact
from tests.factories import plant


@pytest.fixture
def pact(db, travel):
    return Pact(travel)


def told(thing):
    return list(Entry.objects.about(thing).order_by("pk").values_list("act", flat=True))


@pytest.mark.parametrize("kind", ["lok", "loket", "boa"])
def test_draft_framework_begins_with_the_starting_text_of_its_kind(pact, kind):
    framework = Framework(lok=pact.lok, kind=kind, title="Kader")
    version = actions.draft_framework(framework, by=pact.coordinator, articles=articles_for(kind))
    headings = [each.heading for each in articles_for(kind)]
    assert list(version.articles.values_list("heading", flat=True)) == headings
    assert version.commitments.count() == sum(len(each.promises) for each in articles_for(kind))
    assert bool(version.purpose and version.joining and version.leaving)


def test_draft_framework_may_begin_empty(pact):
    framework = Framework(lok=pact.lok, kind="lok", title="Kader")
    version = actions.draft_framework(framework, by=pact.coordinator)
    assert (version.articles.count(), version.purpose, version.number) == (0, "", 1)


def test_write_article_numbers_it_and_tells_the_log(pact):
    pact.to("drafted")
    article = Article(version=pact.version, heading="Gegevens", text="Wij delen cijfers.", principle="D5")
    actions.write_article(article, by=pact.coordinator)
    assert (article.number, article.place) == ("3", 3)
    assert told(pact.version)[-1] == "agreements.write_article"


def test_write_article_without_text_goes_back_to_its_field(pact):
    pact.to("drafted")
    article = Article(version=pact.version, heading="Leeg", text="", principle="D5")
    with pytest.raises(ValidationError) as refused:
        actions.write_article(article, by=pact.coordinator)
    assert list(refused.value.error_dict) == ["text"]


@pytest.mark.parametrize(("up", "order"), [(True, ["Vrijwillig meewerken", "Samen ondernemen"])])
def test_move_article_numbers_the_others_again(pact, up, order):
    pact.to("drafted")
    actions.move_article(pact.version.articles.last(), by=pact.coordinator, up=up)
    rows = list(pact.version.articles.values_list("number", "heading"))
    assert rows == [("1", order[0]), ("2", order[1])]


def test_move_article_stops_at_the_ends(pact):
    pact.to("drafted")
    actions.move_article(pact.version.articles.first(), by=pact.coordinator, up=True)
    actions.move_article(pact.version.articles.last(), by=pact.coordinator, up=False)
    numbers = list(pact.version.articles.values_list("number", "heading"))
    assert numbers == [("1", "Samen ondernemen"), ("2", "Vrijwillig meewerken")]


def test_remove_article_takes_its_commitments_along(pact):
    pact.to("drafted")
    actions.remove_article(pact.version.articles.first(), by=pact.coordinator)
    rows = list(pact.version.articles.values_list("number", "heading"))
    assert (rows, pact.version.commitments.count()) == ([("1", "Vrijwillig meewerken")], 0)


def test_write_commitment_and_remove_commitment(pact):
    pact.to("drafted")
    article = pact.version.articles.last()
    promise = Commitment(article=article, party="organisers", text="komen naar het LOK")
    actions.write_commitment(promise, by=pact.coordinator)
    assert list(article.commitments.values_list("text", flat=True)) == ["komen naar het LOK"]
    actions.remove_commitment(promise, by=pact.coordinator)
    acts = ["agreements.write_commitment", "agreements.remove_commitment"]
    assert (article.commitments.count(), told(pact.version)[-2:]) == (0, acts)


def test_edit_framework_lets_a_prepared_consultation_follow(pact):
    pact.to("consulted")
    actions.edit_framework(pact.version, by=pact.coordinator, joining="Een partij tekent.")
    clause = pact.version.consultation.clauses.get(number="Toetreden")
    assert clause.text == "Een partij tekent."


def test_edit_framework_refuses_while_the_consultation_runs(pact):
    pact.to("opened")
    version = FrameworkVersion.objects.get(pk=pact.version.pk)
    with pytest.raises(Refused, match="De inspraak over deze tekst loopt"):
        actions.edit_framework(version, by=pact.coordinator, purpose="Anders.")


def test_consult_framework_cuts_the_text_by_article(pact):
    pact.to("consulted")
    about = pact.version.consultation
    numbers = list(about.clauses.values_list("number", flat=True))
    assert numbers == ["Doel en partijen", "1", "2", "Toetreden", "Uittreden"]
    assert about.subject_url == pact.version.get_absolute_url()
    assert "Lokaal bestuur als regisseur: plant het overleg" in about.clauses.get(number="1").text


def test_consult_framework_refuses_an_empty_text(pact):
    framework = Framework(lok=pact.lok, kind="lok", title="Kader")
    version = actions.draft_framework(framework, by=pact.coordinator)
    assert rules.CONSULT_FRAMEWORK.why_not(pact.coordinator, version) == (
        "Schrijf eerst minstens één artikel."
    )


def test_consult_framework_asks_once_unless_it_was_stopped(pact):
    pact.to("consulted")
    with pytest.raises(Refused, match="Hierover is al inspraak gevraagd"):
        actions.consult_framework(pact.version, by=pact.coordinator, title="x", closes_at=pact.version.lok)
    about = pact.version.consultation
    consultation_actions.cancel_consultation(about, by=pact.coordinator, reason="Te vroeg.")
    version = FrameworkVersion.objects.get(pk=pact.version.pk)
    again = actions.consult_framework(version, by=pact.coordinator, title="Nu", closes_at=about.closes_at)
    assert again.consultation.title == "Nu"


def test_bind_discussion_refuses_before_the_consultation_closes(pact):
    pact.to("opened")
    with pytest.raises(Refused, match="nog niet afgesloten"):
        actions.bind_discussion(pact.version, by=pact.coordinator, item=pact.treated())


def test_bind_discussion_refuses_a_point_that_was_not_treated_or_is_elsewhere(pact, travel):
    pact.to("closed")
    other = Pact(travel).to("drafted").treated()
    travel("2026-03-10 09:00")
    listed = pact.treated()
    for item in (plant(listed, state="carried"), other):
        with pytest.raises(ValidationError):
            actions.bind_discussion(pact.version, by=pact.coordinator, item=item)


def test_bind_discussion_refuses_a_meeting_that_had_another_text(pact):
    item = pact.to("closed").treated()
    plant(item.meeting, closed_at=timezone.now(), state="closed", opened_at=timezone.now())
    pact.travel("2026-03-11 09:00")
    version = actions.edit_framework(pact.version, by=pact.coordinator, purpose="Anders")
    with pytest.raises(ValidationError) as refused:
        actions.bind_discussion(version, by=pact.coordinator, item=item)
    sentence = "De tekst veranderde na die vergadering. Bespreek de gewijzigde tekst opnieuw."
    assert refused.value.message_dict == {"item": [sentence]}


CHANGED = (
    "De tekst veranderde nadat het LOK hem besprak. Zet de gewijzigde tekst opnieuw op de agenda en leg"
    " die bespreking vast."
)


def test_adopt_framework_refuses_a_text_that_changed_after_the_discussion_until_it_is_discussed_anew(pact):
    pact.to("discussed")
    actions.edit_framework(pact.version, by=pact.coordinator, purpose="Anders")
    pact.version = FrameworkVersion.objects.get(pk=pact.version.pk)
    assert rules.ADOPT_FRAMEWORK.why_not(pact.administrator, pact.version) == CHANGED
    pact.travel("2026-03-18 09:00")
    pact._discussed()
    assert rules.ADOPT_FRAMEWORK.why_not(pact.administrator, pact.version) == ""
    pact._adopted()
    assert pact.version.text_sha256 == pact.version.discussed_sha256


def test_a_text_that_changed_back_is_the_text_that_was_discussed(pact):
    pact.to("discussed")
    actions.edit_framework(pact.version, by=pact.coordinator, purpose="Anders")
    version = actions.edit_framework(pact.version, by=pact.coordinator, purpose=pact.version.purpose)
    assert rules.ADOPT_FRAMEWORK.why_not(pact.administrator, version) == ""


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        ("drafted", "Vraag eerst inspraak: over deze tekst kon nog niemand iets zeggen."),
        ("opened", "De inspraak is nog niet afgesloten met een antwoord op elke inbreng."),
        (
            "closed",
            "Het LOK besprak deze tekst nog niet. Zet hem op de agenda en leg daarna de bespreking vast.",
        ),
        ("discussed", ""),
    ],
)
def test_adopt_framework_refuses_what_the_chain_lacks(pact, stage, sentence):
    pact.to(stage)
    version = FrameworkVersion.objects.get(pk=pact.version.pk)
    assert rules.ADOPT_FRAMEWORK.why_not(pact.administrator, version) == sentence


def test_adopt_framework_fixes_the_text_keeps_the_paper_and_asks_everybody(pact):
    pact.to("discussed")
    Mail.objects.all().delete()
    pact.to("adopted")
    version = pact.version
    assert (version.state, version.text_sha256) == ("adopted", version.fingerprint())
    kept = Paper.objects.get(kind="framework")
    assert Entry.objects.about(version).last().opening.is_public
    assert kept.sha256 in Entry.objects.about(version).last().opening.payload
    assert sorted(Mail.objects.values_list("to", flat=True)) == sorted([pact.contact.email, pact.rival.email])
    assert version.get_absolute_url() in Mail.objects.first().body


def test_adopt_framework_supersedes_the_version_in_force_and_says_what_changed(pact):
    first = pact.to("signed").version
    Mail.objects.all().delete()
    second = pact.again()
    first.refresh_from_db()
    assert (first.state, second.state, second.number) == ("superseded", "adopted", 2)
    mail = Mail.objects.get(to=pact.contact.email, subject__startswith="Om te ondertekenen")
    assert f"/versies/{second.pk}/tegenover/{first.pk}/" in mail.body
    assert "Drie keer per jaar." in mail.body


def test_draft_version_copies_articles_and_commitments_and_comes_alone(pact):
    pact.to("adopted")
    version = actions.draft_version(pact.framework, by=pact.coordinator, source=pact.version)
    assert version.fingerprint() == pact.version.fingerprint()
    with pytest.raises(Refused, match="Er is al een ontwerp van een nieuwe versie"):
        actions.draft_version(pact.framework, by=pact.coordinator)


def test_withdraw_framework_gives_up_a_draft_but_not_under_a_running_consultation(pact):
    pact.to("opened")
    version = FrameworkVersion.objects.get(pk=pact.version.pk)
    with pytest.raises(Refused, match="De inspraak is nog niet afgesloten"):
        actions.withdraw_framework(version, by=pact.coordinator, reason="Anders.")
    pact.to("closed")
    withdrawn = actions.withdraw_framework(pact.version, by=pact.coordinator, reason="Te vroeg.")
    assert withdrawn.state == "withdrawn"


def test_end_framework_ends_signing_and_new_versions(pact):
    pact.to("adopted")
    ended = actions.end_framework(pact.framework, by=pact.administrator, reason="Er komt een ander kader.")
    assert (ended.state, ended.ended_on) == ("ended", datetime.date(2026, 3, 20))
    assert list(FrameworkVersion.objects.in_force()) == []
    with pytest.raises(Refused, match="Alleen de versie die nu geldt"):
        actions.endorse(pact.stance(pact.organiser), by=pact.contact)
    with pytest.raises(Refused, match="beëindigd"):
        actions.draft_version(ended, by=pact.coordinator)


@pytest.mark.parametrize("rule", [rules.SUPERSEDE_VERSION, rules.WRITE_ARTICLE, rules.MOVE_ARTICLE])
def test_steps_within_an_act_have_no_page_of_their_own(rule):
    assert rule.within in ("agreements.adopt_framework", "agreements.edit_framework")
