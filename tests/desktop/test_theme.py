"""Colours: every text can be read, and no vote is told by colour alone."""

import pytest

from game.desktop import ballots, theme


@pytest.mark.parametrize("role", sorted(theme.TEXT_PAIRS))
def test_every_text_stands_out_from_its_ground_by_four_and_a_half_to_one(role):
    assert theme.contrast(theme.TEXT_PAIRS[role]) >= 4.5


@pytest.mark.parametrize("outcome", sorted(ballots.BANDS))
def test_the_words_of_every_outcome_can_be_read_on_its_band(outcome):
    ground, ink = ballots.BANDS[outcome]
    assert theme.contrast(theme.Pair(ink, ground)) >= 4.5


def test_contrast_is_that_of_the_published_formula():
    white, black = theme.hexed("FFFFFF"), theme.hexed("000000")
    assert theme.contrast(theme.Pair(black, white)) == pytest.approx(21)
    assert theme.contrast(theme.Pair(white, white)) == pytest.approx(1)
    assert theme.contrast(theme.Pair(theme.hexed("777777"), white)) == pytest.approx(4.48, abs=0.01)


def test_each_ballot_has_a_word_and_a_shape_of_its_own():
    cast = (ballots.IN_FAVOUR, ballots.AGAINST, ballots.ABSTAINS)
    assert len({ballots.SHAPES[ballot] for ballot in cast}) == 3
    assert len({ballots.WORDS[ballot] for ballot in cast}) == 3


def test_no_type_is_smaller_than_twelve_except_tracked_capitals():
    small = {name for name, letters in theme.TYPES.items() if letters.size < 12}
    assert small == {"caps"}
    assert theme.TYPES["caps"].tracking > 0
