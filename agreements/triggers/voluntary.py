"""What keeps BOA voluntary in the database: the patterns of `agreements.voluntary`, read by PostgreSQL."""

import pgtrigger

from agreements import voluntary
from ledger.refusing import INTEGRITY, before, refuse_if

CAN_NOT = (
    "Deelname aan het samenwerkingsverband BOA mag geen voorwaarde zijn voor erkenning of steun"
    " (decreet van 3 mei 2019, artikel 7)."
)
QUOTED_NOTHING = "''"
QUOTED = (
    "IF wrong IS NOT NULL THEN RAISE EXCEPTION 'Dit kan niet in een kader voor BOA: “%” %',"
    f" wrong, '{CAN_NOT}' {INTEGRITY}; END IF;\n"
)
KIND = (
    "SELECT f.kind INTO found FROM agreements_frameworkversion v"
    " JOIN agreements_framework f ON f.id = v.framework_id WHERE v.id = NEW.version_id;\n"
)


def _has(pattern: str, words: str) -> str:
    return f"{words} ~ '{pattern}'"


def _reading(reading: voluntary.Reading, words: str) -> str:
    asked = [_has(pattern, words) for pattern in reading.needs]
    return " AND ".join(asked + [f"NOT {_has(pattern, words)}" for pattern in reading.unless])


def _plain(text: str) -> str:
    bare = f"regexp_replace(normalize({text}, NFKD), '{voluntary.DROPPED}', '', 'g')"
    small = f"translate({bare}, '{voluntary.CAPITALS}', '{voluntary.SMALL}')"
    return f"' ' || btrim(regexp_replace({small}, '[^a-z0-9]+', ' ', 'g')) || ' '"


def _is_condition(words: str) -> str:
    readings = "\n        OR ".join(f"({_reading(each, words)})" for each in voluntary.READINGS)
    others = f"{_has(voluntary.ELSEWHERE, words)} AND NOT {_has(voluntary.PARTNERSHIP, words)}"
    return f"NOT ({others}) AND ({readings})"


def body() -> str:
    """PL/pgSQL of `agreements_condition_in(said, under)`: the first sentence that is a condition, or NULL."""
    return f"""
DECLARE above text := ''; lead text; piece text; told text; words text;
BEGIN
    words := {_plain("under")};
    IF {_has(voluntary.ASKS, "words")} THEN above := under || ': '; END IF;
    FOREACH piece IN ARRAY
        regexp_split_to_array(regexp_replace(said, '{voluntary.SPACES}', ' ', 'g'), '{voluntary.ENDS}')
    LOOP
        IF lead IS NULL OR NOT {_has(voluntary.BULLET, "piece")} THEN lead := above; END IF;
        told := lead || regexp_replace(piece, '{voluntary.BULLET}', '');
        told := btrim(regexp_replace(told, '[ \\n]+', ' ', 'g'));
        words := {_plain("told")};
        IF {_is_condition("words")} THEN RETURN told; END IF;
        IF {_has(voluntary.LEADS, "piece")} THEN lead := piece || ' '; END IF;
    END LOOP;
    RETURN NULL;
END
"""


def function() -> str:
    """SQL that makes the function; a migration holds it as it was then."""
    head = "CREATE OR REPLACE FUNCTION agreements_condition_in(said text, under text) RETURNS text"
    return f"{head} LANGUAGE plpgsql IMMUTABLE AS $${body()}$$;"


def _words(row: str, *columns: str) -> str:
    """SQL: the first sentence in these columns that makes it a condition, a text under its heading."""
    under = {"text": f"{row}.heading"} if "heading" in columns else {}
    asked = [f"agreements_condition_in({row}.{name}, {under.get(name, QUOTED_NOTHING)})" for name in columns]
    return f"coalesce({', '.join(asked)})"


def _trigger(found: str, *refusals: str) -> pgtrigger.Trigger:
    """Asks for the kind of the framework, and of BOA the rest."""
    return before(
        "boa_stays_voluntary",
        pgtrigger.Insert | pgtrigger.Update,
        found + "IF found <> 'boa' THEN RETURN NEW; END IF;\n" + "".join(refusals) + "RETURN NEW;",
        declare=[("found", "text"), ("wrong", "text")],
    )


def boa_stays_voluntary() -> pgtrigger.Trigger:
    """No article makes taking part a condition, by its mark nor by its words (invariant 12)."""
    mark = refuse_if("NEW.makes_participation_a_condition", CAN_NOT)
    return _trigger(KIND, mark, f"wrong := {_words('NEW', 'heading', 'text')};\n", QUOTED)


def boa_promises_stay_voluntary() -> pgtrigger.Trigger:
    """Nor does what a party promises."""
    return _trigger(KIND, f"wrong := {_words('NEW', 'text', 'owner', 'evidence')};\n", QUOTED)


def _parts(table: str, row: str, *columns: str) -> str:
    """Look in all these parts of the version."""
    found = f"SELECT min({_words(row, *columns)}) INTO wrong"
    return f"{found} FROM {table} {row} WHERE {row}.version_id = NEW.id;\n{QUOTED}"


def boa_text_stays_voluntary() -> pgtrigger.Trigger:
    """Nor do the words around the articles; and what is adopted is read once more, as a whole."""
    marked = (
        "EXISTS (SELECT 1 FROM agreements_article a"
        " WHERE a.version_id = NEW.id AND a.makes_participation_a_condition)"
    )
    return _trigger(
        "SELECT kind INTO found FROM agreements_framework WHERE id = NEW.framework_id;\n",
        f"wrong := {_words('NEW', 'purpose', 'joining', 'leaving')};\n",
        QUOTED,
        "IF NEW.state <> 'adopted' OR OLD.state <> 'draft' THEN RETURN NEW; END IF;\n",
        _parts("agreements_article", "a", "heading", "text"),
        _parts("agreements_commitment", "p", "text", "owner", "evidence"),
        refuse_if(marked, CAN_NOT),
    )
