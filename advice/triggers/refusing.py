"""How a trigger of advice refuses: before the row is written, with a Dutch sentence."""

import pgtrigger

INTEGRITY = "USING ERRCODE = 'integrity_constraint_violation'"
MINUTES_OF_GRACE = 5  # between the portal's clock and the database's


def before(name: str, operation, func: str, *, declare=None, condition=None) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, operation=operation, when=pgtrigger.Before, func=func, declare=declare, condition=condition
    )


def refuse_if(question: str, sentence: str) -> str:
    return f"IF {question} THEN RAISE EXCEPTION '{sentence}' {INTEGRITY}; END IF;\n"
