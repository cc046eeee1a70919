"""Gives the web role what it needs and nothing that could rewrite the past.

Run as owner after every migrate.
"""

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from psycopg import sql

from ledger.models import Entry, Guarded, Log, Opening, Paper

ADD_ONLY = {
    Entry: "SELECT, INSERT",
    Opening: "SELECT, INSERT, UPDATE",
    Log: "SELECT, INSERT",
    Paper: "SELECT, INSERT",
}


class Command(BaseCommand):
    """`manage.py grant_web_role` is idempotent."""

    help = "Maakt de webrol aan en geeft haar precies de nodige rechten."

    def handle(self, **options):
        role = sql.Identifier(settings.DATABASE_WEB_ROLE)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.DATABASE_WEB_ROLE])
            if not cursor.fetchone():
                cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
            for statement in self.statements():
                cursor.execute(sql.SQL(statement).format(role))

    def statements(self):
        yield "GRANT USAGE ON SCHEMA public TO {}"
        yield "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}"
        yield "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}"
        yield "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}"
        for model in apps.get_models():
            table = model._meta.db_table
            if model in ADD_ONLY:
                yield f'REVOKE ALL ON "{table}" FROM {{}}'
                yield f'GRANT {ADD_ONLY[model]} ON "{table}" TO {{}}'
            elif issubclass(model, Guarded):
                yield f'REVOKE DELETE ON "{table}" FROM {{}}'
