"""Every kind of act in words, one row a kind, keyed by its class; window, terminal and record read nothing else.

A kind of act without a row, or a row without a kind of act, fails `tests/words/test_kinds.py`.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from game.council import acts as c
from game.council.stages import Stage
from game.engine import openings, sounding
from game.engine.briefing import Briefing
from game.engine.directing import ApplyEffects, GiveNews
from game.world import acts as w
from game.world import corridor

Group = Literal["speak", "procedure", "diplomacy", "decide"]
HOURS: dict[type, int] = {**openings.HOURS, **sounding.HOURS, **corridor.HOURS}
"""The hours of the corridor that each kind of act takes."""
_SO_MANY = {1: "one hour", 2: "two hours"}


class Kind(Struct, frozen=True):
    """The words for one kind of act.

    `short` and `icon` stand on a button, in the `group` of the action bar. `asks` opens a list of several acts of the
    kind, and is the question when one of them is chosen. `costs` tells its price or disclosure besides its hours, and
    `note` its later effects. `with_one` is the line of an act that concerns one delegation, chosen first. Others wait
    for an act that `answers`; a `seldom` act stands under a line of its own; `one_by_one` acts stand in no list of
    their kind. A `routine` act tells nothing of the seat that does it. `ways` names a field, and then the short words
    for its two values.
    """

    group: Group
    short: str
    icon: str
    asks: str
    costs: str = ""
    note: str = ""
    with_one: str = ""
    answers: bool = False
    seldom: bool = False
    one_by_one: bool = False
    routine: bool = False
    ways: tuple[str, str, str] | None = None

    def way(self, act: Any) -> str:
        """Return the short words for the act's choice, "Accept" or "Refuse"; nothing if it has no two ways."""
        if self.ways is None:
            return ""
        field, no, yes = self.ways
        return yes if getattr(act, field) else no


