"""What an act is worth to a seat: its expected gain for the instructions, and small terms besides."""

from __future__ import annotations

from msgspec import Struct

from game.delegations.situation import Option, Situation
from game.delegations.tally import Effects
from game.forecast.expectations import OWN

HOUR = 0.3
"""The points that an act must gain for each hour."""
TELLING = 0.05
"""The points from which a term is mentioned."""
TOLD = 3
Branches = tuple[tuple[float, tuple[tuple[str, float], ...]], ...]


class Weighed(Struct, frozen=True):
    """A worth in points and its terms (rounded to 1e-6)."""

    value: float
    terms: tuple[tuple[str, float], ...]

    def telling(self) -> str:
        """Return the weightiest terms in words: "serves 'Leave no pretext standing.' (+1.2)"; empty if none weighs."""
        shown = [each for each in self.terms if abs(each[1]) >= TELLING][:TOLD]
        return ", ".join(f"{text} ({points:+.1f})" for text, points in shown)


def weigh(s: Situation, effects: Effects) -> Weighed:
    """Return what the effects are worth."""
    terms: dict[str, float] = {}
    for chance, moves in _joined(s, effects):
        for text, points in s.gain(*moves).parts:
            said = f"{'serves' if points > 0 else 'hurts'}: {text.rstrip('.')}"
            terms[said] = terms.get(said, 0.0) + chance * points
    for text, points in effects.terms:
        terms[text] = terms.get(text, 0.0) + points
    told = [(text, round(by, 6)) for text, by in terms.items()]
    if len(told) > 1:
        told.sort(key=lambda each: (-abs(each[1]), each[0]))
    return Weighed(round(sum([by for _, by in told]), 6), tuple(told))


def _joined(s: Situation, effects: Effects) -> Branches:
    """Return the branches with all certain ones joined in one; a seat's own numbers count only if they are an aim."""
    bound = s.expectations.bound
    certain: list[tuple[str, float]] = []
    chancy = []
    for chance, moves in effects.branches:
        kept = tuple([each for each in moves if each[0] in bound or not each[0].startswith(OWN)])
        if chance >= 1.0:
            certain.extend(kept)
        elif kept:
            chancy.append((chance, kept))
    return ((1.0, tuple(certain)), *chancy) if certain else tuple(chancy)


def option(s: Situation, action: object, effects: Effects, words: str, less: float = 0.0) -> Option:
    """Return an act as an option: its worth minus `less`, its cost besides the hour, and its reasons in a sentence."""
    weighed = weigh(s, effects)
    reasons = weighed.telling()
    return Option(round(weighed.value - less, 6), action, f"{words}: {reasons}" if reasons else words)
