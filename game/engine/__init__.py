"""Law and facts together: the state of a game, the acts open in it, and their consequences."""

from game.engine.audience import PUBLIC, TEACHER, Audience, Seat, shown
from game.engine.briefing import Briefing, briefing
from game.engine.case import Case
from game.engine.fold import begin, evolve, fold
from game.engine.openings import open_to, routine, to_act
from game.engine.state import FIELD, SECRETARIAT, Phase, State, spent
from game.engine.step import decide, step

__all__ = [
    "FIELD",
    "PUBLIC",
    "SECRETARIAT",
    "TEACHER",
    "Audience",
    "Briefing",
    "Case",
    "Phase",
    "Seat",
    "State",
    "begin",
    "briefing",
    "decide",
    "evolve",
    "fold",
    "open_to",
    "routine",
    "shown",
    "spent",
    "step",
    "to_act",
]
