"""The same game with the same dice, without one claim: what differs, and whether the claim was worth making.

Pure: this module decides the acts again by the engine's own rules and touches no game. Others do what they did, if that
is open to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from game.council.acts import CastBallot, Pass
from game.council.voting import Ballot
from game.engine import begin, fold, open_to, routine, step, to_act
from game.engine.case import Case
from game.engine.state import Phase, State
from game.play.codec import Record
from game.terms import FIELD, SECRETARIAT, Dice, MemberId, OutOfOrder, Slug, Word
from game.world.acts import Accusing, Circulating, EndDay, Prebutting, Speak
from game.world.conditions import holds
from game.world.events import ClaimEntered
from game.world.facts import Claim
from game.world.ledger import CHARGING, live, truth
from game.world.slots import slots

WARNINGS = (*CHARGING, "prebuttal")
"""The kinds of claim that can turn out to be wrong, or to have worked."""
PATIENCE = 40
"""The largest number of turns that others let go by until an act is open again."""
_ROUTINE = (SECRETARIAT, FIELD)
_NOTHING = (Pass, EndDay)


class Verdict(Word):
    """What the replay without a claim shows about that claim.

    `ONLY_HERE`: the event that the claim charged came in the game, but not in the replay. So the claim did not keep it
    away; nothing else follows. `OPEN`: the game ended before anybody could say. A foretold charge that nobody made is
    open too, because in the replay others do what they did.
    """

    ANYWAY = "it would have come anyway"
    WORKED = "it may have worked"
    WRONG = "it was wrong"
    ONLY_HERE = "it did not keep it away"
    OPEN = "nobody can say yet"


class Course(Struct, frozen=True):
    """One course of the days: each indicator in the morning of each day and at the end, and how it ended.

    `came` is the day by which the charge had come true, or 0 if it had not.
    """

    indicators: dict[Slug, tuple[float, ...]]
    ending: Slug
    came: int


class Difference(Struct, frozen=True):
    """An indicator on a day, with and without the claim. The day after the last one stands for the end."""

    indicator: Slug
    day: int
    with_it: float
    without: float


class Counterfactual(Struct, frozen=True):
    """The course of a game without one claim and without everything that depended on it.

    `left_out` is how many acts or points were left out with the claim. `skipped` are the numbers of the records whose
    act was no longer open. `let_by` is how many turns others let go by in the replay and did not have in the game.
    """

    claim: Claim
    with_it: Course
    without: Course
    verdict: Verdict
    differences: tuple[Difference, ...]
    left_out: int
    skipped: tuple[int, ...]
    let_by: int
    end: State


def counterfactual(case: Case, seed: int, records: Sequence[Record], number: int) -> Counterfactual:
    """Return the course of the same days, with the same dice, without a claim that was made in play.

    Its maker's other claims to the same charge, and every answer to them, are left out too. Raises ValueError if there
    is no such claim, if it charges nothing (its kind is not in WARNINGS), or if it stood in the ledger before the first
    day.
    """
    claim = _claim(records, number)
    played, replayed = _states(case, records), _Replay(case, seed, claim)
    replayed.run(records, played)
    one, other = _course(claim, played), _course(claim, replayed.states)
    return Counterfactual(
        claim, one, other, _verdict(played[-1].world.ledger[number], one, other), tuple(_differences(one, other)),
        replayed.left_out, tuple(replayed.skipped), replayed.let_by, replayed.state,
    )  # fmt: skip


def replayed_whole(case: Case, seed: int, records: Sequence[Record]) -> tuple[State, tuple[int, ...]]:
    """Return the end of the same game, decided again with nothing left out, and the records that were not open."""
    replay = _Replay(case, seed, None)
    replay.run(records, _states(case, records))
    return replay.state, tuple(replay.skipped)


def _claim(records: Sequence[Record], number: int) -> Claim:
    entered = (event.claim for record in records for event in record.events if isinstance(event, ClaimEntered))
    found = next((claim for claim in entered if claim.number == number), None)
    if found is None:
        raise ValueError(f"no act of this game entered claim {number} in the ledger")
    if found.kind not in WARNINGS:
        raise ValueError(f"claim {number} is no charge but {found.kind}, and nobody can have been warned by it")
    return found


def _states(case: Case, records: Sequence[Record]) -> list[State]:
    """Return the states of a game: before the first record, and after each."""
    states = [begin(case)]
    for record in records:
        states.append(fold(states[-1], record.events))
    return states


class _Replay:
    """A game that is decided again without a claim. `numbers` maps each old entry of the ledger to its new number."""

    def __init__(self, case: Case, seed: int, without: Claim | None) -> None:
        self.case, self.seed, self.without = case, seed, without
        self.state = begin(case)
        self.states = [self.state]
        self.numbers = {each.number: each.number for each in self.state.world.ledger}
        self.left_out = self.let_by = 0
        self.skipped: list[int] = []

    def run(self, records: Sequence[Record], states: Sequence[State]) -> None:
        """Do each act of the game that is open. `states` are the game's own, one more than there are records."""
        for place, (record, then) in enumerate(zip(records, states, strict=False)):
            if self.state.phase is Phase.OVER:
                self.skipped.append(record.number)
            elif record.by in _ROUTINE:
                self._routine(record, then)
            else:
                self._act(record, then, _still_to_act(records, states, place))
        self._finish(states[-1])

    def _routine(self, record: Record, then: State) -> None:
        """Go on to the point where the secretariat or the field acted in the game.

        In a meeting the secretariat's other acts follow without this.
        """
        if then.phase in (Phase.MORNING, Phase.NIGHT):
            self._catch_up(then)
        if routine(self.state) == record.action and self.state.day == then.day:
            self._submit(record.by, record.action)

    def _act(self, record: Record, then: State, waiting: Callable[[], frozenset[MemberId]]) -> None:
        action = self._translated(record)
        if action is None:
            return
        if self.state.day == then.day and then.phase is Phase.CHAMBER and self.state.phase is Phase.CORRIDOR:
            self._catch_up(then)
        if open_to(self.state, record.by).admits(action) and self._submit(record.by, action, record):
            return
        # If the act lets a turn go by, it is not worth waiting for: nobody misses it.
        if type(action) not in _NOTHING and not self._done_later(record, action, waiting()):
            self.skipped.append(record.number)

    def _done_later(self, record: Record, action: Any, waiting: frozenset[MemberId]) -> bool:
        """Let others who have nothing left to do pass their turns, then do the act; return whether it was open."""
        kept, start = (len(self.states), self.let_by), self.state
        for _ in range(PATIENCE):
            if not self._waits(start) or not self._let_by(but=waiting | {record.by}):
                break
            if open_to(self.state, record.by).admits(action) and self._submit(record.by, action, record):
                return True
        self.state, self.let_by = start, kept[1]
        del self.states[kept[0] :]
        return False

    def _waits(self, start: State) -> bool:
        """Return whether an act may still become open: in the same meeting, or in a round of talks."""
        if self.state.day != start.day or self.state.phase is not start.phase:
            return False
        if start.phase is Phase.CHAMBER:
            return True
        under_way = self.state.world.round
        return under_way is not None and under_way.open

    def _catch_up(self, then: State) -> None:
        """Let turns go by until the replay has reached the game's part of the day."""
        for _ in range(1000):
            behind = self.state.day < then.day or (self.state.day == then.day and self.state.phase is not then.phase)
            if not behind or (self.state.phase in (then.phase, Phase.OVER) and self.state.day >= then.day):
                return
            if then.phase is Phase.CHAMBER and self.state.phase is not Phase.CORRIDOR:
                return
            if not self._let_by():
                return

    def _finish(self, then: State) -> None:
        """Go on to the end, but no further than the game itself was played."""
        if then.phase is not Phase.OVER:
            self._catch_up(then)
            return
        for _ in range(20_000):
            if self.state.phase is Phase.OVER or not self.skipped or not self._let_by():
                return

    def _let_by(self, but: frozenset[MemberId] = frozenset()) -> bool:
        """Let the next seat that must act do nothing, unless it is in `but`; return whether there was such a seat."""
        seats = to_act(self.state)
        if not seats or seats[0] in but:
            return False
        action = routine(self.state) if seats[0] in _ROUTINE else _nothing(self.state, seats[0])
        if action is None:
            return False
        self.let_by += seats[0] not in _ROUTINE
        return self._submit(seats[0], action)

    def _submit(self, by: MemberId, action: Any, record: Record | None = None) -> bool:
        try:
            events, self.state = step(self.state, by, action, Dice(self.seed, self.state.day, self.state.phase.value))
        except OutOfOrder:
            return False
        self.states.append(self.state)
        if record is not None:
            self._renumber(record, events)
        return True

    def _renumber(self, record: Record, events: Sequence[Any]) -> None:
        """Note which new entries of the ledger stand for those of the game."""
        new = [event.claim for event in events if isinstance(event, ClaimEntered)]
        for claim in (event.claim for event in record.events if isinstance(event, ClaimEntered)):
            same = next((each for each in new if _same(each, claim)), None)
            if same is not None:
                new.remove(same)
                self.numbers[claim.number] = same.number

    def _translated(self, record: Record) -> Any:
        """Return the act with the new numbers of its claims and without the points left out; None if none is left."""
        if isinstance(record.action, Speak):
            said = [self._renumbered(point) for point in record.action.points if not self._goes(record.by, point)]
            points = tuple(each for each in said if each is not None)
            self.left_out += len(record.action.points) - len(points)
            return replace(record.action, points=points) if points else Pass()
        action = self._renumbered(record.action)
        self.left_out += action is None
        return action

    def _renumbered(self, what: Any) -> Any:
        """Return a point or an act with the new number of its claim, or None if that claim is gone."""
        number = getattr(what, "claim", None)
        if not isinstance(number, int) or not any(field.name == "claim" for field in fields(what)):
            return what
        return replace(what, claim=self.numbers[number]) if number in self.numbers else None

    def _goes(self, by: MemberId, point: Any) -> bool:
        """Return whether a point makes or repeats the claim that is left out."""
        gone = self.without
        if gone is None or by != gone.by:
            return False
        if isinstance(point, Accusing) and gone.kind in CHARGING:
            return point.charge == gone.subject
        if isinstance(point, Circulating) and gone.kind in CHARGING:
            return self.case.setting.proof[point.document].charge == gone.subject
        return isinstance(point, Prebutting) and gone.kind == "prebuttal" and point.charge == gone.subject


