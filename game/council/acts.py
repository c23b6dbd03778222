"""The acts that a seat may attempt under the Council's rules, named in the imperative."""

from __future__ import annotations

from msgspec import Struct

from game.council.motions import Motion
from game.council.voting import Ballot
from game.tags import tag_of
from game.terms import MemberId, Slug, Symbol, Word


class Act(Struct, frozen=True, gc=False, tag_field="act", tag=tag_of):
    """An attempt. `Game.submit` names the member that attempts it, never the act itself."""


class Verb(Word):
    """The ladder of operative verbs, weakest first (game, section 4)."""

    TAKES_NOTE = "takes-note"
    WELCOMES = "welcomes"
    REGRETS = "regrets"
    URGES = "urges"
    CALLS_UPON = "calls-upon"
    DEMANDS = "demands"
    CONDEMNS = "condemns"
    DECIDES = "decides"


class Clause(Struct, frozen=True, gc=False):
    """One paragraph of a text that is being written: its place in the bank and its verb."""

    paragraph: Slug
    verb: Verb


class Product(Word):
    """A text agreed by all members, without a vote (practice: S/PRST and press statements)."""

    PRESIDENTIAL_STATEMENT = "presidential-statement"
    PRESS_STATEMENT = "press-statement"


class PointGround(Word):
    """The subjects of points of order (rule 30 sets no limit; these are the ones that can change something)."""

    RELEVANCE = "relevance"
    ORDER_OF_SPEAKERS = "order-of-speakers"
    PHRASING = "phrasing"
    NATURE_OF_QUESTION = "nature-of-question"
    OBLIGATORY_ABSTENTION = "obligatory-abstention"
    ORDER_OF_AMENDMENTS = "order-of-amendments"
    CONDUCT_OF_VOTING = "conduct-of-voting"


# Calling and opening a meeting -----------------------------------------------------------------------------------


class RequestMeeting(Act, frozen=True, gc=False):
    """Ask the President for a meeting on an agenda item (rule 2)."""

    item: Slug


class OpenMeeting(Act, frozen=True, gc=False):
    """Call the meeting to order; submitted by the secretariat when a meeting is due (rules 1 and 2)."""


class StayAway(Act, frozen=True, gc=False):
    """Leave the seat empty at the next meeting: counted as absent in every vote of it."""


class Pass(Act, frozen=True, gc=False):
    """Pass one's turn: no objection, no statement, nothing further."""


class CedeChair(Act, frozen=True, gc=False):
    """Leave the chair for this question to the next member in English alphabetical order (rule 20)."""


class ObjectToAgenda(Act, frozen=True, gc=False):
    """Object to the provisional agenda, which is then put to a procedural vote (rule 9)."""


class ObjectToInvitation(Act, frozen=True, gc=False):
    """Object to a participant that the President proposes to invite (rules 37 and 39)."""

    invitee: MemberId


class PhraseInvitation(Act, frozen=True, gc=False):
    """Choose, as President, the question: to invite, or not to invite. The chosen question needs nine votes."""

    to_invite: bool


class Brief(Act, frozen=True, gc=False):
    """A briefer supplies information (rule 39); submitted by the secretariat."""

    briefer: MemberId


# The floor -------------------------------------------------------------------------------------------------------


class CallSpeaker(Act, frozen=True, gc=False):
    """The President gives the floor out of the order of the list (rule 27; challengeable under rule 30)."""

    member: MemberId


class RaisePointOfOrder(Act, frozen=True, gc=False):
    """Interrupt with a point of order, on which the President rules at once (rule 30).

    `about` is the member, draft, invitee or vote that it concerns; `party` is the member that,
    by this point, shall abstain on the draft.
    """

    ground: PointGround
    about: str = ""
    party: MemberId = ""


class Rule(Act, frozen=True, gc=False):
    """The President's ruling on the point of order before the Council (rule 30)."""

    upheld: bool


class ChallengeRuling(Act, frozen=True, gc=False):
    """Challenge the ruling, which is put to the Council at once and stands unless overruled (rule 30)."""


class MoveMotion(Act, frozen=True, gc=False):
    """Move one of the motions of rule 33; `until` counts the days ahead, for motions to a certain day."""

    motion: Motion
    until: int = 0


class SpeakOnMotion(Act, frozen=True, gc=False):
    """Speak for or against a debatable motion."""

    supports: bool


