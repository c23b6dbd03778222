"""A speech is put together: points from what may be said, a tone, and the words as they will be recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop.fields import TextField
from game.desktop.lists import CheckList, Choice, ListBox, Tabs
from game.desktop.offers import Offer
from game.desktop.papers import Entry, Record
from game.desktop.scenes import Back, Submit, Wish
from game.desktop.scenes.page import row_of_buttons
from game.desktop.scenes.play import Composer
from game.desktop.session import Session
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Widget
from game.frames import Slot
from game.record.composing import act_from
from game.record.wording import wording_of
from game.world.acts import Speak

OWN_WORDS = 600
EMPTY = "Choose a kind of point, then tick the points that you make. Claims enter the ledger, and come due."
OWN = "your Government"
"""What the words for a point say of a position that is one's own."""


class SpeechScene(Composer):
    """The delegation's speech: kinds of point at the left, points beside them, the paper at the right."""

    side = 400

    def __init__(self, session: Session, offer: Offer) -> None:
        super().__init__(session, offer)
        self.words = wording_of(self.sitting.game.case)
        self.slots: dict[str, Slot] = {slot.name: slot for slot in getattr(offer.frame, "slots", ())}
        self.points = self.slots["points"].choices
        self.heads = list(dict.fromkeys(self.words.heading(each) for each in self.points))
        self.head = self.heads[0]
        self.taken: tuple[Any, ...] = ()
        self.tone = self.slots["register"].choices[0]
        self.own = ""
        self.paper = Record("Your speech", pygame.Rect(0, 0, 1, 1), foot=STAMP)

    def widgets(self) -> Sequence[Widget]:
        """Return kinds, points, own words, paper, tone and buttons."""
        kit, main, foot = self.kit, self.layout.main, self.layout.foot
        field_high, gap = min(kit.tx(36), main.h // 3), kit.px(10)
        lists = pygame.Rect(main.x, main.y, main.w, main.h - field_high - gap)
        field = TextField(
            "Your own words",
            pygame.Rect(main.x, lists.bottom + gap, main.w, field_high),
            text=self.own,
            most=OWN_WORDS,
            empty="Your own words instead (the points count as chosen)",
        )
        self.paper.rect = self.layout.side
        places = row_of_buttons(kit, foot, 2)
        tone = pygame.Rect(foot.x, foot.centery - kit.tx(15), places[1].x - kit.px(24) - foot.x, kit.tx(30))
        speak = Button("Take the floor", places[0], value="speak", icon="floor", brass=True, key="S")
        speak.enabled, speak.reason = bool(self.taken), "choose at least one point"
        back = Button("Back", places[1], value="back", icon="left", key="Esc")
        return [*self._lists(lists, gap), field, self._tones(tone), self.paper, speak, back]

    def _lists(self, room: pygame.Rect, gap: int) -> list[Widget]:
        """Return the kinds of point, and the points of the one that is open."""
        left = min(self.kit.measure.both(214, 170), room.w * 2 // 5)
        place = pygame.Rect(room.x, room.y, left, room.h)
        kinds = ListBox("Kinds of point", place, self._kinds(), selected=self.heads.index(self.head))
        place = pygame.Rect(room.x + left + gap, room.y, room.w - left - gap, room.h)
        most = self.slots["points"].at_most
        points = CheckList("Points", place, self._points(), most=most, ticked=self.taken)
        self._keep_place(points)
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
        field = next((each for each in self.ring.widgets if isinstance(each, TextField)), None)
        if field is not None and field.value != self.own:
            self.own = field.value
            self._write()
        return wish

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the paper."""
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self.paper.handle(event)
        return None

    def used(self, value: Any) -> Wish:
        """Turn to a kind of point, tick a point, set the tone, speak, or go back."""
        if value == "back":
            return Back()
        if value == "speak":
            return Submit(self.act()) if self.taken else None
        if isinstance(value, str) and value in self.heads:
            self.head = value
        elif isinstance(value, tuple) and len(value) == 2 and value[0] == "tone":
            self.tone = value[1]
        elif isinstance(value, tuple):
            self.taken = self._one_of_a_key(value)
        self.arrange()
        return None

    def act(self) -> Speak:
        """Return the speech as it stands."""
        found: Speak = act_from(
            self.offer.frame, {"points": self.taken, "register": self.tone, "words": self.own.strip()}
        )
        return found

    def _one_of_a_key(self, ticked: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the points ticked, of two on one charge (at another confidence, say) the one ticked last."""
        key = self.slots["points"].key
        last = {key(each): each for each in ticked}
        return tuple(each for each in ticked if last[key(each)] == each)

    def _kinds(self) -> list[Choice]:
        counts = {head: sum(self.words.heading(each) == head for each in self.taken) for head in self.heads}
        return [
            Choice(
                head, head, f"{counts[head]} chosen" if counts[head] else "", icon=_ICONS.get(head.split()[0], "more")
            )
            for head in self.heads
        ]

    def _points(self) -> list[Choice]:
        view = self.sitting.view
        shown = [each for each in self.points if self.words.heading(each) == self.head or each in self.taken]
        lines = [(each, self.words.part("points", each, view)) for each in shown]
        lines.sort(key=lambda pair: (self.words.heading(pair[0]) != self.head, OWN not in pair[1]))
        return [self._point(each, line) for each, line in lines]

    def _point(self, point: Any, line: str) -> Choice:
        """Return a point as a row: what it says, and below it the stake and the evidence."""
        said, _, stake = line.partition(" [")
        about, colon, what = said.partition(": ")
        labels = self.words.labels
        confidence, evidence = getattr(point, "confidence", None), getattr(point, "evidence", "")
        notes = [confidence.value] if confidence is not None else []
        if confidence is not None:
            what = what.removesuffix(f" ({confidence.value})")
        notes += [f"on evidence: {labels.of('evidence', evidence)}"] if evidence else []
        notes += [stake.rstrip("]")] if stake else []
        head = _plain(about) if colon else ""
        label = what if colon else said
        return Choice(point, label[:1].upper() + label[1:], " · ".join([*([head] if head else []), *notes]))

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


_ICONS = {"State": "statement", "Make": "accuse", "Deny": "deny", "Rebut": "shield", "Circulate": "paper",
          "Foretell": "eye", "Accept": "check", "Refuse": "cross"}  # fmt: skip


def _plain(line: str) -> str:
    """Return a point without the words that its kind says already."""
    for head in ("State a position on ", "Accuse "):
        if line.startswith(head):
            return line.removeprefix(head)[:1].upper() + line.removeprefix(head)[1:]
    return line
