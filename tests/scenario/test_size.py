"""How large a scenario may be: what is too large is refused before anything is made of it, and the rest is quick."""

from pathlib import Path
from tracemalloc import get_traced_memory, start, stop

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.forecast.bargaining import BROAD, KEPT, TOGETHER, _deals, _Known
from game.scenario import check_size
from game.scenario.check_size import ENTRIES, LONGER, MORE, TEXT, UNBROKEN, WORD
from game.scenario.compile import load
from game.scenario.faults import Fault, ScenarioError
from game.spelling import HINTS

ROOT = Path(__file__).parents[2]
COMMON = ROOT / "scenarios" / "common"
THREE = (ROOT / "tests" / "data" / "three.yaml").read_text(encoding="utf-8")


def faults_of(text: str, folder: Path) -> tuple[Fault, ...]:
    path = folder / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load(path, COMMON)
    except ScenarioError as error:
        return error.faults
    return ()


def with_more(key: str, entry: str, number: int) -> str:
    """Return the toy scenario with so many more entries in one of its lists."""
    return THREE.replace(f"\n{key}:\n", f"\n{key}:\n" + "".join(entry.format(each) + "\n" for each in range(number)))


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("measures", "  - {{id: m{0}, number: {0}9, title: A step, track: security}}"),
        ("participants", "  - {{id: Z{0}, name: A State}}"),
        ("delegations", "  - {{member: Z{0}}}"),
        ("happenings", "  - {{id: h{0}, day: 1, chance: 0.5, text: It rains.}}"),
        ("charges", "  - {{id: c{0}, title: that it rains, against: AAA, by: [BBB]}}"),
        ("endings", "  - {{id: e{0}, title: It rains, text: It rains., when: day > 3}}"),
    ],
)
def test_a_list_ends_at_its_limit(key: str, entry: str, tmp_path: Path) -> None:
    most = MORE.get(key, ENTRIES)
    (fault,) = faults_of(with_more(key, entry, most), tmp_path)
    assert (fault.code, fault.message) == ("C050", fault.message)
    assert fault.message.endswith(f"at most {most} are played")
    assert "C050" not in {each.code for each in faults_of(with_more(key, entry, most // 2), tmp_path)}


@pytest.mark.parametrize("length", [TEXT + 1, 100_000])
def test_a_text_and_an_id_and_a_title_end_at_their_limits(length: int, tmp_path: Path) -> None:
    long = f"{'word ' * (length // 5)}words"
    for old, new in (
        ("summary: A river", f"summary: {long} A river"),
        ("title: The Council of Three", f"title: {long}"),
        ("{id: on_river", f"{{id: o{'n' * 900}"),
        ("salience: {waters: 90", f"salience: {{w{'a' * 900}: 90"),
    ):
        assert [fault.code for fault in faults_of(THREE.replace(old, new, 1), tmp_path)] == ["C051"]


@given(st.integers(1, 400), st.sampled_from("aЖع"))
def test_a_word_of_any_script_that_has_spaces_ends_at_its_limit(letters: int, letter: str) -> None:
    found = check_size._LONG_WORD.search(f"The {letter * letters} case")
    assert (found is not None) == (letters > WORD)


def test_what_is_no_word_may_be_longer_but_not_without_end() -> None:
    address = "gazette.example/" + "/".join(["page-of-the-day"] * 12)
    assert not check_size._LONG_WORD.search(address) and not check_size._LONG_RUN.search(address)
    assert not check_size._LONG_WORD.search("漢字仮名交じり文" * 100) and not check_size._LONG_RUN.search("ไทย" * 200)
    assert check_size._LONG_RUN.search("a-" * UNBROKEN)


def test_a_fault_is_printed_short_however_long_its_message() -> None:
    assert len(str(Fault("f.yaml", 1, 1, "Y005", "word " * 10_000))) < 400


def test_the_largest_of_everything_is_within_the_limits_of_a_text() -> None:
    assert max(LONGER.values()) <= TEXT


def test_what_was_meant_is_sought_for_the_first_faults_only(tmp_path: Path) -> None:
    text = with_more("happenings", "  - {{id: h{0}, when: tentsion > {0}, text: It rains.}}", ENTRIES - 2)
    faults = [fault for fault in faults_of(text, tmp_path) if fault.code == "C003"]
    assert len(faults) == ENTRIES - 2
    assert [bool(fault.suggestion) for fault in faults] == [True] * HINTS + [False] * (ENTRIES - 2 - HINTS)


@pytest.mark.parametrize("number", [BROAD, 100, 400])
def test_the_deals_of_a_long_agenda_are_as_few_as_those_of_a_short_one(number: int) -> None:
    steps = tuple((f"m{each}", (float(each % 7), float(each % 5 - 1)), ()) for each in range(number))
    waivers = tuple((f"w{each}", (1.0, float(each % 3))) for each in range(number))
    start()
    found = _deals.__wrapped__(_Known(steps, waivers))
    _, most = get_traced_memory()
    stop()
    assert len(found) == KEPT and max(len(each.terms.steps) for each in found) == TOGETHER
    assert most < 4_000_000  # all combinations of a hundred took 1,400 megabytes


def test_a_short_agenda_is_combined_whole() -> None:
    steps = tuple((f"m{each}", (float(each), 1.0), ()) for each in range(6))
    found = {each.terms.steps for each in _deals.__wrapped__(_Known(steps, ()))}
    assert len(found) == 6 + 15 + 20 + 15
