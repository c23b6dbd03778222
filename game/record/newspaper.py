"""The morning's dispatches: the headline, the news, what moved each indicator and why, and which claims came due.

They report the game's record and invent no quotation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

from msgspec import Struct

from game.record.chronicle import Chronicle, Day
from game.record.ledger import LedgerRow, ledger
from game.record.news import Story
from game.terms import MemberId
from game.words.figures import described, measured, word_for
from game.words.labels import capital
from game.words.phrases import sentences
from game.world.announcements import as_announced
from game.world.events import Change, ClaimMoved
from game.world.facts import ClaimState
from game.world.gauges import Indicator

NOTICE = "Simulation: written for the game from its own record."
SMALLEST = 0.05
"""If there are many causes, those below this share of an indicator's range are gathered into one bar."""
_WAITING = frozenset({ClaimState.OPEN, ClaimState.CONTESTED, ClaimState.CORROBORATED, ClaimState.CONTRADICTED,
                      ClaimState.ACCEPTED})  # fmt: skip
_HEADLINE = 160
"""Letters from which a headline stops at its colon; the story has the rest."""
_LIGHT = 25
_SEEN = 3
_FOR_A_READER = 2


class Bar(Struct, frozen=True):
    """One cause of a move, signed, in the unit of its indicator."""

    because: str
    by: float


class Waterfall(Struct, frozen=True):
    """The make-up of an indicator this morning: yesterday's figure, the bars, today's. `says` tells it in words."""

    indicator: str
    label: str
    before: float
    bars: tuple[Bar, ...]
    after: float
    before_text: str
    after_text: str
    word: str
    better: bool | None
    says: str


class FrontPage(Struct, frozen=True):
    """The dispatches of one morning. `corridor` is at most three lines, seen in the corridor the day before.

    `others_due` counts the due claims that are left out because they do not concern the reader.
    """

    day: int
    date: str
    headline: str
    stories: tuple[Story, ...]
    corridor: tuple[str, ...]
    waterfalls: tuple[Waterfall, ...]
    came_due: tuple[LedgerRow, ...]
    due_soon: tuple[LedgerRow, ...]
    others_due: int = 0
    notice: str = NOTICE


def page_of(chronicle: Chronicle, day: int = 0, reader: MemberId = "") -> FrontPage:
    """Return the dispatches of the morning of a day, or of the last (0), from a chronicle.

    With a `reader` they are short: only the heaviest news, and only the claims by that seat or about it. The first
    morning has all the news, since the reader does not know the crisis yet.
    """
    pages = [each for each in chronicle.mornings if day in (0, each.day)]
    if not pages:
        raise ValueError(f"there are no dispatches of day {day}, which has not begun")
    page = pages[-1]
    stories = sorted((told for _, told in page.stories), key=lambda told: -told.weight)
    told = tuple(dict.fromkeys(each for each in stories if each.weight > _LIGHT))
    came, due = _came_due(chronicle, page), _due_soon(chronicle, page.day)
    if reader:
        told = tuple(each for each in told if each.kind != "claim")[: _FOR_A_READER if page.day > 1 else None]
        due = tuple(each for each in due if reader in (each.by, each.about))
    mine = tuple(each for each in came if reader in ("", each.by, each.about))
    seen = tuple(dict.fromkeys(each.text for each in stories if each.kind == "corridor"))
    return FrontPage(
        page.day, chronicle.labels.weekday(page.day),
        headline=_headline(chronicle, page, told),
        stories=told,
        corridor=_at_most(seen, _SEEN),
        waterfalls=waterfalls(chronicle.case.setting.indicators, page),
        came_due=mine,
        due_soon=due,
        others_due=len(came) - len(mine),
    )  # fmt: skip


def below_headline(page: FrontPage, story: Story) -> str:
    """Return the part of a story that the headline leaves out, as an article of its own; nothing if it says all."""
    rest = story.text.removeprefix(page.headline)
    if rest[:1] not in ("", ".", ":"):
        return story.text
    return capital(rest.lstrip(".:;, "))


