"""What tests need that pip does not bring: which programs, which Debian package has each, and what a missing one means.

`python3 -m tests.needs` installs what is missing, or names it and fails; it asks for nothing but Python itself. Where
HORSESHOE_NEEDS_ALL is set, as `.ci/run` sets it, a test that is skipped counts as failed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

PACKAGES = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "import": "imagemagick",
    "openbox": "openbox",
    "xprop": "x11-utils",
    "xwininfo": "x11-utils",
    "chromium": "chromium",
    "nginx": "nginx-light",
}
"""The Debian package of each program that a test may need."""
MODULES = {"tsc": "typescript@7"}
"""The package of npm for each program that Debian does not have, or has too old."""
NEEDS_ALL = "HORSESHOE_NEEDS_ALL"


def absent(programs: list[str] | None = None) -> list[str]:
    """Return those of the programs, by default of all that any test needs, that are not on this machine."""
    return [name for name in programs or [*PACKAGES, *MODULES] if shutil.which(name) is None]


def place(program: str) -> str | None:
    """Return where a program lies on this machine, or None."""
    return shutil.which(program)


def needs(*programs: str) -> list[pytest.MarkDecorator]:
    """Return the marks of a journey that needs these programs; each must have its row in PACKAGES or MODULES."""
    import pytest

    unknown = [name for name in programs if name not in PACKAGES and name not in MODULES]
    assert not unknown, f"tests/needs.py has no Debian package for {', '.join(unknown)}"
    missing = absent(list(programs))
    return [pytest.mark.slow, pytest.mark.skipif(bool(missing), reason=f"not installed here: {', '.join(missing)}")]


def refused(report: pytest.TestReport | pytest.CollectReport) -> pytest.TestReport | pytest.CollectReport:
    """Return the report, which counts a skip as a failure where all tests must run."""
    if os.environ.get(NEEDS_ALL) and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        why = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{why}. {NEEDS_ALL} is set: no test may be skipped here."
    return report


def install(packages: list[str]) -> None:
    """Install Debian packages, where this is such a system and may be changed; what apt prints goes to stderr."""
    if not packages or shutil.which("apt-get") is None or os.getuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
        subprocess.run(["apt-get", *words], env=environment, stdout=sys.stderr, check=False)


def install_modules(modules: list[str]) -> None:
    """Install packages of npm for all users, where npm is there; what it prints goes to stderr."""
    if modules and shutil.which("npm") is not None:
        subprocess.run(["npm", "install", "--global", "--silent", *modules], stdout=sys.stderr, check=False)


def main() -> int:
    """Install the programs that are missing; return 1, and name them, if any is missing still."""
    install(sorted({PACKAGES[name] for name in absent() if name in PACKAGES}))
    install_modules(sorted({MODULES[name] for name in absent() if name in MODULES}))
    for name in absent():
        where = f"Debian package {PACKAGES[name]}" if name in PACKAGES else f"package {MODULES[name]} of npm"
        print(f"{name} is missing and could not be installed: the tests need it ({where}).")
    return 1 if absent() else 0


if __name__ == "__main__":
    sys.exit(main())
