"""Every set of terms that a seat may accept, sign or let pass is printed in full above that choice."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest

from game.council.acts import AcceptAmendment, BreakSilence, Cosponsor, ObjectToStatement, SpeakOnMotion
from game.delegations.delegation import delegations
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Openings
from game.play.advance import advance_once
from game.play.game import Game
from game.scenario.compile import load
from game.terminal.console import Console
from game.terminal.pages import terms_lines
from game.words.labels import Labels
from game.words.signing import laid_before
from game.words.understandings import way_of
from game.words.wording import MOTIONS
from game.world.acts import AcceptTerms, AnswerCall, AnswerClaim, AnswerUnderstanding
from game.world.ledger import WORD_BROKEN, WORD_KEPT

ROOT = Path(__file__).parents[2]


def needed(labels: Labels, view: Briefing, openings: Openings) -> dict[str, list[str]]:
    """Return what has to be read before each choice, by the name of its act."""
    found: dict[str, list[str]] = {}
    if AcceptTerms in openings and view.round is not None and view.round.table is not None:
        table = view.round.table
        steps = [labels.of("measure", each) for each in table.steps]
        found["AcceptTerms"] = steps + [labels.requirement(each) for each in table.waives]
    if AnswerCall in openings and view.round is not None:
        found["AnswerCall"] = [labels.of("format", view.round.format), labels.the(view.round.called_by)]
    if AnswerUnderstanding in openings:
        asked = {each.number for each in openings[AnswerUnderstanding].each()}
        promises = [p for u in view.understandings if u.number in asked for p in (u.asks, u.gives) if p is not None]
        found["AnswerUnderstanding"] = [labels.of("paragraph", p.without) for p in promises if p.without]
        found["AnswerUnderstanding"] += [p.subject for p in promises if view.papers.draft(p.subject)]
    if AnswerClaim in openings:
        waits = {each.claim for each in openings[AnswerClaim].each()}
        found["AnswerClaim"] = [labels.subject(e.kind, e.subject)[1:] for e in view.ledger if e.number in waits]
        demands = [each.subject for each in view.ledger if each.number in waits and each.kind == "demand"]
        ways = [way_of(labels.case.setting, "demand", each) for each in demands]
        found["AnswerClaim"] += [f"credibility {WORD_KEPT:+.0f}, else {WORD_BROKEN:+.0f}" for way in ways if way]
    for kind, papers, field in (
        (ObjectToStatement, view.papers.statements, "statement"), (BreakSilence, view.papers.drafts, "draft"),
        (Cosponsor, view.papers.drafts, "draft"),
    ):  # fmt: skip
        if kind in openings:
            symbols = {getattr(each, field) for each in openings[kind].each()}
            texts = [e for e in papers if e.symbol in symbols and view.member != getattr(e, "by", "")]
            found[kind.__name__] = [labels.clause(clause) for each in texts for clause in each.clauses]
    if AcceptAmendment in openings:
        symbols = {each.amendment for each in openings[AcceptAmendment].each()}
        changed = [each for each in view.papers.amendments if each.symbol in symbols]
        found["AcceptAmendment"] = [labels.clause(c) for each in changed for c in (each.was, each.clause) if c]
    if SpeakOnMotion in openings and view.meeting is not None:
        found["SpeakOnMotion"] = [MOTIONS[each.motion] for each in view.meeting.motions]
    return found


def read(case: Case, view: Briefing, openings: Openings) -> str:
    """Return what is printed above the choice."""
    out = io.StringIO()
    terms_lines(Console(io.StringIO(), out, prompts=False, width=100_000), case, view, openings, set())
    return out.getvalue()


@pytest.fixture(scope="module")
def seen(case: Case) -> set[str]:
    """Play games drawn and led, hold the law at every moment, and return the acts at which it was held."""
    labels, held = Labels(case), set()
    for seed in range(8):
        game, dice, led = Game.new(case, seed), Random(seed), delegations(case, seed)
        while not game.over:
            seat = dice.choice(game.to_act())
            routine = game.routine()
            if routine is None:
                view, openings = game.briefing(seat), game.openings(seat)
                for kind, texts in needed(labels, view, openings).items():
                    page = read(case, view, openings)
                    assert [text for text in texts if text not in page] == [], (seed, kind, page)
                    held.add(kind)
            if seed % 2:
                advance_once(game, led)
            else:
                game.submit(seat, routine or game.openings(seat).draw(dice))
    return held


def test_before_each_choice_that_accepts_terms_all_of_them_can_be_read(seen: set[str]) -> None:
    assert {"AcceptTerms", "AnswerCall", "AnswerUnderstanding", "ObjectToStatement", "Cosponsor"} <= seen
    assert {"AcceptAmendment", "BreakSilence", "SpeakOnMotion"} & seen


def test_a_paper_that_only_lies_there_is_printed_once_and_what_waits_each_time(case: Case) -> None:
    game, dice = Game.new(case, 2), Random(2)
    told: set[str] = set()
    checked = 0
    while not game.over and checked < 40:
        seat = dice.choice(game.to_act())
        if game.routine() is None:
            view, openings = game.briefing(seat), game.openings(seat)
            terms_lines(Console(io.StringIO(), io.StringIO(), prompts=False), case, view, openings, told)
            out = io.StringIO()
            terms_lines(Console(io.StringIO(), out, prompts=False, width=10**5), case, view, openings, told)
            laid = laid_before(Labels(case), view, openings)
            assert all((each.heading in out.getvalue()) is not each.paper for each in laid)
            checked += bool(laid)
        game.submit(seat, game.routine() or game.openings(seat).draw(dice))
    assert checked


def test_the_crisis_prints_terms_and_conditions_whole() -> None:
    case = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
    labels, game, led = Labels(case), Game.new(case, 5), delegations(case, 5)
    asked = 0
    while not game.over and asked < 6:
        seat = game.to_act()[0]
        if game.routine() is None and AnswerUnderstanding in game.openings(seat):
            view, openings = game.briefing(seat), game.openings(seat)
            page = read(case, view, openings)
            texts = needed(labels, view, openings)["AnswerUnderstanding"]
            assert [text for text in texts if text not in page] == []
            asked += 1
        advance_once(game, led)
    assert asked