class Why(Word):
    """The reasons in an explanation of vote: for a text, against it, or for standing aside."""

    WELCOMED = "welcomed"
    NAMED = "named"
    SPARED = "spared"
    OWN = "own"
    COMPANY = "company"
    PROCEDURE = "procedure"
    SUPPORTED = "supported"
    STAND_ASIDE = "stand-aside"
    REJECTED = "rejected"
    BLAMED = "blamed"
    SINGLED_OUT = "singled-out"
    PASSED_OVER = "passed-over"
    LEFT_OUT = "left-out"
    UNSHARED = "unshared"
    DIVIDED = "divided"
    SHORT = "short"


class Cited(Struct, frozen=True, gc=False):
    """A reason that is given in public; `about` is the paragraph, State or issue that it is about, if any."""

    why: Why
    about: Slug = ""


class ExplainVote(Act, frozen=True, gc=False):
    """Explain one's vote before or after it (practice).

    Before the vote `ballot` is the announced one (None if none); voting otherwise breaks the member's word.
    After the vote `ballot` is None: the ballot cast is known.
    """

    words: str = ""
    ballot: Ballot | None = None
    reasons: tuple[Cited, ...] = ()


# Papers ----------------------------------------------------------------------------------------------------------


class TableDraft(Act, frozen=True, gc=False):
    """Submit a draft resolution in writing (rules 31 and 38)."""

    title: Slug
    item: Slug
    clauses: tuple[Clause, ...]
    chapter: str = ""


class Cosponsor(Act, frozen=True, gc=False):
    """Join the sponsors of a draft."""

    draft: Symbol


class PutUnderSilence(Act, frozen=True, gc=False):
    """Circulate the draft under silence until the end of the day's consultations."""

    draft: Symbol


class BreakSilence(Act, frozen=True, gc=False):
    """Break the silence on a draft, which reopens its negotiation."""

    draft: Symbol


class PutInBlue(Act, frozen=True, gc=False):
    """Ask for the draft in its final form and for the vote on it (rule 38 for a non-member's draft)."""

    draft: Symbol


class WithdrawDraft(Act, frozen=True, gc=False):
    """Withdraw one's draft before any vote has been taken on it (rule 35)."""

    draft: Symbol


class TakeOverDraft(Act, frozen=True, gc=False):
    """Require a withdrawn draft to be put as one's own, with the same precedence (rule 35)."""

    draft: Symbol


class ProposeAmendment(Act, frozen=True, gc=False):
    """Propose to add, delete or replace one paragraph of a draft (rules 33 (6) and 36).

    `place` is the operative or preambular paragraph's index in the draft as it stands; -1 adds at the end.
    """

    draft: Symbol
    place: int
    clause: Clause | None = None


class AcceptAmendment(Act, frozen=True, gc=False):
    """A sponsor accepts an amendment; when all sponsors have, the draft is revised without a vote."""

    amendment: Symbol


class WithdrawAmendment(Act, frozen=True, gc=False):
    """Withdraw one's amendment before it has been put (rule 35)."""

    amendment: Symbol


class OrderAmendments(Act, frozen=True, gc=False):
    """The President's ruling on the order in which amendments are put (rule 36)."""

    first: Symbol


class RequestSeparateVote(Act, frozen=True, gc=False):
    """Ask that a paragraph be voted on separately (rule 32)."""

    draft: Symbol
    place: int


class ObjectToSeparateVote(Act, frozen=True, gc=False):
    """The original mover's objection, which ends the request without a vote (rule 32)."""

    draft: Symbol


class AskPreliminaryQuestion(Act, frozen=True, gc=False):
    """Ask whether the matter is procedural (San Francisco statement of 1945, part II, paragraph 2)."""

    draft: Symbol


class PutPreliminaryQuestion(Act, frozen=True, gc=False):
    """The President puts the preliminary question to the vote rather than rule on it."""


class CastBallot(Act, frozen=True, gc=False):
    """Cast one's ballot on the question that is put; `vote` is its id, so that a late click is refused."""

    vote: str
    ballot: Ballot


class ProposeStatement(Act, frozen=True, gc=False):
    """Propose a statement that needs the agreement of all members."""

    product: Product
    item: Slug
    clauses: tuple[Clause, ...]


class ObjectToStatement(Act, frozen=True, gc=False):
    """Withhold agreement from a proposed statement; one objection is enough, and it is not a veto."""

    statement: Symbol
