"""Who sat in a seat at a moment of a game, and what a page calls them: persons' names only where they are kept."""

from __future__ import annotations

from game.play.codec import Record
from game.play.game import Game
from game.play.roster import Person, Roster
from game.play.seating import seated
from game.terms import MemberId
from game.words.labels import counted

PROGRAM = "the program"


class Representatives:
    """The persons of a game in their seats; without `names` a page tells how many they are, and no name."""

    def __init__(self, game: Game, *, names: bool) -> None:
        self.names = names
        self._game = game
        self._rosters: list[tuple[int, Roster]] = [(0, game.first_roster)]
        for entry in game.entries:
            if not isinstance(entry, Record):
                roster = seated(self._rosters[-1][1], entry.line)
                if roster is not self._rosters[-1][1]:
                    self._rosters.append((entry.number, roster))

    def at(self, number: int) -> Roster:
        """Return who held each seat when the line of this number was written."""
        return next(roster for since, roster in reversed(self._rosters) if since <= number)

    def name(self, person: Person) -> str:
        """Return the name of a person, or a number where the names are gone; "" where names are left out."""
        if not (self.names and person):
            return ""
        return self._game.people.get(person) or f"Person {person.removeprefix('p')}"

    def of(self, seat: MemberId, number: int) -> str:
        """Return who represented a seat at a line: names, or how many persons, or that the program led it."""
        holder = self.at(number).get(seat)
        if holder is None or not holder.persons:
            return PROGRAM
        if self.names:
            return ", ".join(map(self.name, holder.persons))
        return counted(len(holder.persons), "person")

    def acted(self, record: Record) -> bool:
        """Return whether persons did an act, and not the program in their place."""
        if record.person:
            return True
        holder = self.at(record.number).get(record.by)
        return holder is not None and bool(holder.persons) and not record.because
