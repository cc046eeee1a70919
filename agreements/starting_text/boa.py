"""Articles of a framework for the local partnership on out-of-school care and activities (BOA)."""

from .pieces import DIRECTOR, ORGANISERS, ArticleText, Promise

AIM = ArticleText(
    "A1",
    "Samen voor kinderen na school",
    "Opvang, scholen, sport, jeugdwerk, cultuur en het lokaal bestuur stemmen hun aanbod voor kinderen "
    "van 2,5 tot en met 12 jaar op elkaar af, zodat elk kind iets vindt dat past en dat dichtbij is.",
    (Promise(DIRECTOR, "maakt elk jaar een overzicht van het aanbod", "overzicht per wijk", "", 365),),
)
VOLUNTARY = ArticleText(
    "D4",
    "Vrijwillig",
    "Deelname aan het samenwerkingsverband is vrijwillig. Ze is geen voorwaarde voor erkenning of steun "
    "(decreet van 3 mei 2019, artikel 7). Wie niet deelneemt, wordt wel geïnformeerd.",
    (Promise(DIRECTOR, "informeert ook wie niet deelneemt", "verzonden berichten"),),
)
EXPECT = ArticleText(
    "A8",
    "Wat wij van elkaar verwachten",
    "Partners weten vooraf hoeveel overleg er is, waarover zij mogen beslissen en welke inbreng gevraagd "
    "wordt.",
    (Promise(DIRECTOR, "legt elk jaar in september de vergaderdagen vast", "kalender", "coördinator"),),
)
QUALITY = ArticleText(
    "B4",
    "Kwaliteit en toegankelijkheid",
    "Partners maken samen afspraken over veiligheid, begeleiding, prijs en inclusie. Kinderen en ouders "
    "denken mee.",
    (
        Promise(ORGANISERS, "vragen elk jaar wat kinderen en ouders ervan vinden", "verslag", "", 365),
        Promise(DIRECTOR, "zoekt een oplossing voor kinderen met een extra zorg", "verslag van het overleg"),
    ),
)
ROUTE = ArticleText(
    "A7",
    "Van school naar opvang en activiteit",
    "Scholen, opvang en verenigingen regelen samen hoe kinderen veilig van de ene naar de andere plaats "
    "gaan.",
    (Promise(ORGANISERS, "spreken per school af wie kinderen begeleidt", "afspraken per school"),),
)
ROOMS = ArticleText(
    "B3",
    "Lokalen en materiaal delen",
    "Het lokaal bestuur stelt lokalen en materiaal open voor alle organisatoren, volgens regels die "
    "iedereen kent.",
    (Promise(DIRECTOR, "maakt de regels en de prijs bekend", "reglement"),),
)
INFORM = ArticleText(
    "D5",
    "Informatie voor ouders",
    "Ouders vinden het hele aanbod op één plaats. Wie iets organiseert, geeft zijn gegevens door.",
    (Promise(ORGANISERS, "geven hun aanbod door voor elke schoolvakantie", "overzicht", "", 90),),
)
STEER = ArticleText(
    "C2",
    "Wie het samenwerkingsverband stuurt",
    "Een stuurgroep met elke sector volgt de afspraken op. Wie een belang heeft in een punt, beslist daar "
    "niet over mee.",
    (Promise(DIRECTOR, "maakt verslag en deelt het met alle partners", "verslag"),),
)
