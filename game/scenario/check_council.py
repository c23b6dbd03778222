"""Checks of who sits: size, votes, presidency, delegations and their lines, and the paragraph bank."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from game.scenario.faults import Fault
from game.scenario.folder import Steps
from game.scenario.scene import Scene
from game.spelling import nearest

FEWEST, MOST = 3, 40


def council(scene: Scene) -> Iterator[Fault]:
    """The Council has a possible size, its permanent members sit, and its decisions can be reached."""
    given = scene.scenario.council
    seats = scene.known["member"]
    if given.members is not None and not FEWEST <= len(given.members) <= MOST:
        message = f"a Council has {FEWEST} to {MOST} members, this one has {len(given.members)}"
        yield scene.fault(("council", "members"), "C026", message)
    for place, member in enumerate(given.permanent or ()):
        if member not in seats:
            message = f"'{member}' cannot be permanent without a seat on the Council"
            yield scene.fault(("council", "permanent", place), "C029", message, hint=partial(nearest, member, seats))
    if given.votes_required is not None and not 1 <= given.votes_required <= len(seats):
        message = f"{given.votes_required} votes cannot be reached on a Council of {len(seats)}"
        yield scene.fault(("council", "votes_required"), "C027", message)
    if not given.items:
        yield scene.fault(("council",), "C037", "the Council needs one item on its agenda at least")


def presidency(scene: Scene) -> Iterator[Fault]:
    """Every President is a member (rule 18)."""
    given, seats = scene.scenario.council, scene.known["member"]
    named: list[tuple[Steps, str | None]] = [(("council", "president"), given.president)]
    named += [(("council", "presidents", month), member) for month, member in given.presidents.items()]
    for path, member in named:
        if member and member not in seats:
            message = f"'{member}' cannot preside, as it is no member of the Council"
            yield scene.fault(path, "C028", message, hint=partial(nearest, member, seats))


def delegations(scene: Scene) -> Iterator[Fault]:
    """Every member has a delegation, and every delegation a seat or an invitation."""
    seats = scene.case.remit.council.seats
    written = {each.member for each in scene.scenario.delegations}
    for member in seats:
        if member not in written:
            yield scene.fault(("delegations",), "C018", f"the member '{member}' has no delegation", key=True)
    invited = {each.id for each in scene.scenario.council.invitees}
    for place, delegation in enumerate(scene.scenario.delegations):
        path: Steps = ("delegations", place)
        seated = delegation.member in seats
        if delegation.capacity and (delegation.capacity == "member") != seated:
            message = f"'{delegation.member}' {'sits' if seated else 'does not sit'} on the Council"
            yield scene.fault((*path, "capacity"), "C033", message)
        elif not seated and delegation.member not in invited:
            message = f"'{delegation.member}' is neither a member nor among council.invitees"
            yield scene.fault((*path, "member"), "C033", message)


def briefers(scene: Scene) -> Iterator[Fault]:
    """No briefer bears the code of a State, whose name and flag it would be shown with (rule 39)."""
    for place, briefer in enumerate(scene.scenario.briefers):
        if briefer.id in scene.states:
            message = f"'{briefer.id}' is the code of a State, and a briefer is none; give it an id of its own"
            yield scene.fault(("briefers", place, "id"), "C038", message)


def red_lines(scene: Scene) -> Iterator[Fault]:
    """A red line is either a paragraph or a position on an issue."""
    for place, delegation in enumerate(scene.scenario.delegations):
        for number, line in enumerate(delegation.red_lines):
            path: Steps = ("delegations", place, "red_lines", number)
            if bool(line.paragraph) == bool(line.issue):
                yield scene.fault(path, "C019", "a red line names either a paragraph or an issue")
            elif line.issue and "at" not in line.model_fields_set:
                yield scene.fault(path, "C019", "a red line on an issue needs `at`, how far a text may go")


def bank(scene: Scene) -> Iterator[Fault]:
    """Every paragraph has a verb to open it."""
    for place, paragraph in enumerate(scene.scenario.paragraphs):
        if not paragraph.verbs:
            yield scene.fault(("paragraphs", place), "C023", f"the paragraph '{paragraph.id}' has no verbs")
