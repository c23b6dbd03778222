"""The rules and words of the Council and of this simulation, each explained for somebody who has heard of neither."""

from __future__ import annotations

from msgspec import Struct

from game.terms import Slug


class Entry(Struct, frozen=True):
    """One rule or word. `authority` names the article, the rule or "practice"; it is empty for words of this game."""

    id: Slug
    title: str
    text: str
    authority: str = ""
    group: str = "The Council"


_GAME = "This simulation"
_ENTRIES = (
    Entry("council", "The Security Council", "It has 15 members. Five are permanent, and ten are elected by the General "
          "Assembly for two years. Each member has one vote. Whose seats are permanent is marked at the table.",
          "Charter, Articles 23 and 27 (1)"),
    Entry("vote", "What a draft needs", "A draft resolution is adopted when nine members vote in favour and no "
          "permanent member votes against. The nine are counted of all members, not of those present.",
          "Charter, Article 27 (3)"),
    Entry("veto", "Veto", "A permanent member votes against, nine members are in favour, and so the draft is not "
          "adopted: the outcome is a veto. Nobody casts a veto; a member casts a vote. Where fewer than nine are in "
          "favour the draft lacks the votes, and there is no veto.", "Charter, Article 27 (3)"),
    Entry("abstain", "Abstention", "To abstain is to vote neither in favour nor against. An abstention does not help "
          "to reach nine. A permanent member's abstention does not stop a draft.",
          "Charter, Article 27 (3); Court, advisory opinion on Namibia, 1971"),
    Entry("procedural", "Procedural question", "Questions about the meeting itself, such as the agenda or an "
          "invitation, need nine votes in favour, and a permanent member's vote against does not stop them.",
          "Charter, Article 27 (2)"),
    Entry("party", "Party to the dispute", "In decisions under Chapter VI a party to a dispute shall abstain. This is "
          "seldom applied.", "Charter, Article 27 (3)"),
    Entry("chapters", "Chapters VI and VII", "Under Chapter VI the Council recommends how a dispute may be settled in "
          "peace. Under Chapter VII it can decide on measures, where it finds a threat to the peace, a breach of the "
          "peace or an act of aggression.", "Charter, Articles 33 to 42"),
    Entry("president", "The President", "One member presides for a month, in the English alphabetical order of names. "
          "The President calls speakers and puts questions to the vote, and votes as every member does.",
          "Rules 18 and 19"),
    Entry("agenda", "The agenda", "A meeting begins with its agenda. If a member objects, the Council votes, and nine "
          "in favour are needed for the meeting to go on.", "Rule 9"),
    Entry("speakers", "The list of speakers", "The President calls speakers in the order in which they asked for the "
          "floor.", "Rule 27"),
    Entry("order", "Point of order", "A member asks the President to rule at once on how the meeting is run. The "
          "ruling can be challenged; it stands unless nine members vote to overrule it.", "Rule 30"),
    Entry("motion", "Motion", "A proposal about the course of the meeting, such as to suspend or to adjourn it. "
          "Motions are decided before drafts, in a fixed order.", "Rule 33"),
    Entry("separate", "Separate vote", "A member may ask for a vote on one part of a draft. It is taken unless the "
          "author of the draft objects.", "Rule 32"),
    Entry("amendment", "Amendment", "A change to a draft: another paragraph, a new one, or none. It is voted on before "
          "the draft, unless the sponsors accept it.", "Rule 36, and practice"),
    Entry("invited", "Invited States and briefers", "A State that is not on the Council may be invited when its "
          "interests are affected. It speaks, and does not vote. Other persons may be invited to inform the Council.",
          "Rules 37 and 39"),
    Entry("draft", "Draft resolution", "A text that the Council may adopt. Its preambular paragraphs recall and "
          "observe; its operative paragraphs say what the Council does, each with a verb.", "Practice"),
    Entry("verbs", "Verbs", "The verb says how strong a paragraph is. Mild verbs note and invite; strong ones demand, "
          "condemn and decide. Some members accept a paragraph with one verb and not with another.", "Practice"),
    Entry("sponsor", "Sponsors", "Those whose names stand on a draft. To co-sponsor is to put your name on the text of "
          "another.", "Practice"),
    Entry("silence", "Silence procedure", "A text is under silence until a set hour. Whoever cannot accept it breaks "
          "the silence, and the talks on it go on.", "Practice"),
    Entry("blue", "In blue", "A draft in its final form, for which a vote is asked, is printed in blue.", "Practice"),
    Entry("statement", "Statement of the Council", "A text that all members agree to. There is no vote: one member's "
          "objection stops it, and that is not a veto.", "Practice"),
    Entry("explanation", "Explanation of vote", "A member says before or after the vote why it votes so.", "Practice"),
    Entry("credibility", "Credibility", "What the word of a delegation is worth, from 0 to 100. It rises when a claim "
          "is borne out or a promise is kept, and falls when a claim is refuted or a promise is broken.", "", _GAME),
    Entry("ledger", "The ledger", "Every claim, demand, offer and promise that was made before all, with what became "
          "of it.", "", _GAME),
    Entry("confidence", "How sure you are", "Who accuses says how sure it is. The surer a claim, the more credibility "
          "is won or lost by it.", "", _GAME),
    Entry("hours", "Hours", "Each day in the corridor has few hours. Visits, calls and talks cost some of them.", "",
          _GAME),
    Entry("influence", "Influence", "What a delegation can spend to ask for a vote or to test a paragraph.", "", _GAME),
    Entry("relations", "Relations", "How a delegation stands to yours, from -100 to 100. They bear on its vote.", "",
          _GAME),
    Entry("redline", "Red line", "Something that a delegation's instructions do not let it accept. Others can only "
          "find out by asking.", "", _GAME),
    Entry("points", "Points of a speech", "What a speech says, chosen from a list. The points are what counts in the "
          "ledger; your own words stand beside them in the record.", "", _GAME),
    Entry("understanding", "Understanding", "A promise between delegations: a ballot, talks, or silence on a matter. "
          "It is judged by rule when its day comes.", "", _GAME),
    Entry("forecast", "Forecast", "How the others are likely to vote, by what they have said in public and by what "
          "your delegation has learned. It is no promise.", "", _GAME),
    Entry("tension", "The situation", "Figures on the world outside the chamber. What is said and decided moves "
          "them, and each move names its cause.", "", _GAME),
    Entry("role", "The role is not your opinion", "You speak for a State. You may find it wrong. Nobody takes your "
          "role for you, and no mark depends on how the vote ends.", "", _GAME),
)  # fmt: skip
GLOSSARY: dict[Slug, Entry] = {each.id: each for each in _ENTRIES}
"""The entries by id: first those on the Council, then those on this simulation."""
