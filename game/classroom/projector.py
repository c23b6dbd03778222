"""What the projector shows besides what is public: how to join, and which of its pages the teacher has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.classroom.qr import qr
from game.classroom.teacher import joined
from game.wire.values import Plain

if TYPE_CHECKING:
    from game.classroom.room import Room


def sections(room: Room) -> dict[str, Plain]:
    """Return the sections of the channel `projector`; nothing in them comes from the game itself."""
    urls = [*room.urls]
    code = room.settings.code
    url = urls[0] if urls else ""
    return {
        "projector:join": {
            "code": code, "url": url, "qr": qr(joined(url, code)) if url else None,
            "students": sum(each.role == "student" and not each.removed for each in room.people.values()),
            "locked": room.settings.locked, "shows": room.settings.projector,
        }
    }  # fmt: skip
