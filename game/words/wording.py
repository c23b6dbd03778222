"""The plain words for every act that a seat may choose, and the group of the action bar that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from game.council import acts as council
from game.council.acts import Clause, PointGround, Product
from game.council.motions import Motion
from game.council.papers import Amendment, Standing
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.engine.directing import ApplyEffects, GiveNews
from game.engine.understandings import bound
from game.words import negotiation
from game.words.ballots import SAID, announced, said, wished
from game.words.explaining import at_stake, choice_of
from game.words.kinds import PASSES
from game.words.labels import Labels, capital, counted, listed, numbered, plainly, uncapital
from game.words.topics import Points, claim_of
from game.words.understandings import condition, promised, proposed, word_on
from game.world import acts as world
from game.world.evolve import due_after
from game.world.ledger import STAKES

_CHOSEN = {ballot: row.chosen for ballot, row in SAID.items()}
MOTIONS = {
    Motion.SUSPEND: "to suspend the meeting",
    Motion.ADJOURN: "to adjourn the meeting",
    Motion.ADJOURN_TO_DAY: "to adjourn the meeting to a certain day",
    Motion.REFER: "to refer the matter to a committee, the Secretary-General or a rapporteur",
    Motion.POSTPONE: "to postpone discussion to a certain day",
    Motion.AMEND: "to introduce an amendment",
}
GROUNDS = {
    PointGround.RELEVANCE: "the relevance of what is said to the item",
    PointGround.ORDER_OF_SPEAKERS: "the order of speakers",
    PointGround.PHRASING: "how the question is put",
    PointGround.NATURE_OF_QUESTION: "whether the question is procedural",
    PointGround.OBLIGATORY_ABSTENTION: "the abstention of a party to the dispute",
    PointGround.ORDER_OF_AMENDMENTS: "the order of amendments",
    PointGround.CONDUCT_OF_VOTING: "the conduct of the voting",
}
PRODUCTS = {
    Product.PRESIDENTIAL_STATEMENT: "presidential statement",
    Product.PRESS_STATEMENT: "press statement",
}
def label(action: Any, case: Case, briefing: Briefing) -> str:
    """Return what the act does, in plain words from the scenario's labels."""
    return wording_of(case).act(action, briefing)


@lru_cache(maxsize=8)
def wording_of(case: Case) -> Wording:
    """Return the wording of a scenario."""
    return Wording(case)


