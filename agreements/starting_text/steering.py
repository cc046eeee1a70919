"""Articles on the regie, on local policy, and on the framework itself (principles C, D and F)."""

from .pieces import ACTOR, DIRECTOR, ORGANISERS, ArticleText, Promise

C1 = ArticleText(
    "C1",
    "Regisseur en organisator",
    "Het lokaal bestuur voert de regie en kan ook zelf opvang organiseren. Dat zijn twee rollen, bij twee "
    "verschillende mensen. Waar ze elkaar raken, zegt het bestuur dat vooraf.",
    (
        Promise(
            DIRECTOR, "laat niemand in dezelfde ronde beide rollen opnemen", "lijst van rollen", "beheerder"
        ),
        Promise(ACTOR, "gebruikt als organisator geen kennis uit de regie"),
    ),
)
C2 = ArticleText(
    "C2",
    "Objectief en zonder eigen belang",
    "Wie een belang heeft in een dossier, beoordeelt het niet en stemt er niet over. Een eigen aanvraag "
    "van het bestuur wordt beoordeeld door minstens twee mensen die er los van staan.",
    (Promise(DIRECTOR, "legt elke belangenverklaring vast, openbaar, met de grond", "logboek"),),
)
C3 = ArticleText(
    "C3",
    "Criteria in overleg",
    "De criteria voor het advies over uitbreiding, voor nieuwe plaatsen en voor omschakeling, krijgen "
    "vorm in overleg. Het LOK geeft er advies over voor ze worden vastgesteld.",
    (
        Promise(
            DIRECTOR, "legt elk ontwerp van criteria voor aan alle organisatoren", "verslag van de inspraak"
        ),
    ),
)
C4 = ArticleText(
    "C4",
    "Criteria vooraf bekend",
    "Criteria zijn bekend ruim voor een ronde opent. Daarna veranderen ze niet meer voor die ronde.",
    (Promise(DIRECTOR, "maakt criteria bekend voor de oproep begint", "datum van bekendmaking"),),
)
C5 = ArticleText(
    "C5",
    "Inspraak in het beleid",
    "Wanneer het lokale beleid wordt uitgetekend, hebben de organisatoren inspraak. Wijkt het bestuur af "
    "van een advies van het LOK, dan zegt het waarom.",
    (
        Promise(
            DIRECTOR,
            "antwoordt binnen de afgesproken termijn op elk advies van het LOK",
            "antwoord",
            "college",
        ),
    ),
)
C6 = ArticleText(
    "C6",
    "Willen en kunnen samenwerken",
    "Aan beide kanten is er de wil om samen te werken, en de tijd en kennis om het te kunnen. Wie een "
    "belofte niet kan houden, zegt dat op tijd; samen zoeken partijen een oplossing.",
    (
        Promise(DIRECTOR, "houdt een lijst bij van de beloften van beide kanten", "actieplan", "coördinator"),
        Promise(ORGANISERS, "zeggen op tijd wat niet lukt"),
    ),
)
C7 = ArticleText(
    "C7",
    "Een deskundige regie",
    "Het lokaal bestuur werkt volgens een plan en met cijfers waarvan bron en datum bekend zijn.",
    (
        Promise(
            DIRECTOR, "maakt een omgevingsanalyse en vernieuwt ze", "omgevingsanalyse", "coördinator", 365
        ),
    ),
)
C8 = ArticleText(
    "C8",
    "Vakkennis delen",
    "De organisatoren kennen de opvang van binnenuit. Zij delen die kennis met het lokaal bestuur en met "
    "elkaar.",
    (
        Promise(
            ORGANISERS,
            "verbeteren cijfers die niet kloppen en werken mee in werkgroepen",
            "meldingen, verslagen",
        ),
        Promise(DIRECTOR, "antwoordt op elke verbetering van gegevens", "antwoord met datum"),
    ),
)
C9 = ArticleText(
    "C9",
    "Een advies waar men iets aan heeft",
    "Vraagt een organisator een vergunning voor groepsopvang, dan helpt het advies van het lokaal bestuur "
    "hem vooruit: wat is er nodig in de buurt, wat is sterk, en hoe kan het beter?",
    (Promise(DIRECTOR, "geeft bij elk kritisch punt een suggestie, binnen dertig dagen", "advies"),),
)
D1 = ArticleText(
    "D1",
    "Bevoegd en verantwoordelijk",
    "Bij elke stap zegt het lokaal bestuur op welke regel het steunt en wie verantwoordelijk is.",
    (Promise(DIRECTOR, "noemt in elke beslissing de rechtsgrond", "beslissing"),),
)
D2 = ArticleText(
    "D2",
    "Wie beslist",
    "Het LOK adviseert; het bevoegde bestuursorgaan beslist, met het mandaat van de kiezer. Advies en "
    "beslissing staan apart op papier, elk met naam en datum.",
    (Promise(DIRECTOR, "maakt elke beslissing bekend met orgaan en datum", "beslissing"),),
)
D3 = ArticleText(
    "D3",
    "Beleid doe je samen",
    "Een beleidsdoel lukt alleen met de voorzieningen. Bij elk doel horen acties, en bij elke actie een "
    "partner of de reden waarom er geen is.",
    (Promise(DIRECTOR, "legt bij elk doel acties en partners vast", "actieplan", "coördinator"),),
)
D4 = ArticleText(
    "D4",
    "Meewerken, bij voorkeur vrijwillig",
    "Elke voorziening werkt zoveel mogelijk mee aan de beleidsdoelen, ook aan het Lokaal Loket, en bij "
    "voorkeur vrijwillig. Dit kader niet ondertekenen heeft op zich geen gevolgen.",
    (Promise(ORGANISERS, "zeggen waaraan zij meewerken en waaraan niet", "ondertekening of voorbehoud"),),
)
D5 = ArticleText(
    "D5",
    "Elkaar informeren",
    "De organisatoren houden het lokaal bestuur op de hoogte van hun aanbod en werking. Het bestuur "
    "gebruikt die gegevens alleen waarvoor ze gevraagd zijn, en deelt geen gegevens van gezinnen.",
    (
        Promise(
            ORGANISERS, "bevestigen hun gegevens minstens om de zes maanden", "datum van bevestiging", "", 183
        ),
        Promise(DIRECTOR, "vraagt de gegevens op één plaats en vult in wat het al weet", "portaal"),
    ),
)
D6 = ArticleText(
    "D6",
    "De manier van werken",
    "Het lokaal bestuur kiest hoe het de regie voert: termijnen, quorum, wie vaststelt. Die keuzes zijn "
    "openbaar, met de reden.",
    (Promise(DIRECTOR, "maakt elke wijziging van de werkwijze bekend", "logboek", "beheerder"),),
)
D7 = ArticleText(
    "D7",
    "Lokale subsidies met voorwaarden",
    "Een lokale subsidie kan voorwaarden hebben. Elke voorwaarde zegt waarvoor ze dient en waaruit blijkt "
    "dat ze vervuld is.",
    (Promise(DIRECTOR, "schrijft bij elke voorwaarde doel en bewijs", "reglement"),),
)
D8 = ArticleText(
    "D8",
    "Voorwaarden in verhouding",
    "Wat een voorwaarde aan tijd en geld kost, staat in verhouding tot het bedrag van de subsidie. Het "
    "LOK kan er een opmerking bij maken.",
    (Promise(DIRECTOR, "maakt een nota over de verhouding voor een subsidie bekend wordt", "nota"),),
)
F1 = ArticleText(
    "F1",
    "Waarop dit kader steunt",
    "Dit kader werkt de principes van de engagementsverklaring van lokale besturen en organisatoren uit "
    "voor onze gemeente. Elk artikel noemt het principe waarop het steunt.",
)
F2 = ArticleText(
    "F2",
    "Op het LOK",
    "Elke nieuwe versie van dit kader ligt eerst voor in een inspraak, per artikel, en wordt besproken op "
    "het LOK. Wie een artikel niet kan aanvaarden, kan een rode kaart geven; dan zoeken partijen eerst "
    "een andere tekst.",
    (
        Promise(
            DIRECTOR,
            "legt elke nieuwe versie opnieuw voor en toont wat veranderde",
            "vergelijking van de versies",
        ),
    ),
)
F3 = ArticleText(
    "F3",
    "Band met andere kaders",
    "Afspraken over het Lokaal Loket en over buitenschoolse opvang en activiteiten staan in een eigen "
    "kader en sluiten hierop aan. Bijlagen, zoals criteria en regels over belangen, staan op hun eigen "
    "bladzijde.",
)
F4 = ArticleText(
    "F4",
    "Samen een actieplan",
    "Wat partijen elkaar beloven, komt in een actieplan met een trekker en een datum. Bij de evaluatie "
    "van dit kader bekijken zij wat gedaan is, wat niet, en waarom.",
    (
        Promise(
            DIRECTOR, "brengt het actieplan minstens eens per jaar op het LOK", "verslag van het LOK", "", 365
        ),
        Promise(ORGANISERS, "trekken elk minstens één actie of zeggen waarom dat niet lukt", "actieplan"),
    ),
)
