"""The verbatim record's notes on the Council's business, apart from speeches: one sentence for each event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council import events as happened
from game.council.subjects import OnAgenda, OnDraft, OnMotion, OnRuling, Subject
from game.council.voting import Ballot, Ground, tally
from game.engine.events import NewsGiven
from game.engine.heard import Heard
from game.terms import MemberId, Symbol
from game.words.ballots import SAID, said
from game.words.explaining import does, explained
from game.words.labels import Labels, counted, listed, uncapital
from game.words.phrases import Tongue
from game.words.questions import figures_sentence, question_title, result_sentence, settled
from game.words.wording import GROUNDS, MOTIONS, PRODUCTS, wording_of

CHAIR = "the-chair"
"""Stands for the presiding officer, as the speaker of a note."""
_FORMALITIES = frozenset({"opening", "agenda", "invitation", "vote"})


class Note(Struct, frozen=True):
    """One sentence of the record.

    `kind` is chair, note, vote or paper. `speaker` says it, if anyone does. `formal` sentences are said at every
    meeting, or follow from what stands beside them. `does` tells the speaker's act, for a line.
    """

    kind: str
    text: str
    speaker: MemberId = ""
    formal: bool = False
    does: str = ""


class Minutes:
    """Notes of one game, in sentences that the game has not used yet."""

    def __init__(self, labels: Labels, tongue: Tongue) -> None:
        self.labels, self.tongue = labels, tongue
        self.wording = wording_of(labels.case)

    def notes(self, event: Any, state: Heard) -> list[Note]:
        """Return the notes of an event; `state` is the state after it."""
        writer = _WRITERS.get(type(event))
        return list(writer(self, event, state)) if writer else []

    def chair(self, moment: str, gaps: dict[str, str], state: Heard) -> Note:
        """Return the President's words at a moment."""
        for texts in self.tongue.book.tiers(f"president/{moment}", state.proceedings.president):
            if said := self.tongue.spare(self.tongue.book.fill(texts, gaps), f"{moment}/{sorted(gaps.items())}"):
                return Note("chair", said, CHAIR, moment in _FORMALITIES)
        texts = self.tongue.book.plain(f"president/{moment}")
        said = self.tongue.stated(next(iter(self.tongue.book.fill(texts, gaps)), moment))
        return Note("chair", said, CHAIR, moment in _FORMALITIES)

    def note(self, text: str) -> Note:
        """Return a note in the third person."""
        return Note("note", self.tongue.stated(text))

    def phrase(self, key: str, gaps: dict[str, str], speaker: MemberId) -> Note:
        """Return a sentence of the phrase bank, spoken by a delegation or, for CHAIR, by the President."""
        texts = self.tongue.book.filled(key, gaps, speaker) or [key]
        said = self.tongue.spare(texts, f"{key}/{speaker}") or self.tongue.stated(texts[0])
        return Note("speech" if speaker != CHAIR else "chair", said, speaker)


def _news(minutes: Minutes, event: NewsGiven, state: Heard) -> Iterator[Note]:
    yield Note("note", f"During the meeting this becomes known: {event.words}")


def _opened(minutes: Minutes, event: happened.MeetingOpened, state: Heard) -> Iterator[Note]:
    labels = minutes.labels
    gaps = {"meeting": event.symbol, "date": labels.weekday(state.day), "item": labels.of("item", event.item)}
    yield minutes.chair("opening", gaps | {"president": labels.the(event.president)}, state)
    if event.absent:
        seats = "seats of {} are" if len(event.absent) > 1 else "seat of {} is"
        yield minutes.note(f"at {event.symbol} the {seats.format(labels.these(event.absent))} empty")


def _agenda(minutes: Minutes, event: happened.AgendaAdopted, state: Heard) -> Iterator[Note]:
    item = f"“{minutes.labels.of('item', event.item)}”"
    yield minutes.chair("agenda", {"meeting": _meeting(state), "item": item}, state)


def _invited(minutes: Minutes, event: happened.Invited, state: Heard) -> Iterator[Note]:
    if event.invitees:
        names = listed([minutes.wording.invitee(each) for each in event.invitees])
        yield minutes.chair("invitation", {"meeting": _meeting(state), "names": names}, state)