class Wording:
    """Words for acts, and for the parts of acts while a player puts them together."""

    def __init__(self, case: Case) -> None:
        self.labels = Labels(case)
        self.points = Points(self.labels)

    def act(self, action: Any, briefing: Briefing) -> str:
        """Return an act in plain words."""
        return WRITERS[type(action)](self, action, briefing)

    def part(self, slot: str, value: Any, briefing: Briefing) -> str:
        """Return one value of a part of an act: a point, a paragraph, a title, a register, a draft ..."""
        if isinstance(value, dict):
            return self._head(value)
        if hasattr(type(value), "__struct_fields__"):
            return self._structured(value, briefing)
        if slot == "partners":
            return capital(self.labels.these(value))
        if slot == "condition":
            return capital(condition(value, self.labels, briefing.papers))
        if slot == "gives" and not value:
            return "Nothing"
        if slot == "ballot" and not isinstance(value, Ballot):
            return "Announce no ballot"
        if slot == "witnessed":
            return "Before witnesses: told to all, and entered in the ledger" if value else "In confidence"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Ballot | Motion | PointGround | Product):
            words: dict[Any, str] = {**_CHOSEN, **MOTIONS, **GROUNDS, **PRODUCTS}
            return capital(words.get(value, str(value.value)))
        if hasattr(value, "value"):
            return capital(plainly(str(value.value)))
        return self._named(slot, value, briefing)

    def _head(self, head: dict[str, Any]) -> str:
        product = PRODUCTS.get(head.get("product", ""), "")
        if "title" in head:
            return self.labels.of("title", head["title"])
        return f"{capital(product)} on “{self.labels.of('item', head['item'])}”" if "item" in head else capital(product)

    def _structured(self, value: Any, briefing: Briefing) -> str:
        if isinstance(value, world.Point):
            point: Any = value
            return capital(self.points.line(point, briefing.ledger, briefing.day, True)) + self.stake(point, briefing)
        if isinstance(value, Clause):
            return self.labels.clause(value)
        if isinstance(value, council.Cited):
            return capital(choice_of(value, briefing, self.labels))
        if isinstance(value, world.Terms):
            return self.labels.terms(value)
        if isinstance(value, world.Promise):
            return capital(promised(value, self.labels, briefing.papers))
        return self.act(value, briefing)

    def stake(self, point: Any, briefing: Briefing) -> str:
        """Return the stake of a point, or a note that it is one's own position, in brackets; else nothing."""
        if isinstance(point, world.Accusing):
            won, lost = STAKES[point.confidence]
            stake = f"your credibility: {won:+.0f} if borne out, {lost:+.0f} if refuted"
            charge = self.labels.case.setting.charge[point.charge]
            if not (charge.borne_out or charge.refuted) and briefing.day + charge.days > briefing.days:
                stake = "nothing is staked: its date comes after the campaign"
            return _bracketed(stake, self._restraint(point.charge, briefing))
        if isinstance(point, world.Circulating):
            return _bracketed(self._restraint(self.labels.case.setting.proof[point.document].charge, briefing))
        if isinstance(point, world.Offering | world.Accepting):
            return _bracketed(self._word(point, briefing))
        own = briefing.profile.positions.get(point.issue, 0.0) if isinstance(point, world.Stating) else 0.0
        return " [your Government's position]" if own and abs(own - point.toward) < 0.5 else ""

    def _word(self, point: world.Offering | world.Accepting, briefing: Briefing) -> str:
        """Return the deed that keeps a promise, if the point gives one's word, and what is at stake."""
        if isinstance(point, world.Offering):
            due = due_after(self.labels.case.setting, "offer", point.offer, briefing.day)
            return word_on(self.labels, "offer", point.offer, due)
        claim = claim_of(briefing.ledger, point.claim)
        if claim is None or claim.kind != "demand":
            return ""
        return word_on(self.labels, "demand", claim.subject, claim.due)

    def _restraint(self, charge: str, briefing: Briefing) -> str:
        """Return a warning that a charge breaks a promise to make none, if it does."""
        against = self.labels.case.setting.charge[charge].against
        found = bound(briefing, world.PromiseKind.RESTRAINT, against)
        return f"it breaks your word to {self.labels.the(found[1])}" if found is not None else ""

    def _named(self, slot: str, value: Any, briefing: Briefing) -> str:
        if slot in ("day", "until") and isinstance(value, int):
            return self.labels.date(value) if value else "no date"
        if slot in ("claim", "number"):
            return self.claim(value, briefing)
        if slot == "chapter":
            return f"acting under Chapter {value}" if value else "without reference to a Chapter"
        if slot == "place" and isinstance(value, int):
            return "at the end" if value < 0 else f"paragraph {value + 1}"
        for kind in ("item", "title", "paragraph", "evidence", "format", "measure", "charge", "demand", "offer"):
            if slot.startswith(kind):
                return self.labels.of(kind, value)
        if slot in ("steps", "waives"):
            return self.labels.of("measure", value) if slot == "steps" else self.labels.requirement(value)
        return capital(self.labels.the(value)) if isinstance(value, str) else str(value)

    def claim(self, number: int, briefing: Briefing) -> str:
        """Return a claim of the ledger in words."""
        claim = claim_of(briefing.ledger, number)
        if claim is None:
            return numbered(number)
        what = self.labels.claimed(claim)
        return f"the {self.labels.kind(claim)} of {self.labels.the(claim.by)}: {uncapital(what)}"

    def draft(self, symbol: str, briefing: Briefing) -> str:
        """Return a draft's full name, or its symbol."""
        draft = briefing.papers.draft(symbol)
        return self.labels.draft(draft) if draft else symbol

    def amendment(self, symbol: str, briefing: Briefing) -> str:
        """Return an amendment's name."""
        found = briefing.papers.amendment(symbol)
        return f"{symbol} of {self.labels.the(found.by)} ({self.change(found)})" if found else symbol

    def change(self, paper: Amendment | council.ProposeAmendment) -> str:
        """Return the effect of an amendment in words."""
        if paper.clause is None:
            return f"delete paragraph {paper.place + 1}"
        if paper.place < 0:
            return f"add: {self.labels.clause(paper.clause)}"
        return f"replace paragraph {paper.place + 1} by: {self.labels.clause(paper.clause)}"

    def invitee(self, member: str) -> str:
        """Return the name of a participant that may be invited."""
        found = next((each for each in self.labels.case.remit.invitees if each.id == member), None)
        return found.label if found and found.label else self.labels.the(member)

    def seen(self, action: Any, briefing: Briefing) -> str:
        """Return the words for passing at this moment, by the stage of the meeting or the talks."""
        meeting, otherwise = briefing.meeting, "Pass: nothing further"
        return PASSES.get(meeting.stage, otherwise) if meeting is not None else otherwise


