"""What a teacher hands out or keeps besides the roles: a rubric, questions for afterwards, a sheet on privacy."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.case import Case
from game.printing.documents import AnyBlock, Card, Document, Heading, Part, Table, bulleted, plain
from game.words.labels import Labels, capital, stopped

_MOST = 6
"""The most charges, and the most issues, about which questions are asked."""
_RUBRIC = (
    ("Prepares the role", "Can say what the State wants.", "Can say why it wants that, and what it will not accept.",
     "Uses it to choose what to say and what to leave out."),
    ("Speaks", "Takes the floor once.", "Speaks clearly, on the matter, to the others.",
     "Answers what others said, and says how sure it is."),
    ("Listens and negotiates", "Hears others out.", "Finds out what others need.",
     "Finds words that others can accept, and keeps a promise."),
    ("Works on texts", "Reads the draft.", "Proposes a change, or sponsors a text.",
     "Explains what each verb costs and wins."),
    ("Uses evidence", "Tells a claim from a fact.", "Asks how anybody knows.", "Says what would change its mind."),
    ("Looks back", "Says what happened.", "Says why it happened.",
     "Tells the role from its own view, and names what it would do otherwise."),
)  # fmt: skip
_QUESTIONS = (
    "What did your seat want most? What did you give up for it?",
    "Was there a moment when one vote would have changed the outcome? Whose, and what would have won it?",
    "Did anybody vote against what they had promised? What did that cost?",
    "Who said “certain”, and was it? What would “likely” have changed?",
    "What did you know that others did not? Did it help that you kept it, or told it?",
    "What in your role is not your opinion? What would you say for yourself?",
    "Is it fair that some members have a veto? What would happen without it?",
)
_PRIVACY = (
    ("What is kept", (
        "The first name, or an invented one, under which your child joined; which seat it held; what it did, said and "
        "wrote in the game, with the time.",
        "Nothing else: no account, no e-mail address, no password, no picture, no sound, no place, no cookie.",
    )),
    ("Where it is kept", (
        "In files on the teacher's laptop only. Nothing goes to the internet, and no company gets anything.",
        "Names lie in a file of their own, beside the game. If it is deleted, the game is still whole, without names.",
    )),
    ("How long", (
        "Until the teacher deletes the room. “Delete the room” removes the game, the names and what was exported.",
        "What is printed or exported leaves names out, unless the teacher asks for them.",
    )),
    ("What you should know", (
        "The connection in the classroom is plain HTTP: somebody who controls or listens to this Wi-Fi could read or "
        "change what is sent. So let your child use a first or an invented name, and write nothing private.",
        "The teacher can read all notes of the game, and can strike words from the record.",
        "Nobody is graded on the outcome of the game, and every student may change seats.",
    )),
)  # fmt: skip


def rubric(case: Case) -> Document:
    """Return a rubric for what students do, which says nothing of who won."""
    head = ("What", "Begins", "Does it well", "Does it very well")
    blocks = (
        plain("Tick what you saw. The figures of participation, which the program exports, count what was done; they "
              "do not judge it."),
        Table("", head, _RUBRIC, (19, 24, 27, 30)),
        Card("Nobody is graded on the outcome", (
            "A veto, a lost vote or a failed text says nothing of how well a student worked.",
            "Nor does the role: those with the hardest instructions deserve the most patience.",
        )),
    )  # fmt: skip
    return Document("Rubric", "Rubric", (Part("Rubric", blocks, f"For “{case.title}”."),), "For the teacher")


def discussion(case: Case) -> Document:
    """Return questions for after the game, from the issues, the charges and the endings of a scenario."""
    blocks: list[AnyBlock] = [Heading("On what you did"), bulleted(_QUESTIONS, numbered=True), *_matter(case)]
    note = "For after the game only: this sheet tells how games of this scenario may end."
    title = "Questions for afterwards"
    return Document(title, title, (Part(title, tuple(blocks), note),), f"For the teacher; {case.title}")


def _matter(case: Case) -> Iterator[AnyBlock]:
    labels, setting = Labels(case), case.setting
    if setting.issues:
        yield Heading("On the questions behind the texts")
        yield bulleted(
            f"{each.label}: some hold to “{each.minus}”, others to “{each.plus}”. Who stood where? Did anybody move?"
            for each in setting.issues[:_MOST]
        )
    if setting.charges:
        yield Heading("On what was charged")
        yield bulleted(
            f"A charge in this scenario is {stopped(each.title)} It is about {labels.the(each.against)}. Was it made? "
            "How would one find out whether it is so, and who was in a place to know?"
            for each in setting.charges[:_MOST]
        )
    if setting.endings:
        yield Heading("On how it can end")
        yield plain("Which of these was your ending? What would have led to another?")
        yield bulleted(f"{stopped(capital(each.title))} {each.text}" for each in setting.endings)
    if case.reality:
        yield Heading("On reality")
        yield plain("The debrief sets each day beside what happened in reality, with its sources. Where did your game "
                    "part from it? What could your Council do that the real one could not?")  # fmt: skip


def privacy(case: Case) -> Document:
    """Return the sheet for parents: what is kept of their child, where, and for how long."""
    blocks: list[AnyBlock] = [plain(
        f"In class we play “{case.title}”, a simulation of the Security Council of the United Nations, with a program "
        "that is called Horseshoe. It runs on the teacher's laptop. Students join with a phone or a laptop, in the "
        "classroom's own network, without the internet."
    )]  # fmt: skip
    for title, lines in _PRIVACY:
        blocks += [Heading(title), bulleted(lines)]
    if case.content_note:
        blocks += [Heading("What it is about"), plain(case.content_note)]
    title = "For parents: what is kept, and what is not"
    return Document(title, "For parents", (Part(title, tuple(blocks)),), case.title)
