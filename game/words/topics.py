"""The subjects of the points of a speech, as the gaps of phrases and as one line each."""

from __future__ import annotations

from collections.abc import Sequence

from game.terms import MemberId, Slug
from game.words.labels import Labels, counted, listed, uncapital
from game.words.points import DISMISSING, PLEDGING, POINTS, PointWords
from game.world.acts import (
    Accepting,
    Accusing,
    AnyPoint,
    Circulating,
    Demanding,
    Denying,
    Offering,
    Prebutting,
    Rebutting,
    Refusing,
    Stating,
)
from game.world.facts import Claim

_ENDS = {-1: "minus", 0: "middle", 1: "plus"}
_ORDER = tuple(POINTS)
_JOINED = tuple(row.briefly for row in POINTS.values() if row.joined)
"""Verbs that a line joins if they have one target: "accuses and rebuts one"."""
HALFWAY = "between the two"
"""The word for a position between the two ends of an issue."""

def claim_of(claims: Sequence[Claim], number: int) -> Claim | None:
    """Return the claim with this number of the ledger, or None."""
    return next((each for each in claims if each.number == number), None)


def _joined(lines: Sequence[str], about: str) -> str:
    """Return acts that have the same targets in words: "accuses and rebuts one"."""
    verbs = [each.removesuffix(" {targets}") for each in lines[:-1]]
    return listed([*verbs, lines[-1].format(targets=about)])


