"""Courses of the Ilmar corridor: the texts of its design, and seats that insist on some acts; what each ends in.

    python -m tests.playthroughs.ilmar --seeds 40

plays every course over so many seeds and prints how often each ending came.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.council.papers import LaidText
from game.delegations.delegation import delegations
from game.delegations.situation import Choice
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Openings
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load
from game.scenario.short import shortened
from game.terms import Dice
from game.world import acts as w

SCENARIOS = Path(__file__).parents[2] / "scenarios"
_VERBS = {"n": Verb.TAKES_NOTE, "w": Verb.WELCOMES, "r": Verb.REGRETS, "u": Verb.URGES, "c": Verb.CALLS_UPON}
VERBS = {**_VERBS, "d": Verb.DEMANDS, "x": Verb.CONDEMNS, "D": Verb.DECIDES}
_BOTH = "pre_plight r, pre_drivers r"
TEXTS = {
    "bland": "HAL LOR: pre_line n, pre_plight r, open_road u, consent w, quiet u, talks w",
    "strong": "ALV FEN: pre_plight r, pre_drivers r, open_road d, agency d, bridge d, report c",
    "with notice": "ALV FEN: pre_plight r, pre_drivers r, open_road d, agency d, bridge d, notice u, report c",
    "with inspection": "ALV FEN: pre_plight r, pre_drivers r, open_road d, agency d, bridge d, notice u, inspection u",
    "without agency": "ALV FEN: pre_plight r, pre_drivers r, open_road d, bridge d, notice u, inspection u",
    "middle": f"ALV FEN JOM: {_BOTH}, pre_line w, open_road d, bridge d, notice u, inspection u, quiet u",
    "paid": f"ALV FEN JOM: {_BOTH}, pre_line w, open_road d, bridge d, notice u, inspection u, consent w",
    "strong urged": "ALV FEN: pre_plight r, pre_drivers r, open_road u, agency u, bridge u, report c",
    "decided": "ALV FEN JOM: pre_plight r, pre_drivers r, open_road D, bridge D, notice u, inspection u, quiet u",
    "urged": "ALV FEN JOM: pre_plight r, pre_drivers r, open_road u, bridge u, notice u, inspection u, agency u",
    "names Sarvan": "ALV FEN: pre_plight r, pre_drivers x, open_road d, agency u, bridge d, closing r",
    "names Medesh": "BRE PEL: pre_guards x, pre_plight r, open_road u, consent w, inspection u, rifles r",
    "measures": "ALV FEN DUN: pre_plight r, pre_drivers x, open_road D, bridge d, closing x, measures D",
    "doctor": "JOM: hear_doctor D",
}
"""The texts of `design/ilmar_corridor.md`, section 8, in its short writing: sponsors, then paragraphs with verbs."""


def written(name: str) -> tuple[tuple[str, ...], tuple[tuple[str, Verb], ...]]:
    """Return the sponsors of a text, and its paragraphs with their verbs."""
    sponsors, _, rest = TEXTS[name].partition(": ")
    parts = [each.split() for each in rest.split(", ")]
    return tuple(sponsors.split()), tuple((paragraph, VERBS[verb]) for paragraph, verb in parts)


def scenario() -> Case:
    """Return the scenario, compiled."""
    return load(SCENARIOS / "ilmar-corridor", SCENARIOS / "common")


def with_text(case: Case, name: str) -> Case:
    """Return a case in which this text lies in blue at the beginning, alone."""
    sponsors, parts = written(name)
    title = "on_the_doctor" if name == "doctor" else "on_the_road"
    clauses = tuple(Clause(paragraph, verb) for paragraph, verb in parts)
    return replace(case, texts=(LaidText(title, "ilmar", sponsors, clauses),))


Wanted = Callable[[Openings], Any]
"""Returns the act that a seat insists on, if it is open now, or None."""


class Insists:
    """Does what it wants wherever that is open, and leaves all else to the delegation of the seat.

    One that wants nothing in particular accepts whatever it is asked or offered in the chamber.
    """

    def __init__(self, seat: Any, wants: tuple[Wanted, ...]) -> None:
        self.seat, self.wants = seat, wants
        self.agreeable = not wants

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return the first act wanted that is open, or what the delegation chooses."""
        for want in self.wants:
            act = want(openings)
            if act is not None:
                return Choice(act, "it insists")
        choice: Choice = self.seat.choose(briefing, openings, dice)
        act = choice.action
        if self.agreeable and isinstance(act, w.Speak):
            changed = w.Speak(tuple(agreed(each) for each in act.points), act.register)
            return Choice(changed, "it agrees") if openings.admits(changed) else choice
        return choice


def agreed(point: Any) -> Any:
    """Return a point of a speech, a refusal turned into its opposite."""
    return w.Accepting(point.claim) if isinstance(point, w.Refusing) else point


def one_of(*acts: Any) -> Wanted:
    """Want one of these acts."""
    return lambda openings: next((act for act in acts if openings.admits(act)), None)


TALKS = (
    one_of(w.CallTalks("hesmar"), w.AnswerCall("hesmar", consents=True), w.AcceptTerms()),
    one_of(w.ProposeTerms(w.Terms(("home", "gate"))), w.ProposeTerms(w.Terms(("quiet",)))),
)
HELD = {"ESK": "log", "TIV": "drive", "BRE": "cable"}
TRUTH = {seat: (one_of(w.ReleaseEvidence(held)),) for seat, held in HELD.items()}
GENTLE: dict[str, tuple[Wanted, ...]] = dict.fromkeys(("SAR", "MED", "HAL"), TALKS)


class Course(NamedTuple):
    """One way through the story: the form, the text on the table (or the form's own), and seats that insist."""

    form: str
    text: str = ""
    insisting: Mapping[str, tuple[Wanted, ...]] = {}


COURSES = {
    "the machine alone, whole": Course("whole"),
    "the machine alone, short": Course("short"),
    "bland": Course("short", "bland"),
    "middle, no talks": Course("short", "middle"),
    "middle, a round and the truth": Course("short", "middle", GENTLE | TRUTH),
    "strong, two rounds and the truth": Course("whole", "strong", GENTLE | TRUTH),
    "names Sarvan": Course("short", "names Sarvan"),
    "engineers, and nobody asks": Course("whole", "strong", {"ESK": ()}),
}


def played(case: Case, course: Course, seed: int) -> Game:
    """Return the finished game of a course; raise OutOfOrder if a delegation's act was refused."""
    case = shortened(case, course.form)
    case = with_text(case, course.text) if course.text else case
    seats: dict[str, Any] = dict(delegations(case, seed))
    for seat, wants in course.insisting.items():
        seats[seat] = Insists(seats[seat], wants)
    game = Game.new(case, seed)
    advance(game, seats, strict=True)
    return game


def main() -> None:
    """Print how each course ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--course", default="")
    given = parser.parse_args()
    case, seen = scenario(), Counter[str]()
    for name, course in COURSES.items():
        if given.course in ("", name):
            ends = Counter(played(case, course, seed).ending for seed in range(1, given.seeds + 1))
            seen += ends
            print(f"{name}: {', '.join(f'{ending} {count}' for ending, count in ends.most_common())}", flush=True)
    missing = [each.id for each in case.setting.endings if each.id not in seen]
    print(f"not reached: {', '.join(missing)}" if missing else "every ending is reached")


if __name__ == "__main__":
    main()
