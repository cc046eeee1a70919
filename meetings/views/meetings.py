"""Pages of meetings."""

from django.http import Http404


def meeting_list(request, lok):
    raise Http404


def plan_meeting(request, lok):
    raise Http404


def meeting_detail(request, lok, pk):
    raise Http404


def edit_meeting(request, lok, pk):
    raise Http404


def convene(request, lok, pk):
    raise Http404


def cancel_meeting(request, lok, pk):
    raise Http404


def reply_to_convocation(request, lok, pk):
    raise Http404


def lok_feed(request, lok):
    raise Http404
