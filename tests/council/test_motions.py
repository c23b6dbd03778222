"""The table of the motions of rule 33 says all that the law asks of each."""

import pytest

from game.council.motions import RULE_33, Carried, Motion, debatable
from game.words.wording import MOTIONS


def test_every_motion_has_a_law_and_words_but_the_one_that_is_made_in_writing() -> None:
    assert set(RULE_33) == set(Motion) - {Motion.AMEND}
    assert set(MOTIONS) == set(Motion)
    assert list(RULE_33) == sorted(RULE_33), "in the order of precedence (rule 33)"


@pytest.mark.parametrize("motion", RULE_33)
def test_suspension_and_simple_adjournment_are_decided_without_debate(motion: Motion) -> None:
    assert debatable(motion) is (motion not in (Motion.SUSPEND, Motion.ADJOURN))


def test_motions_to_a_certain_day_name_one_and_only_a_matter_before_the_council_is_referred() -> None:
    assert [each for each in RULE_33 if RULE_33[each].dated] == [Motion.ADJOURN_TO_DAY, Motion.POSTPONE]
    assert [each for each in RULE_33 if RULE_33[each].on_text] == [Motion.REFER]
    assert {law.then for law in RULE_33.values()} == set(Carried)
