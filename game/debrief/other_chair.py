"""The other chair: a day as another delegation saw it, with its knowledge, its reasons and its secrets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from game.council.acts import CastBallot
from game.council.subjects import OnDraft
from game.debrief.history import History, Moment
from game.debrief.turning import KeyDay
from game.engine import PUBLIC, Seat, briefing, shown
from game.engine.briefing import Briefing
from game.terms import MemberId
from game.words.ballots import said, wished
from game.words.kinds import kind_of
from game.words.labels import Labels, capital, counted, listed, plainly, stopped
from game.words.relations import disposed
from game.words.wording import label
from game.world import events as w

_NEAR, _FAR = ("close",), ("cool", "hostile")
"""The words for relations that name another delegation as on good or on bad terms."""


class Deed(Struct, frozen=True):
    """One act of the seat on that day, in plain words, with its reasons if the game led the seat."""

    record: int
    act: str
    because: str


class Chair(Struct, frozen=True):
    """A seat's day.

    `knew` are heads and lines of its morning briefing. `secrets` are what it alone, or it and the others concerned,
    had been told by the end of the day. `record` is the number of that morning's record, from which a player may
    replay the day.
    """

    member: MemberId
    name: str
    the: str
    day: int
    date: str
    because: str
    record: int
    knew: tuple[tuple[str, str], ...]
    did: tuple[Deed, ...]
    secrets: tuple[str, ...]


def other_seat(history: History, seat: MemberId | None) -> MemberId:
    """Return the seat from which the key day looks most different.

    It is the first, in the order of seats, whose ballot differed from the player's in the best vote on a draft. If
    there is none, it is the seat with which the player was on the worst terms at the end.
    """
    case, council = history.case, history.case.remit.council.seats
    votes = [each for each in history.state.proceedings.votes if isinstance(each.subject, OnDraft)]
    for vote in sorted(votes, key=lambda each: -sum(b.value == "in_favour" for b in each.ballots.values())):
        mine = vote.ballots.get(seat or council[0])
        found = next((each for each in council if vote.ballots.get(each) not in (mine, None)), "")
        if found:
            return found
    regards = briefing(history.state, seat or case.seats[0]).regards
    return min(regards, key=lambda each: regards[each])


def other_chair(history: History, member: MemberId, key: KeyDay) -> Chair:
    """Return the day as this delegation saw it."""
    morning = next((each for each in history.moments if each.record.number == key.record), None)
    state = morning.after if morning else history.start
    today = [each for each in history.moments if each.day == key.day and each.record.number > key.record]
    return Chair(
        member, history.labels.name(member), history.labels.the(member), key.day, key.date, key.because, key.record,
        knew=tuple(_knew(briefing(state, member), history.labels)),
        did=tuple(_did(history, each) for each in today if _acts(each, member)),
        secrets=tuple(dict.fromkeys(_secrets(history, member, key.day))),
    )  # fmt: skip


def _acts(moment: Moment, member: MemberId) -> bool:
    return moment.record.by == member and not kind_of(moment.record.action).routine


def _did(history: History, moment: Moment) -> Deed:
    record = moment.record
    words = label(record.action, history.case, briefing(moment.before, record.by))
    because = record.because
    if isinstance(record.action, CastBallot):
        # The ballot stands beside its reasons already.
        because = because.removeprefix(f"{capital(said(record.action.ballot).cast)}: ")
    return Deed(record.number, words, because)


def _knew(view: Briefing, labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield the seat's knowledge about itself and others that morning."""
    profile = view.profile
    yield "Its instructions", profile.instructions or profile.stance
    for objective, met in view.objectives:
        yield "Met by then" if met else "Not met by then", objective.text
    for line in profile.red_lines:
        own = " (the one it would not give up)" if line.id == view.line else ""
        yield "A red line", f"{line.text.rstrip('.')}{own}."
    credibility = view.credibility.get(view.member, 0.0)
    yield "Its means", f"{counted(view.hours, 'hour')}, influence {view.influence}, credibility {credibility:.0f}."
    for each in view.evidence:
        if not each.released:
            yield "Held back", f"{each.title} (strength {each.strength})."
    near, far = _on_terms(view, labels, _NEAR), _on_terms(view, labels, _FAR)
    yield "On good terms with", f"{listed(near) or 'nobody in particular'}."
    yield "On bad terms with", f"{listed(far) or 'nobody'}."
    if sounded := dict.fromkeys(labels.the(each.member) for each in view.learned):
        yield "It had sounded out", f"{listed([*sounded])}."


def _on_terms(view: Briefing, labels: Labels, words: tuple[str, ...]) -> list[str]:
    """Return the members whose relations with the seat have one of these words, by the seat's own figure."""
    terms = {each: value for each, value in view.relations.items() if disposed(value) in words}
    return [f"{labels.the(each)} ({terms[each]:+.0f})" for each in sorted(terms, key=lambda each: -abs(terms[each]))]


def _secrets(history: History, member: MemberId, day: int) -> Iterator[str]:
    """Yield the secrets that the seat, alone or with the others concerned, had been told by the end of the day."""
    for moment in history.moments:
        if moment.day > day:
            return
        for event in moment.record.events:
            if shown(event, PUBLIC, history.case) is None and shown(event, Seat(member), history.case) is not None:
                words = _told(event, history, moment)
                if words:
                    yield f"{history.labels.date(moment.day)}: {words}"


def _told(event: Any, history: History, moment: Moment) -> str:
    """Return a secret in a line; if it has no words of its own, the act that it came from."""
    the = history.labels.the
    match event:
        case w.MemberLobbied():
            wish = wished(event.in_favour, event.draft)
            return stopped(f"{capital(the(event.by))} asked {the(event.member)} to {wish}")
        case w.CapitalAdvised():
            whose = f"the capital of {the(event.capital)}" if event.capital not in ("", event.by) else "its capital"
            return stopped(f"{capital(the(event.by))} advised {whose}: {event.counsel}")
        case w.MinistersSpoke():
            return stopped(f"The ministers of {the(event.by)} and {the(event.member)} spoke")
        case w.DoorClosed():
            return stopped(f"The door of {the(event.capital)} closed until {history.labels.date(event.until)}")
        case w.PromiseJudged():
            return stopped(f"A promise of {the(event.member)} came to be {plainly(event.state.value)}: {event.because}")
        case w.UnderstandingReached():
            return stopped(f"An understanding was reached between {history.labels.these(event.parties)}")
        case w.UnderstandingProposed() | w.UnderstandingAnswered() | w.TermsProposed() | w.DelegationSounded():
            return _act_words(history, moment)
    return ""


def _act_words(history: History, moment: Moment) -> str:
    record = moment.record
    if record.by not in history.case.seats:
        return ""
    words = label(record.action, history.case, briefing(moment.before, record.by))
    return stopped(f"{history.labels.name(record.by)}: {words}")
