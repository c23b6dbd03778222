"""What a seat may say and do outside the Council's rules: the points of a speech, the corridor, the talks."""

from __future__ import annotations

from msgspec import Struct

from game.tags import tag_of
from game.terms import MemberId, Slug, Symbol, Word


class Confidence(Word):
    """How surely a claim is made; what it stakes when settled is 2/-1, 5/-4, 8/-12 of credibility."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"


class Register(Word):
    """The tone of a speech."""

    MEASURED = "measured"
    FIRM = "firm"
    GRAVE = "grave"


class Point(Struct, frozen=True, gc=False, tag_field="point", tag=tag_of):
    """One act of speech."""


class Stating(Point, frozen=True, gc=False):
    """State a position on an issue: towards its `minus` end, the middle, or its `plus` end (-1, 0, 1)."""

    issue: Slug
    toward: int


class Accusing(Point, frozen=True, gc=False):
    """Make a charge, on evidence that is released by it (empty: on one's word); `further` is laid beside it."""

    charge: Slug
    confidence: Confidence = Confidence.LIKELY
    evidence: Slug = ""
    further: tuple[Slug, ...] = ()

    @property
    def proof(self) -> tuple[Slug, ...]:
        """Return all the evidence that is shown."""
        return (self.evidence, *self.further) if self.evidence else ()


class Denying(Point, frozen=True, gc=False):
    """Deny a claim against oneself, by its number in the ledger."""

    claim: int


class Rebutting(Point, frozen=True, gc=False):
    """Call a claim against another unfounded, by its number in the ledger, on evidence or on one's word."""

    claim: int
    evidence: Slug = ""


class Demanding(Point, frozen=True, gc=False):
    """Demand something of a State by a date."""

    demand: Slug


class Offering(Point, frozen=True, gc=False):
    """Offer, or pledge, to do something by a date."""

    offer: Slug


class Circulating(Point, frozen=True, gc=False):
    """Circulate a document in support of a charge, which is made by it if it has not been."""

    document: Slug


class Prebutting(Point, frozen=True, gc=False):
    """Foretell that a State will make a charge, and call it false in advance."""

    charge: Slug


class Accepting(Point, frozen=True, gc=False):
    """Accept a demand or an offer addressed to oneself, by its number in the ledger."""

    claim: int


class Refusing(Point, frozen=True, gc=False):
    """Refuse a demand or an offer addressed to oneself, by its number in the ledger."""

    claim: int


AnyPoint = (
    Stating | Accusing | Denying | Rebutting | Demanding | Offering | Circulating | Prebutting | Accepting | Refusing
)


class Deed(Struct, frozen=True, gc=False, tag_field="act", tag=tag_of):
    """An act outside the rules of procedure; who does it is named by the door."""


class Speak(Deed, frozen=True, gc=False):
    """Speak in the chamber: one to four points in a register, or to seven in a minister's opening statement.

    There are `words` only where a person wrote them.
    """

    points: tuple[AnyPoint, ...]
    register: Register = Register.MEASURED
    words: str = ""


class Meet(Deed, frozen=True, gc=False):
    """Meet a delegation: one hour, seen by all; relations improve a little."""

    member: MemberId


class Lobby(Deed, frozen=True, gc=False):
    """Ask a member to vote in favour of or against a draft: one hour and one influence."""

    member: MemberId
    draft: Symbol
    in_favour: bool


class ReleaseEvidence(Deed, frozen=True, gc=False):
    """Make evidence public outside a speech; its source is burnt."""

    evidence: Slug


class AnswerClaim(Deed, frozen=True, gc=False):
    """Accept or refuse, in the corridor, a demand or an offer addressed to oneself."""

    claim: int
    accepts: bool


class Counsel(Word):
    """What a mission advises its capital, or another's, to do."""

    RESTRAINT = "restraint"
    FIRMNESS = "firmness"


class AdviseCapital(Deed, frozen=True, gc=False):
    """Cable one's own capital, or give another `capital` private counsel: one hour, and for another's one access.

    It moves the capital's decision, and does not make it.
    """

    counsel: Counsel
    capital: MemberId = ""


class Telephone(Deed, frozen=True, gc=False):
    """Let one's minister call another's: one hour, unseen by all others, half as strong as a meeting."""

    member: MemberId


class MeetGroup(Deed, frozen=True, gc=False):
    """Meet the other members of a group at one table: two hours, seen by all."""

    group: Slug


class SoundOut(Deed, frozen=True, gc=False):
    """Sound a delegation out: one hour; two of its red lines are named, of which one is its true one."""

    member: MemberId


class TestParagraph(Deed, frozen=True, gc=False):
    """Test a paragraph of the bank on a delegation: one hour, one influence; its exact weight there is learned."""

    member: MemberId
    paragraph: Slug


class PromiseKind(Word):
    """What may be promised."""

    BALLOT = "ballot"
    SPONSOR = "sponsor"
    RESTRAINT = "restraint"
    TALKS = "talks"


class Promise(Struct, frozen=True, gc=False):
    """What one delegation promises: a ballot on a draft, to sponsor it, not to charge a State, to consent to talks.

    `subject` is the draft's symbol, the State or the format; `ballot` in_favour, against or abstaining. Where
    `without` names a paragraph, the promise holds only if the text that is put does not have it.
    """

    kind: PromiseKind
    subject: str
    ballot: str = ""
    without: Slug = ""


class ProposeUnderstanding(Deed, frozen=True, gc=False):
    """Propose an understanding, in confidence: `asks` of each partner, and what one `gives` for it, if anything.

    Several partners are the rest of a group, and agree on one line, which is both asked and given. A `witnessed`
    one is told to all once it is reached and enters the ledger.
    """

    partners: tuple[MemberId, ...]
    asks: Promise
    gives: Promise | None = None
    witnessed: bool = False


class AnswerUnderstanding(Deed, frozen=True, gc=False):
    """Accept or refuse an understanding that was proposed to oneself, by its number."""

    number: int
    accepts: bool


class CallTalks(Deed, frozen=True, gc=False):
    """Call a round of a talks format: one hour; it opens when every party has consented."""

    format: Slug


class AnswerCall(Deed, frozen=True, gc=False):
    """Consent to a round that has been called, or decline it."""

    format: Slug
    consents: bool


class Terms(Struct, frozen=True, gc=False):
    """What is on the table: measures to move by one step each, and requirements that all parties waive.

    Waivers alone are an agreement about sequence. It falls due in `days`; 0 leaves the date to the format.
    """

    steps: tuple[Slug, ...]
    waives: tuple[Slug, ...] = ()
    days: int = 0


class ProposeTerms(Deed, frozen=True, gc=False):
    """Put terms on the table of the round: a party proposes or counters, and is bound by them; a mediator bridges."""

    terms: Terms
    as_participant: bool = False


class AcceptTerms(Deed, frozen=True, gc=False):
    """Accept the terms on the table; who refuses the word party may sign as a participant, and is bound the same."""

    as_participant: bool = False


class AcceptPart(Deed, frozen=True, gc=False):
    """Accept only these `steps` of what is on the table; from then on the parties can agree on no more than that."""

    steps: tuple[Slug, ...]
    as_participant: bool = False


class RecordBreach(Deed, frozen=True, gc=False):
    """Put a breach on the record, by its number: an hour in the corridor, or when one is asked in a round."""

    breach: int


class ContestSignature(Deed, frozen=True, gc=False):
    """Contest that another signed an undertaking, by its claim, as a participant and not as a party: one hour."""

    claim: int


class WalkOut(Deed, frozen=True, gc=False):
    """Leave the round, which ends it."""


class EndDay(Deed, frozen=True, gc=False):
    """Do nothing further in the corridor today (or, in a round, say nothing)."""


class OpenDay(Deed, frozen=True, gc=False):
    """Begin the next day: dues and events of the morning; submitted by the secretariat."""


class PassNight(Deed, frozen=True, gc=False):
    """Let the night pass over the field; submitted by the field."""
