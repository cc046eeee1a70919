"""Pages of scores."""

from django.http import Http404


def assess(request, lok, pk):
    raise Http404


def score(request, lok, pk):
    raise Http404


def finish_sheet(request, lok, pk):
    raise Http404


def agree(request, lok, pk):
    raise Http404


def consolidate(request, lok, pk):
    raise Http404


def finish_consolidation(request, lok, pk):
    raise Http404
