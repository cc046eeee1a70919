"""The question a container asks its own web server."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError

import pytest

from lok_portal import healthcheck


class Answer(BaseHTTPRequestHandler):
    """Answers with the status of the server and remembers what was asked."""

    def do_GET(self):  # noqa: N802
        self.server.asked = [self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"]]
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def server():
    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        server.status = 200
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_question_passes_for_one_from_the_proxy(server, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", ".lok.example.org,localhost")
    healthcheck.check(server.server_port)
    assert server.asked == ["/healthz", "lok.example.org", "https"]


def test_a_server_in_trouble_fails_the_check(server):
    server.status = 503
    with pytest.raises(HTTPError, match="503"):
        healthcheck.check(server.server_port)
