"""What would bring another delegation to another ballot, in words, as far as one's own delegation can know."""

from __future__ import annotations

from collections.abc import Sequence

from game.council.acts import Clause
from game.council.papers import DraftResolution, Standing
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.forecast.changes import Change
from game.forecast.enquiry import Enquiry
from game.forecast.forecaster import Text, framed
from game.forecast.reasons import Valuation
from game.record.foretold import NOTHING
from game.terms import MemberId, Symbol
from game.words.ballots import said
from game.words.labels import Labels, capital

LIVE = (Standing.NEGOTIATION, Standing.SILENCE, Standing.BLUE)
WANTED = (Ballot.IN_FAVOUR, Ballot.ABSTAINING)
"""The ballots that a member may be asked to cast, in the order in which they are told."""


def before_council(view: Briefing, symbol: Symbol = "") -> DraftResolution | None:
    """Return the draft of this symbol, or the one put to the vote, or else the last that may still come to a vote."""
    if symbol:
        return view.papers.draft(symbol)
    vote = view.meeting.vote if view.meeting is not None else None
    if vote is not None and (put := view.papers.draft(vote.subject.paper)) is not None:
        return put
    live = [each for each in view.papers.drafts if each.standing in LIVE]
    return live[-1] if live else None


def about_draft(case: Case, view: Briefing, member: MemberId, draft: DraftResolution) -> tuple[str, ...]:
    """Return, in lines, what would change another's ballot on a draft before the Council."""
    enquiry = Enquiry(case, view)
    return _lines(Labels(case), enquiry, member, enquiry.text(draft), draft.symbol)


def about_text(case: Case, view: Briefing, member: MemberId, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Return, in lines, what would change another's ballot on a text that the seat is writing."""
    enquiry = Enquiry(case, view)
    text = framed(enquiry.public, tuple(clauses), (view.member,), view.decided)
    return _lines(Labels(case), enquiry, member, text, "")


def _lines(labels: Labels, enquiry: Enquiry, member: MemberId, text: Text, symbol: Symbol) -> tuple[str, ...]:
    if member not in enquiry.public.council:
        return (f"{capital(labels.the(member))} has no vote in the Council.",)
    if member == enquiry.view.member:
        return ("Your own ballot is yours.",)
    now = enquiry.foreseen(member, text, symbol)
    odds = now.likelihood
    lines = [
        f"{capital(labels.the(member))} is most likely {said(now.ballot).cast} (in favour {odds.in_favour:.0%}, "
        f"against {odds.against:.0%}, abstaining {odds.abstaining:.0%}), as far as we can know.",
        f"Its reasons, as it might give them: {Valuation(now.reasons, now.value).telling()}.",
    ]
    for wanted in WANTED:
        if wanted is not now.ballot:
            change = enquiry.change(member, text, wanted, symbol)
            lines.append(f"To have it {said(wanted).cast}: {change_told(change, wanted)}.")
    return tuple(lines)


def change_told(change: Change | None, wanted: Ballot) -> str:
    """Return a change in words, with the chance of the ballot after it."""
    if change is None:
        return NOTHING
    chance = getattr(change.foreseen.likelihood, wanted.value)
    return f"{'; '.join(each.text for each in change.edits)} (then {chance:.0%} likely)"
