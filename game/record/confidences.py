"""Secrets, agreements and deeds in confidence, in words, and who knows of them."""

from __future__ import annotations

from typing import Any

from game.council.acts import CastBallot
from game.engine import Seat
from game.engine.briefing import Briefing
from game.play.codec import Record
from game.record.kept import judged
from game.record.seen import seen
from game.terms import MemberId
from game.words.ballots import wished
from game.words.labels import Labels, capital, listed
from game.words.understandings import cut, promised, proposed, whom
from game.world import events as world
from game.world.access import COUNSEL_COSTS
from game.world.acts import Meet
from game.world.facts import ClaimState, Learned, Understanding

ALONE, BETWEEN, RECORD = "You alone", "You and {}", "On the record"
_CAME_TO = {
    ClaimState.KEPT: ("has kept its word", "have kept your word"),
    ClaimState.BROKEN: ("has broken its word", "have broken your word"),
    ClaimState.LAPSED: ("owes nothing any more", "owe nothing any more"),
}


def standing(understanding: Understanding, seat: MemberId, labels: Labels) -> str:
    """Return where an understanding stands: who must answer, or who still has to keep which promise."""
    if understanding.state is ClaimState.REFUSED:
        return "refused"
    if understanding.state is not ClaimState.ACCEPTED:
        waits = [whom(e, seat, labels) for e in understanding.partners if e not in understanding.accepted]
        return f"waits for {listed(waits)}"
    came = [
        _came_to(member, state, seat, labels)
        for state in _CAME_TO
        for member in getattr(understanding, state.value)
    ]
    return "; ".join(["agreed", *came])


def _came_to(member: MemberId, state: ClaimState, seat: MemberId, labels: Labels) -> str:
    return f"{whom(member, seat, labels)} {_CAME_TO[state][member == seat]}"


def learned(found: Learned, labels: Labels) -> str:
    """Return what a sounding or a test has shown of another delegation."""
    when, who = labels.date(found.day), labels.the(found.member)
    if found.lines:
        named = listed([f"“{_line(found.member, each, labels)}”" for each in found.lines], "or")
        if len(found.lines) == 1:
            return f"on {when}, {who} named the line that it will not cross: {named}"
        return f"on {when}, {who} named two lines, of which one is its true one: {named}"
    text = f"“{cut(labels.of('paragraph', found.paragraph))}”"
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
    """Return how far a capital is open to the seat's counsel, or nothing if it hears no counsel from anybody."""
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
    """Return what the seat knows of another in confidence or on the record: pairs of who knows it, and the fact.

    With `current`, the only understandings are those proposed or in force.
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
            asked = f"{whom(by, view.member, labels)} asked {whom(member, view.member, labels)}"
            found.append((between, f"{asked} to {wished(in_favour, symbol)}"))
    return tuple((who, capital(words)) for who, words in found)


def closed_to(view: Briefing) -> frozenset[MemberId]:
    """Return the capitals that hear no counsel from the seat today."""
    return frozenset(each for each, until in view.closed.items() if until > view.day)


def asides(
    record: Record, view: Briefing, labels: Labels, shut: frozenset[MemberId] = frozenset()
) -> list[str]:
    """Return what a record tells the seat alone, or with another: visits to it, and what it was told or learned.

    `view` is the seat's briefing after the record, or later. Capitals in `shut` were closed to the seat before, so it
    is not told that they stay closed.
    """
    seat = view.member
    told = seen(record, Seat(seat), labels.case)
    events = told.events if told is not None else ()
    news = [each for each in events if not (isinstance(each, world.DoorClosed) and each.capital in shut)]
    lines = [_whisper(event, view, labels) for event in news]
    if isinstance(record.action, Meet) and record.action.member == seat:
        lines.insert(0, f"{capital(labels.the(record.by))} comes to see you.")
    lines += [_answered_call(event, seat, labels) for event in events]
    # Promises that a seat's own act keeps or breaks are told with its moves; a ballot has no moves to tell them with.
    if record.by != seat or isinstance(record.action, CastBallot):
        lines += judged(record, seat, view.ledger, labels)
    return [each for each in lines if each]


def _answered_call(event: Any, seat: MemberId, labels: Labels) -> str:
    """Return how another answered a call for talks, for its other participants; everybody else reads it in the news."""
    if not isinstance(event, world.CallAnswered) or event.by == seat:
        return ""
    form = labels.case.setting.format[event.format]
    if seat not in (*form.parties, *form.mediators):
        return ""
    return f"{capital(labels.the(event.by))} {'consents to' if event.consents else 'declines'} a round of {form.label}."


def _whisper(event: Any, view: Briefing, labels: Labels) -> str:
    """Return what an event tells the seat in confidence, or nothing; events of the seat's own making are left out."""
    match event:
        case world.DelegationSounded():
            return f"{ALONE}: {learned(event.learned, labels)}."
        case world.DoorClosed():
            capitals = labels.the(event.capital)
            return f"{ALONE}: {capitals} hears no counsel from you until {labels.date(event.until)}."
    between, said = _confided(event, view, labels)
    return f"{BETWEEN.format(labels.the(between))}: {said}." if between not in ("", view.member) else ""


def _confided(event: Any, view: Briefing, labels: Labels) -> tuple[MemberId, str]:
    """Return with whom the seat shares a confidence, and the confidence; the member is empty if all may hear it."""
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
