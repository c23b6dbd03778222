"""What one seat is shown of a game: each record as it reaches that seat, in words, and what it is asked now."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import CastBallot, Pass
from game.council.events import VotingEnded
from game.engine.audience import Seat
from game.engine.briefing import Briefing
from game.engine.case import Objective
from game.engine.events import PhaseEntered
from game.frames import Openings
from game.play.codec import Record
from game.play.game import Game
from game.record.confidences import asides, closed_to
from game.record.consequences import consequences
from game.record.seen import Seen, counted, seen
from game.record.verbatim import Paragraph
from game.table.moments import Moment, moment_of
from game.terms import MemberId, Slug
from game.words.labels import Labels
from game.world.acts import EndDay

_SILENT = (Pass, CastBallot, EndDay)
"""Acts after which their own maker need not be told what they moved."""


class Shown(Struct, frozen=True):
    """One record as it reaches one seat: `record` is what of it the seat may see, numbered by its own count.

    `paragraphs` are what it adds to the verbatim record; `asides` what it tells the seat alone or with another; `moved`
    what an act of the seat's own moved, the weightiest first; `entered` tells
    that another part of the day began with it; `morning` is the day that it opens, or 0; `vote` tells
    that a vote ended with it; `instructed` are the instructions that the capital gives this morning. `withdrawn` tells
    that the act of a record that was shown before has been taken back: only its number stands in `record`. `reworded`
    tells that own words of a record that was shown before have been struck or released since.
    """

    record: Seen
    paragraphs: tuple[Paragraph, ...] = ()
    asides: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    entered: bool = False
    morning: int = 0
    vote: bool = False
    instructed: tuple[Objective, ...] = ()
    withdrawn: bool = False
    reworded: bool = False


class Place:
    """One seat at the table and what it has been shown; a person holds it, or watches from it."""

    def __init__(self, game: Game, seat: MemberId, labels: Labels) -> None:
        self.seat = seat
        self._game, self._labels = game, labels
        self._view: tuple[int, Briefing] | None = None
        self._moment: tuple[tuple[int, bool], Moment] | None = None
        self._waiting: list[Shown] = []
        self._told: dict[int, int] = {}
        self._count = 0
        self._shut = closed_to(self.view)
        self._given: frozenset[Slug] = frozenset(each.id for each, _ in self.view.objectives)

    @property
    def view(self) -> Briefing:
        """Return what the seat may know now; asked for once between two records."""
        number = len(self._game.entries)
        if self._view is None or self._view[0] != number:
            self._view = number, self._game.briefing(self.seat)
        return self._view[1]

    @property
    def openings(self) -> Openings:
        """Return what the seat may do now."""
        return self._game.openings(self.seat)

    def moment(self, *, every_poll: bool = False) -> Moment:
        """Return what the seat is asked now; with `every_poll` also what is otherwise waived in its name."""
        key = len(self._game.entries), every_poll
        if self._moment is None or self._moment[0] != key:
            self._moment = key, moment_of(self.view, self.openings, every_poll=every_poll)
        return self._moment[1]

    def news(self) -> Sequence[Shown]:
        """Return what has reached the seat since this was asked last, in order."""
        news, self._waiting = self._waiting, []
        return news

    def forget(self, undone: Sequence[Record]) -> None:
        """Take records that were withdrawn out of the news; the news say so of what was told already."""
        for record in reversed(undone):
            number = self._told.pop(record.number, 0)
            if number and not self._unread(number):
                self._waiting.append(Shown(Seen(number, "", None, ()), withdrawn=True))
            self._waiting = [each for each in self._waiting if each.withdrawn or each.record.number != number]
        self._shut = closed_to(self.view)

    def reword(self, record: Record, paragraphs: tuple[Paragraph, ...]) -> None:
        """Take in that own words of a record were struck or released; `record` has the words that the seat may read."""
        number, mine = self._told.get(record.number, 0), seen(record, Seat(self.seat), self._game.case)
        if not number or mine is None:
            return
        new = Shown(counted(mine, number), _numbered(paragraphs, number), reworded=True)
        if not self._unread(number):
            self._waiting.append(new)
            return
        self._waiting = [
            replace(each, record=new.record, paragraphs=new.paragraphs) if each.record.number == number else each
            for each in self._waiting
        ]

    def take(self, record: Record, paragraphs: tuple[Paragraph, ...], morning: int) -> Shown | None:
        """Take in a record, with what it adds to the meetings' record; return it as the seat is shown it, if it is.

        `record` has the own words that the seat may read.
        """
        view, labels = self.view, self._labels
        told = tuple(asides(record, view, labels, self._shut))
        self._shut = closed_to(view)
        mine = seen(record, Seat(self.seat), self._game.case)
        if mine is None and not told:
            return None
        self._count += 1
        number = self._told[record.number] = self._count
        moved: tuple[str, ...] = ()
        if record.by == self.seat and not isinstance(record.action, _SILENT):
            moved = consequences(record, self._game.case, self.seat, view.ledger)
        entered = any(isinstance(each, PhaseEntered) for each in record.events)
        vote = any(isinstance(each, VotingEnded) for each in record.events)
        instructed = self._instructed() if morning else ()
        mine = counted(mine or Seen(0, "", None, ()), number)
        shown = Shown(mine, _numbered(paragraphs, number), told, moved, entered, morning, vote, instructed)
        self._waiting.append(shown)
        return shown

    def _unread(self, number: int) -> bool:
        return any(each.record.number == number and not each.reworded for each in self._waiting)

    def _instructed(self) -> tuple[Objective, ...]:
        given = [each for each, _ in self.view.objectives]
        new = tuple(each for each in given if each.id not in self._given)
        self._given |= {each.id for each in new}
        return new


def _numbered(paragraphs: tuple[Paragraph, ...], number: int) -> tuple[Paragraph, ...]:
    return tuple([replace(each, record=number) for each in paragraphs])
