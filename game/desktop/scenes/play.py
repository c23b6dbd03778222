"""What the screens of a game under way have in common: time passes in it, acts are submitted, papers lie at hand."""

from __future__ import annotations

from typing import Any

import pygame
from msgspec import Struct

from game.council.acts import ProposeStatement, TableDraft
from game.desktop.dialogs import Form, Modal, Slot
from game.desktop.forecasts import BallotAsked
from game.desktop.keymap import BACK, KEYS
from game.desktop.lists import Choice
from game.desktop.offers import Offer, given_of, noted, slots_of
from game.desktop.panels import ballot_explained, may_ask, seat_explained
from game.desktop.presses import Heard, badge
from game.desktop.scenes import Back, Go, Submit, Wish
from game.desktop.scenes.menu import Menu
from game.desktop.scenes.page import Page
from game.desktop.scenes.reading import help_page, ledger_page, papers_page
from game.desktop.scenes.registry import Screen, screen
from game.desktop.scenes.route import scene_for, screen_due
from game.desktop.session import Session
from game.desktop.sitting import Sitting
from game.terms import MemberId
from game.words.kinds import kind_of
from game.words.signing import text_of
from game.words.wording import wording_of
from game.world.acts import Speak


class Signed(Struct, frozen=True, eq=False):
    """The answer that puts the delegation's name to the paper that was shown."""

    action: Any

    @property
    def binding(self) -> bool:
        """Return that using it submits an act at once."""
        return True


