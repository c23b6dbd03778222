"""Texts and amendments drawn at random: whatever is open is drawn sometimes, and nothing that is not."""

from collections import Counter
from random import Random

import pytest

from game.council import acts as a
from game.council.drafting import chapter_of
from game.council.papers import BankParagraph
from game.council.stages import Stage
from game.engine import open_to
from tests.rules.councils import BANK, MONITORS, RIVER, SLUICES, TALKS, Story

MORE = tuple(BankParagraph(f"recital-{each}", "preambular", "", ("welcomes",), {}) for each in "abc")
PLAIN = tuple(each for each in BANK if not each.calls_session)


@pytest.mark.parametrize(("preambular", "operative"), [(0, 1), (1, 2), (3, 3)])
def test_drafts_are_drawn_with_every_number_of_paragraphs_up_to_the_bounds(preambular: int, operative: int) -> None:
    story = Story(5, bank=(*PLAIN, *MORE), max_preambular=preambular, max_operative=operative).morning()
    frame, dice = open_to(story.state, "EAA").frames[a.TableDraft], Random(1)
    kinds = {each.id: each.kind for each in story.case.remit.bank}
    shapes = Counter()
    for _ in range(600):
        text = frame.draw(dice)
        assert frame.admits(text)
        drawn = [kinds[each.paragraph] for each in text.clauses]
        assert drawn == sorted(drawn, reverse=True), "preambular paragraphs come first"
        shapes[drawn.count("preambular"), drawn.count("operative")] += 1
    assert {each for each, _ in shapes} == set(range(preambular + 1))
    assert {each for _, each in shapes} == set(range(1, operative + 1))


@pytest.mark.parametrize("extra", ["preambular", "operative"])
def test_one_paragraph_beyond_a_bound_is_refused(extra: str) -> None:
    story = Story(5, bank=(*PLAIN, *MORE), max_preambular=2, max_operative=2).morning()
    recitals = [a.Clause(each.id, a.Verb.WELCOMES) for each in MORE]
    within = (*recitals[:2], TALKS, SLUICES)
    beyond = (*recitals, TALKS, SLUICES) if extra == "preambular" else (*within, a.Clause("monitors", a.Verb.DEMANDS))
    assert story.refused("EAA", a.TableDraft("text", RIVER, beyond, "VI"))
    story.does("EAA", a.TableDraft("text", RIVER, within, "VI"))


def test_a_delegation_submits_one_draft_a_day_whatever_became_of_it_and_another_the_next() -> None:
    story = Story(5, days=5).morning()
    symbol = story.table("EAA", TALKS, blue=False)
    second = a.TableDraft("text", RIVER, (SLUICES,), chapter_of((SLUICES,), story.case.remit.paragraph))
    assert open_to(story.state, "EBB").admits(second)
    assert story.refused("EAA", second)
    story.does("EAA", a.WithdrawDraft(symbol))
    assert story.refused("EAA", second)
    story.convene()
    while story.state.proceedings.meeting is not None:
        story.let_pass()
    story.morning()
    assert story.table("EAA", SLUICES, blue=False)


def test_two_parts_are_put_separately_and_no_third_of_a_text_of_two_paragraphs_or_more() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS, SLUICES, MONITORS)
    story.convene().reach(Stage.TEXTS)
    assert [each.place for each in story.may("EBB", a.RequestSeparateVote)] == [0, 1, 2]
    for place, left in ((0, [1, 2]), (2, [])):
        story.does("EBB", a.RequestSeparateVote("SIM/1", place))
        story.does("EAA", a.Pass())
        assert [each.place for each in story.may("EBB", a.RequestSeparateVote)] == left
    single = Story(5).morning()
    single.table("EAA", TALKS)
    assert single.convene().reach(Stage.TEXTS).may("EBB", a.RequestSeparateVote) == []


def test_amendments_are_drawn_that_delete_replace_and_add() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS, SLUICES)
    story.convene().reach(Stage.TEXTS)
    frame, dice = open_to(story.state, "EBB").frames[a.ProposeAmendment], Random(1)
    drawn = [frame.draw(dice) for _ in range(400)]
    assert all(map(frame.admits, drawn))
    assert {(each.place, each.clause is None) for each in drawn} == {
        (-1, False), (0, False), (0, True), (1, False), (1, True),
    }  # fmt: skip
    deleted = sum(each.clause is None for each in drawn)
    assert 0.1 * len(drawn) < deleted < 0.4 * len(drawn)
