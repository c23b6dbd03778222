"""The room without a network: what each may order, what follows, and that the journal alone tells how it stands."""

from pathlib import Path
from random import Random

import pytest

from game.classroom.channels import channels_of, sections
from game.classroom.delivery import Pages
from game.classroom.orders import BadOrder, order_of
from game.classroom.refusing import Locked, Refused
from game.classroom.room import Client, Room
from game.council.acts import CastBallot, PutInBlue, RequestMeeting, TableDraft
from game.council.voting import Ballot
from game.play.game import Game
from game.play.lines import Line, NoteSent
from game.play.people import file_beside
from game.wire.values import plain
from tests.classroom.sitting import START, Class, facts

ENDS = {"act": {"act": "EndDay"}}


@pytest.fixture
def lesson(tmp_path: Path) -> Class:
    return Class(tmp_path / "room.jsonl")


def to_vote(lesson: Class, seat: str) -> None:
    """Table a draft, put it in blue, and go on until a person is asked for a ballot."""
    for kind in (RequestMeeting, TableDraft, PutInBlue):
        frame = lesson.room.game.openings(seat).frames[kind]
        lesson.room.table.submit(seat, frame.draw(Random(1)))
    for _ in range(60):
        lesson.act()
        if any(CastBallot in lesson.room.game.openings(seat).frames for seat in lesson.room.table.asked):
            return
        lesson.done("", "next")
    raise AssertionError("no vote came")


