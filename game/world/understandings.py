"""Understandings: the promises of delegations to each other outside the chamber, and when each is kept or broken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from random import Random
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.frames import NO_ANSWERS, Frame, Slot
from game.terms import MemberId, Slug, Symbol
from game.world.acts import AnswerUnderstanding, Promise, PromiseKind, ProposeUnderstanding
from game.world.confidences import numbered, public_number
from game.world.effects import relate
from game.world.events import PromiseJudged, UnderstandingAnswered, UnderstandingProposed, UnderstandingReached
from game.world.facts import ClaimState, Facts, Understanding, World
from game.world.ledger import WORD_BROKEN, WORD_KEPT, credit, enter, moved
from game.world.published import PublishedSetting
from game.world.unfolding import Unfolding

STANDS = 3
"""A promise that names no draft stands for this many more days; a promise about a draft stands until its vote."""
ANSWERED_WITHIN = 1
"""A proposal can still be accepted this many days later."""
KEEPING_WARMS, BREAKING_COOLS = 4.0, -12.0
BALLOTS = ("in_favour", "against", "abstaining")
NOTHING_GIVEN = ""
"""The choice to give nothing in return for a promise."""
_OF_DRAFTS = (PromiseKind.BALLOT, PromiseKind.SPONSOR)


class Table(Struct, frozen=True, gc=False):
    """The possible subjects of promises: drafts with their paragraphs and sponsors, capitals of weight, talks.

    `chargers` holds, for each capital, the seats that could charge it: only they can promise restraint.
    """

    drafts: tuple[tuple[Symbol, tuple[Slug, ...], tuple[MemberId, ...]], ...]
    council: tuple[MemberId, ...]
    capitals: tuple[MemberId, ...]
    parties: tuple[tuple[Slug, tuple[MemberId, ...]], ...]
    chargers: tuple[frozenset[MemberId], ...]

    def promises(self, seat: MemberId) -> tuple[Promise, ...]:
        """Return all that a seat could promise."""
        made: list[Promise] = []
        if seat in self.council:
            for symbol, paragraphs, sponsors in self.drafts:
                made += _on_draft(symbol, paragraphs)
                if seat not in sponsors:
                    made.append(Promise(PromiseKind.SPONSOR, symbol))
        named = zip(self.capitals, self.chargers, strict=True)
        made.extend(Promise(PromiseKind.RESTRAINT, each) for each, by in named if seat in by)
        made.extend(Promise(PromiseKind.TALKS, form) for form, parties in self.parties if seat in parties)
        return tuple(made)

    def able(self, seat: MemberId) -> bool:
        """Return whether a seat could promise anything."""
        if (self.drafts and seat in self.council) or any(seat in by for by in self.chargers):
            return True
        return any(seat in parties for _, parties in self.parties)


@lru_cache(maxsize=256)
def _on_draft(symbol: Symbol, paragraphs: tuple[Slug, ...]) -> tuple[Promise, ...]:
    return tuple(
        Promise(PromiseKind.BALLOT, symbol, ballot, without) for ballot in BALLOTS for without in ("", *paragraphs)
    )


class Agreeing(Frame, frozen=True):
    """The understandings that a seat may propose: to one other, or to the rest of a group that agrees on one line."""

    by: MemberId
    others: tuple[MemberId, ...]
    groups: tuple[tuple[MemberId, ...], ...]
    table: Table

    @property
    def tables(self) -> tuple[tuple[MemberId, ...], ...]:
        """Return the possible partners: each seat that can promise anything, and each group."""
        return (*((each,) for each in self.others if self.table.able(each)), *self._lines())

    def asked(self, partners: tuple[MemberId, ...]) -> tuple[Promise, ...]:
        """Return the promises that may be asked of these partners; all of a group, and oneself, promise one ballot."""
        if len(partners) == 1:
            return self.table.promises(partners[0])
        ballots = (each for each in self.table.promises(self.by) if each.kind is PromiseKind.BALLOT)
        others = [self.table.promises(each) for each in partners]
        return tuple(line for line in ballots if all(line in each for each in others))

    def _lines(self) -> tuple[tuple[MemberId, ...], ...]:
        return tuple(each for each in self.groups if self.asked(each))

    def parts(self, answers: Mapping[str, Any] = NO_ANSWERS) -> tuple[Slot, ...]:
        """Return the parts: partners, the promise asked and its condition, the promise given and its, witnesses."""
        partners, asks = answers.get("partners"), answers.get("asks")
        found = [Slot("partners", self.tables)]
        if partners not in self.tables:
            return tuple(found)
        asked = self.asked(partners)
        found.append(Slot("asks", _plain(asked)))
        if asks not in found[-1].choices:
            return tuple(found)
        found += _conditions("condition", asked, asks)
        if len(partners) == 1:
            mine = self.table.promises(self.by)
            found.append(Slot("gives", (NOTHING_GIVEN, *_plain(mine)), at_least=0))
            found += _conditions("proviso", mine, answers.get("gives"))
        return (*found, Slot("witnessed", (False, True)))

    def made(self, answers: Mapping[str, Any]) -> ProposeUnderstanding:
        """Return the understanding; the ballot of a group is asked of each partner and given by oneself."""
        partners, asks = answers["partners"], answers.get("condition") or answers["asks"]
        gives = asks if len(partners) > 1 else answers.get("proviso") or answers.get("gives") or None
        return ProposeUnderstanding(partners, asks, gives, answers.get("witnessed", False))

    def draw(self, dice: Random) -> Any:
        """Return one of them."""
        able = [each for each in self.others if self.table.able(each)]
        partner = able[int(dice.random() * len(able))]
        asks = _one(self.table.promises(partner), dice)
        mine = self.table.promises(self.by)
        gives = _one(mine, dice) if mine and dice.random() < 0.5 else None
        return ProposeUnderstanding((partner,), asks, gives, dice.random() < 0.5)

    def admits(self, action: Any) -> bool:
        """Return whether the act is one of them."""
        typed = type(action) is ProposeUnderstanding and type(action.partners) is tuple
        if not typed or type(action.asks) is not Promise or type(action.witnessed) is not bool:
            return False
        if len(action.partners) == 1:
            partner = action.partners[0]
            given = action.gives is None or action.gives in self.table.promises(self.by)
            return given and partner in self.others and action.asks in self.table.promises(partner)
        everyone = (self.by, *action.partners)
        line = action.asks.kind is PromiseKind.BALLOT and action.gives == action.asks
        return line and action.partners in self.groups and all(action.asks in self.table.promises(e) for e in everyone)


def _plain(promises: tuple[Promise, ...]) -> tuple[Promise, ...]:
    return tuple(each for each in promises if not each.without)


def _conditions(name: str, promises: tuple[Promise, ...], plain: Any) -> list[Slot]:
    """Return the part for the condition of a promise, if the promise can have one."""
    ways = tuple(each for each in promises if replace(each, without="") == plain)
    return [Slot(name, ways)] if len(ways) > 1 else []


def chargers(setting: PublishedSetting) -> tuple[frozenset[MemberId], ...]:
    """Return, for each capital of weight, the seats that may charge it; found once."""
    found: tuple[frozenset[MemberId], ...] | None = setting.__dict__.get("chargers")
    if found is None:
        found = tuple(
            frozenset(by for each in setting.charges if each.against == capital for by in each.by or setting.seats)
            - {capital}
            for capital in setting.capitals
        )
        setting.__dict__["chargers"] = found
    return found


def _one(promises: tuple[Promise, ...], dice: Random) -> Promise:
    return promises[int(dice.random() * len(promises))]


def proposals(world: Facts, setting: PublishedSetting, day: int, by: MemberId, table: Table) -> Frame | None:
    """Return the frame of the seat's proposals, or None; it does not ask a seat again that has yet to answer."""
    asked = {p for each in open_to_answer(world, day) if each.by == by for p in each.partners}
    others = tuple(each for each in setting.seats if each != by and each not in asked)
    if not any(table.able(each) for each in others):
        return None
    grouped = (tuple(m for m in each.members if m != by) for each in setting.groups if by in each.members)
    groups = tuple(each for each in grouped if len(each) > 1 and asked.isdisjoint(each))
    return Agreeing(by, others, groups, table)


