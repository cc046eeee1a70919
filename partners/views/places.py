"""Pages of places."""

from django.http import Http404


def location_list(request, lok):
    raise Http404


def register_location(request, lok, pk):
    raise Http404


def location_detail(request, lok, pk):
    raise Http404


def edit_location(request, lok, pk):
    raise Http404


def pause_location(request, lok, pk):
    raise Http404


def resume_location(request, lok, pk):
    raise Http404


def stop_location(request, lok, pk):
    raise Http404


def neighbourhood_list(request, lok):
    raise Http404


def add_neighbourhood(request, lok):
    raise Http404


def edit_neighbourhood(request, lok, pk):
    raise Http404
