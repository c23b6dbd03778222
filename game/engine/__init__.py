"""Law and facts together: the state of a game, what may be done in it, and what follows."""

from game.engine.briefing import Briefing, briefing, visible
from game.engine.case import Case
from game.engine.fold import begin, evolve, fold
from game.engine.openings import open_to, routine, to_act
from game.engine.state import FIELD, SECRETARIAT, Phase, State, spent
from game.engine.step import decide, step

__all__ = [
    "FIELD",
    "SECRETARIAT",
    "Briefing",
    "Case",
    "Phase",
    "State",
    "begin",
    "briefing",
    "decide",
    "evolve",
    "fold",
    "open_to",
    "routine",
    "spent",
    "step",
    "to_act",
    "visible",
]
