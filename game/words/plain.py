"""Plain sentences for everything that may be said, for scenarios whose phrase bank has no words for it."""

from __future__ import annotations

_POSITION = (
    "on {issue}, our position is {end}", "we hold to one view of {issue}: {end}",
    "the answer of my Government on {issue} is {end}", "what should guide us on {issue} is {end}",
    "we see the matter of {issue} in this light: {end}", "when {issue} is discussed, my delegation stands for {end}",
)  # fmt: skip

PLAIN: dict[str, tuple[str, ...]] = {
    "opener": (
        "in the view of my delegation,", "as we see it,", "let me say this plainly:", "for our part,",
        "my Government has made it clear that", "we wish the record to show that", "I come to a further point:",
        "my delegation asks members to consider that", "let there be no doubt about where we stand:",
        "I turn to what matters to us:", "speaking for my Government, I say that", "it is our considered view that",
        "we ask the Council to note that", "as matters stand today,", "we have weighed our words, and they are these:",
        "having listened with care, we conclude that", "before we go further, we wish to recall that",
        "in the interest of clarity,", "we owe it to the members round this table to say that", "in short,",
    ),
    "opener/act": (
        "my delegation can announce that", "I am instructed to tell the Council that", "I have this to announce:",
        "my Government has authorised me to say that",
    ),
    "opener/firm": (
        "we say without hesitation that", "my delegation will not be moved from this:", "we could not be clearer:",
        "let nobody mistake our position:", "there is no other way to put it:", "we say it openly and firmly:",
    ),
    "opener/grave": (
        "it is with a heavy heart that we say this:", "at this grave hour,", "we say with the deepest concern that",
        "the moment does not allow silence:", "history will ask what was said here, and we say that",
        "in full awareness of what is at stake,",
    ),
    "answer": (
        "in answer to {speaker},", "we have heard {speaker}, and we say that", "I take up what {speaker} has said:",
        "to {speaker} we reply that", "after the words of {speaker}, it must be said that",
        "we listened to {speaker} and hold otherwise:",
    ),
    "answer/agreeing": (
        "like {speaker},", "we join {speaker} in saying that", "with {speaker}, we believe that",
        "as {speaker} has said in other words,", "we add our voice to that of {speaker}:",
    ),
    "answer/accepting": (
        "in answer to {speaker},", "to {speaker} we reply that", "we have considered what {speaker} said, and",
    ),
    "stating/minus": _POSITION,
    "stating/plus": _POSITION,
    "stating/middle": (
        "on {issue}, we stand between the two views that this table has heard",
        "neither extreme on {issue} has our support", "there is common ground on {issue}, and we look for it",
        "{issue} should divide this Council less than it does", "a balance on {issue} can be found, and must be",
        "we ask both sides to move on {issue}",
    ),
    "accusing": (
        "we state {stake} {charge}, and {target} must answer for it",
        "we put it to {target} {stake} {charge}", "the Council should know, and we say it {stake}, {charge}",
        "{target} cannot be silent when we say {stake} {charge}",
    ),
    "confidence/possible": ("it is possible that", "it may be that"),
    "confidence/likely": ("it is likely that", "all points to it that"),
    "confidence/certain": ("it is certain that", "it is beyond doubt that"),
    "stake/possible": ("as a possibility",),
    "stake/likely": ("as a likelihood",),
    "stake/certain": ("as a certainty",),
    "evidence": (
        "on the evidence of {evidence}", "and we rely on {evidence}", "as can be seen from {evidence}",
    ),
    "denying": (
        "we deny what {speaker} has alleged, namely {charge}", "it is not true {charge}",
        "the allegation {charge} is rejected in full", "we do not accept what is said of us, namely {charge}",
    ),
    "foretold/denying": (
        "{speaker} answers a charge that we have not made",
        "words that we have not spoken are being answered by {speaker}",
    ),
    "foretold/rebutting": (
        "{target} should be heard before it is contradicted",
        "{speaker} foretells what {target} will say, and proves nothing",
    ),
    "rebutting": (
        "what {speaker} has said of {target} is unfounded", "nothing that has been shown here proves {charge}",
        "the claim {charge} does not stand",
    ),
    "demanding": (
        "we ask of {target} {demand}, by {due}", "{target} owes the Council an answer by {due} to our demand {demand}",
        "our demand of {target}, to be met by {due}, is {demand}",
    ),
    "offering": (
        "we are ready {offer}, by {due}", "my Government offers {target} {offer}, by {due}",
        "our offer to {target} is {offer}, by {due}",
    ),
    "circulating": (
        "we are circulating to all members {evidence}", "members will find before them {evidence}",
        "we place before the Council {evidence}",
    ),
    "prebutting": (
        "we expect {target} to say {charge}, and it will be false",
        "should {target} come before us and say {charge}, let nobody be deceived",
    ),
    "accepting": (
        "we accept what {speaker} has put to us, {subject}", "our answer to {speaker} is yes: we agree {subject}",
    ),
    "refusing": (
        "we cannot accept what {speaker} has put to us, {subject}", "our answer to {speaker} is no: not {subject}",
    ),
    "reply": (
        "I asked for the floor in exercise of the right of reply", "what has been said of us calls for a reply",
        "I shall reply in a few words", "I take the floor again because we were named",
    ),
    "greeting": (
        "I thank {president} for convening us", "I thank the briefers for what they have told us",
        "my delegation thanks the presidency of {president}", "we are grateful for today's information",
    ),
    "greeting/chair": ("I shall now speak as the representative of {president}",),
    "closing": (
        "we ask members to weigh this", "my delegation will be guided by this when the time comes to decide",
        "this is what we came to say", "we remain ready to work with every member",
        "I leave it to the conscience of this table", "we trust that the Council will act in this spirit",
    ),
    "explain/in_favour": (
        "we support {draft}, because {reason}", "{draft} has our vote, since {reason}",
        "my delegation is in favour of {draft}, given that {reason}",
    ),
    "explain/against": (
        "we are against {draft}, because {reason}", "{draft} cannot have our vote, since {reason}",
        "my delegation opposes {draft}, given that {reason}",
    ),
    "explain/abstaining": (
        "we can neither support nor oppose {draft}, since {reason}",
        "on {draft} we abstain: we note that {welcome}, but {reserve}",
        "my delegation abstains on {draft}, because {reason}",
    ),
    "explain/not_participating": (
        "we take no part in the vote on {draft}, because {reason}",
        "my delegation stays out of the vote on {draft}, since {reason}",
    ),
    "explain/undeclared": (
        "of {draft} my delegation wishes to say that {reason}",
        "before the Council turns from {draft}, we note that {reason}",
    ),
    "explain/in_favour/briefly": ("the vote of my delegation on {draft} is in favour", "{draft} has our support"),
    "explain/against/briefly": ("the vote of my delegation on {draft} is against", "{draft} does not have our support"),
    "explain/abstaining/briefly": ("my delegation abstains on {draft}", "our ballot on {draft} is an abstention"),
    "explain/not_participating/briefly": ("my delegation takes no part in the vote on {draft}",),
    "explain/undeclared/briefly": ("my delegation has nothing to add on {draft}", "on {draft} all has been said by us"),
    "reason/welcomed": (
        "we welcome its paragraph {number}, which {paragraph}", "its paragraph {number} {paragraph}",
        "what we have stood for is in its paragraph {number}, which {paragraph}",
    ),
    "reason/rejected": (
        "we cannot go along with its paragraph {number}, which {paragraph}",
        "its paragraph {number} goes where we cannot go, for it {paragraph}",
        "we do not agree with its paragraph {number}, which {paragraph}",
    ),
    "reason/named": (
        "it says of whom it speaks, and that is {member}", "it does not shrink from naming {member}",
        "what is done is called by the name of who does it, and the name is that of {member}",
    ),
    "reason/blamed": (
        "it lays the blame on {member}", "what it says of {member} is not what we can say", "it points at {member}",
    ),
    "reason/spared": (
        "it reproaches nobody", "it leaves the way open to every side", "nobody is accused by it",
    ),
    "reason/singled-out": (
        "it singles out one State", "to point at one side has seldom brought a settlement nearer",
        "we are slow to join texts that point at one side only",
    ),
    "reason/own": ("it is our own text", "we have put it forward ourselves", "it says what we wish the Council to say"),
    "reason/company": (
        "we are at one with {member}, among its sponsors", "it comes from {member}, whose concern we share",
    ),
    "reason/unshared": (
        "a text of this weight should be the work of all", "it is the text of some, and should have been that of all",
    ),
    "reason/procedure": (
        "it concerns how this Council goes about its work, and no more",
        "a question of procedure is no reason to refuse a discussion",
    ),
    "reason/supported": (
        "it has the support of many round this table", "what so many members can support should not fail",
    ),
    "reason/stand-aside": ("we do not wish to stand in its way", "nothing would be gained by a vote against it"),
    "reason/passed-over": ("it says nothing of {member}", "it passes {member} over in silence"),
    "reason/left-out": ("it says nothing on {issue}", "on {issue} it is silent", "it leaves out {issue}"),
    "reason/divided": (
        "the permanent members are divided on it, and we take no side", "it divides a Council that should speak as one",
    ),
    "reason/short": ("it does too little", "it falls short of what is needed", "more was needed than what it holds"),
    "point_of_order": ("I raise a point of order on {ground}", "on a point of order, which concerns {ground}"),
    "ruling/upheld": ("the point of order on {ground} is well taken, and I so rule",),
    "ruling/not_upheld": ("the point of order on {ground} is not well taken, and I so rule",),
    "president/opening": ("{meeting}, on {date}, is called to order",),
    "president/agenda": ("the agenda of {meeting} is adopted: {item}",),
    "president/invitation": ("for {meeting}, I invite to take part without vote {names}",),
    "president/vote": ("I shall now put to the vote {subject}",),
    "president/closing": ("the business of {meeting} being concluded, the meeting is adjourned",),
    "president/suspension": ("{meeting} is suspended",),
    "briefer": (
        "I report on {date}: {figures}", "the figures that I bring the Council for {date} are these: {figures}",
    ),
}  # fmt: skip
"""By the first parts of a key. A core is a clause that stands alone and also after "that"; titles of charges and
demands begin with "that", those of offers with "to"."""
