"""The register of the demo: LOKs, neighbourhoods, organisers, subsidy groups and locations, all made up."""

HEIDEBEKE = {
    "name": "LOK Heidebeke",
    "slug": "heidebeke",
    "authority": "gemeente Heidebeke",
    "contact_email": "opvang@heidebeke.example",
    "intro": """\
**Heidebeke bestaat niet.** Dit is een voorbeeld met verzonnen mensen, organisatoren en cijfers, naar de \
werking van echte gemeenten.

In het Lokaal Overleg Kinderopvang zitten organisatoren, ouders, scholen en het lokaal bestuur samen. Het \
LOK geeft de gemeente advies over \
alles wat met opvang van baby’s en peuters te maken heeft. Wanneer het agentschap Opgroeien subsidies \
verdeelt, geeft de gemeente advies over \
elke aanvraag. Ze doet dat met criteria die samen zijn gemaakt, die vooraf bekend zijn en die voor \
iedereen gelijk gelden, ook voor de opvang \
van de gemeente zelf.""",
}
DONKMEER = {
    "name": "LOK Donkmeer",
    "slug": "donkmeer",
    "authority": "gemeente Donkmeer",
    "contact_email": "huisvanhetkind@donkmeer.example",
    "accent": "#6a3d7c",
    "intro": (
        "**Donkmeer bestaat niet**, net zomin als buurgemeente Heidebeke. Dit kleine LOK heeft"
        " eigen criteria en een eigen logboek."
    ),
}
MUNICIPALITIES = {"heidebeke": ("Heidebeke", "99901"), "donkmeer": ("Donkmeer", "99902")}

NEIGHBOURHOODS = {
    "Centrum": "",
    "Stationswijk": "Veel jonge gezinnen, weinig opvang.",
    "Molenhoek": "",
    "Achterbos": "",
    "Sint-Jozef": "",
    "De Vennen": "Nieuwe verkaveling, nog zonder groepsopvang.",
    "Korhoek": "",
    "Oosterdonk": "Landelijke deelgemeente.",
}

NONPROFIT, ALONE, CARER = "nonprofit", "independent", "family_day_carer"

# key, name, sector, legal form, presentation
ORGANISERS = (
    (
        "gemeente",
        "Gemeente Heidebeke",
        "public",
        "gemeente",
        "Organiseert kinderdagverblijf De Heidevlinder.",
    ),
    ("netedal", "Zorgband Netedal", "public", "welzijnsvereniging", "Twee kinderdagverblijven in de streek."),
    (
        "wiegwegel",
        "De Wiegwegel",
        "family_care_service",
        "vzw",
        "Dienst voor gezinsopvang met twaalf kinderbegeleiders.",
    ),
    ("bolleboos", "Bolleboos", NONPROFIT, "vzw", "Drie locaties, al dertig jaar in Heidebeke."),
    (
        "kabouterhuis",
        "’t Kabouterhuis",
        NONPROFIT,
        "vzw",
        "Kleinschalige opvang bij de school van Molenhoek.",
    ),
    ("ukkepuk", "Ukkepuk", NONPROFIT, "vzw", ""),
    ("zonnekind", "Zonnekind", NONPROFIT, "vzw", "Inclusieve opvang, met een eigen zorgteam."),
    ("speelvogel", "De Speelvogel", NONPROFIT, "vzw", ""),
    ("duimelot", "Duimelot", NONPROFIT, "vzw", "Actief in Heidebeke en in Donkmeer."),
    ("nestje", "Het Nestje", ALONE, "bv", "Opvang met een grote tuin."),
    ("pardoes", "Pardoes", ALONE, "bv", ""),
    ("kleingeluk", "Klein Geluk", ALONE, "bv", ""),
    ("minico", "Mini & Co", ALONE, "comm.v", ""),
    ("sterrenkinderen", "De Sterrenkinderen", ALONE, "bv", "Open van 6 tot 20 uur."),
    ("hummelhuis", "Hummelhuis", ALONE, "bv", ""),
    ("bijbomma", "Bij Bomma", ALONE, "eenmanszaak", ""),
    ("tuimelaar", "Tuimelaar", ALONE, "bv", ""),
    ("verlinden", "Greet Verlinden", CARER, "eenmanszaak", "Onthaalouder sinds 2009."),
    ("elamrani", "Nadia El Amrani", CARER, "eenmanszaak", ""),
    ("moons", "Katrien Moons", CARER, "eenmanszaak", ""),
    ("peeters", "Sofie Peeters", CARER, "eenmanszaak", ""),
    ("wouters", "Ilse Wouters", CARER, "eenmanszaak", ""),
    ("yildiz", "Fatma Yildiz", CARER, "eenmanszaak", ""),
    ("claes", "An Claes", CARER, "eenmanszaak", ""),
    ("ceulemans", "Mieke Ceulemans", CARER, "eenmanszaak", ""),
)
DONKMEER_ORGANISERS = (
    ("meerkoet", "De Meerkoet", NONPROFIT, "vzw", ""),
    ("lisdodde", "Lisdodde", ALONE, "bv", ""),
    ("waterjuffer", "Waterjuffer", NONPROFIT, "vzw", ""),
    ("dewit", "Hilde De Wit", CARER, "eenmanszaak", ""),
)

