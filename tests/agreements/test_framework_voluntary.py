"""Sentences that make taking part in BOA a condition for support, and sentences that do not."""

import pytest
from django.core.exceptions import ValidationError

from agreements import actions, rules, voluntary
from agreements.models import Article, Commitment, FrameworkVersion
from agreements.starting_text import articles_for
from ledger.rules import Refused
from tests.agreements.framework_room import Pact

CONDITIONS = [
    "Deelname aan het samenwerkingsverband is een voorwaarde voor steun.",
    "Enkel wie deelneemt, krijgt een subsidie.",
    "Alleen wie het engagement tekent, komt in aanmerking voor ondersteuning.",
    "Lidmaatschap is een voorwaarde om erkend te worden.",
    "Een voorwaarde voor erkenning is deelname aan het overleg.",
    "Wie niet deelneemt, krijgt geen subsidie.",
    "Zonder lidmaatschap is er geen steun.",
    "Geen steun zonder deelname.",
    "Organisatoren die niet deelnemen, verliezen hun ondersteuning.",
    "De subsidie gaat alleen naar organisatoren die deelnemen.",
    "Steun krijgt u mits u deelneemt aan het overleg.",
    "De erkenning hangt af van uw deelname.",
    "Uw engagement is vereist voor een toelage.",
    "Wie niet deelneemt, komt niet in aanmerking voor subsidie.",
    "DEELNAME is een VOORWAARDE voor SUBSIDIE",
]
FREE = [
    "Deelname is geen voorwaarde voor steun.",
    "Deelname aan het samenwerkingsverband is nooit een voorwaarde voor erkenning of steun.",
    "Wie niet deelneemt, verliest geen steun.",
    "Ook wie niet deelneemt, krijgt ondersteuning.",
    "Wie niet deelneemt, krijgt niet minder steun.",
    "De gemeente ondersteunt alle organisatoren.",
    "Deelname is vrijwillig.",
    "De gemeente geeft steun, zonder dat deelname een voorwaarde is.",
    "Een voorwaarde voor de subsidie is een jaarverslag.",
    "Wie deelneemt, denkt mee over het lokale aanbod.",
    "Enkel wie de cijfers doorgeeft, staat op de kaart.",
    "De partners steunen elkaar en nemen deel aan het overleg.",
    "Steun hangt niet af van deelname.",
    "Lidmaatschap kost niets; steun is er voor iedereen.",
    "Elke organisator kan deelnemen. Een voorwaarde voor subsidie is een erkenning.",
    "Het engagement is vrijwillig en de steun is voor alle voorzieningen.",
]


@pytest.fixture
def boa(db, travel):
    return Pact(travel, "boa")


@pytest.mark.parametrize("sentence", CONDITIONS)
def test_a_condition_is_found_and_quoted(sentence):
    assert voluntary.conditions_in(f"Samen sterk. {sentence} Dank u.".replace("..", ".")) != []
    assert voluntary.conditions_in(sentence) == [sentence]
    assert f"“{sentence}”" in voluntary.refusal(sentence)
    assert "decreet van 3 mei 2019" in voluntary.refusal(sentence)


@pytest.mark.parametrize("sentence", FREE)
def test_what_leaves_people_free_passes(sentence):
    assert voluntary.conditions_in(sentence) == []


@pytest.mark.parametrize("kind", ["lok", "loket", "boa"])
def test_our_own_starting_texts_leave_people_free(kind):
    texts = [each.text for each in articles_for(kind)]
    assert [found for text in texts for found in voluntary.conditions_in(text)] == []


@pytest.mark.parametrize("field", ["text", "heading"])
def test_write_article_refuses_a_condition_in_boa(boa, field):
    boa.to("drafted")
    article = Article(version=boa.version, heading="Steun", text="Wij helpen elkaar.", principle="D4")
    setattr(article, field, CONDITIONS[0])
    with pytest.raises(ValidationError) as refused:
        actions.write_article(article, by=boa.coordinator)
    assert refused.value.message_dict == {field: [voluntary.refusal(CONDITIONS[0])]}


def test_write_article_refuses_the_mark_in_boa(boa):
    boa.to("drafted")
    article = Article(version=boa.version, heading="Steun", text="Wij helpen elkaar.", principle="D4")
    article.makes_participation_a_condition = True
    with pytest.raises(ValidationError, match="artikel 7"):
        actions.write_article(article, by=boa.coordinator)


def test_write_commitment_refuses_a_condition_in_boa(boa):
    boa.to("drafted")
    promise = Commitment(article=boa.version.articles.first(), party="director", text=CONDITIONS[1])
    with pytest.raises(ValidationError, match="Enkel wie deelneemt"):
        actions.write_commitment(promise, by=boa.coordinator)


def test_write_article_allows_the_same_words_in_another_framework(db, travel):
    pact = Pact(travel).to("drafted")
    article = Article(version=pact.version, heading="Steun", text=CONDITIONS[0], principle="D7")
    article.makes_participation_a_condition = True
    assert actions.write_article(article, by=pact.coordinator).pk


def test_consult_framework_and_adopt_framework_refuse_a_condition_that_got_in(boa):
    boa.to("drafted")
    Article.objects.filter(version=boa.version, place=1).update(text=CONDITIONS[2])
    assert rules.CONSULT_FRAMEWORK.why_not(boa.coordinator, boa.version) == voluntary.refusal(CONDITIONS[2])
    Article.objects.filter(version=boa.version, place=1).update(text="Vrij.")
    boa.to("discussed")
    Article.objects.filter(version=boa.version, place=1).update(text=CONDITIONS[2])
    version = FrameworkVersion.objects.get(pk=boa.version.pk)
    with pytest.raises(Refused, match="geen voorwaarde zijn voor steun of erkenning"):
        boa.version = version
        boa._adopted()
