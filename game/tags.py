"""The tags of each act, point, event and line in files and on the wire: the one table of tags.

The left side is the name of a class, the right side its tag. If you rename a class, change the left side only, so that
no file changes. Never give a tag to another class.
"""

from __future__ import annotations

ACTS = {
    "GiveNews": "GiveNews", "ApplyEffects": "ApplyEffects",
    "AcceptAmendment": "AcceptAmendment", "AcceptPart": "AcceptPart", "AcceptTerms": "AcceptTerms",
    "AdviseCapital": "AdviseCapital", "AnswerCall": "AnswerCall", "AnswerClaim": "AnswerClaim",
    "AnswerUnderstanding": "AnswerUnderstanding", "AskPreliminaryQuestion": "AskPreliminaryQuestion",
    "BreakSilence": "BreakSilence", "Brief": "Brief", "CallSpeaker": "CallSpeaker", "CallTalks": "CallTalks",
    "CastBallot": "CastBallot", "CedeChair": "CedeChair", "ChallengeRuling": "ChallengeRuling",
    "ContestSignature": "ContestSignature", "Cosponsor": "Cosponsor", "EndDay": "EndDay",
    "ExplainVote": "ExplainVote", "Lobby": "Lobby", "Meet": "Meet", "MeetGroup": "MeetGroup",
    "MoveMotion": "MoveMotion", "ObjectToAgenda": "ObjectToAgenda", "ObjectToInvitation": "ObjectToInvitation",
    "ObjectToSeparateVote": "ObjectToSeparateVote", "ObjectToStatement": "ObjectToStatement", "OpenDay": "OpenDay",
    "OpenMeeting": "OpenMeeting", "OrderAmendments": "OrderAmendments", "Pass": "Pass", "PassNight": "PassNight",
    "PhraseInvitation": "PhraseInvitation", "ProposeAmendment": "ProposeAmendment",
    "ProposeStatement": "ProposeStatement", "ProposeTerms": "ProposeTerms",
    "ProposeUnderstanding": "ProposeUnderstanding", "PutInBlue": "PutInBlue",
    "PutPreliminaryQuestion": "PutPreliminaryQuestion", "PutUnderSilence": "PutUnderSilence",
    "RaisePointOfOrder": "RaisePointOfOrder", "RecordBreach": "RecordBreach", "ReleaseEvidence": "ReleaseEvidence",
    "RequestMeeting": "RequestMeeting", "RequestSeparateVote": "RequestSeparateVote", "Rule": "Rule",
    "SoundOut": "SoundOut", "Speak": "Speak", "SpeakOnMotion": "SpeakOnMotion", "StayAway": "StayAway",
    "TableDraft": "TableDraft", "TakeOverDraft": "TakeOverDraft", "Telephone": "Telephone",
    "TestParagraph": "TestParagraph", "WalkOut": "WalkOut", "WithdrawAmendment": "WithdrawAmendment",
    "WithdrawDraft": "WithdrawDraft",
}  # fmt: skip
POINTS = {
    "Accepting": "Accepting", "Accusing": "Accusing", "Circulating": "Circulating", "Demanding": "Demanding",
    "Denying": "Denying", "Offering": "Offering", "Prebutting": "Prebutting", "Rebutting": "Rebutting",
    "Refusing": "Refusing", "Stating": "Stating",
}  # fmt: skip
EVENTS = {
    "NewsGiven": "NewsGiven",
    "AgendaAdopted": "AgendaAdopted", "AgendaObjected": "AgendaObjected", "AmendmentAccepted": "AmendmentAccepted",
    "AmendmentProposed": "AmendmentProposed", "AmendmentSettled": "AmendmentSettled",
    "AmendmentsOrdered": "AmendmentsOrdered", "AssemblyDebateDue": "AssemblyDebateDue",
    "AssemblyVoted": "AssemblyVoted", "BallotCast": "BallotCast", "BreachFound": "BreachFound",
    "BreachPutOnRecord": "BreachPutOnRecord", "BriefingGiven": "BriefingGiven", "CallAnswered": "CallAnswered",
    "CapitalAdvised": "CapitalAdvised", "ChairCeded": "ChairCeded", "ClaimAnswered": "ClaimAnswered",
    "CalledBack": "CalledBack", "ClaimEntered": "ClaimEntered", "ClaimMoved": "ClaimMoved",
    "CorridorLeft": "CorridorLeft",
    "Cosponsored": "Cosponsored", "CouncilCounted": "CouncilCounted", "DayOpened": "DayOpened",
    "DecisionCarriedOut": "DecisionCarriedOut", "DecisionDelayed": "DecisionDelayed",
    "DelegationSounded": "DelegationSounded", "DelegationsMet": "DelegationsMet", "DoorClosed": "DoorClosed",
    "DraftDecided": "DraftDecided", "DraftMoved": "DraftMoved", "DraftTabled": "DraftTabled",
    "DraftTakenOver": "DraftTakenOver", "EmergencySessionCalled": "EmergencySessionCalled",
    "EvidenceReleased": "EvidenceReleased", "FloorTaken": "FloorTaken", "FormatEnded": "FormatEnded",
    "GameEnded": "GameEnded", "GroupMet": "GroupMet", "HappeningCame": "HappeningCame", "HiddenDrawn": "HiddenDrawn",
    "HoursSpent": "HoursSpent", "InvitationObjected": "InvitationObjected", "InvitationPhrased": "InvitationPhrased",
    "InvitationSettled": "InvitationSettled", "Invited": "Invited", "MeasureMoved": "MeasureMoved",
    "MeetingClosed": "MeetingClosed", "MeetingOpened": "MeetingOpened", "MeetingRequested": "MeetingRequested",
    "MeetingSuspended": "MeetingSuspended", "MemberLobbied": "MemberLobbied", "MinistersSpoke": "MinistersSpoke",
    "MonitorsRefused": "MonitorsRefused", "MotionMoved": "MotionMoved", "MotionSettled": "MotionSettled",
    "MotionSpokenOn": "MotionSpokenOn", "NatureDecided": "NatureDecided", "NumbersMoved": "NumbersMoved",
    "OrdersGiven": "OrdersGiven", "OrdersSpent": "OrdersSpent", "PackageEndorsed": "PackageEndorsed",
    "PartAccepted": "PartAccepted", "PartSettled": "PartSettled", "PartyDeclared": "PartyDeclared",
    "Passed": "Passed", "PhaseEntered": "PhaseEntered", "PointRaised": "PointRaised",
    "PreliminaryQuestionAsked": "PreliminaryQuestionAsked", "PromiseJudged": "PromiseJudged",
    "RequirementWaived": "RequirementWaived", "RoundAgreed": "RoundAgreed", "RoundEnded": "RoundEnded",
    "RoundOpened": "RoundOpened", "Ruled": "Ruled", "RulingChallenged": "RulingChallenged",
    "RulingSettled": "RulingSettled", "SeatLeft": "SeatLeft", "SeparateVoteRefused": "SeparateVoteRefused",
    "SeparateVoteRequested": "SeparateVoteRequested", "SignatureContested": "SignatureContested",
    "SpeakerCalled": "SpeakerCalled", "SpeechMade": "SpeechMade", "StageEntered": "StageEntered",
    "StageInterrupted": "StageInterrupted", "StageResumed": "StageResumed", "StatementProposed": "StatementProposed",
    "StatementSettled": "StatementSettled", "TalksCalled": "TalksCalled", "TermsAccepted": "TermsAccepted",
    "TermsProposed": "TermsProposed", "TurnLeft": "TurnLeft", "UnderstandingAnswered": "UnderstandingAnswered",
    "UnderstandingProposed": "UnderstandingProposed", "UnderstandingReached": "UnderstandingReached",
    "UndertakingJudged": "UndertakingJudged", "VoteExplained": "VoteExplained", "VotingBegan": "VotingBegan",
    "VotingEnded": "VotingEnded",
}  # fmt: skip
LINES = {
    "Arrived": "Arrived", "AskingSettled": "AskingSettled", "ClockSet": "ClockSet", "DeviceKnown": "DeviceKnown",
    "DevicesForgotten": "DevicesForgotten", "HandRaised": "HandRaised", "InjectPlanned": "InjectPlanned",
    "InjectSettled": "InjectSettled", "LeaderPassed": "LeaderPassed",
    "Muted": "Muted", "NoteSent": "NoteSent", "OrderDone": "OrderDone", "PhaseBegun": "PhaseBegun",
    "ProposalSettled": "ProposalSettled", "Proposed": "Proposed", "Removed": "Removed", "Reported": "Reported",
    "RoleGiven": "RoleGiven", "RoomSet": "RoomSet", "SeatLent": "SeatLent", "SeatReleased": "SeatReleased",
    "SeatTaken": "SeatTaken", "SkillSet": "SkillSet", "Struck": "Struck", "WentOn": "WentOn",
    "Withdrawn": "Withdrawn", "WordsReleased": "WordsReleased",
}  # fmt: skip
TAGS: dict[str, str] = {**ACTS, **POINTS, **EVENTS, **LINES}


def tag_of(name: str) -> str:
    """Return the tag of the class of this name; a name that is not in the table is its own tag."""
    return TAGS.get(name, name)
