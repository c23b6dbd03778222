"""The effects of an act, collected as the world's own rules apply: moved numbers, by chance, and small terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from game.delegations.situation import Situation
from game.forecast import foreseen
from game.terms import MemberId
from game.world import field
from game.world.acts import AnyPoint, Speak
from game.world.facts import World
from game.world.published import PublishedDecision
from game.world.unfolding import Unfolding

CREDIBILITY = 0.12
"""Points of instructions for one point of credibility, which weighs in all later statements."""
RELATION = 0.15
"""Points of instructions for one point of relations with a neutral member."""
WARM = 120.0
"""Relations at which more warmth would be worth nothing: a friend has little more to give."""
DOOR = 0.8
"""What access to a capital is worth, as a share of the best counsel that it might permit."""
Moves = tuple[tuple[str, float], ...]
Law = Callable[[Unfolding], Any]


class Effects(Struct, frozen=True):
    """The expected effects of an act: moved numbers (chances and moves), and small terms besides the instructions."""

    branches: tuple[tuple[float, Moves], ...] = ()
    terms: tuple[tuple[str, float], ...] = ()


class Tally:
    """Collects the effects of acts, in the order in which they are done, and their possible later outcomes."""

    __slots__ = ("_so_far", "branches", "now", "situation", "terms")

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.now: World = situation.affairs.world
        self._so_far: tuple[World, dict[str, float]] = (self.now, {})
        self.branches: list[tuple[float, Moves]] = []
        self.terms: list[tuple[str, float]] = []

    def said(self, point: AnyPoint, share: float = 1.0) -> None:
        """Apply a point that weighs so much in its speech (`share`)."""
        self.done(Speak((point,)), share)

    def done(self, act: Any, share: float = 0.0) -> None:
        """Apply an act."""
        s, before = self.situation, self.now
        meeting = s.briefing.meeting
        self.now = foreseen.after(s.affairs, s.member, act, meeting.symbol if meeting is not None else "", share)
        self._take(1.0, self._moved(before, self.now))

    def may(self, chance: float, law: Law, key: str = "") -> None:
        """Add a possible later outcome with its chance: the difference that it makes from the course without the act.

        The course without the act is computed once for all acts that share the same `key`. Without a key nothing would
        come without the act.
        """
        if chance <= 0.0:
            return
        s = self.situation
        if self._so_far[0] is not self.now:
            self._so_far = self.now, self._moved(s.affairs.world, self.now)
        after = self._moved(self._without(law, key) if key else s.affairs.world, come(s, self.now, law))
        for name, by in self._so_far[1].items():
            after[name] = after.get(name, 0.0) - by
        self._take(chance, {name: by for name, whole in after.items() if (by := round(whole, 6))})

    def _without(self, law: Law, key: str) -> World:
        s = self.situation
        known: World | None = s.stakes.get(key)
        if known is None:
            known = s.stakes[key] = come(s, s.affairs.world, law)
        return known

    def moves(self, *moves: tuple[str, float], chance: float = 1.0) -> None:
        """Add moves of numbers, with a chance."""
        if chance > 0.0:
            self.branches.append((chance, moves))

    def _take(self, chance: float, found: dict[str, float]) -> None:
        """Add moves, with what they are worth to the seat's relations and credibility besides its instructions."""
        if not found:
            return
        self.branches.append((chance, tuple(found.items())))
        me = self.situation.member
        mine = f"relation[{me},"
        for name, by in found.items():
            if name.startswith(mine):
                self._relates(name[len(mine) : -1], chance * by)
        staked = found.get(f"credibility[{me}]", 0.0)
        self.term("our credibility" if chance >= 1.0 else "our credibility is staked", CREDIBILITY * chance * staked)

    def _relates(self, other: MemberId, by: float) -> None:
        s = self.situation
        kept: dict[tuple[MemberId, bool], tuple[str, float]] = s.stakes.setdefault("relations", {})
        found = kept.get((other, by > 0.0))
        if found is None:
            weight = RELATION * (1.0 + max(-0.9, s.leaning(other) / 100.0)) * (0.5 + s.temper.goodwill)
            s.stakes[f"relations with {other}"] = weight
            if by > 0.0:
                weight *= 1.0 - max(0.0, s.relation(other)) / WARM
            words = f"{'better' if by > 0.0 else 'worse'} relations with {s.name(other)}"
            found = kept[other, by > 0.0] = words, weight
        self.term(found[0], by * found[1])

    def _moved(self, before: World, after: World) -> dict[str, float]:
        return self.situation.expectations.matters.moved(before, after)

    def doors(self) -> None:
        """Add what the access to capitals is worth that the act opens or closes."""
        s = self.situation
        mine = f"access[{s.member},"
        for name, by in self.branches[0][1] if self.branches else ():
            if name.startswith(mine):
                capital = name[len(mine) : -1]
                words = "a door opens again" if by > 0.0 else "the door closes"
                self.term(f"{words}: {s.name(capital)}", door(s, capital) * max(-1.0, min(1.0, by)))

    def term(self, text: str, points: float) -> None:
        """Add points besides the instructions; no term is left out."""
        if points:
            self.terms.append((text, points))

    def made(self) -> Effects:
        """Return the effects collected so far."""
        return Effects(tuple(self.branches), tuple(self.terms))


def come(s: Situation, world: World, law: Law) -> World:
    """Return the world after the law has applied."""
    unfolding = Unfolding(world, s.setting, s.briefing.day)
    law(unfolding)
    return unfolding.world


def pending(s: Situation, capital: MemberId, day: int) -> list[PublishedDecision]:
    """Return the decisions of a capital that may still be carried out, and that open by that day."""
    return [
        each
        for each in s.setting.decisions
        if each.capital == capital
        and each.id not in s.briefing.decided
        and each.from_day <= day
        and s.briefing.day <= each.to_day
    ]


def door(s: Situation, capital: MemberId) -> float:
    """Return what access to a capital is worth: a share of what the best counsel through it might gain in one day."""
    weight = field.counsels(s.setting, s.affairs.world, s.member, capital)
    open_ = [each.id for each in pending(s, capital, s.briefing.days)]
    gains = [s.gain(*((f"push.{each}", sign * weight) for each in open_)).value for sign in (-1.0, 1.0)]
    return DOOR * max(0.0, *gains)
