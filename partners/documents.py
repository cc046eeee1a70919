"""What every paper shares: the letterhead, the strip, and keeping a decided paper."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from ledger import log, paper
from ledger.models import Paper


def frame(lok) -> dict:
    """Letterhead, date and moment of a paper of this LOK."""
    now = timezone.now()
    return {
        "letterhead": {
            "municipality": lok.authority[:1].upper() + lok.authority[1:],
            "body": lok.name,
            "accent": lok.accent,
            "contact": lok.contact_email,
        },
        "pictures": {},
        "on": timezone.localdate(),
        "at": now.replace(microsecond=0),
    }


def strip(lok, content_hash: str = "") -> dict:
    """The verification strip: the log's origin and size now, and where to check."""
    return {
        "origin": lok.ledger.origin,
        "size": log.size(lok.ledger),
        "content_hash": content_hash,
        "verify_url": settings.SITE_URL + reverse("ledger:log", args=[lok.slug]),
    }


def keep(thing, kind: str, title: str, pdf: bytes, *, by) -> Paper:
    """Store a decided paper, once; its SHA-256 goes into the log with the decision."""
    return Paper.objects.create(
        log=thing.log,
        kind=kind,
        subject_type=thing._meta.label_lower,
        subject_id=str(thing.pk),
        title=title,
        pdf=pdf,
        sha256=paper.sha256(pdf),
        made_at=timezone.now(),
        actor_id=by.pk,
    )


def kept(thing, kind: str) -> bytes | None:
    """The stored bytes of a decided paper, or None while it is not decided."""
    found = Paper.objects.filter(
        kind=kind, subject_type=thing._meta.label_lower, subject_id=str(thing.pk)
    ).first()
    return found and bytes(found.pdf)


def hashed(kept_paper: Paper) -> dict:
    """What the log says of a paper that was kept with a decision."""
    return {"paper": {"sha256": kept_paper.sha256, "bytes": len(kept_paper.pdf)}}
