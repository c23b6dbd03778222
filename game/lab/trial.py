"""Runs tests, once to learn which lines each executes, and again with a change made: what `game.lab.mutants` starts.

It is run in a copy of the project, as `python -m game.lab.trial map|serve`, and needs what developers install.
"""

from __future__ import annotations

import ast
import gc
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType
from typing import IO, Any

import pytest

from game.lab.covered import GAMES
from game.lab.mutations import Change, changed, changes_of

QUIET = ("-q", "-n", "0", "-p", "no:cacheprovider", "--tb=no", "--no-header")
CAUGHT, SURVIVED, AFRESH = "caught", "survived", "afresh"
"""What became of a change; `AFRESH` where only a process can tell that imports the changed source from the first."""
MEMORY = 6 << 30
MAPPED = 6.0
"""Seconds of the processor after which no further test of a file is run to see which lines it executes."""
PATIENCE = 600.0
"""Seconds of the clock after which a test file is given up."""
WAITED = 60.0
"""Seconds of the clock that a test may stand still, beside ten times the seconds of the processor that it may take."""
LATE = 7
"""The exit code of a process whose test took too long."""


class Hasty:
    """Lets a property that fails stop at once: that it fails is asked for, not the smallest input for which it does."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Set so what the test files go by, which are imported next."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("hasty", settings.default, phases=phases, database=None, report_multiple_bugs=False)
        settings.load_profile("hasty")


class Lines:
    """Notes which lines of the game each test executes, and how long it takes.

    What a fixture or a kept function of a test file does once for many tests is a context of its own.
    """

    def __init__(self, measured: Any) -> None:
        self.measured = measured
        self.began = time.process_time()
        self.seconds: dict[str, float] = defaultdict(float)
        self.uses: dict[str, set[str]] = {}
        self.passed: dict[str, bool] = {}
        self._stack: list[str] = [""]

    def _within(self, context: str) -> Iterator[None]:
        """Let what runs until the iterator goes on count as this context."""
        self._stack.append(context)
        self.measured.switch_context(context)
        began = time.process_time()
        yield
        spent = time.process_time() - began
        self.seconds[context] += spent
        self._stack.pop()
        self.seconds[self._stack[-1]] -= spent
        self.measured.switch_context(self._stack[-1])

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Give each kept function of the test files a context."""
        for module in {id(each.module): each.module for each in items if isinstance(each, pytest.Function)}.values():
            for name, kept in list(vars(module).items()):
                if hasattr(kept, "cache_parameters") and kept.__module__ == module.__name__:
                    setattr(module, name, self._kept(f"{module.__name__}:{name}", kept))

    def _kept(self, context: str, kept: Any) -> Any:
        inner = kept.__wrapped__

        def noted(*given: Any, **named: Any) -> Any:
            within = self._within(context)
            next(within)
            try:
                return inner(*given, **named)
            finally:
                next(within, None)

        again = lru_cache(**kept.cache_parameters())(noted)

        def asked(*given: Any, **named: Any) -> Any:
            for each in self._stack[1:]:
                self.uses.setdefault(each, set()).add(context)
            return again(*given, **named)

        return asked

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        """Count what a test does as its own; where a file takes long, leave its other tests out of the map."""
        if time.process_time() - self.began > MAPPED:
            item.session.shouldstop = "the map has enough of this file"
        within = self._within(item.nodeid)
        next(within)
        self.uses.setdefault(item.nodeid, set())
        try:
            return (yield)
        finally:
            next(within, None)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[Any]:
        """Count what a fixture for many tests does as that fixture's."""
        if fixturedef.scope == "function":
            return (yield)
        context = f"{fixturedef.baseid}:{fixturedef.argname}:{getattr(request, 'param_index', 0)}"
        for each in self._stack[1:]:
            self.uses.setdefault(each, set()).add(context)
        within = self._within(context)
        next(within)
        try:
            return (yield)
        finally:
            next(within, None)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note the fixtures that a test uses, though another test had them made."""
        info = getattr(item, "_fixtureinfo", None)
        for name, definitions in (info.name2fixturedefs if info else {}).items():
            if definitions[-1].scope != "function":
                self.uses[item.nodeid].add(f"{definitions[-1].baseid}:{name}:0")

    def used(self, context: str) -> set[str]:
        """Return all contexts that one uses, and that those use."""
        found, left = set[str](), {context}
        while left:
            each = left.pop()
            found.add(each)
            left |= self.uses.get(each, set()) - found
        return found - {context}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note whether the test passed."""
        passed = report.outcome == "passed" and not hasattr(report, "wasxfail")
        self.passed[report.nodeid] = self.passed.get(report.nodeid, True) and passed


