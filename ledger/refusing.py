"""How a trigger refuses: before the row is written, with a Dutch sentence for people."""

from collections.abc import Iterable

import pgtrigger

INTEGRITY = "USING ERRCODE = 'integrity_constraint_violation'"
MINUTES_OF_GRACE = 5  # between the portal's clock and the database's


def before(name: str, operation, func: str, *, declare=None, condition=None) -> pgtrigger.Trigger:
    """A trigger on each row, before it is written."""
    return pgtrigger.Trigger(
        name=name, operation=operation, when=pgtrigger.Before, func=func, declare=declare, condition=condition
    )


def refuse_if(question: str, sentence: str) -> str:
    """PL/pgSQL: raise this sentence when the question holds."""
    return f"IF {question} THEN RAISE EXCEPTION '{sentence}' {INTEGRITY}; END IF;\n"


def refuse_each(refusals: Iterable[tuple[str, str]]) -> str:
    """PL/pgSQL: of these questions, in order, raise the sentence of the first that holds."""
    return "".join(refuse_if(question, sentence) for question, sentence in refusals)


def differs(columns: str) -> str:
    """SQL: whether any of these columns, parted by spaces, changes."""
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns.split())
