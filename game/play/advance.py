"""Who acts between two human decisions: the secretariat, the field, and the seats that the game leads."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from game.council import acts as a
from game.delegations.reasons import Reason
from game.engine.acts import Action
from game.engine.briefing import Briefing
from game.engine.state import FIELD, SECRETARIAT
from game.frames import Openings
from game.play.codec import Record
from game.play.game import Game
from game.terms import Dice, MemberId, OutOfOrder
from game.world import acts as w

_log = logging.getLogger(__name__)
_ROUTINE = (SECRETARIAT, FIELD)
_YIELDS = (a.Pass, w.EndDay)
_ANSWERS = frozenset(
    {
        *(a.Pass, a.CastBallot, a.ExplainVote, a.Rule, a.ChallengeRuling, a.PutPreliminaryQuestion),
        *(a.PhraseInvitation, a.SpeakOnMotion, a.ObjectToSeparateVote, a.ObjectToStatement, a.AcceptAmendment),
        *(w.EndDay, w.AnswerCall, w.AnswerClaim, w.AnswerUnderstanding, w.AcceptTerms, w.AcceptPart),
    }
)
"""What a seat does because another did something first; it moves no dice."""


class Choice(Protocol):
    """What was chosen for a seat, and the reasons, which nobody is shown before the debrief."""

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


def advance(
    game: Game, delegations: Delegations, until: Callable[[Game], bool] | None = None, *, strict: bool = False
) -> tuple[MemberId, ...]:
    """Let all act who are not human until a human seat must, or the game is over, or `until` holds.

    Returns the human seats that must act now, when all that was done is on file. With `strict` an act that is refused
    to a delegation of ours is raised as OutOfOrder; without, it is logged, and the seat yields.
    """
    with game.gathering():
        while until is None or not until(game):
            if advance_once(game, delegations, strict=strict) is None:
                break
    return tuple(seat for seat in game.to_act() if seat not in _ROUTINE and seat not in delegations)


def advance_once(game: Game, delegations: Delegations, *, strict: bool = False) -> Record | None:
    """Let the next one act who is not human and return the record, or None where all who must act are human."""
    seat = next_seat(game, delegations)
    if seat is None:
        return None
    action = game.routine() if seat in _ROUTINE else None
    if action is not None:
        game.submit(seat, action)
    else:
        _take_turn(game, seat, delegations[seat], strict)
    return game.records[-1]


def next_seat(game: Game, delegations: Delegations) -> MemberId | None:
    """Return the next to act who is not human, or None."""
    return next((seat for seat in game.to_act() if seat in delegations or seat in _ROUTINE), None)


def choose(game: Game, seat: MemberId, delegation: Delegation) -> Choice:
    """Return what the delegation would do now; nothing is changed, so that it may be asked on another thread."""
    briefing, openings = game.briefing(seat), game.openings(seat)
    return delegation.choose(briefing, openings, choice_dice(game, briefing))


def choice_dice(game: Game, briefing: Briefing) -> Dice:
    """Return the dice of one choice, keyed by what is chosen and never by how much was done elsewhere.

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


def _take_turn(game: Game, seat: MemberId, delegation: Delegation, strict: bool) -> None:
    try:
        choice = choose(game, seat, delegation)
    except Exception as error:  # whatever a delegation runs into, the table waits for it
        if strict:
            raise
        _log.exception("record %d: %s could not choose", len(game.records) + 1, seat)
        _yield_turn(game, seat, f"it could not choose ({type(error).__name__})")
        return
    try:
        game.submit(seat, choice.action, choice.because, choice.reasons)
    except OutOfOrder as error:
        number = len(game.records) + 1
        if strict:
            error.add_note(f"record {number}: {seat} chose {choice.action!r}")
            raise
        _log.warning("record %d: %s chose %r, which is refused: %s", number, seat, choice.action, error)
        _yield_turn(game, seat, f"what it chose is refused: {error}")


def _yield_turn(game: Game, seat: MemberId, because: str) -> None:
    game.submit(seat, yielding(game.openings(seat)), because)


def yielding(openings: Openings) -> Action:
    """Return the act that lets the moment go by, or else the first one that is listed."""
    for kind in _YIELDS:
        if kind in openings.frames and openings.admits(kind()):
            return kind()
    return next(act for frame in openings.frames.values() for act in frame.each())
