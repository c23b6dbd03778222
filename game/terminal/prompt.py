"""A game played at a terminal: it prints what happens, and asks when a choice is due."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import shorten
from typing import Any

from msgspec.structs import replace

from game.council.acts import BreakSilence, CastBallot, ObjectToStatement, Pass
from game.engine.briefing import Briefing
from game.files import FileError, FileTaken, refuse_target
from game.frames import Openings
from game.play import JournalError
from game.play.advance import Delegations
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.ledger import ledger
from game.record.newspaper import page_of
from game.record.text import dispatches_text, front_page_text, ledger_text, paragraph_lines, record_text
from game.record.verbatim import Paragraph, Verbatim
from game.table.shown import Shown
from game.table.table import Table
from game.terminal.console import Console
from game.terminal.debriefing import Debriefing, PlayOn
from game.terminal.enquiry import forecast_page
from game.terminal.forms import Forms
from game.terminal.pages import (
    HELP,
    before_you,
    instructions_page,
    known_page,
    situation_page,
    terms_lines,
    vote_page,
)
from game.terminal.picking import Back, Chooser
from game.terminal.seats import Quit
from game.terminal.talks import talks_page
from game.terms import MemberId, OutOfOrder
from game.words.labels import counted, listed
from game.words.points import STATES
from game.words.wording import label
from game.world.acts import AnswerCall, AnswerClaim, AnswerUnderstanding, EndDay, Speak

_PLAIN = (Pass, CastBallot, EndDay)
"""Acts after which nothing need be said."""
_TOLD = 2
"""Effects of one's own act that are told, at most."""
_DONE = 48
"""Letters in which an act that was done is named, at most."""
_ANSWERS = (AnswerCall, AnswerClaim, AnswerUnderstanding, BreakSilence, ObjectToStatement)
_HOUSEKEEPING = ("opening", "invitations")


