"""Access: to which capitals a seat may still give private counsel, and what opens and closes the door."""

from __future__ import annotations

from game.terms import MemberId
from game.world.events import DoorClosed
from game.world.facts import Facts
from game.world.published import PublishedSetting
from game.world.slots import slots
from game.world.unfolding import Unfolding

CLOSED_DAYS = 2
"""For how many days a capital receives no counsel from a mission that has named it in an accusation."""
NAMING_COSTS, COUNSEL_COSTS, A_CALL_REGAINS = 1.0, 1.0, 1.0


def slot_of(seat: MemberId, capital: MemberId) -> str:
    """Return the name of the number that holds the seat's access to a capital, 0 to 3."""
    return f"access[{seat},{capital}]"


def closed(world: Facts, day: int, seat: MemberId, capital: MemberId) -> bool:
    """Return whether the capital receives no counsel from the seat today."""
    return day < world.shut.get(seat, {}).get(capital, 0)


def deciding(world: Facts, setting: PublishedSetting, day: int, capital: MemberId) -> bool:
    """Return whether the capital still has a decision to take, so that counsel can influence it."""
    return any(
        [
            each.capital == capital and day <= each.to_day and (each.repeats or each.id not in world.decided)
            for each in setting.decisions
        ]
    )


def open_doors(world: Facts, setting: PublishedSetting, day: int, seat: MemberId) -> tuple[MemberId, ...]:
    """Return the other capitals to which the seat may give private counsel today."""
    if not setting.capitals:
        return ()
    index, numbers = slots(setting).index, world.numbers
    return tuple(
        each
        for each in setting.capitals
        if each != seat and numbers[index[slot_of(seat, each)]] >= COUNSEL_COSTS and not closed(world, day, seat, each)
    )


def named(unfolding: Unfolding, seat: MemberId, capital: MemberId, because: str) -> None:
    """Charge a seat access to a State that it accused or whose condemnation it sponsored, and close the door."""
    slot = slot_of(seat, capital)
    if unfolding.knows(slot):
        unfolding.move(slot, -NAMING_COSTS, because)
        until = unfolding.day + CLOSED_DAYS + 1
        if unfolding.world.shut.get(seat, {}).get(capital, 0) < until:
            unfolding.happen(DoorClosed(seat, capital, until))


def spend(unfolding: Unfolding, seat: MemberId, capital: MemberId) -> None:
    """Take one access from the seat for its private counsel to another capital."""
    unfolding.move(slot_of(seat, capital), -COUNSEL_COSTS, "private counsel")


def regain(unfolding: Unfolding, seat: MemberId, capital: MemberId) -> None:
    """Give a seat back access after a call between ministers (see `regained`)."""
    by = regained(unfolding.world, unfolding.setting, unfolding.day, seat, capital)
    if by > 0:
        unfolding.move(slot_of(seat, capital), by, "the ministers spoke")


def regained(world: Facts, setting: PublishedSetting, day: int, seat: MemberId, capital: MemberId) -> float:
    """Return how much access a call between ministers would win back today: at most 1.

    Access never rises above its value at the start. A call wins back nothing while the door is closed.
    """
    place = slots(setting).index.get(slot_of(seat, capital))
    if place is None or closed(world, day, seat, capital):
        return 0.0
    lost = setting.access.get(seat, {}).get(capital, 0.0) - world.numbers[place]
    return max(0.0, min(A_CALL_REGAINS, lost))