Writer = Callable[[Wording, Any, Briefing], str]


def _speech(words: Wording, action: world.Speak, briefing: Briefing) -> str:
    lines = [words.points.line(point, briefing.ledger, briefing.day, False) for point in action.points]
    return f"Speak ({action.register.value}): {'; '.join(lines)}"


def _tabled(words: Wording, action: council.TableDraft, briefing: Briefing) -> str:
    title = words.labels.of("title", action.title)
    return f"Table a draft resolution: {title} ({counted(len(action.clauses), 'paragraph')})"


def _statement(words: Wording, action: council.ProposeStatement, briefing: Briefing) -> str:
    return f"Propose a {PRODUCTS[action.product]} ({counted(len(action.clauses), 'paragraph')})"


def _motion(words: Wording, action: council.MoveMotion, briefing: Briefing) -> str:
    until = f", {words.labels.date(briefing.day + action.until)}" if action.until else ""
    return f"Move {MOTIONS[action.motion]}{until} (rule 33)"


def _ballot(words: Wording, action: council.CastBallot, briefing: Briefing) -> str:
    given, cost = at_stake(briefing, words.labels)
    breaks = f" [breaks the word that you gave: {cost}]" if given and action.ballot.value != given else ""
    return said(action.ballot).chosen + breaks


def _explanation(words: Wording, action: council.ExplainVote, briefing: Briefing) -> str:
    if action.ballot is None:
        return "Explain your vote"
    symbol = briefing.meeting.draft if briefing.meeting else ""
    return f"Announce {announced(action.ballot, words.draft(symbol, briefing))}"


def _point_of_order(words: Wording, action: council.RaisePointOfOrder, briefing: Briefing) -> str:
    member = action.party or action.about
    about = f" ({words.labels.the(member)})" if member in words.labels.case.participant else ""
    return f"Raise a point of order on {GROUNDS[action.ground]}{about} (rule 30)"


def _end_of_day(words: Wording, action: world.EndDay, briefing: Briefing) -> str:
    if briefing.round is not None and briefing.member in briefing.round.polled:
        return "Say nothing further in this round"
    return "End your day in the corridor"


def _answer(words: Wording, action: world.AnswerClaim, briefing: Briefing) -> str:
    return f"{'Accept' if action.accepts else 'Refuse'} {words.claim(action.claim, briefing)}"


def _call(words: Wording, action: world.AnswerCall, briefing: Briefing) -> str:
    format = words.labels.of("format", action.format)
    return f"{'Consent to' if action.consents else 'Decline'} the round of talks: {format}"


