"""What the organisers of the demo asked, and what was made of it. All of it is made up."""

from dataclasses import dataclass

WITHIN_A_WEEK = "meldt vrije plaatsen binnen de week en beantwoordt elke vraag"
NOT_ALWAYS = "meldt vrije plaatsen, maar niet altijd op tijd"
NOT_YET = "werkt nog niet mee"


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One application for new places: its answers, its points where somebody judges, its advice."""

    who: str  # key of the contact, and of the organiser unless named
    organiser: str = ""
    where: str = ""  # an existing location
    address: str = ""  # or a new one
    area: str
    places: int
    care: str = "group_care"
    hours: str = ""
    days: str = ""
    reserved: str = "0"
    desk: str = WITHIN_A_WEEK
    start: str = "binnen het jaar"
    summary: str
    welcome: str = ""
    attended: tuple[str, str] = ("2", "aanwezig op 3 van 4 vergaderingen van het LOK")
    judged: tuple[str, str, str] = ("0", "0", "0")  # first and second assessor, agreed
    view: str = ""
    outcome: str = "positive"
    grounds: tuple[str, ...] = ()
    advice: str = ""
    tip: str = ""


PAST = (
    Ask(
        who="bolleboos",
        address="Vennenstraat 120, 2999 Heidebeke",
        area="De Vennen",
        places=18,
        hours="11",
        days="230",
        reserved="10",
        summary="Een nieuwe groep van achttien kinderen in het gemeenschapshuis van De Vennen.",
        welcome=(
            "Elke groep heeft een vaste begeleider die de overgang van thuis naar opvang volgt. Met"
            " het Huis van het Kind spraken we af dat twee plaatsen gaan naar gezinnen uit de wijkwerking."
        ),
        judged=("1.5", "1", "1.5"),
        view=(
            "De afspraken met de wijkwerking zijn concreet. Hoe de begeleiders worden opgeleid,"
            " staat er niet bij."
        ),
        advice="De aanvraag brengt achttien plaatsen naar de wijk met het kleinste aanbod, met ruime uren.",
        tip="Voeg een vormingsplan voor de begeleiders toe.",
    ),
    Ask(
        who="duimelot",
        where="Duimelot Heidebeke",
        area="Stationswijk",
        places=12,
        hours="13",
        days="240",
        reserved="10",
        summary="Twaalf plaatsen erbij in de bestaande locatie aan het station.",
        welcome=(
            "We vangen nu al kinderen op van ouders die met de eerste trein vertrekken. Een"
            " brugfiguur van het OCMW komt elke week langs."
        ),
        judged=("1", "1", "1"),
        view="De brugfiguur is een sterk punt. Voor kinderen met een zorgbehoefte is er nog geen werking.",
        advice="Ruime uren en veel openingsdagen, in een wijk waar veel gezinnen wachten.",
        tip="Bekijk met het centrum voor inclusieve kinderopvang wat voor kinderen met een zorgbehoefte kan.",
    ),
    Ask(
        who="zonnekind",
        where="Zonnekind Korhoek",
        area="Korhoek",
        places=9,
        hours="11",
        days="232",
        reserved="20",
        summary="Negen plaatsen erbij in Korhoek, met twee plaatsen voor inclusieve opvang.",
        welcome=(
            "Ons zorgteam met een kinesist en een orthopedagoog begeleidt nu zes kinderen met een"
            " zorgbehoefte. In Korhoek komt een prikkelarme ruimte."
        ),
        judged=("2", "2", "2"),
        view="Een volwaardige inclusieve werking, met mensen en ruimte die er nu al zijn.",
        advice="De sterkste inclusieve werking van deze ronde. De ligging weegt minder zwaar door.",
        tip="In De Vennen of de Stationswijk zou dezelfde aanvraag twee punten meer krijgen.",
    ),
    Ask(
        who="heidevlinder",
        organiser="gemeente",
        where="De Heidevlinder, Stationswijk",
        area="Stationswijk",
        places=14,
        hours="11",
        days="225",
        reserved="10",
        summary="Een tweede groep in de Stationswijk. Deze aanvraag is van de gemeente zelf.",
        welcome=(
            "De Heidevlinder houdt twee plaatsen vrij voor het OCMW en werkt samen met de taalles in de wijk."
        ),
        judged=("1.5", "1.5", "1.5"),
        view="De band met de taalles werkt. Een plan voor kinderen met een zorgbehoefte ontbreekt.",
        advice=(
            "De aanvraag is beoordeeld door twee beoordelaars zonder band met de opvang van de"
            " gemeente. Ze brengt plaatsen waar de nood groot is."
        ),
        tip="Vijf openingsdagen meer geven de volle punten voor continuïteit.",
    ),
    Ask(
        who="sterrenkinderen",
        where="De Sterrenkinderen",
        area="Sint-Jozef",
        places=10,
        hours="14",
        days="250",
        reserved="5",
        desk=NOT_ALWAYS,
        summary="Tien plaatsen erbij, van 6 tot 20 uur, ook tussen kerst en nieuw.",
        welcome="Ouders met wisselende uren zijn bij ons welkom. We stellen samen een weekschema op.",
        attended=("0", "afwezig zonder bericht op 4 van 4 vergaderingen van het LOK"),
        judged=("1", "0.5", "1"),
        view="De weekschema’s helpen gezinnen met wisselende uren. Afspraken met partners zijn er nog niet.",
        advice="De ruimste uren van alle aanvragen. De organisator nam nog niet deel aan het overleg.",
        tip="Een afgevaardigde in het LOK en tien procent vrije plaatsen brengen samen drie punten op.",
    ),
    Ask(
        who="nestje",
        where="Het Nestje",
        area="Korhoek",
        places=6,
        hours="10.5",
        days="226",
        reserved="10",
        summary="Zes plaatsen erbij in de bestaande woning, na verbouwing van de eerste verdieping.",
        welcome="We werken met kleine groepen en een tuin. Broers en zussen blijven samen.",
        judged=("0.5", "0.5", "0.5"),
        view="Kleine groepen geven rust. Voor gezinnen die het moeilijk hebben, is er nog geen eigen aanpak.",
        advice=(
            "Een degelijke kleine uitbreiding. Ze krijgt dezelfde score als de aanvraag van ’t Kabouterhuis."
        ),
        tip="Spreek met het Huis van het Kind af hoe kwetsbare gezinnen de weg naar uw opvang vinden.",
    ),
    Ask(
        who="kabouterhuis",
        where="’t Kabouterhuis",
        area="Molenhoek",
        places=8,
        hours="11",
        days="222",
        summary="Acht plaatsen in het leegstaande kleuterklasje naast de opvang.",
        welcome=(
            "Kinderen stappen vlot over naar de kleuterklas. Ouders drinken ’s morgens samen koffie"
            " met de juf."
        ),
        judged=("0.5", "1", "0.5"),
        view="De band met de school is sterk. Dringende opvang en inclusie zijn nog niet uitgewerkt.",
        advice=(
            "Een goede aanvraag in een wijk met een matig aanbod. Ze krijgt dezelfde score als Het Nestje."
        ),
        tip="Houd één van de acht plaatsen vrij voor dringende opvang: dat geeft een punt meer.",
    ),
    Ask(
        who="onthaalouder",
        organiser="verlinden",
        where="Bij Greet",
        area="De Vennen",
        places=8,
        care="family_care",
        hours="11",
        days="221",
        reserved="12",
        summary="Inkomenstarief voor acht plaatsen in mijn gezinsopvang in De Vennen.",
        welcome=(
            "Ik vang al zestien jaar kinderen op, ook kinderen die veel nabijheid vragen. Ik volgde"
            " de vorming over gehechtheid."
        ),
        attended=("2", "getekend engagement: een collega-onthaalouder vertegenwoordigt haar in het LOK"),
        judged=("1", "1", "1"),
        view=(
            "Veel ervaring en een gerichte vorming. Afspraken met partners voor de moeilijke dagen"
            " ontbreken nog."
        ),
        advice=(
            "Gezinsopvang op de plaats waar het aanbod het kleinst is. Het engagement voor het LOK"
            " volgen we op."
        ),
        tip="Een afspraak met een collega voor ziektedagen geeft gezinnen meer zekerheid.",
    ),
    Ask(
        who="pardoes",
        where="Pardoes",
        area="Oosterdonk",
        places=8,
        hours="11",
        days="224",
        desk=NOT_YET,
        summary="Acht plaatsen erbij in Oosterdonk.",
        welcome="Ieder kind is welkom zolang er plaats is.",
        attended=("0", "afwezig zonder bericht op 4 van 4 vergaderingen van het LOK"),
        judged=("0.5", "0.5", "0.5"),
        view="De aanvraag beschrijft geen eigen werking voor kinderen of gezinnen die meer nodig hebben.",
        outcome="negative",
        grounds=("desk",),
        advice=(
            "De organisator meldt zijn vrije plaatsen niet aan het loket en beantwoordde zes vragen"
            " van gezinnen niet, ook niet na twee herinneringen. Daarom is het advies negatief."
        ),
        tip=(
            "Sluit aan bij het loket. De coördinator maakt u in een halfuur wegwijs. Een volgende"
            " aanvraag start gelijk."
        ),
    ),
    Ask(
        who="hummelhuis",
        address="Grensstraat 4, Donkmeer",
        area="Oosterdonk",
        places=9,
        hours="11",
        days="225",
        reserved="10",
        summary="Negen plaatsen in een pand net over de grens met Donkmeer.",
        welcome="De opvang ligt op wandelafstand van Oosterdonk.",
        outcome="none",
        advice=(
            "De gevraagde plaatsen liggen op het grondgebied van Donkmeer. Heidebeke geeft daarover"
            " geen advies en bezorgde de aanvraag aan het LOK van Donkmeer."
        ),
    ),
)
WITHDRAWN = Ask(
    who="tuimelaar",
    where="Tuimelaar",
    area="Molenhoek",
    places=9,
    hours="11",
    days="222",
    summary="Negen plaatsen erbij in Molenhoek.",
    welcome="We bouwen aan.",
)
OPEN = (
    Ask(
        who="bolleboos",
        where="Bolleboos Molenhoek",
        area="Molenhoek",
        places=14,
        hours="11",
        days="231",
        reserved="10",
        summary="Omvorming van de vrije plaatsen in Molenhoek en zes plaatsen erbij.",
        welcome="De begeleiders volgden dit jaar de vorming over taalstimulering.",
    ),
    Ask(
        who="speelvogel",
        where="De Speelvogel",
        area="Achterbos",
        places=7,
        hours="11",
        days="224",
        reserved="15",
        start="in het tweede jaar",
        summary="Zeven plaatsen erbij na de bouw van een nieuwe leefgroep.",
        welcome="Met de thuisbegeleidingsdienst maakten we afspraken over vier kinderen.",
    ),
)
STARTED = Ask(
    who="onthaalouder",
    organiser="verlinden",
    where="Bij Greet",
    area="De Vennen",
    places=8,
    care="family_care",
    hours="11",
    days="221",
    summary="Inkomenstarief voor mijn acht plaatsen.",
)
