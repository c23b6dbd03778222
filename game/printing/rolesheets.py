"""The role sheet of each seat: what it stands for, what is asked of it, and what only it knows. One file a seat."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.case import Case, Profile
from game.printing.documents import AnyBlock, Card, Document, Heading, Part, Table, bulleted, led, plain
from game.terms import MemberId
from game.words.labels import Labels, capital, listed, stopped
from game.words.relations import disposed

NOT_MY_OPINION = Card(
    "The role is not my opinion",
    (
        "You speak for a State today, not for yourself. Nobody will think that you believe what you have to say.",
        "If a role is hard for you, tell your teacher: you may change seats, and nobody asks why.",
        "Nobody is graded on who wins. Argue against what others say, never against who they are.",
    ),
)
SECRET = "Do not show this sheet to anybody else, and do not leave it on the table. It tells what only you know."
_ISSUES = 5
"""The questions that a sheet tells of: those that matter most to the seat."""
_RELATIONS = ("close", "warm", "cool", "hostile")


def role_sheet(case: Case, seat: MemberId) -> Document:
    """Return the role sheet of a seat, with its secrets and no other seat's."""
    labels, profile = Labels(case), case.profile[seat]
    blocks = (
        Card(f"Secret: for the delegation of {labels.the(seat)} only", (SECRET,)), NOT_MY_OPINION, *_stand(profile),
        *_asked(profile), *_refused(profile), *_known(case, seat, labels),
        *_issues(case, profile), *_friends(case, seat, labels), *_can(case, seat, labels), *_lines(profile),
        *_sources(profile, labels),
    )  # fmt: skip
    name = labels.name(seat)
    part = Part(name, tuple(blocks), f"{_capacity(case, seat)} in “{case.title}”.", symbol=seat)
    return Document(f"Role sheet: {name}", f"Role sheet: {name}", (part,), f"Secret: for {labels.the(seat)} only")


def _capacity(case: Case, seat: MemberId) -> str:
    council = case.remit.council
    if seat in council.permanent:
        return "A permanent member of the Council"
    return "An elected member of the Council" if seat in council.seats else "A guest of the Council, without a vote"


def _stand(profile: Profile) -> Iterator[AnyBlock]:
    yield Heading("Who you are today")
    for text in filter(None, (profile.stance, profile.instructions)):
        yield plain(stopped(text))


def _asked(profile: Profile) -> Iterator[AnyBlock]:
    """Yield what the capital asks from the first day on; what it asks later depends on what happens."""
    rows = tuple((each.text, str(each.weight)) for each in profile.objectives if not each.given)
    if rows:
        yield Heading("What your capital asks of you")
        yield Table("", ("Bring this about", "Weight"), rows, (85, 15), (1,))
        yield plain("The greater the weight, the more it matters to your capital. New instructions may come.", "small")


def _refused(profile: Profile) -> Iterator[AnyBlock]:
    if profile.red_lines:
        yield Heading("Your red lines")
        yield bulleted(each.text for each in profile.red_lines)
        if len(profile.red_lines) > 1:
            yield plain("In a game one of them is drawn as the line that you will never cross. Only you are told "
                        "which.", "small")  # fmt: skip


def _known(case: Case, seat: MemberId, labels: Labels) -> Iterator[AnyBlock]:
    held = case.setting.held.get(seat, ())
    if held:
        yield Heading("What only you know")
        yield bulleted(
            f"{capital(stopped(each.title))} It speaks {'for' if each.supports > 0 else 'against'} the charge "
            f"{stopped(labels.of('charge', each.charge))}"
            for each in held
        )
        yield plain("You may show it in the chamber or keep it. You do not know whether it is sound.", "small")


def _issues(case: Case, profile: Profile) -> Iterator[AnyBlock]:
    most = sorted(case.setting.issues, key=lambda each: -profile.salience.get(each.id, 0.0))
    rows = tuple(
        (each.label, stopped(capital(_stands(profile.positions[each.id], each.minus, each.plus))))
        for each in most[:_ISSUES]
        if each.id in profile.positions
    )
    if rows:
        yield Heading("Where you stand")
        yield Table("", ("Question", "Your view"), rows, (30, 70))


def _stands(at: float, minus: str, plus: str) -> str:
    """Return a position from -1 to 1 in the words of the issue's two ends."""
    if abs(at) < 0.2:
        return f"you stand between “{minus}” and “{plus}”"
    side = plus if at > 0 else minus
    return side if abs(at) >= 0.6 else f"you lean to “{side}”"


def _friends(case: Case, seat: MemberId, labels: Labels) -> Iterator[AnyBlock]:
    found: dict[str, list[MemberId]] = {}
    for other, figure in case.setting.relations.get(seat, {}).items():
        if other in case.seats and other != seat:
            found.setdefault(disposed(figure), []).append(other)
    told = [(word, found[word]) for word in _RELATIONS if word in found]
    if told:
        yield Heading("How you get on with others")
        for word, others in told:
            yield led(f"{capital(word)}: ", f"{labels.these(others)}.")


def _can(case: Case, seat: MemberId, labels: Labels) -> Iterator[AnyBlock]:
    council = case.remit.council
    votes = seat in council.seats
    told = ["You speak in the chamber when you have the floor, and talk to others in the corridor."]
    told.append("You vote: in favour, against, or you abstain." if votes else "You have no vote, but you may speak.")
    if seat in council.permanent:
        told.append("You are a permanent member: if you vote against a draft resolution, it is not adopted. That is "
                    "called a veto. You need not use it.")  # fmt: skip
    elif votes:
        told.append(f"A draft resolution needs {council.votes_required} votes in favour, so yours counts.")
    groups = [each.label for each in case.setting.groups if seat in each.members]
    told += [f"You belong to {listed(groups)}."] if groups else []
    formats = [each.label for each in case.setting.formats if seat in each.table]
    told += [f"You sit at the table of {listed(formats)}."] if formats else []
    hours = case.setting.hours.get(seat)
    told += [f"You have {hours} hours a day in the corridor: spend them well."] if hours else []
    yield Heading("What you can do")
    yield bulleted(told)


def _lines(profile: Profile) -> Iterator[AnyBlock]:
    if profile.lines:
        yield Heading("Sentences that you may use, or say better")
        yield bulleted(profile.lines)


def _sources(profile: Profile, labels: Labels) -> Iterator[AnyBlock]:
    if profile.sources:
        yield Heading("Where this comes from", 2)
        yield plain("; ".join(dict.fromkeys(labels.source(each) for each in profile.sources)), "small")
