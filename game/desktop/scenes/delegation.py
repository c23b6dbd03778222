"""One delegation in the corridor: what can be done with it, and what is known of it, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop.forecasts import BallotAsked
from game.desktop.keymap import BACK
from game.desktop.lists import Choice
from game.desktop.offers import Offer, offers
from game.desktop.panels import may_ask, seat_explained
from game.desktop.scenes import Back, Wish
from game.desktop.scenes.corridor import ActsPage, row
from game.desktop.scenes.page import Page, row_of_buttons
from game.desktop.session import Session
from game.desktop.sheets import Entry, Record
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Widget
from game.frames import Openings
from game.record.confidences import ALONE, RECORD, codex
from game.terms import MemberId
from game.words.composing import about
from game.words.kinds import WITH_ONE
from game.words.labels import capital


class DelegationScene(ActsPage):
    """What can be done with one delegation, and at the side what is known of it; the game waits meanwhile."""

    name = "corridor"

    def __init__(self, session: Session, code: MemberId) -> None:
        super().__init__(session)
        self.code = code
        self.done = False
        self.paper = Record("What you know", pygame.Rect(0, 0, 1, 1), foot=STAMP)

    @property
    def title(self) -> str:  # type: ignore[override]
        """Return which delegation it is."""
        return capital(self.sitting.chronicle.labels.name(self.code))

    def side_widgets(self) -> Sequence[Widget]:
        """Return the paper with what is known."""
        self.paper.rect = self.layout.side
        self.paper.show(tuple(self._known()))
        self.paper.at_end = False
        return (self.paper,)

    def update(self, dt: float) -> Wish | bool:
        """Go back when something has been done; the game waits until then."""
        return Back() if self.done else Page.update(self, dt)

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself."""
        return 0.0 if self.done else Page.rests(self)

    def used(self, value: Any) -> Wish:
        """Go back, or do what is chosen."""
        return Back() if value == "back" else super().used(value)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Take Escape for the way back, and scroll the paper."""
        if event.key == pygame.K_ESCAPE:
            return Back()
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self.paper.handle(event)
            return None
        return super().keyed(event)

    def answered(self, answer: Any) -> None:
        """Leave the delegation once the act is done; say why where it was refused."""
        Page.answered(self, answer)
        self.done = not (answer is not None and answer.refused)
        self.refresh()

    def _buttons(self) -> list[Widget]:
        places = row_of_buttons(self.kit, self.layout.foot, 2, 270)
        back = Button("Back", places[0], value="back", icon="left", key=BACK)
        if not may_ask(self.sitting, self.code):
            return [back]
        return [Button("What would change its vote?", places[1], value=BallotAsked(self.code)), back]

    def _rows(self) -> list[Choice]:
        found = with_one(self.sitting.openings, self.code)
        made = offers(Openings(found), self.sitting.game.case, self.sitting.view)
        return [row(offer, self.sitting.view) for offer in sorted(made, key=_rank)]

    def _known(self) -> list[Entry]:
        labels, view = self.sitting.chronicle.labels, self.sitting.view
        found = [Entry(who, f"{words}.", "strong") for who, words in codex(view, self.code, labels)]
        _, text = seat_explained(self.sitting, self.code)
        own = "Relations with you"
        return [*found, *(Entry(ALONE if line.startswith(own) else RECORD, line) for line in text.split("\n"))]


def with_one(openings: Openings, code: MemberId) -> dict[type, Any]:
    """Return what is open with one delegation, or with its capital."""
    kinds = {kind: frame for kind, frame in openings.frames.items() if kind in WITH_ONE}
    return {kind: found for kind, frame in kinds.items() if (found := about(frame, code)) is not None}


def _rank(offer: Offer) -> int:
    return WITH_ONE.index(offer.kind)
