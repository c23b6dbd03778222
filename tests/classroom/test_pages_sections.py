"""What pages are told: only what they may know, in words, and each thing in one place."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from game.classroom.acts import asked, explained, weighed
from game.classroom.channels import sections
from game.classroom.lessons import in_form
from game.classroom.refusing import Refused
from game.classroom.room import Client, Room
from game.council.acts import CastBallot
from game.engine.case import Case
from game.play.game import Game
from game.record.glossary import GLOSSARY
from game.scenario.compile import load
from game.wire.forms import Unanswered, act, questions
from game.wire.line import tag_of
from game.words.stages import STAGES
from game.world import acts as w
from game.world.acts import Meet, Speak
from tests.classroom.sitting import ROOT, START, three
from tests.needs import place

AAA, BBB = "AAA", "BBB"


def room_of(case: Case, seed: int = 7, **seats: str) -> Room:
    """Return a room in no file, in which these persons hold these seats."""
    room = Room(Game(case, seed))
    room.now = START
    for name, seat in seats.items():
        _, person = room.arrive(name, f"arrival-{name:>12}".replace(" ", "0"), START)
        room.table.take(seat, person, at=room.at)
    return room


@pytest.fixture
def room() -> Room:
    return room_of(three(), Ada=AAA, Ben=BBB)


def moments(room: Room, dice: Random, most: int = 120, *, asks: bool = True) -> Iterator[str]:
    """Play on at random, and yield each seat of a person as it is asked; nobody `asks` for another's red lines."""
    for _ in range(most):
        due = [seat for seat in room.table.asked if room.table.waits_for(seat)]
        if room.game.over:
            return
        if due:
            yield due[0]
            openings = room.game.openings(due[0])
            drawn = openings.draw(dice)
            while not asks and isinstance(drawn, w.SoundOut | w.TestParagraph):
                drawn = openings.draw(dice)
            room.table.submit(due[0], drawn)
        else:
            room.table.let_act()


def everything(room: Room, seat: str) -> str:
    told = {**sections(room, "public"), **sections(room, f"seat:{seat}")}
    return json.dumps(told, sort_keys=True)


def secret_changed(case: Case, seat: str) -> Case:
    """Return the case with other secrets of another seat: its instructions, its objectives and its red lines."""
    other = replace(
        case.profile[seat],
        instructions="Something else entirely.",
        objectives=tuple(replace(each, text="Another aim.", weight=1) for each in case.profile[seat].objectives),
        red_lines=tuple(replace(each, text="Another line.") for each in case.profile[seat].red_lines),
    )
    return replace(case, profiles=tuple(other if each.member == seat else each for each in case.profiles))


@pytest.mark.parametrize("seed", range(4))
def test_no_secret_of_another_seat_changes_a_byte(seed: int) -> None:
    plain, changed = three(), secret_changed(three(), BBB)
    one, other = (room_of(each, seed, Ada=AAA, Ben=BBB, Cleo="CCC") for each in (plain, changed))
    told = 0
    for first, second in zip(
        moments(one, Random(seed), asks=False), moments(other, Random(seed), asks=False), strict=True
    ):
        assert first == second
        assert everything(one, AAA) == everything(other, AAA)
        for kind in one.game.openings(first):
            if first == AAA:
                assert asked(one, AAA, tag_of(kind), {}) == asked(other, AAA, tag_of(kind), {})
        assert everything(one, BBB) != everything(other, BBB)
        told += 1
    assert told > 10


def test_no_ballot_is_told_while_the_vote_is_open_unless_the_teacher_shows_them(room: Room) -> None:
    seen = 0
    for seat in moments(room, Random(3), 400):
        vote = sections(room, "public")["public:vote"]
        if vote is not None and vote["result"] is None:
            assert vote["ballots"] is None
            assert not any(each["ballot"] for each in sections(room, "public")["public:seats"])
            live = replace(room.standing.settings, live_ballots=True)
            room.standing.settings, before = live, room.standing.settings
            cast = sections(room, "public")["public:vote"]["ballots"]
            room.standing.settings = before
            assert len(cast) == len(vote["voted"])
            seen += seat in room.case.remit.council.seats
    assert seen


