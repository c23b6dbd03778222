"""The public news of the world outside the chamber, and of the chamber's decisions: one line for each event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from game.council import events as council
from game.council.assembly import recommends
from game.council.papers import Standing
from game.council.subjects import OnDraft
from game.engine import events as clock
from game.engine.heard import Heard
from game.words import negotiation
from game.words.labels import Labels, came_to, capital, counted, listed, plainly, stopped, uncapital
from game.words.questions import question_title
from game.words.topics import claim_of
from game.words.understandings import promised
from game.world import events as world
from game.world.announcements import as_announced
from game.world.facts import ClaimState


class Story(Struct, frozen=True):
    """One line of news.

    `kind` is decision, ending, vote, talks, event, claim, meeting, paper or corridor. `weight` says how far up the
    page it stands (higher is further up). `source` is that of a fact.
    """

    kind: str
    weight: int
    text: str
    source: str = ""


_MOVED = {
    ClaimState.BORNE_OUT: "is borne out",
    ClaimState.REFUTED: "is refuted",
    ClaimState.LAPSED: "has lapsed",
    ClaimState.CORROBORATED: "is corroborated",
    ClaimState.CONTRADICTED: "is contradicted",
    ClaimState.ACCEPTED: "is accepted",
    ClaimState.REFUSED: "is refused",
    ClaimState.KEPT: "is kept",
    ClaimState.BROKEN: "is broken",
    ClaimState.WITHDRAWN: "is withdrawn",
}


def story(event: Any, state: Heard, labels: Labels) -> Story | None:
    """Return the event as news, or None if it is none; `state` is the state after it.

    What came before the game begins is no news.
    """
    if state.day < state.case.begins:
        return None
    teller = _TELLERS.get(type(event))
    told = teller(event, state, labels) if teller else None
    if told is None:
        return None
    kind, weight, text, *source = told
    words = capital(stopped(labels.reason(text, state.world.ledger)))
    return Story(kind, weight, words, labels.source(source[0]) if source else "")


Told = tuple[Any, ...] | None


def _decision(event: world.DecisionCarriedOut, state: Heard, labels: Labels) -> Told:
    decision = next(each for each in state.case.setting.decisions if each.id == event.decision)
    return "decision", 100, decision.news or f"{labels.the(decision.capital)}: {decision.label}", decision.source


def _happening(event: world.HappeningCame, state: Heard, labels: Labels) -> Told:
    happening = next(each for each in state.case.setting.happenings if each.id == event.happening)
    return "event", 60, happening.text, happening.source


def _claim(event: world.ClaimMoved, state: Heard, labels: Labels) -> Told:
    claim = claim_of(state.world.ledger, event.number)
    if claim is None or event.state not in _MOVED or as_announced(claim):
        return None
    what = uncapital(labels.claimed(claim))
    text = f"the {labels.kind(claim)} of {labels.the(claim.by)}, {what}, {came_to(_MOVED[event.state], event.because)}"
    return "claim", 50, text


def _vote(event: council.VotingEnded, state: Heard, labels: Labels) -> Told:
    if not isinstance(event.subject, OnDraft):
        return None
    title = question_title(event.subject, labels)
    in_favour = sum(ballot.value == "in_favour" for ballot in event.ballots.values())
    end = {"adopted": "is adopted", "veto": "is not adopted: the outcome is a veto"}.get(
        event.outcome.ground.value, "is not adopted: it lacked the votes"
    )
    return "vote", 90, f"{title} {end}, with {counted(in_favour, 'vote')} in favour"


def _ended(event: clock.GameEnded, state: Heard, labels: Labels) -> Told:
    ending = next((each for each in state.case.setting.endings if each.id == event.ending), None)
    return ("ending", 110, ending.title) if ending else None


def _round_ended(event: world.RoundEnded, state: Heard, labels: Labels) -> Told:
    form = labels.of("format", event.format)
    if event.walked_out:
        return "talks", 70, f"{labels.the(event.walked_out)} walks out of a round of {form}"
    return "talks", 40, f"a round of {form} ends without agreement"


def _format_ended(event: world.FormatEnded, state: Heard, labels: Labels) -> Told:
    # A cause may name its own cause before a colon; the news leaves that out.
    since = event.because.rpartition(": ")[2]
    return "talks", 85, f"{labels.of('format', event.format)} comes to an end, since {since}"


def _called(event: world.CallAnswered, state: Heard, labels: Labels) -> Told:
    verb = "consents to" if event.consents else "declines"
    return "talks", 30, f"{labels.the(event.by)} {verb} a round of {labels.of('format', event.format)}"


def _measure(event: world.MeasureMoved, state: Heard, labels: Labels) -> Told:
    way = "advances" if event.by > 0 else "falls back"
    return "talks", 55, f"{labels.of('measure', event.measure)} {way}: {event.because}"


def _judged(event: world.UndertakingJudged, state: Heard, labels: Labels) -> Told:
    claim = claim_of(state.world.ledger, event.claim)
    form = labels.of("format", claim.subject) if claim else "the talks"
    return "talks", 65, f"the undertaking given in {form} is {'kept' if event.kept else 'broken'} in the field"


def _moved(event: council.DraftMoved, state: Heard, labels: Labels) -> Told:
    words = {
        Standing.SILENCE: "is put under silence",
        Standing.BLUE: "is in blue: a vote on it is asked for",
        Standing.WITHDRAWN: "is withdrawn",
        Standing.NEGOTIATION: "is under negotiation again",
    }
    by = f" by {labels.the(event.by)}" if event.by else ""
    return ("paper", 35, f"{event.draft} {words[event.standing]}{by}") if event.standing in words else None


def _statement(event: council.StatementSettled, state: Heard, labels: Labels) -> Told:
    end = "is issued with the agreement of all members" if event.issued else "is not issued for want of agreement"
    return "vote", 75, f"{event.statement} {end}"


def _reached(event: world.UnderstandingReached, state: Heard, labels: Labels) -> Told:
    """Report an understanding reached before witnesses."""
    if not event.witnessed:
        return None
    found = next(each for each in state.world.understandings if each.number == event.number)
    papers = state.proceedings.papers
    if len(found.partners) > 1:
        line = promised(found.asks, labels, papers)
        return "talks", 42, f"{labels.these(event.parties)} agree on one line: to {line}"
    said = [f"{labels.the(member)} promises to {promised(each, labels, papers)}" for member, each in found.promises]
    return "talks", 42, f"before witnesses, {listed(said)}"


def _refused(event: world.MonitorsRefused, state: Heard, labels: Labels) -> Told:
    charge = labels.of("charge", event.charge)
    return "event", 58, f"monitors are refused access, and cannot speak to the charge {charge}"


def _assembly(event: world.AssemblyVoted, state: Heard, labels: Labels) -> Told:
    """Report the Assembly's vote: it recommends by two thirds of those voting (Charter, Article 18 (2))."""
    end = "adopts" if recommends(event.in_favour, event.against) else "does not adopt"
    figures = f"{event.in_favour} in favour, {event.against} against, {event.abstaining} abstaining"
    text = f"in its emergency special session the General Assembly {end} its recommendation, with {figures}"
    text += f"; {event.not_voting} did not vote" if event.not_voting else ""
    return "vote", 96, text, state.case.setting.assembly.source


