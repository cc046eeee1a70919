"""Which LOK a page is about, and for whom the database shows its rows."""

from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.db.models import Func, TextField, Value
from django.http import Http404

from .models import Lok


class LokMiddleware:
    """Sets `request.lok` from the `lok` part of the address; an unknown LOK is a 404.

    On the way it tells the database who reads, so that row level security shows nobody another's file.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.lok = None
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        slug, reader = view_kwargs.get("lok"), str(request.session.get(SESSION_KEY, ""))
        if slug is None:
            show_rows_to(reader)
            return
        request.lok = _lok_read_by(reader, slug)
        if request.lok is None:
            raise Http404("Dit LOK bestaat niet.")


def _lok_read_by(reader: str, slug: str) -> Lok | None:
    """The LOK; the question for it tells the database who reads as well."""
    if (
        found := Lok.objects.select_related("ledger")
        .filter(slug=slug)
        .annotate(reader=_shown_to(reader))
        .first()
    ):
        connection.connection.lok_reader = reader
    return found


def _shown_to(reader: str) -> Func:
    return Func(
        Value("lok.reader"), Value(reader), Value(False), function="set_config", output_field=TextField()
    )


def show_rows_to(reader: str) -> None:
    """`reader` is a person's id, "system" for jobs, or "" for the public; said when it is another one."""
    connection.ensure_connection()
    if getattr(connection.connection, "lok_reader", "") != reader:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lok.reader', %s, false)", [reader])
        connection.connection.lok_reader = reader
