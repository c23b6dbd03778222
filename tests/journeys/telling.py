"""The game in a window that writes into a file what it shows: `python -m tests.journeys.telling FILE ...`.

Nothing else differs from `python -m game ...`: it draws, and hears keys and pointer, as the game does.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from game.__main__ import main
from game.desktop import widgets
from game.desktop.app import App
from game.desktop.lettering import Lettering
from game.desktop.lists import ListBox
from game.desktop.scenes import page
from tests.desktop.laws import faults, ring_of

if TYPE_CHECKING:
    import pygame  # not before the game, which first tells SDL its name

words: dict[str, None] = {}
tip: dict[str, Any] = {}
wrong: dict[str, None] = {}


def tell(path: Path, app: App) -> None:
    """Write what is shown now."""
    scene: Any = app.scenes[-1]
    wrong.update(dict.fromkeys(faults(scene)))
    told = {
        "screen": type(scene).__name__,
        "over": f"{scene.over.title}\n{getattr(scene.over, 'text', '')}" if scene.over else "",
        "buttons": [_button(each) for each in ring_of(scene).widgets if each.role != "list"],
        "rows": [f"{row.label} {row.note}" for box in ring_of(scene).widgets if isinstance(box, ListBox)
                 for row in box.choices],
        "row": next((box.row for box in ring_of(scene).widgets if isinstance(box, ListBox)), -1),
        "tip": dict(tip), "words": list(words), "wrong": list(wrong),
    }  # fmt: skip
    path.with_suffix(".new").write_text(json.dumps(told))
    os.replace(path.with_suffix(".new"), path)


def _button(each: widgets.Widget) -> dict[str, Any]:
    key = getattr(each, "key", "")
    return {"name": each.name, "role": each.role, "key": key, "rect": list(each.rect), "tip": each.tip}


def listen(path: Path) -> None:
    """Have the window tell what it letters, and each frame once it is drawn."""
    line, flowed, laid = Lettering.line, Lettering.flowed, Lettering.laid
    draw, draw_tip = App.draw, widgets.draw_tip

    def lettered(self: Lettering, text: str, name: str, *colour: Any) -> pygame.Surface:
        words.setdefault(text)
        return line(self, text, name, *colour)

    def set_(self: Lettering, spans: Any, width: int) -> Any:
        spans = list(spans)
        words.update(dict.fromkeys(each.text for each in spans))
        return flowed(self, spans, width)

    def placed(self: Lettering, text: str, name: str) -> Any:
        found = laid(self, text, name)
        words.update(dict.fromkeys(each.run.shown for each in found if each.run.replaced))
        return found

    def drawn(self: App) -> None:
        before = self.frames
        draw(self)
        if self.scenes and self.frames > before:
            tell(path, self)

    def tipped(surface: pygame.Surface, kit: Any, shown: Any) -> None:
        box = draw_tip(surface, kit, shown)
        tip.clear()
        if box is not None:
            tip.update(text=shown[0], box=list(box), looks=looks(surface.subsurface(box)))

    Lettering.line, Lettering.flowed, Lettering.laid = lettered, set_, placed  # type: ignore[method-assign, assignment]
    App.draw, page.draw_tip = drawn, tipped  # type: ignore[assignment, method-assign]


def looks(picture: pygame.Surface) -> int:
    """Return a sum by which two pictures are known to look alike."""
    return crc32(widgets.pygame.image.tobytes(picture, "RGB"))


if __name__ == "__main__":
    listen(Path(sys.argv.pop(1)))
    main()
