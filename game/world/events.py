"""The events of the world, named in the past tense; `evolve` folds the world from them."""

from __future__ import annotations

from msgspec import Struct

from game.tags import tag_of
from game.terms import MemberId, Slug, Symbol
from game.world.acts import AnyPoint, Register, Terms
from game.world.facts import Breach, Claim, ClaimState, Hidden, Learned, Understanding


class Happened(Struct, frozen=True, gc=False, tag_field="event", tag=tag_of):
    """Something that has happened. If it has a `path`, that is the authored element from which it follows."""


class Change(Struct, frozen=True, gc=False, omit_defaults=True):
    """A move of a number by `by` (already clamped), with its cause; `path` is its authored element, if any."""

    slot: str
    by: float
    because: str
    path: str = ""


class NumbersMoved(Happened, frozen=True, gc=False):
    """Numbers moved, each with its cause, in order."""

    changes: tuple[Change, ...]


class CouncilCounted(Happened, frozen=True, gc=False):
    """The numbers that count the Council's business were set. They are not shown as a cause."""

    slots: dict[str, float]


class HiddenDrawn(Happened, frozen=True, gc=False):
    """Secret: the facts that the dice settled at the start."""

    hidden: Hidden


class SpeechMade(Happened, frozen=True, gc=False):
    """A delegation spoke. `reply` says that it was a right of reply."""

    member: MemberId
    points: tuple[AnyPoint, ...]
    register: Register
    words: str = ""
    reply: bool = False


class ClaimEntered(Happened, frozen=True, gc=False):
    """A claim entered the ledger under the next number."""

    claim: Claim


class ClaimAnswered(Happened, frozen=True, gc=False):
    """Claim `number` was answered by claim `by_claim`."""

    number: int
    by_claim: int


class ClaimMoved(Happened, frozen=True, gc=False):
    """A claim came to a new state."""

    number: int
    state: ClaimState
    because: str


class EvidenceReleased(Happened, frozen=True, gc=False):
    """Evidence was made public by its holder."""

    evidence: Slug
    by: MemberId


class DelegationsMet(Happened, frozen=True, gc=False):
    """Two delegations met; seen by all."""

    by: MemberId
    member: MemberId


class MemberLobbied(Happened, frozen=True, gc=False):
    """Known to the two alone: one asked the other to vote in favour of a draft, or against it."""

    by: MemberId
    member: MemberId
    draft: Symbol
    in_favour: bool


class CapitalAdvised(Happened, frozen=True, gc=False):
    """Known to the mission alone: it advised its own capital, or another `capital`."""

    by: MemberId
    counsel: str
    capital: MemberId = ""


class MinistersSpoke(Happened, frozen=True, gc=False):
    """Known to the two alone: one minister called another."""

    by: MemberId
    member: MemberId


class GroupMet(Happened, frozen=True, gc=False):
    """The members of a group met; seen by all."""

    by: MemberId
    group: Slug


class DelegationSounded(Happened, frozen=True, gc=False):
    """Known to the seat that asked, alone: what it learned about another delegation."""

    learned: Learned


class UnderstandingProposed(Happened, frozen=True, gc=False):
    """Known to its parties alone: an understanding was proposed."""

    understanding: Understanding


class UnderstandingAnswered(Happened, frozen=True, gc=False):
    """Known to its parties alone: a partner accepted an understanding, or ended it by refusing."""

    number: int
    by: MemberId
    accepts: bool
    parties: tuple[MemberId, ...]


class UnderstandingReached(Happened, frozen=True, gc=False):
    """All partners accepted an understanding. A witnessed one is public, and `claims` are its entries in the ledger.

    Those who are no party are told its public number (`confidences.public_number`) instead of `number`.
    """

    number: int
    parties: tuple[MemberId, ...]
    witnessed: bool
    claims: dict[MemberId, int] = {}


class PromiseJudged(Happened, frozen=True, gc=False):
    """A member's promise was kept or broken, or it lapsed. Only the parties know, unless it was witnessed.

    Those who are no party are told `public` instead of `number`.
    """

    number: int
    member: MemberId
    state: ClaimState
    because: str
    parties: tuple[MemberId, ...]
    witnessed: bool
    public: int = -1


class DoorClosed(Happened, frozen=True, gc=False):
    """Known to the seat alone: a capital receives none of its counsel before the morning of `until`."""

    member: MemberId
    capital: MemberId
    until: int


class MonitorsRefused(Happened, frozen=True, gc=False):
    """Monitors who would have spoken to a charge were refused access."""

    charge: Slug


