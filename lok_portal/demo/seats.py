"""Who sits in the council of the demo: its segments, and the members on their seats."""

# key, name, what the launcher says about it
MEMBERS = (
    ("ouder", "Yasmina Bakkali", "ouder, lid van het LOK"),
    ("ouder2", "Thomas Willems", ""),
    ("school", "Dirk Mertens", ""),
    ("huisvanhetkind", "Fatma Yilmaz", ""),
    ("schepen", "Geert Van Loon", ""),
)

# name, side, sectors, seats
SEGMENTS = (
    ("Organisatoren van groepsopvang", "actors", ["public", "nonprofit", "independent"], 4),
    ("Onthaalouders", "actors", ["family_day_carer", "family_care_service"], 2),
    ("Andere lokale actoren", "actors", [], 2),
    ("Gebruikers", "users", [], 2),
    ("Lokaal bestuur", "authority", [], 1),
)

GROUP, CARERS, LOCAL, USERS, AUTHORITY = (row[0] for row in SEGMENTS)

# segment, person, gender, on behalf of (an organiser where the person is its contact), more
SEATS = (
    (GROUP, "bolleboos", "woman", "", {"substitute": "kabouterhuis"}),
    (GROUP, "duimelot", "man", "", {}),
    (GROUP, "nestje", "woman", "", {}),
    (GROUP, "speelvogel", "man", "", {}),
    (CARERS, "onthaalouder", "woman", "", {}),
    (CARERS, "nadia", "woman", "", {"shows_name": False}),
    (LOCAL, "school", "man", "Basisschool De Heidebloem", {}),
    (LOCAL, "huisvanhetkind", "woman", "Huis van het Kind Heidebeke", {}),
    (USERS, "ouder", "woman", "Ouderraad Heidebeke", {}),
    (USERS, "ouder2", "man", "Gezinsbond Heidebeke", {"shows_name": False}),
    (AUTHORITY, "heidevlinder", "woman", "", {}),
    (AUTHORITY, "schepen", "man", "College", {"capacity": "observer", "is_politician": True}),
)
