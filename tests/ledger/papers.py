"""Small but whole contexts for every paper of the portal."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

from advice import criteria

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*.json"))
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
LINE = {
    "code": "2.1",
    "title": "Openingsuren per dag",
    "points": Fraction(1, 2),
    "max_points": Fraction(2),
    "explanation": "Opgegeven: 10,5 uur.",
    "motivation": "De opvang sluit vroeger dan het criterium vraagt.",
    "suggestion": "Open om 6.30 uur.",
}
SIGNATURES = [{"line": "Namens het college", "name": "Karel Dhaenens", "role": "algemeen directeur"}]
LETTER = {
    "addressee_lines": ["De Waterlelie vzw", "Kasteeldreef 14", "8999 Zonnebeke-aan-de-Leie"],
    "reference": "LOK/2026/07",
    "contact": "Jorne Pauwels",
    "subject": "Advies over uw aanvraag",
    "salutation": "Geachte mevrouw",
    "applicant_name": "De Waterlelie vzw",
    "application_number": "A-3",
    "submitted_at": datetime(2026, 1, 28, 18, 12, tzinfo=UTC),
    "round_title": "de ronde nieuwe plaatsen 2026",
    "criteria_title": "Extra plaatsen",
    "kind": "positive",
    "score": Fraction(2),
    "scale_max": Fraction(8),
    "motivation": "Uw aanvraag beantwoordt aan de lokale nood.",
    "lines": [LINE],
    "raw": Fraction(1, 2),
    "attainable": Fraction(2),
    "formula": "0,5 × 8 ÷ 2 = 2",
    "lok": {"body": "Lokaal Overleg Kinderopvang", "on": date(2026, 2, 12)},
    "decision": {"body": "college van burgemeester en schepenen", "on": date(2026, 2, 23)},
    "react_to": "Jorne Pauwels",
    "signatures": SIGNATURES,
}
ROW = {
    "rank": 1,
    "is_tied": True,
    "applicant": "Buiteling bv",
    "places": 9,
    "score": Fraction(4),
    "is_own": True,
}
TABLE = {
    "columns": [{"label": "A-1", "applicant": "Buiteling bv", "is_own": True}],
    "rows": [{"code": "1.1", "title": "Deelname", "max": Fraction(2), "cells": [None]}],
    "raws": [Fraction(0)],
    "attainables": [Fraction(2)],
    "scores": [None],
}
REPORT = {
    "title": "Adviesronde 2026",
    "call": "Algemene oproep",
    "purpose": "nieuwe plaatsen",
    "applications_count": 2,
    "calendar": [{"at": date(2026, 2, 23), "what": "Beslissing"}],
    "ranking": [ROW, ROW | {"applicant": "De Kleine Beer vzw", "is_own": False}],
    "scale_max": Fraction(8),
    "matrix": {"tables": [TABLE]},
    "entries": [
        {"index": 3, "at": datetime(2026, 2, 1, tzinfo=UTC), "act": "Ronde geopend", "leaf": "ab" * 32}
    ],
    "signatures": SIGNATURES,
}
RECEIPT = {
    "number": "A-3",
    "applicant_name": "De Waterlelie vzw",
    "kbo": "0123456749",
    "round_title": "Adviesronde 2026",
    "deadline": datetime(2026, 1, 31, 22, 59, tzinfo=UTC),
    "received_at": datetime(2026, 1, 28, 18, 12, tzinfo=UTC),
    "submitted_by": "Hilde",
    "files": [{"name": "plan.pdf", "size": 812, "mime": "application/pdf", "sha256": "cd" * 32}],
    "entry_index": 12,
    "leaf_hash": "ef" * 32,
}
FRAME = {
    "letterhead": {
        "municipality": "Gemeente Zonnebeke",
        "body": "Lokaal Overleg Kinderopvang",
        "accent": "#7a1f4b",
    },
    "pictures": {"logo": LOGO},
    "on": date(2026, 3, 2),
    "at": datetime(2026, 3, 2, 9, 30, 12, 5, tzinfo=UTC),
    "strip": {
        "origin": "lok.example/zonnebeke",
        "size": 1482,
        "root": "9Xr3mE0T",
        "content_hash": "5f" * 32,
        "verify_url": "https://lok.example/zonnebeke/controle",
    },
}
PAPERS = {
    "advice_letter": {"letter": LETTER},
    "round_report": {"report": REPORT},
    "receipt": {"receipt": RECEIPT},
    "booklet": {"document": criteria.parse(CASES[0].read_bytes()), "content_hash": "5f" * 32},
}
