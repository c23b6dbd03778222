"""Papers to read: help, the ledger, the texts before the Council, the instructions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.desktop.keymap import BACK
from game.desktop.lists import Choice, Tabs
from game.desktop.scenes import Back, Wish
from game.desktop.scenes.instructions import instructions_entries
from game.desktop.scenes.page import Page, row_of_buttons
from game.desktop.session import Session
from game.desktop.sheets import Entry, Record
from game.desktop.showing import STAMP
from game.desktop.sitting import Sitting
from game.desktop.widgets import Button, Widget
from game.engine.case import Objective
from game.record.confidences import ALONE, RECORD, codex, door, doors
from game.record.ledger import LedgerRow, ledger
from game.record.tallies import sheets
from game.record.wanted import breach_lines, wanted
from game.terms import Slug
from game.words.ballots import SAID
from game.words.labels import capital, plainly

Sheet = tuple[str, Callable[[], Sequence[Entry]]]


class Reading(Page):
    """Sheets of paper under tabs."""

    ground = "desk"
    side = 1
    chosen = "back"

    def __init__(self, session: Session, title: str, sheets: Sequence[Sheet], note: str = "") -> None:
        super().__init__(session)
        self.title, self.sheets, self.note = title, tuple(sheets), note
        self.open = 0
        self.papers: dict[int, Record] = {}

    def widgets(self) -> Sequence[Widget]:
        """Return the tabs, the sheet that is open, and the way back."""
        body = self.layout.main.union(self.layout.side)
        width = min(body.w, self.kit.measure.both(980, 760))
        left = body.centerx - width // 2
        high = self.kit.tx(30)
        heads = [Choice(n, label) for n, (label, _) in enumerate(self.sheets)]
        tabs = Tabs("Sheets", pygame.Rect(left, body.y, width, high), heads, selected=self.open)
        top = body.y + (high + self.kit.px(10) if len(heads) > 1 else 0)
        paper = self._paper()
        paper.rect = pygame.Rect(left, top, width, body.bottom - top)
        back = Button("Back", row_of_buttons(self.kit, self.layout.foot, 1)[0], value="back", icon="left", key=BACK)
        return [*([tabs] if len(heads) > 1 else []), paper, back]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        self.heading(surface, self.title, self.note)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the sheet; the digits turn to another."""
        name = pygame.key.name(event.key)
        if name.isdecimal() and 1 <= int(name) <= len(self.sheets):
            return self.used(int(name) - 1)
        self._paper().handle(event)
        return None

    def used(self, value: Any) -> Wish:
        """Open a sheet, or go back."""
        if value == "back":
            return Back()
        self.open = int(value)
        self.arrange()
        return None

    def _paper(self) -> Record:
        if self.open not in self.papers:
            label, make = self.sheets[self.open]
            paper = Record(label, pygame.Rect(0, 0, 1, 1), foot=STAMP)
            paper.show(tuple(make()))
            paper.at_end = False
            self.papers[self.open] = paper
        return self.papers[self.open]


