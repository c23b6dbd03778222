"""The corridor: what hours and influence buy, and that nothing free goes on for ever."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.frames import Openings
from game.terms import OutOfOrder
from game.world import corridor, talks
from game.world.acts import (
    AdviseCapital,
    AnswerClaim,
    CallTalks,
    Counsel,
    Demanding,
    EndDay,
    Lobby,
    Meet,
    PassNight,
    ProposeUnderstanding,
    ReleaseEvidence,
    Telephone,
)
from game.world.events import CapitalAdvised, DelegationsMet
from game.world.facts import ClaimState, World
from game.world.setting import Setting
from tests.world.setting_of_three import SEATS, after, begun
from tests.world.test_ledger import marked, number, said

DRAFTS = ("SIM/2022/1", "SIM/2022/2")


def open_to(world: World, setting: Setting, by: str, hours: int, day: int = 1) -> Openings:
    return Openings(corridor.frames(world, setting, day, by, hours, drafts=DRAFTS, members=SEATS))


def done(world: World, setting: Setting, by: str, deed: object, day: int = 1) -> World:
    assert open_to(world, setting, by, 3, day).admits(deed), deed
    return after(world, corridor.deed_events(world, setting, day, by, deed), setting, day)


def test_without_hours_only_what_is_free_is_open() -> None:
    setting, world = begun()
    assert set(open_to(world, setting, "AAA", 0).frames) == {EndDay, ReleaseEvidence}
    assert set(open_to(world, setting, "AAA", 1).frames) == {
        EndDay, ReleaseEvidence, Meet, Lobby, CallTalks, Telephone, ProposeUnderstanding,
    }  # fmt: skip


def test_hours_are_what_the_game_says() -> None:
    costs = [Meet("BBB"), Lobby("BBB", DRAFTS[0], True), AdviseCapital(Counsel.FIRMNESS), CallTalks("quartet")]
    assert [corridor.hours_of(deed) for deed in costs] == [1, 1, 1, 1]
    assert [corridor.hours_of(deed) for deed in (EndDay(), ReleaseEvidence("x"), AnswerClaim(1, True))] == [0, 0, 0]


def test_a_meeting_warms_both_and_nobody_meets_itself() -> None:
    setting, world = begun()
    assert not open_to(world, setting, "AAA", 3).admits(Meet("AAA"))
    assert corridor.deed_events(world, setting, 1, "AAA", Meet("BBB"))[0] == DelegationsMet("AAA", "BBB")
    world = done(world, setting, "AAA", Meet("BBB"))
    assert number(world, setting, "relation[AAA,BBB]") == -48 and number(world, setting, "relation[BBB,AAA]") == 2


def test_lobbying_costs_one_influence_and_ends_with_it() -> None:
    setting, world = begun()
    lobbying = Lobby("BBB", DRAFTS[0], True)
    later = done(world, setting, "AAA", lobbying)
    assert number(later, setting, "influence[AAA]") == 9
    assert later.lobbied == (("AAA", "BBB", DRAFTS[0], True),)
    spent = marked(world, setting, "influence[AAA]", 0)
    assert Lobby not in open_to(spent, setting, "AAA", 3).frames
    refused = corridor.refusal(spent, setting, 1, "AAA", lobbying, hours=3, drafts=DRAFTS, members=SEATS)
    assert refused is not None and "influence" in str(refused)


def test_evidence_is_released_by_its_holder_from_its_day_and_once() -> None:
    setting, world = begun()
    assert corridor.releasable(world, setting, 1, "AAA") == ("photographs",)
    assert corridor.releasable(world, setting, 3, "AAA") == ("photographs", "logbook")
    assert ReleaseEvidence not in open_to(world, setting, "CCC", 0, day=0).frames
    world = done(world, setting, "BBB", ReleaseEvidence("dossier"))
    assert world.released == ("dossier",) and number(world, setting, "pretext") == 51
    assert corridor.releasable(world, setting, 1, "BBB") == ()


def test_demands_are_answered_by_those_to_whom_they_are_addressed() -> None:
    setting, world = begun()
    world = said(world, setting, "AAA", Demanding("declare_and_withdraw"))
    assert AnswerClaim not in open_to(world, setting, "CCC", 3).frames
    world = done(world, setting, "BBB", AnswerClaim(2, True))
    assert world.ledger[2].state is ClaimState.ACCEPTED
    assert AnswerClaim not in open_to(world, setting, "BBB", 3).frames


def test_a_capital_is_advised_once_a_day() -> None:
    setting, world = begun()
    world = done(world, setting, "BBB", AdviseCapital(Counsel.RESTRAINT))
    assert world.counsel == ((1, "BBB", "restraint", "BBB"),)
    assert AdviseCapital not in open_to(world, setting, "BBB", 3).frames
    assert AdviseCapital in open_to(world, setting, "BBB", 3, day=2).frames
    assert AdviseCapital not in open_to(world, setting, "AAA", 3).frames, "its capital has nothing to decide"


def test_a_refusal_says_why_and_by_what_authority() -> None:
    setting, world = begun()
    for deed in (Meet("ZZZ"), Lobby("BBB", "none", True), ReleaseEvidence("logbook"), AnswerClaim(0, True)):
        refused = corridor.refusal(world, setting, 1, "AAA", deed, hours=3, drafts=DRAFTS, members=SEATS)
        assert refused is not None and refused.reason and refused.authority
    tired = corridor.refusal(world, setting, 1, "AAA", Meet("BBB"), hours=0, drafts=DRAFTS, members=SEATS)
    assert tired is not None and tired.authority == "the hours of the day"
    assert corridor.refusal(world, setting, 1, "AAA", Meet("BBB"), hours=1, drafts=DRAFTS, members=SEATS) is None
    with pytest.raises(OutOfOrder):
        corridor.deed_events(world, setting, 1, "AAA", PassNight())


def test_frames_are_kept_until_something_they_read_has_changed() -> None:
    setting, world = begun()
    first = open_to(world, setting, "AAA", 3)[Meet]
    assert open_to(marked(world, setting, "tension", 1), setting, "AAA", 2)[Meet] is first
    advised = after(world, [CapitalAdvised("AAA", "firmness")], setting)
    assert AdviseCapital not in open_to(advised, setting, "AAA", 2).frames
    called = done(world, setting, "CCC", CallTalks("quartet"))
    ended = after(called, talks.deed_events(called, setting, 1, "AAA", _declined(called, setting)), setting)
    assert not open_to(ended, setting, "AAA", 3).admits(CallTalks("quartet"))


def _declined(world: World, setting: Setting) -> object:
    frame = next(iter(talks.frames(world, setting, 1, "AAA").values()))
    return next(deed for deed in frame.each() if not deed.consents)


@given(st.integers(0, 100_000))
def test_a_day_in_the_corridor_ends_of_itself_and_nothing_drawn_is_refused(seed: int) -> None:
    setting, world = begun()
    world = said(world, setting, "AAA", Demanding("declare_and_withdraw"))
    chance, hours, acts = Random(seed), dict.fromkeys(SEATS, 3), 0
    waiting = list(SEATS)
    while waiting:
        acts += 1
        assert acts < 200
        polled = talks.waiting(world, setting)
        by = polled[0] if polled else chance.choice(waiting)
        openings = Openings(talks.frames(world, setting, 1, by)) if polled else open_to(world, setting, by, hours[by])
        if not polled and hours[by] and chance.random() < 0.8:
            openings = Openings({kind: frame for kind, frame in openings.frames.items() if kind is not EndDay})
        deed = openings.draw(chance)
        assert openings.admits(deed)
        if not polled:
            refused = corridor.refusal(world, setting, 1, by, deed, hours=hours[by], drafts=DRAFTS, members=SEATS)
            assert refused is None
        world = after(world, corridor.deed_events(world, setting, 1, by, deed), setting)
        hours[by] -= corridor.hours_of(deed)
        assert hours[by] >= 0
        if isinstance(deed, EndDay) and not polled:
            waiting.remove(by)
