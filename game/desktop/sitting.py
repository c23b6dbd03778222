"""A game as one player sits in it: whose turn it is, what is being said, and when the window stops for the player."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf
from time import perf_counter
from typing import Any

from msgspec import Struct

from game.council.acts import CastBallot, Pass
from game.delegations.delegation import delegations
from game.desktop.others import Others
from game.desktop.settings import PACES, Settings
from game.engine.briefing import Briefing
from game.forecast.confidences import heard_odds
from game.forecast.forecaster import Forecaster, Odds, Text, forecaster_of, framed
from game.frames import Openings
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.tallies import VoteSheet, sheet
from game.record.verbatim import Paragraph, Verbatim
from game.table.moments import Moment
from game.table.saving import Saving
from game.table.shown import Shown
from game.table.table import Table
from game.terms import MemberId, OutOfOrder, Slug
from game.words.labels import capital
from game.world.acts import Speak

SLICE = 0.005
"""Seconds of a frame in which others may act."""
HOLDS = {"speech": 1.7, "briefing": 1.7, "chair": 0.7, "vote": 0.6, "note": 0.7, "paper": 0.1, "meeting": 0.3}
"""Seconds that a line of the record stays before the next comes, at normal pace."""
_SILENT = (CastBallot, Pass)
_LIVE = ("negotiation", "under-silence", "in-blue")


class Told(Struct, frozen=True):
    """What became of an act of the player's: a sentence if there is anything to say, and whether it was refused."""

    text: str
    refused: bool = False


class Sitting:
    """One seat at one game. `stop` is "morning" or "vote" while that must be shown before the game goes on."""

    def __init__(self, game: Game, seat: MemberId, settings: Callable[[], Settings]) -> None:
        self.game, self.seat, self.settings = game, seat, settings
        self.table = Table(game, delegations(game.case, game.seed))
        self.place = self.table.place(seat)
        self.others = Others(self.table)
        self.saving, self._said = Saving(game), ""
        self.stop = "morning" if self.chronicle.mornings and not game.over else ""
        self.trouble = ""
        self.news = ""
        self.whispers: list[str] = []
        self.moved: tuple[str, ...] = ()
        self.hurried = False
        self.watching = False
        self._hold = 0.0
        self._forecaster: Forecaster | None = None
        self.instructed: frozenset[Slug] = frozenset()

    @property
    def verbatim(self) -> Verbatim:
        """Return the record of the meetings."""
        return self.table.verbatim

    @property
    def chronicle(self) -> Chronicle:
        """Return the days as they went."""
        return self.table.chronicle

    @property
    def view(self) -> Briefing:
        """Return what the player may know now."""
        return self.place.view

    @property
    def openings(self) -> Openings:
        """Return what the player may do now."""
        return self.place.openings

    @property
    def due(self) -> bool:
        """Return whether the player is asked something."""
        return self._polled and self.moment.kind != "waived"

    @property
    def _polled(self) -> bool:
        """Return whether the game waits for the seat, if only for what is waived in its name."""
        return not self.stop and not self.game.over and self.table.waits_for(self.seat)

    @property
    def moment(self) -> Moment:
        """Return what the player is asked now."""
        return self.place.moment(every_poll=self.settings().every_poll)

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """Return the record of the last meeting."""
        return self.table.meeting

    @property
    def last_vote(self) -> VoteSheet | None:
        """Return the vote that was taken last, without anybody's reasons."""
        votes = self.view.votes
        return sheet(votes[-1], self.game.case) if votes else None

    @property
    def forecaster(self) -> Forecaster:
        """Return what forecasts are made with, made when first asked for."""
        if self._forecaster is None:
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

    def catch_up(self) -> None:
        """Take in what the game has done without this window."""
        self.table.follow()
        self._follow()

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
            record = self.table.submit(self.seat, action)
        except OutOfOrder as error:
            return Told(f"That is out of order: {error.refusal.reason} ({error.refusal.authority})", refused=True)
        self.hurried = False
        for shown in self._follow():
            if shown.record.action is record.action and not isinstance(record.action, _SILENT):
                self.moved = shown.moved
                self.news = " · ".join([*shown.asides, *(capital(each) for each in shown.moved[:4])])
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
        likelihood = {"likely": "likely in favour", "open": "open", "unlikely": "unlikely in favour"}
        return f"{relation}; on {drafts[-1].symbol}: {likelihood[odds.likelihood]}" if odds is not None else relation

    def odds(self, text: Text) -> Mapping[MemberId, Odds]:
        """Return how the others are likely to vote, by what is published and what the player has learned."""
        return heard_odds(self.forecaster.odds(text), text, self.view, self.forecaster.interests)

    def hand_over(self) -> None:
        """Leave the seat to the game, and watch."""
        self.watching = True
        self.table.leave(self.seat, watching=True)

    @property
    def unsaved(self) -> str:
        """Return in a sentence why the last acts are in no file, nothing where all are."""
        return self.saving.unsaved

    def save(self) -> str:
        """Try again to save what is in no file yet; return in a sentence why that fails, nothing where all is saved."""
        return self.saving.save()

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
            self.table.submit(self.seat, moment.passing)
            self._follow()
            return True
        record = self.others.act(wait)
        self._follow()
        return record is not None

    def _follow(self) -> Sequence[Shown]:
        """Take in what has reached the seat, and hold or stop for what must be read; return it."""
        news = self.place.news()
        if any(shown.entered or shown.record.by == self.seat for shown in news):
            self.saving.save()
        self._report()
        for shown in news:
            if shown.morning:
                self.stop, self.whispers, self.moved = "morning", [], ()
                self.instructed = frozenset(each.id for each in shown.instructed)
            elif shown.vote:
                self.stop = "vote"
            if not self.hurried and shown.record.by != self.seat:
                pace = PACES[self.settings().pace]
                self._hold = pace * sum(HOLDS.get(each.kind, 0.5) for each in shown.paragraphs)
            self.whispers += shown.asides
        return news

    def _report(self) -> None:
        """Have it said once that acts are in no file, and once that all are again."""
        why = self.unsaved
        if bool(why) != bool(self._said):
            self.trouble = why or f"The game is saved again, all of it, in {self.game.path}."
        self._said = why
