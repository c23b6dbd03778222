"""Was the warning wrong, or did it work? Charges and warnings of false ones, each beside the same days without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from game.engine.case import Case
from game.play.codec import Record
from game.play.counterfactual import WARNINGS, Counterfactual, Difference, Verdict, counterfactual
from game.record.ledger import ledger
from game.terms import MemberId
from game.words.figures import measured
from game.words.labels import Labels, capital, counted
from game.world.events import ClaimEntered
from game.world.facts import Claim
from game.world.ledger import CHARGING

MOST = 4
"""The most warnings that are tried: the earliest of each charge, then the earliest of each false charge foretold."""
SHOWN = 6
"""The most figures shown of each warning."""
SAME_DAYS = "Each beside the same days with the same dice, without it."
NOBODY = "Nobody made a charge in this game or foretold one, so there is nothing to leave out and no day to replay."
_SENTENCES = {
    Verdict.ANYWAY: "With the same dice and without this claim, it comes too{on}.",
    Verdict.WORKED: "It did not come. With the same dice and without this claim, it comes{on}.",
    Verdict.WRONG: "It did not come, and with the same dice and without this claim it does not come either: nothing "
    "in these days bore the claim out.",
    Verdict.ONLY_HERE: "It came all the same. Without this claim it does not come within these days, and no more can "
    "be read from that.",
    Verdict.OPEN: "The game ends before it comes due.",
}
_FORETOLD = {
    Verdict.ANYWAY: "The charge foretold was made. With the same dice and without this claim, it is made too{on}.",
    Verdict.WORKED: "The charge foretold was not made. With the same dice and without this claim, it is made{on}.",
    Verdict.ONLY_HERE: "The charge foretold was made all the same. Without this claim it is not made within these "
    "days, and no more can be read from that.",
    Verdict.OPEN: "The charge foretold was not made. In the days without it everybody else does what was done in the "
    "game, so whether it would have been made nobody can say.",
}
"""The same for a claim that others are about to make a false charge."""
_SO = {
    Verdict.ANYWAY: ("it was right", "In this game what it says is so, whether it is said or not."),
    Verdict.WRONG: (Verdict.WRONG.value, "What it says is not so, whether it is said or not."),
}
"""The same, verdict and sentence, for a charge whose truth is fixed from the start and that no event bears out."""


class Compared(Struct, frozen=True):
    """One figure with the claim and without it, as printed, on the day on which the two differ most."""

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


class Tried(Struct, frozen=True):
    """The warnings that were tried, and a sentence that says whose they are, or why there is none to try."""

    note: str
    warned: tuple[Warned, ...]


def warnings(case: Case, records: Sequence[Record], seed: int, seat: MemberId = "") -> Tried:
    """Return the seat's warnings, each beside the same days with the same dice without it.

    If the seat made none, or if there is no seat, everybody's warnings are tried.
    """
    made = [event.claim for each in records for event in each.events if isinstance(event, ClaimEntered)]
    own = [each for each in made if each.by == seat]
    numbers = list(_first_of_each(own)) or list(_first_of_each(made))
    tried = tuple(_warned(case, counterfactual(case, seed, records, number)) for number in numbers[:MOST])
    if not tried:
        return Tried(NOBODY, ())
    if seat and not any(each.number in numbers for each in own):
        return Tried(f"Your delegation gave no warning; these are others'. {SAME_DAYS}", tried)
    return Tried(SAME_DAYS, tried)


def _first_of_each(claims: Sequence[Claim]) -> Iterator[int]:
    """Yield the number of the first claim of each charge, then of each false charge foretold."""
    kinds = {kind: "charge" if kind in CHARGING else kind for kind in WARNINGS}
    for wanted in dict.fromkeys(kinds.values()):
        seen = dict[str, int]()
        for each in claims:
            if kinds.get(each.kind) == wanted:
                seen.setdefault(each.subject, each.number)
        yield from seen.values()


def _warned(case: Case, tried: Counterfactual) -> Warned:
    labels = Labels(case)
    titles = {each.id: each.title for each in case.setting.endings}
    row = ledger([tried.claim], case)[0]
    return Warned(
        tried.claim.number, row.line, *_verdict(tried, labels), _conditions(tried),
        _figures(tried, labels), titles.get(tried.with_it.ending, ""), titles.get(tried.without.ending, ""),
    )  # fmt: skip


def _verdict(tried: Counterfactual, labels: Labels) -> tuple[str, str]:
    """Return the verdict in a few words, and in a sentence."""
    charge = labels.case.setting.charge[tried.claim.subject]
    foretold = tried.claim.kind not in CHARGING
    if not foretold and not charge.borne_out and tried.verdict in _SO:
        return _SO[tried.verdict]
    days = tried.with_it.came, tried.without.came
    on = f" by {labels.date(days[1])}" if days[1] and days[0] != days[1] else ""
    return tried.verdict.value, (_FORETOLD if foretold else _SENTENCES)[tried.verdict].format(on=on)


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
