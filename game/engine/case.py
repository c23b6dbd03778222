"""The compiled scenario: the law and the world of one game, frozen and ready to be journalled."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from game.council.papers import LaidText
from game.council.remit import Remit
from game.engine.book import Book
from game.terms import MemberId, Slug
from game.world.gauges import AnyEffect
from game.world.published import Ending, PublishedSetting
from game.world.setting import Setting, part
from game.world.sight import setting_of

SHAPES = (
    *("disc", "ring", "half", "pair", "crescent", "square", "diamond", "hexagon", "triangle"),
    *("star", "cross", "saltire", "pale", "fess", "bend", "chevron", "bars"),
)
"""The figures of flags of invented States; `words/badges.py` says how each is drawn."""


class Badge(Struct, frozen=True):
    """The flag of an invented State: one figure on a ground; colours as hex, such as 1D4A38."""

    shape: str
    colour: str
    ground: str = "FFFFFF"


class Participant(Struct, frozen=True):
    """A State, a secretariat or a briefer as the scenario names it; `name` as the record prints it.

    `the` says whether the name takes an article in running text; `short` fits a plate, and so does `tag`, which says
    in a few words who an invented State is. Front ends draw its `flag`.
    """

    id: MemberId
    name: str
    short: str
    the: bool = False
    capital: str = ""
    level: str = ""
    tag: str = ""
    flag: Badge | None = None


class Objective(Struct, frozen=True):
    """One line of a delegation's instructions: carried out if `when` holds on the last day; `weight` 1-100.

    The capital gives it while `given` holds, or from the start.
    """

    id: Slug
    text: str
    weight: int
    when: str
    given: str = ""
    source: str = ""


class RedLine(Struct, frozen=True):
    """A text that the delegation will not let pass: a paragraph, or a position beyond `at` on an issue.

    One of `peacetime` falls away once force has been used.
    """

    id: Slug
    text: str
    paragraph: Slug = ""
    issue: Slug = ""
    at: float = 0.0
    weight: int = 30
    peacetime: bool = False


class Stated(Struct, frozen=True):
    """Where a State stood on an issue, by a statement of a day (an ISO date)."""

    issue: Slug
    at: float
    on: str
    source: str


def known_on(day: str, stated: Iterable[Stated], *, later: bool = True) -> dict[Slug, float]:
    """Return where a State stands on a day (ISO date): by its latest statement up to then on each issue.

    If it spoke on an issue only afterwards, its first statement counts, or none if `later` is false. The statements
    are in the order of their days.
    """
    known: dict[Slug, Stated] = {}
    for each in stated:
        if each.on <= day or (later and each.issue not in known):
            known[each.issue] = each
    return {issue: each.at for issue, each in known.items()}


class Profile(Struct, frozen=True):
    """A delegation, drawn from its State's published statements; `capacity` is member or invited.

    `positions` are those of the first day; `stated` are the dated statements, of that day and any other.
    """

    member: MemberId
    capacity: str
    positions: dict[Slug, float]
    salience: dict[Slug, float]
    width: float
    objectives: tuple[Objective, ...]
    red_lines: tuple[RedLine, ...] = ()
    stance: str = ""
    instructions: str = ""
    lines: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reluctance: float = 0.0
    stated: tuple[Stated, ...] = ()


class PublishedProfile(Struct, frozen=True):
    """The published part of a delegation's profile, without instructions and red lines."""

    member: MemberId
    capacity: str
    positions: dict[Slug, float]
    salience: dict[Slug, float]
    width: float
    stance: str = ""
    lines: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reluctance: float = 0.0
    stated: tuple[Stated, ...] = ()


class Phrase(Struct, frozen=True):
    """Ways to say one thing; examples of `key` are accusation, denial/invasion_planned, stating/<issue>/plus.

    Each text is a clause or a sentence with named gaps in braces; the key decides which gaps there are. The texts are
    used while `when` holds, or always if it is empty.
    """

    key: str
    texts: tuple[str, ...]
    when: str = ""


class RealDay(Struct, frozen=True):
    """What happened in reality on a day, for comparison; never part of play.

    `decided` is the capital's decision that was carried out on it.
    """

    day: int
    text: str
    source: str
    symbol: str = ""
    decided: Slug = ""


class Toll(Struct, frozen=True):
    """A figure of the human cost in reality; it opens the debrief of a game in which `when` holds at the end.

    `text` says what the figure counts, and `as_of` (an ISO date) is the last day that it covers. `least` says that
    those who counted believe the true figure to be higher. In older games `text` holds all of this.
    """

    text: str
    source: str
    when: str
    figure: str = ""
    as_of: str = ""
    least: bool = False


