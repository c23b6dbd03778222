"""Texts keep to their time: what a delegation led by the game puts forward has not been overtaken by events."""

from game.council.events import DraftTabled, StatementProposed
from game.engine import begin, fold
from game.world.conditions import holds
from tests import whole


def test_no_delegation_puts_forward_a_paragraph_whose_time_has_passed() -> None:
    case = whole.minsk()
    bank, seen = case.remit.paragraph, 0
    assert any(each.apt for each in bank.values())
    for seed in (0, 7, 33, 88):
        game = whole.led(seed)
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
