"""How each member would vote on a text: by what one seat can know, or by everything except the dice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from game.council.voting import Ballot
from game.engine.case import Case, RedLine
from game.engine.sounding import LEAST_PRICE, PRICE_RANGE
from game.forecast.dated import Moment, moment, with_paragraphs
from game.forecast.forecaster import Forecaster, Text, odds_of
from game.forecast.instructions import Instructions
from game.forecast.interests import Interests
from game.forecast.reasons import Reason
from game.forecast.temper import PRETENDED, Stake
from game.forecast.valuation import Standpoint, ballot_for, valuation
from game.scenario.drafts import Draft
from game.terms import MemberId, Slug
from game.world.effects import switched

PRICE = LEAST_PRICE + PRICE_RANGE / 2.0
"""The average weight, over all games, of a seat's one true red line."""


class Likelihood(Struct, frozen=True, gc=False):
    """The chances of the three ballots, which sum to 1."""

    in_favour: float
    against: float
    abstaining: float


class Foreseen(Struct, frozen=True, gc=False):
    """The ballot that a member is expected to cast, how likely each is, and the reasons that sum to the value."""

    member: MemberId
    ballot: Ballot
    likelihood: Likelihood
    value: float
    reasons: tuple[Reason, ...]


class Foresight:
    """Forecasts of whole votes on one day, as `seat` can make them, or with every instruction known if `seat` is empty.

    Of the other seats it takes only the published positions, and the relations that follow from them. Nobody can know
    before the dice which red line is the true one, so each counts at its average weight.
    """

    __slots__ = ("_standpoints", "forecaster", "moment", "seat")

    def __init__(self, moment: Moment, seat: MemberId = "") -> None:
        self.moment = moment
        self.seat = seat
        self.forecaster = Forecaster(Interests(moment.public))
        self._standpoints: dict[MemberId, Standpoint] = {}

    def vote(self, text: Text) -> tuple[Foreseen, ...]:
        """Return what each member of the Council is expected to do, in the order of its seats."""
        return tuple(self.member(each, text) for each in self.moment.public.council)

    def member(self, member: MemberId, text: Text, mine: Standpoint | None = None) -> Foreseen:
        """Return what one member is expected to do; `mine` is its standpoint, if the caller knows it better."""
        mine = mine or self.standpoint(member)
        audience = self.forecaster.audience(member, text)
        worth = valuation(self.forecaster.interests, text, mine, audience)
        odds = odds_of(worth.value, mine.width)
        chances = Likelihood(odds.in_favour, odds.against, round(1.0 - odds.in_favour - odds.against, 6))
        return Foreseen(member, ballot_for(worth.value, mine.width), chances, worth.value, worth.reasons)

    def standpoint(self, member: MemberId) -> Standpoint:
        """Return a member's standpoint, as far as it can be known here."""
        known = self._standpoints.get(member)
        if known is None:
            known = self._standpoints[member] = self._known(member)
        return known

    def _known(self, member: MemberId) -> Standpoint:
        public, case = self.moment.public, self.moment.case
        permanent, width = member in public.permanent, public.positions[member].width
        if self.seat and self.seat != member:
            affinity = self.forecaster.interests.affinity
            relations = {other: affinity[member, other] for other in public.positions if other != member}
            return Standpoint(member, permanent, width, relations, guessed=frozenset(relations))
        relations = case.setting.relations.get(member, {})
        return Standpoint(member, permanent, width, relations, expected_stakes(self.moment.lines.get(member, ())))


class Question:
    """A draft put to the vote on a real day, as foreseen by a seat or by an observer who knows every instruction."""

    __slots__ = ("case", "day", "draft", "foresight", "text")

    def __init__(self, case: Case, draft: Draft, day: date, seat: MemberId = "", *, later: bool = True) -> None:
        """Take the scenario as it stood on that day; `later` lets later statements count if there were none."""
        known = with_paragraphs(moment(case, day, later=later), draft.own)
        self.case = case
        self.draft = draft
        self.day = day
        self.foresight = Foresight(known, seat)
        self.text = Text(draft.clauses, draft.sponsors, draft.procedural, known.force, draft.chapter)

    def inapt(self) -> frozenset[Slug]:
        """Return the paragraphs of the bank that the decisions taken by then make inappropriate."""
        done = switched(effect for each in self.foresight.moment.decided for effect in each.effects)
        instructions = Instructions(self.case.setting, self.case.profiles[0])
        numbers = dict.fromkeys(sorted(done), 1.0)
        return instructions.inapt(numbers, {each.id: each for each in self.case.remit.bank})


def expected_stakes(lines: Sequence[RedLine]) -> tuple[Stake, ...]:
    """Return each red line at its average weight, before the dice decide which is the true one."""
    share = (PRICE + PRETENDED * (len(lines) - 1)) / len(lines) if lines else 0.0
    return tuple(Stake(each, round(each.weight * share, 6), False) for each in lines)
