"""How the tests run: on all cores when all are asked for, without a screen or sound, and none of them timed."""

import os
import shutil
import tempfile
from collections.abc import Generator

import pytest
from hypothesis import settings

from tests.needs import refused
from tests.whole import FOLDER

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
settings.register_profile("horseshoe", deadline=None)
settings.load_profile("horseshoe")
MOST = 8
"""No more processes than this share the tests, however many cores there are: each holds some 400 MB."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the run's whole games, which all its processes share; the one that made it removes it."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="horseshoe-games-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(FOLDER)))


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many processes share the tests: none where a part of the suite is named, else one more than cores.

    Journeys in windows and browsers mostly wait: with one process a core, a core would wait with them.
    """
    cores = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    return 0 if named or cores == 1 else min(cores + 1, MOST)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put journeys first: they mostly wait, and the other processes do the rest meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return refused((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return refused((yield))