KINDS: dict[type, Kind] = {
    c.Pass: Kind("speak", "Pass", "next", "Pass", routine=True),
    w.Speak: Kind("speak", "Speak", "statement", "Speak"),
    c.ExplainVote: Kind("speak", "Explain", "explain", "Explain your vote"),
    c.SpeakOnMotion: Kind(
        "speak", "On the motion", "message", "Speak on the motion",
        one_by_one=True, ways=("supports", "Against it", "For the motion"),
    ),
    c.RequestMeeting: Kind(
        "procedure", "Ask for a meeting", "council", "Ask for a meeting (rule 2)", note="the Council sits today",
    ),
    c.OpenMeeting: Kind("procedure", "Open the meeting", "council", "Open the meeting", routine=True),
    c.Brief: Kind("procedure", "Brief", "statement", "Hear a briefer", routine=True),
    GiveNews: Kind("procedure", "Give news", "message", "Tell everybody something", routine=True),
    ApplyEffects: Kind("procedure", "Let effects happen", "motion", "Let effects happen", routine=True),
    w.OpenDay: Kind("procedure", "Open the day", "clock", "Open the day", routine=True),
    w.PassNight: Kind("procedure", "Pass the night", "night", "Let the night pass", routine=True),
    c.StayAway: Kind(
        "procedure", "Stay away", "leave", "Stay away from the next meeting", note="counted as absent in every vote",
        seldom=True,
    ),
    c.CedeChair: Kind(
        "procedure", "Cede the chair", "leave", "Leave the chair for this question (rule 20)", seldom=True,
    ),
    c.ObjectToAgenda: Kind("procedure", "Object", "cross", "Object to the agenda"),
    c.ObjectToInvitation: Kind("procedure", "Object", "cross", "Object to an invitation"),
    c.PhraseInvitation: Kind(
        "procedure", "Put question", "motion", "Put the question of an invitation",
        one_by_one=True, ways=("to_invite", "Not to invite?", "To invite?"),
    ),
    c.CallSpeaker: Kind("procedure", "Give the floor", "floor", "Give the floor out of order"),
    c.RaisePointOfOrder: Kind(
        "procedure", "Point of order", "flag", "Raise a point of order (rule 30)", seldom=True,
    ),
    c.Rule: Kind(
        "procedure", "Rule", "ruling", "Rule on the point of order",
        one_by_one=True, ways=("upheld", "Not well taken", "Well taken"),
    ),
    c.ChallengeRuling: Kind("procedure", "Challenge", "shield", "Challenge the ruling"),
    c.MoveMotion: Kind("procedure", "Motion", "motion", "Move a motion (rule 33)", seldom=True),
    c.OrderAmendments: Kind("procedure", "Order texts", "amend", "Order the amendments (rule 36)"),
    c.RequestSeparateVote: Kind(
        "procedure", "Separate vote", "vote", "Ask for a separate vote on a paragraph (rule 32)", seldom=True,
    ),
    c.ObjectToSeparateVote: Kind("procedure", "Object", "cross", "Object to a separate vote (rule 32)"),
    c.AskPreliminaryQuestion: Kind(
        "procedure", "Procedural?", "search", "Ask whether a draft is procedural", seldom=True,
    ),
    c.PutPreliminaryQuestion: Kind("procedure", "Put to the vote", "vote", "Put the preliminary question to the vote"),
    c.TableDraft: Kind(
        "diplomacy", "Table a draft", "draft", "Table a draft resolution",
        note="title, paragraphs and verbs, with a forecast",
    ),
    c.Cosponsor: Kind("diplomacy", "Co-sponsor", "users", "Co-sponsor a draft", note="your name on another's text"),
    c.PutUnderSilence: Kind(
        "diplomacy", "Under silence", "clock", "Put a draft under silence",
        note="until the end of the day's consultations",
    ),
    c.PutInBlue: Kind(
        "diplomacy", "Put in blue", "vote", "Ask for the vote on a draft (put it in blue)",
    ),
    c.WithdrawDraft: Kind(
        "diplomacy", "Withdraw draft", "withdraw", "Withdraw a draft", note="before any vote has been taken on it",
    ),
    c.TakeOverDraft: Kind(
        "diplomacy", "Take over draft", "plus", "Take over a draft", note="it keeps its place before the Council",
    ),
    c.ProposeAmendment: Kind("diplomacy", "Amend", "amend", "Propose an amendment"),
    c.AcceptAmendment: Kind("diplomacy", "Accept amendment", "check", "Accept an amendment"),
    c.WithdrawAmendment: Kind("diplomacy", "Drop amendment", "withdraw", "Withdraw an amendment", seldom=True),
    c.ProposeStatement: Kind(
        "diplomacy", "Propose statement", "paper", "Propose a statement that needs the agreement of all",
        note="one member's objection stops it",
    ),
    w.Meet: Kind(
        "diplomacy", "Meet", "coffee", "Meet a delegation", "seen by all", "relations improve a little", "Meet it",
    ),
    w.Telephone: Kind(
        "diplomacy", "Call", "phone", "Let your minister call another", "unseen by others",
        "half as strong; may win back access to a capital", "Let your minister call its minister",
    ),
    w.SoundOut: Kind(
        "diplomacy", "Sound out", "search", "Sound out a delegation",
        note="two lines are named, one is true, and you are not told which", with_one="Sound it out",
    ),
    w.TestParagraph: Kind(
        "diplomacy", "Test a paragraph", "paper", "Test a paragraph on a delegation", "one influence",
        "what it weighs there becomes known to you", "Test a paragraph on it",
    ),
    w.Lobby: Kind(
        "diplomacy", "Lobby", "lobby", "Ask a member for its vote", "one influence", with_one="Ask for its vote",
    ),
    w.ProposeUnderstanding: Kind(
        "diplomacy", "Understanding", "users", "Propose an understanding",
        note="judged by rule at the vote, the call or its date", with_one="Propose an understanding",
    ),
    w.AdviseCapital: Kind(
        "diplomacy", "Cable home", "send", "Cable your capital, or counsel another",
        note="moves that capital's decision, and does not make it",
    ),
    w.MeetGroup: Kind(
        "diplomacy", "Meet a group", "users", "Meet a group", "seen by all",
        "relations with each of them improve a little",
    ),
    w.ReleaseEvidence: Kind(
        "diplomacy", "Release", "eye", "Release evidence", "its source is burnt", "public at once",
    ),
    w.CallTalks: Kind(
        "diplomacy", "Call talks", "phone", "Call a round of talks", note="opens when every party consents",
    ),
    w.ProposeTerms: Kind(
        "diplomacy", "Put terms", "draft", "Put terms on the table",
        note="choose measures that move by one step each; terms on the table are countered by it",
    ),
    w.RecordBreach: Kind("diplomacy", "Record breach", "flag", "Put a breach on the record"),
    w.ContestSignature: Kind("diplomacy", "Contest style", "flag", "Contest a signature"),
    c.CastBallot: Kind("decide", "Vote", "vote", "Cast your ballot", one_by_one=True),
    c.ObjectToStatement: Kind(
        "decide", "Withhold", "cross", "Withhold agreement from a statement",
        note="one member's objection is enough, and it is not a veto; ending the day agrees to it", answers=True,
    ),
    c.BreakSilence: Kind(
        "decide", "Break silence", "message", "Break the silence on a draft", note="reopens its negotiation",
        answers=True,
    ),
    w.AnswerClaim: Kind(
        "decide", "Answer", "reply", "Answer a demand or an offer", note="a demand or an offer waits for your word",
        answers=True, ways=("accepts", "Refuse", "Accept"),
    ),
    w.AnswerUnderstanding: Kind(
        "decide", "Answer", "reply", "Answer what was proposed to you",
        note="your word, if you give it, is judged by rule", answers=True, ways=("accepts", "Refuse", "Accept"),
    ),
    w.AnswerCall: Kind(
        "decide", "Answer the call", "phone", "Answer a call for talks", note="a round opens when every party consents",
        answers=True, ways=("consents", "Decline", "Consent"),
    ),
    w.AcceptTerms: Kind(
        "decide", "Accept the terms", "check", "Accept the terms on the table",
        note="it becomes an undertaking with a date, which the field keeps or breaks", answers=True, one_by_one=True,
        ways=("as_participant", "Accept the terms", "As participant"),
    ),
    w.AcceptPart: Kind("decide", "Accept a part", "check", "Accept only a part of the terms"),
    w.WalkOut: Kind(
        "decide", "Walk out", "leave", "Walk out of the round", note="no measure moves, and the round is over",
    ),
    w.EndDay: Kind("decide", "End the day", "night", "End your day in the corridor", routine=True),
}  # fmt: skip
"""The row of every kind of act."""
WITH = tuple(kind for kind, row in KINDS.items() if row.with_one)
"""The kinds of act that concern one delegation, chosen first, in the order of a list."""
WITH_ONE = (*WITH, w.AdviseCapital)
"""The kinds of act that may be done with one delegation, or with its capital, in the order of a list."""