class ShortForm(Struct, frozen=True):
    """Some days of the scenario as a game of their own: `days` from day `begins`, with instructions for them.

    `starts` are figures of indicators, `before` the happenings and decisions that came before it begins, `moved` the
    days on which happenings come in it, and `texts` lie in blue at its beginning. `Remit` explains `to_the_vote` and
    `without_texts`.
    """

    days: int
    title: str
    summary: str
    objectives: dict[MemberId, tuple[Objective, ...]]
    endings: tuple[Ending, ...]
    id: Slug = "short"
    begins: int = 1
    starts: dict[Slug, float] = {}
    before: tuple[Slug, ...] = ()
    moved: dict[Slug, int] = {}
    texts: tuple[LaidText, ...] = ()
    to_the_vote: bool = False
    without_texts: bool = False


class Card(Struct, frozen=True):
    """A text to be read by a class or printed; `to` are the seats that get it, or nobody for all."""

    id: Slug
    title: str
    text: str
    to: tuple[MemberId, ...] = ()


class Inject(Struct, frozen=True):
    """News that a teacher may give while a class plays, to all or to some seats, with its effects."""

    id: Slug
    title: str
    text: str
    to: tuple[MemberId, ...] = ()
    effects: tuple[AnyEffect, ...] = ()


class Step(Struct, frozen=True):
    """One part of a lesson: what is done in it, and for how many minutes."""

    title: str
    minutes: int


class Plan(Struct, frozen=True):
    """The plan of one lesson: the form of the scenario that is played, and its steps."""

    form: Slug
    title: str
    steps: tuple[Step, ...]


class Lesson(Struct, frozen=True):
    """What a scenario brings along for a class.

    `fill` is the order in which seats are given to students. `practice` is the id of a scenario for the practice vote.
    """

    fill: tuple[MemberId, ...] = ()
    practice: str = ""
    plans: tuple[Plan, ...] = ()
    cards: tuple[Card, ...] = ()
    injects: tuple[Inject, ...] = ()
    questions: tuple[str, ...] = ()


class PublishedCase(Struct, frozen=True, eq=False, dict=True):
    """The public part of a scenario. A delegation gets it together with its own profile and evidence, and no more."""

    id: Slug
    title: str
    first_day: str
    days: int
    remit: Remit
    setting: PublishedSetting
    participants: tuple[Participant, ...]
    profiles: tuple[PublishedProfile, ...]
    seats: tuple[MemberId, ...]
    reality: tuple[RealDay, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    book: Book = Book()
    begins: int = 1

    @cached_property
    def participant(self) -> dict[MemberId, Participant]:
        """Return all participants by id."""
        return {each.id: each for each in self.participants}

    @property
    def published(self) -> PublishedCase:
        """Return this."""
        return self


class Case(Struct, frozen=True, eq=False, dict=True):
    """A compiled scenario with all its secrets. `first_day` is the ISO date of day 1 of the campaign.

    A `directed` case belongs to a game with a director (see `directing.py`). The game begins on the morning of day
    `begins`, with `texts` in blue before the Council, after the happenings and decisions `before`. In a `fictional` one
    all States are invented.
    """

    id: Slug
    title: str
    summary: str
    first_day: str
    days: int
    remit: Remit
    setting: Setting
    participants: tuple[Participant, ...]
    profiles: tuple[Profile, ...]
    phrases: tuple[Phrase, ...]
    reality: tuple[RealDay, ...] = ()
    content_note: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    opens_with_meeting: bool = True
    book: Book = Book()
    digest: str = ""
    toll: tuple[Toll, ...] = ()
    short_form: ShortForm | None = None
    directed: bool = False
    forms: tuple[ShortForm, ...] = ()
    begins: int = 1
    texts: tuple[LaidText, ...] = ()
    before: tuple[Slug, ...] = ()
    fictional: bool = False
    lesson: Lesson | None = None

    @cached_property
    def seats(self) -> tuple[MemberId, ...]:
        """Return the playable seats: the members in the order of their seats, then the invited States."""
        council = self.remit.council.seats
        return council + tuple(each.member for each in self.profiles if each.member not in council)

    @cached_property
    def profile(self) -> dict[MemberId, Profile]:
        """Return the profiles by seat."""
        return {each.member: each for each in self.profiles}

    @cached_property
    def published(self) -> PublishedCase:
        """Return the public part of the case; nothing in it leads back to the case."""
        values = {name: getattr(self, name) for name in PublishedCase.__struct_fields__}
        values["setting"] = setting_of(self.setting)
        values["profiles"] = tuple(part(PublishedProfile, each) for each in self.profiles)
        return PublishedCase(**values)

    @cached_property
    def participant(self) -> dict[MemberId, Participant]:
        """Return all participants by id."""
        return {each.id: each for each in self.participants}
