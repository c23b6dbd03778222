"""The world as it stands: numbers, ledger, evidence and talks, and the facts hidden from every seat."""

from __future__ import annotations

from array import array
from typing import Any

from msgspec import Struct

from game.terms import MemberId, Slug, Symbol, Word
from game.world.acts import Confidence, Promise, Terms


class ClaimState(Word):
    """The states of a claim (game, section 3)."""

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


_ACCEPTED = ClaimState.ACCEPTED  # reading a member of an enumeration is ten times as slow as reading a name


class Step(Struct, frozen=True, gc=False):
    """One move in a claim's life."""

    day: int
    state: ClaimState
    because: str


class Claim(Struct, frozen=True, gc=False):
    """An entry of the ledger. `kind` is accusation, denial, rebuttal, demand, offer, document, prebuttal,
    undertaking, announcement ... `subject` is the charge, demand, offer, format or draft that it is about. `ballot` is
    the announced ballot. `number` is its place in the ledger, from 0; `answers` is the number of the entry that it
    answers, or -1. `force` is the scale of its first effects. `due` is its last day. `since` holds the counts, by slot,
    at the moment of a demand or an offer; counts of 0 are left out.
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
    ballot: str = ""
    since: dict[Slug, float] = {}


class Undertaking(Struct, frozen=True, gc=False):
    """An agreement of a format that the field has not judged yet: claim `claim`, due on day `due`.

    It binds also the parties that signed `as_participants`; `contested` says that another party objects to this.
    """

    claim: int
    format: Slug
    terms: Terms
    parties: tuple[MemberId, ...]
    due: int
    as_participants: tuple[MemberId, ...] = ()
    contested: bool = False


class Waiver(Struct, frozen=True, gc=False):
    """A requirement that all parties of a format waived, in claim `claim`; it ends with `undertaking`, if not -1."""

    format: Slug
    requirement: Slug
    claim: int
    undertaking: int = -1


class Breach(Struct, frozen=True, gc=False):
    """A breach that was found: a broken undertaking, or a measure that an effect set back. Numbers count from 0.

    `by` is its author, empty if nobody could tell. `claim` is the undertaking, or -1. `contested` says that somebody
    had objected to the author's signature as a participant. `on_record` are the parties that put it on the record.
    """

    number: int
    day: int
    measures: tuple[Slug, ...]
    by: MemberId = ""
    format: Slug = ""
    claim: int = -1
    contested: bool = False
    on_record: tuple[MemberId, ...] = ()


class Bid(Struct, frozen=True, gc=False):
    """A party's answer to terms in a round: it put or accepted them (`accepts`), or rejected them."""

    day: int
    format: Slug
    by: MemberId
    terms: Terms
    accepts: bool


