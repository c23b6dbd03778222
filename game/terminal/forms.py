"""How the player puts an act together at the terminal, from the frames that are open and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from game.council.acts import CastBallot, Clause, ProposeStatement, StayAway, TableDraft
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Frame, Openings
from game.record.outline import OTHER, VERB, Outline, seldom
from game.terminal.enquiry import text_page
from game.terminal.pages import known_lines, text_lines
from game.terminal.picking import BACK, Back, Choices, Chooser
from game.words.composing import Part, about, form, of_groups, single, usual
from game.words.kinds import WITH, WITH_ONE, group, kind_label, with_one
from game.words.relations import disposed
from game.words.wording import wording_of
from game.world.acts import EndDay, Point, ProposeUnderstanding, WalkOut

FEW = 4
"""Acts of one kind that are listed one by one; more of them are asked for in a second step."""
_FINAL = (StayAway, WalkOut)
_ORDER = ("speak", "procedure", "diplomacy", "decide")


class Turning:
    """Stands among the kinds of act for all that is done with one delegation."""


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
            kind, frame = self._chooser.one(self._listed(title, entries, view))
            try:
                if kind is Turning:
                    return self._turned(openings, view)
                return self._kept_at(kind, frame, view)
            except Back:
                if len(entries) == 1:
                    raise

    def _listed(self, title: str, entries: Sequence[tuple[Any, Frame]], view: Briefing) -> Choices:
        """Return what is open as a list: the acts of one kind under its name, and what is seldom done by itself."""
        outline = Outline(self._words, view)

        def label(entry: tuple[Any, Frame]) -> str:
            return self._entry(entry[0], entry[1], view)

        def under(entry: tuple[Any, Frame], depth: int) -> str:
            return label(entry) if isinstance(entry[0], type) else outline.under(entry[0], depth)

        listed = Choices(title, entries, label, lambda each: outline.headings(each[0]), under)
        return replace(listed, folded=lambda heading: heading == OTHER, usual=_only)

    def _rank(self, kind: Any, ranks: dict[str, int]) -> tuple[bool, bool, int, bool]:
        ends = isinstance(kind, EndDay) or kind is EndDay
        return ends, seldom(kind), ranks["diplomacy" if kind is Turning else group(kind)], kind is not Turning

    def _kept_at(self, kind: Any, frame: Frame, view: Briefing) -> Any:
        """Return the act as it is confirmed; a text that is not tabled yet is worked on further, with all it holds."""
        before: dict[str, Any] = {}
        while True:
            action = self._filled(kind, frame, view, before)
            try:
                return self._confirmed(action, view)
            except Back:
                if not isinstance(action, TableDraft | ProposeStatement):
                    raise
                self._chooser.console.say("The text is kept: add to it, take the last back with -, or go back again.")

    def _confirmed(self, action: Any, view: Briefing) -> Any:
        """Return the act, once the player is sure of it where it cannot be taken back."""
        console, case = self._chooser.console, self._words.labels.case
        if isinstance(action, TableDraft):
            console.say("", "Your draft:")
            text_lines(console, case, view, action.clauses, (view.member,))
            self._weighed(action, view)
        if isinstance(action, ProposeStatement):
            console.say("", "Your statement, which one member's objection stops:")
            for number, clause in enumerate(action.clauses, 1):
                console.tell(f"{number}. {self._words.labels.clause(clause)}", "  ")
            if self._chooser.read("[Enter = propose it, 0 = back]") == BACK:
                raise Back
        if isinstance(action, _FINAL):
            console.tell(f"{self._words.act(action, view)}. This cannot be taken back.")
            if self._chooser.read("Are you sure? [y = yes]").lower() not in ("y", "yes"):
                raise Back
        return action

    def _weighed(self, action: TableDraft, view: Briefing) -> None:
        """Return once the player would have the text tabled; a code asks what would change that ballot. Raises Back."""
        while line := self._chooser.read("[Enter = table it, 0 = back, a code = what would change its ballot]"):
            if line == BACK:
                raise Back
            if line.upper() in view.council:
                text_page(self._chooser.console, self._words.labels.case, view, line.upper(), action.clauses)
            else:
                self._chooser.console.tell(f"'{line}' is none of these; the codes are {', '.join(view.council)}")

    def _entries(self, openings: Openings) -> list[tuple[Any, Frame]]:
        """Return one entry a kind of act, or one an act where the kind has few."""
        found: list[tuple[Any, Frame]] = []
        for kind, frame in openings.frames.items():
            if kind in WITH:
                continue
            few = self._few(frame)
            found += [(each, frame) for each in few] if few else [(kind, frame)]
        if (lines := of_groups(openings.frames.get(ProposeUnderstanding))) is not None:
            found.append((ProposeUnderstanding, lines))
        turning = [(Turning, frame) for kind, frame in openings.frames.items() if kind in WITH]
        return [*found, *turning[:1]]

    def _turned(self, openings: Openings, view: Briefing) -> Any:
        """Return an act that is done with one delegation, which is chosen first. Raises Back."""
        case = self._words.labels.case
        open_to = {code: _with(openings, code) for code in case.seats}
        seats = sorted((code for code in open_to if open_to[code]), key=self._words.labels.short)
        code = self._chooser.one(Choices("Which delegation?", seats, lambda each: self._delegation(each, view)))
        for line in known_lines(case, view, code, current=True):
            self._chooser.console.tell(line, "  ")
        acts = [each for kind, frame in open_to[code].items() for each in self._split(kind, frame)]
        asked = f"With {self._words.labels.the(code)} (its relations with you {view.regards.get(code, 0.0):+.0f}):"
        outline = Outline(self._words, view)

        def under(entry: tuple[Any, Frame], depth: int) -> str:
            kind = entry[0] if isinstance(entry[0], type) else type(entry[0])
            return with_one(kind, view) if kind in WITH else outline.under(entry[0], depth + 1)

        choices = Choices(asked, acts, lambda each: under(each, 0), lambda each: outline.headings(each[0])[1:], under)
        kind, frame = self._chooser.one(choices)
        return self._filled(kind, frame, view)

    def _split(self, kind: type, frame: Frame) -> list[tuple[Any, Frame]]:
        only = single(frame)
        acts = (only,) if only is not None else () if kind in WITH else self._few(frame)
        return [(each, frame) for each in acts] or [(kind, frame)]

    def _delegation(self, code: str, view: Briefing) -> str:
        return f"{self._words.labels.short(code)}: {disposed(view.regards.get(code, 0.0))}"

    def _few(self, frame: Frame) -> tuple[Any, ...]:
        parts = form(frame) if type(frame).__name__ == "Listed" else ()
        choices = parts[0].choices if parts else ()
        return choices if len(choices) <= FEW else ()

    def _entry(self, kind: Any, frame: Frame, view: Briefing) -> str:
        if kind is Turning:
            return "Turn to a delegation: meet, call, sound out, test a paragraph, ask for its vote, agree ..."
        if kind is ProposeUnderstanding and frame == of_groups(frame):
            return "Propose one line to a group (one hour) ..."
        if not isinstance(kind, type):
            return self._words.act(kind, view)
        only = single(frame)
        return self._words.act(only, view) if only is not None else f"{kind_label(kind, view)} ..."

    def _filled(self, kind: Any, frame: Frame, view: Briefing, before: dict[str, Any] | None = None) -> Any:
        if not isinstance(kind, type):
            return kind
        answers: dict[str, Any] = {}
        while (part := _next(frame, answers)) is not None:
            asks = kind_label(kind, view) if part.name == "act" else part.asks
            answers[part.name] = self._answer(part, asks, view, (before or {}).get(part.name, ()))
        if before is not None:
            before.update(answers)
        action = frame.made(answers)
        if not frame.admits(action):
            self._chooser.console.say("That cannot be put together so; choose again.")
            raise Back
        return action

    def _answer(self, part: Part, asks: str, view: Briefing, before: Any = ()) -> Any:
        if part.letters:
            return self._written(part)
        choices = self._choices(part, asks, view)
        if not part.many:
            return before or self._chooser.one(choices)
        chosen = self._chooser.several(choices, part.at_least, part.at_most, part.key, before)
        if len(chosen) < part.at_least:
            raise Back
        return chosen

    def _written(self, part: Part) -> str:
        """Return words of the player's own, asked for again where they are too many or no sentence."""
        asked = f"{part.asks} (at most {part.letters:,} letters; Enter = the delegation's):"
        while (words := self._chooser.read(asked)).isdigit() or len(words) > part.letters:
            self._chooser.console.say(
                "A number alone is no speech: write a sentence, or press Enter."
                if words.isdigit()
                else f"That is {len(words):,} letters, and {part.letters:,} are the most: write it shorter."
            )
        return words

    def _choices(self, part: Part, asks: str, view: Briefing) -> Choices:
        """Return the values of a part as a list, under headings where they have any; a paragraph's verb is last."""
        outline = Outline(self._words, view)
        values = outline.recorded_first(part.choices) if part.name == "points" else part.choices
        plain = Choices(asks, values, lambda each: self._words.part(part.name, each, view))
        if not any(outline.headings(each) for each in part.choices):
            return plain
        laid_out = replace(plain, headings=outline.headings, under=outline.under)
        if all(isinstance(each, Clause) for each in part.choices):
            return replace(laid_out, titles={VERB: "With which verb?"}, usual=usual)
        points = all(isinstance(each, Point) for each in part.choices)
        return replace(laid_out, folded=lambda heading: True, usual=_only) if points else laid_out


def _only(values: Sequence[Any]) -> Any:
    return values[0] if len(values) == 1 else None


def _next(frame: Frame, answers: dict[str, Any]) -> Part | None:
    """Return the part that is asked for next, after these answers."""
    return next((each for each in form(frame, answers) if each.name not in answers), None)


def _with(openings: Openings, code: str) -> dict[type, Frame]:
    """Return what is open with one delegation, or with its capital."""
    kinds = {kind: frame for kind, frame in openings.frames.items() if kind in WITH_ONE}
    return {kind: found for kind, frame in kinds.items() if (found := about(frame, code)) is not None}
