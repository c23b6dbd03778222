"""How the others are likely to vote on a text, as rows of flags; a flag is asked what would change that ballot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame
from msgspec import Struct

from game.desktop import painting, theme
from game.desktop.kit import Kit
from game.desktop.widgets import Widget
from game.terms import MemberId

ROWS = (("likely", "Likely in favour"), ("open", "Open"), ("unlikely", "Unlikely"))

LINES = 2


class BallotAsked(Struct, frozen=True):
    """The player asks what would change the ballot of this member."""

    member: MemberId


class SeatFlag(Widget):
    """A member's flag in a forecast, framed in gold where it is permanent."""

    role = "seat"
    stays = False

    def __init__(self, name: str, rect: pygame.Rect, code: MemberId, *, permanent: bool, reason: str = "") -> None:
        super().__init__(name, rect, value=BallotAsked(code), enabled=not reason, reason=f"{name}: {reason}")
        self.code, self.permanent = code, permanent

    @property
    def tip(self) -> str:
        """Return whose flag it is and what can be asked of it."""
        return f"{self.name}: what would change its vote?" if self.enabled else self.reason

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw the flag in the middle of its place, and a frame where it has the focus or the pointer."""
        high = max(6, min(self.rect.h - 4, (self.rect.w - 6) * 3 // 4))
        flag = kit.flags.flag(self.code, (high * 4 // 3, high))
        place = flag.get_rect(center=self.rect.center)
        surface.blit(flag, place)
        if focused or hovered:
            painting.outlined(surface, place.inflate(6, 6), theme.TEXT, 2, 3)
        elif self.permanent:
            pygame.draw.rect(surface, theme.GOLD, place.inflate(4, 4), 1, border_radius=2)


def heads(room: pygame.Rect) -> list[tuple[str, str, pygame.Rect]]:
    """Return for each row its likelihood, its words and its place."""
    each = room.h // len(ROWS)
    return [(likelihood, words, pygame.Rect(room.x, room.y + n * each, room.w, each))
            for n, (likelihood, words) in enumerate(ROWS)]  # fmt: skip


def places(kit: Kit, row: pygame.Rect, number: int, most: int) -> list[pygame.Rect]:
    """Return the places of so many flags, on two lines of a row that may have to hold `most` of them."""
    left, columns = _left(kit, row), max(1, -(-most // LINES))
    wide = min(kit.tx(40), (row.right - left) // columns)
    high = row.h // LINES
    top = row.y if number > columns else row.centery - high // 2
    return [pygame.Rect(left + n % columns * wide, top + n // columns * high, wide, high) for n in range(number)]


def draw_heads(surface: pygame.Surface, kit: Kit, room: pygame.Rect, likely: Mapping[str, Sequence[MemberId]]) -> None:
    """Letter what each row is; a row of nobody says so."""
    letters, palette = kit.letters, kit.ballots
    inks = {"likely": palette.in_favour, "open": palette.abstains, "unlikely": palette.against}
    for likelihood, words, row in heads(room):
        letters.put(surface, words, "label", inks[likelihood], at=row.midleft, anchor="midleft", width=kit.tx(112))
        if not likely[likelihood]:
            at = _left(kit, row), row.centery
            letters.put(surface, "none", "note", theme.FAINT, at=at, anchor="midleft")


def _left(kit: Kit, row: pygame.Rect) -> int:
    return row.x + kit.tx(112) + kit.px(8)
