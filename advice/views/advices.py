"""Pages of advices."""

from django.http import Http404


def advice_list(request, lok, pk):
    raise Http404


def start_advice(request, lok, pk):
    raise Http404


def advice_detail(request, lok, pk):
    raise Http404


def write_advice(request, lok, pk):
    raise Http404


def share_advice(request, lok, pk):
    raise Http404


def revise_advice(request, lok, pk):
    raise Http404


def react(request, lok, pk):
    raise Http404


def advice_letter(request, lok, pk):
    raise Http404
