"""A framework on paper: kept as it was adopted, and drawn again with the signatures of today."""

from itertools import groupby

from agreements.models import FrameworkVersion
from agreements.models.readers import is_around
from ledger import paper
from ledger.models import Paper
from partners.documents import frame, keep, kept, strip

KIND = "framework"


def framework_paper(version: FrameworkVersion) -> bytes:
    """The text as it was kept at adoption; before that the draft, with its watermark."""
    return kept(version, KIND) or _render(version, {}, draft=version.state != FrameworkVersion.State.ADOPTED)


def keep_framework_paper(version: FrameworkVersion, *, by) -> Paper:
    """Render the text that is being adopted and keep it; signatures come after and are not on it."""
    return keep(version, KIND, f"Afsprakenkader: {version}"[:300], _render(version, {}, draft=False), by=by)


def signed_paper(version: FrameworkVersion, reader) -> bytes:
    """The text with who signed until now and how it was evaluated.

    Names and refusals are only for those around the table.
    """
    standing = version.endorsements.visible_to(reader).standing()
    signed = {
        "endorsements": list(standing.select_related("organiser", "signed_by", "lok")),
        "shows_names": _is_inside(version, reader),
        "is_signed": True,
        "evaluations": list(version.evaluations.visible_to(reader)),
    }
    return _render(version, signed, draft=False)


def _is_inside(version: FrameworkVersion, reader) -> bool:
    return reader.is_authenticated and is_around(reader, version.lok)


def _render(version: FrameworkVersion, signed: dict, *, draft: bool) -> bytes:
    promises = list(version.commitments.select_related("article").order_by("party", "article__place", "pk"))
    context = {
        "version": version,
        "articles": list(version.articles.all()),
        "promises": [
            (label, list(rows)) for label, rows in groupby(promises, lambda each: each.get_party_display())
        ],
        "strip": None if draft else strip(version.lok, version.text_sha256),
    }
    title = f"{version.framework.title}, versie {version.number}"
    context = frame(version.lok) | context | signed
    return paper.render("pdf/framework.html", context, title=title, draft=draft)
