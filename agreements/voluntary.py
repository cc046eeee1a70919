"""Taking part in BOA is voluntary: sentences that make it a condition for support or recognition.

The decree of 3 May 2019 on out-of-school care and activities, article 7: taking part is no condition for
recognition, nor for financial, staff, logistic or infrastructural support. Sentences are read one by one; a
person judges what a pattern cannot. The database reads with the very same patterns (`triggers.voluntary`), so
they use only what Python and PostgreSQL understand alike: a text is first made plain (a-z, digits, one space
between words and at both ends), and a pattern is asked for, never cut out.
"""

import re
import unicodedata
from dataclasses import dataclass

from .voluntary_words import (
    ABOUT,
    ASKS,
    DEPENDS,
    ELSEWHERE,
    EQUALLY,
    FREED,
    GETS,
    LOSES,
    MUST,
    MUST_NOT,
    NOT_DEPENDENT,
    ONLY_THEY,
    PARTNERSHIP,
    RESTATED,
    STAYS_OUT,
    SUPPORT,
    TAKES_PART,
    TERMS,
)

DECREE = "decreet van 3 mei 2019 over buitenschoolse opvang en activiteiten, artikel 7"
SPACES = "[\\t\\r\\f\\v \\u00a0\\u2000-\\u200a\\u202f\\u3000]+"
BULLET = "^(?:[-*•–·] |[0-9]{1,2}[.)] |[a-z][.)] )"
LEADS = ": *$"
ENDS = (
    "(?<=[.!?])[ \\n]+(?![a-z0-9 \\n])|(?<=;)[ \\n]+|\\n ?\\n[ \\n]*"
    "|\\n ?(?=[-*•–·] |[0-9]{1,2}[.)] |[a-z][.)] )"
)
DROPPED = "[\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060\\ufeff*_`~]|</?[A-Za-z]{1,10}>"
CAPITALS, SMALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Reading:
    """One way to say it: all of `needs` are in the sentence, none of `unless`."""

    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def finds(self, words: str) -> bool:
        has = [re.search(pattern, words) for pattern in self.needs]
        return all(has) and not any(re.search(pattern, words) for pattern in self.unless)


READINGS = (
    Reading((TAKES_PART, SUPPORT, TERMS), (FREED, ABOUT)),
    Reading((TAKES_PART, SUPPORT, TERMS, FREED, RESTATED)),
    Reading((SUPPORT, DEPENDS), (NOT_DEPENDENT, EQUALLY)),
    Reading((SUPPORT, ONLY_THEY), (EQUALLY,)),
    Reading((GETS,), (EQUALLY,)),
    Reading((MUST,), (MUST_NOT,)),
    Reading((STAYS_OUT, LOSES)),
)


def conditions_in(text: str, under: str = "") -> list[str]:
    """The sentences of `text` that make taking part a condition for support or recognition, as written.

    What stands in a list is read with the line above it, and all with the heading when that asks for terms.
    """
    above = f"{under}: " if re.search(ASKS, plain(under)) else ""
    lead, found = above, []
    for piece in re.split(ENDS, re.sub(SPACES, " ", text)):
        if not re.search(BULLET, piece):
            lead = above
        told = re.sub("[ \\n]+", " ", lead + re.sub(BULLET, "", piece)).strip(" ")
        if is_condition(plain(told)):
            found.append(told)
        if re.search(LEADS, piece):
            lead = f"{piece} "
    return found


def plain(text: str) -> str:
    """Its words in small letters without accents or markup, one space between and around them."""
    bare = re.sub(DROPPED, "", unicodedata.normalize("NFKD", text))
    words = re.sub("[^a-z0-9]+", " ", bare.translate(str.maketrans(CAPITALS, SMALL)))
    return f" {words.strip(' ')} "


def is_condition(words: str) -> bool:
    """Whether these plain words make taking part in the partnership a condition."""
    is_about_others = re.search(ELSEWHERE, words) and not re.search(PARTNERSHIP, words)
    return not is_about_others and any(reading.finds(words) for reading in READINGS)


def refusal(sentence: str) -> str:
    """What the writer of the sentence reads."""
    return f"Dit kan niet in een kader voor BOA: “{sentence}” {WHY}"


WHY = (
    "Deelnemen aan het samenwerkingsverband is vrijwillig en mag geen voorwaarde zijn voor steun of erkenning"
    f" ({DECREE}). Bedoelt u iets anders? Schrijf de zin dan anders, of zeg erbij: “ook wie niet deelneemt”."
)
