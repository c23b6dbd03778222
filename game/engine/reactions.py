"""How the world answers what the Council did: votes, statements, the end of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.council import events as c
from game.council.acts import Clause, Verb
from game.council.drafting import STRENGTH
from game.council.papers import DraftResolution, PastVote, Standing
from game.council.voting import Ballot, Question
from game.engine.state import State
from game.world import access, announcements, ledger, reactions, understandings
from game.world.effects import relate
from game.world.events import CouncilCounted
from game.world.facts import World
from game.world.slots import slots
from game.world.unfolding import Told, Unfolding

RULING_RELATIONS = -3.0
_CONDEMNS = Verb.CONDEMNS
_OVER = (Standing.FALLEN, Standing.REFERRED)
_IN_FAVOUR = Ballot.IN_FAVOUR


def _draft_voted(before: State, after: State, event: c.VotingEnded) -> Told | None:
    draft = after.proceedings.papers.draft(event.subject) if event.kind == "draft" else None
    if draft is None:
        return _ruling_voted(after, event) if event.kind == "ruling" else None
    judged = Unfolding(after.world, after.case.setting, after.day)
    ballots = {member: ballot.value for member, ballot in event.ballots.items()}
    held = {each.paragraph for each in draft.clauses}
    vote = before.proceedings.meeting.vote if before.proceedings.meeting else None
    bound = vote.must_abstain if vote is not None else ()
    understandings.judge_ballots(
        judged, draft.symbol, ballots, paragraphs=held, sponsors=draft.sponsors, bound=bound
    )
    announcements.judge(judged, draft.symbol, ballots, sponsors=draft.sponsors, bound=bound)
    told = judged.told()
    priced = _priced(before, after, event, draft, told.world)
    told.extend(priced)
    told.world = priced.world
    return told


def _priced(before: State, after: State, event: c.VotingEnded, draft: DraftResolution, world: World) -> Told:
    return reactions.after_vote(
        world,
        after.case.setting,
        after.day,
        kind=event.question.value if event.question is Question.PROCEDURAL else "draft",
        adopted=event.outcome.adopted,
        vetoed_by=event.outcome.vetoed_by,
        in_favour=list(event.ballots.values()).count(_IN_FAVOUR),
        sponsors=draft.sponsors,
        abstained=[each for each, ballot in event.ballots.items() if ballot is Ballot.ABSTAINING],
        repeat=any(_same_text(before, draft, each) for each in before.proceedings.vetoes),
        weight=weight(after, draft.clauses),
        silent=_silent(after, draft),
        endorses=_endorses(after, draft.clauses),
        symbol=draft.symbol,
        size=after.case.remit.council.size,
    )


def _endorses(state: State, clauses: tuple[Clause, ...]) -> bool:
    bank = state.case.remit.paragraph
    return not state.world.endorsed and any(bank[each.paragraph].endorses_talks for each in clauses)


def _silent(state: State, draft: DraftResolution) -> bool:
    """Return whether the text names no State while a charge is due within two days (game, section 4)."""
    bank = state.case.remit.paragraph
    named = any(bank[each.paragraph].names for each in draft.clauses)
    soon = any(
        each.kind == "accusation" and ledger.live(each) and 0 < each.due <= state.day + 2 for each in state.world.ledger
    )
    return soon and not named


def _same_text(state: State, draft: DraftResolution, symbol: str) -> bool:
    earlier = state.proceedings.papers.draft(symbol)
    return earlier is not None and earlier.item == draft.item and set(earlier.clauses) == set(draft.clauses)


def weight(state: State, clauses: tuple[Clause, ...]) -> float:
    """Return the weight of a text, about 0 to 3: its new obligations, each at its verb's strength (game, section 4)."""
    bank = state.case.remit.paragraph
    new = [each for each in clauses if bank[each.paragraph].new and bank[each.paragraph].kind == "operative"]
    return round(min(3.0, sum(STRENGTH[each.verb] for each in new) / 2), 6)


def _ruling_voted(after: State, event: c.VotingEnded) -> Told | None:
    """A ruling that stands costs its maker relations with those who voted to overrule it."""
    meeting = after.proceedings.meeting
    if event.outcome.adopted or meeting is None:
        return None
    unfolding = Unfolding(after.world, after.case.setting, after.day)
    for member, ballot in event.ballots.items():
        if ballot is _IN_FAVOUR and member != meeting.president:
            relate(unfolding, meeting.president, member, RULING_RELATIONS, "a contested ruling that stands")
    return unfolding.told()