_KEYS = (
    ("1 to 9", "the actions at the foot of the chamber, and the ballots"),
    ("Enter, Space", "use what has the focus; go on, where nothing has"),
    ("A, N", "agree; no, withhold, or let the moment go by"),
    ("E", "the end of the day, and of your turn in talks"),
    ("S", "send a speech or a text that you have put together"),
    ("G", "go on from the dispatches and from the result of a vote"),
    ("T", "go on without a pause until it is your turn"),
    ("Tab, arrows", "round the table and through every button; what has the focus explains itself"),
    ("PgUp, PgDn", "the record, and every paper"),
    ("L", "the ledger of claims"),
    ("P", "papers: drafts, statements, your instructions, your evidence"),
    ("Ctrl+X, C, V", "in words of your own: cut, copy, paste; Shift with the arrows selects, Ctrl+A all of them"),
    ("Ctrl+Z, Y", "in words of your own: undo, and do it again"),
    ("F, R", "the figures of the situation and the record, where the window is small"),
    ("F1", "this page"),
    ("F10, Esc", "save, load, settings, leave"),
    ("F11, Alt with Enter", "the whole screen"),
    ("A key that is held", "turns pages, scrolls and moves; it does nothing else"),
)
_HOW = (
    (
        "What you are",
        "You lead a delegation at the table: a mission, never a capital. No seat orders force, and none is told "
        "of it beforehand. Your instructions say what your capital wants; the Charter says what the Council is "
        "for.",
    ),
    (
        "The day",
        "In the morning come the dispatches: what happened in the night, what moved each figure and why, which "
        "claims came due. Then the corridor: hours to spend on meetings, lobbying, talks, texts. If a meeting is "
        "asked for, the Council sits. In the night the world moves.",
    ),
    (
        "Words come due",
        "Each accusation, demand or offer enters the ledger with a date. When it is borne out, your word is worth "
        "more; when it is refuted or lapses, less. A claim made as certain wins more and costs more.",
    ),
    (
        "Texts",
        "A draft is made of paragraphs, each with a verb. A stronger verb moves the issue further and costs "
        "support. A draft is put to the vote when a member asks for it (in blue). It needs the votes that the "
        "Charter says; a vote against by a permanent member defeats it, and the outcome is then a veto.",
    ),
    (
        "The vote",
        "Ballots are shown when all are cast. An abstention or absence of a permanent member is not a veto. "
        "Members who are not in favour can defeat a text without any veto, if they are enough.",
    ),
    (
        "Explain everything",
        "Rest the pointer on a figure, a flag or a button, or move to it with Tab, to see what it is made of; use "
        "it to read more. A flag in a forecast, or a delegation once a draft lies before the Council, tells what would "
        "change its vote.",
    ),
)


def help_page(session: Session) -> Reading:
    """Return the help: how to play, and the keys."""
    how = tuple(Entry(title, text) for title, text in _HOW)
    keys = tuple(Entry(key, does) for key, does in _KEYS)
    return Reading(session, "Help", (("How to play", lambda: how), ("Keys", lambda: keys)))


def ledger_page(session: Session, sitting: Sitting) -> Reading:
    """Return the ledger: all claims, the player's own, those about the player, and those that wait for a date."""
    case, seat, day = sitting.game.case, sitting.seat, sitting.view.day
    rows = tuple(reversed(ledger(sitting.view.ledger, case)))

    def sheet(keep: Callable[[LedgerRow], bool]) -> Callable[[], Sequence[Entry]]:
        return lambda: _claims([row for row in rows if keep(row)])

    sheets = (
        ("All claims", sheet(lambda row: True)),
        ("Yours", sheet(lambda row: row.by == seat)),
        ("About you", sheet(lambda row: row.about == seat and row.by != seat)),
        ("Still to come due", sheet(lambda row: row.due >= day)),
    )
    return Reading(session, "The ledger", sheets, f"{len(rows)} claims")


def _claims(rows: Sequence[LedgerRow]) -> list[Entry]:
    return [_claim(row) for row in rows] or [Entry("", "Nothing is entered here yet.")]


def _claim(row: LedgerRow) -> Entry:
    due = f", due {row.due_date}" if row.due else ""
    evidence = f" Evidence: {', '.join(row.evidence)}." if row.evidence else ""
    moved = f" {'; '.join(row.moved)}." if row.moved else ""
    text = f"{row.line}.{evidence}{moved}"
    kind = "accusation" if row.kind == "accusation" else "speech"
    return Entry(f"{row.number + 1}. {capital(row.state)}{due}", text, kind)


def papers_page(session: Session, sitting: Sitting) -> Reading:
    """Return the papers: texts before the Council, past votes, the instructions, the evidence held."""
    case = sitting.game.case
    sheets = (
        ("Texts", lambda: _texts(sitting)),
        ("Votes taken", lambda: _votes(sitting)),
        ("Instructions", lambda: instructions_entries(case, case.profile[sitting.seat], _given(sitting))),
        ("In confidence", lambda: _confidences(sitting)),
        ("Evidence", lambda: _evidence(sitting)),
        ("Talks", lambda: _talks(sitting)),
    )
    return Reading(session, "Papers", sheets, STAMP)


