"""Articles of a framework for the Lokaal Loket Kinderopvang."""

from .pieces import DESK, DIRECTOR, ORGANISERS, ArticleText, Promise

PARENTS = ArticleText(
    "A1",
    "Eén plaats voor ouders",
    "Het Lokaal Loket helpt ouders die opvang zoeken: onthaal, informatie, een vraag stellen en een "
    "antwoord krijgen. Het loket en de organisatoren werken daarvoor samen.",
    (Promise(DESK, "onthaalt elke ouder en elke toeleider", "openingsuren en cijfers van het loket"),),
)
EQUAL = ArticleText(
    "A2",
    "Geen voorkeur",
    "Het loket toont het hele aanbod en verwijst op wat de ouder zoekt, niet op wie de opvang organiseert.",
    (
        Promise(DESK, "toont alle voorzieningen op dezelfde manier", "lijst of kaart van het loket"),
        Promise(DIRECTOR, "geeft de eigen opvang geen voorrang bij vragen", "cijfers per sector"),
    ),
)
ANSWER = ArticleText(
    "A6",
    "Vragen van ouders",
    "Een vraag die via het loket komt, krijgt binnen een redelijke tijd een antwoord, ook als er geen "
    "plaats is.",
    (
        Promise(ORGANISERS, "antwoorden binnen vijf werkdagen op een opvangvraag", "status van de vraag"),
        Promise(DESK, "volgt vragen zonder antwoord op", "lijst van onbeantwoorde vragen"),
    ),
)
UNANSWERED = ArticleText(
    "A7",
    "Onbeantwoorde vragen",
    "Partijen bekijken samen de vragen waarop geen antwoord kwam: waar, wanneer en voor wie ontbreekt er "
    "opvang?",
    (
        Promise(
            DESK, "brengt de cijfers minstens eens per jaar op het LOK", "cijfers met bron en datum", "", 365
        ),
    ),
)
INFORM = ArticleText(
    "D5",
    "Actuele gegevens",
    "Organisatoren houden hun vrije plaatsen en openingsuren actueel. Het loket vraagt niets dat al "
    "bekend is. Gegevens van ouders blijven bij het loket en de organisator aan wie de vraag gericht is.",
    (
        Promise(ORGANISERS, "houden vrije plaatsen en uren actueel", "datum van bevestiging", "", 183),
        Promise(DESK, "deelt gegevens van ouders alleen met hun akkoord", "register van de verwerking"),
    ),
)
VOLUNTARY = ArticleText(
    "D4",
    "Meewerken aan het loket",
    "Meewerken gebeurt bij voorkeur vrijwillig. Wie een deel niet kan opnemen, tekent met een voorbehoud. "
    "Niet tekenen heeft op zich geen gevolgen.",
    (Promise(ORGANISERS, "zeggen aan welke onderdelen zij meewerken", "ondertekening of voorbehoud"),),
)
VULNERABLE = ArticleText(
    "B4",
    "Gezinnen die het moeilijk hebben",
    "Partijen zorgen samen dat gezinnen in een kwetsbare situatie de weg naar opvang vinden en er welkom "
    "zijn.",
    (
        Promise(DESK, "werkt samen met toeleiders", "lijst van toeleiders"),
        Promise(ORGANISERS, "denken mee over dringende vragen", "verslag van het overleg"),
    ),
)
STEER = ArticleText(
    "C2",
    "Wie het loket stuurt",
    "Een stuurgroep met het lokaal bestuur en organisatoren van elke sector volgt het loket op. "
    "Beslissingen neemt zij bij consensus; lukt dat niet, dan staan de standpunten in het verslag.",
    (
        Promise(
            DIRECTOR, "roept de stuurgroep minstens twee keer per jaar samen", "verslagen", "coördinator", 365
        ),
    ),
)