def open_to_answer(world: Facts, day: int) -> tuple[Understanding, ...]:
    """Return the understandings that were proposed and can still be accepted."""
    return tuple(
        each for each in world.understandings if each.state is ClaimState.OPEN and day - each.day <= ANSWERED_WITHIN
    )


def answers(world: Facts, day: int, by: MemberId) -> tuple[AnswerUnderstanding, ...]:
    """Return the answers that the seat may give to proposed understandings."""
    mine = (e for e in open_to_answer(world, day) if by in e.partners and by not in e.accepted)
    return tuple(AnswerUnderstanding(each.number, accepts) for each in mine for accepts in (True, False))


def parties_of(understanding: Understanding) -> tuple[MemberId, ...]:
    """Return all parties to an understanding, its proposer first."""
    return (understanding.by, *understanding.partners)


def number_of(parties: Iterable[MemberId], world: Facts) -> int:
    """Return the number of the next understanding between these parties.

    It depends on nothing but the parties and how many they had among themselves before, which all of them know. So it
    tells none of them what others have promised each other.
    """
    among = sorted(parties)
    before = sum(sorted(parties_of(each)) == among for each in world.understandings)
    return int.from_bytes(blake2b(f"{'/'.join(among)}/{before}".encode(), digest_size=6).digest(), "big")


