"""What each State's published positions make of each paragraph and of each other State, computed once and kept."""

from __future__ import annotations

from msgspec import Struct

from game.council.acts import Clause, Verb
from game.council.drafting import STRENGTH
from game.council.papers import BankParagraph
from game.forecast.public import Position, Public
from game.terms import MemberId, Slug

WORDS = {
    Verb.TAKES_NOTE: "takes note of",
    Verb.WELCOMES: "welcomes",
    Verb.REGRETS: "regrets",
    Verb.URGES: "urges",
    Verb.CALLS_UPON: "calls upon",
    Verb.DEMANDS: "demands",
    Verb.CONDEMNS: "condemns",
    Verb.DECIDES: "decides",
}
POINTS = 40.0
"""Points for an issue of salience 100 brought from the status quo to an ideal of 1."""
UNSTATED = 50.0
"""The salience of an issue for a State that has not said how much it cares."""
REAFFIRMED = 0.4
"""The weight of a paragraph without a new obligation, as a share."""
PREAMBULAR = 0.5
REPEATED = 1.0 / 3.0
"""The weight of a paragraph, as a share, if another of the text goes further the same way on the issue."""
NAMED = 20.0
"""Points that a State loses by being named, at strength 1."""
FRIEND_NAMED = 12.0
BINDING = 1.5
"""The factor on naming a State under Chapter VII, under which decisions can be enforced."""
SPONSORS = 12.0
SPOKEN = 0.2
"""How far a paragraph must stand on the side of blame to count as speaking of the force used without naming anyone."""
FOLLOWS = 0.6
"""The share of a State's stand on the rule that becomes its stand on who is to blame, once force is used."""

Term = tuple[Slug, float]
_NONE = (0.0, 0)


class Naming(Struct, frozen=True, gc=False):
    """How strongly a text reproaches one State, and the place of the paragraph with the strongest reproach."""

    state: MemberId
    strength: float
    place: int


class Reading(Struct, frozen=True, gc=False):
    """The facts about a text that are the same for all its readers.

    They are the keys of its clauses, and how each is quoted; the States that it reproaches; the capitals whose use of
    force it passes over; and how far it goes each way on each issue: the least and the most of its clauses.
    """

    keys: tuple[tuple[Slug, str], ...] = ()
    words: tuple[str, ...] = ()
    namings: tuple[Naming, ...] = ()
    silent_on: tuple[MemberId, ...] = ()
    reach: dict[Slug, tuple[float, float]] = {}


