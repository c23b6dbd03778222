"""The choice of a scenario and of the delegation that one leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop import dialogs, theme
from game.desktop.keymap import BACK, ENTER, KEYS
from game.desktop.lists import Choice, ListBox
from game.desktop.scenes import Back, Go, Wish
from game.desktop.scenes.page import Page, row_of_buttons
from game.desktop.scenes.registry import Screen, screen
from game.desktop.scenes.route import resumed
from game.desktop.session import CannotPlay, Session
from game.desktop.widgets import Button, Widget
from game.engine.case import Case, Participant, Profile
from game.play.game import Game

READ = 0.1
"""Seconds after which is looked whether another scenario has been read."""


class ScenarioChoice(Page):
    """The scenarios that are shipped; the one under the cursor is described at the side."""

    side = 460

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.names = list(session.scenarios())
        self.ready = -1
        self.list: ListBox | None = None

    def widgets(self) -> Sequence[Widget]:
        """Return the list and the buttons."""
        rows = [self._row(name) for name in self.names]
        self.list = ListBox("Scenarios", self.layout.main, rows, selected=self.list.row if self.list else 0)
        self.list.explains = False
        places = row_of_buttons(self.kit, self.layout.foot, 3)
        buttons = [
            Button("Choose a seat", places[0], value="seat", icon="next", brass=True, key=ENTER),
            Button("The short form", places[1], value="short", icon="clock", key=KEYS["brief"]),
            Button("Back", places[2], value="back", icon="left", key=BACK),
        ]
        if self.ring.focus is None and rows:
            self.ring.focus = self.list
        return [self.list, *buttons]

    def arrange(self) -> None:
        """Place the widgets; the list has the focus."""
        super().arrange()
        if self.ring.focus is None and self.list is not None:
            self.ring.focus = self.list

    def paint(self, surface: pygame.Surface) -> None:
        """Describe the scenario under the cursor."""
        self.heading(surface, "Choose a scenario")
        name = self.list.selected if self.list and self.list.choices else ""
        case = self._case(name) if name and self.session.reading(name).done() else ""
        rect, kit, letters = self.layout.side, self.kit, self.kit.letters
        dialogs.panel(surface, kit, rect)
        room = rect.inflate(-kit.px(36), -kit.px(28))
        if isinstance(case, str):
            empty = "It is being read ..." if name else "No scenario is installed."
            letters.paragraph(surface, case or empty, "body", theme.TEXT, room)
            return
        y = room.y + letters.paragraph(surface, case.title, "heading", theme.TEXT, room) + kit.px(4)
        facts = (
            f"{case.first_day} · {case.days} days · {len(case.remit.council.seats)} members · {len(case.seats)} seats"
        )
        letters.put(surface, facts, "label", theme.GOLD, at=(room.x, y), width=room.w)
        y += letters.height("label") + kit.px(10)
        for text, ink in ((case.summary, theme.TEXT), (case.content_note, theme.MUTED)):
            left = pygame.Rect(room.x, y, room.w, room.bottom - y)
            if text and left.h >= letters.height("body"):
                y += letters.paragraph(surface, text, "body", ink, left) + kit.px(10)

    def used(self, value: Any) -> Wish:
        """Go on to the seats, or back."""
        if value == "back":
            return Back()
        if self.list is None or not self.list.choices:
            return None
        case = self._case(self.list.selected)
        if isinstance(case, str):
            self.ask("This scenario cannot be played", case, (Choice("read", "Close"),))
            return None
        if value == "short":
            try:
                case = self.session.short_form(case)
            except CannotPlay as fault:
                self.tell(str(fault))
                return None
        return Go(SeatChoice(self.session, case), back=True)

    def update(self, dt: float) -> Wish | bool:
        """Show a scenario as soon as it has been read."""
        ready = sum(self.session.reading(name).done() for name in self.names)
        if ready != self.ready:
            self.ready = ready
            self.arrange()
            return True
        return super().update(dt)

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself: a moment while scenarios are being read."""
        return super().rests() if self.ready == len(self.names) else READ

    def _row(self, name: str) -> Choice:
        if not self.session.reading(name).done():
            return Choice(name, name, "is being read ...", icon="clock")
        case = self._case(name)
        if isinstance(case, str):
            return Choice(name, name, "cannot be played", icon="cross")
        return Choice(name, case.title, f"from {case.first_day}, {case.days} days", icon="council")

    def _case(self, name: str) -> Case | str:
        """Return the scenario, or what is wrong with it; waits until it has been read."""
        try:
            return self.session.reading(name).result()
        except CannotPlay as fault:
            return str(fault)


