"""The names that the record uses for everything in a scenario, in running text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from game.council.acts import Clause, Verb
from game.council.papers import DraftResolution
from game.engine.case import Case
from game.scenario.notes import bare
from game.terms import MemberId, Slug
from game.words.ballots import announced
from game.world.acts import Terms
from game.world.facts import Claim

_UNITS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
# Words that may lose their capital when a sentence is continued; every other word may be a name.
_COMMON = frozenset(
    "a all an and any are as at but by calls coercion condemns constitutional decides demands dialogue every for "
    "from had has have how humanitarian if immediate in is it its law let local many may monitoring more my no "
    "none not nothing of on one our public recent regrets release restoration resumption safe settlement since some "
    "such takes territorial that the their there these they this those to today two under urges we welcomes what when "
    "where which while who with withdrawal without you your"
    .split()
)
_CLAIM = re.compile(r"\bclaim (\d+)\b")
_JUDGED = re.compile(r"^(claim \d+) (borne-out|refuted|withdrawn)$")
_LINKS = {
    "denial ": " by a ", "rebuttal ": " by a ", "judged ": ", as ", "made again": " and ", "its date came": " when ",
    "what ": " by ", "the vote on ": " in ", "through ": " ", "with ": " ", "its date passed without": ": ",
}  # fmt: skip
"""Words that join the cause of a claim's new state to the state, by the cause's first words."""
_CODE = re.compile(r"\b[A-Z]{3}\b")
_PLURAL_POSSESSIVE = re.compile(r"(?<=s)(['’])s\b")


def numbered(claim: int) -> str:
    """Return the name of a claim of the ledger: the records count from 0, a reader from 1."""
    return f"claim no. {claim + 1}"


class Labels:
    """Labels of one scenario; an id that it does not know is returned with its dashes as spaces."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def _known(self) -> dict[str, dict[Slug, str]]:
        setting, remit = self.case.setting, self.case.remit
        return {
            "item": {each.id: each.title for each in remit.items},
            "title": {each.id: each.title for each in remit.titles},
            "paragraph": {each.id: each.text for each in remit.bank},
            "charge": {each.id: each.title for each in setting.charges},
            "evidence": {each.id: each.title for each in setting.evidence},
            "demand": {each.id: each.title for each in setting.demands},
            "offer": {each.id: each.title for each in setting.offers},
            "format": {each.id: each.label for each in setting.formats},
            "measure": {each.id: each.title for each in setting.measures},
            "issue": {each.id: each.label for each in setting.issues},
            "group": {each.id: each.label for each in setting.groups},
            "decision": {each.id: each.label for each in setting.decisions},
            "happening": {each.id: each.text for each in setting.happenings},
            "indicator": {each.id: each.label for each in setting.indicators},
        }

    def of(self, kind: str, id: Slug) -> str:
        """Return the label of one thing of a kind: item, paragraph, charge, evidence, demand, offer, measure ..."""
        return self._known[kind].get(id) or plainly(id)

    def item(self, id: Slug) -> str:
        """Return an agenda item for running text: a letter by its symbol, any other by its title."""
        found = next((each for each in self.case.remit.items if each.id == id), None)
        return f"the letter {found.letter}" if found and found.letter else f"“{self.of('item', id)}”"

    def name(self, member: MemberId) -> str:
        """Return the name as the record prints it, without an article."""
        if (known := self.case.participant.get(member)) is not None:
            return known.name
        other = [each.label for each in self.case.setting.briefers if each.id == member]
        other += [each.label for each in self.case.remit.invitees if each.id == member]
        return other[0] if other else member

    def short(self, member: MemberId) -> str:
        """Return the short name of a participant, for a line among many."""
        known = self.case.participant.get(member)
        return (known.short or known.name) if known else member

    def the(self, member: MemberId) -> str:
        """Return the name for running text, with its article if it has one."""
        known = self.case.participant.get(member)
        name = self.name(member)
        return f"the {name}" if known is not None and known.the and not name.lower().startswith("the ") else name

    def representative(self, member: MemberId) -> str:
        """Return the words for a State's representative; a briefer is called by its own label."""
        if member in self.case.seats:
            return f"the representative of {self.the(member)}"
        return self.the(member)

    def these(self, members: Iterable[MemberId]) -> str:
        """Return the names as a list in running text."""
        return listed([self.the(each) for each in members])

    def clause(self, clause: Clause) -> str:
        """Return a paragraph as it is printed: its verb and its text; a preambular verb stays as the bank has it."""
        text = self.of("paragraph", clause.paragraph).strip()
        of = "of " if clause.verb is Verb.TAKES_NOTE and text.split(" ", 1)[0].lower() not in ("that", "of") else ""
        return f"{capital(verb_words(clause.verb))} {of}{text}"

    def draft(self, draft: DraftResolution) -> str:
        """Return a draft's full name: its symbol and its title."""
        return f"{draft.symbol} ({self.of('title', draft.title)})"

    def terms(self, terms: Terms) -> str:
        """Return the terms on the table in words."""
        steps = self.steps(terms.steps) + (f", within {counted(terms.days, 'day')}" if terms.days else "")
        if not terms.waives:
            return steps
        waived = f"all parties waive: {listed([self.requirement(each) for each in terms.waives])}"
        return f"{steps}; {waived}" if terms.steps else waived

    def steps(self, measures: Iterable[Slug]) -> str:
        """Return in words the measures that move by one step."""
        return listed([f"a step on {uncapital(self.of('measure', each))}" for each in measures])

    def requirement(self, id: Slug) -> str:
        """Return a requirement of a format in words: "that one measure waits for another"."""
        for format in self.case.setting.formats:
            for each in format.requirements:
                if each.id == id:
                    measure, needs = self.of("measure", each.measure), self.of("measure", each.needs)
                    return f"that {uncapital(measure)} waits for {uncapital(needs)}"
        return plainly(id)

    def reason(self, text: str, claims: Iterable[Claim] = ()) -> str:
        """Return a cause as the record prints it: codes of States, states of claims and their numbers in words."""
        known = {each.number: each for each in claims}

        def claimed(found: re.Match[str]) -> str:
            number = numbered(int(found[1]))
            claim = known.get(int(found[1]))
            return f"the {self.kind(claim)} of {self.the(claim.by)} ({number})" if claim else number

        named = _CODE.sub(lambda found: self.the(found[0]), text.replace("borne-out", "borne out"))
        return _CLAIM.sub(claimed, named)

    def source(self, source: str) -> str:
        """Return a source with the ids of the scenario's sources replaced by the documents' names."""
        known = dict(self.case.sources)
        return "; ".join(bare(known.get(each, each)) for each in source.split("; ")) if source else ""

    def claimed(self, claim: Claim) -> str:
        """Return the content of a claim of the ledger."""
        if claim.ballot:
            return announced(claim.ballot, claim.subject)
        return self.subject(claim.kind, claim.subject)

    def subject(self, kind: str, id: Slug) -> str:
        """Return the subject of a claim of this kind."""
        if kind in ("undertaking", "contest"):
            return f"what was agreed in {self.of('format', id)}"
        if kind == "waiver":
            return f"to waive {self.requirement(id)}"
        if kind == "breach":
            return f"a breach of what was agreed on {uncapital(self.of('measure', id))}"
        if kind == "pledge":
            return self._pledged(id)
        return self.of(kind if kind in ("demand", "offer") else "charge", id)

    def kind(self, claim: Claim) -> str:
        """Return the name of a claim's kind: an offer to nobody is a pledge."""
        return "pledge" if claim.kind == "offer" and not claim.about else claim.kind

    def _pledged(self, id: Slug) -> str:
        """Return the subject of a word given before witnesses: a State, talks, or a draft."""
        if id in self.case.participant:
            return f"that it makes no charge against {self.the(id)}"
        known = self._known["format"].get(id)
        return f"that it consents to a round of {known}" if known else f"what was agreed about {id}"

    def date(self, day: int) -> str:
        """Return a day of the campaign as a date: "17 February 2022"."""
        when = self._when(day)
        return f"{when.day} {when:%B} {when.year}" if when else f"day {day}"

    def weekday(self, day: int) -> str:
        """Return a day of the campaign with its weekday: "Thursday, 17 February 2022"."""
        when = self._when(day)
        return f"{when:%A}, {self.date(day)}" if when else f"day {day}"

    def _when(self, day: int) -> datetime.date | None:
        try:
            return datetime.date.fromisoformat(self.case.first_day) + datetime.timedelta(days=max(day, 1) - 1)
        except ValueError:
            return None