class Round(Struct, frozen=True, gc=False):
    """A round of talks, called or under way; `polled` must act next, in order.

    `as_participants` have accepted, but sign as participants and not as parties; the terms bind them just the same.
    `before` are the terms that lay on the table before these. `whole` are the full terms, once a party has accepted
    only a part of them.
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
    before: Terms | None = None
    whole: Terms | None = None


class Understanding(Struct, frozen=True, gc=False):
    """Promises between two delegations, or within a group.

    `number` names it, and tells nobody how many others there are (`understandings.number_of`). It ends on the morning
    of `due`. If it is witnessed, `claims` are its entries in the ledger, by the member that promised. `kept`, `broken`
    and `lapsed` are the members whose promise was judged so.
    """

    number: int
    by: MemberId
    partners: tuple[MemberId, ...]
    asks: Promise
    gives: Promise | None
    witnessed: bool
    day: int
    due: int
    accepted: tuple[MemberId, ...] = ()
    state: ClaimState = ClaimState.OPEN
    claims: dict[MemberId, int] = {}
    kept: tuple[MemberId, ...] = ()
    broken: tuple[MemberId, ...] = ()
    lapsed: tuple[MemberId, ...] = ()

    @property
    def promises(self) -> tuple[tuple[MemberId, Promise], ...]:
        """Return each member with its promise."""
        theirs = tuple([(each, self.asks) for each in self.partners])
        return ((self.by, self.gives), *theirs) if self.gives is not None else theirs

    @property
    def pending(self) -> tuple[tuple[MemberId, Promise], ...]:
        """Return each member with a promise not judged yet; nothing before the understanding is reached."""
        if self.state is not _ACCEPTED:
            return ()
        judged = (*self.kept, *self.broken, *self.lapsed)
        return tuple([each for each in self.promises if each[0] not in judged])


class Notes:
    """A cache of results that were worked out from one view; each is used while its inputs are unchanged.

    `own` holds results from one seat's view. `common` holds results from public facts, for all seats of a game. Two
    notes are always equal, because everything in them can be worked out again.
    """

    __slots__ = ("__weakref__", "common", "own")

    def __init__(self, common: dict[str, Any]) -> None:
        self.common = common
        self.own: dict[Any, Any] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Notes)

    def __hash__(self) -> int:
        return 0


class Learned(Struct, frozen=True, gc=False):
    """A fact that one delegation has learned about another in confidence.

    Sounding it out gives `lines`: two of its red lines, one of them the true one. Testing a paragraph gives `line`, its
    true red line if the paragraph touches it (else empty); that line's `price` in points; and its `relation` (-100 to
    100) to the State that the paragraph names.
    """

    by: MemberId
    member: MemberId
    day: int
    lines: tuple[Slug, ...] = ()
    paragraph: Slug = ""
    line: Slug = ""
    price: float = 0.0
    relation: float = 0.0


class Hidden(Struct, frozen=True, gc=False):
    """The facts drawn with the dice at the start. No briefing holds them, except a seat's own true red line and price.

    `truths` says which charges are true, `sound` which evidence is sound. `resolve` is how near each decision is to
    being taken. `lines` is each seat's one true red line, and `prices` the weight of that line in points.
    """

    truths: dict[Slug, bool] = {}
    sound: dict[Slug, bool] = {}
    resolve: dict[Slug, float] = {}
    lines: dict[MemberId, Slug] = {}
    prices: dict[MemberId, float] = {}


class Facts(Struct, frozen=True, gc=False):
    """The facts outside the chamber that decide what a seat may do: all of them in a World, else those one seat knows.

    `numbers` is indexed by the slots of the setting, and copied on write. `talked` is the day on which each format was
    last called, `gathered` the day on which each group last met. `counsel` holds day, mission, counsel and the capital
    that received it. `learned` holds the facts that each seat learned in confidence. `shut` is the day until which a
    capital's door is closed to a seat. `notes` is the cache of one seat's view.
    """

    numbers: array[float]
    ledger: tuple[Claim, ...] = ()
    released: tuple[Slug, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    breaches: tuple[Breach, ...] = ()
    round: Round | None = None
    decided: tuple[Slug, ...] = ()
    talked: dict[Slug, int] = {}
    gathered: dict[Slug, int] = {}
    counsel: tuple[tuple[int, MemberId, str, MemberId], ...] = ()
    understandings: tuple[Understanding, ...] = ()
    learned: dict[MemberId, tuple[Learned, ...]] = {}
    shut: dict[MemberId, dict[MemberId, int]] = {}
    notes: Notes | None = None


class World(Facts, frozen=True, gc=False):
    """All facts outside the chamber, public and secret.

    `waits` is the day until which a decision waits. `put_off` counts how often it was put off because its case had not
    been accepted. `declined` counts how often in a row a call was declined, by format. `refused` are the charges on
    which monitors were refused access. `session` is the day on which the Council called the Assembly's session.
    """

    waivers: tuple[Waiver, ...] = ()
    bids: tuple[Bid, ...] = ()
    happened: tuple[Slug, ...] = ()
    waits: dict[Slug, int] = {}
    put_off: dict[Slug, int] = {}
    declined: dict[Slug, int] = {}
    orders: dict[Slug, float] = {}
    lobbied: tuple[tuple[MemberId, MemberId, Symbol, bool], ...] = ()
    endorsed: bool = False
    refused: tuple[Slug, ...] = ()
    session: int = 0
    hidden: Hidden = Hidden()
