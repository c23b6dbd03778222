"""Words that the player types: selected, cut, copied, pasted, undone, and composed in the scripts of others."""

from __future__ import annotations

import sys

import pygame

from game.desktop import clipboard, painting, theme
from game.desktop.kit import Kit
from game.desktop.lettering import Lettering
from game.desktop.widgets import IGNORED, TAKEN, Reply, Widget
from game.desktop.writing import Writing

TYPE = "lead"
TWICE = 400
"""Milliseconds within which a second click at one place takes the word."""
COMMAND = pygame.KMOD_META if sys.platform == "darwin" else pygame.KMOD_CTRL
BY_WORD = pygame.KMOD_ALT if sys.platform == "darwin" else pygame.KMOD_CTRL
_MOVES = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}
_ERASES = {pygame.K_BACKSPACE: -1, pygame.K_DELETE: 1}


class TextField(Widget):
    """A line of text of at most so many characters; Enter gives it back, and `value` holds it all the while."""

    role = "text field"

    def __init__(self, name: str, rect: pygame.Rect, *, text: str = "", most: int = 120, empty: str = "") -> None:
        self.writing = Writing(text, most)
        super().__init__(name, rect, value=self.writing.text)
        self.empty = empty
        self.typing = True
        self.composed = ""
        self.full = False
        self._from = self._length = 0
        self._dragging = False
        self._clicked = (0, -1)
        self._shift = 0
        self._letters: Lettering | None = None
        self._inner = rect

    @property
    def most(self) -> int:
        """Return how many letters it holds at most."""
        return self.writing.most

    @property
    def cursor(self) -> int:
        """Return before which letter the cursor stands."""
        return self.writing.cursor

    @property
    def tip(self) -> str:
        """Return what has to be said of the words: too many, or letters that cannot be shown here."""
        if self.full:
            return f"There is room for {self.most:,} letters; what goes beyond is left out."
        unseen = self._letters.unseen(self.value, TYPE) if self._letters is not None else ""
        if unseen:
            codes = ", ".join(f"U+{ord(each):04X}" for each in unseen[:6]) + (" and others" if unseen[6:] else "")
            return f"The words are kept as written; this window has no letters for {codes}, and names them instead."
        return ""

    def press(self) -> Reply:
        """Give back the text."""
        return Reply(True, self.value)

    def click(self, at: tuple[int, int]) -> Reply:
        """Take the focus and put the cursor there; with Shift select so far; a second click takes the word."""
        place, now = self._index(at), pygame.time.get_ticks()
        again = place == self._clicked[1] and now - self._clicked[0] < TWICE
        if again:
            self.writing.select_word(place)
        else:
            self.writing.put(place, selecting=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        self._clicked = now, -1 if again else place
        self._dragging = not again
        return TAKEN

    def handle(self, event: pygame.event.Event) -> Reply:
        """Take what is typed, composed or dragged over; Escape and Tab are left to others."""
        if event.type == pygame.TEXTINPUT:
            self.composed = ""
            self._insert(event.text, typed=True)
            return TAKEN
        if event.type == pygame.TEXTEDITING:
            self.composed, self._from, self._length = event.text, event.start, max(0, event.length)
            return TAKEN
        if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP):
            return self._dragged(event)
        if event.type != pygame.KEYDOWN:
            return IGNORED
        if self.composed:  # these keys are the input method's
            return TAKEN
        if event.key in (pygame.K_ESCAPE, pygame.K_TAB):
            return IGNORED
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return IGNORED if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META) else self.press()
        return self._keyed(event.key, event.mod)

    def _insert(self, words: str, *, typed: bool = False) -> None:
        self.full = not self.writing.insert(words, typed=typed)
        self.value = self.writing.text

    def _dragged(self, event: pygame.event.Event) -> Reply:
        if not self._dragging:
            return IGNORED
        if event.type == pygame.MOUSEBUTTONUP:
            self._dragging = event.button != 1
        elif event.buttons[0]:
            self.writing.put(self._index(event.pos), selecting=True)
        return TAKEN

    def _keyed(self, key: int, mod: int) -> Reply:
        """Take a key with what is held beside it; a chord that is none of a field's is left to others."""
        selecting, word = bool(mod & pygame.KMOD_SHIFT), bool(mod & BY_WORD)
        self.full = False
        if key in _MOVES:
            self.writing.move(_MOVES[key], word=word, selecting=selecting)
        elif key in (pygame.K_HOME, pygame.K_UP):
            self.writing.put(0, selecting=selecting)
        elif key in (pygame.K_END, pygame.K_DOWN):
            self.writing.put(len(self.value), selecting=selecting)
        elif selecting and key == pygame.K_DELETE:
            self._cut()
        elif key in _ERASES:
            self.writing.erase(_ERASES[key], word=word)
        elif key == pygame.K_INSERT and (selecting or mod & pygame.KMOD_CTRL):
            self._insert(clipboard.pasted()) if selecting else self._copy()
        elif mod & COMMAND and not mod & pygame.KMOD_ALT:
            if not self._command(key, selecting):
                return IGNORED
        elif mod & (pygame.KMOD_CTRL | pygame.KMOD_LALT | pygame.KMOD_META):
            return IGNORED
        self.value = self.writing.text
        return TAKEN

    def _command(self, key: int, shift: bool) -> bool:
        """Do what Ctrl with a letter does in every field, Cmd on a Mac; return whether it does anything."""
        deeds = {
            pygame.K_a: self.writing.select_all,
            pygame.K_c: self._copy,
            pygame.K_x: self._cut,
            pygame.K_v: lambda: self._insert(clipboard.pasted()),
            pygame.K_z: self.writing.redo if shift else self.writing.undo,
            pygame.K_y: self.writing.redo,
        }
        if key in deeds:
            deeds[key]()
        return key in deeds

    def _copy(self) -> None:
        if self.writing.selected:
            clipboard.copy(self.writing.selected)

    def _cut(self) -> None:
        self._copy()
        self._insert("") if self.writing.selected else None

    def _index(self, at: tuple[int, int]) -> int:
        """Return the index of the letter at a place of the window."""
        if self._letters is None:
            return len(self.value)
        return self._letters.index_at(self.value, TYPE, at[0] - self._inner.x + self._shift)

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw as much of the text as fits round the cursor, what is selected or composed, and the count of letters."""
        edge = theme.GOLD if focused else theme.LINE
        key = ("field", self.rect.size, focused)
        ground = kit.panel(
            key,
            lambda: painting.raised(
                self.rect.size, kit.px(6), theme.NIGHT, theme.NIGHT, edge=edge, border=2 if focused else 1
            ),
        )
        surface.blit(ground, self.rect)
        self._letters = kit.letters
        self._inner = self.rect.inflate(-2 * kit.px(10), 0)
        if self.value:
            self._inner.w -= self._count(surface, kit)
        clip = surface.get_clip()
        surface.set_clip(self._inner.clip(clip))
        if self.value or self.composed:
            self._words(surface, kit.letters, focused=focused)
        else:
            at = self._inner.x, self._inner.centery
            kit.letters.put(surface, self.empty, TYPE, theme.FAINT, at=at, anchor="midleft", width=self._inner.w)
        if focused:
            kit.typing = self._cursor(surface, kit.letters)
        surface.set_clip(clip)

    def _count(self, surface: pygame.Surface, kit: Kit) -> int:
        """Letter how many letters there are of how many; return the room that takes, in pixels."""
        count, ink = f"{len(self.value):,} of {self.most:,}", theme.GOLD if self.full else theme.FAINT
        place = self._inner.right, self._inner.centery
        return kit.letters.put(surface, count, "hint", ink, at=place, anchor="midright").w + kit.px(10)

    def _shown(self) -> tuple[str, int, int, int]:
        """Return the line with what is being composed in it, where that begins and ends, and where the cursor is."""
        start, stop = self.writing.selection
        if not self.composed:
            return self.value, start, start, self.writing.cursor
        line = self.value[:start] + self.composed + self.value[stop:]
        return line, start, start + len(self.composed), start + min(self._from + self._length, len(self.composed))

    def _words(self, surface: pygame.Surface, letters: Lettering, *, focused: bool) -> None:
        line, start, stop, cursor = self._shown()
        inner, x = self._inner, letters.place(line, TYPE, cursor)
        if not self._shift <= x <= self._shift + inner.w - 2:
            self._shift = max(0, x - inner.w + 2 if x > self._shift else x - inner.w // 4)
        self._shift = max(0, min(self._shift, letters.place_of_end(line, TYPE) - inner.w + 2))
        half = letters.height(TYPE) // 2
        if focused and not self.composed:
            for left, right in letters.spread(line, TYPE, *self.writing.selection):
                place = pygame.Rect(inner.x + left - self._shift, inner.centery - half, right - left, 2 * half)
                pygame.draw.rect(surface, theme.FOCUSED, place.clip(inner))
        letters.strip(surface, line, TYPE, theme.TEXT, at=(inner.x, inner.centery), shift=self._shift)
        for left, right in letters.spread(line, TYPE, start, stop):
            y, ends = inner.centery + half - 1, (inner.x + left - self._shift, inner.x + right - self._shift)
            pygame.draw.line(surface, theme.SKY, (ends[0], y), (ends[1], y), 1)

    def _cursor(self, surface: pygame.Surface, letters: Lettering) -> pygame.Rect:
        """Draw the cursor; return its place, beside which an input method shows what it offers."""
        line, _, _, cursor = self._shown()
        x, half = self._inner.x + letters.place(line, TYPE, cursor) - self._shift, letters.height(TYPE) // 2
        pygame.draw.line(surface, theme.GOLD, (x, self._inner.centery - half), (x, self._inner.centery + half), 2)
        return pygame.Rect(x, self._inner.centery - half, 2, 2 * half)
