"""The log as anybody reads it."""

import base64
import hashlib

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from . import payload
from .models import Entry
from .templatetags.ledger import tell

PAGE = 50


@login_not_required
def log(request, lok):
    """The public entries of a LOK's log, newest first; on request the sealed ones too, as that they exist."""
    entries = Entry.objects.filter(log=request.lok.ledger_id).told()
    shows_sealed = request.GET.get("soort") == "alles"
    if not shows_sealed:
        entries = entries.filter(opening__is_public=True)
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    told = [(entry, tell(entry, is_open=entry.opening.is_public)) for entry in page]
    return render(request, "ledger/log.html", {"page": page, "told": told, "shows_sealed": shows_sealed})


@login_not_required
def entry(request, lok, index):
    """One entry: its public leaf, and its content when that is public, to check by hand."""
    found = get_object_or_404(Entry.objects.select_related("opening"), log=request.lok.ledger_id, index=index)
    opening = found.opening if found.opening.is_public else None
    return render(
        request,
        "ledger/entry.html",
        {
            "entry": found,
            "told": tell(found, is_open=bool(opening)),
            "leaf": bytes(found.leaf).decode(),
            "leaf_hash": base64.b64encode(bytes(found.leaf_hash)).decode(),
            "opening": opening,
            "salt": opening and base64.b64encode(bytes(opening.salt)).decode(),
            "is_whole": _is_whole(found),
        },
    )


def _is_whole(found: Entry) -> bool:
    """Whether leaf hash and commitment still recompute (RFC 6962 section 2.1; ledger-format B.3)."""
    leaf = bytes(found.leaf)
    commit = payload.commitment(bytes(found.opening.salt), found.opening.payload)
    return (
        hashlib.sha256(b"\x00" + leaf).digest() == bytes(found.leaf_hash) and base64.b64encode(commit) in leaf
    )
