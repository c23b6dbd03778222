"""Own words at the terminal: the limit of every front end, and nothing that the keys of a terminal send unseen."""

import io

import pytest

from game.council.acts import ExplainVote
from game.frames import Composed, Slot
from game.letters import LETTERS
from game.terminal.console import Console
from game.terminal.forms import Forms
from game.terminal.picking import Chooser
from game.words.composing import form
from tests.terminal.test_text_game import case  # noqa: F401


@pytest.fixture
def written(case):  # noqa: F811
    """Return what becomes of lines that are typed where own words are asked for, and what is shown meanwhile."""

    def write(*lines: str) -> tuple[str, str]:
        out = io.StringIO()
        console = Console(io.StringIO("".join(f"{line}\n" for line in lines)), out, prompts=True)
        (part,) = form(Composed(ExplainVote, (Slot("words", letters=LETTERS),)))
        return Forms(case, Chooser(console, console.read))._written(part), out.getvalue()

    return write


def test_too_many_letters_are_said_to_be_too_many_and_asked_for_again(written):
    words, screen = written("x" * (LETTERS + 1), "Short enough.")
    assert words == "Short enough."
    assert "That is 4,001 letters, and 4,000 are the most" in screen
    assert "at most 4,000 letters" in screen
    assert written("y" * LETTERS)[0] == "y" * LETTERS


def test_a_number_alone_is_no_speech(written):
    assert written("3", "We abstain.")[0] == "We abstain."


def test_what_arrow_keys_and_pasted_marks_send_is_not_kept(written):
    assert written("We\x1b[D\x1b[C are \u202eready\u202c\tnow.\x1b]0;title\x07")[0] == "We are ready now."


def test_nothing_that_is_printed_steers_the_terminal():
    out = io.StringIO()
    Console(io.StringIO(), out, prompts=False).say("saved in \x1b[2Jgame\u202e.jsonl", "two\nlines")
    assert out.getvalue() == "saved in game.jsonl\ntwo\nlines\n"
