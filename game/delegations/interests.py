"""What each State's published positions make of each paragraph and of each other State, reckoned once and kept."""

from __future__ import annotations

from game.council.acts import Clause, Verb
from game.council.drafting import STRENGTH
from game.council.papers import BankParagraph
from game.delegations.public import Position, Public
from game.terms import MemberId

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
"""The salience of an issue on which a State has not said how much it cares."""
REAFFIRMED = 0.4
"""What a paragraph without a new obligation weighs."""
PREAMBULAR = 0.5
NAMED = 20.0
"""Points that it costs a State to be named, at strength 1."""
FRIEND_NAMED = 8.0
SPONSORS = 12.0


class Interests:
    """The published interests of all seats: points for each clause, and affinities from -100 to 100."""

    __slots__ = ("_clauses", "_said", "_shares", "affinity", "public")

    def __init__(self, public: Public) -> None:
        self.public = public
        self._shares = {member: _shares(public, each) for member, each in public.positions.items()}
        self._clauses: dict[tuple[MemberId, str, str], float] = {}
        self._said: dict[tuple[str, str], str] = {}
        self.affinity = {
            (one, other): self._affinity(one, other)
            for one in public.positions
            for other in public.positions
            if one != other
        }

    def substance(self, member: MemberId, clause: Clause) -> float:
        """Return what the clause does, in points, on the issues that the member cares for."""
        key = (member, clause.paragraph, clause.verb._value_)
        known = self._clauses.get(key)
        if known is None:
            known = self._clauses[key] = self._reckoned(member, clause)
        return known

    def naming(self, member: MemberId, clause: Clause, relation: float) -> float:
        """Return the points for whom the clause names; `relation` is to the State named, -100 to 100."""
        named = self.public.bank[clause.paragraph].names
        if not named or clause.verb in (Verb.TAKES_NOTE, Verb.WELCOMES):
            return 0.0
        strength = STRENGTH[clause.verb]
        if named == member:
            return -NAMED * strength
        return -FRIEND_NAMED * strength * relation / 100.0

    def said(self, clause: Clause) -> str:
        """Return what a clause says, in the bank's words, shortened."""
        key = (clause.paragraph, clause.verb._value_)
        known = self._said.get(key)
        if known is None:
            known = self._said[key] = said(self.public.bank[clause.paragraph], clause.verb)
        return known

    def stand(self, member: MemberId, clause: Clause) -> float:
        """Return substance and naming together, as anyone can reckon them from what is published."""
        key = (member, clause.paragraph, "+" + clause.verb._value_)
        known = self._clauses.get(key)
        if known is None:
            named = self.public.bank[clause.paragraph].names or ""
            relation = self.affinity.get((member, named), 0.0)
            known = self.substance(member, clause) + self.naming(member, clause, relation)
            self._clauses[key] = known = round(known, 6)
        return known

    def _reckoned(self, member: MemberId, clause: Clause) -> float:
        paragraph = self.public.bank[clause.paragraph]
        ideals, shares = self.public.positions[member].positions, self._shares[member]
        strength = STRENGTH[clause.verb]
        total = 0.0
        for issue, at in paragraph.issues.items():
            position = at * strength
            total += shares.get(issue, 0.0) * position * (2.0 * ideals.get(issue, 0.0) - position)
        return round(total * POINTS * weight(paragraph), 6)

    def _affinity(self, one: MemberId, other: MemberId) -> float:
        mine, theirs = self.public.positions[one].positions, self.public.positions[other].positions
        shares = self._shares[one]
        apart = sum(share * abs(mine.get(i, 0.0) - theirs.get(i, 0.0)) for i, share in shares.items())
        mean = apart / (sum(shares.values()) or 1.0)
        return round(max(-100.0, min(100.0, 150.0 * (0.6 - mean))), 6)


def weight(paragraph: BankParagraph) -> float:
    """Return what a paragraph weighs: less where it lays down nothing new, and in the preamble."""
    return (1.0 if paragraph.new else REAFFIRMED) * (PREAMBULAR if paragraph.kind == "preambular" else 1.0)


def said(paragraph: BankParagraph, verb: Verb, letters: int = 70) -> str:
    """Return what a clause says, in the bank's words, cut at a word."""
    text = " ".join(paragraph.text.split())
    if len(text) > letters:
        text = text[:letters].rsplit(" ", 1)[0].rstrip(",;:") + " ..."
    return f"{WORDS[verb]} {text}"


def _shares(public: Public, position: Position) -> dict[str, float]:
    return {issue: position.salience.get(issue, UNSTATED) / 100.0 for issue in public.issues}
