"""The settings of a test run and its throw-away PostgreSQL; a pytest plugin, as Django reads these early."""

import os
import signal
import tempfile

import psycopg

from lok_portal import embedded_postgres

os.environ |= {
    "SECRET_KEY": "only-for-the-tests-and-nothing-but-the-tests-of-this-portal",
    "DEBUG": "0",
    "INSECURE_COOKIES": "1",
    "CONN_MAX_AGE": "0",
    "STATICFILES_BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    "LOG_LEVEL": "ERROR",
}
cluster = None

if "DATABASE_URL" not in os.environ:  # else a real server was named, or xdist's controller has started ours
    cluster = embedded_postgres.throw_away()
    os.environ["DATABASE_URL"] = cluster.url()

if "PYTEST_XDIST_WORKER" not in os.environ:
    media = tempfile.TemporaryDirectory(prefix="lok-media-")
    os.environ["MEDIA_ROOT"], os.environ["STATIC_ROOT"] = media.name, os.path.join(media.name, "static")
    os.mkdir(os.environ["STATIC_ROOT"])


def pytest_sessionstart():
    if cluster:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # leave no server behind
        cluster.start()
        with psycopg.connect(cluster.url()) as connection:
            connection.execute("CREATE ROLE lok_web LOGIN")


def pytest_unconfigure():
    if cluster:
        cluster.remove()
