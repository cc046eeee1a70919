"""Who lives in the demo: names, addresses and roles. All of them are made up."""

from .seats import MEMBERS

PASSWORD = "samen-voor-opvang"
DOMAIN = "heidebeke.example"

# key (also the first part of the address), name, what the launcher says about it
HOST = ("gastheer", "Joris Baeten", "beheert de installatie")

# key, name, roles, what the launcher says about it
STAFF = (
    ("beheerder", "Marleen Goris", ("administrator",), "beheerder van LOK Heidebeke"),
    ("coordinator", "Tine Vanhees", ("coordinator",), "coördinator (regie)"),
    ("beoordelaar", "Koen Matthys", ("assessor",), "beoordelaar"),
    ("beoordelaar2", "Hafsa Bouali", ("assessor",), "tweede beoordelaar"),
    ("beslisser", "Wim Daelemans", ("decider",), "legt de beslissing van het college vast"),
    ("voorzitter", "Rita Cornelis", ("chair",), "voorzitter van het LOK"),
    ("secretaris", "Pieter Lenaerts", ("secretary",), "secretaris van het LOK"),
    ("toezichter", "Els Roelants", ("auditor",), "toezichter: leest alles, wijzigt niets"),
)
DONKMEER_STAFF = (
    (
        "donkmeer",
        "Bart Segers",
        ("administrator", "coordinator"),
        "beheerder en coördinator van LOK Donkmeer",
    ),
)

# key, name, organiser, function, what the launcher says about it
CONTACTS = (
    ("bolleboos", "Veerle Adriaens", "bolleboos", "directeur", "directeur van een vzw"),
    ("onthaalouder", "Greet Verlinden", "verlinden", "onthaalouder", "onthaalouder"),
    ("duimelot", "Stijn Claessens", "duimelot", "algemeen coördinator", "vzw in Heidebeke en in Donkmeer"),
    ("heidevlinder", "Lien Declercq", "gemeente", "diensthoofd kinderopvang", "crèche van de gemeente zelf"),
    ("nestje", "Joke Aerts", "nestje", "zaakvoerder", "zelfstandige organisator"),
    ("kabouterhuis", "Ann Buyens", "kabouterhuis", "coördinator", ""),
    ("zonnekind", "Leila Haddad", "zonnekind", "directeur", ""),
    ("pardoes", "Kevin Wuyts", "pardoes", "zaakvoerder", ""),
    ("sterrenkinderen", "Inge Sels", "sterrenkinderen", "zaakvoerder", ""),
    ("hummelhuis", "Dorien Maes", "hummelhuis", "zaakvoerder", ""),
    ("wiegwegel", "Sabine Thys", "wiegwegel", "verantwoordelijke", ""),
    ("speelvogel", "Jan Heylen", "speelvogel", "coördinator", ""),
    ("tuimelaar", "Sara Nys", "tuimelaar", "zaakvoerder", ""),
    ("nadia", "Nadia El Amrani", "elamrani", "onthaalouder", ""),
    ("netedal", "Bram Van Gorp", "netedal", "coördinator", ""),
    ("ukkepuk", "Hilde Smets", "ukkepuk", "directeur", ""),
    ("kleingeluk", "Eva Lauwers", "kleingeluk", "zaakvoerder", ""),
    ("minico", "Karim Azzouzi", "minico", "zaakvoerder", ""),
    ("katrien", "Katrien Moons", "moons", "onthaalouder", ""),
    ("sofie", "Sofie Peeters", "peeters", "onthaalouder", ""),
    ("ilse", "Ilse Wouters", "wouters", "onthaalouder", ""),
    ("fatma", "Fatma Yildiz", "yildiz", "onthaalouder", ""),
    ("an", "An Claes", "claes", "onthaalouder", ""),
    ("mieke", "Mieke Ceulemans", "ceulemans", "onthaalouder", ""),
)
DONKMEER_CONTACTS = (
    ("meerkoet", "Griet Nijs", "meerkoet", "coördinator", ""),
    ("lisdodde", "Tom Raes", "lisdodde", "zaakvoerder", ""),
)


def email(key: str) -> str:
    """The address of a person of the demo."""
    return f"{key}@{DOMAIN}"


def everybody() -> list[tuple[str, str, str]]:
    """Key, name and description of every account, the most useful first."""
    rows = [*STAFF, *CONTACTS, *MEMBERS, *DONKMEER_STAFF, *DONKMEER_CONTACTS, HOST]
    return [(row[0], row[1], row[-1]) for row in rows]
