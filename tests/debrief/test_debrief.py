"""What the debrief, the ledger, the votes and the dispatches say follows from the journal, and says so."""

import re
from itertools import pairwise

from msgspec.structs import replace

from game.council.voting import Ballot, Ground
from game.debrief.debrief import debrief
from game.debrief.sections import AT_LEAST, COUNTED, MODELLED, sections
from game.debrief.text import debrief_text, whole_game
from game.engine import begin, fold
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.newspaper import page_of
from game.record.tallies import sheets
from game.record.text import STAMP, dispatches_text, front_page_text, ledger_text
from game.words.labels import dated
from game.world.acts import Speak


def test_the_two_results_stand_apart(games: list[Game]) -> None:
    for game in games:
        told = debrief(game.case, game.records)
        assert [each.member for each in told.instructions] == list(game.case.seats)
        assert [each.id for each in told.purposes] == ["peace", "charter", "people"]
        assert all(each.verdict in ("yes", "in part", "no") for each in told.purposes)


def test_a_vote_names_the_rule_that_defeated_it(games: list[Game], shipped_games: list[Game]) -> None:
    seen = set()
    for game in games + shipped_games:
        state = fold(begin(game.case), (event for record in game.records for event in record.events))
        for past, sheet in zip(state.proceedings.votes, sheets(state.proceedings.votes, game.case), strict=True):
            ground = past.outcome.ground
            seen.add(ground)
            assert ("veto" in sheet.result) == (ground is Ground.VETO)
            assert ("lacked" in sheet.result) == (ground is Ground.LACKED_VOTES)
            assert [each.member for each in sheet.seats] == list(game.case.remit.council.seats)
            assert sheet.in_favour == sum(each.ballot == "in favour" for each in sheet.seats)
            assert sheet.in_favour == list(past.ballots.values()).count(Ballot.IN_FAVOUR)
    assert seen == set(Ground)


def test_enough_members_not_in_favour_defeat_any_text(shipped_games: list[Game]) -> None:
    votes = [vote for game in shipped_games for vote in debrief(game.case, game.records).votes]
    assert votes
    assert all("seven not in favour are enough to defeat it" in each.bar for each in votes)


def test_every_ballot_of_the_machine_comes_with_its_reasons(shipped_games: list[Game]) -> None:
    told = debrief(shipped_games[1].case, shipped_games[1].records)
    cast = [seat for vote in told.votes for seat in vote.seats if seat.ballot != "absent"]
    assert cast
    assert all(each.because for each in cast)


def test_reasons_do_not_say_the_ballot_again_that_stands_beside_them(shipped_games: list[Game]) -> None:
    seats = [seat for game in shipped_games for vote in debrief(game.case, game.records).votes for seat in vote.seats]
    assert any(seat.because for seat in seats)
    assert not [seat for seat in seats if seat.because.lower().startswith(f"{seat.ballot}:")]


def test_the_bars_of_a_waterfall_lead_from_yesterday_to_today(games: list[Game], shipped_games: list[Game]) -> None:
    for game in games + shipped_games:
        chronicle = Chronicle.of(game.case, game.records)
        for page in (page_of(chronicle, each.day) for each in chronicle.mornings):
            for fall in page.waterfalls:
                assert abs(fall.before + sum(bar.by for bar in fall.bars) - fall.after) < 1e-4
                assert not any(bar.because == "what is not known in public" for bar in fall.bars)


def test_each_morning_begins_where_the_one_before_it_ended(games: list[Game]) -> None:
    for game in games:
        mornings = Chronicle.of(game.case, game.records).mornings
        assert [each.day for each in mornings] == list(range(1, len(mornings) + 1))
        assert all(one.after == other.before for one, other in pairwise(mornings))


def test_the_players_own_lines_come_back_with_what_came_of_them(games: list[Game]) -> None:
    found = 0
    for game in games:
        for seat in game.case.seats:
            spoken = [each for each in game.records if each.by == seat and isinstance(each.action, Speak)]
            lines = debrief(game.case, game.records, seat, game.seed).own_lines
            assert len(lines) == len(spoken)
            found += sum(bool(each.came_of_it) for each in lines)
    assert found


def test_figures_of_the_real_toll_stand_with_office_and_date_apart_from_those_of_the_game(
    shipped_games: list[Game],
) -> None:
    game = shipped_games[0]
    case = replace(game.case, toll=tuple(replace(each, when="day >= 1") for each in game.case.toll))
    parts = {each.id: each for each in sections(debrief(case, game.records, "USA", game.seed))}
    lines = [line for block in parts["toll"].blocks for line in block.lines]
    assert len(lines) == len(case.toll) > 0
    for line, toll in zip(lines, case.toll, strict=True):
        assert line.head.lower() == f"{'at least ' * toll.least}{toll.figure}"
        assert f"as of {dated(toll.as_of)}" in line.text
        assert re.search(r"\[(OHCHR|UNHCR), .*20\d\d", line.text), line.text
    assert AT_LEAST in parts["toll"].note
    assert COUNTED in parts["toll"].note
    assert MODELLED in parts["figures"].note
    counted = [each.label.lower() for each in case.setting.indicators]
    people = next(line for block in parts["purposes"].blocks for line in block.lines if "People" in line.head)
    assert people.text.startswith("in this game, ")
    assert not any(label in line.text.lower() for label in counted for line in lines)


def test_every_export_says_that_it_is_a_simulation(games: list[Game]) -> None:
    game = games[0]
    told = debrief(game.case, game.records)
    page = front_page_text(page_of(Chronicle.of(game.case, game.records)))
    for text in (ledger_text(told.ledger), debrief_text(told), page, whole_game(game.case, game.records, 0)):
        assert STAMP in text


def test_no_line_is_wider_than_asked_for(games: list[Game]) -> None:
    text = whole_game(games[0].case, games[0].records, 0, 60)
    assert max(map(len, text.splitlines())) <= 60


def test_who_decided_is_told_apart_from_what_made_it_easier(shipped_games: list[Game]) -> None:
    told = debrief(shipped_games[0].case, shipped_games[0].records)
    assert len(told.decisions) == sum(not each.repeats for each in shipped_games[0].case.setting.decisions)
    assert all(each.decided_by.endswith("alone") for each in told.decisions)
    assert all(one.by >= 0 for each in told.decisions for one in each.easier)
    assert all(one.by <= 0 for each in told.decisions for one in each.harder)


def test_the_dispatches_of_one_reader_are_short_and_keep_what_concerns_it(shipped_games: list[Game]) -> None:
    whole = short = 0
    for game in shipped_games[:2]:
        chronicle = Chronicle.of(game.case, game.records)
        reader = game.case.seats[0]
        for each in chronicle.mornings[1:]:
            page, mine = page_of(chronicle, each.day), page_of(chronicle, each.day, reader)
            assert {row.number for row in mine.came_due} == {
                row.number for row in page.came_due if reader in (row.by, row.about)
            }
            assert len(mine.came_due) + mine.others_due == len(page.came_due)
            whole += len(front_page_text(page).split())
            short += len(dispatches_text(mine).split())
    assert short < whole / 2
