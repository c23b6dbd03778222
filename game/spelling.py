"""The word that was probably meant, sought only while that is quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from heapq import nlargest

Hint = Callable[[], str]
"""A suggestion that is reckoned only if somebody asks for it."""
HINTS = 20
"""Faults of one file for which the word that was meant is sought."""
LONGEST_WORD = 80
SEARCHED = 3000
"""Names among which the one that was meant is sought: a search looks at each."""
_LIKELY = 20
_ALIKE = 0.6


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word closest to this one, whatever its capitals, or an empty text where none is close.

    It is empty too where the word is longer than 80 letters, or more than 3,000 are known.
    """
    by_letters = {one.casefold(): one for one in known if len(one) <= LONGEST_WORD}
    if len(word) > LONGEST_WORD or len(by_letters) > SEARCHED:
        return ""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold())

    def share(other: str, reckon: Callable[[], float]) -> float:
        matcher.set_seq1(other)
        return reckon()

    near = [other for other in by_letters if share(other, matcher.real_quick_ratio) >= _ALIKE]
    rough = nlargest(_LIKELY, ((share(other, matcher.quick_ratio), other) for other in near))
    close = max(((share(other, matcher.ratio), other) for at, other in rough if at >= _ALIKE), default=(0.0, ""))
    return by_letters[close[1]] if close[0] >= _ALIKE else ""
