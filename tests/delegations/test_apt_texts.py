"""Texts keep to their time: what a delegation led by the game puts forward has not been overtaken by events."""

from pathlib import Path

from game.council.events import DraftTabled, StatementProposed
from game.delegations.delegation import delegations
from game.engine import begin, fold
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load
from game.world.conditions import holds

ROOT = Path(__file__).resolve().parents[2]


def test_no_delegation_puts_forward_a_paragraph_whose_time_has_passed() -> None:
    case = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
    bank, seen = case.remit.paragraph, 0
    assert any(each.apt for each in bank.values())
    for seed in (3, 33, 57, 88):
        game = Game.new(case, seed)
        advance(game, delegations(case, seed), strict=True)
        state = begin(case)
        for record in game.records:
            tabled = [each.draft for each in record.events if isinstance(each, DraftTabled)]
            proposed = [each.statement for each in record.events if isinstance(each, StatementProposed)]
            for clause in (clause for text in (*tabled, *proposed) for clause in text.clauses):
                apt = bank[clause.paragraph].apt
                seen += bool(apt)
                assert not apt or holds(apt, case.setting, state.world.numbers), (seed, record.number, clause.paragraph)
            state = fold(state, record.events)
    assert seen > 20
