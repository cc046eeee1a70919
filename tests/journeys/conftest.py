"""A real browser against the portal as it runs: own server, the web role's rights, row level security on."""

import itertools
import os
import shutil
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db.backends.signals import connection_created
from playwright.sync_api import sync_playwright

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "true"  # Playwright runs a loop in the main thread; the tests wait anyway
)

FLAGS = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync
""".split()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NUMBERS = itertools.count(1)
SEEN: set[tuple[int, str]] = set()
MAKE_UP = """() => [...new Set([...document.querySelectorAll("body *")].map(
    each => [each.tagName, each.className, each.getAttribute("role"), each.type, each.disabled].join(".")
))].sort().join()"""
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; without it the journeys fail, they do not pass by."""
    path = shutil.which("chromium")
    assert path, "Chromium ontbreekt: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def as_web_role():
    """Connections of the live server's threads act as the web role, as in production."""
    main = threading.main_thread()

    def lower(connection, **_):
        if threading.current_thread() is not main:
            connection.connection.execute("SET ROLE lok_web")

    connection_created.connect(lower)
    yield
    connection_created.disconnect(lower)


class Visitor:
    """One person in a browser of their own; every page is checked for accessibility and overflow."""

    def __init__(self, browser, base: str, *, phone: bool = False, scripts: bool = True):
        self.size = PHONE if phone else WIDE
        self.context = browser.new_context(viewport=self.size, locale="nl-BE", java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.base, self.has_scripts = base, scripts

    def log_in(self, email: str, password: str) -> "Visitor":
        self.open("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.press("Log in")
        return self

    def open(self, path: str) -> "Visitor":
        """Go to a page, which must be there."""
        answer = self.page.goto(path if path.startswith("http") else self.base + path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return self.check()

    def follow(self, name: str) -> "Visitor":
        """Follow the link with this name."""
        self.page.get_by_role("link", name=name, exact=False).first.click()
        self.page.wait_for_load_state()
        return self.check()

    def press(self, name: str) -> "Visitor":
        """Press the button with this name in the page."""
        self.page.locator("main").get_by_role("button", name=name, exact=False).first.click()
        self.page.wait_for_load_state()
        return self.check()

    def fill(self, **values) -> "Visitor":
        for name, value in values.items():
            self.page.fill(f"[name='{name}']", value)
        return self

    def sees(self, *texts: str) -> "Visitor":
        said = " ".join(self.page.locator("body").inner_text().split())
        for text in texts:
            assert text in said, f"“{text}” staat niet op {self.page.url}:\n{said[:3000]}"
        return self

    def check(self) -> "Visitor":
        """No violations of WCAG 2.2 AA, and nothing that runs out of the window, on any screen."""
        if self.has_scripts:
            self._look()
            if self.size != PHONE:
                self.page.set_viewport_size(PHONE)
                self._look()
                self.page.set_viewport_size(self.size)
        return self

    def _look(self):
        over = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{self.page.url} loopt {over} px uit het venster"
        if folder := os.environ.get("JOURNEY_SHOTS"):  # every screen at both widths, to look at
            width = self.page.viewport_size["width"]
            self.page.screenshot(path=f"{folder}/{next(NUMBERS):03}-{width}.png", full_page=True)
        self._check_rules()

    def _check_rules(self):
        """Once for each make-up of a page at each width: the same pieces with other words are not new."""
        seen = (self.page.viewport_size["width"], self.page.evaluate(MAKE_UP))
        if seen not in SEEN:
            found = Axe().run(self.page, options={"runOnly": RULES})
            assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
            SEEN.add(seen)

    def close(self):
        self.context.close()


@pytest.fixture
def visit(browser, live_server, settings, as_web_role):
    """`visit()` opens a browser for somebody, `visit(email, password)` logs them in, `by=` says how."""
    settings.ALLOWED_HOSTS = ["*"]
    opened = []

    def visit(email: str = "", password: str = "", *, by=Visitor, **how) -> Visitor:
        visitor = by(browser, live_server.url, **how)
        opened.append(visitor)
        return visitor.log_in(email, password) if email else visitor

    yield visit
    for visitor in opened:
        visitor.close()