class AssemblyVoted(Happened, frozen=True, gc=False):
    """The General Assembly voted in its emergency special session."""

    in_favour: int
    against: int
    abstaining: int
    not_voting: int


class TalksCalled(Happened, frozen=True, gc=False):
    """A round of talks was called."""

    format: Slug
    by: MemberId


class CallAnswered(Happened, frozen=True, gc=False):
    """A party consented to a called round, or declined it (which ends the call)."""

    format: Slug
    by: MemberId
    consents: bool


class RoundOpened(Happened, frozen=True, gc=False):
    """Every party consented to a round, and it opened; `polled` act in this order."""

    format: Slug
    polled: tuple[MemberId, ...]


class TermsProposed(Happened, frozen=True, gc=False):
    """Terms were put on the table; `polled` must answer them."""

    format: Slug
    by: MemberId
    terms: Terms
    bridging: bool
    polled: tuple[MemberId, ...]
    as_participant: bool = False


class TermsAccepted(Happened, frozen=True, gc=False):
    """A party accepted the terms on the table. If it did so only `as_participant`, it is bound just the same."""

    format: Slug
    by: MemberId
    as_participant: bool = False


class PartAccepted(Happened, frozen=True, gc=False):
    """A party accepted only a part, `terms`, of the terms on the table; `polled` must accept that part or not."""

    format: Slug
    by: MemberId
    terms: Terms
    polled: tuple[MemberId, ...]
    as_participant: bool = False


class TurnLeft(Happened, frozen=True, gc=False):
    """A participant let its turn in a round pass."""

    format: Slug
    by: MemberId


class RoundAgreed(Happened, frozen=True, gc=False):
    """All parties accepted. Their undertaking is claim `claim`, due on day `due` (-1: the terms move no measure).

    It binds all `parties`, also those that signed `as_participants`. `lapsed` are the steps that a part left out.
    """

    format: Slug
    terms: Terms
    parties: tuple[MemberId, ...]
    claim: int
    due: int
    as_participants: tuple[MemberId, ...] = ()
    lapsed: tuple[Slug, ...] = ()


class RequirementWaived(Happened, frozen=True, gc=False):
    """All `parties` of a format waived a requirement, in claim `claim`; it ends with `undertaking`, if not -1."""

    format: Slug
    requirement: Slug
    parties: tuple[MemberId, ...]
    claim: int
    undertaking: int = -1


class SignatureContested(Happened, frozen=True, gc=False):
    """A party objected that others signed claim `undertaking` as participants; its objection is claim `claim`."""

    undertaking: int
    by: MemberId
    against: tuple[MemberId, ...]
    claim: int


class BreachFound(Happened, frozen=True, gc=False):
    """A breach was found: an undertaking was broken, or an effect set a measure back."""

    breach: Breach
    path: str = ""


class BreachPutOnRecord(Happened, frozen=True, gc=False):
    """A party put a breach on the record: claim `claim` of the ledger."""

    breach: int
    by: MemberId
    claim: int


class RoundEnded(Happened, frozen=True, gc=False):
    """The round ended without agreement; `walked_out` is empty when it was merely closed."""

    format: Slug
    walked_out: MemberId = ""


class MeasureMoved(Happened, frozen=True, gc=False):
    """A measure progressed because an undertaking was kept, or fell back because of a breach."""

    measure: Slug
    by: float
    because: str
    claim: int = -1
    path: str = ""


class UndertakingJudged(Happened, frozen=True, gc=False):
    """The field honoured or broke an undertaking."""

    claim: int
    kept: bool


class FormatEnded(Happened, frozen=True, gc=False):
    """A format of talks is at an end; no measure advances in it any more."""

    format: Slug
    because: str
    path: str = ""


class DecisionDelayed(Happened, frozen=True, gc=False):
    """Secret: a capital waits until `until` before it decides."""

    decision: Slug
    until: int
    because: str
    for_want_of_pretext: bool = False
    path: str = ""


class DecisionCarriedOut(Happened, frozen=True, gc=False):
    """A capital carried out its decision."""

    decision: Slug


class OrdersGiven(Happened, frozen=True, gc=False):
    """Secret: a process got orders for the night, which raise or lower it."""

    process: Slug
    by: float
    because: str
    path: str = ""


class OrdersSpent(Happened, frozen=True, gc=False):
    """Secret: the night is over, and its orders with it."""


class HappeningCame(Happened, frozen=True, gc=False):
    """A happening of the scenario took place."""

    happening: Slug


class PackageEndorsed(Happened, frozen=True, gc=False):
    """A Council text endorsed the basis of the talks' measures. From now on a breach costs more."""

    symbol: Symbol
