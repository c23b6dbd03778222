"""Drafts, amendments and statements, and the standing of each on its way to a vote."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from game.council.acts import Clause, Product
from game.council.subjects import AnySubject
from game.council.voting import Ballot, Outcome, Question
from game.terms import MemberId, Slug, Symbol, Word


class Nature(Word):
    """Whether a text's content makes it procedural (rules D 27 and 28)."""

    SUBSTANTIVE = "substantive"
    PROCEDURAL = "procedural"
    ASK = "ask"


class BankParagraph(Struct, frozen=True, gc=False):
    """A paragraph that a scenario offers to drafters.

    `issues` gives the position from -1 to 1 that the text takes on each issue at the verb's middle strength;
    `text` follows the verb; `names` is the State that it names, if any; `new` says that it lays down a new
    obligation; `calls_session` that it calls an emergency special session. Delegations
    led by the game put it forward only while the condition `apt` holds.
    """

    id: Slug
    kind: str
    text: str
    verbs: tuple[str, ...]
    issues: dict[Slug, float]
    names: MemberId | None = None
    new: bool = True
    chapter: str = ""
    nature: Nature = Nature.SUBSTANTIVE
    calls_session: bool = False
    endorses_talks: bool = False
    items: tuple[Slug, ...] = ()
    apt: str = ""
    source: str = ""


class Standing(Word):
    """Where a draft stands (practice: zero draft, silence, in blue)."""

    NEGOTIATION = "negotiation"
    SILENCE = "under-silence"
    BLUE = "in-blue"
    ADOPTED = "adopted"
    NOT_ADOPTED = "not-adopted"
    FALLEN = "fallen"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


class DraftResolution(Struct, frozen=True, gc=False):
    """A draft resolution; not a resolution until adopted. Precedence is the order of submission (rule 32).

    `separate` are the parts to be voted on separately, and `whole` the parts for which its mover refused this.
    `not_before` is the day to which its discussion was postponed (rule 33).
    """

    symbol: Symbol
    title: Slug
    item: Slug
    sponsors: tuple[MemberId, ...]
    clauses: tuple[Clause, ...]
    day: int
    chapter: str = ""
    standing: Standing = Standing.NEGOTIATION
    revision: int = 0
    requested_by: MemberId | None = None
    nature: Nature = Nature.SUBSTANTIVE
    voted_on: bool = False
    separate: tuple[Clause, ...] = ()
    asked: bool = False
    must_abstain: frozenset[MemberId] = frozenset()
    resolution: Symbol = ""
    in_favour: int = 0
    whole: tuple[Clause, ...] = ()
    not_before: int = 0


class LaidText(Struct, frozen=True, gc=False):
    """A text that lies in blue before the Council when a game begins; the first of its `sponsors` submitted it."""

    title: Slug
    item: Slug
    sponsors: tuple[MemberId, ...]
    clauses: tuple[Clause, ...]


AMENDED = "/Amend."
"""The text between a draft's symbol and the number of an amendment to it."""


class Amendment(Struct, frozen=True, gc=False):
    """An amendment: replace the clause at `place`, delete it (clause None), or add one (place -1)."""

    symbol: Symbol
    draft: Symbol
    by: MemberId
    place: int
    clause: Clause | None
    was: Clause | None = None
    accepted_by: tuple[MemberId, ...] = ()
    settled: str = ""

    @property
    def adds_or_deletes(self) -> bool:
        """Return whether it only adds to or deletes from the text (rule 36)."""
        return self.place < 0 or self.clause is None


class Statement(Struct, frozen=True, gc=False):
    """A statement proposed for the agreement of all."""

    symbol: Symbol
    product: Product
    item: Slug
    by: MemberId
    clauses: tuple[Clause, ...]
    day: int
    settled: str = ""


class PastVote(Struct, frozen=True, gc=False):
    """A vote that has ended, for the record."""

    id: str
    subject: AnySubject
    question: Question
    ballots: dict[MemberId, Ballot]
    outcome: Outcome
    day: int
    meeting: Symbol
    item: Slug


class Papers(Struct, frozen=True, gc=False):
    """All papers before the Council, in order of submission; `places` gives the place of each draft by its symbol.

    `amended` holds the amendments by their draft. `live_at` and `withdrawn_at` are the places of the drafts that are
    still live and of those that were withdrawn; `shelf.with_draft` keeps them up to date.
    """

    drafts: tuple[DraftResolution, ...] = ()
    amended: dict[Symbol, tuple[Amendment, ...]] = {}
    statements: tuple[Statement, ...] = ()
    places: dict[Symbol, int] = {}
    live_at: tuple[int, ...] = ()
    withdrawn_at: tuple[int, ...] = ()

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """Return all amendments, draft by draft."""
        return tuple([each for lie in self.amended.values() for each in lie])

    def draft(self, symbol: Symbol) -> DraftResolution | None:
        """Return the draft with this symbol, or None."""
        place = self.places.get(symbol)
        return None if place is None else self.drafts[place]

    def amendment(self, symbol: Symbol) -> Amendment | None:
        """Return the amendment with this symbol, or None."""
        for lie in reversed(self.amended.values()):  # it is mostly an amendment to one of the latest drafts
            for each in lie:
                if each.symbol == symbol:
                    return each
        return None

    def same_text(self, item: Slug, clauses: tuple[Clause, ...], among: Iterable[Symbol]) -> bool:
        """Return whether one of these drafts had the same clauses, in any order, on the same item (empty: on any)."""
        known = (self.draft(each) for each in among)
        return any(each is not None and item in ("", each.item) and set(each.clauses) == set(clauses) for each in known)

    def statement(self, symbol: Symbol) -> Statement | None:
        """Return the statement with this symbol, or None."""
        for each in reversed(self.statements):
            if each.symbol == symbol:
                return each
        return None
