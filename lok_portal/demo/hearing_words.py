"""What the consultations of the demo are about, and what was said and answered. All of it is made up."""

VAKANTIE = "Afspraken over opvang in de zomervakantie"
FLEX = "Reglement: toelage voor flexibele openingsuren"
DRUK = "Nota: hoe verlichten we de werkdruk in de opvang?"

# key: title, intro, text, terms
ABOUT = {
    "vakantie": (
        VAKANTIE,
        "In de zomer sluiten veel opvanglocaties in dezelfde weken. Ouders vinden dan geen plaats. We willen "
        "de sluitingsperiodes beter spreiden. Uw inbreng bepaalt mee hoe. Het college beslist na "
        "de inspraak.",
        """Artikel 1. Doel
Elk gezin dat in juli of augustus opvang nodig heeft, vindt die in Heidebeke.

Artikel 2. Melden van sluitingen
Elke organisator meldt voor 31 januari aan het Lokaal Loket in welke weken de opvang gesloten is.

Artikel 3. Spreiding
In elke week van de zomer blijft per buurt minstens één groepsopvang open. Het bestuur maakt een voorstel van
verdeling als dat niet vanzelf lukt.

Artikel 4. Ruilen van plaatsen
Gezinnen kunnen tijdens een sluiting terecht in een andere opvang. De ouders betalen daar hetzelfde tarief.

Artikel 5. Evaluatie
Het LOK bespreekt deze afspraken elk jaar in oktober.""",
        {"visibility": "after"},
    ),
    "druk": (
        DRUK,
        "Medewerkers en onthaalouders vertellen dat het werk zwaar is. In deze nota staan vijf voorstellen. "
        "Omdat mensen vrij moeten kunnen spreken, is deze inspraak zonder namen.",
        """1. Vervangpool
Het bestuur richt een pool op van drie voltijdse kinderbegeleiders die bij ziekte kunnen invallen.

2. Gedeelde administratie
Een medewerker van het Huis van het Kind helpt zelfstandige organisatoren een halve dag per maand met
papierwerk.

3. Poetshulp
Onthaalouders krijgen via het wijk-werken twee uur poetshulp per week aan 6 euro per uur.

4. Vorming tijdens de uren
Per jaar zijn er twee pedagogische studiedagen. De opvang mag dan sluiten, het bestuur zorgt voor noodopvang.

5. Overleg
Elke drie maanden komen alle begeleiders samen om van elkaar te leren.""",
        {"visibility": "after", "is_anonymous": True, "audience": "organisers"},
    ),
    "flex": (
        FLEX,
        "Ouders die vroeg beginnen of laat werken, zoeken opvang voor 7 uur en na 18 uur. Met "
        "deze toelage wil het "
        "bestuur organisatoren helpen die ruimer openen. Na de inspraak gaat het reglement naar "
        "de gemeenteraad.",
        """Artikel 1. Doel
Het bestuur geeft een toelage aan organisatoren die ruimer openen dan van 7 tot 18 uur.

Artikel 2. Wie
Elke organisator met een vergunde locatie in Heidebeke kan de toelage vragen, ook een onthaalouder.

Artikel 3. Bedrag
De toelage is 9 euro per begonnen uur voor 7 uur of na 18 uur, met een maximum van 2.500 euro per locatie
en per jaar.

Artikel 4. Voorwaarden
De opvang is minstens op drie dagen per week ruimer open, en minstens één kind maakt er gebruik van.

Artikel 5. Aanvragen
De organisator vraagt de toelage voor 1 maart met het formulier op de website. Als bewijs volstaat de
aanwezigheidslijst.

Artikel 6. Controle
Het bestuur kan de aanwezigheidslijsten ter plaatse inkijken. Wie onjuist verklaart, betaalt de toelage terug.

Artikel 7. Duur
Dit reglement geldt vanaf 1 januari en wordt na twee jaar geëvalueerd in het LOK.""",
        {"visibility": "during"},
    ),
}

AGREE = ("agree", "", "")

