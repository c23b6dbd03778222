"""Journeys through a real window that read what it shows: tips, buttons, prompts, terms, letters.

What the window says of itself is compared with the screen and with the record that it keeps.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest

from game.council.acts import Cosponsor, MoveMotion
from game.play.game import Game
from game.words.labels import Labels
from game.words.signing import laid_before
from tests.journeys.real import NEEDED, Window, brought_to, own_acts
from tests.journeys.telling import looks
from tests.needs import needs
from tests.record.test_shown import FAULTS

SEAT = "AAA"
UNREADABLE = ("an id", "a bar", "a note to ourselves", "a condition", "a value of the program")
pytestmark = needs(*NEEDED, "xclip")


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Return what opens a telling window on a game in which the seat may do a kind of act."""
    made: list[Window] = []

    def start(stage: str, kind: str, suits: Callable[[Game], bool] = lambda game: True) -> Window:
        brought_to(tmp_path / "game.jsonl", SEAT, stage, kind, suits)
        window = Window(tmp_path, "play", "--load", str(tmp_path / "game.jsonl"), "--as", SEAT, tells=True)
        made.append(window)
        window.open()
        # A window manager may give a new window the keyboard a moment after its first frame.
        for _ in range(20):
            if window.told()["screen"] != "DispatchesScene":
                return window
            window.press("g")
            sleep(0.5)
        raise AssertionError("the window stays on the dispatches")

    yield start
    for each in made:
        each.close()


def kept(window: Window) -> Game:
    """Return the game as its file has it now."""
    copy = window.folder / "copy.jsonl"
    shutil.copy(window.folder / "game.jsonl", copy)
    game = Game.load(copy)
    game.close()
    return game


def acts(window: Window) -> list[str]:
    return own_acts(kept(window), SEAT)


def unfit(window: Window) -> list[str]:
    """Return what is shown that is no word for a reader, or that two buttons of a screen share."""
    told = window.told()
    return told["wrong"] + [word for word in told["words"] for each in UNREADABLE if re.search(FAULTS[each], word)]


def ahead(game: Game) -> bool:
    """Return whether there is a draft to co-sponsor, and a day left to adjourn to."""
    frames = game.openings(SEAT)
    moves = [each for each in frames[MoveMotion].each() if each.until] if MoveMotion in frames else []
    return Cosponsor in frames and len(moves) > 0