# organiser, code, tier, subsidised places
SUBSIDY_GROUPS = (
    ("gemeente", "HB-001", "T2", 42),
    ("netedal", "HB-002", "T2A", 49),
    ("wiegwegel", "HB-003", "T2", 48),
    ("bolleboos", "HB-004", "T2A", 56),
    ("bolleboos", "HB-005", "T1", 14),
    ("kabouterhuis", "HB-006", "T1", 18),
    ("ukkepuk", "HB-007", "T2", 28),
    ("zonnekind", "HB-008", "T3", 33),
    ("speelvogel", "HB-009", "T1", 21),
    ("duimelot", "HB-010", "T2", 36),
    ("nestje", "HB-011", "T1", 18),
    ("pardoes", "HB-012", "T1", 16),
    ("kleingeluk", "HB-013", "T0", 0),
    ("sterrenkinderen", "HB-014", "T1", 24),
    ("hummelhuis", "HB-015", "T1", 18),
    ("verlinden", "HB-016", "T1", 8),
    ("elamrani", "HB-017", "T1", 8),
)

# organiser, name, places (licensed, income tariff, free), street, neighbourhood, hours from, until, days
LOCATIONS = (
    ("gemeente", "De Heidevlinder", (28, 28, 0), "Marktplein 4", "Centrum", 7, 18, 225),
    ("gemeente", "De Heidevlinder, Stationswijk", (14, 14, 0), "Spoorlaan 31", "Stationswijk", 7, 18, 225),
    ("netedal", "Netedal Centrum", (28, 28, 0), "Kapelstraat 12", "Centrum", 6, 18, 235),
    ("netedal", "Netedal Oosterdonk", (21, 21, 0), "Donkweg 7", "Oosterdonk", 6, 18, 235),
    ("bolleboos", "Bolleboos Kerkstraat", (28, 28, 0), "Kerkstraat 55", "Centrum", 7, 18, 230),
    ("bolleboos", "Bolleboos Sint-Jozef", (28, 28, 0), "Sint-Jozeflei 20", "Sint-Jozef", 7, 18, 230),
    ("bolleboos", "Bolleboos Molenhoek", (14, 0, 14), "Molenstraat 101", "Molenhoek", 7, 18, 230),
    ("kabouterhuis", "’t Kabouterhuis", (18, 0, 18), "Schoolpad 2", "Molenhoek", 7, 18, 222),
    ("ukkepuk", "Ukkepuk", (28, 28, 0), "Achterbos 45", "Achterbos", 7, 18, 228),
    ("zonnekind", "Zonnekind", (24, 24, 0), "Berkenlaan 8", "Sint-Jozef", 7, 18, 232),
    ("zonnekind", "Zonnekind Korhoek", (9, 9, 0), "Korhoekstraat 17", "Korhoek", 7, 18, 232),
    ("speelvogel", "De Speelvogel", (21, 0, 21), "Kattenberg 3", "Achterbos", 7, 18, 221),
    ("duimelot", "Duimelot Heidebeke", (36, 36, 0), "Stationsstraat 88", "Stationswijk", 6, 19, 240),
    ("nestje", "Het Nestje", (18, 0, 18), "Dennenlaan 26", "Korhoek", 7, 18, 226),
    ("pardoes", "Pardoes", (16, 0, 16), "Dorpsstraat 140", "Oosterdonk", 7, 18, 224),
    ("kleingeluk", "Klein Geluk", (14, 0, 14), "Lindelei 9", "Centrum", 7, 18, 222),
    ("kleingeluk", "Klein Geluk Vennen", (9, 0, 9), "Vennenstraat 61", "De Vennen", 7, 18, 222),
    ("minico", "Mini & Co", (18, 0, 18), "Industrieweg 12", "Stationswijk", 6, 19, 245),
    ("sterrenkinderen", "De Sterrenkinderen", (24, 0, 24), "Sterrenlaan 5", "Sint-Jozef", 6, 20, 250),
    ("hummelhuis", "Hummelhuis", (18, 0, 18), "Heidestraat 77", "Achterbos", 7, 18, 220),
    ("bijbomma", "Bij Bomma", (9, 0, 9), "Pastorijstraat 1", "Oosterdonk", 7, 17, 215),
    ("tuimelaar", "Tuimelaar", (14, 0, 14), "Molenakker 18", "Molenhoek", 7, 18, 222),
    ("tuimelaar", "Tuimelaar Korhoek", (9, 0, 9), "Korhoekstraat 90", "Korhoek", 7, 18, 222),
    ("verlinden", "Bij Greet", (8, 0, 8), "Vennenstraat 14", "De Vennen", 7, 18, 221),
    ("elamrani", "Bij Nadia", (8, 0, 8), "Spoorlaan 102", "Stationswijk", 6, 18, 225),
    ("moons", "Bij Katrien", (8, 0, 8), "Bosdreef 6", "Achterbos", 7, 17, 218),
    ("peeters", "Bij Sofie", (4, 0, 4), "Lindelei 33", "Centrum", 7, 17, 210),
    ("wouters", "Bij Ilse", (8, 0, 8), "Donkweg 41", "Oosterdonk", 7, 18, 220),
    ("yildiz", "Bij Fatma", (8, 0, 8), "Molenstraat 12", "Molenhoek", 6, 18, 230),
    ("claes", "Bij An", (5, 0, 5), "Kattenberg 19", "Achterbos", 7, 17, 212),
    ("ceulemans", "Bij Mieke", (8, 0, 8), "Berkenlaan 52", "Sint-Jozef", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Lotte", (4, 4, 0), "Kapelstraat 70", "Centrum", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Samira", (8, 8, 0), "Spoorlaan 8", "Stationswijk", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Martine", (4, 4, 0), "Donkweg 23", "Oosterdonk", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Chantal", (8, 8, 0), "Bosdreef 44", "Achterbos", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Ewa", (4, 4, 0), "Heidestraat 5", "Achterbos", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Jolien", (8, 8, 0), "Vennenstraat 83", "De Vennen", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Rachida", (4, 4, 0), "Korhoekstraat 40", "Korhoek", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Nele", (4, 4, 0), "Sint-Jozeflei 9", "Sint-Jozef", 7, 18, 220),
    ("wiegwegel", "De Wiegwegel, bij Carine", (4, 4, 0), "Schoolpad 30", "Molenhoek", 7, 18, 220),
)
FAMILY_CARERS = ("family_day_carer", "family_care_service")
POSTCODES = {"Oosterdonk": ("2998", "Oosterdonk")}
POSTCODE = ("2999", "Heidebeke")


def kbo(number: int) -> str:
    """A valid enterprise number (mod 97) at the far end of the range, where no real one is."""
    stem = 9_990_000 + number
    return f"0{stem}{97 - stem % 97:02}"
