"""How a speech was taken at the table is told in its line, and only where somebody stirred."""

from __future__ import annotations

from game.engine.case import Case
from game.record.felt import NAMED, NOTICED, felt
from game.record.labels import Labels
from game.world.acts import Register
from game.world.events import Change, NumbersMoved, SpeechMade


def _speech(shipped: Case, *moves: tuple[str, float]) -> tuple[object, ...]:
    seat = shipped.seats[0]
    changes = tuple(Change(f"relation[{other},{seat}]", by, "what it said") for other, by in moves)
    return SpeechMade(seat, (), Register.MEASURED), NumbersMoved(changes)


def test_who_comes_nearer_is_moved_and_who_goes_further_is_hardened(shipped: Case) -> None:
    near, far = shipped.seats[1], shipped.seats[2]
    found = felt(_speech(shipped, (near, NOTICED), (far, -NOTICED)))
    assert (found.moved, found.hardened) == ((near,), (far,))


def test_what_is_too_small_to_notice_is_not_told(shipped: Case) -> None:
    other = shipped.seats[1]
    assert felt(_speech(shipped, (other, NOTICED / 2))).line(Labels(shipped)) == ""


def test_small_moves_of_one_speech_add_up(shipped: Case) -> None:
    other = shipped.seats[1]
    assert felt(_speech(shipped, (other, NOTICED / 2), (other, NOTICED / 2))).moved == (other,)


def test_the_strongest_are_named_and_the_rest_counted(shipped: Case) -> None:
    others = shipped.seats[1 : NAMED + 3]
    line = felt(_speech(shipped, *((other, 1.0 + place) for place, other in enumerate(others)))).line(Labels(shipped))
    assert line.startswith("moved: ") and line.endswith(f"{len(others) - NAMED} more")


def test_an_act_that_is_no_speech_is_felt_by_nobody(shipped: Case) -> None:
    assert felt(_speech(shipped, (shipped.seats[1], 1.0))[1:]).line(Labels(shipped)) == ""
