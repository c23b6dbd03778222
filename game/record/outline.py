"""The layout of a long list: the headings above a value, and the words of its own line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.council.acts import Cited, Clause, ProposeAmendment
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.record.onrecord import on_record
from game.terms import Slug
from game.words.kinds import KINDS, kind_label, kind_of
from game.words.labels import capital, verb_words
from game.words.points import POINTS
from game.words.understandings import promised
from game.words.wording import Wording
from game.world import acts as world

OTHER = "Other procedure ..."
RECORDED = "On the record"
"""The heading of the points that a State made on the day in question according to the record."""
_ABOUT = {world.PromiseKind.RESTRAINT: "Restraint", world.PromiseKind.TALKS: "The talks"}
VERB = 2
"""The headings of a paragraph: its matter and its text; below them stands the verb."""


class Outline:
    """The layout of lists for one reader: `headings` outermost first, and `under`, a line below some of them."""

    def __init__(self, words: Wording, view: Briefing) -> None:
        self.words, self.view, self._bank = words, view, words.labels.case.remit.paragraph
        self._recorded = on_record(words.labels.case.book, view.day, view.member, view.ledger)

    def headings(self, value: Any) -> tuple[str, ...]:
        """Return the headings under which a value of many stands, the outermost first."""
        if isinstance(value, str):
            return (self._matter(value),) if value in self._bank else ()
        if isinstance(value, Clause):
            return self._matter(value.paragraph), capital(self.words.labels.of("paragraph", value.paragraph))
        if isinstance(value, Cited | Ballot):
            return ()
        if isinstance(value, world.Point):
            return self.path(value)[:-1]
        if isinstance(value, world.Promise):
            own = value.ballot or value.kind is world.PromiseKind.SPONSOR
            return (value.subject if own else _ABOUT[value.kind],)
        return self._of_act(value)

    def under(self, value: Any, depth: int) -> str:
        """Return the line of the value below its first `depth` headings, without the words of these headings."""
        if isinstance(value, str):
            return capital(self.words.labels.of("paragraph", value))
        if isinstance(value, Clause):
            return capital(verb_words(value.verb)) if depth >= VERB else self.words.labels.clause(value)
        if isinstance(value, world.Point):
            return capital(": ".join(self.path(value)[depth:])) + self.words.stake(value, self.view)
        if isinstance(value, world.Promise):
            said = promised(value, self.words.labels, self.view.papers)
            for joint in (" of ", " on ", " against "):
                said = said.replace(f"{joint}{value.subject}", "")
            return capital(said)
        return self._act_under(value, depth)

    def _matter(self, paragraph: Slug) -> str:
        issues = self._bank[paragraph].issues
        weightiest = max(issues, key=lambda each: abs(issues[each]), default="")
        return capital(self.words.labels.of("issue", weightiest)) if weightiest else "Other matters"

    def recorded_first(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """Return values with the points on record for this day and seat first, in their recorded order."""
        first = [each for each in self._recorded if each in values]
        return (*first, *(each for each in values if each not in first)) if first else tuple(values)

    def path(self, point: Any) -> tuple[str, ...]:
        """Return a point of a speech as its headings (the kind, then the subject) and its own words.

        A point on record for this day and State stands under that heading.
        """
        if point in self._recorded:
            return RECORDED, self.words.points.line(point, self.view.ledger, self.view.day, imperative=True)
        said = self.words.points.parts(point, self.view.ledger, self.view.day)
        return POINTS[type(point)].heading, *map(capital, said[:-1]), said[-1]

    def _of_act(self, act: Any) -> tuple[str, ...]:
        """Return the headings of an act, or a kind of act, among all that is open."""
        kind = act if isinstance(act, type) else type(act)
        first = (OTHER,) if seldom(kind) else ()
        if isinstance(act, type) or not getattr(kind, "__struct_fields__", ()) or kind_of(kind).one_by_one:
            # A kind without parts has only one act.
            return first
        said = self.words.act(act, self.view)
        if kind_of(kind).answers and kind_of(kind).ways:
            return (f"Answer: {said.split(' ', 1)[1].removeprefix('to ')}",)
        if kind is ProposeAmendment:
            return self._of_amendment(act)
        if not first and (draft := self._draft(act)):
            return (draft,)
        about = (said.partition(": ")[0],) if kind is world.AdviseCapital else ()
        return *first, kind_label(kind, self.view), *about

    def _act_under(self, act: Any, depth: int) -> str:
        said, kind = self.words.act(act, self.view), type(act)
        row = kind_of(kind)
        if row.answers and row.ways and not row.one_by_one:
            return row.way(act)
        above = self._of_act(act)[:depth]
        if kind is ProposeAmendment and above:
            return self._amending(act, depth)
        if above and above[-1] == self._draft(act):
            return said.replace(above[-1], "it")
        if kind is world.AdviseCapital:
            return capital(said.partition(": ")[2]) if depth > 1 else said
        return beyond(said, above[-1]) if above else said

    def _draft(self, act: Any) -> str:
        """Return the name of the draft that the act concerns, or nothing."""
        symbol = getattr(act, "draft", "")
        return self.words.draft(symbol, self.view) if symbol else ""

    def _of_amendment(self, act: ProposeAmendment) -> tuple[str, ...]:
        if act.clause is None:
            return ("Delete a paragraph",)
        first = "Add a paragraph" if act.place < 0 else f"Replace paragraph {act.place + 1}"
        return first, *self.headings(act.clause)

    def _amending(self, act: ProposeAmendment, depth: int) -> str:
        if act.clause is not None:
            return self.under(act.clause, depth - 1)
        draft = self.view.papers.draft(act.draft)
        return f"{act.place + 1}. {self.words.labels.clause(draft.clauses[act.place])}" if draft else str(act.place + 1)


def seldom(act: Any) -> bool:
    """Return whether an act, or a kind of act, stands under a line of its own because it is seldom done."""
    row = KINDS.get(act if isinstance(act, type) else type(act))
    return row is not None and row.seldom


def beyond(line: str, heading: str) -> str:
    """Return the line without the words that it shares with its heading at the beginning and the end."""
    words, above = line.split(), heading.split()
    most = min(len(words), len(above)) - 1
    first = next((n for n in range(most) if words[n].lower() != above[n].lower()), max(most, 0))
    rest, most = words[first:], min(len(words) - first, len(above)) - 1
    last = next((n for n in range(most) if rest[-1 - n].lower() != above[-1 - n].lower()), max(most, 0))
    left = " ".join(rest[: len(rest) - last])
    # A bracket that the heading closes too is kept whole.
    return capital(left if left.count("(") == left.count(")") else " ".join(rest))
