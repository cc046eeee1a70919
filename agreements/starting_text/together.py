"""Articles on partnership, equal partners and respect for each other (principles A, B and E)."""

from .pieces import ACTOR, DIRECTOR, ORGANISERS, ArticleText, Promise

A1 = ArticleText(
    "A1",
    "Samen ondernemen",
    "Het lokaal bestuur en de organisatoren zijn partners. Samen zorgen zij dat elk gezin in de gemeente "
    "goede opvang vindt. Elk jaar bekijken zij op het LOK wat van dit kader terechtkwam.",
    (
        Promise(
            DIRECTOR,
            "zet de jaarlijkse bespreking van dit kader op de agenda van het LOK",
            "verslag van het LOK",
            "coördinator",
            365,
        ),
    ),
)
A2 = ArticleText(
    "A2",
    "Gelijke behandeling",
    "Elke organisator krijgt dezelfde informatie, op hetzelfde moment, en dezelfde termijnen. Wie uitstel "
    "krijgt, krijgt dat voor iedereen. De opvang van het lokaal bestuur zelf krijgt geen voorsprong.",
    (
        Promise(DIRECTOR, "stuurt elk bericht aan alle organisatoren tegelijk", "verzonden berichten"),
        Promise(
            ACTOR,
            "volgt als organisator dezelfde weg en termijnen als de anderen",
            "dossiers van eigen aanvragen",
        ),
    ),
)
A3 = ArticleText(
    "A3",
    "Een doorzichtige regie",
    "Iedereen kan weten wie bij het lokaal bestuur de regie voert, wie beslist, en waarop. Criteria, "
    "kalender, adviezen en beslissingen staan openbaar.",
    (
        Promise(
            DIRECTOR, "houdt bij en toont wie welke rol heeft", "openbare bladzijde van het LOK", "beheerder"
        ),
    ),
)
A4 = ArticleText(
    "A4",
    "Het lokale beleid",
    "De organisatoren kennen de beleidsdoelen van het lokaal bestuur en houden er rekening mee. Criteria, "
    "subsidies en afspraken noemen het doel waarvoor ze dienen.",
    (
        Promise(
            DIRECTOR, "noemt bij elk criterium en elke subsidie het beleidsdoel", "lijst van beleidsdoelen"
        ),
    ),
)
A5 = ArticleText(
    "A5",
    "Eigen beheer en vrij initiatief",
    "Elke organisator beslist zelf over zijn beheer, zijn personeel en zijn prijzen, binnen de wet. Het "
    "lokaal bestuur vraagt alleen gegevens waarvan het zegt waarvoor ze dienen en hoe lang het ze bewaart.",
    (Promise(DIRECTOR, "zegt bij elk gevraagd gegeven waarvoor het dient", "uitleg bij de formulieren"),),
)
A6 = ArticleText(
    "A6",
    "Open en duidelijk spreken",
    "Partijen zeggen tijdig en in gewone taal wat hen bezighoudt. Een vraag van één organisator die voor "
    "allen telt, krijgt een antwoord dat allen kunnen lezen.",
    (
        Promise(
            DIRECTOR,
            "antwoordt binnen tien werkdagen op een vraag",
            "datum van vraag en antwoord",
            "coördinator",
        ),
        Promise(ORGANISERS, "melden een probleem eerst aan wie het aangaat"),
    ),
)
A7 = ArticleText(
    "A7",
    "Betrokken bij elkaar",
    "Partijen volgen samen hoe vraag en aanbod evolueren: nieuwe plaatsen, sluitingen, verhuizingen, "
    "wachttijden.",
    (
        Promise(
            DIRECTOR,
            "brengt minstens eens per jaar cijfers over vraag en aanbod op het LOK",
            "cijfers met bron",
            "",
            365,
        ),
        Promise(ORGANISERS, "vertellen tijdig wat er bij hen verandert", "melding in het portaal"),
    ),
)
A8 = ArticleText(
    "A8",
    "Tijd voor overleg",
    "Samenwerken vraagt tijd. Vergaderingen liggen ook op uren waarop wie alleen met kinderen werkt, kan "
    "komen. Wie niet kan komen, geeft zijn inbreng vooraf.",
    (
        Promise(
            DIRECTOR, "plant minstens één vergadering per jaar op een avond", "kalender van het LOK", "", 365
        ),
        Promise(ORGANISERS, "komen naar het LOK of laten weten dat ze niet kunnen", "aanwezigheden"),
    ),
)
B1 = ArticleText(
    "B1",
    "Elke organisator telt",
    "Elke organisator die in de gemeente actief is, groot of klein, is een gelijkwaardige partner: vzw, "
    "zelfstandige, onthaalouder, school of openbaar bestuur.",
    (
        Promise(
            DIRECTOR,
            "nodigt elke actieve organisator uit of zorgt dat hij vertegenwoordigd is",
            "lijst van het LOK",
        ),
    ),
)
B2 = ArticleText(
    "B2",
    "Een evenwichtig LOK",
    "Het LOK en de werkgroepen weerspiegelen de opvang en de gezinnen in de gemeente. Niet meer dan twee "
    "derde van de leden is van hetzelfde geslacht. De voorzitter heeft geen band met een voorziening.",
    (
        Promise(
            DIRECTOR, "toont elk jaar hoe het LOK is samengesteld", "overzicht van de samenstelling", "", 365
        ),
    ),
)
B3 = ArticleText(
    "B3",
    "Steun voor alle voorzieningen",
    "Vorming, lokalen, materiaal en geld van het lokaal bestuur versterken alle voorzieningen. Iedereen "
    "kan zien wie een aanbod kon gebruiken en wie het gebruikte.",
    (
        Promise(
            DIRECTOR,
            "stelt elk steunaanbod open voor alle sectoren of zegt waarom niet",
            "lijst van de steun",
        ),
    ),
)
B4 = ArticleText(
    "B4",
    "Maatregelen in samenspraak",
    "Over maatregelen voor leefbaarheid, toegankelijkheid, betaalbaarheid en kwaliteit vraagt het lokaal "
    "bestuur eerst inspraak. Op elke inbreng komt een antwoord met redenen.",
    (
        Promise(DIRECTOR, "beslist geen maatregel zonder inspraak en antwoorden", "verslag van de inspraak"),
        Promise(ORGANISERS, "zeggen wat een maatregel in de praktijk betekent", "inbreng"),
    ),
)
E1 = ArticleText(
    "E1",
    "Ieders eigenheid",
    "Partijen respecteren elkaars identiteit, pedagogische visie en manier van werken. Een criterium of "
    "voorwaarde die daaraan raakt, komt eerst op het LOK.",
    (Promise(DIRECTOR, "gaat bij elk criterium na of het aan de eigenheid raakt", "nota bij de criteria"),),
)
