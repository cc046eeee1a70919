"""The words by which a sentence makes taking part a condition: patterns for plain text (`voluntary.plain`).

Each begins at a space and reads whole words, each with the space after it. Only what regular expressions of
Python and of PostgreSQL understand alike: no \\b, no \\w, look-behind of one fixed length.
"""

WORD = "[a-z0-9]+ "
REST = "[a-z0-9]* "


def _some(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


def _gap(most: int, *without: str) -> str:
    """At most so many words, none of them a negation or one of these."""
    never = "|".join(("niet ", "geen ", "nooit ", "noch ", "maar ", *without))
    return f"(?:(?!{never}){WORD}){{0,{most}}}"


_TAKES = _some(
    *(f"{stem}{REST}" for stem in ("deelname", "deelneem", "deelnem", "deelgenomen", "meedoe", "meewerk")),
    *(f"{stem}{REST}" for stem in ("lidmaatschap", "[a-z]*engage", "aansluit", "toetred", "toetreed")),
    *(f"{stem}{REST}" for stem in ("onderteken", "handteken")),
    f"ne(?:emt|men) {_gap(4)}deel ",
    f"ma(?:akt|ken) {_gap(2)}deel uit ",
    "deel te nemen |deel uit te maken |deel uitma(?:akt|ken) |mee te doen |toe te treden |aan te sluiten ",
    f"do(?:et|en) {_gap(3)}mee |werk(?:t|en) {_gap(3)}mee |sluit(?:en)? {_gap(3)}aan ",
    f"tre(?:edt|den) {_gap(3)}toe |toegetreden |aangesloten |tekent |samenwerkt ",
    f"(?:is|zijn|bent|wordt|worden) {_gap(3)}(?:lid|partner|leden) ",
    "(?:lid|partners?) (?:is|zijn|bent|wordt|te worden|worden|van) |als lid |leden ",
    f"aanwezig{REST}(?:op|bij|in) {_gap(2)}(?:[a-z]*overleg|vergader|lok|stuurgroep|samenwerk){REST}",
)
_HELP = _some(
    "[a-z]*steun",
    "[a-z]*subsid",
    "[a-z]*toelage",
    *(
        "erken",
        "financi",
        "premie",
        "tegemoetkoming",
        "dotatie",
        "infrastructu",
        "logisti",
        "zalen",
        "lokalen",
    ),
    *("geld(?= )", "[a-z]*middelen(?= )", "[a-z]*personeel ter(?= )", "gemeentepersoneel", "materiaal(?= )"),
)
_SUPPORTS = f"{_HELP}{REST}"
_WHICH = _some(
    *("de", "het", "een", "deze", "die", "zijn", "haar", "hun", "uw", "of", "en", "enkele", "elke", "alle"),
    *("lokale", "gemeentelijke", "financiele", "logistieke", "personele", "infrastructurele", "jaarlijkse"),
    *(
        "extra",
        "meer",
        "hogere",
        "bijkomende",
        "verdere",
        "vorm van",
        "gratis",
        "bonus",
        "euro",
        "u",
        "zij",
        "ze",
        "men",
    ),
)
_WHICH = f"(?:{_WHICH} )*"
_NO = _some("geen", "niet", "nooit", "noch", "evenmin", "niemand", "geenszins", "zonder dat", "geen enkele")
_NO = f"{_NO} (?!alleen |enkel |louter |slechts |uitsluitend |zomaar )"
_ONLY = "(?<! niet) (?:enkel|alleen|slechts|uitsluitend|louter) "
_GOES_TO = "(?:(?:mogelijk|bestemd|beschikbaar|open|voor|naar|aan|door|de|die|het) )*"
_THEY = f"(?:wie|(?:{WORD}){{0,2}}die|wanneer|indien|als|zodra) "

TAKES_PART = f" {_TAKES}"
SUPPORT = f" {_SUPPORTS}"
_TERM = _some(
    "(?!onvoorwaard)[a-z]*voorwaarde(?!n? dat )[a-z]* ",
    f"(?:op )?(?:de |een )?(?:enige )?voorwaarden? dat (?:{WORD}){{0,8}}{_TAKES}",
    "vereis(?:t|te|ten) ",
    "verplicht(?! zich)(?:e|ing|ingen)? ",
    f"(?:lidmaatschap|deelname|deelnemen|[a-z]*engagement|ondertekening|aansluiting) (?:{WORD}){{0,6}}"
    "(?:nodig|noodzakelijk|must) ",
    "(?:is|als|vormt) (?:een |het )?criterium ",
)
TERMS = f" {_TERM}"
_ENTRY = f"[a-z]*voorwaarden? (?:voor|om|tot|bij|van) (?:(?:de|het|een|hun|uw|te|kunnen) )*{_TAKES}"
FREED = _some(
    f" {_NO}{_gap(6, 'wel ')}{_TERM}",
    f" voorwaarden? {_gap(5)}{_NO}",
    " onvoorwaardelijk[e]? ",
    f" (?:is|blijft) (?:{WORD}){{0,2}}vrijwillig (?!maar |doch )",
)
ABOUT = _some(
    f" over (?:{WORD}){{0,3}}[a-z]*voorwaarden ",
    f" {_ENTRY}",
    " (?:deelname|deelnemings|toetredings|lidmaatschaps)voorwaarde",
)
RESTATED = _some(
    " wel (?:degelijk )?(?:als |een |de )?(?:voorwaarde|nodig|vereist|verplicht) ",
    f" wel (?:voor|om) {_WHICH}{_SUPPORTS}",
    " (?:maar|en|doch) (?:wel )?een voorwaarde ",
    " behalve | tenzij | met uitzondering van | uitgezonderd ",
)

DEPENDS = _some(
    f" mits (?:{WORD}){{0,8}}{_TAKES}",
    f"{_ONLY}(?:als|indien|wanneer|na|met|bij|mits|zodra) (?:{WORD}){{0,8}}{_TAKES}",
    f"{_ONLY}{_gap(4)}(?:als|indien|wanneer|mits|zodra) (?:{WORD}){{0,8}}{_TAKES}",
    f" pas (?:{WORD}){{0,4}}(?:als|indien|wanneer|na|met|bij|zodra) (?:{WORD}){{0,8}}{_TAKES}",
    f" (?:op basis van|in ruil voor|gekoppeld aan|gebonden aan|beperkt tot|voorbehouden (?:aan|voor)|koppelt"
    f" {_WHICH}{_SUPPORTS}aan) (?:{WORD}){{0,3}}{_TAKES}",
    f" (?:hang(?:t|en) (?:{WORD}){{0,4}}af van|afhang(?:t|en) van|afhankelijk (?:{WORD}){{0,2}}van)"
    f" (?:{WORD}){{0,4}}{_TAKES}",
    f" {_TAKES}(?:{WORD}){{0,6}}(?:voorrang|punten|tel(?:t|len) (?:{WORD}){{0,4}}mee) ",
    f" voorrang (?:{WORD}){{0,3}}{_TAKES}",
)
NOT_DEPENDENT = (
    f" {_NO}{_gap(3)}(?:af van|op basis van|afhankelijk|gekoppeld|gebonden|beperkt|voorbehouden|voorrang"
    "|punten|mee|in ruil) "
)
ONLY_THEY = _some(
    f"{_ONLY}{_GOES_TO}{_THEY}{_gap(6, _HELP)}{_TAKES}",
    f"{_ONLY}{_GOES_TO}(?:{WORD})?die {_gap(6, _HELP)}{_TAKES}",
    f"{_ONLY}{_GOES_TO}(?:leden|deelnem[a-z]*|ondertekenaars|aangesloten|partners) ",
)
_GET = (
    "(?:krijg(?:t|en)|ontvang(?:t|en)|geniet(?:en)?|he(?:eft|bben) recht op|kom(?:t|en) in aanmerking voor) "
)
_INVITED = ("wil", "wens", "kan ", "kunnen ")
GETS = _some(
    f" {_THEY}{_gap(6, _HELP)}{_TAKES}(?:{WORD}){{0,6}}{_GET}{_WHICH}{_SUPPORTS}",
    f" (?:leden|deelnemers|deelnemende {WORD}|ondertekenaars) {_GET}{_WHICH}{_SUPPORTS}",
    f" {_TAKES}{_gap(4)}(?:geeft|geven) {_gap(1)}recht op {_WHICH}{_SUPPORTS}",
    f" {_SUPPORTS}{_gap(4)}(?:toegekend|verleend|gegeven) aan {_WHICH}(?:leden|deelnemers|partners) ",
    f" {_SUPPORTS}{_gap(4)}(?:voor|naar|aan|beschikking van) {_WHICH}{_THEY}{_gap(4, *_INVITED)}{_TAKES}",
)
_WANTS = f"(?:om|voor|wie|wil|wilt|willen) {_gap(4)}{_SUPPORTS}"
_OBLIGED = f"(?:moet|moeten|dient|dienen) {_gap(6)}{_TAKES}"
_JOINS = f"wie {_gap(3)}{_SUPPORTS}{_gap(2)}(?:wil|willen|wenst) {_gap(3, 'kan ', 'mag ')}{_TAKES}"
MUST = f" (?:{_JOINS}|{_WANTS}(?:{WORD}){{0,6}}{_OBLIGED}|{_OBLIGED}(?:{WORD}){{0,6}}{_WANTS})"
MUST_NOT = f" (?:moet|moeten|dient|dienen|hoeft|hoeven) (?:{WORD}){{0,3}}{_NO}"
EQUALLY = _some(
    f" ook (?:{WORD}){{0,3}}(?:niet|zonder) ",
    " niet (?:alleen|enkel|uitsluitend) (?:voor |aan )?wie ",
    " ook zonder | al dan niet | wel of niet | of niet ",
    f" (?:ongeacht|los van|onafhankelijk van) (?:{WORD}){{0,4}}{_TAKES}",
)

STAYS_OUT = _some(
    f" (?:niet|nooit) (?:{WORD}){{0,4}}(?:{_TAKES}|deel |mee |lid )",
    f" (?:deelne|aansluit|onderteken|meedoe)[a-z]* (?:{WORD}){{0,2}}niet ",
    f" (?:zonder|weiger[a-z]*) (?:{WORD}){{0,4}}{_TAKES}",
    " geen (?:lid|leden|deelnemer|partner|engagement|deel) ",
    f" (?:uittre|uitstap|afwezig|opzeg)[a-z]* | (?:treedt|treden|stapt|stappen) (?:{WORD}){{0,2}}uit ",
)
_KEEPS = [
    f"(?<! {verb}{so})"
    for verb in ("verliest", "verliezen", "weigert")
    for so in ("", " daardoor", " daarom")
]
_TAKEN = "(?:ingetrokken|teruggevorderd|stopgezet|geschrapt|opgeschort|geweigerd|verminderd|verlaagd|terug) "
_RIGHT = "(?:(?:recht|aanspraak|beroep|beroep doen|toegang|kans) (?:op|tot) )?"
LOSES = _some(
    f"{''.join(_KEEPS)} geen {_RIGHT}{_WHICH}{_SUPPORTS}",
    f" (?:verlie(?:st|zen)|mist|missen) {_gap(4, 'niets ')}{_SUPPORTS}",
    f" {_SUPPORTS}{_gap(4)}(?:vervalt|vervallen|stopt|eindigt|{_TAKEN})",
    f" (?:vervalt|vervallen|stopt) {_gap(4)}{_SUPPORTS}",
    f"(?<! niet) minder {_WHICH}{_SUPPORTS}",
    f" (?:krijgt|krijgen|ontvangt|ontvangen) (?:niets |{_WHICH}{_SUPPORTS}(?:{WORD}){{0,2}}niet )",
    f" niet (?:in aanmerking |rekenen op {_WHICH}{_SUPPORTS})",
    " niet (?:gesteund|ondersteund|erkend|gesubsidieerd|gefinancierd) ",
    f" (?:wordt|worden|is|zijn|blijft|blijven) {_gap(4)}uitgesloten ",
)

_CHILDREN = "(?:kind|kinderen|kleuters|jongeren|leerlingen|ouders|gezinnen|vrijwilligers) "
_ACTIVITY = _some(
    *("[a-z]*activiteit", "[a-z]*kamp", "speelplein", "sport", "spel", "uitstap", "workshop", "aanbod"),
    *("vorming", "opleiding", "[a-z]*opvang", "evenement", "studiedag", "infosessie", "les"),
)
ELSEWHERE = _some(
    f" {_CHILDREN}{_gap(5, 'enkel', 'alleen', 'als ', 'wie ', 'mits', 'organis')}{_TAKES}",
    f" deelname van (?:{WORD}){{0,2}}{_CHILDREN}",
    f" {_TAKES}(?:aan|met) (?:(?:de|een|het|hun|deze|elke|onze|zijn) )?(?:{WORD})?{_ACTIVITY}",
)
PARTNERSHIP = (
    " (?:samenwerk|[a-z]*overleg|lok |stuurgroep|[a-z]*kader|[a-z]*engagement|partner|netwerk|vergader"
    "|lid |leden |lidmaatschap|onderteken)"
)
ASKS = f"^(?!.* (?:{_NO}|vrijwillig)).* [a-z]*voorwaarden? (?:{WORD})*{_SUPPORTS}"