class Interests:
    """The published interests of all seats: points for each clause, and affinities from -100 to 100.

    `force` are the capitals that have used force. If a State has not spoken since, its position follows from its stand
    on the rule.
    """

    __slots__ = (
        "_after",
        "_ideals",
        "_last",
        "_reading",
        "_said",
        "_shares",
        "_terms",
        "_weighed",
        "affinity",
        "force",
        "public",
    )

    def __init__(self, public: Public, force: tuple[MemberId, ...] = ()) -> None:
        self.public = public
        self.force = force
        self._shares = {member: _shares(each) for member, each in public.positions.items()}
        self._ideals = {member: _ideals(public, each, force) for member, each in public.positions.items()}
        self._terms: dict[MemberId, dict[tuple[Slug, str], tuple[Term, ...]]] = {each: {} for each in public.positions}
        self._said: dict[tuple[Slug, str], str] = {}
        self._after: dict[tuple[MemberId, ...], Interests] = {}
        self._last: tuple[Clause, ...] = ()
        self._reading = Reading()
        self._weighed: dict[MemberId, list[float]] = {}
        self.affinity = {
            (one, other): self._affinity(one, other)
            for one in public.positions
            for other in public.positions
            if one != other
        }

    def after(self, force: tuple[MemberId, ...]) -> Interests:
        """Return the same States' interests once these capitals have used force; affinities stay as they were."""
        if force == self.force:
            return self
        known = self._after.get(force)
        if known is None:
            known = self._after[force] = Interests(self.public, force)
            known.affinity = self.affinity
        return known

    def read(self, clauses: tuple[Clause, ...]) -> Reading:
        """Return the facts about these clauses that are the same for all readers."""
        if clauses is not self._last:
            keys = tuple([(each.paragraph, each.verb._value_) for each in clauses])
            words = tuple([f"paragraph {place} {self.said(each)}" for place, each in enumerate(clauses, 1)])
            self._reading = Reading(keys, words, self._namings(clauses), self._spared(clauses), self._reach(clauses))
            self._last, self._weighed = clauses, {}
        return self._reading

    def weighed(
        self, member: MemberId, clauses: tuple[Clause, ...], settled: frozenset[Slug] = frozenset()
    ) -> list[float]:
        """Return the points that each clause of a text has for a member, by the issues that the member cares about.

        On each issue, and each way, the clause that goes furthest counts in full and the others for a third:
        repetition adds little. `settled` are paragraphs that the Council has adopted before.
        """
        reading = self.read(clauses)
        if settled and not settled.isdisjoint([key[0] for key in reading.keys]):
            return self._weigh(member, clauses, reading, settled)
        values = self._weighed.get(member)
        if values is None:
            values = self._weighed[member] = self._weigh(member, clauses, reading, frozenset())
        return values

    def _weigh(
        self, member: MemberId, clauses: tuple[Clause, ...], reading: Reading, settled: frozenset[Slug]
    ) -> list[float]:
        known, values = self._terms[member], []
        most: dict[Slug, tuple[float, int]] = {}
        least: dict[Slug, tuple[float, int]] = {}
        for place, key in enumerate(reading.keys):
            terms = known.get(key)
            if terms is None:
                terms = self._reckoned(member, clauses[place])
            less, total = (REAFFIRMED if key[0] in settled else 1.0), 0.0
            for issue, full in terms:
                value = full * less
                total += value
                if value > 0.0:
                    if value > most.get(issue, _NONE)[0]:
                        most[issue] = (value, place)
                elif value < least.get(issue, _NONE)[0]:
                    least[issue] = (value, place)
            values.append(total * REPEATED)
        for value, place in (*most.values(), *least.values()):
            values[place] += value * (1.0 - REPEATED)
        return values

    def substance(self, member: MemberId, clause: Clause) -> float:
        """Return the points of the clause by itself, by the issues that the member cares about."""
        terms = self._terms[member].get((clause.paragraph, clause.verb._value_))
        return round(sum(value for _, value in (self._reckoned(member, clause) if terms is None else terms)), 6)

    def naming(self, member: MemberId, clause: Clause, relation: float) -> float:
        """Return the points for the State that the clause reproaches; `relation` is to that State, -100 to 100."""
        named = self.public.bank[clause.paragraph].names
        if not named or not self.reproaches(clause):
            return 0.0
        return named_points(member, named, STRENGTH[clause.verb], relation)

    def reproaches(self, clause: Clause) -> bool:
        """Return whether the clause names a State that would rather not be named so."""
        named = self.public.bank[clause.paragraph].names
        if not named or clause.verb in (Verb.TAKES_NOTE, Verb.WELCOMES):
            return False
        return named not in self._terms or self.substance(named, clause) < 0.0

    def said(self, clause: Clause) -> str:
        """Return what a clause says, in the bank's words, shortened."""
        key = (clause.paragraph, clause.verb._value_)
        known = self._said.get(key)
        if known is None:
            known = self._said[key] = said(self.public.bank[clause.paragraph], clause.verb)
        return known

    def stand(self, member: MemberId, clause: Clause) -> float:
        """Return the points of one clause, substance and naming together, as anyone can compute them."""
        named = self.public.bank[clause.paragraph].names
        value = self.substance(member, clause)
        if named:
            value += self.naming(member, clause, self.affinity.get((member, named), 0.0))
        return round(value, 6)

    def _namings(self, clauses: tuple[Clause, ...]) -> tuple[Naming, ...]:
        bank, found = self.public.bank, dict[MemberId, list[tuple[float, int]]]()
        for place, clause in enumerate(clauses):
            named = bank[clause.paragraph].names
            if named and self.reproaches(clause):
                found.setdefault(named, []).append((STRENGTH[clause.verb], -place))
        return tuple(Naming(named, max(each)[0], -max(each)[1]) for named, each in found.items())

    def _reach(self, clauses: tuple[Clause, ...]) -> dict[Slug, tuple[float, float]]:
        reach: dict[Slug, tuple[float, float]] = {}
        for each in clauses:
            strength = STRENGTH[each.verb]
            for issue, at in self.public.bank[each.paragraph].issues.items():
                low, high = reach.get(issue, (9.0, -9.0))
                reach[issue] = (min(low, at * strength), max(high, at * strength))
        return reach

    def _spared(self, clauses: tuple[Clause, ...]) -> tuple[MemberId, ...]:
        bank, blame = self.public.bank, self.public.after_force
        texts = [bank[each.paragraph] for each in clauses] if self.force else []
        if any(each.issues.get(issue, 0.0) > SPOKEN for each in texts for issue in blame):
            return ()
        return tuple(sorted(set(self.force) - {each.names for each in texts}))

    def _reckoned(self, member: MemberId, clause: Clause) -> tuple[Term, ...]:
        paragraph = self.public.bank[clause.paragraph]
        ideals, shares = self._ideals[member], self._shares[member]
        points = STRENGTH[clause.verb], POINTS * weight(paragraph)
        terms = []
        for issue, at in paragraph.issues.items():
            position = max(-1.0, min(1.0, at * points[0]))  # no text goes beyond the end of an issue
            value = shares.get(issue, 0.0) * position * (2.0 * ideals.get(issue, 0.0) - position) * points[1]
            if value:
                terms.append((issue, round(value, 6)))
        found = self._terms[member][clause.paragraph, clause.verb._value_] = tuple(terms)
        return found

    def _affinity(self, one: MemberId, other: MemberId) -> float:
        mine, theirs = self.public.positions[one].positions, self.public.positions[other].positions
        shares = self._shares[one]
        apart = sum(share * abs(mine.get(i, 0.0) - theirs.get(i, 0.0)) for i, share in shares.items())
        mean = apart / (sum(shares.values()) or 1.0)
        return round(max(-100.0, min(100.0, 150.0 * (0.6 - mean))), 6)


