"""Explanations of vote: the ballot that a member announces before the vote, and the reasons that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from game.council.acts import Cited, ExplainVote, Why
from game.council.papers import DraftResolution, Nature, PastVote
from game.council.remit import Remit
from game.council.seat import Seat
from game.council.stages import Stage
from game.council.subjects import OnDraft
from game.council.voters import BALLOTS, BALLOTS_BOUND
from game.council.voting import Ballot
from game.frames import NO_ANSWERS, Frame, Slot
from game.letters import LETTERS
from game.terms import MemberId, Symbol

NO_BALLOT = "no ballot"
"""The choice to announce no ballot in an explanation."""
REASONS = 2
"""The most reasons in one explanation: one for a text and one against it, for example."""
AGAINST = frozenset(
    (*(Why.REJECTED, Why.BLAMED, Why.SINGLED_OUT, Why.PASSED_OVER),
     *(Why.LEFT_OUT, Why.UNSHARED, Why.DIVIDED, Why.SHORT))
)  # fmt: skip
"""The reasons against a text; all other reasons are for it."""
_IN_FAVOUR, _AGAINST = Ballot.IN_FAVOUR, Ballot.AGAINST
_BEFORE = Stage.EXPLANATIONS_BEFORE


def must_abstain(remit: Remit, draft: DraftResolution) -> tuple[MemberId, ...]:
    """Return the members that Article 27 (3) keeps from voting, if the scenario enforces it (`Remit.enforce_27_3`).

    The proviso covers neither procedural matters nor decisions under Chapter VII.
    """
    if draft.nature is Nature.PROCEDURAL or draft.chapter == "VII":
        return ()
    found = set(draft.must_abstain)
    if remit.enforce_27_3 == "strict" and remit.dispute:
        found |= set(remit.parties)
    return tuple(member for member in remit.council.seats if member in found)


def cast_on(votes: Sequence[PastVote], draft: Symbol, member: MemberId) -> Ballot | None:
    """Return the ballot that the member cast on the draft, as it counted; None if no vote was taken on it."""
    on_draft = OnDraft(draft)
    for vote in reversed(votes):
        if vote.subject == on_draft:
            return vote.ballots.get(member)
    return None


def speaks_for(ballot: Ballot | None, reason: Cited) -> bool:
    """Return whether a reason fits a ballot: an abstention may be explained by reasons for and against the text."""
    if ballot is _IN_FAVOUR:
        return reason.why not in AGAINST and reason.why is not Why.STAND_ASIDE
    return reason.why in AGAINST if ballot is _AGAINST else True


def key_of(reason: Cited) -> str:
    """Return the key that one explanation cites only once: a reason's paragraph, State or issue, or its kind."""
    return reason.about or reason.why.value


class Explaining(Frame, frozen=True):
    """The explanations that a member may give of its vote on `draft`.

    `ballots` are those that it may announce; after the vote there are none, and it explains the ballot `cast`.
    """

    by: MemberId
    draft: DraftResolution
    remit: Remit
    ballots: tuple[Ballot, ...] = ()
    cast: Ballot | None = None

    def reasons(self, ballot: Ballot | None) -> tuple[Cited, ...]:
        """Return the reasons that may be given for a ballot, those that read the text first."""
        given = ballot or self.cast
        return tuple([each for each in self._reasons() if speaks_for(given, each)])

    def _reasons(self) -> Iterator[Cited]:
        bank, sponsors = self.remit.paragraph, self.draft.sponsors
        text = [bank[each.paragraph] for each in self.draft.clauses]
        near = [each for each in self.remit.bank if not each.items or self.draft.item in each.items]
        for why in (Why.WELCOMED, Why.REJECTED):
            yield from (Cited(why, each.id) for each in text)
        named = dict.fromkeys(each.names for each in text if each.names)
        for why in (Why.NAMED, Why.BLAMED) if named else ():
            yield from (Cited(why, each) for each in named)
        yield Cited(Why.SINGLED_OUT if named else Why.SPARED)
        others = dict.fromkeys(each.names for each in near if each.names and each.names not in named)
        yield from (Cited(Why.PASSED_OVER, each) for each in others)
        touched = {issue for each in text for issue in each.issues}
        missed = dict.fromkeys(issue for each in near for issue in each.issues if issue not in touched)
        yield from (Cited(Why.LEFT_OUT, each) for each in missed)
        if self.by in sponsors:
            yield Cited(Why.OWN)
        else:
            yield from (Cited(Why.COMPANY, each) for each in sponsors)
            yield Cited(Why.UNSHARED)
        if self.draft.nature is not Nature.SUBSTANTIVE:
            yield Cited(Why.PROCEDURE)
        yield from (Cited(why) for why in (Why.SUPPORTED, Why.STAND_ASIDE, Why.DIVIDED, Why.SHORT))

    def parts(self, answers: Mapping[str, Any] = NO_ANSWERS) -> tuple[Slot, ...]:
        """Return the ballot that it announces, the reasons that fit it and own words."""
        announced = (Slot("ballot", (*self.ballots, NO_BALLOT)),) if self.ballots else ()
        if announced and answers.get("ballot") not in announced[0].choices:
            return announced
        reasons = self.reasons(_announced(answers))
        return (*announced, Slot("reasons", reasons, 0, REASONS, many=True, key=key_of), Slot("words", letters=LETTERS))

    def made(self, answers: Mapping[str, Any]) -> Any:
        """Return the explanation."""
        return ExplainVote(answers.get("words", ""), _announced(answers), tuple(answers.get("reasons", ())))

    def draw(self, dice: Random) -> Any:
        """Return one of them."""
        ballots = (None, *self.ballots)
        ballot = ballots[int(dice.random() * len(ballots))]
        given = ballot or self.cast
        why = Why.REJECTED if given is _AGAINST else Why.WELCOMED
        clauses = self.draft.clauses
        if not clauses or dice.random() < 0.5:  # a draft has fallen if all its paragraphs were deleted
            return ExplainVote("", ballot)
        about = clauses[int(dice.random() * len(clauses))].paragraph
        return ExplainVote("", ballot, (Cited(why, about),))

    def admits(self, action: Any) -> bool:
        """Return whether the act is one of them."""
        if type(action) is not ExplainVote or not isinstance(action.words, str) or len(action.words) > LETTERS:
            return False
        if action.ballot is not None and action.ballot not in self.ballots:
            return False
        reasons = action.reasons
        if type(reasons) is not tuple or len(reasons) > REASONS:
            return False
        known = not reasons or set(reasons) <= set(self.reasons(action.ballot))
        return known and len({key_of(each) for each in reasons}) == len(reasons)


def _announced(answers: Mapping[str, Any]) -> Ballot | None:
    found = answers.get("ballot")
    return found if isinstance(found, Ballot) else None


def explanations(seat: Seat) -> Frame | None:
    """Return the frame of a member's explanations of its vote on the draft before the Council."""
    meeting = seat.here
    draft = seat.state.papers.draft(meeting.draft)
    if draft is None:
        return None
    if meeting.stage is not _BEFORE:
        return Explaining(seat.by, draft, seat.remit, (), cast_on(seat.state.votes, draft.symbol, seat.by))
    bound = seat.by in must_abstain(seat.remit, draft)
    return Explaining(seat.by, draft, seat.remit, BALLOTS_BOUND if bound else BALLOTS)
