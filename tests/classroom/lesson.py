"""A whole class in real pages: a teacher's console, a projector and students, driven by labels and roles alone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, TimeoutError, expect

from tests.classroom.browsing import CUT, HOST, PATIENCE, Device, status
from tests.classroom.served import ROOT, Server, lines_of

ILMAR = str(ROOT / "scenarios" / "ilmar-corridor")
PHONE, SMALL, CHROMEBOOK, DESK, BIG = (390, 844), (320, 568), (1366, 768), (1440, 900), (1920, 1080)
PASSES = "(lets the moment go by|agrees)$"
WORD = {"in_favour": "In favour", "against": "Against", "abstaining": "Abstain"}
GUESTS = ("Sarvan", "Medesh")
TURN = "● Your turn"


class Student:
    """One student with a device of his or her own; `said` and `pressed` are what was done on the page."""

    def __init__(self, browser: Browser, name: str, size: tuple[int, int] = PHONE) -> None:
        self.device = Device(browser, *size)
        self.name = name
        self.said: list[str] = []
        self.pressed: list[str] = []
        self.leads, self.explained = True, False
        self.person = ""
        self.page: Any = None
        self.frames: list[str] = []

    def join(self, server: Server, *, typed: bool = False) -> None:
        """Join with the code of the picture, or type it where it was read from the screen in front."""
        self.device.context.on("page", lambda page: page.on("websocket", self._listen))
        self.page = self.device.open(server.port, "" if typed else server.code)
        if typed:
            self.page.get_by_label("Code").fill(f"{server.code[:3]} {server.code[3:]}".lower())
        self.page.get_by_label("Your name").fill(self.name)
        self.page.get_by_role("button", name="Join", exact=True).click()
        status(self.page, "Connected")
        self.person = self.page.evaluate("() => JSON.parse(localStorage['horseshoe.seat']).person")

    def _listen(self, line: Any) -> None:
        line.on("framereceived", lambda told: self.frames.append(str(told)))

    def heard(self, words: str) -> bool:
        """Return whether these words ever came to the device, shown or not."""
        return any(words in each for each in self.frames)

    def tab(self, *names: str) -> None:
        """Go to a tab, and to one within it."""
        for name in names:
            if (found := self.page.get_by_role("tab", name=name)).count():
                found.first.click()

    def button(self, name: str) -> Any:
        """Return the button of this name, or of these first words."""
        return self.page.get_by_role("button", name=name)

    @property
    def seat(self) -> str:
        """Return the name of the delegation that heads the page."""
        return str(self.page.get_by_role("heading", level=1).inner_text())

    @property
    def member(self) -> bool:
        """Return whether the delegation has a vote."""
        return self.seat not in GUESTS

    @property
    def has_turn(self) -> bool:
        """Return whether the title of the page says that it is this student's turn."""
        return str(self.page.title()).startswith(TURN)

    @property
    def may_vote(self) -> bool:
        """Return whether a ballot can be pressed."""
        found = self.button("In favour")
        return bool(found.count()) and bool(found.first.is_enabled())

    def saved(self) -> None:
        """Wait until the last ballot is on the teacher's disk, as the pressed button says."""
        expect(self.button(WORD[self.pressed[-1]]).first).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)

    def vote(self, ballot: str) -> None:
        """Press a ballot; what is pressed is saved when the button says so."""
        button = self.button(WORD[ballot]).first
        button.click()
        self.pressed.append(ballot)

    def speak(self, words: str) -> bool:
        """Take the floor with the first point that is offered, and own words; return whether one had the floor."""
        if not self.soon("Speak", exact=True):
            return False
        dialog = self.page.get_by_role("dialog", name="Speak")
        fits = dialog.get_by_role("button", name="Speak", exact=True)
        for _ in range(8):
            dialog.locator("fieldset").first.wait_for()
            if dialog.get_by_role("textbox").count():
                break
            asked = dialog.locator("fieldset").filter(has_not=self.page.locator("input:checked")).first
            if asked.locator("summary").count() and not asked.locator("details[open]").count():
                asked.locator("summary").first.click()
            asked.locator("input[type=radio]:visible, input[type=checkbox]:visible").first.check()
            self.page.wait_for_timeout(500)
        dialog.get_by_role("textbox").last.fill(words)
        expect(dialog.get_by_text(words).last).to_be_visible(timeout=PATIENCE)
        fits.click()
        expect(dialog).to_have_count(0, timeout=PATIENCE)
        self.said.append(words)
        return True

    def explain(self, words: str) -> bool:
        """Say before all why one voted so; return whether that was asked."""
        if not self.soon("Explain your vote", exact=True):
            return False
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("textbox").last.fill(words)
        self.page.wait_for_timeout(600)
        dialog.get_by_role("button", name="Submit").click()
        expect(dialog).to_have_count(0, timeout=PATIENCE)
        self.said.append(words)
        self.explained = True
        return True

    def note(self, to: str, words: str) -> None:
        """Write a note to another delegation."""
        self.tab("Corridor", "Notes")
        self.page.get_by_role("checkbox", name=to).check()
        self.page.get_by_label("Your note").fill(words)
        self.button("Send the note").click()
        expect(self.page.get_by_role("tabpanel").last).to_contain_text(words, timeout=PATIENCE)
        self.said.append(words)

    def let_go(self, *, keep: str = "") -> bool:
        """Let the moment go by, where the page offers that, unless it is the one to `keep`; return whether it did."""
        passes = re.compile(f"^(?!.*{keep}).*{PASSES}") if keep else re.compile(PASSES)
        if self.soon("Go", exact=True) and self.soon(passes):
            return True
        self.tab("Acts")
        return self.soon(passes)

    def soon(self, name: Any, *, exact: bool = False) -> bool:
        """Press a button, if it is there and stays there: a moment may be over before a finger comes down."""
        found = self.page.get_by_role("button", name=name, exact=exact)
        if not found.count():
            return False
        try:
            found.first.click(timeout=2000)
        except TimeoutError:
            return False
        return True


