"""The rules of the house: what the tools hold, and what they cannot see."""

import ast
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import packages_distributions, version
from itertools import chain
from pathlib import Path

import pytest

from game.scenario.reader import read

ROOT = Path(__file__).parents[1]
GAME = sorted(path for path in (ROOT / "game").rglob("*.py") if "_data" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PLACES = (
    "Beijing Berlin Brussels Crimea Debaltseve Donbas Donetsk Geneva Havana Helsinki Istanbul Kharkiv Kiev Kyiv London "
    "Lugansk Luhansk Mariupol Minsk Moscow Munich Normandy Odesa Paris Pristina Sevastopol Suez Vienna Washington"
).split()
PEOPLES = (
    "Russia Russian Russians Ukrainian Ukrainians Soviet Britain Korea Yugoslav Congolese American Americans".split()
)
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "types", "util", "utils"}
REPEATED = {
    "__init__": "what a room is",
    "__main__": "how a room is started",
    "acts": "what may be done",
    "ballots": "one member's ballot",
    "book": "what each State did on the day, by the record",
    "confidences": "what a seat is told that others are not",
    "consequences": "what follows from an act",
    "corridor": "what is done outside the chamber",
    "debriefing": "how the debrief is asked for and shown",
    "delegation": "one delegation",
    "drafting": "how a text is put together",
    "enquiry": "what would change another's ballot, asked in a game",
    "events": "what has happened",
    "evolve": "the fold of one event",
    "explaining": "explanations of vote",
    "figures": "the numbers of a scenario as they are shown",
    "forecasts": "what is foreseen of a vote, as it is shown",
    "forms": "an act as questions",
    "instructions": "what a capital asks of its delegation",
    "ledger": "claims, and what has become of them",
    "meeting": "a meeting under way",
    "membership": "who sits on the Council",
    "openings": "what is open to a seat",
    "papers": "drafts, amendments and statements",
    "paths": "where an element stands in its scenario",
    "points": "the points of a speech",
    "public": "what everybody may know",
    "reactions": "what the world makes of what the Council does",
    "settings": "what the player has set",
    "sitting": "a game as one player sits in it",
    "stages": "the stages of a meeting",
    "speech": "a speech in the making",
    "talks": "rounds of talks",
    "text": "what a room tells, as plain text",
    "understandings": "what two seats promised each other",
    "voting": "a vote: what is put, the rule, and why it ends as it does",
}
"""File names that stand in several rooms, each with the one thing that it means in all of them."""
TEXTS = {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".cfg", ".sh", ".json", ""}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@lru_cache(maxsize=len(GAME))
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def complaints_of(*command: str) -> str:
    run = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    return "" if run.returncode == 0 else run.stdout[-6000:] + run.stderr[-2000:]


def test_ruff_finds_nothing() -> None:
    assert complaints_of("-m", "ruff", "check", "--quiet", ".") == ""


def test_mypy_finds_every_type_in_the_game() -> None:
    assert complaints_of("-m", "mypy") == ""


def test_imports_go_down_only() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    assert complaints_of("-c", program, "--no-cache") == ""


@pytest.mark.parametrize("path", [*GAME, *TESTS], ids=relative)
def test_a_file_stays_within_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = [f"{relative(path)}:{one.lineno} {one.name}" for path in GAME for one in functions(path) if length(one) > 50]
    assert long == []


def test_nine_functions_in_ten_stay_within_twenty_four_lines() -> None:
    lengths = [length(one) for path in GAME for one in functions(path)]
    short = sum(lines <= 24 for lines in lengths)
    assert short >= 0.9 * len(lengths), f"{short} of {len(lengths)}"


def test_every_module_opens_by_saying_what_it_knows() -> None:
    silent = [relative(path) for path in GAME if not ast.get_docstring(tree(path))]
    assert silent == []


def test_every_public_function_and_class_says_what_it_is_for() -> None:
    silent = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path in GAME
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_module_has_a_name_that_could_hold_anything() -> None:
    assert [relative(path) for path in GAME if path.stem in VAGUE] == []


def test_a_file_name_that_occurs_in_two_rooms_means_the_same_in_both() -> None:
    rooms: dict[str, set[str]] = {}
    for path in GAME:
        rooms.setdefault(path.stem, set()).add(relative(path.parent))
    assert {name for name, found in rooms.items() if len(found) > 1} == set(REPEATED)


def test_the_pure_rooms_draw_only_from_the_dice_that_they_are_handed() -> None:
    pure = {"terms.py", "frames.py", "council", "world", "engine", "engine.py"}
    own = []
    for path in GAME:
        if path.relative_to(ROOT / "game").parts[0] not in pure:
            continue
        for node in ast.walk(tree(path)):
            whole = isinstance(node, ast.Import) and any(name.name == "random" for name in node.names)
            part = isinstance(node, ast.ImportFrom) and node.module == "random"
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Random"
            unseeded = called and not node.args
            if whole or unseeded or (part and [name.name for name in node.names] != ["Random"]):
                own.append(f"{relative(path)}:{node.lineno}")
    assert own == []


def states() -> tuple[set[str], set[str]]:
    """Return the codes of all States, and all their names."""
    table = read(ROOT / "scenarios" / "common" / "states.yaml").data["states"]
    former = {one["name"] for state in table.values() for one in state.get("formerly", [])}
    return set(table), former | {state[key] for state in table.values() for key in ("name", "formal") if key in state}


