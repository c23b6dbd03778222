"""Demands, offers and pledges: the conditions that keep each, the day on which it is judged, and who may still make it.

A promise is kept as soon as its condition comes to hold; only deeds after the promise count. It may be kept on its last
day, and is broken on the morning after. A promise that a state will last is judged on its date (game, section 3).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.terms import Slug
from game.world.conditions import compiled, holds, names_in
from game.world.effects import apply, switched
from game.world.evolve import SETTLED
from game.world.facts import Claim, ClaimState, Facts, World
from game.world.ledger import WORD_BROKEN, WORD_KEPT, credit, moved
from game.world.published import Demand, Offer, PublishedSetting
from game.world.ranges import may_hold, within_reach
from game.world.slots import slots
from game.world.unfolding import Unfolding
from game.world.ways import in_words

KINDS = ("demand", "offer")
"""The kinds of claim that make a promise or ask for one, and for which a scenario writes the conditions."""


class Law(Struct, frozen=True):
    """The conditions that keep a promise: all `deeds` have come about, and all `lasting` hold on its date.

    Each is a pair of a condition and its words. `said` are declarations, which accepting the demand makes. `asked`
    says that nobody is bound before the promise is accepted. `reads` are the numbers in the conditions, and `measured`
    says that all of them are indicators.
    """

    deeds: tuple[tuple[str, str], ...]
    lasting: tuple[tuple[str, str], ...]
    said: tuple[str, ...]
    asked: bool
    reads: frozenset[str] = frozenset()
    measured: bool = False

    @property
    def ways(self) -> tuple[str, ...]:
        """Return in words all the conditions that keep it."""
        return (*self.said, *(way for _, way in (*self.deeds, *self.lasting)))

    def last_day(self, due: int) -> int:
        """Return the last day on which it can be kept or accepted: the day before `due` if something must last."""
        return due - 1 if self.lasting else due


def law_of(setting: PublishedSetting, kind: str, subject: Slug) -> Law:
    """Return the law of a demand or an offer, read once."""
    known: dict[tuple[str, Slug], Law] = setting.__dict__.setdefault("promises", {})
    law = known.get((kind, subject))
    if law is None:
        made = _of_demand(setting, setting.demand[subject]) if kind == "demand" else _of_offer(setting, subject)
        reads = frozenset().union(*(names_in(each, setting) for each, _ in (*made.deeds, *made.lasting)))
        law = known[kind, subject] = replace(made, reads=reads, measured=bool(reads) and reads <= setting.gauge.keys())
    return law


def _of_demand(setting: PublishedSetting, demand: Demand) -> Law:
    stay = [(each.until or each.met, each.title) for each in demand.parts if each.until or lasts(setting, each.met)]
    come = [(e.met, e.title) for e in demand.parts if not (e.declaration or e.until or lasts(setting, e.met))]
    return Law(tuple(come), tuple(stay), tuple(each.title for each in demand.parts if each.declaration), asked=False)


def _of_offer(setting: PublishedSetting, subject: Slug) -> Law:
    offer: Offer = setting.offer[subject]
    until = offer.until or (offer.kept if lasts(setting, offer.kept) else "")
    kept = "" if lasts(setting, offer.kept) else offer.kept
    deeds, lasting = (((each, _way(offer, each, setting)),) if each else () for each in (kept, until))
    return Law(deeds, lasting, said=(), asked=offer.to != "")


def _way(offer: Offer, condition: str, setting: PublishedSetting) -> str:
    return offer.way or in_words(condition, setting)


def lasts(setting: PublishedSetting, condition: str) -> bool:
    """Return whether a condition reads only switches and holds before the first day, so that it can only cease to."""
    table = slots(setting)
    if not condition or not holds(condition, setting, table.start):
        return False
    return all(name in table.switches for name in names_in(condition, setting))


def counted(setting: PublishedSetting, numbers: array[float], kind: str, subject: Slug) -> dict[Slug, float]:
    """Return the counts, by slot, that its conditions read now: deeds before the promise do not keep it."""
    table, names = slots(setting), law_of(setting, kind, subject).reads
    read = ((name, numbers[table.index[name]]) for name in sorted(names & table.counts))
    return {name: value for name, value in read if value}


def _since(setting: PublishedSetting, numbers: array[float], since: dict[Slug, float]) -> array[float]:
    if not since:
        return numbers
    after, index = numbers[:], slots(setting).index
    for name, value in since.items():
        after[index[name]] -= value
    return after


def missing(setting: PublishedSetting, claim: Claim, numbers: array[float], day: int) -> tuple[str, ...]:
    """Return in words the conditions that a demand, an offer or a pledge still lacks; empty if it is kept."""
    law = law_of(setting, claim.kind, claim.subject)
    wanting = _wanting(setting, law, _since(setting, numbers, claim.since))
    if _unaccepted(law, claim):
        wanting = ["its acceptance", *wanting]
    if _too_early(law, claim, day):
        wanting.append("its date")
    return tuple(wanting)


def _unaccepted(law: Law, claim: Claim) -> bool:
    return (law.said != () or law.asked) and claim.state is not ClaimState.ACCEPTED


def _too_early(law: Law, claim: Claim, day: int) -> bool:
    return day < claim.due and (law.lasting != () or (not law.deeds and not law.said))


def _is_kept(unfolding: Unfolding, claim: Claim) -> bool:
    """Return whether a promise lacks nothing any more."""
    setting, day, law = unfolding.setting, unfolding.day, _law(unfolding, claim)
    if day > claim.due or _unaccepted(law, claim) or _too_early(law, claim, day):
        return False
    return not _wanting(setting, law, _since(setting, unfolding.world.numbers, claim.since))


def _wanting(setting: PublishedSetting, law: Law, numbers: array[float]) -> list[str]:
    return [way for each, way in (*law.deeds, *law.lasting) if not compiled(each, setting)(numbers)]


def standing(world: World) -> list[Claim]:
    """Return the demands, offers and pledges that are not settled yet."""
    return [each for each in world.ledger if each.kind in KINDS and each.state not in SETTLED]


def keep(unfolding: Unfolding) -> None:
    """Judge every promise that is now kept, again and again: the effects of one may keep another."""
    again = True
    while again:
        again = False
        for claim in standing(unfolding.world):
            if _is_kept(unfolding, claim):
                settle(unfolding, claim, kept=True)
                again = True


def touched(before: World, after: World, setting: PublishedSetting, kept: dict[str, Any]) -> bool:
    """Return whether a number or claim changed that a standing promise depends on; `kept` caches their places."""
    if after.ledger is not before.ledger:
        return bool(standing(after))
    if after.numbers is before.numbers:
        return False
    one, other = before.numbers, after.numbers
    return any(one[place] != other[place] for place in _read(after, setting, kept))


def _read(world: World, setting: PublishedSetting, kept: dict[str, Any]) -> tuple[int, ...]:
    """Return the places that standing promises read; found once for each ledger."""
    found = kept.get("promises_read")
    if found is None or found[0] is not world.ledger:
        index = slots(setting).index
        names = {name for each in standing(world) for name in law_of(setting, each.kind, each.subject).reads}
        found = kept["promises_read"] = (world.ledger, tuple(sorted(index[each] for each in names)))
    places: tuple[int, ...] = found[1]
    return places


def come_due(unfolding: Unfolding) -> None:
    """Judge, this morning, the promises that are kept, and the promises whose last day has passed."""
    keep(unfolding)
    _let_pass(unfolding, lambda claim: unfolding.day > _law(unfolding, claim).last_day(claim.due))
    keep(unfolding)


def at_the_end(unfolding: Unfolding) -> None:
    """Judge, as the campaign ends, the promises that are due today or earlier and were not kept."""
    _let_pass(unfolding, lambda claim: unfolding.day >= claim.due)


def _law(unfolding: Unfolding, claim: Claim) -> Law:
    return law_of(unfolding.setting, claim.kind, claim.subject)


def _let_pass(unfolding: Unfolding, passed: Callable[[Claim], bool]) -> None:
    for claim in standing(unfolding.world):
        now = unfolding.world.ledger[claim.number]
        if passed(now) and now.state not in SETTLED:
            settle(unfolding, now, kept=False)


def settle(unfolding: Unfolding, claim: Claim, *, kept: bool) -> None:
    """Settle a promise as kept or not: the bound seat wins or loses credibility, and the authored effects happen."""
    setting, number = unfolding.setting, claim.number
    law = _law(unfolding, claim)
    bound = claim.state is ClaimState.ACCEPTED or (claim.kind == "offer" and not law.asked)
    undone = "" if kept or not bound else _undone(unfolding, law, claim)
    if not kept and (undone or not bound):
        why = "its date passed" if claim.kind == "demand" else "it was not accepted by its date"
        moved(unfolding, number, ClaimState.LAPSED, f"{undone} overtook it" if undone else why)
        if undone:
            apply(unfolding, setting.offer[claim.subject].on_broken, because=f"claim {number} was overtaken")
        return
    word = "kept" if kept else "broken"
    moved(unfolding, number, ClaimState.KEPT if kept else ClaimState.BROKEN, _because(unfolding, law, claim, kept=kept))
    giver, again = claim.about if claim.kind == "demand" else claim.by, kept and _kept_already(unfolding.world, number)
    credit(unfolding, giver, (WORD_KEPT if kept else WORD_BROKEN) * (bound and not again), claim, word)
    if claim.kind == "demand":
        met = setting.demand[claim.subject].on_met if kept and not again else ()
        apply(unfolding, met, because=f"claim {number} was met")
    else:
        offer = setting.offer[claim.subject]
        apply(unfolding, offer.on_kept if kept else offer.on_broken, because=f"claim {number} was {word}")


def _undone(unfolding: Unfolding, law: Law, claim: Claim) -> str:
    """Return the label of the decision by which the capital that accepted an offer undid it, or an empty text.

    The seat that made such an offer has not broken it.
    """
    setting, numbers = unfolding.setting, _since(unfolding.setting, unfolding.world.numbers, claim.since)
    lost = [names_in(each, setting) for each, _ in law.lasting if not compiled(each, setting)(numbers)]
    names = frozenset().union(*lost)
    for each in setting.decisions if claim.kind == "offer" else ():
        sets = {f"decided.{each.id}", *switched(each.effects)}
        if each.capital == claim.about and each.id in unfolding.world.decided and not names.isdisjoint(sets):
            return each.label
    return ""


def _kept_already(world: World, number: int) -> bool:
    """Return whether the same deed has kept the same promise to another already: it wins credibility only once."""
    mine = world.ledger[number]
    same = (e for e in world.ledger if (e.kind, e.subject, e.state) == (mine.kind, mine.subject, ClaimState.KEPT))
    return any(e.number != number and e.history[-1].day == mine.history[-1].day for e in same)


def _because(unfolding: Unfolding, law: Law, claim: Claim, *, kept: bool) -> str:
    """Return in words the reason for the judgement."""
    setting, since = unfolding.setting, _since(unfolding.setting, unfolding.world.numbers, claim.since)
    if not kept:
        lost = [way for each, way in law.lasting if not compiled(each, setting)(since)]
        wanting = " and ".join(lost or _wanting(setting, law, since))
        if lost:
            return f"this did not last until its date: {wanting}"
        return f"its date passed without {wanting}" if wanting else "its date passed"
    decided = " and ".join(law.ways)
    if law.lasting or not decided:
        return f"its date came with {decided}" if decided else "its date came"
    return f"{'with' if law.measured else 'through'} {decided}"


def makeable(world: Facts, setting: PublishedSetting, day: int, kind: str, subject: Slug) -> bool:
    """Return whether a demand or an offer still asks for something, and for something possible.

    A condition that must last has to hold today. The deeds must not all have come about, and must still be possible.
    """
    law, numbers = law_of(setting, kind, subject), world.numbers
    if not law.deeds and not law.lasting:
        return True
    now = _since(setting, numbers, counted(setting, numbers, kind, subject))
    if any(not compiled(each, setting)(now) for each, _ in law.lasting):
        return False
    if law.deeds and not law.lasting and all(compiled(each, setting)(now) for each, _ in law.deeds):
        return False
    ranges = within_reach(world, setting, day)
    return all(may_hold(each, setting, ranges) for each, _ in law.deeds)
