"""The debrief: how it ended, two results that are never summed, votes with their reasons, one's own words, reality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop import meters, theme
from game.desktop.papers import Entry
from game.desktop.scenes import Go, Wish
from game.desktop.scenes.reading import Reading, ledger_page, papers_page
from game.desktop.session import Session
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Widget
from game.record.debrief import Course, Debrief, debrief
from game.record.labels import capital

SHEETS = "Ending", "Instructions", "Figures", "Votes", "Your words", "Who decided", "Reality"


class DebriefScene(Reading):
    """What the game was, on sheets of paper; the figures are drawn as they went."""

    name = "debrief"
    chosen = ""

    def __init__(self, session: Session) -> None:
        sitting = session.sitting
        assert sitting is not None, "a game is debriefed while it lies on the table"
        game = sitting.game
        self.told: Debrief = debrief(game.case, game.records, sitting.seat, game.seed, verbatim=sitting.verbatim)
        sheets = tuple(zip(SHEETS, _makers(self.told), strict=True))
        super().__init__(session, "Debrief", sheets, STAMP)
        self.sitting = sitting

    def widgets(self) -> Sequence[Widget]:
        """Return the sheets, and the ways on."""
        shown = [each for each in super().widgets() if not isinstance(each, Button)]
        foot, gap = self.layout.foot, self.kit.px(10)
        wide = (foot.w - 3 * gap) // 4
        places = [pygame.Rect(foot.x + n * (wide + gap), foot.y, wide, foot.h) for n in range(4)]
        return [
            *shown,
            Button("Ledger", places[0], value="ledger", icon="ledger", key="L"),
            Button("Texts and votes", places[1], value="papers", icon="archive", key="P"),
            Button("Save", places[2], value="save", icon="save", key="F2"),
            Button("To the title", places[3], value="title", icon="leave", key="T", brass=True),
        ]

    def arrange(self) -> None:
        """Place the widgets; the tabs have the focus."""
        super().arrange()
        if self.ring.focus is None and self.ring.widgets:
            self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        self.heading(surface, self.told.ending, f"{self.told.title}, seed {self.told.seed}")

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the sheet; over the one with the figures, how each went."""
        super().draw(surface)
        if SHEETS[self.open] == "Figures" and self.over is None:
            self._courses(surface)

    def used(self, value: Any) -> Wish:
        """Open a sheet, papers, the dialog to save, or leave."""
        from game.desktop.scenes.shelf import SaveAs
        from game.desktop.scenes.title import Title

        if value == "title":
            self.session.close()
            return Go(Title(self.session), afresh=True)
        if value == "save":
            return Go(SaveAs(self.session), back=True)
        if value in ("ledger", "papers"):
            make = ledger_page if value == "ledger" else papers_page
            return Go(make(self.session, self.sitting), back=True)
        return super().used(value)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the sheet or turn to another; Escape opens the menu."""
        if event.key in (pygame.K_ESCAPE, pygame.K_F10):
            from game.desktop.scenes.menu import Menu

            return Go(Menu(self.session), back=True)
        return super().keyed(event)

    def _courses(self, surface: pygame.Surface) -> None:
        """Draw the course of each indicator over the game on the open sheet."""
        paper, kit = self._paper(), self.kit
        surface.blit(self.kept("sheet", lambda: _blank(kit, paper.rect.size)), paper.rect)
        courses, pad = self.told.courses, kit.px(20)
        columns = 2 if paper.rect.w >= kit.tx(620) else 1
        rows = -(-len(courses) // columns)
        wide = (paper.rect.w - pad * (columns + 1)) // columns
        high = (paper.rect.h - kit.px(24)) // max(1, rows)
        for n, course in enumerate(courses):
            place = pygame.Rect(paper.rect.x + pad + (n % columns) * (wide + pad),
                                paper.rect.y + kit.px(12) + (n // columns) * high, wide, high - kit.px(6))  # fmt: skip
            self._course(surface, course, place)

    def _course(self, surface: pygame.Surface, course: Course, rect: pygame.Rect) -> None:
        kit, letters = self.kit, self.kit.letters
        figure = f"{course.first} → {course.last}"
        shown = letters.put(
            surface, figure, "value", theme.INK, at=rect.topright, anchor="topright", width=rect.w * 2 // 3
        )
        letters.put(surface, course.label, "body-bold", theme.INK, at=rect.topleft, width=shown.x - rect.x - kit.px(6))
        y = rect.y + letters.height("body-bold")
        notes = [f"{turn.date}: {turn.by:+.1f}, {turn.because}" for turn in course.turns]
        room = max(0, rect.bottom - y - kit.px(26))
        lines = notes[: min(len(notes), room // letters.height("note"))]
        line = pygame.Rect(
            rect.x, y, rect.w, max(8, min(kit.px(64), rect.bottom - y - len(lines) * letters.height("note") - 4))
        )
        if len(course.values) > 1:
            surface.blit(meters.sparkline(kit, line.size, course.values, theme.RED_PENCIL), line)
        for n, text in enumerate(lines):
            at = rect.x, line.bottom + n * letters.height("note")
            letters.put(surface, text, "note", theme.SECOND_INK, at=at, width=rect.w)


def _blank(kit: Any, size: tuple[int, int]) -> pygame.Surface:
    from game.desktop import painting

    return painting.paper(size)


def _makers(told: Debrief) -> list[Any]:
    return [
        lambda: _ending(told),
        lambda: _instructions(told),
        lambda: [Entry("", "The figures over the game")],
        lambda: _votes(told),
        lambda: _own(told),
        lambda: _decided(told),
        lambda: _reality(told),
    ]


def _ending(told: Debrief) -> list[Entry]:
    found = [Entry("", told.ending, "heading"), Entry("", told.ending_text, "text")]
    found.append(Entry("", "Two results stand side by side; they are never summed and never ranked."))
    mine = told.instructions[0]
    met = sum(each.weight for each in mine.objectives if each.met)
    total = sum(each.weight for each in mine.objectives)
    found += [Entry("", "Your instructions", "heading"), Entry(mine.name, f"{met} of {total} carried out.")]
    found += [Entry(capital("carried out" if o.met else "not carried out"), o.text) for o in mine.objectives]
    found.append(Entry("", "The purposes of the Charter", "heading"))
    found += [Entry(f"{each.label}: {each.verdict}", each.because) for each in told.purposes]
    return [*found, Entry("", told.notice)]


def _instructions(told: Debrief) -> list[Entry]:
    found: list[Entry] = []
    for each in told.instructions:
        found.append(Entry("", f"{each.name}: {each.share:.0%} of the weight carried out", "heading"))
        found += [
            Entry("Carried out" if o.met else "Not carried out", f"{o.text} (weight {o.weight})")
            for o in each.objectives
        ]
    return found


def _votes(told: Debrief) -> list[Entry]:
    found: list[Entry] = []
    for vote in told.votes:
        found += [Entry("", f"{vote.meeting}: {vote.title}", "heading"), Entry("", f"{vote.result}.", "text")]
        found.append(Entry("", f"{vote.bar}."))
        found += [Entry(f"{seat.name}, {seat.ballot}", seat.because or "no reasons are kept") for seat in vote.seats]
    return found or [Entry("", "No vote was taken.")]


def _own(told: Debrief) -> list[Entry]:
    found: list[Entry] = []
    for line in told.own_lines:
        found.append(Entry("", f"{line.date}, {line.meeting}", "heading"))
        found.append(Entry("", f"“{line.text}”", "text"))
        found += [Entry("What came of it", fate) for fate in line.came_of_it or ("it made no claim that comes due",)]
    return found or [Entry("", "Your delegation did not take the floor.")]


def _decided(told: Debrief) -> list[Entry]:
    found: list[Entry] = []
    for each in told.decisions:
        when = f"carried out on {each.date}; decided by" if each.carried_out_on else "not carried out; left to"
        found += [Entry("", each.label, "heading"), Entry("", f"{capital(when)} {each.decided_by}.", "text")]
        for head, rows in (("Made it easier", each.easier), ("Made it harder", each.harder)):
            found += [Entry(head, f"{row.because}{f' ({row.by:+.1f})' if row.by else ''}") for row in rows]
    return found or [Entry("", "The scenario left nothing to a capital alone.")]


def _reality(told: Debrief) -> list[Entry]:
    found = [Entry("", told.departure, "strong")] if told.departure else []
    for day in told.days:
        found.append(Entry("", day.date, "heading"))
        found.append(Entry("Here", " ".join(day.here) or "nothing of weight."))
        found += [
            Entry("In reality", f"{fact.text} [{'; '.join(filter(None, (fact.symbol, fact.source)))}]")
            for fact in day.reality
        ]
    return found
