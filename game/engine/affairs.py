"""The world's answers to the Council's acts: one law, for acts that happen and for acts that a seat foresees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.council.drafting import calls_session, endorses_talks, names_nobody, text_weight
from game.council.papers import BankParagraph, DraftResolution, Papers, Statement
from game.council.voting import Ballot
from game.terms import MemberId, Slug, Symbol
from game.world import access, announcements, ledger, promises, reactions, understandings
from game.world.effects import relate
from game.world.facts import World
from game.world.published import PublishedSetting
from game.world.slots import adopted_names, slots
from game.world.unfolding import Told, Unfolding

RULING_RELATIONS = -3.0
"""Points that the President's relations with each member that voted to overrule move, if the ruling stands."""
_IN_FAVOUR = Ballot.IN_FAVOUR
_VALUE = {each: each.value for each in Ballot}  # reading the value of a member is ten times as slow


class Affairs(Struct, frozen=True, eq=False):
    """The facts that decide the world's answers to the Council: all of them, or as one seat knows them.

    `vetoes` are the drafts among `papers` that were vetoed before. `size` is the number of members. `notes` caches
    results that were worked out from the world.
    """

    world: World
    setting: PublishedSetting
    day: int
    bank: Mapping[Slug, BankParagraph]
    size: int
    papers: Papers = Papers()
    vetoes: tuple[Symbol, ...] = ()
    notes: dict[str, Any] = {}

    def unfolding(self) -> Unfolding:
        """Return an unfolding that starts from this world."""
        return Unfolding(self.world, self.setting, self.day)

    def number(self, slot: str) -> float:
        """Return a number of the world."""
        return self.world.numbers[slots(self.setting).index[slot]]


def voted(
    affairs: Affairs,
    draft: DraftResolution,
    ballots: Mapping[MemberId, Ballot],
    *,
    adopted: bool,
    vetoed_by: tuple[MemberId, ...] = (),
    procedural: bool = False,
    bound: tuple[MemberId, ...] = (),
) -> Told:
    """Return the consequences of a vote on a draft: first the promises that it judges, then its price."""
    judged = affairs.unfolding()
    cast = {member: _VALUE[ballot] for member, ballot in ballots.items()}
    held = {each.paragraph for each in draft.clauses}
    understandings.judge_ballots(judged, draft.symbol, cast, paragraphs=held, sponsors=draft.sponsors, bound=bound)
    announcements.judge(judged, draft.symbol, cast, sponsors=draft.sponsors, bound=bound)
    told = judged.told()
    priced = reactions.after_vote(
        told.world,
        affairs.setting,
        affairs.day,
        kind="procedural" if procedural else "draft",
        adopted=adopted,
        vetoed_by=vetoed_by,
        in_favour=list(ballots.values()).count(_IN_FAVOUR),
        sponsors=draft.sponsors,
        abstained=[each for each, ballot in ballots.items() if ballot is Ballot.ABSTAINING],
        repeat=affairs.papers.same_text(draft.item, draft.clauses, affairs.vetoes),
        weight=text_weight(draft.clauses, affairs.bank),
        silent=names_nobody(draft.clauses, affairs.bank) and _charge_due(affairs, told.world),
        endorses=_endorses(affairs, draft.clauses),
        symbol=draft.symbol,
        size=affairs.size,
    )
    told = _joined(told, priced)
    laid_down = said_by(affairs.setting, draft.clauses) if adopted else {}
    if not laid_down:
        return told
    known = Unfolding(told.world, affairs.setting, affairs.day)
    known.happen(reactions.council_numbers(told.world, affairs.setting, **laid_down))
    return _joined(told, known.told())


def said_by(setting: PublishedSetting, clauses: tuple[Clause, ...]) -> dict[str, float]:
    """Return the names of adopted paragraphs that hold once these clauses are adopted; only those asked for."""
    asked = setting.adoptable
    if not asked:
        return {}
    names = [name for each in clauses for name in adopted_names(each.paragraph, each.verb.value)]
    return {name: 1.0 for name in names if name in asked}


def _charge_due(affairs: Affairs, world: World) -> bool:
    """Return whether an accusation comes due soon; looked up once for a ledger."""
    kept = affairs.notes.get("due")
    if kept is None or kept[0] is not world.ledger:
        kept = affairs.notes["due"] = world.ledger, ledger.due_soon(world.ledger, affairs.day)
    due: bool = kept[1]
    return due


def _joined(told: Told, more: Told) -> Told:
    told.extend(more)
    told.world = more.world
    return told


def _endorses(affairs: Affairs, clauses: tuple[Clause, ...]) -> bool:
    return not affairs.world.endorsed and endorses_talks(clauses, affairs.bank)


