"""Which screen is due: where the game stands decides, never where the player came from."""

from __future__ import annotations

from game.council.acts import CastBallot
from game.desktop.scenes.page import Page
from game.desktop.scenes.registry import Screen, screen
from game.desktop.session import Session
from game.desktop.sitting import Sitting
from game.engine.state import Phase
from game.play.game import Game
from game.terms import MemberId


def screen_due(sitting: Sitting, now: str = "") -> str:
    """Return the screen that shows where the game stands: morning, vote, debrief, ballot, chamber, talks or corridor.

    `now` is the one that is shown, which stays while nothing else is due.
    """
    game = sitting.game
    if sitting.stop:
        return sitting.stop
    if game.over:
        return "debrief"
    if game.phase is Phase.CHAMBER:
        return "ballot" if sitting.due and CastBallot in sitting.openings.frames else "chamber"
    if game.phase is Phase.CORRIDOR:
        view = sitting.view
        return "talks" if view.round is not None and sitting.seat in view.round.polled else "corridor"
    return now or "corridor"


def scene_for(session: Session, name: str = "") -> Page:
    """Return the screen that is due in the sitting under way."""
    assert session.sitting is not None, "a screen of a game is shown while one is under way"
    made: Page = screen(name or screen_due(session.sitting))(session)
    return made


def resumed(session: Session, game: Game, seat: MemberId = "") -> Page:
    """Return the screen on which a saved game goes on; the choice of a seat where nobody held one."""
    if seat and seat not in game.case.seats:
        seat = ""
    sitting = session.resume(game, seat)
    if sitting is None:
        asked: Page = screen(Screen.SEAT_CHOICE)(session, game.case, game)
        return asked
    sitting.step(0.0, budget=0.3)
    return scene_for(session)
