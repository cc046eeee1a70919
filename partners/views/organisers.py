"""Pages of organisers."""

from django.http import Http404


def overview(request, lok):
    raise Http404


def organiser_list(request, lok):
    raise Http404


def register_organiser(request, lok):
    raise Http404


def organiser_detail(request, lok, pk):
    raise Http404


def edit_organiser(request, lok, pk):
    raise Http404


def edit_profile(request, lok, pk):
    raise Http404


def confirm_data(request, lok, pk):
    raise Http404


def stop_organiser(request, lok, pk):
    raise Http404


def resume_organiser(request, lok, pk):
    raise Http404


def welcome_organiser(request, lok, pk):
    raise Http404


def end_activity(request, lok, pk):
    raise Http404


def add_contact(request, lok, pk):
    raise Http404


def end_contact(request, lok, pk):
    raise Http404


def add_subsidy_group(request, lok, pk):
    raise Http404


def edit_subsidy_group(request, lok, pk):
    raise Http404


def end_subsidy_group(request, lok, pk):
    raise Http404
