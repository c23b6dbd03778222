"""What an act does, collected as it is put to the rules of the world: moved numbers, by chance, and small terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from game.delegations.situation import Situation
from game.forecast import foreseen
from game.forecast.known import moved
from game.terms import MemberId
from game.world import field
from game.world.acts import AnyPoint, Speak
from game.world.facts import World
from game.world.published import PublishedDecision
from game.world.unfolding import Unfolding

CREDIBILITY = 0.12
"""What one point of credibility is worth, in points of instructions: it weighs in all that is said later."""
RELATION = 0.15
"""What one point of relations is worth, with a member with which one sides neither way."""
WARM = 120.0
"""Relations at which more warmth would be worth nothing: with a friend little is to be won."""
DOOR = 0.8
"""What a door to a capital that decides is worth, as a share of the best counsel that might go through it."""
Moves = tuple[tuple[str, float], ...]
Law = Callable[[Unfolding], Any]


class Effects(Struct, frozen=True):
    """What can be expected of an act: numbers moved (by chance and moves), and small terms beside instructions."""

    branches: tuple[tuple[float, Moves], ...] = ()
    terms: tuple[tuple[str, float], ...] = ()


class Tally:
    """Collects what an act does, in the order in which it is done, and what may come of it later."""

    __slots__ = ("branches", "now", "situation", "terms")

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.now: World = situation.affairs.world
        self.branches: list[tuple[float, Moves]] = []
        self.terms: list[tuple[str, float]] = []

    def said(self, point: AnyPoint, share: float = 1.0) -> None:
        """Let a point be made, which weighs so much in its speech."""
        self.done(Speak((point,)), share)

    def done(self, act: Any, share: float = 0.0) -> None:
        """Let an act be done."""
        s, before = self.situation, self.now
        meeting = s.briefing.meeting
        self.now = foreseen.after(s.affairs, s.member, act, meeting.symbol if meeting is not None else "", share)
        self._take(1.0, self._moved(before, self.now))

    def may(self, chance: float, law: Law, key: str = "") -> None:
        """Let something come of the act with a chance: what differs by it from the same without the act.

        The course without the act is reckoned once for all acts that name it by the same `key`; without a key nothing
        would come without the act.
        """
        if chance <= 0.0:
            return
        s = self.situation
        now = self._moved(s.affairs.world, self.now)
        after = self._moved(self._without(law, key) if key else s.affairs.world, come(s, self.now, law))
        for name, by in now.items():
            after[name] = after.get(name, 0.0) - by
        self._take(chance, {name: round(by, 6) for name, by in after.items() if round(by, 6)})

    def _without(self, law: Law, key: str) -> World:
        s = self.situation
        known: World | None = s.stakes.get(key)
        if known is None:
            known = s.stakes[key] = come(s, s.affairs.world, law)
        return known

    def moves(self, *moves: tuple[str, float], chance: float = 1.0) -> None:
        """Let numbers move by so much, with a chance."""
        if chance > 0.0:
            self.branches.append((chance, moves))

    def _take(self, chance: float, found: dict[str, float]) -> None:
        """Add moves, with what they are worth to the seat's relations and credibility beside its instructions."""
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
        weight = s.stakes.get(f"relations with {other}")
        if weight is None:
            weight = RELATION * (1.0 + max(-0.9, s.leaning(other) / 100.0)) * (0.5 + s.temper.goodwill)
            s.stakes[f"relations with {other}"] = weight
        if by > 0.0:
            weight *= 1.0 - max(0.0, s.relation(other)) / WARM
        self.term(f"{'better' if by > 0.0 else 'worse'} relations with {s.name(other)}", by * weight)

    def _moved(self, before: World, after: World) -> dict[str, float]:
        return moved(before, after, self.situation.expectations.matters)

    def doors(self) -> None:
        """Add what the doors to capitals are worth that the act opens or closes."""
        s = self.situation
        mine = f"access[{s.member},"
        for name, by in self.branches[0][1] if self.branches else ():
            if name.startswith(mine):
                capital = name[len(mine) : -1]
                words = "a door opens again" if by > 0.0 else "the door closes"
                self.term(f"{words}: {s.name(capital)}", door(s, capital) * max(-1.0, min(1.0, by)))

    def term(self, text: str, points: float) -> None:
        """Add points beside the instructions; nothing is left out."""
        if points:
            self.terms.append((text, points))

    def made(self) -> Effects:
        """Return what was collected."""
        return Effects(tuple(self.branches), tuple(self.terms))


def come(s: Situation, world: World, law: Law) -> World:
    """Return the world once something has come of it."""
    unfolding = Unfolding(world, s.setting, s.briefing.day)
    law(unfolding)
    return unfolding.world


def pending(s: Situation, capital: MemberId, day: int) -> list[PublishedDecision]:
    """Return the decisions of a capital that may still be carried out, and begin to be open by that day."""
    return [
        each
        for each in s.setting.decisions
        if each.capital == capital
        and each.id not in s.briefing.decided
        and each.from_day <= day
        and s.briefing.day <= each.to_day
    ]


def door(s: Situation, capital: MemberId) -> float:
    """Return what access to a capital is worth: a share of what the best counsel through it might bring one day."""
    weight = field.counsels(s.setting, s.affairs.world, s.member, capital)
    open_ = [each.id for each in pending(s, capital, s.briefing.days)]
    gains = [s.gain(*((f"push.{each}", sign * weight) for each in open_)).value for sign in (-1.0, 1.0)]
    return DOOR * max(0.0, *gains)
