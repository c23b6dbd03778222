"""The words that every room shares: ids, refusals with their authority, and keyed dice."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct

MemberId = str
"""ISO 3166-1 alpha-3 code of a State, or a scenario's code of another participant (a briefer, a mediator)."""
Symbol = str
"""Symbol of a paper: SIM/... for a paper of the game, a real symbol only for a real document."""
Slug = str
"""Kebab-case id of something that a scenario names."""

SECRETARIAT: MemberId = "secretariat"
"""The actor that opens days and meetings and calls briefers; it acts through `Game.submit`, like every seat."""
FIELD: MemberId = "field"
"""The actor that lets a night pass."""
DIRECTOR: MemberId = "director"
"""The teacher or author who gives news and lets things happen from outside, in a game that has a director."""

_T = TypeVar("_T")
_SCALE = float(1 << 53)


class Word(Enum):
    """A closed set of words. They are hashed by identity, which is fast, because every decision uses them as keys."""

    __hash__ = object.__hash__


class Refusal(Struct, frozen=True):
    """Why an act is refused, and by what authority ("rule 33", "Charter, Article 27 (1)")."""

    reason: str
    authority: str

    def __str__(self) -> str:
        return f"{self.reason} ({self.authority})"


class OutOfOrder(Exception):
    """An act that the rules refuse; nothing has been changed by it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


class Dice:
    """Chance keyed by its purpose, never by the number of earlier rolls (house, section 1, item 8).

    The same seed, day, phase and purpose give the same number on every machine and in every order of asking.
    """

    __slots__ = ("_key", "seed")

    def __init__(self, seed: int, day: int = 0, phase: str = "") -> None:
        self.seed = seed
        self._key = f"{seed}/{day}/{phase}/"

    def fraction(self, purpose: str) -> float:
        """Return a number in [0, 1) for this purpose."""
        digest = blake2b((self._key + purpose).encode(), digest_size=8).digest()
        return (int.from_bytes(digest, "big") >> 11) / _SCALE

    def below(self, bound: int, purpose: str) -> int:
        """Return an integer in 0..bound-1 for this purpose."""
        return int(self.fraction(purpose) * bound)

    def pick(self, choices: Sequence[_T], purpose: str) -> _T:
        """Return one of the choices, which must not be empty."""
        return choices[int(self.fraction(purpose) * len(choices))]

    def order(self, choices: Sequence[_T], purpose: str) -> list[_T]:
        """Return the choices in a drawn order."""
        keyed = [(self.fraction(f"{purpose}/{place}"), place) for place in range(len(choices))]
        return [choices[place] for _, place in sorted(keyed)]
