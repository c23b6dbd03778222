"""A seat, the public and the teacher are shown what is theirs: one function, for events, views and words alike."""

from collections.abc import Iterator
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import fields, replace

from game.council.voting import Ballot
from game.engine import PUBLIC, TEACHER, Audience, Seat, briefing, open_to, shown, step
from game.engine.acts import EVENTS
from game.engine.audience import AFTERMATH, TOLD
from game.engine.state import Phase, State
from game.engine.views import PublicView, TeacherView, public_view, view
from game.play.codec import Record
from game.play.game import Game
from game.record.seen import Seen, seen
from game.record.view import View
from game.terms import Dice
from game.world.acts import AdviseCapital, Lobby, SoundOut, Telephone
from game.world.events import NumbersMoved, PromiseJudged, UnderstandingReached
from game.world.facts import Hidden
from tests.properties.test_secrets import FEW, SEEDS, some_state, states, three

MORE_TO_A_SEAT = {"meeting", "round", "understandings"}


def drawn(seed: int) -> Game:
    """Return a whole game of what is open, with a reason for each act."""
    game, dice = Game.new(three(), seed), Random(seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        game.submit(seat, game.openings(seat).draw(dice), "for a reason")
    return game


def changes(events: Any) -> list[Any]:
    return [change for each in events if type(each) is NumbersMoved for change in each.changes]


def others(events: Any) -> list[Any]:
    """Return the other events, without the numbers of understandings: whoever is no party is given another one."""
    numbered = (UnderstandingReached, PromiseJudged)
    return [
        replace(each, number=0) if isinstance(each, numbered) else each
        for each in events if type(each) is not NumbersMoved
    ]  # fmt: skip


@FEW
@given(seed=SEEDS)
def test_the_teacher_sees_every_event_and_every_seat_all_that_the_public_sees(seed: int) -> None:
    game = drawn(seed)
    for record in game.records:
        whole, public = seen(record, TEACHER, game.case), seen(record, PUBLIC, game.case)
        assert whole is not None
        assert (whole.by, whole.action, whole.events) == (record.by, record.action, record.events)
        for seat in game.case.seats:
            mine, open_to_all = seen(record, Seat(seat), game.case), public.events if public is not None else ()
            told = mine.events if mine is not None else ()
            assert all(each in others(told) for each in others(open_to_all))
            assert all(each in changes(told) for each in changes(open_to_all))
            assert all(each in others(record.events) for each in others(told))
            assert all(each in changes(record.events) for each in changes(told))


@FEW
@given(seed=SEEDS)
def test_the_public_sees_no_number_of_one_seat_and_no_reason_before_the_end(seed: int) -> None:
    game = drawn(seed)
    for record in game.records:
        for audience in (PUBLIC, *map(Seat, game.case.seats)):
            during, after = seen(record, audience, game.case), seen(record, audience, game.case, over=True)
            if during is None or after is None:
                assert during is after is None
                continue
            assert (during.because, during.reasons) == ("", ())
            assert after.because == ("for a reason" if after.action is not None else "")
            assert (during.action is None) == (during.by == "")
            mine = audience.member if isinstance(audience, Seat) else "nobody"
            slots = [each.slot for each in changes(during.events)]
            assert all(mine in slot for slot in slots if slot.startswith(("relation[", "access[", "influence[")))


@FEW
@given(seed=SEEDS)
def test_an_act_is_shown_to_whoever_is_told_what_it_did_and_to_nobody_else(seed: int) -> None:
    game = drawn(seed)
    for record in game.records:
        for seat in game.case.seats:
            found = seen(record, Seat(seat), game.case)
            direct = [each for each in record.events if type(each) not in AFTERMATH]
            knows = all(shown(each, Seat(seat), game.case) is not None for each in direct)
            assert (found is not None and found.action is not None) == (knows or seat == record.by)


def records_of(state: State, seat: str, acts: Any) -> list[Record]:
    dice = Dice(1, state.day, state.phase.value)
    return [Record(1, seat, each, "because", step(state, seat, each, dice)[0]) for each in acts]


def secret_pairs(seed: int) -> Iterator[tuple[State, str, set[str], list[Record]]]:
    """Yield states with two records that differ in a secret of one seat, and who may know of it."""
    for state in states(seed):
        for seat in state.corridor.waiting if state.phase is Phase.CORRIDOR else ():
            frames, draws = open_to(state, seat).frames, Random(seed)
            for kind in (SoundOut, Telephone, Lobby, AdviseCapital):
                if kind not in frames:
                    continue
                two = [frames[kind].draw(draws) for _ in range(2)]
                knows = {seat} if kind in (SoundOut, AdviseCapital) else {seat, *(each.member for each in two)}
                yield state, seat, knows, records_of(state, seat, two)


@FEW
@given(seed=SEEDS)
def test_a_secret_of_one_seat_changes_nothing_that_the_others_or_the_public_see(seed: int) -> None:
    for state, _, knows, (one, other) in secret_pairs(seed):
        for audience in (PUBLIC, *(Seat(each) for each in state.case.seats if each not in knows)):
            assert seen(one, audience, state.case) == seen(other, audience, state.case)
        assert seen(one, TEACHER, state.case) == Seen(1, one.by, one.action, one.events, "because")


def test_every_event_that_says_it_is_secret_has_its_row_and_no_other_has() -> None:
    secret = {each for each in EVENTS if (each.__doc__ or "").startswith("Secret")}
    assert secret <= set(TOLD) <= set(EVENTS)
    assert set(EVENTS) >= AFTERMATH


@FEW
@given(seed=SEEDS)
def test_the_public_view_is_what_all_briefings_have_in_common(seed: int) -> None:
    state = some_state(seed)
    public = public_view(state)
    for seat in state.case.seats:
        mine = briefing(state, seat)
        for each in fields(PublicView):
            if each.name not in MORE_TO_A_SEAT:
                assert getattr(public, each.name) == getattr(mine, each.name), each.name
        # Whoever is no party is given another number, and not told who accepted first.
        known = [replace(each, number=0, accepted=()) for each in mine.understandings]
        assert all(replace(each, number=0, accepted=()) in known for each in public.understandings)
    if public.meeting is not None and public.meeting.vote is not None:
        assert public.meeting.vote.ballots == {}
    if public.round is not None:
        assert public.round.table is None


@FEW
@given(seed=SEEDS)
def test_no_secret_changes_the_public_view_and_the_teachers_shows_them_all(seed: int) -> None:
    state = some_state(seed)
    hidden = Hidden({"x": True}, {"y": False}, {"z": 5.0}, dict.fromkeys(state.case.seats, "line"), {})
    meeting = state.proceedings.meeting
    changed = replace(state, world=replace(state.world, hidden=hidden, learned={}, counsel=(), lobbied=(), orders={}))
    if meeting is not None and meeting.vote is not None:
        cast = dict.fromkeys(state.case.remit.council.seats, Ballot.AGAINST)
        voting = replace(meeting, vote=replace(meeting.vote, ballots=cast))
        changed = replace(changed, proceedings=replace(state.proceedings, meeting=voting))
        assert view(changed, TEACHER).ballots == cast
    assert msgspec.to_builtins(view(state, PUBLIC)) == msgspec.to_builtins(view(changed, PUBLIC))
    teacher = view(changed, TEACHER)
    assert isinstance(teacher, TeacherView) and teacher.hidden == hidden
    assert {seat: each.member for seat, each in teacher.seats.items()} == {each: each for each in state.case.seats}


def followed(game: Game, audience: Audience) -> list[str]:
    follows = View(game.case, audience, game.seed)
    told = (follows.add(record, over=False) for record in game.records)
    return [line for each in told if each is not None for line in each.lines()]


@pytest.mark.parametrize("seed", range(2))
def test_words_are_told_as_events_are(seed: int) -> None:
    game = drawn(seed)
    public, teacher = followed(game, PUBLIC), followed(game, TEACHER)
    assert public and set(public) <= set(teacher)
    assert not any("for a reason" in line for line in public) and any("for a reason" in line for line in teacher)
    for seat in game.case.seats:
        mine = followed(game, Seat(seat))
        assert set(public) <= set(mine) and not any("for a reason" in line for line in mine)
        own = [line for line in mine if line not in public]
        assert all(any(line in each for each in teacher) for line in own)
