"""A save with right sums and wrong contents is refused with line and reason, and costs neither memory nor a crash."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.council.acts import ChallengeRuling
from game.debrief.text import whole_game
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play import JournalError
from game.play.advance import advance
from game.play.codec import digest_of
from game.play.game import Game
from game.play.playable import unreadable
from game.play.replay import replayed
from game.scenario.check_size import ENTRIES
from tests.play.conftest import ROOT, Player
from tests.play.test_hostile import alter, resealed

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MOST = 450
"""Megabytes of a process that reads any file."""
READING = """
import resource, sys
from pathlib import Path
from game.play import JournalError
from game.play.replay import replayed
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    replayed(Path(sys.argv[1]))
    print("read")
except JournalError as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def parted(path: Path) -> tuple[dict, list[dict]]:
    lines = path.read_bytes().splitlines()
    records = [json.loads(line) for line in lines[1:]]
    for record in records:
        del record["sum"]
    return json.loads(lines[0]), records


def refusal(path: Path) -> str:
    with pytest.raises(JournalError) as caught:
        Game.load(path)
    return str(caught.value)


def put(document: object, place: str, value: object) -> None:
    *way, last = [int(each) if each.isdecimal() else each for each in place.split("/")]
    for key in way:
        document = document[key]
    document[last] = value


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        ("remit/bank/0/verbs/0", "nonsense", "remit.bank[0].verbs names 'nonsense', and there is no such verb"),
        ("remit/bank/0/kind", "odd", "there is no such kind of paragraph"),
        ("remit/enforce_27_3", "often", "there is no such rule of Article 27 (3)"),
        ("remit/council/seats/0", "ZZZ", "names 'ZZZ', and there is no such"),
        ("remit/first_item", "nothing", "there is no such item"),
        ("setting/charges/0/by", ["ZZZ"], "setting.charges[0].by names 'ZZZ', and there is no such participant"),
        ("setting/evidence/0/charge", "none", "there is no such charge"),
        ("setting/charges/0/borne_out", "day >", "the condition cannot be read: 'day >'"),
        ("setting/briefers/0/says/0/1", "no_such_number > 1", "unknown name no_such_number"),
        ("setting/weights/tension", "none", "there is no such indicator"),
        ("setting/mode", "chaos", "there is no such mode"),
        ("setting/indicators/0/high", 1e300, "no number of a scenario is as large"),
        ("profiles/0/positions", {"none": 0.5}, "there is no such issue"),
        ("profiles/0/objectives/0/when", "day > 1 and " * 50 + "day > 1", "is longer than 400 characters"),
        ("setting/evidence/0/charge", "", "setting.evidence[0].charge names '', and there is no such charge"),
        ("title", "x" * 500, "title has a word of 500 letters"),
        ("summary", "word " * 2000, "summary has 10,000 letters"),
        ("setting/flags", [f"f{n}" for n in range(200)], f"has 200 entries, at most {ENTRIES} are played"),
        ("days", 0, "no days that can be played"),
        ("days", -3, "no days that can be played"),
        ("first_day", "the first of May", "line 1: the scenario cannot be played"),
        ("remit/presidents", [], "nobody presides"),
        ("participants", [], "there is no such"),
    ],
)
def test_a_scenario_in_a_header_is_checked_as_an_authors_is(
    saved: Path, place: str, value: object, reason: str
) -> None:
    header, records = parted(saved)
    put(header["case"], place, value)
    saved.write_bytes(resealed(header, records))
    sentence = refusal(saved)
    assert "line 1: " in sentence and reason in sentence and len(sentence) < 600


def test_two_of_one_id_are_refused(saved: Path) -> None:
    header, records = parted(saved)
    header["case"]["setting"]["demands"].append(header["case"]["setting"]["demands"][0])
    saved.write_bytes(resealed(header, records))
    assert "setting.demands holds two of one id" in refusal(saved)


