"""What terms may say: steps fall due on a day, a waiver holds at once."""

from random import Random

from game.world.acts import ProposeTerms, Terms
from game.world.tabling import LATEST, TermsFrame, agenda
from tests.world.setting_of_three import begun


def test_only_terms_that_move_a_measure_have_a_date() -> None:
    setting, world = begun()
    form = next(each for each in setting.formats if each.requirements)
    frame = TermsFrame(agenda(world, setting, form))
    waiver = Terms((), frame.waivable[:1])
    assert frame.admits(ProposeTerms(waiver))
    for days in range(1, LATEST + 1):
        refused = frame.refusal(Terms((), frame.waivable[:1], days))
        assert refused is not None and "only steps fall due" in refused.reason
    drawn = [frame.draw(Random(seed)).terms for seed in range(200)]
    assert any(each.days for each in drawn) and all(each.steps or not each.days for each in drawn)
