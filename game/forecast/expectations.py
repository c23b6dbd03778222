"""What a delegation can expect of an act: how far it would help to carry out its instructions by the end."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from game.engine.case import Objective, Profile
from game.forecast.known import Watched
from game.forecast.outlook import Outlook, Prospect, Response
from game.terms import MemberId
from game.world.conditions import Condition, Degree, compiled, graded, names_in
from game.world.published import PublishedSetting


class Gain(Struct, frozen=True):
    """The expected gain, in points of the weight of the seat's objectives, and the objectives that it comes from."""

    value: float
    parts: tuple[tuple[str, float], ...] = ()


NOTHING = Gain(0.0)
PARTLY = 0.4
"""The share that an objective counts if it is nearly, but not quite, carried out."""
UNSURE = 0.025
"""How far a gauge's last figure may lie from the figure expected after one day, as a share of its range."""
PEACE = 8.0
"""Points for the absence of a harmful decision, besides all instructions."""
AT_THE_END = "end."
"""Prefix for the name of a number that is moved on the last day, not today."""
OWN = ("relation[", "credibility[", "access[", "influence[")
"""Prefixes of the numbers that belong to seats: they count only if an objective names them."""
Moves = tuple[tuple[str, float], ...]


class _Aim(Struct, frozen=True):
    text: str
    weight: float
    degree: Degree
    gauges: tuple[tuple[int, float], ...]
    names: tuple[str, ...]
    given: Condition | None = None
    places: frozenset[int] = frozenset()


