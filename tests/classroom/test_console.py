"""What the teacher's console and the projector are told: all of it, and nothing that is not for them."""

import tempfile
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.classroom import projector, teacher
from game.classroom.channels import sections
from game.classroom.choices import choices
from game.classroom.lessons import in_form
from game.classroom.qr import qr
from game.classroom.room import Room
from game.council.acts import CastBallot
from game.engine.case import Case
from game.engine.directing import ApplyEffects
from game.play.game import Game
from game.scenario.compile import load
from game.terms import DIRECTOR
from game.world.acts import Telephone
from game.world.gauges import AnyEffect
from tests.classroom.sitting import ROOT, START, Class, three
from tests.classroom.test_room import to_vote

URL = "http://192.0.2.7:8000/"


@pytest.fixture
def lesson(tmp_path: Path) -> Class:
    found = Class(tmp_path / "room.jsonl")
    found.room.urls = (URL,)
    return found


def shown(room: Room, *channels: str) -> bytes:
    """Return all that the projector's page is told, but for the code, which each room draws for itself."""
    told = [sections(room, each) for each in channels or ("public", "projector")]
    return msgspec.json.encode(told, order="sorted").replace(room.settings.code.encode(), b"")


def with_secrets(case: Case, text: str) -> Case:
    """Return the case with other instructions and red lines for every delegation."""

    def told(each: Any) -> Any:
        return replace(each, text=text)

    profiles = tuple(
        replace(
            each, instructions=text, objectives=tuple(map(told, each.objectives)),
            red_lines=tuple(map(told, each.red_lines)),
        )
        for each in case.profiles
    )  # fmt: skip
    return replace(case, profiles=profiles)


