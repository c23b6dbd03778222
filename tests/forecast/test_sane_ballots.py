"""Texts of our own on the same crisis, with the ballots that diplomatic sense expects of them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from game.council.voting import Ballot
from tests.forecast import real_votes

TEXTS = Path(__file__).parent / "texts"
WEST = ("ALB", "FRA", "GBR", "IRL", "NOR", "USA")
ELECTED = ("BRA", "GAB", "GHA", "IND", "KEN", "MEX", "ARE")


@dataclass(frozen=True)
class Expected:
    """A text, its day, and who is expected to do what; those not named may go either way."""

    text: str
    on: str
    because: str
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    not_against: tuple[str, ...] = ()


EXPECTED = (
    Expected(
        "annexation_condemned",
        "2022-09-30",
        "borders weigh with nearly all; a friend that the text does not name lets it fail by the veto of the one named",
        in_favour=(*WEST, "GHA", "KEN", "MEX"),
        against=("RUS",),
        abstaining=("CHN", "IND"),
        not_against=("BRA", "GAB", "ARE"),
    ),
    Expected(
        "humanitarian_by_all",
        "2022-03-15",
        "relief that blames nobody, from two who used no force, is what all can join",
        in_favour=(*WEST, *ELECTED, "CHN"),
        not_against=("RUS",),
    ),
    Expected(
        "good_offices_supported",
        "2022-05-06",
        "support for the Secretary-General asks nothing of anyone",
        in_favour=(*WEST, *ELECTED, "CHN", "RUS"),
    ),
    Expected(
        "assembly_referral",
        "2022-10-05",
        "procedure after a veto: no vote against counts for more than another",
        in_favour=(*WEST, "BRA", "GAB", "GHA", "KEN", "MEX"),
        against=("RUS",),
        abstaining=("CHN", "IND"),
    ),
    Expected(
        "inquiry_against_others",
        "2022-11-02",
        "an accuser who has itself used force finds little company, and those accused oppose",
        in_favour=("RUS",),
        against=("USA", "GBR", "FRA"),
        not_against=("CHN",),
        abstaining=("ARE", "GAB", "GHA", "IND", "MEX"),
    ),
    Expected(
        "package_reaffirmed",
        "2022-02-17",
        "what stands is repeated, and nobody is blamed",
        in_favour=(*WEST, *ELECTED, "CHN", "RUS"),
    ),
    Expected(
        "duties_named",
        "2022-02-17",
        "one signatory is named before any attack",
        in_favour=WEST,
        against=("RUS",),
        abstaining=("CHN", "IND"),
        not_against=ELECTED,
    ),
    Expected(
        "measures_under_article_41",
        "2022-02-25",
        "pressure under Chapter VII is for those who wanted its price announced, and no one else's first choice",
        in_favour=("ALB", "GBR", "USA"),
        against=("RUS", "CHN"),
    ),
    Expected(
        "pipeline_inquiry",
        "2023-03-27",
        "an inquiry asked for by the one that used force: three in favour in reality, and nobody against",
        in_favour=("CHN", "RUS"),
        not_against=(*WEST, *ELECTED),
    ),
)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda each: each.text)
def test_the_ballots_are_those_that_diplomatic_sense_expects(expected: Expected) -> None:
    asked = real_votes.question(TEXTS / f"{expected.text}.yaml", date.fromisoformat(expected.on))
    cast = {each.member: each.ballot for each in asked.foresight.vote(asked.text)}
    for ballot, members in (
        (Ballot.IN_FAVOUR, expected.in_favour),
        (Ballot.AGAINST, expected.against),
        (Ballot.ABSTAINING, expected.abstaining),
    ):
        assert {each: cast[each] for each in members} == dict.fromkeys(members, ballot), expected.because
    assert not [each for each in expected.not_against if cast[each] is Ballot.AGAINST], expected.because


def test_every_text_of_the_folder_is_expected_to_fare_somehow() -> None:
    assert {each.stem for each in TEXTS.glob("*.yaml")} == {each.text for each in EXPECTED}