def named_points(member: MemberId, named: MemberId, strength: float, relation: float) -> float:
    """Return a member's points for a reproach of this strength to a State; `relation` is to that State."""
    return -NAMED * strength if named == member else -FRIEND_NAMED * strength * relation / 100.0


def weight(paragraph: BankParagraph) -> float:
    """Return the weight of a paragraph: less if it lays down nothing new, and in the preamble."""
    return (1.0 if paragraph.new else REAFFIRMED) * (PREAMBULAR if paragraph.kind == "preambular" else 1.0)


def said(paragraph: BankParagraph, verb: Verb, letters: int = 70) -> str:
    """Return what a clause says, in the bank's words, cut at a word."""
    text = " ".join(paragraph.text.split())
    if len(text) > letters:
        text = text[:letters].rsplit(" ", 1)[0].rstrip(",;:") + " ..."
    return f"{WORDS[verb]} {text}"


def _shares(position: Position) -> dict[Slug, float]:
    """Return the weight of each issue, 0 to 1; an issue on which nothing is known of a State weighs nothing."""
    return {issue: position.salience.get(issue, UNSTATED) / 100.0 for issue in position.positions}


def _ideals(public: Public, position: Position, force: tuple[MemberId, ...]) -> dict[Slug, float]:
    if not force or position.member in force:
        return position.positions
    ideals = dict(position.positions)
    for issue, rule in public.after_force.items():
        if issue in ideals and issue not in position.since_force:
            stand = max(0.0, ideals.get(rule, 0.0))
            ideals[issue] += (1.0 - ideals[issue]) * FOLLOWS * stand
    return ideals
