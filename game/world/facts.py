"""The world as it stands: numbers, ledger, evidence, talks; and what is hidden from every seat."""

from __future__ import annotations

from array import array

from msgspec import Struct

from game.terms import MemberId, Slug, Symbol, Word
from game.world.acts import Confidence, Terms


class ClaimState(Word):
    """What has become of a claim (game, section 3)."""

    OPEN = "open"
    CONTESTED = "contested"
    CORROBORATED = "corroborated"
    CONTRADICTED = "contradicted"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    BORNE_OUT = "borne-out"
    REFUTED = "refuted"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"
    BROKEN = "broken"


class Step(Struct, frozen=True, gc=False):
    """One move in a claim's life."""

    day: int
    state: ClaimState
    because: str


class Claim(Struct, frozen=True, gc=False):
    """An entry of the ledger. `kind` is accusation, denial, rebuttal, demand, offer, document, prebuttal,
    undertaking; `subject` the charge, demand, offer or format that it is about; `answers` another entry.
    `number` is its place in the ledger, from 0. `force` is how strongly it was made: the scale of its first effects.
    """

    number: int
    kind: str
    by: MemberId
    about: MemberId
    subject: Slug
    day: int
    confidence: Confidence = Confidence.LIKELY
    evidence: tuple[Slug, ...] = ()
    meeting: Symbol = ""
    due: int = 0
    state: ClaimState = ClaimState.OPEN
    answers: int = -1
    answered: bool = False
    history: tuple[Step, ...] = ()
    force: float = 0.0


class Undertaking(Struct, frozen=True, gc=False):
    """What the parties of a format agreed and the field has not judged yet: claim `claim`, due on `due`."""

    claim: int
    format: Slug
    terms: Terms
    parties: tuple[MemberId, ...]
    due: int


class Round(Struct, frozen=True, gc=False):
    """A round of talks, called or under way; `polled` must act next, in order.

    `as_participants` have accepted, but sign as participants and not as parties; it binds them just the same.
    """

    format: Slug
    called_by: MemberId
    consented: tuple[MemberId, ...] = ()
    open: bool = False
    polled: tuple[MemberId, ...] = ()
    table: Terms | None = None
    proposed_by: MemberId = ""
    accepted: tuple[MemberId, ...] = ()
    as_participants: tuple[MemberId, ...] = ()
    counters: int = 0


class Hidden(Struct, frozen=True, gc=False):
    """What was drawn with the dice at the start; part of no briefing."""

    truths: dict[Slug, bool] = {}
    sound: dict[Slug, bool] = {}
    resolve: dict[Slug, float] = {}


class World(Struct, frozen=True, gc=False):
    """All facts outside the chamber; `numbers` is indexed by the slots of the setting, copied on write.

    `waits` is the day until which a capital waits; `put_off` how often it did so for want of a pretext; `talked`
    the day on which each format was last called.
    """

    numbers: array[float]
    ledger: tuple[Claim, ...] = ()
    released: tuple[Slug, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    round: Round | None = None
    happened: tuple[Slug, ...] = ()
    decided: tuple[Slug, ...] = ()
    waits: dict[Slug, int] = {}
    put_off: dict[Slug, int] = {}
    talked: dict[Slug, int] = {}
    orders: dict[Slug, float] = {}
    counsel: tuple[tuple[int, MemberId, str], ...] = ()
    lobbied: tuple[tuple[MemberId, MemberId, Symbol, bool], ...] = ()
    endorsed: bool = False
    hidden: Hidden = Hidden()