class SeatChoice(Page):
    """The delegations of a scenario: flag, capacity, stance, and how hard the seat is; or the seat of a saved game."""

    side = 400

    def __init__(self, session: Session, case: Case, game: Game | None = None) -> None:
        super().__init__(session)
        self.case, self.game = case, game
        self.list: ListBox | None = None

    def flown(self) -> Sequence[Participant]:
        """Return the participants of the scenario that is chosen."""
        return self.case.participants

    def widgets(self) -> Sequence[Widget]:
        """Return the list of seats and the buttons."""
        rows = [self._row(self.case.profile[seat]) for seat in self.case.seats if seat in self.case.profile]
        self.list = ListBox("Delegations", self.layout.main, rows, selected=self.list.row if self.list else 0)
        self.list.explains = False
        places = row_of_buttons(self.kit, self.layout.foot, 2)
        return [
            self.list,
            Button("Read the instructions", places[0], value="go", icon="orders", brass=True, key=ENTER),
            Button("Back", places[1], value="back", icon="left", key=BACK),
        ]

    def arrange(self) -> None:
        """Place the widgets; the list has the focus."""
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.list

    def paint(self, surface: pygame.Surface) -> None:
        """Describe the delegation under the cursor."""
        self.heading(surface, "Whose seat do you take?", self.case.title)
        if self.list is None or not self.list.choices:
            return
        profile = self.case.profile[self.list.selected]
        rect, kit, letters = self.layout.side, self.kit, self.kit.letters
        dialogs.panel(surface, kit, rect)
        room = rect.inflate(-kit.px(36), -kit.px(32))
        high = min(kit.measure.both(66, 44), room.h // 4)
        flag = kit.flags.flag(profile.member, (high * 4 // 3, high))
        surface.blit(flag, room.topleft)
        x = room.x + flag.get_width() + kit.px(14)
        name = self.case.participant[profile.member].name
        type_ = "heading" if letters.width(name, "heading") <= room.right - x else "name"
        letters.put(surface, name, type_, theme.TEXT, at=(x, room.y), width=room.right - x)
        note = f"{capacity(self.case, profile)} · {difficulty(self.case, profile)}"
        letters.put(surface, note, "label", theme.GOLD, at=(x, room.y + letters.height(type_)), width=room.right - x)
        y = room.y + max(high, letters.height(type_) + letters.height("label")) + kit.px(12)
        for text, style, ink in (
            (profile.stance, "said", theme.TEXT),
            (hint(self.case, profile), "body", theme.MUTED),
            (profile.instructions, "body", theme.TEXT),
        ):
            left = pygame.Rect(room.x, y, room.w, room.bottom - y)
            if text and left.h >= letters.height(style):
                y += letters.paragraph(surface, text, style, ink, left) + kit.px(10)

    def used(self, value: Any) -> Wish:
        """Go on to the instructions (or into the saved game), or back."""
        if value == "back":
            return Back()
        seat = self.list.selected if self.list else ""
        if self.game is not None:
            return Go(resumed(self.session, self.game, seat), afresh=True)
        return Go(screen(Screen.INSTRUCTIONS)(self.session, self.case, seat), back=True)

    def _row(self, profile: Profile) -> Choice:
        name = self.case.participant[profile.member].name
        note = f"{capacity(self.case, profile)}, {difficulty(self.case, profile)} · {profile.stance}"
        return Choice(profile.member, name, note, flag=profile.member)


def capacity(case: Case, profile: Profile) -> str:
    """Return in what capacity the delegation sits."""
    if profile.member in case.remit.council.permanent:
        kind = "permanent member"
    else:
        kind = "elected member" if profile.member in case.remit.council.seats else "invited, without a vote"
    presides = case.remit.presidents[0][1] == profile.member if case.remit.presidents else False
    return f"{kind}, presiding" if presides else kind


def difficulty(case: Case, profile: Profile) -> str:
    """Return how hard the seat is to play, from what it can do and how far it stands from the others."""
    votes = profile.member in case.remit.council.seats
    hard = (not votes) + (len(profile.red_lines) >= 3) + (_distance(case, profile) > 0.55)
    return ("a gentle start", "demanding", "hard", "very hard")[hard]


def hint(case: Case, profile: Profile) -> str:
    """Return one sentence on what playing the seat is like."""
    if profile.member in case.remit.council.permanent:
        return "Your vote against defeats any text of substance; every text with nine votes is then your doing."
    if profile.member in case.remit.council.seats:
        return "One vote of many: nothing passes without partners, and few close the door on you."
    return "You speak and may table texts, but a member must ask for the vote on them (rule 38)."


def _distance(case: Case, profile: Profile) -> float:
    """Return how far the delegation stands from the others on the issues, 0 to 2."""
    gaps = [
        abs(at - other.positions.get(issue, 0.0))
        for other in case.profiles
        if other.member != profile.member
        for issue, at in profile.positions.items()
    ]
    return sum(gaps) / len(gaps) if gaps else 0.0