def _given(sitting: Sitting) -> list[Objective]:
    return [objective for objective, _ in sitting.view.objectives]


def _texts(sitting: Sitting) -> list[Entry]:
    labels, papers = sitting.chronicle.labels, sitting.view.papers
    found: list[Entry] = []
    for draft in reversed(papers.drafts):
        head = f"{labels.draft(draft)}: {plainly(draft.standing.value)}"
        found += [Entry("", head, "heading"), Entry("", f"Submitted by {labels.these(draft.sponsors)}.")]
        found += [Entry(f"{n}.", labels.clause(clause)) for n, clause in enumerate(draft.clauses, 1)]
        amendments = [each for each in papers.amendments if each.draft == draft.symbol]
        found += [
            Entry("", f"Amendment {a.symbol} of {labels.the(a.by)}: {a.settled or 'pending'}") for a in amendments
        ]
    for paper in reversed(papers.statements):
        found.append(
            Entry("", f"{paper.symbol} ({plainly(paper.product.value)}): {paper.settled or 'proposed'}", "heading")
        )
        found += [Entry(f"{n}.", labels.clause(clause)) for n, clause in enumerate(paper.clauses, 1)]
    return found or [Entry("", "No text has been submitted yet.")]


def _votes(sitting: Sitting) -> list[Entry]:
    found: list[Entry] = []
    for vote in reversed(sheets(sitting.view.votes, sitting.game.case)):
        found += [Entry("", f"{vote.meeting}: {vote.title}", "heading"), Entry("", f"{vote.result}.", "text")]
        for word in (row.cast for row in SAID.values()):
            names = [each.name for each in vote.seats if each.ballot == word]
            if names:
                found.append(Entry(capital(word), f"{', '.join(names)} ({len(names)})"))
    return found or [Entry("", "No vote has been taken yet.")]


def _confidences(sitting: Sitting) -> list[Entry]:
    """Return what the delegation knows of the others, what is agreed, and which capitals hear its counsel."""
    view, labels = sitting.view, sitting.chronicle.labels
    true = next((each for each in view.profile.red_lines if each.id == view.line), None)
    found = [Entry(ALONE, f"Of your red lines, the one that you will not cross is: {true.text}")] if true else []
    found += [Entry(ALONE, f"{each}.") for each in doors(view, labels)]
    for code in sitting.game.case.seats:
        known = [(who, words) for who, words in codex(view, code, labels) if words != door(view, code, labels)]
        if known:
            found.append(Entry("", labels.name(code), "heading"))
            found += [Entry(who, f"{words}.") for who, words in known]
    return found or [Entry("", "Nothing has been said or learned in confidence yet.")]


def _evidence(sitting: Sitting) -> list[Entry]:
    labels = sitting.chronicle.labels
    found = [
        Entry(each.title, f"{'for' if each.supports > 0 else 'against'} the charge {labels.of('charge', each.charge)}; "
              f"strength {each.strength}{', independent' if each.independent else ''}; "
              f"{'public' if each.released else 'held back: only you know of it'}")
        for each in sitting.view.evidence
    ]  # fmt: skip
    return found or [Entry("", "Your delegation holds no evidence.")]


def _talks(sitting: Sitting) -> list[Entry]:
    setting, labels = sitting.game.case.setting, sitting.chronicle.labels
    found: list[Entry] = []
    for form in setting.formats:
        found.append(Entry("", capital(form.label), "heading"))
        found.append(Entry("Parties", labels.these(form.parties)))
        if form.mediators:
            found.append(Entry("Mediators", labels.these(form.mediators)))
        found += wanted_entries(sitting, form.id)
    found += [Entry(RECORD, each) for each in breach_lines(sitting.game.case, sitting.view)]
    return found or [Entry("", "There are no talks.")]


def wanted_entries(sitting: Sitting, form: Slug) -> list[Entry]:
    """Return each measure of a format with what each party is known to want of it, and what a step would take."""
    talks = [each for each in wanted(sitting.game.case, sitting.view) if each.id == form]
    return [
        Entry(measure.title, f"{capital('; '.join(measure.lines))}.")
        for each in talks
        for measure in each.measures
    ]