def any_of(words: set[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def words_of(path: Path) -> Iterator[tokenize.TokenInfo]:
    with path.open("rb") as stream:
        yield from tokenize.tokenize(stream.readline)


def test_no_line_of_the_game_names_a_state_or_a_place() -> None:
    codes, names = states()
    assert len(codes) > 120
    named = any_of(names | {*PLACES, *PEOPLES})
    # A constant may be called ARM; a text may not.
    coded = any_of(codes | names | {*PLACES, *PEOPLES})
    found = [
        f"{relative(path)}:{token.start[0]} {match.group()}"
        for path in GAME
        for token in words_of(path)
        for match in (named if token.type == tokenize.NAME else coded).finditer(token.string)
    ]
    assert found == []


def test_every_module_that_the_account_of_the_house_names_exists() -> None:
    named = set(re.findall(r"`((?:\w+/)*\w+\.py)`", (ROOT / "game" / "README.md").read_text(encoding="utf-8")))
    built = {relative(path) for path in [*GAME, *TESTS]}
    assert len(named) > 40
    assert [name for name in sorted(named) if not any(f"/{path}".endswith(f"/{name}") for path in built)] == []


def project_files() -> Iterator[Path]:
    """Every text file of the project; what tools leave behind and what git keeps for itself are not part of it."""
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in (".ci", ".gitignore") for part in parts)
        made = {"__pycache__", "build", "dist", "venv"} & set(parts) or any(
            part.endswith(".egg-info") for part in parts
        )
        if path.is_file() and path.suffix in TEXTS and not hidden and not made:
            yield path


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    # Written in halves, or this file would be its own finding.
    folders = "|".join(("wo" + "rk/", "tm" + "p/", "ro" + "ot/", "ho" + "me/"))
    hosts = "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "npmjs" + r"\.(?:org|com)", "js" + "delivr"))
    pattern = re.compile(rf"(?<![\w.}}/])/(?:{folders})|{hosts}")
    found = [
        f"{relative(path)}: {match.group()}"
        for path in project_files()
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_the_top_level_holds_what_the_readme_says_and_nothing_else() -> None:
    allowed = {"pyproject.toml", "game", "scenarios", "assets", "tests", "README.md", "LICENSE"}
    left_by_tools = {"build", "dist", "venv", "PKG-INFO"}  # the last in a source distribution
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - left_by_tools
    assert {name for name in found if not name.endswith(".egg-info")} == allowed


def declared() -> Iterator[tuple[str, str]]:
    """Each direct dependency with what pyproject.toml says of its releases."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = tables["project"]["optional-dependencies"].values()
    for each in chain(tables["build-system"]["requires"], tables["project"]["dependencies"], *extras):
        name = re.match(r"[\w.-]+", each)
        assert name, each
        yield name.group(), each[name.end() :]


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", re.split(r"[a-z+]", version)[0])))


@pytest.mark.parametrize(("name", "releases"), dict.fromkeys(declared()), ids=lambda part: part)
def test_a_dependency_begins_at_a_release_that_is_met_and_ends_at_a_major_one(name: str, releases: str) -> None:
    bounds = re.fullmatch(r">=([\d.]+),<(\d+)", releases)
    assert bounds, f"{name}{releases}: wanted is >=LOWEST,<MAJOR"
    lowest, end = numbers(bounds[1]), int(bounds[2])
    assert lowest <= numbers(version(name)) < (end,)


def test_every_library_that_is_imported_is_declared_where_it_is_needed() -> None:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    brought_by = packages_distributions()
    # What runs the tests is part of the laboratory, and needs what they need.
    trying = ROOT / "game" / "lab" / "trial.py"
    # What sets PDFs and Word files is an extra, and a page says so where it is missing.
    printed = [ROOT / "game" / "printing" / name for name in ("typeset.py", "wordfile.py")]
    played = [path for path in GAME if path != trying and path not in printed]
    extras = tables["optional-dependencies"]
    for paths, more in ((played, []), (printed, extras["print"]), ([*TESTS, trying], extras["dev"])):
        named = {re.split(r"[<>=]", each)[0].lower() for each in [*tables["dependencies"], *more]}
        imported = {name for path in paths for name in libraries(path)}
        assert {name for name in imported if not named & {each.lower() for each in brought_by.get(name, [])}} == set()


def libraries(path: Path) -> Iterator[str]:
    """Return the packages that a module imports and that are neither Python's own nor the project's."""
    for node in ast.walk(tree(path)):
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        yield from {name.split(".")[0] for name in names} - {"game", "tests", *sys.stdlib_module_names}


def test_no_function_of_the_window_imports_anything_but_pygame() -> None:
    """A scene that leads to one above it asks for that by name (`scenes/registry.py`)."""
    inner = [
        f"{relative(path)}:{node.lineno}"
        for path in GAME
        if relative(path).startswith("game/desktop/")
        for outer in ast.walk(tree(path))
        if isinstance(outer, ast.FunctionDef)
        for node in ast.walk(outer)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name or "").startswith("pygame")
    ]
    assert inner == []


def test_every_screen_that_is_asked_for_by_name_is_made_by_one() -> None:
    from game.desktop.scenes.every import SCREENS
    from game.desktop.scenes.registry import Screen, screen

    assert set(SCREENS) == set(Screen)
    assert all(screen(each.value) is SCREENS[each] for each in Screen)
