"""By the book: what is on record is done, on every day and with its source; the rest is left undone."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from game.council import acts as a
from game.council.events import VoteExplained
from game.council.voting import Ballot
from game.delegations.book import BEGUN, by_the_book
from game.engine.book import Course
from game.engine.case import Case
from game.engine.recorded import recorded
from game.forecast.forecaster import Text
from game.forecast.interests import Interests
from game.forecast.public import public
from game.forecast.temper import Stake
from game.forecast.valuation import crossed
from game.play.advance import advance
from game.play.codec import Record
from game.play.game import Game
from game.world import acts as w
from tests.history.series import case_in


def records_of(case: Case, seed: int) -> Sequence[Record]:
    """Return the records of a game by the book."""
    game = Game.new(case, seed)
    advance(game, by_the_book(case, seed), strict=True)
    return game.records


def settled(case: Case, seed: int) -> dict[str, set[str]]:
    """Return what became of each charge in a game by the book."""
    game = Game.new(case, seed)
    advance(game, by_the_book(case, seed), strict=True)
    found: dict[str, set[str]] = {}
    for claim in game.briefing(case.seats[0]).ledger:
        if claim.kind in ("accusation", "document"):
            found.setdefault(claim.subject, set()).add(claim.state.value)
    return found


def on_days(records: Sequence[Record]) -> list[tuple[int, Record]]:
    """Return each record with the day of the campaign on which it was made."""
    day, found = 0, []
    for record in records:
        day += isinstance(record.action, w.OpenDay)
        found.append((day, record))
    return found


@pytest.fixture(scope="module")
def record() -> list[tuple[int, Record]]:
    """Return one game by the book, intentions as they were."""
    return on_days(records_of(case_in("history"), 3))


def done(record: list[tuple[int, Record]], by: str, kind: type) -> list[tuple[int, Any]]:
    """Return the acts of one kind that a seat did, with their days."""
    return [(day, each.action) for day, each in record if each.by == by and type(each.action) is kind]


@pytest.mark.parametrize("seed", range(8))
def test_the_council_votes_exactly_as_it_voted(seed: int) -> None:
    record = on_days(records_of(case_in("history"), seed))
    for draft in case_in("history").book.drafts:
        votes = [each for on, each in record if on == draft.day and type(each.action) is a.CastBallot]
        cast = {each.by: each.action.ballot for each in votes}
        assert len(cast) == 15 and all("as on " in each.because for each in votes)
        on_record = (
            (draft.in_favour, Ballot.IN_FAVOUR),
            (draft.against, Ballot.AGAINST),
            (draft.abstaining, Ballot.ABSTAINING),
        )
        assert cast == {member: ballot for members, ballot in on_record for member in members}


@pytest.mark.parametrize("seed", range(8))
def test_every_statement_on_record_is_made_on_its_day_with_all_its_points(seed: int) -> None:
    game = Game.new(case_in("history"), seed)
    advance(game, by_the_book(game.case, seed), strict=True)
    record, ledger = on_days(game.records), game.briefing("KEN").ledger
    for act in game.case.book.acts:
        said = [each.action for day, each in record if day == act.day and each.by == act.by and is_speech(each)]
        made = [point for speech in said for point in speech.points]
        for point in (*act.says, *act.reply):
            assert set(recorded(point, ledger, act.by)) & set(made), (act.day, act.by, point)


def is_speech(record: Record) -> bool:
    """Return whether the act is a statement that is on record."""
    return type(record.action) is w.Speak and record.because.startswith("as on ")


def test_the_council_meets_on_the_days_on_which_it_met(record: list[tuple[int, Record]]) -> None:
    assert [day for day, each in record if type(each.action) is a.OpenMeeting] == [1, 5, 7, 9, 11, 12]


def test_what_was_said_on_the_first_day_is_said_with_its_source(record: list[tuple[int, Record]]) -> None:
    day, speech = done(record, "USA", w.Speak)[0]
    assert day == 1
    kinds = {type(point) for point in speech.points}
    assert kinds == {w.Accusing, w.Prebutting, w.Demanding, w.Offering, w.Rebutting}
    because = next(each.because for _, each in record if each.by == "USA" and type(each.action) is w.Speak)
    assert because.startswith("as on 17 February 2022 (") and "Newsmax" in because


def test_nothing_is_begun_that_is_not_on_record(record: list[tuple[int, Record]]) -> None:
    begun = [(day, each.by, each.action) for day, each in record if type(each.action) in BEGUN]
    assert begun
    for day, by, action in begun:
        because = next(each.because for on, each in record if on == day and each.by == by and each.action == action)
        assert because.startswith("as on "), (day, by, action)
    assert len({each.symbol for _, each in _drafts(record)}) == 2


def _drafts(record: list[tuple[int, Record]]) -> list[tuple[int, Any]]:
    return [(day, e.draft) for day, each in record for e in each.events if type(e).__name__ == "DraftTabled"]


def test_a_seat_whose_true_red_line_a_text_crosses_departs_from_the_record_and_says_so() -> None:
    case = case_in("history")
    line = replace(case.profile["BRA"].red_lines[0], issue="", paragraph="withdrawal_demanded", peacetime=False)
    profiles = tuple(replace(p, red_lines=(line,)) if p.member == "BRA" else p for p in case.profiles)
    records = on_days(records_of(replace(case, profiles=profiles), 3))
    cast = next(e for on, e in records if on == 9 and e.by == "BRA" and type(e.action) is a.CastBallot)
    assert cast.because.startswith("not by the book: our instructions forbid it: ")


def test_where_what_the_record_rests_on_does_not_hold_the_book_is_closed() -> None:
    case = case_in("history")
    closed = Course(1, 12, "not flag.attack and flag.attack", "nothing is as it was")
    case = replace(case, book=replace(case.book, course=(closed,)))
    records = records_of(case, 3)
    assert not [each for each in records if "as on " in each.because]
    assert [each for each in records if each.because.startswith("not by the book: nothing is as it was")]


def test_an_empty_book_changes_nothing_but_that_nobody_begins_anything() -> None:
    case = case_in("history")
    records = records_of(replace(case, book=replace(case.book, course=(), drafts=(), acts=())), 3)
    assert not [each for each in records if type(each.action) in BEGUN]
    assert [each for each in records if type(each.action) is w.Speak]


def test_the_charges_of_february_come_out_as_they_did() -> None:
    found = settled(case_in("history"), 3)
    borne_out = ("invasion_planned", "recognition_planned", "moscow_evades_package", "pretext_manufactured")
    refuted = ("genocide_in_donbas", "war_crimes_in_donbas", "persecution_of_russian_speakers", "offensive_planned")
    assert [each for each in borne_out if "borne-out" not in found[each]] == []
    assert [each for each in refuted if found[each] != {"refuted"}] == []
    assert "refuted" in found["hysteria"]


def test_charges_of_atrocity_are_settled_and_sourced_in_every_mode() -> None:
    for mode in ("history", "uncertain"):
        settled_by_source = {each.id: each.truth for each in case_in(mode).setting.charges if each.truth in (0, 1)}
        assert {"genocide_in_donbas", "war_crimes_in_donbas", "staged_chemical_attack"} <= set(settled_by_source)
        assert all(each.source for each in case_in(mode).setting.charges if each.id in settled_by_source)


def test_the_ballots_of_the_record_are_cast_exactly_whichever_red_line_is_the_true_one() -> None:
    case = case_in("history")
    interests = Interests(public(case))
    assert [each.day for each in case.book.drafts] == [9, 11]
    for draft in case.book.drafts:
        text = Text(draft.clauses, (draft.by, *draft.cosponsors), force=("RUS",))
        behind = {*draft.in_favour, draft.by, *draft.cosponsors} & set(case.remit.council.seats)
        for member in behind:
            for line in case.profile[member].red_lines:
                assert not crossed(interests, text, Stake(line, 1.0, true=True)), (draft.day, member, line.id)


@pytest.mark.parametrize("seed", [3, 11])
def test_what_is_announced_by_the_book_is_what_the_record_has(seed: int) -> None:
    case = case_in("history")
    records = on_days(records_of(case, seed))
    for draft in case.book.drafts:
        recorded = {Ballot.IN_FAVOUR: draft.in_favour, Ballot.AGAINST: draft.against}
        today = [each for day, each in records if day == draft.day]
        cast = [each for each in today if type(each.action) is a.CastBallot]
        assert len(cast) == 15
        assert all(each.by in recorded.get(each.action.ballot, draft.abstaining) for each in cast)
        explained = [(each.by, e) for each in today for e in each.events if isinstance(e, VoteExplained)]
        assert explained
        for by, event in explained:
            assert by in recorded.get(event.ballot, draft.abstaining)


def test_india_and_the_emirates_say_beforehand_that_they_abstain() -> None:
    said: dict[str, set[Ballot]] = {}
    for seed in range(3):
        for day, each in on_days(records_of(case_in("history"), seed)):
            for event in each.events:
                if isinstance(event, VoteExplained) and event.before and each.by in ("IND", "ARE") and day == 9:
                    said.setdefault(each.by, set()).add(event.ballot)
                    assert "as on 25 February 2022 (" in each.because
    assert said and all(ballots == {Ballot.ABSTAINING} for ballots in said.values())
