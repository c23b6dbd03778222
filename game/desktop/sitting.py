"""A game as one player sits in it: whose turn it is, what is being said, and when the window stops for the player."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf
from pathlib import Path
from time import perf_counter
from typing import Any

from msgspec import Struct

from game.delegations.confided import heard_odds
from game.delegations.delegation import delegations
from game.delegations.forecast import Forecaster, Odds, Text, framed
from game.desktop.moments import Moment, moment_of
from game.desktop.others import Others
from game.desktop.settings import PACES, Settings
from game.engine.briefing import Briefing
from game.frames import Openings
from game.play import JournalError
from game.play.codec import Record
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.confidences import asides
from game.record.consequences import consequences
from game.record.labels import capital
from game.record.tallies import VoteSheet, sheet
from game.record.verbatim import Paragraph, Verbatim
from game.terms import MemberId, OutOfOrder, Slug
from game.world.acts import Speak

SLICE = 0.005
"""Seconds of a frame in which others may act."""
HOLDS = {"speech": 1.7, "briefing": 1.7, "chair": 0.7, "vote": 0.6, "note": 0.7, "paper": 0.1, "meeting": 0.3}
"""Seconds that a line of the record stays before the next comes, at normal pace."""
_BALLOTS = ("CastBallot", "Pass")
_LIVE = ("negotiation", "under-silence", "in-blue")


class Told(Struct, frozen=True):
    """What became of an act of the player's: a sentence if there is anything to say, and whether it was refused."""

    text: str
    refused: bool = False


