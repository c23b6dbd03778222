"""Who acts between two human decisions: the secretariat, the field, and the seats that the game leads."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct

from game.council import acts as a
from game.council.voting import Ballot
from game.engine.acts import Action
from game.engine.briefing import Briefing
from game.engine.state import FIELD, SECRETARIAT
from game.forecast.reasons import Reason
from game.frames import Openings
from game.play.codec import Record
from game.play.game import Game
from game.terms import Dice, MemberId, OutOfOrder
from game.world import acts as w

_log = logging.getLogger(__name__)
ROUTINE = (SECRETARIAT, FIELD)
_YIELDS = (a.Pass, w.EndDay)
_ANSWERS = frozenset(
    {
        *(a.Pass, a.CastBallot, a.ExplainVote, a.Rule, a.ChallengeRuling, a.PutPreliminaryQuestion),
        *(a.PhraseInvitation, a.SpeakOnMotion, a.ObjectToSeparateVote, a.ObjectToStatement, a.AcceptAmendment),
        *(w.EndDay, w.AnswerCall, w.AnswerClaim, w.AnswerUnderstanding, w.AcceptTerms, w.AcceptPart),
    }
)
"""The acts with which a seat answers another's act. They do not count as initiatives, so they move no dice."""


_OWED = (w.AnswerCall, w.AnswerUnderstanding)
"""The answers that another seat waits for. A seat gives them at once, whatever hours it has spent."""


class Choice(Protocol):
    """An act that was chosen for a seat, with its reasons. Nobody sees the reasons before the debrief."""

    @property
    def action(self) -> Action: ...
    @property
    def because(self) -> str: ...
    @property
    def reasons(self) -> tuple[Reason, ...]: ...


class Delegation(Protocol):
    """Whoever chooses for a seat that no human holds."""

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice: ...


Delegations = Mapping[MemberId, Delegation]


class Question(Struct, frozen=True):
    """A choice that a delegation has to make at one moment of a game, after its `last` act.

    `choice` may be called on any thread, and changes nothing in the game.
    """

    number: int
    seat: MemberId
    delegation: Delegation
    briefing: Briefing
    openings: Openings
    dice: Dice
    last: Record | None = None

    def choice(self) -> Choice:
        """Return what the delegation would do."""
        return self.delegation.choose(self.briefing, self.openings, self.dice)


def advance(
    game: Game, delegations: Delegations, until: Callable[[Game], bool] | None = None, *, strict: bool = False
) -> tuple[MemberId, ...]:
    """Let all who are not human act, until a human seat must act, the game is over, or `until` holds.

    Returns the human seats that must act now. By then all acts are on file. If an act of a delegation is refused, the
    log says so and the seat yields; with `strict`, OutOfOrder is raised instead.
    """
    with game.gathering():
        while until is None or not until(game):
            if advance_once(game, delegations, strict=strict) is None:
                break
    return tuple(seat for seat in game.to_act() if seat not in ROUTINE and seat not in delegations)


def advance_once(game: Game, delegations: Delegations, *, strict: bool = False, clock: int = 0) -> Record | None:
    """Let the next actor who is not human act, and return the record; None if all who must act are human."""
    seat = next_seat(game, delegations, clock)
    if seat is None:
        return None
    if seat in ROUTINE:
        game.submit(seat, game.routine())
        return game.records[-1]
    asked = question(game, seat, delegations[seat])
    choice: Choice | Exception
    try:
        choice = asked.choice()
    except Exception as error:  # a fault of one delegation must not stop the game for everybody
        if strict:
            raise
        _log.exception("record %d: %s could not choose", asked.number + 1, seat)
        choice = error
    return answer(game, asked, choice, strict=strict)


def next_seat(game: Game, delegations: Delegations, clock: int = 0) -> MemberId | None:
    """Return the next actor who is not human, or None.

    In the corridor no such seat runs ahead of the people. It acts once all people who can still act have spent more
    hours than it has, or once `clock` (hours of the day) is past its hours, or when it owes an answer. If no person can
    act any more, the seats act in their order.
    """
    waiting = game.to_act()
    if not game.by_hours:
        return next((seat for seat in waiting if seat in delegations or seat in ROUTINE), None)
    led = [seat for seat in waiting if seat in delegations or seat in ROUTINE]
    if len(led) == len(waiting):
        return led[0] if led else None
    spent = game.spent
    reached = max(clock, min(spent(seat) for seat in waiting if seat not in delegations))
    return next((seat for seat in led if spent(seat) < reached or _owes(game, seat)), None)


def _owes(game: Game, seat: MemberId) -> bool:
    """Return whether another waits for the seat's answer."""
    openings = game.openings(seat)
    return any(kind in openings for kind in _OWED)


def question(game: Game, seat: MemberId, delegation: Delegation) -> Question:
    """Return the choice that the delegation of a seat has to make now."""
    briefing = game.briefing(seat)
    dice = choice_dice(game, briefing)
    return Question(len(game.entries), seat, delegation, briefing, game.openings(seat), dice, last_act(game))


def last_act(game: Game) -> Record | None:
    """Return the last act of a game; as long as it is the same, nothing has changed for any delegation."""
    return game.records[-1] if game.records else None


def answer(game: Game, asked: Question, choice: Choice | Exception, *, strict: bool = False) -> Record | None:
    """Let a delegation do what it chose and return the record; None if the game has gone on since it was asked.

    A delegation yields if it ran into a fault or its choice is refused, and the log says so. With `strict` a refusal
    is raised as OutOfOrder.
    """
    if asked.last is not last_act(game):
        return None
    seat, number = asked.seat, asked.number + 1
    if isinstance(choice, Exception):
        _yield_turn(game, seat, f"it could not choose ({type(choice).__name__})")
        return game.records[-1]
    try:
        game.submit(seat, choice.action, choice.because, choice.reasons)
    except OutOfOrder as error:
        if strict:
            error.add_note(f"record {number}: {seat} chose {choice.action!r}")
            raise
        _log.warning("record %d: %s chose %r, which is refused: %s", number, seat, choice.action, error)
        _yield_turn(game, seat, f"what it chose is refused: {error}")
    return game.records[-1]


def choice_dice(game: Game, briefing: Briefing) -> Dice:
    """Return the dice of one choice. Their key does not depend on how much others have done.

    The key names the seat, the business, and how often the seat has taken the initiative in this part of the day.
    """
    seat = briefing.member
    done = sum(record.by == seat and type(record.action) not in _ANSWERS for record in game.records[game.since :])
    return game.dice(f"choice/{seat}/{_business(briefing)}/{done}")


def _business(briefing: Briefing) -> str:
    meeting = briefing.meeting
    if meeting is None:
        return "corridor"
    vote = meeting.vote
    subject = vote.subject.key if vote is not None else meeting.draft
    return f"{meeting.stage.value}/{subject}"


def _yield_turn(game: Game, seat: MemberId, because: str) -> None:
    game.submit(seat, yielding(game.openings(seat)), because)


def yielding(openings: Openings) -> Action:
    """Return the act with which a seat does nothing, or else the first act that its openings list.

    A member that lets a vote go by does not participate in it.
    """
    if a.CastBallot in openings.frames:
        return next(act for act in openings[a.CastBallot].each() if act.ballot is Ballot.NOT_PARTICIPATING)
    for kind in _YIELDS:
        if kind in openings.frames and openings.admits(kind()):
            return kind()
    return next(act for frame in openings.frames.values() for act in frame.each())
