"""The page of the book of law on what is said and done outside the rules of procedure: points, deeds, talks."""

from __future__ import annotations

from typing import Any

from game.engine.state import State
from game.world import acts as w


def said(state: State, by: str, each: Any) -> str:
    setting, ledger = state.case.setting, state.world.ledger
    charges = {one.id: one for one in setting.charges}
    held = {one.id for one in setting.evidence if one.holder == by}
    evidence = getattr(each, "evidence", "") or getattr(each, "document", "")
    if evidence and evidence not in held:
        return "nobody circulates what another holds"
    if type(each) is w.Accusing and (each.charge not in charges or charges[each.charge].against == by):
        return "nobody accuses himself"
    if type(each) in (w.Denying, w.Accepting, w.Refusing, w.Rebutting):
        if not 0 <= each.claim < len(ledger):
            return "there is no such claim"
        own = ledger[each.claim].about == by
        return "" if own is not (type(each) is w.Rebutting) else "one answers for oneself, and rebuts for others"
    return ""


def waiting(state: State, by: str, act: Any) -> str:
    under_way = state.world.round
    in_round = under_way is not None and under_way.open and by in under_way.polled
    return "" if by in state.corridor.waiting or in_round else "this delegation has ended its day"


def costs_an_hour(state: State, by: str, act: Any) -> str:
    return "" if state.corridor.hours.get(by, 0) >= 1 else "no hour is left"


def other(state: State, by: str, act: w.Meet | w.Lobby | w.Telephone | w.SoundOut | w.TestParagraph) -> str:
    return "" if act.member in state.case.seats and act.member != by else "there is nobody to meet"


def known_paragraph(state: State, by: str, act: w.TestParagraph) -> str:
    return "" if act.paragraph in {each.id for each in state.case.remit.bank} else "a paragraph that nobody wrote"


def door(state: State, by: str, act: w.AdviseCapital) -> str:
    if act.capital in ("", by):
        return ""
    had = state.case.setting.access.get(by, {}).get(act.capital, 0)
    if act.capital not in state.case.seats or had < 1:
        return "this delegation never had access to that capital"
    shut = state.world.shut.get(by, {}).get(act.capital, 0) > state.day
    return "the door of that capital is closed" if shut else ""


def gathering(state: State, by: str, act: w.MeetGroup) -> str:
    found = [each for each in state.case.setting.groups if each.id == act.group and by in each.members]
    if not found:
        return "only its members call a group together"
    return "" if state.corridor.hours.get(by, 0) >= 2 else "a group takes two hours"


def agreeing(state: State, by: str, act: w.ProposeUnderstanding) -> str:
    council, partners = state.case.remit.council.seats, act.partners
    if not partners or by in partners or not set(partners) <= set(state.case.seats):
        return "an understanding is with others who sit here"
    if len(set(partners)) > 1 and (*sorted(partners), by) not in _groups(state, by):
        return "several agree only as a group"
    for member, each in ((by, act.gives), *((one, act.asks) for one in partners)):
        votes = each is not None and each.kind in (w.PromiseKind.BALLOT, w.PromiseKind.SPONSOR)
        if votes and (member not in council or each.subject not in {d.symbol for d in state.proceedings.papers.drafts}):
            return "only members promise a ballot, and on a draft that there is"
        if each is not None and each.kind is w.PromiseKind.RESTRAINT and each.subject == member:
            return "nobody promises not to charge itself"
    return ""


def _groups(state: State, by: str) -> set[tuple[str, ...]]:
    groups = [each.members for each in state.case.setting.groups if by in each.members]
    return {(*sorted(set(each) - {by}), by) for each in groups}


def answering_understanding(state: State, by: str, act: w.AnswerUnderstanding) -> str:
    asked = next((each for each in state.world.understandings if each.number == act.number), None)
    if asked is None:
        return "nobody has proposed that"
    waits = by in asked.partners and by not in asked.accepted and asked.state.value == "open"
    return "" if waits else "it was not proposed to this delegation, or has been answered"


def release(state: State, by: str, act: w.ReleaseEvidence) -> str:
    held = {each.id for each in state.case.setting.evidence if each.holder == by}
    return "" if act.evidence in held and act.evidence not in state.world.released else "it is not one's own, or known"


def answering(state: State, by: str, act: w.AnswerClaim) -> str:
    ledger = state.world.ledger
    ok = 0 <= act.claim < len(ledger) and ledger[act.claim].about == by
    return "" if ok and ledger[act.claim].kind in ("demand", "offer") else "nothing was asked of this State"


def party_in_round(state: State, by: str, act: Any) -> str:
    found = _format(state)
    return "" if found and by in found.parties else "only the parties of a round agree to it or leave it"


def proposing(state: State, by: str, act: w.ProposeTerms) -> str:
    found = _format(state)
    if found is None or by not in (*found.parties, *found.mediators):
        return "only parties and mediators propose terms"
    return "" if set(act.terms.steps) <= set(found.measures) else "a measure that is not of this format"


def _format(state: State) -> Any:
    under_way = state.world.round
    if under_way is None or not under_way.open:
        return None
    return next(each for each in state.case.setting.formats if each.id == under_way.format)


def accepting(state: State, by: str, act: w.AcceptTerms) -> str:
    under_way = state.world.round
    lies = under_way is not None and under_way.table is not None and under_way.proposed_by != by
    return "" if lies else "there is nothing on the table to accept"


def accepting_part(state: State, by: str, act: w.AcceptPart) -> str:
    under_way = state.world.round
    table = under_way.table if under_way is not None else None
    if table is None or under_way is None or under_way.proposed_by == by:
        return "there is nothing on the table to accept"
    return "" if set(act.steps) <= set(table.steps) else "a step that is not on the table"


def recording(state: State, by: str, act: w.RecordBreach) -> str:
    return "" if 0 <= act.breach < len(state.world.breaches) else "nobody has broken that"


def contesting(state: State, by: str, act: w.ContestSignature) -> str:
    ledger = state.world.ledger
    known = 0 <= act.claim < len(ledger) and ledger[act.claim].kind == "undertaking"
    return "" if known else "there is no such undertaking"


def consenting(state: State, by: str, act: w.AnswerCall) -> str:
    under_way = state.world.round
    if under_way is None or under_way.open or under_way.format != act.format or by in under_way.consented:
        return "no such call waits for an answer"
    parties = next(each for each in state.case.setting.formats if each.id == act.format).parties
    return "" if by in parties else "only parties consent"


def calling(state: State, by: str, act: w.CallTalks) -> str:
    found = next((each for each in state.case.setting.formats if each.id == act.format), None)
    if found is None or state.world.round is not None:
        return "there is no such format, or a round is under way"
    return "" if by in (*found.parties, *found.mediators, *found.participants) else "a stranger to the format"
