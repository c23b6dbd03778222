"""What everybody may know of a scenario: names, charges without their truth, the bank, formats, published positions."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.council.papers import BankParagraph
from game.engine.book import BookPoint
from game.engine.case import Case, Participant, PublishedCase
from game.terms import MemberId, Slug
from game.world.published import Format, Measure, Requirement


class Position(Struct, frozen=True):
    """The published position of a State: its stand on each issue, how much it cares, how readily it abstains.

    `reluctance`, 0 to 100, is how slow it is by long practice to vote on texts that single out a State or divide the
    permanent members. `since_force` are the issues on which it has spoken since force was used.
    """

    member: MemberId
    capacity: str
    positions: dict[Slug, float]
    salience: dict[Slug, float]
    width: float
    reluctance: float = 0.0
    since_force: frozenset[Slug] = frozenset()


class KnownCharge(Struct, frozen=True):
    """A charge without its truth."""

    id: Slug
    title: str
    against: MemberId
    by: tuple[MemberId, ...]
    days: int


class KnownDemand(Struct, frozen=True):
    """A demand; `words` says that it asks for a declaration, `deeds` that it asks for more than words."""

    id: Slug
    title: str
    of: MemberId
    words: bool
    deeds: bool


class KnownOffer(Struct, frozen=True):
    """An offer of one State to another."""

    id: Slug
    title: str
    by: MemberId
    to: MemberId


class KnownFormat(Struct, frozen=True):
    """A format of talks, with the value that each party has said it gives to the whole progress of each measure.

    Agreed steps fall due in `days`. The parties in `disclaim` say that they only participate, and are no party.
    """

    id: Slug
    label: str
    parties: tuple[MemberId, ...]
    mediators: tuple[MemberId, ...]
    measures: tuple[Slug, ...]
    requirements: tuple[Requirement, ...]
    step: float
    days: int
    disclaim: tuple[MemberId, ...]
    values: dict[Slug, dict[MemberId, float]]
    titles: dict[Slug, str]


class Public(Struct, frozen=True, eq=False):
    """The public part of a scenario.

    `after_force` gives the issues on which a State's stand follows, once force is used, from its stand on another
    issue. `force` are the capitals by their decisions to use force. `on_record` is what a seat says on a day in every
    game.
    """

    names: dict[MemberId, str]
    seats: tuple[MemberId, ...]
    council: tuple[MemberId, ...]
    permanent: frozenset[MemberId]
    votes_required: int
    bank: dict[Slug, BankParagraph]
    issues: dict[Slug, str]
    positions: dict[MemberId, Position]
    charges: dict[Slug, KnownCharge]
    demands: dict[Slug, KnownDemand]
    offers: dict[Slug, KnownOffer]
    capitals: dict[Slug, MemberId]
    formats: dict[Slug, KnownFormat]
    mode: str
    enforce_27_3: str
    max_operative: int
    max_preambular: int
    force: dict[Slug, MemberId]
    after_force: dict[Slug, Slug]
    on_record: dict[tuple[int, MemberId], tuple[BookPoint, ...]]


def running(participant: Participant) -> str:
    """Return the short name in running text, with its article if it has one; a single name needs none."""
    name = participant.short or participant.name
    bare = name != participant.name and name.isalpha() and not name.isupper()
    return f"the {name}" if participant.the and not bare else name


def public(case: Case | PublishedCase, since_force: Mapping[MemberId, frozenset[Slug]] | None = None) -> Public:
    """Return the public part of a scenario, without instructions, red lines, truth and soundness.

    `since_force` are the issues on which each State has spoken since force was used, if it has.
    """
    case = case.published
    remit, setting = case.remit, case.setting
    council = remit.council
    return Public(
        names={each.id: running(each) for each in case.participants},
        seats=case.seats,
        council=council.seats,
        permanent=council.permanent,
        votes_required=council.votes_required,
        bank={each.id: each for each in remit.bank},
        issues={each.id: each.label for each in setting.issues},
        positions=_positions(case, since_force or {}),
        charges={c.id: KnownCharge(c.id, c.title, c.against, c.by, c.days) for c in setting.charges},
        demands=_demands(case),
        offers={each.id: KnownOffer(each.id, each.title, each.by, each.to) for each in setting.offers},
        capitals={each.id: each.capital for each in setting.decisions},
        formats=_formats(case),
        mode=setting.mode,
        enforce_27_3=remit.enforce_27_3,
        max_operative=remit.max_operative,
        max_preambular=remit.max_preambular,
        force={each.id: each.capital for each in setting.decisions if each.force},
        after_force={each.id: each.after_force for each in setting.issues if each.after_force},
        on_record=_on_record(case),
    )


def _on_record(case: PublishedCase) -> dict[tuple[int, MemberId], tuple[BookPoint, ...]]:
    said = {(each.day, each.by): case.book.said(each.day, each.by) for each in case.book.acts}
    held = {key: tuple(each for each in points if each.always) for key, points in said.items()}
    return {key: points for key, points in held.items() if points}


def _positions(case: PublishedCase, since: Mapping[MemberId, frozenset[Slug]]) -> dict[MemberId, Position]:
    return {
        each.member: Position(
            each.member,
            each.capacity,
            each.positions,
            each.salience,
            each.width,
            each.reluctance,
            since.get(each.member, frozenset()),
        )
        for each in case.profiles
    }


def _demands(case: PublishedCase) -> dict[Slug, KnownDemand]:
    return {
        each.id: KnownDemand(
            each.id,
            each.title,
            each.of,
            any(part.declaration for part in each.parts),
            any(not part.declaration for part in each.parts),
        )
        for each in case.setting.demands
    }


def _formats(case: PublishedCase) -> dict[Slug, KnownFormat]:
    return {each.id: _format(each, case.setting.measures) for each in case.setting.formats}


def _format(form: Format, measures: tuple[Measure, ...]) -> KnownFormat:
    agenda = [each for each in measures if each.id in form.measures]
    return KnownFormat(
        form.id,
        form.label,
        form.parties,
        form.mediators,
        form.measures,
        form.requirements,
        form.step,
        max(1, form.days),
        tuple(each for each in form.parties if each in form.participants),
        {each.id: each.values for each in agenda},
        {each.id: each.title for each in agenda},
    )