def test_questions_have_the_values_and_rules_of_the_wire(room: Room) -> None:
    kinds = set()
    for seat in moments(room, Random(5), 300):
        openings = room.game.openings(seat)
        for kind, frame in openings.items():
            told, known = asked(room, seat, tag_of(kind), {}), questions(frame)
            assert [each["name"] for each in told["questions"]] == [each.name for each in known]
            for words, each in zip(told["questions"], known, strict=True):
                assert words["asks"]
                assert [one["v"] for one in words.get("choices", [])] == list(getattr(each, "choices", []))
                assert all(one["l"] for one in words.get("choices", []))
            kinds.add(kind)
    assert len(kinds) > 8


def test_an_act_of_the_answers_is_said_and_weighed_before_it_is_done(room: Room) -> None:
    for seat in moments(room, Random(11), 300):
        frame = room.game.openings(seat).get(Meet)
        if frame is None:
            continue
        other = next(iter(frame.each()))
        answers = {"act": {"act": "Meet", "member": other.member}}
        assert act(frame, answers) == other
        told = asked(room, seat, "Meet", answers)
        assert told["complete"] and told["says"].startswith("Meet")
        foreseen = weighed(room, seat, "Meet", answers)["moves"]
        room.table.submit(seat, other)
        outcome = sections(room, f"seat:{seat}")[f"seat:{seat}:outcomes"][-1]
        assert outcome["who"] == [other.member]
        # What is foreseen is what it moved, less the cause, which is known afterwards.
        assert [each.partition(":")[0] for each in outcome["moved"]] == foreseen
        return
    raise AssertionError("nobody could meet anybody")


def test_what_is_not_open_is_refused_with_a_sentence(room: Room) -> None:
    for seat in moments(room, Random(1)):
        with pytest.raises(Unanswered, match="EndTheWorld is not open to"):
            asked(room, seat, "EndTheWorld", {})
        with pytest.raises(Unanswered):
            weighed(room, seat, "Speak" if Speak not in room.game.openings(seat) else "nothing", {})
        return


def test_everything_in_the_codex_is_explained_and_nothing_else(room: Room) -> None:
    index = sections(room, "public")["public:codex"]
    assert [each["id"] for each in index] == list(GLOSSARY)
    assert all(explained(room, "", "codex", each["id"])["lines"] for each in index)
    assert explained(room, AAA, "seat", BBB)["lines"] != explained(room, "", "seat", BBB)["lines"]
    for what, id in (("codex", "nothing"), ("ballot", BBB), ("secrets", AAA), ("seat", "nobody"), ("record", "x")):
        with pytest.raises(Refused, match="nothing of this name"):
            explained(room, "", what, id)


def test_the_record_grows_and_is_not_told_anew(room: Room) -> None:
    before: list[Any] = []
    for _ in moments(room, Random(2), 200):
        now = sections(room, "public")["public:record"]
        kept = [each for each in now if each in before]
        assert all(any(each is one for one in before) for each in kept)
        assert [each["n"] for each in now] == list(range(now[0]["n"], now[0]["n"] + len(now))) if now else True
        assert not any("record" in each for each in now)
        before = now
    assert before


