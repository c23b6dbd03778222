"""What a seat is asked to sign: every set of terms in full, as it lies there while the seat may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from game.council import acts as council
from game.council.papers import Standing
from game.engine.briefing import Briefing
from game.frames import Listed, Openings
from game.words.labels import Labels, capital, counted
from game.words.negotiation import changes
from game.words.topics import claim_of
from game.words.understandings import promised, word_on
from game.words.wording import MOTIONS, wording_of
from game.world import acts as world
from game.world.acts import Promise
from game.world.facts import Round, Understanding


class Laid(Struct, frozen=True):
    """Terms that lie before a seat: their author, and their content, point by point.

    A `paper` lies there for days, and need be shown once. Terms that wait for the seat's word are shown as long as
    they wait.
    """

    heading: str
    points: tuple[str, ...]
    paper: bool = False


def laid_before(labels: Labels, view: Briefing, openings: Openings) -> tuple[Laid, ...]:
    """Return all terms that the seat can now accept, sign, join or let pass by an open act, each set in full."""
    found: list[Laid] = []
    for kind, tell in _TELLERS.items():
        if kind in openings:
            found += tell(labels, view, openings)
    return tuple(dict.fromkeys(found))


def text_of(labels: Labels, view: Briefing, action: Any) -> Laid | None:
    """Return the paper that an act signs for the seat, in full; None if the act signs none."""
    laid = laid_before(labels, view, Openings({type(action): Listed((action,))}))
    return next((each for each in laid if each.paper), None)


Teller = Callable[[Labels, Briefing, Openings], Iterator[Laid]]


def _call(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    now = view.round
    if now is None:
        return
    form = labels.case.setting.format[now.format]
    points = [f"Its parties are {labels.these(form.parties)}."]
    if form.mediators:
        points.append(f"Its mediators are {labels.these(form.mediators)}.")
    points.append(f"Consented so far: {labels.these(now.consented) or 'nobody'}. It opens when every party consents.")
    yield Laid(f"{capital(labels.the(now.called_by))} calls for a round of {form.label}.", tuple(points))


def _table(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    now = view.round
    if now is None or now.table is None:
        return
    form = labels.case.setting.format[now.format]
    bridge = "" if now.proposed_by in form.parties else ", as a bridge between the parties"
    whose = f" by {labels.the(now.proposed_by)}{bridge}" if now.proposed_by else ""
    yield Laid(f"On the table of {form.label}, put there{whose}:", tuple(_terms(labels, view, now)))


def _terms(labels: Labels, view: Briefing, now: Round) -> Iterator[str]:
    table = now.table
    assert table is not None, "terms lie on the table"
    for each in table.steps:
        share = view.numbers.get(f"measure.{each}", 0.0)
        yield f"A step on “{labels.of('measure', each)}”, now carried out to {share:.0%}."
    for each in table.waives:
        yield f"All parties waive the requirement {labels.requirement(each)}."
    if table.steps:
        days = table.days or labels.case.setting.format[now.format].days
        due = f"It falls due within {counted(days, 'day')} of the agreement."
        yield due if days else "It is judged in the night that follows."
    if now.before is not None and now.before != table:
        yield f"Against what lay there before, it {changes(now.before, table, labels)}."
    if now.whole is not None:
        yield f"It is what one party accepts of the whole, which was {labels.terms(now.whole)}."
    signed = labels.these(now.accepted) or "nobody yet"
    style = f"; {labels.these(now.as_participants)} as a participant" if now.as_participants else ""
    yield f"Accepted by {signed}{style}. It needs every party."


def _understandings(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    asked = {each.number for each in openings[world.AnswerUnderstanding].each()}
    for each in view.understandings:
        if each.number in asked:
            heading = f"{capital(labels.the(each.by))} proposes an understanding{_to_whom(labels, view, each)}."
            yield Laid(heading, tuple(_sides(labels, view, each)))


def _to_whom(labels: Labels, view: Briefing, each: Understanding) -> str:
    others = [member for member in each.partners if member != view.member]
    return f" to you and {labels.these(others)}" if others else " to you"


def _sides(labels: Labels, view: Briefing, each: Understanding) -> Iterator[str]:
    yield f"You would {_promise(labels, view, each.asks)}."
    if each.gives is not None:
        yield f"{capital(labels.the(each.by))} would {_promise(labels, view, each.gives)}."
    else:
        yield f"{capital(labels.the(each.by))} gives nothing for it."
    told = "before witnesses: told to all, and entered in the ledger" if each.witnessed else "in confidence"
    yield f"It is made {told}."


def _promise(labels: Labels, view: Briefing, promise: Promise) -> str:
    """Return a promise with the whole of the paragraph that it depends on, and of the draft that it concerns."""
    said = promised(promise, labels, view.papers, whole=True)
    draft = view.papers.draft(promise.subject)
    if draft is None:
        return said
    return said.replace(draft.symbol, f"{draft.symbol} ({labels.of('title', draft.title)})", 1)


def _claims(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    for number in dict.fromkeys(each.claim for each in openings[world.AnswerClaim].each()):
        claim = claim_of(view.ledger, number)
        if claim is not None:
            due = f", by {labels.date(claim.due)}" if claim.due else ""
            what = f"{capital(labels.subject(claim.kind, claim.subject))}{due}."
            word = word_on(labels, claim.kind, claim.subject, claim.due) if claim.kind == "demand" else ""
            points = (what, f"To accept it gives your word, {word}.") if word else (what,)
            yield Laid(f"The {claim.kind} of {labels.the(claim.by)} waits for your word:", points)


def _statement(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    symbols = {each.statement for each in openings[council.ObjectToStatement].each()}
    for paper in view.papers.statements:
        if paper.symbol in symbols and paper.by != view.member:
            heading = f"{capital(labels.the(paper.by))} proposes {paper.symbol}, which needs the agreement of all:"
            yield Laid(heading, _numbered(labels, paper.clauses))


def _numbered(labels: Labels, clauses: tuple[council.Clause, ...]) -> tuple[str, ...]:
    return tuple(f"{number}. {labels.clause(clause)}" for number, clause in enumerate(clauses, 1))


def _drafts(kind: type, how: str) -> Teller:
    """Return the writer that lays out the drafts which an act of this kind would sign, open or put to the vote."""

    def tell(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
        symbols = {each.draft for each in openings[kind].each()}
        for draft in view.papers.drafts:
            if draft.symbol in symbols and view.member not in draft.sponsors:
                state = "is under silence" if draft.standing is Standing.SILENCE else how
                heading = f"{labels.draft(draft)}, of {labels.these(draft.sponsors)}, {state}:"
                waits = draft.standing is Standing.SILENCE
                yield Laid(heading, _numbered(labels, draft.clauses), paper=not waits)

    return tell


def _amendments(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    words, symbols = wording_of(labels.case), {e.amendment for e in openings[council.AcceptAmendment].each()}
    for paper in view.papers.amendments:
        if paper.symbol in symbols:
            now = (f"Paragraph {paper.place + 1} reads now: {labels.clause(paper.was)}",) if paper.was else ()
            heading = f"{paper.symbol} of {labels.the(paper.by)}, to {paper.draft}, can be accepted:"
            yield Laid(heading, (*now, capital(words.change(paper))), paper=True)


def _motions(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    for each in view.meeting.motions if view.meeting else ():
        until = f", {labels.date(each.until)}" if each.until else ""
        yield Laid(f"{capital(labels.the(each.mover))} moves {MOTIONS[each.motion]}{until} (rule 33).", ())


def _separation(labels: Labels, view: Briefing, openings: Openings) -> Iterator[Laid]:
    draft = view.papers.draft(view.meeting.draft) if view.meeting else None
    if draft is not None and draft.separate:
        part = draft.separate[-1]
        yield Laid(f"A separate vote is asked for on a part of {draft.symbol} (rule 32):", (labels.clause(part),))


_TELLERS: dict[type, Teller] = {
    world.AnswerCall: _call,
    world.AcceptTerms: _table,
    world.AcceptPart: _table,
    world.ProposeTerms: _table,
    world.AnswerUnderstanding: _understandings,
    world.AnswerClaim: _claims,
    council.ObjectToStatement: _statement,
    council.BreakSilence: _drafts(council.BreakSilence, "is under silence"),
    council.Cosponsor: _drafts(council.Cosponsor, "may be joined"),
    council.TakeOverDraft: _drafts(council.TakeOverDraft, "may be taken over"),
    council.PutInBlue: _drafts(council.PutInBlue, "may be put to the vote"),
    council.AcceptAmendment: _amendments,
    council.SpeakOnMotion: _motions,
    council.ObjectToSeparateVote: _separation,
}
