"""One command for every study: `python -m game.lab STUDY ...`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from game.lab import announced, article, games, hinges, mutants, pace, policies, skill
from game.scenario.faults import ScenarioError

Study = Callable[[Sequence[str], Path], int]
STUDIES: dict[str, tuple[Study, str]] = {
    "games": (games.main, "what comes of many games"),
    "skill": (skill.main, "whether skill wins in each seat"),
    "policies": (policies.main, "whether a simple policy does better than middle skill"),
    "hinges": (hinges.main, "how often another policy in one seat turns the ending"),
    "pace": (pace.main, "how long a game takes to play"),
    "announced": (announced.main, "what became of announced ballots"),
    "article": (article.main, "on which day each row of an article comes"),
    "mutants": (mutants.main, "whether the tests see a slip in a room"),
}
HELP = ("-h", "--help")
MISUSED = 2


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Run the study that the first argument names; `shipped` is the folder of scenarios.

    Return its exit code: 0, or 1 where a promise is missed, or 2 where the command was misused.
    """
    name, *rest = arguments or HELP
    if name in HELP:
        print("usage: python -m game.lab STUDY [options]; each study tells its options with --help\n")
        print("\n".join(f"  {study:10} {about}" for study, (_, about) in STUDIES.items()))
        return 0
    if name not in STUDIES:
        print(f"there is no study '{name}'; the studies are {', '.join(STUDIES)}", file=sys.stderr)
        return MISUSED
    try:
        return STUDIES[name][0](rest, shipped)
    except ScenarioError as error:
        print("\n".join(map(str, error.faults)), file=sys.stderr)
        return 1