class Points:
    """Words for the points of speeches, from the labels of a scenario and the ledger as it stands."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        setting = labels.case.setting
        self._charges = {each.id: each for each in setting.charges}
        self._demands = {each.id: each for each in setting.demands}
        self._offers = {each.id: each for each in setting.offers}
        self._evidence = {each.id: each for each in setting.evidence}
        self._issues = {each.id: each for each in setting.issues}

    def line(self, point: AnyPoint, claims: Sequence[Claim], day: int, imperative: bool) -> str:
        """Return the point in one line with its target: imperative for a choice, else as a report."""
        row = self._row(point, claims)
        verb = row.order if imperative else row.report
        return row.line.format_map(self._noted(point, claims, day) | {"verb": verb})

    def _row(self, point: AnyPoint, claims: Sequence[Claim]) -> PointWords:
        if isinstance(point, Offering) and not self._addressee(point):
            return PLEDGING
        return DISMISSING if _dismisses(point, claims) else POINTS[type(point)]

    def parts(self, point: AnyPoint, claims: Sequence[Claim], day: int) -> tuple[str, ...]:
        """Return the parts of the line below the point's kind: its subject, then the statement about it."""
        gaps = self._noted(point, claims, day)
        if isinstance(point, Demanding | Offering):
            asked = self._demands if isinstance(point, Demanding) else self._offers
            days = asked[_subject(point)].days if _subject(point) in asked else 0
            gaps |= {
                "term": f"within {counted(days, 'day')}",
                "short_target": self.labels.short(self._addressee(point)),
            }
        if isinstance(point, Rebutting) and (claim := claim_of(claims, point.claim)):
            gaps |= {"short_speaker": self.labels.short(claim.by), "short_target": self.labels.short(claim.about)}
        if isinstance(point, Stating):
            gaps["short_end"] = gaps["end"] if point.toward else HALFWAY
        return tuple(each.format_map(gaps) for each in self._row(point, claims).parts)

    def _noted(self, point: AnyPoint, claims: Sequence[Claim], day: int) -> dict[str, str]:
        gaps = self.gaps(point, claims, day)
        note = f"; {gaps['evidence']}" if gaps["evidence"] else ""
        tail = f" (on {gaps['evidence']})" if gaps["evidence"] else ""
        return gaps | {"evidence_note": note, "evidence_tail": tail}

    def briefly(self, points: Sequence[AnyPoint], claims: Sequence[Claim]) -> str:
        """Return a speech in a line: its acts with their targets, each kind of act and each target once.

        If it does anything to others, the positions that it states are left to the record.
        """
        told: dict[str, list[str]] = {}
        does = [each for each in points if not isinstance(each, Stating)]
        for point in sorted(does or points, key=lambda each: _ORDER.index(type(each))):
            target = self._shortly(point, claims)
            line = (POINTS[type(point)] if target else PLEDGING).briefly
            told.setdefault(line, [])
            if target and target not in told[line]:
                told[line].append(target)
        joined: dict[tuple[str, str], list[str]] = {}
        for line, about in told.items():
            joined.setdefault((listed(sorted(about)), "" if line in _JOINED else line), []).append(line)
        return listed([_joined(lines, about) for (about, _), lines in joined.items()])

    def _shortly(self, point: AnyPoint, claims: Sequence[Claim]) -> str:
        if isinstance(point, Stating):
            return uncapital(self._issues[point.issue].label) if point.issue in self._issues else point.issue
        target = self.target(point, claims)
        return self.labels.short(target) if target else "" if isinstance(point, Offering) else "another"

    def key(self, point: AnyPoint, claims: Sequence[Claim]) -> str:
        """Return the key of the phrase bank under which the point is said."""
        family = type(point).__name__.lower()
        if isinstance(point, Stating):
            return f"{family}/{point.issue}/{_ENDS.get(point.toward, 'middle')}"
        if isinstance(point, Denying | Rebutting | Accepting | Refusing):
            claim = claim_of(claims, point.claim)
            if claim is not None and claim.kind == "prebuttal":
                # The speech answers the foretelling; words against the charge itself would say the opposite.
                return f"foretold/{family}"
            return f"{family}/{claim.subject}" if claim else family
        return f"{family}/{_subject(point)}"

    def gaps(self, point: AnyPoint, claims: Sequence[Claim], day: int) -> dict[str, str]:
        """Return the values for the gaps of phrases about this point; empty if a gap does not apply."""
        gaps = dict.fromkeys(("charge", "evidence", "speaker", "target", "demand", "offer", "subject", "due"), "")
        gaps["confidence"] = point.confidence.value if isinstance(point, Accusing) else ""
        if isinstance(point, Stating):
            return gaps | self._of_issue(point)
        if isinstance(point, Denying | Rebutting | Accepting | Refusing):
            gaps |= self._of_claim(claim_of(claims, point.claim))
            if isinstance(point, Accepting | Refusing):
                gaps["target"] = gaps["speaker"]
        else:
            gaps |= self._of_subject(point, day)
        if isinstance(point, Accusing | Rebutting):
            shown = point.proof if isinstance(point, Accusing) else (point.evidence,) if point.evidence else ()
            gaps["evidence"] = listed([uncapital(self.labels.of("evidence", each)) for each in shown])
        return gaps

    def target(self, point: AnyPoint, claims: Sequence[Claim]) -> MemberId:
        """Return the State that the point is about or answers, or nothing."""
        if isinstance(point, Denying | Rebutting | Accepting | Refusing):
            claim = claim_of(claims, point.claim)
            return claim.by if claim else ""
        if isinstance(point, Stating):
            return ""
        return self._addressee(point)

    def _of_issue(self, point: Stating) -> dict[str, str]:
        issue = self._issues.get(point.issue)
        if issue is None:
            return {"issue": point.issue, "end": str(point.toward), "minus": "", "plus": ""}
        ends = {-1: issue.minus, 1: issue.plus, 0: f"between “{issue.minus}” and “{issue.plus}”"}
        minus, plus = uncapital(issue.minus), uncapital(issue.plus)
        return {"issue": uncapital(issue.label), "end": uncapital(ends[point.toward]), "minus": minus, "plus": plus}

    def _of_claim(self, claim: Claim | None) -> dict[str, str]:
        if claim is None:
            return {}
        what = uncapital(self.labels.claimed(claim))
        due = self.labels.date(claim.due) if claim.due else ""
        by, about = self.labels.the(claim.by), self.labels.the(claim.about)
        same = dict.fromkeys(("charge", "subject", "demand", "offer"), what)
        return same | {"speaker": by, "target": about, "due": due}

    def _of_subject(self, point: AnyPoint, day: int) -> dict[str, str]:
        found = {"target": self.labels.the(self._addressee(point))}
        if isinstance(point, Demanding):
            days = self._demands[point.demand].days if point.demand in self._demands else 0
            found |= {"demand": uncapital(self.labels.of("demand", point.demand)), "due": self.labels.date(day + days)}
        elif isinstance(point, Offering):
            days = self._offers[point.offer].days if point.offer in self._offers else 0
            found |= {"offer": uncapital(self.labels.of("offer", point.offer)), "due": self.labels.date(day + days)}
        elif isinstance(point, Circulating):
            found |= {"evidence": uncapital(self.labels.of("evidence", point.document))}
            charge = self._evidence[point.document].charge if point.document in self._evidence else ""
            found |= {"charge": uncapital(self.labels.of("charge", charge)) if charge else ""}
        elif isinstance(point, Accusing | Prebutting):
            found |= {"charge": uncapital(self.labels.of("charge", point.charge))}
        return found

    def _addressee(self, point: AnyPoint) -> MemberId:
        subject = _subject(point)
        if isinstance(point, Demanding):
            return self._demands[subject].of if subject in self._demands else ""
        if isinstance(point, Offering):
            return self._offers[subject].to if subject in self._offers else ""
        if isinstance(point, Circulating):
            subject = self._evidence[subject].charge if subject in self._evidence else ""
        charge = self._charges.get(subject)
        if charge is None:
            return ""
        if isinstance(point, Prebutting) and charge.by:
            return charge.by[0]
        return charge.against


def _dismisses(point: AnyPoint, claims: Sequence[Claim]) -> bool:
    """Return whether the point rebuts a charge that was only foretold."""
    claim = claim_of(claims, point.claim) if isinstance(point, Rebutting) else None
    return claim is not None and claim.kind == "prebuttal"


def _subject(point: AnyPoint) -> Slug:
    for name in ("charge", "demand", "offer", "document", "issue"):
        if isinstance(value := getattr(point, name, None), str):
            return value
    return ""
