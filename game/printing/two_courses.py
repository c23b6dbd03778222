"""Two games of one scenario side by side: where they part, their votes, their numbers day by day, and their ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from game.debrief.debrief import Debrief, debrief
from game.debrief.history import History, Moment
from game.debrief.turning import Course
from game.engine import PUBLIC, briefing
from game.play.game import Game
from game.printing.documents import AnyBlock, Document, Heading, Lines, Part, Table, bulleted, led, plain
from game.printing.official import BANNER, official
from game.record.tallies import VoteSheet
from game.terms import FIELD
from game.words.labels import capital, counted, stopped, uncapital
from game.words.wording import label

SAME = "the same"
NO_VOTE = "no such vote"


class Told(Struct, frozen=True):
    """One of the two games: what a page calls it, its moments and its debrief."""

    name: str
    game: Game
    history: History
    debrief: Debrief


def told_of(name: str, game: Game) -> Told:
    """Return a game for a comparison; words that were struck or held back are left out."""
    records = game.told(PUBLIC)
    return Told(name, game, History(game.case, records), debrief(game.case, records, None, game.seed))


def side_by_side(one: Told, other: Told) -> Document:
    """Return the two games as one document; raise ValueError unless both are of one scenario."""
    mine, theirs = one.game.case, other.game.case
    if mine.id != theirs.id:
        raise ValueError(f"{one.name} is a game of {mine.id} and {other.name} one of {theirs.id}: two games are "
                         "compared if they are of one scenario")  # fmt: skip
    blocks = (
        Heading("Where they part"), *_parting(one, other),
        Heading("How they ended"), _endings(one, other),
        Heading("The votes"), *_votes(one, other),
        Heading("The numbers, day by day"), *_numbers(one, other),
        *_instructions(one, other),
    )  # fmt: skip
    title, seeds = f"Two courses: {mine.title}", f"A: seed {one.game.seed}; B: seed {other.game.seed}"
    part = Part(title, tuple(blocks), f"A is {one.name}; B is {other.name}.")
    return Document(title, BANNER, (part,), seeds)


def parted_at(one: History, other: History) -> int:
    """Return how many records, from the first on, are the same act of the same seat with the same events."""
    same = 0
    for mine, theirs in zip(one.moments, other.moments, strict=False):
        a, b = mine.record, theirs.record
        if (a.by, a.action, a.events) != (b.by, b.action, b.events):
            break
        same += 1
    return same


def _parting(one: Told, other: Told) -> Iterator[AnyBlock]:
    for each, of in ((one, other), (other, one)):
        if each.game.origin is not None:
            yield plain(f"{each.name} was forked from {each.game.origin.file} after line {each.game.origin.records}.")
        if each.game.case.digest != of.game.case.digest and each is one:
            yield plain("They are of two versions or forms of the scenario, so not every difference was played.")
    same = parted_at(one.history, other.history)
    if same == len(one.history.moments) == len(other.history.moments):
        yield plain("They do not part: every act and everything that followed is the same in both.")
        return
    first = "From the first act on they differ." if not same else f"Their first {counted(same, 'act')} are the same."
    yield plain(first)
    for letter, each in (("A", one), ("B", other)):
        moments = each.history.moments
        then = _told(each.history, moments[same]) if same < len(moments) else "it stops there."
        yield led(f"Then in {letter}: ", then)


def _told(history: History, moment: Moment) -> str:
    """Return a record in a sentence, with its day."""
    record, when = moment.record, capital(history.when(moment))
    if record.by == FIELD:
        return f"{when}: the dice of the night, or what they fell on, were others."
    if record.by not in history.case.seats:
        return f"{when}: what follows by itself is something else."
    words = label(record.action, history.case, briefing(moment.before, record.by))
    return stopped(f"{when}: {history.labels.name(record.by)}: {official(uncapital(words))}")


def _endings(one: Told, other: Told) -> Table:
    a, b = one.debrief, other.debrief
    rows = (("Ending", a.ending, b.ending), ("What it says", a.ending_text, b.ending_text),
            ("Days played", str(one.history.state.day), str(other.history.state.day)),
            ("Acts", str(len(one.history.moments)), str(len(other.history.moments))))  # fmt: skip
    return Table("", ("What", "A", "B"), rows, (16, 42, 42))


def _votes(one: Told, other: Told) -> Iterator[AnyBlock]:
    pairs = list(zip_longest(one.debrief.votes, other.debrief.votes))
    if not pairs:
        yield plain("In neither game was anything put to the vote.")
        return
    rows = tuple((str(n), *_cells(a, b, one, other)) for n, (a, b) in enumerate(pairs, 1))
    yield Table("", ("Vote", "A", "B"), rows, (8, 46, 46))
    for number, (a, b) in enumerate(pairs, 1):
        if a and b and (changed := tuple(_changed(a, b))):
            yield plain(f"In vote {number} these ballots differ:")
            yield bulleted(changed)


def _cells(a: VoteSheet | None, b: VoteSheet | None, one: Told, other: Told) -> tuple[str, str]:
    mine = _vote(a, one) if a else NO_VOTE
    theirs = _vote(b, other) if b else NO_VOTE
    if a and b and mine == theirs and not tuple(_changed(a, b)):
        return mine, SAME
    return mine, theirs


def _vote(vote: VoteSheet, told: Told) -> str:
    veto = "; the outcome is a veto" if vote.vetoed_by else ""
    figures = f"{vote.in_favour} in favour, {vote.against} against, {vote.abstaining} abstaining"
    return f"{told.history.labels.date(vote.day)}: {official(vote.title)}: {vote.word} ({figures}{veto})"


def _changed(a: VoteSheet, b: VoteSheet) -> Iterator[str]:
    """Yield the ballots that differ in two votes on a question of the same name."""
    if a.title != b.title:
        return
    cast = {each.member: each.ballot for each in b.seats}
    for each in a.seats:
        if each.member in cast and cast[each.member] != each.ballot:
            yield f"{each.name}: {each.ballot} in A, {cast[each.member]} in B"


def _numbers(one: Told, other: Told) -> Iterator[AnyBlock]:
    theirs = {each.indicator: each for each in other.debrief.courses}
    for a in one.debrief.courses:
        if (b := theirs.get(a.indicator)) is not None:
            yield Heading(f"{a.label}{f' ({a.unit})' if a.unit else ''}", 2)
            if a.values == b.values:
                yield plain(f"The same in both: from {a.first} to {a.last}.")
                continue
            yield from _course(a, b)


def _course(a: Course, b: Course) -> Iterator[AnyBlock]:
    days = max((a.days, b.days), key=len)
    yield Lines(a.label, ("A", "B"), days, (a.values, b.values))
    figures = {
        letter: dict(zip(each.days, each.values, strict=True)) for letter, each in (("A", a), ("B", b))
    }  # fmt: skip
    rows = tuple(
        (capital(day), *(f"{kept[day]:.1f}" if day in kept else "" for kept in figures.values())) for day in days
    )
    yield Table("", ("Day", "A", "B"), rows, (50, 25, 25), (1, 2))


def _instructions(one: Told, other: Told) -> Iterator[AnyBlock]:
    """Yield how far instructions were carried out, unless a score would stand beside a real toll."""
    if not (one.debrief.scored and other.debrief.scored):
        return
    theirs = {each.member: each for each in other.debrief.instructions}
    rows = tuple(
        (each.name, f"{each.share:.0%}", f"{theirs[each.member].share:.0%}")
        for each in one.debrief.instructions
        if each.objectives and each.member in theirs
    )
    if rows:
        yield Heading("Instructions carried out, of their weight")
        yield Table("", ("Seat", "A", "B"), rows, (50, 25, 25), (1, 2))