def test_an_effect_on_what_there_is_not_is_refused(saved: Path) -> None:
    header, records = parted(saved)
    setting = header["case"]["setting"]
    effects = next(each["on_made"] for each in setting["charges"] if each["on_made"])
    indicators = {each["id"] for each in setting["indicators"]}
    name = next(key for key, held in effects[0].items() if held in indicators)
    effects[0][name] = "no_such"
    saved.write_bytes(resealed(header, records))
    assert "names what the scenario does not have" in refusal(saved)


def test_every_scenario_that_compiles_is_read_again(case: Case) -> None:
    from game.scenario.compile import in_mode, load

    shipped = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
    for each in (case, *(in_mode(shipped, mode) for mode in ("history", "uncertain"))):
        assert unreadable(each) == ""


def test_events_after_which_nobody_can_go_on_are_refused(saved: Path) -> None:
    header, records = parted(saved)
    for number, record in enumerate(records[:12]):
        for event in record["events"]:
            if event["event"] == "HoursSpent":
                event["hours"] = 2**40
                saved.write_bytes(resealed(header, records[: number + 1]))
                assert f"line {number + 2}: " in refusal(saved)
                return
    raise AssertionError("nobody spent an hour")


@pytest.mark.parametrize("kind", ["keys", "items", "records", "deep", "strange keys"])
def test_a_file_of_many_megabytes_is_refused_before_it_fills_the_memory(saved: Path, kind: str) -> None:
    header, records = parted(saved)
    if kind == "keys":
        header["case"]["setting"]["credibility"] = {f"f{n}": 1.5 for n in range(700_000)}
    elif kind == "strange keys":
        header["case"]["title"] = "\u202e"
        header["case"]["more"] = {f"f{n}": {} for n in range(600_000)}
    elif kind == "items":
        header["case"]["setting"]["flags"] = ["f"] * 2_000_000
    elif kind == "records":
        change = {"slot": "tension", "by": 0.5, "because": "x"}
        moved = [{"event": "NumbersMoved", "changes": [change] * 9000}]
        records = [{"number": n, "by": "AAA", "action": {"act": "Pass"}, "because": "", "events": moved}
                   for n in range(1, 100)]  # fmt: skip
    content = resealed(header, records)
    if kind == "deep":
        lines = content.splitlines(keepends=True)
        content = b"".join([*lines[:2], b'{"line":' + b"[" * 1_000_000 + b"\n", *lines[3:]])
    saved.write_bytes(content)
    del header, records, content
    command = [sys.executable, "-c", READING, str(saved)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=True)
    told, megabytes = run.stdout.splitlines()
    assert "values" in told or "line 3" in told or "megabytes" in told or "cannot follow" in told
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert int(megabytes) <= max(MOST, own), "a child's figure begins with its parent's"


@MANY
@given(seed=st.integers(0, 2**32))
def test_what_is_read_is_played_to_the_end_and_told_without_a_crash(saved, seed, tmp_path_factory) -> None:
    header, records = parted(saved)
    dice = Random(seed)
    alter(dice.choice([header["case"], header["case"], dice.choice(records)]), dice)
    path = tmp_path_factory.mktemp("contents") / "game.jsonl"
    path.write_bytes(resealed(header, records))
    try:
        game, _ = replayed(path, verify=True)
    except JournalError as error:
        assert str(path) in str(error)
        return
    advance(game, delegations(game.case, game.seed), until=lambda played: len(played.records) > 60)
    assert whole_game(game.case, game.records, game.seed)


def test_a_digest_that_does_not_fit_is_refused(saved: Path) -> None:
    header, records = parted(saved)
    content = resealed(header, records)
    right = digest_of(msgspec.json.encode(header["case"]))
    saved.write_bytes(content.replace(json.loads(content.splitlines()[0])["digest"].encode(), right[::-1].encode()))
    assert "line 1: the scenario was altered" in refusal(saved)


