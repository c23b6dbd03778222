"""Every screen that is asked for by name: the one place that knows them all."""

from __future__ import annotations

from game.desktop.scenes.again import chair_page, days_page
from game.desktop.scenes.choosing import SeatChoice
from game.desktop.scenes.corridor import CorridorScene
from game.desktop.scenes.council import CouncilScene
from game.desktop.scenes.debriefing import DebriefScene
from game.desktop.scenes.delegation import DelegationScene
from game.desktop.scenes.dispatches import DispatchesScene
from game.desktop.scenes.drafting import DraftingScene
from game.desktop.scenes.instructions import Instructions
from game.desktop.scenes.registry import Make, Screen, fill
from game.desktop.scenes.speech import SpeechScene
from game.desktop.scenes.talks import TalksScene
from game.desktop.scenes.vote import BallotScene, ResultScene

SCREENS: dict[Screen, Make] = {
    Screen.MORNING: DispatchesScene,
    Screen.VOTE: ResultScene,
    Screen.BALLOT: BallotScene,
    Screen.CHAMBER: CouncilScene,
    Screen.TALKS: TalksScene,
    Screen.CORRIDOR: CorridorScene,
    Screen.DEBRIEF: DebriefScene,
    Screen.SEAT_CHOICE: SeatChoice,
    Screen.INSTRUCTIONS: Instructions,
    Screen.DRAFTING: DraftingScene,
    Screen.SPEECH: SpeechScene,
    Screen.DELEGATION: DelegationScene,
    Screen.OTHER_CHAIR: chair_page,
    Screen.DAYS: days_page,
}
fill(SCREENS)