def _point(minutes: Minutes, event: happened.PointRaised, state: Heard) -> Iterator[Note]:
    gaps = {"ground": GROUNDS[event.ground]}
    said = minutes.phrase(f"point_of_order/{event.ground.value}", gaps, event.by)
    yield replace(said, does=f"raises a point of order on {GROUNDS[event.ground]}")


def _ruled(minutes: Minutes, event: happened.Ruled, state: Heard) -> Iterator[Note]:
    point = state.proceedings.meeting.point if state.proceedings.meeting else None
    gaps = {"ground": GROUNDS[point.ground] if point else "this"}
    yield minutes.phrase(f"ruling/{'upheld' if event.upheld else 'not_upheld'}", gaps, CHAIR)


def _challenged(minutes: Minutes, event: happened.RulingChallenged, state: Heard) -> Iterator[Note]:
    point = state.proceedings.meeting.point if state.proceedings.meeting else None
    ruling = f"the ruling on the point of order of {minutes.labels.the(point.by)}" if point else "the ruling"
    by = minutes.labels.the(event.by)
    yield minutes.note(f"at {_meeting(state)}, {by} challenges {ruling}, which is put to the Council (rule 30)")


def _ruling_settled(minutes: Minutes, event: happened.RulingSettled, state: Heard) -> Iterator[Note]:
    end = "is overruled" if event.overruled else "stands"
    raised = f"the point of order of {minutes.labels.the(event.by)} on {GROUNDS[event.ground]}"
    yield minutes.note(f"at {_meeting(state)}, the President's ruling on {raised} {end} (rule 30)")


def _tabled(minutes: Minutes, event: happened.DraftTabled, state: Heard) -> Iterator[Note]:
    labels, draft = minutes.labels, event.draft
    title = labels.of("title", draft.title)
    yield minutes.note(f"{labels.these(draft.sponsors)} submit{_s(draft.sponsors)} {draft.symbol}, “{title}”")


def _voting(minutes: Minutes, event: happened.VotingBegan, state: Heard) -> Iterator[Note]:
    title = _question(minutes, event, state)
    if isinstance(event.subject, OnDraft):
        yield from _paper(minutes, event.subject.draft, state)
    if event.must_abstain:
        names = minutes.labels.these(event.must_abstain)
        yield minutes.note(f"in the vote on {title}, {names} shall abstain (Charter, Article 27 (3))")
    yield minutes.chair("vote", {"subject": title}, state)


def _question(minutes: Minutes, event: happened.VotingBegan | happened.VotingEnded, state: Heard) -> str:
    """Return the question put to the vote, with its meeting if it might be any meeting's."""
    return question_title(event.subject, minutes.labels) + _where(event.subject, state)


def _where(subject: Subject, state: Heard) -> str:
    return f" at {_meeting(state)}" if isinstance(subject, OnAgenda | OnRuling | OnMotion) else ""


def _paper(minutes: Minutes, symbol: Symbol, state: Heard) -> Iterator[Note]:
    draft = state.proceedings.papers.draft(symbol)
    for number, clause in enumerate(draft.clauses if draft else (), 1):
        text = minutes.labels.clause(clause).rstrip(".;")
        yield Note("paper", minutes.tongue.stated(f"{symbol}, paragraph {number}: {text}"))


def _voted(minutes: Minutes, event: happened.VotingEnded, state: Heard) -> Iterator[Note]:
    labels, council = minutes.labels, minutes.labels.case.remit.council
    title = _question(minutes, event, state)
    figures = tally(event.ballots, council)
    counted = minutes.tongue.stated(figures_sentence(title, figures))
    yield Note("vote", counted, formal=event.outcome.ground is Ground.ADOPTED)
    for ballot in SAID:
        names = [labels.name(each) for each in council.seats if event.ballots.get(each, Ballot.ABSENT) is ballot]
        if 0 < len(names) < council.size:
            word = said(ballot).cast
            text = minutes.tongue.keep(f"Vote {event.vote}, {word} ({len(names)}): {', '.join(names)}")
            yield Note("vote", text, formal=len(names) > council.size / 2)
    holds = settled(event.subject, labels, carried=event.outcome.ground is Ground.ADOPTED)
    holds += _where(event.subject, state)
    yield Note("vote", minutes.tongue.stated(result_sentence(holds, event.outcome, figures, event.question, labels)))


