"""No text reaches a terminal but by one door, and nothing leaves by it that steers, turns round or cannot be seen."""

import ast
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game import cli
from game.engine.case import Case
from game.letters import escaped, fit
from game.play.codec import Origin
from game.play.game import Game
from game.scenario.compile import load
from game.terminal.door import Door, say, shown, tell

ROOT = Path(__file__).parents[1]
THREE = ROOT / "tests" / "data" / "three.yaml"
DOOR = ROOT / "game" / "terminal" / "door.py"
GAME = sorted(path for path in (ROOT / "game").rglob("*.py") if "_data" not in path.parts)
HOSTILE = (
    "\x1b[2J\x1b]0;x\x07\x9b31m\x7f\r\x08",
    "\u202etxt.\u2066a\u200b\u3164\ufeff\udcff\U000e0041e" + "\u0301" * 30,
)
PRINTING = {"print", "input", "breakpoint"}
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__", "displayhook", "excepthook"}
ECHOING = {
    "echo",
    "secho",
    "echo_via_pager",
    "print_exc",
    "print_exception",
    "print_stack",
    "pprint",
    "prompt",
    "confirm",
}


def past_the_door(path: Path) -> Iterator[str]:
    """Yield where a module prints, or takes hold of a stream or of a function of a library that prints."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        at = f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 0)}"
        owner = node.value.id if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) else ""
        if isinstance(node, ast.Name) and node.id in PRINTING:
            yield f"{at} {node.id}"
        elif owner == "sys" and node.attr in STREAMS:
            yield f"{at} sys.{node.attr}"
        elif owner in ("typer", "click", "rich", "traceback", "pprint") and node.attr in ECHOING:
            yield f"{at} {owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module in (
            "sys",
            "typer",
            "click",
            "rich",
            "traceback",
            "pprint",
        ):
            yield from (f"{at} {each.name}" for each in node.names if each.name in STREAMS | ECHOING | PRINTING)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            yield from (f"{at} import {name}" for name in names if name.split(".")[0] in ("rich", "pprint"))


def test_no_module_prints_past_the_door() -> None:
    # The studies print, and their standard streams are doors (`game/lab/__main__.py`).
    rooms = [path for path in GAME if path != DOOR and path.parent.name != "lab"]
    assert [place for path in rooms for place in past_the_door(path)] == []
    assert "prepare_streams()" in (DOOR.parents[1] / "lab" / "__main__.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "print('a')",
        "say = print",
        "import sys; sys.stdout.write('a')",
        "from sys import stderr",
        "import typer; typer.echo('a')",
        "from typer import secho",
        "import traceback; traceback.print_exc()",
        "from rich.console import Console",
        "input('a')",
    ],
)
def test_whoever_prints_past_the_door_is_found(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "module.py").write_text(line, encoding="utf-8")
    assert list(past_the_door(tmp_path / "module.py"))


def visible(text: str) -> bool:
    controls = {each for each in text if unicodedata.category(each) in ("Cc", "Cs", "Co", "Zl", "Zp")}
    return fit(text) == text and controls <= {"\n", "\t"}


@given(st.lists(st.text(st.characters(codec=None)), max_size=3))
def test_nothing_hidden_leaves_by_the_door(texts: list[str]) -> None:
    stream = io.StringIO()
    say(*texts, to=stream)
    Door(stream).writelines(texts)
    assert fit(stream.getvalue()) == stream.getvalue()


@given(st.text(st.characters(codec=None)))
def test_a_sentence_is_one_line_that_shows_what_is_hidden(text: str) -> None:
    assert shown(text).isprintable()
    assert not text.isprintable() or shown(text) == text


@given(st.recursive(st.text(st.characters(codec=None)), lambda each: st.dictionaries(st.text(), each, max_size=3)))
def test_json_loses_nothing_on_its_way_through_the_door(data: object) -> None:
    line = escaped(json.dumps(data, ensure_ascii=False))
    assert fit(line) == line
    assert json.loads(line) == data


class Screen:
    """The standard streams of one run of a command."""

    def __init__(self) -> None:
        self.out, self.err = io.BytesIO(), io.BytesIO()

    def text(self) -> str:
        return (self.out.getvalue() + self.err.getvalue()).decode("utf-8")


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object, typed: str = "") -> str:
    screen = Screen()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "argv", ["horseshoe", *map(str, arguments)])
        patched.setattr(sys, "stdin", io.StringIO(typed))
        patched.setattr(sys, "stdout", io.TextIOWrapper(screen.out, "utf-8"))
        patched.setattr(sys, "stderr", io.TextIOWrapper(screen.err, "utf-8"))
        patched.setattr(cli, "drop_output", lambda: None)
        with pytest.raises(SystemExit):
            cli.main()
        sys.stdout.flush()
        sys.stderr.flush()
        return screen.text()


@pytest.fixture(scope="module")
def case() -> Case:
    return load(THREE, ROOT / "scenarios" / "common")


def scenario_of(folder: Path, hostile: str) -> Path:
    """Write a scenario in whose texts, keys and name something hostile stands, and return its file."""
    said, text = quoted(hostile), THREE.read_text(encoding="utf-8")
    text = text.replace("title: The Council of Three", f"title: {said}")
    text = re.sub(r"label: (Who[^,]*),", lambda _: f"label: {said},", text)
    path = folder / f"three{name_of(hostile)}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def quoted(hostile: str) -> str:
    """Return the text as YAML has it in quotes, which know no halves of pairs."""
    return json.dumps("".join(each for each in hostile if ord(each) < 0xD800 or 0xE000 <= ord(each) <= 0xFFFF))


def name_of(hostile: str) -> str:
    return hostile.replace("/", "").replace("\0", "")


def commands(folder: Path, hostile: str, case: Case) -> Iterator[tuple[object, ...]]:
    """Yield every command, each with hostile names, texts, arguments and files."""
    scenario = scenario_of(folder, hostile)
    faulty, votes, draft = (folder / f"{each}{name_of(hostile)}.yaml" for each in ("faulty", "votes", "draft"))
    said = quoted(hostile)
    faulty.write_text(f"{said}: 1\ntitle: [{said}]\n", encoding="utf-8")
    votes.write_text(f"votes:\n- {{id: {said}, date: 2001-01-01, counts: {{for: 15, against: 0}}}}\n- {{id: {said}}}\n")
    draft.write_text(f"title: {said}\nsponsors: [{said}]\nparagraphs: [{{bank: {said}}}]\n", encoding="utf-8")
    saved = folder / f"saved{name_of(hostile)}.jsonl"
    game = Game(case, 1, Origin(json.loads(quoted(hostile)), 0, "AAA"))
    game.save_as(saved)
    game.close()
    yield "check", scenario, faulty, f"no{hostile}where"
    yield "check", "--json", scenario, faulty
    yield "graph", scenario
    yield "watch", scenario, "--save", folder / f"no{hostile}" / "where"
    yield "watch", scenario, "--save", saved
    yield "adjudicate", votes
    yield "adjudicate", votes, "--json"
    yield "forecast", scenario, "--draft", draft
    yield "forecast", scenario, "--draft", draft, "--wanted", f"AAA={hostile}", "--as", "AAA"
    yield "replay", saved
    yield "replay", saved, "--verify"
    yield "debrief", saved, "--as", hostile
    yield "debrief", saved, "--as", "AAA", "--html", faulty
    yield "fork", saved, "--record", 0, "--to", folder / f"again{name_of(hostile)}.jsonl", "--as", "AAA"
    yield "compare", saved, saved
    yield "export", saved, "--out", folder / f"out{name_of(hostile)}"
    yield "handouts", scenario, "--out", folder / f"hand{name_of(hostile)}"
    yield "class", scenario, "--form", hostile
    yield "class", "--resume", folder / f"no{hostile}where"
    yield "play", "--text", "--load", saved
    yield "play", scenario, "--text", "--as", "AAA"
    yield "play", f"--{hostile}"
    yield (hostile,)


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_no_command_lets_a_control_through(
    hostile: str, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HORSESHOE_SAVES", os.fspath(tmp_path / f"saves{name_of(hostile)}"))
    tried = set()
    for command in commands(tmp_path, hostile, case):
        tried.add(command[0])
        printed = run(monkeypatch, *command, typed=f"save {tmp_path}/s{hostile}\n{hostile}\nledger\nquit\nquit\n")
        assert printed
        assert visible(printed), (command, [each for each in printed if not visible(each)])
    assert {each.name or each.callback.__name__ for each in cli.app.registered_commands} <= tried


@given(st.text(st.characters(codec="utf-8"), max_size=20))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_name_of_a_file_or_command_lets_a_control_through(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for command in (("check", f"x{name}"), (f"x{name}",), ("graph", f"--{name}"), ("replay", f"x{name}")):
        assert visible(run(monkeypatch, *command))


def test_a_traceback_that_is_asked_for_leaves_by_the_door_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", Door(stream))
    try:
        raise ValueError(HOSTILE[0])
    except ValueError as error:
        sys.__excepthook__(ValueError, error, error.__traceback__)
        tell(str(error))
    assert "ValueError" in stream.getvalue()
    assert visible(stream.getvalue())