def mapped(test_file: str, measured: Any) -> dict[str, Any]:
    """Return which lines the tests of a file execute, by context and file, the contexts of each test, and the seconds.

    The lines of a file are a number in hexadecimal digits, whose bit n is set where line n was executed.
    """
    root = Path.cwd()
    noted = Lines(measured)
    pytest.main([*QUIET, test_file], plugins=[Hasty(), noted])
    measured.stop()
    data = measured.get_data()
    lines: dict[str, dict[str, int]] = defaultdict(dict)
    for path in data.measured_files():
        name = Path(path).relative_to(root).as_posix()
        for line, contexts in data.contexts_by_lineno(path).items():
            for context in contexts:
                lines[context][name] = lines[context].get(name, 0) | 1 << line
    tests = {each: sorted(noted.used(each)) for each, passed in noted.passed.items() if passed and each in noted.uses}
    lines_in_hex = {context: {file: f"{mask:x}" for file, mask in of.items()} for context, of in lines.items()}
    return {"lines": lines_in_hex, "tests": tests, "seconds": {k: round(v, 4) for k, v in noted.seconds.items()}}


def map_each(test_files: Sequence[str], out: IO[str]) -> None:
    """Write, a line for each test file, its name and what `mapped` tells of it; of one that takes too long, nothing.

    The rooms are imported once, and each file runs in a process of its own that has them at hand.
    """
    from coverage import Coverage

    measured = Coverage(data_file=None, config_file=False, source=[str(Path.cwd() / "game")])
    measured.start()
    for path in sorted(Path("game").rglob("*.py")):
        if not {"desktop", "lab", "cli", "__main__.py"} & set(path.parts):
            import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    for each in test_files:
        told, _ = forked(partial(_told, each, measured), PATIENCE)
        found = json.loads(told or "{}") or {"lines": {}, "tests": {}, "seconds": {}}
        print(json.dumps({"file": each, **found}), file=out, flush=True)


def _told(test_file: str, measured: Any, writing: int) -> None:
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        json.dump(mapped(test_file, measured), out)


