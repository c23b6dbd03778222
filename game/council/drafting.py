"""How a text is composed and changed: its nature, the order of amendments, and adopted amendments (rule 36)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Clause, ProposeAmendment, ProposeStatement, TableDraft, Verb
from game.council.papers import Amendment, BankParagraph, DraftResolution, Nature
from game.council.remit import Remit
from game.frames import NO_ANSWERS, Frame, Slot
from game.terms import Slug, Symbol

STRENGTH: dict[Verb, float] = {
    Verb.TAKES_NOTE: 0.25,
    Verb.WELCOMES: 0.5,
    Verb.REGRETS: 0.6,
    Verb.URGES: 0.75,
    Verb.CALLS_UPON: 1.0,
    Verb.DEMANDS: 1.25,
    Verb.CONDEMNS: 1.4,
    Verb.DECIDES: 1.6,
}
"""How far each verb moves the issues of its paragraph: 1 at `calls upon` (game, section 4)."""


# Reading a member of an enumeration is ten times as slow as reading a name.
_SUBSTANTIVE, _PROCEDURAL, _ASK, _DECIDES = Nature.SUBSTANTIVE, Nature.PROCEDURAL, Nature.ASK, Verb.DECIDES


def nature_of(clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> Nature:
    """Return whether a text is procedural by its content (rules D 27 and 28): substantive if any operative part is."""
    found = None
    for each in clauses:
        part = bank[each.paragraph]
        if part.kind == "operative":
            if part.nature is _SUBSTANTIVE:
                return _SUBSTANTIVE
            found = _ASK if found is _ASK else part.nature
    return found or _SUBSTANTIVE


def is_substance(clause: Clause, bank: Mapping[Slug, BankParagraph]) -> bool:
    """Return whether a clause is an operative paragraph of substance."""
    part = bank[clause.paragraph]
    return part.kind == "operative" and part.nature is _SUBSTANTIVE


def has_operative(clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> bool:
    """Return whether an operative paragraph is left in the text; a draft without one falls."""
    return any(bank[each.paragraph].kind == "operative" for each in clauses)


def calls_session(clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> bool:
    """Return whether the text calls an emergency special session (377 A (V))."""
    return any(bank[each.paragraph].calls_session for each in clauses)


def text_weight(clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> float:
    """Return the weight of a text, about 0 to 3: its new obligations, each at its verb's strength (game, section 4)."""
    new = [each for each in clauses if bank[each.paragraph].new and bank[each.paragraph].kind == "operative"]
    return round(min(3.0, sum(STRENGTH[each.verb] for each in new) / 2), 6)


