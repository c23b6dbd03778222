"""What is put to the vote and what its end means, in words: each kind of question is settled in words of its own."""

from __future__ import annotations

from msgspec import Struct

from game.council.acts import PointGround
from game.council.membership import Council
from game.council.motions import Motion
from game.council.voting import Ground, Outcome, Question, VoteTally, votes_required
from game.record.labels import Labels, capital, counted, listed, numeral, uncapital
from game.record.wording import GROUNDS, MOTIONS


class _Asked(Struct, frozen=True):
    """A kind of question: what is put, what holds if it is carried and if not, and each of these in a word."""

    title: str
    carried: str
    lost: str
    words: tuple[str, str]


_RULING = "the President's ruling on {ground}"
_ASKED = {
    "agenda": _Asked("the adoption of the agenda, “{item}”", "the agenda is adopted", "the agenda is not adopted",
                     ("adopted", "not adopted")),
    "ruling": _Asked(f"the challenge to {_RULING}", f"{_RULING} is overruled", f"{_RULING} stands",
                     ("overruled", "the ruling stands")),
    "motion": _Asked("the motion {motion}", "the motion {motion} is carried", "the motion {motion} is not carried",
                     ("carried", "not carried")),
    "preliminary": _Asked("the preliminary question whether {subject} is procedural",
                          "{subject} is held to be procedural", "{subject} is held to be substantive",
                          ("procedural", "substantive")),
    "party": _Asked("whether {member}, in the vote on {draft}, is a party to the dispute",
                    "{member} is held to be a party to the dispute, and shall abstain on {draft}",
                    "{member} is not held to be a party to the dispute, and may vote on {draft}",
                    ("a party", "not a party")),
    "invitation": _Asked("the invitation to {member}", "{member} is invited", "{member} is not invited",
                         ("invited", "not invited")),
    "exclusion": _Asked("the question not to invite {member}", "{member} is not invited", "{member} is invited",
                        ("not invited", "invited")),
    "part": _Asked("the part that is voted on separately, “{paragraph}”", "the part “{paragraph}” is retained",
                   "the part “{paragraph}” is not retained", ("retained", "not retained")),
    "amendment": _Asked("amendment {subject}", "amendment {subject} is adopted", "amendment {subject} is not adopted",
                        ("adopted", "not adopted")),
    "draft": _Asked("draft resolution {subject}", "draft resolution {subject} is adopted",
                    "draft resolution {subject} is not adopted", ("adopted", "not adopted")),
}  # fmt: skip


def question_title(kind: str, subject: str, labels: Labels) -> str:
    """Return in words what was put to the vote."""
    return _ASKED[kind].title.format_map(_gaps(kind, subject, labels))


def settled(kind: str, subject: str, labels: Labels, *, carried: bool) -> str:
    """Return in words what holds once a question is carried, or is not."""
    asked = _ASKED[kind]
    return (asked.carried if carried else asked.lost).format_map(_gaps(kind, subject, labels))


def verdict(kind: str, *, carried: bool) -> str:
    """Return in a word or two how a question ended."""
    return _ASKED[kind].words[not carried]


def figures_sentence(title: str, figures: VoteTally) -> str:
    """Return the figures as the President announces them."""
    counts = [counted(figures.in_favour, "vote") + " in favour", f"{counted(figures.against, 'vote')} against"]
    counts.append(counted(figures.abstaining, "abstention"))
    if figures.not_participating:
        counts.append(f"{counted(figures.not_participating, 'member')} not participating")
    if figures.absent:
        counts.append(f"{counted(figures.absent, 'member')} absent")
    return f"{capital(title)} received {listed(counts)}"


def result_sentence(holds: str, outcome: Outcome, figures: VoteTally, question: Question, labels: Labels) -> str:
    """Return what holds after a vote, and by what rule: the votes were there, or a veto, or they were lacking."""
    needed = votes_required(labels.case.remit.council, question)
    if outcome.ground is Ground.ADOPTED:
        votes = counted(figures.in_favour, "vote")
        return f"{capital(holds)}, with {votes} in favour where it needs {numeral(needed)}"
    if outcome.ground is Ground.VETO:
        against = listed([labels.the(member) for member in sorted(outcome.vetoed_by)])
        return (
            f"{capital(holds)}: there were the {numeral(needed)} votes needed, and the outcome is "
            f"a veto, a permanent member having voted against: {against} (Charter, Article 27 (3))"
        )
    had = numeral(figures.in_favour)
    return (
        f"{capital(holds)}: the question lacked {numeral(needed)} votes in favour, having {had} "
        f"(Charter, Article 27 ({'2' if question is Question.PROCEDURAL else '3'}))"
    )


def bar_sentence(figures: VoteTally, council: Council, question: Question) -> str:
    """Return how near the vote came to the bar, and how many not in favour defeat it."""
    needed = votes_required(council, question)
    withheld, enough = council.size - figures.in_favour, council.size - needed + 1
    return (
        f"{figures.in_favour} of {council.size} in favour, {needed} needed; {withheld} not in favour, "
        f"and {numeral(enough)} not in favour are enough to defeat it"
    )


def _gaps(kind: str, subject: str, labels: Labels) -> dict[str, str]:
    """Return what fills the gaps of the words; a subject of two parts has a bar between them."""
    first, _, second = subject.partition("|")
    if kind == "agenda":
        return {"item": labels.of("item", subject)}
    if kind == "ruling":
        return {"ground": GROUNDS[PointGround(first)]}
    if kind == "motion":
        return {"motion": f"of {labels.the(second)} {MOTIONS[Motion(int(first))]}"}
    if kind == "party":
        return {"draft": first, "member": labels.the(second)}
    if kind == "part":
        return {"paragraph": uncapital(labels.of("paragraph", subject))}
    return {"subject": subject, "member": labels.the(subject)}
