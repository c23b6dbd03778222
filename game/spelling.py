"""Guesses at the word that a writer meant, made only while the search is quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from heapq import nlargest

Hint = Callable[[], str]
"""A function that works out a suggestion only when it is called."""
HINTS = 20
"""The most faults of one file for which a suggestion is sought."""
LONGEST_WORD = 80
SEARCHED = 3000
"""The most known names for a search, because it looks at each of them."""
_LIKELY = 20
_ALIKE = 0.6


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word closest to this one, ignoring capitals, or an empty text if none is close.

    It is also empty if the word is longer than 80 letters, or if more than 3,000 words are known.
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