@settings(max_examples=6, deadline=None)
@given(text=st.text("abcdefgh ", min_size=1, max_size=40), seed=st.integers(1, 50))
def test_other_secrets_change_no_byte_on_the_projector(text: str, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cases = three(), with_secrets(three(), text)
        one, other = (Room.new(case, 7, Path(folder) / f"{n}.jsonl", "whole", START) for n, case in enumerate(cases))
        dice = Random(seed)
        for _ in range(25):
            seats = [each for each in one.game.to_act() if each in one.case.seats]
            act = one.game.openings(seats[0]).draw(dice) if seats else None
            for room in (one, other):
                if act is None:
                    room.table.routine()
                else:
                    room.table.submit(seats[0], act)
            assert shown(one, "public") == shown(other, "public")
        assert one.game.records[-1].action == other.game.records[-1].action
        assert msgspec.json.encode(teacher.sections(one)["teacher:everything"]) != msgspec.json.encode(
            teacher.sections(other)["teacher:everything"]
        ), "the teacher reads the secrets, so they do differ"
        one.game.close()
        other.game.close()


def test_the_projector_is_told_how_to_join_and_what_to_show_and_nothing_of_the_game(lesson: Class) -> None:
    lesson.seat("Ann", "AAA")
    before = projector.sections(lesson.room)
    lesson.begin()
    lesson.done("", "next")
    lesson.act()
    assert projector.sections(lesson.room) == before
    lesson.done("", "set", name="projector", value="newspaper")
    join = projector.sections(lesson.room)["projector:join"]
    assert join["shows"] == "newspaper" and join["url"] == URL and join["code"] == lesson.room.settings.code


@pytest.mark.parametrize("live", [False, True])
def test_a_ballot_is_on_the_projector_before_the_close_only_where_the_teacher_allows_it(
    tmp_path: Path, live: bool
) -> None:
    rooms = []
    for ballot in ("in_favour", "against"):
        lesson = Class(tmp_path / f"{ballot}.jsonl")
        for name, seat in (("Ann", "AAA"), ("Ben", "BBB"), ("Cy", "CCC")):
            lesson.seat(name, seat)
        lesson.done("", "set", name="live_ballots", value=live)
        lesson.begin()
        to_vote(lesson, "AAA")
        seat = lesson.room.table.asked[0]
        frame = lesson.room.game.openings(seat).frames[CastBallot]
        act = next(each for each in frame.each() if each.ballot.value == ballot)
        lesson.room.table.submit(seat, act, at=lesson.room.at)
        assert teacher.sections(lesson.room)["teacher:everything"]["ballots"].keys() == {seat}
        assert sections(lesson.room, "public")["public:vote"]["result"] is None
        rooms.append(lesson.room)
    assert (shown(rooms[0]) == shown(rooms[1])) is not live


def test_the_log_only_grows_and_tells_each_thing_once(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.begin()
    before: list[Any] = []
    for _ in range(12):
        log = teacher.sections(lesson.room)["teacher:log"]
        assert log[: len(before)] == before
        before = log
        if lesson.room.table.asked:
            lesson.done("", "next")
        lesson.act()
    lesson.done(ann, "note", to=["BBB"], words="shall we abstain together")
    lesson.done("", "remember", words="they found each other late")
    log = teacher.sections(lesson.room)["teacher:log"]
    assert [each["n"] for each in log] == sorted(each["n"] for each in log)
    texts = [each["text"] for each in log]
    assert texts[-2:] == [
        "Note, Averra to Bedonia: shall we abstain together",
        "Your own note: they found each other late",
    ]
    assert log[-2]["own"] and not log[-1]["own"], "the teacher may strike a student's words"
    assert texts[:2] == ["Ann joins the room", "Ann takes the seat of Averra"]
    assert teacher.sections(lesson.again())["teacher:log"] == log, "the journal alone tells the log"


def test_a_whole_game_is_told_in_the_log_and_no_open_ballot_is(tmp_path: Path) -> None:
    case = in_form(load(ROOT / "scenarios" / "ilmar-corridor", ROOT / "scenarios" / "common"), "short")
    room = Room.new(case, 7, tmp_path / "room.jsonl", "short", START)
    while room.routine() or room.table.let_act() is not None:
        if len(room.game.records) % 20 == 0:
            teacher.sections(room)
    log = teacher.sections(room)["teacher:log"]
    records = room.game.records
    cast = [each.number for each in records if isinstance(each.action, CastBallot)]
    last = {each.number for each in records if any(type(event).__name__ == "VotingEnded" for event in each.events)}
    assert len(cast) >= 15 and not [each for each in log if each["n"] in set(cast) - last]
    assert {each["n"] for each in log} >= last, "the result is told"
    assert len(log) > 40 and all(each["text"] for each in log)


def test_who_did_how_much_is_counted_by_person(lesson: Class) -> None:
    ann, ben = lesson.seat("Ann", "AAA"), lesson.seat("Ben", "AAA")
    lesson.begin()
    frame = lesson.room.game.openings("AAA").frames[Telephone]
    act = {"act": {"act": "Telephone", "member": next(iter(frame.each())).member}}
    lesson.done(ann, "act", kind="Telephone", answers=act)
    people = {each["name"]: each for each in teacher.sections(lesson.room)["teacher:people"]}
    assert people["Ann"]["acts"] == 1 and people["Ben"]["acts"] == 0
    assert people["Ann"]["leads"] and not people["Ben"]["leads"] and people["Ben"]["seat_name"] == "Averra"
    lesson.done("", "lead", person=ben)
    assert {each["name"]: each["leads"] for each in teacher.sections(lesson.room)["teacher:people"]} == {
        "Ann": False, "Ben": True,
    }  # fmt: skip


def test_the_queue_names_who_asks_and_is_settled(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.done(ann, "report", words="Ben copies me")
    (asking,) = teacher.sections(lesson.room)["teacher:queue"]
    assert (asking["kind"], asking["name"], asking["seat_name"]) == ("report", "Ann", "Averra")
    lesson.done("", "settle", asking=asking["id"])
    assert teacher.sections(lesson.room)["teacher:queue"] == []


def test_counts_say_who_is_here_away_and_led_by_the_game(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.join("Ben")
    counts = teacher.sections(lesson.room)["teacher:counts"]
    assert counts["students"] == 2 and counts["unseated"] == 1 and counts["here"] == 2
    assert (counts["live"], counts["away"], counts["machine"]) == (1, 0, len(lesson.room.case.seats) - 1)
    lesson.room.go(ann, lesson.now)
    counts = teacher.sections(lesson.room)["teacher:counts"]
    assert (counts["live"], counts["away"]) == (0, 1)


def test_what_is_not_on_the_disk_is_told_with_the_reason(lesson: Class) -> None:
    assert teacher.sections(lesson.room)["teacher:saving"]["saved"]
    lesson.room.halt("the disk is full")
    saving = teacher.sections(lesson.room)["teacher:saving"]
    assert not saving["saved"] and "the disk is full" in saving["why"] and saving["file"] == "room.jsonl"


@pytest.mark.parametrize("name", ["three", "minsk-2022", "ilmar-corridor"])
def test_each_effect_that_news_may_have_can_happen(name: str) -> None:
    where = ROOT / "scenarios" / name if name != "three" else ROOT / "tests" / "data" / "three.yaml"
    case = in_form(load(where, ROOT / "scenarios" / "common"), "whole")
    offered = choices(case)
    assert {each["group"] for each in offered} >= {"Numbers"}
    assert len({each["label"] for each in offered}) == len(offered), "no two choices read the same"
    openings = Game(case, 1).openings(DIRECTOR)
    for each in offered:
        effect = msgspec.convert({**each["effect"], "because": "news of the teacher"}, AnyEffect)
        assert openings.admits(ApplyEffects((effect,), "news of the teacher")), each["label"]


def test_news_with_an_effect_moves_what_it_says(lesson: Class) -> None:
    lesson.seat("Ann", "AAA")
    lesson.begin()
    room = lesson.room
    each = next(each for each in choices(room.case) if each["effect"]["does"] == "move" and each["effect"]["by"] > 0)
    before = room.public.numbers[each["effect"]["indicator"]]
    effect = {**each["effect"], "because": "a wall fell"}
    lesson.done("", "inject", kind="ApplyEffects", answers={"effects": [effect], "because": "a wall fell"})
    assert room.public.numbers[each["effect"]["indicator"]] == pytest.approx(before + each["effect"]["by"])
    assert teacher.sections(room)["teacher:log"][-1]["text"] == "Effects of: a wall fell"


def test_a_happening_of_the_scenario_can_be_planned_for_a_phase(lesson: Class) -> None:
    lesson.seat("Ann", "AAA")
    lesson.begin()
    offered = teacher.sections(lesson.room)["teacher:injects"]["happenings"]
    assert offered
    lesson.done("", "inject", kind="Happening", answers={"id": offered[-1]["id"]}, phase=4)
    (planned,) = teacher.sections(lesson.room)["teacher:injects"]["planned"]
    assert planned["text"] == offered[-1]["text"] and planned["phase"] == 4


def test_the_draft_in_play_is_the_one_nearest_to_its_vote(lesson: Class) -> None:
    for name, seat in (("Ann", "AAA"), ("Ben", "BBB"), ("Cy", "CCC")):
        lesson.seat(name, seat)
    lesson.begin()
    assert teacher.sections(lesson.room)["teacher:draft"] is None
    to_vote(lesson, "AAA")
    draft = teacher.sections(lesson.room)["teacher:draft"]
    forecast = draft["forecast"]
    assert draft["symbol"] == lesson.room.public.papers.drafts[0].symbol and draft["paragraphs"]
    assert 0 <= forecast["likely"] <= forecast["most"] <= 3 and forecast["needed"] == 2


def test_the_code_is_drawn_as_a_qr_code_of_the_students_address(lesson: Class) -> None:
    address = teacher.sections(lesson.room)["teacher:address"]
    code = lesson.room.settings.code
    assert address["urls"] == [URL] and address["code"] == code
    wanted = segno.make(f"{URL}#{code}", error="m", micro=False)
    drawn = address["qr"]
    dark = sum(sum(row) for row in wanted.matrix)
    assert drawn["size"] == wanted.symbol_size(border=4)[0] and drawn["path"].count("M") == dark
    assert drawn["path"].startswith("M4 4h1v1h-1z"), "the corner of the finder, behind a quiet zone of four"
    assert qr("") == {"size": 0, "path": ""}


# --- one screen ---


def test_a_seat_that_the_class_plays_waits_for_the_teacher(lesson: Class) -> None:
    room = lesson.room
    for seat in ("AAA", "BBB"):
        lesson.done("", "machine", seat=seat, on=False)
    lesson.begin()
    assert set(room.table.asked) == {"AAA", "BBB"}, "no delegation acts for what the class plays"
    (person,) = teacher.sections(room)["teacher:people"]
    assert (person["role"], person["seats"]) == ("class", ["AAA", "BBB"])
    counts = teacher.sections(room)["teacher:counts"]
    assert (counts["whole"], counts["away"], counts["students"], counts["people"]) == (2, 0, 0, 0)
    lesson.now += 300
    room.tick(lesson.now)
    assert not teacher.sections(room)["teacher:queue"], "nobody is told that the class is away"
    lesson.done("", "pass", seat="AAA")
    assert teacher.sections(lesson.again())["teacher:people"] == teacher.sections(room)["teacher:people"]


def test_a_student_takes_a_seat_over_from_the_class_and_the_game_does(lesson: Class) -> None:
    room = lesson.room
    for seat in ("AAA", "BBB"):
        lesson.done("", "machine", seat=seat, on=False)
    ann = lesson.seat("Ann", "AAA")
    assert room.game.roster["AAA"].persons == (ann,) and room.leads(ann)
    lesson.done("", "machine", seat="BBB", on=True)
    assert "BBB" in room.table.delegations and not room.game.roster["BBB"].persons
