"""A round of talks: what is on the table, how far the measures have come, and what the delegation may do about it."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.desktop import meters, theme
from game.desktop.scenes import Wish
from game.desktop.scenes.corridor import ActsPage
from game.desktop.scenes.reading import wanted_entries
from game.desktop.session import Session
from game.desktop.sheets import Entry, Record
from game.desktop.showing import STAMP
from game.desktop.widgets import Widget
from game.words.labels import capital
from game.words.signing import Laid, laid_before


class TalksScene(ActsPage):
    """A round of talks in which the player's delegation is asked."""

    name = "talks"

    @property
    def title(self) -> str:  # type: ignore[override]
        """Return which talks these are."""
        under_way = self.sitting.view.round
        return capital(self.sitting.chronicle.labels.of("format", under_way.format)) if under_way else "The talks"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.paper = Record("On the table", pygame.Rect(0, 0, 1, 1), foot=STAMP)

    def side_widgets(self) -> Sequence[Widget]:
        """Return the paper with the terms."""
        self.paper.rect = self.layout.side
        self.paper.show(tuple(self._terms()))
        self.paper.at_end = False
        return (self.paper,)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the paper beside the common keys."""
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self.paper.handle(event)
            return None
        return super().keyed(event)

    def paint(self, surface: pygame.Surface) -> None:
        """Draw the measures with how far each has come in the room that the acts leave."""
        super().paint(surface)
        kit, main = self.kit, self.layout.main
        top = (
            main.y + self._head_height() + len(self.list.choices if self.list else ()) * self._row_height() + kit.px(16)
        )
        room = pygame.Rect(main.x, top, main.w, main.bottom - top)
        high = kit.letters.height("label") + kit.px(12)
        measures = self.sitting.game.case.setting.measures
        columns = 2 if room.w > kit.tx(520) else 1
        rows = -(-len(measures) // columns)
        if not measures or room.h < rows * high + kit.letters.height("caps"):
            return
        caps = "HOW FAR THE MEASURES HAVE COME"
        kit.letters.put(surface, caps, "caps", theme.GOLD, at=room.topleft, width=room.w)
        wide = (room.w - (columns - 1) * kit.px(24)) // columns
        for n, measure in enumerate(measures):
            x = room.x + (n // rows) * (wide + kit.px(24))
            y = room.y + kit.letters.height("caps") + kit.px(6) + (n % rows) * high
            share = self.sitting.view.numbers.get(f"measure.{measure.id}", 0.0)
            self._measure(surface, measure.title, share, pygame.Rect(x, y, wide, high))

    def _measure(self, surface: pygame.Surface, title: str, share: float, rect: pygame.Rect) -> None:
        kit, letters = self.kit, self.kit.letters
        under_way = self.sitting.view.round
        table = under_way.table.steps if under_way and under_way.table else ()
        names = {self.sitting.chronicle.labels.of("measure", each) for each in table}
        ink = theme.GOLD if title in names else theme.TEXT
        figure = letters.put(surface, f"{share:.0%}", "value", theme.SKY, at=rect.topright, anchor="topright")
        letters.put(surface, title, "label", ink, at=rect.topleft, width=figure.x - rect.x - kit.px(8))
        line = pygame.Rect(rect.x, rect.y + letters.height("label"), rect.w, max(4, kit.px(5)))
        meters.bar(surface, line, share, theme.SKY)

    def _row_height(self) -> int:
        return self.kit.letters.height("lead") + self.kit.letters.height("note") + self.kit.px(12)

    def laid(self) -> tuple[Laid, ...]:
        """Return nothing once a round is open: its terms stand on the paper at the side, with what each party wants."""
        under_way = self.sitting.view.round
        return () if under_way is not None and under_way.open else super().laid()

    def _waits(self) -> str:
        """Return what is asked of the delegation."""
        return "It is your turn: accept what is on the table, put other terms, say nothing further, or walk out."

    def _terms(self) -> list[Entry]:
        """Return where the round stands: who takes part, what is proposed, who has accepted."""
        under_way, labels = self.sitting.view.round, self.sitting.chronicle.labels
        if under_way is None:
            return []
        form = next(each for each in self.sitting.game.case.setting.formats if each.id == under_way.format)
        laid = laid_before(labels, self.sitting.view, self.sitting.openings) if self.sitting.due else ()
        found: list[Entry] = []
        for each in laid:
            found += [Entry("", each.heading, "strong"), Entry("", "\n".join(each.points), "text")]
        if not found:
            table = labels.terms(under_way.table) if under_way.table else "nothing yet"
            found = [Entry("", f"{capital(table)}.", "strong")]
        found.append(Entry("Parties", labels.these(form.parties)))
        if form.mediators:
            found.append(Entry("Mediators", labels.these(form.mediators)))
        found.append(Entry("", "Nothing advances without the consent of all the parties."))
        found.append(Entry("", "What each wants, as far as you can know", "heading"))
        return [*found, *wanted_entries(self.sitting, form.id)]
