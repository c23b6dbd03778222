"""What would change a ballot: the smallest set of edits that brings a member to it, checked by the forecast itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.council.drafting import STRENGTH, has_operative, in_order
from game.council.papers import Nature
from game.council.voting import Ballot
from game.forecast.forecaster import Text
from game.forecast.foresight import Foreseen, Foresight
from game.forecast.interests import WORDS, said
from game.forecast.valuation import Standpoint
from game.terms import MemberId, Slug, Word

MOST = 3
"""The most edits in one change."""
PAIRED = 16
"""The most edits that are tried in pairs: those that bring the member nearest when made alone."""
TRIPLED = 6
LETTERS = 110
"""The most letters of a paragraph that an edit quotes."""
DROPPED = 6
"""Paragraphs whose removal is always tried with other edits: two that cross one line must go together."""


class Way(Word):
    """What an edit does."""

    DROP = "drop"
    SOFTEN = "soften"
    ADD = "add"
    LOBBY = "lobby"
    SPONSOR = "sponsor"
    WAIT = "wait"


class Edit(Struct, frozen=True):
    """One edit: of a paragraph (drop, soften or add, with its verb), of who asks or sponsors, or of the moment.

    `decision` is the capital's decision that would first have been carried out; `text` says the edit in words.
    """

    way: Way
    text: str
    clause: Clause | None = None
    member: MemberId = ""
    support: bool = True
    decision: Slug = ""


class Change(Struct, frozen=True):
    """Edits that bring a member to a ballot, and what the forecast says of the vote once they are made."""

    edits: tuple[Edit, ...]
    foreseen: Foreseen


class Footing(Struct, frozen=True):
    """The text, the vote and the member's standpoint; edits turn one footing into another."""

    text: Text
    mine: Standpoint


def change_to(
    foresight: Foresight,
    text: Text,
    member: MemberId,
    wanted: Ballot,
    *,
    mine: Standpoint | None = None,
    inapt: frozenset[Slug] = frozenset(),
    ways: frozenset[Way] = frozenset(Way),
) -> Change | None:
    """Return the fewest edits, up to three, that bring the member to the wanted ballot, or None if none do.

    The change has no edits if the member casts that ballot already. `mine` is the member's standpoint, if the caller
    knows it better than the foresight does. `inapt` are paragraphs of the bank that would be out of place. `ways` are
    the kinds of edit to try.
    """
    start = Footing(text, mine or foresight.standpoint(member))
    edits = [each for each in _edits(foresight, start, inapt) if each.way in ways]
    return _Search(foresight, start, wanted, edits).found()


def edited(foresight: Foresight, text: Text, mine: Standpoint, edits: Sequence[Edit]) -> tuple[Text, Standpoint]:
    """Return the text and the standpoint after these edits, ready for the same forecast."""
    now = Footing(text, mine)
    for each in edits:
        now = _made(foresight, now, each)
    return now.text, now.mine


class _Search:
    """One search: it tries edits alone, then the most promising ones by twos and threes."""

    def __init__(self, foresight: Foresight, start: Footing, wanted: Ballot, edits: Sequence[Edit]) -> None:
        self.foresight = foresight
        self.start = start
        self.member = start.mine.member
        self.wanted = wanted
        self.edits = edits

    def found(self) -> Change | None:
        now = self.foresight.member(self.member, self.start.text, self.start.mine)
        if now.ballot is self.wanted:
            return Change((), now)
        singles = []
        for each in self.edits:
            made = self.tried((each,))
            if made is not None:
                singles.append((each, made))
        done = self.best([Change((each,), made) for each, made in singles])
        singles.sort(key=lambda entry: (self.short_of(entry[1]), entry[0].text))
        ranked = [each for each, _ in singles]
        for size, width in ((2, PAIRED), (MOST, TRIPLED)):
            done = done or self.best(self.together(ranked, size, width))
        return done

    def together(self, ranked: list[Edit], size: int, width: int) -> list[Change]:
        drops = [each for each in ranked if each.way is Way.DROP][:DROPPED]
        chosen = [*ranked[:width], *(each for each in drops if each not in ranked[:width])]
        made = ((each, self.tried(each)) for each in combinations(chosen, size) if _compatible(each))
        return [Change(edits, foreseen) for edits, foreseen in made if foreseen is not None]

    def best(self, changes: list[Change]) -> Change | None:
        """Return the change that brings the wanted ballot most surely; the least intrusive way first."""
        ways = list(Way)
        right = [each for each in changes if each.foreseen.ballot is self.wanted]
        return max(
            right,
            key=lambda each: (
                round(getattr(each.foreseen.likelihood, self.wanted.value), 2),
                -sum(ways.index(edit.way) for edit in each.edits),
                *sorted(edit.text for edit in each.edits),
            ),
            default=None,
        )

    def tried(self, edits: tuple[Edit, ...]) -> Foreseen | None:
        """Return the forecast after these edits, or None if the text would have no operative paragraph left."""
        text, mine = edited(self.foresight, self.start.text, self.start.mine, edits)
        if not has_operative(text.clauses, self.foresight.moment.public.bank):
            return None
        return self.foresight.member(self.member, text, mine)

    def short_of(self, made: Foreseen) -> float:
        """Return by how many points the member is short of the wanted ballot."""
        width, value = self.start.mine.width, made.value
        if self.wanted is Ballot.IN_FAVOUR:
            return max(0.0, width - value)
        return max(0.0, value + width if self.wanted is Ballot.AGAINST else abs(value) - width)


