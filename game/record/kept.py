"""One's word at the moment: what an act or a morning has kept or broken of what a seat promised, asked or was told."""

from __future__ import annotations

from collections.abc import Iterable

from game.play.codec import Record
from game.record.labels import Labels, came_to, capital, stopped, uncapital
from game.record.points import claim_of
from game.terms import MemberId
from game.world.announcements import ANNOUNCEMENT, as_announced
from game.world.events import ClaimMoved
from game.world.facts import Claim, ClaimState
from game.world.ledger import WORD_BROKEN, WORD_KEPT
from game.world.promises import KINDS, law_of
from game.world.setting import Setting

_JUDGED = (ClaimState.KEPT, ClaimState.BROKEN)
_WORDS = (*KINDS, ANNOUNCEMENT)


def judged(record: Record, seat: MemberId, claims: Iterable[Claim], labels: Labels) -> list[str]:
    """Return in a sentence each what the record has kept or broken of the seat's promises and those made to it.

    Of a ballot that was announced only that the word was broken.
    """
    known, told = tuple(claims), []
    for event in record.events:
        if isinstance(event, ClaimMoved) and event.state in _JUDGED:
            claim = claim_of(known, event.number)
            if claim is None or claim.kind not in _WORDS or as_announced(claim):
                continue
            if seat in (claim.by, claim.about):
                fate = came_to(f"is {event.state.value}", event.because)
                told.append(stopped(labels.reason(f"{_whose(claim, seat, labels)}, {fate}", known)))
    return told


def _whose(claim: Claim, seat: MemberId, labels: Labels) -> str:
    what = uncapital(labels.claimed(claim))
    if claim.by == seat:
        to = f" {'of' if claim.kind == 'demand' else 'to'} {labels.the(claim.about)}" if claim.about else ""
        return f"Your {labels.kind(claim)}{to}, {what}"
    of = "made of you, " if claim.kind == "demand" else ""
    return f"{capital(f'the {labels.kind(claim)} of {labels.the(claim.by)}')}, {of}{what}"


def word_on(labels: Labels, kind: str, subject: str, due: int) -> str:
    """Return what keeps a word that the seat gives by an offer or by accepting a demand, and what hangs on it.

    `due` is its last day: what comes due after the campaign can still be kept, and is never found broken.
    """
    setting = labels.case.setting
    way, once = way_of(setting, kind, subject), "once accepted, " if law_of(setting, kind, subject).asked else ""
    lost = f"else {WORD_BROKEN:+.0f}" if due <= setting.days else "else nothing: its date comes after the campaign"
    words = f"{once}kept {way}: your credibility {WORD_KEPT:+.0f}, {lost}"
    return labels.reason(words) if way else ""


def way_of(setting: Setting, kind: str, subject: str) -> str:
    """Return in words what keeps a demand or an offer, to be read after "kept": "by a meeting of ..."; or nothing."""
    law = law_of(setting, kind, subject)
    ways = [uncapital(way) for way in law.ways]
    how = "on its date with" if law.lasting else "with" if law.measured else "by"
    return f"{how} {' and '.join(ways)}" if ways else ""
