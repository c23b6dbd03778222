"""The real votes of the crisis, foretold: a table of hits and misses; python -m tests.forecast.real_votes prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from game.council.voting import Ballot
from game.engine.case import Case
from game.forecast.foresight import Foreseen, Question
from game.forecast.reasons import Valuation
from game.scenario.compile import load
from game.scenario.drafts import read_draft
from game.scenario.membership import membership_table
from game.scenario.votes import RecordedVote, read_votes

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "scenarios" / "minsk-2022"
RECORD = {
    "agenda_31_january": "S/PV.8960 (agenda)",
    "s_2022_155": "S/2022/155",
    "s_res_2623": "S/RES/2623",
    "s_2022_231": "S/2022/231",
}
WHY = {
    (
        "agenda_31_january",
        "ARE",
    ): "it is slow to vote where the permanent members divide, and yet it let the matter be discussed",
    (
        "s_res_2623",
        "ARE",
    ): "procedure eases its caution here, and yet it abstained as on the text vetoed two days before",
}
"""Why each known miss is one, in words."""
BALLOTS = (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING)


class Compared(NamedTuple):
    """One ballot as it was cast and as it was foretold."""

    draft: str
    cast: Ballot
    foreseen: Foreseen

    @property
    def right(self) -> bool:
        """Return whether it was foretold as it was cast."""
        return self.cast is self.foreseen.ballot


@lru_cache(maxsize=1)
def shipped() -> Case:
    """Return the scenario that is shipped."""
    return load(SCENARIO, ROOT / "scenarios" / "common")


@lru_cache(maxsize=1)
def recorded() -> Mapping[str, RecordedVote]:
    """Return the recorded votes by their ids."""
    votes, _ = read_votes(ROOT / "tests" / "data" / "votes.yaml", membership_table(ROOT / "scenarios" / "common"))
    return {each.id: each for each in votes}


def question(path: Path, day: date, seat: str = "", *, later: bool = True) -> Question:
    """Return the draft in this file as it would be put on that day."""
    return Question(shipped(), read_draft(path, shipped()), day, seat, later=later)


def compared(*, later: bool = True) -> Iterator[Compared]:
    """Yield the sixty ballots; `later` says whether a position stated only after the vote may stand in for none."""
    for draft, id_ in RECORD.items():
        vote = recorded()[id_]
        asked = question(SCENARIO / "record" / f"{draft}.yaml", vote.day, later=later)
        for each in asked.foresight.vote(asked.text):
            yield Compared(draft, vote.known.ballots[each.member], each)


def accuracy(pairs: list[tuple[Ballot, Ballot]]) -> tuple[int, float]:
    """Return how many ballots were foretold as cast, and the mean of the shares right of each kind of ballot."""
    right = sum(cast is foretold for cast, foretold in pairs)
    shares = []
    for kind in BALLOTS:
        of_kind = [foretold for cast, foretold in pairs if cast is kind]
        shares.append(of_kind.count(kind) / len(of_kind))
    return right, sum(shares) / len(shares)


def lines() -> Iterator[str]:
    """Yield the lines of the table: the scores, and each miss with its reason."""
    found = {later: list(compared(later=later)) for later in (True, False)}
    for words, pairs in (
        ("with all positions", [(each.cast, each.foreseen.ballot) for each in found[True]]),
        ("without those stated only later", [(each.cast, each.foreseen.ballot) for each in found[False]]),
        ("always in favour", [(each.cast, Ballot.IN_FAVOUR) for each in found[True]]),
    ):
        right, balanced = accuracy(pairs)
        yield f"{words:32} {right} of {len(pairs)} right, accuracy {right / len(pairs):.3f}, balanced {balanced:.3f}"
    for later, words in ((True, "Missed:"), (False, "Missed without positions stated only later:")):
        yield words
        for each in found[later]:
            if not each.right:
                worth = Valuation(each.foreseen.reasons, each.foreseen.value)
                why = WHY.get((each.draft, each.foreseen.member), "")
                foretold = each.foreseen.ballot.value
                yield f"  {each.draft} {each.foreseen.member}: cast {each.cast.value}, foretold {foretold}"
                yield f"    {worth.telling()}" + (f"; {why}" if why else "")


if __name__ == "__main__":
    for line in lines():
        print(line)
