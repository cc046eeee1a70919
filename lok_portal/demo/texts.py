"""What the people of the demo wrote: calls, reasons, motivations and the LOK's advice. All made up."""

SUGGESTIONS = {
    "1.1": "Stuur een afgevaardigde naar het LOK, of verontschuldig u tijdig: verontschuldigd telt mee.",
    "1.2": "Meld elke vrije plaats binnen de week aan het loket; dat kan met één mail.",
    "2.1": "Een halfuur langer open geeft een punt meer. De coördinator denkt mee over uurroosters.",
    "2.2": "Bekijk of enkele sluitingsdagen kunnen vervallen: vanaf 230 dagen is er een vol punt.",
    "2.3": "Houd minstens tien procent van de plaatsen vrij voor dringende opvang.",
    "3.1": "Plaatsen in De Vennen of de Stationswijk krijgen hier de volle punten.",
    "4.1": "Beschrijf met welke partners u werkt voor kinderen en gezinnen die meer nodig hebben.",
}
SHIFT_SUGGESTIONS = {
    "1.1": "Ook occasionele opvang in het weekend telt mee.",
    "2.1": "Een brugfiguur kan via het Huis van het Kind.",
    "3.1": "Leg vast wat u doet voor gezinnen die niet tekenen.",
}
SAID = "Volgens de aanvraag en de bijlagen: {explanation}."

PAST_CALL = """\
Het agentschap Opgroeien verdeelt nieuwe plaatsen met inkomenstarief. Voor Heidebeke zijn er 40 plaatsen.

Dien uw aanvraag in bij het agentschap en, uiterlijk op hetzelfde moment, hier."""
OPEN_CALL = """\
Het agentschap Opgroeien doet een nieuwe oproep voor plaatsen met inkomenstarief. Voor Heidebeke zijn er \
24 plaatsen.

Onthaalouders, zelfstandigen, vzw’s en openbare besturen dienen met hetzelfde formulier in. Vragen? Mail \
de coördinator: \
het antwoord gaat naar iedereen."""
SHIFT_CALL = "Het agentschap laat 34 bestaande plaatsen in Heidebeke omschakelen naar inkomenstarief."
NEXT_CALL = "Voorbereiding van de volgende oproep van het agentschap. Het aantal plaatsen is nog niet bekend."
DONKMEER_CALL = (
    "Donkmeer kan 12 nieuwe plaatsen krijgen. Klein of groot: iedereen dient in met hetzelfde formulier."
)

LOK_ADVICE = """\
Het LOK besprak de tien ontwerpadviezen. De leden die zelf een aanvraag deden, verlieten voor hun aanvraag \
de zaal.

Het LOK gaat akkoord met de scores en met het negatieve advies. Het vraagt de gemeente om organisatoren \
die nog niet bij het \
loket aangesloten zijn, persoonlijk uit te nodigen."""
MINORITY = """\
Twee leden vinden dat de ligging te zwaar weegt: wie in het centrum werkt, kan die punten nooit halen. Zij \
vragen om dit \
criterium te herzien voor een volgende ronde."""
REACTION = """\
U schrijft dat er geen afspraken met partners zijn. Sinds vorige maand werk ik samen met een \
collega-onthaalouder: wij vangen \
elkaars kinderen op bij ziekte. Kunt u dat opnemen?"""
REVISED = (
    "De aanvrager wees op een afspraak met een collega. De motivering vermeldt die nu; de score"
    " verandert niet."
)
AFTER_REACTION = """\
Gezinsopvang op de plaats waar het aanbod het kleinst is. De afspraak met een collega voor ziektedagen, \
waarover de aanvrager \
in haar reactie schreef, geeft gezinnen zekerheid. Het engagement voor het LOK volgen we op."""
CHANGES_2 = "Een criterium over de start is toegevoegd, na de evaluatie van de vorige ronde in het LOK."
CHANGES_3 = "Voorstel van het LOK: de ligging weegt minder zwaar door."
CHANGES_SHIFT_3 = "Voorstel om het plan voor de overgang korter te maken, nog niet besproken."
DONKMEER_2 = "Criteria omschakeling Donkmeer"
CHANGES_SHIFT = "Het plan voor de overgang krijgt een duidelijker titel."
