"""The world's answers to the Council: the price of a veto, the weight of a text, the cost of an objection."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.terms import MemberId, Symbol
from game.world.effects import relate
from game.world.events import CouncilCounted, PackageEndorsed
from game.world.facts import World
from game.world.setting import PublishedSetting, Weights
from game.world.slots import slots
from game.world.unfolding import Told, Unfolding

FULL_COUNCIL = 15
MANY, SOME, FEW = 13, 11, 9
"""Votes in favour, of fifteen, from which a veto costs much, costs a little, and still lowers the expected cost."""
REPEATED = 0.25
"""The factor for the price of a second veto on the same text."""
SPONSORS_A_POINT = 5
"""How many co-sponsors raise the expected cost by one."""
VETO_RELATIONS, OBJECTION_RELATIONS = -2.0, -2.0
STATEMENT_SHARE = {"presidential": 0.5, "press": 0.25}
"""The weight of a statement by consensus, as a share of the weight of a resolution adopted by all."""
STATEMENT_CALM = -1.0
UNPRICED = frozenset({"procedural", "amendment", "part"})
"""Kinds of vote that have no price of their own."""


def after_vote(
    world: World,
    setting: PublishedSetting,
    day: int,
    *,
    kind: str,
    adopted: bool,
    vetoed_by: Collection[MemberId],
    in_favour: int,
    sponsors: Sequence[MemberId],
    abstained: Sequence[MemberId],
    repeat: bool,
    weight: float = 1.0,
    silent: bool = False,
    endorses: bool = False,
    symbol: Symbol = "",
    size: int = FULL_COUNCIL,
) -> Told:
    """Return the consequences of a vote on a draft; votes of the kinds `UNPRICED` move nothing.

    `weight` is the text's new obligations times its verb (about 0..3), to be multiplied by the share of votes.
    `silent` says that the text passes over a charge due within two days. `endorses` says that it endorses the basis of
    the measures of talks. `repeat` says that the same text was vetoed before. `size` is the number of members.
    """
    unfolding = Unfolding(world, setting, day)
    if kind in UNPRICED:
        return unfolding.told()
    name = symbol or "the draft"
    _credit_sponsors(unfolding, sponsors, in_favour, name, adopted=adopted and weight > 0)
    if vetoed_by:
        _price_of_veto(unfolding, in_favour, size, again=repeat)
        for member in sorted(vetoed_by):
            for sponsor in sponsors:
                relate(unfolding, sponsor, member, VETO_RELATIONS, f"the vote against {name}")
    if adopted:
        _adopted(unfolding, weight * in_favour / size, name, silent=silent)
    if adopted and endorses:
        unfolding.happen(PackageEndorsed(symbol))
    _move_cost(unfolding, float(len(sponsors) // SPONSORS_A_POINT), f"the sponsors of {name}")
    _pay_for_abstentions(unfolding, sponsors, abstained)
    return unfolding.told()


def _credit_sponsors(
    unfolding: Unfolding, sponsors: Sequence[MemberId], in_favour: int, name: str, *, adopted: bool
) -> None:
    """Count for each sponsor the votes that its text won, and that it was adopted and lays down something new."""
    for sponsor in sponsors:
        if unfolding.knows(f"won[{sponsor}]"):
            more = in_favour - unfolding.number(f"won[{sponsor}]")
            unfolding.move(f"won[{sponsor}]", max(0.0, more), f"the vote on {name}")
            unfolding.move(f"texts[{sponsor}]", float(adopted), f"the vote on {name}")


def _price_of_veto(unfolding: Unfolding, in_favour: int, size: int, *, again: bool) -> None:
    price = veto_price(unfolding.setting.weights, in_favour, size, again=again)
    because = "a second veto on the same matter" if again else "a veto"
    _move_cost(unfolding, price, because, veto_weight(in_favour, size))


def veto_weight(in_favour: int, size: int) -> str:
    """Return the name of the weight that prices a veto against so many votes in favour; empty if none does."""
    share = in_favour * FULL_COUNCIL / size
    return "veto_many" if share >= MANY else "veto_some" if share >= SOME else "veto_few" if share >= FEW else ""


def veto_price(weights: Weights, in_favour: int, size: int, *, again: bool = False) -> float:
    """Return how much a veto adds to the expected cost; `again` says that the same text was vetoed before."""
    weight = veto_weight(in_favour, size)
    price: float = getattr(weights, weight) if weight else 0.0
    return price * (REPEATED if again else 1.0)


def _adopted(unfolding: Unfolding, weight: float, name: str, *, silent: bool) -> None:
    weights = unfolding.setting.weights
    _move_cost(unfolding, weights.adopted * weight, f"the adoption of {name}", "adopted")
    if silent:
        _move_cost(unfolding, weights.silent_text, f"{name} passes over what is charged", "silent_text")


def _move_cost(unfolding: Unfolding, by: float, because: str, weight: str = "") -> None:
    """Move the expected cost, if the scenario follows one, by what the author's `weight` says."""
    if unfolding.setting.weights.cost:
        unfolding.path = f"weights/{weight}" if weight else ""
        unfolding.move(unfolding.setting.weights.cost, by, because)
        unfolding.path = ""