def came_to(state: str, because: str) -> str:
    """Return the outcome of a claim and its cause, in running text: "borne out by what came to be known"."""
    because = _JUDGED.sub(r"\1 was \2", because)
    word = because.split(" ", 1)[0]
    if state.endswith(word):
        return state.removesuffix(word) + because
    by = state.endswith(("corroborated", "contradicted"))
    link = next((link for start, link in _LINKS.items() if because.startswith(start)), " by " if by else ", since ")
    return f"{state}{link}{because}"


def plainly(id: Slug) -> str:
    """Return an id as words."""
    return id.replace("-", " ").replace("_", " ")


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return a list in running text: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """Return the text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Return the text to follow other words: it loses its capital only if its first word cannot be a name."""
    first = text.split(" ", 1)[0].strip(",:;")
    return text[:1].lower() + text[1:] if first.lower() in _COMMON else text


def stopped(text: str) -> str:
    """Return the text with a full stop, unless it ends a sentence already."""
    text = text.strip()
    return text if not text or text.rstrip("”’\")")[-1:] in ".!?" else f"{text}."


def tidy(text: str) -> str:
    """Return the text with single spaces, and "States'" for "States's"."""
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return _PLURAL_POSSESSIVE.sub(r"\1", text)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a figure with its noun: "one vote", "13 votes", "no votes"."""
    figure = _UNITS[number] if 0 <= number < 10 else str(number)
    return f"{figure} {one if number == 1 else many or one + 's'}"


def numeral(number: int) -> str:
    """Return a figure in words below ten: "none", "one", "two", "13"."""
    return "none" if not number else _UNITS[number] if 0 < number < 10 else str(number)


def ordinal(number: int) -> str:
    """Return an ordinal from 1 in words, in figures above twenty."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def verb_words(verb: Verb) -> str:
    """Return an operative verb in words."""
    return verb.value.replace("-", " ")


def dated(day: str) -> str:
    """Return an ISO date as the record prints it: "17 February 2022"."""
    when = datetime.date.fromisoformat(day)
    return f"{when.day} {when:%B} {when.year}"
