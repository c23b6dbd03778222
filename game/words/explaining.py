"""Explanations of vote in words: the cited reasons as clauses, and what an announced ballot puts at stake."""

from __future__ import annotations

from collections.abc import Sequence

from game.council.acts import Cited, Clause, Why
from game.council.events import VoteExplained
from game.council.explaining import AGAINST
from game.council.subjects import OnDraft
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.terms import MemberId
from game.words.ballots import announced, said
from game.words.labels import Labels, uncapital
from game.words.phrases import Tongue
from game.world import announcements
from game.world.ledger import WORD_BROKEN

UNDECLARED = "undeclared"
_SHORT: dict[Why, str] = {
    Why.WELCOMED: "for it: paragraph {number}, which {paragraph}",
    Why.REJECTED: "against it: paragraph {number}, which {paragraph}",
    Why.NAMED: "for it: that it names {member}",
    Why.BLAMED: "against it: that it names {member}",
    Why.SPARED: "for it: that it reproaches nobody",
    Why.SINGLED_OUT: "against it: that it singles out a State",
    Why.OWN: "for it: that it is your own text",
    Why.COMPANY: "for it: that {member} is among its sponsors",
    Why.PROCEDURE: "for it: that it concerns the Council's own procedure",
    Why.SUPPORTED: "for it: that many members support it",
    Why.STAND_ASIDE: "for letting it pass: that you do not wish to stand in its way",
    Why.PASSED_OVER: "against it: that it says nothing of {member}",
    Why.LEFT_OUT: "against it: that it says nothing on {issue}",
    Why.UNSHARED: "against it: that it is not the work of all",
    Why.DIVIDED: "against it: that it divides the permanent members",
    Why.SHORT: "against it: that it does too little",
}


def gaps_of(reason: Cited, by: MemberId, clauses: Sequence[Clause], labels: Labels) -> dict[str, str]:
    """Return the values for the gaps in the words for a reason: paragraph and number, member, issue."""
    place = next((n for n, each in enumerate(clauses, 1) if each.paragraph == reason.about), 0)
    if place:
        text = labels.clause(clauses[place - 1]).rstrip(".;")
        return {"number": str(place), "paragraph": text[:1].lower() + text[1:]}
    if reason.why is Why.LEFT_OUT:
        return {"issue": uncapital(labels.of("issue", reason.about))}
    return {"member": "us" if reason.about == by else labels.the(reason.about)} if reason.about else {}


def choice_of(reason: Cited, briefing: Briefing, labels: Labels) -> str:
    """Return a reason as an entry of a list of choices."""
    draft = briefing.papers.draft(briefing.meeting.draft) if briefing.meeting else None
    gaps = gaps_of(reason, briefing.member, draft.clauses if draft else (), labels)
    return _SHORT[reason.why].format_map({"number": "", "paragraph": "", "member": "", "issue": ""} | gaps)


def explained(
    event: VoteExplained, clauses: Sequence[Clause], labels: Labels, tongue: Tongue
) -> tuple[str, dict[str, str]]:
    """Return the phrase key of an explanation and the values for its gaps: its ballot, and its reasons.

    `{welcome}` speaks for the text, `{reserve}` against it, and `{reason}` is the reasons on either side or both.
    """
    said = [_clause(each, event, clauses, labels, tongue) for each in event.reasons]
    sides = [text for each, text in zip(event.reasons, said, strict=True) if each.why not in AGAINST]
    reserves = [text for each, text in zip(event.reasons, said, strict=True) if each.why in AGAINST]
    gaps = {"draft": event.draft, "welcome": ", and ".join(sides), "reserve": ", and ".join(reserves)}
    cited = (gaps_of(each, event.member, clauses, labels).get("paragraph", "") for each in event.reasons)
    gaps["paragraph"] = next(filter(None, cited), "")
    gaps["reason"] = ", while ".join(filter(None, (gaps["welcome"], gaps["reserve"])))
    key = f"explain/{event.ballot.value if event.ballot in _SAID else UNDECLARED}"
    return (key if said else f"{key}/briefly"), gaps


_SAID = (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING)


def _clause(
    reason: Cited, event: VoteExplained, clauses: Sequence[Clause], labels: Labels, tongue: Tongue
) -> str:
    key, gaps = f"reason/{reason.why.value}", gaps_of(reason, event.member, clauses, labels)
    texts = tongue.book.filled(key, {"draft": event.draft} | gaps, event.member)
    return tongue.rotated(texts, f"{key}/{event.member}/{event.draft}") if texts else "the text speaks for itself"


def does(event: VoteExplained) -> str:
    """Return what the member does, for a line: "announces a vote in favour of SIM/1"."""
    given = event.ballot.value if event.ballot in _SAID and event.ballot else ""
    if not given:
        return f"speaks to the vote on {event.draft}"
    if event.before:
        return f"announces {announced(given, event.draft)}"
    return f"explains its vote on {event.draft}: {said(given).cast}"


def word_given(briefing: Briefing, labels: Labels) -> str:
    """Return a sentence on the ballot that the member has announced for this vote, and the price of another."""
    ballot, cost = at_stake(briefing, labels)
    vote = briefing.meeting.vote if briefing.meeting else None
    if not ballot or vote is None:
        return ""
    return f"You announced {announced(ballot, vote.subject.paper)}; any other ballot breaks that word: {cost}."


def at_stake(briefing: Briefing, labels: Labels) -> tuple[str, str]:
    """Return the ballot that the member has announced for the vote under way, and what another one would cost it."""
    vote = briefing.meeting.vote if briefing.meeting else None
    if vote is None or not isinstance(vote.subject, OnDraft):
        return "", ""
    symbol = vote.subject.draft
    mine = [each for each in announcements.announced(briefing.ledger, symbol) if each.by == briefing.member]
    if not mine or briefing.member in vote.must_abstain:
        return "", ""
    draft, ballot = briefing.papers.draft(symbol), mine[-1].ballot
    sponsors = [each for each in (draft.sponsors if draft else ()) if each != briefing.member]
    cost = f"credibility {WORD_BROKEN:+.0f}"
    if ballot == Ballot.IN_FAVOUR.value and sponsors:
        cost += f", relations with {labels.these(sponsors)} {announcements.LEFT_COOLS:+.0f}"
    return ballot, cost
