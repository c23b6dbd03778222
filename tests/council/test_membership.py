"""The Council's composition by date (Charter, Article 23; rule 18)."""

from datetime import date
from pathlib import Path

import pytest

from game.council.membership import council_of, council_on, names_on, seating
from game.scenario.membership import membership_table, state_names

COMMON = Path(__file__).parents[2] / "scenarios" / "common"
TABLE = membership_table(COMMON)


def on(year: int, month: int = 6, day: int = 1):
    return council_on(date(year, month, day), TABLE)


@pytest.mark.parametrize("year", range(1946, 2027))
def test_every_council_seats_five_permanent_members_and_as_many_elected_as_the_charter_says(year: int) -> None:
    council = on(year)
    assert len(council.permanent) == 5
    assert len(set(council.elected)) == (6 if year < 1966 else 10)
    assert not set(council.elected) & council.permanent


def test_size_and_majority_changed_together_on_1_january_1966() -> None:
    before, after = on(1965, 12, 31), on(1966, 1, 1)
    assert (before.size, before.votes_required) == (11, 7)
    assert (after.size, after.votes_required) == (15, 9)


def test_the_russian_federation_holds_the_seat_of_the_soviet_union_from_24_december_1991() -> None:
    assert "SUN" in on(1991, 12, 23).permanent
    assert "RUS" not in on(1991, 12, 23).seats
    assert "RUS" in on(1991, 12, 24).permanent
    assert "SUN" not in on(1991, 12, 24).seats


def test_the_china_seat_keeps_its_code_on_both_sides_of_25_october_1971() -> None:
    assert "CHN" in on(1971, 10, 24).permanent
    assert "CHN" in on(1971, 10, 26).permanent


def test_members_of_two_years_sit_in_two_consecutive_years_and_are_not_re_elected_at_once() -> None:
    for member in set().union(*TABLE.elected.values()):
        years = [year for year in TABLE.elected if member in TABLE.elected[year]]
        runs = [[year] for year in years if year - 1 not in years]
        for run in runs:
            while run[-1] + 1 in years:
                run.append(run[-1] + 1)
        assert all(len(run) <= 2 for run in runs), member


def test_the_seats_of_2022_stand_in_english_alphabetical_order() -> None:
    assert " ".join(on(2022).seats) == "ALB BRA CHN FRA GAB GHA IND IRL KEN MEX NOR RUS ARE GBR USA"


def test_seats_follow_the_names_of_their_time() -> None:
    assert on(1961).seats.index("SUN") < on(1961).seats.index("EGY") < on(1961).seats.index("GBR")
    assert on(1984).seats.index("EGY") < on(1984).seats.index("FRA")
    assert on(1974).seats.index("CMR") > on(1974).seats.index("GBR")
    assert names_on(date(1961, 5, 1), TABLE)["EGY"] == "United Arab Republic"
    assert names_on(date(1949, 5, 1), TABLE)["EGY"] == "Egypt"
    assert names_on(date(2022, 5, 1), TABLE)["EGY"] == "Egypt"


def test_an_accent_does_not_move_a_seat() -> None:
    assert seating(["HRV", "CIV", "CRI"], TABLE.names) == ("CRI", "CIV", "HRV")


@pytest.mark.parametrize("year", [1945, 2027])
def test_a_date_outside_the_table_is_refused_in_a_sentence(year: int) -> None:
    with pytest.raises(ValueError, match=f"no membership is known for {year}-06-01, only for the years 1946 to 2026"):
        on(year)


def test_a_scenario_may_compose_a_council_of_its_own() -> None:
    council = council_of(["ccc", "aaa", "bbb"], ["bbb"], 2, names={"aaa": "Zed"})
    assert council.seats == ("bbb", "ccc", "aaa")
    assert council.size == 3
    assert council.elected == ("ccc", "aaa")


@pytest.mark.parametrize(
    ("members", "permanent", "required", "sentence"),
    [
        ("aab", "a", 1, "holds two seats"),
        ("abc", "d", 2, "d cannot be permanent without a seat"),
        ("abc", "a", 4, "4 votes cannot be required of a Council of 3"),
        ("abc", "a", 0, "0 votes cannot be required"),
    ],
)
def test_a_council_that_cannot_be_is_refused(members: str, permanent: str, required: int, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        council_of(members, permanent, required)


def test_every_member_that_ever_sat_has_a_name() -> None:
    names = state_names(COMMON)
    sat = set().union(*TABLE.elected.values()) | {one.member for one in TABLE.permanent}
    assert not sat - set(names)
    assert len(set(names.values())) == len(names)