def _line(kind: str, weight: int, text: str) -> Teller:
    def tell(event: Any, state: Heard, labels: Labels) -> Told:
        names = {
            field: labels.the(value) if len(value) == 3 or value in state.case.participant else plainly(value)
            for field in ("by", "member")
            if isinstance(value := getattr(event, field, None), str)
        }
        of = {field: labels.of(field, getattr(event, field)) for field in ("format", "evidence", "item", "group")
              if hasattr(event, field)}  # fmt: skip
        rest = {field: getattr(event, field, "") for field in ("symbol", "draft", "because", "resolution")}
        return kind, weight, text.format_map(rest | of | names)

    return tell


Teller = Callable[[Any, Heard, Labels], Told]
_TELLERS: dict[type, Teller] = {
    world.DecisionCarriedOut: _decision,
    world.HappeningCame: _happening,
    world.ClaimMoved: _claim,
    **negotiation.NEWS,
    world.RoundEnded: _round_ended,
    world.CallAnswered: _called,
    world.MeasureMoved: _measure,
    world.UndertakingJudged: _judged,
    world.DelegationsMet: _line("corridor", 10, "{by} meets {member}"),
    world.GroupMet: _line("corridor", 12, "{group} meet at the request of {by}"),
    world.UnderstandingReached: _reached,
    world.MonitorsRefused: _refused,
    world.AssemblyVoted: _assembly,
    world.EvidenceReleased: _line("event", 45, "{by} makes public {evidence}"),
    world.TalksCalled: _line("talks", 25, "{by} calls for a round of {format}"),
    world.RoundOpened: _line("talks", 45, "a round of {format} opens"),
    world.FormatEnded: _format_ended,
    world.PackageEndorsed: _line("vote", 72, "by {symbol} the Council endorses what the talks rest on"),
    council.VotingEnded: _vote,
    council.StatementSettled: _statement,
    council.DraftMoved: _moved,
    council.MeetingRequested: _line("meeting", 20, "{by} asks for a meeting on {item}"),
    council.SeatLeft: _line("meeting", 30, "{member} will stay away from the next meeting"),
    council.DraftTabled: lambda event, state, labels: (
        "paper", 40, f"{labels.these(event.draft.sponsors)}: draft resolution {labels.draft(event.draft)}"
    ),
    council.Cosponsored: _line("paper", 15, "{by} joins the sponsors of {draft}"),
    council.EmergencySessionCalled: _line(
        "vote", 95, "the Council calls an emergency special session of the General Assembly"
    ),
    clock.GameEnded: _ended,
    clock.NewsGiven: lambda event, state, labels: ("event", 90, event.words),
}  # fmt: skip
