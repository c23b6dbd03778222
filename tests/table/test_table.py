"""A table without a screen: whose turn it is, what each is shown, and that one table knows nothing of another."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import TableDraft
from game.delegations.delegation import delegations
from game.engine import Seat
from game.engine.directing import GiveNews
from game.engine.events import HoursSpent
from game.engine.state import FIELD, SECRETARIAT, Phase
from game.play.advance import next_seat, yielding
from game.play.game import Game
from game.play.roster import roster_of
from game.play.withdrawal import withdraw
from game.record.seen import Seen, seen
from game.scenario.compile import load
from game.table.table import Table
from game.terms import DIRECTOR, OutOfOrder
from game.world.acts import AnswerUnderstanding, EndDay, Meet, ProposeUnderstanding

ROOT = Path(__file__).parents[2]
TOY = ROOT / "tests" / "data" / "three.yaml"
CASE = load(TOY, ROOT / "scenarios" / "common")
SEATS = CASE.seats


def seated(*people: str, seed: int = 3) -> Table:
    roster = roster_of(CASE.seats, {seat: f"p{number}" for number, seat in enumerate(people, 1)})
    return Table(Game(CASE, seed, roster=roster), delegations(CASE, seed))


def on(table: Table, most: int = 400) -> None:
    """Let all act who are no people."""
    for _ in range(most):
        if table.let_act() is None:
            return


def let_by(table: Table, seat: str) -> None:
    table.submit(seat, yielding(table.place(seat).openings))


def played(table: Table, most: int = 3000) -> None:
    for _ in range(most):
        if table.game.over:
            return
        on(table)
        for seat in table.asked[:1]:
            let_by(table, seat)
    raise AssertionError("the game does not end")


def in_corridor(*people: str, seed: int = 3) -> Table:
    table = seated(*people, seed=seed)
    on(table)
    assert table.game.by_hours
    return table


def test_in_the_corridor_nobody_runs_ahead_of_the_people():
    table = in_corridor("AAA")
    game = table.game
    ahead = []
    while game.by_hours and game.day == 1:
        record = table.let_act()
        waiting = "AAA" in game.to_act()
        if record is not None and record.by in SEATS and waiting:
            ahead.append(game.spent(record.by) - game.spent("AAA"))
        if record is None:
            assert table.waits_for("AAA")
            openings = table.place("AAA").openings
            spends = Meet in openings and game.spent("AAA") < 3
            table.submit("AAA", next(openings[Meet].each()) if spends else EndDay())
    assert ahead, "others act between two acts of a person"
    assert max(ahead) <= 1, "a seat spends at most the hour that it had begun when it drew level"


def test_at_first_a_person_is_asked_before_any_seat_has_spent_an_hour():
    table = in_corridor("AAA")
    assert table.waits_for("AAA") and table.due is None
    assert [table.game.spent(seat) for seat in SEATS] == [0] * len(SEATS)


def test_whoever_is_asked_for_a_promise_is_next_before_hours_are_counted():
    table = in_corridor("AAA")
    frame = table.place("AAA").openings[ProposeUnderstanding]
    partner = next(each for (each,) in frame.tables)
    assert table.due is None
    table.submit("AAA", ProposeUnderstanding((partner,), frame.asked((partner,))[0]))
    assert table.due == partner and not table.waits_for("AAA")
    record = table.let_act()
    assert record is not None and record.by == partner
    assert table.due is None or AnswerUnderstanding not in table.game.openings(partner)


def test_the_clock_of_a_room_lets_others_go_on_while_a_person_thinks():
    table = in_corridor("AAA")
    assert table.let_act() is None
    table.clock = 1
    record = table.let_act()
    assert record is not None and record.by in SEATS and record.by != "AAA"
    on(table)
    others = [seat for seat in table.game.to_act() if seat != "AAA"]
    assert all(table.game.spent(seat) >= 1 for seat in others)


def test_a_new_morning_sets_the_clock_back():
    table = in_corridor("AAA")
    table.clock = 3
    while table.game.day == 1:
        on(table)
        for seat in table.asked[:1]:
            let_by(table, seat)
    assert table.clock == 0


def test_a_choice_made_for_a_place_that_the_game_has_left_is_dropped():
    table = in_corridor("AAA", "BBB")
    table.submit("AAA", EndDay())
    table.submit("BBB", EndDay())
    asked = table.question()
    assert asked is not None
    choice = asked.choice()
    first = table.answer(asked, choice)
    assert first is not None and table.answer(asked, choice) is None
    assert len(table.game.records) == first.number


def test_a_delegation_that_fails_yields_and_the_table_goes_on():
    table = in_corridor("AAA")
    table.submit("AAA", EndDay())
    asked = table.question()
    record = table.answer(asked, ValueError("nothing comes to mind"))
    assert record is not None and record.by == asked.seat and "ValueError" in record.because


def test_an_act_that_is_refused_changes_nothing_and_shows_nobody_anything():
    table = in_corridor("AAA", "BBB")
    for seat in ("AAA", "BBB"):
        table.place(seat).news()
    number = len(table.game.records)
    with pytest.raises(OutOfOrder):
        table.submit("AAA", AnswerUnderstanding(0, accepts=True))
    assert len(table.game.records) == number
    assert [list(table.place(seat).news()) for seat in ("AAA", "BBB")] == [[], []]


@settings(max_examples=6)
@given(st.integers(0, 400), st.sets(st.sampled_from(SEATS), min_size=1, max_size=3))
def test_every_place_is_shown_every_record_once_in_order_and_asides_are_its_own(seed, people):
    table = seated(*sorted(people), seed=seed)
    news = {seat: [] for seat in people}
    for _ in range(60):
        on(table)
        for seat in table.asked[:1]:
            let_by(table, seat)
        for seat in people:
            news[seat] += table.place(seat).news()
    for seat in people:
        assert [shown.record.number for shown in news[seat]] == list(range(1, len(news[seat]) + 1)), "its own count"
        told = [mine for each in table.game.records if (mine := seen(each, Seat(seat), CASE)) is not None]
        assert [replace(shown.record, number=0) for shown in news[seat]] == [replace(each, number=0) for each in told]
        texts = [[each.text for shown in news[who] for each in shown.paragraphs] for who in (seat, min(people))]
        assert texts[0] == texts[1]
    days = [shown.morning for shown in news[min(people)] if shown.morning]
    assert days == list(range(1, table.game.day + 1))


def test_a_seat_is_left_to_a_delegation_and_taken_back_in_the_middle_of_a_day():
    table = in_corridor("AAA", "BBB")
    table.leave("AAA", "p1")
    assert "AAA" not in table.places and not table.game.roster["AAA"].persons
    table.submit("BBB", EndDay())
    record = table.let_act()
    while record is not None and record.by != "AAA":
        record = table.let_act()
    assert record is not None, "the delegation acts for the seat"
    place = table.take("AAA", "p7")
    assert list(place.news()) == [] and place.view.member == "AAA"
    assert "AAA" not in table.delegations and table.game.roster["AAA"].persons == ("p7",)


def test_a_seat_that_two_hold_is_led_by_nobody_while_one_stays():
    table = in_corridor("AAA")
    table.take("AAA", "p2")
    table.leave("AAA", "p1")
    assert table.waits_for("AAA") and "AAA" not in table.delegations


def test_an_act_that_is_sent_twice_is_done_once():
    table = in_corridor("AAA")
    first = table.submit("AAA", EndDay(), person="p1", cid="a1")
    number = len(table.game.records)
    assert table.submit("AAA", EndDay(), person="p1", cid="a1") is first and len(table.game.records) == number


def test_what_is_taken_back_is_told_nowhere_and_the_game_goes_on_from_before_it():
    table = in_corridor("AAA", "BBB")
    before = table.place("AAA").view
    frame = table.place("AAA").openings[ProposeUnderstanding]
    table.submit("AAA", ProposeUnderstanding(("BBB",), frame.asked(("BBB",))[0]))
    assert table.place("BBB").view.understandings
    withdraw(table.game, "AAA")
    table.follow()
    assert table.place("AAA").view.understandings == before.understandings == ()
    assert table.place("BBB").view.understandings == () and table.waits_for("AAA")
    number = table.submit("AAA", EndDay()).number
    assert number == len(table.game.entries) and [each.number for each in table.game.records][-1] == number


def test_two_tables_of_one_crisis_play_as_each_would_alone():
    alone = [seated("AAA", seed=seed) for seed in (4, 5)]
    for table in alone:
        played(table)
    together = [seated("AAA", seed=seed) for seed in (4, 5)]
    for _ in range(20_000):
        if all(table.game.over for table in together):
            break
        for table in together:
            if not table.game.over and table.let_act() is None:
                let_by(table, "AAA")
    assert [list(table.game.records) for table in together] == [list(table.game.records) for table in alone]


def test_where_nobody_is_a_person_the_seats_go_on_in_the_order_of_the_game():
    game = Game(CASE, 3)
    led = delegations(CASE, 3)
    while game.phase is not Phase.CORRIDOR:
        assert next_seat(game, led) in (SECRETARIAT, FIELD)
        game.submit(SECRETARIAT, game.routine())
    assert next_seat(game, led) == game.to_act()[0]


def test_a_person_who_tables_a_text_is_told_what_it_moved_and_others_are_not():
    table = in_corridor("AAA", "BBB")
    for seat in ("AAA", "BBB"):
        table.place(seat).news()
    frame = table.place("AAA").openings[TableDraft]
    table.submit("AAA", frame.draw(Random(2)))
    (mine,), (theirs,) = table.place("AAA").news(), table.place("BBB").news()
    assert mine.record.action == theirs.record.action and theirs.moved == ()
    assert HoursSpent in map(type, mine.record.events) and HoursSpent not in map(type, theirs.record.events)


def test_nobody_acts_from_a_seat_that_another_holds_or_nobody_does():
    table = in_corridor("AAA", "BBB")
    number = len(table.game.entries)
    for seat, person in (("AAA", "p2"), ("BBB", "p1"), ("CCC", "p1"), ("AAA", "p9")):
        with pytest.raises(OutOfOrder, match="does not hold the seat"):
            table.submit(seat, EndDay(), person=person)
    assert len(table.game.entries) == number
    assert table.submit("AAA", EndDay(), person="p1").by == "AAA"


@settings(max_examples=8)
@given(st.integers(0, 400))
def test_of_what_others_do_in_secret_a_place_is_shown_nothing(seed):
    table = seated("AAA", seed=seed)
    news = []
    for _ in range(40):
        on(table)
        for seat in table.asked[:1]:
            let_by(table, seat)
        news += table.place("AAA").news()
    told = [mine for each in table.game.records if (mine := seen(each, Seat("AAA"), CASE)) is not None]
    assert len(news) == len(told)
    for number, (each, mine) in enumerate(zip(news, told, strict=True), 1):
        assert each.record == replace(mine, number=number)
        assert (each.record.because, each.record.reasons) == ("", ())


def test_the_news_of_a_place_tell_nothing_of_an_act_that_was_taken_back():
    table = in_corridor("AAA", "BBB")
    for seat in ("AAA", "BBB"):
        table.place(seat).news()
    frame = table.place("AAA").openings[ProposeUnderstanding]
    ask = ProposeUnderstanding(("BBB",), frame.asked(("BBB",))[0])
    table.submit("AAA", ask)
    table.withdraw("AAA", person="p1")
    assert [list(table.place(seat).news()) for seat in ("AAA", "BBB")] == [[], []]
    table.submit("AAA", ask)
    told = [list(table.place(seat).news()) for seat in ("AAA", "BBB")]
    assert all(len(news) == 1 and news[0].record.events for news in told) and told[1][0].asides
    read = [news[0].record.number for news in told]
    withdraw(table.game, "AAA", person="p1")
    table.submit("AAA", next(table.place("AAA").openings[Meet].each()))
    for place, seat in enumerate(("AAA", "BBB")):
        undone, after = table.place(seat).news()
        assert undone.withdrawn and undone.record == Seen(read[place], "", None, ()) and not undone.asides
        assert isinstance(after.record.action, Meet) and after.record.number == read[place] + 1, "shown as ever"


def test_an_act_is_taken_back_at_a_table_only_by_whoever_holds_the_seat():
    table = in_corridor("AAA", "BBB")
    table.submit("AAA", EndDay(), person="p1")
    number = len(table.game.entries)
    for seat, person in (("AAA", "p2"), ("AAA", "p9"), ("BBB", "p2")):
        with pytest.raises(OutOfOrder):
            table.withdraw(seat, person=person)
    assert len(table.game.entries) == number
    table.withdraw("AAA", person="p1")
    assert table.waits_for("AAA")


def test_a_table_of_a_lesson_has_a_director_whose_news_reach_every_place_and_no_other_has_one(tmp_path):
    path = tmp_path / "lesson.jsonl"
    roster = roster_of(CASE.seats, {"AAA": "p1", "BBB": "p2"})
    table = Table(Game.new(CASE, 3, path, roster=roster, directed=True), delegations(CASE, 3))
    on(table)
    for seat in ("AAA", "BBB"):
        table.place(seat).news()
    waits = table.game.to_act()
    record = table.submit(DIRECTOR, GiveNews("A dyke has broken upstream."))
    assert record.by == DIRECTOR and table.game.to_act() == waits
    for seat in ("AAA", "BBB"):
        (told,) = table.place(seat).news()
        assert "A dyke has broken" in str(told.record.events)
    for seat, person in (("AAA", "p1"), (DIRECTOR, "p1"), (DIRECTOR, "p2")):
        with pytest.raises(OutOfOrder):
            table.submit(seat, GiveNews("no"), person=person)
    table.game.close()
    again = Game.load(path)
    assert again.case.directed and again.records[-1].by == DIRECTOR
    again.close()
    with pytest.raises(OutOfOrder, match="no director"):
        in_corridor("AAA").submit(DIRECTOR, GiveNews("no"))