def waterfalls(indicators: Sequence[Indicator], page: Day) -> tuple[Waterfall, ...]:
    """Return the make-up of each indicator, in the order of the scenario."""
    return tuple(_waterfall(each, page) for each in indicators)


def so_far(chronicle: Chronicle, numbers: Mapping[str, float]) -> Day:
    """Return what has happened since the last morning, with the numbers as they stand."""
    page = copy(chronicle.running)
    page.after = {key: numbers.get(key, value) for key, value in page.before.items()}
    return page


def moved_by(by: float) -> str:
    """Return a move since the day before in words."""
    return f"{by:+.0f} since the day before" if abs(by) >= 0.5 else "as the day before"


def made_of(fall: Waterfall, most: int = 6) -> str:
    """Return what an indicator is made of: the figure before, its causes with their signs, the figure now."""
    if not fall.bars:
        return f"{fall.says}. Nothing has moved it since the morning."
    ranked = sorted(fall.bars, key=lambda bar: -abs(bar.by))
    causes = [f"{bar.by:+.1f} {bar.because}" for bar in ranked[:most]]
    return f"{fall.says}. From {fall.before_text}: {'; '.join(causes)}."


def _waterfall(indicator: Indicator, page: Day) -> Waterfall:
    before, after = page.before[indicator.id], page.after[indicator.id]
    moved = round(after - before, 6)
    texts = measured(before, indicator), measured(after, indicator)
    better = None if texts[0] == texts[1] else (moved < 0) == indicator.lower_is_better
    return Waterfall(
        indicator.id, indicator.label, before,
        bars=_bars([each for each in page.changes if each.slot == indicator.id], moved),
        after=after,
        before_text=texts[0],
        after_text=texts[1],
        word=word_for(after, indicator),
        better=better,
        says=described(after, indicator),
    )  # fmt: skip


def _bars(changes: Sequence[Change], moved: float) -> tuple[Bar, ...]:
    """Return one bar for each cause, in the order of their first moves; moves without a public event share a bar."""
    sums: dict[str, float] = {}
    for change in changes:
        sums[change.because] = round(sums.get(change.because, 0.0) + change.by, 6)
    rest = round(moved - sum(sums.values()), 6)
    if abs(rest) > 1e-5:
        sums["what is not known in public"] = rest
    return tuple(Bar(because, by) for because, by in sums.items() if by)


def _headline(chronicle: Chronicle, page: Day, stories: Sequence[Story]) -> str:
    if stories and stories[0].weight >= 50:
        first = sentences(stories[0].text)[0].rstrip(".")
        return first if len(first) <= _HEADLINE else first.partition(":")[0]
    moves = [(abs(w.after - w.before) / ((i.high - i.low) or 1.0), i, w)
             for i, w in zip(chronicle.case.setting.indicators, waterfalls(chronicle.case.setting.indicators, page),
                             strict=True)]  # fmt: skip
    moves = [each for each in moves if each[0] >= SMALLEST / 5]
    if moves:
        _, indicator, fall = max(moves, key=lambda each: each[0])
        way = "up" if fall.after > fall.before else "down"
        word = f", {fall.word}" if fall.word else ""
        return capital(f"{indicator.label} {way} from {fall.before_text} to {fall.after_text}{word}")
    return stories[0].text.rstrip(".") if stories else chronicle.case.title


def _came_due(chronicle: Chronicle, page: Day) -> tuple[LedgerRow, ...]:
    numbers = {event.number for _, event in page.events if isinstance(event, ClaimMoved)}
    moved = [each for each in chronicle.heard.world.ledger if each.number in numbers and not as_announced(each)]
    return ledger(moved, chronicle.case)


def _due_soon(chronicle: Chronicle, day: int) -> tuple[LedgerRow, ...]:
    claims = chronicle.heard.world.ledger
    return ledger([each for each in claims if day <= each.due <= day + 1 and each.state in _WAITING], chronicle.case)


def _at_most(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"And {len(lines) - most + 1} other meetings of delegations.")