def _compatible(edits: Sequence[Edit]) -> bool:
    """Return whether the edits concern different things."""
    marks = [
        each.clause.paragraph if each.clause else (each.way, each.member if each.way is Way.LOBBY else "")
        for each in edits
    ]
    return len(set(marks)) == len(marks)


def _edits(foresight: Foresight, now: Footing, inapt: frozenset[Slug]) -> Iterator[Edit]:
    yield from _softer(foresight, now.text)
    yield from _additions(foresight, now.text, inapt)
    yield from _company(foresight, now)
    for decision, capital in foresight.moment.public.force.items():
        if capital not in now.text.force:
            label = next(each.label for each in foresight.moment.case.setting.decisions if each.id == decision)
            yield Edit(Way.WAIT, f"wait for {label} to be carried out", decision=decision)


def _softer(foresight: Foresight, text: Text) -> Iterator[Edit]:
    """Yield each paragraph dropped, and each with every softer verb that it may take."""
    bank = foresight.moment.public.bank
    for place, clause in enumerate(text.clauses, 1):
        paragraph = bank[clause.paragraph]
        yield Edit(Way.DROP, f"drop paragraph {place} ({said(paragraph, clause.verb)})", clause)
        for verb in map(Verb, paragraph.verbs):
            if STRENGTH[verb] < STRENGTH[clause.verb]:
                words = f"soften paragraph {place} from '{WORDS[clause.verb]}' to '{WORDS[verb]}'"
                yield Edit(Way.SOFTEN, words, Clause(clause.paragraph, verb))


def _additions(foresight: Foresight, text: Text, inapt: frozenset[Slug]) -> Iterator[Edit]:
    held = {each.paragraph for each in text.clauses}
    for paragraph in foresight.moment.case.remit.bank:
        fits = not text.procedural or paragraph.nature is Nature.PROCEDURAL or paragraph.kind == "preambular"
        if paragraph.id in held or paragraph.id in inapt or paragraph.calls_session or not fits:
            continue
        for verb in map(Verb, paragraph.verbs):
            yield Edit(Way.ADD, f"add a paragraph that {said(paragraph, verb, LETTERS)}", Clause(paragraph.id, verb))


def _company(foresight: Foresight, now: Footing) -> Iterator[Edit]:
    """Yield edits of who asks, and of who sponsors the text."""
    public, member = foresight.moment.public, now.mine.member
    others = [each for each in public.seats if each != member]
    asked = {by for by, _ in now.mine.asked}
    for other in others:
        name = public.names.get(other, other)
        if other not in asked:
            yield Edit(Way.LOBBY, f"have {name} ask for its support", member=other)
            yield Edit(Way.LOBBY, f"have {name} ask it to oppose the text", member=other, support=False)
        if now.text.sponsors != (other,):
            yield Edit(Way.SPONSOR, f"let {name} alone sponsor the text", member=other)


def _made(foresight: Foresight, now: Footing, edit: Edit) -> Footing:
    """Return the footing after one edit."""
    text, bank = now.text, foresight.moment.public.bank
    if edit.way is Way.LOBBY:
        return Footing(text, replace(now.mine, asked=(*now.mine.asked, (edit.member, edit.support))))
    if edit.way is Way.SPONSOR:
        return Footing(replace(text, sponsors=(edit.member,)), now.mine)
    if edit.way is Way.WAIT:
        force = {*text.force, foresight.moment.public.force[edit.decision]}
        return Footing(replace(text, force=tuple(sorted(force))), now.mine)
    assert edit.clause is not None, "all other edits are of a paragraph"
    if edit.way is Way.ADD:
        return Footing(replace(text, clauses=in_order((*text.clauses, edit.clause), bank)), now.mine)
    kept = (
        edit.clause if each.paragraph == edit.clause.paragraph and edit.way is Way.SOFTEN else each
        for each in text.clauses
        if edit.way is Way.SOFTEN or each.paragraph != edit.clause.paragraph
    )
    return Footing(replace(text, clauses=tuple(kept)), now.mine)
