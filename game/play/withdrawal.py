"""Withdrawal: a seat may take back its last act while nobody else has acted and the act has told the seat nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.council import events as c
from game.engine import PUBLIC as ALL
from game.engine import Case, Seat, shown
from game.engine import events as e
from game.engine.acts import Event
from game.play.codec import Record
from game.play.lines import PUBLIC, Line, Withdrawn, refuse_odd
from game.play.roster import Person
from game.play.seating import refuse_stranger
from game.terms import MemberId, OutOfOrder, Refusal
from game.world import events as w

if TYPE_CHECKING:
    from game.play.game import Game

_ECHOES = frozenset(
    {
        *(c.BallotCast, c.Passed, c.VoteExplained, c.SeatLeft, c.MeetingRequested, c.Cosponsored, c.DraftTabled),
        *(c.AmendmentProposed, c.StatementProposed, e.HoursSpent, e.CorridorLeft),
        *(w.SpeechMade, w.CallAnswered, w.TermsProposed, w.UnderstandingProposed),
    }
)
"""The events that say no more than the act that caused them."""
_SHOWN_TO_NOBODY = (w.CouncilCounted,)
_AUTHORITY = "the journal"


def told(record: Record, case: Case) -> tuple[Event, ...]:
    """Return the events from which the seat that acted has learned something, besides the echo of its own act."""
    return tuple(
        event
        for event in record.events
        if shown(event, Seat(record.by), case) is not None
        and not isinstance(event, _SHOWN_TO_NOBODY)
        and not _is_echo(event, record.by)
    )


def withdrawn_last(records: Sequence[Record], by: MemberId, case: Case) -> Record:
    """Return the record that a seat takes back, the last of a game; raise OutOfOrder if the seat may not do so."""
    if not records or records[-1].by != by:
        raise OutOfOrder(Refusal("another has acted since, or this delegation has done nothing yet", _AUTHORITY))
    if told(records[-1], case):
        raise OutOfOrder(Refusal("this act has had consequences that this delegation knows of", _AUTHORITY))
    return records[-1]


def withdraw(game: Game, by: MemberId, *, person: Person = "", cid: str = "", at: str = "") -> Line:
    """Take back the last act of a seat, so that the game is as if it had not been done; return the line that says so.

    The public sees the line if it saw the act; otherwise only the seat does. Raises OutOfOrder if the seat may not take
    the act back, or if the `person` does not hold it, JournalError if the line cannot be saved, and ValueError for a
    malformed person, id or time.
    """
    refuse_odd(person, cid, at)
    done = game.answered(cid, person) if cid else None
    if isinstance(done, Line) and isinstance(done.line, Withdrawn):
        return done
    if done is not None:
        raise OutOfOrder(Refusal("this client's id was used for something else", _AUTHORITY))
    refuse_stranger(game.roster, by, person)
    record = withdrawn_last(game.records, by, game.case)
    public = any(shown(event, ALL, game.case) is not None for event in record.events)
    return game.say(Withdrawn(record.number), (PUBLIC,) if public else (by,), person=person, cid=cid, at=at)


def _is_echo(event: Event, seat: MemberId) -> bool:
    if type(event) not in _ECHOES:
        return False
    own = getattr(event, "by", None) or getattr(event, "member", None)
    return own is None or own == seat
