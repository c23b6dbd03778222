"""A page on how the Council of a scenario works: who sits, how it votes, and what decides; all from its remit."""

from __future__ import annotations

from collections.abc import Iterator

from game.council.membership import Council
from game.council.voting import Ballot, Ground, Question, outcome, votes_required
from game.engine.case import Case
from game.printing.documents import AnyBlock, Document, Heading, Part, Table, bulleted, plain
from game.terms import MemberId
from game.words.labels import Labels, capital, counted, listed, numeral

_ENDS = {
    Ground.ADOPTED: "adopted",
    Ground.VETO: "not adopted: a veto",
    Ground.LACKED_VOTES: "not adopted: too few votes",
}


def council_sheet(case: Case) -> Document:
    """Return the page on the Council."""
    labels, council = Labels(case), case.remit.council
    blocks = (
        Heading("Who sits"), *_sits(case, labels),
        Heading("How a vote is decided"), *_votes(council, labels),
        Heading("How a day goes"), _day(),
        Heading("How a text comes about"), *_texts(case),
        Heading("What is polite, and what the rules ask"), _manners(case, labels),
    )  # fmt: skip
    title = "How the Council works"
    return Document(title, title, (Part(title, tuple(blocks), f"For all seats of “{case.title}”."),), case.title)


def _sits(case: Case, labels: Labels) -> Iterator[AnyBlock]:
    council = case.remit.council
    permanent = tuple(seat for seat in council.seats if seat in council.permanent)
    text = f"The Council has {counted(council.size, 'member')}. "
    if permanent:
        text += f"{capital(numeral(len(permanent)))} {'are' if len(permanent) > 1 else 'is'} permanent: "
        text += f"{labels.these(permanent)}. "
    if council.elected:
        text += f"The others are elected: {labels.these(council.elected)}."
    yield plain(text)
    guests = [each.label for each in case.remit.invitees]
    if guests:
        yield plain(f"The Council may invite guests, who speak and do not vote: {listed(guests)}.")


def _votes(council: Council, labels: Labels) -> Iterator[AnyBlock]:
    needed = votes_required(council, Question.SUBSTANTIVE)
    told = [f"A draft resolution is adopted if at least {numeral(needed)} of {council.size} members vote in favour"]
    if council.permanent:
        told[0] += " and no permanent member votes against it"
        told.append("A permanent member that votes against stops the text, if it has enough votes otherwise. The "
                    "outcome is called a veto (Charter, Article 27 (3)).")  # fmt: skip
        told.append("A permanent member that abstains, or stays away, stops nothing.")
    told[0] += "."
    procedural = votes_required(council, Question.PROCEDURAL)
    told.append(f"On procedure, such as the agenda, {numeral(procedural)} votes in favour are enough, and there is no "
                "veto (Article 27 (2)).")  # fmt: skip
    told.append("To abstain is not to be absent: it says that you neither carry the text nor stop it. It is no vote "
                "in favour, so it does not help the text to its number.")  # fmt: skip
    yield bulleted(told)
    head = ("In favour", "Against", "The draft resolution is")
    yield Table("Reckon with it", head, tuple(_examples(council, labels)), (20, 40, 40))


def _examples(council: Council, labels: Labels) -> Iterator[tuple[str, str, str]]:
    """Yield examples, each decided by the law of votes itself."""
    needed, elected = votes_required(council, Question.SUBSTANTIVE), council.elected
    permanent = next((seat for seat in council.seats if seat in council.permanent), "")
    cases: list[tuple[int, MemberId]] = [(needed, ""), (needed - 1, "")]
    cases += [(needed, elected[0])] if elected and needed < council.size else []
    cases += [(council.size - 1, permanent)] if permanent and needed < council.size else []
    for in_favour, against in cases:
        end = outcome(_ballots(council, in_favour, against), council, Question.SUBSTANTIVE)
        yield (str(in_favour), capital(labels.the(against)) if against else "nobody", _ENDS[end.ground])


def _ballots(council: Council, in_favour: int, against: MemberId) -> dict[MemberId, Ballot]:
    """Return ballots with so many in favour and one against, or none; all others abstain."""
    willing = [seat for seat in council.seats if seat != against]
    cast = dict.fromkeys(council.seats, Ballot.ABSTAINING) | dict.fromkeys(willing[:in_favour], Ballot.IN_FAVOUR)
    return cast | ({against: Ballot.AGAINST} if against else {})


def _day() -> AnyBlock:
    return bulleted((
        "In the morning the news comes, and the numbers of the situation have moved.",
        "In the corridor you talk: you visit, you call, you make promises and you collect votes.",
        "If there is a meeting, the President calls it to order, guests are invited, and all who wish to speak do so.",
        "Texts are then put to the vote, in the order in which they were submitted.",
        "Before or after a vote you may explain your vote.",
        "In the night the world outside the Council moves by itself. No seat at the table orders it.",
    ))  # fmt: skip


def _texts(case: Case) -> Iterator[AnyBlock]:
    remit = case.remit
    yield bulleted((
        "One or more members submit a draft resolution; whoever joins them is a sponsor.",
        f"A draft has at most {counted(remit.max_preambular, 'paragraph')} that say why, and at most "
        f"{counted(remit.max_operative, 'paragraph')} that say what is to be done.",
        "The verb matters: to demand is stronger than to call upon, and costs support.",
        "Others propose amendments: a paragraph more, a paragraph less, or other words.",
        "Once adopted, the draft is a resolution.",
    ))  # fmt: skip


def _manners(case: Case, labels: Labels) -> AnyBlock:
    president = case.remit.presidents[0][1] if case.remit.presidents else ""
    presides = f"{capital(labels.the(president))} presides at first. " if president else ""
    return bulleted((
        f"{presides}The President gives the floor, keeps order, and votes like every other member.",
        "Speak about States and what they do, never about persons in the room.",
        "Whoever was named may ask for the right of reply.",
        "With a point of order you ask the President to apply the rules; it is not for arguments about the matter.",
        "What you claim in the chamber is entered in a ledger and comes due. Being wrong costs you credit.",
    ))  # fmt: skip
