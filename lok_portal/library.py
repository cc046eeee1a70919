"""The starting texts that the portal offers, together: frameworks, the note on proportion, answers (F4)."""

from agreements.models import Framework
from agreements.principles import GROUPS, Principle
from agreements.starting_text import articles_for, words_for
from agreements.starting_text.note import NOTE
from consultation.models import Response

PARTIES = {
    "director": "Het lokaal bestuur als regisseur",
    "authority_organiser": "Het lokaal bestuur als organisator",
    "organisers": "De organisatoren",
    "desk": "Het Lokaal Loket",
}
ANSWERS = {
    Response.Outcome.ACCEPTED: "U hebt gelijk: [waarom]. Wij passen de tekst aan zoals u voorstelt.",
    Response.Outcome.PARTLY: "Uw bezorgdheid over [onderwerp] nemen wij over: [wat verandert]."
    " [Het andere deel] nemen wij niet over, omdat [reden].",
    Response.Outcome.REJECTED: "Wij begrijpen uw voorstel, maar volgen het niet, omdat [reden]."
    " [Wat u wel kunt doen, of wanneer wij dit opnieuw bekijken].",
    Response.Outcome.NOTED: "Dank u. Uw opmerking verandert deze tekst niet, maar wij nemen ze mee naar"
    " [waar en wanneer].",
}


def frameworks(authority: str) -> list[dict]:
    """Each kind of framework, with its articles below the principles they are tied to."""
    return [
        {"kind": kind, "label": label, "words": words_for(kind, authority), "groups": _groups(kind)}
        for kind, label in Framework.Kind.choices
    ]


def _groups(kind: str) -> list[tuple[str, list[dict]]]:
    articles = [_told(article) for article in articles_for(kind)]
    by_letter = {letter: [each for each in articles if each["letter"] == letter] for letter in GROUPS}
    return [(f"{letter}. {GROUPS[letter]}", found) for letter, found in by_letter.items() if found]


def _told(article) -> dict:
    promises = [(PARTIES[promise.party], promise) for promise in article.promises]
    words = {"heading": article.heading, "text": article.text, "promises": promises}
    return words | {"letter": article.principle[0], "principle": Principle(article.principle).label}


def answers() -> list[tuple[str, str]]:
    """A way to begin each kind of answer to an input."""
    return [(outcome.label.capitalize(), text) for outcome, text in ANSWERS.items()]


__all__ = ["NOTE", "answers", "frameworks"]
