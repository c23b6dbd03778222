"""A delegation's instructions on paper: what its capital asks of it, what it will not have, and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop.keymap import BACK, ENTER
from game.desktop.scenes import Back, Go, Wish
from game.desktop.scenes.choosing import capacity
from game.desktop.scenes.page import Page, row_of_buttons
from game.desktop.scenes.route import scene_for
from game.desktop.session import Session
from game.desktop.sheets import Entry, Record
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Widget
from game.engine.case import Case, Objective, Participant, Profile
from game.terms import MemberId
from game.words.labels import Labels


class Instructions(Page):
    """The last page before the game begins."""

    ground = "desk"
    chosen = "begin"

    def __init__(self, session: Session, case: Case, seat: MemberId) -> None:
        super().__init__(session)
        self.case, self.seat = case, seat
        self.paper = instructions_paper(case, seat)

    def flown(self) -> Sequence[Participant]:
        """Return the participants of the scenario that is chosen."""
        return self.case.participants

    def widgets(self) -> Sequence[Widget]:
        """Return the paper and the buttons."""
        body = self.layout.main.union(self.layout.side)
        width = min(body.w, self.kit.measure.both(860, 700))
        self.paper.rect = pygame.Rect(body.centerx - width // 2, body.y, width, body.h)
        places = row_of_buttons(self.kit, self.layout.foot, 2)
        return [
            self.paper,
            Button("Take the seat", places[0], value="begin", icon="play", brass=True, key=ENTER),
            Button("Back", places[1], value="back", icon="left", key=BACK),
        ]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading with the flag."""
        name = self.case.participant[self.seat].name
        self.heading(surface, name, capacity(self.case, self.case.profile[self.seat]))

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the paper."""
        self.paper.handle(event)
        return None

    def used(self, value: Any) -> Wish:
        """Begin the game, or go back."""
        if value == "back":
            return Back()
        sitting = self.session.begin(self.case, self.seat)
        sitting.step(0.0, budget=0.3)
        return Go(scene_for(self.session), afresh=True)


def instructions_paper(case: Case, seat: MemberId) -> Record:
    """Return the instructions as a paper."""
    paper = Record("Instructions", pygame.Rect(0, 0, 1, 1), subtitle=case.title, foot=STAMP)
    paper.show(instructions_entries(case, case.profile[seat]))
    paper.at_end = False
    return paper


def instructions_entries(case: Case, profile: Profile, given: Sequence[Objective] = ()) -> tuple[Entry, ...]:
    """Return the instructions of a delegation as passages: those `given` so far, or those of the first day."""
    labels = Labels(case)
    found = [Entry("", profile.stance, "strong"), Entry("", profile.instructions, "text")]
    found.append(Entry("", "What your capital asks of you", "heading"))
    for objective in given or [each for each in profile.objectives if not each.given]:
        cited = f" [{labels.source(objective.source)}]" if objective.source else ""
        found.append(Entry(f"{objective.text}", f"weight {objective.weight} of 100{cited}"))
    if profile.red_lines:
        found.append(Entry("", "What it will not have", "heading"))
    found += [Entry("", f"{line.text}", "text") for line in profile.red_lines]
    found.append(Entry("", "A seat is a mission, never a capital: nobody at the table orders force, and none is told "
                           "of it beforehand. Everything said in the chamber is entered in the ledger and comes due.",
                       "text"))  # fmt: skip
    if profile.sources:
        found.append(Entry("", "Sources", "heading"))
    found += [Entry("", labels.source(each)) for each in profile.sources]
    return tuple(each for each in found if each.text or each.speaker)
