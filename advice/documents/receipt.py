"""The receipt: proof that an application was received, with the place of its line in the log."""

import hashlib

from advice.models import Application, Evidence
from ledger import paper
from ledger.models import Entry
from ledger.payload import plain
from partners.documents import frame, strip

NEXT_STEP = (
    "Uw aanvraag blijft verzegeld tot de ronde sluit. Daarna wordt ze beoordeeld met de criteria die vooraf"
    " bekend waren. U krijgt het ontwerp van het advies te lezen en kunt reageren."
)


def receipt(application: Application) -> bytes:
    """The receipt as PDF. "Geen ontvangstbewijs = niet ingediend"."""
    return paper.render(
        "pdf/receipt.html",
        frame(application.lok)
        | {"at": application.submitted_at.replace(microsecond=0), "receipt": _said(application)}
        | {"strip": strip(application.lok, _fingerprint(application))},
        title=f"Ontvangstbewijs {application.reference}",
    )


def entry_of(application: Application) -> Entry | None:
    """The line of the log in which the application was handed in."""
    return Entry.objects.about(application).filter(act="advice.submit").order_by("-pk").first()


def _fingerprint(application: Application) -> str:
    return hashlib.sha256(plain(application.answers).encode()).hexdigest()


def _said(application: Application) -> dict:
    entry, round_ = entry_of(application), application.round
    return {
        "number": application.reference,
        "applicant_name": application.organiser.name,
        "kbo": application.organiser.enterprise_number,
        "location": application.location.name if application.location else application.new_address,
        "kind_of_care": application.get_kind_of_care_display(),
        "places": application.places_requested,
        "round_title": round_.title,
        "deadline": round_.closes_at,
        "received_at": application.submitted_at,
        "submitted_by": application.submitted_by.name,
        "files": [_file(evidence) for evidence in application.evidence.listed()],
        "statements_hash": _fingerprint(application),
        "entry_index": entry.index,
        "leaf_hash": bytes(entry.leaf_hash).hex(),
        "next_step": NEXT_STEP,
    }


def _file(evidence: Evidence) -> dict:
    file = {name: getattr(evidence, name) for name in ("name", "size", "mime", "sha256")}
    return file | {"about": evidence.code}
