"""The vote as it is seen: a card for each member with shape, word and colour, the tally, the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame
from msgspec import Struct

from game.desktop import painting, theme
from game.desktop.kit import Kit
from game.desktop.layout import VoteLayout, top_buttons, vote_layout
from game.desktop.meeting import Act
from game.desktop.stage import draw_top_bar
from game.desktop.theme import Colour
from game.desktop.widgets import Button, FocusRing, Spot, Widget
from game.words.ballots import SAID, said

IN_FAVOUR, AGAINST, ABSTAINS = (said(each).cast for each in ("in_favour", "against", "abstaining"))
SHAPES = {IN_FAVOUR: "circle", AGAINST: "square", ABSTAINS: "diamond"}
WORDS = {row.cast: row.card for row in SAID.values()}
BANDS: dict[str, tuple[Colour, Colour]] = {
    "veto": (theme.VETO, theme.ON_VETO),
    "adopted": (theme.hexed("1D4A38"), theme.hexed("E9F7EE")),
    "not adopted": (theme.hexed("33404F"), theme.TEXT),
}


class Card(Struct, frozen=True):
    """A member and its ballot, as a tally tells it ("in favour", "absent"), or "" if it is unknown."""

    code: str
    name: str
    ballot: str = ""
    permanent: bool = False
    you: bool = False
    hint: str = ""


class VoteModel(Struct, frozen=True):
    """All that the vote shows; outcome is "", "adopted", "veto" or "not adopted", with its word and cause."""

    title: str
    date: str
    you: str
    caption: str
    question: str
    cards: tuple[Card, ...]
    needed: int
    outcome: str = ""
    word: str = ""
    cause: str = ""
    acts: tuple[Act, ...] = ()
    top: tuple[Act, ...] = ()

    def count(self, *ballots: str) -> int:
        """Return how many members cast one of these ballots."""
        return sum(card.ballot in ballots for card in self.cards)


class VoteCardAsked(Struct, frozen=True):
    """The player asks why a member voted as it did."""

    code: str


class Ballots:
    """The vote in a window: `show` a model, `handle` events (the value of an act, or VoteCardAsked), `draw`."""

    def __init__(self, kit: Kit, model: VoteModel, backdrop: pygame.Surface) -> None:
        self.kit, self.model = kit, model
        self.ring = FocusRing()
        self.backdrop = dimmed(backdrop)
        self._arrange()

    def show(self, model: VoteModel) -> None:
        """Show another state of the vote."""
        if model != self.model:
            self.model = model
            self._arrange()

    def resize(self, kit: Kit, backdrop: pygame.Surface) -> None:
        """Take another size of window, with a backdrop of that size."""
        self.kit, self.backdrop = kit, dimmed(backdrop)
        self._arrange()

    def handle(self, event: pygame.event.Event) -> Any:
        """Take an event; return the value of what was used, or None."""
        return self.ring.handle(event)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole vote."""
        vote_view(surface, self.model, self.layout, kit=self.kit, backdrop=self.backdrop)
        self.ring.draw(surface, self.kit)

    def _arrange(self) -> None:
        self.layout = vote_layout(self.kit.size, len(self.model.cards), self.kit.text_scale)
        places = foot_places(self.kit, self.layout.foot, self.model.acts)
        acts: list[Widget] = [
            Button(
                act.label,
                rect,
                value=act.value,
                key=act.key,
                icon=act.icon,
                enabled=act.enabled,
                reason=act.reason,
                brass=act.brass,
                hint=act.hint,
            )
            for act, rect in zip(self.model.acts, places, strict=True)
        ]
        cards = [_spot(card, rect) for card, rect in zip(self.model.cards, self.layout.cards, strict=True)]
        rects = top_buttons(self.layout.top_bar, len(self.model.top), self.layout.measure)
        top = [
            Button(act.label, rect, value=act.value, key=act.key, icon=act.icon, look="icon")
            for act, rect in zip(self.model.top, rects, strict=True)
        ]
        self.ring.replace([*acts, *cards, *top])


def _spot(card: Card, rect: pygame.Rect) -> Spot:
    hint = card.name + (f". {card.hint}" if card.hint else "")
    return Spot(card.name, rect, value=VoteCardAsked(card.code), role="ballot", hint=hint)


