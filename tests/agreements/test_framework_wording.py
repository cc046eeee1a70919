"""What changed between two texts, article by article; and which principles a text covers."""

import pytest

from agreements.framework_steps import coverage
from agreements.models import Article
from agreements.wording import changes
from consultation.clauses import ClauseText

OLD = [
    ClauseText("Doel en partijen", "", "Samen."),
    ClauseText("1", "Overleg", "Wij overleggen twee keer per jaar over vraag en aanbod."),
    ClauseText("2", "Gegevens", "Wij delen cijfers over plaatsen."),
    ClauseText("3", "Steun", "Steun is er voor alle voorzieningen in de gemeente."),
]


def told(new):
    return [(change.kind, change.label) for change in changes(OLD, new)]


def test_another_number_alone_is_no_change():
    new = [OLD[0], ClauseText("1", "Gegevens", OLD[2].text), ClauseText("2", "Overleg", OLD[1].text), OLD[3]]
    assert {kind for kind, _ in told(new)} == {"same"}


def test_an_article_is_known_by_its_heading():
    new = [OLD[0], OLD[1], ClauseText("2", "gegevens", "Iets heel anders."), OLD[3]]
    assert told(new)[2] == ("changed", "Artikel 2: gegevens")


def test_an_article_with_another_heading_is_known_by_its_words():
    new = [OLD[0], ClauseText("1", "Samen praten", OLD[1].text + " Ook 's avonds."), *OLD[2:]]
    assert told(new)[1] == ("changed", "Artikel 1: Samen praten")


def test_what_is_new_and_what_is_gone_stand_in_their_place_and_at_the_end():
    new = [OLD[0], OLD[1], ClauseText("2", "Tijd", "Een avond per jaar."), OLD[3]]
    assert told(new) == [
        ("same", "Doel en partijen"),
        ("same", "Artikel 1: Overleg"),
        ("new", "Artikel 2: Tijd"),
        ("same", "Artikel 3: Steun"),
        ("gone", "Artikel 2: Gegevens"),
    ]


@pytest.mark.parametrize(
    ("principles", "missing"), [((), [8, 4, 9, 8, 1, 4]), (("A1", "A1", "E1"), [7, 4, 9, 8, 0, 4])]
)
def test_coverage_counts_the_principles_without_an_article(principles, missing):
    articles = [Article(number=str(n), principle=each) for n, each in enumerate(principles, 1)]
    assert [len(group.missing) for group in coverage(articles)] == missing
