"""Forms of a scenario: what lies on the table when one begins, what came before it, and what its law leaves open."""

from pathlib import Path
from random import Random

import pytest

from game.council import acts as a
from game.council.voting import Ballot
from game.engine.case import Case
from game.play.advance import yielding
from game.play.game import Game
from game.scenario.compile import load
from game.scenario.faults import ScenarioError
from game.scenario.short import forms, shortened
from game.terms import MemberId

ROOT = Path(__file__).parents[2]
COMMON = ROOT / "scenarios" / "common"
THREE = ROOT / "tests" / "data" / "three.yaml"
DAM = """
forms:
  - id: second_day
    from_day: 2
    starts: {skirmishes: 44}
    before: [closes_dam]
    to_the_vote: true
    texts:
      - {by: AAA, cosponsors: [CCC], title: on_dam, item: river, paragraphs: [{paragraph: both_banks, verb: VERB}]}
  - id: mute
    without_texts: true
"""
ASKED = "{id: shared, title: Shared, text: Both., when: adopted.both_banks.calls_upon and not adopted.restraint}"


def written(tmp_path: Path, verb: str = "calls-upon", old: str = "", new: str = "") -> Case:
    text = THREE.read_text(encoding="utf-8").replace("\nendings:", f"\nendings:\n  - {ASKED}")
    added = DAM.replace("VERB", verb)
    path = tmp_path / "three.yaml"
    path.write_text(text + (added.replace(old, new) if old else added), encoding="utf-8")
    return load(path, COMMON)


def begun(case: Case, form: str) -> Game:
    game = Game.new(shortened(case, form), 1)
    game.submit(game.to_act()[0], game.routine())
    return game


def test_a_form_begins_on_its_day_after_what_came_before_with_its_figures(tmp_path: Path) -> None:
    game = begun(written(tmp_path), "second_day")
    view = game.briefing("CCC")
    assert (game.day, view.decided) == (2, ("closes_dam",))
    assert view.numbers["skirmishes"] == 44.0
    assert view.numbers["talks.river_talks.ended"] == 1.0


def test_its_text_lies_in_blue_and_the_first_meeting_is_on_the_item_of_the_text(tmp_path: Path) -> None:
    game = begun(written(tmp_path), "second_day")
    (draft,) = game.briefing("CCC").papers.drafts
    assert (draft.sponsors, draft.standing.value, draft.item) == (("AAA", "CCC"), "in-blue", "river")
    assert game.briefing("CCC").requests[0][1] == "river"


def test_a_condition_sees_which_paragraph_was_adopted_and_with_which_verb(tmp_path: Path) -> None:
    game = ended(begun(written(tmp_path), "second_day"), {"AAA": Ballot.IN_FAVOUR, "CCC": Ballot.IN_FAVOUR})
    numbers = game.briefing("CCC").numbers
    assert numbers["adopted.both_banks.calls_upon"] == 1.0
    assert numbers["adopted.restraint"] == 0.0
    assert game.ending == "shared"
    weaker = ended(begun(written(tmp_path, "urges"), "second_day"), {"AAA": Ballot.IN_FAVOUR, "CCC": Ballot.IN_FAVOUR})
    assert weaker.briefing("CCC").numbers["adopted.both_banks.calls_upon"] == 0.0
    assert weaker.ending != "shared"


def test_a_paragraph_that_was_not_adopted_is_not_seen(tmp_path: Path) -> None:
    game = ended(begun(written(tmp_path), "second_day"), {"AAA": Ballot.IN_FAVOUR, "BBB": Ballot.AGAINST})
    assert game.briefing("CCC").numbers["adopted.both_banks.calls_upon"] == 0.0


def ended(game: Game, ballots: dict[MemberId, Ballot]) -> Game:
    """Return the game after everybody let everything else go by and the text was voted on."""
    while actors := game.to_act():
        seat = actors[0]
        openings = game.openings(seat)
        meeting = game.briefing(seat).meeting if seat in game.case.seats else None
        vote = meeting.vote if meeting is not None else None
        cast = a.CastBallot(vote.id, ballots.get(seat, Ballot.ABSTAINING)) if vote is not None else None
        game.submit(seat, cast if cast is not None and openings.admits(cast) else yielding(openings))
    return game


def test_where_nobody_submits_texts_there_is_nothing_to_vote_on(tmp_path: Path) -> None:
    for seed in range(1, 4):
        game, dice = Game.new(shortened(written(tmp_path), "mute"), seed), Random(seed)
        while actors := game.to_act():
            seat = dice.choice(actors)
            openings = game.openings(seat)
            assert a.TableDraft not in openings and a.ProposeStatement not in openings
            game.submit(seat, openings.draw(dice))
        assert not game.briefing("CCC").papers.drafts


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[closes_dam]", "[closed_dam]", "C001"),
        ("{skirmishes: 44}", "{skirmishes: 700}", "C035"),
        ("{skirmishes: 44}", "{skirmish: 44}", "C001"),
        ("from_day: 2", "from_day: 9", "C004"),
        ("by: AAA", "by: ZZZ", "C001"),
        ("calls-upon", "condemns", "C039"),
        ("title: on_dam", "title: on_damn", "C001"),
        ("id: mute", "id: second_day", "C002"),
    ],
)
def test_a_form_is_checked_as_the_scenario_is(tmp_path: Path, old: str, new: str, code: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        written(tmp_path, old=old, new=new)
    assert code in {each.code for each in raised.value.faults}


def test_a_form_that_there_is_not_is_told_of_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has no form third; its forms are whole, second_day, mute"):
        shortened(written(tmp_path), "third")


MINSK = ROOT / "scenarios" / "minsk-2022"


def test_the_text_of_the_24th_lies_before_the_council_on_25_february_under_chapter_vii() -> None:
    case = load(MINSK, COMMON)
    assert set(forms(case)) == {"short", "february_17", "february_25"}
    game = begun(case, "february_25")
    view = game.briefing("KEN")
    assert (game.day, view.date) == (9, "2022-02-25")
    assert {"recognition", "attack"} == set(view.decided)
    (draft,) = view.papers.drafts
    verbs = {each.paragraph: each.verb.value for each in draft.clauses}
    assert (verbs["actions_of_russia"], verbs["withdrawal_decided"]) == ("condemns", "decides")
    assert draft.sponsors == ("ALB", "USA")
