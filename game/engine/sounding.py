"""Soundings: how a delegation learns in confidence about another's red lines, and how a paragraph touches them."""

from __future__ import annotations

from collections.abc import Collection

from game.council.papers import BankParagraph
from game.council.remit import Remit
from game.engine.case import Case, RedLine
from game.engine.state import State
from game.frames import Composed, Frame, Listed, Slot
from game.terms import Dice, MemberId
from game.world.acts import SoundOut, TestParagraph
from game.world.corridor import View, influence
from game.world.events import DelegationSounded
from game.world.facts import Hidden, Learned
from game.world.slots import slots
from game.world.unfolding import Told, Unfolding

HOURS: dict[type, int] = {SoundOut: 1, TestParagraph: 1}
TESTING_COSTS = 1.0
"""Influence that it costs to test a paragraph (game, section 2)."""
LEAST_PRICE, PRICE_RANGE = 0.8, 0.7
"""The price of a true red line is its weight times a factor from 0.8 to 1.5, drawn with the dice."""


def drawn(case: Case, hidden: Hidden, dice: Dice) -> Hidden:
    """Return the hidden facts with each seat's one true red line and its price, drawn with the dice."""
    lines, prices = {}, {}
    for member, profile in case.profile.items():
        if profile.red_lines:
            true = profile.red_lines[dice.below(len(profile.red_lines), f"line/{member}")]
            lines[member] = true.id
            prices[member] = round(true.weight * (LEAST_PRICE + PRICE_RANGE * dice.fraction(f"price/{member}")), 6)
    return Hidden(hidden.truths, hidden.sound, hidden.resolve, lines, prices)


def frame(kind: type, view: View, lined: Collection[MemberId], remit: Remit) -> Frame | None:
    """Return the frame of a kind of sounding for a seat that has an hour for it, or None.

    `lined` are the seats that have a red line, in order.
    """
    return _soundings(view, lined) if kind is SoundOut else _tests(view, remit)


def _soundings(view: View, lined: Collection[MemberId]) -> Frame | None:
    known = {each.member for each in view.world.learned.get(view.by, ()) if each.lines}
    others = tuple(SoundOut(each) for each in lined if each != view.by and each not in known)
    return Listed(others) if others else None


def _tests(view: View, remit: Remit) -> Frame | None:
    if not remit.bank or influence(view.world, view.setting, view.by) < TESTING_COSTS:
        return None
    kept: dict[MemberId, Composed] = remit.__dict__.setdefault("tests", {})
    found = kept.get(view.by)
    if found is None:
        members = tuple(each for each in remit.council.seats if each != view.by)
        paragraphs = tuple(each.id for each in remit.bank)
        found = kept[view.by] = Composed(TestParagraph, (Slot("member", members), Slot("paragraph", paragraphs)))
    return found if found.slots[0].choices else None


def sounded(state: State, by: MemberId, deed: SoundOut, dice: Dice) -> Told:
    """Return the result of sounding out: two lines by name, one of them true, in an order that tells nothing."""
    true = state.world.hidden.lines[deed.member]
    others = [each.id for each in state.case.profile[deed.member].red_lines if each.id != true]
    named = [true, dice.pick(others, f"decoy/{by}/{deed.member}")] if others else [true]
    unfolding = Unfolding(state.world, state.case.setting, state.day)
    unfolding.happen(DelegationSounded(Learned(by, deed.member, state.day, lines=tuple(sorted(named)))))
    return unfolding.told()


def tested(state: State, by: MemberId, deed: TestParagraph, dice: Dice) -> Told:
    """Return the result of testing a paragraph: whether it touches the other's true line, and a relation."""
    world, setting = state.world, state.case.setting
    paragraph = state.case.remit.paragraph[deed.paragraph]
    true = world.hidden.lines.get(deed.member)
    line = next((each for each in state.case.profile[deed.member].red_lines if each.id == true), None)
    touches = line is not None and touched(paragraph, line)
    slot = slots(setting).index.get(f"relation[{deed.member},{paragraph.names}]")
    unfolding = Unfolding(world, setting, state.day)
    unfolding.happen(
        DelegationSounded(
            Learned(
                by,
                deed.member,
                state.day,
                paragraph=paragraph.id,
                line=line.id if line is not None and touches else "",
                price=world.hidden.prices.get(deed.member, 0.0) if touches else 0.0,
                relation=world.numbers[slot] if slot is not None else 0.0,
            )
        )
    )
    pay(unfolding, by, deed.member)
    return unfolding.told()


def pay(unfolding: Unfolding, by: MemberId, member: MemberId) -> None:
    """Charge the seat the influence that a test costs."""
    unfolding.move(f"influence[{by}]", -TESTING_COSTS, f"a paragraph was tested on {member}")


def touched(paragraph: BankParagraph, line: RedLine) -> bool:
    """Return whether a red line speaks of the paragraph itself, or of an issue that it moves towards the line."""
    if line.paragraph == paragraph.id:
        return True
    at = paragraph.issues.get(line.issue, 0.0) if line.issue else 0.0
    return at > 0.0 if line.at > 0.0 else at < 0.0
