"""Words that the player types."""

from __future__ import annotations

import pygame

from game.desktop import painting, theme
from game.desktop.kit import Kit
from game.desktop.widgets import IGNORED, TAKEN, Reply, Widget


class TextField(Widget):
    """A line of text of at most so many characters; Enter gives it back, and `value` holds it all the while."""

    role = "text field"

    def __init__(self, name: str, rect: pygame.Rect, *, text: str = "", most: int = 120, empty: str = "") -> None:
        super().__init__(name, rect, value=text[:most])
        self.most = most
        self.empty = empty
        self.cursor = len(self.value)
        self.typing = True

    def press(self) -> Reply:
        """Give back the text."""
        return Reply(True, self.value)

    def click(self, at: tuple[int, int]) -> Reply:
        """Take the focus, and nothing else."""
        return TAKEN

    def handle(self, event: pygame.event.Event) -> Reply:
        """Take what is typed; Escape and Tab are left to others."""
        if event.type == pygame.TEXTINPUT:
            self._insert(event.text)
            return TAKEN
        if event.type != pygame.KEYDOWN or event.key in (pygame.K_ESCAPE, pygame.K_TAB):
            return IGNORED
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self.press()
        self._edit(event.key)
        return TAKEN

    def _insert(self, typed: str) -> None:
        typed = "".join(letter for letter in typed if letter.isprintable())[: self.most - len(self.value)]
        self.value = self.value[: self.cursor] + typed + self.value[self.cursor :]
        self.cursor += len(typed)

    def _edit(self, key: int) -> None:
        if key == pygame.K_BACKSPACE and self.cursor:
            self.value = self.value[: self.cursor - 1] + self.value[self.cursor :]
            self.cursor -= 1
        elif key == pygame.K_DELETE:
            self.value = self.value[: self.cursor] + self.value[self.cursor + 1 :]
        else:
            moves = {
                pygame.K_LEFT: self.cursor - 1,
                pygame.K_RIGHT: self.cursor + 1,
                pygame.K_HOME: 0,
                pygame.K_END: len(self.value),
            }
            self.cursor = max(0, min(len(self.value), moves.get(key, self.cursor)))

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw the end of the text that fits, and the cursor where it has the focus."""
        edge = theme.GOLD if focused else theme.LINE
        key = ("field", self.rect.size, focused)
        ground = kit.panel(
            key,
            lambda: painting.raised(
                self.rect.size, kit.px(6), theme.NIGHT, theme.NIGHT, edge=edge, border=2 if focused else 1
            ),
        )
        surface.blit(ground, self.rect)
        inner = self.rect.inflate(-2 * kit.px(10), 0)
        before = kit.letters.width(self.value[: self.cursor], "lead")
        shift = max(0, before - inner.w + 2)
        clip = surface.get_clip()
        surface.set_clip(inner.clip(clip))
        text, ink = (self.value, theme.TEXT) if self.value else (self.empty, theme.FAINT)
        kit.letters.put(surface, text, "lead", ink, at=(inner.x - shift, inner.centery), anchor="midleft")
        if focused:
            x, half = inner.x + before - shift, kit.letters.height("lead") // 2
            pygame.draw.line(surface, theme.GOLD, (x, inner.centery - half), (x, inner.centery + half), 2)
        surface.set_clip(clip)
