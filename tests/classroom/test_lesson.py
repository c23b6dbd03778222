"""A line that is cut in the middle of a vote, in real pages: a dead server, and a phone that hears nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, expect

from tests.classroom.browsing import PATIENCE, browser, status
from tests.classroom.lesson import Classroom, Student, classroom, until
from tests.needs import needs

pytestmark = needs("chromium")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def test_a_vote_survives_a_dead_server_and_a_phone_without_a_line(chromium: Browser, tmp_path: Path) -> None:
    with classroom(chromium, tmp_path / "room.jsonl") as lesson:
        before, after, during, away = seated(
            lesson, {"Ana": "Alvane", "Bo": "Brenor", "Cy": "Calune", "Dilan": "Dunmar"}
        )
        lesson.begin("Act 1")
        until(
            lambda: all(each.may_vote for each in lesson.students),
            lambda: any([each.let_go() for each in lesson.students if each.has_turn and not each.may_vote]),
        )
        away.device.context.set_offline(True)
        before.vote("against")
        before.saved()
        lesson.kill()
        during.vote("abstaining")
        for each in (before, after, during):
            status(each.page, "Reconnecting, nothing is lost")
        lesson.resume()
        for each in (before, after, during):
            expect(each.page.get_by_role("status")).to_have_text(re.compile("^(Connected|Saved)$"), timeout=PATIENCE)
        before.saved()
        during.saved()
        lesson.go_on()
        after.vote("in_favour")
        after.saved()
        lesson.close_vote()
        until(lambda: any("VotingEnded" in json.dumps(each) for each in lesson.lines()), lambda: False)
        away.device.context.set_offline(False)
        expect(away.page.get_by_role("status")).to_have_text(re.compile("^(Connected|Saved)$"), timeout=PATIENCE)
        assert lesson.errors() == []
        cast = [(each["person"], each["action"]["ballot"]) for each in lesson.lines("CastBallot") if each.get("person")]
        assert cast == [(before.person, "against"), (during.person, "abstaining"), (after.person, "in_favour")]


def seated(lesson: Classroom, seats: dict[str, str]) -> list[Student]:
    """Let students join, each at a seat that the teacher gives."""
    for name, seat in seats.items():
        student = Student(lesson.browser, name)
        student.join(lesson.server)
        lesson.console.get_by_label(f"Seat for {name}").select_option(label=seat)
        student.button("I have read this").click()
        lesson.students.append(student)
    return lesson.students