def propose(unfolding: Unfolding, by: MemberId, deed: ProposeUnderstanding) -> None:
    """Put an understanding to its partners, in confidence."""
    kinds = {each.kind for each in (deed.asks, deed.gives) if each is not None}
    day, days = unfolding.day, unfolding.setting.days
    last = max(day, days) if kinds & set(_OF_DRAFTS) else day + STANDS
    unfolding.happen(
        UnderstandingProposed(
            Understanding(
                number=number_of((by, *deed.partners), unfolding.world),
                by=by,
                partners=deed.partners,
                asks=deed.asks,
                gives=deed.gives,
                witnessed=deed.witnessed,
                day=day,
                due=last + 1,
            )
        )
    )


def answer(unfolding: Unfolding, by: MemberId, deed: AnswerUnderstanding) -> None:
    """Accept or refuse an understanding. It is reached once all have accepted; a witnessed one enters the ledger."""
    before = numbered(unfolding.world, deed.number)
    unfolding.happen(UnderstandingAnswered(deed.number, by, deed.accepts, parties_of(before)))
    after = numbered(unfolding.world, deed.number)
    if deed.accepts and set(after.partners) <= set(after.accepted):
        claims = _entered(unfolding, after) if after.witnessed else {}
        unfolding.happen(UnderstandingReached(deed.number, parties_of(after), after.witnessed, claims))


def _entered(unfolding: Unfolding, reached: Understanding) -> dict[MemberId, int]:
    claims = {}
    for member, promise in reached.promises:
        about = reached.by if member != reached.by else reached.partners[0]
        claims[member] = enter(unfolding, "pledge", member, about, promise.subject, due=reached.due - 1).number
    return claims


def judge_ballots(
    unfolding: Unfolding,
    draft: Symbol,
    ballots: Mapping[MemberId, str],
    *,
    paragraphs: Collection[Slug],
    sponsors: Collection[MemberId],
    bound: Collection[MemberId] = (),
) -> None:
    """Judge the promises about a draft by the ballots cast on it and by its sponsors.

    `bound` are parties to the dispute that had to abstain (Charter, Article 27 (3)).
    """

    def judged(member: MemberId, promise: Promise) -> tuple[ClaimState, str] | None:
        if promise.subject != draft or promise.kind not in _OF_DRAFTS:
            return None
        if promise.without and promise.without in paragraphs:
            return ClaimState.LAPSED, "the text that was put still held the paragraph"
        if promise.kind is PromiseKind.SPONSOR:
            return _kept(member in sponsors, f"the sponsors of {draft}")
        if member not in ballots:
            return ClaimState.LAPSED, "it did not vote"
        if member in bound and ballots[member] != promise.ballot:
            return ClaimState.LAPSED, "a party to the dispute had to abstain"
        return _kept(ballots[member] == promise.ballot, f"the vote on {draft}")

    _judge(unfolding, judged)


def judge_sponsor(unfolding: Unfolding, by: MemberId, draft: Symbol) -> None:
    """Judge as kept the promise to join the sponsors of a draft, as soon as it is done."""

    def judged(member: MemberId, promise: Promise) -> tuple[ClaimState, str] | None:
        mine = member == by and promise.kind is PromiseKind.SPONSOR and promise.subject == draft
        return _kept(True, f"the sponsors of {draft}") if mine else None

    _judge(unfolding, judged)


