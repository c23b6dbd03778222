"""The chamber while a meeting is under way: lines come at reading pace, and it stops when the player is asked."""

from __future__ import annotations

from typing import Any

import pygame

from game.council.acts import ObjectToStatement, Pass
from game.desktop.chamber import PANEL_CLOSED, Chamber
from game.desktop.dialogs import Form, Modal, Slot
from game.desktop.keymap import ENTER, KEYS, digit
from game.desktop.kit import Kit
from game.desktop.lists import Choice
from game.desktop.meeting import Act, Asked
from game.desktop.offers import Offer, as_buttons, offers
from game.desktop.panels import figure_explained
from game.desktop.presses import badge
from game.desktop.scenes import Stay, Wish
from game.desktop.scenes.play import PlayPage
from game.desktop.session import Session
from game.desktop.showing import chamber_model
from game.desktop.widgets import ACTIVATING
from game.world.acts import Speak

ORDER = ("Speak", "Procedure", "Diplomacy", "Decide")
MOST = 8


class CouncilScene(PlayPage):
    """The meeting; Enter goes on where the player is not asked, and lets nothing go by."""

    name = "chamber"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.chamber: Chamber | None = None
        self.asked = False
        self.rest: tuple[Offer, ...] = ()

    def resize(self, kit: Kit) -> None:
        """Take another size of window."""
        super().resize(kit)
        if self.chamber is None:
            self.chamber = Chamber(kit, chamber_model(self.sitting, self._acts()))
        else:
            self.chamber.resize(kit)
        self.ring = self.chamber.ring
        self.refresh()

    def arrange(self) -> None:
        """The chamber places its widgets itself."""

    def refresh(self) -> None:
        """Show the meeting as it stands; a bell rings when a choice has become the player's."""
        if self.chamber is None:
            return
        self.chamber.show(chamber_model(self.sitting, self._acts()))
        asked = self.sitting.due and self.sitting.moment.kind == "choice"
        if asked and not self.asked:
            self.kit.sounds.play("bell")
        self.asked = asked

    def draw_screen(self, surface: pygame.Surface) -> None:
        """Draw the chamber."""
        assert self.chamber is not None, "a scene is given its size before it is drawn"
        self.chamber.draw(surface)

    def line_width(self) -> int:
        """Return the width of the stage."""
        return self.chamber.layout.stage.w if self.chamber else super().line_width()

    def place_line(self, box: pygame.Rect) -> None:
        """Place the line that passes over the wall of the chamber, where it hides nobody."""
        if self.chamber is not None:
            layout = self.chamber.layout
            box.midtop = layout.stage.centerx, layout.top_bar.bottom + self.kit.px(8)

    def handle(self, event: pygame.event.Event) -> Wish:
        """Take an event: a panel first, then Enter for going on, then the chamber."""
        if self.over is not None or self.chamber is None:
            return super().handle(event)
        if event.type == pygame.KEYDOWN and event.key in ACTIVATING and self.ring.focus is None:
            return self._go_on()
        given = self.chamber.handle(event)
        if given is PANEL_CLOSED:
            return Stay()
        if given is not None:
            return self.used(given)
        return self.keyed(event) if event.type == pygame.KEYDOWN else None

    def used(self, value: Any) -> Wish:
        """Act, go on, or explain what is asked about."""
        if isinstance(value, Asked):
            if value.kind == "indicator":
                self.explain(*figure_explained(self.sitting, value.key))
            else:
                self.explain_seat(value.key)
            return None
        if value == "on":
            return self._go_on()
        if value == "more":
            rows = tuple(Choice(each, each.says, icon=each.icon) for each in self.rest)
            self.over = Form(self.kit, self.room(), "More acts", (Slot("offer", "Choose", choices=rows),), send="Go on")
            return None
        if value == "hurry":
            self.sitting.hurry()
            return None
        return super().used(value)

    def answered_by(self, panel: Modal | Form, value: Any) -> Wish:
        """Do what was chosen from the rest of the acts."""
        if self.offer is None and isinstance(value, dict) and "offer" in value:
            return self.take(value["offer"])
        return super().answered_by(panel, value)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Take T for going on without a pause beside the common keys."""
        if badge(event) == KEYS["my turn"] and not self.sitting.due:
            return self.used("hurry")
        return super().keyed(event)

    def _go_on(self) -> Wish:
        """Let the line be read; where the player is asked, say which keys answer."""
        sitting = self.sitting
        if not sitting.due:
            sitting.skip()
            return None
        moment = sitting.moment
        if moment.agrees:
            self.tell(f"It waits for you: {KEYS['agree']} agrees, {KEYS['nothing']} withholds.")
        elif moment.passing is not None:
            self.tell(f"It waits for you: press the number of an action, or {KEYS['nothing']} to let it go by.")
        return None

    def _acts(self) -> list[Act]:
        sitting = self.sitting
        if not sitting.due:
            return [
                Act("hurry", "To my turn", "clock", KEYS["my turn"], "Decide",
                    hint="Go on without a pause until you are asked"),
                Act("on", "Go on", "next", ENTER, "Decide", brass=True),
            ]  # fmt: skip
        found = as_buttons(offers(sitting.openings, sitting.game.case, sitting.view), sitting.view)
        acts = [each for each in found if each.kind is not Pass]
        acts.sort(key=lambda each: ORDER.index(each.group) if each.group in ORDER else 0)
        withheld = next((each for each in acts if sitting.moment.agrees and each.kind is ObjectToStatement), None)
        acts = [each for each in acts if each is not withheld]
        self.rest = tuple(acts[MOST:]) if len(acts) > MOST + 1 else ()
        acts = acts[: len(acts) - len(self.rest)]
        shown = [self._act(place, offer) for place, offer in enumerate(acts, 1)]
        if self.rest:
            shown.append(Act("more", "More", "more", "0", "Diplomacy", hint=f"{len(self.rest)} more acts are open"))
        passes = next((each for each in found if each.kind is Pass), None)
        if withheld is not None:
            shown.append(Act(withheld, withheld.label, withheld.icon, KEYS["nothing"], "Decide", hint=withheld.says))
        if passes is not None:
            key, icon = ("agree", "check") if sitting.moment.agrees else ("nothing", "next")
            small = sitting.moment.kind != "choice"
            shown.append(Act(passes, sitting.moment.passes, icon, KEYS[key], "Decide", hint=passes.says, brass=small))
        return shown

    def _act(self, place: int, offer: Offer) -> Act:
        key = digit(place)
        brass = offer.kind is Speak
        return Act(offer, offer.label, offer.icon, key, offer.group, hint=offer.says, brass=brass)
