"""One question for rows of many kinds: they come back as records, filled in for their rules."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import (
    BinaryField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TextField,
    Value,
    prefetch_related_objects,
)
from django.db.models.expressions import BaseExpression
from django.db.models.functions import JSONObject

from .known import Known

LARGE = (BinaryField, JSONField, TextField)  # left where they are, unless somebody names them


class Exact(json.JSONDecoder):
    """Reads a decimal number as it was written."""

    def __init__(self):
        super().__init__(parse_float=Decimal)


class WholeRow(Func):
    """The row of a record on this path as JSON, but for its large columns; null where there is none.

    Naming each column of a dozen tables takes Python longer than all else on the page. So the table is named:
    by one column that only the table itself has, no key.
    """

    output_field = JSONField()

    def __init__(self, model: type[Model], path: str, large: Sequence[str]):
        fields = model._meta.concrete_fields
        own = next(field for field in fields if not (field.primary_key or field.is_relation))
        super().__init__(F(f"{path}{own.name}"))
        left = (field for field in fields if isinstance(field, LARGE))
        self.left = [field.column for field in left if f"{path}{field.name}" not in large]

    def as_sql(self, compiler, connection):
        [column] = self.source_expressions
        row = f"to_jsonb({compiler.quote_name_unless_alias(column.alias)})"
        return f"{row} - %s::text[]", (self.left,)


@dataclass(frozen=True)
class Asked:
    """Records of one kind, and what their rules and words look at.

    That comes along: `related` records ("round__lok"), `known` facts, `large` columns by name. What is
    `below` and rules walk over takes one more question for each name. Their order does not come along.
    `tell` says what each record holds for a person, where that is asked.
    """

    rows: QuerySet
    tell: Callable[[Any, Model], Iterator[dict]] = lambda person, record: iter(())
    related: tuple[str, ...] = ("lok",)
    known: tuple[Known, ...] = ()
    large: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @cached_property
    def facts(self) -> dict[str, BaseExpression]:
        """What is known of each record, by name."""
        return {fact.name: fact.expression() for fact in self.known}

    @cached_property
    def models(self) -> dict[str, type[Model]]:
        """The kind of each record that comes along, by its path; "" is the record itself."""
        found = {"": self.rows.model}
        for path in self.related:
            *way, name = path.rpartition("__")
            found[path] = found[way[0]]._meta.get_field(name).related_model
        return found

    def as_json(self, place: int) -> QuerySet:
        """The same rows, each with its place and as one column."""
        columns = dict(self.facts)
        for path, model in self.models.items():
            columns[path] = WholeRow(model, f"{path}__" if path else "", self.large)
        whole = ExpressionWrapper(JSONObject(**columns), JSONField(decoder=Exact))
        return self.rows.order_by().values_list(Value(place, IntegerField()), whole)

    def record(self, row: dict) -> Model:
        """That column as a record."""
        records = {path: _record(model, row[path]) for path, model in self.models.items()}
        for path in self.related:
            *way, name = path.rpartition("__")
            if records[way[0]] is not None:
                setattr(records[way[0]], name, records[path])
        for name, fact in self.facts.items():
            setattr(records[""], name, fact.output_field.to_python(row[name]))
        return records[""]


def gather(asked: Sequence[Asked]) -> list[list[Model]]:
    """The records of each, in one question; their `below` apart."""
    found: list[list[Model]] = [[] for _ in asked]
    first, *more = [each.as_json(place) for place, each in enumerate(asked)]
    for place, row in first.union(*more, all=True):
        found[place].append(asked[place].record(row))
    for each, records in zip(asked, found, strict=True):
        if records and each.below:
            prefetch_related_objects(records, *each.below)
    return found


def _record(model: type[Model], row: dict | None) -> Model | None:
    if row is None:
        return None
    fields = [field for field in model._meta.concrete_fields if field.column in row]
    values = [field.to_python(row[field.column]) for field in fields]
    return model.from_db("default", [field.attname for field in fields], values)
