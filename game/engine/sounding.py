"""Soundings: what a delegation learns in confidence of another's red lines, and of a paragraph's weight there."""

from __future__ import annotations

from game.council.papers import BankParagraph
from game.engine.case import Case, RedLine
from game.engine.state import State
from game.frames import Composed, Frame, Listed, Slot
from game.terms import Dice, MemberId
from game.world.acts import SoundOut, TestParagraph
from game.world.events import DelegationSounded
from game.world.facts import Hidden, Learned
from game.world.slots import slots
from game.world.unfolding import Told, Unfolding

HOURS: dict[type, int] = {SoundOut: 1, TestParagraph: 1}
TESTING_COSTS = 1.0
"""Influence that it costs to test a paragraph (game, section 2)."""
LEAST_PRICE, PRICE_RANGE = 0.8, 0.7
"""What a true red line weighs is its weight times a number drawn from this range."""


def drawn(case: Case, hidden: Hidden, dice: Dice) -> Hidden:
    """Return what is hidden with, for each seat, its one true red line and what it weighs, drawn with the dice."""
    lines, prices = {}, {}
    for member, profile in case.profile.items():
        if profile.red_lines:
            true = profile.red_lines[dice.below(len(profile.red_lines), f"line/{member}")]
            lines[member] = true.id
            prices[member] = round(true.weight * (LEAST_PRICE + PRICE_RANGE * dice.fraction(f"price/{member}")), 6)
    return Hidden(hidden.truths, hidden.sound, hidden.resolve, lines, prices)


def frame(kind: type, state: State, by: MemberId) -> Frame | None:
    """Return what is open of a kind of sounding to a seat that has an hour for it, or None."""
    return _soundings(state, by) if kind is SoundOut else _tests(state, by)


def _soundings(state: State, by: MemberId) -> Frame | None:
    known = {each.member for each in state.world.learned if each.by == by and each.lines}
    lines = state.world.hidden.lines
    others = tuple(SoundOut(each) for each in state.case.seats if each != by and each in lines and each not in known)
    return Listed(others) if others else None


def _tests(state: State, by: MemberId) -> Frame | None:
    index, numbers = slots(state.case.setting).index, state.world.numbers
    bank = state.case.remit.bank
    if not bank or numbers[index[f"influence[{by}]"]] < TESTING_COSTS:
        return None
    kept: dict[MemberId, Composed] = state.case.__dict__.setdefault("tests", {})
    found = kept.get(by)
    if found is None:
        members = tuple(each for each in state.case.remit.council.seats if each != by)
        paragraphs = tuple(each.id for each in bank)
        found = kept[by] = Composed(TestParagraph, (Slot("member", members), Slot("paragraph", paragraphs)))
    return found if found.slots[0].choices else None


def sounded(state: State, by: MemberId, deed: SoundOut, dice: Dice) -> Told:
    """Return what is learned by sounding out: two lines by name, one of them true; in what order says nothing."""
    true = state.world.hidden.lines[deed.member]
    others = [each.id for each in state.case.profile[deed.member].red_lines if each.id != true]
    named = [true, dice.pick(others, f"decoy/{by}/{deed.member}")] if others else [true]
    unfolding = Unfolding(state.world, state.case.setting, state.day)
    unfolding.happen(DelegationSounded(Learned(by, deed.member, state.day, lines=tuple(sorted(named)))))
    return unfolding.told()


def tested(state: State, by: MemberId, deed: TestParagraph, dice: Dice) -> Told:
    """Return what is learned by testing a paragraph: whether the other's true line touches it, and its relations."""
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
    """Let a test be paid for."""
    unfolding.move(f"influence[{by}]", -TESTING_COSTS, f"a paragraph was tested on {member}")


def touched(paragraph: BankParagraph, line: RedLine) -> bool:
    """Return whether a red line speaks of the paragraph itself, or of an issue that it moves towards the line."""
    if line.paragraph == paragraph.id:
        return True
    at = paragraph.issues.get(line.issue, 0.0) if line.issue else 0.0
    return at > 0.0 if line.at > 0.0 else at < 0.0
