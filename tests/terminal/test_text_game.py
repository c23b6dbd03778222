"""The journey of somebody at a terminal: start, choose, speak, table, vote, save, load, finish; and leave."""

import io
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from game.council.acts import ExplainVote
from game.engine.case import Case
from game.forecast.public import public
from game.forecast.wants import wants
from game.frames import Composed, Openings, Slot
from game.play.game import Game
from game.record.enquiry import about_draft, about_text
from game.scenario.compile import load
from game.terminal.console import Console
from game.terminal.forms import Forms
from game.terminal.picking import Chooser
from game.terminal.sitting import sit
from game.words.labels import Labels

ROOT = Path(__file__).parents[2]
THREE = ROOT / "tests" / "data" / "three.yaml"


@pytest.fixture(scope="module")
def case() -> Case:
    return load(THREE, ROOT / "scenarios" / "common")


class Hand(io.StringIO):
    """Types lines: those given, then whatever `then` answers to what stands on the screen."""

    def __init__(self, screen: io.StringIO, answer) -> None:
        super().__init__()
        self.screen, self.answer, self.typed = screen, answer, 0

    def readline(self, *_: object) -> str:
        self.typed += 1
        assert self.typed < 4000, "the game never ends"
        line = self.answer(self.screen.getvalue()[-3000:])
        return "" if line is None else f"{line}\n"


def option(screen: str, *words: str) -> str:
    """Return the number of the first option on the last list in which all the words stand, or nothing."""
    block = screen.rsplit("\n\n", 1)[-1].replace("\n     ", " ")
    for line in block.splitlines():
        number, dot, label = line.strip().partition(". ")
        if dot and number.isdecimal() and all(word in f". {label}" for word in words):
            return number
    return ""


def sat(case: Case, seat: str, answer, path: Path, seed: int = 1) -> tuple[int, Game, str]:
    screen = io.StringIO()
    game = Game.new(case, seed)
    code = sit(game, seat, Console(Hand(screen, answer), screen, prompts=False), lambda: path)
    return code, game, screen.getvalue()


def willing(screen: str) -> str:
    """Do what a first-time player might: table a text, ask for the vote, speak, vote in favour, end the day."""
    last = screen.rsplit("\n\n", 1)[-1]
    for words in (
        ("Vote in favour",), ("Speak",), ("Put to the vote",), ("Table a draft",), ("Ask for the vote",),
        ("would be put to the vote",), (". SIM/",),
        ("Ask for a meeting",), ("Calls upon",), ("End your day",), ("Pass",),
    ):  # fmt: skip
        if found := option(screen, *words):
            return found
    if not option(screen, ""):
        return ""
    return "" if "of at most" in last and "(0 of" not in last else "1"


def test_a_game_is_played_from_the_title_to_the_debrief(case: Case, tmp_path: Path) -> None:
    code, game, screen = sat(case, "", lambda s: "1" if "Whose seat" in s[-900:] else willing(s), tmp_path / "a.jsonl")
    assert code == 0
    assert game.over
    acts = {type(each.action).__name__ for each in game.records if each.by == case.seats[0]}
    assert {"Speak", "TableDraft", "PutInBlue", "CastBallot", "EndDay"} <= acts
    for words in (case.title, "Your instructions", "DISPATCHES", "THE VOTE", "THE DEBRIEF", "What you said"):
        assert words in screen, words


def test_at_every_prompt_one_may_ask_for_help_ledger_record_and_situation(case: Case, tmp_path: Path) -> None:
    mine = f"save {tmp_path / 'mine.jsonl'}"
    asked = iter(["help", "ledger", "record", "situation", "save", mine, "nonsense", "quit"])
    code, _, screen = sat(case, "AAA", lambda _: next(asked), tmp_path / "a.jsonl")
    assert code == 0
    told = "THE LEDGER", "THE RECORD", "You have three hours", "is none of these", "goes on there", "go on with"
    for words in told:
        assert words in screen, words
    assert Game.load(tmp_path / "mine.jsonl").case.id == case.id


def test_who_types_talks_reads_how_far_each_measure_is_and_what_each_party_wants_of_it(
    case: Case, tmp_path: Path
) -> None:
    asked = iter(["talks", "quit"])
    code, game, screen = sat(case, "AAA", lambda _: next(asked), tmp_path / "a.jsonl")
    assert code == 0
    page = screen[screen.index("The river talks.") :]
    form = case.setting.format["river_talks"]
    labels = Labels(case)
    for want in wants(game.briefing("AAA"), public(case)):
        assert f"{labels.of('measure', want.measure)} ({want.progress:.0%}" in page
        exactly = f"{labels.the(want.party)} {want.word} ({want.points:+.0f} a step; our own instructions)"
        roughly = f"{labels.the(want.party)} {want.word} (about {want.points:+.0f} a step"
        assert (exactly if want.party == "AAA" else roughly) in " ".join(page.split())
    assert f"must be waived: {labels.requirement('treaty_last')}" in page and "ended" not in page
    assert form.requirements[0].id not in page


