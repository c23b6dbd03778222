"""A student's lesson in real pages: joining, the secret paper, a proposal, a vote, and the server killed in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Page, expect

from tests.classroom.browsing import CUT, SIDEWAYS, SMALL, Device, browser, faults, status
from tests.classroom.served import ROOT, Server, lines_of
from tests.needs import needs

pytestmark = needs("chromium")
ILMAR = str(ROOT / "scenarios" / "ilmar-corridor")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


class Lesson:
    """A room of the Ilmar corridor, with a teacher who gives seats and moves things on."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "room.jsonl"
        self.server = Server(ILMAR, "--save", str(self.path), "--seed", "5", "--no-browser", "--host", "room.test")
        self.token = self.server.teach()

    def teach(self, do: str, **fields: object) -> None:
        """Let the teacher order something."""
        told = self.order(do, **fields)
        assert told["type"] == "done", told

    def order(self, do: str, **fields: object) -> dict[str, object]:
        """Return the answer to an order of the teacher."""
        page = self.server.page(self.token)
        told = page.order(do, **fields)
        page.close()
        return told

    def until_vote(self, page: Page) -> None:
        """Move on until the page is asked for a ballot."""
        for _ in range(60):
            if page.locator(".ballot:enabled").count():
                return
            self.order("next")
            page.wait_for_timeout(400)
        raise AssertionError("no vote came")

    def killed(self) -> None:
        """Kill the server and take the room up again on the same port."""
        port = self.server.port
        self.server.kill()
        self.server = Server("--resume", str(self.path), "--no-browser", "--host", "room.test", port=port)


@pytest.fixture
def lesson(tmp_path: Path) -> Iterator[Lesson]:
    found = Lesson(tmp_path)
    yield found
    found.server.stop()


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def kinds(path: Path, key: str) -> list[str]:
    return [each["line"]["kind"] if key == "line" else each["action"]["act"] for each in lines_of(path) if key in each]


def test_a_seat_of_two_writes_a_draft_and_votes_while_the_server_dies(lesson: Lesson, chromium: Browser) -> None:
    phone, other = Device(chromium, 320, 568), Device(chromium, 1366, 768)
    page, first = phone.join(lesson.server.port, lesson.server.code, "Camille")
    beside, second = other.join(lesson.server.port, lesson.server.code, "Idris")
    expect(page.get_by_text("You have no seat yet")).to_be_visible()
    for person in (first, second):
        lesson.teach("seat", person=person, seat="DUN")
    # The card comes before everything; the paper is stamped.
    expect(page.get_by_role("heading", name="The role is not my opinion")).to_be_visible()
    page.get_by_role("button", name="I have read this").click()
    expect(page.locator(".stamp")).to_have_text("Dunmar only")
    lesson.teach("set", name="paused", value=False)
    expect(page.get_by_role("region", name="Now")).to_contain_text("Your turn")
    assert page.title().startswith("● Your turn")

    # Whoever does not lead proposes, and the leader submits what was proposed.
    beside.get_by_role("button", name="I have read this").click()
    tab(beside, "Texts")
    beside.get_by_role("button", name="Write a draft").click()
    beside.locator("dialog input[type=radio]").first.check()
    beside.locator("dialog summary").first.click()
    beside.locator("dialog select").first.select_option(index=1)
    expect(beside.locator("dialog").get_by_text("How the vote looks")).to_be_visible()
    beside.get_by_role("button", name="Propose to Camille").click()
    tab(page, "Texts")
    page.get_by_role("button", name="Open it").click()
    page.get_by_role("button", name="Submit").click()
    status(page, "Saved")
    assert "Proposed" in kinds(lesson.path, "line") and "TableDraft" in kinds(lesson.path, "action")

    # The vote, with the server killed after the ballot was pressed.
    lesson.until_vote(page)
    against = page.get_by_role("button", name="Against")
    expect(against).to_contain_text("a veto, if nine are in favour")
    lesson.server.kill()
    page.get_by_role("button", name="In favour").click()
    status(page, "Reconnecting, nothing is lost")
    lesson.killed()
    status(page, "Saved")
    mine = [each["action"] for each in lines_of(lesson.path) if each.get("by") == "DUN"]
    assert [each["ballot"] for each in mine if each["act"] == "CastBallot"] == ["in_favour"]

    # Another tab of the same device asks first who it is.
    again = phone.open(lesson.server.port)
    expect(again.get_by_role("heading", name="Are you still Camille?")).to_be_visible()
    assert again.get_by_text("Dunmar only").count() == 0
    again.get_by_role("button", name="No, leave this device").click()
    expect(again.get_by_label("Code")).to_be_visible()
    assert [each for each in phone.errors + other.errors if not each.startswith(CUT) and CUT[0] not in each] == []


SIZES = {"a small phone": (320, 568), "a phone": (390, 844), "a Chromebook": (1366, 768)}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_pane_can_be_used_by_everybody(lesson: Lesson, chromium: Browser, size: tuple[int, int]) -> None:
    found: list[str] = []
    device = Device(chromium, *size, reduced_motion="reduce")
    page = device.open(lesson.server.port, lesson.server.code)
    found += laws(page)
    page.get_by_label("Your name").fill("Ada")
    page.keyboard.press("Enter")
    status(page, "Connected")
    found += laws(page)
    person: str = page.evaluate("() => JSON.parse(localStorage['horseshoe.seat']).person")
    lesson.teach("seat", person=person, seat="CAL")
    lesson.teach("set", name="paused", value=False)
    expect(page.get_by_role("region", name="Now")).to_contain_text("Your turn")
    for name in ("Role", "Situation", "News", "Ledger", "Rules"):
        tab(page, name)
        found += laws(page)
    for name in ("Texts", "Vote", "Corridor"):
        tab(page, name)
        found += laws(page)
    for name in ("For you", "Acts", "Notes", "Outcomes"):
        tab(page, name)
        found += laws(page)
    tab(page, "Acts")
    page.get_by_role("button", name="Meet a delegation").click()
    page.locator("dialog input[type=radio]").first.check()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    found += laws(page)
    page.keyboard.press("Escape")
    expect(page.locator(":focus")).to_have_count(1)  # it is given back, and not lost
    lesson.until_vote(page)
    found += laws(page)
    assert found + device.errors == []


def laws(page: Page) -> list[str]:
    """Return where a page breaks what everybody needs of it: axe, no sideways scrolling also at 200 %, 44 pixels."""
    broken = [*faults(page), *page.evaluate(SIDEWAYS), *page.evaluate(SMALL)]
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    page.wait_for_timeout(60)
    broken += [f"at 200 %: {each}" for each in page.evaluate(SIDEWAYS)]
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    page.wait_for_timeout(60)
    return broken
