"""What docs/operations.md tells an administrator to do, done."""

import os
import re
import subprocess

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from lok_portal import embedded_postgres
from tests import factories

DOCUMENT = settings.BASE_DIR / "docs" / "operations.md"
# expressions are compared by name: PostgreSQL writes the casts in them differently after a restore
GUARDS = """
    SELECT 'trigger', tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'policy', tablename, concat(policyname, cmd, roles::text) FROM pg_policies
    UNION ALL SELECT 'right', relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'constraint', conrelid::regclass::text, concat(conname, contype, convalidated)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1, 2, 3
"""
TABLES = """
    SELECT format('%I', relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def commands(*headings):
    """The shell lines below these headings."""
    text = DOCUMENT.read_text()
    sections = [text.split(f"\n## {heading}\n")[1].split("\n## ")[0] for heading in headings]
    return "".join(block for section in sections for block in re.findall(r"```sh\n(.*?)```", section, re.S))


def contents(address):
    """All there is in a database: every row, and what guards it."""
    with psycopg.connect(address) as reader:
        tables = [name for (name,) in reader.execute(TABLES)]
        rows = {name: sorted(reader.execute(f"SELECT t::text FROM {name} t")) for name in tables}
        return rows, reader.execute(GUARDS).fetchall()


@pytest.fixture
def addresses():
    """The test database and the name its restored copy will get; the copy is dropped again."""
    name = connection.settings_dict["NAME"]
    known = connection.get_connection_params()
    server = {key: known[key] for key in ("host", "port", "user", "password") if known.get(key)}
    original, copy = (psycopg.conninfo.make_conninfo(dbname=n, **server) for n in (name, f"{name}_restored"))
    yield original, copy
    with psycopg.connect(original, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE IF EXISTS {name}_restored")


@pytest.mark.django_db(transaction=True)
def test_a_backup_brings_back_every_row_and_every_guard(addresses, tmp_path):
    original, copy = addresses
    factories.LokFactory()
    script = commands("Backup", "Restore")
    script = script.replace("lok_restored", f"{connection.settings_dict['NAME']}_restored")
    path = f"{embedded_postgres.binaries()}:{os.environ['PATH']}"
    environment = {"PATH": path, "OWNER": original, "RESTORED": copy}
    subprocess.run(["sh", "-ec", script], env=environment, cwd=tmp_path, check=True, capture_output=True)
    assert contents(copy) == contents(original)


def test_every_variable_of_the_settings_is_explained():
    source = (settings.BASE_DIR / "lok_portal" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    explained = set(re.findall(r"`([A-Z_]+)`", DOCUMENT.read_text().split("## Two database roles")[0]))
    assert read - explained == set()
