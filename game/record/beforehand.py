"""What an act would move, in words and before it is done: by the world's own rules, from what one seat knows."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from game.engine.briefing import Briefing
from game.engine.case import Case
from game.forecast.foreseen import after
from game.forecast.instructions import KnownNumbers
from game.forecast.known import Watched, affairs
from game.forecast.public import Public, public
from game.record.consequences import moves_in_words
from game.words.labels import Labels


def beforehand(case: Case, view: Briefing, act: Any) -> tuple[str, ...]:
    """Return the moves that the seat of the briefing foresees of an open act, one line for each number.

    It is empty for an act that moves no number at once; what follows from a vote is foretold elsewhere.
    """
    known, published, watched = _known(case)
    before = affairs(view, case.published.setting, published, known)
    meeting = view.meeting.symbol if view.meeting is not None else ""
    moves = watched.moved(before.world, after(before, view.member, act, meeting))
    return moves_in_words(moves, Labels(case), view.member)


@lru_cache(maxsize=4)
def _known(case: Case) -> tuple[KnownNumbers, Public, Watched]:
    known = KnownNumbers(case.published.setting)
    return known, public(case), Watched(known.index)
