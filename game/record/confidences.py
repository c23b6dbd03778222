"""What is promised, learned and done in confidence, in words, and who knows of it."""

from __future__ import annotations

from typing import Any

from game.council.acts import CastBallot
from game.council.papers import Papers
from game.engine import Seat
from game.engine.briefing import Briefing
from game.play.codec import Record
from game.record.kept import judged
from game.record.labels import Labels, capital, listed
from game.record.seen import seen
from game.terms import MemberId
from game.words.ballots import to_cast, wished
from game.world import events as world
from game.world.access import COUNSEL_COSTS
from game.world.acts import Meet, Promise, PromiseKind
from game.world.facts import ClaimState, Learned, Understanding

ALONE, BETWEEN, RECORD = "You alone", "You and {}", "On the record"
_CAME_TO = {
    ClaimState.KEPT: ("has kept its word", "have kept your word"),
    ClaimState.BROKEN: ("has broken its word", "have broken your word"),
    ClaimState.LAPSED: ("owes nothing any more", "owe nothing any more"),
}


def promised(promise: Promise, labels: Labels, papers: Papers, *, whole: bool = False) -> str:
    """Return what is promised, to be read after "to": "vote in favour of SIM/2022/1"; a paragraph is cut, or whole."""
    if promise.kind is PromiseKind.RESTRAINT:
        return f"make no charge against {labels.the(promise.subject)}"
    if promise.kind is PromiseKind.TALKS:
        return f"consent to a round of {labels.of('format', promise.subject)}"
    if promise.kind is PromiseKind.SPONSOR:
        return f"join the sponsors of {promise.subject}"
    given = to_cast(promise.ballot, promise.subject)
    return f"{given}, {condition(promise, labels, papers, whole=whole)}" if promise.without else given


def condition(promise: Promise, labels: Labels, papers: Papers, *, whole: bool = False) -> str:
    """Return on what condition the promise is given: a paragraph that goes, or none."""
    if not promise.without:
        return "on no condition"
    draft = papers.draft(promise.subject)
    places = [n for n, each in enumerate(draft.clauses if draft else (), 1) if each.paragraph == promise.without]
    text = labels.of("paragraph", promise.without)
    text = text if whole else _cut(text)
    return f"if paragraph {places[0]} goes (“{text}”)" if places else f"if “{text}” stays out"


def _cut(text: str, letters: int = 60) -> str:
    return text if len(text) <= letters else text[:letters].rsplit(" ", 1)[0].rstrip(",;:") + " ..."


def proposed(understanding: Understanding, seat: MemberId, labels: Labels, papers: Papers) -> str:
    """Return an understanding as the seat reads it, its own side being "you"."""
    asks = promised(understanding.asks, labels, papers)
    by, partners = _who(understanding.by, seat, labels), [_who(each, seat, labels) for each in understanding.partners]
    how = "before witnesses" if understanding.witnessed else "in confidence"
    if len(partners) > 1:
        verb = "propose" if by == "you" else "proposes"
        return f"{by} {verb} to {listed(partners)} one line, {how}: to {asks}"
    verb = "ask" if by == "you" else "asks"
    gives = f", and would {promised(understanding.gives, labels, papers)}" if understanding.gives is not None else ""
    return f"{by} {verb} {partners[0]} to {asks}{gives}, {how}"


def standing(understanding: Understanding, seat: MemberId, labels: Labels) -> str:
    """Return where an understanding stands: who must answer, or who has still to keep what."""
    if understanding.state is ClaimState.REFUSED:
        return "refused"
    if understanding.state is not ClaimState.ACCEPTED:
        waits = [_who(e, seat, labels) for e in understanding.partners if e not in understanding.accepted]
        return f"waits for {listed(waits)}"
    came = [
        _came_to(member, state, seat, labels)
        for state in _CAME_TO
        for member in getattr(understanding, state.value)
    ]
    return "; ".join(["agreed", *came])


def _came_to(member: MemberId, state: ClaimState, seat: MemberId, labels: Labels) -> str:
    return f"{_who(member, seat, labels)} {_CAME_TO[state][member == seat]}"


def _who(member: MemberId, seat: MemberId, labels: Labels) -> str:
    return "you" if member == seat else labels.the(member)


def learned(found: Learned, labels: Labels) -> str:
    """Return what a sounding or a test has shown of another delegation."""
    when, who = labels.date(found.day), labels.the(found.member)
    if found.lines:
        named = listed([f"“{_line(found.member, each, labels)}”" for each in found.lines], "or")
        if len(found.lines) == 1:
            return f"on {when}, {who} named the line that it will not cross: {named}"
        return f"on {when}, {who} named two lines, of which one is its true one: {named}"
    text = f"“{_cut(labels.of('paragraph', found.paragraph))}”"
    if found.line:
        line = _line(found.member, found.line, labels)
        said = f"crosses the line that {who} will not cross (“{line}”), which weighs {found.price:.0f} points"
    else:
        said = f"touches no line that {who} will not cross"
    names = next((each.names for each in labels.case.remit.bank if each.id == found.paragraph), "")
    tail = f"; its relations with {labels.the(names)} were {found.relation:+.0f}" if names else ""
    return f"tested on {when}, the paragraph {text} {said}{tail}"


def _line(member: MemberId, id: str, labels: Labels) -> str:
    profile = labels.case.profile.get(member)
    return next((each.text.rstrip(".") for each in (profile.red_lines if profile else ()) if each.id == id), id)


