"""Was the warning wrong, or did it work? The player's charges, each beside the same days without it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from game.engine.case import Case
from game.play.codec import Record
from game.play.counterfactual import Counterfactual, Difference, Verdict, counterfactual
from game.record.figures import measured
from game.record.labels import Labels, capital, counted
from game.record.ledger import ledger
from game.terms import MemberId
from game.world.events import ClaimEntered
from game.world.ledger import CHARGING

MOST = 4
"""Warnings that are tried: the earliest of each charge."""
SHOWN = 6
"""Figures that are shown of each."""
_SENTENCES = {
    Verdict.ANYWAY: "With the same dice and without this claim, it comes too{on}.",
    Verdict.WORKED: "It did not come. With the same dice and without this claim, it comes{on}.",
    Verdict.WRONG: "It did not come, and with the same dice and without this claim it does not come either: nothing "
    "in these days bore the claim out.",
    Verdict.ONLY_HERE: "It came all the same. Without this claim it does not come within these days, and no more can "
    "be read from that.",
    Verdict.OPEN: "The game ends before it comes due.",
}
_SO = {
    Verdict.ANYWAY: "What it says is so, whether it is said or not.",
    Verdict.WRONG: "What it says is not so, whether it is said or not.",
}


class Compared(Struct, frozen=True):
    """One figure with the claim and without it, as printed, on the day on which the two lie furthest apart."""

    label: str
    date: str
    with_it: str
    without: str


class Warned(Struct, frozen=True):
    """One charge, tried: `verdict` in a few words, `text` in a sentence, `conditions` on how the days were replayed."""

    number: int
    line: str
    verdict: str
    text: str
    conditions: str
    figures: tuple[Compared, ...]
    ending: str
    ending_without: str


def warnings(case: Case, records: Sequence[Record], seed: int, seat: MemberId) -> tuple[Warned, ...]:
    """Return the seat's charges, each beside the same days with the same dice without it."""
    first: dict[str, int] = {}
    for record in records:
        for event in record.events:
            if record.by == seat and isinstance(event, ClaimEntered) and event.claim.kind in CHARGING:
                first.setdefault(event.claim.subject, event.claim.number)
    tried = [counterfactual(case, seed, records, number) for number in list(first.values())[:MOST]]
    return tuple(_warned(case, records, each) for each in tried)


def _warned(case: Case, records: Sequence[Record], tried: Counterfactual) -> Warned:
    labels = Labels(case)
    titles = {each.id: each.title for each in case.setting.endings}
    row = ledger([tried.claim], case)[0]
    return Warned(
        tried.claim.number, row.line, tried.verdict.value, _sentence(tried, labels), _conditions(tried),
        _figures(tried, labels), titles.get(tried.with_it.ending, ""), titles.get(tried.without.ending, ""),
    )  # fmt: skip


def _sentence(tried: Counterfactual, labels: Labels) -> str:
    charge = labels.case.setting.charge[tried.claim.subject]
    if not charge.borne_out and tried.verdict in _SO:
        return _SO[tried.verdict]
    days = tried.with_it.came, tried.without.came
    on = f" by {labels.date(days[1])}" if days[1] and days[0] != days[1] else ""
    return _SENTENCES[tried.verdict].format(on=on)


def _conditions(tried: Counterfactual) -> str:
    told = ["in the days without it everybody else does what was done in the game"]
    if hung := tried.left_out - 1:
        told.append(f"{counted(hung, 'point or act', 'points or acts')} that hung on it left out")
    if skipped := len(tried.skipped):
        told.append(f"{counted(skipped, 'act')} skipped that could no longer be done")
    if tried.let_by:
        told.append(f"{counted(tried.let_by, 'turn')} let go by that the game did not have")
    return f"{capital('; '.join(told))}."


def _figures(tried: Counterfactual, labels: Labels) -> tuple[Compared, ...]:
    setting = labels.case.setting
    furthest: dict[str, tuple[float, Difference]] = {}
    for each in tried.differences:
        gauge = setting.gauge[each.indicator]
        share = abs(each.with_it - each.without) / (gauge.high - gauge.low)
        if share > furthest.get(each.indicator, (0.0, each))[0]:
            furthest[each.indicator] = share, each
    ranked = sorted(furthest.values(), key=lambda each: -each[0])[:SHOWN]
    found = []
    for _, each in ranked:
        gauge, days = setting.gauge[each.indicator], len(tried.with_it.indicators[each.indicator])
        date = "at the end" if each.day == days else f"in the morning of {labels.date(each.day)}"
        shown = measured(each.with_it, gauge), measured(each.without, gauge)
        if shown[0] != shown[1]:
            found.append(Compared(gauge.label, date, *shown))
    return tuple(found)
