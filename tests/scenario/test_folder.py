"""How the files of a scenario are found and bound into one, and in which of them a fault is told."""

import os
from pathlib import Path

import pytest

from game.engine import Case
from game.scenario.compile import load
from game.scenario.faults import Fault, ScenarioError
from game.scenario.folder import FILES, find, shipped_in
from game.scenario.reader import MAX_BYTES

ROOT = Path(__file__).parents[2]
COMMON = ROOT / "scenarios" / "common"
THREE = ROOT / "tests" / "data" / "three.yaml"


@pytest.fixture(scope="module")
def three() -> Case:
    return load(THREE, COMMON)


def refused(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(ScenarioError) as error:
        load(path, COMMON)
    return error.value.faults


def apart(folder: Path) -> Path:
    """Return a folder that says the same as the toy scenario in three files."""
    text = THREE.read_text(encoding="utf-8")
    indicators, phrases = text.index("indicators:"), text.index("phrases:")
    crisis = folder / "crisis"
    crisis.mkdir()
    (crisis / "scenario.yaml").write_text(text[:indicators], encoding="utf-8")
    (crisis / "a_world.yaml").write_text(text[indicators:phrases], encoding="utf-8")
    (crisis / "words.yaml").write_text(text[phrases:], encoding="utf-8")
    return crisis


def test_a_folder_says_what_its_files_say(three: Case, tmp_path: Path) -> None:
    assert load(apart(tmp_path), COMMON).digest == three.digest


def test_files_together_hold_no_more_than_one_may(tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    (crisis / "more.yaml").write_bytes(b"# " + b"a" * (MAX_BYTES - 2))
    fault = refused(crisis)[0]
    assert (Path(fault.file).name, fault.code) == ("more.yaml", "Y002")
    assert "the files of the scenario are together larger than 4 MB" in fault.message


def test_a_folder_of_many_files_is_refused_before_they_are_read(tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    for number in range(FILES):
        (crisis / f"z{number}.yaml").write_bytes(b"\0")
    (fault,) = refused(crisis)
    assert (fault.code, fault.message) == (
        "F004",
        f"the folder holds {FILES + 3} files of a scenario, at most {FILES} are read",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("name", ["scenario.yaml", "more.yaml"])
def test_a_pipe_in_a_folder_is_refused_and_not_waited_for(name: str, tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    (crisis / name).unlink(missing_ok=True)
    os.mkfifo(crisis / name)
    assert find(str(crisis), tmp_path / "none") == crisis
    (fault,) = refused(crisis)
    assert (Path(fault.file).name, fault.code) == (name, "Y001")
    assert fault.message == "the file cannot be read: it is no ordinary file, but a pipe"


def test_lists_of_several_files_are_put_one_after_the_other(tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    (crisis / "more.yaml").write_text("flags: [late]\ntitles:\n  - {id: on_time, title: Time}\n", encoding="utf-8")
    case = load(crisis, COMMON)
    assert case.setting.flags == ("sluices_seen", "late")
    assert [title.id for title in case.remit.titles] == ["on_dam", "on_river", "on_time"]


def test_a_fault_is_told_in_the_file_in_which_it_stands(tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    (crisis / "more.yaml").write_text("titles:\n  - {id: on_dam, titel: Time}\n", encoding="utf-8")
    faults = refused(crisis)
    assert {Path(fault.file).name for fault in faults} == {"more.yaml"}
    assert {(fault.line, fault.column) for fault in faults if fault.code == "S001"} == {(2, 18)}
    (crisis / "more.yaml").write_text("titles:\n  - {id: on_dam, title: Time}\n", encoding="utf-8")
    (fault,) = refused(crisis)
    assert (Path(fault.file).name, fault.line, fault.column, fault.code) == ("more.yaml", 2, 10, "C002")


def test_a_key_in_two_files_is_a_fault_unless_it_is_a_list(tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    (crisis / "more.yaml").write_text("flags: []\nmode: history\ntitle: Again\n", encoding="utf-8")
    (fault,) = refused(crisis)
    assert (fault.code, fault.line, fault.column) == ("F002", 3, 1)
    assert "scenario.yaml" in fault.message


def test_a_file_that_is_no_mapping_is_a_fault(tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    (crisis / "more.yaml").write_text("- a\n- b\n", encoding="utf-8")
    assert [fault.code for fault in refused(crisis)] == ["F003"]


def test_the_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    crisis = apart(tmp_path)
    (crisis / "more.yaml").write_text("a: [", encoding="utf-8")
    (crisis / "most.yaml").write_bytes(b"\xff\xfe")
    assert [fault.code for fault in refused(crisis)] == ["Y005", "Y003"]


def test_a_shipped_scenario_is_found_by_id_and_any_other_by_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    folder = apart(shipped)
    (shipped / "common").mkdir()
    (shipped / "single.yaml").write_text("id: single", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert shipped_in(shipped) == {"crisis": folder, "single": shipped / "single.yaml"}
    assert find("crisis", shipped) == folder
    assert find("single", shipped) == shipped / "single.yaml"
    assert find("shipped/single.yaml", shipped) == Path("shipped/single.yaml")
    assert find(str(folder), shipped) == folder


@pytest.mark.parametrize("name", ["crisos", "crisos.yaml", "a/b/c", "\0", "x" * 5000, "", "common"])
def test_what_is_no_scenario_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    apart(tmp_path)
    with pytest.raises(ScenarioError) as error:
        find(name, tmp_path)
    (fault,) = error.value.faults
    assert fault.code == "F001"
    assert fault.suggestion == ("crisis" if name.startswith("crisos") else "")
    assert len(fault.message.splitlines()) == 1


def test_a_folder_without_a_scenario_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"holds no scenario\.yaml"):
        find(str(tmp_path), tmp_path / "none")
