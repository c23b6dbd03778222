"""The Council's standing data in a scenario: members, items, paragraphs, invitations, settings of its law."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from game.council.membership import Council
from game.council.papers import BankParagraph
from game.terms import MemberId, Slug


class AgendaItem(Struct, frozen=True):
    """A matter of which the Council may be seized; `letter` is the communication it rests on (rule 6)."""

    id: Slug
    title: str
    letter: str = ""


class Invitee(Struct, frozen=True):
    """A participant that the Council may invite to take part without vote.

    `rule` is 37 or 39. `obligatory` says that it is a party to a dispute, whom nobody can refuse (Article 32).
    """

    id: MemberId
    label: str
    rule: int
    obligatory: bool = False
    items: tuple[Slug, ...] = ()


class DraftTitle(Struct, frozen=True):
    """A title that a scenario offers for drafts."""

    id: Slug
    title: str


class Remit(Struct, frozen=True, eq=False, dict=True):
    """Standing data of the Council in a scenario.

    `enforce_27_3` is off, on_ruling or strict. `parties` are the members that a point of order may claim must abstain.
    `prior_vetoes` are items on which a draft was vetoed before the first day. `presidents` gives the President by day
    of the campaign (the last entry not after the day counts). `days` is the last day of the campaign, 0 if none is set.
    Of two forms for classes, `to_the_vote` opens no act that would keep the Council from voting on a text in blue, and
    in `without_texts` nobody submits a draft or a statement.
    """

    council: Council
    presidents: tuple[tuple[int, MemberId], ...]
    items: tuple[AgendaItem, ...]
    bank: tuple[BankParagraph, ...]
    titles: tuple[DraftTitle, ...]
    invitees: tuple[Invitee, ...]
    first_speakers: tuple[MemberId, ...] = ()
    first_item: Slug = ""
    enforce_27_3: str = "off"
    dispute: bool = False
    parties: tuple[MemberId, ...] = ()
    uniting_for_peace: bool = True
    veto_initiative: bool = False
    max_operative: int = 5
    max_preambular: int = 3
    prior_vetoes: tuple[Slug, ...] = ()
    year: int = 0
    days: int = 0
    to_the_vote: bool = False
    without_texts: bool = False

    @cached_property
    def paragraph(self) -> dict[Slug, BankParagraph]:
        """Return the paragraphs of the bank by id."""
        return {each.id: each for each in self.bank}