def _lobby(words: Wording, action: world.Lobby, briefing: Briefing) -> str:
    return f"Ask {words.labels.the(action.member)} to {wished(action.in_favour, words.draft(action.draft, briefing))}"


def _part(words: Wording, action: council.RequestSeparateVote, briefing: Briefing) -> str:
    return f"Ask for a separate vote on paragraph {action.place + 1} of {action.draft} (rule 32)"


def _talking(writer: Callable[[Any, Briefing, Labels], str]) -> Writer:
    return lambda words, action, briefing: writer(action, briefing, words.labels)


def _on_draft(text: str) -> Writer:
    return lambda words, action, briefing: text.format(words.draft(action.draft, briefing))


def _on_amendment(text: str) -> Writer:
    return lambda words, action, briefing: text.format(words.amendment(action.amendment, briefing))


def _bracketed(*said: str) -> str:
    """Return the notes on a point in brackets, to follow its words; nothing if there are none."""
    told = "; ".join(filter(None, said))
    return f" [{told}]" if told else ""


def _always(text: str) -> Writer:
    return lambda words, action, briefing: text


def _release(words: Wording, act: world.ReleaseEvidence, briefing: Briefing) -> str:
    """Name the other evidence that is lost with the source."""
    held = words.labels.case.setting.held.get(briefing.member, ())
    origin = next((each.origin for each in held if each.id == act.evidence), "")
    lost = [each.title for each in held if origin and each.origin == origin and each.id != act.evidence]
    burnt = f" (this burns its source, and with it {listed(lost)})" if lost else ""
    return f"Release: {words.labels.of('evidence', act.evidence)}{burnt}"


def _test(words: Wording, act: world.TestParagraph, briefing: Briefing) -> str:
    return f"Test on {words.labels.the(act.member)} the paragraph “{words.labels.of('paragraph', act.paragraph)}”"


def _proposal(words: Wording, act: world.ProposeUnderstanding, briefing: Briefing) -> str:
    asks = promised(act.asks, words.labels, briefing.papers)
    how = "before witnesses" if act.witnessed else "in confidence"
    if len(act.partners) > 1:
        return f"Propose to {words.labels.these(act.partners)} one line, {how}: to {asks}"
    gives = f", and would {promised(act.gives, words.labels, briefing.papers)}" if act.gives is not None else ""
    return f"Ask {words.labels.these(act.partners)} to {asks}{gives}, {how}"


def _understanding(words: Wording, act: world.AnswerUnderstanding, briefing: Briefing) -> str:
    found = next((each for each in briefing.understandings if each.number == act.number), None)
    what = proposed(found, briefing.member, words.labels, briefing.papers) if found else f"understanding {act.number}"
    return f"{'Accept' if act.accepts else 'Refuse'}: {what}"


def _cable(words: Wording, act: world.AdviseCapital, briefing: Briefing) -> str:
    if act.capital and act.capital != briefing.member:
        known = words.labels.case.participant.get(act.capital)
        where = known.capital if known is not None and known.capital else words.labels.the(act.capital)
        left = briefing.access.get(act.capital, 0.0)
        return f"Give {where} private counsel: {act.counsel.value} (uses one of your {left:.0f} access)"
    return f"Cable your capital: advise {act.counsel.value}"


def _meeting(words: Wording, act: council.RequestMeeting, briefing: Briefing) -> str:
    blue = [each.symbol for each in briefing.papers.drafts if each.item == act.item and each.standing is Standing.BLUE]
    vote = f"; {listed(blue)}, in blue, would be put to the vote" if blue else ""
    return f"Ask for a meeting on {words.labels.item(act.item)} (rule 2{vote})"


