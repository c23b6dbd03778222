"""What a seat may say and do outside the Council's rules: the points of a speech, the corridor, the talks."""

from __future__ import annotations

from msgspec import Struct

from game.tags import tag_of
from game.terms import MemberId, Slug, Symbol, Word


class Confidence(Word):
    """How surely a claim is made. It wins or loses 2/-1, 5/-4 or 8/-12 points of credibility when it is settled."""

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
    """Make a charge. It releases the `evidence` for it (empty: one's word alone) and the `further` evidence."""

    charge: Slug
    confidence: Confidence = Confidence.LIKELY
    evidence: Slug = ""
    further: tuple[Slug, ...] = ()

    @property
    def proof(self) -> tuple[Slug, ...]:
        """Return all the evidence that the charge releases."""
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
    """Circulate a document in support of a charge. That makes the charge, too."""

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
    """An act outside the rules of procedure. `Game.submit` names the seat that does it."""


class Speak(Deed, frozen=True, gc=False):
    """Speak in the chamber: one to four points in a register, or up to seven in a minister's opening statement.

    `words` are a person's own; they are empty if nobody wrote any.
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
    """Make evidence public outside a speech. Its holder can then use nothing else from that origin."""

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
    """Cable one's own capital, or give another `capital` private counsel: one hour, and one access for another capital.

    Counsel makes the capital's decision more or less likely; the capital decides alone.
    """

    counsel: Counsel
    capital: MemberId = ""


class Telephone(Deed, frozen=True, gc=False):
    """Let one's minister call another minister: one hour, known to the two alone, half the effect of a meeting."""

    member: MemberId


class MeetGroup(Deed, frozen=True, gc=False):
    """Meet the other members of a group at one table: two hours, seen by all."""

    group: Slug


class SoundOut(Deed, frozen=True, gc=False):
    """Sound a delegation out: one hour. The seat learns two of its red lines, and one of the two is the true one."""

    member: MemberId


class TestParagraph(Deed, frozen=True, gc=False):
    """Test a paragraph of the bank on a delegation: one hour and one influence.

    The seat learns whether the paragraph touches the true red line, the price of that line, and a relation (`Learned`).
    """

    member: MemberId
    paragraph: Slug


class PromiseKind(Word):
    """The kinds of promise."""

    BALLOT = "ballot"
    SPONSOR = "sponsor"
    RESTRAINT = "restraint"
    TALKS = "talks"


class Promise(Struct, frozen=True, gc=False):
    """What one delegation promises: a ballot on a draft, to sponsor it, not to charge a State, to consent to talks.

    `subject` is the draft's symbol, the State or the format. `ballot` is in_favour, against or abstaining. If
    `without` names a paragraph, the promise binds only while the text put to the vote does not contain it.
    """

    kind: PromiseKind
    subject: str
    ballot: str = ""
    without: Slug = ""


class ProposeUnderstanding(Deed, frozen=True, gc=False):
    """Propose an understanding, in confidence: it `asks` a promise of each partner, and perhaps `gives` one in return.

    Several partners are the rest of a group: all promise the same ballot, which is both asked and given. A `witnessed`
    understanding is made public and enters the ledger once all have accepted it.
    """

    partners: tuple[MemberId, ...]
    asks: Promise
    gives: Promise | None = None
    witnessed: bool = False


class AnswerUnderstanding(Deed, frozen=True, gc=False):
    """Accept or refuse a proposed understanding, by its number."""

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
    """The terms on the table: measures to move by one step each, and requirements that all parties waive.

    Waivers alone are an agreement about sequence. Steps fall due in `days`; 0 leaves the date to the format.
    """

    steps: tuple[Slug, ...]
    waives: tuple[Slug, ...] = ()
    days: int = 0


class ProposeTerms(Deed, frozen=True, gc=False):
    """Put terms on the table of the round. A party accepts the terms that it puts; a mediator only suggests its own."""

    terms: Terms
    as_participant: bool = False


class AcceptTerms(Deed, frozen=True, gc=False):
    """Accept the terms on the table. A party may sign `as_participant` instead, which binds it just the same."""

    as_participant: bool = False


class AcceptPart(Deed, frozen=True, gc=False):
    """Accept only these `steps` of the terms on the table. From then on the parties can agree on nothing more."""

    steps: tuple[Slug, ...]
    as_participant: bool = False


class RecordBreach(Deed, frozen=True, gc=False):
    """Put a breach on the record, by its number: one hour in the corridor, or no hour on one's turn in a round."""

    breach: int


class ContestSignature(Deed, frozen=True, gc=False):
    """Object that another signed an undertaking (claim number `claim`) as a participant, not as a party: one hour."""

    claim: int


class WalkOut(Deed, frozen=True, gc=False):
    """Leave the round, which ends it."""


class EndDay(Deed, frozen=True, gc=False):
    """Do nothing more in the corridor today, or let one's turn in a round pass."""


class OpenDay(Deed, frozen=True, gc=False):
    """Begin the next day, with the events of the morning and the claims that come due. The secretariat submits it."""


class PassNight(Deed, frozen=True, gc=False):
    """Let the night pass. The field submits it."""
