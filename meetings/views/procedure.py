"""Pages of procedure."""

from django.http import Http404


def procedure_list(request, lok):
    raise Http404


def draft_rules(request, lok):
    raise Http404


def procedure_detail(request, lok, pk):
    raise Http404


def edit_rules(request, lok, pk):
    raise Http404


def adopt_rules(request, lok, pk):
    raise Http404