def foot_places(kit: Kit, foot: pygame.Rect, acts: Sequence[Act]) -> list[pygame.Rect]:
    """Return places in the middle of the foot for so many buttons, as wide as the widest label needs."""
    if not acts:
        return []
    gap = kit.px(10)
    need = (
        max(kit.letters.width(act.label, "button") + kit.letters.width(act.key, "hint") for act in acts)
        + kit.tx(17)
        + kit.px(56)
    )
    width = min(need, (foot.w - (len(acts) - 1) * gap) // len(acts))
    height = min(foot.h, kit.measure.both(40, 32))
    first = foot.centerx - (len(acts) * (width + gap) - gap) // 2
    return [pygame.Rect(first + n * (width + gap), foot.centery - height // 2, width, height) for n in range(len(acts))]


def dimmed(backdrop: pygame.Surface) -> pygame.Surface:
    """Return the chamber out of focus and darkened, to stand behind the vote."""
    size = backdrop.get_size()
    small = pygame.transform.smoothscale(backdrop, (max(1, size[0] // 8), max(1, size[1] // 8)))
    soft = pygame.transform.smoothscale(small, size)
    soft.fill((120, 126, 140), special_flags=pygame.BLEND_RGB_MULT)
    return soft


def vote_view(
    surface: pygame.Surface, model: VoteModel, layout: VoteLayout, *, kit: Kit, backdrop: pygame.Surface
) -> None:
    """Draw all of the vote that is not a widget: heading, cards, tally, outcome."""
    surface.blit(backdrop, (0, 0))
    draw_top_bar(
        surface, kit, layout.top_bar, title=model.title, date=model.date, you=model.you, buttons=len(model.top)
    )
    _draw_heading(surface, kit, model, layout.heading)
    for card, rect in zip(model.cards, layout.cards, strict=True):
        decisive = model.outcome == "veto" and card.permanent and card.ballot == AGAINST
        key = ("card", card, rect.size, decisive)
        surface.blit(kit.panel(key, lambda c=card, r=rect, d=decisive: _card(kit, c, r.size, decisive=d)), rect)  # type: ignore[misc]
    _draw_tally(surface, kit, model, layout.tally)
    if model.outcome:
        _draw_band(surface, kit, model, layout.band)


def _draw_heading(surface: pygame.Surface, kit: Kit, model: VoteModel, rect: pygame.Rect) -> None:
    kit.letters.put(surface, model.caption.upper(), "caps", theme.GOLD, at=rect.midtop, anchor="midtop", width=rect.w)
    room = rect.h - kit.letters.height("caps")
    sizes = [name for name in ("title", "heading", "name") if kit.letters.height(name) <= room] or ["name"]
    name = next((n for n in sizes if kit.letters.width(model.question, n) <= rect.w), sizes[-1])
    kit.letters.put(
        surface,
        model.question,
        name,
        theme.TEXT,
        at=(rect.centerx, rect.y + kit.letters.height("caps")),
        anchor="midtop",
        width=rect.w,
    )


def ballot_colour(kit: Kit, ballot: str) -> Colour:
    """Return the colour of a ballot in the player's palette."""
    palette = kit.ballots
    return {IN_FAVOUR: palette.in_favour, AGAINST: palette.against, ABSTAINS: palette.abstains}.get(
        ballot, palette.absent
    )


def _card(kit: Kit, card: Card, size: tuple[int, int], *, decisive: bool) -> pygame.Surface:
    """Return a member's card: flag, name, whether permanent, and the ballot as shape, word and colour."""
    colour = ballot_colour(kit, card.ballot)
    fill = theme.mixed(theme.PANEL, theme.VETO, 0.55) if decisive else theme.PANEL
    edge = colour if decisive else theme.GOLD if card.you else theme.LINE
    sheet = painting.glass(size, kit.px(8), fill=fill, edge=edge)
    if card.ballot:
        pygame.draw.rect(sheet, colour, (0, kit.px(6), max(3, kit.px(4)), size[1] - 2 * kit.px(6)), border_radius=2)
    if size[0] < kit.tx(150):
        _narrow(sheet, kit, card)
    else:
        _wide(sheet, kit, card)
    return sheet


def _wide(sheet: pygame.Surface, kit: Kit, card: Card) -> None:
    """Set the flag at the left, name and ballot beside it."""
    width, height = sheet.get_size()
    pad = kit.px(15)
    flag_width = min(kit.measure.both(58, 50), width // 4, (height - 2 * kit.px(8)) * 4 // 3)
    flag = kit.flags.flag(card.code, (flag_width, flag_width * 3 // 4))
    fits = kit.letters.width("permanent", "hint") <= flag_width + kit.px(12)
    noted = card.permanent and fits and height > flag.get_height() + kit.letters.height("hint") + kit.px(8)
    top = (height - flag.get_height() - (kit.letters.height("hint") + 2 if noted else 0)) // 2
    sheet.blit(flag, (pad, top))
    if noted:
        at = pad + flag_width // 2, top + flag.get_height() + 2
        kit.letters.put(sheet, "permanent", "hint", theme.MUTED, at=at, anchor="midtop")
    room = pygame.Rect(pad + flag_width + kit.px(14), kit.px(6), 0, height - kit.px(12))
    room.w = width - kit.px(6) - room.x
    _name(sheet, kit, card, pygame.Rect(room.x, room.y, room.w, room.h // 2))
    _ballot(sheet, kit, card, pygame.Rect(room.x, room.y + room.h // 2, room.w, room.h - room.h // 2))


def _narrow(sheet: pygame.Surface, kit: Kit, card: Card) -> None:
    """Set flag and name above, the ballot below over the whole width."""
    width, height = sheet.get_size()
    pad = max(6, kit.px(10))
    flag_height = min(height * 2 // 5, width // 5)
    flag = kit.flags.flag(card.code, (flag_height * 4 // 3, flag_height))
    sheet.blit(flag, flag.get_rect(midleft=(pad, height // 4 + 1)))
    x = pad + flag.get_width() + 5
    _name(sheet, kit, card, pygame.Rect(x, 2, width - 3 - x, height // 2 - 2))
    _ballot(sheet, kit, card, pygame.Rect(pad, height // 2, width - 3 - pad, height // 2 - 3))


def _name(sheet: pygame.Surface, kit: Kit, card: Card, room: pygame.Rect) -> None:
    fits = kit.letters.width(card.name, "strong") <= room.w and kit.letters.font("strong").get_height() <= room.h + 8
    name = "strong" if fits else "plate"
    ink = theme.GOLD if card.you else theme.TEXT
    kit.letters.put(sheet, card.name, name, ink, at=room.midleft, anchor="midleft", width=room.w)


def _ballot(sheet: pygame.Surface, kit: Kit, card: Card, room: pygame.Rect) -> None:
    """Set the sign of the ballot and its word."""
    if not card.ballot:
        return
    letters, colour = kit.letters, ballot_colour(kit, card.ballot)
    side = min(kit.measure.both(24, 18), room.h)
    sheet.blit(painting.mark(SHAPES.get(card.ballot, "ring"), side, colour), (room.x, room.centery - side // 2))
    word, x = WORDS.get(card.ballot, card.ballot), room.x + side + max(4, kit.px(8))
    fits = [
        n
        for n in ("word", "label", "hint")
        if letters.width(word, n) <= room.right - x and letters.font(n).get_height() <= room.h + 8
    ]
    letters.put(
        sheet, word, fits[0] if fits else "hint", colour, at=(x, room.centery), anchor="midleft", width=room.right - x
    )


def _draw_tally(surface: pygame.Surface, kit: Kit, model: VoteModel, rect: pygame.Rect) -> None:
    """Draw the counts and between them the bar, the mark at the number of votes needed."""
    letters = kit.letters
    words = [(model.count(ballot), ballot, ballot) for ballot in SHAPES]
    two_lines = letters.height("title") + letters.height("hint") <= rect.h + 8
    side = kit.px(14) + max(letters.width(word if two_lines else f"{count} {word}", "hint") for count, word, _ in words)
    middles = (rect.x + side // 2, rect.right - side * 3 // 2, rect.right - side // 2)
    for middle, (count, word, ballot) in zip(middles, words, strict=True):
        colour = ballot_colour(kit, ballot)
        if two_lines:
            foot = rect.bottom - letters.height("hint")
            letters.put(surface, str(count), "title", colour, at=(middle, foot), anchor="midbottom")
            letters.put(surface, word, "hint", theme.MUTED, at=(middle, rect.bottom), anchor="midbottom")
        else:
            letters.put(surface, f"{count} {word}", "hint", colour, at=(middle, rect.centery), anchor="center")
    bar = pygame.Rect(rect.x + side + kit.px(20), 0, 0, max(6, kit.px(10)))
    bar.w = max(10, rect.right - 2 * side - kit.px(20) - bar.x)
    bar.centery = rect.y + (rect.h - letters.height("hint")) // 2
    _draw_bar(surface, kit, model, bar)


def _draw_bar(surface: pygame.Surface, kit: Kit, model: VoteModel, bar: pygame.Rect) -> None:
    pygame.draw.rect(surface, theme.LINE, bar, border_radius=bar.h // 2)
    total, done, gap = max(1, len(model.cards)), 0, 2
    for ballot in (IN_FAVOUR, AGAINST, ABSTAINS):
        count = model.count(ballot)
        if count:
            left, right = bar.x + bar.w * done // total, bar.x + bar.w * (done + count) // total
            part = pygame.Rect(left, bar.y, right - left - gap, bar.h)
            pygame.draw.rect(surface, ballot_colour(kit, ballot), part, border_radius=bar.h // 2)
            done += count
    x = bar.x + bar.w * model.needed // total - 1
    pygame.draw.line(surface, theme.TEXT, (x, bar.y - kit.px(6)), (x, bar.bottom + kit.px(6)), 2)
    at = x, bar.bottom + kit.px(6)
    kit.letters.put(surface, f"{model.needed} votes needed", "hint", theme.MUTED, at=at, anchor="midtop", width=bar.w)


def _draw_band(surface: pygame.Surface, kit: Kit, model: VoteModel, rect: pygame.Rect) -> None:
    """Draw the outcome across the window: its word, and under it the cause."""
    ground, ink = BANDS.get(model.outcome, BANDS["not adopted"])
    key = ("band", rect.size, ground)
    surface.blit(kit.panel(key, lambda: _band(kit, rect.size, ground)), rect)
    letters = kit.letters
    wide = rect.w - 2 * kit.px(24)
    most = 2 if rect.h > 2 * letters.height("said") + letters.height("title") else 1
    style = "said" if len(letters.wrapped(model.cause, "said", wide)) <= most else "small-italic"
    cause = letters.wrapped(model.cause, style, wide, most=max(most, 2 if style == "small-italic" else 1))
    cause_high = len(cause) * letters.height(style)
    room = rect.h - cause_high - kit.px(10)
    name = next(
        (
            n
            for n in ("veto", "headline", "title", "heading")
            if letters.height(n) <= room + kit.px(8) and letters.width(model.word, n) <= wide
        ),
        "word",
    )
    middle = rect.y + kit.px(4) + room // 2
    letters.put(surface, model.word, name, ink, at=(rect.centerx, middle), anchor="center", width=wide)
    for row, line in enumerate(cause):
        y = rect.bottom - kit.px(8) - cause_high + row * letters.height(style)
        letters.put(surface, line, style, ink, at=(rect.centerx, y), anchor="midtop")


def _band(kit: Kit, size: tuple[int, int], ground: Colour) -> pygame.Surface:
    """Return the band, a rule of brass above and below, dark at its ends."""
    sheet = pygame.Surface(size)
    sheet.fill(ground)
    ends = pygame.Surface((16, 1))
    for x in range(16):
        level = min(255, 90 + 165 * min(x, 15 - x) // 4)
        ends.set_at((x, 0), (level, level, level))
    sheet.blit(pygame.transform.smoothscale(ends, size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    painting.add_grain(sheet, 4)
    rule = theme.mixed(ground, theme.GOLD, 0.6)
    for y in (0, size[1] - 1):
        pygame.draw.line(sheet, rule, (0, y), (size[0], y))
    return sheet
