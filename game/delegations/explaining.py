"""How a seat explains its vote: it states the ballot that it would cast, and the public reasons that decide it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from game.council.acts import Cited, ExplainVote, Why
from game.council.explaining import AGAINST, Explaining, key_of
from game.council.papers import DraftResolution
from game.council.voters import BALLOTS
from game.council.voting import Ballot
from game.delegations.situation import Choice, Situation
from game.forecast.reasons import PRIVATE, Reason
from game.terms import Slug

ROW = 2
"""Explanations in a row after which a seat no longer cites a reason that all of them cited."""
WORN = 0.6
"""The factor on a reason's weight for each time that it has been cited in the meeting."""
PLAIN = {Why.OWN: 0.2, Why.COMPANY: 0.5}
"""The factor on reasons that do not lie in the text: that it is one's own, or that a friend has submitted it."""
MISSING = 2.0
"""The most points of a reason about what a text leaves out: reasons about what it says come first."""
FALLS_SHORT = 0.1
"""Points of the reason that a text does too little; it is given only if there is no other."""
_IN_FAVOUR, _AGAINST = Ballot.IN_FAVOUR, Ballot.AGAINST
_TERMS: dict[str, tuple[Why | None, Why | None]] = {
    "practice": (None, Why.SINGLED_OUT),
    "division": (None, Why.DIVIDED),
    "procedure": (Why.PROCEDURE, None),
    "ease": (Why.SPARED, None),
    "aside": (Why.STAND_ASIDE, None),
    "isolation": (Why.SUPPORTED, None),
}
"""For each kind of term: the reason that it gives for a text, and the reason that it gives against it."""


def explanation(s: Situation, draft: DraftResolution, frame: Explaining, given: Ballot | None = None) -> Choice | None:
    """Return the explanation of the ballot that the seat would cast, or has cast; None if there was no vote.

    The seat decides it as it decides the ballot itself, by the same value and without noise. `given` is a ballot on
    record.
    """
    if not frame.ballots:
        return _explained(s, draft, frame, frame.cast, None) if frame.cast in BALLOTS else None
    ballot = given or s.ballot(draft)
    announced = ballot if ballot in frame.ballots else Ballot.ABSTAINING
    return _explained(s, draft, frame, announced, announced)


def _explained(
    s: Situation, draft: DraftResolution, frame: Explaining, ballot: Ballot | None, announced: Ballot | None
) -> Choice:
    reasons = reasons_for(s, draft, frame, ballot)
    way = ballot.value.replace("_", " ") if ballot else ""
    does = "announces" if announced else "explains"
    worth = s.worth(draft)
    return Choice(ExplainVote("", announced, reasons), f"{does} its ballot, {way}: {worth.telling(5)}", worth.reasons)


def reasons_for(s: Situation, draft: DraftResolution, frame: Explaining, ballot: Ballot | None) -> tuple[Cited, ...]:
    """Return the seat's reasons for the ballot: its weightiest public ones that not all explanations just before cited.

    An abstention is explained from both sides.
    """
    open_to = set(frame.reasons(ballot))
    found = {each: points for each, points in public_reasons(s, draft).items() if each in open_to}
    heard = s.briefing.meeting.explained if s.briefing.meeting else ()
    supporting = {each: points for each, points in found.items() if each.why not in AGAINST}
    opposing = {each: points for each, points in found.items() if each.why in AGAINST}
    sides = (supporting,) if ballot is _IN_FAVOUR else (opposing,) if ballot is _AGAINST else (supporting, opposing)
    chosen: tuple[Cited, ...] = ()
    for side in sides:
        chosen += _freshest(side, heard, {key_of(each) for each in chosen})
    return chosen


def _freshest(
    side: dict[Cited, float], heard: tuple[tuple[Cited, ...], ...], but: Iterable[str]
) -> tuple[Cited, ...]:
    cited = [{key_of(each) for each in reasons} for reasons in heard]
    times = Counter(key for keys in cited for key in keys)
    worn = set.intersection(*cited[-ROW:]) if len(cited) >= ROW else set()
    left = [each for each in side if key_of(each) not in worn and key_of(each) not in but]
    weights = {each: abs(side[each]) * PLAIN.get(each.why, 1.0) * WORN ** times[key_of(each)] for each in left}
    return tuple(sorted(left, key=lambda each: (-weights[each], each.why.value, each.about))[:1])


def public_reasons(s: Situation, draft: DraftResolution) -> dict[Cited, float]:
    """Return the reasons that the seat may state about a text, with points: the public terms of its valuation.

    A paragraph is cited as welcome or unwelcome by the sum of what it says and whom it names.
    """
    terms = [each for each in s.worth(draft).reasons if each.kind != PRIVATE]
    found: dict[Cited, float] = {}
    for each, points in [*_of_paragraphs(s, terms), *_of_terms(s, terms), *_missing(s, draft)]:
        found[each] = found.get(each, 0.0) + points
    return found


def _of_paragraphs(s: Situation, terms: list[Reason]) -> Iterable[tuple[Cited, float]]:
    substance: dict[Slug, float] = {}
    named: dict[Slug, float] = {}
    for each in terms:
        if each.kind in ("", "naming"):
            into = named if each.kind else substance
            into[each.source] = into.get(each.source, 0.0) + each.value
    for paragraph, points in substance.items():
        whole = points + named.get(paragraph, 0.0)
        if points > 0.0 and whole > 0.0:
            yield Cited(Why.WELCOMED, paragraph), points
        elif points < 0.0 and whole < 0.0:
            yield Cited(Why.REJECTED, paragraph), points
    for paragraph, points in named.items():
        state = s.public.bank[paragraph].names or ""
        yield Cited(Why.NAMED if points > 0.0 else Why.BLAMED, state), points


def _of_terms(s: Situation, terms: list[Reason]) -> Iterable[tuple[Cited, float]]:
    for each in terms:
        if each.kind == "company":
            yield _of_company(s, each), each.value
        elif each.kind == "silence":
            yield Cited(Why.PASSED_OVER, each.source), each.value
        elif each.kind in _TERMS:
            why = _TERMS[each.kind][each.value < 0.0]
            if why is not None:
                yield Cited(why), each.value


def _of_company(s: Situation, term: Reason) -> Cited:
    if term.source == s.member:
        return Cited(Why.OWN)
    return Cited(Why.COMPANY, term.source) if term.value > 0.0 else Cited(Why.UNSHARED)


def _missing(s: Situation, draft: DraftResolution) -> Iterable[tuple[Cited, float]]:
    """Yield issues that the seat cares about and the text leaves out, although the bank has paragraphs on them."""
    bank, mine, inapt = s.public.bank, s.public.positions.get(s.member), s.inapt()
    touched = {issue for each in draft.clauses for issue in bank[each.paragraph].issues}
    spoken = {issue for each in bank.values() if each.id not in inapt for issue in each.issues}
    for issue in sorted(spoken - touched) if mine is not None else ():
        at = mine.positions.get(issue, 0.0) if mine else 0.0
        salience = mine.salience.get(issue, 0.0) if mine else 0.0
        if at and salience:
            yield Cited(Why.LEFT_OUT, issue), -MISSING * abs(at) * salience / 100.0
    yield Cited(Why.SHORT), -FALLS_SHORT

