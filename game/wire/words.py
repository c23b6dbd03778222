"""The published words of a scenario, which are sent once: all that messages refer to by id."""

from __future__ import annotations

from hashlib import blake2b
from zlib import compress

from msgspec import Struct

from game.engine import Case
from game.play.game import Game
from game.wire.values import ROWS, Plain, encoded, plain

_PARTS = ("id", "title", "first_day", "days", "remit", "setting", "participants", "profiles", "seats")


class Words(Struct, frozen=True, tag="words"):
    """The published words: `id` changes where any of them does; `packed` is their JSON, compressed (zlib)."""

    id: str
    packed: bytes


def words_of(case: Case) -> Words:
    """Return the published words of a scenario: no truth, no instruction, no red line, and no evidence is in them.

    What reality did on later days is left out too: who plays shall not read it there. `numbers` are the names of the
    numbers in their order, and `rows` the fields of what goes as a list.
    """
    published = case.published
    table: dict[str, Plain] = {name: plain(getattr(published, name)) for name in _PARTS}
    table["setting"].pop("evidence", None)
    table["numbers"] = list(Game(case, 0).briefing(case.seats[0]).numbers)
    table["rows"] = {each.__name__: list(each.__struct_fields__) for each in ROWS}
    text = encoded(table)
    return Words(blake2b(text, digest_size=8).hexdigest(), compress(text, 9))
