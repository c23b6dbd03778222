"""What a saved game brings as its scenario is checked part by part: no name, condition or size is taken on trust."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from msgspec.structs import replace

from game.council.acts import CastBallot, PointGround, RaisePointOfOrder
from game.council.events import PartyDeclared
from game.engine.case import Case
from game.play.game import Game
from game.play.playable import GREATEST, WIDER, names_of, stranger_in, unreadable
from game.scenario.check_size import ENTRIES, LONGER, NAME
from game.scenario.compile import load
from game.terms import DIRECTOR, FIELD, SECRETARIAT
from game.world.conditions import ConditionError, compiled

ROOT = Path(__file__).parents[2]
NOBODY = "nobody-at-all"


@cache
def case() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield every text and number of a document, with the keys that lead to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from leaves(each, (*way, key))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        yield way, value


def kinds_of(wanted: Any) -> list[tuple[Any, ...]]:
    """Return one way to each kind of place whose value is wanted: ways that differ by numbers alone are one kind."""
    found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for way, value in leaves(msgspec.json.decode(msgspec.json.encode(case()))):
        if wanted(value):
            found.setdefault(tuple("*" if isinstance(each, int) or each in case().seats else each for each in way), way)
    return list(found.values())


def with_(way: tuple[Any, ...], value: Any) -> Case:
    document = msgspec.json.decode(msgspec.json.encode(case()))
    part = document
    for key in way[:-1]:
        part = part[key]
    part[way[-1]] = value
    return msgspec.convert(document, Case)


def is_condition(value: Any) -> bool:
    if not isinstance(value, str) or not any(sign in value for sign in ("<", ">", "==")):
        return False
    try:
        compiled(value, case().setting)
    except ConditionError:
        return False
    return True


def named() -> set[str]:
    """Return the ids of all that a scenario has and speaks of."""
    remit, setting = case().remit, case().setting
    groups = (
        case().participants, remit.items, remit.bank, remit.titles, setting.issues, setting.indicators, setting.charges,
        setting.evidence, setting.measures, setting.decisions, setting.demands, setting.offers,
    )  # fmt: skip
    return {each.id for group in groups for each in group}


def test_no_condition_is_taken_that_cannot_be_read() -> None:
    ways = kinds_of(is_condition)
    told = {way: unreadable(with_(way, "day >")) for way in ways}
    assert len(ways) >= 6 and set(told.values()) == {"the condition cannot be read: 'day >'"}, told


def test_no_name_is_taken_that_names_nothing() -> None:
    ways = [each for each in kinds_of(named().__contains__) if each[-1] not in ("id", "answers", "title", "phrase")]
    taken = [way for way in ways if "names" not in unreadable(with_(way, NOBODY))]
    assert len(ways) > 40 and taken == []


def test_every_size_up_to_its_limit_is_taken_and_none_beyond() -> None:
    """The limits are those of `check_size`, four times as wide for texts."""
    for way, most, over in (
        (("setting", "flags"), [f"f{n}" for n in range(ENTRIES)], [f"f{n}" for n in range(ENTRIES + 1)]),
        (("title",), "a " * (WIDER * LONGER["title"] // 2), "a " * (WIDER * LONGER["title"] // 2 + 1)),
        (("setting", "indicators", 0, "high"), GREATEST, GREATEST * 1.001),
        (("days",), 400, 401),
        (("setting", "hours"), {"A" * NAME: 3}, {"AAA": 3, "A" * (NAME + 1): 3}),
    ):
        for value, taken in ((most, True), (over, False)):
            told = unreadable(with_(way, value))
            limited = any(word in told for word in ("entries", "letters", "as large", "no days"))
            assert limited is not taken, (way, told)


WHO = ("by", "member", "invitee", "mover", "to", "item", "paragraph", "evidence", "decision")


def test_whoever_acts_or_is_named_by_an_act_is_of_the_scenario() -> None:
    game, dice, known, seen = Game.new(case(), 1), Random(1), names_of(case()), set()
    while not game.over:
        seat = dice.choice(game.to_act())
        game.submit(seat, game.routine() or game.openings(seat).draw(dice))
    for said in (each for record in game.records for each in (record.action, *record.events)):
        assert stranger_in(said, known) is None
        for field in set(WHO) & set(said.__struct_fields__):
            if getattr(said, field) in named() and (type(said), field) not in seen:
                seen.add((type(said), field))
                assert stranger_in(replace(said, **{field: NOBODY}), known) == NOBODY, (said, field)
                assert stranger_in((Holder((said, replace(said, **{field: NOBODY}))),), known) == NOBODY
    assert len(seen) > 30 and {field for _, field in seen} >= {"by", "member", "item", "evidence"}
    assert stranger_in(CastBallot("vote", "perhaps"), known) == "perhaps"
    assert stranger_in(PartyDeclared("SIM/1", NOBODY), known) == NOBODY
    assert stranger_in(RaisePointOfOrder(PointGround.OBLIGATORY_ABSTENTION, "SIM/1", NOBODY), known) == NOBODY
    assert stranger_in(RaisePointOfOrder(PointGround.OBLIGATORY_ABSTENTION, "SIM/1"), known) is None, "nobody is named"
    assert known["by"] >= {SECRETARIAT, FIELD, DIRECTOR}, "they act too"


class Holder(msgspec.Struct, frozen=True):
    """A value that holds others."""

    parts: tuple[Any, ...]
