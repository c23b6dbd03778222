"""`horseshoe forecast`, as it is called."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "scenarios" / "minsk-2022" / "record"
VETOED = RECORD / "s_2022_155.yaml"
BALLOTS = {"in_favour", "against", "abstaining"}


def horseshoe(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from game.cli import main; main()"
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, cwd=ROOT, check=False)


def forecast(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return horseshoe("forecast", "minsk-2022", *arguments)


def objects(*arguments: str | Path) -> dict[str, dict]:  # type: ignore[type-arg]
    run = forecast(*arguments, "--json")
    assert (run.returncode, run.stderr) == (0, "")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return {each["member"]: each for each in lines}


def test_each_member_is_one_json_object_a_line_whose_reasons_sum_to_its_value() -> None:
    found = objects("--draft", VETOED, "--on", "2022-02-25")
    assert len(found) == 15
    for each in found.values():
        assert list(each) == ["member", "ballot", "likelihood", "value", "reasons"]
        assert each["ballot"] in BALLOTS == set(each["likelihood"])
        assert sum(each["likelihood"].values()) == pytest.approx(1.0, abs=1e-9)
        assert sum(one["value"] for one in each["reasons"]) == pytest.approx(each["value"], abs=1e-6)
        assert all(set(one) == {"text", "value", "source"} for one in each["reasons"])
    assert found["RUS"]["ballot"] == "against"


def test_what_stands_on_the_day_follows_from_the_dated_facts_even_outside_the_calendar() -> None:
    relief = RECORD / "s_2022_231.yaml"
    before, after = (objects("--draft", relief, "--on", day) for day in ("2022-01-31", "2022-03-23"))
    assert not any("silent" in one["text"] for one in before["IRL"]["reasons"])
    assert any("silent on the force used" in one["text"] for one in after["IRL"]["reasons"])
    assert before["IRL"]["value"] > after["IRL"]["value"]


def test_a_seat_knows_its_own_instructions_and_of_the_others_what_is_published() -> None:
    known = objects("--draft", VETOED, "--on", "2022-02-25", "--as", "BRA")
    instructed = {m for m, each in known.items() if any("our instructions" in r["text"] for r in each["reasons"])}
    assert instructed <= {"BRA"}
    everything = objects("--draft", VETOED, "--on", "2022-02-25")
    assert everything["BRA"]["reasons"] == known["BRA"]["reasons"]
    assert any("our instructions" in one["text"] for one in everything["RUS"]["reasons"])


def test_what_would_change_a_ballot_is_told_or_that_nothing_would() -> None:
    wishes = ("--wanted", "ARE=in_favour", "--wanted", "RUS=abstaining", "--wanted", "USA=in_favour")
    found = objects("--draft", VETOED, "--on", "2022-02-25", *wishes)
    assert found["ARE"]["wanted"] == found["ARE"]["then"]["ballot"] == "in_favour"
    assert 1 <= len(found["ARE"]["changes"]) <= 3
    assert found["RUS"]["changes"] == "nothing in three edits"
    assert found["USA"]["changes"] == []
    told = forecast("--draft", VETOED, "--on", "2022-02-25", *wishes).stdout
    assert "For Russian Federation abstaining: nothing in three edits" in told
    assert "11-1-3: not adopted, a veto by the Russian Federation" in told


def test_faults_of_the_draft_are_told_with_their_places_and_the_exit_code_is_one(tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text("title: T\nsponsors: [FRO]\nparagraphs:\n  - {bank: acess}\n", encoding="utf-8")
    run = forecast("--draft", file)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines() == [
        f"{file}:2:12: D001 there is no seat 'FRO' - did you mean FRA?",
        f"{file}:4:12: D001 there is no paragraph 'acess' - did you mean access?",
    ]
    missing = forecast("--draft", tmp_path / "none.yaml")
    assert (missing.returncode, missing.stderr) == (1, f"{tmp_path / 'none.yaml'}:1:1: Y001 there is no such file\n")


@pytest.mark.parametrize(
    "misuse",
    [
        (),
        ("--draft", VETOED, "--on", "yesterday"),
        ("--draft", VETOED, "--as", "XYZ"),
        ("--draft", VETOED, "--wanted", "RUS"),
        ("--draft", VETOED, "--wanted", "RUS=maybe"),
        ("--draft", VETOED, "--wanted", "UKR=against"),
    ],
    ids=lambda each: " ".join(map(str, each[-2:])) or "no draft",
)
def test_misuse_has_exit_code_two_and_a_sentence(misuse: tuple[str | Path, ...]) -> None:
    run = forecast(*misuse)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr
    assert "Traceback" not in run.stderr


def test_the_help_shows_a_draft_file() -> None:
    told = horseshoe("forecast", "--help").stdout
    assert "agenda_item" in told
    assert "--wanted" in told
