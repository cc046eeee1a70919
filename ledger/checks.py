"""Check constraints in one line: what a column or a row must always satisfy, with its Dutch sentence."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, Q


def holds(condition: Q, name: str, sentence: str) -> CheckConstraint:
    """The row satisfies this condition."""
    return CheckConstraint(condition=condition, name=name, violation_error_message=sentence)


def one_of(field: str, values: Iterable[str], name: str, sentence: str) -> CheckConstraint:
    """The column holds one of these values."""
    return holds(Q(**{f"{field}__in": list(values)}), name, sentence)
