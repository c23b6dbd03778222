"""The debrief in words, once: sections of blocks of lines, which terminal, window and page show each in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from game.debrief.accounts import DecisionAccount, Weighed
from game.debrief.comparison import Fact
from game.debrief.debrief import Debrief
from game.debrief.grounds import VetoGrounds
from game.debrief.objectives import Instructions, ObjectiveResult
from game.debrief.other_chair import Chair
from game.debrief.quotations import OwnLine
from game.debrief.turning import Course, Turn
from game.debrief.unsaid import Unsaid
from game.debrief.warnings import Compared, Tried, Warned
from game.record.ledger import LedgerRow
from game.record.tallies import SeatBallot, VoteSheet
from game.words.figures import signed
from game.words.labels import capital, numbered, stopped

APART = "The two results stand side by side; they are never summed and never ranked."
LEFT = "What your State is recorded to have said on a day, and you did not."
BY_A_PERSON = "no reasons are kept"
MODELLED = "These are figures of this game, reckoned by its model; none of them is one of reality."
OF_WEIGHT = "of their weight"
UNMOVED = "Nothing moved it in this game."
ASKED_NOTHING = "Its capital asked for nothing that can be judged."
SAID_NOTHING = "Your delegation did not take the floor."
NO_VOTE = "Nothing was put to the vote."
COUNTED = "Counted in reality by the offices named, up to the day given; none of these is a figure of this game."
AT_LEAST = "“At least” stands where those who counted hold the actual figure to be higher."


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


def sections(told: Debrief, tried: Tried | None = None, chair: Chair | None = None) -> tuple[Section, ...]:
    """Return the debrief in order; after an attack the human cost comes first, and no score is shown.

    No section lacks the content that its title promises; there is one on warnings if they were `tried`.
    """
    found = [
        Section("toll", "What it cost people in reality", _of_toll(told), tuple(_toll(told))),
        Section("ending", told.ending, told.ending_text, ()),
        Section("instructions", "Instructions carried out", APART, tuple(_instructions(told))),
        Section("purposes", "The purposes of the Charter", APART, tuple(_purposes(told))),
        Section("figures", "The figures, and where they turned", MODELLED if told.courses else "",
                tuple(_course(each) for each in told.courses)),
        Section("decided", "Who decided, apart from what made it easier or harder", "", tuple(_decided(told))),
        Section("own", "What you said, and what came of it", SAID_NOTHING if told.seat and not told.own_lines else "",
                tuple(_own(each) for each in told.own_lines)),
        Section("unsaid", "On the record, and left unsaid", LEFT, tuple(_unsaid(told.unsaid)) if told.unsaid else ()),
        *([_warnings(tried)] if tried else ()),
        Section("pending", "Words that have still to come due", "", tuple(_pending(told.pending))),
        Section("days", "Day by day: here, and in reality", told.departure.text if told.departure and told.days else "",
                tuple(_days(told))),
        Section("votes", "The votes, with every seat's reasons", "" if told.votes else NO_VOTE,
                tuple(_vote(each, told.vetoes) for each in told.votes)),
        *([chair_section(chair)] if chair else ()),
        Section("sources", "Sources", "", tuple(_sources(told))),
    ]  # fmt: skip
    return tuple(each for each in found if each.blocks or (each.note and each.id != "unsaid"))


def _of_toll(told: Debrief) -> str:
    return f"{COUNTED} {AT_LEAST}" if any(each.least for each in told.toll) else COUNTED if told.toll else ""


def _toll(told: Debrief) -> Iterator[Block]:
    if told.toll:
        yield Block("", tuple(Line(capital(each.figure), f"{each.text} [{each.source}]") for each in told.toll))


def _instructions(told: Debrief) -> Iterator[Block]:
    for each in told.instructions:
        lines = tuple(_objective(one) for one in each.objectives) or (Line("", ASKED_NOTHING),)
        yield Block(_of(each, scored=told.scored), lines)


def _of(each: Instructions, *, scored: bool) -> str:
    return f"{each.name}: {each.share:.0%} {OF_WEIGHT}" if scored and each.objectives else each.name


def _objective(each: ObjectiveResult) -> Line:
    far = "carried out" if each.met else f"carried out to {each.degree:.0%}" if each.degree else "not carried out"
    return Line(capital(far), f"{each.text} (weight {each.weight}; {each.turned})")


def _purposes(told: Debrief) -> Iterator[Block]:
    yield Block("", tuple(Line(f"{each.label}: {each.verdict}", each.because) for each in told.purposes))


def _course(each: Course) -> Block:
    words = f" ({each.first_word} to {each.last_word})" if each.last_word else ""
    turns = tuple(map(_turn, each.turns)) or (Line("", UNMOVED),)
    return Block(f"{each.label}: {each.first} to {each.last}{words}", turns)


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


def _warnings(tried: Tried) -> Section:
    return Section("warnings", "Was the warning wrong, or did it work?", tried.note, tuple(map(_warned, tried.warned)))


def _unsaid(left: Iterable[Unsaid]) -> Iterator[Block]:
    by_day: dict[str, list[Line]] = {}
    for each in left:
        by_day.setdefault(each.date, []).append(Line("", f"{stopped(each.text)} [{each.source}]"))
    yield from (Block(capital(date), tuple(lines)) for date, lines in by_day.items())


def _warned(each: Warned) -> Block:
    lines = [Line("The verdict", f"{capital(each.verdict)}. {each.text}")]
    lines += [Line(one.label, _compared(one)) for one in each.figures]
    if each.ending != each.ending_without:
        lines.append(Line("The ending", f"{each.ending}; without it {each.ending_without}."))
    return Block(f"{capital(numbered(each.number))}: {each.line}", (*lines, Line("How it was tried", each.conditions)))


def _compared(each: Compared) -> str:
    return f"{each.with_it}, and without it {each.without}, {each.date}"


def _pending(rows: Iterable[LedgerRow]) -> Iterator[Block]:
    due = sorted(rows, key=lambda row: (row.due, row.number))
    lines = tuple(Line(f"Due {row.due_date}", f"{numbered(row.number)}, {row.line}") for row in due)
    if lines:
        yield Block("", lines)


def _days(told: Debrief) -> Iterator[Block]:
    for day in told.days:
        here = Line("Here", " ".join(day.here) or "Nothing of weight.")
        yield Block(day.date, (here, *(Line("In reality", cited(fact)) for fact in day.reality)))


def cited(fact: Fact) -> str:
    """Return a fact with its symbol and its source."""
    return f"{fact.text} [{'; '.join(filter(None, (fact.symbol, fact.source)))}]"


def _vote(vote: VoteSheet, vetoes: Iterable[VetoGrounds]) -> Block:
    decided = (Line("", _grounds(each)) for each in vetoes if each.vote == vote.id)
    lines = Line("", stopped(vote.bar)), Line("", stopped(vote.result)), *decided
    return Block(f"{vote.meeting}, vote {vote.id}: {vote.title}", (*lines, *map(_seat, vote.seats)))


def _grounds(veto: VetoGrounds) -> str:
    told = "; ".join(f"{each.text} ({signed(each.points)})" for each in veto.grounds)
    return stopped(f"What decided {veto.the}: {told or BY_A_PERSON}")


def _seat(seat: SeatBallot) -> Line:
    return Line(f"{seat.name}{' (permanent)' if seat.permanent else ''}: {seat.ballot}", why(seat))


def why(seat: SeatBallot) -> str:
    """Return the reasons of a ballot in words, and their sum."""
    summed = f"; in all {signed(seat.value)}" if seat.reasons else ""
    return f"{seat.because}{summed}" if seat.because else BY_A_PERSON


def chair_section(chair: Chair) -> Section:
    """Return a day as another delegation saw it."""
    knew = Block("What it knew that morning", tuple(Line(head, text) for head, text in chair.knew))
    deeds = tuple(Line(each.act, each.because or BY_A_PERSON) for each in chair.did)
    did = Block("What it did, and why", deeds or (Line("", "It let every turn of that day go by."),))
    secret = Block("What only it, or it and those concerned, had been told", tuple(Line("", s) for s in chair.secrets))
    note = f"{chair.date}, the day on which {chair.because}, as {chair.the} had it."
    return Section("chair", f"The other chair: {chair.name}", note, tuple(b for b in (knew, did, secret) if b.lines))


def _sources(told: Debrief) -> Iterator[Block]:
    if told.sources:
        yield Block("", tuple(Line(f"[{number}]", document) for number, document in told.sources))
