"""A visitor without a mouse: Tab, Enter, Space, arrows and typing, and the focus always to be seen."""

import re

from playwright.sync_api import Locator, expect

from .conftest import Visitor

PATIENCE = 400  # presses of Tab before somebody gives up
SEEN = """
it => {
  const box = it.getBoundingClientRect(), style = getComputedStyle(it);
  const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return it.matches(":focus-visible") && ring && inView;
}
"""


def _words(name: str) -> re.Pattern:
    """These words in a name that is read aloud, where what is hidden to the eye stands a space apart."""
    return re.compile(r"\s*:\s*".join(re.escape(part) for part in name.split(": ")))


class Typist(Visitor):
    """Walks pages by keyboard alone; finds things by the words that name them."""

    def log_in(self, email: str, password: str) -> "Typist":
        self.open("/account/login/")
        self._type(self.page.locator("input[name=login]"), email)
        self._type(self.page.locator("input[name=password]"), password)
        return self._enter()

    def follow(self, name: str) -> "Typist":
        """Tab to the link with this name and press Enter."""
        return self._reach(self.page.get_by_role("link", name=_words(name)).first)._enter()

    def press(self, name: str) -> "Typist":
        """Tab to the button with this name and press Enter."""
        return self._reach(self.page.locator("main").get_by_role("button", name=_words(name)).first)._enter()

    def write(self, **fields) -> "Typist":
        """Fill in fields, in the order of the form: `write(title="…")`."""
        for name, text in fields.items():
            self._type(self.page.locator(f"main [name='{name}']"), text)
        return self

    def write_moment(self, name: str, moment) -> "Typist":
        """The parts of a day and an hour, in the order of Debian's Chromium, which only speaks American."""
        field = self.page.locator(f"main [name='{name}']")
        self._reach(field)
        self._keys(f"{moment:%m%d%Y}", "ArrowRight", f"{moment:%I%M%p}")
        expect(field).to_have_value(f"{moment:%Y-%m-%dT%H:%M}")
        return self

    def choose(self, name: str, label: str) -> "Typist":
        """A radio by its label: Tab to the group, arrows to the choice."""
        group = self.page.locator(f"main [name='{name}']")
        wanted = group.and_(self.page.get_by_label(label, exact=True))
        start = group.and_(self.page.locator(":checked")).or_(group.first).last
        if not group.and_(self.page.locator(":checked")).count():
            start = group.first
        self._reach(start)._keys(" ")
        while not wanted.is_checked():
            self._keys("ArrowDown")
        return self

    def pick(self, name: str, option: str) -> "Typist":
        """An option of a select, by its words."""
        field = self.page.locator(f"main [name='{name}']")
        self._reach(field)
        chosen = field.locator("option:checked")
        for _ in range(field.locator("option").count()):
            if option in chosen.inner_text():
                return self
            self._keys("ArrowDown")
        raise AssertionError(f"“{option}” staat niet in de keuzelijst {name}.")

    def tick(self, name: str) -> "Typist":
        """Turn a checkbox."""
        return self._reach(self.page.locator(f"main [name='{name}']"))._keys(" ")

    def _type(self, field: Locator, text: str):
        self._reach(field)._keys("Control+A", text)
        expect(field).to_have_value(text)

    def _enter(self) -> "Typist":
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self.check()

    def _keys(self, *keys: str) -> "Typist":
        """Names of keys are pressed, other words are typed."""
        for key in keys:
            is_name = key == " " or key.startswith(("Arrow", "Control"))
            self.page.keyboard.press(key) if is_name else self.page.keyboard.type(key)
        return self

    def _reach(self, target: Locator) -> "Typist":
        """Press Tab until the target has the focus; past the header by the link that skips it."""
        target.wait_for()
        handle = target.element_handle()
        if handle.evaluate("it => !!it.closest('main') && document.activeElement === document.body"):
            self._skip()
        for _ in range(PATIENCE):
            if handle.evaluate("it => it === document.activeElement"):
                self.page.wait_for_function(SEEN, arg=handle)
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{handle} is met Tab niet te bereiken op {self.page.url}.")

    def _skip(self):
        """From the top of a page the first Tab offers to skip the header."""
        self.page.keyboard.press("Tab")
        if self.page.locator(".skip-link:focus").count():
            self.page.keyboard.press("Enter")
