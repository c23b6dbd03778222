"""The morning's dispatches: the front page on the desk, and beside it what each figure is made of and what came due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop import artwork, dialogs, theme
from game.desktop.figures import tone_colour
from game.desktop.keymap import ENTER, KEYS
from game.desktop.presses import badge
from game.desktop.scenes import Wish
from game.desktop.scenes.play import PlayPage
from game.desktop.session import Session
from game.desktop.sheets import Column, FrontPage, draw_front_page
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Spot, Widget
from game.record.ledger import LedgerRow
from game.record.newspaper import Bar, Waterfall, below_headline, made_of, page_of
from game.record.newspaper import FrontPage as Page_

MASTHEAD = "The Delegates’ Courier"
BARS = 6
KINDS = {"decision": "A decision", "vote": "In the Council", "talks": "At the talks", "claim": "The ledger",
         "meeting": "In the Council", "paper": "Papers", "event": "The news"}  # fmt: skip
TONES = {None: "plain", True: "good", False: "bad"}


class DispatchesScene(PlayPage):
    """One morning."""

    name = "morning"
    ground = "desk"
    side = 372
    chosen = "on"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.page: Page_ = page_of(self.sitting.chronicle, reader=self.sitting.seat)
        falls = [fall for fall in self.page.waterfalls if fall.bars]
        self.shown = max(falls, key=_weight, default=self.page.waterfalls[0] if self.page.waterfalls else None)
        self.front = front_of(self.page)
        self.rows: list[tuple[Waterfall, pygame.Rect]] = []

    def widgets(self) -> Sequence[Widget]:
        """Return the button on, and a spot for each figure."""
        kit, side = self.kit, self.layout.side
        places = _foot(self.layout.foot, kit.px(8))
        buttons: list[Widget] = [
            Button("To the corridor", places[2], value="on", icon="next", brass=True, key=ENTER),
            Button("Ledger", places[0], value="ledger", icon="ledger", key=KEYS["ledger"]),
            Button("Menu", places[1], value="menu", icon="settings", key=KEYS["menu"]),
        ]
        high = kit.letters.height("label") + kit.px(7)
        top = side.y + kit.px(14) + kit.letters.height("caps") + kit.px(6)
        count = max(0, min(len(self.page.waterfalls), (side.bottom - kit.px(10) - top) // high))
        self.rows = [
            (fall, pygame.Rect(side.x + kit.px(14), top + n * high, side.w - kit.px(28), high))
            for n, fall in enumerate(self.page.waterfalls[:count])
        ]
        spots = [Spot(fall.label, rect, value=fall, hint=made_of(fall)) for fall, rect in self.rows]
        return [*buttons, *spots]

    def paint(self, surface: pygame.Surface) -> None:
        """Lay out the paper and the panel."""
        self.heading(surface, f"Day {self.page.day}: {self.page.date}", STAMP)
        main = self.layout.main
        picture = None
        if main.w >= self.kit.tx(600):
            picture = self.kit.baked("picture", self._picture)
        draw_front_page(surface, self.kit, self.front, main, picture)
        self._panel(surface)

    def used(self, value: Any) -> Wish:
        """Go on, or show what a figure is made of."""
        if value == "on":
            self.sitting.go_on()
            self.kit.sounds.play("page")
            return None
        if isinstance(value, Waterfall):
            self.shown = value
            return None
        return super().used(value)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Take G for going on beside the common keys."""
        return self.used("on") if badge(event) == KEYS["go on"] else super().keyed(event)

    def update(self, dt: float) -> Wish | bool:
        """Wait to be read; a seat that is led by the game reads at once."""
        if self.sitting.watching and self.sitting.stop == "morning" and self.session.settings.pace == "fast":
            self.sitting.go_on()
        return super().update(dt)

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself; a seat that is led by the game does not wait."""
        return 0.0 if self.sitting.watching else super().rests()

    def _picture(self) -> pygame.Surface:
        size = 960, 540
        return artwork.chamber_backdrop(size, pygame.Rect(150, 40, 660, 480), len(self.sitting.view.council))

    def _panel(self, surface: pygame.Surface) -> None:
        kit, side, letters = self.kit, self.layout.side, self.kit.letters
        dialogs.panel(surface, kit, side)
        pad = kit.px(14)
        letters.put(surface, "THE SITUATION THIS MORNING", "caps", theme.GOLD, at=(side.x + pad, side.y + kit.px(13)),
                    width=side.w - 2 * pad)  # fmt: skip
        for fall, rect in self.rows:
            if fall is self.shown:
                pygame.draw.rect(surface, theme.RAISED, rect.inflate(kit.px(10), 0), border_radius=kit.px(5))
            ink = tone_colour(kit, TONES[fall.better])
            moved = (
                f"{fall.before_text} → {fall.after_text}" if fall.before_text != fall.after_text else fall.after_text
            )
            figure = letters.put(
                surface, moved, "value", ink, at=rect.midright, anchor="midright", width=rect.w * 2 // 3
            )
            letters.put(surface, fall.label, "label", theme.TEXT, at=rect.midleft, anchor="midleft",
                        width=figure.x - rect.x - kit.px(6))  # fmt: skip
        y = (self.rows[-1][1].bottom if self.rows else side.y) + kit.px(8)
        room = pygame.Rect(side.x + pad, y, side.w - 2 * pad, side.bottom - kit.px(10) - y)
        if self.shown is not None and room.h > letters.height("note") * 3:
            y = self._waterfall(surface, self.shown, room) + kit.px(8)
        room = pygame.Rect(room.x, y, room.w, side.bottom - kit.px(10) - y)
        y = self._dues(surface, room)
        self._orders(surface, pygame.Rect(room.x, y, room.w, room.bottom - y))

    def _orders(self, surface: pygame.Surface, room: pygame.Rect) -> None:
        """List the instructions in the room that is left, each as it stands today."""
        kit, letters = self.kit, self.kit.letters
        high = letters.height("note")
        if room.h < letters.height("caps") + 3 * high:
            return
        pygame.draw.line(surface, theme.LINE, room.topleft, room.topright)
        new = self.sitting.instructed
        head = "NEW INSTRUCTIONS FROM YOUR CAPITAL" if new else "YOUR INSTRUCTIONS, AS OF TODAY"
        letters.put(surface, head, "caps", theme.GOLD, at=(room.x, room.y + kit.px(6)), width=room.w)
        y = room.y + letters.height("caps") + kit.px(8)
        for objective, met in sorted(self.sitting.view.objectives, key=lambda each: each[0].id not in new):
            if y + high > room.bottom:
                break
            side = kit.tx(13)
            icon = kit.icons.icon("check" if met else "minus", side, theme.GOLD if met else theme.FAINT)
            surface.blit(icon, (room.x, y + (high - side) // 2))
            left = pygame.Rect(room.x + side + kit.px(6), y, room.w - side - kit.px(6), min(2 * high, room.bottom - y))
            text = f"New: {objective.text}" if objective.id in new else objective.text
            ink = theme.TEXT if met or objective.id in new else theme.MUTED
            y += letters.paragraph(surface, text, "note", ink, left) + kit.px(3)

    def _waterfall(self, surface: pygame.Surface, fall: Waterfall, room: pygame.Rect) -> int:
        """Draw one figure's causes as bars from yesterday's to today's; return where they end."""
        kit, letters = self.kit, self.kit.letters
        pygame.draw.line(surface, theme.LINE, room.topleft, room.topright)
        y = room.y + kit.px(6)
        head = f"What moved {fall.label.lower()}" if fall.bars else f"{fall.label}: nothing moved it"
        letters.put(surface, head, "name", theme.TEXT, at=(room.x, y), width=room.w)
        y += letters.height("name") + kit.px(2)
        bars = gathered(fall.bars)
        high = letters.height("note") + kit.px(9)
        bars = bars[: max(0, (room.bottom - y) // high)]
        sums = [fall.before]
        for bar in bars:
            sums.append(sums[-1] + bar.by)
        low, span = min(sums), (max(sums) - min(sums)) or 1.0
        for place, bar in enumerate(bars):
            figure = letters.put(surface, signed(bar.by), "value", theme.TEXT, at=(room.right, y), anchor="topright")
            letters.put(surface, bar.because, "note", theme.MUTED, at=(room.x, y), width=figure.x - room.x - kit.px(8))
            ends = sorted((sums[place], sums[place + 1]))
            x = room.x + round(room.w * (ends[0] - low) / span)
            wide = max(3, round(room.w * (ends[1] - ends[0]) / span))
            line = pygame.Rect(min(x, room.right - 3), y + letters.height("note"), wide, max(3, kit.px(4)))
            ink = theme.SKY if bar.by < 0 else theme.GOLD
            pygame.draw.rect(surface, ink, line.clip(room), border_radius=2)
            y += high
        return y

    def _dues(self, surface: pygame.Surface, room: pygame.Rect) -> int:
        """List what came due, and what is due next; return where the lists end."""
        kit, letters = self.kit, self.kit.letters
        y = room.y
        seat = self.sitting.seat
        for title, rows in (("CAME DUE", self.page.came_due), ("DUE NEXT", self.page.due_soon)):
            own = sorted(rows, key=lambda row: seat not in (row.by, row.about))
            if not own or y + letters.height("caps") + 2 * letters.height("note") > room.bottom:
                continue
            pygame.draw.line(surface, theme.LINE, (room.x, y), (room.right, y))
            letters.put(surface, title, "caps", theme.GOLD, at=(room.x, y + kit.px(6)), width=room.w)
            y += letters.height("caps") + kit.px(8)
            for row in own[:4]:
                text = due_line(row)
                lines = letters.wrapped(text, "note", room.w, most=2)
                if y + len(lines) * letters.height("note") > room.bottom:
                    break
                ink = theme.TEXT if seat in (row.by, row.about) else theme.MUTED
                left = pygame.Rect(room.x, y, room.w, 2 * letters.height("note"))
                y += letters.paragraph(surface, text, "note", ink, left) + kit.px(3)
            y += kit.px(4)
        return y


def front_of(page: Page_) -> FrontPage:
    """Return the dispatches as a front page."""
    stories = [(story, text) for story in page.stories if (text := below_headline(page, story))]
    deck = stories[0][1] if stories and len(stories[0][1]) < 110 and not stories[0][0].source else ""
    told = stories[bool(deck) : 9]
    columns = [Column(KINDS.get(story.kind, ""), _told(text, story.source)) for story, text in told]
    if page.corridor:
        columns.append(Column("Seen in the corridor", " ".join(page.corridor)))
    quiet = "No news of weight came in the night." if not columns else ""
    figures = "; ".join(fall.says for fall in page.waterfalls[:5])
    columns.append(Column("The figures", f"{quiet} {figures}.".strip()))
    return FrontPage(
        MASTHEAD,
        f"{page.date}  ·  Simulation",
        page.headline,
        deck,
        tuple(columns),
        page.notice,
        "The Council chamber.",
    )


def gathered(bars: Sequence[Bar]) -> list[Bar]:
    """Return the weightiest causes in their order, the rest gathered into one."""
    if len(bars) <= BARS:
        return list(bars)
    ranked = sorted(bars, key=lambda bar: -abs(bar.by))[: BARS - 1]
    kept = [bar for bar in bars if bar in ranked]
    rest = sum(bar.by for bar in bars) - sum(bar.by for bar in kept)
    return [*kept, Bar(f"{len(bars) - len(kept)} smaller causes", rest)]


def signed(value: float) -> str:
    """Return a move with its sign, with a decimal where it is small."""
    return f"{value:+.0f}" if abs(value) >= 9.5 else f"{value:+.1f}"


def due_line(row: LedgerRow) -> str:
    """Return a claim that came due, in a line."""
    last = row.moved[-1].partition(": ")[2] if row.moved else row.state
    return f"{row.who} {row.does}: {row.what}. {last[:1].upper()}{last[1:]}"


def _told(text: str, source: str) -> str:
    return f"{text} [{source}]" if source else text


def _weight(fall: Waterfall) -> float:
    span = abs(fall.before) + 1.0
    return abs(fall.after - fall.before) / span


def _foot(foot: pygame.Rect, gap: int) -> list[pygame.Rect]:
    """Return places for two small buttons and a large one at the right."""
    wide = min(foot.w // 3, foot.h * 6)
    small = min((foot.w - wide - 2 * gap) // 2, foot.h * 4)
    return [
        pygame.Rect(foot.x, foot.y, small, foot.h),
        pygame.Rect(foot.x + small + gap, foot.y, small, foot.h),
        pygame.Rect(foot.right - wide, foot.y, wide, foot.h),
    ]
