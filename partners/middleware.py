"""Which LOK a page is about, and for whom the database shows its rows."""

from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import Http404

from .models import Lok


class LokMiddleware:
    """Sets `request.lok` from the `lok` part of the address; an unknown LOK is a 404."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.lok = None
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        slug = view_kwargs.get("lok")
        if slug is not None:
            request.lok = Lok.objects.select_related("ledger").filter(slug=slug).first()
            if request.lok is None:
                raise Http404("Dit LOK bestaat niet.")


class RowsMiddleware:
    """Tells the database who reads, so that row level security shows nobody another organiser's file.

    Asked only when the reader differs from the connection's last one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        show_rows_to(str(request.session.get(SESSION_KEY, "")))
        return self.get_response(request)


def show_rows_to(reader: str) -> None:
    """`reader` is a person's id, "system" for jobs, or "" for the public."""
    connection.ensure_connection()
    if getattr(connection.connection, "lok_reader", "") != reader:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lok.reader', %s, false)", [reader])
        connection.connection.lok_reader = reader
