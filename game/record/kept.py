"""The promises to and by a seat that an act or a morning has kept or broken."""

from __future__ import annotations

from collections.abc import Iterable

from game.play.codec import Record
from game.terms import MemberId
from game.words.labels import Labels, came_to, capital, stopped, uncapital
from game.words.topics import claim_of
from game.world.announcements import ANNOUNCEMENT, as_announced
from game.world.events import ClaimMoved
from game.world.facts import Claim, ClaimState
from game.world.promises import KINDS

_JUDGED = (ClaimState.KEPT, ClaimState.BROKEN)
_WORDS = (*KINDS, ANNOUNCEMENT)


def judged(record: Record, seat: MemberId, claims: Iterable[Claim], labels: Labels) -> list[str]:
    """Return one sentence for each promise by or to the seat that the record has kept or broken.

    For an announced ballot, only a broken word is told.
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