def let_go(unfolding: Unfolding, draft: Symbol, because: str) -> None:
    """Let the promises about a draft lapse, because it will not be put to the vote."""

    def judged(member: MemberId, promise: Promise) -> tuple[ClaimState, str] | None:
        about = promise.kind in _OF_DRAFTS and promise.subject == draft
        return (ClaimState.LAPSED, because) if about else None

    _judge(unfolding, judged)


def judge_charge(unfolding: Unfolding, by: MemberId, against: MemberId) -> None:
    """Judge as broken the promise of a seat not to charge a State, because it has charged it."""

    def judged(member: MemberId, promise: Promise) -> tuple[ClaimState, str] | None:
        mine = member == by and promise.kind is PromiseKind.RESTRAINT and promise.subject == against
        return (ClaimState.BROKEN, "it made a charge") if mine else None

    _judge(unfolding, judged)


def judge_call(unfolding: Unfolding, by: MemberId, form: Slug, *, consents: bool) -> None:
    """Judge a promise to consent to talks by the answer to a call; the seat that calls them consents to them."""

    def judged(member: MemberId, promise: Promise) -> tuple[ClaimState, str] | None:
        mine = member == by and promise.kind is PromiseKind.TALKS and promise.subject == form
        return _kept(consents, "the answer to the call") if mine else None

    _judge(unfolding, judged)


def judge_dates(unfolding: Unfolding, *, ended: bool = False) -> None:
    """Judge the promises whose date has come, in the morning or at the end: restraint was kept, the rest lapses."""
    for each in unfolding.world.understandings:
        if each.pending and unfolding.day + ended >= each.due:
            for member, promise in each.pending:
                restrained = promise.kind is PromiseKind.RESTRAINT
                state = ClaimState.KEPT if restrained else ClaimState.LAPSED
                _settle(unfolding, each.number, member, state, "its date came")


def _kept(kept: bool, because: str) -> tuple[ClaimState, str]:
    return (ClaimState.KEPT if kept else ClaimState.BROKEN), because


def _judge(
    unfolding: Unfolding, judged: Callable[[MemberId, Promise], tuple[ClaimState, str] | None]
) -> None:
    """Judge the partners first: a party that the other side has let down owes nothing in return."""
    for each in unfolding.world.understandings:
        for member, promise in reversed(each.pending):
            found = judged(member, promise)
            if found is None:
                continue
            broken = numbered(unfolding.world, each.number).broken
            failed = any(other in broken for other in _other_side(each, member))
            if failed and found[0] is ClaimState.BROKEN:
                found = ClaimState.LAPSED, "the other side had not kept its word"
            _settle(unfolding, each.number, member, *found)


def _settle(unfolding: Unfolding, number: int, member: MemberId, state: ClaimState, because: str) -> None:
    found = numbered(unfolding.world, number)
    unfolding.happen(_judged(found, member, state, because))
    claim = found.claims.get(member)
    if claim is not None:
        moved(unfolding, claim, state, because)
    if state is ClaimState.LAPSED:
        return
    kept = state is ClaimState.KEPT
    for other in _other_side(found, member):
        told = "kept" if kept else "broke"
        relate(unfolding, member, other, KEEPING_WARMS if kept else BREAKING_COOLS, f"{member} {told} its word")
    if claim is not None and not (kept and _credited(unfolding.world, claim)):
        entry = unfolding.world.ledger[claim]
        credit(unfolding, member, WORD_KEPT if kept else WORD_BROKEN, entry, state.value)


def _judged(found: Understanding, member: MemberId, state: ClaimState, because: str) -> PromiseJudged:
    public = public_number(found.claims) if found.claims else -1
    return PromiseJudged(found.number, member, state, because, parties_of(found), found.witnessed, public)


def _other_side(understanding: Understanding, member: MemberId) -> tuple[MemberId, ...]:
    return understanding.partners if member == understanding.by else (understanding.by,)


def _credited(world: World, number: int) -> bool:
    """Return whether the same deed has already kept the same pledge to another: it wins credibility only once."""
    mine = world.ledger[number]
    return any(
        each.number != number
        and each.state is ClaimState.KEPT
        and (each.kind, each.by, each.subject) == (mine.kind, mine.by, mine.subject)
        and each.history[-1].day == mine.history[-1].day
        for each in world.ledger
    )
