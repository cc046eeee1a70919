"""What the database knows about a record beside its columns: read along with many, or asked for one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, IntegerField, Model, QuerySet, Subquery
from django.db.models.expressions import BaseExpression


@dataclass(frozen=True)
class Known:
    """One fact that rules look at: a page with many records reads it along, else it is asked when needed."""

    name: str
    expression: Callable[[], BaseExpression]

    def of(self, thing: Model) -> Any:
        """The fact about this record: one query, or none when it was read along."""
        if self.name in vars(thing):
            return vars(thing)[self.name]
        row = type(thing)._default_manager.filter(pk=thing.pk)
        return row.annotate(**{self.name: self.expression()}).values_list(self.name, flat=True).get()


def known(expression: Callable[[], BaseExpression]) -> Known:
    """Decorator: a function that gives the question, made into what is known by its name."""
    return Known(expression.__name__, expression)


def along(rows: QuerySet, *facts: Known) -> QuerySet:
    """The same rows, each with these facts."""
    return rows.annotate(**{fact.name: fact.expression() for fact in facts})


def how_many(rows: QuerySet) -> Subquery:
    """How many of these rows there are; they refer to the record with OuterRef."""
    count = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(how_many=count).values("how_many"))
