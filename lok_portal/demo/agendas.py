"""The meetings of the demo: when they begin, what is on the agenda, and what came of it."""

HALL = "Gemeentehuis, raadzaal"

# key: title, days from the last Tuesday, items (title, kind, minutes, more)
MEETINGS = {
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
    "late": (
        "Vergadering over vakantieopvang",
        -14,
        (
            ("Vakantieopvang: wat vragen de ouders?", "discussion", 30, {}),
            ("Samenwerking met de scholen", "discussion", 30, {}),
        ),
    ),
    "next": (
        "Wintervergadering",
        16,
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
ANSWER = (
    "Het college volgt het advies. De wachttijden worden elk jaar in januari bekendgemaakt;"
    " de wijken zonder crèche krijgen voorrang in de criteria van de volgende oproep."
)
