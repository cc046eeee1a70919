"""The document as portable JSON: the same document always gives the same text and the same hash."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from advice.criteria.document import CriteriaDocument


def to_dict(document: CriteriaDocument) -> dict[str, Any]:
    """Return the `lok-criteria/v1` object, keys in the order of the format, numbers as decimal strings."""
    return _plain(document)


def canonical(document: CriteriaDocument) -> str:
    """Return the portable text: UTF-8 as it reads, two spaces a level, one line feed at the end."""
    return json.dumps(to_dict(document), ensure_ascii=False, indent=2) + "\n"


def sha256(document: CriteriaDocument) -> str:
    """Return the SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
    if not is_dataclass(value):
        return value
    left_out = getattr(value, "left_out", ())
    names = (part.name for part in fields(value) if part.name not in left_out)
    return {name: _plain(getattr(value, name)) for name in names}
