"""How a trigger of agreements refuses: before the row is written, with a Dutch sentence."""

import pgtrigger

INTEGRITY = "USING ERRCODE = 'integrity_constraint_violation'"
MINUTES_OF_GRACE = 5  # between the portal's clock and the database's


def before(name: str, operation, func: str, *, declare=None, condition=None) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, operation=operation, when=pgtrigger.Before, func=func, declare=declare, condition=condition
    )


def refuse_if(question: str, sentence: str) -> str:
    return f"IF {question} THEN RAISE EXCEPTION '{sentence}' {INTEGRITY}; END IF;\n"


def differs(columns: str) -> str:
    """Whether any of these columns changes."""
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns.split())


def not_consulted(column: str = "NEW.consultation_id") -> str:
    """Whether this consultation is missing or still lacks answers."""
    return (
        f"NOT EXISTS (SELECT 1 FROM consultation_consultation c WHERE c.id = {column}"
        " AND c.lok_id = NEW.lok_id AND c.state = 'closed')"
    )
