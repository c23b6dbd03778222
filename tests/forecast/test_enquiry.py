"""What a player may ask of another's ballot: each answer holds by the same forecast, and goes by what is known."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.council.papers import DraftResolution
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.engine.case import Case, RedLine
from game.forecast.changes import Way, edited
from game.forecast.enquiry import Enquiry
from game.forecast.forecaster import Text
from game.play.game import Game
from game.record.enquiry import about_draft, about_text, before_council
from game.record.foretold import NOTHING
from game.scenario.compile import load
from game.world.acts import Promise, PromiseKind
from game.world.facts import ClaimState, Learned, Understanding

ROOT = Path(__file__).parents[2]
SYMBOL, SEAT = "SIM/2022/1", "NOR"


@cache
def case() -> Case:
    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


@cache
def plain() -> Briefing:
    return Game.new(case(), 1).briefing(SEAT)


def operative() -> tuple[Clause, ...]:
    return tuple(Clause(e.id, Verb(v)) for e in case().remit.bank if e.kind == "operative" for v in e.verbs)


OTHERS = tuple(each for each in case().remit.council.seats if each != SEAT)
texts = st.lists(st.sampled_from(operative()), min_size=1, max_size=3, unique_by=lambda each: each.paragraph).map(tuple)


def view(clauses: tuple[Clause, ...], **known: Any) -> Briefing:
    """Return the briefing of one seat, before which a text lies as a draft, with what it knows."""
    item, title = case().remit.items[0].id, case().remit.titles[0].id
    draft = DraftResolution(SYMBOL, title=title, item=item, clauses=clauses, sponsors=("USA",), day=1)
    return replace(plain(), papers=replace(plain().papers, drafts=(draft,), places={SYMBOL: 0}), **known)


@given(texts, st.sampled_from(OTHERS), st.sampled_from((Ballot.IN_FAVOUR, Ballot.ABSTAINING)))
@settings(max_examples=40, deadline=None)
def test_a_change_that_is_told_brings_the_ballot_by_the_same_forecast(
    clauses: tuple[Clause, ...], member: str, wanted: Ballot
) -> None:
    enquiry = Enquiry(case(), plain())
    text = Text(clauses, (SEAT,))
    change = enquiry.change(member, text, wanted)
    if change is None:
        assert enquiry.foreseen(member, text).ballot is not wanted
        return
    assert all(each.way is not Way.WAIT for each in change.edits)
    after, mine = edited(enquiry.foresight, text, enquiry.standpoint(member), change.edits)
    again = enquiry.foresight.member(member, after, mine)
    assert again.ballot is wanted and again == change.foreseen


@given(texts, st.sampled_from(OTHERS))
@settings(max_examples=25, deadline=None)
def test_what_others_keep_to_themselves_never_changes_an_answer(clauses: tuple[Clause, ...], member: str) -> None:
    lines = tuple(RedLine(f"no_{n}", "a line", weight=90, paragraph=each.paragraph) for n, each in enumerate(clauses))
    secret = tuple(each if each.member == SEAT else replace(each, red_lines=lines) for each in case().profiles)
    relations = {SEAT: case().setting.relations.get(SEAT, {})}
    other = replace(case(), profiles=secret, setting=replace(case().setting, relations=relations))
    known = view(clauses)
    draft = known.papers.drafts[0]
    assert about_draft(case(), known, member, draft) == about_draft(other, known, member, draft)


def dearest() -> tuple[str, tuple[Clause, ...]]:
    """Return a member with a text that it would vote for."""
    enquiry = Enquiry(case(), plain())
    return next(
        (member, (clause,))
        for clause in operative()
        for member in OTHERS
        if enquiry.foreseen(member, Text((clause,), ("USA",))).likelihood.in_favour > 0.9
    )


def test_a_red_line_that_was_learned_is_a_reason_and_no_other_is() -> None:
    member, clauses = dearest()
    line = RedLine("the_line", "this line", weight=80, paragraph=clauses[0].paragraph)
    told = Learned(SEAT, member, 1, lines=("the_line", "another"))
    knowing = view(clauses, learned=(told,), lines={member: (line,)})
    without, with_it = (Enquiry(case(), each).foreseen(member, Text(clauses, ("USA",)))
                        for each in (view(clauses), knowing))  # fmt: skip
    assert with_it.value < without.value
    assert [each.source for each in with_it.reasons if each.source == "the_line"] == ["the_line"]
    assert not any(each.source == "the_line" for each in without.reasons)


def test_a_ballot_that_was_promised_counts_until_the_text_is_another() -> None:
    member, clauses = dearest()
    promise = Promise(PromiseKind.BALLOT, SYMBOL, "against")
    understanding = Understanding(0, SEAT, (member,), promise, None, False, 1, 8, (member,), ClaimState.ACCEPTED)
    knowing = view(clauses, understandings=(understanding,))
    text = Text(clauses, ("USA",))
    assert understanding.pending
    enquiry, plainly = Enquiry(case(), knowing), Enquiry(case(), view(clauses))
    assert enquiry.foreseen(member, text, SYMBOL).value < plainly.foreseen(member, text, SYMBOL).value
    other = Text((*clauses, next(e for e in operative() if e.paragraph != clauses[0].paragraph)), ("USA",))
    assert enquiry.foreseen(member, other, SYMBOL) == plainly.foreseen(member, other, SYMBOL)


def test_who_was_asked_about_the_draft_is_taken_to_remember_it() -> None:
    member, clauses = dearest()
    asked = Enquiry(case(), view(clauses, lobbied=((SEAT, member, SYMBOL, False),)))
    text = Text(clauses, ("USA",))
    assert asked.foreseen(member, text, SYMBOL).value < asked.foreseen(member, text, "").value


def test_nothing_is_added_to_a_text_that_is_full() -> None:
    most = case().remit.max_operative
    firsts = {each.paragraph: each for each in operative()}
    full = Text(tuple(list(firsts.values())[:most]), (SEAT,))
    enquiry = Enquiry(case(), plain())
    kinds = {each.id: each.kind for each in case().remit.bank}
    for member in OTHERS:
        change = enquiry.change(member, full, Ballot.ABSTAINING)
        added = [each.clause for each in change.edits if each.way is Way.ADD] if change else []
        assert not any(kinds[each.paragraph] == "operative" for each in added if each)


def test_the_answer_names_the_ballot_the_reasons_and_each_other_way() -> None:
    member, clauses = dearest()
    known = view(clauses)
    lines = about_draft(case(), known, member, known.papers.drafts[0])
    assert "is most likely in favour" in lines[0] and lines[1].startswith("Its reasons")
    assert [each.split(":")[0] for each in lines[2:]] == ["To have it abstaining"]
    assert all(NOTHING in each or "likely)" in each for each in lines[2:])


@pytest.mark.parametrize(("code", "words"), [(SEAT, "Your own ballot is yours"), ("UKR", "has no vote in the Council")])
def test_nothing_is_foretold_of_oneself_or_of_who_has_no_vote(code: str, words: str) -> None:
    assert words in " ".join(about_text(case(), plain(), code, operative()[:1]))


def test_the_draft_that_is_put_is_meant_and_else_the_last_that_lives() -> None:
    known = view(operative()[:1])
    assert before_council(known) == known.papers.drafts[0] == before_council(known, SYMBOL)
    assert before_council(plain()) is None and before_council(known, "SIM/2022/9") is None
