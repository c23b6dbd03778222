"""How the player chooses a seat, before there is anything else to ask about."""

from __future__ import annotations

from game.engine.case import Case
from game.terminal.console import Console
from game.terminal.pages import HELP, seat_label
from game.terminal.picking import Back, Choices, Chooser
from game.terms import MemberId


class Quit(Exception):
    """The player leaves; the game is kept."""


def choose_seat(case: Case, console: Console) -> MemberId:
    """Return the seat that the player chooses, by number or by code. Raises Closed and Quit."""

    def read(prompt: str) -> str:
        line = console.read(prompt)
        if line.lower() == "quit":
            raise Quit
        if line.lower() == "help":
            console.say(*HELP)
        codes = [each.member for each in profiles]
        return str(codes.index(line.upper()) + 1) if line.upper() in codes else line

    profiles = [case.profile[member] for member in case.seats if member in case.profile]
    while True:
        try:
            seats = Choices("Whose seat do you take?", profiles, lambda each: seat_label(case, each))
            seat: MemberId = Chooser(console, read).one(seats).member
            return seat
        except Back:
            continue