def test_a_line_that_names_nobody_is_refused(saved: Path) -> None:
    header, records = parted(saved)
    for number, record in enumerate(records[:12]):
        for event in record["events"]:
            if event["event"] == "HoursSpent":
                event["member"] = "ZZZ"
                saved.write_bytes(resealed(header, records))
                assert f"line {number + 2}: it names 'ZZZ', and there is nobody" in refusal(saved)
                return
    raise AssertionError("nobody spent an hour")


@pytest.mark.parametrize("seed", range(8))
def test_whatever_was_played_is_read_again(case: Case, play_on: Player, tmp_path: Path, seed: int) -> None:
    game = play_on(Game.new(case, seed, tmp_path / "game.jsonl"), seed=seed)
    game.close()
    again, _ = replayed(tmp_path / "game.jsonl")
    assert again.records == game.records


def acts_of(case: Case, play_on: Player, path: Path) -> tuple[dict, list[dict], dict[str, dict]]:
    """Return the parts of a long save, and an act of each kind that was open in it."""
    game, dice, kinds = Game.new(case, 0, path), Random(0), {}
    while not game.over and len(game.entries) < 160:
        by = dice.choice(game.to_act())
        for kind in game.openings(by):
            if kind.__name__ not in kinds:
                kinds[kind.__name__] = json.loads(msgspec.json.encode(game.openings(by)[kind].draw(dice)))
        frame = game.openings(by).get(ChallengeRuling) or game.openings(by)
        game.submit(by, game.routine() or frame.draw(dice))
    game.close()
    return *parted(path), kinds


def test_each_act_that_another_kind_of_act_replaces_is_refused_with_line_and_reason(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path, dice = tmp_path / "game.jsonl", Random(3)
    header, records, kinds = acts_of(case, play_on, path)
    assert len(kinds) > 30 and "ChallengeRuling" in {each["action"]["act"] for each in records}
    moments = list(Game.load(path).records)
    for place, record in enumerate(records):
        ruling = record["action"]["act"] == "ChallengeRuling"
        if not ruling and place % 8:
            continue
        others = [name for name in kinds if name != record["action"]["act"]]
        for name in ["OpenMeeting"] if ruling else dice.sample(others, 3):
            before = Game(case, 0)
            for each in moments[:place]:
                before.follow(each)
            if name in [kind.__name__ for kind in before.openings(record["by"])]:
                continue
            path.write_bytes(resealed(header, [*records[:place], {**record, "action": kinds[name]}]))
            assert f"line {place + 2}: record {place + 1} cannot follow" in (told := refusal(path))
            assert f"the act {name} of {record['by']} was not open to it at this moment" in told


@pytest.mark.parametrize("version", ["", "0.0.1"])
def test_an_act_of_an_actor_whose_turn_it_was_not_is_refused_whatever_version_wrote_it(
    case: Case, play_on: Player, tmp_path: Path, version: str
) -> None:
    path = tmp_path / "game.jsonl"
    header, records, _ = acts_of(case, play_on, path)
    header["version"] = version or header["version"]
    for place, record in list(enumerate(records))[::16]:
        for by in ("field", "secretariat", "director"):
            if by != record["by"]:
                path.write_bytes(resealed(header, [*records[:place], {**record, "by": by}]))
                assert f"line {place + 2}: " in refusal(path)


def test_an_act_with_a_number_that_nothing_has_is_refused(case: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    header, records, _ = acts_of(case, play_on, path)
    numbered = [
        (place, field)
        for place, record in enumerate(records)
        for field, value in record["action"].items()
        if isinstance(value, int) and not isinstance(value, bool)
    ]
    assert numbered
    for place, field in numbered:
        for number in (-7, 999, 2**40):
            action = {**records[place]["action"], field: number}
            path.write_bytes(resealed(header, [*records[:place], {**records[place], "action": action}]))
            assert f"line {place + 2}: " in refusal(path), (action, number)
