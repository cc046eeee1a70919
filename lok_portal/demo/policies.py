"""What the demo wants to reach, decided, pays for and offers. All made up."""

GOALS = {
    # key: title, text, source
    "places": (
        "De nieuwe plaatsen komen waar het aanbod het kleinst is",
        "In De Vennen en de Stationswijk wonen veel jonge kinderen en is er weinig opvang. Nieuwe plaatsen"
        " komen eerst daar.",
        "meerjarenplan 2026-2031, actie 4.1",
    ),
    "everyone": (
        "Ieder kind is welkom",
        "Ook gezinnen met een laag inkomen, een andere taal of een kind met een zorgvraag vinden opvang.",
        "meerjarenplan 2026-2031, actie 4.3",
    ),
    "carers": (
        "Onthaalouders blijven in Heidebeke",
        "Elk jaar stoppen er onthaalouders. De gemeente wil dat wie begint ook kan blijven.",
        "meerjarenplan 2026-2031, actie 4.4",
    ),
}

# key: goal, title, theme, text
MEASURES = {
    "premises": (
        "carers",
        "Een gemeentelijk lokaal voor samenwerkende onthaalouders",
        "viability",
        "1. De gemeente stelt de oude pastorie van Oosterdonk ter beschikking van onthaalouders die samen"
        " willen werken.\n\n"
        "2. Er is plaats voor twee onthaalouders. Wie al in Heidebeke werkt, krijgt voorrang.\n\n"
        "3. Het gebruik is de eerste twee jaar gratis. Daarna betaalt men alleen het verbruik.",
    ),
    "translation": (
        "everyone",
        "Een tolk bij het eerste gesprek met ouders",
        "accessibility",
        "1. Elke organisator kan drie keer per jaar gratis een tolk vragen voor een gesprek met ouders.\n\n"
        "2. De aanvraag gebeurt minstens vijf werkdagen vooraf, met een mail naar het Huis van het Kind.",
    ),
}
CHANGED = (
    "Daarna betaalt men alleen het verbruik.",
    "Daarna betaalt men alleen het verbruik. Opzeggen kan per maand.",
)
DECIDED = (
    "Twee onthaalouders vroegen om het verbruik ook het derde jaar te betalen. Dat kan niet binnen"
    " het budget. Wel kan men nu per maand opzeggen: dat stond niet in het voorstel."
)

# measure: person, clause, kind, what it says, the wording it proposes
INPUTS = {
    "premises": (
        ("onthaalouder", "1", "agree", "", ""),
        ("nadia", "3", "amend", "Twee jaar is kort.", "Het gebruik is de eerste drie jaar gratis."),
        ("onthaalouder", "2", "remark", "Kan men elke maand opzeggen?", ""),
    ),
    "translation": (("bolleboos", "2", "remark", "Vijf werkdagen is lang als een kind snel start.", ""),),
}
# by kind of input
ANSWERS = {
    "agree": {"outcome": "noted", "reason": "We noteren uw akkoord. Dank u."},
    "amend": {
        "outcome": "rejected",
        "reason": "Ook het derde jaar het verbruik betalen, kan niet binnen het budget.",
    },
    "remark": {
        "outcome": "accepted",
        "reason": "Ja. Dat was de bedoeling, maar het stond er niet in.",
        "change": "Opzeggen kan per maand.",
    },
}

# key: goal, title, amount, budget, text, conditions (text, why, evidence, hours, cost)
SUBSIDIES = {
    "start": (
        "carers",
        "Startpremie voor onthaalouders",
        "500.00",
        "7500.00",
        "Voor wie als onthaalouder begint in Heidebeke, alleen of met anderen.\n\n"
        "U vraagt de premie aan in het eerste jaar, met een mail naar de dienst Gezin.",
        (
            (
                "U werkt minstens een jaar als onthaalouder in Heidebeke.",
                "De premie wil nieuwe plaatsen die blijven.",
                "Niets: het bestuur kijkt dit na bij het agentschap.",
                "0",
                "0",
            ),
            (
                "U zet uw vrije plaatsen elk kwartaal in de Opvangwijzer.",
                "Ouders zoeken daar. Een vrije plaats die niemand ziet, helpt niemand.",
                "De datum in de Opvangwijzer.",
                "2",
                "0",
            ),
            (
                "U volgt binnen het jaar een opfrissing levensreddend handelen.",
                "Wie alleen werkt, staat er bij een ongeval alleen voor.",
                "Het attest van de vorming.",
                "1.5",
                "15.00",
            ),
        ),
    ),
    "hours": (
        "everyone",
        "Toelage voor opvang na 18 uur",
        "1200.00",
        None,
        "Voor organisatoren die drie dagen per week tot minstens 19 uur open zijn.",
        (
            (
                "U bent drie dagen per week open tot 19 uur.",
                "Ouders met late uren vinden nu niets.",
                "Uw openingsuren in de Opvangwijzer.",
                "12",
                "260.00",
            ),
            ("U noteert elke dag welke kinderen er na 18 uur zijn.", "", "", "", ""),
        ),
    ),
}
NOTE = (
    "Samen vragen de voorwaarden drie en een half uur werk en 15 euro per jaar. Dat is minder dan een derde"
    " van de premie. De vorming is gratis voor wie ze bij de gemeente volgt; dan valt ook die kost weg."
    " We vragen geen bewijs dat het bestuur al heeft."
)
REMARK = "Het LOK vroeg om de vorming ook op een zaterdag te geven. Dat gebeurt."
# organiser, amount
GRANTS = (
    ("Sofie Peeters", "500.00"),
    ("Ilse Wouters", "500.00"),
    ("Mieke Ceulemans", "250.00"),
)

# key: title, kind, text, sectors, only for itself, why not for everybody
OFFERS = {
    "training": (
        "Opfrissing levensreddend handelen",
        "training",
        "Drie avonden per jaar in het gemeentehuis, gratis. Inschrijven bij de dienst Gezin.",
        [],
        False,
        "",
    ),
    "toys": (
        "Speelgoed op wielen",
        "material",
        "Een bestelwagen met speelgoed dat u een maand kunt lenen.",
        ["family_day_carer", "independent"],
        False,
        "Grotere organisatoren hebben zelf een uitleendienst.",
    ),
    "cleaning": (
        "Poetsdienst van de gemeente",
        "staff",
        "De poetsdienst maakt elke avond schoon.",
        [],
        True,
        "Het personeel van de gemeente kan wettelijk niet bij anderen werken. Het LOK vroeg een premie die"
        " dit verschil goedmaakt; het college onderzoekt dat.",
    ),
}
# offer: organisers that used it
USES = {
    "training": (
        "Greet Verlinden",
        "Nadia El Amrani",
        "Sofie Peeters",
        "Het Nestje",
        "Duimelot",
        "Gemeente Heidebeke",
    ),
    "toys": ("Greet Verlinden", "Katrien Moons", "Pardoes"),
    "cleaning": ("Gemeente Heidebeke",),
}
