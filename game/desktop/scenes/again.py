"""Back into a game that is over: the other chair, and playing on from the morning of a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.debrief.history import History
from game.debrief.other_chair import Chair, other_chair, other_seat
from game.debrief.sections import chair_section
from game.debrief.turning import key_day
from game.desktop.keymap import BACK, ENTER, KEYS
from game.desktop.lists import Choice, ListBox
from game.desktop.scenes import Back, Go, Wish
from game.desktop.scenes.debriefing import section_entries
from game.desktop.scenes.page import Page, row_of_buttons
from game.desktop.scenes.reading import Reading
from game.desktop.scenes.route import scene_for
from game.desktop.session import Session
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Widget
from game.play.fork import days_of
from game.terms import MemberId


class ListPage(Page):
    """A list to choose one thing from, and the way back; the list has the focus."""

    side = 1

    def __init__(self, session: Session, title: str, note: str, rows: Sequence[Choice]) -> None:
        super().__init__(session)
        self.title, self.note, self.rows = title, note, tuple(rows)

    def widgets(self) -> Sequence[Widget]:
        """Return the list and the buttons."""
        body = self.layout.main.union(self.layout.side)
        width = min(body.w, self.kit.measure.both(860, 700))
        rect = pygame.Rect(body.centerx - width // 2, body.y, width, body.h)
        back = Button("Back", row_of_buttons(self.kit, self.layout.foot, 1)[0], value="back", icon="left", key=BACK)
        return [ListBox(self.title, rect, self.rows), back]

    def arrange(self) -> None:
        """Place the widgets; the list has the focus."""
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        self.heading(surface, self.title, self.note)

    def used(self, value: Any) -> Wish:
        """Go on with what was chosen, or back."""
        return Back() if value == "back" else self.chose(value)

    def chose(self, value: Any) -> Wish:
        """Return what follows from a choice."""
        raise NotImplementedError


class Days(ListPage):
    """The days that were played; the game goes on from the morning of the one that is chosen."""

    def chose(self, value: Any) -> Wish:
        """Play on from that morning in one's own seat."""
        sitting = self.session.sitting
        assert sitting is not None, "a game lies on the table while its days are shown"
        return self.leaving(lambda: played_on(self.session, int(value), sitting.seat))


class Seats(ListPage):
    """The delegations; the key day is shown as the one that is chosen had it."""

    def chose(self, value: Any) -> Wish:
        """Show that chair."""
        return Go(chair_page(self.session, value), back=True)


class ChairPage(Reading):
    """The key day from another seat: what it knew, what it did and why, and its secrets; and the day to be played."""

    chosen = "play"

    def __init__(self, session: Session, chair: Chair) -> None:
        section = chair_section(chair)
        super().__init__(session, section.title, ((chair.name, lambda: section_entries([section])),), STAMP)
        self.chair = chair

    def widgets(self) -> Sequence[Widget]:
        """Return the paper, and the ways on."""
        shown = [each for each in super().widgets() if not isinstance(each, Button)]
        places = row_of_buttons(self.kit, self.layout.foot, 3)
        return [
            *shown,
            Button("Play this day from here", places[0], value="play", icon="play", brass=True, key=ENTER),
            Button("Another seat", places[1], value="seats", icon="users", key=KEYS["chair"]),
            Button("Back", places[2], value="back", icon="left", key=BACK),
        ]

    def used(self, value: Any) -> Wish:
        """Play the day, choose another seat, or go back."""
        if value == "play":
            return self.leaving(lambda: played_on(self.session, self.chair.record, self.chair.member))
        if value == "seats":
            return Go(seats_page(self.session), back=True)
        return super().used(value)


def played_on(session: Session, at: int, seat: MemberId) -> Wish:
    """Begin the game that goes on from a record, and show where it stands."""
    sitting = session.play_on(at, seat)
    sitting.step(0.0, budget=0.3)
    return Go(scene_for(session), afresh=True)


def days_page(session: Session) -> Page:
    """Return the days of the game that lies on the table."""
    assert session.sitting is not None, "the days of a game are shown while it lies on the table"
    labels, game = session.sitting.chronicle.labels, session.sitting.game
    rows = [Choice(number, labels.weekday(day), f"day {day} of {game.case.days}, from its morning", icon="play")
            for day, number in days_of(game.records).items()]  # fmt: skip
    return Days(session, "Play on from here", "a new game; this one is kept", rows)


def seats_page(session: Session) -> Page:
    """Return the delegations whose chair may be taken."""
    assert session.sitting is not None, "the seats of a game are shown while it lies on the table"
    labels, case = session.sitting.chronicle.labels, session.sitting.game.case
    rows = [Choice(seat, labels.name(seat), case.profile[seat].stance, flag=seat) for seat in case.seats]
    return Seats(session, "The other chair", "the key day as another delegation had it", rows)


def chair_page(session: Session, seat: MemberId = "") -> Page:
    """Return the key day from another seat; by default from the one from which it looks most different."""
    assert session.sitting is not None, "a chair is taken in the game that lies on the table"
    game = session.sitting.game
    history = History(*game.revealed())
    seat = seat or other_seat(history, session.sitting.seat)
    return ChairPage(session, other_chair(history, seat, key_day(history)))
