"""Plays many games and prints what became of announced ballots: python -m game.lab announced --games 200.

Of the reasons that were read out it counts how often one thing was cited running, and by whom against its own vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from game.council.acts import Cited, Why
from game.council.events import VoteExplained, VotingEnded
from game.council.explaining import key_of
from game.council.subjects import OnDraft
from game.council.voting import Ballot
from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.lab.archive import Row, Store, Task, asked, gathered
from game.lab.arms import scenario, task
from game.play.advance import advance
from game.play.codec import Record
from game.play.game import Game
from game.world.announcements import ANNOUNCEMENT

BOOK = "book"
BOOKS = 10
"""Games by the book beside those of delegations that choose."""
ROW = 4
"""How often one thing may be cited running, at most: by five in a row it is a refrain."""


def told_of(records: Sequence[Record], ledger: Iterable[Any]) -> Row:
    """Return what became of each announced ballot, and how the reasons were given."""
    explained = [e for each in records for e in each.events if isinstance(e, VoteExplained)]
    fates = Counter(each.state.value for each in ledger if each.kind == ANNOUNCEMENT)
    return {
        "explained": len(explained),
        "before": sum(each.before for each in explained),
        "announced": sum(fates.values()),
        "fates": dict(fates),
        "untold": _untold(records, ledger),
        "row": max((longest_row(rows) for rows in by_draft(explained).values()), default=0),
        "cited": dict(Counter(one.why.value for each in explained for one in each.reasons)),
        "bare": sum(not each.reasons and not each.words for each in explained),
        "against itself": sum(not consistent(each) for each in explained),
    }


def _untold(records: Sequence[Record], ledger: Iterable[Any]) -> int:
    """Return how many announced ballots differ from the ones cast though the ledger does not call the word broken."""
    cast = {
        event.subject.draft: event.ballots
        for each in records
        for event in each.events
        if isinstance(event, VotingEnded) and isinstance(event.subject, OnDraft)
    }
    words = [each for each in ledger if each.kind == ANNOUNCEMENT and each.state.value not in ("broken", "lapsed")]
    return sum(cast.get(each.subject, {}).get(each.by, Ballot.ABSENT).value != each.ballot for each in words)


def by_draft(explained: Iterable[VoteExplained]) -> dict[str, list[tuple[Cited, ...]]]:
    """Return the reasons read out on each draft, in order."""
    found: dict[str, list[tuple[Cited, ...]]] = {}
    for each in explained:
        found.setdefault(each.draft, []).append(each.reasons)
    return found


def longest_row(explained: Iterable[tuple[Cited, ...]]) -> int:
    """Return how many explanations running cite one thing, at most."""
    longest, running = 0, Counter[str]()
    for reasons in explained:
        running = Counter({key: running[key] + 1 for key in {key_of(each) for each in reasons}})
        longest = max(longest, *running.values(), 0)
    return longest


def consistent(event: VoteExplained) -> bool:
    """Return whether nobody in favour cites what it dislikes, and nobody against what it likes."""
    likes = {each.why for each in event.reasons}
    if event.ballot is Ballot.IN_FAVOUR:
        return likes.isdisjoint((Why.REJECTED, Why.BLAMED))
    return likes.isdisjoint((Why.WELCOMED, Why.NAMED)) if event.ballot is Ballot.AGAINST else True


def played(shipped: Path, name: Task) -> Row:
    """Return what became of the announced ballots of one game."""
    path, mode, seed, _, way = name
    case = scenario(path, mode, shipped)
    leaders: Any = by_the_book(case, int(seed)) if way == BOOK else delegations(case, int(seed))
    return told_of(*records_of(case, int(seed), leaders))


def records_of(case: Case, seed: int, leaders: Any) -> tuple[Sequence[Record], Iterable[Any]]:
    """Return the records of a game played to its end, and its ledger."""
    game = Game.new(case, seed)
    advance(game, leaders, strict=True)
    return game.records, game.briefing(case.seats[0]).ledger


def report(rows: Sequence[Row]) -> str:
    """Return the figures of many games in lines."""
    def summed(of: str) -> int:
        return sum(row[of] for row in rows)

    fates = sum((Counter(row["fates"]) for row in rows), Counter[str]())
    cited = sum((Counter(row["cited"]) for row in rows), Counter[str]())
    return "\n".join(
        [
            f"{len(rows)} games: {summed('explained')} explanations, {summed('before')} of them before the vote",
            f"  ballots announced: {summed('announced')} ({', '.join(f'{n} {k}' for k, n in fates.most_common())})",
            f"  other than the one cast, and no broken word: {summed('untold')}",
            f"  one thing cited running, at most: {max(row['row'] for row in rows)}",
            f"  reasons against their own ballot: {summed('against itself')}; none given: {summed('bare')}",
            f"  reasons: {', '.join(f'{k} {n}' for k, n in cited.most_common())}",
        ]
    )


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Play the games asked for in both modes, and some by the book; the exit code is 1 where a promise is missed."""
    given = asked(__doc__, 200, shipped).parse_args(arguments)
    each = given.games // 2
    arms = {
        "history": [task(given.scenario, "history", seed) for seed in range(each)],
        "uncertain": [task(given.scenario, "uncertain", seed) for seed in range(given.games - each)],
        "by the book": [task(given.scenario, "history", seed, "", BOOK) for seed in range(BOOKS)],
    }
    wanted = [one for tasks in arms.values() for one in tasks]
    rows = gathered(Store.of(given), wanted, partial(played, shipped))
    missed = False
    for name, tasks in arms.items():
        mine = [row for row in rows if tuple(row["task"]) in set(tasks)]
        print(f"--- {name} ---", report(mine), sep="\n")
        missed |= any(row["untold"] or row["row"] > ROW or row["against itself"] for row in mine)
    return 1 if missed else 0