def _decided(minutes: Minutes, event: happened.DraftDecided, state: Heard) -> Iterator[Note]:
    if event.resolution:
        yield minutes.note(f"{event.draft} has become resolution {event.resolution}")


def _statement(minutes: Minutes, event: happened.StatementProposed, state: Heard) -> Iterator[Note]:
    paper, labels = event.statement, minutes.labels
    yield minutes.note(f"{labels.the(paper.by)} proposes {paper.symbol}, a {PRODUCTS[paper.product]}")
    for number, clause in enumerate(paper.clauses, 1):
        text = labels.clause(clause).rstrip(".;")
        yield Note("paper", minutes.tongue.stated(f"{paper.symbol}, paragraph {number}: {text}"))


def _statement_settled(minutes: Minutes, event: happened.StatementSettled, state: Heard) -> Iterator[Note]:
    if event.issued:
        yield minutes.note(f"{event.statement} is issued with the agreement of all members")
    else:
        who = minutes.labels.the(event.by) if event.by else "one of the members"
        yield minutes.note(f"{event.statement} is not issued: {who} withholds agreement, which is not a veto")


def _motion(minutes: Minutes, event: happened.MotionMoved, state: Heard) -> Iterator[Note]:
    until = f", until {minutes.labels.date(event.pending.until)}" if event.pending.until else ""
    mover = minutes.labels.the(event.pending.mover)
    yield minutes.note(f"{mover} moves {MOTIONS[event.pending.motion]}{until} at {_meeting(state)} (rule 33)")


def _motion_settled(minutes: Minutes, event: happened.MotionSettled, state: Heard) -> Iterator[Note]:
    end = "is carried" if event.carried else "is not carried"
    mover = minutes.labels.the(event.mover)
    yield minutes.note(f"the motion of {mover} at {_meeting(state)} {MOTIONS[event.motion]} {end}")


def _explained(minutes: Minutes, event: happened.VoteExplained, state: Heard) -> Iterator[Note]:
    what = does(event)
    if event.words.strip():
        yield Note("speech", minutes.tongue.keep(event.words.strip()), event.member, does=what)
        if event.ballot is not None:
            yield minutes.note(f"{minutes.labels.the(event.member)} {what}")
        return
    draft = state.proceedings.papers.draft(event.draft)
    key, gaps = explained(event, draft.clauses if draft else (), minutes.labels, minutes.tongue)
    yield replace(minutes.phrase(key, gaps, event.member), does=what)


def _amended(minutes: Minutes, event: happened.AmendmentProposed, state: Heard) -> Iterator[Note]:
    paper = event.amendment
    change = minutes.wording.change(paper)
    yield minutes.note(f"{minutes.labels.the(paper.by)} proposes {paper.symbol} to {paper.draft}: {change}")


def _closed(minutes: Minutes, event: happened.MeetingClosed, state: Heard) -> Iterator[Note]:
    until = {"until": minutes.labels.date(event.until)} if event.until else {}
    gaps = {"meeting": _meeting(state), "date": minutes.labels.date(state.day)}
    yield minutes.chair("closing", gaps | until, state)


def _assembly(minutes: Minutes, event: happened.AssemblyDebateDue, state: Heard) -> Iterator[Note]:
    by = minutes.labels.date(event.by_day)
    yield minutes.note(f"the General Assembly is to debate the veto on {event.draft} by {by} (A/RES/76/262)")


def _said(text: str) -> Writer:
    def write(minutes: Minutes, event: Any, state: Heard) -> Iterator[Note]:
        names = {field: minutes.labels.the(value) for field in ("by", "to", "member", "party", "invitee")
                 if isinstance(value := getattr(event, field, None), str) and value}  # fmt: skip
        papers = {field: getattr(event, field, "") for field in ("draft", "amendment", "first", "resolution", "how")}
        clause = getattr(event, "clause", None)
        part = uncapital(minutes.labels.clause(clause).rstrip(".;")) if clause else ""
        yield minutes.note(text.format_map(papers | names | {"clause": part, "meeting": _meeting(state)}))

    return write