class Expectations:
    """The objectives of one delegation, followed to the last day; callers ask it what an act would bring."""

    __slots__ = (
        "_aims",
        "_base",
        "_chances",
        "_counts",
        "_days",
        "_gains",
        "_instructed",
        "_known",
        "_laid",
        "_likely",
        "_live",
        "_overlaid",
        "_prospect",
        "_responses",
        "_touched",
        "bound",
        "matters",
        "outlook",
        "setting",
    )

    def __init__(self, setting: PublishedSetting, profile: Profile, outlook: Outlook) -> None:
        self.setting = setting
        self.outlook = outlook
        self._known = self.outlook.known
        self._instructed = len(profile.objectives)
        self._aims = (*(self._aim(each) for each in profile.objectives), *self._peace(profile.member))
        self._overlaid: tuple[tuple[int, float], ...] = ()
        self._prospect: Prospect | None = None
        self._base: list[float] = []
        self._gains: dict[Moves, Gain] = {}
        self._likely: dict[tuple[str, tuple[str, ...]], float] = {}
        self._days, self._live = 1.0, tuple(True for _ in self._aims)
        self._chances: list[float] = []
        self._counts: list[list[float]] = []
        self._laid: list[array[float]] = []
        self._responses: dict[str, Sequence[Response]] = {}
        self._touched: dict[tuple[int, ...], list[int]] = {}
        named = {name for each in self._aims for name in each.names}
        self.bound = tuple(sorted(name for name in named if name.startswith(OWN)))
        self.matters = Watched(self._mattering(profile.member, named))

    def _mattering(self, member: MemberId, named: Collection[str]) -> dict[str, int]:
        """Return the numbers, with their places, whose moves can matter to the seat."""
        mine = (f"relation[{member},", f"access[{member},", f"credibility[{member}]")
        index, read = self._known.index, self.outlook.read
        return {n: at for n, at in index.items() if n in named or at in read or n.startswith(mine)}

    def _aim(self, objective: Objective) -> _Aim:
        names = tuple(sorted(names_in(objective.when, self.setting))) if objective.when.strip() else ()
        gauge, index = self.setting.gauge, self._known.index
        gauges = tuple((index[n], UNSURE * (gauge[n].high - gauge[n].low)) for n in names if n in gauge)
        given = compiled(objective.given, self.setting) if objective.given else None
        return _Aim(
            objective.text,
            float(objective.weight),
            graded(objective.when, self.setting),
            gauges,
            names,
            given,
            frozenset(index[each] for each in names),
        )

    def _peace(self, member: MemberId) -> tuple[_Aim, ...]:
        """Return the aims against harmful decisions: no seat wants them, even if its instructions do not say so."""
        harm = self.outlook.harm(member)
        if not harm:
            return ()
        return (
            _Aim(
                "that it does not come to that", PEACE, lambda n: 0.0 if any(n[each] for each in harm) else 1.0, (), ()
            ),
        )

    def expect(self, prospect: Prospect, own: Mapping[str, float]) -> None:
        """Take the world as it stands; `own` are numbers that only this seat knows, for example its relations."""
        overlaid = tuple((self._known.index[name], own[name]) for name in self.bound if name in own)
        if prospect is self._prospect and overlaid == self._overlaid:
            return
        self._prospect, self._overlaid, self._gains, self._likely = prospect, overlaid, {}, {}
        self._days = max(1, prospect.last - prospect.day) ** 0.5
        self._live = tuple(aim.given is None or aim.given(prospect.now) for aim in self._aims)
        self._chances = self.outlook.chances(prospect)
        self._laid = [self._laid_over(course.ends) for course in prospect.courses]
        self._responses, self._touched = {}, {}
        self._counts = []
        for numbers in (each[:] for each in self._laid):
            self._counts.append([self._counted(number, numbers) for number in range(len(self._aims))])
        self._base = self._summed(self._chances, self._counts)

    def _laid_over(self, ends: array[float]) -> array[float]:
        numbers = array("d", ends)
        for place, value in self._overlaid:
            numbers[place] += value - self._known.start[place]
        return numbers

    def _counted(self, number: int, numbers: array[float]) -> float:
        return _counted(self._aims[number], numbers, self._days) if self._live[number] else 0.0

    def _summed(self, chances: Sequence[float], counts: Sequence[Sequence[float]]) -> list[float]:
        """Return the weight of each objective times the degree to which it is expected to be carried out."""
        return [
            aim.weight * sum([chance * count[number] for chance, count in zip(chances, counts, strict=True)])
            for number, aim in enumerate(self._aims)
        ]

    def gain(self, moves: Mapping[str, float]) -> Gain:
        """Return the gain if these numbers were higher by so much today (1 for a switch that is set), all else equal.

        `push.<decision>` adds to the push on a capital's decision. A number that the scenario does not know moves
        nothing.
        """
        key = tuple(moves.items())
        found = self._gains.get(key)
        if found is None:
            found = self._gains[key] = self._reckoned(key)
        return found

    def carried_out(self) -> tuple[tuple[str, float], ...]:
        """Return each objective with the weight that is expected to be carried out as things stand."""
        kept = zip(self._aims[: self._instructed], self._base, strict=False)
        return tuple((aim.text, round(value, 6)) for aim, value in kept)

    def _reckoned(self, moves: Moves) -> Gain:
        if not self._aims or not any(by for _, by in moves):
            return NOTHING
        compared = zip(self._aims, self._carried_out(moves), self._base, strict=True)
        parts = [(aim.text, round(new - old, 6)) for aim, new, old in compared if new != old]
        told = sorted([each for each in parts if each[1]], key=lambda each: (-abs(each[1]), each[0]))
        return Gain(round(sum(by for _, by in told), 6), tuple(told))

    def _carried_out(self, moves: Moves) -> list[float]:
        prospect = self._prospect
        assert prospect is not None, "a gain is asked for a world that was taken"
        followed = [(by, self._followed(prospect, name)) for name, by in moves if by]
        decisions = self.outlook.decisions()
        pushed = [[0.0] * len(decisions) for _ in prospect.courses]
        for name, by in moves:
            decision = name.removeprefix("push.")
            if decision != name and decision in decisions:
                for pushes in pushed:
                    pushes[decisions.index(decision)] += by
        counts = []
        for number in range(len(prospect.courses)):
            changed: dict[int, float] = {}
            for by, responses in followed:
                found, more = responses[number] if responses else ((), ())
                for place, share in found:
                    changed[place] = changed.get(place, 0.0) + share * by
                for place, share in enumerate(more):
                    pushed[number][place] += share * by
            counts.append(self._changed(number, changed))
        turned = any(any(pushes) for pushes in pushed)
        return self._summed(self.outlook.chances(prospect, pushed) if turned else self._chances, counts)

    def _followed(self, prospect: Prospect, name: str) -> Sequence[Response]:
        """Return what one more unit of a number changes in each course; on the last day itself, only that number."""
        found = self._responses.get(name)
        if found is None:
            late = name.removeprefix(AT_THE_END)
            place = self._known.index.get(late)
            if place is None:
                found = ()
            elif late != name:
                found = [(((place, 1.0),), ()) for _ in prospect.courses]
            else:
                found = self.outlook.response(prospect, place)
            self._responses[name] = found
        return found

    def _changed(self, number: int, changed: Mapping[int, float]) -> list[float]:
        """Return how far each aim counts in a course whose last numbers are changed; most aims name none of them."""
        counts, places = self._counts[number], tuple(changed)
        touched = self._touched.get(places)
        if touched is None:
            touched = [place for place, aim in enumerate(self._aims) if not aim.places.isdisjoint(places)]
            self._touched[places] = touched
        if not touched:
            return counts
        numbers, within = self._laid[number][:], self.outlook.within
        for place, by in changed.items():
            numbers[place] = within(place, numbers[place] + by)
        after = list(counts)
        for place in touched:
            after[place] = self._counted(place, numbers)
        return after

    def likely(self, condition: str, given: Sequence[str] = ()) -> float:
        """Return how likely a condition is to hold on the last day, as far as the courses tell; 0 if it is empty.

        The switches in `given` count as set by then.
        """
        prospect = self._prospect
        if not condition.strip() or prospect is None:
            return 0.0
        key = (condition, tuple(given))
        found = self._likely.get(key)
        if found is None:
            found = self._likely[key] = self._holding(prospect, condition, given)
        return found

    def _holding(self, prospect: Prospect, condition: str, given: Sequence[str]) -> float:
        holds, index = compiled(condition, self.setting), self._known.index
        total = 0.0
        for chance, course in zip(self._chances, prospect.courses, strict=True):
            numbers = array("d", course.ends) if given else course.ends
            for name in given:
                numbers[index[name]] = 1.0
            total += chance * holds(numbers)
        return total


def _counted(aim: _Aim, numbers: array[float], days: float) -> float:
    """Return how far an aim counts as carried out, 0 to 1; a gauge's last figure is known only roughly."""
    degree = aim.degree
    here = _credit(degree(numbers))
    if not aim.gauges:
        return here
    for sign in (1.0, -2.0):
        for place, spread in aim.gauges:
            numbers[place] += sign * spread * days
        here += _credit(degree(numbers))
    for place, spread in aim.gauges:
        numbers[place] += spread * days
    return here / 3.0


def _credit(degree: float) -> float:
    return 1.0 if degree >= 1.0 else PARTLY * degree
