"""A whole lesson with a teacher, a projector and 15 students: `python -m tests.classroom.rehearsal`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.classroom.browsing import PATIENCE, SIDEWAYS, browser, faults
from tests.classroom.lesson import CHROMEBOOK, PHONE, SMALL, Classroom, Student, classroom, until
from tests.classroom.served import ROOT

SIZES = (PHONE, SMALL, CHROMEBOOK, SMALL)
NAMES = ("Ana", "Bo", "Cy", "Dilan", "Eve", "Femi", "Gul", "Hugo", "Ines", "Jun", "Kofi", "Lea", "Mo", "Nia", "Oskar")
BALLOTS = {"Calune": "against", "Eskara": "abstaining", "Dunmar": "abstaining"}
ENDED = "The debrief is on the screen in front."
SECRET = "Come to the back of the room, Kestrin will not hear us."
WHY = "We voted as we said we would this morning."


def laws(*pages: Page) -> None:
    """Hold pages to what everybody needs of them: nothing that axe finds, and nothing out of the window at its side."""
    for page in pages:
        found = faults(page)
        assert found == [], (page.url, found)
        assert page.evaluate(SIDEWAYS) == []


def a_whole_lesson(chromium: Browser, tmp_path: Path) -> None:
    with classroom(chromium, tmp_path.with_suffix(".jsonl")) as lesson:
        arrive(lesson)
        leader, partner = share_a_seat(lesson)
        lesson.begin("Act 1")
        a_note(lesson)
        a_proposal(lesson, leader, partner)
        played(lesson, [each for each in lesson.students if each.leads and each.member][:3])
        laws(lesson.console, lesson.projector, lesson.students[1].page, lesson.students[2].page)
        lesson.begin("Debrief")
        assert lesson.errors() == []
        all_is_in_the_journal(lesson)
        exported(lesson, tmp_path / "taken-home")


def arrive(lesson: Classroom) -> None:
    """Let 14 students join by the code and get their seats by lot; the last comes late."""
    for n, name in enumerate(NAMES[:-1]):
        student = Student(lesson.browser, name, SIZES[n] if n < len(SIZES) else PHONE)
        student.join(lesson.server, typed=n == 0)
        expect(student.page.get_by_text("You have no seat yet")).to_be_visible()
        lesson.students.append(student)
    laws(lesson.console, lesson.projector)
    lesson.press("Seat all by lot")
    for student in lesson.students:
        student.button("I have read this").click()


def share_a_seat(lesson: Classroom) -> tuple[Student, Student]:
    """Let the last student come late, and share the seat of one who sits at the table already."""
    late = Student(lesson.browser, NAMES[-1])
    late.join(lesson.server)
    leader = next(each for each in lesson.students if each.seat == "Halume")
    lesson.console.get_by_label(f"Seat for {late.name}").select_option(label=leader.seat)
    late.button("I have read this").click()
    late.leads = False
    lesson.students.append(late)
    expect(leader.page.get_by_text(f"{leader.name} · {late.name}")).to_be_visible()
    return leader, late


def a_note(lesson: Classroom) -> None:
    """Let one student write to another delegation."""
    by = next(each for each in lesson.students if each.seat == "Alvane")
    to = next(each for each in lesson.students if each.seat == "Brenor")
    by.note("Brenor", SECRET)
    to.tab("Corridor", "Notes")
    expect(to.page.get_by_text(SECRET)).to_be_visible()


def a_proposal(lesson: Classroom, leader: Student, partner: Student) -> None:
    """Let the one who does not lead propose an act, and the leader submit it."""
    partner.tab("Corridor", "Acts")
    partner.button("Sound out a delegation").click()
    dialog = partner.page.get_by_role("dialog")
    dialog.get_by_role("radio").first.check()
    partner.button(f"Propose to {leader.name}").click()
    leader.tab("Corridor", "For you")
    leader.button("Open it").click()
    leader.button("Submit").click()
    expect(leader.page.get_by_role("dialog")).to_have_count(0)
    expect(leader.button("Open it")).to_have_count(0)


def played(lesson: Classroom, speakers: list[Student]) -> None:
    """Play to the end: some speak in own words, all vote as planned, one says why, and the rest is let go by."""
    words = {each.name: f"{each.name} says for {each.seat}: the road before the snow." for each in speakers}
    table = [each for each in lesson.students if each.leads]
    shown = [each.page for each in lesson.students[: len(SIZES)]]

    def act(each: Student) -> bool:
        if each.may_vote:
            if shown:
                laws(lesson.console, lesson.projector, *shown)
                shown.clear()
            each.vote(BALLOTS.get(each.seat, "in_favour"))
            return True
        if not each.has_turn:
            return False
        if each.name in words and each.speak(words[each.name]):
            del words[each.name]
        if each.seat == "Calune" and not each.explained:
            each.explain(WHY)
        return each.let_go(keep="Do not speak" if each.name in words else "")

    until(
        lambda: lesson.console.get_by_text("The game is over.").count(),
        lambda: any([act(each) for each in table]),
        seconds=120,
    )
    assert not words, "each of them had the floor"
    for each in lesson.students:
        each.tab("Floor")
        expect(each.page.get_by_text(ENDED)).to_be_visible(timeout=PATIENCE)


def all_is_in_the_journal(lesson: Classroom) -> None:
    """Hold the journal against the pages: each ballot as it was pressed, each word, and no note of others."""
    for each in lesson.students:
        cast = [line for line in lesson.lines("CastBallot") if line.get("person") == each.person]
        assert [line["action"]["ballot"] for line in cast] == each.pressed, each.name
        acts = [line for line in lesson.lines() if line.get("person") == each.person]
        for words in each.said:
            assert sum(words in json.dumps(line) for line in acts) == 1, words
    assert sum(len(each.pressed) for each in lesson.students) >= 12
    assert {each.seat for each in lesson.students if each.heard(SECRET)} == {"Alvane", "Brenor"}
    (proposed,), (settled,) = lesson.lines("Proposed"), lesson.lines("ProposalSettled")
    assert proposed["line"]["who"] == lesson.students[-1].person and settled["line"]["record"]


def exported(lesson: Classroom, folder: Path) -> None:
    """Hold what the class takes home against what was pressed and said."""
    command = [sys.executable, "-m", "game", "export", str(lesson.path), "--out", str(folder), "--names"]
    done = subprocess.run([*command, "--formats", "html,csv"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    own, record = ((folder / f"{name}.html").read_text("utf-8") for name in ("own-words", "record"))
    votes = (folder / "votes.csv").read_text("utf-8")
    for each in lesson.students:
        assert each.name in (folder / "participation.csv").read_text("utf-8")
        for words in (said for said in each.said if said != SECRET):
            assert words in own and words in record
    assert SECRET not in record and SECRET not in votes
    assert (folder / "debrief.html").stat().st_size > 1000


def one_screen(chromium: Browser, tmp_path: Path) -> None:
    with classroom(chromium, tmp_path.with_suffix(".jsonl")) as lesson:
        lesson.press("One screen")
        dialog = lesson.console.get_by_role("dialog")
        dialog.get_by_label("All seats of the Council").check()
        dialog.get_by_role("button", name="Use one screen").click()
        expect(dialog).to_have_count(0, timeout=PATIENCE)
        lesson.begin("Act 1")
        votes = lesson.console.get_by_role("button", name="In favour", exact=True)
        until(votes.count, lesson.next)
        ballots = ["Abstain", *["In favour"] * 14]
        heading, done = lesson.console.get_by_role("heading", name="Acting for"), set()
        for ballot in ballots:
            until(lambda: votes.count() and heading.inner_text() not in done, lambda: False)
            done.add(heading.inner_text())
            lesson.console.get_by_role("button", name=ballot, exact=True).click()
        until(lambda: len(lesson.lines("CastBallot")) == 15, lambda: False)
        laws(lesson.console, lesson.projector)
        assert lesson.errors() == []
        cast = [each["action"]["ballot"] for each in lesson.lines("CastBallot")]
        assert sorted(cast) == ["abstaining", *["in_favour"] * 14]


def main() -> None:
    """Play the lesson, and say how it went."""
    with browser() as chromium, tempfile.TemporaryDirectory() as folder:
        one_screen(chromium, Path(folder) / "one")
        a_whole_lesson(chromium, Path(folder) / "all")
    print("The lesson was played to its exports.")


if __name__ == "__main__":
    main()
