"""Finding what a page is about: only what this reader may see, else 404."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from consultation.models import Clause, Consultation, Input


def visible_consultation(request, pk) -> Consultation:
    """A consultation of this LOK that this reader may see."""
    found = Consultation.objects.visible_to(request.user).filter(lok=request.lok)
    return _in_lok(request, get_object_or_404(found, pk=pk))


def visible_clause(request, pk) -> Clause:
    """A clause of such a consultation."""
    clauses = Clause.objects.visible_to(request.user).filter(consultation__lok=request.lok)
    clause = get_object_or_404(clauses.select_related("consultation"), pk=pk)
    _in_lok(request, clause.consultation)
    return clause


def own_input(request, pk) -> Input:
    """Input of an organisation this reader speaks for."""
    inputs = Input.objects.visible_to(request.user).own(request.user).filter(lok=request.lok)
    found = get_object_or_404(inputs.with_all(), pk=pk)
    _in_lok(request, found.consultation)
    return _in_lok(request, found)


def _in_lok(request, thing):
    """The LOK is known already: spare its query."""
    thing.lok = request.lok
    return thing


def seen_clauses(request, consultation: Consultation) -> tuple[bool, list[Clause]]:
    """Whether this reader sees what others said, and the clauses, with everybody's positions if so."""
    shows = bool(consultation.opened_at and consultation.shows_input_to(request.user))
    clauses = consultation.clauses.listed()
    return shows, list(clauses.with_positions() if shows else clauses)


def to(name: str, thing) -> str:
    """The address of a page about this record."""
    lok = thing.consultation.lok if isinstance(thing, Clause) else thing.lok
    return reverse(f"consultation:{name}", args=[lok.slug, thing.pk])


def back_to(consultation: Consultation) -> dict:
    """Where the page of an act on this consultation leads back to."""
    return {"back": to("consultation_detail", consultation), "back_label": consultation.title}