class Classroom:
    """A server, a teacher's page, the projector and students."""

    def __init__(self, browser: Browser, path: Path, scenario: str = ILMAR, *more: str) -> None:
        self.browser, self.path = browser, path
        self.options = ("--no-browser", "--host", HOST)
        self.server = Server(scenario, "--save", str(path), "--seed", "5", "--form", "short", *self.options, *more)
        self.students: list[Student] = []
        self.desk, self.front = Device(browser, *DESK), Device(browser, *BIG)
        self.console = self.desk.context.new_page()
        self.console.goto(self.server.said["teacher"])
        expect(self.console.get_by_role("status")).to_have_text(re.compile("^(Connected|Saved)$"), timeout=PATIENCE)
        self.projector = self.front.context.new_page()
        self.projector.goto(self.server.said["projector"])

    def press(self, name: str, sure: str = "") -> None:
        """Press a button of the console, and say that it is meant."""
        self.console.get_by_role("button", name=name).first.click()
        if sure:
            self.console.get_by_role("dialog").last.get_by_role("button", name=sure).click()
            expect(self.console.get_by_role("dialog")).to_have_count(0, timeout=PATIENCE)

    def begin(self, title: str) -> None:
        """Begin a phase, by the first words of its title."""
        steps = self.console.get_by_role("list", name="Phases").get_by_role("button", name=title)
        steps.first.click()
        self.console.get_by_role("dialog").get_by_role("button", name=f"Begin: {title}").click()
        expect(steps.first).to_have_attribute("aria-current", "step", timeout=PATIENCE)

    def next(self) -> bool:
        """Let the moment go by for all who are waited for, but never a vote; return whether that was done."""
        button = self.console.get_by_role("button", name="Next", exact=True)
        if not button.is_enabled() or self.console.get_by_role("region", name=re.compile("^Vote")).count():
            return False
        waited = self.console.get_by_text("Waiting for").first.inner_text()
        button.click()
        dialog = self.console.get_by_role("dialog")
        dialog.get_by_role("button", name="Next", exact=True).click()
        expect(dialog).to_have_count(0, timeout=PATIENCE)
        for _ in range(10):
            if not self.console.get_by_text(waited, exact=True).count():
                break
            self.console.wait_for_timeout(100)
        return True

    def close_vote(self) -> None:
        """Close a vote without the ballots of those who are waited for."""
        self.press("Next", "Next")

    def go_on(self) -> None:
        """Let the game go on after a pause, if it stands still."""
        button = self.console.get_by_role("button", name="Go on", exact=True)
        if button.count():
            button.click()

    def kill(self) -> None:
        """Kill the server as a flat battery does."""
        self.server.kill()

    def resume(self) -> None:
        """Take the room up again on the same port."""
        self.server = Server("--resume", str(self.path), *self.options, port=self.server.port)

    def lines(self, kind: str = "") -> list[dict[str, Any]]:
        """Return the journal's lines, or those of an act or of the room's own of one kind."""
        found = list(lines_of(self.path))
        if not kind:
            return found
        return [each for each in found if kind in (each.get("action", {}).get("act"), each.get("line", {}).get("kind"))]

    def errors(self) -> list[str]:
        """Return what the pages have reported, but for connections that the test has cut."""
        devices = [self.desk, self.front, *(each.device for each in self.students)]
        told = [each for one in devices for each in one.errors]
        return [each for each in told if not any(sign in each for sign in CUT)]

    def close(self) -> None:
        """Close every page, and stop the server."""
        for device in (self.desk, self.front, *(each.device for each in self.students)):
            device.context.close()
        self.server.stop()


@contextmanager
def classroom(browser: Browser, path: Path, *more: str) -> Iterator[Classroom]:
    """Open a room with its teacher, and close it."""
    found = Classroom(browser, path, ILMAR, *more)
    try:
        yield found
    finally:
        found.close()


def until(done: Any, step: Any, seconds: float = 90.0) -> None:
    """Do a step until something is so; `seconds` only ends a hang."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "the lesson stands still"
        if not step():
            time.sleep(0.1)
