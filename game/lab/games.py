"""Plays many games with delegations alone and prints what came of them: python -m game.lab games --out FILE."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from game.lab.archive import Row, Store, asked, gathered, in_background
from game.lab.arms import figures, scenario, task

SPEECH_ACTS = (
    "Stating",
    "Accusing",
    "Denying",
    "Rebutting",
    "Demanding",
    "Offering",
    "Circulating",
    "Prebutting",
    "right of reply",
    "point of order",
)
"""The acts of game.md, section 3."""
PROMISED = {
    "a vote": 0.6,
    "a veto": 0.1,
    "talks agreed": 0.1,
    "a draft tabled": 0.1,
    "a presidential statement": 0.01,
    "Uniting for Peace": 0.02,
}
"""The share of games in which each comes, at least."""
ENDINGS, ACT = 4, 0.05
"""Different endings, and the share of games in which each act of speech is heard, at least."""
MOST = 0.7
"""The share of games that one ending takes, at most, where intentions are drawn."""
MARKS = ("<!-- spread -->", "<!-- end of the spread -->")
"""Between what the spread of endings stands in the README of a scenario."""
ATTACK, ATTACKED = "attack", (0.75, 0.9)
"""The decision of force, and the share of games in which it is carried out where intentions are as they were."""


def share(rows: Sequence[Row], what: str) -> float:
    """Return the share of games in which something was seen."""
    return sum(what in row["seen"] for row in rows) / len(rows)


def attacked(rows: Sequence[Row]) -> float:
    """Return the share of games in which the decision of force was carried out."""
    return sum(ATTACK in row["decided"] for row in rows) / len(rows)


def sound(rows: Sequence[Row]) -> list[Row]:
    """Return the games that no exception ended."""
    return [row for row in rows if "exception" not in row]


def report(rows: Sequence[Row], known: Sequence[str] = ()) -> str:
    """Return the figures of many games in lines; `known` are the endings that there are."""
    played = sound(rows)
    if not played:
        return f"{len(rows)} games, all ended by an exception"
    failed = len(rows) - len(played)
    lines = [f"{len(rows)} games, {failed or 'no'} exception{'s' if failed > 1 else ''} or refused act"]
    endings = Counter(dict.fromkeys(known, 0)) + Counter(row["ending"] for row in played)
    lines.append(f"{len(endings)} endings:")
    lines += [_line(count, len(played), each) for each, count in endings.most_common()]
    lines += [_line(0, len(played), each) for each in known if each not in endings]
    counted = Counter(what for row in played for what in row["seen"])
    lines.append("games in which there was:")
    lines += [_line(counted[what], len(played), what) for what in sorted({*counted, *SPEECH_ACTS, *PROMISED})]
    lines.append(f"decisions carried out: {_decided(played)}")
    lines += _means(played)
    return "\n".join(lines)


def _line(count: int, of: int, what: str) -> str:
    return f"  {count:4d}  {100 * count / of:5.1f} %  {what}"


def _decided(rows: Sequence[Row]) -> str:
    counted = Counter(each for row in rows for each in row["decided"])
    return ", ".join(f"{each} {100 * count / len(rows):.1f} %" for each, count in sorted(counted.items())) or "none"


def _means(rows: Sequence[Row]) -> list[str]:
    def mean(of: str) -> float:
        return float(sum(row[of] for row in rows)) / len(rows)

    slowest = max(rows, key=lambda row: row["seconds"])
    return [
        f"answers in the first meeting: {min(row['answers'] for row in rows)} at least",
        f"meetings a game: {mean('meetings'):.1f}",
        f"records a game: {mean('records'):.0f}",
        f"seconds of one processor a game: {mean('seconds'):.2f}, at most {slowest['seconds']:.2f} "
        f"(seed {slowest['task'][2]})",
    ]


def missed(rows: Sequence[Row], mode: str) -> list[str]:
    """Return each promise that these games do not keep, in a sentence."""
    played = sound(rows)
    told = [f"seed {row['task'][2]}: {row['exception']}" for row in rows if "exception" in row]
    if not played:
        return told
    told += [
        f"{what}: {share(played, what):.1%} of games, promised {least:.0%}"
        for what, least in _floors(mode, len(played)).items()
        if share(played, what) < least
    ]
    (ending, most), *others = Counter(row["ending"] for row in played).most_common()
    if len(others) + 1 < ENDINGS:
        told.append(f"{len(others) + 1} endings, promised {ENDINGS}")
    if mode == "uncertain" and most > MOST * len(played):
        told.append(f"the ending {ending}: {most / len(played):.1%} of games, at most {MOST:.0%}")
    if mode == "history" and not ATTACKED[0] <= attacked(played) <= ATTACKED[1]:
        told.append(f"an attack in {attacked(played):.1%} of games, promised {ATTACKED[0]:.0%} to {ATTACKED[1]:.0%}")
    return told


def _floors(mode: str, games: int) -> dict[str, float]:
    """Return the least share of each thing; where intentions are as they were, it is enough that all of it comes."""
    once = dict.fromkeys(PROMISED, 1 / games) if mode == "history" else PROMISED
    return {**once, **dict.fromkeys(SPEECH_ACTS, ACT)}


def unreached(rows: Sequence[Row], known: Sequence[str]) -> list[str]:
    """Return the endings that none of these games, of both modes, came to."""
    return [each for each in known if each not in {row.get("ending") for row in rows}]


def spread(rows: Sequence[Row], endings: Mapping[str, str]) -> str:
    """Return a table in Markdown of how often each ending came in each mode; `endings` are titles by id."""
    modes = sorted({row["task"][1] for row in sound(rows)})
    of = {mode: [row for row in sound(rows) if row["task"][1] == mode] for mode in modes}
    lines = ["| ending | " + " | ".join(f"{mode} ({len(of[mode])})" for mode in modes) + " |"]
    lines.append("| --- |" + " ---: |" * len(modes))
    shares = {
        each: [sum(row["ending"] == each for row in of[mode]) / len(of[mode]) for mode in modes] for each in endings
    }
    lines += [_row(f"{title} (`{each}`)", shares[each]) for each, title in endings.items()]
    for what in ("talks agreed", "a vote", "a veto", "a text adopted", "a presidential statement", "Uniting for Peace"):
        lines.append(_row(what, [share(of[mode], what) for mode in modes]))
    lines.append(_row("an attack", [attacked(of[mode]) for mode in modes]))
    return "\n".join(lines)


def _row(label: str, shares: Sequence[float]) -> str:
    return f"| {label} | " + " | ".join(f"{each:.1%}" for each in shares) + " |"


def written_into(readme: Path, table: str) -> None:
    """Write the table where the file has the marks between which it stands."""
    before, _, rest = readme.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    readme.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{after}", encoding="utf-8", newline="\n")


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Play the games asked for and print the figures; the exit code is 1 where a promise is missed."""
    asks = asked(__doc__, 200, shipped)
    asks.add_argument("--both", action="store_true", help="play both modes, and miss an ending that neither reaches")
    asks.add_argument("--readme", type=Path, metavar="FILE", help="write the spread between the marks of this file")
    given = asks.parse_args(arguments)
    if given.background:
        return in_background("games", arguments, given.out)
    modes = ("history", "uncertain") if given.both else (given.mode,)
    tasks = [task(given.scenario, mode, seed) for mode in modes for seed in range(given.games)]
    titles = {each.id: each.title for each in scenario(given.scenario, modes[0], shipped).setting.endings}
    known = list(titles)
    rows = gathered(Store.of(given), tasks, partial(figures, shipped))
    broken: list[str] = []
    for mode in modes:
        of_mode = [row for row in rows if row["task"][1] == mode]
        print(f"--- {mode} ---", report(of_mode, known), sep="\n")
        broken += [f"{mode}: {each}" for each in missed(of_mode, mode)]
    if given.readme:
        written_into(given.readme, spread(rows, titles))
    if given.both:
        broken += [f"the ending {each} came in neither mode" for each in unreached(rows, known)]
    print("\n".join(["missed:", *broken]) if broken else "every promise is kept: endings, votes, talks, acts of speech")
    return 1 if broken else 0