def forked(does: Callable[[int], None], patience: float) -> tuple[str, int]:
    """Return what a child of this process wrote into the pipe it was given, and how it ended; one that stands still
    for so many seconds is ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            does(writing)
            os._exit(0)
        finally:
            os._exit(2)
    os.close(writing)
    told = b""
    while select.select([reading], [], [], patience)[0]:
        part = os.read(reading, 1 << 16)
        if not part:
            break
        told += part
    else:
        os.kill(child, signal.SIGKILL)
    os.close(reading)
    return told.decode(errors="replace"), os.waitpid(child, 0)[1]


class Trials:
    """Runs, of the tests that were collected, those that are asked for, each time in a process of its own."""

    def __init__(self, asked: IO[str], told: IO[str]) -> None:
        self.asked, self.told = asked, told
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self.failed |= report.failed

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note that a file could not be imported."""
        self.failed |= report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Answer each line that asks for a change and some tests by what becomes of it."""
        items = {each.nodeid: each for each in session.items}
        live = live_functions()
        gc.collect()
        gc.freeze()
        print(json.dumps({"ready": len(items)}), file=self.told, flush=True)
        for line in self.asked:
            task = json.loads(line)
            tests = [(items[name], limit) for name, limit in task["tests"] if name in items]
            print(json.dumps(self._tried(task, tests, live)), file=self.told, flush=True)
        return True

    def _tried(self, task: Any, tests: list[tuple[pytest.Item, float]], live: Any) -> dict[str, Any]:
        codes: dict[FunctionType, CodeType] = {}
        if "file" not in task and self.failed:
            return {"fate": CAUGHT, "by": "", "ran": 0}  # something could not be imported
        if "file" in task:
            source = Path(task["file"]).read_text(encoding="utf-8")
            found = replaced(live, str(Path(task["file"]).resolve()), source, changes_of(source)[task["number"]])
            if found is None:
                return {"fate": AFRESH, "by": "", "ran": 0}
            codes = found
        return self._forked(codes, tests)

    def _forked(self, codes: dict[FunctionType, CodeType], tests: list[tuple[pytest.Item, float]]) -> dict[str, Any]:
        patience = WAITED + 10.0 * max((limit for _, limit in tests), default=0.0)
        told, code = forked(lambda writing: self._child(codes, tests, writing), patience)
        begun = told.split("\n")[:-1]
        fate = SURVIVED if code == 0 else CAUGHT
        by = begun[-1] if begun and fate is CAUGHT else ""
        return {"fate": fate, "by": by, "ran": len(begun), "late": os.waitstatus_to_exitcode(code) == LATE}

    def _child(self, codes: dict[FunctionType, CodeType], tests: Any, writing: int) -> None:
        """Make the change and run the tests up to the first failure; leave with 0 where there is none."""
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            if GAMES in os.environ:
                os.environ[GAMES] = own_games(os.environ[GAMES])
            self.failed = False
            signal.signal(signal.SIGPROF, lambda *_: os._exit(LATE))
            for function, code in codes.items():
                function.__code__ = code
            following = [*(item for item, _ in tests[1:]), None]
            for (item, limit), after in zip(tests, following, strict=True):
                os.write(writing, f"{item.nodeid}\n".encode())
                signal.setitimer(signal.ITIMER_PROF, limit)
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
                if self.failed:
                    os._exit(1)
            os._exit(0)
        except BaseException:
            os._exit(2)


def own_games(shared: str) -> str:
    """Return a new folder with the games that were played without a change.

    A game that is played with one is not found by the tests of the next.
    """
    own = tempfile.mkdtemp(prefix="games-", dir=Path.cwd())
    for each in Path(shared).glob("*.jsonl"):
        Path(own, each.name).symlink_to(each.resolve())
    return own


def live_functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    """Return the functions that there are, by the file, the name and the line of their code."""
    found: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if type(each) is FunctionType:
            code = each.__code__
            found[code.co_filename, code.co_qualname, code.co_firstlineno].append(each)
    return found


def replaced(
    live: dict[tuple[str, str, int], list[FunctionType]], path: str, source: str, change: Change
) -> dict[FunctionType, CodeType] | None:
    """Return the new code of each function that a change reaches; None if it changes what importing does."""
    before = list(_codes(compile(ast.parse(source), path, "exec")))
    after = list(_codes(compile(changed(source, change), path, "exec")))
    names = Counter((code.co_qualname, code.co_firstlineno) for code in before)
    old = {(code.co_qualname, code.co_firstlineno): code for code in before}
    found: dict[FunctionType, CodeType] = {}
    for code in after:
        key = (code.co_qualname, code.co_firstlineno)
        if key in old and _own(old[key]) == _own(code) and names[key] == 1:
            if not code.co_flags & 1:
                continue
        elif not code.co_flags & 1 or names[key] > 1:
            return None
        for function in live.get((path, *key), ()):
            if function.__code__.co_freevars != code.co_freevars:
                return None
            found[function] = code
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _own(code: CodeType) -> tuple[Any, ...]:
    """Return what a piece of code does itself, whatever the functions within it do."""
    consts = tuple((type(each), repr(each)) for each in code.co_consts if not isinstance(each, CodeType))
    return code.co_code, consts, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars


def main(arguments: Sequence[str]) -> int:
    """Run one of two modes, `map TEST_FILES` and `serve TEST_FILES`; without files, the first line names them."""
    mode, *rest = arguments
    # The tests get other streams than those through which they are asked for.
    asked, told = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    files = rest or json.loads(asked.readline())
    if mode == "map":
        map_each(files, told)
        return 0
    pytest.main([*QUIET, *files], plugins=[Hasty(), Trials(asked, told)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
