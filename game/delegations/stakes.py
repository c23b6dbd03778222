"""What a vote on a text would bring to a seat: adopted, vetoed or short of votes, each as likely as can be foreseen."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.council.drafting import STRENGTH
from game.council.papers import DraftResolution
from game.delegations.forecast import Odds, Text, distribution, odds_of
from game.delegations.situation import Situation
from game.terms import MemberId
from game.world.ledger import live
from game.world.published import Weights
from game.world.reactions import FEW, FULL_COUNCIL, MANY, SOME, STATEMENT_CALM, STATEMENT_SHARE

SUBSTANCE = 0.12
"""Points of instructions for each point that an adopted text is worth on the issues."""
DEFEAT = 1.0
"""What it costs a sponsor that its text fails for want of votes."""
ALONE = 0.5
"""What each vote in favour beyond eight is worth where a rival must veto, to a seat of middling boldness."""
UNLIKELY = 0.005
"""The chance up to which an outcome is not thought through."""
BESIDE = ((-1.0, 0.3), (0.0, 0.4), (1.0, 0.3))
"""Votes by which a count may differ from what is expected, and how likely each is."""
Moves = tuple[tuple[str, float], ...]


class Stakes(Struct, frozen=True):
    """What a vote is worth to a seat before it is taken, and how it would end: chances of adoption and of a veto."""

    value: float
    adopted: float
    chance: float
    vetoed: float
    expected: float
    because: str


def at_stake(s: Situation, text: Text, swayed: Mapping[MemberId, float] | None = None) -> Stakes:
    """Return what a vote on the text is worth; `swayed` moves the points that it has for other members."""
    odds = _odds(s, text, swayed or {})
    chance, vetoed, expected = _outcomes(s, text, odds)
    adopted = SUBSTANCE * s.value(text).value + _expected(s, text, expected, "adopted")
    blocked = failed = 0.0
    if vetoed > UNLIKELY:
        blocked = _expected(s, text, expected, "vetoes") + _isolation(s, odds, expected)
    if 1.0 - chance - vetoed > UNLIKELY:
        failed = _expected(s, text, expected, "") - DEFEAT * (s.member in text.sponsors)
    value = chance * adopted + vetoed * blocked + (1.0 - chance - vetoed) * failed
    because = f"{expected:.0f} expected in favour; adopted ({chance:.0%}) {adopted:+.1f}"
    if vetoed > 0.0:
        because += f", vetoed ({vetoed:.0%}) {blocked:+.1f}"
    return Stakes(round(value, 6), round(adopted, 6), chance, vetoed, expected, because)


def _odds(s: Situation, text: Text, swayed: Mapping[MemberId, float]) -> dict[MemberId, Odds]:
    odds = dict(s.odds(text))
    positions = s.public.positions
    if s.member in odds:
        odds[s.member] = odds_of(s.value(text).value, positions[s.member].width)
    for member, points in swayed.items():
        if member in odds:
            odds[member] = odds_of(odds[member].score + points, positions[member].width)
    return odds


def _outcomes(s: Situation, text: Text, odds: Mapping[MemberId, Odds]) -> tuple[float, float, float]:
    """Return the chances of adoption and of a veto, and the votes in favour that can be expected."""
    required = s.public.votes_required
    blocking = frozenset() if text.procedural else s.public.permanent
    free = [(each.in_favour, 1.0 - each.in_favour) for each in odds.values()]
    bound = [(o.in_favour, 1.0 - o.in_favour - (o.against if m in blocking else 0.0)) for m, o in odds.items()]
    enough = min(1.0, sum(distribution(free)[required:]))
    chance = min(enough, sum(distribution(bound)[required:]))
    return round(chance, 6), round(enough - chance, 6), round(sum(o.in_favour for o in odds.values()), 6)


def _expected(s: Situation, text: Text, expected: float, outcome: str) -> float:
    """Return what the instructions would gain by this outcome, over the counts that are likely."""
    total = 0.0
    law = _law(s, text) if outcome == "adopted" else (0.0, 0.0, ())
    for off, likely in BESIDE:
        count = max(0, min(len(s.public.council), round(expected + off)))
        total += likely * s.gain(*_moves(s, text, count, outcome, law)).value
    return total


def _law(s: Situation, text: Text) -> tuple[float, float, Moves]:
    """Return what each vote adds to the cost by adoption, what passing over a charge takes, and what else moves."""
    weights = s.setting.weights
    cost = 0.0 if text.procedural else weights.adopted * weight(s, text) / len(s.public.council)
    return cost, weights.silent_text if weights.cost and _silent(s, text) else 0.0, tuple(_adopted(s, text))


def _moves(s: Situation, text: Text, count: int, outcome: str, law: tuple[float, float, Moves]) -> Moves:
    numbers, weights = s.briefing.numbers, s.setting.weights
    moves = [("votes", 1.0), ("best_vote", max(0.0, count - numbers.get("best_vote", 0.0)))]
    cost = float(len(text.sponsors) // 5)
    if s.member in text.sponsors:
        moves.append((f"won[{s.member}]", max(0.0, count - numbers.get(f"won[{s.member}]", 0.0))))
        moves.append((f"texts[{s.member}]", float(outcome == "adopted")))
    if outcome:
        moves.append((outcome, 1.0))
    if outcome == "adopted":
        moves += law[2]
        cost += law[0] * count + law[1]
    elif outcome == "vetoes":
        cost += veto_price(weights, count * FULL_COUNCIL / len(s.public.council)) * (0.25 if s.briefing.vetoes else 1.0)
    if weights.cost and cost:
        moves.append((weights.cost, cost))
    return tuple(moves)


def _adopted(s: Situation, text: Text) -> list[tuple[str, float]]:
    bank, numbers = s.public.bank, s.briefing.numbers
    moves = []
    for name, calls in (("endorsed", "endorses_talks"), ("session_called", "calls_session")):
        if not numbers.get(name, 0.0) and any(getattr(bank[each.paragraph], calls) for each in text.clauses):
            moves.append((name, 1.0))
    return moves


def weight(s: Situation, text: Text) -> float:
    """Return the weight of a text, about 0 to 3: its new obligations, each at its verb's strength."""
    bank = s.public.bank
    new = (e for e in text.clauses if bank[e.paragraph].new and bank[e.paragraph].kind == "operative")
    return min(3.0, sum(STRENGTH[each.verb] for each in new) / 2.0)