def _session(before: State, after: State, event: c.EmergencySessionCalled) -> Told | None:
    cast = list(after.proceedings.votes[-1].ballots.values())
    size = after.case.remit.council.size
    in_favour = cast.count(_IN_FAVOUR)
    return reactions.after_session(after.world, after.case.setting, after.day, in_favour=in_favour, size=size)


def _draft_tabled(before: State, after: State, event: c.DraftTabled) -> Told | None:
    unfolding, draft = _unfolding(after), event.draft
    if unfolding.knows(f"tabled[{draft.sponsors[0]}]"):
        unfolding.move(f"tabled[{draft.sponsors[0]}]", 1.0, f"{draft.symbol} was tabled")
    _condemned(unfolding, after, draft.clauses, draft.sponsors, draft.symbol)
    return unfolding.told()


def _draft_joined(before: State, after: State, event: c.Cosponsored) -> Told | None:
    unfolding, draft = _unfolding(after), after.proceedings.papers.draft(event.draft)
    if draft is not None:
        understandings.judge_sponsor(unfolding, event.by, draft.symbol)
        _condemned(unfolding, after, draft.clauses, (event.by,), draft.symbol)
    return unfolding.told()


def _draft_moved(before: State, after: State, event: c.DraftMoved) -> Told | None:
    """Nothing is owed any more about a draft that will not be voted on; a co-sponsor may take over one withdrawn."""
    draft = after.proceedings.papers.draft(event.draft)
    alone = draft is not None and len(draft.sponsors) == 1
    if event.standing not in _OVER and not (event.standing is Standing.WITHDRAWN and alone):
        return None
    unfolding = _unfolding(after)
    understandings.let_go(unfolding, event.draft, f"{event.draft} will not be put to the vote")
    return unfolding.told()


def _unfolding(after: State) -> Unfolding:
    return Unfolding(after.world, after.case.setting, after.day)


def _condemned(
    unfolding: Unfolding, after: State, clauses: tuple[Clause, ...], by: tuple[str, ...], symbol: str
) -> None:
    """Sponsoring the condemnation of a State costs access to its capital (game, section 2)."""
    bank = after.case.remit.paragraph
    named = [bank[each.paragraph].names for each in clauses if each.verb is _CONDEMNS]
    for capital in dict.fromkeys(each for each in named if each):
        for sponsor in by:
            if sponsor != capital:
                access.named(unfolding, sponsor, capital, f"{symbol} condemns {capital}")


def _statement(before: State, after: State, event: c.StatementSettled) -> Told | None:
    statement = after.proceedings.papers.statement(event.statement)
    assert statement is not None, "the statement was proposed"
    return reactions.after_statement(
        after.world,
        after.case.setting,
        after.day,
        kind=statement.product.value.removesuffix("-statement"),
        adopted=event.issued,
        objected_by=() if event.issued else (event.by,),
        proposed_by=statement.by,
        weight=weight(after, statement.clauses),
        endorses=_endorses(after, statement.clauses),
        symbol=statement.symbol,
    )


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
    """A ballot that is announced before the vote is a word."""
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
    """What was announced of a text says nothing of another."""
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
"""The events of the Council that the world minds, and how."""


COUNTED = frozenset((c.MeetingOpened, c.DraftTabled, c.DraftDecided, c.StatementSettled, c.EmergencySessionCalled))
"""The events that change what is counted of the Council."""


_SLOTS = ("day", "meetings", "votes", "adopted", "vetoes", "statements", "session_called", "best_vote", "drafts")


def counted(state: State) -> CouncilCounted | None:
    """Return the event that sets the slots that speak of the Council, if any has changed."""
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
    """Return how many votes on drafts there were, and the most votes in favour; kept while the votes are the same."""
    votes = state.proceedings.votes
    kept = state.memo.polls
    if kept is None or kept[0] is not votes:
        on_drafts = _in_favour_on_drafts(votes)
        kept = state.memo.polls = (votes, (len(on_drafts), max(on_drafts, default=0)))
    found: tuple[int, int] = kept[1]
    return found


def _in_favour_on_drafts(votes: tuple[PastVote, ...]) -> list[int]:
    return [list(each.ballots.values()).count(_IN_FAVOUR) for each in votes if each.kind == "draft"]
