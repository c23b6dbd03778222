"""How the player puts an act together at the terminal, from the frames that are open and from nothing else."""

from __future__ import annotations

from typing import Any

from game.council.acts import CastBallot, StayAway, TableDraft
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Frame, Openings
from game.record.composing import Part, act_from, form, single
from game.record.wording import group, kind_label, wording_of
from game.terminal.choosing import BACK, Back, Choices, Chooser
from game.terminal.pages import text_lines
from game.world.acts import EndDay, WalkOut

FEW = 4
"""Acts of one kind that are listed one by one; more of them are asked for in a second step."""
_FINAL = (StayAway, WalkOut)
_ORDER = ("speak", "procedure", "diplomacy", "decide")


class Forms:
    """Turns openings into numbered choices, and choices into an act."""

    def __init__(self, case: Case, chooser: Chooser) -> None:
        self._words, self._chooser = wording_of(case), chooser

    def act(self, title: str, openings: Openings, view: Briefing) -> Any:
        """Return an act that is open. Raises Back where the player types 0 at the first list."""
        while True:
            order = reversed(_ORDER) if CastBallot in openings.frames else _ORDER
            ranks = {name: rank for rank, name in enumerate(order)}
            entries = sorted(self._entries(openings), key=lambda each: self._rank(each[0], ranks))
            kind, frame = self._chooser.one(Choices(title, entries, lambda each: self._entry(each[0], each[1], view)))
            try:
                return self._confirmed(self._filled(kind, frame, view), view)
            except Back:
                if len(entries) == 1:
                    raise

    def _rank(self, kind: Any, ranks: dict[str, int]) -> tuple[int, bool]:
        return ranks[group(kind)], isinstance(kind, EndDay) or kind is EndDay

    def _confirmed(self, action: Any, view: Briefing) -> Any:
        """Return the act, once the player is sure of it where it cannot be taken back."""
        console, case = self._chooser.console, self._words.labels.case
        if isinstance(action, TableDraft):
            console.say("", "Your draft:")
            text_lines(console, case, view.member, action.clauses, (view.member,))
            if self._chooser.read("[Enter = table it, 0 = back]") == BACK:
                raise Back
        if isinstance(action, _FINAL):
            console.tell(f"{self._words.act(action, view)}. This cannot be taken back.")
            if self._chooser.read("Are you sure? [y = yes]").lower() not in ("y", "yes"):
                raise Back
        return action

    def _entries(self, openings: Openings) -> list[tuple[Any, Frame]]:
        """Return one entry a kind of act, or one an act where the kind has few."""
        found: list[tuple[Any, Frame]] = []
        for kind, frame in openings.frames.items():
            few = self._few(frame)
            found += [(each, frame) for each in few] if few else [(kind, frame)]
        return found

    def _few(self, frame: Frame) -> tuple[Any, ...]:
        parts = form(frame) if type(frame).__name__ == "Listed" else ()
        choices = parts[0].choices if parts else ()
        return choices if len(choices) <= FEW else ()

    def _entry(self, kind: Any, frame: Frame, view: Briefing) -> str:
        if not isinstance(kind, type):
            return self._words.act(kind, view)
        only = single(frame)
        return self._words.act(only, view) if only is not None else f"{kind_label(kind, view)} ..."

    def _filled(self, kind: Any, frame: Frame, view: Briefing) -> Any:
        if not isinstance(kind, type):
            return kind
        answers: dict[str, Any] = {}
        for part in form(frame):
            asks = kind_label(kind, view) if part.name == "act" else part.asks
            answers[part.name] = self._answer(part, asks, view)
        action = act_from(frame, answers)
        if not frame.admits(action):
            self._chooser.console.say("That cannot be put together so; choose again.")
            raise Back
        return action

    def _answer(self, part: Part, asks: str, view: Briefing) -> Any:
        if part.letters:
            asked = f"{part.asks} (at most {part.letters} letters; Enter = the delegation's):"
            while (words := self._chooser.read(asked).strip()).isdigit():
                self._chooser.console.say("A number alone is no speech: write a sentence, or press Enter.")
            return words[: part.letters]
        choices = Choices(asks, part.choices, lambda each: self._words.part(part.name, each, view), self._words.heading)
        if not part.many:
            return self._chooser.one(choices)
        chosen = self._chooser.several(choices, part.at_least, part.at_most, part.key)
        if len(chosen) < part.at_least:
            raise Back
        return chosen