def _still_to_act(
    records: Sequence[Record], states: Sequence[State], place: int
) -> Callable[[], frozenset[MemberId]]:
    """Return a function that says who does more than let turns go by later in the same part of the day."""

    def found() -> frozenset[MemberId]:
        here, seats = states[place], set()
        for record, then in zip(records[place + 1 :], states[place + 1 :], strict=False):
            if then.day != here.day or then.phase is not here.phase:
                break
            if type(record.action) not in _NOTHING:
                seats.add(record.by)
        return frozenset(seats)

    return found


def _same(one: Claim, other: Claim) -> bool:
    return (one.kind, one.by, one.about, one.subject) == (other.kind, other.by, other.about, other.subject)


def _nothing(state: State, seat: MemberId) -> Any:
    """Return the open act that does the least: pass, end the day, abstain, or else the first; None if there is none."""
    openings = open_to(state, seat)
    for kind in (Pass, EndDay):
        if kind in openings.frames and openings.admits(kind()):
            return kind()
    acts = [act for frame in openings.frames.values() for act in _first(frame.each(), 20)]
    abstaining = [each for each in acts if isinstance(each, CastBallot) and each.ballot is Ballot.ABSTAINING]
    return next(iter(abstaining or acts), None)


def _first(acts: Iterator[Any], most: int) -> Iterator[Any]:
    for _, act in zip(range(most), acts, strict=False):
        yield act


