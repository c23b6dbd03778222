"""What has happened in the world: the events, in the past tense, from which the world is folded."""

from __future__ import annotations

from msgspec import Struct

from game.tags import tag_of
from game.terms import MemberId, Slug, Symbol
from game.world.acts import AnyPoint, Register, Terms
from game.world.facts import Breach, Claim, ClaimState, Hidden, Learned, Understanding


class Happened(Struct, frozen=True, gc=False, tag_field="event", tag=tag_of):
    """Something that has happened; `path`, where it has one, is the authored element from which it follows."""


class Change(Struct, frozen=True, gc=False, omit_defaults=True):
    """A number moved by `by` (already clamped), and why; `path` is the authored element that moved it, if one did."""

    slot: str
    by: float
    because: str
    path: str = ""


class NumbersMoved(Happened, frozen=True, gc=False):
    """Numbers moved, each with its cause, in order."""

    changes: tuple[Change, ...]


class CouncilCounted(Happened, frozen=True, gc=False):
    """The slots that speak of the Council were set; not a cause that is shown."""

    slots: dict[str, float]


class HiddenDrawn(Happened, frozen=True, gc=False):
    """Secret: what the dice settled at the start."""

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
    """Secret to the two: one asked the other to vote in a certain way on a draft."""

    by: MemberId
    member: MemberId
    draft: Symbol
    in_favour: bool


class CapitalAdvised(Happened, frozen=True, gc=False):
    """Secret to the mission: it advised its capital, or another `capital`."""

    by: MemberId
    counsel: str
    capital: MemberId = ""


class MinistersSpoke(Happened, frozen=True, gc=False):
    """Secret to the two: one minister called another."""

    by: MemberId
    member: MemberId


class GroupMet(Happened, frozen=True, gc=False):
    """The members of a group met; seen by all."""

    by: MemberId
    group: Slug


class DelegationSounded(Happened, frozen=True, gc=False):
    """Secret to who asked: what was learned of another delegation."""

    learned: Learned


class UnderstandingProposed(Happened, frozen=True, gc=False):
    """Secret to those whom it concerns: an understanding was proposed."""

    understanding: Understanding


class UnderstandingAnswered(Happened, frozen=True, gc=False):
    """Secret to those whom it concerns: a partner accepted an understanding, or refused it, which ends it."""

    number: int
    by: MemberId
    accepts: bool
    parties: tuple[MemberId, ...]


class UnderstandingReached(Happened, frozen=True, gc=False):
    """All have accepted. Told to all if it is witnessed: then `claims` are its entries in the ledger."""

    number: int
    parties: tuple[MemberId, ...]
    witnessed: bool
    claims: dict[MemberId, int] = {}


class PromiseJudged(Happened, frozen=True, gc=False):
    """A member's promise was kept or broken, or it lapsed; secret to the parties unless it was witnessed."""

    number: int
    member: MemberId
    state: ClaimState
    because: str
    parties: tuple[MemberId, ...]
    witnessed: bool


class DoorClosed(Happened, frozen=True, gc=False):
    """Secret to the seat: a capital receives none of its counsel until the morning of `until`."""

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
    """Every party consented; `polled` act in this order."""

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
    """A party accepted the terms on the table, perhaps only `as_participant`, which binds it just the same."""

    format: Slug
    by: MemberId
    as_participant: bool = False


class PartAccepted(Happened, frozen=True, gc=False):
    """A party accepted only a part, `terms`, of what was on the table; `polled` must say whether they settle for it."""

    format: Slug
    by: MemberId
    terms: Terms
    polled: tuple[MemberId, ...]
    as_participant: bool = False


class TurnLeft(Happened, frozen=True, gc=False):
    """One who was polled in a round let it go by."""

    format: Slug
    by: MemberId


class RoundAgreed(Happened, frozen=True, gc=False):
    """All parties accepted: an undertaking, due on `due`, is claim `claim` of the ledger (-1: it moves no measure).

    It binds all `parties`, those too that signed `as_participants`. In a partial deal the steps of `lapsed` fell.
    """

    format: Slug
    terms: Terms
    parties: tuple[MemberId, ...]
    claim: int
    due: int
    as_participants: tuple[MemberId, ...] = ()
    lapsed: tuple[Slug, ...] = ()


class RequirementWaived(Happened, frozen=True, gc=False):
    """All `parties` of a format waived a requirement of it: claim `claim`; it falls with `undertaking` (-1: alone)."""

    format: Slug
    requirement: Slug
    parties: tuple[MemberId, ...]
    claim: int
    undertaking: int = -1


class SignatureContested(Happened, frozen=True, gc=False):
    """A party contested that others signed undertaking `undertaking` as participants; its objection is `claim`."""

    undertaking: int
    by: MemberId
    against: tuple[MemberId, ...]
    claim: int


class BreachFound(Happened, frozen=True, gc=False):
    """An undertaking was broken, or measures were set back by an act of the world, under the next number."""

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
    """A measure progressed because an undertaking was kept, or fell back by a recorded breach."""

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
    """A capital's decision was carried out."""

    decision: Slug


class OrdersGiven(Happened, frozen=True, gc=False):
    """Secret: orders for the night that raise or lower a process."""

    process: Slug
    by: float
    because: str
    path: str = ""


class OrdersSpent(Happened, frozen=True, gc=False):
    """Secret: the night is over, and its orders with it."""


class HappeningCame(Happened, frozen=True, gc=False):
    """An event of the scenario came."""

    happening: Slug


class PackageEndorsed(Happened, frozen=True, gc=False):
    """A Council text endorsed what the talks' measures rest on: a breach costs more from now on."""

    symbol: Symbol
