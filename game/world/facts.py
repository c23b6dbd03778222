"""The world as it stands: numbers, ledger, evidence, talks; and what is hidden from every seat."""

from __future__ import annotations

from array import array
from typing import Any

from msgspec import Struct

from game.terms import MemberId, Slug, Symbol, Word
from game.world.acts import Confidence, Promise, Terms


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
    undertaking, announcement ...; `subject` the charge, demand, offer, format or draft that it is about; `ballot` what
    was announced of a draft; `answers` another entry. `number` is its place in the ledger, from 0. `force` is
    how strongly it was made: the scale of its first effects. `due` is its last day. `since` holds what had been
    counted, by slot, when a demand or an offer was made; what had not begun is left out.
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
    """What the parties of a format agreed and the field has not judged yet: claim `claim`, due on `due`.

    It binds those too that signed `as_participants`; `contested` says that another objects to their style.
    """

    claim: int
    format: Slug
    terms: Terms
    parties: tuple[MemberId, ...]
    due: int
    as_participants: tuple[MemberId, ...] = ()
    contested: bool = False


class Waiver(Struct, frozen=True, gc=False):
    """A requirement that all the parties of a format waived, claim `claim`; it falls with `undertaking` (-1: alone)."""

    format: Slug
    requirement: Slug
    claim: int
    undertaking: int = -1


class Breach(Struct, frozen=True, gc=False):
    """A breach that was found, and its number, from 0: an undertaking broken, or measures set back by an act.

    `by` is who did it, empty where nobody could tell. `claim` is the undertaking, or -1; `contested`, that `by` had
    been told that it was bound as a party. `on_record` are those who have put it on the record.
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
    """What a party said to terms in a round: it put or accepted them, or would not have them."""

    day: int
    format: Slug
    by: MemberId
    terms: Terms
    accepts: bool


class Round(Struct, frozen=True, gc=False):
    """A round of talks, called or under way; `polled` must act next, in order.

    `as_participants` have accepted, but sign as participants and not as parties; it binds them just the same.
    `before` are the terms that were countered last; `whole`, those of which only the part on the table can be agreed.
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
    """What two delegations, or a group, have promised each other; `number` is its place, from 0.

    It lapses on the morning of `due`. `claims` are its entries in the ledger, by who promised, if it is witnessed;
    `kept`, `broken` and `lapsed` say whose promise has come to what.
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
        """Return who promises what in it."""
        theirs = tuple((each, self.asks) for each in self.partners)
        return ((self.by, self.gives), *theirs) if self.gives is not None else theirs

    @property
    def pending(self) -> tuple[tuple[MemberId, Promise], ...]:
        """Return who still has to keep what, once it is reached."""
        if self.state is not ClaimState.ACCEPTED:
            return ()
        judged = (*self.kept, *self.broken, *self.lapsed)
        return tuple(each for each in self.promises if each[0] not in judged)


class Notes:
    """What was read off one view and is found again while nothing has changed that it was read from.

    `own` holds what was read off one seat's view, `common` what was read off public facts, for all seats of a game. Two
    notes are always equal: nothing stands in them that cannot be found out anew.
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
    """What one delegation has learned of another in confidence.

    By sounding it out: two of its red lines, one of them the true one (`lines`). By testing a paragraph: whether its
    true red line touches it (`line`, empty if not), that line's `price` in points, and the other's `relation` (-100 to
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
    """What was drawn with the dice at the start; part of no briefing but that `lines` are told to each seat its own.

    `lines` is each seat's one true red line, `prices` its weight in points.
    """

    truths: dict[Slug, bool] = {}
    sound: dict[Slug, bool] = {}
    resolve: dict[Slug, float] = {}
    lines: dict[MemberId, Slug] = {}
    prices: dict[MemberId, float] = {}


class Facts(Struct, frozen=True, gc=False):
    """The facts outside the chamber that decide what a seat may do: in a World all, else those that one seat knows.

    `numbers` is indexed by the slots of the setting, copied on write. `talked` is the day on which each format was last
    called, `gathered` that on which each group last met. `counsel` is day, mission, counsel and the capital that was
    given it. `learned` is what each seat has learned in confidence, `shut` the day until which its door to a capital is
    closed. `notes` is where one seat's view keeps what was read off it.
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
    """All facts outside the chamber, whoever knows of them.

    `waits` is the day until which a capital waits; `put_off` how often it did so for want of a pretext; `declined` how
    often in a row a call was declined. `refused` are the charges to which monitors wanted to speak and were refused
    access. `session` is the day on which the Assembly's session was called.
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
