"""The meetings of the demo: when they begin, what is on the agenda, and what came of it."""

HALL = "Gemeentehuis, raadzaal"

TOMORROW = None  # of the day the demo is made

# key: title, days from the last Tuesday, items (title, kind, minutes, more)
MEETINGS = {
    "start": (
        "Startvergadering",
        -343,
        (
            ("Kennismaking van de nieuwe leden", "information", 30, {}),
            ("Werkplan van het LOK", "advice", 40, {}),
        ),
    ),
    "reach": (
        "Vergadering over bereikbare opvang",
        -259,
        (
            ("Verslag van de startvergadering", "minutes", 5, {"minutes_of": "start"}),
            ("Opvang voor gezinnen die weinig vinden", "advice", 45, {}),
            ("Varia", "discussion", 10, {}),
        ),
    ),
    "early": (
        "Vergadering over vroege en late opvang",
        -175,
        (
            ("Verslag van de vorige vergadering", "minutes", 5, {"minutes_of": "reach"}),
            ("Opvang voor zeven uur en na zes uur", "discussion", 40, {}),
        ),
    ),
    "autumn": (
        "Najaarsvergadering",
        -77,
        (
            ("Werking van het LOK dit werkjaar", "information", 15, {}),
            ("Nood aan opvang in Heidebeke", "advice", 40, {}),
            ("Omschakeling van plaatsen: oproep", "advice", 30, {}),
            ("Varia", "discussion", 10, {}),
        ),
    ),
    "extra": ("Extra vergadering over de criteria", -37, ()),
    "late": (
        "Vergadering over vakantieopvang",
        -14,
        (
            ("Vakantieopvang: wat vragen de ouders?", "discussion", 30, {}),
            ("Samenwerking met de scholen", "discussion", 30, {}),
        ),
    ),
    "next": (
        "Vergadering van het LOK",
        TOMORROW,
        (
            ("Verslag van de vorige vergadering", "minutes", 5, {"minutes_of": "late"}),
            ("Stand van zaken van de aanvragen", "information", 20, {}),
            ("Vakantieopvang: advies aan het bestuur", "advice", 40, {}),
            ("Een vertrouwelijke vraag van een organisator", "discussion", 15, {"is_public": False}),
            ("Varia", "discussion", 10, {}),
        ),
    ),
    "spring": ("Voorjaarsvergadering", 84, (("Evaluatie van de criteria", "discussion", 45, {}),)),
}

RULES = "Het LOK vergadert in het gemeentehuis. De stukken zijn bij de oproeping gevoegd."
NEED = (
    "Het LOK adviseert het bestuur om de volgende plaatsen eerst in de wijken zonder crèche te voorzien,"
    " en elk jaar de wachttijden van ouders bekend te maken."
)
PLAN = "Het LOK adviseert het werkplan uit te voeren zoals het voorligt, met twee vergaderingen extra."
PLAN_ANSWER = (
    "Het college volgt het advies deels: het werkplan wordt uitgevoerd. Voor twee vergaderingen extra is er"
    " dit jaar geen budget; het LOK kan punten schriftelijk behandelen."
)
REACH = (
    "Het LOK adviseert het bestuur om in elke wijk een plek te voorzien waar gezinnen hulp krijgen bij hun"
    " vraag naar opvang, en de opvanglocaties daarbij te betrekken."
)
ANSWER = (
    "Het college volgt het advies. De wachttijden worden elk jaar in januari bekendgemaakt;"
    " de wijken zonder crèche krijgen voorrang in de criteria van de volgende oproep."
)

CRITERIA = "Gunstig advies, zoals de tekst na de inspraak voorligt."
FRAMEWORK = "Het LOK staat achter de tekst, met de aanpassingen uit de inspraak."

# key: what came of each point, in order
OUTCOMES = {
    "extra": (CRITERIA,),
    "start": ("Ter kennisgeving.", PLAN),
    "reach": ("Goedgekeurd zonder opmerkingen.", REACH, "Geen andere punten.", FRAMEWORK),
    "early": ("Goedgekeurd zonder opmerkingen.", "De leden verzamelen voorbeelden.", CRITERIA),
    "late": ("Komt terug op de agenda.", "Komt terug op de agenda.", CRITERIA, FRAMEWORK),
}

# key: the places in the list of members, and what was written down of them; the others came
AWAY = {
    "start": {2: "excused", 6: "absent"},
    "reach": {0: "substitute", 3: "absent", 8: "excused"},
    "early": {1: "excused", 6: "absent", 9: "excused"},
    "autumn": {3: "excused"},
    "extra": {4: "excused", 7: "absent"},
    "late": {3: "excused", 5: "absent"},
}
COMES = {"bolleboos": "accepted", "school": "accepted", "nestje": "excused", "heidevlinder": "accepted"}
