"""Taking part in BOA is voluntary: sentences that make it a condition for support or recognition.

The decree of 3 May 2019 on out-of-school care and activities, article 7: nobody loses recognition or support
for not taking part. Sentences are read one by one; a person judges what a pattern cannot.
"""

import re

DECREE = "decreet van 3 mei 2019 over buitenschoolse opvang en activiteiten, artikel 7"
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")


def _words(*words: str) -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


_TAKES_PART = _words(
    r"deelname",
    r"deelne(?:em|m)",
    r"neemt? (?:\w+ ){0,3}deel\b",
    r"nemen (?:\w+ ){0,3}deel\b",
    r"lidmaatschap",
    r"\w*engagement",
    r"aansluit",
    r"aangesloten",
    r"lid (?:is|zijn|worden|wordt)\b",
    r"leden van het samenwerkings",
)
_ONLY = r"(?:enkel|alleen|slechts|uitsluitend) "
_CONDITION = _words(
    r"\w*voorwaarde",
    _ONLY + r"(?:voor |naar |aan )?(?:wie|leden|organisat|deelnem|partners)",
    _ONLY + r"(?:als|indien|wanneer|na|met|bij|mits)\b",
    r"mits\b",
    r"vereist",
    r"verplicht",
    r"op basis van (?:de |het |hun )?(?:deelname|lidmaatschap)",
    r"(?:is|zijn) nodig (?:om|voor)",
    r"hangt? (?:\w+ ){0,3}af van",
    r"afhankelijk",
    r"krijgt? voorrang",
    r"krijgen voorrang",
)
_SUPPORT = _words(r"steun", r"\w*subsid", r"erken", r"\w*ondersteun", r"\w*toelage", r"financiering")
_NOT = _words(r"geen\b", r"niet\b", r"nooit\b", r"zonder\b", r"noch\b", r"evenmin\b")
_STAYS_OUT = _words(
    r"(?:niet|nooit) (?:\w+ ){0,4}(?:deel\b|deelne(?:em|m)|aansluit|aangesloten|lid\b|engage)",
    r"(?:deelneemt|deelnemen|aansluit|aansluiten) (?:\w+ ){0,2}niet\b",
    r"zonder (?:\w+ ){0,3}(?:deelname|lidmaatschap|\w*engagement)",
    r"geen (?:lid|deelnemer|partner|engagement)\b",
)
_LOSES = re.compile(
    r"(?<!verliest )(?<!verliezen )(?<!weigert )"
    r"\bgeen (?:recht op |aanspraak op |lokale |gemeentelijke |enkele )*"
    r"(?:steun|subsid|erken|ondersteun|toelage|financiering)"
    r"|\b(?:verliest|verliezen)(?! geen| niet| nooit)"
    r"|\bkomt? niet in aanmerking|\bkomen niet in aanmerking"
    r"|\b(?:wordt|worden) uitgesloten|\bvervalt|\bminder (?:steun|subsid)",
    re.IGNORECASE,
)
_KEEPS = _words(r"niet minder", r"evenveel", r"ook\b", r"even goed")


def conditions_in(text: str) -> list[str]:
    """The sentences of `text` that make taking part a condition for support or recognition, as written."""
    sentences = (" ".join(found.group().split()) for found in _SENTENCE.finditer(text))
    return [sentence for sentence in sentences if _is_condition(sentence)]


def _is_condition(sentence: str) -> bool:
    if not (_TAKES_PART.search(sentence) or _STAYS_OUT.search(sentence)) or not _SUPPORT.search(sentence):
        return False
    if _STAYS_OUT.search(sentence):
        return bool(_LOSES.search(sentence)) and not _KEEPS.search(sentence)
    return bool(_CONDITION.search(sentence)) and not _NOT.search(sentence)


def refusal(sentence: str) -> str:
    """What the writer of the sentence reads."""
    return (
        f"Dit kan niet in een kader voor BOA: “{sentence}” Deelnemen aan het samenwerkingsverband is"
        f" vrijwillig en mag geen voorwaarde zijn voor steun of erkenning ({DECREE})."
    )