class Prompt:
    """One player's seat at one game; `delegations` leads the other seats."""

    def __init__(self, game: Game, seat: MemberId, delegations: Delegations, console: Console) -> None:
        self.game, self.seat, self.console = game, seat, console
        self.table = Table(game, delegations)
        self.place = self.table.place(seat)
        self._forms = Forms(game.case, Chooser(console, self.read))
        self._no_objection = ""
        self._heard: list[Paragraph] = []
        self._warned = False
        self._told: set[str] = set()

    @property
    def verbatim(self) -> Verbatim:
        """Return the record of the meetings."""
        return self.table.verbatim

    @property
    def chronicle(self) -> Chronicle:
        """Return the days as they went."""
        return self.table.chronicle

    def play(self) -> PlayOn | None:
        """Play to the end of the game; return the one to go on with, if the player goes back into its days.

        Raises Closed where the terminal is closed and Quit where the player leaves.
        """
        instructions_page(self.console, self.game.case, self.game.briefing(self.seat))
        if self.game.records:
            situation_page(self.console, self.game.case, self.game.briefing(self.seat))
        while not self.game.over:
            try:
                self._move()
            except JournalError as error:
                self.console.tell(str(error))
                self.read("[Enter = try again, save FILE = go on elsewhere]")
            self._follow()
        self._tell_heard()
        return Debriefing(self.game, self.seat, self.console, self.verbatim).run(self.read)

    def _move(self) -> None:
        """Let the next one act. Raises JournalError, with nothing changed, where the act cannot be saved."""
        if self.table.waits_for(self.seat):
            self._turn()
        elif self.table.let_act() is None:
            raise AssertionError("a game that is not over waits for somebody")

    def read(self, prompt: str) -> str:
        """Return a line that is no command known everywhere; those are answered first. Raises Closed and Quit."""
        while True:
            line = self.console.read(prompt)
            if not self._command(line):
                return line

    def _command(self, line: str) -> bool:
        word, _, rest = line.partition(" ")
        word, case = word.lower(), self.game.case
        if word == "help":
            self.console.say(*HELP)
        elif word == "ledger":
            self.console.say(ledger_text(ledger(self._view().ledger, case), self.console.width))
        elif word == "news":
            self.console.say(front_page_text(page_of(self.chronicle), self.console.width))
        elif word == "record":
            self.console.say(record_text(self._last_meeting(), self.console.width))
        elif word == "situation":
            situation_page(self.console, case, self._view())
        elif word == "talks":
            talks_page(self.console, case, self._view())
        elif word == "forecast":
            forecast_page(self.console, case, self._view(), rest)
        elif word == "known":
            known_page(self.console, case, self._view())
        elif word == "save":
            self._save(rest.strip())
        elif word == "quit":
            self._leave()
        else:
            return False
        return True

    def _leave(self) -> None:
        """Raise Quit; but where the game is in no file, say so first, and only go when asked again."""
        if self.game.path is not None or self._warned:
            raise Quit
        self._warned = True
        self.console.tell(
            "The game is in no file yet, and would be lost: type save FILE to keep it, or quit once more."
        )

    def _save(self, name: str) -> None:
        path, now = Path(os.path.expanduser(name)), self.game.path
        if not name:
            self.console.say("type save and the name of a file, such as: save my-game.jsonl")
        elif now is not None and path.absolute() == now.absolute():
            self.console.say(f"The game is in {name} already, up to your last act.")
        else:
            self._save_in(path)

    def _save_in(self, path: Path) -> None:
        try:
            refuse_target(path)
            self.game.save_as(path)
            self.console.say(f"The game is saved in {path}, and goes on there.")
        except FileTaken:
            self.console.say(f"There is a file {path} already; choose another name.")
        except FileError as error:
            self.console.say(f"The game cannot be saved in {path}: {error}.")
        except JournalError as error:
            self.console.say(str(error))

    def _view(self) -> Briefing:
        return self.place.view

    def _last_meeting(self) -> list[Paragraph]:
        return list(self.table.meeting)

    def _follow(self) -> None:
        """Print what has reached the seat."""
        for shown in self.place.news():
            for paragraph in shown.paragraphs:
                self._print(paragraph)
            if shown.morning:
                self._tell_heard()
                self.console.say("", dispatches_text(page_of(self.chronicle, reader=self.seat), self.console.width))
            for each in shown.instructed:
                self.console.tell(f"New instructions: {each.text} (weight {each.weight})")
            for line in shown.asides:
                self.console.tell(line)
            self._outcome(shown)

    def _print(self, paragraph: Paragraph) -> None:
        if paragraph.formal or (paragraph.kind == "briefing" and paragraph.day > 1):
            return
        if paragraph.kind == "paper" and self._asked_on(paragraph):
            return
        if paragraph.kind == "speech" and self.seat != paragraph.speaker:
            self._heard.append(paragraph)
        else:
            self._tell_heard()
            if paragraph.kind == "meeting" and paragraph.day > 1:
                paragraph = replace(paragraph, text=paragraph.line)
            self.console.say(*paragraph_lines(paragraph, self.console.width))

    def _asked_on(self, paragraph: Paragraph) -> bool:
        """Return whether what is read out is a draft on which this seat votes: it is shown with the question."""
        voted = any(paragraph.text.startswith(f"{each.symbol},") for each in self._view().papers.drafts)
        return voted and self.seat in self.game.case.remit.council.seats

    def _tell_heard(self) -> None:
        """Print what others have said since: those who did the same share a line."""
        heard, self._heard = self._heard, []
        alike: dict[str, list[str]] = {}
        for each in heard:
            short = self.chronicle.labels.short(each.speaker)
            did = each.line.removeprefix(f"{short} ").removeprefix(f"{short}: ")
            did = "says where it stands" if did.startswith(STATES) else did
            speakers = alike.setdefault(did + " [you are named]" * (self.seat in each.targets), [])
            speakers += [short] if short not in speakers else []
        for did, (first, *others) in alike.items():
            so = f"; so {'does' if len(others) == 1 else 'do'} {listed(others)}" if others else ""
            self.console.tell(f"> {first} {did}{so}")

    def _outcome(self, shown: Shown) -> None:
        """Print what the player's own act moved, and why."""
        action = shown.record.action
        if shown.record.by != self.seat or isinstance(action, _PLAIN):
            return
        if not isinstance(action, Speak) and not shown.moved:
            done = label(action, self.game.case, self._view())
            self.console.tell(f"Done: {shorten(done, _DONE, placeholder=' ...')}")
        for line in shown.moved[:_TOLD]:
            self.console.tell(line, "    ")
        if len(shown.moved) > _TOLD:
            self.console.say(f"    and {counted(len(shown.moved) - _TOLD, 'smaller effect')}")

    def _turn(self) -> None:
        self._tell_heard()
        view, openings = self._view(), self.place.openings
        kinds = openings.frames.keys()
        if kinds == {Pass} or self._waved_through(view, openings):
            self.table.submit(self.seat, Pass())
            return
        try:
            self.table.submit(self.seat, self._choice(view, openings))
        except OutOfOrder as error:
            self.console.tell(f"That is out of order: {error.refusal}")
        except Back:
            return

    def _waved_through(self, view: Briefing, openings: Openings) -> bool:
        """Return whether this poll is only about the invitations of a meeting whose agenda was not objected to."""
        meeting = view.meeting
        return (
            meeting is not None
            and meeting.stage.value == "invitations"
            and meeting.symbol == self._no_objection
            and Pass in openings.frames
        )

    def _choice(self, view: Briefing, openings: Openings) -> Any:
        case = self.game.case
        if CastBallot in openings.frames:
            vote_page(self.console, case, view, self._told)
        terms_lines(self.console, case, view, openings, self._told)
        title = before_you(case, view)
        if Pass in openings.frames and self._passes(title, view):
            return Pass()
        if day_is_spent(view, openings) and self._lets_go(title, "end your day"):
            return EndDay()
        return self._forms.act(title, openings, view)

    def _passes(self, title: str, view: Briefing) -> bool:
        """Return whether the player lets a moment go by at which passing is the rule."""
        stage = view.meeting.stage.value if view.meeting else ""
        if stage == "debate":
            return False
        passes = self._lets_go(title, "pass")
        if passes and stage in _HOUSEKEEPING and view.meeting:
            self._no_objection = view.meeting.symbol
        return passes

    def _lets_go(self, title: str, what: str) -> bool:
        """Return whether the player lets the moment go by, which takes one key."""
        self.console.say("")
        self.console.tell(title)
        while (line := self.read(f"[Enter = {what}, c = choose]").lower()) not in ("", "c"):
            self.console.say(f"'{line}' is neither: Enter = {what}, c shows what else you may do")
        return not line


def day_is_spent(view: Briefing, openings: Openings) -> bool:
    """Return whether no hour of the corridor is left and nobody waits for an answer, nor a round of talks for terms."""
    if view.meeting is not None or view.hours or (view.round is not None and view.member in view.round.polled):
        return False
    return EndDay in openings and openings.keys().isdisjoint(_ANSWERS)
