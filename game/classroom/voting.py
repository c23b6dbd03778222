"""The vote as everybody in the room may see it: what is put, the rule, who has voted, and the result with its cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.classroom.papers import paragraphs_of
from game.classroom.remembered import acts, kept, labels_of
from game.council.acts import CastBallot
from game.council.events import VoteExplained
from game.council.meeting import Vote
from game.council.papers import DraftResolution, PastVote
from game.council.subjects import OnPart, Subject
from game.council.voting import Ballot, votes_required
from game.engine import PUBLIC
from game.record.tallies import Why, sheet
from game.terms import MemberId
from game.words.labels import capital
from game.words.questions import bar_before, question_title
from game.words.wording import wording_of

if TYPE_CHECKING:
    from game.classroom.room import Room


def vote_section(room: Room) -> dict[str, Any] | None:
    """Return the vote under way, or the last one that was taken with its result; None before the first."""
    key = acts(room), room.settings.live_ballots
    return kept(room, "vote", key, lambda: _vote(room))


def _vote(room: Room) -> dict[str, Any] | None:
    meeting = room.public.meeting
    if meeting is not None and meeting.vote is not None:
        return _open(room, meeting.vote, (*meeting.polled, *meeting.absent))
    votes = room.public.votes
    return kept(room, "result", (votes[-1].id, acts(room)), lambda: _taken(room, votes[-1])) if votes else None


def _open(room: Room, vote: Vote, still: tuple[MemberId, ...]) -> dict[str, Any]:
    council = room.case.remit.council
    cast = _cast(room, vote.id)
    return {
        **_put(room, vote),
        "open": True,
        "rule": capital(bar_before(council, vote.question)) + ".",
        "voted": [each for each in council.seats if each not in still],
        "ballots": {code: ballot.value for code, ballot in cast.items()} if room.settings.live_ballots else None,
        "result": None,
    }


def _put(room: Room, vote: Vote | PastVote) -> dict[str, Any]:
    """Return what is put to the vote, with the text of the draft that it is about."""
    labels, council = labels_of(room), room.case.remit.council
    draft = room.public.papers.draft(vote.subject.paper)
    title = capital(question_title(vote.subject, labels))
    return {
        "id": vote.id,
        "subject": vote.subject.kind,
        "paper": vote.subject.paper,
        "title": title,
        "heading": labels.of("title", draft.title) if draft is not None else title,
        "sponsors": list(draft.sponsors) if draft is not None else [],
        "substantive": vote.question.value == "substantive",
        "needed": votes_required(council, vote.question),
        "total": council.size,
        "paragraphs": _text(room, vote.subject, draft),
    }


def _text(room: Room, subject: Subject, draft: DraftResolution | None) -> list[dict[str, Any]]:
    """Return what would stand: the paragraphs of a draft, the one that is voted on apart, or what an amendment does."""
    if isinstance(subject, OnPart):
        return [_plain(labels_of(room).of("paragraph", subject.paragraph))]
    if draft is not None:
        return paragraphs_of(room, draft.clauses)
    found = next((each for each in room.public.papers.amendments if each.symbol == subject.paper), None)
    return [] if found is None else [_plain(wording_of(room.case).change(found))]


def _plain(text: str) -> dict[str, Any]:
    return {"n": 0, "id": "", "verb": "", "text": capital(text)}


def _cast(room: Room, vote: str) -> dict[MemberId, Ballot]:
    """Return the ballots of a vote under way, which nobody is shown unless the teacher shows them live."""
    found: dict[MemberId, Ballot] = {}
    for record in reversed(room.game.told(PUBLIC)):
        if isinstance(record.action, CastBallot) and record.action.vote == vote:
            found[record.by] = record.action.ballot
        elif found and not isinstance(record.action, CastBallot):
            break
    return found


def _taken(room: Room, vote: PastVote) -> dict[str, Any]:
    why = {each: Why(text) for each, text in _because(room, vote.id).items()} if room.game.over else {}
    told, said = sheet(vote, room.case, why), _explained(room, vote)
    return {
        **_put(room, vote),
        "open": False,
        "rule": told.bar + ".",
        "voted": [each for each, ballot in vote.ballots.items() if ballot is not Ballot.ABSENT],
        "ballots": {code: ballot.value for code, ballot in vote.ballots.items()},
        "result": {
            "for": told.in_favour,
            "against": told.against,
            "abstaining": told.abstaining,
            "absent": told.absent + told.not_participating,
            "words": told.word.capitalize() if told.ground != "veto" else "Not adopted: the outcome is a veto",
            "because": f"{told.result}.",
            "ground": told.ground,
            "vetoed_by": list(told.vetoed_by),
            "cards": [
                {
                    "code": each.member,
                    "ballot": vote.ballots.get(each.member, Ballot.ABSENT).value,
                    "reason": said.get(each.member, ""),
                    "why": each.because,
                }
                for each in told.seats
            ],
        },
    }


def _because(room: Room, vote: str) -> dict[MemberId, str]:
    return {
        each.by: each.because
        for each in room.game.told(PUBLIC)
        if isinstance(each.action, CastBallot) and each.action.vote == vote and each.because
    }


def _explained(room: Room, vote: PastVote) -> dict[MemberId, str]:
    """Return how members explained their vote on a draft, before or after it, as the record has it."""
    explained = {
        record.number: record.by
        for record in room.game.told(PUBLIC)
        for event in record.events
        if isinstance(event, VoteExplained) and event.draft == vote.subject.paper
    }
    return {
        explained[each.record]: each.text
        for each in room.table.verbatim.paragraphs
        if each.record in explained and each.kind == "speech"
    }