def door(view: Briefing, code: MemberId, labels: Labels) -> str:
    """Return how far a capital is open to the seat's counsel, or nothing where it hears none from anybody."""
    if code not in view.access:
        return ""
    known = labels.case.participant.get(code)
    where = known.capital if known is not None and known.capital else labels.the(code)
    have, until = view.access[code], view.closed.get(code, 0)
    if view.day < until:
        return f"{where}: closed to you until {labels.date(until)}, for you have named it ({have:.0f} of 3)"
    if have < COUNSEL_COSTS:
        return f"{where}: you have no access left; a call between ministers may win some back"
    return f"{where}: open to your counsel ({have:.0f} of 3)"


def doors(view: Briefing, labels: Labels) -> tuple[str, ...]:
    """Return how far each capital that hears counsel is open to the seat."""
    return tuple(door(view, code, labels) for code in view.access)


def codex(view: Briefing, code: MemberId, labels: Labels, *, current: bool = False) -> tuple[tuple[str, str], ...]:
    """Return what the seat knows of another in confidence or on the record: who knows it, and what it is.

    Of understandings, only those that are proposed or in force belong to what is `current`.
    """
    between = BETWEEN.format(labels.the(code))
    found = [(ALONE, learned(each, labels)) for each in view.learned if each.member == code]
    if capitals := door(view, code, labels):
        found.append((ALONE, capitals))
    for each in view.understandings:
        counts = not current or each.state is ClaimState.OPEN or each.pending
        if code in (each.by, *each.partners) and counts:
            open_to_all = each.witnessed and each.state is ClaimState.ACCEPTED
            words = f"{proposed(each, view.member, labels, view.papers)}; {standing(each, view.member, labels)}"
            mine = view.member in (each.by, *each.partners)
            found.append((RECORD if open_to_all or not mine else between, words))
    for by, member, symbol, in_favour in view.lobbied:
        if code in (by, member):
            asked = f"{_who(by, view.member, labels)} asked {_who(member, view.member, labels)}"
            found.append((between, f"{asked} to {wished(in_favour, symbol)}"))
    return tuple((who, capital(words)) for who, words in found)


def closed_to(view: Briefing) -> frozenset[MemberId]:
    """Return the capitals that hear no counsel from the seat today."""
    return frozenset(each for each, until in view.closed.items() if until > view.day)


def asides(
    record: Record, view: Briefing, labels: Labels, shut: frozenset[MemberId] = frozenset()
) -> list[str]:
    """Return what a record tells the seat alone, or with another: who came to see it, what it was told or learned.

    `view` is the seat's briefing after the record, or later. Of doors that were `shut` before, it is not told that they
    stay shut for longer.
    """
    seat = view.member
    told = seen(record, Seat(seat), labels.case)
    events = told.events if told is not None else ()
    news = [each for each in events if not (isinstance(each, world.DoorClosed) and each.capital in shut)]
    lines = [_whisper(event, view, labels) for event in news]
    if isinstance(record.action, Meet) and record.action.member == seat:
        lines.insert(0, f"{capital(labels.the(record.by))} comes to see you.")
    lines += [_answered_call(event, seat, labels) for event in events]
    # Of other acts of its own a seat is told with all that they moved; of a ballot nothing else is told.
    if record.by != seat or isinstance(record.action, CastBallot):
        lines += judged(record, seat, view.ledger, labels)
    return [each for each in lines if each]


def _answered_call(event: Any, seat: MemberId, labels: Labels) -> str:
    """Return how another answered a call for talks, for those who would take part in them; the others read it."""
    if not isinstance(event, world.CallAnswered) or event.by == seat:
        return ""
    form = labels.case.setting.format[event.format]
    if seat not in (*form.parties, *form.mediators):
        return ""
    return f"{capital(labels.the(event.by))} {'consents to' if event.consents else 'declines'} a round of {form.label}."


def _whisper(event: Any, view: Briefing, labels: Labels) -> str:
    """Return what an event that the seat is shown tells it in confidence, and was not its own doing, or nothing."""
    match event:
        case world.DelegationSounded():
            return f"{ALONE}: {learned(event.learned, labels)}."
        case world.DoorClosed():
            capitals = labels.the(event.capital)
            return f"{ALONE}: {capitals} hears no counsel from you until {labels.date(event.until)}."
    between, said = _confided(event, view, labels)
    return f"{BETWEEN.format(labels.the(between))}: {said}." if between not in ("", view.member) else ""


def _confided(event: Any, view: Briefing, labels: Labels) -> tuple[MemberId, str]:
    """Return with whom the seat shares what an event tells, and what it is; with nobody where all may hear it."""
    seat, papers = view.member, view.papers
    match event:
        case world.MemberLobbied():
            return event.by, f"{labels.the(event.by)} asks you to {wished(event.in_favour, event.draft)}"
        case world.MinistersSpoke():
            return event.by, f"the minister of {labels.the(event.by)} calls yours"
        case world.UnderstandingProposed():
            return event.understanding.by, proposed(event.understanding, seat, labels, papers)
        case world.UnderstandingAnswered():
            found = next(each for each in view.understandings if each.number == event.number)
            verb = "agrees" if event.accepts else "refuses"
            return event.by, f"{labels.the(event.by)} {verb} to {promised(found.asks, labels, papers)}"
        case world.PromiseJudged() if seat in event.parties:
            other = next(each for each in event.parties if each != seat)
            came = _came_to(event.member, event.state, seat, labels)
            return other if event.member == seat else event.member, f"{came}: {event.because}"
    return "", ""
