"""What was asked in the running round about another tariff, and how far its assessment is. All made up."""

from dataclasses import dataclass

WIDER = "minstens een halfuur ruimer dan 7.30 tot 18 uur"
USUAL = "van 7.30 tot 18 uur"
NIGHTS = "ook nacht-, weekend- of occasionele opvang"
STOP = "halte van bus of trein op minder dan 500 meter"
WHEELS = "toegankelijk met kinderwagen en rolstoel"
TONGUES = "ontvangt ouders in meer dan een taal of werkt met brugfiguren"


@dataclass(frozen=True, kw_only=True)
class Shift:
    """One application for income tariff on existing places, with what each assessor gave so far."""

    who: str
    where: str
    area: str
    places: int
    hours: str
    access: tuple[str, ...]
    summary: str
    plan: str
    points: tuple[str, ...] = ()  # what the first and second assessor gave on the plan, when they finished
    view: str = ""


SHIFTS = (
    Shift(
        who="nestje",
        where="Het Nestje",
        area="Korhoek",
        places=18,
        hours=WIDER,
        access=(STOP, WHEELS),
        summary="Alle achttien plaatsen van Het Nestje naar inkomenstarief.",
        plan=(
            "Elk gezin kreeg een brief met de gevolgen. De negen gezinnen die nu minder dan het"
            " inkomenstarief betalen, behouden hun prijs tot hun kind naar school gaat."
        ),
        points=("2", "1.5"),
        view="Elk gezin kent de gevolgen, en niemand verliest zijn plaats.",
    ),
    Shift(
        who="sterrenkinderen",
        where="De Sterrenkinderen",
        area="Sint-Jozef",
        places=24,
        hours=NIGHTS,
        access=(STOP, TONGUES),
        summary="Vierentwintig plaatsen naar inkomenstarief, met behoud van de ruime uren.",
        plan=(
            "We schakelen om op 1 september, als de oudste kinderen naar school gaan. Wie blijft,"
            " tekent een nieuwe overeenkomst met drie maanden bedenktijd."
        ),
        points=("1.5",),
        view="De timing is goed gekozen. Wat er gebeurt met gezinnen die niet tekenen, staat er niet.",
    ),
    Shift(
        who="kabouterhuis",
        where="’t Kabouterhuis",
        area="Molenhoek",
        places=18,
        hours=USUAL,
        access=(STOP, WHEELS, TONGUES),
        summary="Achttien plaatsen naar inkomenstarief.",
        plan="De ouderraad keurde het plan goed. Voor drie gezinnen zoeken we nog een oplossing.",
    ),
    Shift(
        who="pardoes",
        where="Pardoes",
        area="Oosterdonk",
        places=16,
        hours=WIDER,
        access=(WHEELS,),
        summary="Zestien plaatsen naar inkomenstarief, na aansluiting bij het loket.",
        plan=(
            "We sloten in het voorjaar aan bij het loket en informeerden alle ouders op een avond"
            " in de opvang."
        ),
    ),
)