def test_tips_lie_above_all_buttons_differ_and_what_is_offered_can_be_had(at: Callable[..., Window]) -> None:
    window = at("texts", "MoveMotion", ahead)
    window.press("Return")
    left, top, *_ = window.place()
    pointed = [each for each in window.told()["buttons"] if each["tip"] and each["role"] in ("button", "seat")]
    assert len(pointed) > 6
    for each in pointed[::3]:
        x, y, wide, high = each["rect"]
        window.do("mousemove", str(left + x + wide // 2), str(top + y + high // 2))
        shown = window.told(lambda said, tip=each["tip"]: said["tip"].get("text") == tip)["tip"]
        box = shown["box"]
        seen = window.seen("tip").subsurface((left + box[0], top + box[1], box[2], box[3]))
        assert looks(seen) == shown["looks"], f"something lies over the tip of {each['name']}"
    window.do("mousemove", "2", "2")

    before, game = acts(window), kept(window)
    draft = game.openings(SEAT)[Cosponsor].draw(None)  # type: ignore[arg-type]
    text = next(each for each in game.briefing(SEAT).papers.drafts if each.symbol == draft.draft)
    signs = next(each["key"] for each in window.told()["buttons"] if each["name"] == "Co-sponsor")
    window.press(signs)
    over = window.told(lambda said: said["over"])["over"]
    assert all(Labels(game.case).clause(each) in over for each in text.clauses)
    window.press("Return")
    window.told(lambda said: not said["over"])
    assert acts(window) == before, "the first answer of a paper costs nothing"
    window.press(signs, "Tab", "Return")
    window.wait(lambda: acts(window) == [*before, "Cosponsor"])

    for key in ("p", "l", "F1"):
        window.press(key)
        window.told(lambda said: said["screen"] == "Reading")
        window.press("Escape")
        window.told(lambda said: said["screen"] == "CouncilScene")
    window.press(next(each["key"] for each in window.told()["buttons"] if each["name"] == "Motion"))
    rows = window.told(lambda said: said["over"])["rows"]
    labels, day = Labels(game.case), game.day
    past = [labels.date(each) for each in range(day + 1)]
    assert any(labels.date(each) in row for row in rows for each in range(day + 1, game.case.days + 1))
    assert not any(date in row for date in past for row in rows)
    assert unfit(window) == []
    window.press("End", "Return")
    window.told(lambda said: said["over"])
    window.press("Return")
    window.wait(lambda: acts(window) == [*before, "Cosponsor", "MoveMotion"])


def test_all_terms_stand_above_the_choice_that_accepts_them(at: Callable[..., Window]) -> None:
    window = at("", "AcceptTerms")
    game, told = kept(window), window.told(lambda said: said["screen"] == "TalksScene")
    laid = laid_before(Labels(game.case), game.briefing(SEAT), game.openings(SEAT))
    points = [point for each in laid for point in (each.heading, *each.points)]
    words = "\n".join(told["words"])
    assert len(points) > 1 and all(point in words for point in points)
    before = acts(window)
    accepts = next(place for place, row in enumerate(told["rows"]) if row.startswith("Accept"))
    window.press("Home", *["Down"] * accepts, "Return")
    window.wait(lambda: acts(window)[len(before) :][:1] == ["AcceptTerms"])
    assert unfit(window) == []


def test_letters_without_a_face_are_named_and_marks_of_direction_are_never_kept(at: Callable[..., Window]) -> None:
    window = at("explanations-after", "ExplainVote")
    owner = subprocess.Popen(
        ["xclip", "-quiet", "-selection", "clipboard", "-in"], env=window.environment, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert owner.stdin is not None
        owner.stdin.write("Peace \u202e和平\u2066, мир, שלום\u200f".encode())
        owner.stdin.close()
        before = acts(window)
        window.press("1", "shift+Tab", "Left", "Tab")
        time.sleep(0.3)
        window.press("ctrl+v")
        told = window.told(lambda said: "[CJK letters]" in said["words"])
        assert "U+548C, U+5E73" in told["tip"]["text"]
        window.press("Return", "Return")
        window.wait(lambda: acts(window)[len(before) :][:1] == ["ExplainVote"])
    finally:
        owner.terminate()
        owner.wait(10)
    said = [each.action.words for each in kept(window).records if type(each.action).__name__ == "ExplainVote"]
    assert said[-1] == "Peace 和平, мир, שלום"
    assert unfit(window) == []


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="wake-ups are counted where the system tells them")
def test_a_window_in_which_nothing_moves_sleeps_and_wakes_for_a_key(at: Callable[..., Window]) -> None:
    window = at("texts", "MoveMotion")
    time.sleep(1.0)
    before = wakened(window)
    time.sleep(2.0)
    assert wakened(window) - before < 20, "it looks for events instead of waiting for them"
    done = acts(window)
    window.press("n")
    window.wait(lambda: acts(window)[len(done) :][:1] == ["Pass"])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured where the system tells it")
def test_a_real_window_that_is_resized_up_to_4k_takes_no_more_than_400_megabytes(tmp_path: Path) -> None:
    brought_to(tmp_path / "game.jsonl", SEAT, "texts", "MoveMotion")
    command = "play", "--load", str(tmp_path / "game.jsonl"), "--as", SEAT
    window = Window(tmp_path, *command, size=(3840, 2160))
    try:
        window.open()
        for step in (2, 4, 6, 8, 3, 7, 8):
            window.do("windowsize", "--sync", window.id, str(640 + 400 * step), str(480 + 210 * step))
            window.press("g", "F1", "Escape", "1", "Escape")
        status = Path(f"/proc/{window.game.pid}/status").read_text()
        assert int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) <= 400 << 10
    finally:
        window.close()


def wakened(window: Window) -> int:
    """Return how often the game has been given the processor so far, in all its threads."""
    tasks = Path(f"/proc/{window.game.pid}/task").iterdir()
    told = "".join((each / "status").read_text() for each in tasks)
    return sum(map(int, re.findall(r"ctxt_switches:\s+(\d+)", told)))
