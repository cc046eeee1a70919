"""The action plan of the demo: who promised what by when, what came of it, and how far it is."""

# key: title, side, days from the last Tuesday, where it comes from, more
OWN, HEARD = "own", "resolution"
ACTIONS = {
    "waiting": (
        "Maak de wachttijden elk jaar in januari bekend",
        "authority",
        66,
        HEARD,
        {"owner_name": "dienst Kinderopvang", "owner": "coordinator"},
    ),
    "quarters": (
        "Geef wijken zonder crèche voorrang in de criteria van de volgende oproep",
        "authority",
        -30,
        HEARD,
        {"owner_name": "dienst Kinderopvang"},
    ),
    "figures": (
        "Bezorg de cijfers van de wachtlijst op dezelfde manier",
        "organisers",
        -18,
        HEARD,
        {
            "organiser": "Bolleboos",
            "description": "Bolleboos maakt een formulier dat alle organisatoren kunnen gebruiken.",
        },
    ),
    "schools": (
        "Nodig de scholen uit voor een gesprek over opvang op studiedagen",
        "together",
        -12,
        OWN,
        {"organiser": "De Speelvogel", "owner_name": "schepen van Onderwijs"},
    ),
    "pool": (
        "Stel een lijst op van wie kan invallen bij ziekte",
        "organisers",
        34,
        OWN,
        {
            "organiser": "Duimelot",
            "description": "Voor alle organisatoren, ook voor onthaalouders die alleen werken.",
        },
    ),
    "subsidies": (
        "Zet alle subsidies voor opvang op één bladzijde van de website",
        "authority",
        -8,
        OWN,
        {"owner_name": "dienst Communicatie", "owner": "coordinator"},
    ),
    "rent": (
        "Bespreek de huur van het lokaal in de Stationsstraat",
        "authority",
        25,
        OWN,
        {"owner_name": "dienst Patrimonium", "is_public": False},
    ),
    "open_day": (
        "Organiseer een opendeurdag van alle opvang samen",
        "together",
        20,
        OWN,
        {"organiser": "Het Nestje"},
    ),
    "example": (
        "Zet bij elk criterium een voorbeeld van een goed antwoord",
        "authority",
        45,
        "input",
        {"owner_name": "dienst Kinderopvang", "is_public": True},
    ),
    "partners": (
        "Leg bij elk beleidsdoel acties en partners vast",
        "authority",
        30,
        "article",
        {"owner_name": "dienst Kinderopvang", "owner": "coordinator"},
    ),
    "map": (
        "Teken een kaart van wie opvang zoekt en waar plaats is",
        "together",
        90,
        "goal",
        {"organiser": "Bolleboos", "owner_name": "dienst Kinderopvang"},
    ),
}

AGREED = "acties en partners"  # in the commitment of the framework that an action keeps
PROMISED_BY = 120  # days from the last Tuesday
PROMISES = 2  # of the last round, become actions

# key: who, what they say, whether a file shows it
NOTES = {
    "figures": ("bolleboos", "Het formulier is klaar. Drie organisatoren proberen het uit.", True),
    "pool": ("duimelot", "Acht mensen willen invallen. We vragen nog na wie een attest heeft.", False),
    "subsidies": ("coordinator", "De teksten zijn nagelezen; de dienst Communicatie zet ze online.", False),
    "schools": ("speelvogel", "Drie van de vier scholen komen.", False),
}

# key: who, the result
RESULTS = {
    "quarters": ("coordinator", "Staat in versie 2 van de criteria voor nieuwe plaatsen, criterium 2.1."),
    "schools": ("speelvogel", "Gesprek gehouden. De scholen bezorgen hun studiedagen voortaan in mei."),
}
DROPPED = (
    "open_day",
    "De meeste organisatoren hebben in die weken te weinig volk. Nieuw voorstel in de lente.",
)