WRITERS: dict[type, Writer] = {
    council.Pass: lambda words, action, briefing: words.seen(action, briefing),
    GiveNews: lambda words, action, briefing: f"Tell everybody: {action.words}",
    ApplyEffects: lambda words, action, briefing: f"Let it happen: {action.because}",
    council.RequestMeeting: _meeting,
    council.OpenMeeting: _always("Open the meeting"),
    council.StayAway: _always("Stay away from the next meeting: counted as absent in every vote of it"),
    council.CedeChair: _always("Leave the chair for this question (rule 20)"),
    council.ObjectToAgenda: _always("Object to the agenda, which is then put to a procedural vote (rule 9)"),
    council.ObjectToInvitation: lambda words, a, _: f"Object to inviting {words.invitee(a.invitee)}",
    council.PhraseInvitation: lambda _w, a, _: f"Put the question: {'to invite' if a.to_invite else 'not to invite'}",
    council.Brief: lambda words, a, _: f"Hear {words.labels.the(a.briefer)}",
    council.CallSpeaker: lambda words, a, _: f"Give the floor now to {words.labels.the(a.member)} (rule 27)",
    council.RaisePointOfOrder: _point_of_order,
    council.Rule: lambda _w, a, _: "Rule the point of order " + ("well taken" if a.upheld else "not well taken"),
    council.ChallengeRuling: _always("Challenge the ruling, which is then put to the Council (rule 30)"),
    council.MoveMotion: _motion,
    council.SpeakOnMotion: lambda _w, a, _: f"Speak {'for' if a.supports else 'against'} the motion",
    council.ExplainVote: _explanation,
    council.TableDraft: _tabled,
    council.Cosponsor: _on_draft("Co-sponsor {}"),
    council.PutUnderSilence: _on_draft("Put {} under silence until the end of the day"),
    council.BreakSilence: _on_draft("Break the silence on {}"),
    council.PutInBlue: _on_draft("Ask for the vote on {} (put it in blue)"),
    council.WithdrawDraft: _on_draft("Withdraw {} (rule 35)"),
    council.TakeOverDraft: _on_draft("Take over {} as your own (rule 35)"),
    council.ProposeAmendment: lambda words, a, _: f"Propose to amend {a.draft}: {words.change(a)}",
    council.AcceptAmendment: _on_amendment("Accept amendment {}"),
    council.WithdrawAmendment: _on_amendment("Withdraw amendment {}"),
    council.OrderAmendments: lambda words, a, b: f"Put first amendment {words.amendment(a.first, b)} (rule 36)",
    council.RequestSeparateVote: _part,
    council.ObjectToSeparateVote: _on_draft("Object to a separate vote on {} (rule 32)"),
    council.AskPreliminaryQuestion: _on_draft("Ask whether {} is procedural"),
    council.PutPreliminaryQuestion: _always("Put to the vote whether the matter is procedural"),
    council.CastBallot: _ballot,
    council.ProposeStatement: _statement,
    council.ObjectToStatement: _always("Withhold agreement: the statement is not issued (this is not a veto)"),
    world.Speak: _speech,
    world.Meet: lambda words, a, _: f"Meet the delegation of {words.labels.the(a.member)} (seen by all)",
    world.Lobby: _lobby,
    world.ReleaseEvidence: _release,
    world.AnswerClaim: _answer,
    world.AdviseCapital: _cable,
    world.Telephone: lambda words, a, _: f"Let your minister call {words.labels.the(a.member)}'s (unseen by others)",
    world.MeetGroup: lambda words, a, _: f"Meet {words.labels.of('group', a.group)} (two hours, seen by all)",
    world.SoundOut: lambda words, a, _: f"Sound out {words.labels.the(a.member)}: two lines are named, one is true",
    world.TestParagraph: _test,
    world.ProposeUnderstanding: _proposal,
    world.AnswerUnderstanding: _understanding,
    world.CallTalks: lambda words, a, _: f"Call a round of talks: {words.labels.of('format', a.format)}",
    world.AnswerCall: _call,
    **{kind: _talking(writer) for kind, writer in negotiation.ACTS.items()},
    world.EndDay: _end_of_day,
    world.OpenDay: _always("Open the day"),
    world.PassNight: _always("Let the night pass"),
}
"""How each kind of act reads; every kind has a writer."""