def test_who_asks_is_told_what_would_change_a_ballot_on_a_text_that_is_drafted_and_on_one_that_lies_there(
    case: Case, tmp_path: Path
) -> None:
    asked = iter(["CCC", "ZZZ", "", "forecast", "forecast bbb", "forecast moon", "quit"])

    def drafting(screen: str) -> str:
        if "Your draft:" in screen or "Done: " in screen:
            return next(asked)
        return option(screen, "Table a draft") or willing(screen)

    lines = iter(["forecast"])
    code, game, screen = sat(case, "AAA", lambda s: next(lines, "") or drafting(s), tmp_path / "a.jsonl")
    assert code == 0 and [type(each.action).__name__ for each in game.records if each.by == "AAA"] == ["TableDraft"]
    assert "No draft is before the Council" in screen
    before, after = screen.split("Done: ")
    written = before[before.index("Your draft:") :]
    draft = game.briefing("AAA").papers.drafts[0]
    for line in about_text(case, game.briefing("AAA"), "CCC", draft.clauses):
        assert line[:60] in " ".join(written.split())
    assert "'ZZZ' is none of these; the codes are AAA, BBB, CCC" in written
    for line in about_draft(case, game.briefing("AAA"), "BBB", draft):
        assert line[:60] in " ".join(after.split())
    assert draft.symbol in after and "MOON is no delegation and no draft" in after


def test_a_closed_terminal_loses_nothing(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    lines = iter(["8", None])
    code, game, screen = sat(case, "AAA", lambda _: next(lines), path)
    assert code == 1
    assert f"--load {path}" in screen
    assert list(Game.load(path).records) == list(game.records)


def test_an_interrupted_game_is_kept_too(case: Case, tmp_path: Path) -> None:
    def interrupt(_: str) -> str:
        raise KeyboardInterrupt

    code, game, _ = sat(case, "BBB", interrupt, tmp_path / "kept.jsonl")
    assert code == 1
    assert len(Game.load(tmp_path / "kept.jsonl").records) == len(game.records)


def test_a_loaded_game_goes_on_in_the_same_seat(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    lines = iter(["6", None])
    sat(case, "CCC", lambda _: next(lines), path)
    screen = io.StringIO()
    code = sit(Game.load(path), "", Console(Hand(screen, willing), screen, prompts=False), lambda: path)
    assert code == 0
    assert "You represent Caltha" in screen.getvalue()
    assert Game.load(path).over


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_typed_the_game_goes_on(case: Case, tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    lines = ["help", "ledger", "record", "situation", "save", "m", "c", "c", "0", "", "", "-1", "9999", "é", "1 2"]

    def anything(_: str) -> str:
        return dice.choice(lines) if dice.random() < 0.4 else str(dice.randint(0, 14))

    code, game, screen = sat(case, dice.choice(case.seats), anything, tmp_path / "a.jsonl", seed)
    assert code == 0
    assert game.over
    assert "{" not in screen


def horseshoe(*arguments: str, typed: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HORSESHOE_SAVES": str(folder), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "game", *arguments]
    return subprocess.run(
        command, cwd=ROOT, input=typed, env=environment, capture_output=True, timeout=60, text=True, check=False
    )


def test_input_that_ends_saves_the_game_and_says_where(tmp_path: Path) -> None:
    done = horseshoe("play", str(THREE), "--as", "AAA", "--seed", "1", "--text", typed="8\n", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("The terminal was closed") == 1
    saved = next(tmp_path.glob("*.jsonl"))
    again = horseshoe("play", "--text", "--load", str(saved), typed="situation\nquit\n", folder=tmp_path)
    assert again.returncode == 0
    assert "You represent Averra" in again.stdout


def test_a_seat_that_is_none_is_refused_with_the_seats_there_are(tmp_path: Path) -> None:
    done = horseshoe("play", str(THREE), "--as", "XYZ", "--text", typed="", folder=tmp_path)
    assert done.returncode == 1
    assert "AAA, BBB, CCC, DDD" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_save_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("nothing\n")
    done = horseshoe("play", "--text", "--load", str(tmp_path / "x.jsonl"), typed="", folder=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_nothing_prompts_where_nobody_reads_prompts(tmp_path: Path) -> None:
    done = horseshoe("play", str(THREE), "--as", "AAA", "--seed", "1", "--text", typed="quit\n", folder=tmp_path)
    assert done.returncode == 0
    assert "0 = back]" not in done.stdout


def test_a_number_typed_for_ones_own_words_is_no_speech(case: Case) -> None:
    out = io.StringIO()
    console = Console(io.StringIO("3\n 12 \nWe ask for restraint.\n"), out, prompts=True)
    forms = Forms(case, Chooser(console, console.read))
    openings = Openings({ExplainVote: Composed(ExplainVote, (Slot("words", letters=100),))})
    act = forms.act("An explanation of vote", openings, Game.new(case, 1).briefing(case.seats[0]))
    assert act == ExplainVote("We ask for restraint.")
    assert out.getvalue().count("A number alone is no speech") == 2


def test_the_corridor_is_walked_in_text_a_delegation_first_and_then_what_is_done_with_it(
    case: Case, tmp_path: Path
) -> None:
    steps = iter([
        "Turn to a delegation", "Bedonia", "Sound it out",
        "Turn to a delegation", "Bedonia", "Propose an understanding", "Nothing", "In confidence", "known",
    ])  # fmt: skip

    def answer(screen: str) -> str | None:
        wanted = next(steps, None)
        return wanted if wanted in (None, "known") else option(screen, wanted)

    _, game, screen = sat(case, "AAA", answer, tmp_path / "a.jsonl")
    acts = [type(each.action).__name__ for each in game.records if each.by == "AAA"]
    assert acts == ["SoundOut", "ProposeUnderstanding"]
    assert "You alone: on 1 May 2001, Bedonia named" in " ".join(screen.split())
    assert "You and Bedonia: You ask Bedonia to" in " ".join(screen.split())
