"""Where all tests must run, none is skipped in silence: a missing program is installed, or it is named and fails."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs

ROOT = Path(__file__).parents[1]
SKIPS = {
    "by a mark": "import pytest\n@pytest.mark.skipif(True, reason='no device')\ndef test_one(): pass\n",
    "as it runs": "import pytest\ndef test_one(): pytest.skip('no device')\n",
    "as a module": "import pytest\npytest.skip('no device', allow_module_level=True)\n",
    "for a program": "from tests.needs import needs\npytestmark = needs('xprop')\ndef test_one(): pass\n",
}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Make this a machine with no program but apt-get; return the commands that it is given."""
    given: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(os, "getuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", lambda words, **_: given.append(words))
    return given


@pytest.mark.parametrize("all_needed", ["", "1"])
def test_a_skip_of_any_kind_fails_where_all_must_run_and_says_why(tmp_path: Path, all_needed: str) -> None:
    for number, written in enumerate(SKIPS.values()):
        (tmp_path / f"test_{number}.py").write_text(written)
    command = [sys.executable, "-m", "pytest", "-q", "-c", ROOT / "pyproject.toml", "-p", "tests.conftest"]
    environment = {**os.environ, needs.NEEDS_ALL: all_needed, "PATH": ""}
    done = subprocess.run(
        [*command, "--continue-on-collection-errors", tmp_path],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "not installed here: xprop" in done.stdout
    # The summary below says the reasons again where pytest finds that it runs in a CI.
    told = done.stdout.partition("short test summary info")[0]
    assert told.count(f"no device. {needs.NEEDS_ALL} is set: no test may be skipped here.") == (3 if all_needed else 0)
    assert done.returncode == (1 if all_needed else 0)
    assert done.stdout.splitlines()[-1].startswith("1 failed, 3 errors in " if all_needed else "4 skipped in ")


def test_what_is_missing_is_installed(bare: list[list[str]]) -> None:
    needs.main()
    assert bare[0][:2] == ["apt-get", "update"]
    assert bare[1][:2] == ["apt-get", "install"]
    assert {*needs.PACKAGES.values()} <= {*bare[1]}


def test_what_cannot_be_installed_is_named_with_its_package_and_fails(
    bare: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert needs.main() == 1
    told = capsys.readouterr().out
    assert "Xvfb is missing and could not be installed: the tests need it (Debian package xvfb).\n" in told
    assert "tsc is missing and could not be installed: the tests need it (package typescript@7 of npm).\n" in told
    assert len(told.splitlines()) == len(needs.PACKAGES) + len(needs.MODULES)


def test_what_debian_does_not_have_is_installed_by_npm(
    bare: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "tsc" else name)
    needs.main()
    assert bare == [["npm", "install", "--global", "--silent", "typescript@7"]]


def test_where_nothing_is_missing_nothing_is_installed(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    assert needs.main() == 0
    assert bare == []


def test_who_may_not_install_is_told_what_is_missing(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    assert needs.main() == 1
    assert bare == []


def test_a_program_that_ci_would_not_install_cannot_be_asked_for() -> None:
    with pytest.raises(AssertionError, match="no Debian package for xeyes"):
        needs.needs("xeyes")


def test_ci_installs_what_is_missing_first_and_skips_nothing() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"export {needs.NEEDS_ALL}=1" in script
    assert 0 < script.index("-m tests.needs") < script.index("-m tests.pythons") < script.index("python -m pytest")


def test_programs_are_looked_for_in_one_place() -> None:
    asking = {path for path in (ROOT / "tests").rglob("*.py") if re.search(r"shutil\.which", path.read_text("utf-8"))}
    assert {path.name for path in asking} <= {"needs.py", "test_needs.py"}