def test_nobody_acts_before_the_teacher_begins(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.act()
    assert lesson.room.game.records == []
    assert "paused" in lesson.refused(ann, "pass")
    lesson.begin()
    assert lesson.room.table.asked == ("AAA",)
    lesson.done(ann, "pass")


def test_what_is_sent_again_is_done_once(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.begin()
    lesson.done(ann, "pass", cid="the-same-id")
    count = lesson.room.n
    lesson.done(ann, "pass", cid="the-same-id")
    lesson.done("", "newcode", cid="the-same-id")
    assert lesson.room.n == count + 2, "another's order of the same id is another order"
    code = lesson.room.settings.code
    lesson.done("", "newcode", cid="the-same-id")
    assert lesson.room.settings.code == code


def test_only_the_leader_submits_and_the_others_propose(lesson: Class) -> None:
    ann, ben = lesson.seat("Ann", "AAA"), lesson.seat("Ben", "AAA")
    lesson.begin()
    assert "Ann leads" in lesson.refused(ben, "pass")
    lesson.done(ben, "propose", kind="EndDay", answers=ENDS, words="Let us stop")
    (proposal,) = lesson.room.proposals["AAA"]
    assert (proposal.person, proposal.words) == (ben, "Let us stop")
    lesson.done(ann, "adopt", proposal=proposal.id)
    assert not lesson.room.proposals.get("AAA")
    record = next(each for each in lesson.room.game.records if each.by == "AAA")
    assert record.person == ann
    assert "settled already" in lesson.refused(ann, "adopt", proposal=proposal.id)


def test_a_leader_who_is_gone_for_the_set_time_is_replaced_and_all_are_told(lesson: Class) -> None:
    ann, ben = lesson.seat("Ann", "AAA"), lesson.seat("Ben", "AAA")
    lesson.room.go(ann, lesson.now)
    assert not lesson.room.tick(lesson.now + lesson.room.settings.absence - 1)
    assert lesson.room.tick(lesson.now + lesson.room.settings.absence)
    assert lesson.room.leads(ben) and not lesson.room.leads(ann)
    (asking,) = [each for each in lesson.room.queue if each.kind == "leader"]
    assert "Ben leads now" in asking.text
    assert lesson.room.game.entries[-1].to == ("public",)
    assert not lesson.room.tick(lesson.now + 1000), "who is there stays"


def test_a_machine_takes_over_and_gives_back_to_the_same_persons(lesson: Class) -> None:
    ann, ben = lesson.seat("Ann", "AAA"), lesson.seat("Ben", "AAA")
    lesson.begin()
    lesson.done("", "machine", seat="AAA", on=True, skill=2)
    assert "AAA" in lesson.room.table.delegations and lesson.room.table.delegations["AAA"].skill == 2
    assert lesson.room.people[ann].seat == "AAA" and "delegation of the game acts" in lesson.refused(ann, "pass")
    assert facts(lesson.again()) == facts(lesson.room)
    lesson.done("", "machine", seat="AAA", on=False)
    assert "AAA" not in lesson.room.table.delegations
    assert [each.person for each in lesson.room.seated("AAA")] == [ann, ben]


def test_a_seat_holds_as_many_as_the_teacher_lets_share_it(lesson: Class) -> None:
    for name in ("Ann", "Ben", "Cem"):
        lesson.seat(name, "AAA")
    dan = lesson.join("Dan")
    assert "full" in lesson.refused("", "seat", person=dan, seat="AAA")
    assert "teacher gives" in lesson.refused(dan, "sit", seat="BBB")
    lesson.done("", "set", name="seating", value="choice")
    lesson.done(dan, "sit", seat="BBB")
    assert lesson.room.people[dan].seat == "BBB"


def test_by_lot_everybody_gets_a_seat_and_the_empty_ones_go_first(lesson: Class) -> None:
    people = [lesson.join(f"Pupil {number}") for number in range(5)]
    lesson.done("", "role", person=people[4], role="press")
    lesson.done("", "lot")
    taken = [lesson.room.people[each].seat for each in people]
    assert taken[4] == "" and {"AAA", "BBB", "CCC"} < set(taken[:4])


def test_who_does_not_vote_in_time_does_not_participate(lesson: Class) -> None:
    lesson.seat("Ann", "AAA")
    lesson.begin()
    to_vote(lesson, "AAA")
    asked = set(lesson.room.table.asked)
    lesson.done("", "next")
    cast = [each for each in lesson.room.game.records if isinstance(each.action, CastBallot)]
    assert {each.by for each in cast} >= asked
    assert {each.action.ballot for each in cast[-len(asked) :]} == {Ballot.NOT_PARTICIPATING}


def test_words_are_held_until_they_are_released_and_struck_for_good(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.done(ann, "note", to=["BBB"], words="Meet me at the dam")
    note = lesson.room.game.entries[-1]
    assert isinstance(note, Line) and isinstance(note.line, NoteSent) and note.to == ("AAA", "BBB")
    for seat in ("AAA", "BBB"):
        assert "Meet me at the dam" in str(sections(lesson.room, f"seat:{seat}"))
    lesson.done("", "strike", record=note.number)
    assert lesson.room.words_of(note.number) == "struck"
    for seat in ("AAA", "BBB"):
        assert "Meet me at the dam" not in str(sections(lesson.room, f"seat:{seat}"))
    assert "no own words" in lesson.refused("", "strike", record=1)
    lesson.done("", "mute", person=ann, on=True)
    assert "not taken" in lesson.refused(ann, "note", to=["BBB"], words="again")
    lesson.done(ann, "report", words="somebody is unkind")
    assert [each.kind for each in lesson.room.queue] == ["report"]


def test_a_student_is_removed_and_comes_back_to_the_same_seat(lesson: Class) -> None:
    token, ann = lesson.room.arrive("Ann", "arrival-of-the-first", lesson.now)
    lesson.pages[ann] = Client(ann)
    lesson.done("", "seat", person=ann, seat="AAA")
    assert lesson.room.whose(token) == ann
    lesson.done("", "remove", person=ann)
    assert lesson.room.whose(token) == "" and "AAA" in lesson.room.table.delegations
    assert channels_of(lesson.room, Client(ann)) == ()
    lesson.refused(ann, "hand", up=True)
    lesson.done("", "return", person=ann)
    again, person = lesson.room.arrive("ann", "arrival-of-the-second", lesson.now)
    assert person == ann and lesson.room.whose(again) == ann and lesson.room.people[ann].seat == "AAA"


def test_a_locked_room_lets_in_only_whom_the_teacher_lets_in_again(lesson: Class) -> None:
    ann = lesson.join("Ann")
    lesson.done("", "set", name="locked", value=True)
    lesson.done("", "return", person=ann)
    with pytest.raises(Locked, match="locked"):
        lesson.room.arrive("Zoe", "arrival-of-a-stranger", lesson.now)
    assert lesson.room.arrive("Ann", "arrival-of-ann-again", lesson.now)[1] == ann
    with pytest.raises(Refused, match="in the room already"):
        lesson.room.arrive("Ann", "arrival-of-another-ann", lesson.now)


def test_the_same_name_twice_is_told_what_to_do(lesson: Class) -> None:
    lesson.join("Ann")
    with pytest.raises(Exception, match="add a letter"):
        lesson.room.arrive(" ANN ", "arrival-of-the-other", lesson.now)
    assert [each.kind for each in lesson.room.queue] == ["join"]
    _, same = lesson.room.arrive("Zoe", "arrival-that-is-resent", lesson.now)
    assert lesson.room.arrive("Zoe", "arrival-that-is-resent", lesson.now)[1] == same


def test_the_clock_is_paused_when_the_room_is_taken_up_again(lesson: Class) -> None:
    lesson.done("", "phase", to=2)
    lesson.now += 100
    lesson.done("", "remember", words="they argue well")
    clock = lesson.room.clock
    path = lesson.room.game.path
    assert clock.runs and path is not None
    lesson.room.game.close()
    again = Room.resumed(Game.load(path), START + 5000)
    assert not again.clock.runs and again.clock.left == clock.left - 100
    assert again.settings == lesson.room.settings and again.phase == 2
    again.game.close()


def test_a_phase_stays_open_until_a_date_only_at_a_distance(lesson: Class) -> None:
    lesson.done("", "phase", to=2)
    assert "--url" in lesson.refused("", "clock", act="until", seconds=lesson.now + 3600)
    lesson.room.at_a_distance = True
    assert "sixty days" in lesson.refused("", "clock", act="until", seconds=lesson.now - 1)
    lesson.done("", "clock", act="until", seconds=lesson.now + 3600)
    assert not any(each.kind == "trouble" for each in lesson.room.queue)
    path = lesson.room.game.path
    assert path is not None
    lesson.room.game.close()
    again = Room.resumed(Game.load(path), START + 7200)
    assert again.clock.runs and again.clock.ends == START + 3600
    again.tick(START + 7200)
    assert ["time of this phase is over" in each.text for each in again.queue] == [True]
    again.game.close()


def test_going_back_keeps_everybody_and_plays_on_in_another_file(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.begin()
    lesson.done("", "remember", words="before")
    lesson.done(ann, "pass")
    lesson.act()
    ben = lesson.seat("Ben", "BBB")
    lesson.done("", "remember", words="after")
    before = lesson.room.game.path
    lesson.done("", "back", phase=2, cid="back-to-two")
    room = lesson.room
    assert room.game.records == [] and room.game.path != before
    assert room.people[ben].seat == "BBB" and room.people[ann].name == "Ann"
    notes = [each.line.words for each in room.game.entries if isinstance(getattr(each, "line", None), NoteSent)]
    assert notes[:2] == ["after"] or "after" in notes, notes
    assert facts(lesson.again()) == facts(room)
    lesson.done("", "back", phase=2, cid="back-to-two")
    assert lesson.room.game.path == room.game.path


def test_what_comes_from_outside_comes_now_or_with_its_phase(lesson: Class) -> None:
    lesson.seat("Ann", "AAA")
    lesson.begin()
    count = len(lesson.room.game.records)
    lesson.done("", "inject", kind="GiveNews", answers={"words": "Snow falls."})
    assert len(lesson.room.game.records) == count + 1
    lesson.done("", "inject", kind="GiveNews", answers={"words": "It thaws."}, phase=4)
    assert len(lesson.room.game.records) == count + 1 and len(lesson.room.standing.planned) == 1
    lesson.done("", "phase", to=4)
    assert any(getattr(each.action, "words", "") == "It thaws." for each in lesson.room.game.records)
    assert not lesson.room.standing.planned
    for kind, answers in (("GiveNews", {}), ("ApplyEffects", {"effects": [{"move": 3}]}), ("Happening", {"id": "no"})):
        lesson.refused("", "inject", kind=kind, answers=answers)


def test_closing_the_room_leaves_no_file_and_a_receipt(lesson: Class) -> None:
    lesson.seat("Ann", "AAA")
    lesson.room.keep_names()
    path = lesson.room.game.path
    assert path is not None and file_beside(path).exists()
    lesson.begin()
    lesson.done("", "back", phase=2)
    assert "give its code" in lesson.refused("", "close", sure="no")
    told = lesson.order("", "close", sure=lesson.room.settings.code).value
    assert told["deleted"] and not told["left"] and len(told["files"]) == 4
    assert list(path.parent.iterdir()) == []


def test_what_a_page_may_not_order_is_refused_without_a_trace(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.begin()
    for do, fields in (
        ("clock", {"act": "pause"}), ("next", {}), ("set", {"name": "locked", "value": True}), ("lot", {}),
        ("close", {"sure": "x"}), ("seat", {"person": ann, "seat": "BBB"}), ("machine", {"seat": "AAA", "on": True}),
        ("newcode", {}), ("look", {"seat": "BBB"}), ("lead", {"person": ann}), ("remove", {"person": ann}),
        ("note", {"to": ["AAA"], "words": "x"}), ("note", {"to": ["ZZZ"], "words": "x"}),
        ("note", {"to": ["BBB"], "words": " "}), ("act", {"kind": "CastBallot"}), ("adopt", {"proposal": 3}),
        ("propose", {"kind": "Nothing"}), ("sit", {"seat": "BBB"}),
    ):  # fmt: skip
        lesson.refused(ann, do, **fields)
    for name, value in (("code", "X"), ("per_seat", 9), ("per_seat", True), ("absence", "x"), ("nothing", 1),
                        ("projector", "elsewhere"), ("pace", float("1e400") if False else -1)):  # fmt: skip
        lesson.refused("", "set", name=name, value=value)


def test_what_others_do_in_secret_moves_no_number_that_a_student_is_told(lesson: Class) -> None:
    ann, ben = lesson.seat("Ann", "AAA"), lesson.seat("Ben", "BBB")
    lesson.begin()
    before = lesson.order(ann, "hand", up=True).n
    lesson.done(ben, "note", to=["CCC"], words="between us")
    lesson.done("", "remember", words="they whisper")
    assert lesson.order(ann, "hand", up=False).n == before == lesson.room.number_for(teacher=False)
    assert lesson.again().moment_since() == lesson.room.moment_since()


def test_a_late_order_of_an_earlier_moment_is_refused(lesson: Class) -> None:
    ann = lesson.seat("Ann", "AAA")
    lesson.begin()
    shown = lesson.room.moment_since()
    lesson.done(ann, "pass", n=shown)
    lesson.act()
    assert lesson.room.moment_since() > shown
    assert "moment for this is over" in lesson.refused(ann, "pass", n=shown)


def test_a_ballot_that_was_pressed_before_the_room_went_down_is_taken_afterwards(lesson: Class) -> None:
    people = [lesson.seat(name, seat) for name, seat in (("Ann", "AAA"), ("Ben", "BBB"), ("Cy", "CCC"))]
    lesson.begin()
    to_vote(lesson, "AAA")
    shown = lesson.room.moment_since()
    seats = [lesson.room.people[each].seat for each in people]
    asked = [each for each, seat in zip(people, seats, strict=True) if seat in lesson.room.table.asked]
    first, second = asked[:2]
    frame = lesson.room.game.openings(lesson.room.people[second].seat).frames[CastBallot]
    answers = {"act": plain(next(iter(frame.each())))}
    lesson.done(first, "pass", n=shown)
    lesson.room = lesson.again()
    assert lesson.room.moment_since() == shown, "the vote began when it began, whoever has voted since"
    lesson.done(second, "act", kind="CastBallot", answers=answers, n=shown)


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ("", "no order"), ("[]", "no order"), ("null", "no order"), ('{"do":"fly","cid":"12345678"}', "no order"),
        ('{"do":"pass"}', "no order"), ('{"do":"pass","cid":7}', "no order"),
        ('{"do":"pass","cid":"short"}', "8 to 64"),
        ('{"do":"pass","cid":"\\u202e12345678"}', "8 to 64"), ('{"do":"hand","cid":"12345678","up":1}', "no order"),
        ('{"do":"act","cid":"12345678","kind":"Speak","answers":' + "[" * 50 + "]" * 50 + "}", "within one another"),
        ('{"do":"report","cid":"12345678","words":"' + "x" * 4001 + '"}', "at most 4,000"),
        ('{"do":"report","cid":"12345678","words":"' + "x" * 40000 + '"}', "32 kilobytes"),
        ('{"do":"report","cid":"12345678","words":"\ud800"}', "no order"),
    ],
)  # fmt: skip
def test_what_is_no_order_is_refused_in_a_sentence(message: str, why: str) -> None:
    with pytest.raises(BadOrder, match=why):
        order_of(message)


def test_a_page_that_gets_what_changes_shows_what_a_new_page_shows(lesson: Class) -> None:
    import msgspec

    from game.classroom.channels import sections
    from game.classroom.delivery import Outbox
    from tests.classroom.screen import Screen

    ann = lesson.seat("Ann", "AAA")
    pages = Pages(lambda channel: sections(lesson.room, channel))
    box = Outbox(lambda: None)
    screen = Screen()
    for step in range(12):
        pages.follow(box, channels_of(lesson.room, lesson.pages[ann]), lesson.room.n, lesson.now)
        for name in list(pages.channels):
            pages.show(name, lesson.room.n, lesson.now)
        while (frame := box.take()) is not None:
            screen.hear(frame)
        fresh = {}
        for name in channels_of(lesson.room, lesson.pages[ann]):
            fresh |= sections(lesson.room, name)
        fresh = {name: value for name, value in fresh.items() if value is not None}
        assert msgspec.json.encode(screen.shown, order="sorted") == msgspec.json.encode(fresh, order="sorted")
        if step == 0:
            lesson.begin()
        elif step == 6:
            lesson.done("", "seat", person=ann, seat="BBB")
        else:
            lesson.order("", "next")
        lesson.act()