def endorses_talks(clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> bool:
    """Return whether the text endorses the basis of the measures of talks."""
    return any(bank[each.paragraph].endorses_talks for each in clauses)


def names_nobody(clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> bool:
    """Return whether the text names no State."""
    return not any(bank[each.paragraph].names for each in clauses)


def in_order(clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> tuple[Clause, ...]:
    """Return the clauses with the preambular ones first, each kind in the order given."""
    return tuple(sorted(clauses, key=lambda each: bank[each.paragraph].kind == "operative"))


def distance(amendment: Amendment, bank: Mapping[Slug, BankParagraph]) -> float:
    """Return how far an amendment stands from the text it amends, in issue points at the strength of the verbs."""
    before = _reach(amendment.was, bank)
    after = _reach(amendment.clause, bank)
    return sum([abs(before.get(issue, 0.0) - after.get(issue, 0.0)) for issue in sorted({*before, *after})])


def put_order(amendments: list[Amendment], bank: Mapping[Slug, BankParagraph], first: Symbol = "") -> list[Amendment]:
    """Return amendments, given by the order of their submission, in the order in which they are put (rule 36).

    Amendments that add to or delete from the text come before the rest. Then comes the one furthest removed in
    substance, then the earlier submission. The President's ruling may put `first` before the others of its kind.
    """
    if len(amendments) < 2:
        return amendments
    usual = sorted(amendments, key=lambda each: (not each.adds_or_deletes, -round(distance(each, bank), 6)))
    return put_first(usual, first) if first else usual


def put_first(usual: list[Amendment], first: Symbol) -> list[Amendment]:
    """Return amendments, given in the usual order, with `first` before the others of its kind (rule 36)."""
    return sorted(usual, key=lambda each: (not each.adds_or_deletes, each.symbol != first))


def moot(amendment: Amendment, draft: DraftResolution) -> bool:
    """Return whether the paragraph to be changed is gone from the text, or the one to be added is there already."""
    if amendment.was is not None and amendment.was not in draft.clauses:
        return True
    others = [each for each in draft.clauses if each != amendment.was]
    if amendment.clause is None:
        return amendment.was is None
    return any(each.paragraph == amendment.clause.paragraph for each in others)


def amended(draft: DraftResolution, amendment: Amendment, bank: Mapping[Slug, BankParagraph]) -> DraftResolution:
    """Return the amended draft. Its nature and Chapter follow its new content, and a separate vote the new clause."""
    clauses = list(draft.clauses)
    if amendment.was is None:
        assert amendment.clause is not None, "an amendment that adds has something to add"
        clauses.append(amendment.clause)
    else:
        place = clauses.index(amendment.was)
        clauses[place : place + 1] = [amendment.clause] if amendment.clause is not None else []
    changed = _with(draft, in_order(tuple(clauses), bank), bank)
    parts = [amendment.clause if each == amendment.was else each for each in draft.separate]
    return replace(changed, separate=tuple([each for each in parts if each]), revision=draft.revision + 1)


def without(draft: DraftResolution, part: Clause, bank: Mapping[Slug, BankParagraph]) -> DraftResolution:
    """Return the rest of the draft when a part that was voted on separately falls (rule 32)."""
    return _with(draft, tuple(each for each in draft.clauses if each != part), bank)


def _with(
    draft: DraftResolution, clauses: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]
) -> DraftResolution:
    nature = nature_of(clauses, bank)
    # A ruling or vote on an open question (`ASK`) holds as long as the content leaves it open.
    settled = nature is Nature.ASK and draft.asked
    return replace(
        draft, clauses=clauses, nature=draft.nature if settled else nature, chapter=chapter_of(clauses, bank)
    )


def _reach(clause: Clause | None, bank: Mapping[Slug, BankParagraph]) -> dict[Slug, float]:
    if clause is None:
        return {}
    weight = STRENGTH[clause.verb]
    return {issue: position * weight for issue, position in bank[clause.paragraph].issues.items()}


class TextFrame(Frame, frozen=True):
    """The texts that may be composed from the bank: at least one operative paragraph, and none twice.

    A text that calls an emergency special session says nothing substantive. A text names Chapter VII if a paragraph
    decides (Charter, Articles 39 to 42).
    """

    act: type[TableDraft] | type[ProposeStatement]
    heads: tuple[dict[str, Any], ...]
    bank: dict[Slug, BankParagraph]
    preambular: tuple[Clause, ...]
    operative: tuple[Clause, ...]
    most: tuple[int, int]
    known: frozenset[Clause]
    session: bool

    def draw(self, dice: Random) -> Any:
        """Return a text drawn at random."""
        drawn, chance = {}, dice.random
        for clauses, count in (
            (self.preambular, int(chance() * (self.most[0] + 1))),
            (self.operative, 1 + int(chance() * self.most[1])),
        ):
            for _ in range(count if clauses else 0):
                clause = clauses[int(chance() * len(clauses))]
                drawn[clause.paragraph] = clause
        text = tuple(drawn.values())
        if self.session and not self._coherent(text):
            text = self._without_session(text)
        head = self.heads[int(chance() * len(self.heads))]
        if self.act is TableDraft:
            return TableDraft(clauses=text, chapter=chapter_of(text, self.bank), **head)
        return self.act(clauses=text, **head)

    def _without_session(self, text: tuple[Clause, ...]) -> tuple[Clause, ...]:
        left = tuple([each for each in text if not self.bank[each.paragraph].calls_session])
        if has_operative(left, self.bank):
            return left
        return (next(each for each in text if self.bank[each.paragraph].kind == "operative"),)

    def admits(self, action: Any) -> bool:
        """Return whether the text may be submitted as it is."""
        text = action.clauses
        heads = {key: getattr(action, key) for key in self.heads[0]}
        if heads not in self.heads or not self.known.issuperset(text):
            return False
        bank = self.bank
        kinds = [bank[each.paragraph].kind for each in text]
        operative = kinds.count("operative")
        if not 1 <= operative <= self.most[1] or not len(text) - operative <= self.most[0]:
            return False
        # The preambular paragraphs come first, and none comes twice.
        if "operative" in kinds[: len(text) - operative] or len({each.paragraph for each in text}) != len(text):
            return False
        if self.act is TableDraft and action.chapter != chapter_of(text, bank):
            return False
        return not self.session or self._coherent(text)

    def parts(self, answers: Mapping[str, Any] = NO_ANSWERS) -> tuple[Slot, ...]:
        """Return the heading, the operative paragraphs and, if the text may have some, the preambular ones."""
        most_preambular, most_operative = self.most
        operative = _several("operative", self.operative, 1, most_operative)
        head = Slot("head", self.heads)
        if not self.preambular or not most_preambular:
            return head, operative
        return head, operative, _several("preambular", self.preambular, 0, most_preambular)

    def made(self, answers: Mapping[str, Any]) -> Any:
        """Return the text: its preambular paragraphs come first, and its Chapter follows from its paragraphs."""
        text = in_order((*answers.get("preambular", ()), *answers["operative"]), self.bank)
        head = dict(answers["head"])
        if self.act is TableDraft:
            head["chapter"] = chapter_of(text, self.bank)
        return self.act(clauses=text, **head)

    def _coherent(self, text: tuple[Clause, ...]) -> bool:
        return not calls_session(text, self.bank) or nature_of(text, self.bank) is Nature.PROCEDURAL


def paragraphs(clauses: Sequence[Clause]) -> dict[Slug, tuple[Clause, ...]]:
    """Return each paragraph once, with the clauses that have its verbs, the softest first."""
    found: dict[Slug, list[Clause]] = {}
    for each in clauses:
        found.setdefault(each.paragraph, []).append(each)
    return {paragraph: tuple(sorted(within, key=_strength)) for paragraph, within in found.items()}


def _strength(clause: Clause) -> float:
    return STRENGTH[clause.verb]


def _several(name: str, clauses: Sequence[Clause], at_least: int, at_most: int) -> Slot:
    softest_first = tuple(each for within in paragraphs(clauses).values() for each in within)
    return Slot(name, softest_first, at_least, at_most, many=True, key=_paragraph_of)


def _paragraph_of(clause: Clause) -> Slug:
    return clause.paragraph


def chapter_of(text: tuple[Clause, ...], bank: Mapping[Slug, BankParagraph]) -> str:
    """Return the Chapter of the Charter under which a text acts: VII if a substantive part decides, else VI or none."""
    chapter = ""
    for each in text:
        part = bank[each.paragraph]
        binding = part.chapter == "VII" or each.verb is _DECIDES
        if binding and part.kind == "operative" and part.nature is not _PROCEDURAL:
            return "VII"
        if part.chapter == "VI":
            chapter = "VI"
    return chapter


class Wording(Struct, frozen=True):
    """The clauses that a bank allows: each paragraph with each of its verbs; `plain` call no special session."""

    preambular: tuple[Clause, ...]
    operative: tuple[Clause, ...]
    plain: tuple[Clause, ...]


def words_on(remit: Remit, item: Slug) -> Wording:
    """Return every clause that the bank allows on an agenda item; cached with the remit."""
    kept: dict[Slug, Wording] = remit.__dict__.setdefault("wording", {})
    if item not in kept:
        fits = [each for each in remit.bank if not each.items or item in each.items]
        clauses = {
            kind: tuple(Clause(each.id, Verb(verb)) for each in fits if each.kind == kind for verb in each.verbs)
            for kind in ("preambular", "operative")
        }
        plain = tuple(each for each in clauses["operative"] if not remit.paragraph[each.paragraph].calls_session)
        kept[item] = Wording(clauses["preambular"], clauses["operative"], plain)
    return kept[item]


DELETING = 0.3
"""The share (0..1) of random amendments that delete a paragraph instead of replacing it."""


class AmendmentFrame(Frame, frozen=True):
    """The amendments to a draft: delete a paragraph, replace it by another of its kind, or add one at the end.

    With `keeps` the text may lose none of its substantive operative paragraphs.
    """

    text: DraftResolution
    bank: dict[Slug, BankParagraph]
    preambular: tuple[Clause, ...]
    operative: tuple[Clause, ...]
    keeps: bool = False

    def draw(self, dice: Random) -> Any:
        """Return an amendment drawn at random."""
        symbol, clauses = self.text.symbol, self.text.clauses
        place = int(dice.random() * (len(clauses) + 1)) - 1
        if place >= 0 and dice.random() < DELETING and self._free(None, place):
            return ProposeAmendment(symbol, place)
        options = self._options(place)
        first = int(dice.random() * len(options))
        for turn in range(first - len(options), first):
            if self._new(options[turn], place):
                return ProposeAmendment(symbol, place, options[turn])
        if self._free(None, max(place, 0)):
            return ProposeAmendment(symbol, max(place, 0))
        return next(iter(self.each()))

    def admits(self, action: Any) -> bool:
        """Return whether the amendment may be introduced."""
        place, clause = action.place, action.clause
        if action.draft != self.text.symbol or not -1 <= place < len(self.text.clauses):
            return False
        if clause is None:
            return bool(place >= 0) and self._free(None, place)
        return self._new(clause, place) and clause in self._options(place)

    def each(self) -> Iterator[Any]:
        """Return every amendment."""
        for place in range(-1, len(self.text.clauses)):
            if place >= 0 and self._free(None, place):
                yield ProposeAmendment(self.text.symbol, place)
            for clause in self._options(place):
                if self._new(clause, place):
                    yield ProposeAmendment(self.text.symbol, place, clause)

    def _options(self, place: int) -> tuple[Clause, ...]:
        if place < 0:
            return self.preambular + self.operative
        kind = self.bank[self.text.clauses[place].paragraph].kind
        return self.operative if kind == "operative" else self.preambular

    def _free(self, clause: Clause | None, place: int) -> bool:
        """Return whether the paragraph at a place may be deleted (`clause` is None), or replaced by this one."""
        if not self.keeps or place < 0 or not is_substance(self.text.clauses[place], self.bank):
            return True
        return clause is not None and is_substance(clause, self.bank)

    def _new(self, clause: Clause, place: int) -> bool:
        """Return whether the paragraph is not in the text already, or only here and with another verb."""
        if not self._free(clause, place):
            return False
        clauses, paragraph = self.text.clauses, clause.paragraph
        for number, each in enumerate(clauses):
            if each.paragraph == paragraph:
                return number == place and each.verb is not clause.verb
        return True