def _silent(s: Situation, text: Text) -> bool:
    if any(s.public.bank[each.paragraph].names for each in text.clauses):
        return False
    day = s.briefing.day
    return any(c.kind == "accusation" and live(c) and 0 < c.due <= day + 2 for c in s.briefing.ledger)


def veto_price(weights: Weights, in_favour: float) -> float:
    """Return what a veto with so many in favour, of fifteen, adds to the expected cost."""
    if in_favour >= MANY:
        return weights.veto_many
    if in_favour >= SOME:
        return weights.veto_some
    return weights.veto_few if in_favour >= FEW else 0.0


def _isolation(s: Situation, odds: Mapping[MemberId, Odds], expected: float) -> float:
    """Return what it is worth that a rival must stand up against most others, or that a friend must."""
    total = 0.0
    for member in sorted(s.public.permanent):
        if member != s.member and member in odds and odds[member].against > 0.5:
            total -= s.leaning(member) / 100.0
        elif member == s.member and odds[member].against > 0.5:
            total -= 1.0
    return total * ALONE * (0.5 + s.temper.boldness) * max(0.0, expected - s.public.votes_required + 1.0)


def draft_at_stake(s: Situation, draft: DraftResolution) -> Stakes:
    """Return what a vote on a draft that is before the Council is worth; reckoned once for a choice."""
    known: Stakes | None = s.stakes.get(draft.symbol)
    if known is None:
        known = s.stakes[draft.symbol] = at_stake(s, s.text(draft))
    return known


def of_statement(s: Situation, text: Text, kind: str = "presidential") -> float:
    """Return what a statement of the Council would bring to the seat, once all agree to it."""
    weights, share = s.setting.weights, STATEMENT_SHARE.get(kind, STATEMENT_SHARE["press"])
    mine = float(text.sponsors == (s.member,))
    moves = [("statements", 1.0), (f"texts[{s.member}]", mine)]
    moves += [each for each in _adopted(s, text) if each[0] == "endorsed"]
    if weights.cost:
        moves.append((weights.cost, weights.adopted * weight(s, text) * share))
    if weights.tension:
        moves.append((weights.tension, STATEMENT_CALM * share))
    return s.gain(*moves).value + 0.5 * SUBSTANCE * s.agreeable(text).value
