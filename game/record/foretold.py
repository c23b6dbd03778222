"""A foretold vote in print: one line of JSON for each member, or a table with reasons and what would change them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from game.council.voting import Ballot, Ground, outcome, tally
from game.council.voting import Question as Put
from game.forecast.changes import Change, change_to
from game.forecast.foresight import Foreseen, Question
from game.forecast.reasons import Valuation
from game.letters import escaped
from game.terms import MemberId
from game.words.ballots import said
from game.words.labels import Labels

NOTHING = "nothing in three edits"
Wish = tuple[MemberId, Ballot]


def json_lines(question: Question, wishes: Sequence[Wish] = ()) -> Iterator[str]:
    """Yield one JSON object for each member, in the order of the seats; a wish adds the change to its ballot."""
    wanted = dict(wishes)
    for each in question.foresight.vote(question.text):
        ballot = wanted.get(each.member)
        more = _wanted(question, each.member, ballot) if ballot is not None else {}
        yield escaped(json.dumps({**_object(each), **more}, ensure_ascii=False))


def _object(each: Foreseen) -> dict[str, Any]:
    return {
        "member": each.member,
        "ballot": each.ballot.value,
        "likelihood": {
            "in_favour": each.likelihood.in_favour,
            "against": each.likelihood.against,
            "abstaining": each.likelihood.abstaining,
        },
        "value": each.value,
        "reasons": [{"text": one.text, "value": one.value, "source": one.source} for one in each.reasons],
    }


def _wanted(question: Question, member: MemberId, ballot: Ballot) -> dict[str, Any]:
    change = _change(question, member, ballot)
    if change is None:
        return {"wanted": ballot.value, "changes": NOTHING}
    return {
        "wanted": ballot.value,
        "changes": [{"kind": each.way.value, "text": each.text} for each in change.edits],
        "then": {key: value for key, value in _object(change.foreseen).items() if key != "member"},
    }


def _change(question: Question, member: MemberId, ballot: Ballot) -> Change | None:
    return change_to(question.foresight, question.text, member, ballot, inapt=question.inapt())


def table(question: Question, wishes: Sequence[Wish] = ()) -> Iterator[str]:
    """Yield the lines of the forecast: head, each member with its reasons, the result, and possible changes."""
    labels, seat = Labels(question.case), question.foresight.seat
    known = f"what {labels.the(seat)} can know" if seat else "everything but the dice"
    title = " ".join(question.draft.title.split())
    yield f"{title}: the vote foretold for {question.day.isoformat()}, from {known}"
    foreseen = question.foresight.vote(question.text)
    widest = max(len(labels.name(each.member)) for each in foreseen)
    for each in foreseen:
        chances = each.likelihood
        odds = f"{chances.in_favour:4.0%} {chances.against:4.0%} {chances.abstaining:4.0%}"
        telling = Valuation(each.reasons, each.value).telling()
        yield f"{labels.name(each.member):{widest}}  {said(each.ballot).cast:10}  {odds}  {each.value:+7.1f}  {telling}"
    yield f"{'':{widest}}  {'':10}  (likelihood in favour, against, abstaining; points)"
    yield _result(question, foreseen, labels)
    for member, ballot in wishes:
        yield from _advice(question, member, ballot, labels)


def _result(question: Question, foreseen: Sequence[Foreseen], labels: Labels) -> str:
    council = question.case.remit.council
    ballots = {each.member: each.ballot for each in foreseen}
    figures = tally(ballots, council)
    result = outcome(ballots, council, Put.PROCEDURAL if question.text.procedural else Put.SUBSTANTIVE)
    if result.ground is Ground.VETO:
        return f"{figures}: not adopted, a veto by {labels.these(sorted(result.vetoed_by))}"
    if result.adopted:
        return f"{figures}: adopted"
    return f"{figures}: not adopted, it lacks the {council.votes_required} votes in favour that it needs"


def _advice(question: Question, member: MemberId, ballot: Ballot, labels: Labels) -> Iterator[str]:
    change = _change(question, member, ballot)
    head = f"For {labels.name(member)} {said(ballot).cast}:"
    if change is None:
        yield f"{head} {NOTHING}"
    elif not change.edits:
        yield f"{head} it is expected so already"
    else:
        yield f"{head} {'; '.join(each.text for each in change.edits)} ({change.foreseen.value:+.1f})"
