"""Walks the portal as one reader, link by link, as a visitor with much patience would."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

OF_EACH_PAGE = 2  # addresses that are tried of one view
ELSEWHERE = ("/static/", "/accounts/logout/", "/verlaat/")


@dataclass(frozen=True)
class Seen:
    """One answer: where it was found, its status, and how many questions the database got."""

    address: str
    found_on: str
    status: int
    query_count: int


class Links(HTMLParser):
    """Addresses in the links of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "a" and (address := dict(attrs).get("href")):
            self.found.append(address.partition("#")[0])


def walk(client: Client, start: str) -> Iterator[Seen]:
    """Every kind of page that can be reached from `start`; the database knows another reader each time."""
    seen, tried, waiting = set(), Counter(), deque([(start, "")])
    while waiting:
        address, found_on = waiting.popleft()
        if address in seen or not address.startswith("/") or address.startswith(ELSEWHERE):
            continue
        seen.add(address)
        view = resolve(address.partition("?")[0]).view_name
        tried[view] += 1
        if tried[view] <= OF_EACH_PAGE:
            answer, query_count = _get(client, address)
            yield Seen(address, found_on, answer.status_code, query_count)
            waiting.extend((urljoin(address, link), address) for link in _links(answer))


def _get(client: Client, address: str):
    connection.connection.lok_reader = "somebody else"
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    return answer, len(asked)


def _links(answer) -> list[str]:
    if answer.status_code in (301, 302):
        return [answer["Location"]]
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return Links(answer.content.decode()).found if is_page else []
