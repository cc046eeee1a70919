"""From a JSON tree to the frozen document: the shape, key by key; what adds up is checked in `bounds`."""

from dataclasses import fields
from typing import Any

from advice.criteria import facts, kinds
from advice.criteria.document import (
    FORMAT,
    PURPOSE_LABELS,
    ROUNDING_LABELS,
    CriteriaDocument,
    Ground,
    Group,
    KnockOut,
    Rounding,
    Scale,
)
from advice.criteria.node import Node, distinct

CODE, LINE, LABEL, TEXT = 40, 300, 1000, 5000
MOST_MONTHS, MOST_DAYS = 120, 3650
COMMON_FIELDS = ("code", "title", "why", "max_points", "applies_to", "accepts", "evidence", "kind")
MEASURED_FIELDS, YES_NO_FIELDS = ("fact", "rule", "bands", "otherwise"), ("fact", "rule", "points")


def read_document(node: Node) -> CriteriaDocument:
    """Return the document; trust it only when `node.problems` stayed empty."""
    part = node.fields(*(key.name for key in fields(CriteriaDocument)))
    part["format"].choice((FORMAT,))
    return CriteriaDocument(
        title=part["title"].text(LINE),
        purpose=part["purpose"].choice(PURPOSE_LABELS),
        legal_basis=part["legal_basis"].text(TEXT, may_be_empty=True),
        adopted_by=part["adopted_by"].text(LINE, may_be_empty=True),
        adopted_on=part["adopted_on"].or_null(Node.day),
        valid_from=part["valid_from"].day(),
        valid_until=part["valid_until"].or_null(Node.day),
        scale=_scale(part["scale"]),
        minimum_score=part["minimum_score"].or_null(Node.number),
        tie_break=tuple(code.text(CODE) for code in part["tie_break"].items(may_be_empty=True)),
        negative_grounds=tuple(_ground(item) for item in part["negative_grounds"].items(may_be_empty=True)),
        knock_outs=tuple(_knock_out(item) for item in part["knock_outs"].items(may_be_empty=True)),
        groups=tuple(_group(item) for item in part["groups"].items()),
    )


def _scale(node: Node) -> Scale:
    part = node.fields("raw_max", "target_max", "rounding")
    return Scale(
        raw_max=part["raw_max"].number(above_zero=True),
        target_max=part["target_max"].or_null(_above_zero),
        rounding=part["rounding"].or_null(_rounding),
    )


def _above_zero(node: Node) -> Any:
    return node.number(above_zero=True)


def _rounding(node: Node) -> Rounding:
    part = node.fields("step", "mode")
    return Rounding(step=part["step"].number(above_zero=True), mode=part["mode"].choice(ROUNDING_LABELS))


def _ground(node: Node) -> Ground:
    part = node.fields("code", "text")
    return Ground(code=part["code"].text(CODE), text=part["text"].text(TEXT))


def _knock_out(node: Node) -> KnockOut:
    part = node.fields("code", "question", "evidence")
    return KnockOut(
        code=part["code"].text(CODE),
        question=part["question"].text(TEXT),
        evidence=part["evidence"].text(TEXT, may_be_empty=True),
    )


def _group(node: Node) -> Group:
    part = node.fields("code", "title", "goal", "max_points", "criteria")
    return Group(
        code=part["code"].text(CODE),
        title=part["title"].text(LINE),
        goal=part["goal"].text(TEXT, may_be_empty=True),
        max_points=part["max_points"].number(),
        criteria=tuple(_criterion(item) for item in part["criteria"].items()),
    )


def _criterion(node: Node) -> Any:
    kind, fact = node.peek("kind"), node.peek("fact")
    if kind not in KINDS:
        node.fields(*COMMON_FIELDS, unknown="")["kind"].choice(KINDS)
        return None
    if kind == "fact" and fact not in RULES:
        node.fields(*COMMON_FIELDS, "fact", unknown="")["fact"].choice(RULES)
        return None
    build, required, optional = KINDS[kind]
    if kind == "fact":
        required = MEASURED_FIELDS if fact in facts.MEASURED_FACTS else YES_NO_FIELDS
    return build(node.fields(*COMMON_FIELDS, *required, optional=optional))


def _common(part: dict[str, Node]) -> dict[str, Any]:
    return {
        "code": part["code"].text(CODE),
        "title": part["title"].text(LINE),
        "why": part["why"].text(TEXT, may_be_empty=True),
        "max_points": part["max_points"].number(),
        "applies_to": part["applies_to"].choices(kinds.CARE_LABELS),
        "accepts": part["accepts"].choices(kinds.PROOF_LABELS),
        "evidence": part["evidence"].text(TEXT, may_be_empty=True),
    }