def test_a_leader_is_told_apart_and_a_note_reaches_whom_it_is_for(room: Room) -> None:
    _, eve = room.arrive("Eve", "arrival-of-eve-0001", START)
    room.table.take(AAA, eve, at=room.at)
    own = sections(room, f"person:{eve}")[f"person:{eve}:self"]
    assert not own["leads"] and [each["name"] for each in own["others"]] == ["Ada"]
    from game.classroom.orders import Note

    ben = next(each.person for each in room.people.values() if each.name == "Ben")
    room.take(Note(cid="note-0001", to=[AAA], words="Between us."), Client(ben), START)
    assert sections(room, "seat:AAA")["seat:AAA:notes"][-1]["words"] == "Between us."
    assert sections(room, "seat:BBB")["seat:BBB:notes"][-1]["mine"]
    assert "Between us." not in everything(room, "CCC") and "Between us." not in json.dumps(sections(room, "public"))


def test_every_stage_of_a_meeting_has_its_words() -> None:
    from game.council.stages import Stage

    assert set(STAGES) == set(Stage) and all(STAGES.values())


def test_a_permanent_member_is_told_what_its_vote_may_mean() -> None:
    told = set()
    for seed in range(12):
        room = room_of(three(), seed, Ada=AAA, Ben=BBB)
        for seat in moments(room, Random(seed), 250):
            if CastBallot not in room.game.openings(seat):
                continue
            own = sections(room, f"seat:{seat}")[f"seat:{seat}:ballots"]["open"]
            substantive = sections(room, "public")["public:vote"]["substantive"]
            permanent = seat in room.case.remit.council.permanent
            notes = {each["ballot"]: each["note"] for each in own}
            assert bool(notes.get("against")) is (substantive and permanent)
            told.add((substantive, permanent))
    assert (True, True) in told


ILMAR = ROOT / "scenarios" / "ilmar-corridor"


@pytest.mark.skipif(not ILMAR.exists(), reason="no such scenario")
def test_no_id_of_the_scenario_is_shown_where_a_person_reads() -> None:
    case = in_form(load(ILMAR, ROOT / "scenarios" / "common"), "short")
    room = room_of(case, 5, Ada="CAL")
    ids = {each.id for each in (*case.setting.charges, *case.remit.bank) if "_" in each.id}
    for seat in moments(room, Random(4), 250):
        told = sections(room, f"seat:{seat}")
        read = [told[f"seat:{seat}:{name}"] for name in ("inbox", "outcomes", "undertakings", "role")]
        words = json.dumps([each for each in strings(read) if " " in each])
        assert not [each for each in ids if each in words]


def strings(value: Any) -> Iterator[str]:
    """Yield every text in a value, without those by which the page answers."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("answers", "n", "id", "kind"):
                yield from strings(each)


STATIC = Path(__file__).parents[2] / "game" / "classroom" / "static"


def test_the_first_load_of_a_student_is_at_most_250_kilobytes_with_the_scenarios_words() -> None:
    files = [*(STATIC / "student").glob("*"), *(STATIC / "shared").glob("*"), STATIC / "vendor" / "preact-htm.js"]
    fonts = [STATIC / "fonts" / f"{name}-latin.woff2" for name in ("source-sans-3", "source-serif-4")]
    loaded = [each.read_bytes() for each in (*files, *fonts, STATIC / "index.html")]
    room = room_of(in_form(load(ILMAR, ROOT / "scenarios" / "common"), "short"), 5, Ada="CAL")
    assert sum(map(len, loaded)) + len(everything(room, "CAL")) <= 250_000
    # Whoever comes late gets the record too; the server packs what it serves.
    for _ in moments(room, Random(5), 600):
        pass
    assert sum(len(gzip.compress(each)) for each in loaded) + len(everything(room, "CAL")) <= 250_000


MARKUP = "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("


def test_no_page_makes_markup_of_words() -> None:
    own = [each for each in STATIC.rglob("*.js") if each.parent.name != "vendor"]
    assert own and not [each for each in own if any(word in each.read_text("utf-8") for word in MARKUP)]


@pytest.mark.skipif(place("tsc") is None, reason="not installed here: tsc")
def test_the_types_of_the_pages_are_right() -> None:
    done = subprocess.run(["tsc", "-p", STATIC / "tsconfig.json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
