"""What the debrief tells as values follows from the records: degrees, turning points, reasons, decisions, chairs."""

import re

from game.council.acts import CastBallot
from game.debrief.accounts import refused_by_another
from game.debrief.debrief import debrief
from game.debrief.history import History
from game.debrief.objectives import FROM_THE_START, NEVER, instructions
from game.debrief.other_chair import other_chair, other_seat
from game.debrief.sections import sections
from game.debrief.text import debrief_text
from game.debrief.turning import courses, key_day
from game.debrief.warnings import warnings
from game.engine import briefing
from game.play.game import Game
from game.world.conditions import holds
from game.world.events import NumbersMoved
from game.world.setting import Driver


def test_an_objective_is_met_exactly_where_its_degree_is_one(games: list[Game], shipped_games: list[Game]) -> None:
    for game in games + shipped_games:
        for each in instructions(History(game.case, game.records), None):
            assert 0.0 <= each.share <= 1.0
            for one in each.objectives:
                assert 0.0 <= one.degree <= 1.0
                assert one.met == (one.degree == 1.0)


def test_the_day_on_which_an_objective_was_met_or_lost_is_the_day_it_changed(shipped_games: list[Game]) -> None:
    turned = 0
    for game in shipped_games:
        history = History(game.case, game.records)
        asked = {(each.member, one.text): one for each in game.case.profiles for one in each.objectives}
        for member, one in ((each.member, one) for each in instructions(history, None) for one in each.objectives):
            if not one.record:
                assert one.turned == (FROM_THE_START if one.met else NEVER)
                continue
            turned += 1
            moment = history.moments[one.record - 1]
            setting, when = game.case.setting, asked[member, one.text].when
            assert holds(when, setting, moment.before.world.numbers) != one.met
            assert holds(when, setting, moment.after.world.numbers) == one.met
    assert turned


def test_a_turning_point_is_the_sum_of_that_days_moves_for_that_reason(shipped_games: list[Game]) -> None:
    for game in shipped_games:
        history = History(game.case, game.records)
        for course in courses(history):
            assert len(course.values) == len(course.days)
            for turn in course.turns:
                record = game.records[turn.record - 1]
                moves = [c for e in record.events if isinstance(e, NumbersMoved) for c in e.changes]
                assert any(c.slot == course.indicator for c in moves)
                assert history.moments[turn.record - 1].day == turn.day
                assert turn.claim == -1 or f"(claim no. {turn.claim + 1})" in turn.because


def test_every_ballot_on_a_draft_keeps_its_reasons_as_terms_that_sum_to_its_value(shipped_games: list[Game]) -> None:
    game = shipped_games[1]
    votes = [each for each in debrief(game.case, game.records).votes if each.subject.kind == "draft"]
    assert votes
    by_record = {(r.by, r.action.vote): r for r in game.records if isinstance(r.action, CastBallot)}
    for vote in votes:
        for seat in vote.seats:
            if seat.ballot != "absent":
                assert seat.reasons == by_record[seat.member, vote.id].reasons
                assert seat.value == round(sum(each.value for each in seat.reasons), 6)
        in_favour = [each.value for each in vote.seats if each.ballot == "in favour" and each.reasons]
        against = [each.value for each in vote.seats if each.ballot == "against" and each.reasons]
        assert not against or not in_favour or max(against) < min(in_favour) + 100


def test_no_sentence_says_that_force_came_because_the_one_it_was_used_against_refused(
    games: list[Game], shipped_games: list[Game]
) -> None:
    for game in games + shipped_games:
        for each in debrief(game.case, game.records).decisions:
            words = " ".join(one.because for one in (*each.easier, *each.harder))
            assert not re.search(r"\brefus", words)


def test_what_another_refused_bears_on_no_decision(shipped_games: list[Game]) -> None:
    setting = shipped_games[0].case.setting
    for decision in setting.decisions:
        others = next(each for each in setting.demands if each.of != decision.capital)
        own = next(each for each in setting.demands if each.of == decision.capital)
        assert refused_by_another(Driver(f"demand.{others.id}.refused", 5.0, "x"), decision, setting)
        assert refused_by_another(Driver("tension", 5.0, "x", when=f"demand.{others.id}.refused"), decision, setting)
        assert not refused_by_another(Driver(f"demand.{own.id}.refused", 5.0, "x"), decision, setting)
        assert not refused_by_another(Driver("tension", 5.0, "x"), decision, setting)


