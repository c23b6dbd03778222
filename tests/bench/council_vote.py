"""What a whole Council's vote costs: from a text nobody has seen to fifteen ballots, each with its reasons.

Every text is new to the forecaster, so that its odds, what each member sees of the others, and the fifteen valuations
are all reckoned anew; what one clause means to one State is kept, as in a game. CPU time of this process.
"""

import json
import sys
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from game.council.acts import Clause, Verb  # noqa: E402
from game.council.drafting import in_order  # noqa: E402
from game.engine.case import Case  # noqa: E402
from game.forecast.dated import moment  # noqa: E402
from game.forecast.forecaster import Text  # noqa: E402
from game.forecast.foresight import Foresight  # noqa: E402

ROUNDS = 9
VOTES = 100
LENGTHS = (3, 5, 8)
"""Paragraphs of a text: those that delegations table have three on average and five at most; eight is the longest."""
USUAL = 5
LIMIT = 0.5
"""Milliseconds that a vote on a text of the usual length may take (issue 3)."""


def shipped_case() -> Case:
    """Return the scenario that is shipped."""
    from game.scenario.compile import load

    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


def texts(case: Case, dice: Random, number: int, paragraphs: int) -> list[Text]:
    """Return texts of so many paragraphs, by one to three sponsors, half of them after force was used."""
    bank, found = {each.id: each for each in case.remit.bank}, []
    for _ in range(number):
        chosen = dice.sample(case.remit.bank, paragraphs)
        clauses = in_order(tuple(Clause(each.id, Verb(dice.choice(each.verbs))) for each in chosen), bank)
        sponsors = tuple(dice.sample(case.seats, dice.randint(1, 3)))
        force = tuple(sorted({each.capital for each in case.setting.decisions if each.force and dice.random() < 0.5}))
        found.append(Text(clauses, sponsors, False, force))
    return found


def milliseconds(case: Case, paragraphs: int) -> list[float]:
    """Return what one vote takes, in each round; the first round fills the caches and is not counted."""
    from datetime import date

    foresight = Foresight(moment(case, date.fromisoformat(case.first_day)))
    dice, taken = Random(1), []
    for number in range(ROUNDS + 1):
        new = texts(case, dice, VOTES * (5 if number == 0 else 1), paragraphs)
        start = process_time()
        reasons = [sum(len(each.reasons) for each in foresight.vote(text)) for text in new]
        if number:
            taken.append((process_time() - start) / len(new) * 1000.0)
        assert min(reasons) > 0
    return taken


def main() -> None:
    """Print the figures; with --json as one object. The exit code is 1 where the limit is passed."""
    case = shipped_case()
    taken = {each: median(milliseconds(case, each)) for each in LENGTHS}
    figures = {f"{each}_paragraphs_ms": round(value, 4) for each, value in taken.items()} | {"limit_ms": LIMIT}
    if "--json" in sys.argv[1:]:
        print(json.dumps(figures))
    else:
        told = ", ".join(f"{value:.3f} ms for {each} paragraphs" for each, value in taken.items())
        print(f"a whole Council's vote with reasons: {told}; at most {LIMIT} ms is asked for {USUAL}")
    sys.exit(0 if taken[USUAL] <= LIMIT else 1)


if __name__ == "__main__":
    main()