class PlayPage(Page):
    """A screen of a game; `name` is the one that `screen_due` gives for it."""

    name = ""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.offer: Offer | None = None
        self._seen = -1

    @property
    def sitting(self) -> Sitting:
        """Return the sitting under way."""
        assert self.session.sitting is not None, "this screen is shown while a game is under way"
        return self.session.sitting

    @property
    def heard(self) -> Heard:
        """Return who takes a press now: what waits for the player's answer is another than what went before."""
        found = super().heard
        return Heard((*found.layer, self.session.sitting is not None and self.sitting.due), found.field)

    def update(self, dt: float) -> Wish | bool:
        """Let time pass in the game; go to the screen that is due."""
        passed = super().update(dt)
        if self.over is not None:
            return passed
        changed = self.sitting.step(dt)
        if self.sitting.trouble:
            self.tell(self.sitting.trouble, grave=True)
            self.sitting.trouble = ""
            changed = True
        elif self.sitting.unsaved and not self.line:
            self.tell(self.sitting.unsaved, grave=True)  # it stands there until it is mended
            changed = True
        if self.sitting.news:
            self.tell(self.sitting.news)
            self.sitting.news, changed = "", True
        due = screen_due(self.sitting, self.name)
        if due != self.name:
            return Go(self._with_line(scene_for(self.session, due)))
        if changed:
            self.refresh()
        return bool(passed) or changed

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself: while the player is asked, or a line is read."""
        return super().rests() if self.over is not None else min(super().rests(), self.sitting.rests())

    def refresh(self) -> None:
        """Show the game as it stands now."""
        self.arrange()

    def take(self, offer: Offer) -> Wish:
        """Do what is offered: submit the act, or open what puts it together."""
        if offer.action is not None:
            return self.sign(offer.action)
        if offer.kind is Speak:
            return Go(screen(Screen.SPEECH)(self.session, offer), back=True)
        if offer.kind in (TableDraft, ProposeStatement):
            return Go(screen(Screen.DRAFTING)(self.session, offer), back=True)
        self.offer = offer
        self.over = Form(self.kit, self.room(), offer.says, self._slots(offer, {}), send=offer.label)
        return None

    def filling(self, panel: Form, values: dict[str, Any]) -> None:
        """Show what an act asks for next, where that depends on what was chosen."""
        if self.offer is None:
            return
        slots = self._slots(self.offer, values)
        if [(each.key, each.choices) for each in slots] != [(each.key, each.choices) for each in panel.slots]:
            panel.grow(self.kit, slots)

    def _slots(self, offer: Offer, values: dict[str, Any]) -> tuple[Slot, ...]:
        sitting = self.sitting
        return noted(slots_of(offer.frame, sitting.game.case, sitting.view, values), sitting.foreseen)

    def answered_by(self, panel: Modal | Form, value: Any) -> Wish:
        """Submit what a form has put together, if it is open; tell more of a delegation that is asked about."""
        if isinstance(value, BallotAsked):
            return self.used(value)
        if isinstance(value, Signed):
            return Submit(value.action)
        offer, self.offer = self.offer, None
        if offer is None or not isinstance(panel, Form) or not isinstance(value, dict):
            return None
        action = offer.frame.made(given_of(offer.frame, value))
        if not offer.frame.admits(action):
            self.tell("That cannot be put together so; choose again.", grave=True)
            return None
        return self.sign(action)

    def sign(self, action: Any) -> Wish:
        """Submit an act; one that puts the delegation's name to a paper shows the whole of it first, and asks."""
        sitting = self.sitting
        text = text_of(sitting.chronicle.labels, sitting.view, action)
        if text is None:
            return Submit(action)
        says = wording_of(sitting.game.case).act(action, sitting.view)
        answers = Choice("read", "Back", icon="left"), Choice(Signed(action), kind_of(action).short, icon="check")
        self.ask(says, "\n".join((text.heading, *text.points)), answers)
        return None

    def answered(self, answer: Any) -> None:
        """Show what became of an act, and the game after it."""
        super().answered(answer)
        self.ring.focus = None
        self.refresh()

    def used(self, value: Any) -> Wish:
        """Open papers, help or the menu, or tell what would change a ballot."""
        if isinstance(value, Offer):
            return self.take(value)
        if isinstance(value, BallotAsked):
            self.explain(*ballot_explained(self.sitting, value.member))
            return None
        pages: dict[Any, Any] = {
            "help": lambda: help_page(self.session),
            "ledger": lambda: ledger_page(self.session, self.sitting),
            "papers": lambda: papers_page(self.session, self.sitting),
            "menu": lambda: Menu(self.session),
        }
        return Go(pages[value](), back=True) if isinstance(value, str) and value in pages else None

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Take the keys that are the same on all screens of a game."""
        keys = {KEYS[name]: name for name in ("help", "menu", "ledger", "papers")} | {BACK: "menu"}
        return PlayPage.used(self, keys[badge(event)]) if badge(event) in keys else None

    def explain(self, title: str, text: str) -> None:
        """Open a panel that explains something."""
        self.ask(title, text, (Choice("read", "Close"),))

    def explain_seat(self, code: MemberId) -> None:
        """Open a panel about a delegation; with a draft before the Council it leads to what would change its vote."""
        answers = [Choice("read", "Close")]
        if may_ask(self.sitting, code):
            answers.append(Choice(BallotAsked(code), "What would change its vote?"))
        self.ask(*seat_explained(self.sitting, code), answers)

    def _with_line(self, scene: Page) -> Page:
        """Hand on the line that is being shown."""
        if self.line:
            scene.line, scene.grave, scene._left = self.line, self.grave, self._left
        return scene


class Composer(PlayPage):
    """A screen over another on which an act is put together; it closes when the act is done."""

    def __init__(self, session: Session, offer: Offer) -> None:
        super().__init__(session)
        self.offer: Offer = offer
        self.done = False

    def update(self, dt: float) -> Wish | bool:
        """Go back when the act is done; the game waits until then."""
        return Back() if self.done else Page.update(self, dt)

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself."""
        return 0.0 if self.done else Page.rests(self)

    def answered(self, answer: Any) -> None:
        """Say why the act was refused; where it was done, the game goes on."""
        Page.answered(self, answer)
        self.done = not (answer is not None and answer.refused)
