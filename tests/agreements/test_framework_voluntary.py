"""Sentences that make taking part in BOA a condition for support, and sentences that do not."""

import random

import pgtrigger
import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from agreements import actions, rules, voluntary
from agreements.models import Article, Commitment, FrameworkVersion
from agreements.starting_text import articles_for, words_for
from agreements.triggers.voluntary import body, function
from ledger.rules import Refused
from tests.agreements.framework_room import Pact
from tests.agreements.voluntary_sentences import FREE, REFUSED


@pytest.fixture
def boa(db, travel):
    return Pact(travel, "boa")


def in_sql(sentences, under=""):
    """What the database finds in each of these texts."""
    with connection.cursor() as cursor:
        sql = "SELECT agreements_condition_in(said, %s) FROM unnest(%s::text[]) AS said"
        cursor.execute(sql, [under, sentences])
        return [found for (found,) in cursor.fetchall()]


def in_python(sentences, under=""):
    return [next(iter(voluntary.conditions_in(each, under)), None) for each in sentences]


def test_a_condition_is_found_by_both_and_quoted(db):
    quoted = [" ".join(each.split()) for each in REFUSED]
    assert in_python(REFUSED) == quoted
    assert in_sql(REFUSED) == quoted
    assert in_sql([f"Samen sterk. {each} Dank u." for each in REFUSED[:14]]) == REFUSED[:14]
    assert "“Geen steun zonder deelname.”" in voluntary.refusal("Geen steun zonder deelname.")


def test_what_leaves_people_free_passes_in_both(db):
    assert {*in_python(FREE)} == {*in_sql(FREE)} == {None}


def test_both_read_the_same_whatever_is_written(db):
    chance = random.Random(12)
    words = sorted(
        {word for each in REFUSED + FREE for word in each.split(" ")} | {"\n", "\n\n", "•", "\u00a0"}
    )
    texts = [" ".join(chance.choices(words, k=chance.randint(4, 24))) for _ in range(400)]
    found = in_python(texts)
    assert in_sql(texts) == found
    assert 20 < sum(each is not None for each in found) < 380


@pytest.mark.parametrize(
    ("under", "text", "found"),
    [
        (
            "Voorwaarden voor steun",
            "U neemt deel aan het overleg.",
            "Voorwaarden voor steun: U neemt deel aan het overleg.",
        ),
        ("Voorwaarden voor steun", "- een verslag\n- lid zijn", "Voorwaarden voor steun: lid zijn"),
        ("Voorwaarden voor steun", "Deelname is vrijwillig.", None),
        ("Geen voorwaarde voor steun", "U neemt deel aan het overleg.", None),
        (
            "",
            "Voorwaarden voor steun:\n1. een verslag\n2. lid zijn\n\nLid zijn kost niets.",
            "Voorwaarden voor steun: lid zijn",
        ),
    ],
)
def test_a_heading_and_a_line_above_a_list_say_what_the_rest_is(db, under, text, found):
    assert in_python([text], under) == in_sql([text], under) == [found]


def test_the_database_reads_with_the_patterns_of_now(db):
    asked = "SELECT prosrc FROM pg_proc WHERE proname = 'agreements_condition_in'"
    with connection.cursor() as cursor:
        migrated = cursor.execute(asked).fetchone()
        cursor.execute(function())
        assert migrated == cursor.execute(asked).fetchone() == (body(),)


@pytest.mark.parametrize("kind", ["lok", "loket", "boa"])
def test_our_own_starting_texts_leave_people_free(kind):
    texts = [said for each in articles_for(kind) for said in (each.text, *(it.text for it in each.promises))]
    texts += words_for(kind, "de stad").values()
    assert [found for text in texts for found in voluntary.conditions_in(text)] == []


@pytest.mark.parametrize("field", ["text", "heading"])
def test_write_article_refuses_a_condition_in_boa(boa, field):
    boa.to("drafted")
    article = Article(version=boa.version, heading="Steun", text="Wij helpen elkaar.", principle="D4")
    setattr(article, field, REFUSED[0])
    with pytest.raises(ValidationError) as refused:
        actions.write_article(article, by=boa.coordinator)
    assert refused.value.message_dict == {field: [voluntary.refusal(REFUSED[0])]}


def test_write_article_refuses_the_mark_in_boa(boa):
    boa.to("drafted")
    article = Article(version=boa.version, heading="Steun", text="Wij helpen elkaar.", principle="D4")
    article.makes_participation_a_condition = True
    with pytest.raises(ValidationError, match="artikel 7"):
        actions.write_article(article, by=boa.coordinator)


def test_write_commitment_refuses_a_condition_in_boa(boa):
    boa.to("drafted")
    promise = Commitment(article=boa.version.articles.first(), party="director", text=REFUSED[1])
    with pytest.raises(ValidationError, match="Enkel wie deelneemt"):
        actions.write_commitment(promise, by=boa.coordinator)


def test_write_article_allows_the_same_words_in_another_framework(db, travel):
    pact = Pact(travel).to("drafted")
    article = Article(version=pact.version, heading="Steun", text=REFUSED[0], principle="D7")
    article.makes_participation_a_condition = True
    assert actions.write_article(article, by=pact.coordinator).pk


@pytest.mark.parametrize("field", ["purpose", "joining", "leaving"])
def test_edit_framework_refuses_a_condition_in_boa(boa, field):
    boa.to("drafted")
    with pytest.raises(ValidationError) as refused:
        actions.edit_framework(boa.version, by=boa.coordinator, **{field: REFUSED[0]})
    assert refused.value.message_dict == {field: [voluntary.refusal(REFUSED[0])]}


def written_before_the_database_read_along(version, text):
    """A text that stood there when these patterns came."""
    with pgtrigger.ignore("agreements.Article:boa_stays_voluntary"):
        Article.objects.filter(version=version, place=1).update(text=text)


def test_draft_version_refuses_to_copy_a_condition_and_says_which(boa):
    boa.to("drafted")
    written_before_the_database_read_along(boa.version, REFUSED[2])
    actions.withdraw_framework(boa.version, by=boa.coordinator, reason="Opnieuw.")
    with pytest.raises(ValidationError) as refused:
        actions.draft_version(boa.framework, by=boa.coordinator, source=boa.version)
    assert refused.value.message_dict == {"start": [voluntary.refusal(REFUSED[2])]}
    assert actions.draft_version(boa.framework, by=boa.coordinator).number == 2


def test_consult_framework_and_adopt_framework_refuse_a_condition_that_got_in(boa):
    boa.to("drafted")
    written_before_the_database_read_along(boa.version, REFUSED[2])
    assert rules.CONSULT_FRAMEWORK.why_not(boa.coordinator, boa.version) == voluntary.refusal(REFUSED[2])
    Article.objects.filter(version=boa.version, place=1).update(text="Vrij.")
    boa.to("closed")
    written_before_the_database_read_along(boa.version, REFUSED[2])
    boa.to("discussed")
    version = FrameworkVersion.objects.get(pk=boa.version.pk)
    with pytest.raises(Refused, match="geen voorwaarde zijn voor steun of erkenning"):
        boa.version = version
        boa._adopted()
