"""The principles of the engagement statement, in our own words, that articles are tied to."""

from django.db import models


class Principle(models.TextChoices):
    """A to F as in the statement; the label is how a page names it."""

    A1 = "A1", "A1 Samen ondernemen: een echt partnerschap"
    A2 = "A2", "A2 Elke organisator wordt gelijk behandeld"
    A3 = "A3", "A3 De regierol is doorzichtig"
    A4 = "A4", "A4 Het lokale beleid wordt gerespecteerd"
    A5 = "A5", "A5 Respect voor eigen beheer en vrij initiatief"
    A6 = "A6", "A6 Open houding en duidelijke communicatie"
    A7 = "A7", "A7 Betrokken bij elkaar en bij de evolutie van de opvang"
    A8 = "A8", "A8 Bereid om tijd te investeren"
    B1 = "B1", "B1 Elke actieve organisator is een gelijkwaardige partner"
    B2 = "B2", "B2 Een evenwichtige en representatieve samenstelling"
    B3 = "B3", "B3 Steun versterkt alle voorzieningen"
    B4 = "B4", "B4 Maatregelen krijgen vorm in samenspraak"
    C1 = "C1", "C1 Regisseur en organisator: twee rollen, gescheiden"
    C2 = "C2", "C2 De regie is objectief en transparant"
    C3 = "C3", "C3 Criteria krijgen vorm in overleg"
    C4 = "C4", "C4 Criteria zijn vooraf bekend"
    C5 = "C5", "C5 Inspraak in het beleid"
    C6 = "C6", "C6 Willen en kunnen samenwerken, aan beide kanten"
    C7 = "C7", "C7 Deskundige regie, op objectieve gegevens"
    C8 = "C8", "C8 Organisatoren delen hun vakkennis"
    C9 = "C9", "C9 Een vergunningsadvies is een meerwaarde"
    D1 = "D1", "D1 Meer bevoegdheden, dus meer verantwoordelijkheid"
    D2 = "D2", "D2 Het bestuur heeft een mandaat van de kiezer"
    D3 = "D3", "D3 Beleid lukt alleen met de voorzieningen"
    D4 = "D4", "D4 Iedereen werkt mee, bij voorkeur vrijwillig"
    D5 = "D5", "D5 Elkaar actief informeren"
    D6 = "D6", "D6 Het bestuur kiest hoe het de regie voert"
    D7 = "D7", "D7 Een lokale subsidie kan voorwaarden hebben"
    D8 = "D8", "D8 Voorwaarden staan in verhouding tot de subsidie"
    E1 = "E1", "E1 Respect voor identiteit en eigenheid"
    F1 = "F1", "F1 De principes voeden een lokaal afsprakenkader"
    F2 = "F2", "F2 Het kader komt op het LOK"
    F3 = "F3", "F3 Het kader kan ook het Lokaal Loket of BOA dragen"
    F4 = "F4", "F4 Samen een actieplan"


GROUPS = {
    "A": "Naar een echt partnerschap",
    "B": "Gelijkwaardige partners",
    "C": "Een doorzichtige regie",
    "D": "Het lokale beleid",
    "E": "Respect voor eigenheid",
    "F": "Afsprakenkader en actieplan",
}
