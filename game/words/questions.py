"""The questions put to the vote and the meaning of their results, in words: each kind has its own."""

from __future__ import annotations

from msgspec import Struct

from game.council.membership import Council
from game.council.subjects import (
    OnAgenda,
    OnAmendment,
    OnDraft,
    OnExclusion,
    OnInvitation,
    OnMotion,
    OnNature,
    OnPart,
    OnParty,
    OnRuling,
    Subject,
)
from game.council.voting import Ground, Outcome, Question, VoteTally, votes_required
from game.words.labels import Labels, capital, counted, listed, numeral, uncapital
from game.words.wording import GROUNDS, MOTIONS


class _Asked(Struct, frozen=True):
    """A kind of question: its words, the sentence if it is carried and if it is not, and each of these in a word."""

    title: str
    carried: str
    lost: str
    words: tuple[str, str]


_RULING = "the President's ruling on {ground}"
ASKED: dict[type[Subject], _Asked] = {
    OnAgenda: _Asked("the adoption of the agenda, “{item}”", "the agenda is adopted", "the agenda is not adopted",
                     ("adopted", "not adopted")),
    OnRuling: _Asked(f"the challenge to {_RULING}", f"{_RULING} is overruled", f"{_RULING} stands",
                     ("overruled", "the ruling stands")),
    OnMotion: _Asked("the motion {motion}", "the motion {motion} is carried", "the motion {motion} is not carried",
                     ("carried", "not carried")),
    OnNature: _Asked("the preliminary question whether {paper} is procedural",
                          "{paper} is held to be procedural", "{paper} is held to be substantive",
                          ("procedural", "substantive")),
    OnParty: _Asked("whether {member}, in the vote on {draft}, is a party to the dispute",
                    "{member} is held to be a party to the dispute, and shall abstain on {draft}",
                    "{member} is not held to be a party to the dispute, and may vote on {draft}",
                    ("a party", "not a party")),
    OnInvitation: _Asked("the invitation to {member}", "{member} is invited", "{member} is not invited",
                         ("invited", "not invited")),
    OnExclusion: _Asked("the question not to invite {member}", "{member} is not invited", "{member} is invited",
                        ("not invited", "invited")),
    OnPart: _Asked("the part that is voted on separately, “{paragraph}”", "the part “{paragraph}” is retained",
                   "the part “{paragraph}” is not retained", ("retained", "not retained")),
    OnAmendment: _Asked("amendment {paper}", "amendment {paper} is adopted", "amendment {paper} is not adopted",
                        ("adopted", "not adopted")),
    OnDraft: _Asked("draft resolution {paper}", "draft resolution {paper} is adopted",
                    "draft resolution {paper} is not adopted", ("adopted", "not adopted")),
}  # fmt: skip
"""The words of each kind of question."""


def question_title(subject: Subject, labels: Labels) -> str:
    """Return in words what was put to the vote."""
    return ASKED[type(subject)].title.format_map(_gaps(subject, labels))


def settled(subject: Subject, labels: Labels, *, carried: bool) -> str:
    """Return the result in words, once a question is carried or not."""
    asked = ASKED[type(subject)]
    return (asked.carried if carried else asked.lost).format_map(_gaps(subject, labels))


def verdict(subject: Subject, *, carried: bool) -> str:
    """Return in a word or two how a question ended."""
    return ASKED[type(subject)].words[not carried]


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
    """Return the result after a vote, and its rule: enough votes, or a veto, or too few votes."""
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


def bar_before(council: Council, question: Question) -> str:
    """Return before a vote how many votes adopt, how many members not in favour defeat, and whether a veto may."""
    needed = votes_required(council, question)
    withheld = numeral(council.size - needed + 1)
    veto = ", and so does a permanent member's vote against" if question is Question.SUBSTANTIVE else ""
    return (
        f"{counted(needed, 'vote')} of {council.size} in favour adopt it, "
        f"{withheld} members not in favour defeat it{veto}"
    )


def bar_sentence(figures: VoteTally, council: Council, question: Question) -> str:
    """Return how near the vote came to the bar, and how many not in favour defeat it."""
    needed = votes_required(council, question)
    withheld, enough = council.size - figures.in_favour, council.size - needed + 1
    return (
        f"{figures.in_favour} of {council.size} in favour, {needed} needed; {withheld} not in favour, "
        f"and {numeral(enough)} not in favour are enough to defeat it"
    )


def _gaps(subject: Subject, labels: Labels) -> dict[str, str]:
    """Return the values for the gaps of the words: each part of the subject by its name, in words."""
    the = labels.the
    match subject:
        case OnAgenda():
            return {"item": labels.of("item", subject.item)}
        case OnInvitation() | OnExclusion():
            return {"member": the(subject.invitee)}
        case OnRuling():
            return {"ground": GROUNDS[subject.ground]}
        case OnMotion():
            return {"motion": f"of {the(subject.mover)} {MOTIONS[subject.motion]}"}
        case OnParty():
            return {"draft": subject.draft, "member": the(subject.member)}
        case OnPart():
            return {"paragraph": uncapital(labels.of("paragraph", subject.paragraph))}
    return {"paper": subject.paper}
