"""The book of a scenario: the recorded deeds of each delegation, day by day, as acts of the game."""

from __future__ import annotations

from msgspec import Struct

from game.council.acts import Clause
from game.terms import MemberId, Slug, Symbol
from game.world.acts import Confidence, Register
from game.world.gauges import Quotation


class BookPoint(Struct, frozen=True):
    """One point of a recorded statement; `kind` is the name of a speech act (stating, accusing, denying, ...).

    `subject` is an issue, charge, demand, offer or piece of evidence; the ledger entry that an answer answers is looked
    up when it is given. `toward` is for stating only (-1, 0, 1); `further` is evidence shown besides `evidence`. A
    point marked `always` is made in every game by delegations that the game leads, not by the book alone. `quotations`
    are short real words of that day, which may stand beside the same act.
    """

    kind: str
    subject: Slug
    toward: int = 0
    confidence: Confidence = Confidence.LIKELY
    evidence: Slug = ""
    further: tuple[Slug, ...] = ()
    always: bool = False
    quotations: tuple[Quotation, ...] = ()


class BookAct(Struct, frozen=True):
    """One seat's recorded deeds on one day; an empty field means that nothing is known. `reply` is a right of reply."""

    day: int
    by: MemberId
    says: tuple[BookPoint, ...] = ()
    reply: tuple[BookPoint, ...] = ()
    register: Register = Register.MEASURED
    requests: Slug = ""
    calls: Slug = ""
    consents: Slug = ""
    declines: Slug = ""
    accepts: Slug = ""
    refuses: Slug = ""
    releases: Slug = ""
    source: str = ""


class BookDraft(Struct, frozen=True):
    """A text that `by` tabled and that was put to the vote on `day`, in paragraphs of the bank, with the votes."""

    id: Slug
    day: int
    by: MemberId
    title: Slug
    item: Slug
    clauses: tuple[Clause, ...]
    cosponsors: tuple[MemberId, ...] = ()
    in_favour: tuple[MemberId, ...] = ()
    against: tuple[MemberId, ...] = ()
    abstaining: tuple[MemberId, ...] = ()
    symbol: Symbol = ""
    source: str = ""


class Course(Struct, frozen=True):
    """A condition of the record from one day to another: on these days the book is closed if `when` does not hold."""

    from_day: int
    to_day: int
    when: str
    because: str


class Book(Struct, frozen=True):
    """The whole record; an empty book leaves every seat to its own choice."""

    course: tuple[Course, ...] = ()
    drafts: tuple[BookDraft, ...] = ()
    acts: tuple[BookAct, ...] = ()

    def said(self, day: int, by: MemberId, *, reply: bool = False) -> tuple[BookPoint, ...]:
        """Return the points that a seat is recorded to have made in its statements (or replies) of a day."""
        mine = (each for each in self.acts if each.day == day and each.by == by)
        return tuple(point for each in mine for point in (each.reply if reply else each.says))
