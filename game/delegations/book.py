"""A delegation that follows the book: it does what its State did on the day, as closely as its instructions allow."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from random import Random
from typing import Any

from game.council import acts as a
from game.council.drafting import chapter_of
from game.council.papers import DraftResolution
from game.council.stages import Stage
from game.council.subjects import OnDraft
from game.council.voting import Ballot
from game.delegations.delegation import Seat, delegations
from game.delegations.situation import LIVE, Choice
from game.engine.book import BookAct, BookDraft, BookPoint
from game.engine.briefing import Briefing
from game.engine.case import Case, PublishedCase
from game.engine.recorded import claims_on, recorded
from game.forecast.forecaster import Text
from game.forecast.instructions import KnownNumbers
from game.forecast.interests import Interests
from game.forecast.public import public
from game.forecast.temper import stakes
from game.forecast.valuation import crossed
from game.frames import Composed, Openings
from game.terms import Dice, MemberId
from game.words.ballots import said
from game.world import acts as w
from game.world.conditions import compiled

BEGUN: frozenset[type] = frozenset(
    {
        *(a.TableDraft, a.Cosponsor, a.PutUnderSilence, a.PutInBlue, a.WithdrawDraft, a.TakeOverDraft),
        *(a.ProposeStatement, a.ProposeAmendment, a.RequestMeeting, a.StayAway, a.MoveMotion, a.RaisePointOfOrder),
        *(a.ObjectToAgenda, a.ObjectToInvitation, a.RequestSeparateVote, a.AskPreliminaryQuestion, a.CedeChair),
        *(a.CallSpeaker, w.CallTalks, w.AnswerClaim, w.ReleaseEvidence, w.AdviseCapital, w.MeetGroup),
        *(w.ProposeUnderstanding, w.RecordBreach, w.ContestSignature),
    }
)
"""Acts that a seat never begins of its own accord while the book is open: such acts would be on record."""
Recorded = Iterator[tuple[Any, str]]
"""Acts that are on record, each with its source."""


class ByTheBook:
    """A seat that does what is on record for it; otherwise it speaks and votes as it chooses, and begins nothing.

    Once events differ from those that the record depends on, the book is closed, and the seat chooses freely.
    """

    __slots__ = ("_book", "_interests", "_known", "_setting", "_sources", "member", "seat")

    def __init__(self, seat: Seat, case: PublishedCase, interests: Interests, known: KnownNumbers) -> None:
        self.seat = seat
        self.member = seat.member
        self._setting = case.setting
        self._book = case.book
        self._interests = interests
        self._known = known
        self._sources = dict(case.sources)

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return the recorded act with its source if it is open, else the seat's own choice with its reasons."""
        recorded = list(self._recorded(briefing, openings))
        otherwise = self._otherwise(briefing)
        if otherwise:
            return _because(self.seat.choose(briefing, openings, dice), otherwise if recorded else "")
        forbidden = ""
        for act, source in recorded:
            if not openings.admits(act):
                continue
            forbidden = self._forbidden(briefing, act)
            if not forbidden:
                return Choice(act, self._as_on(briefing, act, source))
        if not forbidden and _nothing_asked(briefing, openings):
            return Choice(w.EndDay(), f"nothing more is on record of {_date(briefing)}")
        unbegun = _Unbegun(openings)
        left = unbegun if any(True for _ in unbegun) else openings
        return _because(self._voting_as_recorded(briefing, left, dice), forbidden)

    def _voting_as_recorded(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return the seat's own choice; if that is an explanation before the vote, it explains the recorded ballot."""
        choice = self.seat.choose(briefing, openings, dice)
        if isinstance(choice.action, a.ExplainVote) and choice.action.ballot is not None and briefing.meeting:
            for act, source in self._ballot(briefing, "", briefing.meeting.draft):
                if not self._forbidden(briefing, act):
                    announced = self.seat.explained(briefing, openings, dice, act.ballot)
                    if openings.admits(announced.action):
                        because = f"{self._as_on(briefing, act, source)}; {announced.because}"
                        return Choice(announced.action, because, announced.reasons)
        return choice

    def _otherwise(self, briefing: Briefing) -> str:
        """Return the condition of the record that does not hold today, or an empty text."""
        numbers = self._known.take(briefing.numbers)
        for each in self._book.course:
            if each.from_day <= briefing.day <= each.to_day and not compiled(each.when, self._setting)(numbers):
                return each.because
        return ""

    def _recorded(self, briefing: Briefing, openings: Openings) -> Recorded:
        """Yield the recorded acts for this moment, in the order in which the seat should do them."""
        meeting = briefing.meeting
        acts = [each for each in self._book.acts if each.day == briefing.day and each.by == self.member]
        if meeting is None:
            yield from self._papers(briefing)
            yield from self._deeds(briefing, openings, acts)
        elif a.CastBallot in openings and meeting.vote is not None and isinstance(meeting.vote.subject, OnDraft):
            yield from self._ballot(briefing, meeting.vote.id, meeting.vote.subject.draft)
        elif w.Speak in openings:
            for each in acts:
                points = each.says if meeting.stage is Stage.DEBATE else each.reply
                yield from self._speech(briefing, openings, each, points)

    def _papers(self, briefing: Briefing) -> Recorded:
        """Yield the corridor acts due on the texts that were put to the vote today."""
        for each in self._book.drafts:
            if each.day != briefing.day:
                continue
            paper = next((p for p in briefing.papers.drafts if _same(p, each) and p.standing in LIVE), None)
            if paper is None and each.by == self.member and not any(_same(p, each) for p in briefing.papers.drafts):
                chapter = chapter_of(each.clauses, self._interests.public.bank)
                yield a.TableDraft(each.title, each.item, each.clauses, chapter), each.source
            elif paper is not None and self.member in each.cosponsors:
                yield a.Cosponsor(paper.symbol), each.source
            if paper is not None and self.member == _last((each.by, *each.cosponsors), briefing.council):
                yield a.PutInBlue(paper.symbol), each.source

    def _deeds(self, briefing: Briefing, openings: Openings, acts: list[BookAct]) -> Recorded:
        for each in acts:
            for subject, accepts in ((each.accepts, True), (each.refuses, False)):
                for claim in claims_on(briefing.ledger, subject, self.member):
                    yield w.AnswerClaim(claim.number, accepts), each.source
            deeds: tuple[tuple[str, Any], ...] = (
                (each.consents, w.AnswerCall(each.consents, True)),
                (each.declines, w.AnswerCall(each.declines, False)),
                (each.releases, w.ReleaseEvidence(each.releases)),
                (each.calls, w.CallTalks(each.calls)),
                (each.requests, a.RequestMeeting(each.requests)),
            )
            yield from ((deed, each.source) for subject, deed in deeds if subject)

    def _ballot(self, briefing: Briefing, vote: str, symbol: str) -> Recorded:
        paper = briefing.papers.draft(symbol)
        for each in self._book.drafts:
            if paper is not None and _same(paper, each):
                for ballot in (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING):
                    if self.member in _voters(each, ballot):
                        yield a.CastBallot(vote, ballot), each.source

    def _speech(self, briefing: Briefing, openings: Openings, act: BookAct, points: tuple[BookPoint, ...]) -> Recorded:
        """Yield the statement of as many of the recorded points as are open; nothing if none is."""
        frame = openings[w.Speak]
        assert isinstance(frame, Composed), "a speech is put together from points"
        slot = next(each for each in frame.slots if each.name == "points")
        said: dict[Any, w.AnyPoint] = {}
        for point in points:
            for made in recorded(point, briefing.ledger, self.member):
                if made in slot.choices and len(said) < slot.at_most:
                    said.setdefault(slot.key(made), made)
        if said:
            yield w.Speak(tuple(said.values()), act.register), act.source

    def _forbidden(self, briefing: Briefing, act: Any) -> str:
        """Return the red line that forbids the seat to support a text as it did on record, or an empty text."""
        text = self._stood_behind(briefing, act)
        if text is None:
            return ""
        lines = stakes(briefing.profile.red_lines, briefing.line, briefing.price)
        crossing = (each.line.text for each in lines if each.true and crossed(self._interests, text, each))
        return next((f"our instructions forbid it: {each}" for each in crossing), "")

    def _stood_behind(self, briefing: Briefing, act: Any) -> Text | None:
        """Return the text that the act supports, by sponsoring it or voting in favour, or None."""
        capitals = self._interests.public.force
        force = tuple(sorted({capitals[each] for each in briefing.decided if each in capitals}))
        if isinstance(act, a.TableDraft):
            return Text(act.clauses, (self.member,), force=force, chapter=act.chapter)
        symbol = ""
        if isinstance(act, a.Cosponsor | a.PutInBlue):
            symbol = act.draft
        elif isinstance(act, a.CastBallot) and act.ballot is Ballot.IN_FAVOUR and briefing.meeting is not None:
            symbol = briefing.meeting.draft
        paper = briefing.papers.draft(symbol) if symbol else None
        return Text(paper.clauses, paper.sponsors, force=force, chapter=paper.chapter) if paper is not None else None

    def _as_on(self, briefing: Briefing, act: Any, source: str) -> str:
        given = "; ".join(self._sources.get(each, each) for each in source.split("; "))
        vote = f"{said(act.ballot).cast.capitalize()}: " if isinstance(act, a.CastBallot) else ""
        return f"{vote}as on {_date(briefing)} ({given})"


class _Unbegun(Openings):
    """The openings without the acts that the book would have recorded if anyone had begun them."""

    __slots__ = ("_all",)

    def __init__(self, openings: Openings) -> None:
        self.kinds = tuple(kind for kind in openings.kinds if kind not in BEGUN)
        self._made = {}
        self._all = openings

    def get(self, kind: type, default: Any = None) -> Any:
        """Return the frame for this type of act, or the default."""
        return default if kind in BEGUN else self._all.get(kind, default)

    def draw(self, dice: Random) -> Any:
        """Return a random act from the openings that are left."""
        return Openings(dict(self.items())).draw(dice)


def by_the_book(case: Case, seed: int, *, skill: int = 1, but: Collection[MemberId] = ()) -> dict[MemberId, ByTheBook]:
    """Return for each seat of the case, except those that humans hold, a delegation that follows the book."""
    interests, known = Interests(public(case)), KnownNumbers(case.published.setting)
    return {
        member: ByTheBook(seat, case.published, interests, known)
        for member, seat in delegations(case, seed, skill=skill, but=but).items()
    }


def _nothing_asked(briefing: Briefing, openings: Openings) -> bool:
    """Return whether the seat may end its day in the corridor and owes nobody an answer there."""
    if briefing.meeting is not None or briefing.round is not None or not openings.admits(w.EndDay()):
        return False
    return w.AnswerUnderstanding not in openings and a.ObjectToStatement not in openings


def _because(choice: Choice, departs: str) -> Choice:
    """Return the choice; if it departs from the record, its reason begins with the cause."""
    if not departs:
        return choice
    return Choice(choice.action, "; ".join(filter(None, (f"not by the book: {departs}", choice.because))))


def _same(paper: DraftResolution, draft: BookDraft) -> bool:
    return paper.clauses == draft.clauses and paper.item == draft.item


def _last(sponsors: tuple[MemberId, ...], council: tuple[MemberId, ...]) -> MemberId:
    """Return the last sponsor that is asked in the corridor: all who joined have done so by then."""
    return max((each for each in sponsors if each in council), key=council.index, default="")


def _voters(draft: BookDraft, ballot: Ballot) -> tuple[MemberId, ...]:
    return {Ballot.IN_FAVOUR: draft.in_favour, Ballot.AGAINST: draft.against}.get(ballot, draft.abstaining)


def _date(briefing: Briefing) -> str:
    given = date.fromisoformat(briefing.date)
    return f"{given.day} {given:%B %Y}"

