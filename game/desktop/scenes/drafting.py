"""A text is put together: title, paragraphs and their verbs; beside it how each seat is likely to see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.council.acts import Clause, ProposeStatement
from game.desktop import dialogs, forecasts, theme
from game.desktop.dialogs import Form, Modal
from game.desktop.keymap import BACK, KEYS
from game.desktop.lists import Choice, ListBox, Tabs
from game.desktop.offers import Offer
from game.desktop.panels import text_explained
from game.desktop.scenes import Back, Submit, Wish
from game.desktop.scenes.page import row_of_buttons
from game.desktop.scenes.play import Composer
from game.desktop.session import Session
from game.desktop.sheets import Entry, Record
from game.desktop.showing import STAMP, short_name
from game.desktop.widgets import Button, Widget
from game.forecast.forecaster import Forecast, framed
from game.terms import Slug
from game.words.composing import Part, form, paragraphs, usual
from game.words.labels import capital, verb_words
from game.words.wording import wording_of


class DraftingScene(Composer):
    """The writing of a draft resolution or of a statement."""

    side = 430

    def __init__(self, session: Session, offer: Offer) -> None:
        super().__init__(session, offer)
        self.words = wording_of(self.sitting.game.case)
        self.parts: dict[str, Part] = {part.name: part for part in form(offer.frame)}
        self.head = self.parts["head"].choices[0]
        self.open = "operative" if len(self.parts["head"].choices) == 1 else "head"
        self.clauses: dict[Slug, Clause] = {}
        self.last: Slug = ""
        self.paper = Record("Draft", pygame.Rect(0, 0, 1, 1), foot=STAMP)
        self.statement = offer.kind is ProposeStatement

    def widgets(self) -> Sequence[Widget]:
        """Return the sheets' tabs, the paragraphs, the verbs of the last one, the paper and the buttons."""
        kit, main = self.kit, self.layout.main
        high, gap = kit.tx(30), kit.px(10)
        names: list[str] = [name for name in ("head", "operative", "preambular") if name in self.parts]
        tabs = Tabs("Parts", pygame.Rect(main.x, main.y, main.w, high), [self._tab(name) for name in names],
                    selected=names.index(self.open))  # fmt: skip
        verbs = self._verbs(pygame.Rect(main.x, main.bottom - high, main.w, high))
        bottom = main.bottom - (high + gap if verbs else 0)
        rect = pygame.Rect(main.x, tabs.rect.bottom + gap, main.w, bottom - tabs.rect.bottom - gap)
        rows = ListBox(self.open, rect, self._rows())
        self._keep_place(rows)
        self.paper.rect = self._rooms()[0]
        places = row_of_buttons(kit, self.layout.foot, 2)
        send = Button(self.offer.label, places[0], value="send", icon="send", brass=True, key=KEYS["send"],
                      enabled=self.act is not None, reason=self._lacks())  # fmt: skip
        back = Button("Back", places[1], value="back", icon="left", key=BACK)
        return [tabs, rows, *verbs, self.paper, send, back, *self._flags()]

    def arrange(self) -> None:
        """Place the widgets; the list has the focus at first."""
        self.act = self._act()
        self.forecast = self._forecast()
        self._write()
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.ring.widgets[1]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading and the forecast."""
        self.heading(surface, self.offer.label, "a stronger verb moves the issue further, and costs support")
        self._draw_forecast(surface)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the paper."""
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self.paper.handle(event)
        return None

    def used(self, value: Any) -> Wish:
        """Turn to a part, take or drop a paragraph, set its verb, send, or go back."""
        if value == "back":
            return Back()
        if value == "send":
            return Submit(self.act) if self.act is not None else None
        if isinstance(value, forecasts.BallotAsked):
            self.explain(*text_explained(self.sitting, value.member, self.act.clauses))
            return None
        if isinstance(value, tuple) and value[0] == "tab":
            self.open = value[1]
        elif isinstance(value, tuple) and value[0] == "paragraph":
            self._toggle(value[1])
        elif isinstance(value, Clause):
            self.clauses[value.paragraph], self.last = value, value.paragraph
        elif isinstance(value, dict):
            self.head = value
        self.arrange()
        return None

    def answered_by(self, panel: Modal | Form, value: Any) -> Wish:
        """Go on with the text once an explanation has been read."""
        return None

    def _toggle(self, paragraph: Slug) -> None:
        self.last = paragraph
        if self.clauses.pop(paragraph, None) is not None:
            self.last = ""
            return
        part = self.parts[self.open]
        taken = sum(each in self.clauses for each in paragraphs(part.choices))
        if taken >= part.at_most:
            self.tell(f"No more than {part.at_most} {self.open} paragraphs.")
            return
        self.clauses[paragraph] = usual(paragraphs(part.choices)[paragraph])

    def _act(self) -> Any:
        """Return the text as an act, or None while something is missing."""
        chosen = {name: [each for each in self.clauses.values() if each in part.choices]
                  for name, part in self.parts.items() if name != "head"}  # fmt: skip
        if not chosen["operative"]:
            return None
        answers = {"head": self.head, **{name: tuple(found) for name, found in chosen.items()}}
        action = self.offer.frame.made(answers)
        return action if self.offer.frame.admits(action) else None

    def _lacks(self) -> str:
        operative = any(each in self.parts["operative"].choices for each in self.clauses.values())
        return "these paragraphs cannot stand in one text" if operative else "choose at least one operative paragraph"

    def _forecast(self) -> Forecast | None:
        if self.act is None:
            return None
        sponsors = () if self.statement else (self.sitting.seat,)
        forecaster = self.sitting.forecaster
        text = framed(forecaster.interests.public, self.act.clauses, sponsors, self.sitting.view.decided)
        return forecaster.forecast(self.sitting.seat, text, known=self.sitting.odds(text))

    def _tab(self, name: str) -> Choice:
        if name == "head":
            return Choice(("tab", name), "Title and item")
        taken = sum(each in self.parts[name].choices for each in self.clauses.values())
        return Choice(("tab", name), f"{name.capitalize()} ({taken} of {self.parts[name].at_most})")

    def _rows(self) -> list[Choice]:
        part, labels = self.parts[self.open], self.words.labels
        if self.open == "head":
            return [
                Choice(each, self._titled(each), labels.of("item", each["item"]),
                       icon="check" if each == self.head else "paper")
                for each in part.choices
            ]  # fmt: skip
        return [self._paragraph(clauses) for clauses in paragraphs(part.choices).values()]

    def _titled(self, head: dict[str, Any]) -> str:
        if "title" in head:
            return self.words.labels.of("title", head["title"])
        return self.words.part("head", head, self.sitting.view)

    def _paragraph(self, clauses: Sequence[Clause]) -> Choice:
        first, labels = clauses[0], self.words.labels
        taken, verbs = self.clauses.get(first.paragraph), [verb_words(each.verb) for each in clauses]
        note = f"now: {verb_words(taken.verb)}" if taken else f"verbs: {', '.join(verbs)}"
        icon = "check" if taken else "plus"
        return Choice(("paragraph", first.paragraph), capital(labels.of("paragraph", first.paragraph)), note, icon=icon)

    def _verbs(self, rect: pygame.Rect) -> list[Widget]:
        """Return a button for each verb of the paragraph taken last."""
        if self.last not in self.clauses or self.open == "head":
            return []
        choices = paragraphs(self.parts[self.open].choices).get(self.last, ())
        if len(choices) < 2:
            return []
        gap = self.kit.px(6)
        each = min((rect.w - (len(choices) - 1) * gap) // len(choices), self.kit.measure.both(150, 110))
        return [
            Button(capital(verb_words(clause.verb)), pygame.Rect(rect.x + n * (each + gap), rect.y, each, rect.h),
                   value=clause, brass=clause == self.clauses[self.last])
            for n, clause in enumerate(choices)
        ]  # fmt: skip

    def _keep_place(self, rows: ListBox) -> None:
        old = next((each for each in self.ring.widgets if isinstance(each, ListBox)), None)
        if old is not None and old.name == rows.name:
            rows.row, rows.first = min(old.row, max(0, len(rows.choices) - 1)), old.first

    def _rooms(self) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the places of the paper and of the forecast: below it, or beside it where the side is low."""
        side, gap, letters = self.layout.side, self.kit.px(12), self.kit.letters
        if side.w > 2 * side.h:
            half = (side.w - gap) // 2
            return pygame.Rect(side.x, side.y, half, side.h), pygame.Rect(side.right - half, side.y, half, side.h)
        high = min(side.h // 2, 3 * letters.height("label") + 4 * letters.height("note") + self.kit.px(62))
        paper = pygame.Rect(side.x, side.y, side.w, side.h - high - gap)
        return paper, pygame.Rect(side.x, side.bottom - high, side.w, high)

    def _write(self) -> None:
        """Write the text on paper."""
        labels = self.words.labels
        title = labels.of("title", self.head["title"]) if "title" in self.head else "Statement"
        found = [Entry("", title, "heading"), Entry("", f"on {labels.item(self.head['item'])}")]
        clauses = self.act.clauses if self.act is not None else tuple(self.clauses.values())
        found += [Entry(f"{n}.", labels.clause(each)) for n, each in enumerate(clauses, 1)]
        if not clauses:
            found.append(Entry("", "Take paragraphs from the list; then choose the verb of each."))
        chapter = getattr(self.act, "chapter", "")
        if chapter:
            found.append(Entry("", f"Acting under Chapter {chapter} of the Charter."))
        self.paper.name = "Statement" if self.statement else "Draft resolution"
        self.paper.show(tuple(found))
        self.paper.at_end = False

    def _draw_forecast(self, surface: pygame.Surface) -> None:
        """Draw which seats are likely in favour, open or unlikely, as far as the delegation can know."""
        kit, letters, rect = self.kit, self.kit.letters, self._rooms()[1]
        dialogs.panel(surface, kit, rect)
        pad = kit.px(14)
        x, y = rect.x + pad, rect.y + kit.px(10)
        long, short = "FORECAST: A FLAG TELLS WHAT WOULD CHANGE IT", "FORECAST: ASK A FLAG"
        caps = long if letters.width(long, "caps") <= rect.w - 2 * pad else short
        letters.put(surface, caps, "caps", theme.GOLD, at=(x, y), width=rect.w - 2 * pad)
        y += letters.height("caps") + kit.px(6)
        if self.forecast is None:
            letters.put(surface, "There is no text yet.", "note", theme.MUTED, at=(x, y), width=rect.w - 2 * pad)
            return
        likely = self._likely()
        needed = len(self.sitting.view.council) if self.statement else self.sitting.view.votes_required
        own = self.sitting.seat in self.sitting.view.council
        said = f"{len(likely['likely']) + own} likely with you, {len(likely['open'])} open; {needed} needed"
        letters.put(surface, said, "label", theme.TEXT, at=(x, y), width=rect.w - 2 * pad)
        forecasts.draw_heads(surface, kit, self._flag_room(), likely)

    def _flag_room(self) -> pygame.Rect:
        """Return where the rows of flags stand: below the words of the forecast."""
        kit, letters, rect = self.kit, self.kit.letters, self._rooms()[1]
        top = rect.y + kit.px(20) + letters.height("caps") + letters.height("label")
        return pygame.Rect(rect.x + kit.px(14), top, rect.w - 2 * kit.px(14), rect.bottom - kit.px(8) - top)

    def _flags(self) -> list[Widget]:
        """Return the flags of the forecast, each of which can be asked what would change its ballot."""
        if self.forecast is None:
            return []
        view, case, likely = self.sitting.view, self.sitting.game.case, self._likely()
        why = "a statement is put to no vote" if self.statement else ""
        return [
            forecasts.SeatFlag(short_name(case, code), place, code, permanent=code in view.permanent, reason=why)
            for likelihood, _, row in forecasts.heads(self._flag_room())
            for code, place in zip(
                likely[likelihood],
                forecasts.places(self.kit, row, len(likely[likelihood]), len(view.council)),
                strict=True,
            )
        ]

    def _likely(self) -> dict[str, list[str]]:
        return {likelihood: self._seats(likelihood) for likelihood, _ in forecasts.ROWS}

    def _seats(self, likelihood: str) -> list[str]:
        if self.forecast is None:
            return []
        case = self.sitting.game.case
        found = [seat for seat, odds in self.forecast.odds.items() if odds.likelihood == likelihood]
        return sorted(found, key=lambda seat: short_name(case, seat))
