"""What would have brought a delegation to another ballot, told after the game with everything known except the dice."""

from __future__ import annotations

from game.council.acts import CastBallot
from game.council.papers import DraftResolution
from game.council.subjects import OnDraft
from game.debrief.history import History, Moment
from game.engine import briefing
from game.forecast.enquiry import Enquiry
from game.record.enquiry import WANTED, change_told
from game.terms import MemberId, Symbol
from game.words.ballots import said
from game.words.labels import capital


def voted_on(history: History) -> tuple[Symbol, ...]:
    """Return the drafts that were put to the vote as a whole, in order."""
    return tuple(e.subject.draft for e in history.state.proceedings.votes if isinstance(e.subject, OnDraft))


def in_hindsight(history: History, symbol: Symbol, member: MemberId) -> tuple[str, ...]:
    """Return, in lines, what would have changed a ballot: the text of the draft, its lobbyists, or its sponsors.

    The delegation's own valuation is computed again as it stood when it voted.
    """
    the = capital(history.labels.the(member))
    cast = next((each for each in history.moments if _is_vote(each, symbol, member)), None)
    if cast is None:
        return (f"{the} cast no ballot on {symbol}.",)
    enquiry = Enquiry(history.case, briefing(cast.before, member))
    draft = enquiry.view.papers.draft(symbol)
    assert draft is not None, "what is voted on is among the papers"
    return _told(enquiry, cast, draft, the)


def _told(enquiry: Enquiry, cast: Moment, draft: DraftResolution, the: str) -> tuple[str, ...]:
    assert isinstance(cast.record.action, CastBallot), "a moment of voting has a ballot"
    ballot, reasons, text = cast.record.action.ballot, cast.record.reasons, enquiry.text(draft)
    mine = enquiry.own(text, draft.symbol, sum(each.value for each in reasons if each.source == "instructions"))
    again = enquiry.foresight.member(mine.member, text, mine)
    voted = f"{the} voted {said(ballot).cast} on {draft.symbol}"
    lines = [f"{voted}: {again.value:+.1f} points, and it abstains within {mine.width:.0f} of nothing."]
    if again.ballot is not ballot:
        return (*lines, f"By its reasons it would have voted {said(again.ballot).cast}; what decided is not in them.")
    for wanted in WANTED:
        if wanted is not ballot:
            change = enquiry.own_change(text, wanted, mine)
            lines.append(f"What would have had it {said(wanted).cast}: {change_told(change, wanted)}.")
    return tuple(lines)


def _is_vote(moment: Moment, symbol: Symbol, member: MemberId) -> bool:
    meeting = moment.before.proceedings.meeting
    vote = meeting.vote if meeting is not None else None
    whole = vote is not None and vote.subject == OnDraft(symbol)
    return whole and moment.record.by == member and isinstance(moment.record.action, CastBallot)
