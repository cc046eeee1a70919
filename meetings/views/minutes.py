"""Pages of minutes."""

from django.http import Http404


def minutes(request, lok, pk):
    raise Http404


def write_report(request, lok, pk):
    raise Http404


def approve_minutes(request, lok, pk):
    raise Http404


def publish_minutes(request, lok, pk):
    raise Http404


def object(request, lok, pk):  # noqa: A001 - the verb of the act
    raise Http404


def take_objection(request, lok, pk):
    raise Http404


def note_objection(request, lok, pk):
    raise Http404
