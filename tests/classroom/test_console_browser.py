"""A lesson on one screen in real pages: the teacher acts for the class, and the projector shows what all may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Locator, Page, expect

from tests.classroom.browsing import CUT, PATIENCE, SIDEWAYS, Device, browser, faults, status
from tests.classroom.served import ROOT, Server
from tests.needs import needs

pytestmark = needs("chromium")
ILMAR = str(ROOT / "scenarios" / "ilmar-corridor")
SMALLEST = """() => { const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const at = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || at.closest('.hidden, [hidden]')) continue;
    if (!at.getBoundingClientRect().width) continue;
    const scale = at.ownerSVGElement ? at.getScreenCTM().a : 1;
    found.push(parseFloat(getComputedStyle(at).fontSize) * scale); }
  return Math.min(...found); }"""
"""The size of the smallest letters that a page shows, in lines of the screen."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    found = Server(ILMAR, "--save", str(tmp_path / "room.jsonl"), "--seed", "7", "--no-browser")
    yield found
    found.stop()


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def entered(server: Server, device: Device) -> Page:
    """Return the console, entered by the one-time link."""
    page = device.context.new_page()
    page.goto(server.said["teacher"])
    expect(page.get_by_role("heading", name="Seats")).to_be_visible()
    return page


def begun(console: Page, phase: str) -> None:
    """Begin a phase in the strip, and say yes."""
    console.locator(".phases button", has_text=phase).click()
    console.locator("dialog .primary").click()


def to_the_ballot(console: Page) -> None:
    """Let the moment go by for whichever seat of the class is asked, until it is asked for a ballot."""
    for _ in range(60):
        if console.locator(".acting").get_by_role("button", name="In favour", exact=True).count():
            return
        passing = console.locator(".acting > button")
        if passing.count():
            passing.first.click()
        console.wait_for_timeout(250)
    raise AssertionError(f"no vote came: {console.locator('.lesson').inner_text()}")


def test_a_lesson_on_one_screen_to_its_vote(server: Server, chromium: Browser) -> None:
    desk, wall = Device(chromium, 1440, 900), Device(chromium, 1920, 1080, reduced_motion="reduce")
    console, projector = entered(server, desk), wall.context.new_page()
    projector.goto(server.said["projector"])
    expect(projector.get_by_role("heading", name="Join the Council")).to_be_visible()
    press(console, "One screen")
    for name in ("Alvane", "Brenor"):
        console.get_by_role("checkbox", name=name, exact=True).check()
    assert faults(console) == []
    press(console, "Use one screen")
    expect(console.locator(".seats")).to_contain_text("2 by the class")
    begun(console, "Act 1")
    to_the_ballot(console)
    expect(projector.get_by_text("HAVE VOTED")).to_be_visible()
    assert projector.locator(".cast").count() == 0 and projector.locator(".counts").count() == 0
    assert "Ballots are shown together" in projector.inner_text("body")
    assert faults(projector) == [] and projector.evaluate(SMALLEST) >= 18
    for name in ("Alvane", "Brenor"):
        expect(console.get_by_role("heading", name=f"Acting for {name}")).to_be_visible()
        press(console.locator(".acting"), "In favour")
    expect(projector.locator(".cast").first).to_be_visible(timeout=PATIENCE)
    expect(projector.locator(".counts")).to_contain_text("in favour")
    assert projector.evaluate(SMALLEST) >= 18 and faults(projector) == []
    assert projector.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        1920, 1080,
    ]  # fmt: skip
    assert faults(console) == [] and desk.errors == [] and wall.errors == []


def test_the_console_on_every_screen_and_after_the_server_was_killed(
    server: Server, chromium: Browser, tmp_path: Path
) -> None:
    device = Device(chromium, 1366, 768)
    console = entered(server, device)
    for width, height in ((1440, 900), (1366, 768), (1024, 768), (768, 1024)):
        console.set_viewport_size({"width": width, "height": height})
        assert console.evaluate(SIDEWAYS) == [], f"at {width}"
        assert faults(console) == [], f"at {width}"
    for opens in ("Settings", "Write your own", "Write to everybody", "One screen"):
        press(console, opens)
        assert faults(console) == [], opens
        console.keyboard.press("Escape")
        expect(console.locator("dialog")).to_have_count(0)
    press(console, "One screen")
    console.get_by_role("checkbox", name="Alvane", exact=True).check()
    press(console, "Use one screen")
    press(console, "Back to the overview")
    begun(console, "Arrive")
    status(console, "Saved")
    console.get_by_label("Actions for Alvane").click()
    press(console, "Act for this seat")
    expect(console.get_by_text("The game stands still")).to_be_visible()
    server.kill()
    status(console, "Reconnecting, nothing is lost")
    assert "room.jsonl" in console.locator(".saving").inner_text()
    again = Server("--resume", str(tmp_path / "room.jsonl"), "--no-browser", port=server.port)
    try:
        expect(console.get_by_role("status")).to_have_text(re.compile("Connected|Saved"), timeout=PATIENCE)
        begun(console, "Act 1")
        expect(console.locator(".acting")).to_contain_text("Diplomacy")
        expect(console.locator(".phases .past")).to_contain_text("Arrive, and read your role")
        assert [each for each in device.errors if not any(cut in each for cut in CUT)] == []
    finally:
        again.stop()
