"""The reasons for a decision: signed, each with its source, adding up to the value that they explain."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from msgspec import Struct

PRIVATE = "private"
"""The kind of a reason that stays private: instructions, red lines, requests and promises."""
GRAIN = 1e6
"""Parts of a point to which every value is rounded, so that a seed gives the same choices on every machine.

`floor(value * GRAIN + 0.5) / GRAIN` is a third of what `round(value, 6)` takes, and a vote rounds three hundred times.
"""


class Reason(Struct, frozen=True, gc=False, omit_defaults=True):
    """One term of a value: its words, its points (signed), and the paragraph, member or line that it comes from.

    `kind` says what sort of term it is, and is empty for a paragraph's substance. A PRIVATE term is told to nobody.
    """

    text: str
    value: float
    source: str
    kind: str = ""


class Valuation(Struct, frozen=True, gc=False):
    """A value in points, and the reasons that sum to it exactly (each rounded to 1e-6)."""

    reasons: tuple[Reason, ...]
    value: float

    def telling(self, at_most: int = 4) -> str:
        """Return the weightiest reasons in words, each with its points: "paragraph 3 demands ... (-34)"."""
        weighty = sorted(self.reasons, key=lambda each: (-abs(each.value), each.source))
        shown = [each for each in weighty[:at_most] if round(each.value)]
        return ", ".join(f"{each.text} ({each.value:+.0f})" for each in shown) or "nothing in it weighs"


def valued(reasons: Iterable[Reason]) -> Valuation:
    """Return the valuation that these reasons add up to; terms of zero are left out."""
    kept = tuple([each for each in reasons if each.value])
    return Valuation(kept, floor(sum([each.value for each in kept]) * GRAIN + 0.5) / GRAIN)


def reason(text: str, value: float, source: str, kind: str = "") -> Reason:
    """Return a reason, its value rounded to 1e-6."""
    return Reason(text, floor(value * GRAIN + 0.5) / GRAIN, source, kind)