def _course(claim: Claim, states: Sequence[State]) -> Course:
    case = states[0].case
    index = slots(case.setting).index
    mornings = [after for before, after in pairwise(states) if after.day != before.day]
    shown = [*mornings, states[-1]]
    lines = {each.id: tuple(state.world.numbers[index[each.id]] for state in shown) for each in case.setting.indicators}
    return Course(lines, states[-1].ending, _came(claim, states))


def _came(claim: Claim, states: Sequence[State]) -> int:
    """Return the day by which a claim's charge had come true, or 0; for a prebuttal, the day another made the charge.

    A charge that is true by itself counts from day 1.
    """
    setting = states[0].case.setting
    if claim.kind == "prebuttal":
        made = (each for state in states[-1:] for each in state.world.ledger)
        days = [c.day for c in made if c.kind in CHARGING and c.subject == claim.subject and c.by != claim.by and c.day]
        return min(days, default=0)
    charge = setting.charge[claim.subject]
    if not charge.borne_out:
        return 1 if truth(setting, states[-1].world, charge) else 0
    known = slots(setting).index[f"charge.{charge.id}.borne_out"]
    for state in states:
        if state.world.numbers[known] or holds(charge.borne_out, setting, state.world.numbers):
            return max(1, state.day)
    return 0


def _verdict(claim: Claim, with_it: Course, without: Course) -> Verdict:
    if without.came:
        return Verdict.ANYWAY if with_it.came else Verdict.WORKED
    if with_it.came:
        return Verdict.ONLY_HERE
    return Verdict.OPEN if live(claim) or claim.kind == "prebuttal" else Verdict.WRONG


def _differences(one: Course, other: Course) -> Iterator[Difference]:
    for indicator, values in one.indicators.items():
        others = other.indicators[indicator]
        # Mornings are compared with mornings and the end with the end, even if one of the two courses is shorter.
        days = [*enumerate(zip(values[:-1], others[:-1], strict=False), 1), (len(values), (values[-1], others[-1]))]
        for day, (here, there) in days:
            if abs(here - there) > 1e-6:
                yield Difference(indicator, day, here, there)
