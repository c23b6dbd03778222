"""The debrief in words, once: sections of blocks of lines, which terminal, window and page show each in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from game.record.accounts import DecisionAccount, Weighed
from game.record.comparison import Fact
from game.record.debrief import Debrief
from game.record.labels import capital, stopped
from game.record.ledger import LedgerRow
from game.record.objectives import Instructions, ObjectiveResult
from game.record.other_chair import Chair
from game.record.quotations import OwnLine
from game.record.tallies import SeatBallot, VoteSheet
from game.record.turning import Course, Turn
from game.record.warnings import Compared, Warned

APART = "The two results stand side by side; they are never summed and never ranked."
BY_A_PERSON = "no reasons are kept"


class Line(Struct, frozen=True):
    """One line: what it is about, and what it says; either may be empty."""

    head: str
    text: str


class Block(Struct, frozen=True):
    """A heading with its lines; `said` is a speech that is quoted under it."""

    head: str
    lines: tuple[Line, ...] = ()
    said: str = ""


class Section(Struct, frozen=True):
    """A part of the debrief; `id` names it for a link, `note` stands under its title."""

    id: str
    title: str
    note: str
    blocks: tuple[Block, ...]


def sections(told: Debrief, warned: Iterable[Warned] = (), chair: Chair | None = None) -> tuple[Section, ...]:
    """Return the debrief in order; after an attack what it cost people comes first, and no score is shown."""
    found = [
        Section("toll", "What it cost people in reality", "", tuple(_toll(told))),
        Section("ending", told.ending, told.ending_text, ()),
        Section("instructions", "Instructions carried out", APART, tuple(_instructions(told))),
        Section("purposes", "The purposes of the Charter", APART, tuple(_purposes(told))),
        Section("figures", "The figures, and where they turned", "", tuple(_course(each) for each in told.courses)),
        Section("decided", "Who decided, apart from what made it easier or harder", "", tuple(_decided(told))),
        Section("own", "What you said, and what came of it", "", tuple(_own(each) for each in told.own_lines)),
        Section("warnings", "Was the warning wrong, or did it work?", "The same days with the same dice, without it.",
                tuple(_warned(each) for each in warned)),
        Section("pending", "Words that have still to come due", "", tuple(_pending(told.pending))),
        Section("days", "Day by day: here, and in reality", told.departure.text if told.departure else "",
                tuple(_days(told))),
        Section("votes", "The votes, with every seat's reasons", "", tuple(_vote(each) for each in told.votes)),
        *([chair_section(chair)] if chair else ()),
        Section("sources", "Sources", "", tuple(_sources(told))),
    ]  # fmt: skip
    return tuple(each for each in found if each.blocks or each.note)


def _toll(told: Debrief) -> Iterator[Block]:
    if told.toll:
        yield Block("", tuple(Line("", f"{each.text} [{each.source}]") for each in told.toll))


def _instructions(told: Debrief) -> Iterator[Block]:
    for each in told.instructions:
        yield Block(_of(each, scored=told.scored), tuple(_objective(one) for one in each.objectives))


def _of(each: Instructions, *, scored: bool) -> str:
    return f"{each.name}: {each.share:.0%} of their weight" if scored else each.name


def _objective(each: ObjectiveResult) -> Line:
    far = "carried out" if each.met else f"carried out to {each.degree:.0%}" if each.degree else "not carried out"
    return Line(capital(far), f"{each.text} (weight {each.weight}; {each.turned})")


def _purposes(told: Debrief) -> Iterator[Block]:
    yield Block("", tuple(Line(f"{each.label}: {each.verdict}", each.because) for each in told.purposes))


def _course(each: Course) -> Block:
    words = f" ({each.first_word} to {each.last_word})" if each.last_word else ""
    return Block(f"{each.label}: {each.first} to {each.last}{words}", tuple(map(_turn, each.turns)))


def _turn(turn: Turn) -> Line:
    act = f" [record {turn.record}: {turn.act}]" if turn.act else ""
    return Line(f"{capital(turn.date)}: {signed(turn.by)}", f"{stopped(turn.because)}{act}")


def _decided(told: Debrief) -> Iterator[Block]:
    for each in told.decisions:
        when = f"Carried out on {each.date}; decided by" if each.carried_out_on else "Not carried out; left to"
        lines = [Line("", stopped(f"{when.replace('on the night', 'in the night')} {each.decided_by}"))]
        yield Block(capital(each.label), (*lines, *_sides(each)))


def _sides(each: DecisionAccount) -> Iterator[Line]:
    for head, rows in (("Made it easier", each.easier), ("Made it harder", each.harder)):
        yield from (Line(head, _weighed(row)) for row in rows)


def _weighed(each: Weighed) -> str:
    return f"{each.because} ({signed(each.by)})" if each.by else each.because


def _own(line: OwnLine) -> Block:
    fates = line.came_of_it or ("it made no claim that comes due",)
    return Block(f"{line.date}, {line.meeting}", tuple(Line("What came of it", each) for each in fates), line.text)


def _warned(each: Warned) -> Block:
    lines = [Line("The verdict", f"{capital(each.verdict)}. {each.text}")]
    lines += [Line(one.label, _compared(one)) for one in each.figures]
    if each.ending != each.ending_without:
        lines.append(Line("The ending", f"{each.ending}; without it {each.ending_without}."))
    return Block(f"Claim {each.number}: {each.line}", (*lines, Line("How it was tried", each.conditions)))


def _compared(each: Compared) -> str:
    return f"{each.with_it}, and without it {each.without}, {each.date}"


def _pending(rows: Iterable[LedgerRow]) -> Iterator[Block]:
    lines = tuple(Line(f"Due {row.due_date}", f"claim {row.number}, {row.line}") for row in rows)
    if lines:
        yield Block("", lines)


def _days(told: Debrief) -> Iterator[Block]:
    for day in told.days:
        here = Line("Here", " ".join(day.here) or "Nothing of weight.")
        yield Block(day.date, (here, *(Line("In reality", cited(fact)) for fact in day.reality)))


def cited(fact: Fact) -> str:
    """Return a fact with its symbol and its source."""
    return f"{fact.text} [{'; '.join(filter(None, (fact.symbol, fact.source)))}]"


def _vote(vote: VoteSheet) -> Block:
    lines = Line("", stopped(vote.bar)), Line("", stopped(vote.result))
    return Block(f"{vote.meeting}, vote {vote.id}: {vote.title}", (*lines, *map(_seat, vote.seats)))


def _seat(seat: SeatBallot) -> Line:
    return Line(f"{seat.name}{' (permanent)' if seat.permanent else ''}: {seat.ballot}", why(seat))


def why(seat: SeatBallot) -> str:
    """Return the reasons of a ballot in words, and what they sum to."""
    summed = f"; in all {signed(seat.value)}" if seat.reasons else ""
    return f"{seat.because}{summed}" if seat.because else BY_A_PERSON


def chair_section(chair: Chair) -> Section:
    """Return a day as another delegation had it."""
    knew = Block("What it knew that morning", tuple(Line(head, text) for head, text in chair.knew))
    did = Block("What it did, and why", tuple(Line(each.act, each.because) for each in chair.did))
    secret = Block("What only it, or it and those concerned, had been told", tuple(Line("", s) for s in chair.secrets))
    note = f"{chair.date}, the day on which {chair.because}, as {chair.the} had it."
    return Section("chair", f"The other chair: {chair.name}", note, tuple(b for b in (knew, did, secret) if b.lines))


def _sources(told: Debrief) -> Iterator[Block]:
    if told.sources:
        yield Block("", tuple(Line(f"[{number}]", document) for number, document in told.sources))


def signed(value: float) -> str:
    """Return a number with its sign and at most one decimal, or three where it is small."""
    shown = f"{value:+.1f}".rstrip("0").rstrip(".")
    return shown if shown not in ("+0", "-0") else f"{value:+.3f}"
