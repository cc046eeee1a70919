"""What organisations of the demo said about criteria, and what they were answered."""

from consultation.models import Input

INTRO = (
    "Het lokaal bestuur wil deze criteria gebruiken voor zijn advies. Zeg per onderdeel wat u ervan vindt."
    " Op elke inbreng komt een gemotiveerd antwoord. Daarna geeft het LOK advies."
)
ADDRESSEE = "het college van burgemeester en schepenen"
ADVICE = {
    "favourable": "Het LOK geeft een gunstig advies over deze criteria, zoals ze na de inspraak voorliggen.",
    "remarks": (
        "Het LOK geeft een gunstig advies. Het vraagt om de criteria na de eerste ronde samen te evalueren,"
        " en om bij onthaalouders rekening te houden met wat zij alleen kunnen."
    ),
}

REPLY = "De raad volgt het advies en stelde de criteria vast zoals ze na de inspraak voorlagen."

# set: person, clause, kind, what it says, the wording it proposes
INPUTS = {
    "nieuwe-plaatsen-1": (
        ("bolleboos", "1", "agree", "", ""),
        ("nestje", "Gronden", "red_card", "Wie beslist wat de lokale nood is? Zet de cijfers erbij.", ""),
        ("onthaalouder", "1", "remark", "Overdag vergaderen kan ik niet: ik ben alleen met de kinderen.", ""),
    ),
    "omschakeling-1": (
        ("duimelot", "1.1", "agree", "", ""),
        ("speelvogel", "1", "remark", "Langer open zijn kost personeel. Telt een proefperiode ook?", ""),
    ),
    "nieuwe-plaatsen-2": (
        ("bolleboos", "Schaal", "agree", "", ""),
        ("pardoes", "Gronden", "remark", "Kan een afspraak met het Loket ook na de aanvraag?", ""),
    ),
    "omschakeling-2": (("nestje", "1", "agree", "", ""),),
    "nieuwe-plaatsen-3": (
        ("bolleboos", "1", "agree", "", ""),
        (
            "duimelot",
            "Schaal",
            "remark",
            "Afronden op twee cijfers maakt gelijke scores zeldzaam. Goed zo.",
            "",
        ),
        ("hummelhuis", "Gronden", "red_card", "De lokale nood verschilt per wijk. Zeg per wijk hoeveel.", ""),
    ),
    "opportuniteit-1": (("wiegwegel", "1.1", "agree", "", ""),),
    "donkmeer-1": (("meerkoet", "1", "agree", "", ""),),
    "donkmeer-2": (("lisdodde", "1", "remark", "Wat als een klein huis geen lange uren kan doen?", ""),),
}

AGREED = {"outcome": "noted", "reason": "We noteren uw akkoord. Dank u."}
NOTED = {"outcome": "noted", "reason": "We nemen deze vraag mee in de toelichting bij de criteria."}
PARTLY = {
    "outcome": "partly",
    "reason": "De cijfers over de nood staan in de omgevingsanalyse. We verwijzen er voortaan naar.",
    "change": "In de toelichting staat waar de cijfers per wijk te lezen zijn.",
}


def answer_to(entry: Input) -> dict:
    """The reasoned answer to this input."""
    return {Input.Kind.AGREE: AGREED, Input.Kind.RED_CARD: PARTLY}.get(entry.kind, NOTED)