# key: (who, number of the article or * for all others, kind, text, wording)
SAID = {
    "vakantie": (
        (
            "bolleboos",
            "3",
            "amend",
            "Een voorstel van verdeling kan ook van ons komen. Laat het LOK dat maken.",
            "In elke week van de zomer blijft per buurt minstens één groepsopvang open. Het LOK "
            "maakt een voorstel van\n"
            "verdeling als dat niet vanzelf lukt.",
        ),
        ("bolleboos", "*", *AGREE),
        (
            "onthaalouder",
            "2",
            "amend",
            "Eind januari weet ik mijn eigen vakantie nog niet.",
            "Elke organisator meldt voor 31 maart aan het Lokaal Loket in welke weken de opvang gesloten is.",
        ),
        (
            "onthaalouder",
            "4",
            "red_card",
            "Ik kan geen kinderen opvangen die ik niet ken. Voor een kind van één jaar is wennen nodig.",
            "",
        ),
        (
            "nestje",
            "4",
            "red_card",
            "Wie betaalt het verschil als mijn tarief hoger is? Zo werkt het niet.",
            "",
        ),
        ("nestje", "1", *AGREE),
        ("speelvogel", "5", "remark", "Kan de evaluatie in september? Dan is alles nog vers.", ""),
        ("speelvogel", "*", *AGREE),
        ("school", "1", "remark", "De school wil haar lokalen in juli openstellen. Bel ons gerust.", ""),
    ),
    "druk": (
        ("onthaalouder", "3", "agree", "Dit zou voor mij het verschil maken.", ""),
        (
            "onthaalouder",
            "4",
            "red_card",
            "Als ik een dag sluit, verlies ik mijn dagvergoeding. Noodopvang lost dat niet op.",
            "",
        ),
        ("nadia", "4", "red_card", "Een studiedag kost mij bijna 200 euro. Dat kan ik niet dragen.", ""),
        ("nadia", "3", *AGREE),
        (
            "nestje",
            "1",
            "amend",
            "Drie is te weinig voor 24 locaties. Begin met vijf.",
            "Het bestuur richt een pool op van vijf voltijdse kinderbegeleiders die bij ziekte "
            "kunnen invallen.",
        ),
        ("nestje", "2", "agree", "Graag, en liefst aan huis.", ""),
        ("duimelot", "1", "remark", "Wie kiest naar welke opvang een invaller gaat?", ""),
        ("duimelot", "*", *AGREE),
        ("kabouterhuis", "5", "remark", "Liever 's avonds dan overdag.", ""),
        ("kabouterhuis", "*", *AGREE),
    ),
    "flex": (
        (
            "bolleboos",
            "3",
            "amend",
            "Begeleiders voor 7 uur kosten ons 24 euro per uur, met twee als er zes kinderen zijn.",
            "De toelage is 14 euro per begonnen uur voor 7 uur of na 18 uur, met een maximum van "
            "4.000 euro per locatie\n"
            "en per jaar.",
        ),
        ("bolleboos", "*", *AGREE),
        (
            "onthaalouder",
            "4",
            "amend",
            "Ik werk alleen. Drie dagen lukt niet, twee wel.",
            "De opvang is minstens op twee dagen per week ruimer open, en minstens één kind maakt "
            "er gebruik van.",
        ),
        (
            "onthaalouder",
            "6",
            "red_card",
            "Mijn opvang is mijn woning. Controle zonder afspraak kan voor mij niet.",
            "",
        ),
        ("zonnekind", "4", "remark", "Telt een kind dat al om 6.55 uur komt ook mee?", ""),
        ("zonnekind", "1", *AGREE),
        ("zonnekind", "3", *AGREE),
        ("nestje", "6", "red_card", "Wij tonen onze lijsten graag, maar niet tijdens het middagslaapje.", ""),
        ("nestje", "5", *AGREE),
        (
            "duimelot",
            "2",
            "amend",
            "Ook wie in een buurgemeente vergund is maar kinderen van hier opvangt.",
            "Elke organisator met een vergunde locatie in Heidebeke kan de toelage vragen, ook "
            "een onthaalouder. Een\n"
            "locatie in een buurgemeente kan dat voor kinderen die in Heidebeke wonen.",
        ),
        ("ouder", "1", "agree", "Voor ouders in de zorg is dit meer dan welkom.", ""),
        (
            "ouder",
            "5",
            "remark",
            "Kan het formulier ook op papier? Niet iedereen werkt met een computer.",
            "",
        ),
        ("nadia", "4", "agree", "", ""),
    ),
}
ON_PAPER = (
    "flex",
    "wiegwegel",
    "6",
    "remark",
    "Met wie maken we de afspraak voor een controle? Wij hebben daar graag een vast gezicht voor.",
)
DRAFTED = ("flex", "speelvogel", "7", "remark", "Nog na te vragen bij de directie.")

# key: (number, kind): outcome, reason, change, new wording
ANSWERS = {
    ("vakantie", "3", "amend"): (
        "accepted", "U hebt gelijk: de organisatoren kennen hun gezinnen beter dan wij.",
        "Niet het bestuur maar het LOK maakt het voorstel van verdeling.",
        "In elke week van de zomer blijft per buurt minstens één groepsopvang open. Het LOK maakt "
        "een voorstel van\n"
        "verdeling als dat niet vanzelf lukt."),
    ("vakantie", "2", "amend"): (
        "partly", "31 maart is te laat: ouders vragen hun verlof in februari. Eind februari kan wel.",
        "Melden kan tot eind februari.",
        "Elke organisator meldt voor 1 maart aan het Lokaal Loket in welke weken de opvang gesloten is."),
    ("vakantie", "4", "red_card"): (
        "accepted", "Twee rode kaarten zijn een duidelijk teken. Ruilen tussen opvanglocaties "
        "verplichten we niet.",
        "Het artikel wordt een mogelijkheid, en het tarief blijft dat van de opvang waar het kind is.",
        "Gezinnen kunnen tijdens een sluiting terecht in een andere opvang als die dat aanbiedt. "
        "Zij betalen het\n"
        "tarief van die opvang."),
    ("vakantie", "5", "remark"): (
        "partly", "September is voor het LOK te vroeg na de zomer, maar we vragen de cijfers wel "
        "in september op.",
        "De bevraging gebeurt in september, de bespreking blijft in oktober.", ""),
    ("vakantie", "1", "remark"): (
        "noted", "Een mooi aanbod. De coördinator belt u om het te bekijken.", "", ""),
    ("druk", "4", "red_card"): (
        "partly", "Een studiedag mag geen inkomen kosten. We zoeken een vergoeding voor wie alleen werkt.",
        "Er komt een vergoeding per studiedag voor onthaalouders.", ""),
    ("druk", "1", "amend"): (
        "rejected", "Voor vijf begeleiders is er in de begroting geen geld. We beginnen met drie "
        "en tellen elk "
        "kwartaal hoe vaak een invaller niet beschikbaar was.", "", ""),
}  # fmt: skip
