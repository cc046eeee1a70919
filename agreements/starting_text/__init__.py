"""Starting texts of frameworks in our own words: nobody begins with an empty page (commitment F1).

The order is that of a usual agreement: purpose and principles, regie, policy and data, decisions, evaluation.
"""

from . import boa, desk, steering, together
from .pieces import ArticleText, Promise

__all__ = ["ArticleText", "Promise", "articles_for", "words_for"]

LOK = [getattr(together, f"A{n}") for n in range(1, 9)] + [getattr(together, f"B{n}") for n in range(1, 5)]
LOK += [getattr(steering, f"C{n}") for n in range(1, 10)] + [getattr(steering, f"D{n}") for n in range(1, 9)]
LOK += [together.E1] + [getattr(steering, f"F{n}") for n in range(1, 5)]
DESK = [
    *(desk.PARENTS, desk.EQUAL, together.A5, desk.ANSWER, desk.UNANSWERED, together.A8, together.B1),
    *(together.B2, desk.VULNERABLE, steering.C1, desk.STEER, steering.C6, steering.C8),
    *(desk.VOLUNTARY, desk.INFORM, together.E1, steering.F1, steering.F2, steering.F4),
]
BOA = [
    *(boa.AIM, together.A2, together.A5, together.A6, boa.ROUTE, boa.EXPECT, together.B1, together.B2),
    *(boa.ROOMS, boa.QUALITY, steering.C1, boa.STEER, steering.C7, boa.VOLUNTARY, boa.INFORM),
    *(together.E1, steering.F1, steering.F2, steering.F4),
]
ARTICLES = {"lok": LOK, "loket": DESK, "boa": BOA}

PURPOSE = {
    "lok": "Dit kader legt vast hoe {authority} en de organisatoren van kinderopvang in de gemeente"
    " samenwerken. Partijen zijn het lokaal bestuur, als regisseur en als organisator, en elke organisator"
    " die tekent.",
    "loket": "Dit kader legt vast hoe {authority}, het Lokaal Loket Kinderopvang en de organisatoren samen"
    " ouders helpen die opvang zoeken. Partijen zijn het lokaal bestuur, het loket en elke organisator die"
    " tekent.",
    "boa": "Dit kader is de basis van het lokaal samenwerkingsverband voor buitenschoolse opvang en"
    " activiteiten in {authority}. Partijen zijn het lokaal bestuur en elke organisator die vrijwillig"
    " deelneemt.",
}
JOINING = (
    "Een nieuwe partij treedt toe door de versie die geldt te ondertekenen. De andere partijen hoeven"
    " daarvoor niets te doen; zij lezen in het portaal wie erbij kwam."
)
LEAVING = (
    "Een partij kan op elk moment uittreden door haar ondertekening in te trekken. Zij zegt het op het"
    " volgende LOK. Het kader blijft gelden tussen de andere partijen."
)


def articles_for(kind: str) -> list[ArticleText]:
    """The articles to start a framework of this kind with."""
    return ARTICLES[kind]


def words_for(kind: str, authority: str) -> dict[str, str]:
    """Purpose and parties, and how a party joins and leaves."""
    return {"purpose": PURPOSE[kind].format(authority=authority), "joining": JOINING, "leaving": LEAVING}
