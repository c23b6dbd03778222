"""Whatever is open is reached through the lists, and no line of them says what is said above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from game.council.acts import Clause, Pass, ProposeStatement, TableDraft
from game.council.drafting import STRENGTH, TextFrame, paragraphs
from game.delegations.delegation import delegations
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Openings
from game.lab.pace import Counting
from game.play.advance import advance_once
from game.play.game import Game
from game.record.outline import Outline, beyond
from game.scenario.compile import load
from game.terminal.forms import Forms, Turning
from game.terminal.picking import Choices, Chooser, Line
from game.terminal.prompt import day_is_spent
from game.words.composing import Part, form, usual
from game.words.kinds import WITH
from game.words.wording import wording_of
from game.world.acts import Point, Speak

ROOT = Path(__file__).parents[2]
CASES = {"three": ROOT / "tests" / "data" / "three.yaml", "shipped": ROOT / "scenarios" / "minsk-2022"}


@pytest.fixture(scope="module", params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> Case:
    return load(CASES[request.param], ROOT / "scenarios" / "common")


def moments(case: Case, seed: int = 1, most: int = 700) -> Iterator[tuple[Briefing, Openings, Any]]:
    """Yield the choices of seats in a game of acts drawn at random: what a seat sees, what is open, what is drawn."""
    game, dice = Game.new(case, seed), Random(seed)
    for _ in range(most):
        if game.over:
            return
        seat = dice.choice(game.to_act())
        action = game.routine()
        if action is None:
            openings = game.openings(seat)
            action = openings.draw(dice)
            if seat in case.seats:
                yield game.briefing(seat), openings, action
        game.submit(seat, action)


def parts_of(action: Any) -> dict[str, Any]:
    """Return the parts of an act, in no order where several of a kind were chosen one after the other."""
    parts = {name: getattr(action, name) for name in action.__struct_fields__}
    if "terms" in parts:
        parts |= {name: getattr(action.terms, name) for name in parts.pop("terms").__struct_fields__}
    return {name: frozenset(each) if isinstance(each, tuple) else each for name, each in parts.items()}


class Led(Forms):
    """Puts the act together that is wanted, by the lists alone."""

    wanted: Any = None
    part = ""

    def _answer(self, part: Part, asks: str, view: Briefing, before: Any = ()) -> Any:
        self.part = part.name
        return super()._answer(part, asks, view, before)

    def act(self, title: str, openings: Openings, view: Briefing) -> Any:
        self.part = ""
        return super().act(title, openings, view)

    def leads(self, value: Any) -> bool:
        """Return whether the value of a list is, or leads to, what is wanted of the part that is asked for."""
        if not self.part:
            return self._opens(value)
        if self.part == "act":
            return bool(value == self.wanted)
        if isinstance(value, dict):
            return all(getattr(self.wanted, key) == each for key, each in value.items())
        parts = parts_of(self.wanted)
        parts |= {
            "condition": parts.get("asks"),
            "proviso": parts.get("gives"),
            "operative": parts.get("clauses"),
            "preambular": parts.get("clauses"),
        }
        part = parts[self.part]
        if self.part == "gives":
            return value == (replace(part, without="") if part else "")
        if self.part == "asks":
            return bool(value == replace(part, without=""))
        return part == (frozenset(value) if isinstance(value, tuple) else value) or (
            isinstance(part, frozenset) and value in part
        )

    def _opens(self, value: Any) -> bool:
        kind = value[0] if isinstance(value, tuple) else value
        partners = getattr(self.wanted, "partners", ())
        turns = type(self.wanted) in WITH and len(partners) < 2
        if kind is Turning:
            return turns
        if isinstance(value, str):
            return value in (getattr(self.wanted, "member", ""), *partners)
        return kind == self.wanted or kind is type(self.wanted)


class Leading(Chooser):
    """Takes the first line that leads to the act; none may be asked for twice."""

    forms: Led

    def _row(
        self, title: str, rows: Sequence[Line], usual: Any = None, *, may_stop: bool = False, quiet: bool = False
    ) -> Line | None:
        found = [each for each in rows if any(self.forms.leads(value) and value not in self.taken
                                              for value in each.values)]  # fmt: skip
        if not found:
            assert may_stop, f"{title}: {[each.says for each in rows]} lead not to {self.forms.wanted}"
            return None
        if not found[0].opens and self.forms.part:
            self.taken.append(found[0].values[0])
        return found[0]

    def several(self, *arguments: Any) -> tuple[Any, ...]:
        self.taken = []
        return super().several(*arguments)

    def one(self, choices: Choices) -> Any:
        self.taken: list[Any] = []
        return super().one(choices)


def laid_out(case: Case) -> Iterator[tuple[Outline, tuple[Any, ...]]]:
    """Yield the lists that come under headings, with their layout: points of speeches, paragraphs, acts of a kind."""
    for view, openings, _ in moments(case, most=300):
        outline = Outline(wording_of(case), view)
        for frame in openings.frames.values():
            yield from ((outline, part.choices) for part in form(frame) if any(map(outline.headings, part.choices)))


def test_a_day_is_not_offered_to_be_ended_with_one_key_while_talks_wait_for_the_seat() -> None:
    case, asked = load(CASES["shipped"], ROOT / "scenarios" / "common"), 0
    game, seats = Game.new(case, 0), delegations(case, 0)
    while not game.over:
        for seat in game.to_act():
            view = game.briefing(seat) if seat in case.seats else None
            if view is not None and view.round is not None and view.round.open and seat in view.round.polled:
                asked += 1
                assert not day_is_spent(replace(view, hours=0), game.openings(seat))
        advance_once(game, seats)
    assert asked, "this game comes to talks"


def test_every_act_that_is_open_is_reached_through_the_lists(case: Case) -> None:
    reached: set[type] = set()
    chooser = Leading(Counting(), lambda prompt: "y" if "y = yes" in prompt else "")
    forms = chooser.forms = Led(case, chooser)
    for view, openings, wanted in moments(case):
        if isinstance(wanted, Pass):
            continue
        forms.wanted = wanted
        found = forms.act("What do you do?", openings, view)
        assert type(found) is type(wanted)
        assert parts_of(found) == parts_of(wanted)
        reached.add(type(wanted))
    assert {Speak, TableDraft, ProposeStatement} < reached and len(reached) > 12


def test_no_line_of_a_list_says_again_what_its_heading_says(case: Case) -> None:
    lines = 0
    for outline, values in laid_out(case):
        for value in (each for each in values if isinstance(each, Clause | Point)):
            headings = outline.headings(value)
            below = [outline.under(value, depth) for depth in range(len(headings) + 1)]
            assert below[-1].split()[0] != headings[0].split()[0]
            if isinstance(value, Clause):
                assert below[-1].lower() == value.verb.value.replace("-", " ")
            else:
                assert all(lower.lower() in upper.lower() for upper, lower in pairwise(below))
                assert all(len(lower) < len(upper) for upper, lower in pairwise(below))
            lines += len(below)
    assert lines > 100


def test_no_two_lines_that_stand_together_are_the_same(case: Case) -> None:
    for outline, values in laid_out(case):
        lines = [(outline.headings(each), outline.under(each, len(outline.headings(each)))) for each in values]
        assert len(set(lines)) == len(values), sorted(lines)[:3]


def test_each_paragraph_is_listed_once_and_its_verbs_are_those_that_the_frame_offers(case: Case) -> None:
    view, frame = next(
        (view, openings[TableDraft]) for view, openings, _ in moments(case) if TableDraft in openings.frames
    )
    assert isinstance(frame, TextFrame)
    outline = Outline(wording_of(case), view)
    for part in form(frame)[1:]:
        listed: list[str] = []
        matters = Choices("", part.choices, str, outline.headings, outline.under).rows()
        for matter in matters:
            below = Choices("", matter.values, str, outline.headings, outline.under, depth=1)
            listed += [line.values[0].paragraph for line in below.rows()]
        assert len(listed) == len(set(listed)) and set(listed) == {each.paragraph for each in part.choices}
        for paragraph, clauses in paragraphs(part.choices).items():
            offered = {each for each in (*frame.operative, *frame.preambular) if each.paragraph == paragraph}
            assert set(clauses) == offered and usual(clauses) in clauses
            strengths = [STRENGTH[each.verb] for each in clauses]
            assert strengths == sorted(strengths)


def test_enter_takes_the_usual_of_the_last_list_and_a_heading_over_one_thing_shows_it() -> None:
    asked: list[str] = []
    console = Counting()

    def read(prompt: str) -> str:
        asked.append(prompt)
        return "1" if len(asked) == 1 else ""

    values = (("a", 1), ("a", 2), ("b", 3))
    choices = Choices(
        "Which?",
        values,
        str,
        lambda each: (each[0],),
        lambda each, depth: str(each[1]),
        folded=lambda heading: True,
        usual=lambda each: each[-1],
    )
    assert Chooser(console, read).one(choices) == ("a", 2)
    assert asked[1].endswith("Enter = 2]")
    assert [(line.says, line.opens) for line in choices.rows()] == [("a", True), ("b", True)]


@pytest.mark.parametrize(
    ("line", "heading", "rest"),
    [
        ("Meet the ten (seen by all)", "Meet a group (seen by all)", "The ten"),
        ("Release: a letter", "Release evidence (its source is burnt)", "Release: a letter"),
        ("Pass", "Pass", "Pass"),
        ("Ask for a meeting on water", "Ask for a meeting (rule 2)", "On water"),
    ],
)
def test_what_a_line_says_beyond_its_heading(line: str, heading: str, rest: str) -> None:
    assert beyond(line, heading) == rest
