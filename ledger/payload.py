"""What an entry says: values made plain, canonical JSON, commitment and leaf (`lok-log/v1`)."""

import base64
import datetime
import hashlib
import json
import re

COMMIT_DOMAIN = b"lok-log/commit/v1\n"
LONGEST_TEXT = 4000
_KEY = re.compile(r"[a-z0-9_]+")


def canonical(value: dict) -> str:
    """RFC 8785 text of a payload; raises ValueError outside the subset where plain JSON is canonical.

    Keys `[a-z0-9_]+`; values text, true/false, null, whole numbers below 2^53, lists and objects.
    """
    _check(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    text.encode()
    return text


def _check(value) -> None:
    if isinstance(value, dict):
        for key, child in value.items():
            if not isinstance(key, str) or not _KEY.fullmatch(key):
                raise ValueError(f"key {key!r} is outside [a-z0-9_]+")
            _check(child)
    elif isinstance(value, list):
        for child in value:
            _check(child)
    elif isinstance(value, int):
        if abs(value) >= 2**53:
            raise ValueError("whole number too large for canonical JSON")
    elif not (value is None or isinstance(value, str)):
        raise ValueError(f"{type(value).__name__} has no canonical form here")


def plain(value):
    """A field's value as canonical JSON can hold it; long texts and bytes as their SHA-256."""
    if isinstance(value, datetime.datetime):
        value = value.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    elif isinstance(value, list | tuple | dict):
        value = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    elif isinstance(value, bytes | memoryview):
        return _digest(bytes(value))
    elif not isinstance(value, bool | int | str | None):
        value = str(value)  # dates, Decimal, Fraction: their own text is plain
    return _digest(value.encode()) if isinstance(value, str) and len(value) > LONGEST_TEXT else value


def _digest(data: bytes) -> dict:
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def commitment(salt: bytes, payload: str) -> bytes:
    """SHA-256("lok-log/commit/v1\\n" || salt || payload), 32 bytes."""
    return hashlib.sha256(COMMIT_DOMAIN + salt + payload.encode()).digest()


def leaf(at: datetime.datetime, kind: str, commit: bytes) -> bytes:
    """The public line: time (UTC, whole seconds), commitment and kind; no name, no number, no free text."""
    return canonical(
        {"at": plain(at), "commit": base64.b64encode(commit).decode(), "kind": kind, "v": 1}
    ).encode()


def leaf_hash(leaf_bytes: bytes) -> bytes:
    """RFC 6962 section 2.1: SHA-256(0x00 || leaf)."""
    return hashlib.sha256(b"\x00" + leaf_bytes).digest()
