"""The ledger in words: who claimed what about whom, the outcome of each claim, and its causes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from game.engine.case import Case
from game.terms import MemberId, Symbol
from game.words.labels import Labels, came_to, numbered, plainly
from game.world.facts import Claim, Step

_KINDS = {
    "accusation": "accuses {about}",
    "denial": "denies",
    "rebuttal": "rebuts",
    "demand": "demands of {about}",
    "offer": "offers {about}",
    "document": "circulates a document against {about}",
    "prebuttal": "foretells a false charge",
    "undertaking": "undertakes",
    "pledge": "gives {about} its word before witnesses",
    "waiver": "agrees with {about}",
    "contest": "objects that {about} signs as a participant",
    "announcement": "announces",
    "breach": "puts on the record against {about}",
}


class LedgerRow(Struct, frozen=True):
    """One claim; `number` is its number in the records, from 0.

    `does` and `what` read as a line: "accuses X" and the charge. `moved` gives the causes and days of its changes.
    """

    number: int
    day: int
    kind: str
    by: MemberId
    about: MemberId
    who: str
    does: str
    what: str
    confidence: str
    evidence: tuple[str, ...]
    meeting: Symbol
    due: int
    due_date: str
    state: str
    answers: int
    moved: tuple[str, ...]

    @property
    def made(self) -> str:
        """Return the day on which the claim was made; claims from the start are older than day one."""
        return f"day {self.day}" if self.day > 0 else "before day 1"

    @property
    def line(self) -> str:
        """Return the claim in one line, without its number."""
        stake = f" ({self.confidence})" if self.confidence else ""
        answer = f", in answer to {numbered(self.answers)}" if self.answers >= 0 else ""
        return f"{self.who} {self.does}: {self.what}{stake}{answer}"


def ledger(claims: Sequence[Claim], case: Case) -> tuple[LedgerRow, ...]:
    """Return the rows of the ledger, in the order of their numbers."""
    labels = Labels(case)
    return tuple(_row(claim, labels) for claim in sorted(claims, key=lambda each: each.number))


def _row(claim: Claim, labels: Labels) -> LedgerRow:
    staked = claim.kind in ("accusation", "document", "prebuttal")
    return LedgerRow(
        claim.number, claim.day, claim.kind, claim.by, claim.about,
        who=labels.name(claim.by),
        does=_does(claim).format(about=labels.the(claim.about)),
        what=labels.claimed(claim),
        confidence=claim.confidence.value if staked else "",
        evidence=tuple(labels.of("evidence", each) for each in claim.evidence),
        meeting=claim.meeting,
        due=claim.due,
        due_date=labels.date(claim.due) if claim.due else "",
        state=plainly(claim.state.value),
        answers=claim.answers,
        moved=tuple(_moved(step, labels) for step in claim.history),
    )  # fmt: skip


def _does(claim: Claim) -> str:
    if claim.kind == "offer" and not claim.about:
        return "pledges"
    return _KINDS.get(claim.kind, plainly(claim.kind))


def _moved(step: Step, labels: Labels) -> str:
    return f"{labels.date(step.day)}: {labels.reason(came_to(plainly(step.state.value), step.because))}"
