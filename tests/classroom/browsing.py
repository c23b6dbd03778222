"""Real pages in Debian's chromium, as phones and Chromebooks have them: no secure context, no storage of others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

HOST = "room.test"
"""A name that is no secure context, as an address of a school's network is none."""
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
PATIENCE = 40_000
CUT = "ERR_CONNECTION_REFUSED", "WebSocket connection to"
"""What a browser reports of a connection that the test itself has cut."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Run a browser."""
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield found
        found.close()


class Device:
    """One phone or computer: what its pages report as errors is kept in `errors`."""

    def __init__(self, browser: Browser, width: int = 390, height: int = 844, **more: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, **more)
        self.context.set_default_timeout(PATIENCE)
        self.errors: list[str] = []
        self.context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: told.type in ("error", "warning") and self.errors.append(told.text))

    def open(self, port: int, code: str = "") -> Page:
        """Open the student's page, as the code of the room's picture leads to it."""
        page = self.context.new_page()
        page.goto(f"http://{HOST}:{port}/{'#' + code if code else ''}")
        return page

    def join(self, port: int, code: str, name: str) -> tuple[Page, str]:
        """Join as a student does, and return the page and the person."""
        page = self.open(port, code)
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join", exact=True).click()
        status(page, "Connected")
        kept: str = page.evaluate("() => JSON.parse(localStorage['horseshoe.seat']).person")
        return page, kept


def status(page: Page, words: str) -> None:
    """Wait until the status line says this; there is one on a page."""
    expect(page.get_by_role("status")).to_have_text(words, timeout=PATIENCE)


def faults(page: Page) -> list[str]:
    """Return what axe finds at fault on a page, as it stands."""
    found = find_spec("axe_playwright_python")
    assert found is not None and found.origin is not None, "axe comes with the extra [dev]"
    script = (Path(found.origin).parent / "axe.min.js").read_text("utf-8")
    # The page's policy admits no script but its own, so the browser itself is asked to run this one.
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": script})
    done: Any = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {node['html'][:160]}" for each in done["violations"] for node in each["nodes"]]


SIDEWAYS = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const box = each.getBoundingClientRect();
  const clip = each.closest('.subtabs, svg, .sr, .skip');
  return !clip && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map((each) => each.outerHTML.slice(0, 120)).concat(
  document.documentElement.scrollWidth > innerWidth + 1 ? ['the page scrolls sideways'] : [])"""
"""What stands out of the window at its side."""
SMALL = """() => [...document.querySelectorAll('button, select, input, textarea, summary, a')].filter((each) => {
  const on = each.closest('label') && /radio|checkbox/.test(each.type) ? each.closest('label') : each;
  const box = on.getBoundingClientRect();
  return each.offsetParent && !each.closest('.skip') && box.width > 0 && (box.height < 43.5 || box.width < 43.5);
}).map((each) => each.outerHTML.slice(0, 120))"""
"""What is pressed or filled and is smaller than a finger."""
