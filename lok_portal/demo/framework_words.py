"""What people of the demo said about the frameworks, and who put their name to them."""

TITLES = {
    "lok": ("lok", "Afsprakenkader kinderopvang Heidebeke"),
    "loket": ("loket", "Afspraken over het Lokaal Loket"),
    "boa": ("boa", "Samen voor kinderen na school"),
}
# key of the framework: who, article, kind, text, proposed wording
INPUTS = {
    "lok": (
        (
            "onthaalouder",
            "8",
            "amend",
            "Ik werk alleen. Overdag kan ik niet weg.",
            "Vergaderingen liggen altijd op een avond. Wie niet kan komen, geeft zijn inbreng vooraf.",
        ),
        ("nestje", "16", "remark", "Hoe lang vooraf zijn de criteria bekend?", ""),
        ("bolleboos", "1", "agree", "", ""),
    ),
    "loket": (
        ("kabouterhuis", "4", "remark", "Vijf werkdagen is kort in de zomer.", ""),
        ("duimelot", "1", "agree", "", ""),
    ),
    "lok-2": (
        ("bolleboos", "8", "agree", "", ""),
        ("pardoes", "26", "red_card", "Elke drie maanden gegevens bevestigen is te veel.", ""),
    ),
}
ARTICLE_8 = (
    "Samenwerken vraagt tijd. Minstens één vergadering per jaar ligt op een avond, zodat wie alleen"
    " met kinderen werkt, kan komen. Wie niet kan komen, geeft zijn inbreng vooraf."
)
FOUND = (
    "Wat lukt: elke vraag kreeg binnen tien werkdagen een antwoord, en de vergaderdagen staan vroeg vast. Wat"
    " niet lukt: wie alleen werkt, raakt overdag niet op een vergadering, en gegevens van een half jaar"
    " oud helpen ouders niet meer. Zeven organisatoren dachten mee."
)
CHANGES_2 = "Twee avondvergaderingen in plaats van één, en gegevens om de drie maanden in plaats van zes."
ARTICLES_2 = {
    8: "Samenwerken vraagt tijd. Minstens twee vergaderingen per jaar liggen op een avond, zodat wie alleen"
    " met kinderen werkt, kan komen. Wie niet kan komen, geeft zijn inbreng vooraf.",
    26: "De organisatoren houden het lokaal bestuur op de hoogte van hun aanbod en werking, minstens om de"
    " drie maanden. Het bestuur gebruikt die gegevens alleen waarvoor ze gevraagd zijn, en deelt geen"
    " gegevens van gezinnen.",
}
# key of the framework: who, stance, capacity, reservation
STANCES = {
    "lok": (
        ("beslisser", "signed", "algemeen directeur", ""),
        ("bolleboos", "signed", "directeur", ""),
        ("heidevlinder", "signed", "diensthoofd kinderopvang", ""),
        ("duimelot", "signed", "algemeen coördinator", ""),
        ("kabouterhuis", "signed", "coördinator", ""),
        ("zonnekind", "signed", "directeur", ""),
        (
            "nestje",
            "reservation",
            "zaakvoerder",
            "Artikel 34: een actie trekken lukt mij alleen buiten de zomermaanden.",
        ),
        (
            "onthaalouder",
            "reservation",
            "onthaalouder",
            "Artikel 8: ik kom alleen naar vergaderingen op een avond.",
        ),
        ("sterrenkinderen", "signed", "zaakvoerder", ""),
        ("nadia", "signed", "onthaalouder", ""),
        ("pardoes", "declined", "zaakvoerder", "Ik wacht de eerste evaluatie af."),
    ),
    "loket": (
        ("beslisser", "signed", "algemeen directeur", ""),
        ("duimelot", "signed", "algemeen coördinator", ""),
        ("kabouterhuis", "signed", "coördinator", ""),
    ),
}
