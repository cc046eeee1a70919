"""The rules of procedure in plain words: each number in a sentence."""

from consultation.clauses import ClauseText
from meetings.models import RulesOfProcedure
from partners.templatetags.words import aantal

TIES = {
    "rejected": "Bij evenveel stemmen voor als tegen is het voorstel verworpen.",
    "chair": "Bij evenveel stemmen voor als tegen beslist de stem van de voorzitter.",
    "both_views": "Bij evenveel stemmen voor als tegen komen beide standpunten in het advies.",
}
MAJORITIES = {
    "simple": "Een voorstel is aangenomen als er meer stemmen voor dan tegen zijn.",
    "absolute": "Een voorstel is aangenomen als meer dan de helft van de stemmen voor is.",
    "two_thirds": "Een voorstel is aangenomen als minstens twee derde van de stemmen voor is.",
}


def sentences(procedure: RulesOfProcedure) -> list[tuple[str, list[str]]]:
    """Headings with what holds."""
    return [
        ("Bijeenroepen", _convening(procedure)),
        ("Quorum", _quorum(procedure)),
        ("Stemmen", _voting(procedure)),
        ("Verslag en advies", _afterwards(procedure)),
    ]


def clauses_of(procedure: RulesOfProcedure) -> list[ClauseText]:
    """The same cut in clauses, with the other provisions after them."""
    told = [
        ClauseText(str(place), heading, "\n".join(said))
        for place, (heading, said) in enumerate(sentences(procedure), start=1)
    ]
    rest = ClauseText(str(len(told) + 1), "Overige bepalingen", procedure.text)
    return [*told, rest] if procedure.text else told


def _days(number: int) -> str:
    return aantal(number, "dag,dagen")


def _convening(p) -> list[str]:
    publicity = "openbaar, behalve punten die besloten zijn" if p.meetings_are_public else "niet openbaar"
    return [
        f"Het LOK vergadert minstens {aantal(p.meetings_a_year, 'keer,keer')} per jaar.",
        f"Tussen de oproeping en de vergadering liggen minstens {_days(p.notice_days)}.",
        f"De vergaderingen zijn {publicity}.",
    ]


def _quorum(p) -> list[str]:
    how = "meer dan" if p.quorum_is_strict else "minstens"
    second = (
        "geldig, hoeveel leden er ook zijn" if p.second_meeting_needs_none else "alleen geldig met quorum"
    )
    counts = "tellen mee" if p.proxies_count_for_quorum else "tellen niet mee"
    share = f"{p.quorum_numerator}/{p.quorum_denominator}"
    return [
        f"Het LOK beslist geldig als {how} {share} van de stemgerechtigde leden aanwezig is.",
        f"Een tweede vergadering over dezelfde punten is {second}.",
        f"Volmachten {counts} voor het quorum.",
    ]


def _voting(p) -> list[str]:
    counts = "tellen mee" if p.abstentions_count else "tellen niet mee"
    proxies = f"Een lid draagt hoogstens {aantal(p.proxies_max, 'volmacht,volmachten')}."
    return [
        MAJORITIES[p.majority],
        f"Onthoudingen {counts} in dat aantal stemmen.",
        TIES[p.tie],
        proxies if p.proxies_max else "Leden kunnen geen volmacht geven.",
    ]


def _afterwards(p) -> list[str]:
    return [
        f"Het verslag komt binnen {_days(p.minutes_days)} na de vergadering.",
        f"Daarna hebben de leden {_days(p.objection_days)} voor opmerkingen.",
        f"Het bestuur antwoordt binnen {_days(p.reply_days)} op een advies, met redenen.",
    ]