def kind_of(act: Any) -> Kind:
    """Return the row of an act or of a type of act."""
    return KINDS[act if isinstance(act, type) else type(act)]


def group(act: Any) -> Group:
    """Return the group of an act or a type of act: "speak", "procedure", "diplomacy" or "decide"."""
    return kind_of(act).group


def cost(kind: type, briefing: Briefing) -> str:
    """Return the cost or disclosure of an act of the kind: hours only in the corridor, not in a meeting or a round."""
    spoken = briefing.round is not None and briefing.member in briefing.round.polled
    hours = "" if spoken or briefing.meeting is not None else _SO_MANY.get(HOURS.get(kind, 0), "")
    return ", ".join(filter(None, (hours, KINDS[kind].costs)))


def note(kind: type, briefing: Briefing) -> str:
    """Return the present cost of an act of the kind and its later effects, or nothing."""
    return " · ".join(filter(None, (cost(kind, briefing), KINDS[kind].note)))


def kind_label(kind: type, briefing: Briefing) -> str:
    """Return the words for a kind with several acts, as a line that opens a list."""
    return _costed(KINDS[kind].asks, cost(kind, briefing))


def with_one(kind: type, briefing: Briefing) -> str:
    """Return the words for a kind of act that concerns one delegation, once that delegation is chosen."""
    return _costed(KINDS[kind].with_one, cost(kind, briefing))


def _costed(words: str, costs: str) -> str:
    return f"{words} ({costs})" if costs else words


PASSES: dict[Stage, str] = {
    Stage.OPENING: "Pass: no objection to the agenda",
    Stage.INVITATIONS: "Pass: no objection to the invitations",
    Stage.DEBATE: "Pass: do not take the floor",
    Stage.ANSWERS: "Pass: no point of order",
    Stage.REPLIES: "Pass: no reply",
    Stage.TEXTS: "Pass: nothing to move",
    Stage.EXPLANATIONS_BEFORE: "Pass: no explanation of vote",
    Stage.EXPLANATIONS_AFTER: "Pass: no explanation of vote",
    Stage.CONSENSUS: "Pass: no objection to the statement",
    Stage.RULING: "Pass: the ruling stands",
    Stage.SEPARATION: "Pass: no objection to the separate vote",
    Stage.MOTION_DEBATE: "Pass: do not speak on the motion",
}
"""What a member lets pass at each stage of a meeting."""
