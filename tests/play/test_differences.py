"""What the rules would decide otherwise now is told by the record and by the place among what followed from its act."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from game.engine.events import HoursSpent
from game.play import journal
from game.play.codec import Record
from game.play.replay import first_difference

EXTRA = HoursSpent("AAA", 7)


def altered(saved: Path, number: int, events: tuple[Any, ...]) -> str:
    """Return what is told of a game whose record of this number says that these events followed."""
    kept = journal.read(saved)
    entries = [replace(each, events=events) if each.number == number else each for each in kept.entries]
    return str(first_difference(replace(kept, entries=tuple(entries))))


def longest(saved: Path) -> Record:
    return max(journal.read(saved).records, key=lambda record: len(record.events))


def test_a_game_that_nobody_altered_differs_nowhere(saved: Path) -> None:
    assert first_difference(journal.read(saved)) is None


def test_the_place_of_what_differs_is_counted_from_one(saved: Path) -> None:
    record = longest(saved)
    assert len(record.events) > 2
    for place in range(len(record.events)):
        events = (*record.events[:place], EXTRA, *record.events[place + 1 :])
        told = altered(saved, record.number, events)
        assert f"record {record.number}, " in told and f"of what followed from it, number {place + 1} " in told


@pytest.mark.parametrize("more", [1, 2])
def test_what_follows_no_longer_or_follows_also_is_named_and_counted(saved: Path, more: int) -> None:
    record = longest(saved)
    many = len(record.events)
    told = altered(saved, record.number, (*record.events, *(EXTRA,) * more))
    assert f'{many + more} things followed, and now {many} do: "hours spent" no longer' in told
    told = altered(saved, record.number, record.events[:-more])
    assert f"{many - more} things followed, and now {many} do: " in told and told.endswith(" also")


def test_of_several_that_differ_the_first_is_told(saved: Path) -> None:
    kept = journal.read(saved)
    entries = tuple(replace(each, events=(*each.events, EXTRA)) for each in kept.entries[3:])
    told = first_difference(replace(kept, entries=(*kept.entries[:3], *entries)))
    assert told is not None and told.record.number == 4