class Sitting:
    """One seat at one game. `stop` is "morning" or "vote" while that must be shown before the game goes on."""

    def __init__(self, game: Game, seat: MemberId, settings: Callable[[], Settings]) -> None:
        self.game, self.seat, self.settings = game, seat, settings
        game.patient = True
        self.place: Callable[[], Path] | None = None
        self._homeless, self._said = "", ""
        self.verbatim = Verbatim.of(game.case, game.records, game.seed)
        self.chronicle = Chronicle.of(game.case, game.records)
        self.others = Others(game, delegations(game.case, game.seed, but=(seat,)))
        self.stop = "morning" if self.chronicle.mornings and not game.over else ""
        self.trouble = ""
        self.news = ""
        self.whispers: list[str] = []
        self.moved: tuple[str, ...] = ()
        self.hurried = False
        self.watching = False
        self._hold = 0.0
        self._view: tuple[int, Briefing] | None = None
        self._moment: tuple[tuple[int, bool], Moment] | None = None
        self._forecaster: Forecaster | None = None
        self._votes = len(self.view.votes)
        self._given = {objective.id for objective, _ in self.view.objectives}
        self.instructed: frozenset[Slug] = frozenset()

    @property
    def view(self) -> Briefing:
        """Return what the player may know now."""
        number = len(self.game.records)
        if self._view is None or self._view[0] != number:
            self._view = number, self.game.briefing(self.seat)
        return self._view[1]

    @property
    def openings(self) -> Openings:
        """Return what the player may do now."""
        return self.game.openings(self.seat)

    @property
    def due(self) -> bool:
        """Return whether the player is asked something."""
        return self._polled and self.moment.kind != "waived"

    @property
    def _polled(self) -> bool:
        """Return whether the game waits for the seat, if only for what is waived in its name."""
        return not self.stop and not self.game.over and self.seat in self.game.to_act() and not self.watching

    @property
    def moment(self) -> Moment:
        """Return what the player is asked now."""
        key = len(self.game.records), self.settings().every_poll
        if self._moment is None or self._moment[0] != key:
            self._moment = key, moment_of(self.view, self.openings, every_poll=key[1])
        return self._moment[1]

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """Return the record of the last meeting."""
        every = self.verbatim.paragraphs
        last = every[-1].meeting if every else ""
        return [each for each in every if each.meeting == last]

    @property
    def last_vote(self) -> VoteSheet | None:
        """Return the vote that was taken last, without anybody's reasons."""
        votes = self.view.votes
        return sheet(votes[-1], self.game.case) if votes else None

    @property
    def forecaster(self) -> Forecaster:
        """Return what forecasts are made with, made when first asked for."""
        if self._forecaster is None:
            from game.delegations.delegation import forecaster_of

            self._forecaster = forecaster_of(self.game.case)
        return self._forecaster

    def step(self, dt: float, budget: float = SLICE) -> bool:
        """Let `dt` seconds pass and others act for at most `budget` of one; return whether anything has changed."""
        self._hold = max(0.0, self._hold - dt)
        begun, changed = perf_counter(), False
        while not self.stop and not self._hold and not self.game.over:
            left = budget - (perf_counter() - begun)
            if left <= 0 or not self._advance(left):
                break
            changed = True
        return changed

    def rests(self) -> float:
        """Return for how many seconds nothing happens by itself: as long as the player is asked, or a line is read."""
        if self.stop or self.game.over or (self._polled and self.moment.kind != "waived"):
            return inf
        return self._hold

    def skip(self) -> None:
        """Let the line that is being read be read."""
        self._hold = 0.0

    def go_on(self) -> None:
        """Let the game go on after what it had stopped to show."""
        self.stop = ""

    def hurry(self) -> None:
        """Go on without a pause until the player must act or something must be shown."""
        self.hurried, self._hold = True, 0.0

    def submit(self, action: Any) -> Told:
        """Submit an act of the player's; return what became of it."""
        try:
            self.game.submit(self.seat, action)
        except OutOfOrder as error:
            return Told(f"That is out of order: {error.refusal.reason} ({error.refusal.authority})", refused=True)
        record = self.game.records[-1]
        self._follow(record)
        self.hurried = False
        if type(record.action).__name__ in _BALLOTS:
            return Told("")
        self.moved = consequences(record, self.game.case, self.seat, self.view.ledger)
        told = asides(record, self.seat, self.chronicle.state, self.chronicle.labels)
        self.news = " · ".join([*told, *(capital(each) for each in self.moved[:4])])
        return Told("")

    def rehearsed(self, action: Speak) -> str:
        """Return the words in which a speech of the player's would be recorded."""
        return self.verbatim.rehearsed(self.seat, action)

    def foreseen(self, value: Any) -> str:
        """Return how a member, or the one an act is about, stands to the player and is likely to see the last draft."""
        member = value if isinstance(value, str) else getattr(value, "member", "")
        if member not in self.view.regards:
            return ""
        relation = f"relations with you {self.view.regards[member]:+.0f}"
        drafts = [each for each in self.view.papers.drafts if each.standing.value in _LIVE]
        if not drafts or member not in self.view.council:
            return relation
        draft, public = drafts[-1], self.forecaster.interests.public
        procedural = draft.nature.value == "procedural"
        text = framed(public, draft.clauses, draft.sponsors, self.view.decided, procedural=procedural)
        odds = self.odds(text).get(member)
        outlook = {"likely": "likely in favour", "open": "open", "unlikely": "unlikely in favour"}
        return f"{relation}; on {drafts[-1].symbol}: {outlook[odds.outlook]}" if odds is not None else relation

    def odds(self, text: Text) -> Mapping[MemberId, Odds]:
        """Return how the others are likely to vote, by what is published and what the player has learned."""
        return heard_odds(self.forecaster.odds(text), text, self.view, self.forecaster.interests)

    def hand_over(self) -> None:
        """Leave the seat to the game, and watch."""
        self.watching = True
        self.others.seats.update(delegations(self.game.case, self.game.seed))

    @property
    def unsaved(self) -> str:
        """Return in a sentence why the last acts are in no file, nothing where all are."""
        why = self.game.unsaved or (self._homeless if self.game.path is None else "")
        return f"NOT SAVED: {why}. It is tried again at each act." if why else ""

    def homeless(self, why: str, place: Callable[[], Path]) -> None:
        """Take that the game has no file, and why; one is tried for again, under a name that `place` finds."""
        self._homeless, self.place = why, place

    def save(self) -> str:
        """Try again to save what is in no file yet; return in a sentence why that fails, nothing where all is saved."""
        self.game.save()
        if self.game.path is None and self.place is not None:
            try:
                path = self.place()
                path.parent.mkdir(parents=True, exist_ok=True)
                self.game.save_as(path)
            except (OSError, JournalError) as error:
                self._homeless = str(error)
        return self.unsaved

    def close(self) -> None:
        """Let go of the file and of the thread; what is in no file yet is tried once more."""
        self.others.close()
        self.game.close()

    def _advance(self, wait: float) -> bool:
        """Let one act; return whether anything was done. The player passes by rule where nothing else is the rule."""
        if self._polled:
            moment = self.moment
            if moment.kind != "waived":
                self.hurried = False
                return False
            self.game.submit(self.seat, moment.passing)
            self._follow(self.game.records[-1])
            return True
        record = self.others.act(wait)
        if record is not None:
            self._follow(record)
        return record is not None

    def _follow(self, record: Record) -> None:
        """Take in what a record brings, and hold or stop for what must be read."""
        day, phase = self.chronicle.state.day, self.chronicle.state.phase
        paragraphs = self.verbatim.add(record)
        self.chronicle.add(record)
        if self.chronicle.state.phase is not phase or record.by == self.seat:
            self.save()
        self._report()
        if self.chronicle.state.day != day:
            self.stop, self.whispers, self.moved = "morning", [], ()
            given = {objective.id for objective, _ in self.view.objectives}
            self.instructed, self._given = frozenset(given - self._given), self._given | given
        elif len(self.view.votes) > self._votes:
            self.stop = "vote"
        self._votes = len(self.view.votes)
        if not self.hurried and record.by != self.seat:
            pace = PACES[self.settings().pace]
            self._hold = pace * sum(HOLDS.get(each.kind, 0.5) for each in paragraphs)
        self._whispered(record)

    def _report(self) -> None:
        """Have it said once that acts are in no file, and once that all are again."""
        why = self.unsaved
        if bool(why) != bool(self._said):
            self.trouble = why or f"The game is saved again, all of it, in {self.game.path}."
        self._said = why

    def _whispered(self, record: Record) -> None:
        """Note what was done to the player's own seat in the corridor, or told to it in confidence."""
        self.whispers += asides(record, self.seat, self.chronicle.state, self.chronicle.labels)
