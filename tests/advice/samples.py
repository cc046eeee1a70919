"""Criteria sets and facts to test with: one with every kind, ways to change one place, and random ones."""

import json
import re
from pathlib import Path

from hypothesis import strategies as st

CASES = Path(__file__).parent.parent / "cases"
BOTH = ("family_care", "group_care")
GONE = object()


def criterion(code, max_points, kind, applies_to=BOTH, **own):
    common = {"code": code, "title": f"Criterium {code}", "why": "", "max_points": max_points}
    rest = {"applies_to": list(applies_to), "accepts": ["fact", "commitment"], "evidence": ""}
    return {**common, **rest, "kind": kind, **own}


def options(*points):
    return [{"label": f"regel {index}", "points": given} for index, given in enumerate(points)]


def group(code, max_points, *criteria):
    return {"code": code, "title": "Doel", "goal": "", "max_points": max_points, "criteria": list(criteria)}


def document(raw_max, *groups, **changes):
    start = {
        "format": "lok-criteria/v1",
        "title": "Proefset",
        "purpose": "new_places",
        "legal_basis": "",
        "adopted_by": "gemeenteraad",
        "adopted_on": None,
        "valid_from": "2026-01-01",
        "valid_until": "2026-12-31",
        "scale": {"raw_max": raw_max, "target_max": None, "rounding": None},
        "minimum_score": None,
        "tie_break": [],
        "negative_grounds": [],
        "knock_outs": [],
        "groups": list(groups),
    }
    return {**start, **changes}


def attendance(code, points):
    rule = {"min_share": "0.5", "counts": "present", "excuse_required": True, "months": 12}
    return criterion(code, points, "fact", fact="lok_attendance", rule=rule, points=points)


def endorsed(code, points):
    rule = {"framework": "LOKET", "before": "deadline"}
    return criterion(code, points, "fact", fact="agreement_endorsed", rule=rule, points=points)


def confirmed(code, points):
    rule = {"max_age_days": 90}
    return criterion(code, points, "fact", fact="data_confirmed", rule=rule, points=points)


def supply(code, max_points, bands, otherwise):
    rule = {"age": "0-2", "scope": "neighbourhood"}
    own = {"fact": "supply_per_100", "rule": rule, "bands": bands, "otherwise": otherwise}
    return criterion(code, max_points, "fact", **own)


def band(op, value, points):
    return {"op": op, "value": value, "points": points}


def sample():
    """Return a valid set of 21 points (19 for family care) with every kind and every fact."""
    hours = {"quantity": "opening_hours_per_day", "unit": "uur", "otherwise": "0"}
    zones = [{"names": ["Kern"], "points": "2"}, {"names": ["Heide", "Zand"], "points": "1"}]
    first = group(
        *("A", "7.5"),
        criterion("A.1", "2.5", "levels", levels=options("0", "1", "2.5")),
        criterion("A.2", "2", "checklist", items=options("1", "1", "1"), cap="2"),
        criterion("A.3", "3", "bands", **hours, bands=[band(">=", "10", "3"), band(">=", "5", "1")]),
    )
    second = group(
        *("B", "13.5"),
        criterion("B.1", "2", "zones", applies_to=["group_care"], zones=zones, otherwise="0.5"),
        attendance("B.2", "2"),
        supply("B.3", "4", [band("<", "30", "4")], "1"),
        endorsed("B.4", "1"),
        confirmed("B.5", "1.5"),
        criterion("B.6", "3", "judgement", step="0.5"),
    )
    return document(
        *("21", first, second),
        scale={"raw_max": "21", "target_max": "8", "rounding": {"step": "0.5", "mode": "half_up"}},
        minimum_score="2",
        tie_break=["B.6", "A.1"],
        negative_grounds=[{"code": "need", "text": "Geen lokale nood."}],
        knock_outs=[{"code": "permit", "question": "Is er een vergunning?", "evidence": "attest"}],
    )


