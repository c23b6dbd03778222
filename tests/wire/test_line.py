"""All that a seat may know and do goes over the wire, and every act comes back by it, checked as any other."""

import zlib
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.engine import PUBLIC, TEACHER, Seat
from game.play.game import Game
from game.scenario.compile import load
from game.terms import OutOfOrder
from game.wire.deltas import changed
from game.wire.forms import Unanswered
from game.wire.line import Line, Since, Whole, tag_of
from game.wire.values import encoded, plain
from game.wire.words import words_of
from tests.whole import led, minsk
from tests.wire.client import Client

ROOT = Path(__file__).parents[2]
SEATS = ("AAA", "BBB", "CCC")


@lru_cache
def toy():
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


def played(seed: int, acts: int) -> Game:
    """Return a game in which acts were drawn from what is open."""
    game, dice = Game(toy(), seed), Random(seed)
    for _ in range(acts):
        if game.over:
            break
        by = game.to_act()[0]
        game.submit(by, game.openings(by).draw(dice))
    return game


def over_the_wire(message: Whole | Since) -> Any:
    return msgspec.json.decode(msgspec.json.encode(message), type=Whole | Since)


@settings(max_examples=12)
@given(st.integers(0, 9999), st.integers(1, 200))
def test_whoever_answers_the_questions_puts_together_an_act_that_is_open(seed, acts):
    game = played(seed, acts)
    dice = Random(seed)
    for seat in SEATS:
        line = Line(game, Seat(seat))
        client = Client(seat, line.asked)
        client.hear(msgspec.json.encode(line.whole()))
        for kind in client.kinds:
            answers = client.answers(kind, dice)
            assert game.openings(seat).admits(line.act(kind, msgspec.json.decode(msgspec.json.encode(answers))))
        assert set(client.kinds) == {tag_of(each) for each in game.openings(seat)}


@settings(max_examples=6)
@given(st.integers(0, 9999))
def test_changes_lead_to_what_is_told_whole(seed):
    game, dice = Game(toy(), seed), Random(seed)
    lines = {audience: Line(game, audience) for audience in (Seat("AAA"), PUBLIC, TEACHER)}
    told = {audience: over_the_wire(line.whole()) for audience, line in lines.items()}
    for _ in range(60):
        if game.over:
            break
        by = game.to_act()[0]
        game.submit(by, game.openings(by).draw(dice))
        for audience, line in lines.items():
            message, before = line.since(), told[audience]
            if message is None:
                assert encoded(plain(Line(game, audience).whole().view)) == encoded(before.view)
                continue
            since = over_the_wire(message)
            assert (since.of, since.number) == (before.number, before.number + 1)
            told[audience] = replace(
                before, number=since.number, view=changed(before.view, since.view),
                openings=changed(before.openings, since.openings), lists=before.lists | since.lists,
            )  # fmt: skip
            whole = Line(game, audience).whole()
            assert encoded(told[audience].view) == encoded(plain(whole.view))
            assert encoded(told[audience].openings) == encoded(plain(whole.openings))
            assert whole.lists.items() <= told[audience].lists.items()


def test_nothing_is_told_twice():
    line = Line(played(3, 5), Seat("AAA"))
    line.whole()
    assert line.since() is None


HOSTILE = [
    {"points": "all"}, {"points": [["x"]]}, {"points": {}}, {"points": []}, {"nothing": 1}, {"points": [None] * 9},
    {"points": ["\ud800"]}, {"register": 10**400}, {"nothing\x1b" * 500: 1},
    {"register": []}, {"words": 7}, {"words": ["a"]}, {"words": "x" * 10_000}, {"act": {"act": "Pass"}}, {},
]  # fmt: skip


@pytest.mark.parametrize("answers", HOSTILE, ids=range(15))
def test_answers_that_make_no_act_are_refused_with_a_sentence(answers):
    game = played(1, 40)
    for seat in SEATS:
        line = Line(game, Seat(seat))
        for kind in [tag_of(each) for each in game.openings(seat)] or ["Speak"]:
            try:
                act = line.act(kind, answers)
            except Unanswered as error:
                assert str(error)
            else:
                assert game.openings(seat).admits(act)


@pytest.mark.parametrize("answers", [5, "points", [], {1: 2, "a": 3}], ids=str)
def test_answers_that_are_no_table_are_refused(answers):
    game = played(1, 40)
    seat = game.to_act()[0]
    kind = next((tag_of(each) for each in game.openings(seat)), "")
    line = Line(game, Seat(seat))
    for ask in (line.act, line.asked):
        with pytest.raises(Unanswered, match="answers are a table"):
            ask(kind, answers)


def test_an_act_that_is_not_open_is_refused_and_so_is_one_that_is_unknown():
    game = played(1, 3)
    for kind in ("CastBallot", "OpenDay", "State", "__class__", ""):
        with pytest.raises(Unanswered, match="is not open now"):
            Line(game, Seat("AAA")).act(kind, {})
    with pytest.raises(Unanswered, match="is not open now"):
        Line(game, PUBLIC).act("Speak", {})


def test_whoever_waits_too_long_is_refused_by_the_door_as_any_other():
    game = played(1, 2)
    seat = game.to_act()[0]
    line, dice = Line(game, Seat(seat)), Random(1)
    client = Client(seat, line.asked)
    client.hear(msgspec.json.encode(line.whole()))
    kind = client.kinds[0]
    act = line.act(kind, client.answers(kind, dice))
    for _ in range(400):
        if seat not in game.to_act():
            break
        game.submit(seat, game.openings(seat).draw(dice))
    with pytest.raises(OutOfOrder):
        game.submit(seat, act)


def sizes(seats: tuple[str, ...], every: int) -> tuple[list[int], list[int]]:
    """Return the bytes of what is told first, and of each change, in a whole game of the first scenario."""
    whole, since = [], []
    played, game = led(3), Game(minsk(), 3)
    lines = {seat: Line(game, Seat(seat)) for seat in seats}
    for line in lines.values():
        line.whole()
    for number, record in enumerate(played.records):
        game.follow(record)
        for seat, line in lines.items():
            since.append(len(msgspec.json.encode(line.since())))
            if number % every == 0:
                whole.append(len(msgspec.json.encode(Line(game, Seat(seat)).whole())))
    return sorted(whole), sorted(since)


def test_what_is_sent_is_small():
    whole, since = sizes(("KEN", "RUS"), 40)
    assert whole[len(whole) // 2] <= 40_000
    assert since[len(since) // 2] <= 1_000
    assert since[len(since) * 9 // 10] <= 6_000


def names_of(value: Any) -> set[str]:
    """Return every name that a table within the value has."""
    if isinstance(value, dict):
        return set(value).union(*(names_of(each) for each in value.values()))
    return set().union(*(names_of(each) for each in value)) if isinstance(value, list) else set()


def test_the_published_words_are_small_and_hold_no_secret():
    words = words_of(minsk())
    assert len(words.packed) <= 60_000
    text = zlib.decompress(words.packed).decode()
    for profile in minsk().profiles:
        assert all(each.text not in text for each in (*profile.objectives, *profile.red_lines)), profile.member
    table = msgspec.json.decode(text)
    secret = {"truth", "sound", "resolve", "red_lines", "instructions", "objectives", "low", "high", "history"}
    assert not secret & names_of(table["setting"]) - {"low", "high"} and not secret & names_of(table["profiles"])
    assert not {"low", "high"} & names_of(table["setting"]["decisions"]) and "evidence" not in table["setting"]
    assert all(each.title not in text for each in minsk().setting.evidence)
