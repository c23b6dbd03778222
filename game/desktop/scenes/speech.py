"""A speech is put together: points from what may be said, a tone, and the words as they will be recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop.dialogs import Answer
from game.desktop.fields import TextField
from game.desktop.keymap import BACK, KEYS
from game.desktop.lists import CheckList, Choice, ListBox, Tabs
from game.desktop.offers import Offer
from game.desktop.scenes import Back, Submit, Wish
from game.desktop.scenes.page import row_of_buttons
from game.desktop.scenes.play import Composer
from game.desktop.session import Session
from game.desktop.sheets import Entry, Record
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Widget
from game.frames import Slot
from game.record.outline import RECORDED, Outline
from game.words.labels import capital
from game.words.wording import wording_of
from game.world.acts import Speak

EMPTY = "Choose a kind of point, then tick the points that you make. Claims enter the ledger, and come due."
SPEAK = Answer("speak")
"""What the button that takes the floor gives back: unlike all that may stand in the field of one's own words."""
FEW = 4
"""Points of one kind that are listed at once; of more, what they are about is chosen first."""


class SpeechScene(Composer):
    """The delegation's speech: kinds of point at the left, points beside them, the paper at the right."""

    side = 400

    def __init__(self, session: Session, offer: Offer) -> None:
        super().__init__(session, offer)
        self.words = wording_of(self.sitting.game.case)
        self.slots: dict[str, Slot] = {slot.name: slot for slot in getattr(offer.frame, "slots", ())}
        self.outline = Outline(self.words, self.sitting.view)
        self.points = self.outline.recorded_first(self.slots["points"].choices)
        self.paths = {each: self.outline.path(each) for each in self.points}
        self.heads = list(dict.fromkeys(path[0] for path in self.paths.values()))
        self.head = self.heads[0]
        self.about = next(iter(self._subjects()), "")
        self.taken: tuple[Any, ...] = ()
        self.tone = self.slots["register"].choices[0]
        self.own = ""
        self.field = TextField(
            "Your own words",
            pygame.Rect(0, 0, 1, 1),
            most=self.slots["words"].letters,
            empty="Your own words instead (the points count as chosen)",
        )
        self.paper = Record("Your speech", pygame.Rect(0, 0, 1, 1), foot=STAMP)

    def widgets(self) -> Sequence[Widget]:
        """Return kinds, points, own words, paper, tone and buttons."""
        kit, main, foot = self.kit, self.layout.main, self.layout.foot
        field_high, gap = min(kit.tx(36), main.h // 3), kit.px(10)
        lists = pygame.Rect(main.x, main.y, main.w, main.h - field_high - gap)
        self.field.rect = pygame.Rect(main.x, lists.bottom + gap, main.w, field_high)
        self.paper.rect = self.layout.side
        places = row_of_buttons(kit, foot, 2)
        tone = pygame.Rect(foot.x, foot.centery - kit.tx(15), places[1].x - kit.px(24) - foot.x, kit.tx(30))
        speak = Button("Take the floor", places[0], value=SPEAK, icon="floor", brass=True, key=KEYS["send"])
        speak.enabled, speak.reason = bool(self.taken), "choose at least one point"
        back = Button("Back", places[1], value=Back(), icon="left", key=BACK)
        return [*self._lists(lists, gap), self.field, self._tones(tone), self.paper, speak, back]

    def _lists(self, room: pygame.Rect, gap: int) -> list[Widget]:
        """Return the kinds of point, and the points of the one that is open."""
        left = min(self.kit.measure.both(270, 190), room.w * 2 // 5)
        place = pygame.Rect(room.x, room.y, left, room.h)
        kinds = ListBox("Kinds of point", place, self._kinds(), selected=self._open())
        place = pygame.Rect(room.x + left + gap, room.y, room.w - left - gap, room.h)
        most = self.slots["points"].at_most
        points = CheckList("Points", place, self._points(), most=most, ticked=self.taken)
        self._keep_place(points)
        old = next((each for each in self.ring.widgets if each.name == kinds.name), None)
        kinds.first = old.first if isinstance(old, ListBox) else 0
        return [kinds, points]

    def _tones(self, room: pygame.Rect) -> Tabs:
        tones = self.slots["register"].choices
        words = [Choice(("tone", each), self.words.part("register", each, self.sitting.view)) for each in tones]
        return Tabs("Tone", room, words, selected=list(tones).index(self.tone))

    def arrange(self) -> None:
        """Place the widgets; the kinds have the focus at first."""
        self._write()
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        most = self.slots["points"].at_most
        self.heading(
            surface, "Put your speech together", f"{len(self.taken)} of {most} points · each weighs less beside others"
        )

    def handle(self, event: pygame.event.Event) -> Wish:
        """Take an event; what is typed is taken into the speech at once."""
        wish = super().handle(event)
        if self.field.value != self.own:
            self.own = self.field.value
            self._write()
        return wish

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the paper."""
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self.paper.handle(event)
        return None

    def used(self, value: Any) -> Wish:
        """Turn to a kind of point, tick a point, set the tone, speak, or go back."""
        if isinstance(value, Back):
            return value
        if value is SPEAK:
            return Submit(self.act()) if self.taken else None
        if isinstance(self.ring.focus, TextField) and isinstance(value, str):
            return None
        if isinstance(value, str) and value in self.heads:
            self.head = value
            self.about = next(iter(self._subjects()), "")
        elif isinstance(value, tuple) and len(value) == 2 and value[0] == "about":
            self.about = value[1]
        elif isinstance(value, tuple) and len(value) == 2 and value[0] == "tone":
            self.tone = value[1]
        elif isinstance(value, tuple):
            self.taken = self._one_of_a_key(value)
        self.arrange()
        return None

    def act(self) -> Speak:
        """Return the speech as it stands."""
        answers = {"points": self.taken, "register": self.tone, "words": self.own.strip()}
        found: Speak = self.offer.frame.made(answers)
        return found

    def _one_of_a_key(self, ticked: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the points ticked, of two on one charge (at another confidence, say) the one ticked last."""
        key = self.slots["points"].key
        last = {key(each): each for each in ticked}
        return tuple(each for each in ticked if last[key(each)] == each)

    def _subjects(self) -> list[str]:
        """Return what the points of the open kind are about, where they are many."""
        within = [path for path in self.paths.values() if path[0] == self.head]
        found = list(dict.fromkeys(path[1] for path in within if len(path) > 2))
        return found if len(within) > FEW and len(found) > 1 else []

    def _open(self) -> int:
        """Return the row of what is open: a kind of point, or what points are about below it."""
        subjects = self._subjects()
        return self.heads.index(self.head) + (1 + subjects.index(self.about) if self.about in subjects else 0)

    def _kinds(self) -> list[Choice]:
        """Return the kinds of point, and below the open one what its points are about."""
        found: list[Choice] = []
        for head in self.heads:
            found.append(self._heading(_ICONS.get(head.split()[0], "more"), head))
            if head == self.head:
                found += [self._heading("right", head, each) for each in self._subjects()]
        return found

    def _heading(self, icon: str, *above: str) -> Choice:
        """Return a heading as a row; it is ticked where points that are taken stand under it."""
        ticked = any(self.paths[each][: len(above)] == above for each in self.taken)
        return Choice(
            above[-1] if len(above) == 1 else ("about", above[-1]), above[-1], icon="check" if ticked else icon
        )

    def _points(self) -> list[Choice]:
        above = (self.head, self.about) if self.about else (self.head,)
        here = [each for each in self.points if self.paths[each][: len(above)] == above]
        return [self._point(each, len(above)) for each in here] + [
            self._point(each, 1, self.paths[each][0]) for each in self.taken if each not in here
        ]

    def _point(self, point: Any, depth: int, kind: str = "") -> Choice:
        """Return a point as a row: what it says that stands not above it, and below how surely and the stake."""
        if self.paths[point][0] == RECORDED:
            does, _, what = self.paths[point][-1].partition(": ")
            return Choice(point, does, " · ".join(filter(None, (what, self._stake(point)))))
        said = list(self.paths[point][depth:])
        notes = [kind] if kind else []
        if hasattr(point, "confidence") and len(said) > 1:
            notes.append(said.pop())
        notes.append(self._stake(point))
        return Choice(point, capital(": ".join(said)), " · ".join(filter(None, notes)))

    def _stake(self, point: Any) -> str:
        return self.words.stake(point, self.sitting.view).strip(" []")

    def _keep_place(self, points: CheckList) -> None:
        old = next((each for each in self.ring.widgets if isinstance(each, CheckList)), None)
        if old is not None and old.choices and points.choices and old.choices[0] == points.choices[0]:
            points.row, points.first = min(old.row, len(points.choices) - 1), old.first

    def _write(self) -> None:
        """Write the paper: the words that would be recorded, then what each point does."""
        view = self.sitting.view
        found: list[Entry] = []
        if self.taken:
            found.append(Entry("", "As it will be recorded", "strong"))
            found.append(Entry("", self.sitting.rehearsed(self.act()), "text"))
            found.append(Entry("", "What it does", "strong"))
        for number, point in enumerate(self.taken, 1):
            found.append(Entry(f"{number}.", self.words.part("points", point, view)))
        if not found:
            found.append(Entry("", EMPTY))
        self.paper.show(tuple(found))
        self.paper.at_end = False


_ICONS = {"On": "archive", "State": "statement", "Make": "accuse", "Deny": "deny", "Rebut": "shield",
          "Circulate": "paper", "Foretell": "eye", "Accept": "check", "Refuse": "cross"}  # fmt: skip
