"""A version of a framework as words: its clauses for a consultation, and what changed between two texts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from agreements.models import FrameworkVersion
from consultation.clauses import ClauseText
from partners.templatetags.words import kort

ALIKE = 0.5  # from this share of the words on, two articles are one that was rewritten
EMPTY = ClauseText("", "", "")


def clauses_of(version: FrameworkVersion) -> list[ClauseText]:
    """Purpose, each article with its commitments, and how parties join and leave, in this order."""
    promises: dict[int, list[str]] = {}
    for commitment in version.commitments.all():
        promises.setdefault(commitment.article_id, []).append(said(commitment))
    articles = [
        ClauseText(article.number, article.heading, _joined(article.text, promises.get(article.pk, [])))
        for article in version.articles.all()
    ]
    around = [
        ClauseText(name, "", text)
        for name, text in (("Toetreden", version.joining), ("Uittreden", version.leaving))
    ]
    purpose = ClauseText("Doel en partijen", "", version.purpose)
    return [clause for clause in (purpose, *articles, *around) if clause.text]


def said(commitment) -> str:
    """One commitment as a sentence."""
    party = commitment.get_party_display()
    parts = [
        f"{party[:1].upper()}{party[1:]}: {commitment.text}",
        f"trekker: {commitment.owner}" if commitment.owner else "",
        f"tegen {kort(commitment.due_on)}" if commitment.due_on else "",
        f"blijkt uit: {commitment.evidence}" if commitment.evidence else "",
    ]
    return "; ".join(filter(None, parts)) + "."


def _joined(text: str, promises: list[str]) -> str:
    return (
        "\n\n".join([text, "Beloften\n" + "\n".join(f"- {each}" for each in promises)]) if promises else text
    )


@dataclass(frozen=True)
class Change:
    """One piece before and after; EMPTY where it did not exist or no longer does."""

    old: ClauseText
    new: ClauseText

    @property
    def kind(self) -> str:
        """`same`, `new`, `gone` or `changed`; another number alone is no change."""
        if replace(self.old, number="") == replace(self.new, number=""):
            return "same"
        return "new" if self.old is EMPTY else "gone" if self.new is EMPTY else "changed"

    @property
    def label(self) -> str:
        shown = self.old if self.new is EMPTY else self.new
        name = f"Artikel {shown.number}" if shown.number.isdigit() else shown.number
        return f"{name}: {shown.heading}" if shown.heading else name


def changes(old: Sequence[ClauseText], new: Sequence[ClauseText]) -> list[Change]:
    """In the order of the new text, what is gone at the end.

    An article is known by its heading, else by its words: numbers move.
    """
    left = list(old)
    found = {at: _taken(left, clause, _same_name) for at, clause in enumerate(new)}
    for at, clause in enumerate(new):
        found[at] = found[at] or _taken(left, clause, _alike)
    kept = [Change(found[at] or EMPTY, clause) for at, clause in enumerate(new)]
    return kept + [Change(clause, EMPTY) for clause in left]


def _taken(left: list[ClauseText], clause: ClauseText, is_same) -> ClauseText | None:
    match = next((each for each in left if is_same(each, clause)), None)
    if match:
        left.remove(match)
    return match


def _same_name(one: ClauseText, other: ClauseText) -> bool:
    if not one.heading and not other.heading:
        return one.number == other.number
    return one.heading.casefold() == other.heading.casefold()


def _alike(one: ClauseText, other: ClauseText) -> bool:
    words = SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False)
    return words.quick_ratio() > ALIKE and words.ratio() > ALIKE


def discussed_changes(version: FrameworkVersion) -> list[Change]:
    """What changed since the text the LOK discussed."""
    return changes([ClauseText(*clause) for clause in version.discussed_text], clauses_of(version))


def consulted_changes(version: FrameworkVersion) -> list[Change]:
    """What changed since the text people gave their view on."""
    asked = [
        ClauseText(clause.number, clause.heading, clause.text)
        for clause in version.consultation.clauses.all()
    ]
    return changes(asked, clauses_of(version))
