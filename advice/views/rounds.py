"""Pages of rounds."""

from django.http import Http404


def round_list(request, lok):
    raise Http404


def plan_round(request, lok):
    raise Http404


def round_detail(request, lok, pk):
    raise Http404


def edit_round(request, lok, pk):
    raise Http404


def open_round(request, lok, pk):
    raise Http404


def extend_round(request, lok, pk):
    raise Http404


def close_round(request, lok, pk):
    raise Http404


def cancel_round(request, lok, pk):
    raise Http404


def start_assessment(request, lok, pk):
    raise Http404


def share_advices(request, lok, pk):
    raise Http404


def record_lok_advice(request, lok, pk):
    raise Http404


def decide_round(request, lok, pk):
    raise Http404


def release_round(request, lok, pk):
    raise Http404


def score_matrix(request, lok, pk):
    raise Http404


def ranking(request, lok, pk):
    raise Http404


def round_report(request, lok, pk):
    raise Http404
