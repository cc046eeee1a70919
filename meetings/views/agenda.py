"""Pages of agenda."""

from django.http import Http404


def add_item(request, lok, pk):
    raise Http404


def propose_item(request, lok, pk):
    raise Http404


def item_detail(request, lok, pk):
    raise Http404


def list_item(request, lok, pk):
    raise Http404


def decline_item(request, lok, pk):
    raise Http404


def edit_item(request, lok, pk):
    raise Http404


def reorder(request, lok, pk):
    raise Http404


def add_paper(request, lok, pk):
    raise Http404


def paper_file(request, lok, pk):
    raise Http404


def remove_paper(request, lok, pk):
    raise Http404


def hand_in(request, lok):
    raise Http404
