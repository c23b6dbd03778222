"""Where a room is kept: its files, going back into a new one, deleting all of them, and a receipt that says so."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.classroom import orders as o
from game.classroom.devices import same
from game.classroom.refusing import Refused as Refusing
from game.play.fork import fork
from game.play.lines import (
    PUBLIC,
    TEACHER,
    Arrived,
    ClockSet,
    DeviceKnown,
    DevicesForgotten,
    LeaderPassed,
    Line,
    Muted,
    NoteSent,
    OrderDone,
    PhaseBegun,
    Removed,
    RoleGiven,
    RoomSet,
    SeatLent,
    SeatReleased,
    SeatTaken,
    SkillSet,
    WentOn,
)
from game.play.people import file_beside
from game.printing.exporting import folder_beside

if TYPE_CHECKING:
    from game.classroom.room import Room

_CARRIED = (
    Arrived, DeviceKnown, DevicesForgotten, RoleGiven, Muted, Removed, RoomSet, SeatTaken, SeatReleased, SeatLent,
    LeaderPassed, SkillSet, OrderDone,
)  # fmt: skip
_BACK, _ENDING = "-back-", ".jsonl"


def back(room: Room, order: o.Back) -> None:
    """Go back to where a phase began, or to a line by its number, and go on from there in a new file."""
    _refuse_practice(room)
    begun = room.standing.begun.get(order.phase)
    if order.phase >= 0 and begun is None:
        raise Refusing("this phase has not begun yet")
    at = order.to if begun is None else begun - 1
    old = room.game
    if not 0 < at < len(old.entries) or old.path is None:
        raise Refusing(f"the room can go back to lines 1 to {len(old.entries) - 1}")
    path = _free(old.path)
    new = fork(old, at, seat="", path=path, of=old.path.name, carried=goes_along)
    old.say(WentOn(path.name, at), (), at=room.at)
    old.settle()
    old.close()
    new.settle_apart()
    room.open_game(new)
    for entry in old.entries[at:]:
        if (entry.person, entry.cid) not in room.standing.ids and entry.cid:
            room.say(OrderDone("left behind"), person=entry.person, cid=entry.cid)
    _begin_again(room, order.phase)


def goes_along(line: Line) -> bool:
    """Return whether a line is of the people, the devices or the teacher's notes, and not of the course of the game."""
    own = isinstance(line.line, NoteSent) and line.line.by == TEACHER and not line.to
    return own or isinstance(line.line, _CARRIED)


def _begin_again(room: Room, phase: int) -> None:
    phase = phase if phase >= 0 else room.phase
    words = f"We go back, and play on from here: {room.phases[phase].title}. What was played since is kept apart."
    room.say(PhaseBegun(phase, len(room.game.records)), (PUBLIC,))
    room.say(ClockSet(room.phases[phase].title, room.phases[phase].minutes * 60, False), (PUBLIC,))
    room.say(NoteSent(TEACHER, words), (PUBLIC,))
    room.say(RoomSet("paused", True))


def close(room: Room, order: o.Close) -> Any:
    """Delete the room, all of its files, and return a receipt; `sure` must be the code of the room."""
    _refuse_practice(room)
    if not same(order.sure, room.settings.code):
        raise Refusing("to delete the room, give its code")
    path = room.game.path
    told = receipt(room)
    room.game.close()
    room.closed = True
    told["deleted"] = True
    if path is not None:
        told["left"] = [str(each) for each in _delete(files_of(path))]
    return told


def _refuse_practice(room: Room) -> None:
    if room.game.path is None:
        raise Refusing("end the practice vote first; it is in no file")


def receipt(room: Room) -> dict[str, Any]:
    """Return what is stored where, in sentences, with the files and their sizes."""
    path = room.path
    files = files_of(path) if path is not None else ()
    return {
        "says": [
            "Everything is stored on this computer only, in the files that are listed here; nothing was sent anywhere.",
            "The journal holds what was done and written, under p1, p2 and so on, and without names.",
            "The names lie in a file of their own, which can be deleted by itself.",
            "Of the pages only a random token is known to a device; the journal keeps its SHA-256 and not the token.",
            "Addresses of devices are not stored.",
        ],
        "files": [{"path": str(each), "bytes": _size(each), "holds": _holds(each)} for each in files],
        "persons": len(room.people),
        "deleted": False,
        "left": [],
    }


def files_of(path: Path) -> tuple[Path, ...]:
    """Return all files of a room that exist: its journals, also those from before it went back, names and exports."""
    stem = path.name.removesuffix(_ENDING).split(_BACK)[0]
    journals = [path.with_name(stem + _ENDING), *sorted(path.parent.glob(f"{stem}{_BACK}*{_ENDING}"))]
    beside = [each for journal in journals for each in (journal, file_beside(journal))]
    exports = tuple(folder_beside(journal) for journal in journals)
    return tuple(each for each in (*beside, *exports) if each.exists())


def went_on(path: Path, entries: Any) -> Path | None:
    """Return the file in which a room went on, if the last lines of this one say so."""
    lines = [each.line for each in entries[-3:] if isinstance(each, Line)]
    file = next((each.file for each in lines if isinstance(each, WentOn)), "")
    return path.with_name(Path(file).name) if file else None


def _free(path: Path) -> Path:
    stem = path.name.removesuffix(_ENDING).split(_BACK)[0]
    number = 1
    while (found := path.with_name(f"{stem}{_BACK}{number}{_ENDING}")).exists():
        number += 1
    return found


def _delete(files: tuple[Path, ...]) -> tuple[Path, ...]:
    for each in files:
        with suppress(OSError):
            if each.is_dir():
                shutil.rmtree(each)
            else:
                each.unlink(missing_ok=True)
    return tuple(each for each in files if each.exists())


def _size(path: Path) -> int:
    with suppress(OSError):
        return sum(each.stat().st_size for each in path.rglob("*")) if path.is_dir() else path.stat().st_size
    return 0


def _holds(path: Path) -> str:
    if path.is_dir():
        return "what was exported"
    return "the names of the persons" if path.name.endswith(".people.json") else "the journal of the game and the room"
