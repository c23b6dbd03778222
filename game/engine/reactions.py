"""How the world answers what the Council did: votes, statements, the end of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.council import events as c
from game.council.papers import PastVote, Standing
from game.council.subjects import OnDraft, OnRuling
from game.council.voting import Ballot, Question
from game.engine import affairs
from game.engine.affairs import Affairs
from game.engine.state import State
from game.world import announcements, ledger, reactions, understandings
from game.world.events import CouncilCounted
from game.world.slots import slots
from game.world.unfolding import Told, Unfolding

_OVER = (Standing.FALLEN, Standing.REFERRED)
_IN_FAVOUR = Ballot.IN_FAVOUR


def affairs_of(state: State, vetoes: tuple[str, ...] = ()) -> Affairs:
    """Return the facts of the state that decide the world's answers; `vetoes` are those before the event."""
    case, papers = state.case, state.proceedings.papers
    bank, size = case.remit.paragraph, case.remit.council.size
    return Affairs(state.world, case.setting, state.day, bank, size, papers, vetoes)


def _draft_voted(before: State, after: State, event: c.VotingEnded) -> Told | None:
    draft = after.proceedings.papers.draft(event.subject.draft) if isinstance(event.subject, OnDraft) else None
    if draft is None:
        return _ruling_voted(after, event) if isinstance(event.subject, OnRuling) else None
    vote = before.proceedings.meeting.vote if before.proceedings.meeting else None
    return affairs.voted(
        affairs_of(after, before.proceedings.vetoes),
        draft,
        event.ballots,
        adopted=event.outcome.adopted,
        vetoed_by=tuple(event.outcome.vetoed_by),
        procedural=event.question is Question.PROCEDURAL,
        bound=vote.must_abstain if vote is not None else (),
    )


def _ruling_voted(after: State, event: c.VotingEnded) -> Told | None:
    meeting = after.proceedings.meeting
    if event.outcome.adopted or meeting is None:
        return None
    return affairs.ruled(affairs_of(after), meeting.president, event.ballots)


def _session(before: State, after: State, event: c.EmergencySessionCalled) -> Told | None:
    return affairs.session_called(affairs_of(after), after.proceedings.votes[-1].ballots)


def _draft_tabled(before: State, after: State, event: c.DraftTabled) -> Told | None:
    return affairs.tabled(affairs_of(after), event.draft)


def _draft_joined(before: State, after: State, event: c.Cosponsored) -> Told | None:
    draft = after.proceedings.papers.draft(event.draft)
    return affairs.joined(affairs_of(after), event.by, draft) if draft is not None else None


def _draft_moved(before: State, after: State, event: c.DraftMoved) -> Told | None:
    """Let promises about a draft lapse that no vote will decide. A co-sponsor may still take over a withdrawn one."""
    draft = after.proceedings.papers.draft(event.draft)
    alone = draft is not None and len(draft.sponsors) == 1
    if event.standing not in _OVER and not (event.standing is Standing.WITHDRAWN and alone):
        return None
    unfolding = Unfolding(after.world, after.case.setting, after.day)
    understandings.let_go(unfolding, event.draft, f"{event.draft} will not be put to the vote")
    return unfolding.told()


def _statement(before: State, after: State, event: c.StatementSettled) -> Told | None:
    statement = after.proceedings.papers.statement(event.statement)
    assert statement is not None, "the statement was proposed"
    return affairs.statement_settled(affairs_of(after), statement, () if event.issued else (event.by,))


def _closed(before: State, after: State, event: c.MeetingClosed) -> Told | None:
    meeting = before.proceedings.meeting
    unfolding = Unfolding(after.world, after.case.setting, after.day)
    announcements.lapse(unfolding, "the vote did not come")
    told = unfolding.told()
    answered = ledger.unanswered(told.world, after.case.setting, after.day, meeting.symbol if meeting else "")
    told.extend(answered)
    told.world = answered.world
    return told


def _explained(before: State, after: State, event: c.VoteExplained) -> Told | None:
    """Enter in the ledger a ballot that a member announces before the vote."""
    meeting = after.proceedings.meeting
    if not event.before or event.ballot is None or meeting is None:
        return None
    unfolding = Unfolding(after.world, after.case.setting, after.day)
    announcements.announce(unfolding, event.member, event.draft, event.ballot.value, meeting.symbol)
    return unfolding.told()


def _amended(before: State, after: State, event: c.AmendmentSettled) -> Told | None:
    amendment = after.proceedings.papers.amendment(event.amendment)
    changed = amendment is not None and event.how in ("incorporated", "adopted")
    return _changed(after, amendment.draft) if changed and amendment else None


def _part_settled(before: State, after: State, event: c.PartSettled) -> Told | None:
    return None if event.retained else _changed(after, event.draft)


def _changed(after: State, draft: str) -> Told:
    """Let the announced ballots on a draft lapse, because its text was changed."""
    unfolding = Unfolding(after.world, after.case.setting, after.day)
    announcements.lapse(unfolding, "the text was changed", draft)
    return unfolding.told()


def _nothing(before: State, after: State, event: Any) -> Told | None:
    return None


REACTIONS: dict[type, Callable[[State, State, Any], Told | None]] = {
    c.VotingEnded: _draft_voted,
    c.DraftTabled: _draft_tabled,
    c.Cosponsored: _draft_joined,
    c.StatementSettled: _statement,
    c.DraftMoved: _draft_moved,
    c.MeetingClosed: _closed,
    c.VoteExplained: _explained,
    c.AmendmentSettled: _amended,
    c.PartSettled: _part_settled,
    c.MeetingOpened: _nothing,
    c.MeetingSuspended: _nothing,
    c.EmergencySessionCalled: _session,
    c.DraftDecided: _nothing,
}
"""The events of the Council that the world answers, each with its function."""


COUNTED = frozenset((c.MeetingOpened, c.DraftTabled, c.DraftDecided, c.StatementSettled, c.EmergencySessionCalled))
"""The events that change the counts of the Council's business."""


_SLOTS = ("day", "meetings", "votes", "adopted", "vetoes", "statements", "session_called", "best_vote", "drafts")


def counted(state: State) -> CouncilCounted | None:
    """Return the event that sets the counts of the Council's business, or None if none has changed."""
    proceedings = state.proceedings
    votes, best = _polls(state)
    now = (
        state.day,
        proceedings.meetings,
        votes,
        len(proceedings.resolutions),
        len(proceedings.vetoes),
        len(proceedings.issued),
        proceedings.session_called,
        best,
        len(proceedings.papers.drafts),
    )
    index, numbers = slots(state.case.setting).index, state.world.numbers
    if now == tuple([numbers[index[name]] for name in _SLOTS]):
        return None
    return reactions.council_numbers(state.world, state.case.setting, **dict(zip(_SLOTS, now, strict=True)))


def _polls(state: State) -> tuple[int, int]:
    """Return the number of votes on drafts, and the most votes in favour in one; only votes added are counted."""
    votes = state.proceedings.votes
    known, (number, most) = state.memo.polls or ((), (0, 0))
    if known is not votes:
        before = len(known)
        if votes[:before] != known:  # the state is no later than the one that was asked of before
            before, number, most = 0, 0, 0
        on_drafts = _in_favour_on_drafts(votes[before:])
        number, most = number + len(on_drafts), max((most, *on_drafts))
        state.memo.polls = (votes, (number, most))
    return number, most


def _in_favour_on_drafts(votes: tuple[PastVote, ...]) -> list[int]:
    return [list(each.ballots.values()).count(_IN_FAVOUR) for each in votes if isinstance(each.subject, OnDraft)]