def _pay_for_abstentions(unfolding: Unfolding, sponsors: Sequence[MemberId], abstained: Sequence[MemberId]) -> None:
    """Let the sponsors pay one influence for each abstention, in turn."""
    paying = [each for each in sponsors if unfolding.knows(f"influence[{each}]")]
    for turn, member in enumerate(abstained if paying else ()):
        unfolding.move(f"influence[{paying[turn % len(paying)]}]", -1.0, f"the abstention of {member}")


def after_statement(
    world: World,
    setting: PublishedSetting,
    day: int,
    *,
    kind: str,
    adopted: bool,
    objected_by: Sequence[MemberId] = (),
    proposed_by: MemberId = "",
    weight: float = 1.0,
    endorses: bool = False,
    symbol: Symbol = "",
) -> Told:
    """Return the consequences of a statement (`kind` is presidential or press): it is agreed, or some object to it."""
    unfolding = Unfolding(world, setting, day)
    if adopted:
        if kind == "presidential" and weight > 0 and unfolding.knows(f"texts[{proposed_by}]"):
            unfolding.move(f"texts[{proposed_by}]", 1.0, f"a {kind} statement of the Council")
        share = STATEMENT_SHARE.get(kind, STATEMENT_SHARE["press"])
        _move_cost(unfolding, setting.weights.adopted * weight * share, f"a {kind} statement of the Council", "adopted")
        if setting.weights.tension:
            unfolding.move(setting.weights.tension, STATEMENT_CALM * share, f"a {kind} statement of the Council")
        if endorses:
            unfolding.happen(PackageEndorsed(symbol))
    for member in objected_by:
        relate(unfolding, proposed_by, member, OBJECTION_RELATIONS, f"{member} did not join the {kind} statement")
    return unfolding.told()


def after_session(
    world: World, setting: PublishedSetting, day: int, *, in_favour: int, size: int = FULL_COUNCIL
) -> Told:
    """Return the consequences when the Council calls an emergency special session (resolution 377 A (V))."""
    unfolding = Unfolding(world, setting, day)
    price, because = setting.weights.veto_some * in_favour / size, "the matter goes to the General Assembly"
    _move_cost(unfolding, price, because, "veto_some")
    return unfolding.told()


def council_numbers(world: World, setting: PublishedSetting, **numbers: float) -> CouncilCounted:
    """Return the event that sets the numbers of the Council's business (day, meetings, votes, best_vote, ...).

    Raise KeyError for a name that the table does not have.
    """
    index = slots(setting).index
    for name in numbers:
        if name not in index:
            raise KeyError(name)
    return CouncilCounted({name: float(value) for name, value in numbers.items()})