def _either(field: str, yes: str, no: str) -> Writer:
    return lambda minutes, event, state: _said(yes if getattr(event, field) else no)(minutes, event, state)


def _meeting(state: Heard) -> Symbol:
    meeting = state.proceedings.meeting
    return meeting.symbol if meeting else f"the {counted(state.proceedings.meetings, 'meeting')}"


def _s(members: tuple[MemberId, ...]) -> str:
    return "s" if len(members) == 1 else ""


Writer = Callable[[Minutes, Any, Heard], Iterator[Note]]
_WRITERS: dict[type, Writer] = {
    NewsGiven: _news,
    happened.MeetingOpened: _opened,
    happened.AgendaAdopted: _agenda,
    happened.AgendaObjected: _said("{by} objects to the provisional agenda of {meeting} (rule 9)"),
    happened.ChairCeded: _said("{by} leaves the chair of {meeting} to {to} for this question (rule 20)"),
    happened.InvitationObjected: _said("at {meeting}, {by} objects to the invitation of {invitee}"),
    happened.Invited: _invited,
    happened.SpeakerCalled: _said("at {meeting}, the President gives the floor to {member} out of order"),
    happened.PointRaised: _point,
    happened.Ruled: _ruled,
    happened.RulingChallenged: _challenged,
    happened.RulingSettled: _ruling_settled,
    happened.MotionMoved: _motion,
    happened.MotionSpokenOn: _either(
        "supports", "at {meeting}, {by} speaks for the motion", "at {meeting}, {by} speaks against the motion"
    ),
    happened.MotionSettled: _motion_settled,
    happened.VoteExplained: _explained,
    happened.DraftTabled: _tabled,
    happened.Cosponsored: _said("{by} joins the sponsors of {draft}"),
    happened.DraftTakenOver: _said("{by} takes over {draft} as its own (rule 35)"),
    happened.AmendmentProposed: _amended,
    happened.AmendmentAccepted: _said("{by} accepts amendment {amendment}"),
    happened.AmendmentSettled: _said("amendment {amendment} is {how}"),
    happened.AmendmentsOrdered: _said("{by} rules that amendment {first} is put first (rule 36)"),
    happened.SeparateVoteRequested: _said("{by} asks for a separate vote on a part of {draft} (rule 32): {clause}"),
    happened.SeparateVoteRefused: _said("{by} objects to a separate vote on {draft}, which ends the request (rule 32)"),
    happened.PartSettled: _either(
        "retained", "the part of {draft} that was voted on is retained: {clause}",
        "the part of {draft} that was voted on is not adopted and falls: {clause}",
    ),
    happened.InvitationPhrased: _either(
        "to_invite", "the President puts it to the Council at {meeting} to invite {invitee}",
        "the President puts it to the Council at {meeting} not to invite {invitee}",
    ),
    happened.InvitationSettled: _either(
        "invited",
        "it is decided at {meeting} to invite {invitee}",
        "it is decided at {meeting} not to invite {invitee}",
    ),
    happened.PreliminaryQuestionAsked: _said("{by} asks whether {draft} is procedural"),
    happened.NatureDecided: _either(
        "procedural", "{draft} is held to be procedural", "{draft} is held to be substantive"
    ),
    happened.PartyDeclared: _said("in the vote on {draft}, {party} is found a party to the dispute and shall abstain"),
    happened.VotingBegan: _voting,
    happened.VotingEnded: _voted,
    happened.DraftDecided: _decided,
    happened.StatementProposed: _statement,
    happened.StatementSettled: _statement_settled,
    happened.MeetingSuspended: lambda minutes, event, state: iter(
        [minutes.chair("suspension", {"meeting": _meeting(state)}, state)]
    ),
    happened.MeetingClosed: _closed,
    happened.AssemblyDebateDue: _assembly,
    happened.EmergencySessionCalled: _said(
        "by {resolution} the Council calls an emergency special session of the General Assembly (377 A (V))"
    ),
}
