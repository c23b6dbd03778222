"""The plans of a lesson, minute by minute, for the three lengths in which a class plays a scenario."""

from __future__ import annotations

from msgspec import Struct

from game.engine.case import Case
from game.printing.documents import AnyBlock, Document, Heading, Part, Table, bulleted, plain
from game.words.labels import counted


class Step(Struct, frozen=True):
    """One part of a lesson: how long it lasts, and what the teacher and the students do."""

    minutes: int
    title: str
    teacher: str
    students: str


class Plan(Struct, frozen=True):
    """A plan: its title, its sittings (each a heading with its steps), and how the room is opened for it."""

    title: str
    sittings: tuple[tuple[str, tuple[Step, ...]], ...]
    opened: str
    advice: str


_JOIN = Step(6, "Arrive, and read your role", "Show the code. Give out the seats and the role sheets.",
             "Join with the code, read the role sheet alone, mark one thing to reach and one to prevent.")  # fmt: skip
_PRACTICE = Step(4, "A practice vote", "Open it; it does not count.", "Find the three buttons, and vote.")
_SHORT = (
    _JOIN, _PRACTICE,
    Step(9, "In the corridor", "Show the situation. Name the seats that have two more minutes.",
         "Find out who stands where, and promise a vote or ask for one."),
    Step(9, "The debate", "Call the speakers. One minute a speech.", "Speak, deny, demand. Choose how sure you are."),
    Step(9, "Texts and the vote", "Read the text aloud. Let all vote; then show the ballots.",
         "Read the forecast, talk to the seats that are undecided, vote, and explain your vote."),
    Step(8, "What happened, and why", "Leave the roles. Show the debrief. Ask two of the questions.",
         "Say what your seat wanted, and what you think yourself."),
)  # fmt: skip
_LONG = (
    Step(10, "Arrive, and read your role", _JOIN.teacher, _JOIN.students),
    Step(5, "A practice vote", _PRACTICE.teacher, _PRACTICE.students),
    Step(10, "Day 1: in the corridor", "Show the situation. Walk round; help seats that are alone.",
         "Meet your group, find a sponsor, put a text together."),
    Step(20, "Day 1: in the chamber", "Call the speakers. Give the right of reply.",
         "Speak and answer. Keep to the points."),
    Step(10, "Day 2: in the corridor", "Show the newspaper and the ledger.",
         "Win the seats that are undecided. Amend the text if it helps."),
    Step(20, "Day 2: in the chamber", "Take amendments, then the text. Show the ballots together.",
         "Amend, vote, and explain your vote."),
    Step(15, "What happened, and why", "Leave the roles. Go through the vote and its reasons. Ask three questions.",
         "Compare with your instructions, and with reality where there is one."),
)  # fmt: skip
_DAY = (
    Step(3, "The morning", "Show the newspaper.", "Read what the night has changed."),
    Step(10, "In the corridor", "Keep the clock.", "Visit, call, promise, draft."),
    Step(12, "In the chamber", "Call the meeting to order; vote if there is a text.", "Speak, amend, vote."),
    Step(5, "The evening", "Close the room. It is kept.", "Write one sentence: what do you expect tomorrow?"),
)
_FIRST = (Step(10, _JOIN.title, _JOIN.teacher, _JOIN.students), _PRACTICE, *_DAY[1:3], Step(4, *(
    "The evening", "Close the room. It is kept.", "Write one sentence: what do you expect tomorrow?")))  # fmt: skip
_LAST = (*_DAY[:3], Step(15, "What happened, and why", "Leave the roles. Show the debrief and both courses, if you "
         "went back once.", "Say what you would do again, and what you would not."))  # fmt: skip
PLANS = {
    "45": Plan("A lesson of 45 minutes", (("", _SHORT),), "horseshoe class {id} --form short",
               "If time is short, leave out the corridor of the seats that have read their sheet at home."),
    "90": Plan("Two lessons, 90 minutes", (("", _LONG),), "horseshoe class {id} --form days:2",
               "If the debate runs over, take the time from the corridor and never from the last part."),
    "week": Plan("A week of short sittings", (("Monday", _FIRST), ("Tuesday", _DAY), ("Wednesday", _DAY),
                 ("Thursday", _DAY), ("Friday", _LAST)), "horseshoe class {id} --form days:5",
                 "Between the days the room is a file: horseshoe class --resume FILE, and all seats are kept."),
}  # fmt: skip
"""The plans by the word that asks for them."""


def lesson_plan(case: Case, form: str) -> Document:
    """Return the plan of a form of PLANS for a scenario."""
    plan, seats = PLANS[form], len(case.seats)
    blocks: list[AnyBlock] = [Heading("Before the lesson"), bulleted((
        f"There are {counted(seats, 'seat')}, for {seats} to {3 * seats} students; the program leads the seats that "
        "nobody holds.",
        "Print one role sheet for each seat that is held. They hold secrets: give each to its own seat only.",
        "Print the page on the Council and the glossary, one for each table.",
        f"Open the room: {plan.opened.format(id=case.id)}",
        *((f"Read this aloud first: {case.content_note}",) if case.content_note else ()),
    ))]  # fmt: skip
    for title, steps in plan.sittings:
        total = sum(each.minutes for each in steps)
        blocks += [Heading(f"{title or 'The lesson'}: {total} minutes"), _steps(steps)]
    blocks += [Heading("If it goes otherwise"), plain(plan.advice), bulleted(_OTHERWISE)]
    return Document(plan.title, "Lesson plan", (Part(plan.title, tuple(blocks), case.title),), "For the teacher")


_OTHERWISE = (
    "The clocks are advice: you may extend or end each part.",
    "A student who does not want a role gets another, or joins the press corner; nobody asks why.",
    "A draft that fails is a result, too. Ask who could have been won, and with which words.",
    "Without a network one screen is enough: the console acts for every seat.",
)


def _steps(steps: tuple[Step, ...]) -> Table:
    rows, begun = [], 0
    for each in steps:
        rows.append((f"{begun}–{begun + each.minutes}", each.title, each.teacher, each.students))
        begun += each.minutes
    return Table("", ("Minute", "What happens", "Teacher", "Students"), tuple(rows), (11, 21, 34, 34))