def _levels(part: dict[str, Node]) -> kinds.Levels:
    return kinds.Levels(**_common(part), levels=_options(part["levels"]))


def _checklist(part: dict[str, Node]) -> kinds.Checklist:
    return kinds.Checklist(
        **_common(part),
        items=_options(part["items"]),
        cap=None if part["cap"].is_missing else part["cap"].or_null(Node.number),
        names_cap=not part["cap"].is_missing,
    )


def _bands(part: dict[str, Node]) -> kinds.Bands:
    return kinds.Bands(
        **_common(part),
        quantity=part["quantity"].text(LINE),
        unit=part["unit"].text(LINE, may_be_empty=True),
        bands=_band_list(part["bands"]),
        otherwise=part["otherwise"].number(),
    )


def _zones(part: dict[str, Node]) -> kinds.Zones:
    parts = [item.fields("names", "points") for item in part["zones"].items()]
    names = [[(name, name.text(LINE)) for name in zone["names"].items()] for zone in parts]
    distinct(*_columns([pair for zone in names for pair in zone]))
    zones = tuple(
        kinds.Zone(names=tuple(text for _, text in own), points=zone["points"].number())
        for zone, own in zip(parts, names, strict=True)
    )
    return kinds.Zones(**_common(part), zones=zones, otherwise=part["otherwise"].number())


def _fact(part: dict[str, Node]) -> kinds.Fact:
    fact = part["fact"].value
    common = {**_common(part), "fact": fact, "rule": RULES[fact](part["rule"])}
    if fact in facts.MEASURED_FACTS:
        bands = _band_list(part["bands"])
        return kinds.Fact(**common, bands=bands, otherwise=part["otherwise"].number())
    return kinds.Fact(**common, points=part["points"].number())


def _judgement(part: dict[str, Node]) -> kinds.Judgement:
    return kinds.Judgement(**_common(part), step=part["step"].number(above_zero=True))


def _options(node: Node) -> tuple[kinds.Option, ...]:
    parts = [item.fields("label", "points") for item in node.items()]
    labels = distinct([part["label"] for part in parts], [part["label"].text(LABEL) for part in parts])
    return tuple(
        kinds.Option(label=label, points=part["points"].number())
        for label, part in zip(labels, parts, strict=True)
    )


def _band_list(node: Node) -> tuple[kinds.Band, ...]:
    parts = [item.fields("op", "value", "points") for item in node.items()]
    return tuple(
        kinds.Band(
            op=part["op"].choice(kinds.OPERATORS),
            value=part["value"].number(),
            points=part["points"].number(),
        )
        for part in parts
    )


def _columns(pairs: list[tuple[Node, str]]) -> tuple[list[Node], list[str]]:
    return [node for node, _ in pairs], [text for _, text in pairs]


def _lok_attendance(node: Node) -> facts.LokAttendance:
    part = node.fields("min_share", "counts", "excuse_required", "months")
    share = part["min_share"].number()
    if share > 1:
        part["min_share"].refuse("Een aandeel ligt tussen 0 en 1.")
    return facts.LokAttendance(
        min_share=share,
        counts=part["counts"].choice(facts.COUNTS_LABELS),
        excuse_required=part["excuse_required"].flag(),
        months=part["months"].whole(MOST_MONTHS),
    )


def _agreement_endorsed(node: Node) -> facts.AgreementEndorsed:
    part = node.fields("framework", "before")
    return facts.AgreementEndorsed(
        framework=part["framework"].choice(facts.FRAMEWORK_LABELS),
        before=part["before"].choice(facts.BEFORE_LABELS),
    )


def _data_confirmed(node: Node) -> facts.DataConfirmed:
    return facts.DataConfirmed(max_age_days=node.fields("max_age_days")["max_age_days"].whole(MOST_DAYS))


def _supply_per_100(node: Node) -> facts.SupplyPer100:
    part = node.fields("age", "scope")
    return facts.SupplyPer100(
        age=part["age"].choice(facts.AGE_LABELS), scope=part["scope"].choice(facts.SCOPE_LABELS)
    )


KINDS = {
    "levels": (_levels, ("levels",), ()),
    "checklist": (_checklist, ("items",), ("cap",)),
    "bands": (_bands, ("quantity", "unit", "bands", "otherwise"), ()),
    "zones": (_zones, ("zones", "otherwise"), ()),
    "fact": (_fact, (), ()),
    "judgement": (_judgement, ("step",), ()),
}
RULES = {
    "lok_attendance": _lok_attendance,
    "agreement_endorsed": _agreement_endorsed,
    "data_confirmed": _data_confirmed,
    "supply_per_100": _supply_per_100,
}
