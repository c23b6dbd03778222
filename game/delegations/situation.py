"""One moment as a seat sees it: its briefing and openings, its temper, and what anyone can compute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Clause
from game.council.papers import DraftResolution, Nature, Standing
from game.council.voting import Ballot
from game.engine.affairs import said_by
from game.engine.briefing import Briefing
from game.forecast.confidences import known_odds, own_word, promised
from game.forecast.expectations import Expectations, Gain
from game.forecast.forecaster import Audience, Forecast, Forecaster, Odds, Text, framed
from game.forecast.instructions import Instructions
from game.forecast.known import Affairs, affairs, own_numbers
from game.forecast.public import Public
from game.forecast.reasons import Reason, Valuation
from game.forecast.temper import Temper, stakes
from game.forecast.valuation import ISOLATED_BELOW, Promised, Standpoint, ballot_for, valuation
from game.frames import Composed, Listed, Openings, Slot
from game.terms import Dice, MemberId, Slug

NOISE = (8.0, 2.0, 0.4)
"""Points by which a seat of skill 0, 1 or 2 (beginner to seasoned) misjudges what to do next; never a ballot."""
DAYS_AHEAD = (1, 99, 99)
"""Days that a seat of each skill looks ahead."""
DUTY = 0.15
"""Points of a ballot for each point of weight of an objective that the text would carry out."""
DUTY_AT_MOST = 9.0
LIVE = (Standing.NEGOTIATION, Standing.SILENCE, Standing.BLUE)
LOOKED_THROUGH = 400
"""The most acts of one kind that a seat considers."""


class Choice(Struct, frozen=True):
    """What a seat does, and why; the reasons stay private until the debrief. `reasons` are the terms of its value."""

    action: Any
    because: str = ""
    reasons: tuple[Reason, ...] = ()


class Option(Struct, frozen=True):
    """An act that a seat might do, and its worth to the seat, in points of the weight of its instructions."""

    worth: float
    action: Any
    because: str


class Situation:
    """The information on which a seat decides; it is created afresh for every choice, and is cheap to create."""

    __slots__ = (
        "_affairs",
        "_expecting",
        "_odds",
        "_standpoint",
        "_values",
        "_worths",
        "briefing",
        "dice",
        "expectations",
        "forecaster",
        "instructions",
        "listing",
        "member",
        "moment",
        "openings",
        "public",
        "setting",
        "skill",
        "stakes",
        "temper",
        "votes",
    )

    def __init__(
        self,
        briefing: Briefing,
        openings: Openings,
        dice: Dice,
        *,
        forecaster: Forecaster,
        temper: Temper,
        instructions: Instructions,
        expectations: Expectations,
        skill: int,
        daily: Dice,
        listing: bool = False,
    ) -> None:
        self.briefing = briefing
        self.openings = openings
        self.dice = daily
        self.moment = dice
        self.forecaster = forecaster
        self.public: Public = forecaster.interests.public
        self.temper = temper
        self.instructions = instructions
        self.expectations = expectations
        self.setting = expectations.setting
        self.skill = skill
        self.listing = listing
        self.member: MemberId = briefing.member
        self._affairs: Affairs | None = None
        self._expecting = False
        self._standpoint: Standpoint | None = None
        self._worths: dict[str, Valuation] = {}
        self._values: dict[tuple[Text, str, tuple[Promised, ...]], Valuation] = {}
        self._odds: dict[Text, Mapping[MemberId, Odds]] = {}
        self.stakes: dict[str, Any] = {}
        self.votes: dict[tuple[Any, ...], float] = {}

    def roll(self, purpose: str) -> float:
        """Return this seat's random number in [0, 1) for a purpose, the same all day."""
        return self.dice.fraction(f"{self.member}/{purpose}")

    def inclined(self, purpose: str, chance: float) -> bool:
        """Return whether the seat is in the mood today for an occasional act; always true while all acts are listed."""
        return self.listing or self.roll(purpose) < chance

    def chance(self, purpose: str) -> float:
        """Return this seat's random number in [0, 1) for a purpose, a new one each time that it is asked to choose."""
        return self.moment.fraction(f"{self.member}/{purpose}")

    def relation(self, other: MemberId) -> float:
        """Return the relation to another, -100 to 100: the seat's own if it has one, else from published positions."""
        known = self.briefing.relations.get(other)
        return self.forecaster.interests.affinity.get((self.member, other), 0.0) if known is None else known

    def leaning(self, other: MemberId) -> float:
        """Return how far the seat sides with another, -100 to 100: by relation and by position alike."""
        return 0.5 * self.relation(other) + 0.5 * self.forecaster.interests.affinity.get((self.member, other), 0.0)

    def expecting(self) -> Expectations:
        """Return the seat's expectations of the world as it stands today."""
        if not self._expecting:
            briefing, known = self.briefing, self.expectations
            prospect = known.outlook.prospect(briefing.numbers, briefing.day, DAYS_AHEAD[self.skill])
            known.expect(prospect, own_numbers(briefing))
            self._expecting = True
        return self.expectations

    @property
    def affairs(self) -> Affairs:
        """Return the affairs of the world and the Council as this seat knows them, for the rules to work on."""
        if self._affairs is None:
            self._affairs = affairs(self.briefing, self.setting, self.public, self.expectations.outlook.known)
        return self._affairs

    def gain(self, *moves: tuple[str, float]) -> Gain:
        """Return the gain for the seat's instructions if these numbers were higher by so much today."""
        summed: dict[str, float] = {}
        for name, by in moves:
            summed[name] = summed.get(name, 0.0) + by
        return self.expecting().gain(summed)

    def instructed_on(self, other: MemberId) -> bool:
        """Return whether the seat's instructions mention relations with another."""
        bound = self.expectations.bound
        return f"relation[{other},{self.member}]" in bound or f"relation[{self.member},{other}]" in bound

    def likely(self, condition: str, *given: str) -> float:
        """Return how likely a condition is to hold at the end, 0 to 1, once the switches `given` are set."""
        return self.expecting().likely(condition, given)

    def name(self, other: MemberId) -> str:
        """Return the short name of a participant."""
        return self.public.names.get(other, other)

    def offered(self, kind: type) -> tuple[Any, ...]:
        """Return the acts of one kind that are open, at most 400 of them."""
        frame = self.openings.frames.get(kind)
        if frame is None:
            return ()
        if isinstance(frame, Listed):
            return frame.actions
        return tuple(islice(_composed(frame), LOOKED_THROUGH)) if isinstance(frame, Composed) else ()

    def slot(self, kind: type, name: str) -> Slot | None:
        """Return one part of an act that is open, or None."""
        frame = self.openings.frames.get(kind)
        slots = frame.slots if isinstance(frame, Composed) else ()
        return next((each for each in slots if each.name == name), None)

    def admits(self, action: Any) -> bool:
        """Return whether the act is open."""
        return self.openings.admits(action)

    def standpoint(self) -> Standpoint:
        """Return the private side of a valuation, without requests about one draft."""
        if self._standpoint is None:
            briefing = self.briefing
            relations = briefing.relations
            if len(relations) < len(self.public.seats) - 1:
                relations = {other: self.relation(other) for other in self.public.seats if other != self.member}
            permanent = self.member in briefing.permanent
            self._standpoint = Standpoint(
                self.member,
                permanent,
                briefing.profile.width,
                relations,
                stakes(briefing.profile.red_lines, briefing.line, briefing.price),
                settled=self.settled(),
            )
        return self._standpoint

    def value(self, text: Text, symbol: str = "", word: tuple[Promised, ...] = ()) -> Valuation:
        """Return what a text is worth to this seat; `symbol` names the draft about which it may have been asked.

        `word` is the ballot that it has announced to all.
        """
        key = (text, symbol, word)
        known = self._values.get(key)
        if known is None:
            known = self._values[key] = self._valued(text, symbol, word)
        return known

    def _valued(self, text: Text, symbol: str, word: tuple[Promised, ...]) -> Valuation:
        mine = self.standpoint()
        asked = tuple(
            (by, in_favour)
            for by, member, draft, in_favour in self.briefing.lobbied
            if symbol and member == self.member and draft == symbol and by != self.member
        )
        draft = self.briefing.papers.draft(symbol) if symbol else None
        audience = self.audience(text, draft.item if draft is not None else "")
        duty = DUTY * self.duty(text, audience)
        given = promised(self.briefing, text) + word if self.briefing.understandings else word
        if asked or duty or given:
            mine = replace(mine, asked=asked, duty=max(-DUTY_AT_MOST, min(DUTY_AT_MOST, duty)), promised=given)
        return valuation(self.forecaster.interests, text, mine, audience)

    def duty(self, text: Text, audience: Audience) -> float:
        """Return the weight of this seat's objectives that the adopted text would carry out, less those undone."""
        numbers = self.briefing.numbers
        changes = {
            "adopted": numbers.get("adopted", 0.0) + 1.0,
            "votes": numbers.get("votes", 0.0) + 1.0,
            "best_vote": max(numbers.get("best_vote", 0.0), float(round(audience.in_favour) + 1)),
        }
        bank = self.public.bank
        if any(bank[each.paragraph].endorses_talks for each in text.clauses):
            changes["endorsed"] = 1.0
        if any(bank[each.paragraph].calls_session for each in text.clauses):
            changes["session_called"] = 1.0
        changes.update(said_by(self.setting, text.clauses))
        return self.instructions.gain(numbers, changes)

    def wanted(self, *slots: str) -> float:
        """Return the weight of this seat's objectives that these switches would carry out, less those undone."""
        return self.instructions.gain(self.briefing.numbers, dict.fromkeys(slots, 1.0))

    def settled(self) -> frozenset[str]:
        """Return the paragraphs that the Council adopted before the text at hand."""
        drafts, meeting = self.briefing.papers.drafts, self.briefing.meeting
        now = meeting.draft if meeting is not None else ""
        adopted = (each for each in drafts if each.standing is Standing.ADOPTED and each.symbol != now)
        return frozenset(clause.paragraph for each in adopted for clause in each.clauses)

    def inapt(self) -> frozenset[str]:
        """Return the paragraphs whose time has passed, or has not come, as far as this seat may know."""
        return self.instructions.inapt(self.briefing.numbers, self.public.bank)

    def agreeable(self, text: Text) -> Valuation:
        """Return what a text agreed without a vote is worth to this seat; nobody's ballot counts."""
        return valuation(self.forecaster.interests, text, self.standpoint(), Audience(ISOLATED_BELOW))

    def text(self, draft: DraftResolution) -> Text:
        """Return the draft as it would be put to the vote."""
        return self.framed(draft.clauses, draft.sponsors, procedural=draft.nature is Nature.PROCEDURAL)

    def framed(self, clauses: tuple[Clause, ...], sponsors: tuple[MemberId, ...], *, procedural: bool = False) -> Text:
        """Return a text of these clauses as it would be put to the vote today."""
        return framed(self.public, clauses, sponsors, self.briefing.decided, procedural=procedural)

    def odds(self, text: Text) -> Mapping[MemberId, Odds]:
        """Return the odds of every member as this seat knows them: published, corrected by secrets that it learned."""
        published, view = self.forecaster.odds(text), self.briefing
        if not view.learned and not view.understandings:
            return published
        found = self._odds.get(text)
        if found is None:
            found = self._odds[text] = known_odds(published, text, view, self.forecaster.interests)
        return found

    def audience(self, text: Text, item: Slug = "") -> Audience:
        """Return what the other ballots mean for the seat's own; `item` is the text's (empty: any, for a new text)."""
        published, odds, view = self.forecaster.odds(text), self.odds(text), self.briefing
        again = bool(view.vetoes) and view.papers.same_text(item, text.clauses, view.vetoes)
        return self.forecaster.audience(self.member, text, again, odds if odds != published else None)

    def worth(self, draft: DraftResolution) -> Valuation:
        """Return what a draft is worth to this seat; once it has announced its ballot, its word is one of the terms."""
        known = self._worths.get(draft.symbol)
        if known is None:
            known = self._worths[draft.symbol] = self.value(
                self.text(draft), draft.symbol, own_word(self.briefing, draft.symbol)
            )
        return known

    def ballot(self, draft: DraftResolution) -> Ballot:
        """Return the ballot that this seat would cast on a draft."""
        return ballot_for(self.worth(draft).value, self.briefing.profile.width)

    def foreseen(self, text: Text) -> Forecast:
        """Return what this seat can foresee of a vote on a text."""
        own = self.value(text).value if self.member in self.public.council else None
        return self.forecaster.forecast(self.member, text, own, self.odds(text))

    def live_drafts(self) -> list[DraftResolution]:
        """Return the drafts that may still come to a vote, in order of submission."""
        return [each for each in self.briefing.papers.drafts if each.standing in LIVE]

    def best(self, options: list[Option], at_least: float = 0.0) -> Option | None:
        """Return the most worthwhile open option above a threshold, misjudged by the seat's skill, or None."""
        noise = NOISE[self.skill]
        ranked = sorted(
            ((each.worth + noise * (self.chance(str(n)) - 0.5), -n, each) for n, each in enumerate(options)),
            key=lambda entry: entry[:2],
            reverse=True,
        )
        for worth, _, option in ranked:
            if worth < at_least:
                return None
            if option.worth > 0.0 and self.admits(option.action):
                return option
        return None


def _composed(frame: Composed) -> Iterator[Any]:
    """Yield the acts of a frame, with free text left empty; slots that take many values are not expanded."""
    if any(slot.many for slot in frame.slots):
        return
    names = [slot.name for slot in frame.slots]
    values = [("",) if slot.letters else slot.choices for slot in frame.slots]
    for drawn in product(*values):
        yield frame.act(**dict(zip(names, drawn, strict=True)))
