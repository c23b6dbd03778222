"""Another member's ballot as one seat may ask about it in a game: its likely vote, and what would change it."""

from __future__ import annotations

from msgspec.structs import replace

from game.council.papers import DraftResolution, Nature, Standing
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.engine.case import Case, PublishedCase
from game.forecast.changes import Change, Way, change_to
from game.forecast.confidences import known_promises, known_stakes, own_word, promised
from game.forecast.dated import Moment
from game.forecast.forecaster import Text, framed
from game.forecast.foresight import Foreseen, Foresight
from game.forecast.instructions import Instructions
from game.forecast.public import public
from game.forecast.temper import stakes
from game.forecast.valuation import Standpoint
from game.terms import MemberId, Slug, Symbol
from game.world.facts import Learned

IN_PLAY = frozenset(Way) - {Way.WAIT}
"""The kinds of edit to try: nobody at the table waits for a capital's decision that has not been taken."""


class Enquiry:
    """What the seat of a briefing can find out about the others' ballots on texts, as things stand now.

    It uses published facts, what has passed between the two members, and what the seat learned in confidence.
    """

    __slots__ = ("case", "foresight", "public", "view")

    def __init__(self, case: Case | PublishedCase, view: Briefing) -> None:
        self.case, self.view, self.public = case.published, view, public(case)
        known = Moment(self.case, self.public, (), lines={view.member: view.profile.red_lines})
        self.foresight = Foresight(known, view.member)

    def text(self, draft: DraftResolution) -> Text:
        """Return a draft as it would be put to the vote today."""
        procedural = draft.nature is Nature.PROCEDURAL
        return framed(self.public, draft.clauses, draft.sponsors, self.view.decided, procedural=procedural)

    def foreseen(self, member: MemberId, text: Text, symbol: Symbol = "") -> Foreseen:
        """Return what another member is expected to do; `symbol` names the draft on which it may have been asked."""
        mine = self.standpoint(member, symbol)
        return self.foresight.member(member, text, replace(mine, promised=known_promises(self.view, member, text)))

    def change(self, member: MemberId, text: Text, wanted: Ballot, symbol: Symbol = "") -> Change | None:
        """Return what would bring another member to this ballot, or None if three edits do not.

        Its promise about this text is left out, because it does not bind the member to another text.
        """
        mine = self.standpoint(member, symbol)
        return change_to(self.foresight, text, member, wanted, mine=mine, inapt=self._no_room(text), ways=IN_PLAY)

    def own(self, text: Text, symbol: Symbol, duty: float) -> Standpoint:
        """Return the seat's own standpoint on a text; `duty` gives the points of its instructions."""
        view, member = self.view, self.view.member
        return replace(
            self.foresight.standpoint(member),
            relations={**self.foresight.standpoint(member).relations, **view.relations},
            stakes=stakes(view.profile.red_lines, view.line, view.price),
            asked=self._asked(member, symbol),
            duty=duty,
            settled=self._settled(),
            promised=promised(view, text) + own_word(view, symbol),
        )

    def own_change(self, text: Text, wanted: Ballot, mine: Standpoint) -> Change | None:
        """Return what would bring the seat itself to this ballot, or None if three edits do not."""
        inapt = self._no_room(text)
        return change_to(self.foresight, text, self.view.member, wanted, mine=mine, inapt=inapt, ways=IN_PLAY)

    def standpoint(self, member: MemberId, symbol: Symbol = "") -> Standpoint:
        """Return another member's standpoint, as far as this seat can tell."""
        view, known = self.view, self.foresight.standpoint(member)
        told = {self.public.bank[each.paragraph].names: each.relation for each in self._tested(member)}
        return replace(
            known,
            relations={**known.relations, view.member: view.regards.get(member, 0.0), **told},
            guessed=known.guessed - {view.member, *told},
            stakes=known_stakes(view, member),
            asked=self._asked(member, symbol),
            settled=self._settled(),
        )

    def _tested(self, member: MemberId) -> list[Learned]:
        """Return the paragraphs tested on another member; each test has shown its relations with one State."""
        return [each for each in self.view.learned if each.member == member and each.paragraph]

    def _asked(self, member: MemberId, symbol: Symbol) -> tuple[tuple[MemberId, bool], ...]:
        about = (each for each in self.view.lobbied if symbol and each[1:3] == (member, symbol))
        return tuple((by, in_favour) for by, _, _, in_favour in about if by != member)

    def _settled(self) -> frozenset[Slug]:
        adopted = (each for each in self.view.papers.drafts if each.standing is Standing.ADOPTED)
        return frozenset(clause.paragraph for each in adopted for clause in each.clauses)

    def _no_room(self, text: Text) -> frozenset[Slug]:
        """Return the paragraphs that cannot be added: their time is not now, or the text is full."""
        bank, kinds = self.public.bank, [self.public.bank[each.paragraph].kind for each in text.clauses]
        most = {"operative": self.public.max_operative, "preambular": self.public.max_preambular}
        full = {kind for kind, limit in most.items() if kinds.count(kind) >= limit}
        out = Instructions(self.case.setting, self.view.profile).inapt(self.view.numbers, bank)
        return out | {each.id for each in bank.values() if each.kind in full}