def test_a_decision_is_decided_by_its_capital_alone(shipped_games: list[Game]) -> None:
    for game in shipped_games:
        capitals = {each.id: each.capital for each in game.case.setting.decisions}
        for each in debrief(game.case, game.records).decisions:
            assert game.case.participant[capitals[each.decision]].name in each.decided_by
            assert each.decided_by.endswith(", alone")


def test_what_was_there_too_little_is_not_told_as_if_it_had_been(shipped_games: list[Game]) -> None:
    found = 0
    for game in shipped_games:
        drivers = {d.because: d.coefficient for each in game.case.setting.decisions for d in each.drivers}
        for each in debrief(game.case, game.records).decisions:
            for one in (*each.easier, *each.harder):
                bare = one.because.removeprefix("too little of this: ")
                if one.by and bare in drivers:
                    found += 1
                    assert (bare == one.because) == (one.by * drivers[bare] > 0.0), one
    assert found


def test_the_other_chair_says_a_ballot_once(shipped_games: list[Game]) -> None:
    history = History(shipped_games[1].case, shipped_games[1].records)
    for seat in history.case.remit.council.seats:
        for deed in other_chair(history, seat, key_day(history)).did:
            assert not deed.because.startswith(("In favour: ", "Against: ", "Abstaining: ")), deed


def test_the_key_day_is_one_that_was_played(games: list[Game], shipped_games: list[Game]) -> None:
    for game in games + shipped_games:
        history = History(game.case, game.records)
        key = key_day(history)
        assert 1 <= key.day <= history.state.day
        assert history.moments[key.record - 1].after.day == key.day
        drafts = {each.day for each in history.state.proceedings.votes if each.subject.kind == "draft"}
        assert not drafts or key.day in drafts


def test_the_other_chair_holds_what_its_own_briefing_held_and_nobody_elses_secrets(shipped_games: list[Game]) -> None:
    for game in shipped_games[:2]:
        history = History(game.case, game.records)
        seat = other_seat(history, "USA")
        assert seat != "USA"
        key = key_day(history)
        chair = other_chair(history, seat, key)
        view = briefing(history.moments[key.record - 1].after, seat)
        held = [text for head, text in chair.knew if head == "Held back"]
        assert len(held) == sum(not each.released for each in view.evidence)
        acts = [each.number for each in game.records if each.by == seat]
        assert {each.record for each in chair.did} <= set(acts)
        assert all(each.because for each in chair.did)


def test_the_secrets_of_a_chair_are_those_it_was_told(shipped_games: list[Game]) -> None:
    game = shipped_games[1]
    history, key = History(game.case, game.records), key_day(History(game.case, game.records))
    name = history.labels.the
    for seat in game.case.seats:
        for line in other_chair(history, seat, key).secrets:
            if " asked " in line or " spoke" in line or " advised " in line:
                assert name(seat).lower() in line.lower()


def test_warnings_are_the_players_own_charges_each_tried_once(shipped_games: list[Game]) -> None:
    game = shipped_games[1]
    tried = 0
    for seat in ("USA", "GBR", "RUS"):
        found = warnings(game.case, game.records, game.seed, seat).warned
        ledger = {each.number: each for each in briefing(History(game.case, game.records).state, seat).ledger}
        of = {(ledger[each.number].kind == "prebuttal", ledger[each.number].subject) for each in found}
        assert len(of) == len(found)
        assert all(ledger[each.number].by == seat for each in found)
        assert all(each.text.endswith(".") and each.conditions.endswith(".") for each in found)
        tried += len(found)
    assert tried


def test_the_two_results_never_meet_in_one_line(games: list[Game], shipped_games: list[Game]) -> None:
    for game in games[:4] + shipped_games[:1]:
        told = debrief(game.case, game.records, game.case.seats[0], game.seed)
        parts = {each.id: each for each in sections(told)}
        assert "never summed" in parts["instructions"].note
        assert "never summed" in parts["purposes"].note
        instructed = {line.text for block in parts["instructions"].blocks for line in block.lines}
        served = {line.text for block in parts["purposes"].blocks for line in block.lines}
        assert not instructed & served


def test_a_brief_debrief_leaves_out_reasons_and_no_section(games: list[Game]) -> None:
    game = games[0]
    told = debrief(game.case, game.records, "AAA", 0)
    whole, brief = debrief_text(told), debrief_text(told, brief=True)
    assert len(brief) < len(whole)
    assert all(each.title in brief or each.title.upper() in brief for each in sections(told))