def session_called(affairs: Affairs, ballots: Mapping[MemberId, Ballot]) -> Told:
    """Return the consequences when the text that these ballots adopted calls an emergency special session."""
    in_favour = list(ballots.values()).count(_IN_FAVOUR)
    return reactions.after_session(affairs.world, affairs.setting, affairs.day, in_favour=in_favour, size=affairs.size)


def decided(
    affairs: Affairs,
    draft: DraftResolution,
    ballots: Mapping[MemberId, Ballot],
    *,
    adopted: bool,
    vetoed_by: tuple[MemberId, ...] = (),
    procedural: bool = False,
    bound: tuple[MemberId, ...] = (),
) -> World:
    """Return the world after a vote on a draft with all its consequences: its price, its counts, a session called.

    Forecasts use it: it does in one step what `reactions` does event by event.
    """
    told = voted(
        affairs, draft, ballots, adopted=adopted, vetoed_by=vetoed_by, procedural=procedural, bound=bound
    )  # fmt: skip
    after = replace(affairs, world=told.world)
    called = adopted and calls_session(draft.clauses, affairs.bank) and not affairs.number("session_called")
    if called:
        after = replace(after, world=session_called(after, ballots).world)
    in_favour = list(ballots.values()).count(_IN_FAVOUR)
    counts = {"votes": after.number("votes") + 1.0, "best_vote": max(after.number("best_vote"), float(in_favour))}
    for name, more in (("adopted", adopted), ("vetoes", bool(vetoed_by)), ("session_called", called)):
        if more:
            counts[name] = 1.0 if called and name == "session_called" else after.number(name) + 1.0
    return counted(after, counts)


def counted(affairs: Affairs, counts: Mapping[str, float]) -> World:
    """Return the world with these counts of the Council's business, and with the promises judged that they keep."""
    unfolding = affairs.unfolding()
    unfolding.happen(reactions.council_numbers(affairs.world, affairs.setting, **counts))
    promises.keep(unfolding)
    return unfolding.world


def tabled(affairs: Affairs, draft: DraftResolution) -> Told:
    """Return the consequences of tabling a draft."""
    unfolding, by = affairs.unfolding(), draft.sponsors[0]
    if unfolding.knows(f"tabled[{by}]"):
        unfolding.move(f"tabled[{by}]", 1.0, f"{draft.symbol} was tabled")
    _condemned(unfolding, affairs, draft.clauses, draft.sponsors, draft.symbol)
    return unfolding.told()


def joined(affairs: Affairs, by: MemberId, draft: DraftResolution) -> Told:
    """Return the consequences when a member joins the sponsors of a draft."""
    unfolding = affairs.unfolding()
    understandings.judge_sponsor(unfolding, by, draft.symbol)
    _condemned(unfolding, affairs, draft.clauses, (by,), draft.symbol)
    return unfolding.told()


def _condemned(
    unfolding: Unfolding, affairs: Affairs, clauses: tuple[Clause, ...], by: tuple[MemberId, ...], symbol: Symbol
) -> None:
    """Charge sponsors access to the capital of each State that their text condemns (game, section 2)."""
    named = [affairs.bank[each.paragraph].names for each in clauses if each.verb is Verb.CONDEMNS]
    for capital in dict.fromkeys(each for each in named if each):
        for sponsor in by:
            if sponsor != capital:
                access.named(unfolding, sponsor, capital, f"{symbol} condemns {capital}")


def statement_settled(affairs: Affairs, statement: Statement, objected_by: tuple[MemberId, ...] = ()) -> Told:
    """Return the consequences when a statement is agreed, or when the members `objected_by` did not join it."""
    return reactions.after_statement(
        affairs.world,
        affairs.setting,
        affairs.day,
        kind=statement.product.value.removesuffix("-statement"),
        adopted=not objected_by,
        objected_by=objected_by,
        proposed_by=statement.by,
        weight=text_weight(statement.clauses, affairs.bank),
        endorses=_endorses(affairs, statement.clauses),
        symbol=statement.symbol,
    )


def issued(affairs: Affairs, statement: Statement) -> World:
    """Return the world after a statement is agreed, with its count."""
    told = statement_settled(affairs, statement)
    after = replace(affairs, world=told.world)
    return counted(after, {"statements": after.number("statements") + 1.0})


def ruled(affairs: Affairs, president: MemberId, ballots: Mapping[MemberId, Ballot]) -> Told:
    """Return the consequences when a contested ruling stands: relations with those who voted to overrule it cool."""
    unfolding = affairs.unfolding()
    for member, ballot in ballots.items():
        if ballot is _IN_FAVOUR and member != president:
            relate(unfolding, president, member, RULING_RELATIONS, "a contested ruling that stands")
    return unfolding.told()
