"""How a scenario's files become a case: what the date gives, what bad input gets, and how fast."""

import json
import re
import time
from pathlib import Path
from random import Random

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.council.acts import Verb
from game.council.papers import Nature
from game.engine import Case, begin, open_to, routine, step, to_act
from game.engine.acts import ACTIONS
from game.scenario import model
from game.scenario.check_size import ENTRIES
from game.scenario.compile import digest, load
from game.scenario.faults import Fault, ScenarioError
from game.scenario.folder import gathered
from game.scenario.graph import dependencies
from game.scenario.model import ScenarioFile
from game.scenario.report import examined, json_line, summary
from game.terms import Dice

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT / "scenarios"
COMMON = SCENARIOS / "common"
THREE = ROOT / "tests" / "data" / "three.yaml"


@pytest.fixture(scope="module")
def three() -> Case:
    return load(THREE, COMMON)


def case_of(text: str, folder: Path) -> Case:
    file = folder / "crisis.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file, COMMON)


def refused(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(ScenarioError) as error:
        load(path, COMMON)
    return error.value.faults


def dated(day: str, *lines: str) -> str:
    """Return a scenario of a real date whose Council follows from it; delegations are written for whoever sits."""
    text = THREE.read_text(encoding="utf-8").replace("first_day: 2001-05-01, days: 3", f"first_day: {day}, days: 20")
    text = text.replace("day: 2001-05-02", "day: 2")
    council = "\n".join(["council:", *(f"  {line}" for line in lines), "  items:", "    - {id: dam, title: The dam}"])
    start, end = text.index("council:"), text.index("  first_item: dam")
    return text[:start] + council + "\n" + text[end:].replace("  first_speakers: [BBB, AAA, CCC]\n", "")


def sat(day: str, folder: Path, *lines: str) -> Case:
    """Return the case of a real date, with a delegation for each member."""
    text = dated(day, *lines)
    (folder / "crisis.yaml").write_text(text, encoding="utf-8")
    faults = refused(folder / "crisis.yaml")
    absent = [re.search(r"'([A-Z]{3})'", fault.message).group(1) for fault in faults if fault.code == "C018"]
    others = "".join(f"  - {{member: {member}}}\n" for member in absent)
    text = text.replace("delegations:\n", f"delegations:\n{others}")
    text = text.replace(
        "    - {id: DDD, rule: 37}\n", "".join(f"    - {{id: {x}, rule: 37}}\n" for x in ("AAA", "BBB", "CCC", "DDD"))
    )
    return case_of(text, folder)


# What an author leaves out ---------------------------------------------------------------------------------------


def test_the_council_and_its_presidents_follow_from_the_date(tmp_path: Path) -> None:
    remit = sat("2022-02-17", tmp_path).remit
    assert remit.council.size == 15
    assert remit.council.votes_required == 9
    assert remit.council.permanent == {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert remit.council.seats[0] == "ALB"
    assert remit.presidents == ((1, "RUS"), (13, "ARE"))
    assert remit.uniting_for_peace
    assert not remit.veto_initiative
    assert remit.year == 2022


def test_the_council_of_1962_has_eleven_seats_and_seven_votes(tmp_path: Path) -> None:
    remit = sat("1962-10-16", tmp_path).remit
    assert (remit.council.size, remit.council.votes_required) == (11, 7)
    assert remit.presidents[0] == (1, "SUN")


@pytest.mark.parametrize(
    ("day", "president"),
    [("2022-06-01", "ALB"), ("2023-01-01", "JPN"), ("2024-01-15", "FRA"), ("2025-01-02", "DZA"), ("1990-08-02", "ROU")],
)
def test_the_president_follows_from_the_rotation(day: str, president: str, tmp_path: Path) -> None:
    assert sat(day, tmp_path).remit.presidents[0] == (1, president)


def test_a_president_that_is_given_hands_over_to_the_next_in_the_alphabet(tmp_path: Path) -> None:
    remit = sat("1975-12-20", tmp_path, "president: GBR").remit
    assert remit.presidents == ((1, "GBR"), (13, "CMR"))


def test_presidents_may_be_given_month_by_month(tmp_path: Path) -> None:
    remit = sat("1975-11-20", tmp_path, "presidents: {1975-11: FRA, 1975-12: USA}").remit
    assert remit.presidents == ((1, "FRA"), (12, "USA"))


@pytest.mark.parametrize(
    ("day", "uniting", "initiative"),
    [
        ("1950-11-02", False, False),
        ("1950-11-03", True, False),
        ("2022-04-25", True, False),
        ("2022-04-26", True, True),
    ],
)
def test_the_assembly_s_powers_follow_from_the_date(day: str, uniting: bool, initiative: bool, tmp_path: Path) -> None:
    remit = sat(day, tmp_path, "president: FRA").remit
    assert (remit.uniting_for_peace, remit.veto_initiative) == (uniting, initiative)


def test_a_date_without_known_members_needs_them_written(tmp_path: Path) -> None:
    (tmp_path / "crisis.yaml").write_text(dated("1899-01-01"), encoding="utf-8")
    faults = [fault for fault in refused(tmp_path / "crisis.yaml") if fault.code == "C032"]
    assert "give council.members" in faults[0].message


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_dates_like_others(day: str, tmp_path: Path) -> None:
    text = THREE.read_text(encoding="utf-8").replace("2001-05-01", day).replace("2001-05-02", day)
    try:
        case_of(text, tmp_path)
    except ScenarioError as error:
        assert {fault.code for fault in error.faults} <= {"C004"}


def test_what_is_left_out_is_filled_in(three: Case) -> None:
    setting = three.setting
    assert three.seats == ("AAA", "BBB", "CCC", "DDD")
    assert setting.relations["CCC"]["AAA"] == 30
    assert setting.charge["slander"].by == ("BBB",)
    assert three.profile["CCC"].salience == {"waters": 40, "blame": 50}
    assert three.profile["DDD"].capacity == "invited"
    assert setting.decisions[0].when == "true"
    assert setting.happenings[0].day == 2
    assert [word.at for word in setting.indicators[0].words] == [0, 40, 70]
    assert {each.id: each.rule for each in three.remit.invitees} == {"DDD": 37, "commission": 39}
    assert three.participant["commission"].name == "Chair of the River Commission"
    assert three.participant["commission"].the
    assert three.remit.bank[-1].nature is Nature.PROCEDURAL


def test_verbs_of_the_bank_are_those_of_the_ladder(three: Case) -> None:
    assert all(Verb(verb) for paragraph in three.remit.bank for verb in paragraph.verbs)


# The case --------------------------------------------------------------------------------------------------------


def test_the_digest_follows_what_the_scenario_says_and_not_how_it_is_written(three: Case, tmp_path: Path) -> None:
    text = THREE.read_text(encoding="utf-8")
    assert digest(three) == three.digest
    assert case_of(f"# a remark\n{text}", tmp_path).digest == three.digest
    assert case_of(text.replace("threshold: 70", "threshold: 71"), tmp_path).digest != three.digest


def played(case: Case, acts: int) -> list[bytes]:
    """Return the events of so many acts drawn at random, encoded."""
    state, chance, told = begin(case), Random(7), []
    for number in range(acts):
        action = routine(state)
        by = to_act(state)
        if not by:
            break
        if action is None:
            action = open_to(state, by[0]).draw(chance)
        events, state = step(state, by[0], action, Dice(3, state.day, str(number)))
        told.append(msgspec.json.encode(events))
    return told


def test_a_case_that_was_stored_gives_an_equal_game(three: Case) -> None:
    again = msgspec.json.decode(msgspec.json.encode(three), type=Case)
    assert msgspec.json.encode(again) == msgspec.json.encode(three)
    assert digest(again) == three.digest
    assert ACTIONS
    assert played(again, 300) == played(three, 300)
    assert len(played(three, 300)) > 50


def test_the_model_has_a_schema_in_which_every_key_is_described() -> None:
    schema = ScenarioFile.model_json_schema()
    assert schema["additionalProperties"] is False
    assert {"id", "title", "summary", "calendar"} == set(schema["required"])
    assert json.dumps(schema)
    assert all("description" in entry for entry in schema["$defs"].values())


# Bad input -------------------------------------------------------------------------------------------------------


BOMB = b"k0: &k0 [x]\n" + b"".join(b"k%d: &k%d [%s]\n" % (n, n, b"*k%d, " % (n - 1) * 9) for n in range(1, 9))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[" * 100_000, "Y009"),
        (BOMB, "Y010"),
        (b"id: !!python/object/apply:os.system [ls]", "Y007"),
        ("id: drei".encode("utf-16"), "Y003"),
        (b"id: \x00", "Y004"),
        (b"", "Y015"),
        (b"a: 1\n" * 1_000_000, "Y002"),
        (b"- a", "F003"),
        (b"just words", "F003"),
        (b"\xef\xbb\xbfid: [", "Y005"),
    ],
)  # fmt: skip
def test_hostile_files_are_refused_with_a_reason(content: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "crisis.yaml"
    file.write_bytes(content)
    assert code in {fault.code for fault in refused(file)}


VALUES = st.sampled_from(
    "|null|true|-1|1e308|99999999999999999|[]|{}|[[]]|{a: b}|2001-13-01|é|''|.nan|day >|AAA|closure".split("|")
)


@settings(max_examples=150)
@given(data=st.data())
def test_no_slip_of_the_pen_brings_the_checks_down(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = THREE.read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        what = data.draw(st.sampled_from(["leave out", "repeat", "change a value", "change a list"]))
        if what == "leave out":
            lines[place] = ""
        elif what == "repeat":
            lines.insert(place, lines[place])
        elif what == "change a value":
            lines[place] = re.sub(r": [^,{}\[\]]+", lambda _: f": {data.draw(VALUES)}", lines[place], count=1)
        else:
            lines[place] = re.sub(r"[\[{].*[\]}]", lambda _: data.draw(VALUES), lines[place], count=1)
    try:
        case_of("\n".join(lines), tmp_path_factory.getbasetemp())
    except ScenarioError as error:
        assert all(fault.line >= 1 and fault.column >= 1 for fault in error.faults)


# Reports and speed -----------------------------------------------------------------------------------------------


def test_a_check_says_what_there_is_or_what_is_wrong(three: Case) -> None:
    case, faults = examined(str(THREE), SCENARIOS)
    assert case is not None
    assert faults == ()
    assert summary(three).startswith("three: no faults (4 seats, 2 charges, 1 decision,")
    case, faults = examined("nowhere", SCENARIOS)
    told = json.loads(json_line("nowhere", case, faults))
    assert told["id"] is None
    assert told["faults"][0]["code"] == "F001"


def test_the_diagram_draws_what_leads_to_what(three: Case) -> None:
    drawn = dependencies(three).splitlines()
    assert drawn[0] == "flowchart LR"
    assert "    decision_closes_dam -->|bears out| charge_closure" in drawn
    assert "    format_river_talks -->|delays| decision_closes_dam" in drawn
    assert "    decision_closes_dam -->|decides| ending_closed" in drawn
    named = {line.split("-->")[0].strip() for line in drawn if "-->" in line}
    declared = {re.match(r"\s+(\w+)", line).group(1) for line in drawn[1:] if "-->" not in line}
    assert named <= declared


def wide(charges: int) -> str:
    """Return the toy scenario with so many charges more, thirteen lines each."""
    one = """  - id: wide_{0}
    title: that number {0} is true
    against: BBB
    by: [AAA, CCC]
    truth: 0.5
    days: 2
    borne_out: tension > {1} and day >= 2
    refuted: flag.sluices_seen
    on_made:
      - {{move: tension, by: 1, because: reason {0}}}
    on_refuted:
      - {{move: tension, by: -1, because: reason {0}}}
    source: gazette
"""
    text = THREE.read_text(encoding="utf-8")
    return text.replace("evidence:\n", "".join(one.format(n, n % 90) for n in range(charges)) + "\nevidence:\n", 1)


def test_two_thousand_lines_load_in_a_few_times_what_parsing_them_takes(tmp_path: Path) -> None:
    text = wide(132)
    assert text.count("\n") >= 2000
    (tmp_path / "crisis.yaml").write_text(text, encoding="utf-8")

    def fastest(run: object) -> float:
        times = []
        for _ in range(5):
            begun = time.process_time()
            run()
            times.append(time.process_time() - begun)
        return min(times)

    loading = fastest(lambda: load(tmp_path / "crisis.yaml", COMMON))
    parsing = fastest(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    assert loading <= 3.5 * parsing, f"loading {loading * 1000:.0f} ms, parsing {parsing * 1000:.0f} ms"


def test_a_scenario_as_large_as_may_be_is_still_checked(tmp_path: Path) -> None:
    most = wide(ENTRIES - 2)
    (tmp_path / "crisis.yaml").write_text(most, encoding="utf-8")
    assert len(gathered(tmp_path / "crisis.yaml").data["charges"]) == ENTRIES
    assert len(load(tmp_path / "crisis.yaml", COMMON).setting.charges) == ENTRIES
    with pytest.raises(ScenarioError, match=f"C050 'charges' has 2002 entries, at most {ENTRIES} are played"):
        case_of(wide(2000), tmp_path)


def test_thousands_of_faults_are_told_without_a_wait(tmp_path: Path) -> None:
    def told(number: int) -> tuple[int, float]:
        wrong = "".join(f"  - {{key: stting/wters_{each}, texts: [text {each}]}}\n" for each in range(number))
        begun = time.process_time()
        with pytest.raises(ScenarioError) as error:
            case_of(THREE.read_text(encoding="utf-8").replace("\nphrases:\n", f"\nphrases:\n{wrong}"), tmp_path)
        return len(error.value.faults), time.process_time() - begun

    few, many = told(290), told(2900)
    assert (few[0], many[0]) == (290, 2900)
    assert many[1] < 25 * few[1], "each fault looks at every name"


def test_what_has_no_default_must_be_written_whichever_release_reads_it() -> None:
    """Some releases take a default from the kind of a field where only its description is given."""
    for entry, field in ((model.ObjectiveEntry, "when"), (model.RealDayEntry, "day"), (model.TollEntry, "when")):
        assert entry.model_fields[field].is_required(), (entry, field)