def best():
    """Return the answers that earn all 21 points of the sample."""
    facts = {"B.1": "Kern", "B.2": True, "B.3": "29", "B.4": True, "B.5": True, "B.6": "3"}
    return {"A.1": "regel 2", "A.2": ["regel 0", "regel 1"], "A.3": "10", **facts}


def facts(answers, kind_of_care="group_care"):
    return {"kind_of_care": kind_of_care, "answers": answers}


def put(tree, path, value):
    """Return `tree` with `value` at that JSON path, or without the key when `value` is GONE."""
    *steps, last = [int(index) if index else key for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", path)]
    place = tree
    for step in steps:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return tree


def case(name):
    return (CASES / f"{name}.json").read_text(encoding="utf-8")


def without_space(tree):
    return json.dumps(tree, ensure_ascii=False)


half_points = st.integers(0, 12).map(lambda halves: f"{halves / 2:g}")
quantities = st.integers(0, 400).map(lambda tenths: f"{tenths / 10:g}")
ops = st.sampled_from([">", ">=", "<", "<="])
bands = st.lists(st.builds(band, ops, quantities, half_points), min_size=1, max_size=4)
rules = st.sampled_from([attendance, endorsed, confirmed])
care = st.sampled_from([["family_care"], ["group_care"], list(BOTH)])
option_lists = st.lists(half_points, min_size=1, max_size=5).map(lambda given: options(*given))


@st.composite
def criteria(draw, code):
    """Draw one criterion; its maximum is counted afterwards."""
    kind = draw(st.sampled_from(["levels", "checklist", "bands", "zones", "yes_no", "measured", "judgement"]))
    if kind == "yes_no":
        return {**draw(rules)(code, draw(half_points)), "applies_to": draw(care)}
    if kind == "measured":
        return {**supply(code, "0", draw(bands), draw(half_points)), "applies_to": draw(care)}
    zones = st.lists(half_points, min_size=1, max_size=3).map(
        lambda given: [{"names": [f"Kern {index}"], "points": one} for index, one in enumerate(given)]
    )
    own = {
        "levels": {"levels": option_lists},
        "checklist": {"items": option_lists},
        "bands": {"quantity": st.just("q"), "unit": st.just("uur"), "bands": bands, "otherwise": half_points},
        "zones": {"zones": zones, "otherwise": half_points},
        "judgement": {"step": st.just("0.5")},
    }[kind]
    drawn = {key: draw(value) for key, value in own.items()}
    return criterion(code, draw(half_points), kind, draw(care), **drawn)


@st.composite
def sets(draw):
    """Draw a set that is valid once its maxima are counted."""
    count = draw(st.integers(1, 5))
    drawn = [draw(criteria(f"1.{index}")) for index in range(count)]
    drawn.append(criterion("1.9", "2", "judgement", step="0.5"))  # so that there is something to score
    modes = st.sampled_from(["half_up", "half_even", "down"])
    rounding = st.fixed_dictionaries({"step": st.sampled_from(["0.01", "0.5", "1"]), "mode": modes})
    scale = {
        "raw_max": "1",
        "target_max": draw(st.sampled_from([None, "8", "20"])),
        "rounding": draw(st.none() | rounding),
    }
    return document("1", group("1", "0", *drawn), scale=scale)


def answers_to(criterion):
    """Return a strategy for the answers that fit a criterion of a parsed set."""
    match criterion.kind:
        case "levels":
            return st.sampled_from([level.label for level in criterion.levels])
        case "checklist":
            return st.lists(st.sampled_from([item.label for item in criterion.items]), unique=True)
        case "zones":
            return st.sampled_from(["elders", *(name for zone in criterion.zones for name in zone.names)])
        case "judgement":
            return st.integers(0, int(criterion.max_points * 2)).map(lambda halves: f"{halves / 2:g}")
    is_yes_no = criterion.kind == "fact" and not criterion.is_measured
    return st.booleans() if is_yes_no else quantities
